"""The choice of two countries, each in any spelling. The address decides; what it cannot mean is named and ignored."""

from collections.abc import Mapping

import streamlit as st

from graph.actors import Actor
from graph.matches import find_one
from graph.names import suggest, understand
from graph.shared_names import find_meanings, tell_shared
from graph.words import ActorKind
from views import address

FIRST = ("EGY", "RUS")
"""The first pair, where an address names nobody: the story begins there."""

Chosen = tuple[Actor | None, Actor | None]

_KEYS = {"a": "link_a", "b": "link_b"}
_LABELS = {"a": "From or to", "b": "and"}


def read_choice(actors: Mapping[str, Actor]) -> tuple[Chosen, list[str]]:
    """Return the two whom the address means, None for one that is not chosen, and remarks on what it cannot mean."""
    asked = {part: address.get(part) for part in _KEYS}
    if not any(asked.values()):
        return (actors.get(FIRST[0]), actors.get(FIRST[1])), []
    found = {part: find_actor(text, actors) if text else None for part, text in asked.items()}
    remarks = [_tell_unknown(text) for part, text in asked.items() if text and found[part] is None]
    one, other = found["a"], found["b"]
    if one is not None and other is not None and one.id == other.id:
        remarks.append(f"{one.name} stands on both sides. Choose another country for one of them.")
        other = None
    return (one, other), remarks


def choose_pair(actors: Mapping[str, Actor], chosen: Chosen) -> None:
    """Show the two choices, side by side."""
    known = [one.id for one in actors.values() if one.kind is not ActorKind.UNKNOWN]
    names = {one.id: one.name for one in (*actors.values(), *(one for one in chosen if one is not None))}
    with st.container(horizontal=True):
        for part, actor in zip(_KEYS, chosen, strict=True):
            st.session_state[_KEYS[part]] = actor.id if actor is not None else None
            st.selectbox(
                _LABELS[part],
                known if actor is None or actor.id in known else [*known, actor.id],
                index=None,
                key=_KEYS[part],
                format_func=lambda one: names.get(one, one),
                placeholder="Egypt, EGY, Ägypten …",
                accept_new_options=True,
                on_change=_take,
                args=(part, actors, chosen),
                help="Type a name, in English or another language, or a code: Egypt, EGY, Ägypten, Египет.",
                width=264,
            )


def find_actor(text: str, actors: Mapping[str, Actor]) -> Actor | None:
    """Return whom a text means: an id, a code or any spelling; also somebody of whom no transfer is loaded.

    None where nobody is meant, or where several share the name.
    """
    if text in actors:
        return actors[text]
    if find_meanings(text):
        return None
    match = find_one(text, actors, ())
    return actors[match.id] if match is not None else understand(text)


def _take(part: str, actors: Mapping[str, Actor], chosen: Chosen) -> None:
    """Write what was chosen into the address, with the other one, which may have been there by default alone."""
    text = str(st.session_state[_KEYS[part]] or "")
    found = find_actor(text, actors) if text else None
    parts = {
        name: actor.id if actor is not None else address.get(name) for name, actor in zip(_KEYS, chosen, strict=True)
    }
    parts[part] = found.id if found is not None else text
    address.put(**parts, claim="", rows="", claims="")


def _tell_unknown(text: str) -> str:
    shared = tell_shared(text)
    if shared:
        return f"{shared} It is ignored: choose one of them."
    near = " or ".join(actor.name for actor in suggest(text, limit=3))
    told = f"“{text[:60]}” is not a country or group that is known here, so it is ignored."
    return told + (f" Did you mean {near}?" if near else "")
