"""Tables that a person keeps: text with commas, a first line of fixed column names, one claim on each line below it.

A line that cannot be read is refused by itself. A table in another encoding, with other columns or cut short is refused
whole, since it would replace the one that is loaded.
"""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from graph.claims import Claim
from graph.names import slug
from graph.reports import Report
from graph.words import Side, SpeakerRole, Subject
from loaders.contract import Issue, LoadOptions, Reading, SourceFile
from loaders.manifest import read_manifest
from loaders.tables import Fault, check_text, names_of, printable, refuse_file, refuse_row

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one kind of table: its loader's folder, what it is of, its columns, and what a row is to be."""

    folder: Path
    kind: str
    columns: tuple[str, ...]
    row: str


@dataclass(frozen=True, slots=True)
class Kept(Generic[RowT]):
    """A line of a table and what it says."""

    line: int
    raw: str
    row: RowT


def open_table(file: SourceFile, options: LoadOptions, form: Form) -> tuple[Reading, list[str]]:
    """Return a reading without entries and the lines of a table; raises RefusedFile where it is none.

    A table is known by the name of its file: loaded again with other rows it replaces what it said before.
    """
    lines = _read_lines(file, form)
    report = Report(
        id=find_report_id(form.kind, file.stem),
        source=read_manifest(form.folder).source,
        name=f"Table of {form.kind}: {slug(file.stem).replace('-', ' ') or 'not named'}",
        edition=options.edition or "edition not stated in the file",
        generated=options.generated,
        layout=f"table of {form.kind}",
        file=file.name,
        sha256=file.sha256,
    )
    return Reading(report=report, entries=iter(()), rows_expected=len(lines) - 1), lines


def find_report_id(kind: str, stem: str) -> str:
    """Return the id of the report that a table is, by the name of its file without folder and ending.

    >>> find_report_id("item names", "My names")
    'item-names-my-names'
    """
    return f"{slug(kind)}-{slug(stem) or 'table'}"


def read_rows(
    reading: Reading,
    file: SourceFile,
    lines: Sequence[str],
    form: Form,
    read_row: Callable[[Mapping[str, str]], RowT],
) -> Iterator[Kept[RowT] | Issue]:
    """Yield a row or its refusal for each line that is not blank, in file order, and count them in the reading.

    ``read_row`` takes the stripped cells by column; it raises Fault for one that cannot be read.
    """
    for line, raw in enumerate(lines[1:], start=2):
        if not raw.strip():
            continue
        reading.rows_read += 1
        cells = cut(raw)
        if cells is None or len(cells) != len(form.columns):
            found = "a quotation mark that is not closed" if cells is None else f"{len(cells)} cells"
            yield refuse(file, line, "the row is not whole", found, f"{len(form.columns)} cells")
            continue
        try:
            yield Kept(line, raw, read_row(dict(zip(form.columns, cells, strict=True))))
        except Fault as fault:
            column = form.columns.index(fault.column) + 1
            yield refuse(file, line, f"{fault.column} cannot be read", fault.found, fault.expected, column=column)


def cut(line: str) -> list[str] | None:
    """Return the stripped cells of a line; None where a quotation mark is open at its end, so that it takes no other.

    >>> cut('a, b,"c, d"'), cut('a,"b')
    (['a', 'b', 'c, d'], None)
    """
    try:
        return [cell.strip() for cell in next(csv.reader([line], strict=True, skipinitialspace=True), [])]
    except csv.Error:
        return None


def refuse(file: SourceFile, line: int, reason: str, found: str, expected: str, *, column: int | None = None) -> Issue:
    """Return the refusal of one row."""
    return refuse_row(file.name, line, f"{reason}; the row was not loaded", found, expected, column=column)


def check_cells(cells: Mapping[str, str], may_be_blank: Sequence[str] = ()) -> None:
    """Raise Fault for the first cell that is blank, or no line of printable text."""
    for column, cell in cells.items():
        if not cell and column not in may_be_blank:
            raise Fault(column, "", "a text; the cell is blank")
        if not cell.isprintable():
            raise Fault(column, cell, "one line of printable text")


def state(report: Report, kept: Kept[RowT], topic: str, key: str, text: str) -> Claim:
    """Return the claim of a row but for its own fields; tables that state it of one ``key`` speak of one thing."""
    return Claim(
        id=f"{report.id}:{key}",
        report=report.id,
        source=report.source.id,
        subject=Subject.CONTEXT,
        about=f"{slug(topic)}:{key}",
        name=f"{report.source.name}: {text}",
        locator=f"line {kept.line}",
        raw=kept.raw,
        speaker=report.source.publisher,
        speaker_role=SpeakerRole.DOCUMENT,
        speaker_side=Side.NONE,
        topic=topic,
        text=text,
    )


def _read_lines(file: SourceFile, form: Form) -> list[str]:
    """Return the lines of a table without their ends, the column names first."""
    wanted = "a table as UTF-8 text with commas and the columns " + ", ".join(form.columns)
    check_text(file, wanted)
    lines = _decode(file).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    names = names_of(lines[0])
    if names != list(form.columns):
        found = printable(lines[0].strip()[:200])
        raise refuse_file(file, _tell_columns(names, form.columns), line=1, found=found, expected=wanted)
    if lines[-1].strip():
        reason = "the file ends without a line end, so its last row may have been cut short"
        raise refuse_file(file, reason, line=len(lines), expected="the whole file; fetch or save it again")
    if not any(line.strip() for line in lines[1:]):
        raise refuse_file(file, "the table has the column names and no row below them", expected=form.row)
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


def _tell_columns(names: Sequence[str], columns: Sequence[str]) -> str:
    missing = [name for name in columns if name not in names]
    unknown = [name for name in names if name and name not in columns]
    if missing:
        return f"the first line lacks the columns {', '.join(missing)}"
    if unknown:
        return f"the first line has columns that are not known: {printable(', '.join(unknown)[:200])}"
    return "the columns stand in another order, or one stands there twice"
