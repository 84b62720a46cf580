"""What ties two picked countries: transfers between them, and one item's way onward from one to the other."""

from collections.abc import Callable, Mapping

import streamlit as st

from graph.actors import Actor
from graph.gathering import gather
from graph.store.base import Reader
from graph.summaries import count
from graph.telling import tell_span
from graph.ties import Onward, find_onward
from graph.words import ActorKind
from views import graph_access
from views.claims import Entry, line_entry, show_entries
from views.filters import set_widget
from views.links import address_of
from views.plain_table import show_way
from views.text import as_text

_MOST = 12
"""So many ways onward are listed; how many there are is said."""


def choose_second(actors: Mapping[str, Actor], one: str, other: str, *, on_choose: Callable[[str], None]) -> None:
    """Show the choice of a second country beside the picked one."""
    known = [actor.id for actor in actors.values() if actor.kind is not ActorKind.UNKNOWN and actor.id != one]
    set_widget("second", other or None)
    st.selectbox(
        f"What ties {as_text(actors[one].name)} to",
        known,
        index=None,
        key="second",
        format_func=lambda actor: actors[actor].name,
        placeholder="Pick a second country",
        on_change=lambda: on_choose(st.session_state["second"] or ""),
    )


def show_between(graph: Reader, actors: Mapping[str, Actor], one: str, other: str) -> None:
    """Show what ties two actors, by ids."""
    read = graph_access.deals(graph, (one, other) if one < other else (other, one))
    pair = f"{actors[one].name} and {actors[other].name}"
    direct = [deal for deal in read.deals if deal.pair == {one, other}]
    around = gather(read, [actors[one], actors[other]], direct)
    st.markdown(f"**Between {as_text(pair)}**, whatever the filters hide")
    if direct:
        lines = sorted(around.lines.values(), key=lambda line: (-line.transfers, line.id))
        show_entries([line_entry(line, around) for line in lines], key="tied_lines", aloud=f"Lines between {pair}")
    else:
        st.markdown("No transfer between them in the loaded sources. That does not mean none took place.")
    found = find_onward(read.deals, one, other)
    if found:
        st.markdown(
            "One item's way onward, in time order by year ordered. It does not show that the same pieces went on."
        )
        entries = [
            Entry(
                word=read.items.get(way.item, way.item),
                text=tell_onward(way, {key: actor.name for key, actor in actors.items()}),
                links=(
                    ("First step", address_of("link", a=way.supplier, b=way.over)),
                    ("Second step", address_of("link", a=way.over, b=way.recipient)),
                ),
            )
            for way in sorted(found, key=lambda way: (-len(way.later_deals), way.item, way.over))[:_MOST]
        ]
        show_entries(entries, key="onward", aloud=f"Ways onward between {pair}")
        if len(found) > _MOST:
            st.markdown(f":small[{_MOST} of {len(found):,} ways shown, those with the most later transfers.]")
    else:
        st.markdown("No item is listed that one of them supplied to a third and the third later to the other.")
    show_way(f"Open {pair}", address_of("link", a=one, b=other), key="open_between")


def tell_onward(way: Onward, names: Mapping[str, str]) -> str:
    """Return a way onward as words: who supplied whom, when it was ordered, and how many transfers."""
    first = f"{names[way.supplier]} → {names[way.over]}, ordered {tell_span(*way.first_years)}"
    later = f"{names[way.over]} → {names[way.recipient]}, ordered {tell_span(*way.later_years)}"
    first_count, later_count = count(len(way.first_deals), "transfer"), count(len(way.later_deals), "transfer")
    return f"{first} ({first_count}); then {later} ({later_count})."
