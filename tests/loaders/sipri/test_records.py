"""Records broken by line ends are joined again where only one reading is possible."""

import pytest

from loaders.contract import IssueKind
from tests.loaders.sipri.registers import HEADER, ROW, load_file, load_rows, make_row

BROKEN = ROW.replace("Invented row", "Invented\r\nrow")


def test_a_record_broken_inside_the_comment_is_joined_and_reported() -> None:
    loaded = load_rows(ROW, BROKEN, make_row(designation="Invented-2"))
    assert [claim.comment for claim in loaded.claims] == ["Invented row"] * 3
    assert [claim.locator for claim in loaded.claims] == ["line 2", "line 3", "line 5"]
    [repair] = loaded.of(IssueKind.REPAIRED)
    assert (repair.line, loaded.rows_read, loaded.refused) == (3, 3, [])
    assert "lines 3 to 4 were joined" in repair.reason
    assert repair.found is not None and "Invented + row" in repair.found


def test_a_joined_row_keeps_its_text_as_in_the_file() -> None:
    assert load_rows(BROKEN).claims[0].raw == BROKEN


def test_a_line_end_at_the_end_of_the_comment_changes_nothing() -> None:
    broken = ROW.replace("Invented row", "Invented row\r\n")
    assert load_rows(broken).claims[0].comment == "Invented row"
    assert load_rows(broken).claims[0].about == load_rows(ROW).claims[0].about


def test_a_record_broken_into_three_lines_is_joined() -> None:
    loaded = load_rows(ROW.replace("Invented row", "a\nb\nc"), ROW)
    assert [claim.comment for claim in loaded.claims] == ["a b c", "Invented row"]
    assert loaded.rows_read == 2


def test_a_number_broken_in_two_is_refused() -> None:
    loaded = load_rows(make_row(years="20\n12"), ROW)
    assert ([issue.line for issue in loaded.refused], len(loaded.claims)) == ([2, 3], 1)


def test_two_rows_cut_short_are_not_joined_though_their_cells_add_up() -> None:
    cells = ROW.split(",")
    loaded = load_rows(",".join(cells[:7]), ",".join(cells[:10]), ROW)
    assert [issue.line for issue in loaded.refused] == [2, 3]
    assert (loaded.rows_read, len(loaded.claims)) == (3, 1)


def test_pieces_that_fit_in_two_ways_are_all_refused() -> None:
    """The first line may be the start of the recipient's name, or nothing."""
    loaded = load_rows("Nor", BROKEN, ROW)
    assert [issue.line for issue in loaded.refused] == [2, 3, 4]
    assert all("more than one way" in issue.reason for issue in loaded.refused)
    assert (loaded.rows_read, len(loaded.claims)) == (4, 1)


@pytest.mark.parametrize(("cells", "words"), [(ROW + ",x", "17 cells"), ("Norway,Sweden", "2 cells"), ("x", "1 cell")])
def test_a_row_with_another_number_of_cells_is_refused(cells: str, words: str) -> None:
    loaded = load_rows(cells, ROW)
    [issue] = loaded.refused
    assert (issue.line, loaded.rows_read, len(loaded.claims)) == (2, 2, 1)
    assert words in issue.reason
    assert issue.expected == "16 cells, as in the header"


def test_blank_lines_are_no_rows() -> None:
    assert load_rows("", ROW, "   ", ",,,,,,,,,,,,,,,", "").rows_read == 1


@pytest.mark.parametrize("byte", [b"\x00", b"\x07", b"\t", b"\r", b"\x1b"])
def test_a_control_character_refuses_its_row_alone(byte: bytes) -> None:
    bad = ROW.encode().replace(b"Invented row", b"Invented" + byte + b"row")
    loaded = load_file(HEADER.encode() + b"\n" + bad + b"\n" + ROW.encode() + b"\n")
    [issue] = loaded.refused
    assert (issue.line, len(loaded.claims)) == (2, 1)
    assert "control character" in issue.reason and issue.found is not None and issue.found.isprintable()


def test_a_last_line_cut_short_is_refused() -> None:
    loaded = load_file(f"{HEADER}\n{ROW}\n{ROW[:40]}")
    [issue] = loaded.refused
    assert (issue.line, len(loaded.claims)) == (3, 1)
    assert "the file ends inside it" in issue.reason


def test_a_last_line_without_its_end_is_read_with_a_notice() -> None:
    loaded = load_file(f"{HEADER}\n{ROW}")
    assert len(loaded.claims) == 1
    assert ["may have been cut short" in issue.reason for issue in loaded.of(IssueKind.NOTICE)] == [True]


def test_the_header_once_more_is_refused() -> None:
    [issue] = load_rows(HEADER, ROW).refused
    assert "the column names stand here once more" in issue.reason
