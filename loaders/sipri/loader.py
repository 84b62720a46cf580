"""Reads a trade register of the SIPRI Arms Transfers Database, in any of its seven layouts."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from graph.reports import Source
from loaders.contract import LoadOptions, Reading, SourceFile
from loaders.manifest import read_manifest
from loaders.sipri import opening
from loaders.sipri.edition import Window, find_window, make_report
from loaders.sipri.groups import split_groups
from loaders.sipri.layouts import Layout
from loaders.sipri.preamble import Preamble, read_preamble
from loaders.sipri.printed import GROUPED
from loaders.sipri.records import split_records
from loaders.sipri.register import Register
from loaders.sipri.rows import Deal, Row
from loaders.sipri.statements import state
from loaders.sipri.values import Fault


def detects(file: SourceFile) -> bool:
    """Say by its content whether a file is SIPRI's: also one that `read` refuses with a reason of its own."""
    return opening.is_ours(file.content)


def read(file: SourceFile, options: LoadOptions) -> Reading:
    """Open a register; raises RefusedFile where the whole file is not of a known layout or is damaged.

    The whole file is taken apart first, since rows that look alike are numbered among themselves; claims are then
    made one by one, as they are asked for.
    """
    lines = opening.read_lines(file)
    header = opening.read_header(file, lines)
    layout = header.layout
    split = split_groups if layout in GROUPED else split_records
    records = list(split(lines, header, lambda cells: _read_row(layout, cells) is not None))
    opening.check_rows(file, header, records)
    rows = [_read_row(layout, record.cells) for record in records]
    preamble = read_preamble(lines[: header.line], header.separator)
    window = find_window(preamble, options)
    register = Register(
        file=file.name,
        report=make_report(_source(), file, header.layout_name, preamble, options),
        header=header,
        preamble=preamble,
        options=options,
        above=lines[: header.line],
        records=records,
        rows=rows,
        first_order=_find_first_order(window, preamble, rows),
        is_ended=not lines[-1].strip(),
    )
    reading = Reading(report=register.report, entries=iter(()), rows_expected=len(records))
    reading.entries = state(register, reading)
    return reading


def _read_row(layout: Layout, cells: Sequence[str] | None) -> Row | None:
    """What a row says, or None where it is no row or a cell of it cannot be read."""
    try:
        return layout.read_row(cells) if cells is not None else None
    except Fault:
        return None


def _find_first_order(window: Window | None, preamble: Preamble, rows: Sequence[Row | None]) -> int | None:
    """The first year of order of which the file counts all deliveries; None where it does for every year."""
    if preamble.counts_all:
        return None
    return window[0] if window is not None else _find_first_year(rows)


def _find_first_year(rows: Sequence[Row | None]) -> int | None:
    """The first year of delivery (of order, where nothing was delivered): it stands in for a window not stated."""
    deals = [row for row in rows if isinstance(row, Deal)]
    years = [year for deal in deals for year in deal.delivery_years]
    years = years or [deal.order_year for deal in deals if deal.order_year is not None]
    return min(years, default=None)


@cache
def _source() -> Source:
    return read_manifest(Path(__file__).parent).source
