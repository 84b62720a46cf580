"""From a cell of an older layout to a value: brackets for what is uncertain, marks for what is unknown, ranges.

As in `values`, each reader takes a stripped cell and raises Fault; nothing unknown becomes a number.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from loaders.sipri.values import Fault, read_number, read_year

UNKNOWN = frozenset({". .", "..", "…", "x", "X"})
"""What stands in the printed tables for a number or a year that is not known."""

_BRACKETS = re.compile(r"\(([^()]*)\)")
_PART = re.compile(r"(\d{4})(?: ?[-–] ?(\d{4}))?")
_TRUTHS = {"TRUE": True, "FALSE": False, "": None}

_cached = lru_cache(maxsize=16384)


@dataclass(frozen=True, slots=True)
class Span:
    """Years of delivery as an older layout gives them.

    ``is_range`` says that some of ``years`` are the ends of a range: that there were deliveries in the first and in
    the last of them is stated, and whether in those between is not. ``is_estimated`` is True where a year stands in
    brackets, else None: these layouts mark no delivery year as certain.
    """

    years: tuple[int, ...]
    is_range: bool = False
    is_estimated: bool | None = None


def bare(cell: str) -> str:
    """Return a number or a year without its brackets; nothing where it is unknown.

    >>> bare("(12)"), bare("12"), bare(". .")
    ('12', '12', '')
    """
    found = _BRACKETS.fullmatch(cell)
    text = (found[1] if found else cell).strip()
    return "" if text in UNKNOWN else text


@_cached
def read_printed_number(cell: str) -> tuple[int | None, bool | None]:
    """Return a number of pieces and whether it is uncertain, which brackets say; both None where it is not given.

    >>> read_printed_number("(12)"), read_printed_number("12"), read_printed_number(". .")
    ((12, True), (12, False), (None, None))
    """
    text = bare(cell)
    try:
        number = read_number(text)
    except Fault:
        raise Fault(
            "a whole number, in brackets where it is uncertain; . . or x or blank where it is unknown"
        ) from None
    return number, None if number is None else text != cell


@_cached
def read_printed_year(cell: str) -> tuple[int | None, bool | None]:
    """Return a year of order and whether it is uncertain; both None where it is unknown. A blank is refused.

    >>> read_printed_year("(2011)"), read_printed_year("x")
    ((2011, True), (None, None))
    """
    if cell in UNKNOWN:
        return None, None
    text = bare(cell)
    try:
        return read_year(text), text != cell
    except Fault:
        raise Fault("a year like 2011, in brackets where it is uncertain; . . or x where it is unknown") from None


@_cached
def read_span(cell: str) -> Span:
    """Return years of delivery: single ones, lists and ranges.

    >>> read_span("1989-1990")
    Span(years=(1989, 1990), is_range=True, is_estimated=None)
    >>> read_span("(1979); 1981"), read_span("")
    (Span(years=(1979, 1981), is_range=False, is_estimated=True), Span(years=(), is_range=False, is_estimated=None))
    """
    if not cell or cell in UNKNOWN:
        return Span(())
    years: set[int] = set()
    is_range = False
    text = _BRACKETS.sub(r"\1", cell)
    for part in re.split(r"[;,]", text):
        found = _PART.fullmatch(part.strip())
        if found is None:
            raise _no_span()
        try:
            first, last = read_year(found[1]), read_year(found[2] or found[1])
        except Fault:
            raise _no_span() from None
        if first > last:
            raise _no_span()
        years |= {first, last}
        is_range = is_range or first < last
    return Span(tuple(sorted(years)), is_range, True if text != cell else None)


def read_truth(cell: str) -> bool | None:
    """Return a mark that a spreadsheet wrote; blank means that there is none to tell.

    >>> read_truth("TRUE"), read_truth("false"), read_truth("")
    (True, False, None)
    """
    try:
        return _TRUTHS[cell.upper()]
    except KeyError:
        raise Fault("TRUE, FALSE or blank") from None


def read_cross(cell: str) -> bool:
    """Return whether the value to the left is marked uncertain, which an X says.

    >>> read_cross("X"), read_cross("")
    (True, False)
    """
    if cell in ("X", "x"):
        return True
    if cell:
        raise Fault("X or blank")
    return False


def _no_span() -> Fault:
    return Fault("years or ranges of years like 2011, 2012; 2014 or 1989-1990; blank where there is none")
