"""From the bytes of a file to the lines of a table of item names, or the reason why it is none.

A table that is cut short is refused whole: it would replace the one that is loaded.
"""

from loaders.contract import Issue, IssueKind, RefusedFile, SourceFile
from loaders.item_names.table import COLUMNS

_EXPECTED = "a table as UTF-8 text with commas and the columns " + ", ".join(COLUMNS)


def is_ours(content: bytes) -> bool:
    """Say whether the first line names columns that no other table has beside each other."""
    first = content[:1000].decode("utf-8-sig", "replace").replace("\r", "\n").partition("\n")[0]
    return {"designation", "other", "relation"} <= set(_names_of(first))


def read_lines(file: SourceFile) -> list[str]:
    """Return the lines of a table without their ends, the column names first; raises RefusedFile where it is none."""
    if not file.content.strip():
        raise _refuse_file(file, "the file is empty")
    # A byte that is no UTF-8 becomes a lone surrogate, so that only its row is refused.
    text = file.content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    names = _names_of(lines[0])
    if names != list(COLUMNS):
        missing = [name for name in COLUMNS if name not in names]
        reason = f"the first line lacks the columns {', '.join(missing)}"
        if not missing:
            reason = "the columns stand in another order, or there are more of them"
        raise _refuse_file(file, reason, line=1, found=printable(lines[0].strip()[:200]))
    if lines[-1].strip():
        reason = "the file ends without a line end, so its last row may have been cut short"
        raise _refuse_file(file, reason, line=len(lines), expected="the whole file; save it again")
    if not any(line.strip() for line in lines[1:]):
        raise _refuse_file(file, "the table has the column names and no row below them", expected="a row for two names")
    return lines


def printable(text: str) -> str:
    r"""Return a text with every sign that cannot be shown spelled out.

    >>> printable("A-1\x00")
    'A-1\\x00'
    """
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def _names_of(line: str) -> list[str]:
    return [name.strip().strip('"') for name in line.split(",")]


def _refuse_file(
    file: SourceFile, reason: str, *, line: int | None = None, found: str | None = None, expected: str = _EXPECTED
) -> RefusedFile:
    reason = f"{reason}; nothing was loaded"
    issue = Issue(kind=IssueKind.REFUSED, file=file.name, line=line, found=found, expected=expected, reason=reason)
    return RefusedFile([issue])
