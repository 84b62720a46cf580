"""Lanes on a time axis: in which years something was delivered, ordered, agreed, asked, refused, one lane for each.

Rows of a register give a mark for each year with a delivery and for the year of the order. Of other reports only
counting claims do; one that states no date stands at the year of its origin, since its event is not after it. What is
only mentioned has no lane.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.grammar import Tone
from graph.pair import ToldTransfer, Way
from graph.summaries import count
from graph.telling import tell_span, with_article
from graph.words import DELIVERIES, Act, Standing

STEPS = (1, 2, 5, 10, 20)
"""Years for which one mark can stand, the least first; where space is narrow a larger step is drawn."""


class Shape(StrEnum):
    """How a mark looks, so that no lane is told by colour alone."""

    DISC = "disc"
    DASHED_RING = "dashed ring"
    RING = "ring"
    DIAMOND = "diamond"
    SMALL_RING = "small ring"
    CROSS = "cross"


class Lane(StrEnum):
    """The lanes from top to bottom, by their word on screen."""

    DELIVERED = "Delivered"
    AS_REPORTED = "Delivered, as reported"
    ORDERED = "Ordered"
    AGREED = "Agreed"
    LICENSED = "Licensed"
    NOTIFIED = "Notified"
    PLANNED = "Planned"
    OFFERED = "Offered"
    ASKED = "Asked"
    REFUSED = "Refused"
    LICENCE_REFUSED = "Licence refused"
    BLOCKED = "Blocked"
    CANCELLED = "Cancelled"


_CLOSED = (Lane.REFUSED, Lane.LICENCE_REFUSED, Lane.BLOCKED, Lane.CANCELLED)
_SHAPES = {
    Lane.DELIVERED: Shape.DISC,
    Lane.AS_REPORTED: Shape.DASHED_RING,
    Lane.ORDERED: Shape.RING,
    Lane.ASKED: Shape.SMALL_RING,
} | dict.fromkeys(_CLOSED, Shape.CROSS)
_TONES = {Lane.DELIVERED: Tone.DELIVERED, Lane.AS_REPORTED: Tone.DELIVERED, Lane.ASKED: Tone.ASKED} | dict.fromkeys(
    _CLOSED, Tone.REFUSED
)
_ASKED_FOR = (Lane.AGREED, Lane.ASKED, Lane.REFUSED, Lane.BLOCKED)
"""Lanes whose absence is told: what a reader of registers does not find there."""
_OF_ACT = {Act.REQUESTED: Lane.ASKED} | {
    Act(lane.value.lower()): lane for lane in Lane if lane.value.lower() in list(Act)
}


@dataclass(frozen=True, slots=True)
class Event:
    """That a transfer has a mark in a lane; ``year`` None: not dated. ``stated``: the year is the source's own."""

    lane: Lane
    transfer: str
    year: int | None
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """How many transfers a lane has in the years ``first`` to ``last``, drawn in their middle."""

    lane: Lane
    first: int
    last: int
    transfers: int

    @property
    def middle(self) -> float:
        """Where it stands on the axis."""
        return (self.first + self.last) / 2

    @property
    def years(self) -> str:
        """Its years in words."""
        return tell_span(self.first, self.last)


def shape_of(lane: Lane) -> Shape:
    """Return the mark of a lane.

    >>> shape_of(Lane.DELIVERED).value, shape_of(Lane.PLANNED).value, shape_of(Lane.BLOCKED).value
    ('disc', 'diamond', 'cross')
    """
    return _SHAPES.get(lane, Shape.DIAMOND)


def tone_of(lane: Lane) -> Tone:
    """Return the colour of a lane, by name: that of its status."""
    return _TONES.get(lane, Tone.AGREED)


def find_events(way: Way) -> tuple[Event, ...]:
    """Return what has a mark, each transfer once in a lane and year."""
    found = {*_listed(way)}
    for told in way.told:
        found.update(_told(told))
    return tuple(sorted(found, key=lambda event: (list(Lane).index(event.lane), event.year or 0, event.transfer)))


def find_marks(events: Iterable[Event], step: int) -> tuple[Mark, ...]:
    """Count transfers by lane and by runs of ``step`` years, a transfer once in each.

    >>> events = [Event(Lane.DELIVERED, "t", 2014), Event(Lane.DELIVERED, "t", 2015), Event(Lane.DELIVERED, "u", 2016)]
    >>> [(mark.years, mark.transfers) for mark in find_marks(events, 5)]
    [('2014', 1), ('2015 to 2016', 2)]
    """
    dated = [event for event in events if event.year is not None]
    extent = years_of(dated)
    if extent is None:
        return ()
    runs: dict[tuple[Lane, int], set[str]] = defaultdict(set)
    for event in dated:
        runs[event.lane, (event.year or 0) // step].add(event.transfer)
    marks = [
        Mark(lane, max(run * step, extent[0]), min(run * step + step - 1, extent[1]), len(transfers))
        for (lane, run), transfers in runs.items()
    ]
    return tuple(sorted(marks, key=lambda mark: (list(Lane).index(mark.lane), mark.first)))


def years_of(events: Iterable[Event]) -> tuple[int, int] | None:
    """Return the first and the last year of some events, never rounded; None where none is dated."""
    years = [event.year for event in events if event.year is not None]
    return (min(years), max(years)) if years else None


def lanes_of(events: Iterable[Event]) -> list[Lane]:
    """Return the lanes that have a dated event, from top to bottom."""
    used = {event.lane for event in events if event.year is not None}
    return [lane for lane in Lane if lane in used]


def tell_lanes(events: Iterable[Event]) -> list[tuple[str, str]]:
    """Return each lane with its years in words: the picture for whoever does not see it.

    >>> tell_lanes([Event(Lane.ORDERED, "t", 2015), Event(Lane.ORDERED, "u", 2015), Event(Lane.ORDERED, "v", 2016)])
    [('Ordered', '2015 (2), 2016')]
    """
    marks = find_marks(events, 1)
    told = []
    for lane in dict.fromkeys(mark.lane for mark in marks):
        own = [mark for mark in marks if mark.lane is lane]
        years = (f"{mark.first} ({mark.transfers})" if mark.transfers > 1 else str(mark.first) for mark in own)
        told.append((lane.value, ", ".join(years)))
    return told


def tell_picture(way: Way, events: Iterable[Event]) -> str:
    """Return the description of the picture for a screen reader."""
    dated = [event for event in events if event.year is not None]
    extent = years_of(dated)
    if extent is None:
        return f"{way.ends}: nothing that is dated."
    parts = [f"{lane.value} {len({one.transfer for one in dated if one.lane is lane})}" for lane in lanes_of(dated)]
    return f"{way.ends}, {tell_span(*extent)}, transfers by lane: {', '.join(parts)}. Year by year in words below."


def tell_undated(events: Iterable[Event]) -> str:
    """Return what the lanes do not show as it was stated; "" where there is nothing of the kind.

    >>> tell_undated([Event(Lane.AGREED, "t", 2023, False), Event(Lane.ASKED, "t", None)])
    'No day is stated for 1 agreed: drawn at the year of the first report, for it was not later. Undated: 1 asked.'
    """
    guessed = _numbers(event for event in events if not event.stated and event.year is not None)
    missing = _numbers(event for event in events if event.year is None)
    parts = []
    if guessed:
        parts.append(f"No day is stated for {guessed}: drawn at the year of the first report, for it was not later.")
    return " ".join([*parts, f"Undated: {missing}."] if missing else parts)


def tell_absent(ways: Iterable[tuple[Way, tuple[Event, ...]]]) -> str:
    """Return as one sentence which lanes have nothing either way, and what is only mentioned."""
    pairs = list(ways)
    used = {event.lane for _, events in pairs for event in events}
    absent = [lane.value.lower() for lane in _ASKED_FOR if lane not in used]
    parts = [f"No claim that counts in either direction: {', '.join(absent)}."] if absent else []
    for way, _ in pairs:
        number = sum(told.status is Act.MENTIONED for told in way.told)
        if number:
            ends = f"from {with_article(way.supplier.name)} to {with_article(way.recipient.name)}"
            parts.append(f"Only mentioned, so in no lane: {count(number, 'transfer')} {ends}.")
    return " ".join(parts)


def _numbers(events: Iterable[Event]) -> str:
    found: dict[Lane, set[str]] = defaultdict(set)
    for event in events:
        found[event.lane].add(event.transfer)
    return ", ".join(f"{len(found[lane])} {lane.value.lower()}" for lane in Lane if lane in found)


def _listed(way: Way) -> Iterator[Event]:
    for listing in way.listings:
        delivered: dict[str, set[int]] = defaultdict(set)
        for row in listing.rows:
            if row.act in DELIVERIES:
                delivered[row.transfer].update(row.delivery_years)
            yield Event(Lane.ORDERED, row.transfer, row.order_year)
        for transfer, years in delivered.items():
            yield from (Event(Lane.DELIVERED, transfer, year) for year in sorted(years))
            if not years:
                yield Event(Lane.DELIVERED, transfer, None)


def _told(told: ToldTransfer) -> Iterator[Event]:
    """Yield of each act the stated years; only where no claim states one, the year of the first report."""
    stated: dict[Lane, set[int]] = defaultdict(set)
    published: dict[Lane, list[date]] = defaultdict(list)
    for one in told.occurrences:
        lane = _lane_of(one.act, told.standing)
        if lane is not None:
            stated[lane].update(one.stated)
            published[lane] += [one.published] if one.published is not None else []
    for lane, years in stated.items():
        yield from (Event(lane, told.id, year) for year in sorted(years))
        if not years:
            first = min(published[lane], default=None)
            yield Event(lane, told.id, first.year if first is not None else None, stated=False)


def _lane_of(act: Act, standing: Standing) -> Lane | None:
    if act in DELIVERIES:
        return Lane.DELIVERED if standing is Standing.RECORDED else Lane.AS_REPORTED
    return _OF_ACT.get(act)
