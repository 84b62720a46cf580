"""Quantities as they are written in a report: an interval with its basis, and what it counts."""

from dataclasses import dataclass

from graph.words import Act, Basis, Measure
from loaders.reports.fields import Fields

MEASURES = {
    Act.MENTIONED: Measure.MENTIONED,
    Act.REQUESTED: Measure.REQUESTED,
    Act.OFFERED: Measure.OFFERED,
    Act.PLANNED: Measure.PLANNED,
    Act.NOTIFIED: Measure.NOTIFIED,
    Act.LICENSED: Measure.LICENSED,
    Act.AGREED: Measure.AGREED,
    Act.ORDERED: Measure.ORDERED,
    Act.PARTLY_DELIVERED: Measure.DELIVERED,
    Act.DELIVERED: Measure.DELIVERED,
    Act.REFUSED: Measure.REFUSED,
    Act.LICENCE_REFUSED: Measure.REFUSED,
}
"""What a number counts by its act. Blocked and cancelled have none: what was blocked was planned, agreed, ordered."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval of pieces; an end that is open, or not known, is None."""

    low: int | None
    high: int | None
    basis: Basis


def read_quantity(low: int | None, high: int | None, basis: Basis) -> Quantity:
    """Return the interval that two ends and a basis mean; raises ValueError with the reason where they do not fit.

    >>> read_quantity(150, 150, Basis.ABOUT)
    Quantity(low=150, high=150, basis=<Basis.ABOUT: 'about'>)
    >>> read_quantity(132, 132, Basis.AT_LEAST)
    Quantity(low=132, high=None, basis=<Basis.AT_LEAST: 'at least'>)
    """
    if basis is Basis.UNKNOWN:
        if low is not None or high is not None:
            raise ValueError("a number stands beside basis unknown")
        return Quantity(None, None, basis)
    if low is None and high is None:
        raise ValueError(f"no number stands beside basis {basis}")
    if low is not None and high is not None and low > high:
        raise ValueError("low is greater than high")
    if basis is Basis.AT_LEAST:
        return Quantity(_one_end(low, high, basis), None, basis)
    if basis is Basis.UP_TO:
        return Quantity(None, _one_end(high, low, basis), basis)
    if low is None or high is None:
        raise ValueError(f"only one end stands beside basis {basis}")
    return Quantity(low, high, basis)


def _one_end(end: int | None, other: int | None, basis: Basis) -> int:
    """Return the one end that an open interval has; the other must be missing or the same."""
    if end is None or other not in (None, end):
        raise ValueError(f"basis {basis} has one end only")
    return end


def ends(fields: Fields) -> tuple[int | None, int | None]:
    """Return the written ends of a quantity; one number is both."""
    number = fields.whole("number")
    return (number, number) if number is not None else (fields.whole("low"), fields.whole("high"))


def measure_of(fields: Fields, act: Act | None) -> Measure | None:
    """Return what a number counts: as written, else by the act."""
    written = fields.text("measure")
    if written is not None:
        return Measure(written)
    return MEASURES.get(act) if act is not None else None
