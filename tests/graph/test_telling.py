"""Claims in sentences: never more than the act, always with who did it, what is not given is said to be not given."""

from datetime import date
from typing import Any

import pytest

from graph.statements import Publication, Statement
from graph.telling import tell, tell_grade, tell_since, tell_who
from graph.words import Act, Basis, Kind, Precision, SpeakerRole, Stance

ARTICLE = Publication(source="A Paper", name="headline", published=date(2023, 11, 1), precision=Precision.MONTH)
JOURNAL = Publication(source="Journal", name="report", published=date(2023, 11, 8), precision=Precision.DAY)


def said(**values: Any) -> Statement:
    given: dict[str, Any] = {
        "stance": Stance.ASSERTS,
        "supplier": "Egypt",
        "recipient": "Russia",
        "report": ARTICLE,
    } | values
    return Statement(id="c", transfer="t", name="caption", locator="paragraph 3", **given)


def listed(**values: Any) -> Statement:
    given: dict[str, Any] = {
        "speaker_role": SpeakerRole.DATA_SET,
        "item": "Mi-17",
        "description": "transport helicopter",
    } | values
    return said(supplier="Russia", recipient="Egypt", **given)


@pytest.mark.parametrize(
    ("act", "kind", "expected"),
    [
        (Act.MENTIONED, Kind.AID, "A transfer of engines from Egypt to Russia is mentioned."),
        (Act.REQUESTED, Kind.RETURN, "Russia asked Egypt to return engines."),
        (Act.REQUESTED, None, "Russia asked Egypt to supply engines."),
        (Act.OFFERED, None, "Egypt offered to supply engines to Russia; no number is given."),
        (Act.PLANNED, Kind.PLANNED_PRODUCTION, "Egypt planned to make engines for Russia; no number is given."),
        (Act.AGREED, Kind.RETURN, "Egypt agreed to return engines to Russia; no number is given."),
        (Act.AGREED, Kind.BUY_BACK, "Egypt agreed to sell engines back to Russia; no number is given."),
        (Act.DELIVERED, Kind.RETURN, "Russia has received back engines from Egypt; no number is given."),
        (Act.REFUSED, Kind.RETURN, "Egypt refused to return engines to Russia."),
        (Act.LICENCE_REFUSED, None, "Egypt refused the export licence to supply engines to Russia."),
        (Act.CANCELLED, None, "A transfer of engines from Egypt to Russia was cancelled."),
    ],
)
def test_an_act_is_told_as_what_somebody_did(act: Act, kind: Kind | None, expected: str) -> None:
    assert expected == tell(said(act=act, kind=kind, item="engines"))


def test_who_blocked_is_named() -> None:
    told = tell(said(act=Act.BLOCKED, kind=Kind.PLANNED_PRODUCTION, item="rockets", acted_by=("United States",)))
    assert "The United States stopped Egypt, which was to make rockets for Russia." == told


def test_a_denial_denies_what_another_claim_says() -> None:
    told = tell(said(act=Act.REQUESTED, kind=Kind.RETURN, stance=Stance.DENIES, speaker="Egypt"))
    assert "Egypt denies that Russia asked Egypt to return something not named." == told


def test_a_number_keeps_its_basis_and_an_expected_day_its_precision() -> None:
    told = tell(
        said(
            act=Act.AGREED,
            kind=Kind.RETURN,
            item="engines",
            quantity_low=150,
            quantity_high=150,
            quantity_basis=Basis.ABOUT,
            expected_by=date(2023, 12, 8),
            expected_by_precision=Precision.ABOUT,
        )
    )
    assert "Egypt agreed to return about 150 engines to Russia; expected by about 8 December 2023." == told


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {"act": Act.DELIVERED, "ordered": 14, "delivered": 14, "order_year": 2009, "delivery_years": (2012, 2013)},
            "Egypt has received 14 Mi-17 (transport helicopter) from Russia, ordered 2009, delivered 2012 and 2013.",
        ),
        (
            {"act": Act.PARTLY_DELIVERED, "ordered": 46, "delivered": 20, "delivered_estimated": True},
            "Egypt has received 20 (number uncertain) of 46 Mi-17 (transport helicopter) from Russia, "
            "delivery years not given.",
        ),
        (
            {"act": Act.ORDERED, "ordered": 24, "order_year": 2021, "order_year_estimated": True},
            "Egypt ordered 24 Mi-17 (transport helicopter) from Russia in 2021 (year uncertain); "
            "no delivery is listed.",
        ),
        (
            {"act": Act.DELIVERED, "delivery_years": (2001,)},
            "Egypt has received a number not given of Mi-17 (transport helicopter) from Russia, delivered 2001.",
        ),
    ],
)
def test_a_row_of_a_register_is_told_as_it_stands(values: dict[str, Any], expected: str) -> None:
    assert expected == tell(listed(**values))


def test_who_says_so_begins_with_the_origin() -> None:
    """The report that passes it on comes last, with the place in it."""
    told = tell_who(said(act=Act.AGREED, speaker_role=SpeakerRole.ANONYMOUS_SOURCE, origins=(JOURNAL,)))
    assert "Journal, 8 Nov 2023, anonymous sources; as told by A Paper, Nov 2023, paragraph 3" == told


def test_a_grade_that_cannot_be_judged_is_not_the_worst() -> None:
    expected = "Source F: cannot be judged (not 'worst'). Claim 6: cannot be judged (not 'worst')."
    assert expected == tell_grade("F", 6)


@pytest.mark.parametrize(
    ("published", "precision", "told"),
    [
        (None, None, "nothing later is loaded"),
        (date(2023, 11, 8), Precision.DAY, "nothing later is loaded"),
        (date(2024, 3, 5), Precision.DAY, "last told 5 March 2024, without an end or a delivery"),
        (date(2024, 3, 1), Precision.MONTH, "last told March 2024, without an end or a delivery"),
    ],
)
def test_what_was_expected_and_told_again_later(published: date | None, precision: Precision | None, told: str) -> None:
    """A later report that tells of it once more is no end and no delivery, but it is something later."""
    retold = Publication(source="A", name="B", published=published, precision=precision)
    assert told == tell_since(date(2023, 12, 8), [said(report=retold)])
