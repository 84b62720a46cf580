"""What a person is told about places in a file, in one voice."""

import re
from collections.abc import Sequence

from loaders.contract import Issue, IssueKind, RefusedFile
from loaders.encoding import printable
from loaders.sipri.header import Gap, Header
from loaders.sipri.records import Record

_MOST_SHOWN = 200
_BESIDE = 60
_BLANK = re.compile(r"[^\S ]")
"""Blanks of another width, which a terminal may not show."""


def notice(file: str, reason: str, line: int | None = None, found: str | None = None) -> Issue:
    """Return something worth telling about a place whose claim is stated."""
    return Issue(kind=IssueKind.NOTICE, file=file, line=line, found=_show(found), reason=reason)


def refusal(file: str, record: Record, reason: str, expected: str | None = None) -> Issue:
    """Return why a line is not a row."""
    reason = f"{reason}; the row was not loaded"
    return Issue(
        kind=IssueKind.REFUSED, file=file, line=record.line, found=_show(record.raw), expected=expected, reason=reason
    )


def repair(file: str, record: Record) -> Issue:
    """Return what was joined to mend a record."""
    if record.spilled is not None:
        reason = f"{record.spilled} contains the separator: cells were joined, in the only way that all can be read"
        return Issue(kind=IssueKind.REPAIRED, file=file, line=record.line, found=_show(record.raw), reason=reason)
    last = record.line + record.pieces - 1
    reason = f"a line end stands inside a cell: lines {record.line} to {last} were joined into one row"
    # Of each line, what stands beside the place where it was joined.
    first, *others = (line.strip() for line in record.raw.split("\n"))
    found = " + ".join([first if len(first) <= _BESIDE else f"… {first[-_BESIDE:]}", *others])
    return Issue(kind=IssueKind.REPAIRED, file=file, line=record.line, found=_show(found), reason=reason)


def cell_refusal(file: str, record: Record, header: Header) -> Issue:
    """Return why a row with the right number of cells is refused: its first bad cell, and the names of the others."""
    cells = record.cells or []
    filled = [place for place, cell in enumerate(cells) if cell]
    if len(filled) == 1:
        name = header.layout.columns[filled[0]].name
        return refusal(file, record, f"has nothing but {name}, so it is a heading or a sum and no deal")
    faults = header.layout.find_faults(cells)
    names = [header.layout.columns[position].name for position, _ in faults]
    first, fault = faults[0]
    also = f" (nor can {' or '.join(names[1:])})" if names[1:] else ""
    return Issue(
        kind=IssueKind.REFUSED,
        file=file,
        line=record.line,
        column=header.positions[first] + 1,
        found=_show(cells[first]),
        expected=fault.expected,
        reason=f"{names[0]} cannot be read{also}; the row was not loaded",
    )


def refuse_file(file: str, reason: str, expected: str | None = None, rows_read: int = 0) -> RefusedFile:
    """Return the refusal of a whole file for one reason."""
    issue = Issue(kind=IssueKind.REFUSED, file=file, expected=expected, reason=f"{reason}; nothing was loaded")
    return RefusedFile([issue], rows_read)


def refuse_columns(file: str, gaps: Sequence[Gap]) -> RefusedFile:
    """Return the refusal of a file whose header lacks columns, with one issue a column."""
    issues = []
    for gap in gaps:
        reason = f"the column {gap.column.name!r} is missing from the header"
        if gap.nearest in gap.column.names:
            reason = f"the column {gap.column.name!r} stands in the header more than once"
        elif gap.nearest is not None:
            reason += "; the nearest is shown"
        issues.append(
            Issue(
                kind=IssueKind.REFUSED,
                file=file,
                line=gap.line + 1,
                column=None if gap.position is None else gap.position + 1,
                found=_show(gap.nearest),
                expected=gap.column.name,
                reason=f"{reason}; nothing was loaded",
            )
        )
    return RefusedFile(issues)


def _show(text: str | None) -> str | None:
    """A text as it can be printed, not longer than a screen."""
    if text is None:
        return None
    shown = _BLANK.sub(" ", printable(" ".join(text.splitlines()).replace("\t", " | ")))
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]} …"
