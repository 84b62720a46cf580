"""Transfers as light rows: no more of each than filters, counts and lines need, so that all of a country fit in memory.

Counts never mix two editions of one register: for each ordered pair of actors and each source one edition gives the
number of transfers (``EditionRank``). ``Deal.editions`` are the editions that were chosen and list the transfer; a
transfer that no chosen edition lists, and of which no other report tells, is not among the deals.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.actors import Actor
from graph.surroundings import Cited
from graph.words import Act, Kind, Standing

NOT_GRADED = "not graded"
"""In place of grades where no claim about a transfer has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """One transfer: its parties (ids, None where not named), what became of it, and who tells of it.

    ``listed_by`` are all registers' reports that list it and ``editions`` those of them that count; ``told_by`` are
    the other reports. ``grades`` are those of its claims, as in B3. ``tiv`` is delivered TIV in millions.
    """

    id: str
    supplier: str | None
    recipient: str | None
    status: Act | None
    standing: Standing
    kind: Kind | None = None
    item: str | None = None
    category: str | None = None
    order_year: int | None = None
    sources: int = 0
    tiv: float | None = None
    listed_by: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    disputed: bool = False
    name: str = ""
    expected_by: date | None = None

    @property
    def is_register_only(self) -> bool:
        """Whether nobody but a register tells of it, so that it has no independent source."""
        return not self.told_by

    @property
    def pair(self) -> frozenset[str]:
        """The ids of its named parties."""
        return frozenset(one for one in (self.supplier, self.recipient) if one is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deals:
    """Deals with the names of all that they name, by id: actors and items; and the reports to be cited."""

    deals: tuple[Deal, ...] = ()
    actors: dict[str, Actor] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)
    reports: dict[str, Cited] = field(default_factory=dict)
    has_register: bool = False

    def partners(self, actor: str) -> list[str]:
        """Return the ids of those with whom an actor has deals, those with the most first."""
        counts: dict[str, int] = {}
        for deal in self.deals:
            if len(deal.pair) == 2 and actor in deal.pair:
                (other,) = deal.pair - {actor}
                counts[other] = counts.get(other, 0) + 1
        return sorted(counts, key=lambda one: (-counts[one], self.actors[one].name, one))


def join(parts: Sequence[Deals], deals: Iterable[Deal] | None = None) -> Deals:
    """Put what was read together, each deal once; ``deals`` are those to keep, by default all."""
    kept = {deal.id: deal for deal in (deals if deals is not None else (one for part in parts for one in part.deals))}
    return Deals(
        deals=tuple(kept[one] for one in sorted(kept)),
        actors={key: value for part in parts for key, value in part.actors.items()},
        items={key: value for part in parts for key, value in part.items.items()},
        reports={key: value for part in parts for key, value in part.reports.items()},
        has_register=any(part.has_register for part in parts),
    )
