"""Retellings of one origin in order of date, and claims that exclude each other side by side."""

from dataclasses import replace
from datetime import date
from typing import Any

from graph.pair import Contradiction
from graph.retellings import find_disputes, find_retold, tell_dispute
from graph.statements import Publication, Statement
from graph.words import Act, Basis, Kind, Precision, SpeakerRole, Stance

WSJ = Publication(source="Wall Street Journal", name="report", published=date(2023, 11, 8), precision=Precision.DAY)


def paper(name: str, day: int | None = None) -> Publication:
    return Publication(source=name, name=name, published=date(2023, 11, day) if day else None, precision=Precision.DAY)


def said(key: str, publication: Publication, **values: Any) -> Statement:
    given: dict[str, Any] = {"transfer": "t", "act": Act.AGREED, "kind": Kind.RETURN, "origins": (WSJ,)}
    return Statement(
        id=key,
        name=key,
        locator="paragraph 1",
        stance=values.pop("stance", Stance.ASSERTS),
        report=publication,
        supplier="Egypt",
        recipient="Russia",
        item="engines",
        **given | values,
    )


def test_retellings_stand_in_order_of_date_and_undated_ones_last() -> None:
    claims = [said("x", paper("Undated")), said("late", paper("Late", 12)), said("early", paper("Early", 9))]
    (retold,) = find_retold(claims)
    assert (WSJ, "t", 3) == (retold.origin, retold.transfer, retold.reports)
    assert ["Early, 9 Nov 2023", "Late, 12 Nov 2023", "Undated, day not known"] == [
        one.report for one in retold.retellings
    ]


def test_what_they_give_otherwise_is_told() -> None:
    about = {"quantity_low": 150, "quantity_high": 150, "quantity_basis": Basis.ABOUT}
    claims = [
        said("a", paper("A", 9), **about),
        said("b", paper("B", 10), **about | {"quantity_basis": Basis.EXACT}, expected_by=date(2023, 12, 8)),
        said("c", paper("C", 11), kind=Kind.BUY_BACK, quotation="sold back"),
        said("d", paper("D", 12), stance=Stance.DECLINES),
    ]
    (retold,) = find_retold(claims)
    assert (
        "Agreed, number: about 150 (1 claim); 150 (1 claim); not given (1 claim)",
        "Agreed, expected by: not given (2 claims); 8 December 2023 (1 claim)",
        "Agreed, kind: return (2 claims); buy-back (1 claim)",
    ) == retold.differences
    third, last = retold.retellings[2:]
    assert ("Agreed, buy-back", "not given", "“sold back”") == (third.act, third.number, third.words)
    assert "No comment (agreed), return" == last.act


def test_one_report_alone_changed_nothing() -> None:
    """Two claims of one report, a report that names no origin, and a register's row are no retellings."""
    one = paper("A", 9)
    row = said("row", paper("S"), speaker_role=SpeakerRole.DATA_SET)
    assert () == find_retold(
        [said("a", one), said("b", one, act=Act.REQUESTED), said("c", paper("B"), origins=()), row]
    )


def test_equal_retellings_differ_in_nothing() -> None:
    (retold,) = find_retold([said("a", paper("A", 9)), said("b", paper("B", 10))])
    assert () == retold.differences


def against(one: str, other: str, within: str = "several", about: str = "kind") -> Contradiction:
    return Contradiction(transfer="t", one=one, other=other, about=about, within=within)


def test_what_is_said_alike_is_one_voice_and_the_one_against_all_comes_first() -> None:
    sells = said("caption", paper("A", 9), kind=Kind.BUY_BACK, reliability="F", credibility=6)
    claims = [said("b", paper("B", 10)), said("c", paper("C", 11)), sells]
    (dispute,) = find_disputes(claims, [against("b", "caption"), against("caption", "c", "one report")])
    assert "About the kind, within one report and between several" == tell_dispute(dispute)
    first, second = dispute.voices
    assert ("A, 9 Nov 2023, paragraph 1", "F6", "caption") == (first.who, first.grade, first.claim)
    assert "Egypt agreed to sell engines back to Russia; no number is given." == first.says
    assert "B, 10 Nov 2023, paragraph 1 · C, 11 Nov 2023, paragraph 1" == second.who
    assert ("not graded", "b") == (second.grade, second.claim)


def test_matters_are_kept_apart() -> None:
    claims = [said("a", paper("A")), said("b", paper("B"), act=Act.REFUSED)]
    found = find_disputes(claims, [against("a", "b", about="act"), against("a", "b", about="quantity")])
    assert ["act", "quantity"] == [dispute.about for dispute in found]


def test_a_claim_that_was_not_read_is_left_out() -> None:
    assert () == find_disputes([said("a", paper("A"))], [against("a", "elsewhere")])


def test_a_register_that_contradicts_says_so() -> None:
    row = replace(said("row", paper("S"), speaker_role=SpeakerRole.DATA_SET, origins=()), delivered=4)
    (dispute,) = find_disputes([said("a", paper("A")), row], [against("a", "row", about="act")])
    assert {"a register's row", "not graded"} == {voice.grade for voice in dispute.voices}
