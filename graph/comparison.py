"""A table's totals beside a register's deals: how far they differ, and what is known to explain it. Never a guess.

A register says in which years a deal was delivered and gives one sum for all of them, so what it says of a window is
a floor (deals wholly inside) and a ceiling (all with a delivery inside). A cell of a table is rounded to whole
millions and stands for half a million more or less; SIPRI writes so above its tables.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.derive import sum_tiv

ROUNDING = 0.5
"""How far a cell may be from what it stands for, in million TIV."""


class Finding(StrEnum):
    """What a comparison finds; all but the first two are differences, told with what is known of them."""

    ROUNDING = "within rounding"
    CUT = "between floor and ceiling"
    NOT_COVERED = "the register does not cover all years"
    BLANK = "deals without TIV"
    NEWER_REGISTER = "the register is newer"
    NEWER_TABLE = "the table is newer"
    NOT_IN_REGISTER = "not in the register"
    NOT_IN_TABLE = "not in the table"
    NOTHING_LOADED = "no register to compare with"
    UNEXPLAINED = "no reason found"


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one row of a register says of one deal: the years of its deliveries and their TIV in millions.

    ``is_range`` says that ``years`` are the ends of a range, with deliveries between them that have no year.
    """

    deal: str
    years: tuple[int, ...]
    tiv: float | None
    yearly: bool = False
    is_range: bool = False

    def touches(self, first: int, last: int) -> bool:
        """Whether it has, or may have, a delivery in the years from first to last."""
        if self.is_range and self.years:
            return min(self.years) <= last and max(self.years) >= first
        return any(first <= year <= last for year in self.years)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a register lists of two parties in a window: deals, those of them it cuts, and TIV from floor to ceiling.

    ``blank`` counts rows without TIV: there the ceiling is not known.
    """

    deals: int
    cut: int
    blank: int
    floor: float
    ceiling: float


@dataclass(frozen=True, slots=True)
class Made:
    """When a table or a register was made, where known, and the last year that it covers."""

    on: date | None
    until: int | None


@dataclass(frozen=True, slots=True)
class Edition:
    """A register that may stand beside a table: the years that it states or has rows of, and how it ranks.

    ``yearly`` says that every row is about one year, so that no window cuts a deal.
    """

    id: str
    name: str
    first: int | None
    last: int | None
    stated: bool
    yearly: bool
    generated: date | None
    rank: str

    def covers(self, first: int, last: int) -> bool:
        """Whether it covers a window of years."""
        return self.first is not None and self.last is not None and self.first <= first and self.last >= last


def add_up(rows: Iterable[Delivered], first: int, last: int) -> Listed | None:
    """Return what a register lists in the years from first to last; None where no row has a delivery in them.

    >>> add_up([Delivered("a", (2001,), 4.0), Delivered("b", (2001, 2006), 10.0)], 2001, 2005)
    Listed(deals=2, cut=1, blank=0, floor=4.0, ceiling=14.0)
    """
    inside = [row for row in rows if row.touches(first, last)]
    if not inside:
        return None
    whole = [row for row in inside if all(first <= year <= last for year in row.years)]
    return Listed(
        deals=len({row.deal for row in inside}),
        cut=len({row.deal for row in inside if row not in whole}),
        blank=sum(row.tiv is None for row in inside),
        floor=sum_tiv([row.tiv for row in whole]) or 0.0,
        ceiling=sum_tiv([row.tiv for row in inside]) or 0.0,
    )


def best_edition(editions: Sequence[Edition], first: int, last: int) -> Edition | None:
    """Return the register that fits a table's years best: those alone, else all of them, else the widest window.

    >>> world = Edition("w", "world", 1950, 2023, False, False, None, "1 00074")
    >>> china = Edition("c", "China", 2000, 2025, True, False, None, "1 00026")
    >>> [best_edition([world, china], *years).id for years in ((2000, 2025), (1950, 2021), (1990, 2025))]
    ['c', 'w', 'w']
    """

    def order(edition: Edition) -> tuple[int, str]:
        covers = edition.covers(first, last)
        fits = edition.yearly or (edition.stated and (edition.first, edition.last) == (first, last))
        return covers + (covers and fits), edition.rank

    return max(sorted(editions, key=lambda edition: edition.id), key=order, default=None)


def compare(given: int | None, listed: Listed | None, *, covers: bool, table: Made, register: Made) -> Finding:
    """Return what a table's number is beside what a register lists; ``given`` is None where the table has no row.

    >>> day = Made(date(2026, 7, 14), 2025)
    >>> def found(given, low, high, cut=0):
    ...     listed = Listed(3, cut, 0, low, high)
    ...     return compare(given, listed, covers=True, table=Made(date(2022, 7, 28), 2021), register=day).value
    >>> found(0, 0.4, 0.4), found(14, 10.0, 20.0, 1), found(14, 10.0, 10.0)
    ('within rounding', 'between floor and ceiling', 'the register is newer')
    """
    if listed is None:
        return Finding.NOT_IN_REGISTER
    if given is None and not (listed.floor == 0 and listed.cut):
        return Finding.NOT_IN_TABLE
    number = given or 0
    open_end = listed.blank > 0 or not covers
    if number >= listed.floor - ROUNDING and (open_end or number <= listed.ceiling + ROUNDING):
        if number <= listed.floor + ROUNDING and not listed.cut and not listed.blank:
            return Finding.ROUNDING
        if not covers:
            return Finding.NOT_COVERED
        return Finding.BLANK if listed.blank else Finding.CUT
    return _by_age(table, register)


def _by_age(table: Made, register: Made) -> Finding:
    """Return which of the two was made later, by their days or by a year that the other could not know yet."""
    if table.on is not None:
        if register.on is not None and register.on > table.on:
            return Finding.NEWER_REGISTER
        if register.until is not None and register.until > table.on.year:
            return Finding.NEWER_REGISTER
    if register.on is not None:
        if table.on is not None and register.on < table.on:
            return Finding.NEWER_TABLE
        if table.until is not None and table.until > register.on.year:
            return Finding.NEWER_TABLE
    return Finding.UNEXPLAINED


def tell_findings(findings: Mapping[Finding, int], register: str | None) -> str:
    """Return in one line what came of comparing a table.

    >>> tell_findings({Finding.ROUNDING: 82, Finding.NOT_IN_TABLE: 1}, "SIPRI trade register, 2000 to 2025")
    'beside SIPRI trade register, 2000 to 2025: 82 within rounding, 1 not in the table'
    >>> tell_findings({}, None)
    'no register is loaded that lists the same party with TIV'
    """
    if register is None:
        return "no register is loaded that lists the same party with TIV"
    return f"beside {register}: " + ", ".join(f"{findings[one]:,} {one.value}" for one in Finding if findings.get(one))
