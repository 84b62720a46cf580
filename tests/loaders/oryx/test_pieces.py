"""The table by system: what a row states, what is left off its names, and what is refused with which reason."""

from datetime import date
from pathlib import Path

import pytest

from graph.actors import Item
from graph.claims import Claim
from graph.names import classify
from graph.words import Basis, Measure, Outcome, Side, SpeakerRole, Subject
from loaders.checking import Checked, check
from loaders.contract import Issue, LoadOptions
from loaders.files import make_file, read_file
from loaders.oryx import loader

SAMPLE = Path(loader.__file__).parent / "sample" / "by_system.csv"
HEADER = "country,origin,system,status,url,date_recorded"
ROW = "Russia,Soviet Union,T-1,destroyed,https://a.example/1.jpg,2022-03-19"


def load(content: str | bytes) -> Checked:
    """What the loader makes of a file."""
    packed = content.encode() if isinstance(content, str) else content
    return check("oryx", make_file("losses.csv", packed), LoadOptions())


def table(*rows: str, header: str = HEADER) -> str:
    """A table with some rows."""
    return "\n".join([header, *rows, ""])


def only_refusal(content: str | bytes) -> Issue:
    """The one reason why nothing of a file is loaded."""
    checked = load(content)
    assert checked.report is None
    [issue] = checked.refusals
    assert issue.reason.endswith("; nothing was loaded")
    return issue


def test_a_row_is_one_piece() -> None:
    """A claim of count 1 about a loss of country, system and outcome, with its picture, maker and day."""
    raw = "Ukraine,Soviet Union,10 T-1,captured,https://a.example/1.jpg,2022-04-02"
    checked = load(table(raw))
    [claim] = checked.claims
    assert checked.report is not None
    key = f"oryx-{checked.report.report.sha256[:12] if checked.report.report.sha256 else ''}"
    assert claim == Claim(
        id=f"{key}:L2",
        report=key,
        source="oryx",
        subject=Subject.LOSS,
        about="oryx:Ukraine|T-1|captured",
        name="Ukraine: at least 1 T-1 recorded as captured",
        locator="line 2",
        raw=raw,
        item=Item("T-1", "T-1"),
        item_text="10 T-1",
        speaker="Oryx",
        speaker_role=SpeakerRole.DATA_SET,
        speaker_side=Side.NONE,
        measure=Measure.LOST,
        quantity_low=1,
        quantity_basis=Basis.AT_LEAST,
        loser=classify("Ukraine"),
        outcome=Outcome.CAPTURED,
        count_low=1,
        as_of=date(2022, 4, 2),
        part_of="oryx:Ukraine|All Types|captured",
        piece=True,
        image="https://a.example/1.jpg",
        origin="Soviet Union",
    )


def test_who_made_it_is_no_party_and_nobody_captured_it() -> None:
    """The maker is text on the claim; no supplier, no recipient, no captor comes of a row."""
    [claim] = load(table(ROW.replace("destroyed", "captured"))).claims
    assert (None, None, None, None) == (claim.supplier, claim.recipient, claim.captured_by, claim.act)
    assert "Soviet Union" == claim.origin


def test_the_report_tells_how_far_it_was_recorded() -> None:
    """The last day of its rows is in its name, and stands in for the day on which it was made."""
    checked = load(table(ROW, ROW.replace("2022-03-19", "2022-05-01"), ROW.replace("2022-03-19", "2022-04-01")))
    assert checked.report is not None
    assert "Oryx: losses by system, recorded to 2022-05-01" == checked.report.report.name
    assert (date(2022, 5, 1), None) == (checked.report.recorded_to, checked.report.report.generated)


@pytest.mark.parametrize(
    ("system", "designation"),
    [
        ("T-72B3", "T-72B3"),
        ("100 122mm BM-21 Grad", "122mm BM-21 Grad"),
        ("100mm MT-12 anti-tank gun", "100mm MT-12 anti-tank gun"),
        ("3 9<U+041C>133 Kornet", "9М133 Kornet"),
        ("1 152mm 2A36 Giatsint-B:", "152mm 2A36 Giatsint-B"),
        ("2 23 ItK 61 23mm", "23 ItK 61 23mm"),
        ("23 ItK 61 23mm", "23 ItK 61 23mm"),
        ("Buk-M1 (for 9A310M1)", "Buk-M1 (for 9A310M1)"),
    ],
)
def test_what_is_left_off_a_name(system: str, designation: str) -> None:
    """The page's own count, a colon and spelled-out letters; the claim keeps what was written, and a notice says so."""
    checked = load(table(ROW.replace("T-1", system)))
    [claim] = checked.claims
    assert (designation, system) == (claim.item.id if claim.item else None, claim.item_text)
    assert (system != designation) == any("more than a designation" in issue.reason for issue in checked.issues)


@pytest.mark.parametrize(
    ("row", "column", "found"),
    [
        (ROW.replace("Russia,", ","), 1, ""),
        (ROW.replace("T-1", ""), 3, ""),
        (ROW.replace("T-1", "NA"), 3, "NA"),
        (ROW.replace("T-1", "7 <U+0007>"), 3, "7 <U+0007>"),
        (ROW.replace("destroyed", "sunk"), 4, "sunk"),
        (ROW.replace("destroyed", "Destroyed"), 4, "Destroyed"),
        (ROW.replace("destroyed", ""), 4, ""),
        (ROW.replace("2022-03-19", ""), 6, ""),
        (ROW.replace("2022-03-19", "2022-02-30"), 6, "2022-02-30"),
        (ROW.replace("2022-03-19", "20220319"), 6, "20220319"),
        (ROW.replace("2022-03-19", "2022-W10-1"), 6, "2022-W10-1"),
        (ROW.replace("T-1", "T\x00-1"), None, "\\x00"),
        ("Russia,Soviet Union,T-1,destroyed,https://a.example/1.jpg", None, "5 cells"),
        (ROW + ",more", None, "7 cells"),
        (ROW.replace("T-1", '"T-1'), None, "a quotation mark that is not closed"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_alone(row: str, column: int | None, found: str) -> None:
    """With line, column, what was found and what was expected; the rows around it stay."""
    checked = load(table(ROW, row, ROW.replace("/1.jpg", "/2.jpg")))
    assert (3, 2) == (checked.rows_read, len(checked.claims))
    [issue] = checked.refusals
    assert (3, column, found) == (issue.line, issue.column, issue.found)
    assert issue.expected


def test_bytes_that_are_no_text_refuse_their_row() -> None:
    """What is shown of them can be printed."""
    checked = load(table(ROW, ROW.replace("T-1", "T-É")).encode("latin-1"))
    [issue] = checked.refusals
    assert (2, 1, 3, "\\udcc9") == (checked.rows_read, len(checked.claims), issue.line, issue.found)


def test_the_same_row_twice_is_one_piece() -> None:
    """A second row that is the same to the letter is refused; another picture is another piece."""
    checked = load(table(ROW, ROW, ROW.replace("/1.jpg", "/2.jpg")))
    assert (3, 2) == (checked.rows_read, len(checked.claims))
    [issue] = checked.refusals
    assert 3 == issue.line and issue.reason.startswith("line 2 says the same")


def test_what_is_no_address_is_no_picture() -> None:
    """Neither two addresses, nor one inside a word, nor another scheme becomes one; the raw row keeps it."""
    two = "https://a.example/1.jpg https://a.example/2.jpg"
    for url in (two, "T-1:https://a.example/1.jpg", "ttps://a.example/1.jpg", "javascript:alert(1)", ""):
        checked = load(table(ROW.replace("https://a.example/1.jpg", url)))
        [claim] = checked.claims
        assert claim.image is None and url in (claim.raw or "")
        assert any(issue.found == url and issue.kind == "notice" for issue in checked.issues)


def test_the_one_address_in_a_cell_is_the_picture_and_the_rest_is_told() -> None:
    """Real cells have a label in front; the notice has the cell, and the claim keeps the row."""
    checked = load(table(ROW.replace("https://a.example/1.jpg", "2x KamAZ 6x6 https://a.example/1.jpg")))
    [claim] = checked.claims
    assert "https://a.example/1.jpg" == claim.image and "2x KamAZ 6x6 https" in (claim.raw or "")
    [issue] = checked.issues
    assert (2, "2x KamAZ 6x6 https://a.example/1.jpg") == (issue.line, issue.found)
    assert issue.reason == ("the cell of the picture has more than an address: the claim keeps https://a.example/1.jpg")


def test_columns_are_used_ignored_by_name_or_told() -> None:
    """Numbers of newer tables are ignored, another order is read, an unknown column is a notice."""
    header = "date_recorded,sysID,country,origin,system,status,url,imageID,remark"
    checked = load(table("2022-03-19,7,Russia,Russia,T-1,damaged,https://a.example/1.jpg,8,x", header=header))
    [claim] = checked.claims
    assert (Outcome.DAMAGED, date(2022, 3, 19)) == (claim.outcome, claim.as_of)
    assert ["remark"] == [issue.found for issue in checked.issues]


def test_an_unknown_name_is_kept_and_told_once() -> None:
    """It is nobody that is known, and the report lists it."""
    checked = load(table(ROW.replace("Russia", "Freedonia"), ROW.replace("Russia", "Freedonia").replace("T-1", "T-2")))
    assert ["unmatched-freedonia"] * 2 == [claim.loser.id for claim in checked.claims if claim.loser]
    assert ["Freedonia"] == [issue.found for issue in checked.issues]
    assert checked.report is not None and ("Freedonia",) == checked.report.unmatched_names


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks(ending: str, mark: bytes) -> None:
    """Any line end, with or without the mark that spreadsheets write, gives the same row."""
    [claim] = load(mark + table(ROW).replace("\n", ending).encode()).claims
    assert (ROW, "line 2") == (claim.raw, claim.locator)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"%PDF-1.7", "this is a PDF"),
        (b"<html>country,system,status", "this is a web page"),
        (table(ROW).encode("utf-16"), "this is text as UTF-16"),
        (table(), "the table has the column names and no row below them"),
        (table(ROW).replace("date_recorded", "day"), "the first line lacks the columns date_recorded"),
        (table(ROW).replace("date_recorded", "date_recorded,url"), "a column stands there twice"),
        (table(ROW)[:-1], "the file ends without a line end, so its last row may have been cut short"),
    ],
)
def test_a_file_of_no_use_is_refused_whole(content: str | bytes, reason: str) -> None:
    """With one reason."""
    assert only_refusal(content).reason.startswith(reason)


def test_a_file_without_any_loss_is_refused() -> None:
    """Rows were read, and each was refused."""
    checked = load(table(ROW.replace("T-1", "NA")))
    assert (None, 1) == (checked.report, checked.rows_read)


def test_the_invented_sample() -> None:
    """Its quirks: counts before names, a spelled-out letter, commas and quotation marks, a doubled row, NA."""
    checked = check("oryx", read_file(SAMPLE), LoadOptions())
    assert (11, 6) == (checked.rows_read, len(checked.claims))
    assert [(5, None), (8, 3), (9, 4), (10, 6), (12, None)] == [(i.line, i.column) for i in checked.refusals]
    assert ["Imaginary-72 tank", 'Imaginary-3 "Nickname"', "1L1 'Imaginary'", "9М1 Imaginary"] == list(
        dict.fromkeys(claim.item.id for claim in checked.claims if claim.item)
    )
