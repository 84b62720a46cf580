"""Routes to the pages; nothing else. Start it with ``streamlit run app.py``.

Streamlit imports this file once, for ``app``, and runs it again as ``__main__`` for every window and every press.
"""

from importlib import import_module

import streamlit as st

from views.serving import get_ready, routes
from views.trouble import run_page

# Of each page its module in views/, its title and its address; the first is the one that the bare address opens.
PAGES = (
    ("start", "Start", "start"),
    ("explore", "Explore", "explore"),
    ("link", "Link", "link"),
    ("saved_queries", "Saved queries", "queries"),
    ("cypher", "Cypher", "cypher"),
    ("sources", "Sources", "sources"),
)

# Streamlit writes white on what is filled with the primary colour; the teal of the dark theme is too light for that.
# The toolbar of its tables makes a CSV in which a spreadsheet would run a text that begins like a formula; ours, beside
# each table, does not.
STYLE = """<style>
[data-testid=stMultiSelectTagsContainer] span, button[kind^=primary]:enabled * { color: light-dark(#FFFFFF, #14181C); }
[data-testid=stElementToolbarButton]:has([aria-label^="Download as CSV"]) { display: none; }
</style>"""


def page(module: str, title: str, address: str, *, default: bool = False) -> st.Page:
    """Make a page of a module in views/, at an address; it is imported when somebody first opens it."""

    def run() -> None:
        run_page(import_module(f"views.{module}").show_page)

    return st.Page(run, title=title, url_path=address, default=default)


def route() -> None:
    """Run the page that the address names."""
    st.set_page_config(page_title="Reported arms transfers", layout="wide", initial_sidebar_state=264)
    pages = [page(*each, default=number == 0) for number, each in enumerate(PAGES)]
    st.navigation(pages, position="top").run()
    # Last, because the browser needs a program of its own for it, for which the page is not to wait.
    st.html(STYLE)


if __name__ == "__main__":
    route()
else:
    app = st.App(__file__, lifespan=get_ready([f"views.{module}" for module, _, _ in PAGES]), routes=routes())
