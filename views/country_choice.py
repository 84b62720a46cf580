"""The choice of a country: a list of all who take part in transfers, and any spelling that a person types."""

from collections.abc import Mapping

import streamlit as st

from graph.actors import Actor
from graph.names import suggest, understand
from graph.words import ActorKind
from views import address
from views.text import as_text

FIRST = "EGY"
"""The country of the first picture: the story begins there."""

_KEY = "country"
_REMARK = "country_remark"


def choose_country(actors: Mapping[str, Actor]) -> Actor:
    """Show the choice and return who is in focus. The address decides; what it cannot mean is named and ignored."""
    wanted = address.get("country")
    found = _find(wanted, actors) if wanted else None
    focus = found or actors.get(FIRST) or next(iter(actors.values()))
    if wanted and found is None:
        _remark(wanted, focus)
    known = [one.id for one in actors.values() if one.kind is not ActorKind.UNKNOWN]
    st.session_state[_KEY] = focus.id
    st.selectbox(
        "Country",
        known if focus.id in known else [*known, focus.id],
        key=_KEY,
        format_func=lambda one: actors[one].name if one in actors else one,
        accept_new_options=True,
        on_change=_take,
        args=(actors,),
        help="Type a name in any spelling or language, or a code: Egypt, EGY, Ägypten, Египет.",
    )
    return focus


def open_country(actor_id: str) -> None:
    """Put another actor into focus."""
    address.put(country=actor_id, selected="", left="", right="")


def _take(actors: Mapping[str, Actor]) -> None:
    chosen = str(st.session_state[_KEY] or "")
    found = _find(chosen, actors)
    open_country(found.id if found is not None else chosen)


def _find(text: str, actors: Mapping[str, Actor]) -> Actor | None:
    if text in actors:
        return actors[text]
    meant = understand(text)
    return actors.get(meant.id) if meant is not None else None


def _remark(wanted: str, focus: Actor) -> None:
    """Say why something else is shown: a country without transfers, or a name that nobody knows."""
    meant = understand(wanted)
    if meant is not None:
        told = f"No transfer to or from {meant.name} in the loaded sources. That does not mean none took place."
    else:
        near = " or ".join(actor.name for actor in suggest(wanted, limit=3))
        told = f"“{wanted[:60]}” is not a country or group that is known here."
        told += f" Did you mean {near}?" if near else ""
    st.session_state[_REMARK] = f"{as_text(told)} Shown instead: {as_text(focus.name)}."


def show_remark() -> None:
    """Show what ``choose_country`` had to say, once."""
    remark = st.session_state.pop(_REMARK, None)
    if remark is not None:
        st.warning(remark)
