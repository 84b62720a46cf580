"""Reads a table of item names: each row is one claim about what two designations are to each other."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graph.actors import Item
from graph.claims import Claim
from graph.names import slug
from graph.reports import Report, Source
from graph.words import Side, SpeakerRole, Subject
from loaders.contract import Issue, LoadOptions, Reading, SourceFile
from loaders.item_names import opening
from loaders.item_names.table import COLUMNS, Row, read_row, tell
from loaders.manifest import read_manifest
from loaders.tables import Fault, refuse_row

TOPIC = "item name"


def detects(file: SourceFile) -> bool:
    """Say by its content whether a file is a table of item names."""
    return opening.is_ours(file.content)


def read(file: SourceFile, options: LoadOptions) -> Reading:
    """Open a table; raises RefusedFile where it is none or is cut short.

    A table is known by the name of its file: loaded again with other rows it replaces what it said before.
    """
    lines = opening.read_lines(file)
    name = slug(file.stem)
    report = Report(
        id=f"item-names-{name or 'table'}",
        source=_source(),
        name=f"Table of item names: {name.replace('-', ' ') or 'not named'}",
        edition=options.edition or "edition not stated in the file",
        generated=options.generated,
        layout="table of item names",
        file=file.name,
        sha256=file.sha256,
    )
    reading = Reading(report=report, entries=iter(()), rows_expected=len(lines) - 1)
    reading.entries = _state(reading, file, lines)
    return reading


def _state(reading: Reading, file: SourceFile, lines: list[str]) -> Iterator[Claim | Issue]:
    """Yield a claim or a refusal for each line that is not blank, in file order."""
    seen: dict[frozenset[str], int] = {}
    for line, raw in enumerate(lines[1:], start=2):
        if not raw.strip():
            continue
        reading.rows_read += 1
        cells = _cut(raw)
        if cells is None or len(cells) != len(COLUMNS):
            found = "a quotation mark that is not closed" if cells is None else f"{len(cells)} cells"
            yield _refuse(file, line, None, found, f"{len(COLUMNS)} cells", "the row is not whole")
            continue
        try:
            row = read_row(dict(zip(COLUMNS, (cell.strip() for cell in cells), strict=True)))
        except Fault as fault:
            place = COLUMNS.index(fault.column) + 1
            yield _refuse(file, line, place, fault.found, fault.expected, f"{fault.column} cannot be read")
            continue
        same = seen.setdefault(frozenset((row.designation, row.other)), line)
        if same != line:
            found, expected = f"{row.designation} and {row.other}", "two designations once, in one direction"
            yield _refuse(file, line, None, found, expected, f"line {same} speaks of them already")
            continue
        yield _state_row(row, raw, line, reading.report)


def _cut(raw: str) -> list[str] | None:
    """Return the cells of a line; None where a quotation mark is open at its end, so that no row swallows another."""
    try:
        return next(csv.reader([raw], strict=True), None)
    except csv.Error:
        return None


def _refuse(file: SourceFile, line: int, column: int | None, found: str, expected: str, reason: str) -> Issue:
    return refuse_row(file.name, line, f"{reason}; the row was not loaded", found, expected, column=column)


def _state_row(row: Row, raw: str, line: int, report: Report) -> Claim:
    """Return the claim of a row; two tables that speak of the same two designations speak of one thing."""
    text = tell(row)
    key = f"{row.designation}|{row.other}"
    return Claim(
        id=f"{report.id}:{key}",
        report=report.id,
        source=report.source.id,
        subject=Subject.CONTEXT,
        about=f"item-name:{key}",
        name=f"{report.source.name}: {text}",
        locator=f"line {line}",
        raw=raw,
        item=Item(row.designation, row.designation),
        item_text=row.designation,
        speaker=report.source.publisher,
        speaker_role=SpeakerRole.DOCUMENT,
        speaker_side=Side.NONE,
        topic=TOPIC,
        text=text,
        other=Item(row.other, row.other),
        relation=row.relation,
        certainty=row.certainty,
        evidence=row.evidence,
    )


@cache
def _source() -> Source:
    return read_manifest(Path(__file__).parent).source
