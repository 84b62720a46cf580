"""The search of the first page: a country, a group or a weapon in any spelling, opened in Explore."""

from collections.abc import Mapping, Sequence

import streamlit as st

from graph.actors import Actor
from graph.matches import Match, Weapon, find_near, find_one, of_actor, of_weapon
from graph.shared_names import tell_shared
from graph.words import ActorKind
from views.links import address_of
from views.opening import open_page
from views.plain_table import Link, show_table
from views.text import as_text

_KEY = "find"


def show_search(actors: Mapping[str, Actor], weapons: Sequence[Weapon]) -> None:
    """Show the search; what is found opens at once, and for what is not known the nearest names are offered."""
    known = [of_actor(actor) for actor in actors.values() if actor.kind is not ActorKind.UNKNOWN]
    known += [of_weapon(weapon) for weapon in weapons]
    options = {f"{match.part}:{match.id}": match for match in known}
    chosen = st.selectbox(
        "Find a country or a weapon",
        list(options),
        index=None,
        key=_KEY,
        format_func=lambda one: options[one].name if one in options else one,
        placeholder="Egypt, EGY, Ägypten, Mi-17 …",
        accept_new_options=True,
        label_visibility="collapsed",
        help="A country or group, in English or another language, a code, or a designation of a weapon.",
    )
    if chosen is None:
        return
    found = options.get(chosen) or find_one(chosen, actors, weapons)
    if found is not None:
        _open(found)
    _show_near(chosen, find_near(chosen, actors, weapons))


def _open(match: Match) -> None:
    open_page("explore", **{match.part: match.id})


def _show_near(text: str, near: Sequence[Match]) -> None:
    shared = tell_shared(text)
    st.markdown(as_text(shared or f"No country, group or weapon that is loaded is called “{text[:60]}”."))
    if not near:
        st.markdown("Try another spelling, a code such as EGY, or a part of a designation such as Mi\\-17.")
        return
    st.markdown("Choose one." if shared else "Did you mean one of these?")
    rows = [[Link(match.name, address_of("explore", **{match.part: match.id}))] for match in near]
    show_table([], rows, key="near", aloud="Nearest names")
