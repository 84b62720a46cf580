"""Reads a table of item names: each row is one claim about what two designations are to each other."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from graph.actors import Item
from graph.claims import Claim
from graph.reports import Report
from loaders.contract import Issue, LoadOptions, Reading, SourceFile
from loaders.item_names.table import COLUMNS, Row, read_row, tell
from loaders.kept_tables import Form, Kept, open_table, read_rows, refuse, state
from loaders.tables import first_names

TOPIC = "item name"
FORM = Form(Path(__file__).parent, "item names", COLUMNS, "a row for two names")


def detects(file: SourceFile) -> bool:
    """Say by its content whether a file is a table of item names."""
    return {"designation", "other", "relation"} <= first_names(file.content)


def read(file: SourceFile, options: LoadOptions) -> Reading:
    """Open a table; raises RefusedFile where it is none or is cut short."""
    reading, lines = open_table(file, options, FORM)
    reading.entries = _state(reading, file, lines)
    return reading


def _state(reading: Reading, file: SourceFile, lines: list[str]) -> Iterator[Claim | Issue]:
    """Yield a claim or a refusal for each row, in file order."""
    seen: dict[frozenset[str], int] = {}
    for kept in read_rows(reading, file, lines, FORM, read_row):
        if isinstance(kept, Issue):
            yield kept
            continue
        row = kept.row
        same = seen.setdefault(frozenset((row.designation, row.other)), kept.line)
        if same == kept.line:
            yield _tell(kept, reading.report)
        else:
            found, expected = f"{row.designation} and {row.other}", "two designations once, in one direction"
            yield refuse(file, kept.line, f"line {same} speaks of them already", found, expected)


def _tell(kept: Kept[Row], report: Report) -> Claim:
    row = kept.row
    return replace(
        state(report, kept, TOPIC, f"{row.designation}|{row.other}", tell(row)),
        item=Item(row.designation, row.designation),
        item_text=row.designation,
        other=Item(row.other, row.other),
        relation=row.relation,
        certainty=row.certainty,
        evidence=row.evidence,
    )
