"""Makes lines of deals: all transfers from one actor to another that have one status are one line."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.actors import Actor
from graph.deals import Deal, Deals
from graph.grammar import stroke
from graph.surroundings import Line, Surroundings, Told
from graph.words import DELIVERIES, Act, Standing


def line_id(supplier: str, recipient: str, status: Act | None, standing: Standing | None) -> str:
    """Return what names a line in addresses: its ends and its status; delivered and partly delivered are one.

    >>> line_id("EGY", "RUS", Act.AGREED, Standing.REPORTED), line_id("a", "b", Act.PARTLY_DELIVERED, Standing.RECORDED)
    ('EGY.RUS.agreed', 'a.b.delivered')
    """
    drawn = stroke(status, standing)
    part = "uncounted" if status is None else drawn.value if drawn and status in DELIVERIES else status.value
    return f"{supplier}.{recipient}.{part.replace(' ', '-')}"


def line_of(deal: Deal) -> str | None:
    """Return the id of the line to which a deal belongs, None where a party is not named."""
    if deal.supplier is None or deal.recipient is None:
        return None
    return line_id(deal.supplier, deal.recipient, deal.status, deal.standing)


@dataclass(slots=True)
class _Tally:
    supplier: str
    recipient: str
    standing: Standing
    statuses: Counter[Act | None] = field(default_factory=Counter)
    in_registers: int = 0
    in_reports: int = 0
    disputed: bool = False
    years: list[int] = field(default_factory=list)
    tiv: list[float] = field(default_factory=list)
    deals: list[str] = field(default_factory=list)


def gather(
    read: Deals, foci: Sequence[Actor], kept: Iterable[Deal], hidden: Iterable[Deal] = (), *, whole: bool = True
) -> Surroundings:
    """Make the surroundings of what is in focus out of the deals that filters kept; ``hidden`` are the others.

    ``whole`` is false where more deals between the same actors were not even looked at, as for a weapon in focus.
    """
    tallies: dict[str, _Tally] = {}
    told, cited, ends = [], set[str](), {one.id for one in foci}
    for deal in kept:
        line = line_of(deal)
        if line is not None:
            assert deal.supplier is not None and deal.recipient is not None
            tally = tallies.get(line)
            if tally is None:
                tally = tallies[line] = _Tally(deal.supplier, deal.recipient, deal.standing)
            _enter(tally, deal)
            ends.update((deal.supplier, deal.recipient))
        cited.update(deal.editions, deal.told_by)
        if deal.told_by:
            told.append(_tell(deal, line))
    partial = {line_of(deal) for deal in hidden}
    named = read.actors | {one.id: one for one in foci}
    return Surroundings(
        foci=tuple(foci),
        actors={one: named[one] for one in sorted(ends)},
        lines={line: _line(line, tallies[line], whole=whole and line not in partial) for line in sorted(tallies)},
        told=tuple(sorted(told, key=lambda one: one.id)),
        cited=tuple(read.reports[one] for one in sorted(cited)),
        has_register=read.has_register,
    )


def _enter(tally: _Tally, deal: Deal) -> None:
    tally.statuses[deal.status] += 1
    tally.in_registers += bool(deal.editions)
    tally.in_reports += bool(deal.told_by)
    tally.disputed |= deal.disputed
    tally.deals.append(deal.id)
    if deal.order_year is not None:
        tally.years.append(deal.order_year)
    if deal.tiv is not None:
        tally.tiv.append(deal.tiv)


def _line(line: str, tally: _Tally, *, whole: bool) -> Line:
    statuses = [(status, tally.statuses[status]) for status in (*reversed(Act), None) if tally.statuses[status]]
    return Line(
        id=line,
        supplier=tally.supplier,
        recipient=tally.recipient,
        stroke=stroke(statuses[0][0], tally.standing),
        statuses=tuple(statuses),
        in_registers=tally.in_registers,
        in_reports=tally.in_reports,
        disputed=tally.disputed,
        first_year=min(tally.years, default=None),
        last_year=max(tally.years, default=None),
        tiv=round(sum(tally.tiv), 2) if tally.tiv else None,
        deals=tuple(tally.deals),
        whole=whole,
    )


def _tell(deal: Deal, line: str | None) -> Told:
    return Told(
        id=deal.id,
        name=deal.name,
        line=line,
        status=deal.status,
        independent_sources=deal.sources,
        in_register=bool(deal.listed_by),
        disputed=deal.disputed,
        expected_by=deal.expected_by,
        kind=deal.kind,
    )
