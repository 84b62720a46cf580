"""Brings what stands under the fold into view, where a person has just asked for it. Knows no page."""

import streamlit as st

from views.assets import read

_reveal = st.components.v2.component("reveal", js=read("reveal.js"))


def reveal(turn: int, *, key: str) -> None:
    """Scroll to this place, once for each ``turn``; 0 leaves the page where it is."""
    _reveal(key=key, data={"turn": turn}, height=1)
