"""The first start: an empty embedded graph gets the story, and the page says so."""

import threading
from contextlib import closing
from pathlib import Path

import streamlit as st

from graph.store import open_store
from graph.store.base import Reader
from graph.summaries import count
from loaders.loading import load_paths

_LOADERS = Path(__file__).parents[1] / "loaders"
STORY = _LOADERS / "reports" / "sample"
COMPONENTS = _LOADERS / "components" / "engines.csv"
ITEM_NAMES = _LOADERS / "item_names" / "names.csv"
_NOTICE = "story_loaded"
_one_at_a_time = threading.Lock()


def fill_when_empty(graph: Reader) -> None:
    """Load the story and the two tables of this project into an embedded graph that holds nothing.

    The tables say which machine carries which engine, and which designations of sources meet: ``make run`` loads them
    as well. That is done once, and what to say of it is remembered.

    A server's graph is never written here. Raises StoreError where the graph cannot be written.
    """
    if graph.engine != "embedded" or graph.version != "":
        return
    with _one_at_a_time, st.spinner("The graph is empty: loading the story …"):
        if graph.version != "":
            return
        with closing(open_store()) as store:
            outcomes = load_paths(store, "reports", [STORY])
            load_paths(store, "components", [COMPONENTS])
            load_paths(store, "item_names", [ITEM_NAMES])
    loaded = [outcome.summary for outcome in outcomes if outcome.summary is not None]
    claims = count(sum(summary.claims for summary in loaded), "claim")
    st.session_state[_NOTICE] = (
        f"The graph was empty, so the story was loaded: {claims} of {count(len(loaded), 'report')}."
    )


def show_notice() -> None:
    """Say that the story was loaded, in the session that loaded it."""
    if _NOTICE in st.session_state:
        st.info(st.session_state[_NOTICE])
