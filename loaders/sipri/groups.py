"""The printed tables: a country, below it its partners as S: (suppliers), R: (recipients) or L: (licences), row by row.

A partner stands in its first row alone, and so does the letter of its group. A row is refused rather than given to the
wrong country: where the line that names a country or a partner cannot be read, the rows that rest on it are refused
with it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.encoding import UNPRINTABLE, printable
from loaders.sipri.cells import cut
from loaders.sipri.header import Header
from loaders.sipri.printed import BY_RECIPIENT
from loaders.sipri.printed_header import MOST_LINES, TAB, match_block
from loaders.sipri.records import Reads, Record

_GROUP = re.compile(r"([A-Z]):\s*(.*)")
_COUNTRY = re.compile(r"[^\W\d_][^\t;,:]{1,80}")


def split_groups(lines: Sequence[str], header: Header, reads: Reads) -> Iterator[Record]:
    """Yield the rows below the header in file order; blank lines and the names of countries are none."""
    return _Groups(lines, header, reads).split()


@dataclass(slots=True)
class _Above:
    """What stands above a row: the country, the letter of its group and the partner; ``fault`` where one is lost."""

    country: str | None = None
    letters: str = ""
    partner: str | None = None
    fault: str = "stands below no name of a country"

    def begin(self, letter: str, main: str, line: int) -> bool:
        """Begin a group; False for a letter that the file does not have.

        Below each country a letter stands once, the main one first. Where it stands again, the name of another country
        is missing, and the rows are nobody's.
        """
        if letter not in (main, "L"):
            self.lose_partner(line)
            return False
        if self.country is not None and self.letters and (letter == main or letter in self.letters):
            self.country = None
            self.fault = f"is in the group {letter}: that begins at line {line}, above which no country is named"
        self.letters += letter
        self.partner = None
        return True

    def lose_partner(self, line: int) -> None:
        """Forget the partner: the row that may name another one cannot be read."""
        if self.country is not None:
            self.partner = None
            self.fault = f"rests on line {line}, which cannot be read and may name another country"

    def lose_country(self, line: int) -> None:
        """Forget the country: the line that may name another one cannot be read."""
        self.country = None
        self.fault = f"rests on line {line}, which is no name of a country"


class _Groups:
    """Goes down the lines of the printed tables, with what holds for the row below."""

    def __init__(self, lines: Sequence[str], header: Header, reads: Reads) -> None:
        self._lines, self._header, self._reads = lines, header, reads
        self._above = _Above()
        self._main = "S" if header.layout is BY_RECIPIENT else "R"
        self._partner = header.positions[0]
        # Where some line ends with a tab, no editor has cut the blank cells off: then a short row is a damaged one.
        # In RTF an editor does not cut, and a last line without its end may be cut anywhere.
        self._is_stripped = header.unit == "line" and not any(line.endswith(TAB) for line in lines[self._start :])

    @property
    def _start(self) -> int:
        return self._header.line + self._header.height

    def split(self) -> Iterator[Record]:
        """Yield the records."""
        number = self._start
        while number < len(self._lines):
            raw, height = self._lines[number], 1
            if raw.strip():
                again = self._find_again(number)
                if again is not None:
                    height = again.height
                    yield self._refuse(number, "is the column names once more")
                elif self._is_country(number):
                    self._above = _Above(country=raw.strip(), fault="stands below no partner")
                else:
                    yield self._read(number)
            number += height

    def _find_again(self, number: int) -> Header | None:
        first = self._lines[number].casefold()
        if not any(word in first for word in ("recipient", "supplier", "year", "no.", "comments")):
            return None
        blocks = (self._lines[number : number + height] for height in range(1, MOST_LINES + 1))
        return next((header for block in blocks if (header := match_block(block, number))), None)

    def _is_country(self, number: int) -> bool:
        """Say whether a line names a country: it stands alone, and a group with its letter comes next."""
        text = self._lines[number].strip()
        if not _COUNTRY.fullmatch(text) or not text[0].isupper():
            return False
        return self._begins_group(number + 1)

    def _begins_group(self, number: int) -> bool:
        """Say whether the next line that is not blank begins with the letter of a group."""
        below = next((line for line in self._lines[number:] if line.strip()), "")
        return _GROUP.match(below.strip()) is not None

    def _read(self, number: int) -> Record:
        """The row that a line is, or the reason why it is none."""
        raw, above = self._lines[number], self._above
        cells = [cell.strip() for cell in cut(raw, TAB)]
        group = _GROUP.match(cells[self._partner] if self._partner < len(cells) else "")
        if group is not None and not above.begin(group[1], self._main, number + 1):
            return self._refuse(number, f"is in a group {group[1]}:", f"{self._main}: or L:")
        strange = UNPRINTABLE.search(raw.replace(TAB, " "))
        if strange is not None:
            above.lose_partner(number + 1)
            return self._refuse(number, "has a control character, or a byte that is no letter", "text and tabs")
        arranged = self._arrange(cells, is_cut=not self._is_stripped or number == len(self._lines) - 1)
        if arranged is None:
            above.lose_partner(number + 1)
            if len(list(filter(None, cells))) == 1 and self._begins_group(number + 1):
                above.lose_country(number + 1)
            count = f"has {len(cells)} {'cell' if len(cells) == 1 else 'cells'}"
            return self._refuse(number, count, f"{self._header.width} cells with tabs between, as in the header")
        name = group[2] if group is not None else arranged[0]
        above.partner = name or (None if group is not None else above.partner)
        if above.country is None or above.partner is None:
            return self._refuse(number, above.fault, "a country, and below it rows with a partner")
        if not above.letters:
            return self._refuse(number, "stands in no group", f"a row that begins with {self._main}: or L:")
        cells_there = [above.country, above.partner, above.letters[-1], *arranged[1:]]
        record = Record(number + 1, raw, cells_there, unit=self._header.unit)
        if name and len(cells) < self._header.width and not self._reads(cells_there):
            above.lose_partner(number + 1)
        return record

    def _arrange(self, cells: list[str], *, is_cut: bool) -> list[str] | None:
        """Return the cells in the order of the layout, None where they are not as many as the columns.

        A row without a partner may begin with a tab more. Blank cells at the end may be there once more, and may be
        missing where an editor cut them off everywhere; ``is_cut`` says that a short row is a damaged one.
        """
        ways = [cells, cells[1:]] if len(cells) > 1 and not cells[0] and not cells[1] else [cells]
        found = [arranged for way in ways if (arranged := self._fit(way, is_cut)) is not None]
        if len(found) > 1:
            found = [way for way in found if self._reads(["-", way[0] or "-", "-", *way[1:]])]
        return found[0] if len(found) == 1 else None

    def _fit(self, cells: list[str], is_cut: bool) -> list[str] | None:
        """Cells of a row as wide as the header, in the order of the layout."""
        width, positions = self._header.width, self._header.positions[2:]
        while len(cells) > width and not cells[-1]:
            cells = cells[:-1]
        needed = width if is_cut else 1 + positions[4]
        if not needed <= len(cells) <= width:
            return None
        cells = cells + [""] * (width - len(cells))
        return [cells[place] for place in positions]

    def _refuse(self, number: int, fault: str, expected: str | None = None) -> Record:
        raw = printable(self._lines[number].replace(TAB, " | "))
        return Record(number + 1, raw, None, fault=fault, expected=expected, unit=self._header.unit)
