"""Opening the graph for a page; where it cannot be read, one line says why, and a button tries again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from graph.store.base import Reader
from graph.store.errors import StoreError
from views import graph_access
from views.first_start import fill_when_empty, show_notice
from views.text import as_text


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
        st.header("The graph cannot be read now", anchor=False)
        st.error(as_text(str(error)))
        st.button("Try again", key="try_again", on_click=_try_again)
        st.stop()


def _try_again() -> None:
    graph_access.reopen()
    st.rerun()
