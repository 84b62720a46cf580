"""Routes to the pages and opens the graph; nothing else. Start it with ``streamlit run app.py``."""

import streamlit as st

from graph.store.errors import StoreError
from views import explore, graph_access
from views.first_start import fill_when_empty, show_notice
from views.text import as_text


def show_explore() -> None:
    """Show the page Explore, or one line on why the graph cannot be read."""
    try:
        graph = graph_access.reader()
        fill_when_empty(graph)
        show_notice()
        explore.show_page(graph)
    except StoreError as error:
        st.error(as_text(str(error)))
        st.button("Try again", on_click=graph_access.reopen)


st.set_page_config(page_title="Reported arms transfers", layout="wide", initial_sidebar_state=264)
st.navigation([st.Page(show_explore, title="Explore", url_path="explore", default=True)], position="top").run()
