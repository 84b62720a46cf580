"""From records to the nodes and relationships that both engines keep, and from stored claims back to records."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any

from graph.actors import Actor, Category, Item
from graph.claims import Claim
from graph.digests import digest_of
from graph.store.base import NodeKey, Properties
from graph.words import (
    Act,
    ActorKind,
    Basis,
    Certainty,
    ConcessionKind,
    Condition,
    Kind,
    Measure,
    Outcome,
    Precision,
    Relation,
    Side,
    SpeakerRole,
    Stance,
    Subject,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship to write."""

    type: str
    start: NodeKey
    end: NodeKey
    properties: Properties = field(default_factory=dict)


def _id_of(record: Any) -> str:
    return str(record.id)


def _ids_of(records: tuple[Any, ...]) -> list[str]:
    return [record.id for record in records]


def _text(value: Enum) -> str:
    return str.__str__(value)


ACTOR_FIELDS = ("supplier", "recipient", "comes_from", "via", "spoken_by", "loser", "captured_by", "grantor", "grantee")
"""Fields of a claim that hold one actor."""

ITEM_FIELDS = ("item", "machine", "general", "other")
"""Fields of a claim that hold one item."""

_RECORDS = {*ACTOR_FIELDS, *ITEM_FIELDS, "category"}
_RECORD_LISTS = {"acted_by", "concerns_actors"}
_ENUMS: dict[str, type[Enum]] = {
    "subject": Subject,
    "stance": Stance,
    "act": Act,
    "kind": Kind,
    "speaker_role": SpeakerRole,
    "speaker_side": Side,
    "measure": Measure,
    "quantity_basis": Basis,
    "event_precision": Precision,
    "expected_by_precision": Precision,
    "condition": Condition,
    "outcome": Outcome,
    "concession": ConcessionKind,
    "certainty": Certainty,
    "relation": Relation,
    "judgement": Verdict,
}
_LISTS = {
    "rests_on",
    "rests_on_sources",
    "delivery_years",
    "marks",
    "mark_words",
    "exchange_for",
    "concerns",
    "returns",
}
_FIELDS = tuple(item.name for item in fields(Claim))


def _writer(name: str) -> Callable[[Any], Any] | None:
    if name in _RECORDS:
        return _id_of
    if name in _RECORD_LISTS:
        return _ids_of
    if name in _LISTS:
        return list
    return _text if name in _ENUMS else None


_TOLD_BY_TIES = {"subject", "about", "source"}
"""Fields that ABOUT and PUBLISHED tell: a world register as one transaction has to fit a server's memory."""

_TEXTS = {
    "supplier_text": "supplier",
    "recipient_text": "recipient",
    "comes_from_text": "comes_from",
    "via_text": "via",
    "item_text": "item",
}
"""Names as written, which are kept only where they differ from the name of what they were resolved to."""

_WRITERS = tuple((name, _writer(name)) for name in _FIELDS if name not in _TOLD_BY_TIES)
_VALUES = attrgetter(*(name for name, _ in _WRITERS))


def claim_properties(claim: Claim) -> Properties:
    """Return the properties of a claim's node: records as ids, what is not said left out."""
    properties: Properties = {}
    for (name, write), value in zip(_WRITERS, _VALUES(claim), strict=True):
        if value is not None and value != ():
            properties[name] = value if write is None else write(value)
    for text, name in _TEXTS.items():
        if text in properties:
            record = getattr(claim, name)
            if record is not None and properties[text] == record.name:
                del properties[text]
    properties["counts"] = claim.counts
    # Of what it is about by its own report: a deal that is joined with another leaves the claim as it is.
    properties.pop("deal", None)
    properties["digest"] = digest_of(claim.subject.value, claim.own, claim.source, properties)
    if claim.subject is Subject.TRANSFER:
        properties["deal"] = claim.own
    return properties


def claim_ties(claim: Claim) -> list[Tie]:
    """Return what ties a claim to its report, its origins and its speakers; not what it is about."""
    key = NodeKey("Claim", claim.id)
    ties = [Tie("STATES", NodeKey("Report", claim.report), key)]
    ties += [Tie("RESTS_ON", key, NodeKey("Report", report)) for report in claim.rests_on]
    if claim.spoken_by is not None:
        ties.append(Tie("SPOKEN_BY", key, NodeKey("Actor", claim.spoken_by.id)))
    ties += [Tie("ACTED_BY", key, NodeKey("Actor", actor.id)) for actor in claim.acted_by]
    return ties


def claim_actors(claim: Claim) -> list[Actor]:
    """Return every actor that a claim names."""
    one = (getattr(claim, name) for name in ACTOR_FIELDS)
    return [actor for actor in (*one, *claim.acted_by, *claim.concerns_actors) if actor is not None]


def claim_items(claim: Claim) -> list[Item]:
    """Return every item that a claim names."""
    return [item for item in (claim.item, claim.machine, claim.general, claim.other) if item is not None]


@dataclass(frozen=True, slots=True)
class Parties:
    """Every actor, item and category that some stored claims name, by id."""

    actors: Mapping[str, Actor]
    items: Mapping[str, Item]
    categories: Mapping[str, Category]


def read_claim(properties: Mapping[str, Any], subject: Subject, about: str, source: str, parties: Parties) -> Claim:
    """Build a claim from the properties of its node, what it is about, and the source of its report."""
    actors = parties.actors
    values: dict[str, Any] = {"subject": subject, "about": about, "source": source}
    for name, value in properties.items():
        if name in ITEM_FIELDS:
            values[name] = parties.items[value]
        elif name == "category":
            values[name] = parties.categories[value]
        elif name in _RECORDS:
            values[name] = actors[value]
        elif name in _RECORD_LISTS:
            values[name] = tuple(actors[key] for key in value)
        elif name in _LISTS:
            values[name] = tuple(value)
        elif name in _ENUMS:
            values[name] = _ENUMS[name](value)
        elif name not in ("counts", "digest"):
            values[name] = value
    for text, name in _TEXTS.items():
        if text not in values and values.get(name) is not None:
            values[text] = values[name].name
    return Claim(**values)


def actor_properties(actor: Actor) -> Properties:
    """Return the properties of an actor's node."""
    return present(id=actor.id, name=actor.name, kind=actor.kind.value, iso3=actor.iso3, names=list(actor.names))


def read_actor(properties: Mapping[str, Any]) -> Actor:
    """Build an actor from the properties of its node."""
    return Actor(
        id=properties["id"],
        name=properties["name"],
        kind=ActorKind(properties["kind"]),
        iso3=properties.get("iso3"),
        names=tuple(properties.get("names", ())),
    )


def present(**values: date | str | float | bool | list[Any] | None) -> Properties:
    """Keep what is known: no nulls and no empty lists."""
    return {name: value for name, value in values.items() if value is not None and value != []}
