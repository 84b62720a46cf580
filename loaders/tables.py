"""What loaders of tables with commas share: the names in the first line, faults of cells, and refusals.

A table that is cut short or cannot be taken apart is refused whole: it would replace the one that is loaded.
"""

from codecs import BOM_UTF8

from loaders.contract import Issue, IssueKind, RefusedFile, SourceFile
from loaders.encoding import is_utf_16

_BEGINNINGS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or a spreadsheet (.xlsx)",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet (.xls)",
    b"\x1f\x8b": "packed with gzip",
    b"{": "JSON",
    b"<": "a web page or XML",
}


class Fault(Exception):
    """Why a row cannot be read: in which column, what was found there, what was expected."""

    def __init__(self, column: str, found: str, expected: str) -> None:
        super().__init__(column, found, expected)
        self.column, self.found, self.expected = column, found, expected


def names_of(line: str) -> list[str]:
    """Return the column names of a line.

    >>> names_of('component, "machine",each')
    ['component', 'machine', 'each']
    """
    return [name.strip().strip('"') for name in line.split(",")]


def first_names(content: bytes) -> set[str]:
    """Return the column names of a file's first line, by which a table is known; the file may be anything."""
    return set(names_of(content[:1000].decode("utf-8-sig", "replace").replace("\r", "\n").partition("\n")[0]))


def printable(text: str) -> str:
    r"""Return a text with every sign that cannot be shown spelled out.

    >>> printable("T-72\x00\udcff")
    'T-72\\x00\\udcff'
    """
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def name_bytes(content: bytes) -> str | None:
    """Return what a file is by its first bytes, where that is no table as text.

    >>> name_bytes(b"%PDF-1.7 ..."), name_bytes(b"component,machine")
    ('a PDF', None)
    """
    start = content[:1000].removeprefix(BOM_UTF8).lstrip(b" \t\r\n")
    return next((name for beginning, name in _BEGINNINGS.items() if start.startswith(beginning)), None)


def check_text(file: SourceFile, expected: str) -> None:
    """Raise RefusedFile where a file is empty, or plainly no text in an encoding that tables come in.

    Every loader of tables begins with it: else such a file is told to lack columns, in signs that nobody can read.
    """
    if not file.content.strip():
        raise refuse_file(file, "the file is empty", expected=expected)
    name = name_bytes(file.content)
    if name is not None:
        raise refuse_file(file, f"this is {name}", expected=expected)
    if is_utf_16(file.content):
        raise refuse_file(file, "this is text as UTF-16, or no text; save it as CSV in UTF-8", expected=expected)


def refuse_file(
    file: SourceFile, reason: str, *, line: int | None = None, found: str | None = None, expected: str
) -> RefusedFile:
    """Return the refusal of a whole file for one reason."""
    reason = f"{reason}; nothing was loaded"
    issue = Issue(kind=IssueKind.REFUSED, file=file.name, line=line, found=found, expected=expected, reason=reason)
    return RefusedFile([issue])


def refuse_row(file: str, line: int, reason: str, found: str, expected: str, *, column: int | None = None) -> Issue:
    """Return the refusal of one row, or of one count in it; of what was found, the first 200 signs."""
    return Issue(
        kind=IssueKind.REFUSED,
        file=file,
        line=line,
        column=column,
        found=printable(found[:200]),
        expected=expected,
        reason=reason,
    )
