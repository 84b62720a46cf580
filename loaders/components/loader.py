"""Reads a table of components: each row is one claim about what a machine carries."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from graph.actors import Item
from graph.claims import Claim
from graph.provenance import tell_component
from graph.reports import Report
from loaders.components.table import COLUMNS, Row, read_row
from loaders.contract import Issue, LoadOptions, Reading, SourceFile
from loaders.kept_tables import Form, Kept, open_table, read_rows, refuse, state
from loaders.tables import first_names

TOPIC = "component"
FORM = Form(Path(__file__).parent, "components", COLUMNS, "a row a component")


def detects(file: SourceFile) -> bool:
    """Say by its content whether a file is a table of components."""
    return {"component", "machine"} <= first_names(file.content)


def read(file: SourceFile, options: LoadOptions) -> Reading:
    """Open a table; raises RefusedFile where it is none or is cut short."""
    reading, lines = open_table(file, options, FORM)
    reading.entries = _state(reading, file, lines)
    return reading


def _state(reading: Reading, file: SourceFile, lines: list[str]) -> Iterator[Claim | Issue]:
    """Yield a claim or a refusal for each row, in file order."""
    seen: dict[tuple[str, str], int] = {}
    for kept in read_rows(reading, file, lines, FORM, read_row):
        if isinstance(kept, Issue):
            yield kept
            continue
        row = kept.row
        same = seen.setdefault((row.component, row.machine), kept.line)
        if same == kept.line:
            yield _tell(kept, reading.report)
        else:
            found, expected = f"{row.component} in {row.machine}", "each component of a machine once"
            yield refuse(file, kept.line, f"line {same} says it already", found, expected)


def _tell(kept: Kept[Row], report: Report) -> Claim:
    row = kept.row
    text = tell_component(row.machine, row.each, row.component, row.certainty)
    return replace(
        state(report, kept, TOPIC, f"{row.component}|{row.machine}", text),
        item=Item(row.component, row.component),
        item_text=row.component,
        machine=Item(row.machine, row.machine),
        general=Item(row.also, row.also) if row.also else None,
        each=row.each,
        certainty=row.certainty,
        evidence=row.evidence,
    )
