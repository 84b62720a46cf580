"""From physical lines to records: broken ones are joined again where only one reading is possible."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from loaders.encoding import UNPRINTABLE, printable
from loaders.sipri.cells import cut, is_blank, is_quoted
from loaders.sipri.header import Header

_MOST_PIECES = 10
_LINE_END = re.compile(r"\s*\n\s*")

Reads = Callable[[list[str]], bool]
"""Says whether cells in the order of the layout can all be read."""


@dataclass(slots=True)
class Record:
    """One row of the register, or a line that cannot be one.

    ``line`` counts from 1; ``raw`` is the text as it stands in the file. ``cells`` are in the order of the layout,
    None where ``fault`` says why there are none, and what was ``expected``. ``pieces`` is how many physical lines
    it has; ``is_mended`` says that they were broken and had to be joined, or that cells were joined into the column
    ``spilled``. ``unit`` is what is counted: lines of the file, or of the text that RTF shows.
    """

    line: int
    raw: str
    cells: list[str] | None
    pieces: int = 1
    is_mended: bool = False
    fault: str | None = None
    expected: str | None = None
    spilled: str | None = None
    unit: str = "line"


def split_records(lines: Sequence[str], header: Header, reads: Reads) -> Iterator[Record]:
    """Yield the records below the header in file order; blank lines are none.

    SIPRI's own files have records with a carriage return and a line feed inside the comment. Lines are joined only
    if together they have exactly the cells of the header, every cell can be read, and no piece could be a row or
    the start of another joined record.
    """
    number = header.line + 1
    while number < len(lines):
        raw = lines[number]
        cells = cut(raw, header.separator)
        if not cells[0].strip() and is_blank(raw, header.separator):
            number += 1
        elif header.fits(cells):
            yield _record(number, raw, cells, header)
            number += 1
        else:
            found = _rejoin(number, raw, cells, header, reads) or _mend(lines, number, header, reads)
            yield from found
            number += sum(record.pieces for record in found)


def _rejoin(number: int, raw: str, cells: list[str], header: Header, reads: Reads) -> list[Record]:
    """The record of a line whose cells are too many because of a text that contains the separator; else nothing.

    The surplus cells are joined into that text, blank ones at the end may be a spreadsheet's. Only where one way alone
    makes every cell readable is it taken.
    """
    spills = header.layout.spills
    if spills is None or not header.core < len(cells) <= header.core + _MOST_PIECES or UNPRINTABLE.search(raw):
        return []
    place, found = header.positions[spills], []
    while len(cells) >= header.core:
        end = place + 1 + len(cells) - header.core
        joined = [*cells[:place], header.separator.join(cells[place:end]), *cells[end:]]
        arranged = header.arrange(joined)
        is_joined = end > place + 1
        if reads(arranged) and (not is_joined or header.layout.is_sure(arranged)):
            spilled = header.layout.columns[spills].name if is_joined else None
            found.append(Record(number + 1, raw, arranged, is_mended=is_joined, spilled=spilled))
        if cells[-1].strip():
            break
        cells = cells[:-1]
    return found if len(found) == 1 else []


def _mend(lines: Sequence[str], start: int, header: Header, reads: Reads) -> list[Record]:
    """The record that starts at a line without the right number of cells, or that line refused."""
    end = _find_end(lines, start, header, reads)
    if end is None:
        cells = len(cut(lines[start], header.separator))
        return [_refused(lines, start, header, f"has {cells} {'cell' if cells == 1 else 'cells'}")]
    if any(_find_end(lines, other, header, reads) for other in range(start + 1, end + 1)):
        fault = "belongs to broken rows that can be joined in more than one way"
        return [_refused(lines, piece, header, fault) for piece in range(start, end + 1)]
    raw = "\n".join(lines[start : end + 1])
    record = _record(start, raw, cut(raw, header.separator), header)
    record.pieces = end + 1 - start
    record.is_mended = not is_quoted(raw, header.separator)
    return [record]


def _find_end(lines: Sequence[str], start: int, header: Header, reads: Reads) -> int | None:
    """The last line of a record that is broken over several, or None."""
    text = lines[start]
    if header.fits(cut(text, header.separator)):
        return None
    for end in range(start + 1, min(start + _MOST_PIECES, len(lines))):
        if header.fits(cut(lines[end], header.separator)):
            return None
        text += "\n" + lines[end]
        cells = cut(text, header.separator)
        if header.fits(cells) and reads(header.arrange(_join(cells))):
            return end
    return None


def _join(cells: list[str]) -> list[str]:
    """A line end inside a cell is a blank."""
    return [_LINE_END.sub(" ", cell) for cell in cells]


def _record(number: int, raw: str, cells: list[str], header: Header) -> Record:
    if raw.isprintable():
        return Record(number + 1, raw, header.arrange(cells))
    raw = raw.removesuffix("\r")
    strange = UNPRINTABLE.search(raw.replace("\r\n", "\n"))
    if strange is None:
        return Record(number + 1, raw, header.arrange(_join(cells)))
    fault = "has a control character, or a byte that is no letter in the file's encoding"
    return Record(number + 1, printable(raw), None, fault=fault, expected=f"text without {printable(strange[0])}")


def _refused(lines: Sequence[str], number: int, header: Header, fault: str) -> Record:
    raw = printable(lines[number].removesuffix("\r"))
    return Record(number + 1, raw, None, fault=fault, expected=f"{header.core} cells, as in the header")
