"""Which claims about one event exclude each other (rule 3), whether they count or not."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from math import inf

from graph.claims import Claim
from graph.dates import is_later
from graph.transfers import Contradiction
from graph.words import (
    DELIVERIES,
    ENDINGS,
    STAGE,
    Act,
    ActorKind,
    Basis,
    Disagreement,
    Kind,
    Measure,
    Stance,
    Standing,
    Within,
)

_EXCLUDED_BY_ENDING = frozenset({Act.AGREED, Act.ORDERED, Act.PARTLY_DELIVERED, Act.DELIVERED})
_CLOSED_BY_CANCELLING = frozenset({Act.AGREED, Act.ORDERED})
_STANDING = frozenset({Act.PLANNED, Act.OFFERED})
ABOUT_REACHES = 0.1
"""How far "about" reaches to either side, as a part of the number (rule 6)."""


def find_contradictions(claims: Sequence[Claim], published: Mapping[str, date]) -> tuple[Contradiction, ...]:
    """Return every pair of claims about one event that cannot both be true, ordered by their ids.

    ``published`` maps report ids to the latest day of publication. Two editions of one register never
    contradict each other: what a publisher changed is a revision.
    """
    found = []
    for first, second in combinations(sorted(claims, key=lambda claim: claim.id), 2):
        if first.is_register and second.is_register and first.source == second.source:
            continue
        within = Within.ONE_REPORT if first.report == second.report else Within.SEVERAL
        for about in _disagreements(first, second, published):
            found.append(Contradiction(first=first.id, second=second.id, about=about, within=within))
    return tuple(found)


def is_disputed(standing: Standing | str | None, contradictions: int) -> bool:
    """Say whether a transfer is marked ≠, in every picture and list: contested, or any of its claims contradict.

    ``contradictions`` is the number of ``CONTRADICTS`` among its claims, whether these count or not.

    >>> is_disputed(Standing.CONTESTED, 0), is_disputed("reported", 1), is_disputed(Standing.RECORDED, 0)
    (True, True, False)
    """
    return standing == Standing.CONTESTED or contradictions > 0


def acts_exclude(first: Claim, second: Claim, published: Mapping[str, date]) -> bool:
    """Say whether an ending stands against an agreement, order or delivery, neither certainly the later.

    A cancellation presupposes an agreement or an order, so it excludes neither. Against a plan or an offer an
    ending stands only where the same report tells the plan as current.
    """
    if first.act in ENDINGS and second.act in ENDINGS:
        return False
    ending, other = (first, second) if first.act in ENDINGS else (second, first)
    if ending.act not in ENDINGS or other.act is None:
        return False
    if other.act in _STANDING:
        return bool(other.current) and ending.report == other.report
    if other.act not in _EXCLUDED_BY_ENDING or (ending.act is Act.CANCELLED and other.act in _CLOSED_BY_CANCELLING):
        return False
    return not (is_later(ending, other, published) or is_later(other, ending, published))


def is_denied(claim: Claim, denial: Claim) -> bool:
    """Say whether the denial denies what the claim asserts.

    Whoever denies an agreement or an order denies what would follow from it too, and whoever denies a delivery
    denies a part of it. A denied request says nothing about the rest.
    """
    if denial.stance is not Stance.DENIES or claim.stance is not Stance.ASSERTS:
        return False
    if denial.act in DELIVERIES:
        return claim.act in DELIVERIES
    if denial.act in (Act.AGREED, Act.ORDERED):
        return claim.act in STAGE and STAGE[claim.act] >= STAGE[denial.act]
    return claim.act == denial.act


def _disagreements(first: Claim, second: Claim, published: Mapping[str, date]) -> Iterator[Disagreement]:
    if is_denied(first, second) or is_denied(second, first):
        yield Disagreement.ACT
    if first.stance is not Stance.ASSERTS or second.stance is not Stance.ASSERTS:
        return
    if acts_exclude(first, second, published):
        yield Disagreement.ACT
    if _numbers_exclude(first, second):
        yield Disagreement.QUANTITY
    if _parties_exclude(first, second):
        yield Disagreement.PARTY
    if first.kind != second.kind and not {first.kind, second.kind} & {None, Kind.UNKNOWN}:
        yield Disagreement.KIND


def _numbers_exclude(first: Claim, second: Claim) -> bool:
    """Two numbers of equal measure and period that do not overlap (rule 6)."""
    if first.measure is None or first.measure != second.measure or _period(first) != _period(second):
        return False
    one, other = _interval(first), _interval(second)
    return one is not None and other is not None and (one[0] > other[1] or other[0] > one[1])


def _period(claim: Claim) -> tuple[object, ...]:
    """Return the window or, for a delivery that is dated, its days: what one report tells year by year adds up."""
    days = (claim.event_date, claim.event_latest) if claim.measure is Measure.DELIVERED else ()
    years = (claim.delivery_years, bool(claim.delivery_range)) if claim.is_register else ()
    return claim.window_from, claim.window_to, years, days


def _interval(claim: Claim) -> tuple[float, float] | None:
    """Return the numbers that a claim leaves possible; None where it gives none.

    >>> from graph.words import Subject
    >>> claim = Claim(id="c", report="r", source="s", subject=Subject.TRANSFER, about="t", name="n", locator="l",
    ...               quantity_low=150, quantity_high=150, quantity_basis=Basis.ABOUT)
    >>> _interval(claim)
    (135.0, 165.0)
    """
    if claim.quantity_low is None and claim.quantity_high is None:
        return None
    slack = ABOUT_REACHES if claim.quantity_basis is Basis.ABOUT else 0.0
    low = 0.0 if claim.quantity_low is None else claim.quantity_low * (1 - slack)
    high = inf if claim.quantity_high is None else round(claim.quantity_high * (1 + slack), 6)
    return low, high


def _parties_exclude(first: Claim, second: Claim) -> bool:
    pairs = ((first.supplier, second.supplier), (first.recipient, second.recipient))
    return any(
        one is not None and other is not None and one.id != other.id and ActorKind.UNKNOWN not in (one.kind, other.kind)
        for one, other in pairs
    )
