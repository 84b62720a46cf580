"""Days in a list of licences: which of two numbers is the month, and what a spreadsheet makes of them."""

from datetime import date

import pytest

from loaders.contract import IssueKind
from tests.loaders.nl_licences.licence_rows import licence, listed, load


def issued(*days: str) -> tuple[list[date | None], list[str]]:
    """The days of issue that are read, and the reasons of the notices."""
    checked = load(listed(*(licence(afgifte=day, nummer=str(n), verval="12/31/2010") for n, day in enumerate(days))))
    assert [] == checked.refusals
    notices = [issue.reason for issue in checked.issues if issue.kind is IssueKind.NOTICE]
    return [claim.event_date for claim in checked.claims], notices


def test_the_column_tells_where_the_month_stands() -> None:
    """By days that can be read in one way alone; then nothing is to be told of the others."""
    assert ([date(2004, 1, 13), date(2004, 2, 4)], []) == issued("01/13/2004", "02/04/2004")
    assert ([date(2004, 1, 13), date(2004, 4, 2)], []) == issued("13/01/2004", "02/04/2004")
    assert ([date(2004, 5, 5), date(2004, 1, 13)], []) == issued("05/05/2004", "01/13/2004")


def test_a_day_of_two_meanings_in_a_mixed_column_is_told() -> None:
    """It is read as most of the column is, and the other meaning is named."""
    days, notices = issued("01/13/2004", "03/14/2004", "15/03/2004", "02/04/2004")
    assert [date(2004, 1, 13), date(2004, 3, 14), date(2004, 3, 15), date(2004, 2, 4)] == days
    assert ["days stand in both orders in this column: read as 2004-02-04, and not as 2004-04-02"] == notices
    days, notices = issued("13/01/2004", "14/03/2004", "03/15/2004", "02/04/2004")
    assert (date(2004, 4, 2), 1) == (days[-1], len(notices))


def test_a_column_that_tells_nothing_is_read_as_the_lists_that_were_seen() -> None:
    """Month first, with a notice."""
    days, notices = issued("02/04/2004", "05/05/2004")
    assert [date(2004, 2, 4), date(2004, 5, 5)] == days
    assert ["no day of this column tells its order: read as 2004-02-04, and not as 2004-04-02"] == notices


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31012005", "2005-01-31"),
        ("1042005", "2005-04-01"),
        ("31-01-2005", "2005-01-31"),
        ("2-4-2005", "2005-04-02"),
        ("01/31/2005", "2005-01-31"),
        ("31/01/2005", "2005-01-31"),
    ],
)
def test_spellings_of_the_day_of_expiry(text: str, day: str) -> None:
    """With hyphens or with nothing between, the day stands first."""
    checked = load(listed(licence(verval=text)))
    assert () == checked.issues
    assert [f"2004-01-13/{day}"] == [claim.period for claim in checked.claims]


def test_a_spreadsheet_s_count_of_days_is_mended_and_told() -> None:
    """39478 is 31 January 2008, as the neighbours of such cells have it."""
    checked = load(listed(licence(verval="39478")))
    assert [("39478", IssueKind.REPAIRED)] == [(issue.found, issue.kind) for issue in checked.issues]
    assert ["2004-01-13/2008-01-31"] == [claim.period for claim in checked.claims]


def test_a_licence_that_expires_before_it_was_issued_has_no_term() -> None:
    """The claim stands, and the slip is told."""
    checked = load(listed(licence(verval="01/12/2004"), licence(nummer="2")))
    assert [None, "2004-01-13/2005-01-31"] == [claim.period for claim in checked.claims]
    assert ["expires before it was issued: the term is left out"] == [issue.reason for issue in checked.issues]
