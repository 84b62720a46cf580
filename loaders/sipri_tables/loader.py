"""Reads a table of TIV of the SIPRI Arms Transfers Database: each row is a total to compare with a register."""

from collections.abc import Iterator
from functools import cache

from graph import names
from graph.reports import Report, Source
from graph.totals import Total
from graph.words import Party
from loaders.contract import Issue, IssueKind, LoadOptions, Reading, RefusedFile, SourceFile
from loaders.encoding import decode, is_utf_16, printable
from loaders.manifest import FOLDER, read_manifest
from loaders.sipri.cells import cut, is_blank
from loaders.sipri_tables.header import Header, find_header
from loaders.sipri_tables.preamble import Owner, Preamble, is_start, is_title, read_owner, read_preamble
from loaders.sipri_tables.rows import Table, is_whole, state
from loaders.tables import check_text

_NOT_STATED = "edition not stated in the file"
_ALL = {"all", "all countries", "the world"}


def detects(file: SourceFile) -> bool:
    """Say by its content whether a file is a TIV table, one that `read` refuses with a reason of its own included."""
    if is_utf_16(file.content):
        return False
    lines = split_lines(decode(file.content))
    return find_header(lines) is not None or any(is_title(line) for line in lines[:100])


def read(file: SourceFile, options: LoadOptions) -> Reading:
    """Open a table; raises RefusedFile where it is none, where it does not say whose it is, or is damaged."""
    check_text(file, "a TIV table as CSV")
    lines = split_lines(decode(file.content))
    header = find_header(lines)
    if header is None:
        raise _refused(
            file,
            "no line has the column names of a TIV table by country",
            "Recipient or Supplier, years, and their range; or years and Total. Tables by weapon are not read",
        )
    preamble = read_preamble(lines[: header.line], header.separator)
    owner = _find_owner(file, lines, header, preamble)
    _check_single(file, lines, header)
    report = _report(file, header, owner, preamble, options)
    table = Table(file.name, report, header, owner, lines)
    reading = Reading(report=report, entries=iter(()), rows_expected=len(lines) - header.line - 1)
    reading.entries = _entries(table, reading, preamble, options)
    return reading


def split_lines(text: str) -> list[str]:
    r"""Return the lines of a text, whatever ends them.

    >>> split_lines("a\r\nb\nc\rd")
    ['a', 'b', 'c', 'd']
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _entries(table: Table, reading: Reading, preamble: Preamble, options: LoadOptions) -> Iterator[Total | Issue]:
    def tell(reason: str, found: str, line: int | None = None) -> Issue:
        return Issue(kind=IssueKind.NOTICE, file=table.file, line=line, reason=reason, found=found)

    header = table.header
    for number, text in preamble.unknown:
        yield tell("a line above the table that no TIV table has, or that cannot be read", text[:200], number + 1)
    for place in header.unknown:
        yield tell("a column that no TIV table has is left out", printable(header.names[place])[:200], header.line + 1)
    years = header.first_year, header.last_year
    for said, where in ((preamble.years, "the title"), (options.window, "--window")):
        if said is not None and said != years:
            reason = f"the columns are of {years[0]} to {years[1]}, which is what counts, and not as {where} says"
            yield tell(reason, f"{said[0]} to {said[1]}")
    if options.generated is not None and preamble.generated not in (None, options.generated):
        yield tell(f"the file says that it was made on {preamble.generated}, which is what counts", "--generated")
    if table.owner.name is not None and names.classify(table.owner.name) is None:
        yield tell("the name of whose table it is was not matched: its rows keep it", table.owner.name[:200])
    yield from state(table, reading)


def _find_owner(file: SourceFile, lines: list[str], header: Header, preamble: Preamble) -> Owner:
    """Return whose table it is: the title of an old table tells it, the last row of a new one."""
    if header.lists is None:
        if preamble.owner is None:
            expected = "the line TIV of arms exports from …, or imports to …, above the table"
            raise _refused(file, "the file does not say whose table it is", expected)
        owner = preamble.owner
        _check_end(file, lines, header)
    else:
        rows = (line for line in lines[header.line + 1 :] if not is_blank(line, header.separator))
        found = (read_owner(printable(cut(line, header.separator)[0].strip())) for line in rows)
        owners = [one for one in found if one is not None]
        if not owners:
            expected = "a last row like Total imports from China, Total exports to Israel or Total world export"
            raise _refused(file, "the file does not say whose table it is", expected)
        owner = owners[-1]
        if owner.lists is not header.lists:
            side = "recipients" if header.lists is Party.RECIPIENT else "suppliers"
            raise _refused(file, f"the rows are {side}, and the last row says otherwise", "one whole table")
    if owner.name is not None and owner.name.casefold() in _ALL:
        return Owner(owner.lists, None)
    return owner


def _check_end(file: SourceFile, lines: list[str], header: Header) -> None:
    """Refuse an old table without its total: it is cut, and the countries that are gone would look like differences.

    A newer table says only in its total whose it is.
    """
    names = [cut(line, header.separator)[0].strip() for line in lines[header.line + 1 :]]
    if not any(is_whole(name, header) for name in names):
        last = max((place for place, line in enumerate(lines) if not is_blank(line, header.separator)), default=0)
        raise _refused(
            file,
            f"the table has no last row Total, so it is cut after line {last + 1}",
            "the whole file; fetch it again",
        )


def _check_single(file: SourceFile, lines: list[str], header: Header) -> None:
    for number, line in enumerate(lines[header.line + 1 :], start=header.line + 2):
        if is_start(line):
            raise _refused(file, f"a second export begins at line {number}", "one table a file")


def _report(file: SourceFile, header: Header, owner: Owner, preamble: Preamble, options: LoadOptions) -> Report:
    generated = preamble.generated or options.generated
    side = Party.SUPPLIER if owner.lists is Party.RECIPIENT else Party.RECIPIENT
    whose = f"{owner.name[:80]} as {side}" if owner.name is not None else f"all countries, by {owner.lists}"
    return Report(
        id=f"sipri-table-{file.sha256[:12]}",
        source=_source(),
        name=f"SIPRI TIV table, {whose}, {header.first_year} to {header.last_year}",
        language="en",
        generated=generated,
        edition=options.edition or (f"generated {generated}" if generated else _NOT_STATED),
        window_from=header.first_year,
        window_to=header.last_year,
        layout=header.layout,
        file=file.name,
        sha256=file.sha256,
    )


def _refused(file: SourceFile, reason: str, expected: str) -> RefusedFile:
    issue = Issue(kind=IssueKind.REFUSED, file=file.name, reason=f"{reason}; nothing was loaded", expected=expected)
    return RefusedFile([issue])


@cache
def _source() -> Source:
    """The same publisher and data set as the registers: a table is one more report of it."""
    return read_manifest(FOLDER / "sipri").source
