"""From the bytes of a file to the lines of a table, or the reason why it is none.

A table that is cut short or cannot be taken apart is refused whole: it would replace the one that is loaded.
"""

import io

from loaders.components.table import COLUMNS
from loaders.contract import SourceFile
from loaders.tables import check_text, first_names, names_of, refuse_file

_EXPECTED = "a table as UTF-8 text with commas and the columns " + ", ".join(COLUMNS)


def is_ours(content: bytes) -> bool:
    """Say whether the first line names the two columns that no other table has beside each other."""
    return {"component", "machine"} <= first_names(content)


def read_lines(file: SourceFile) -> list[str]:
    """Return the lines of a table with their ends, the column names first; raises RefusedFile where it is none."""
    check_text(file, _EXPECTED)
    lines = list(io.StringIO(_decode(file), newline=""))
    names = names_of(lines[0])
    if names != list(COLUMNS):
        raise refuse_file(file, _tell_columns(names), line=1, found=lines[0].strip()[:200], expected=_EXPECTED)
    if not any(line.strip() for line in lines[1:]):
        raise refuse_file(file, "the table has the column names and no row below them", expected="a row a component")
    if not lines[-1].endswith(("\n", "\r")):
        reason = "the file ends without a line end, so its last row may have been cut short"
        raise refuse_file(file, reason, line=len(lines), expected="the whole file; fetch or save it again")
    return lines


def _decode(file: SourceFile) -> str:
    try:
        return file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.content[: error.start].count(b"\n") + 1
        found = f"byte 0x{file.content[error.start]:02X}"
        raise refuse_file(
            file, "the file is not UTF-8", line=line, found=found, expected="a file saved as UTF-8"
        ) from error


def _tell_columns(names: list[str]) -> str:
    missing = [name for name in COLUMNS if name not in names]
    unknown = [name for name in names if name and name not in COLUMNS]
    if missing:
        return f"the first line lacks the columns {', '.join(missing)}"
    if unknown:
        return f"the first line has columns that are not known: {', '.join(unknown)[:200]}"
    return "the columns stand in another order, or one stands there twice"
