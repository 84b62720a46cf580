"""The address of a page holds what it shows, so that a link shows the same tomorrow.

What an address says that a page cannot mean is named and ignored, on every page by the same two functions.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches

import streamlit as st

from views.text import as_text

_PUT = "put"
"""The last change of the address in a session: what it was, and what it became."""

_MOST = 4
"""So many wrong parts are named; of more their number is told."""


def get(name: str) -> str:
    """Return a part of the address, "" where it is not there."""
    return str(st.query_params.get(name, ""))


def get_number(name: str) -> int:
    """Return a part of the address as a number of at most three digits, 0 where it is none."""
    value = get(name)
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 3 else 0


def put(**parts: str) -> None:
    """Set parts of the address, each in its place; an empty one is taken out."""
    _set({name: st.query_params.get_all(name) for name in st.query_params} | {n: [v] for n, v in parts.items()})


def replace(**parts: str) -> None:
    """Set the whole address; an empty part is left out."""
    _set({name: [value] for name, value in parts.items()})


def _set(parts: Mapping[str, Sequence[str]]) -> None:
    before = st.query_params.to_dict()
    after = {name: list(filter(None, values)) for name, values in parts.items() if any(values)}
    # All at once: each part that is set by itself is a message of its own, and an entry in the browser's history.
    if after != {name: st.query_params.get_all(name) for name in st.query_params}:
        st.query_params.from_dict(after)
    st.session_state[_PUT] = (before, st.query_params.to_dict())


def catch_up() -> None:
    """Set the address to what was last put, where the browser does not know of it yet; to be called before a change.

    A press that comes right after another brings the address from before it.
    """
    before, after = st.session_state.get(_PUT, (None, {}))
    if st.query_params.to_dict() == before:
        st.query_params.from_dict(after)


def arrive() -> None:
    """Note at which address a page is shown: one that was not put last is where the browser went, back or forth."""
    if _PUT in st.session_state and st.session_state[_PUT][1] != st.query_params.to_dict():
        del st.session_state[_PUT]


def read_unknown(known: Collection[str]) -> list[str]:
    """Return a remark on each part of the address that is none of a page's, and on each that stands there twice."""
    return tell_unknown({name: st.query_params.get_all(name) for name in st.query_params}, known)


def tell_unknown(given: Mapping[str, Sequence[str]], known: Collection[str]) -> list[str]:
    """Return a remark on each part of an address that a page does not know, or that has several values.

    ``given`` are the values by the name of the part, ``known`` the names of the page's own parts.

    >>> tell_unknown({"claim": ["a"], "clam": ["b"]}, ["claim", "rows"])
    ['This page has nothing called “clam” in its address, so it is ignored. Did you mean “claim”?']
    >>> tell_unknown({"claim": ["a", "b"]}, ["claim"])
    ['“claim” stands in the address 2 times; only the last one is read.']
    """
    wrong = [name for name in given if name not in known]
    told = [_tell_name(name, known) for name in wrong[:_MOST]]
    if len(wrong) > _MOST:
        told.append(f"{len(wrong) - _MOST} more parts of the address are unknown here, so they are ignored.")
    twice = {name: len(values) for name, values in given.items() if name in known and len(values) > 1}
    told += [
        f"“{name}” stands in the address {times} times; only the last one is read." for name, times in twice.items()
    ]
    return told


def show_remarks(remarks: Iterable[str]) -> None:
    """Show what is wrong in a link, one line each, in one box; nothing where nothing is."""
    told = [as_text(remark) for remark in dict.fromkeys(remarks)]
    if told:
        st.warning("  \n".join(told))


def _tell_name(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.7)
    told = f"This page has nothing called “{name[:40]}” in its address, so it is ignored."
    return told + (f" Did you mean “{near[0]}”?" if near else "")
