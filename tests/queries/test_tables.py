"""Tables on a terminal: nothing is cut off, nothing steers the terminal, numbers refer to what stands below."""

import pytest

from queries.citations import Citation
from queries.question import Column, ColumnType
from queries.tables import table

REPORTS = Column("reports", ColumnType.REPORT, True, False, False, False, None, 1)
TIV = Column("tiv", ColumnType.NUMBER, False, False, False, False, "million TIV", 1)
CITATIONS = [Citation(key, key, "s", "s", None) for key in ("a", "b")]


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal_and_no_letter_is_lost(width: int) -> None:
    """Wide text is folded; where columns do not fit, a row becomes a block."""
    words = "Ägypten agreed to return engines that it had received decades before from the Soviet Union"
    found = table(["who", "what", "why"], [[words, "مصر", "x" * 60], ["b", None, "短い"]], width)
    assert max(map(len, found.splitlines())) <= width
    letters = "".join(found.split())
    assert all(word in letters for word in ("Ägypten", "engines", "received", "مصر", "短い"))
    assert 60 == letters.count("x")


def test_reports_are_numbers_of_the_citations_below() -> None:
    """In ascending order; one that is not cited keeps its id."""
    found = table(["tiv", "reports"], [[1.5, ["b", "a", "z"]]], 80, [TIV, REPORTS], CITATIONS)
    assert "tiv (million TIV)   reports" == found.splitlines()[0]
    assert "1.5   [1], [2], z" == found.splitlines()[2].strip()


def test_text_cannot_steer_the_terminal() -> None:
    """Escape sequences and markup in the data are only text."""
    found = table(["a"], [["\x1b[31mred\x07 [bold]x[/bold] \x9b2J \u202eback\u2066"]], 80)
    assert "[31mred  [bold]x[/bold]  2J  back" == found.splitlines()[2].strip()
