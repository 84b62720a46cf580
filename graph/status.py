"""The status rule: what the claims about one transfer come to, and how well that stands.

The seven points of the rule stand in ``docs/words.md``; their numbers are named below. Nothing else in the
project decides a status.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from graph.claims import Claim
from graph.contradictions import acts_exclude, is_denied
from graph.dates import event_span, is_later
from graph.transfers import Judgement
from graph.words import DELIVERIES, ENDINGS, STAGE, Act, Side, SpeakerRole, Stance, Standing

_ORDER = {act: place for place, act in enumerate(Act)}
_CONTESTABLE_ENDINGS = frozenset({Act.REFUSED, Act.LICENCE_REFUSED, Act.BLOCKED})
_ON_RECORD = frozenset({SpeakerRole.NAMED_OFFICIAL, SpeakerRole.DOCUMENT})
_WEAK_RELIABILITY = frozenset("DEF")
_WEAK_CREDIBILITY = frozenset({4, 5, 6})


def judge(claims: Sequence[Claim], published: Mapping[str, date] | None = None) -> Judgement:
    """Compute status, standing and sources of one transfer (or concession) from all claims about it.

    ``published`` maps report ids to the latest day of publication, where known. The status is None where no
    counting claim asserts an act.
    """
    days = published or {}
    counting = [claim for claim in claims if claim.counts and claim.act is not None]
    status = _status(counting, days)
    asserting = [claim for claim in counting if claim.act is status]
    registers = {claim.source for claim in counting if claim.is_register}
    against = [claim for claim in claims if stands_as_denial(claim)]
    return Judgement(
        status=status,
        standing=_standing(claims, counting, asserting, days),
        independent_sources=len(origins(asserting, claims)),
        sources_against=len(origins(against, claims)) if against else 0,
        registers=len(registers),
        expected_by=_expected_by(status, counting),
    )


def origins(asserting: Sequence[Claim], claims: Sequence[Claim]) -> frozenset[str]:
    """Return the sources on whose own word some claims rest, followed along what they rest on (rule 7).

    Rows of data sets are left out: registers are counted apart. Where an origin is itself loaded, its own
    claims about the same event lead on; where it is a register, it is counted as one. Several reports of one source
    are one origin, and so are reports that rest on nothing but each other.
    """
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [claim for claim in asserting if not claim.is_register]
    while waiting:
        claim = waiting.pop()
        if claim.id in seen:
            continue
        seen.add(claim.id)
        if not claim.rests_on:
            found.add(claim.source)
        for report, source in zip(claim.rests_on, claim.rests_on_sources, strict=True):
            told = [c for c in claims if c.report == report]
            onward = [c for c in told if c.act is claim.act and c.stance is claim.stance and not c.is_register]
            waiting.extend(onward)
            if not onward and not any(c.is_register for c in told):
                found.add(source)
    own = [claim.source for claim in asserting if not claim.is_register and claim.rests_on]
    passed_on = any(c.is_register and c.report in claim.rests_on for claim in asserting for c in claims)
    if not found and own and not passed_on:
        found.add(min(own))
    return frozenset(found)


def _status(counting: Sequence[Claim], days: Mapping[str, date]) -> Act | None:
    """Points 1 and 4: the furthest stage, unless an ending closes it and nothing later takes it up."""
    endings = [claim for claim in counting if claim.act in ENDINGS]
    others = [claim for claim in counting if claim.act in STAGE]
    if endings:
        latest = max(endings, key=lambda claim: _ending_order(claim, days))
        others = [
            claim
            for claim in others
            if claim.act is not Act.MENTIONED and all(is_later(claim, ending, days) for ending in endings)
        ]
        if not others:
            return latest.act
    acts = [claim.act for claim in others if claim.act is not None]
    return max(acts, key=lambda act: STAGE[act], default=None)


def _ending_order(claim: Claim, days: Mapping[str, date]) -> tuple[date, int, str]:
    latest = event_span(claim, days)[1]
    assert claim.act is not None
    return latest or date.min, _ORDER[claim.act], claim.id


def _standing(
    claims: Sequence[Claim], counting: Sequence[Claim], asserting: Sequence[Claim], days: Mapping[str, date]
) -> Standing:
    """Point 2."""
    if _is_contested(claims, counting, days):
        return Standing.CONTESTED
    strong = [claim for claim in asserting if _is_strong(claim)]
    if any(claim.is_register for claim in strong):
        return Standing.RECORDED
    sides = {_side(claim) for claim in strong if claim.speaker_role in _ON_RECORD}
    if {Side.SUPPLIER, Side.RECIPIENT} <= sides:
        return Standing.RECORDED
    return Standing.REPORTED


def _is_contested(claims: Sequence[Claim], counting: Sequence[Claim], days: Mapping[str, date]) -> bool:
    if len(claims) < 2:
        return False
    denials = [claim for claim in claims if stands_as_denial(claim) and _side(claim) in (Side.SUPPLIER, Side.RECIPIENT)]
    if any(is_denied(claim, denial) for denial in denials for claim in counting):
        return True
    endings = [claim for claim in counting if claim.act in _CONTESTABLE_ENDINGS]
    settled = [claim for claim in counting if claim.act is Act.AGREED or claim.act in DELIVERIES]
    return any(acts_exclude(ending, claim, days) for ending in endings for claim in settled)


def stands_as_denial(claim: Claim) -> bool:
    """Say whether a claim is a denial that is neither graded improbable nor withdrawn."""
    return claim.stance is Stance.DENIES and claim.credibility != 5 and not claim.withdrawn


def _side(claim: Claim) -> Side | None:
    """Return the side a claim speaks for: as stated, else the party that its speaker speaks for."""
    if claim.speaker_side is not None:
        return claim.speaker_side
    if claim.spoken_by is None:
        return None
    if claim.supplier is not None and claim.spoken_by.id == claim.supplier.id:
        return Side.SUPPLIER
    if claim.recipient is not None and claim.spoken_by.id == claim.recipient.id:
        return Side.RECIPIENT
    return None


def _is_strong(claim: Claim) -> bool:
    """Whether a grade lets the claim make more than "reported"."""
    return (
        claim.reliability not in _WEAK_RELIABILITY
        and claim.credibility not in _WEAK_CREDIBILITY
        and claim.speaker_side is not Side.ENEMY
    )


def _expected_by(status: Act | None, counting: Sequence[Claim]) -> date | None:
    """Point 5: the earliest day by which it was expected, as long as nothing says that it came or ended."""
    if status is None or status in ENDINGS or status is Act.DELIVERED:
        return None
    return min((claim.expected_by for claim in counting if claim.expected_by is not None), default=None)
