"""What a page says as long as the graph is empty: where to load something."""

import streamlit as st

from views.links import address_of
from views.plain_table import show_way


def show_nothing_loaded() -> None:
    """Say how to load a first file, with the way to Sources."""
    st.markdown(
        "Load a file on the page Sources, or on the command line, for instance the story that comes with the project: "
        "`python -m loaders load reports loaders/reports/sample`"
    )
    show_way("Open Sources", address_of("sources"), key="way_to_sources")
