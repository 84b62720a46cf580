"""The one number that stands for a transfer: claimed for its status act, never averaged and never mixed."""

from collections import Counter
from collections.abc import Sequence

from graph.claims import Claim
from graph.words import DELIVERIES, ENDINGS, STAGE, Act, Basis

Interval = tuple[int | None, int | None, Basis | None]
"""The least and the greatest number that is meant, and how."""


def find_quantity(ordered: Sequence[Claim], status: Act | None, rows: Sequence[Claim]) -> tuple[Interval, Act | None]:
    """Return one claimed interval for the status act, and the act whose number it is: nothing averaged, nothing mixed.

    An ending has no number of its own, so the number of the furthest stage that it closed stands, and that stage is
    the act. Rows of one register report add up. Among others, the number that most claims give stands, then the least
    exact one. Without any number the act is None.
    """
    if rows and rows[0].act is status:
        return _of_rows(rows), status
    acts = [status] if status is not None else []
    if status in ENDINGS:
        acts += sorted(STAGE, key=lambda act: -STAGE[act])
    for act in acts:
        given = _given(ordered, act)
        if given:
            counted = Counter(given)
            best = max(counted, key=lambda interval: (counted[interval], _width(interval), -given.index(interval)))
            return best, act
    is_unknown = any(claim.quantity_basis is Basis.UNKNOWN for claim in ordered)
    return (None, None, Basis.UNKNOWN if is_unknown else None), None


def _of_rows(rows: Sequence[Claim]) -> Interval:
    """Return the sum of the rows of one register report."""
    numbers = [row.quantity_low for row in rows]
    if len(rows) == 1:
        return _interval(rows[0])
    total = sum(number for number in numbers if number is not None)
    if None in numbers:
        return (total, None, Basis.AT_LEAST) if total else (None, None, Basis.UNKNOWN)
    exact = all(row.quantity_basis is Basis.EXACT for row in rows)
    return total, total, Basis.EXACT if exact else Basis.ESTIMATED


def _given(ordered: Sequence[Claim], act: Act) -> list[Interval]:
    """Return the intervals that counting claims of an act give; dated deliveries of one report add up."""
    claims = [
        claim
        for claim in ordered
        if claim.counts and claim.act is act and (claim.quantity_low, claim.quantity_high) != (None, None)
    ]
    if act not in DELIVERIES:
        return [_interval(claim) for claim in claims]
    reports: dict[str, list[Claim]] = {}
    for claim in claims:
        reports.setdefault(claim.report, []).append(claim)
    return [interval for told in reports.values() for interval in _added_up(told)]


def _added_up(told: Sequence[Claim]) -> list[Interval]:
    if len(told) == 1 or None in (days := [claim.event_date for claim in told]) or len(set(days)) < len(told):
        return [_interval(claim) for claim in told]
    highs = [claim.quantity_high for claim in told]
    high = None if None in highs else sum(number for number in highs if number is not None)
    exact = all(claim.quantity_basis is Basis.EXACT for claim in told)
    return [(sum(claim.quantity_low or 0 for claim in told), high, Basis.EXACT if exact else Basis.ABOUT)]


def _interval(claim: Claim) -> Interval:
    return claim.quantity_low, claim.quantity_high, claim.quantity_basis


def _width(interval: Interval) -> tuple[bool, int, bool]:
    low, high, basis = interval
    return low is None or high is None, (high or 0) - (low or 0), basis in (Basis.ABOUT, Basis.ESTIMATED)
