"""What surrounds one country: its neighbours, the lines to them, and the reports that tell of them."""

from dataclasses import dataclass
from datetime import date

from graph.actors import Actor
from graph.grammar import UNDER_WAY, Stroke
from graph.words import DELIVERIES, Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """All transfers from one actor to another that have one status: one line of a picture.

    ``statuses`` parts their number by status, since delivered and partly delivered share a line. ``in_registers``
    are listed by a register and ``in_reports`` told of by another report; a transfer can be both. ``stroke`` is
    None for what stands in words only. ``disputed``: contested, or claims contradict each other.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """A country with all it is tied to: actors by id (the focus among them), lines by id, told transfers.

    ``has_register`` says whether the graph holds a register at all, so that "not listed" can mean something.
    """

    focus: Actor
    actors: dict[str, Actor]
    lines: dict[str, Line]
    told: tuple[Told, ...] = ()
    cited: tuple[Cited, ...] = ()
    has_register: bool = True

    @property
    def suppliers(self) -> frozenset[str]:
        """Ids of those from whom something was licensed, agreed, ordered or delivered to the focus."""
        return frozenset(line.supplier for line in self.lines.values() if line.is_supply) - {self.focus.id}

    @property
    def recipients(self) -> frozenset[str]:
        """Ids of those to whom something was licensed, agreed, ordered or delivered by the focus."""
        return frozenset(line.recipient for line in self.lines.values() if line.is_supply) - {self.focus.id}

    @property
    def others(self) -> frozenset[str]:
        """Ids of those named only in requests, offers, plans, refusals and the like."""
        return frozenset(self.actors) - self.suppliers - self.recipients - {self.focus.id}

    @property
    def in_registers(self) -> int:
        """Transfers that registers list, for each ordered pair of actors from one edition."""
        return sum(line.in_registers for line in self.lines.values())

    @property
    def in_reports(self) -> int:
        """Transfers of which other reports tell."""
        return len(self.told)

    def between(self, other: str) -> list[Line]:
        """Return the lines between the focus and another actor, those towards the focus first."""
        found = [line for line in self.lines.values() if other in (line.supplier, line.recipient)]
        return sorted(found, key=lambda line: (line.recipient != self.focus.id, -line.transfers, line.id))
