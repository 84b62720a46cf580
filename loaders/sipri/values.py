"""From a cell to a value: strict, with three states where the register has three, and a blank that is never 0.

Each reader takes a stripped cell and raises Fault. The same cells come thousands of times, so each is read once.
"""

import re
from functools import lru_cache

from graph.words import Condition

_FEWEST, _MOST = 1900, 2100
_YEAR = re.compile(r"[0-9]{4}")
_NUMBER = re.compile(r"[0-9]{1,9}")
_VALUE = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")
# A spreadsheet with a decimal comma; "1,250" stays out, since it may be 1.25 or 1250.
_VALUE_WITH_COMMA = re.compile(r"[0-9]{1,9},[0-9]{1,2}|0,[0-9]{1,6}")
_CONDITIONS = {
    "new": Condition.NEW,
    "second hand": Condition.SECOND_HAND,
    "second hand but modernized": Condition.MODERNIZED,
}
_ANSWERS = {"Yes": True, "No": False, "": None}

_cached = lru_cache(maxsize=16384)


class Fault(Exception):
    """A cell that cannot be read; ``expected`` says what it could have been."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected)
        self.expected = expected


@_cached
def read_name(cell: str) -> str:
    """Return a text that every row has, such as the supplier."""
    if not cell:
        raise Fault("a text; the cell is blank")
    return cell


def read_text(cell: str) -> str | None:
    """Return a text that may be missing."""
    return cell or None


@_cached
def read_year(cell: str) -> int:
    """Return a year of four digits. No register seen so far leaves the year of order blank.

    >>> read_year("1977")
    1977
    """
    if not _YEAR.fullmatch(cell) or not _FEWEST <= int(cell) <= _MOST:
        raise Fault(f"a year of four digits from {_FEWEST} to {_MOST}")
    return int(cell)


@_cached
def read_years(cell: str) -> tuple[int, ...]:
    """Return the years of a list; nothing where the register lists none.

    A range such as ``1985-2004`` of the older layouts is refused: it does not say in which years.

    >>> read_years("2012; 2013"), read_years("")
    ((2012, 2013), ())
    """
    try:
        return tuple(read_year(year.strip()) for year in cell.split(";")) if cell else ()
    except Fault:
        raise Fault(f"years from {_FEWEST} to {_MOST} with semicolons between, like 2012; 2013") from None


@_cached
def read_number(cell: str) -> int | None:
    """Return a number of pieces; None where the register gives none. A stated 0 stays 0.

    >>> read_number("494"), read_number("0"), read_number("")
    (494, 0, None)
    """
    if not cell:
        return None
    if not _NUMBER.fullmatch(cell):
        raise Fault("a whole number, or blank")
    return int(cell)


@_cached
def read_value(cell: str) -> float | None:
    """Return a value in millions of SIPRI TIV; None where the register gives none.

    >>> read_value("11.84"), read_value("11,84"), read_value("0"), read_value("")
    (11.84, 11.84, 0.0, None)
    """
    if not cell:
        return None
    if _VALUE_WITH_COMMA.fullmatch(cell):
        cell = cell.replace(",", ".")
    if not _VALUE.fullmatch(cell):
        raise Fault("a number of millions of TIV like 11.84, or blank")
    return float(cell)


def read_mark(cell: str) -> bool:
    """Return whether the value to the left is marked uncertain; in the 16-column layout blank means it is not.

    (Measured over 9,864 deals that both layouts have: ``?`` is Yes, blank is No, without exception.)
    """
    if cell == "?":
        return True
    if cell:
        raise Fault("? or blank")
    return False


def read_answer(cell: str) -> bool | None:
    """Return a flag of the 17-column layout; blank is a third state there: the register does not say.

    >>> read_answer("Yes"), read_answer("No"), read_answer("")
    (True, False, None)
    """
    try:
        return _ANSWERS[cell]
    except KeyError:
        raise Fault("Yes, No or blank") from None


def read_condition(cell: str) -> Condition:
    """Return in which state the weapons are handed over.

    >>> read_condition("Second hand but modernized").value
    'second hand but modernized'
    """
    try:
        return _CONDITIONS[cell.casefold()]
    except KeyError:
        raise Fault("New, Second hand, or Second hand but modernized") from None


def read_deal_id(cell: str) -> str:
    """Return the number that the database itself gives a deal."""
    if not _NUMBER.fullmatch(cell):
        raise Fault("the whole number of a deal")
    return cell
