"""The status rule as a table: the story it was made for, and the edges of each of its seven points."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from graph.claims import Claim
from graph.status import judge
from graph.words import Act, Side, SpeakerRole, Stance, Standing
from tests.graph.build import actor, claim, row

WSJ = ("wsj",)
ANONYMOUS = {"rests_on": WSJ, "reliability": "F", "speaker_role": SpeakerRole.ANONYMOUS_SOURCE}
PUBLISHED = {"r": date(2023, 11, 9), "old": date(2020, 1, 1), "new": date(2024, 1, 1)}


@dataclass(frozen=True)
class Case:
    """Claims, and what the rule makes of them."""

    about: str
    claims: list[Claim]
    status: Act | None
    standing: Standing = Standing.REPORTED
    sources: int = 1
    against: int = 0
    registers: int = 0
    expected_by: date | None = None
    published: dict[str, date] = field(default_factory=lambda: PUBLISHED)


STORY = [
    Case(
        "1: Egypt agreed to return engines, expected within a month",
        [
            claim("asked", act=Act.REQUESTED, **ANONYMOUS),
            claim("agreed", act=Act.AGREED, expected_by=date(2023, 12, 8), **ANONYMOUS),
        ],
        Act.AGREED,
        expected_by=date(2023, 12, 8),
    ),
    Case("2: debt relief and wheat were offered", [claim(act=Act.OFFERED)], Act.OFFERED),
    Case(
        "3: Belarus agreed",
        [claim("asked", act=Act.REQUESTED, **ANONYMOUS), claim("agreed", act=Act.AGREED, **ANONYMOUS)],
        Act.AGREED,
    ),
    Case(
        "4 and 5: Brazil refused; a heading graded 5 says otherwise and does not count",
        [
            claim("asked", act=Act.REQUESTED, **ANONYMOUS),
            claim("refused", act=Act.REFUSED, rests_on=WSJ),
            claim("heading", act=Act.AGREED, credibility=5),
        ],
        Act.REFUSED,
    ),
    Case(
        "6: Pakistan, a party, denies having been asked",
        [
            claim("asked", act=Act.REQUESTED, supplier="Pakistan", recipient="Russia", **ANONYMOUS),
            claim(
                "denied",
                act=Act.REQUESTED,
                stance=Stance.DENIES,
                supplier="Pakistan",
                spoken_by="Pakistan",
                rests_on=WSJ,
            ),
        ],
        Act.REQUESTED,
        Standing.CONTESTED,
        against=1,
    ),
    Case(
        "7: a plan fell through; a heading graded 5 still tells it as current",
        [
            claim("planned", act=Act.PLANNED),
            claim("blocked", act=Act.BLOCKED, acted_by=("United States",), rests_on=("post",)),
            claim("heading", act=Act.PLANNED, current=True, credibility=5),
        ],
        Act.BLOCKED,
    ),
    Case("8: aid is mentioned", [claim("a", act=Act.MENTIONED), claim("b", act=Act.MENTIONED)], Act.MENTIONED),
]

POINT_1 = [
    Case("no claim, no status", [], None, sources=0),
    Case("the furthest stage stands", [claim("a", act=Act.ORDERED), claim("b", act=Act.OFFERED)], Act.ORDERED),
    Case(
        "a later, weaker mention never lowers it",
        [
            claim("a", act=Act.DELIVERED, event_date=date(2000, 1, 1)),
            claim("b", act=Act.MENTIONED, event_date=date(2020, 1, 1)),
        ],
        Act.DELIVERED,
    ),
    Case(
        "a request never competes with its answer",
        [claim("a", act=Act.REFUSED), claim("b", act=Act.REQUESTED)],
        Act.REFUSED,
    ),
    Case(
        "an ending closes what came before",
        [
            claim("a", act=Act.ORDERED, event_date=date(2010, 1, 1)),
            claim("b", act=Act.CANCELLED, event_date=date(2012, 1, 1)),
        ],
        Act.CANCELLED,
    ),
    Case(
        "a later order takes it up again",
        [
            claim("a", act=Act.CANCELLED, event_date=date(2012, 1, 1)),
            claim("b", act=Act.ORDERED, event_date=date(2013, 1, 1)),
        ],
        Act.ORDERED,
    ),
    Case(
        "a later mention does not take it up again",
        [
            claim("a", act=Act.CANCELLED, event_date=date(2012, 1, 1)),
            claim("b", act=Act.MENTIONED, event_date=date(2013, 1, 1)),
        ],
        Act.CANCELLED,
    ),
    Case(
        "what came before the ending is not taken up with what came after it",
        [
            claim("a", act=Act.DELIVERED, event_date=date(2010, 1, 1)),
            claim("b", act=Act.CANCELLED, event_date=date(2012, 1, 1)),
            claim("c", act=Act.REQUESTED, event_date=date(2013, 1, 1)),
        ],
        Act.REQUESTED,
    ),
    Case(
        "of several endings the latest stands",
        [
            claim("a", act=Act.BLOCKED, event_date=date(2013, 1, 1)),
            claim("b", act=Act.REFUSED, event_date=date(2012, 1, 1)),
        ],
        Act.BLOCKED,
    ),
    Case("a withdrawn claim has no say", [claim(act=Act.DELIVERED, withdrawn=True)], None, sources=0),
    Case("an improbable claim has no say", [claim(act=Act.DELIVERED, credibility=5)], None, sources=0),
    Case(
        "declining to comment has no say",
        [claim(act=Act.DELIVERED, stance=Stance.DECLINES)],
        None,
        sources=0,
    ),
]

OFFICIAL = {"speaker_role": SpeakerRole.NAMED_OFFICIAL, "supplier": "Egypt", "recipient": "Russia"}

POINT_2 = [
    Case(
        "a register row is recorded",
        [row(act=Act.DELIVERED)],
        Act.DELIVERED,
        Standing.RECORDED,
        sources=0,
        registers=1,
    ),
    Case(
        "both parties on record: recorded",
        [
            claim("a", act=Act.AGREED, speaker_side=Side.SUPPLIER, **OFFICIAL),
            claim("b", act=Act.AGREED, spoken_by="Russia", report="other", **OFFICIAL),
        ],
        Act.AGREED,
        Standing.RECORDED,
        sources=2,
    ),
    Case(
        "one party on record is not enough",
        [claim(act=Act.AGREED, speaker_side=Side.SUPPLIER, **OFFICIAL)],
        Act.AGREED,
    ),
    *(
        Case(
            f"grade {reliability}{credibility} never makes more than reported",
            [row(act=Act.DELIVERED, reliability=reliability, credibility=credibility)],
            Act.DELIVERED,
            sources=0,
            registers=1,
        )
        for reliability, credibility in (("D", 1), ("E", 1), ("F", 1), ("A", 4), ("A", 6))
    ),
    Case(
        "an enemy never makes more than reported",
        [row(act=Act.DELIVERED, speaker_side=Side.ENEMY)],
        Act.DELIVERED,
        sources=0,
        registers=1,
    ),
    Case(
        "refused against agreed, by reports that do not say which came first: contested",
        [claim("a", act=Act.AGREED, report="old"), claim("b", act=Act.REFUSED, report="new")],
        Act.REFUSED,
        Standing.CONTESTED,
    ),
    Case(
        "refused after agreed, by date: not contested",
        [
            claim("a", act=Act.AGREED, event_date=date(2019, 1, 1)),
            claim("b", act=Act.REFUSED, event_date=date(2023, 1, 1)),
        ],
        Act.REFUSED,
    ),
    Case(
        "cancelled after an order without dates: a sequence, not contested",
        [claim("a", act=Act.ORDERED), claim("b", act=Act.CANCELLED)],
        Act.CANCELLED,
    ),
    Case(
        "a denial by nobody's party does not contest",
        [
            claim("a", act=Act.REQUESTED, supplier="Pakistan", recipient="Russia"),
            claim("b", act=Act.REQUESTED, stance=Stance.DENIES, spoken_by="France", report="new"),
        ],
        Act.REQUESTED,
        against=1,
    ),
    Case(
        "a party that denies a delivery denies a part of it",
        [
            row("a", act=Act.PARTLY_DELIVERED, supplier="Russia", recipient="Egypt"),
            claim("b", act=Act.DELIVERED, stance=Stance.DENIES, speaker_side=Side.RECIPIENT, report="new"),
        ],
        Act.PARTLY_DELIVERED,
        Standing.CONTESTED,
        sources=0,
        against=1,
        registers=1,
    ),
    Case(
        "a party that denies an agreement denies the delivery that would follow from it",
        [
            claim("a", act=Act.DELIVERED, supplier="Russia", recipient="Egypt"),
            claim("b", act=Act.AGREED, stance=Stance.DENIES, speaker_side=Side.SUPPLIER, report="new"),
        ],
        Act.DELIVERED,
        Standing.CONTESTED,
        against=1,
    ),
    Case(
        "a denial of another act does not contest",
        [
            claim("a", act=Act.AGREED, supplier="Pakistan", recipient="Russia"),
            claim("b", act=Act.DELIVERED, stance=Stance.DENIES, speaker_side=Side.SUPPLIER),
        ],
        Act.AGREED,
        against=1,
    ),
]

POINT_4 = [
    Case(
        "an undated ending is not after its report: a later dated order takes it up",
        [
            claim("a", act=Act.REFUSED, report="old"),
            claim("b", act=Act.ORDERED, report="new", event_date=date(2022, 1, 1)),
        ],
        Act.ORDERED,
    ),
    Case(
        "claims of one report are never ordered by the report's date",
        [claim("a", act=Act.REFUSED), claim("b", act=Act.ORDERED, event_date=date(2023, 12, 1))],
        Act.REFUSED,
    ),
    Case(
        "a register's delivery years are dates",
        [
            claim("a", act=Act.CANCELLED, event_date=date(2012, 6, 1)),
            row("b", act=Act.DELIVERED, delivery_years=(2014,), report="new"),
        ],
        Act.DELIVERED,
        Standing.RECORDED,
        sources=0,
        registers=1,
    ),
]

POINT_5 = [
    Case(
        "of several expectations the earliest stands",
        [
            claim("a", act=Act.AGREED, expected_by=date(2023, 12, 31)),
            claim("b", act=Act.AGREED, expected_by=date(2023, 12, 8)),
        ],
        Act.AGREED,
        expected_by=date(2023, 12, 8),
    ),
    Case(
        "what was delivered is no longer expected",
        [claim("a", act=Act.DELIVERED), claim("b", act=Act.AGREED, expected_by=date(2023, 12, 8))],
        Act.DELIVERED,
    ),
    Case(
        "what was refused is no longer expected",
        [claim("a", act=Act.REFUSED), claim("b", act=Act.OFFERED, expected_by=date(2023, 12, 8))],
        Act.REFUSED,
    ),
    Case(
        "an expectation that does not count is none",
        [claim("a", act=Act.AGREED), claim("b", act=Act.AGREED, credibility=5, expected_by=date(2023, 12, 8))],
        Act.AGREED,
    ),
]

POINT_7 = [
    Case(
        "eight outlets that retell one report are one",
        [claim(str(n), act=Act.AGREED, report=f"outlet {n}", rests_on=WSJ) for n in range(8)],
        Act.AGREED,
    ),
    Case(
        "the origin itself, loaded, is still the one",
        [
            claim("a", act=Act.AGREED, report="outlet", rests_on=WSJ),
            claim("b", act=Act.AGREED, report="wsj"),
        ],
        Act.AGREED,
    ),
    Case(
        "an origin that itself rests on another leads on to it",
        [
            claim("a", act=Act.AGREED, report="outlet", rests_on=WSJ),
            claim("b", act=Act.AGREED, report="wsj", rests_on=("agency",)),
            claim("c", act=Act.AGREED, report="another", rests_on=("agency",)),
        ],
        Act.AGREED,
    ),
    Case(
        "two origins are two",
        [
            claim("a", act=Act.AGREED, report="outlet", rests_on=WSJ),
            claim("b", act=Act.AGREED, report="another"),
        ],
        Act.AGREED,
        sources=2,
    ),
    Case(
        "two reports of one publisher are one source",
        [
            claim("a", act=Act.AGREED, report="monday", source="paper"),
            claim("b", act=Act.AGREED, report="tuesday", source="paper"),
        ],
        Act.AGREED,
    ),
    Case(
        "only those who assert the status act are counted",
        [claim("a", act=Act.AGREED, report="outlet"), claim("b", act=Act.REQUESTED, report="another")],
        Act.AGREED,
    ),
    Case(
        "a register beside a newspaper is counted apart",
        [claim("a", act=Act.DELIVERED, report="outlet"), row("b", act=Act.DELIVERED, report="register")],
        Act.DELIVERED,
        Standing.RECORDED,
        registers=1,
    ),
    Case(
        "two editions of one register are one register",
        [row("a", act=Act.DELIVERED, report="2024"), row("b", act=Act.DELIVERED, report="2026")],
        Act.DELIVERED,
        Standing.RECORDED,
        sources=0,
        registers=1,
    ),
    Case(
        "reports that rest on nothing but each other are one source",
        [
            claim("a", act=Act.AGREED, report="one", rests_on=("two",)),
            claim("b", act=Act.AGREED, report="two", rests_on=("one",)),
        ],
        Act.AGREED,
    ),
    Case(
        "an outlet that passes on a register is no source beside it",
        [
            claim("a", act=Act.DELIVERED, report="outlet", rests_on=("register",)),
            row("b", act=Act.DELIVERED, report="register"),
        ],
        Act.DELIVERED,
        Standing.RECORDED,
        sources=0,
        registers=1,
    ),
]


@pytest.mark.parametrize("case", STORY + POINT_1 + POINT_2 + POINT_4 + POINT_5 + POINT_7, ids=lambda case: case.about)
def test_rule(case: Case) -> None:
    """Each case of the table comes out as written, in whatever order its claims come."""
    for claims in (case.claims, case.claims[::-1]):
        found = judge(claims, case.published)
        assert case.status == found.status
        assert case.standing == found.standing
        assert (case.sources, case.against, case.registers) == (
            found.independent_sources,
            found.sources_against,
            found.registers,
        )
        assert case.expected_by == found.expected_by


def test_actor_of_build_is_real() -> None:
    """The table's parties are resolved by the project's own names."""
    assert actor("Pakistan").id == "PAK"
