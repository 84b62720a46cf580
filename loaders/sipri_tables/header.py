"""The line of column names of a TIV table: found by what stands in it, never by its number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.words import Party
from loaders.sipri.cells import SEPARATORS, cut

UNTIL_2023 = "TIV table until 2023"
FROM_2024 = "TIV table from 2024"

_LISTS = {
    "recipient": Party.RECIPIENT,
    "imports by": Party.RECIPIENT,
    "supplier": Party.SUPPLIER,
    "exports by": Party.SUPPLIER,
}
"""What the newer tables write above the names, and which side that is."""

IGNORED = frozenset({"percentage", "sum total years", "percentage of total", ""})
"""Columns that are ignored by name: shares of the total, and the total once more."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_RANGE = re.compile(r"((?:19|20)\d\d) *- *((?:19|20)\d\d)")
_SEARCHED = 100
"""Lines at the top among which the column names are looked for; the site writes 9 or 10 above them."""


@dataclass(frozen=True, slots=True)
class Header:
    """The column names: where they stand, which columns are years and which is the total.

    ``line`` counts from 0. ``lists`` is the side that the rows name, None where only the title tells it. ``unknown``
    are the positions of columns that no table has.
    """

    line: int
    separator: str
    layout: str
    lists: Party | None
    years: tuple[tuple[int, int], ...]
    total: int
    first_year: int
    last_year: int
    unknown: tuple[int, ...]
    names: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return len(self.names)


def find_header(lines: Sequence[str]) -> Header | None:
    """Return the column names of a table, None where no line has them.

    >>> header = find_header(["Recipient,2000,2001,2000-2001,Percentage,Sum total years,Percentage of total"])
    >>> header.layout, header.years, header.total, header.first_year, header.last_year
    ('TIV table from 2024', ((1, 2000), (2, 2001)), 3, 2000, 2001)
    >>> find_header([",1950,1951,Total"]).lists is None
    True
    """
    for number, line in enumerate(lines[:_SEARCHED]):
        for separator in SEPARATORS:
            header = _read(number, [cell.strip() for cell in cut(line, separator)], separator)
            if header is not None:
                return header
    return None


def _read(line: int, cells: list[str], separator: str) -> Header | None:
    first = cells[0].casefold()
    if first and first not in _LISTS:
        return None
    years = tuple((place, int(cell)) for place, cell in enumerate(cells) if _YEAR.fullmatch(cell))
    numbers = [year for _, year in years]
    if not numbers or numbers != sorted(set(numbers)):
        return None
    totals = {place: cell for place, cell in enumerate(cells) if cell.casefold() == "total" or _RANGE.fullmatch(cell)}
    if len(totals) != 1:
        return None
    ((total, name),) = totals.items()
    span = _RANGE.fullmatch(name)
    lists = _LISTS.get(first)
    # The old site leaves the cell above the names empty and calls the total Total; the new one names both.
    if (lists is None) is not (span is None):
        return None
    start, end = (int(span[1]), int(span[2])) if span else (numbers[0], numbers[-1])
    if start > numbers[0] or end < numbers[-1]:
        return None
    known = {0, total} | {place for place, _ in years}
    return Header(
        line=line,
        separator=separator,
        layout=UNTIL_2023 if span is None else FROM_2024,
        lists=lists,
        years=years,
        total=total,
        first_year=start,
        last_year=end,
        unknown=tuple(
            place for place, cell in enumerate(cells) if place not in known and cell.casefold() not in IGNORED
        ),
        names=tuple(cells),
    )
