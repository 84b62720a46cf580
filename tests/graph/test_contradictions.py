"""Which pairs of claims exclude each other (points 3 and 6 of the status rule)."""

from datetime import date

import pytest

from graph.claims import Claim
from graph.contradictions import find_contradictions
from graph.words import Act, Basis, Disagreement, Kind, Measure, Stance, Within
from tests.graph.build import claim, row


def number(key: str, low: int | None, high: int | None, basis: Basis = Basis.EXACT, **values: object) -> Claim:
    """A claim that gives a number of agreed pieces."""
    values.setdefault("measure", Measure.AGREED)
    return claim(key, act=Act.AGREED, quantity_low=low, quantity_high=high, quantity_basis=basis, **values)


ACT, KIND, PARTY, QUANTITY = Disagreement.ACT, Disagreement.KIND, Disagreement.PARTY, Disagreement.QUANTITY

EXCLUDING = [
    ("an ending against an agreement", claim("a", act=Act.REFUSED), claim("b", act=Act.AGREED), [ACT]),
    (
        "though one of them does not count",
        claim("a", act=Act.REFUSED),
        claim("b", act=Act.AGREED, credibility=5),
        [ACT],
    ),
    ("an ending against an order", claim("a", act=Act.BLOCKED), claim("b", act=Act.ORDERED), [ACT]),
    ("a cancellation against a delivery", claim("a", act=Act.CANCELLED), claim("b", act=Act.DELIVERED), [ACT]),
    (
        "an ending and a plan told as current",
        claim("a", act=Act.BLOCKED),
        claim("b", act=Act.PLANNED, current=True),
        [ACT],
    ),
    (
        "a denial and what it denies",
        claim("a", act=Act.REQUESTED),
        claim("b", act=Act.REQUESTED, stance=Stance.DENIES),
        [ACT],
    ),
    ("two kinds", claim("a", kind=Kind.RETURN), claim("b", kind=Kind.BUY_BACK), [KIND]),
    ("two suppliers", claim("a", supplier="Egypt"), claim("b", supplier="Brazil"), [PARTY]),
    ("two recipients", claim("a", recipient="Egypt"), claim("b", recipient="Brazil"), [PARTY]),
    ("two numbers", number("a", 150, 150), number("b", 200, 200), [QUANTITY]),
    ("a number marked as uncertain and another", number("a", 43, 43, Basis.ESTIMATED), number("b", 45, 45), [QUANTITY]),
    ("about 150 and 166", number("a", 150, 150, Basis.ABOUT), number("b", 166, 166), [QUANTITY]),
    ("at least 132 and 100", number("a", 132, None, Basis.AT_LEAST), number("b", 100, 100), [QUANTITY]),
    ("up to 100 and 132", number("a", None, 100, Basis.UP_TO), number("b", 132, 132), [QUANTITY]),
]

AGREEING = [
    ("a plan that is told as over", claim("a", act=Act.BLOCKED), claim("b", act=Act.PLANNED)),
    (
        "a current plan of another report",
        claim("a", act=Act.BLOCKED),
        claim("b", act=Act.PLANNED, current=True, report="s"),
    ),
    ("two endings", claim("a", act=Act.BLOCKED), claim("b", act=Act.REFUSED)),
    ("a cancellation of an order", claim("a", act=Act.CANCELLED), claim("b", act=Act.ORDERED)),
    ("a request and its refusal", claim("a", act=Act.REQUESTED), claim("b", act=Act.REFUSED)),
    (
        "an agreement and a later ending",
        claim("a", act=Act.AGREED, event_date=date(2020, 1, 1)),
        claim("b", act=Act.BLOCKED, event_date=date(2021, 1, 1)),
    ),
    ("a denial of another act", claim("a", act=Act.AGREED), claim("b", act=Act.REQUESTED, stance=Stance.DENIES)),
    ("no comment", claim("a", act=Act.AGREED), claim("b", act=Act.AGREED, stance=Stance.DECLINES)),
    ("an unknown kind", claim("a", kind=Kind.RETURN), claim("b", kind=Kind.UNKNOWN)),
    ("about 150 and 165", number("a", 150, 150, Basis.ABOUT), number("b", 165, 165)),
    ("at least 132 and 150", number("a", 132, None, Basis.AT_LEAST), number("b", 150, 150)),
    ("numbers of different measures", number("a", 150, 150), number("b", 200, 200, measure=Measure.REQUESTED)),
    (
        "deliveries of two years",
        number("a", 10, 10, measure=Measure.DELIVERED, event_date=date(2020, 1, 1)),
        number("b", 20, 20, measure=Measure.DELIVERED, event_date=date(2021, 1, 1)),
    ),
    ("numbers of different periods", number("a", 150, 150, window_from=2000), number("b", 200, 200)),
    ("no number", number("a", 150, 150), number("b", None, None, Basis.UNKNOWN)),
    (
        "two editions of a register",
        row("a", act=Act.DELIVERED, supplier="Egypt"),
        row("b", supplier="Brazil", report="s"),
    ),
]


@pytest.mark.parametrize(("what", "first", "second", "about"), EXCLUDING, ids=[case[0] for case in EXCLUDING])
def test_excluding(what: str, first: Claim, second: Claim, about: list[Disagreement]) -> None:
    """What cannot both be true is found, in whatever order, from the smaller id to the greater."""
    for claims in ((first, second), (second, first)):
        found = find_contradictions(claims, {})
        assert [(first.id, second.id, reason, Within.ONE_REPORT) for reason in about] == [
            (pair.first, pair.second, pair.about, pair.within) for pair in found
        ]


@pytest.mark.parametrize(("what", "first", "second"), AGREEING, ids=[case[0] for case in AGREEING])
def test_agreeing(what: str, first: Claim, second: Claim) -> None:
    """What can both be true is not called a contradiction."""
    assert () == find_contradictions((first, second), {})


def test_several_reports() -> None:
    """Whether the pair lies within one report is told."""
    found = find_contradictions((claim("a", kind=Kind.SALE), claim("b", kind=Kind.AID, report="s")), {})
    assert [Within.SEVERAL] == [pair.within for pair in found]
