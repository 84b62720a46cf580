"""Reads the two tables made of Oryx's lists: one row a piece by system, or counts by type."""

from functools import cache
from pathlib import Path

from graph.reports import Report, Source
from loaders.contract import LoadOptions, Reading, SourceFile
from loaders.manifest import read_manifest
from loaders.oryx import opening, pieces, totals
from loaders.oryx.cells import read_day
from loaders.oryx.opening import Table
from loaders.tables import Fault, refuse_file


def detects(file: SourceFile) -> bool:
    """Say by its content whether a file is one of the two tables."""
    return opening.is_ours(file.content)


def read(file: SourceFile, options: LoadOptions) -> Reading:
    """Open a table; raises RefusedFile where it is none, is cut short, or is one by type without ``--generated``.

    A table is known by its bytes, so an edition never replaces another. Losses are ids of country, system and
    outcome: editions count the same losses, and the newest gives the number.
    """
    table = opening.read_table(file)
    if table.layout is opening.PIECES:
        name = f"Oryx: losses by system, recorded to {_last_day(table)}"
        reading = Reading(_report(file, options, name, pieces.LAYOUT), iter(()), rows_expected=len(table.lines) - 2)
        reading.entries = pieces.state(reading, table)
        return reading
    if options.generated is None:
        expected = "the day on which the table was made: --generated 2025-07-19"
        raise refuse_file(file, "a table by type has no date", expected=expected)
    rows = totals.split_rows(file, table)
    name = f"Oryx: losses by type, as of {options.generated.isoformat()}"
    reading = Reading(_report(file, options, name, totals.LAYOUT), iter(()), rows_expected=len(rows) * 5)
    reading.entries = totals.state(reading, table, rows, options.generated)
    return reading


def _report(file: SourceFile, options: LoadOptions, name: str, layout: str) -> Report:
    return Report(
        id=f"oryx-{file.sha256[:12]}",
        source=_source(),
        name=name,
        edition=options.edition or "edition not stated in the file",
        generated=options.generated,
        layout=layout,
        file=file.name,
        sha256=file.sha256,
    )


def _last_day(table: Table) -> str:
    """Return the last day in the column of days, for the name of the report; "an unknown day" where none is."""
    place = table.names.index("date_recorded")
    days = set()
    for raw in table.lines[1:]:
        cells = pieces.cut(raw)
        if cells is not None and len(cells) == len(table.names):
            days.add(cells[place].strip())
    found = [day for day in days if _is_day(day)]
    return max(found, default="an unknown day")


def _is_day(text: str) -> bool:
    try:
        read_day(text)
    except Fault:
        return False
    return True


@cache
def _source() -> Source:
    return read_manifest(Path(__file__).parent).source
