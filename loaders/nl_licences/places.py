"""The places of a licence: Dutch names of states, groups of states, lists of states, and words for no place at all.

A licence for several states is one licence with several recipients, which no claim can be about. So a list of states,
and a group that no table knows, is refused by name where it is the recipient, and never cut down to its first state.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from graph import names
from graph.actors import Actor
from graph.words import ActorKind


class PlaceKind(StrEnum):
    """What a cell with a place turns out to name."""

    ONE = "one state or territory"
    MEMBERS = "a group that is an actor, such as NATO: meant are members of it"
    UNKNOWN = "nobody: the file says that it is not known"
    SEVERAL = "several states"
    GROUP = "a group or area that no table knows"
    UNMATCHED = "a name that no table knows"


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written, what it names, and the actor where that is one; None for several, a group and nobody."""

    text: str
    kind: PlaceKind
    actor: Actor | None = None


_STATES = {
    "VS": "United States",
    "VK": "United Kingdom",
    "FILIPPIJNEN": "Philippines",
    "BOSNIË-H": "Bosnia and Herzegovina",
    "DOM. REPUBLIEK": "Dominican Republic",
    "VOORM. JOEGOSL. REPUBL. MACEDONIË": "North Macedonia",
    "SERVIË EN M.": "Serbia and Montenegro",
    "SERVIË EN M": "Serbia and Montenegro",
    "SERVIË MN": "Serbia and Montenegro",
    "SERVIE-MONTE": "Serbia and Montenegro",
    "SERVIE-MONT": "Serbia and Montenegro",
    "SERVIE MONT": "Serbia and Montenegro",
}
"""Dutch abbreviations that ``graph.names`` does not know, by the name that it does."""

_MEMBERS = {"NAVO": "NATO", "EU": "European Union", "EU LANDEN": "European Union", "EU-LANDEN": "European Union"}
"""Groups that are actors, where the file names exactly them."""

_GROUPS = frozenset(
    {
        *("NAVO+", "EG LANDEN", "EG-LANDEN", "EEG", "EEG LANDEN", "LID-STATEN EEG"),
        *("VS-BASES", "DEMO WERELDWIJD", "DIVERSE LANDEN", "DIVERSE", "DIVERSEN"),
    }
)
"""NATO and others not named, the European Communities (not the Union), bases, the world, various states."""

_NOBODY = frozenset({"ONBEKEND", "NIET BEPAALD"})
"""Not known, not determined."""


@lru_cache(maxsize=4096)
def find_place(text: str) -> Place | None:
    """Return what a cell names, None where it is blank. Capitals and blanks beside the name say nothing.

    >>> [(place.kind.name, place.actor.id if place.actor else None)
    ...  for place in map(find_place, ["MALEISIË", "VS", "NAVO ", "NAVO+", "VS, CANADA", "ONBEKEND", "Freedonia"])]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('ONE', 'MYS'), ('ONE', 'USA'), ('MEMBERS', 'nato'), ('GROUP', None), ('SEVERAL', None), ('UNKNOWN', None),
     ('UNMATCHED', 'unmatched-freedonia')]
    """
    written = " ".join(text.split())
    if not written:
        return None
    key = written.upper()
    if key in _NOBODY:
        return Place(written, PlaceKind.UNKNOWN)
    if key in _GROUPS:
        return Place(written, PlaceKind.GROUP)
    if key in _MEMBERS:
        return Place(written, PlaceKind.MEMBERS, names.classify(_MEMBERS[key]))
    actor = _find_state(written)
    if actor is not None:
        group = actor.kind is ActorKind.ORGANISATION
        return Place(written, PlaceKind.MEMBERS if group else PlaceKind.ONE, actor)
    if _names_several(key):
        return Place(written, PlaceKind.SEVERAL)
    return Place(written, PlaceKind.UNMATCHED, names.unmatched(written))


def _find_state(written: str) -> Actor | None:
    actor = names.classify(_STATES.get(written.upper(), written))
    return None if actor is None or actor.kind is ActorKind.UNKNOWN else actor


def _names_several(key: str) -> bool:
    """Say whether a text is a list: one of its parts at least is known (``ITALIË EN MARS`` is none that may be cut)."""
    parts = [part.strip() for part in re.split(r"[,;/+&]| EN ", key)]
    known = [part for part in parts if part in _MEMBERS or part in _GROUPS or _find_state(part) is not None]
    return len(parts) > 1 and bool(known)
