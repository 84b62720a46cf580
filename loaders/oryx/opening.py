"""From the bytes of a file to its lines and its columns, or the reason why it is none of the two tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.contract import SourceFile
from loaders.tables import check_text, first_names, names_of, printable, refuse_file

PIECES = ("country", "origin", "system", "status", "url", "date_recorded")
"""The columns of the table by system."""

TOTALS = ("country", "equipment_type", "destroyed", "abandoned", "captured", "damaged", "type_total")
"""The columns of the table by type."""

IGNORED = frozenset({"sysID", "imageID", "statusID", "matID"})
"""Numbers that newer tables by system give to rows of their own; they say nothing about the equipment."""

_EXPECTED = f"a table as UTF-8 text with commas and the columns {', '.join(PIECES)}; or {', '.join(TOTALS)}"

_OWN = {PIECES: {"country", "system", "status"}, TOTALS: {"country", "equipment_type"}}
"""By which columns each table is known."""


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of a table without their ends, and where each of its columns stands; line 1 has their names."""

    file: str
    lines: list[str]
    layout: tuple[str, ...]
    names: list[str]

    def arrange(self, cells: Sequence[str]) -> list[str]:
        """Return the stripped cells of a row in the order of the layout."""
        return [cells[self.names.index(name)].strip() for name in self.layout]

    @property
    def unknown(self) -> list[str]:
        """Columns that are neither read nor ignored by name."""
        return [name for name in self.names if name not in self.layout and name not in IGNORED]


def is_ours(content: bytes) -> bool:
    """Say whether the first line names the columns of one of the two tables."""
    names = first_names(content)
    return any(own <= names for own in _OWN.values())


def read_table(file: SourceFile) -> Table:
    """Return the lines and columns of a table; raises RefusedFile where the file is none, or is cut short."""
    check_text(file, _EXPECTED)
    # A byte that is no UTF-8 becomes a lone surrogate, so that only its row is refused.
    text = file.content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    names = names_of(lines[0])
    layout = _find_layout(file, names, lines[0])
    if lines[-1].strip():
        reason = "the file ends without a line end, so its last row may have been cut short"
        raise refuse_file(file, reason, line=len(lines), expected="the whole file; fetch or save it again")
    if not any(line.strip() for line in lines[1:]):
        raise refuse_file(file, "the table has the column names and no row below them", expected="rows")
    return Table(file.name, lines, layout, names)


def _find_layout(file: SourceFile, names: list[str], line: str) -> tuple[str, ...]:
    near = max(_OWN, key=lambda layout: len(set(layout) & set(names)))
    missing = [name for name in near if name not in names]
    if missing:
        reason = f"the first line lacks the columns {', '.join(missing)}"
        raise refuse_file(file, reason, line=1, found=printable(line.strip()[:200]), expected=_EXPECTED)
    twice = sorted({printable(name) for name in names if names.count(name) > 1})
    if twice:
        found = ", ".join(twice)
        raise refuse_file(file, "a column stands there twice", line=1, found=found[:200], expected="each column once")
    return near
