"""A file taken apart: everything that its claims are made from."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.reports import Report
from loaders.contract import LoadOptions
from loaders.sipri.header import Header
from loaders.sipri.preamble import Preamble
from loaders.sipri.records import Record
from loaders.sipri.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One register; ``rows`` has what each of its ``records`` says, None where it cannot be read.

    ``above`` are the lines above the header. ``first_order`` is the first year of order inside the window of years,
    None where every year is. ``is_ended`` is whether the last line has a line end.
    """

    file: str
    report: Report
    header: Header
    preamble: Preamble
    options: LoadOptions
    above: Sequence[str]
    records: Sequence[Record]
    rows: Sequence[Row | None]
    first_order: int | None
    is_ended: bool
