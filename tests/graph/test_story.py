"""What the first page tells, sentence by sentence: pure functions of what was read."""

from datetime import date
from typing import Any

import pytest

from graph.actors import Actor
from graph.statements import Against, Publication, Statement
from graph.story import (
    Episode,
    Exchange,
    LossTold,
    Origin,
    Story,
    choose_leading,
    tell_check,
    tell_heading,
    tell_losses,
    tell_notes,
    tell_origins,
)
from graph.words import Act, ActorKind, Kind, Precision, SpeakerRole, Stance, Standing

PAPER = Publication(source="A Paper", name="headline", published=date(2023, 11, 8), precision=Precision.DAY)
RUSSIA, EGYPT, BRAZIL, UKRAINE = (
    Actor(code, name, ActorKind.STATE)
    for code, name in (("RUS", "Russia"), ("EGY", "Egypt"), ("BRA", "Brazil"), ("UKR", "Ukraine"))
)
TODAY = date(2026, 11, 22)


def said(key: str = "c", **values: Any) -> Statement:
    given = {"stance": Stance.ASSERTS, "act": Act.AGREED, "supplier": "Egypt", "recipient": "Russia", "report": PAPER}
    return Statement(id=key, transfer="t", name="caption", locator="l", **(given | values))


def episode(*statements: Statement, **values: Any) -> Episode:
    given: dict[str, Any] = {"supplier": EGYPT, "recipient": RUSSIA, "status": Act.AGREED, "registers": 0} | values
    told = statements or (said(),)
    return Episode(
        id="t", standing=Standing.REPORTED, reports=1, leading=values.get("leading", told[0]), statements=told,
        **{name: value for name, value in given.items() if name != "leading"},
    )  # fmt: skip


def test_the_claim_that_says_most_leads() -> None:
    """Of the status, then of the kind, with both parties, a number, a grade; what does not count leads only alone."""
    weak = said("weak", kind=Kind.RETURN)
    full = said("full", kind=Kind.RETURN, quantity_low=150)
    sold = said("sold", kind=Kind.BUY_BACK, quantity_low=150, reliability="B")
    asked = said("asked", act=Act.REQUESTED, kind=Kind.RETURN, quantity_low=150)
    void = said("void", kind=Kind.RETURN, quantity_low=150, reliability="A", counts=False)
    assert "full" == choose_leading([asked, weak, sold, void, full], Act.AGREED, Kind.RETURN).id
    assert "void" == choose_leading([void], None, Kind.RETURN).id
    with pytest.raises(ValueError, match="without claims"):
        choose_leading([], Act.AGREED, None)


def test_the_leading_claim_is_graded_before_it_is_full() -> None:
    """Of the same act and kind; what does not count, or says another act, leads only where nothing else is there."""
    full = said("full", item="engines", quantity_low=6, quantity_high=6)
    graded = said("graded", reliability="F", credibility=6)
    other = said("other", act=Act.REQUESTED, item="engines", reliability="B", credibility=2)
    assert "graded" == choose_leading([full, graded, other], Act.AGREED, None).id
    assert "full" == choose_leading([full, other], Act.AGREED, None).id
    assert "other" == choose_leading([other], Act.AGREED, None).id


@pytest.mark.parametrize(
    ("parties", "heading"),
    [
        ([(EGYPT, RUSSIA), (BRAZIL, RUSSIA), (None, UKRAINE)], "What reports say about Russia, November 2023"),
        ([(EGYPT, RUSSIA), (BRAZIL, UKRAINE)], "What reports say, November 2023"),
        ([(EGYPT, RUSSIA)], "What reports say about Egypt and Russia, November 2023"),
        ([(EGYPT, RUSSIA), (RUSSIA, EGYPT)], "What reports say about Egypt and Russia, November 2023"),
    ],
)
def test_the_heading_names_whom_most_have_in_common(parties: list[Any], heading: str) -> None:
    episodes = tuple(episode(supplier=supplier, recipient=recipient) for supplier, recipient in parties)
    assert heading == tell_heading(Story(episodes=episodes, publications=(PAPER,)))


@pytest.mark.parametrize(
    ("first", "precision", "told"),
    [
        (date(2023, 4, 1), Precision.MONTH, "April to November 2023"),
        (date(2022, 4, 1), Precision.MONTH, "April 2022 to November 2023"),
        (date(2022, 1, 1), Precision.YEAR, "2022 to 2023"),
        (date(2023, 1, 1), Precision.YEAR, "2023"),
        (None, None, "November 2023"),
    ],
)
def test_the_heading_has_the_months_of_the_reports(first: date | None, precision: Precision | None, told: str) -> None:
    other = Publication(source="Other", name="n", published=first, precision=precision)
    assert f"What reports say, {told}" == tell_heading(Story(publications=(PAPER, other)))


def test_only_an_origin_of_several_reports_is_told() -> None:
    alone = Origin(publication=PAPER, loaded=False, retellings=1)
    both = Origin(publication=PAPER, loaded=True, retellings=2)
    assert "" == tell_origins(Story(origins=(alone,)))
    assert tell_origins(Story(origins=(alone, both))) == (
        "2 loaded reports rest on one: A Paper, 8 Nov 2023. Together they count as one source."
    )


def test_notes_tell_the_exchange_the_request_the_denial_and_what_disagrees() -> None:
    against = (Against("kind", "one report", "n", "l"), Against("act", "several", "n", "l"))
    told = episode(
        said(item="engines"),
        said("asked", act=Act.REQUESTED, item="engines", quantity_low=100, quantity_high=None),
        said("denied", act=Act.REQUESTED, stance=Stance.DENIES, speaker="Egypt", item="engines"),
        said("more", item="engines", quantity_low=6, quantity_high=6, against=against),
        exchanges=(
            Exchange(text="wheat", grantors=("Russia",), status=Act.OFFERED, claim="w"),
            Exchange(text="debt relief", grantors=("Russia",), status=Act.OFFERED, claim="d"),
        ),
        expected_by=date(2023, 12, 8),
    )
    assert (
        "In exchange, as reported: wheat and debt relief, offered by Russia.",
        "Another claim gives a number: Egypt agreed to supply 6 engines to Russia.",
        "Russia asked Egypt to supply at least 100 engines.",
        "Egypt denies that Russia asked Egypt to supply engines.",
        "≠ Claims disagree about the act and the kind.",
        "Nothing later is loaded.",
    ) == tell_notes(told, TODAY)


def test_what_is_still_expected_is_not_called_late() -> None:
    assert () == tell_notes(episode(expected_by=date(2026, 11, 22)), TODAY)
    assert ("Also listed by 1 register.",) == tell_notes(episode(registers=1), TODAY)
    row = said(act=Act.DELIVERED, speaker_role=SpeakerRole.DATA_SET)
    assert () == tell_notes(episode(row, registers=1), TODAY)


def test_silence_of_registers_is_told_once_and_is_no_denial() -> None:
    assert "No register is loaded" in tell_check(Story(episodes=(episode(),)))
    silent = tell_check(Story(episodes=(episode(),), has_register=True))
    assert silent.endswith("which is not evidence that none took place.")
    assert "" == tell_check(Story(episodes=(episode(registers=1), episode()), has_register=True))
    assert "" == tell_check(Story(episodes=(episode(),), in_registers=True))


def loss(key: str, name: str, **values: Any) -> LossTold:
    given: dict[str, Any] = {"count_low": 1, "origins": ()} | values
    return LossTold(id=key, name=name, claim=f"c-{key}", told_by="r", report=PAPER, **given)


def test_losses_are_told_one_inside_the_other_and_never_added() -> None:
    all_lost = loss("a", "Russia: at least 50 vehicles recorded as destroyed", count_low=50)
    tanks = loss("b", "Russia: at least 9 tanks recorded as destroyed", part_of="a")
    taken = loss("c", "Russia: at least 2 tanks recorded as captured", part_of="b", captured_by="Ukraine")
    more = loss("d", "Ukraine: at least 60 vehicles recorded as destroyed", count_low=60)
    (first, sentence), (second, told) = tell_losses([all_lost, tanks, taken, more])
    assert ("d", "a") == (first.id, second.id)
    assert told == (
        "Russia: at least 50 vehicles recorded as destroyed, among them at least 9 tanks, among them at least 2 tanks "
        "recorded as captured by Ukraine (A Paper, 8 Nov 2023). These counts contain one another and are never added. "
        "A loss is no transfer, so no line is drawn for it."
    )
    assert "contain one another" not in sentence


def test_a_part_whose_whole_is_not_loaded_is_told_alone() -> None:
    assert ["b"] == [
        one.id for one, _ in tell_losses([loss("b", "Russia: at least 9 tanks recorded as lost", part_of="a")])
    ]
