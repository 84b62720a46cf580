"""From a file to its lines and its header, or to the reasons why it is refused as a whole."""

from collections.abc import Sequence
from dataclasses import replace

from loaders.contract import SourceFile
from loaders.encoding import decode, is_utf_16
from loaders.sipri import foreign, printed_header, rtf
from loaders.sipri.header import Header, find_gaps, find_header
from loaders.sipri.issues import refuse_columns, refuse_file
from loaders.sipri.preamble import is_start, is_title
from loaders.sipri.records import Record
from loaders.tables import name_bytes

_TITLE = "Transfers of major conventional"
_MOST_LOOKED_AT = 200_000


def is_ours(content: bytes) -> bool:
    """Say by its content whether a file is SIPRI's, one that is refused with a reason of its own included."""
    if rtf.is_rtf(content):
        content = rtf.read_text(content[:_MOST_LOOKED_AT])[0].encode("utf-8", "replace")
    if name_bytes(content) is not None:
        return _TITLE.encode() in content
    if is_utf_16(content):
        return _TITLE in content[:20000].decode("utf-16", "replace")
    lines = split_lines(decode(content))
    if find_header(lines) is not None or printed_header.find_header(lines) is not None or find_gaps(lines):
        return True
    if printed_header.is_untabbed(lines):
        return True
    # A table of TIV is a source of its own, which knows it.
    return any(is_title(line) for line in lines[:100])


def read_lines(file: SourceFile) -> list[str]:
    """Return the physical lines of a file of text, or the lines that RTF shows; raises RefusedFile for anything else.

    The last line is blank where the file is whole.
    """
    if not file.content.strip():
        raise refuse_file(file.name, "the file is empty")
    if rtf.is_rtf(file.content):
        text, is_whole = rtf.read_text(file.content)
        return [*text.rstrip("\n").split("\n"), *([""] if is_whole else [])]
    name = name_bytes(file.content)
    if name is not None:
        raise refuse_file(file.name, f"the file is {name}", "a trade register as CSV")
    if is_utf_16(file.content):
        raise refuse_file(file.name, "the file is UTF-16, or no text", "a file saved as CSV in UTF-8")
    return split_lines(decode(file.content))


def split_lines(text: str) -> list[str]:
    """Return the lines of a text; the last one is blank where the text ends as it should.

    Where every line ends in CR LF, as a spreadsheet saves it, these are the line ends. A CR before some of the line
    feeds alone belongs to a broken record and stays.

    >>> split_lines("a\\r\\nb\\r\\n"), split_lines("a\\r\\nb\\nc"), split_lines("a\\rb\\r")
    (['a', 'b', ''], ['a\\r', 'b', 'c'], ['a', 'b', ''])
    """
    if "\n" not in text:
        return text.split("\r")
    if text.count("\r\n") == text.count("\n"):
        text = text.replace("\r\n", "\n")
    return text.split("\n")


def read_header(file: SourceFile, lines: Sequence[str]) -> Header:
    """Return the header; raises RefusedFile with one issue a column it lacks, or with what the file is instead."""
    header = find_header(lines) or printed_header.find_header(lines)
    if header is not None:
        other = foreign.name_lines(lines[: header.line])
        if other is not None:
            raise refuse_file(file.name, f"above the register stands {other}", "one export a file")
        return replace(header, unit="text line") if rtf.is_rtf(file.content) else header
    if foreign.name_lines(lines) is None and not printed_header.is_untabbed(lines):
        gaps = find_gaps(lines)
        if gaps:
            raise refuse_columns(file.name, gaps)
    raise refuse_file(file.name, *foreign.explain(lines))


def check_rows(file: SourceFile, header: Header, records: Sequence[Record]) -> None:
    """Raise RefusedFile for a register without rows, and for two exports in one file.

    Their windows of years can differ, while one report has one window; and a deal in both would count twice. (The
    same line of column names twice in a row is only one row refused.) The printed tables repeat their column names on
    every page.
    """
    if not records:
        raise refuse_file(file.name, "the file has the column names and no row below them")
    for place, second in enumerate(records):
        if second.cells is None:
            if not is_start(second.raw) and find_header([second.raw]) is None:
                continue
        elif place == 0 or not header.is_again(second.cells):
            continue
        reason = f"a second export begins at line {second.line}"
        raise refuse_file(file.name, reason, "one export a file", rows_read=len(records))
