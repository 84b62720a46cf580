"""Explore: one country, its network, and the claims behind each line."""

import streamlit as st

from graph.explore import show_cypher
from graph.picture import draw
from graph.sides import NARROW, WIDE, Fold
from graph.store.base import Reader
from graph.summaries import ends, status_words, tell_country, tell_sources
from graph.surroundings import Surroundings
from views import address, graph_access
from views.claims import line_entry, show_entries
from views.country_choice import choose_country, open_country, show_remark
from views.inspector import show_inspector
from views.network import is_narrow, load_library, show_network
from views.text import as_text

_NETWORK = "network"
_GO_TO = "go_to"


def show_page(graph: Reader) -> None:
    """Show the page; raises StoreError where the graph cannot be read."""
    actors = graph_access.actors(graph)
    if not actors:
        st.title("Nothing is loaded yet", anchor=False)
        st.markdown("Load a report first, for instance: `python -m loaders load reports loaders/reports/sample`")
        return
    with st.sidebar:
        focus = choose_country(actors)
        around = graph_access.surroundings(graph, focus)
        selected = _selected(around)
        _go_to(around, selected)
        load_library()
    show_remark()
    st.title(as_text(focus.name), anchor=False)
    st.markdown(as_text(tell_country(around)))
    left, right = st.columns([7, 3], gap="medium")
    with left:
        show_network(
            draw(around, _fold()),
            key=_NETWORK,
            name=focus.id,
            source=tell_sources(around.cited),
            selected=selected,
            on_pick=_pick,
            on_more=_more,
        )
    with right:
        show_inspector(graph, around, selected, on_pick=_pick, on_open=open_country)
    _tabs(around)


def _selected(around: Surroundings) -> str:
    """Return the picked line or neighbour that the address names, "" where it names none of this picture."""
    selected = address.get("selected")
    return selected if selected in around.lines or selected in around.actors.keys() - {around.focus.id} else ""


def _pick(chosen: str) -> None:
    address.put(selected=chosen)


def _more(side: str) -> None:
    if side in ("left", "right"):
        address.put(**{side: str(address.get_number(side) + 1)})


def _fold() -> Fold:
    rule = NARROW if is_narrow(_NETWORK) else WIDE
    return Fold(rule.whole, rule.first, address.get_number("left"), address.get_number("right"))


def _go_to(around: Surroundings, selected: str) -> None:
    """Show the list that picks as a click does: for the keyboard, and for whoever does not see the picture."""
    neighbours = sorted(around.actors.keys() - {around.focus.id}, key=lambda one: around.actors[one].name)
    lines = sorted(around.lines.values(), key=lambda line: (ends(line, around), line.id))
    names = {one: around.actors[one].name for one in neighbours}
    names |= {line.id: f"{ends(line, around)}: {status_words(line).lower()}" for line in lines}
    st.session_state[_GO_TO] = selected or None
    st.selectbox(
        "Go to a country or line",
        list(names),
        index=None,
        key=_GO_TO,
        format_func=lambda one: names.get(one, one),
        placeholder="Pick one",
        on_change=lambda: _pick(st.session_state[_GO_TO] or ""),
    )


def _tabs(around: Surroundings) -> None:
    """Show the same content as sentences and as a table, and how it was asked for."""
    sentences, table, cypher = st.tabs(["As sentences", "As a table", "Cypher"])
    lines = sorted(around.lines.values(), key=lambda line: (-line.transfers, line.id))
    with sentences:
        entries = [line_entry(line, around) for line in lines]
        show_entries(entries, key="sentences", aloud=f"All lines of {around.focus.name}", compact=True)
    with table:
        st.dataframe(
            [
                {
                    "supplier": around.actors[line.supplier].name,
                    "recipient": around.actors[line.recipient].name,
                    "status": status_words(line),
                    "transfers": line.transfers,
                    "in the register": line.in_registers,
                    "in reports": line.in_reports,
                    "first ordered": line.first_year,
                    "last ordered": line.last_year,
                    "claims disagree": "≠" if line.disputed else "",
                }
                for line in lines
            ],
            hide_index=True,
        )
    with cypher:
        st.markdown("The statements behind the picture, to paste into any Cypher shell.")
        st.code(show_cypher(around.focus.id), language="cypher", wrap_lines=True)
