"""Routes to the pages; nothing else. Start it with ``streamlit run app.py``."""

from collections.abc import Callable

import streamlit as st

from graph.store.base import Reader
from views import cypher, explore, link, saved_queries, sources, start
from views.trouble import run_page


def page(show: Callable[[Reader], None], title: str, address: str, *, default: bool = False) -> st.Page:
    """Make a page of the function that shows it, at an address."""

    def run() -> None:
        run_page(show)

    return st.Page(run, title=title, url_path=address, default=default)


# Streamlit writes white on what is filled with the primary colour; the teal of the dark theme is too light for that.
DARK = """<style>
[data-testid=stMultiSelectTagsContainer] span, button[kind^=primary] * { color: #14181C; }
</style>"""

# The toolbar of Streamlit's own tables makes a CSV in which a spreadsheet would run a text that begins like a formula;
# ours, beside each table, does not.
TABLES = """<style>
[data-testid=stElementToolbarButton]:has([aria-label^="Download as CSV"]) { display: none; }
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
st.html(TABLES + (DARK if st.context.theme.type == "dark" else ""))
chosen.run()
