"""Routes to the pages; nothing else. Start it with ``streamlit run app.py``."""

from importlib import import_module

import streamlit as st

from views.trouble import run_page


def page(module: str, title: str, address: str, *, default: bool = False) -> st.Page:
    """Make a page of a module in views/, at an address; it is imported when somebody first opens it."""

    def run() -> None:
        run_page(import_module(f"views.{module}").show_page)

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
    page("start", "Start", "start", default=True),
    page("explore", "Explore", "explore"),
    page("link", "Link", "link"),
    page("saved_queries", "Saved queries", "queries"),
    page("cypher", "Cypher", "cypher"),
    page("sources", "Sources", "sources"),
]
chosen = st.navigation(pages, position="top")
st.html(TABLES + (DARK if st.context.theme.type == "dark" else ""))
chosen.run()
