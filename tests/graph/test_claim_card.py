"""The card of a claim, whatever it is about: read from a real graph, the same on both engines."""

from datetime import date
from typing import Any

import pytest

from graph.claim_card import Card, cite, tell_no_check, tell_rests_on, tell_revised, tell_speaker, tell_verdict
from graph.claim_rows import read_card
from graph.reports import Report, Source
from graph.store import Store
from graph.words import (
    Act,
    ConcessionKind,
    Kind,
    Outcome,
    Precision,
    Side,
    SourceKind,
    SpeakerRole,
    Stance,
    Standing,
    Subject,
)
from tests.graph.build import claim, report, row

GRADE: dict[str, Any] = {
    "reliability": "F",
    "credibility": 6,
    "graded_by": "editors",
    "graded_on": date(2026, 11, 22),
    "grade_reason": "Nobody is named.",
}


@pytest.fixture
def filled(store: Store) -> Store:
    """One paper with a claim of every sort, and a register's row."""
    ends: dict[str, Any] = {"about": "return", "supplier": "Egypt", "recipient": "Russia", "kind": Kind.RETURN}
    claims = [
        claim(
            "agreed",
            **ends,
            **GRADE,
            act=Act.AGREED,
            acted_by=("Egypt",),
            speaker="anonymous sources",
            speaker_role=SpeakerRole.ANONYMOUS_SOURCE,
            rests_on=("origin",),
            hedge="apparently",
            quotation="will give back",
            raw="the raw words",
        ),
        claim(
            "denied",
            **ends,
            act=Act.AGREED,
            stance=Stance.DENIES,
            speaker="the ministry",
            speaker_role=SpeakerRole.UNNAMED_OFFICIAL,
            speaker_side=Side.SUPPLIER,
            spoken_by="Egypt",
        ),
        claim("all", subject=Subject.LOSS, about="all", loser="Russia", outcome=Outcome.LOST, count_low=13077),
        claim(
            "some",
            subject=Subject.LOSS,
            about="some",
            loser="Russia",
            outcome=Outcome.CAPTURED,
            count_low=2,
            item_text="helicopters",
            part_of="all",
            captured_by="Ukraine",
            as_of=date(2023, 11, 11),
            image="https://example.org/picture.jpg",
            origin="Soviet Union",
        ),
        claim(
            "debt",
            subject=Subject.CONCESSION,
            about="debt",
            concession=ConcessionKind.DEBT_RELIEF,
            grantor="Russia",
            grantee="Egypt",
            text="debt relief",
            exchange_for=("return",),
            act=Act.OFFERED,
        ),
        claim(
            "warning",
            subject=Subject.CONTEXT,
            about="warning",
            topic="warning",
            text="What they say cannot be verified.",
            concerns=("return",),
        ),
    ]
    published = {"published": date(2023, 11, 9), "published_precision": Precision.DAY}
    wire = Source(id="source of origin", name="Wire", kind=SourceKind.OUTLET)
    origin = Report(id="origin", source=wire, name="Wire, 8 November 2023", loaded=False)
    store.write(report("r", rows_read=len(claims), mentions=(origin,), **published), claims)
    listed = row("1", report="wide", about="deal", supplier="Russia", recipient="Egypt", act=Act.ORDERED, ordered=3)
    store.write(report("wide", kind=SourceKind.COMPILER, rows_read=1), [listed])
    return store


def card_of(store: Store, claim_id: str) -> Card:
    card = read_card(store.reader(), claim_id)
    assert card is not None
    return card


def test_an_id_that_is_not_there_has_no_card(store: Store) -> None:
    assert read_card(store.reader(), "nobody") is None


def test_a_claim_about_a_transfer_has_all_that_stands_around_it(filled: Store) -> None:
    card = card_of(filled, "r:agreed")
    assert ("Agreed", "Egypt agreed to return something not named to Russia.") == (card.word, card.sentence)
    assert ("Egypt", "Russia") == (card.supplier and card.supplier.name, card.recipient and card.recipient.name)
    said = dict(tell_speaker(card))
    assert "anonymous sources (anonymous source; side not stated)" == said["Speaker"]
    assert ("“will give back”", "“apparently”") == (said["Quotation"], said["Hedge"])
    assert said["Grade"] == (
        "F6. Source F: cannot be judged (not 'worst'). Claim 6: cannot be judged (not 'worst'). Given by editors, 22 "
        "November 2026. Nobody is named."
    )
    known = "Wire, day not known, not loaded itself: known only because reports like this one name it"
    assert [("Rests on", known)] == tell_rests_on(card)
    assert ["r:denied"] == [one.id for one in card.opposing]
    assert ("act",) == card.opposing[0].about
    assert card.verdict is not None
    assert Standing.CONTESTED is card.verdict.standing
    assert tell_verdict(card) == (
        "All claims about it together: agreed, contested, 1 independent source, 1 source against."
    )
    assert "" == tell_no_check(card)
    assert "the raw words" == card.raw


def test_a_claim_is_cited_with_its_place_its_grade_and_its_address(filled: Store) -> None:
    assert [
        "Claim, in our words: Egypt agreed to return something not named to Russia.",
        "Its own words: “will give back”",
        "Hedge: “apparently”",
        "Claim of source of r, 9 Nov 2023, paragraph 1; speaker: anonymous sources.",
        "Rests on Wire, day not known (not loaded itself).",
        "Grade F6: Source F: cannot be judged (not 'worst'). Claim 6: cannot be judged (not 'worst').",
        "Contradicted by 1 claim.",
        "All claims about it together: agreed, contested, 1 independent source, 1 source against.",
        "http://host/link?claim=x",
    ] == cite(card_of(filled, "r:agreed"), "http://host/link?claim=x").splitlines()


def test_a_denial_does_not_count_and_says_for_whom_it_speaks(filled: Store) -> None:
    card = card_of(filled, "r:denied")
    said = dict(tell_speaker(card))
    assert ("the ministry (unnamed official; of the supplier)", "Egypt") == (said["Speaker"], said["Speaks for"])
    assert ("Denied", "no: it denies; shown beside what is asserted") == (card.word, said["Counts"])
    assert [("Rests on", "the report's own word: it names no other report")] == tell_rests_on(card)


def test_a_loss_has_a_card_with_what_it_is_part_of(filled: Store) -> None:
    card = card_of(filled, "r:some")
    assert ("Recorded", "Russia: at least 2 helicopters recorded as captured.") == (card.word, card.sentence)
    ties = {(tie.word, tie.name, tie.claim) for tie in card.ties}
    whole = "Russia: at least 13,077 pieces of equipment recorded as destroyed, damaged, abandoned or captured"
    assert {("Contained in", whole, "r:all"), ("Captured by", "Ukraine", None), ("Lost by", "Russia", None)} == ties
    said = dict(tell_speaker(card))
    assert "11 November 2023" == said["Counted as of"] and "Date stated" not in said
    assert said["Picture"].startswith("https://example.org/picture.jpg (the address that the source gives")
    assert "Soviet Union, as the source writes it: who made it, not who supplied it" == said["Made in"]
    assert "not what was lost" in tell_no_check(card)
    assert ("Contains", "r:some") in {(tie.word, tie.claim) for tie in card_of(filled, "r:all").ties}


def test_a_recorded_piece_rests_on_its_picture_and_has_the_day_of_recording(store: Store) -> None:
    """The day is never that of the loss, and where no picture is named the row is the source's own word."""
    values: dict[str, Any] = {"subject": Subject.LOSS, "loser": "Russia", "outcome": Outcome.DESTROYED, "count_low": 1}
    values |= {"piece": True, "as_of": date(2022, 11, 12), "item_text": "T-72", "about": "tank"}
    seen = claim("seen", image="https://example.org/1.jpg", **values)
    store.write(report("r", kind=SourceKind.COMPILER), [seen, claim("bare", **values)])
    card = card_of(store, "r:seen")
    said = dict(tell_speaker(card))
    assert "12 November 2022" == said["Recorded on"] and "Date stated" not in said
    picture = "the picture that the row names: its address stands under Picture, and it is not opened here"
    assert [("Rests on", picture)] == tell_rests_on(card)
    own = "the report's own word: it names no other report"
    assert [("Rests on", own)] == tell_rests_on(card_of(store, "r:bare"))


def test_a_concession_and_a_context_have_cards(filled: Store) -> None:
    debt, warning = card_of(filled, "r:debt"), card_of(filled, "r:warning")
    assert "Russia → Egypt: debt relief in exchange, offered." == debt.sentence
    assert ("EGY", "RUS") in {tie.parties for tie in debt.ties if tie.word == "In exchange for"}
    assert {"Granted by": "Russia", "Granted to": "Egypt"}.items() <= {tie.word: tie.name for tie in debt.ties}.items()
    assert ("Said", "What they say cannot be verified.") == (warning.word, warning.sentence)
    assert [("Concerns", ("EGY", "RUS"))] == [(tie.word, tie.parties) for tie in warning.ties]
    assert "" != tell_no_check(debt)
    assert "" != tell_no_check(warning)


def test_a_row_of_a_register_has_a_card(filled: Store) -> None:
    card = card_of(filled, "wide:1")
    assert card.is_register
    assert ("report wide", "This is a register's own row.") == (card.report_words, tell_no_check(card))
    assert [("Rests on", "the data set's own row")] == tell_rests_on(card)
    assert "not graded, which is not the worst grade" == dict(tell_speaker(card))["Grade"]


def test_a_row_says_what_an_edition_changed(store: Store) -> None:
    """On the rows of both editions, in either; other claims about the deal say nothing of it."""
    for key, day, number in (("old", date(2024, 3, 1), 8), ("new", date(2025, 3, 1), 9)):
        values: dict[str, Any] = {"generated": day, "window_from": 1990, "window_to": 2023}
        told = row("a", report=key, about="deal", supplier="Russia", recipient="Egypt", act=Act.DELIVERED,
                   delivered=number, delivery_years=(2000,))  # fmt: skip
        store.write(report(key, kind=SourceKind.COMPILER, **values), [told])
    paper = claim("p", report="paper", about="deal", supplier="Russia", recipient="Egypt", act=Act.ORDERED)
    store.write(report("paper"), [paper])
    reader = store.reader()
    for key in ("old:a", "new:a"):
        card = read_card(reader, key)
        assert card is not None
        assert [("number delivered", "8 in “report old”, 9 in “report new”")] == tell_revised(card)
    other = read_card(reader, "paper:p")
    assert other is not None and [] == tell_revised(other)
