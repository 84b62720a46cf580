"""What surrounds a country, several, or an item: actors, the lines between them, and the reports that tell of them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.actors import Actor
from graph.grammar import UNDER_WAY, Stroke
from graph.words import DELIVERIES, Act, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """All transfers from one actor to another that have one status: one line of a picture.

    ``statuses`` parts their number by status, since delivered and partly delivered share a line. ``in_registers``
    are listed by a register and ``in_reports`` told of by another report; a transfer can be both. ``stroke`` is
    None for what stands in words only. ``disputed``: contested, or claims contradict each other. ``tiv`` is
    delivered TIV in millions, None where no transfer has any. ``deals`` are the ids of its transfers; ``whole`` says
    that there are no others, which filters hide or a weapon in focus leaves out.
    """

    id: str
    supplier: str
    recipient: str
    stroke: Stroke | None
    statuses: tuple[tuple[Act | None, int], ...]
    in_registers: int
    in_reports: int
    disputed: bool
    first_year: int | None = None
    last_year: int | None = None
    tiv: float | None = None
    deals: tuple[str, ...] = ()
    whole: bool = True

    @property
    def transfers(self) -> int:
        """How many transfers the line stands for."""
        return sum(number for _, number in self.statuses)

    @property
    def is_supply(self) -> bool:
        """Whether it makes its ends supplier and recipient: something licensed, agreed, ordered or delivered."""
        return any(status in DELIVERIES or status in UNDER_WAY for status, _ in self.statuses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A transfer of which a report other than a register tells; ``line`` is None where a party is not named."""

    id: str
    name: str
    line: str | None
    status: Act | None
    independent_sources: int
    in_register: bool
    disputed: bool
    expected_by: date | None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A report whose claims are behind a picture, and its source with the citation to show beside its numbers."""

    report: str
    name: str
    source: str
    source_name: str
    is_register: bool
    is_outlet: bool
    citation: str | None = None
    edition: str | None = None
    published: date | None = None
    precision: str | None = None
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What is in focus with all it is tied to: actors by id (the foci among them), lines by id, told transfers.

    ``foci`` are the actors in focus, none where an item alone is. Lines that touch no focus, such as those between
    neighbours, are drawn and not counted among its own. ``has_register`` says whether the graph holds a register at
    all, so that "not listed" can mean something. What is counted of many lines is counted once.
    """

    foci: tuple[Actor, ...]
    actors: dict[str, Actor]
    lines: dict[str, Line]
    told: tuple[Told, ...] = ()
    cited: tuple[Cited, ...] = ()
    has_register: bool = True

    @property
    def focus(self) -> Actor:
        """The actor in focus, the first of several; raises ValueError where none is."""
        if not self.foci:
            raise ValueError("no actor is in focus; look at foci first")
        return self.foci[0]

    @cached_property
    def own_lines(self) -> list[Line]:
        """The lines that touch a focus; all where no actor is in focus."""
        ids = {one.id for one in self.foci}
        return [line for line in self.lines.values() if not ids or line.supplier in ids or line.recipient in ids]

    @property
    def other_transfers(self) -> int:
        """How many transfers are drawn that touch no focus: between neighbours, or of a neighbour's neighbours."""
        return sum(line.transfers for line in self.lines.values()) - sum(line.transfers for line in self.own_lines)

    @property
    def idle(self) -> list[Actor]:
        """The actors in focus that have no line here."""
        busy = {end for line in self.lines.values() for end in (line.supplier, line.recipient)}
        return [focus for focus in self.foci if focus.id not in busy]

    @cached_property
    def suppliers(self) -> frozenset[str]:
        """Ids of those from whom something was licensed, agreed, ordered or delivered to a focus, or to anyone."""
        ids = {one.id for one in self.foci}
        found = {line.supplier for line in self.own_lines if line.is_supply and (not ids or line.recipient in ids)}
        return frozenset(found) - (ids if len(ids) == 1 else set())

    @cached_property
    def recipients(self) -> frozenset[str]:
        """Ids of those to whom something was licensed, agreed, ordered or delivered by a focus, or by anyone."""
        ids = {one.id for one in self.foci}
        found = {line.recipient for line in self.own_lines if line.is_supply and (not ids or line.supplier in ids)}
        return frozenset(found) - (ids if len(ids) == 1 else set())

    @cached_property
    def others(self) -> frozenset[str]:
        """Ids of those named only in requests, offers, plans, refusals and the like."""
        ends = {end for line in self.own_lines for end in (line.supplier, line.recipient)}
        return frozenset(ends) - self.suppliers - self.recipients - {one.id for one in self.foci}

    @property
    def in_registers(self) -> int:
        """Transfers that registers list, for each ordered pair of actors from one edition."""
        return sum(line.in_registers for line in self.own_lines)

    @property
    def in_reports(self) -> int:
        """Transfers of which other reports tell, those with a party that is not named among them."""
        own = {line.id for line in self.own_lines}
        return sum(one.line is None or one.line in own for one in self.told)

    def between(self, other: str) -> list[Line]:
        """Return the lines between what is in focus and another actor, those towards the focus first.

        Without an actor in focus, for one of several, and for an actor that has no line to the focus, all its lines,
        those that touch the focus first.
        """
        ids = {one.id for one in self.foci} - {other}
        every = [line for line in self.lines.values() if other in (line.supplier, line.recipient)]
        own = [line for line in every if line.supplier in ids or line.recipient in ids]
        found = own if own and len(self.foci) == 1 else every

        def order(line: Line) -> tuple[bool, bool, int, str]:
            touches = line.supplier in ids or line.recipient in ids
            return not touches, line.recipient not in ids, -line.transfers, line.id

        return sorted(found, key=order)
