"""What a table's number is beside a register: every finding, and the edges of rounding."""

from datetime import date

import pytest

from graph.comparison import (
    Delivered,
    Edition,
    Finding,
    Listed,
    Made,
    add_up,
    best_edition,
    compare,
    tell_findings,
)
from graph.ranks import EditionRank

OLD, NEW = Made(date(2022, 7, 28), 2021), Made(date(2026, 7, 14), 2025)
NO_DAY = Made(None, 2021)


def listed(floor: float, ceiling: float | None = None, *, cut: int = 0, blank: int = 0) -> Listed:
    return Listed(deals=3, cut=cut, blank=blank, floor=floor, ceiling=floor if ceiling is None else ceiling)


@pytest.mark.parametrize(
    ("given", "found", "finding"),
    [
        (5, listed(5.5), Finding.ROUNDING),
        (5, listed(4.5), Finding.ROUNDING),
        (5, listed(5.51), Finding.NEWER_REGISTER),
        (5, listed(4.49), Finding.NEWER_REGISTER),
        (0, listed(0.0), Finding.ROUNDING),
        (0, listed(0.5), Finding.ROUNDING),
        (0, listed(0.6), Finding.NEWER_REGISTER),
        (5, listed(1.0, 9.0, cut=1), Finding.CUT),
        (1, listed(1.5, 9.0, cut=1), Finding.CUT),
        (9, listed(1.0, 8.5, cut=1), Finding.CUT),
        (10, listed(1.0, 9.0, cut=1), Finding.NEWER_REGISTER),
        (0, listed(1.0, 9.0, cut=1), Finding.NEWER_REGISTER),
        (9, listed(5.0, blank=1), Finding.BLANK),
        (4, listed(5.0, blank=1), Finding.NEWER_REGISTER),
        (None, listed(0.0, 81.0, cut=1), Finding.CUT),
        (None, listed(2.0, 81.0, cut=1), Finding.NOT_IN_TABLE),
        (None, listed(0.0), Finding.NOT_IN_TABLE),
        (5, None, Finding.NOT_IN_REGISTER),
    ],
)
def test_findings(given: int | None, found: Listed | None, finding: Finding) -> None:
    """Of an old table beside a new register that covers all its years."""
    assert finding == compare(given, found, covers=True, table=OLD, register=NEW)


def test_a_register_of_fewer_years_has_no_ceiling() -> None:
    """More in the table is what it does not cover; less in the table is a difference; equal is equal."""
    findings = [compare(given, listed(5.0), covers=False, table=OLD, register=NEW) for given in (9, 5, 4)]
    assert [Finding.NOT_COVERED, Finding.ROUNDING, Finding.NEWER_REGISTER] == findings


@pytest.mark.parametrize(
    ("table", "register", "finding"),
    [
        (OLD, NEW, Finding.NEWER_REGISTER),
        (NEW, OLD, Finding.NEWER_TABLE),
        (NEW, NEW, Finding.UNEXPLAINED),
        (OLD, Made(None, 2023), Finding.NEWER_REGISTER),
        (OLD, Made(None, 2022), Finding.UNEXPLAINED),
        (Made(None, 2025), OLD, Finding.NEWER_TABLE),
        (NO_DAY, NEW, Finding.UNEXPLAINED),
        (NO_DAY, Made(None, None), Finding.UNEXPLAINED),
    ],
)
def test_which_is_newer(table: Made, register: Made, finding: Finding) -> None:
    """By their days, or by a year that the other could not know yet; else nothing is guessed."""
    assert finding == compare(50, listed(5.0), covers=True, table=table, register=register)


def test_deals_are_cut_by_a_window() -> None:
    """Rows of one deal in several years are one deal; a range of years may have deliveries between its ends."""
    rows = [
        Delivered("a", (2001,), 1.1, yearly=True),
        Delivered("a", (2002,), 2.2, yearly=True),
        Delivered("b", (1999, 2001), 4.0),
        Delivered("c", (1990, 2010), 8.0, is_range=True),
        Delivered("d", (1990, 2010), 16.0),
        Delivered("e", (2002,), None),
    ]
    assert Listed(deals=4, cut=2, blank=1, floor=3.3, ceiling=15.3) == add_up(rows, 2001, 2005)
    assert add_up(rows, 2011, 2012) is None


def test_the_register_that_fits() -> None:
    """Rows by year that cover the table, then the same stated years, then all its years; then as editions rank."""

    def edition(key: str, first: int | None, last: int | None, *, stated: bool = True, yearly: bool = False) -> Edition:
        years = last - first + 1 if first is not None and last is not None else 0
        rank = EditionRank(key, years, date(2024, 3, 1), 100, is_register=True)
        return Edition(key, key, first, last, stated, yearly, rank.generated, rank.text)

    wide = edition("wide", 1950, 2025)
    same = edition("same", 2000, 2020)
    rows = edition("rows", 2000, 2020, stated=False)
    yearly = edition("yearly", 1990, 2025, yearly=True)
    part = edition("part", 2000, 2010, yearly=True)
    nothing = edition("nothing", None, None)
    found = [
        best_edition(some, 2000, 2020)
        for some in ([wide, same, part], [wide, rows], [same, yearly], [part, nothing], [nothing], [])
    ]
    assert ["same", "wide", "yearly", "part", "nothing", None] == [one.id if one else None for one in found]


def test_findings_are_told_in_their_order() -> None:
    """Those that are no differences first."""
    told = tell_findings({Finding.NOT_IN_TABLE: 1, Finding.NEWER_REGISTER: 63, Finding.ROUNDING: 1039}, "a register")
    assert "beside a register: 1,039 within rounding, 63 the register is newer, 1 not in the table" == told
