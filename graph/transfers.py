"""What claims are about: transfers with their deliveries, losses, concessions and context.

None of these has facts of its own. Each is computed from the claims about it (``graph.derive``).
"""

from dataclasses import dataclass
from datetime import date

from graph.actors import Actor, Category, Item
from graph.editions import Revision
from graph.words import (
    Act,
    Basis,
    Certainty,
    ConcessionKind,
    Condition,
    Disagreement,
    Kind,
    Outcome,
    Relation,
    Standing,
    Within,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What one report says arrived in one year; TIV in millions of SIPRI trend-indicator values.

    ``report`` is that report's id: where deals of two files are joined, it need not be the one that gives the
    transfer's own numbers.
    """

    id: str
    name: str
    year: int
    year_estimated: bool | None = None
    quantity: int | None = None
    quantity_estimated: bool | None = None
    tiv: float | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two claims that exclude each other; ``first`` is the one with the smaller id."""

    first: str
    second: str
    about: Disagreement
    within: Within


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the status rule makes of the claims about one transfer or concession."""

    status: Act | None
    standing: Standing
    independent_sources: int
    sources_against: int
    registers: int
    expected_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """An event that claims talk about: who, to whom, what, how far it came and how well that stands.

    ``deals`` are the ids of the deals that were joined in it (``graph.joining``), none where it is one deal alone;
    ``revisions`` what newer editions of a register say otherwise of it.
    """

    id: str
    name: str
    judgement: Judgement
    contradictions: tuple[Contradiction, ...] = ()
    acts: tuple[tuple[str, str, int], ...] = ()
    kind: Kind | None = None
    supplier: Actor | None = None
    recipient: Actor | None = None
    item: Item | None = None
    category: Category | None = None
    claims: int = 0
    quantity_low: int | None = None
    quantity_high: int | None = None
    quantity_basis: Basis | None = None
    order_year: int | None = None
    order_year_estimated: bool | None = None
    ordered: int | None = None
    ordered_estimated: bool | None = None
    delivered: int | None = None
    delivered_estimated: bool | None = None
    delivery_years: tuple[int, ...] = ()
    delivery_range: bool | None = None
    deliveries: tuple[Delivery, ...] = ()
    condition: Condition | None = None
    local_production: bool | None = None
    tiv_unit: float | None = None
    tiv_order: float | None = None
    tiv_delivered: float | None = None
    returns: tuple[str, ...] = ()
    deals: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()
    comes_from: Actor | None = None
    via: Actor | None = None
    value_low: int | None = None
    value_high: int | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Recorded losses of one actor, as a floor: ``count_low`` is "at least". A loss is never a transfer.

    ``edition`` is the id of the report that gives the count: counts of two reports are never added.
    """

    id: str
    name: str
    loser: Actor | None
    outcome: Outcome | None
    count_low: int | None
    as_of: date | None
    item: Item | None = None
    category: Category | None = None
    part_of: str | None = None
    captured_by: Actor | None = None
    edition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concession:
    """What one actor grants another in exchange for a transfer."""

    id: str
    name: str
    kind: ConcessionKind | None
    text: str | None
    status: Act | None
    grantor: Actor | None
    grantee: Actor | None
    exchange_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """What a machine carries: ``each`` pieces of ``part``; ``general`` are the words for it that name no type."""

    part: Item
    machine: Item
    each: int
    certainty: Certainty
    evidence: str | None = None
    general: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """What one designation is to another, ``other``, by a table of item names; neither takes the other's place."""

    item: Item
    other: Item
    relation: Relation
    certainty: Certainty
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Something a report says around the transfers: a warning, a budget, an announcement, a component.

    ``component`` is there where a counting claim says what a machine carries, ``correspondence`` where one says what
    two designations are to each other.
    """

    id: str
    name: str
    topic: str | None
    text: str | None
    measure: str | None = None
    change_percent: float | None = None
    period: str | None = None
    concerns: tuple[str, ...] = ()
    concerns_actors: tuple[Actor, ...] = ()
    component: Component | None = None
    correspondence: Correspondence | None = None
