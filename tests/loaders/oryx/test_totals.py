"""The table by type: five claims a row, which type is in which, and sums that are checked and never put right."""

from datetime import date
from pathlib import Path

import pytest

from graph.words import Outcome
from loaders.checking import Checked, check
from loaders.contract import Issue, IssueKind, LoadOptions
from loaders.files import make_file, read_file
from loaders.oryx import loader

SAMPLE = Path(loader.__file__).parent / "sample" / "by_type.csv"
DAY = date(2025, 7, 19)
HEADER = "country,equipment_type,destroyed,abandoned,captured,damaged,type_total"
ROW = "Russia,Tanks,20,2,5,3,30"
SENTENCE = (
    'Russia,"Losses excluding Recon Drones and Trucks - 30, of which: destroyed: 20, damaged: 3, abandoned: 2, '
    'captured: 5",20,2,5,3,30'
)


def load(*rows: str, generated: date | None = DAY) -> Checked:
    """What the loader makes of a table with some rows."""
    packed = "\n".join([HEADER, *rows, ""]).encode()
    return check("oryx", make_file("types.csv", packed), LoadOptions(generated=generated))


def notices(checked: Checked) -> list[Issue]:
    """What was worth telling."""
    return [issue for issue in checked.issues if issue.kind is IssueKind.NOTICE]


def test_a_row_is_five_claims() -> None:
    """Each count is about one loss; the outcomes are part of the total, and the total of everything."""
    checked = load("Russia,All Types,40,3,7,5,55", ROW)
    assert (10, 10, ()) == (checked.rows_read, len(checked.claims), checked.issues)
    told = {claim.about: (claim.count_low, claim.part_of) for claim in checked.claims[5:]}
    assert {
        "oryx:Russia|Tanks|destroyed": (20, "oryx:Russia|Tanks|lost"),
        "oryx:Russia|Tanks|abandoned": (2, "oryx:Russia|Tanks|lost"),
        "oryx:Russia|Tanks|captured": (5, "oryx:Russia|Tanks|lost"),
        "oryx:Russia|Tanks|damaged": (3, "oryx:Russia|Tanks|lost"),
        "oryx:Russia|Tanks|lost": (30, "oryx:Russia|All Types|lost"),
    } == told
    everything = checked.claims[4]
    assert ("oryx:Russia|All Types|lost", None, None) == (everything.about, everything.part_of, everything.category)
    [tanks] = {claim.category for claim in checked.claims[5:]}
    assert tanks is not None and "tanks" == tanks.id
    assert {DAY} == {claim.as_of for claim in checked.claims} and {None} == {claim.piece for claim in checked.claims}
    assert "line 3, type_total" == checked.claims[-1].locator


def test_a_table_without_a_day_is_refused() -> None:
    """Nothing in it says when it was made; the reason says how to tell it."""
    checked = load(ROW, generated=None)
    [issue] = checked.refusals
    assert checked.report is None and "--generated" in (issue.expected or "")


def test_a_type_that_is_a_sentence_is_taken_apart() -> None:
    """Its name is what stands before the numbers, which must be those of the row."""
    checked = load("Russia,All Types,40,3,7,5,55", SENTENCE, ROW)
    names = {claim.about.split("|")[1] for claim in checked.claims}
    assert {"All Types", "Losses excluding Recon Drones and Trucks", "Tanks"} == names
    total = next(claim for claim in checked.claims if claim.about == "oryx:Russia|Tanks|lost")
    assert "oryx:Russia|Losses excluding Recon Drones and Trucks|lost" == total.part_of
    sums = next(claim for claim in checked.claims if claim.about == total.part_of)
    assert (30, "oryx:Russia|All Types|lost") == (sums.count_low, sums.part_of)
    assert sums.category is not None
    assert "Equipment other than reconnaissance drones and trucks" == sums.category.name


@pytest.mark.parametrize(
    "row",
    [
        SENTENCE.replace("destroyed: 20", "destroyed: 21"),
        SENTENCE.replace("Trucks - 30", "Trucks - 31"),
        SENTENCE.replace("captured: 5", "sunk: 5"),
        SENTENCE.replace(", of which:", " of them"),
        'Russia,"Tanks\nand more",20,2,5,3,30',
    ],
)
def test_a_sentence_that_says_otherwise_is_refused(row: str) -> None:
    """Numbers that are not those of the row, or words that are not known; a mark in the wrong place refuses all."""
    checked = load(ROW, row)
    assert 1 == len(checked.refusals)
    if checked.report is not None:
        assert (6, 5) == (checked.rows_read, len(checked.claims))


@pytest.mark.parametrize("cell", ["", "-1", "2.0", "1,000", "²", "n/a", "9" * 10])
def test_a_count_that_cannot_be_read_is_refused_alone(cell: str) -> None:
    """The other four of its row are claims; blank is not 0."""
    checked = load(f'Russia,Tanks,20,2,"{cell}",3,30')
    assert (5, 4) == (checked.rows_read, len(checked.claims))
    [issue] = checked.refusals
    assert (2, 5, cell) == (issue.line, issue.column, issue.found)
    assert Outcome.CAPTURED not in {claim.outcome for claim in checked.claims}


@pytest.mark.parametrize(
    ("row", "column"), [(",Tanks,1,1,1,1,4", 1), ("Russia,,1,1,1,1,4", 2), ("Russia,Tanks,1,1,1,1", None), (ROW, 2)]
)
def test_a_row_of_which_nothing_can_be_said_is_one_refusal(row: str, column: int | None) -> None:
    """No country, no type, too few cells, or the same type again: one row read and refused."""
    checked = load(ROW, row)
    assert (6, 5) == (checked.rows_read, len(checked.claims))
    assert [(3, column)] == [(issue.line, issue.column) for issue in checked.refusals]


def test_nought_is_a_number() -> None:
    """None recorded is what the table says of this outcome, and no blank."""
    checked = load("Russia,Radars,9,0,0,0,9")
    assert [9, 0, 0, 0, 9] == [claim.count_low for claim in checked.claims]


def test_sums_that_do_not_add_up_are_told() -> None:
    """The row's own total, and the sum of the types in a greater one; the claims stay as they are written."""
    checked = load("Russia,All Types,30,2,5,3,41", ROW, "Russia,Radars,9,0,0,0,9")
    assert [
        ("the total is not the sum of the four outcomes", "41", "40"),
        ("destroyed of All Types is not the sum of the types in it", "30", "29"),
        ("type_total of All Types is not the sum of the types in it", "41", "39"),
    ] == [(issue.reason, issue.found, issue.expected) for issue in notices(checked)]
    assert 41 == checked.claims[4].count_low


def test_a_file_that_cannot_be_taken_apart_is_refused() -> None:
    """A quotation mark that is open would swallow the rows below it."""
    for row in ('Russia,"Tanks,20,2,5,3,30', 'Russia,"Tanks"x,20,2,5,3,30'):
        checked = load(row, ROW)
        assert checked.report is None
        [issue] = checked.refusals
        assert issue.reason.startswith("a row cannot be taken apart")


def test_the_invented_sample() -> None:
    """Its quirks: sentences as types, a line end in a name, a blank count, a total that is wrong."""
    checked = check("oryx", read_file(SAMPLE), LoadOptions(generated=DAY))
    assert (31, 29) == (checked.rows_read, len(checked.claims))
    assert [(9, 2), (7, 5)] == [(issue.line, issue.column) for issue in checked.refusals]
    assert any("the four outcomes" in issue.reason for issue in notices(checked))
    assert "oryx:Russia|Imaginary Ships|lost" in {claim.about for claim in checked.claims}
