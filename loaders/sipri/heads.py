"""What is worth telling about a register as a whole: its columns, the lines above them, its window of years."""

from collections.abc import Iterator

from loaders.contract import Issue, IssueKind
from loaders.sipri import issues
from loaders.sipri.cells import cut
from loaders.sipri.edition import find_conflicts, tell_window
from loaders.sipri.records import Record
from loaders.sipri.register import Register
from loaders.sipri.rows import Deal


def find_rows_above(register: Register) -> list[Record]:
    """Return the lines above the header that have its number of cells: rows that a sort has put there."""
    header = register.header
    return [
        Record(number + 1, text, None, fault="stands above the line with the column names")
        for number, text in register.preamble.unknown
        if header.fits(cut(register.above[number], header.separator))
    ]


def tell_head(register: Register) -> Iterator[Issue]:
    """Yield a notice for whatever was not read, was not known or does not agree."""
    file, header, preamble = register.file, register.header, register.preamble
    rows = {record.line for record in find_rows_above(register)}
    for number, text in preamble.unknown:
        if number + 1 not in rows:
            yield issues.notice(file, "a line above the column names is not known and was not read", number + 1, text)
    for number, text in preamble.unread:
        yield issues.notice(file, "what this line should say could not be read from it", number + 1, text)
    for position, name in header.unknown:
        reason = f"the column {name!r} is not known and was not read" if name else "an unnamed column was not read"
        yield Issue(kind=IssueKind.NOTICE, file=file, line=header.line + 1, column=position + 1, reason=reason)
    if header.unit != "line":
        yield issues.notice(file, "the file is RTF, so lines are counted in the text that it shows")
    for option, given, stated in find_conflicts(preamble, register.options):
        yield issues.notice(file, f"{option} was not used, since the file itself says {stated}", found=given)
    yield from _tell_years_outside(register)


def _tell_years_outside(register: Register) -> Iterator[Issue]:
    """One notice for all rows with a delivery outside the stated window of years: one of the two must be wrong."""
    first, last = register.report.window_from, register.report.window_to
    if register.preamble.counts_all:
        return
    lines = []
    for record, row in zip(register.records, register.rows, strict=True):
        if row is not None:
            years = row.delivery_years if isinstance(row, Deal) else (row.delivery_year,)
            if years and ((first and min(years) < first) or (last and max(years) > last)):
                lines.append(record.line)
    if lines:
        window = tell_window((first, last))
        reason = f"a delivery outside the window of years, {window}; rows like this one: {len(lines):,}"
        yield issues.notice(register.file, reason, lines[0])
