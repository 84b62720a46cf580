"""Routes to the pages and opens the graph; nothing else. Start it with ``streamlit run app.py``."""

from collections.abc import Callable

import streamlit as st

from graph.store.base import Reader
from graph.store.errors import StoreError
from views import cypher, explore, graph_access, link, saved_queries, sources, start
from views.first_start import fill_when_empty, show_notice
from views.text import as_text


def page(show: Callable[[Reader], None], title: str, address: str, *, default: bool = False) -> st.Page:
    """Make a page of the function that shows it; where the graph cannot be read, the page says why in one line."""

    def run() -> None:
        try:
            graph = graph_access.reader()
            fill_when_empty(graph)
            show_notice()
            show(graph)
        except StoreError as error:
            st.error(as_text(str(error)))
            st.button("Try again", on_click=graph_access.reopen)

    return st.Page(run, title=title, url_path=address, default=default)


# Streamlit writes white on what is filled with the primary colour; the teal of the dark theme is too light for that.
DARK = """<style>
[data-testid=stMultiSelectTagsContainer] span, button[kind^=primary] * { color: #14181C; }
</style>"""

st.set_page_config(page_title="Reported arms transfers", layout="wide", initial_sidebar_state=264)
pages = [
    page(start.show_page, "Start", "start", default=True),
    page(explore.show_page, "Explore", "explore"),
    page(link.show_page, "Link", "link"),
    page(saved_queries.show_page, "Saved queries", "queries"),
    page(cypher.show_page, "Cypher", "cypher"),
    page(sources.show_page, "Sources", "sources"),
]
chosen = st.navigation(pages, position="top")
if st.context.theme.type == "dark":
    st.html(DARK)
chosen.run()
