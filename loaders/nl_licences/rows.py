"""From the bytes of a list of licences to its rows, or the reason why it is none."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.contract import RefusedFile, SourceFile
from loaders.encoding import decode, is_utf_16
from loaders.tables import check_text, refuse_file

ISSUED, NUMBER, LIST, GROUP, GOODS = "afgifte datum", "nummer", "SGP", "CAT", "goederen omschrijving"
TERM, RENEWED, REPLACES, EXPIRES = "D/T", "Verl.", "T.v.v.", "verval datum"
DESTINATION, FINAL, ORIGIN = "land van bestemming", "land van eindbestemming", "oorsprong /herkomst"
MADE_IN, VALUE = "land van oorsprong", "waarde (€)"
IGNORED = ("V/N", "U/D")
"""Columns whose letters and numbers nobody explains: ignored by name, and kept in the raw row."""

COLUMNS = (
    *(ISSUED, NUMBER, LIST, GROUP, GOODS, TERM, RENEWED, *IGNORED, REPLACES),
    *(DESTINATION, FINAL, ORIGIN, MADE_IN, VALUE, EXPIRES),
)

_EXPECTED = "a list of licences as text with commas or semicolons and the columns " + ", ".join(COLUMNS)
_SEPARATORS = ",;"
_HEADER_WITHIN = 20
_APART = "the row cannot be taken apart"


@dataclass(frozen=True, slots=True)
class Header:
    """Where the column names stand: the line from 0, the separator, the place from 0 of each column, all names."""

    line: int
    separator: str
    places: dict[str, int]
    names: tuple[str, ...]

    @property
    def unknown(self) -> list[str]:
        """The names of columns that are not known."""
        return [name for place, name in enumerate(self.names) if name and place not in self.places.values()]


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands: its line from 1, its text, and its cells by column.

    ``fault`` says why it cannot be taken apart, as what was found, what was expected and the reason; it has no cells
    then.
    """

    line: int
    raw: str
    cells: dict[str, str]
    fault: tuple[str, str, str] | None = None


def is_ours(content: bytes) -> bool:
    """Say whether one of the first lines names the columns that no other list has beside each other."""
    return not is_utf_16(content) and _find_header(_lines(content[:20_000])) is not None


def read_rows(file: SourceFile) -> tuple[Header, list[Row]]:
    """Return the header and the rows of a list, blank lines left out; raises RefusedFile where it is none.

    A row is one line: none of these lists has a line end inside a cell, and a quotation mark that is never closed is to
    cost its own row alone.
    """
    check_text(file, _EXPECTED)
    lines = _lines(file.content)
    header = _find_header(lines)
    if header is None:
        raise _refuse(file, "no line names the columns of a list of licences")
    missing = [name for name in COLUMNS if name not in header.places]
    if missing:
        reason = f"the columns {', '.join(missing)} are missing, or stand there twice"
        raise _refuse(file, reason, header.line + 1, ", ".join(header.names)[:200])
    _check_single(file, lines, header)
    below = enumerate(lines[header.line + 1 :], start=header.line + 2)
    rows = [_split(line, number, header) for number, line in below if line.strip(" ,;\r")]
    # A whole file ends with a line end, so that its last line is blank.
    if rows and rows[-1].line == len(lines) and rows[-1].fault is not None:
        rows[-1] = replace(rows[-1], fault=(*rows[-1].fault[:2], "the file ends inside the row, so it was cut short"))
    return header, rows


def _check_single(file: SourceFile, lines: Sequence[str], header: Header) -> None:
    """Refuse a list with another below it, which may be the same one: its ceilings would count twice.

    The same column names twice in a row are only one row refused.
    """
    for place in range(header.line + 2, len(lines)):
        # Looking for one of the names first spares taking every row apart once more.
        if FINAL in lines[place].casefold() and _find_header([lines[place]]) is not None:
            raise _refuse(file, f"a second list begins at line {place + 1}; give each a file of its own", place + 1)


def _lines(content: bytes) -> list[str]:
    text = decode(content).replace("\r\n", "\n")
    return text.split("\n" if "\n" in text else "\r")


def _find_header(lines: Sequence[str]) -> Header | None:
    known = {_key(name): name for name in COLUMNS}
    for number, line in enumerate(lines[:_HEADER_WITHIN]):
        for separator in _SEPARATORS:
            names = [name.strip() for name in _cells(line, separator) or ()]
            keys = [_key(name) for name in names]
            if {_key(NUMBER), _key(FINAL), _key(ISSUED)} <= set(keys):
                places = {known[key]: place for place, key in enumerate(keys) if key in known and keys.count(key) == 1}
                return Header(number, separator, places, tuple(names))
    return None


def _key(name: str) -> str:
    """Return a column name by its letters alone: blanks, full stops and the sign of the euro differ between files.

    >>> _key("oorsprong /herkomst"), _key("Waarde (€)"), _key("T.v.v.")
    ('oorsprongherkomst', 'waarde', 'tvv')
    """
    return "".join(sign for sign in name.casefold() if sign.isalpha())


def _cells(line: str, separator: str) -> list[str] | None:
    """Return the cells of a line, None where its quotation marks are not closed."""
    try:
        return next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error:
        return None


def _split(line: str, number: int, header: Header) -> Row:
    raw = line.rstrip("\r")
    cells = _cells(raw, header.separator)
    if cells is None:
        return Row(number, raw, {}, ("a quotation mark that is not closed", "each cell closed in its own line", _APART))
    width = len(header.names)
    # A spreadsheet fills every line up with blank cells to the width of the widest.
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        return Row(number, raw, {}, (f"{len(cells)} cells", f"{width} cells", _APART))
    return Row(number, raw, {name: cells[place].strip() for name, place in header.places.items()})


def _refuse(file: SourceFile, reason: str, line: int | None = None, found: str | None = None) -> RefusedFile:
    return refuse_file(file, reason, line=line, found=found, expected=_EXPECTED)
