"""The list "Go to": every country and line of a picture by its name."""

from dataclasses import replace

import streamlit as st

from graph.summaries import ends, status_words
from graph.surroundings import Surroundings
from views.filters import put, set_widget
from views.viewpoint import Viewpoint

_KEY = "go_to"


def show_go_to(view: Viewpoint, around: Surroundings) -> None:
    """Show the list that picks as a click does: for the keyboard, and for whoever does not see the picture."""
    alone = {focus.id for focus in around.foci} if view.is_bracketed else set()
    neighbours = sorted(around.actors.keys() - alone, key=lambda one: around.actors[one].name)
    lines = sorted(around.lines.values(), key=lambda line: (ends(line, around), line.id))
    names = {one: around.actors[one].name for one in neighbours}
    names |= {line.id: f"{ends(line, around)}: {status_words(line).lower()}" for line in lines}
    set_widget(_KEY, view.selected or None)
    st.selectbox(
        "Go to a country or line",
        list(names),
        index=None,
        key=_KEY,
        format_func=lambda one: names.get(one, one),
        placeholder="Pick one",
        on_change=lambda: put(replace(view, selected=st.session_state[_KEY] or "", other="")),
    )
