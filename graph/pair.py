"""Two countries: what registers list and what reports tell of them, each way apart.

Numbers of a register come from one edition for each ordered pair of actors (``Listing``). What other editions list
besides is counted and gives no numbers.
"""

from dataclasses import dataclass, field
from datetime import date

from graph.actors import Actor
from graph.exchanges import Exchange
from graph.scope import Scope
from graph.statements import Statement
from graph.words import Act, Basis, Kind, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A loaded edition of a register; ``first_year`` and ``last_year`` are its window, or the span of its rows.

    A file may hold the rows of some countries alone, which is its ``scope``.
    """

    report: str
    source: str
    source_name: str
    name: str
    first_year: int | None = None
    last_year: int | None = None
    scope: Scope = field(default_factory=Scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A claim of a register about one transfer: its numbers as they stand, TIV in millions.

    Several rows can be about one transfer, where the edition lists each year's delivery apart. ``delivery_range``:
    its delivery years are only the first and the last of a range.
    """

    claim: str
    transfer: str
    act: Act | None
    item: str | None = None
    category: str | None = None
    order_year: int | None = None
    ordered: int | None = None
    ordered_estimated: bool = False
    delivered: int | None = None
    delivered_estimated: bool = False
    delivery_years: tuple[int, ...] = ()
    delivery_range: bool = False
    tiv_order: float | None = None
    tiv_delivered: float | None = None

    @property
    def year(self) -> int:
        """The last year that the row names; 0 where it names none."""
        return max((*self.delivery_years, self.order_year or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one edition lists one way; ``elsewhere`` counts transfers that only other editions of its source list."""

    edition: Edition
    rows: tuple[Row, ...]
    elsewhere: int = 0

    @property
    def transfers(self) -> frozenset[str]:
        """Ids of the transfers it lists."""
        return frozenset(row.transfer for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A deal that a claimed return could come from: calculated here, or a person's judgement (``by``).

    ``positions`` are machines × components in each, None where no number is known or the item itself is meant.
    ``claim`` is the row that lists the deal in the edition that gives the numbers.
    """

    deal: str
    supplier: str
    machine: str
    by: str
    why: str
    claim: str | None = None
    edition: str | None = None
    received: int | None = None
    uncertain: bool = False
    last_year: int | None = None
    component: str | None = None
    positions: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One claim's word on when an act took place; ``published`` is the day of the report, or of its origin."""

    act: Act
    stated: tuple[int, ...] = ()
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTransfer:
    """A transfer of which a report other than a register tells.

    ``listed`` says whether a register lists it too, ``item_listed`` whether a register has any row about its item,
    between whomever. ``occurrences`` are the words of its counting claims on when it took place.
    """

    id: str
    name: str
    status: Act | None
    standing: Standing
    kind: Kind | None = None
    item: str | None = None
    item_listed: bool = False
    quantity_low: int | None = None
    quantity_high: int | None = None
    quantity_basis: Basis | None = None
    independent_sources: int = 0
    sources_against: int = 0
    listed: bool = False
    expected_by: date | None = None
    occurrences: tuple[Occurrence, ...] = ()
    could_come_from: tuple[Candidate, ...] = ()
    exchanges: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One direction between the two: what each register lists, and the transfers that other reports tell of."""

    supplier: Actor
    recipient: Actor
    listings: tuple[Listing, ...] = ()
    told: tuple[ToldTransfer, ...] = ()

    @property
    def ends(self) -> str:
        """ "supplier → recipient" by their names."""
        return f"{self.supplier.name} → {self.recipient.name}"

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is loaded about it."""
        return not self.told and not any(listing.rows or listing.elsewhere for listing in self.listings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two claims about one transfer that exclude each other, by their ids; about act, quantity, party or kind."""

    transfer: str
    one: str
    other: str
    about: str
    within: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """Another pair: one or both of the two stand in it by a former state, or by a successor.

    ``is_not`` are pairs of names, (the other one, the one of the page), ``deals`` its transfers with a delivery.
    """

    one: Actor
    other: Actor
    is_not: tuple[tuple[str, str], ...]
    deals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two actors with all that is loaded about transfers between them.

    ``statements`` are claims about the transfers that reports tell of, ``total`` how many there are altogether.
    ``registers`` are all loaded editions of registers, so that silence can be told; ``cited`` ids of reports.
    """

    one: Actor
    other: Actor
    ways: tuple[Way, Way]
    statements: tuple[Statement, ...] = ()
    total: int = 0
    contradictions: tuple[Contradiction, ...] = ()
    relatives: tuple[Relative, ...] = ()
    registers: tuple[Edition, ...] = ()
    cited: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is loaded about transfers between the two."""
        return all(way.is_empty for way in self.ways)

    @property
    def told(self) -> tuple[ToldTransfer, ...]:
        """The transfers that reports tell of, both ways."""
        return tuple(told for way in self.ways for told in way.told)
