"""The cells of a licence: days in several spellings, values, letters, and the number of the EU military list."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TypeVar

from graph.actors import Category

T = TypeVar("T")

YEARS = range(1990, 2101)
"""Years in which a licence can be issued or expire; another is a slip."""

_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_DUTCH = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})|(\d{1,2})(\d\d)(\d{4})", re.ASCII)
_SERIAL = re.compile(r"[345]\d{4}", re.ASCII)
_DAY_ZERO = date(1899, 12, 30)
_LISTED = re.compile(r"ML(\d{1,2})([a-z](\d{1,2}|[a-z]|-[a-z])?)?", re.ASCII)
_MOST_DIGITS = 15


class Fault(Exception):
    """Why a row cannot be read: in which column (None: as a whole), what was found, what was expected.

    ``reason`` stands where "cannot be read" says too little.
    """

    def __init__(self, column: str | None, found: str, expected: str, reason: str = "") -> None:
        super().__init__(column, found, expected, reason)
        self.column, self.found, self.expected, self.reason = column, found, expected, reason


@dataclass(frozen=True, slots=True)
class Day:
    """A day that was read; ``could_be`` is another day that the same text means if the other number is the month.

    ``repaired`` says that a spreadsheet had turned the day into a number.
    """

    day: date
    could_be: date | None = None
    repaired: bool = False


def is_month_first(texts: Iterable[str]) -> bool | None:
    """Say whether the month stands first in the days of a column, by those that can be read in one way alone.

    None where no day tells, or as many tell the one as the other.

    >>> is_month_first(["01/02/2004", "01/13/2004"]), is_month_first(["13/01/2004"]), is_month_first(["01/02/2004"])
    (True, False, None)
    """
    told = 0
    for text in texts:
        found = _SLASHES.fullmatch(text)
        if found:
            told += (int(found[2]) > 12) - (int(found[1]) > 12)
    return told > 0 if told else None


@lru_cache(maxsize=8192)
def read_day(column: str, text: str, month_first: bool) -> Day:
    """Return the day of a text; ``month_first`` decides where both orders are days. Raises Fault.

    With slashes either number may be the month; with hyphens or without anything between, the day stands first; five
    digits are a spreadsheet's count of days.

    >>> read_day("d", "01/05/2004", True).day.isoformat(), read_day("d", "31012005", True).day.isoformat()
    ('2004-01-05', '2005-01-31')
    >>> read_day("d", "13/05/2004", True).day.isoformat(), read_day("d", "39478", True).day.isoformat()
    ('2004-05-13', '2008-01-31')
    """
    found = _SLASHES.fullmatch(text)
    if found:
        first, second, year = map(int, found.groups())
        both = (_day(year, first, second), _day(year, second, first))
        chosen, other = both if month_first else both[::-1]
        if chosen or other:
            return Day(chosen or other or date.min, other if chosen and other != chosen else None)
    dutch = _DUTCH.fullmatch(text)
    if dutch:
        day, month, year = (int(part) for part in dutch.groups() if part is not None)
        plain = _day(year, month, day)
        if plain:
            return Day(plain)
    elif _SERIAL.fullmatch(text):
        return Day(_DAY_ZERO + timedelta(days=int(text)), repaired=True)
    raise Fault(column, text, f"a day of {YEARS[0]} to {YEARS[-1]} like 01/31/2005, 31-01-2005 or 31012005")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def read_value(column: str, text: str) -> int:
    """Return whole euro; raises Fault for anything but digits, since points and commas can mean two things."""
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise Fault(column, text, "whole euro in digits alone, like 95000")
    return int(text)


def read_number(column: str, text: str) -> str:
    """Return the number of a licence as written; raises Fault where it is blank or holds a blank."""
    if not text or len(text.split()) != 1:
        raise Fault(column, text, "the number of the licence")
    return text


def read_choice(column: str, text: str, choices: Mapping[str, T]) -> T:
    """Return what one of a few letters stands for; raises Fault for any other."""
    if text not in choices:
        raise Fault(column, text, " or ".join(choices))
    return choices[text]


def replaced_licence(text: str) -> str | None:
    """Return the number of the licence that a licence takes the place of.

    The column held days until 2006, which are not explained; eight digits that are no day are a licence's number.

    >>> replaced_licence("25439740"), replaced_licence("22122003"), replaced_licence("12/23/2005")
    ('25439740', None, None)
    """
    if len(text) != 8 or not text.isascii() or not text.isdigit():
        return None
    try:
        read_day("", text, True)
    except Fault:
        return text
    return None


_EU_LIST = (
    *("Small arms", "Weapons with a calibre of 20 mm or more", "Ammunition", "Bombs, rockets and missiles"),
    *("Fire control and warning", "Ground vehicles", "Chemical and biological agents", "Energetic materials"),
    *("Vessels of war", "Military aircraft", "Military electronics", "Kinetic energy weapons", "Armour and protection"),
    *("Training equipment", "Imaging equipment", "Unfinished parts", "Miscellaneous equipment", "Production equipment"),
    *("Directed energy weapons", "Cryogenic equipment", "Military software", "Military technology"),
)
"""What belongs to ML1 to ML22 of the EU's Common Military List, in our own short words; parts are included."""


def find_category(text: str) -> Category | None:
    """Return the category of a number of the EU's list; None for several numbers and for what is none of them.

    >>> [category.name if (category := find_category(text)) else None for text in ("ML5b", "ML6/10", "DIV", "ML23")]
    ['EU list ML5: Fire control and warning', None, None, None]
    """
    found = _LISTED.fullmatch(text)
    number = int(found[1]) if found else 0
    return _category(number) if 1 <= number <= len(_EU_LIST) else None


@cache
def _category(number: int) -> Category:
    words = _EU_LIST[number - 1]
    return Category(f"eu-ml{number}", f"EU list ML{number}: {words}", f"{words}, and parts of them, by the EU's list")
