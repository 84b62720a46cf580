"""Reads a table of components: each row is one claim about what a machine carries."""

import csv
from collections.abc import Iterator
from pathlib import Path

from graph.actors import Item
from graph.claims import Claim
from graph.names import slug
from graph.provenance import tell_component
from graph.reports import Report
from graph.words import Side, SpeakerRole, Subject
from loaders.components import opening
from loaders.components.table import COLUMNS, Row, read_row
from loaders.contract import Issue, IssueKind, LoadOptions, Reading, SourceFile
from loaders.manifest import read_manifest
from loaders.tables import Fault, refuse_file

TOPIC = "component"


def detects(file: SourceFile) -> bool:
    """Say by its content whether a file is a table of components."""
    return opening.is_ours(file.content)


def read(file: SourceFile, options: LoadOptions) -> Reading:
    """Open a table; raises RefusedFile where it is none, is cut short, or cannot be taken apart.

    A table is known by the name of its file: loaded again with other rows it replaces what it said before.
    """
    lines = opening.read_lines(file)
    records = _split(file, lines)
    name = slug(file.stem)
    report = Report(
        id=f"components-{name or 'table'}",
        source=read_manifest(Path(__file__).parent).source,
        name=f"Table of components: {name.replace('-', ' ') or 'not named'}",
        edition=options.edition or "edition not stated in the file",
        generated=options.generated,
        layout="table of components",
        file=file.name,
        sha256=file.sha256,
    )
    reading = Reading(report=report, entries=iter(()), rows_expected=len(records))
    reading.entries = _state(reading, file, records)
    return reading


def _split(file: SourceFile, lines: list[str]) -> list[tuple[int, str, list[str]]]:
    """Return the line, the raw text and the cells of each row; blank lines are none."""
    reader = csv.reader(lines, strict=True)
    records = []
    last = 0
    try:
        for cells in reader:
            first, last = last, reader.line_num
            if any(cell.strip() for cell in cells):
                raw = "".join(lines[first:last]).rstrip("\r\n")
                records.append((first + 1, raw, [cell.strip() for cell in cells]))
    except csv.Error as error:
        expected = "each quotation mark closed, and doubled inside a cell"
        raise refuse_file(file, f"a row cannot be taken apart ({error})", line=last + 1, expected=expected) from error
    return records[1:]


def _state(reading: Reading, file: SourceFile, records: list[tuple[int, str, list[str]]]) -> Iterator[Claim | Issue]:
    """Yield a claim or a refusal for each row, in file order."""
    seen: dict[tuple[str, str], int] = {}
    for line, raw, cells in records:
        reading.rows_read += 1
        if len(cells) != len(COLUMNS):
            yield _refuse(file, line, None, f"{len(cells)} cells", f"{len(COLUMNS)} cells", "the row is not whole")
            continue
        try:
            row = read_row(dict(zip(COLUMNS, cells, strict=True)))
        except Fault as fault:
            place = COLUMNS.index(fault.column) + 1
            yield _refuse(file, line, place, fault.found, fault.expected, f"{fault.column} cannot be read")
            continue
        same = seen.setdefault((row.component, row.machine), line)
        if same != line:
            found, expected = f"{row.component} in {row.machine}", "each component of a machine once"
            yield _refuse(file, line, None, found, expected, f"line {same} says it already")
            continue
        yield _tell(row, raw, line, reading.report)


def _refuse(file: SourceFile, line: int, column: int | None, found: str, expected: str, reason: str) -> Issue:
    return Issue(
        kind=IssueKind.REFUSED,
        file=file.name,
        line=line,
        column=column,
        found=found[:200],
        expected=expected,
        reason=f"{reason}; the row was not loaded",
    )


def _tell(row: Row, raw: str, line: int, report: Report) -> Claim:
    """Return the claim of a row; two tables that speak of one component of one machine speak of one thing."""
    text = tell_component(row.machine, row.each, row.component, row.certainty)
    return Claim(
        id=f"{report.id}:{row.component}|{row.machine}",
        report=report.id,
        source=report.source.id,
        subject=Subject.CONTEXT,
        about=f"component:{row.component}|{row.machine}",
        name=f"{report.source.name}: {text}",
        locator=f"line {line}",
        raw=raw,
        item=Item(row.component, row.component),
        item_text=row.component,
        speaker=report.source.publisher,
        speaker_role=SpeakerRole.DOCUMENT,
        speaker_side=Side.NONE,
        topic=TOPIC,
        text=text,
        machine=Item(row.machine, row.machine),
        general=Item(row.also, row.also) if row.also else None,
        each=row.each,
        certainty=row.certainty,
        evidence=row.evidence,
    )
