"""From the bytes of a file to the lines of a table of item names, or the reason why it is none.

A table that is cut short is refused whole: it would replace the one that is loaded.
"""

from loaders.contract import SourceFile
from loaders.item_names.table import COLUMNS
from loaders.tables import check_text, first_names, names_of, printable, refuse_file

_EXPECTED = "a table as UTF-8 text with commas and the columns " + ", ".join(COLUMNS)


def is_ours(content: bytes) -> bool:
    """Say whether the first line names columns that no other table has beside each other."""
    return {"designation", "other", "relation"} <= first_names(content)


def read_lines(file: SourceFile) -> list[str]:
    """Return the lines of a table without their ends, the column names first; raises RefusedFile where it is none."""
    check_text(file, _EXPECTED)
    # A byte that is no UTF-8 becomes a lone surrogate, so that only its row is refused.
    text = file.content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    names = names_of(lines[0])
    if names != list(COLUMNS):
        missing = [name for name in COLUMNS if name not in names]
        reason = f"the first line lacks the columns {', '.join(missing)}"
        if not missing:
            reason = "the columns stand in another order, or there are more of them"
        raise refuse_file(file, reason, line=1, found=printable(lines[0].strip()[:200]), expected=_EXPECTED)
    if lines[-1].strip():
        reason = "the file ends without a line end, so its last row may have been cut short"
        raise refuse_file(file, reason, line=len(lines), expected="the whole file; save it again")
    if not any(line.strip() for line in lines[1:]):
        raise refuse_file(file, "the table has the column names and no row below them", expected="a row for two names")
    return lines
