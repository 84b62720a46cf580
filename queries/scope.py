"""What a statement knows of its variables: which nodes, relationships, maps and values they may be.

A variable of which nothing is known is never complained about: a map has the keys that its query gave it, and no
false alarm is worth one mistake found.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias

from graph import schema


@dataclass(frozen=True, slots=True)
class Nodes:
    """A node that carries one of these labels (those within which an id is unique)."""

    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ties:
    """A relationship of one of these types."""

    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Several:
    """A list."""

    of: "Kind"


@dataclass(frozen=True, slots=True)
class Fields:
    """A map with these keys."""

    fields: Mapping[str, "Kind"]


@dataclass(frozen=True, slots=True)
class Plain:
    """A value of a type of the schema: text, integer, float, boolean, date, datetime."""

    type: str


@dataclass(frozen=True, slots=True)
class Absent:
    """The value null."""


Kind: TypeAlias = Nodes | Ties | Several | Fields | Plain | Absent | None
"""What a variable is; None where nothing is known."""
Scope: TypeAlias = dict[str, Kind]
"""The variables that can be read at a place."""

ANY_NODE = Nodes(frozenset(schema.KEYED_LABELS))
ANY_TIE = Ties(frozenset(schema.RELATIONSHIP_NAMES))
_ALSO = {label.name: label.also or label.name for label in schema.LABELS}
_OF_LABEL = {name: {prop.name: prop.type for prop in schema.label(name).properties} for name in schema.KEYED_LABELS}
_OF_TYPE = {one.name: {prop.name: prop.type for prop in one.properties} for one in schema.RELATIONSHIPS}
_DAY = ("year", "quarter", "month", "week", "day", "ordinalDay", "dayOfWeek", "weekDay", "epochDays")
_PARTS = {"date": _DAY, "datetime": (*_DAY, "hour", "minute", "second", "epochMillis", "epochSeconds")}
"""What can be read of a value by its type."""
INVENTED = frozenset({"title", "type", "label"})
"""Properties that the embedded engine answers from something else."""


def keyed(label: str) -> str:
    """Return the label within which an id is unique for nodes that carry a declared label.

    >>> keyed("Country"), keyed("Claim")
    ('Actor', 'Claim')
    """
    return _ALSO[label]


def read_property(kind: Kind, variable: str, name: str) -> tuple[Kind, str | None]:
    """Return what a property of a variable is, and what is wrong with reading it.

    >>> read_property(Nodes(frozenset({"Transfer"})), "t", "standing")
    (Plain(type='text'), None)
    >>> read_property(Nodes(frozenset({"Transfer"})), "t", "standig")[1]
    "a Transfer has no property 'standig' (t.standig); did you mean 'standing'?"
    >>> read_property(Ties(frozenset({"SUPPLIER_OF"})), "r", "year")[1]
    "a SUPPLIER_OF has no property 'year' (r.year)"
    """
    if isinstance(kind, Fields):
        wrong = f"the map {variable} has no {name!r}{nearest(name, kind.fields)}"
        return kind.fields.get(name), None if name in kind.fields else wrong
    if isinstance(kind, Plain):
        known_parts = _PARTS.get(kind.type, ())
        wrong = f"{variable} is a value of type {kind.type} and has no {name!r}{nearest(name, known_parts)}"
        return Plain("integer"), None if name in known_parts else wrong
    if not isinstance(kind, Nodes | Ties):
        return None, None
    owners = kind.labels if isinstance(kind, Nodes) else kind.types
    declared = _OF_LABEL if isinstance(kind, Nodes) else _OF_TYPE
    if name in INVENTED:
        instead = "its labels with labels()" if isinstance(kind, Nodes) else "its type with type()"
        return None, f"{variable}.{name} is invented by the embedded engine; read a declared property, or {instead}"
    types = {declared[owner][name] for owner in owners if name in declared[owner]}
    if types:
        return (of_type(types.pop()) if len(types) == 1 else None), None
    known = {prop for owner in owners for prop in declared[owner]}
    return None, f"{_owner(kind)} property {name!r} ({variable}.{name}){nearest(name, known)}"


def of_type(declared: str) -> Kind:
    """Return a type of the schema as a kind.

    >>> of_type("list of integer")
    Several(of=Plain(type='integer'))
    """
    word = declared.removeprefix("list of ")
    return Plain(word) if word == declared else Several(Plain(word))


def element(kind: Kind) -> Kind:
    """Return what the elements of a list are."""
    return kind.of if isinstance(kind, Several) else None


def merge(kinds: Iterable[Kind]) -> Kind:
    """Return what a value is that is one of several, null left aside; None where they have nothing in common.

    >>> merge([Plain("text"), Absent()]), merge([Plain("text"), Plain("integer")])
    (Plain(type='text'), None)
    """
    found = [kind for kind in kinds if kind != Absent()]
    if not found:
        return Absent()
    first = found[0]
    if isinstance(first, Nodes) and all(isinstance(kind, Nodes) for kind in found):
        return Nodes(frozenset().union(*(kind.labels for kind in found if isinstance(kind, Nodes))))
    if isinstance(first, Ties) and all(isinstance(kind, Ties) for kind in found):
        return Ties(frozenset().union(*(kind.types for kind in found if isinstance(kind, Ties))))
    if isinstance(first, Several) and all(isinstance(kind, Several) for kind in found):
        return Several(merge(kind.of for kind in found if isinstance(kind, Several)))
    if isinstance(first, Fields) and all(
        isinstance(kind, Fields) and kind.fields.keys() == first.fields.keys() for kind in found
    ):
        maps = [kind.fields for kind in found if isinstance(kind, Fields)]
        return Fields({key: merge(one[key] for one in maps) for key in first.fields})
    return first if all(kind == first for kind in found) else None


def drawn(kind: Nodes) -> str:
    """Return a node as a pattern draws it; without label where it could be many things.

    >>> drawn(Nodes(frozenset({"Loss", "Transfer"}))), drawn(ANY_NODE)
    ('(:Loss|Transfer)', '()')
    """
    return f"(:{'|'.join(sorted(kind.labels))})" if len(kind.labels) <= 4 else "()"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the nearest known name as the end of a message, "" where none is near.

    >>> nearest("Actr", ["Actor", "Claim"]), nearest("Zebra", ["Actor"])
    ("; did you mean 'Actor'?", '')
    """
    by_key = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), sorted(by_key), n=1)
    return f"; did you mean {by_key[near[0]]!r}?" if near else ""


def _owner(kind: Nodes | Ties) -> str:
    names = sorted(kind.labels if isinstance(kind, Nodes) else kind.types)
    if len(names) > 4:
        return "no node has a" if isinstance(kind, Nodes) else "no relationship has a"
    article = "an" if names[0][0] in "AEIOU" else "a"
    return f"{article} {' or '.join(names)} has no"
