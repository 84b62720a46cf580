"""Opening the graph for a page; where it cannot be read, one line says why, and a button tries again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from graph.store import errors
from graph.store.base import Reader
from graph.store.errors import StoreError
from views import graph_access
from views.first_start import fill_when_empty, show_notice
from views.text import as_text

_UNREAD = (errors.StoreUnavailable, errors.StoreLocked, errors.StoreDamaged, errors.StoreOutdated)


def run_page(show: Callable[[Reader], None]) -> None:
    """Run a page on the graph that the environment names; never raises StoreError."""
    with telling_trouble():
        graph = graph_access.reader()
        fill_when_empty(graph)
        show_notice()
        show(graph)


@contextmanager
def telling_trouble() -> Iterator[None]:
    """Show a StoreError of the block, and end the run: for a page, and for a part of it that also runs alone."""
    try:
        yield
    except StoreError as error:
        unread = isinstance(error, _UNREAD)
        st.header("The graph cannot be read now" if unread else "This cannot be shown now", anchor=False)
        st.error(as_text(str(error)))
        # One reader serves all sessions: it is opened anew only where it cannot read.
        st.button("Try again", key="try_again", on_click=graph_access.reopen if unread else None)
        st.stop()
