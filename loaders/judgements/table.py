"""The form of a table of judgements: its columns, what a row says, and what rows say together."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.rulings import Ruling, find_contradicted, settle
from graph.words import Verdict
from loaders.kept_tables import check_cells
from loaders.tables import Fault

COLUMNS = ("first", "second", "judgement", "who", "when", "why")
"""The columns, in this order; none may be blank."""

HEADER = ",".join(COLUMNS)


@dataclass(frozen=True, slots=True)
class Row:
    """One judgement; ``first`` and ``second`` are ids of deals, in either order."""

    first: str
    second: str
    verdict: Verdict
    who: str
    when: date
    why: str

    @property
    def ruling(self) -> Ruling:
        """The judgement as the rule that joins deals takes it."""
        return Ruling(self.first, self.second, self.verdict, self.when)

    @property
    def line(self) -> str:
        """The row as a line of the table, without a line end."""
        target = io.StringIO()
        values = (self.first, self.second, self.verdict.value, self.who, self.when.isoformat(), self.why)
        csv.writer(target, lineterminator="").writerow(values)
        return target.getvalue()


def read_row(cells: Mapping[str, str]) -> Row:
    """Return what the stripped cells of a row say; raises Fault for the first that cannot be read.

    >>> read_row({"first": "a", "second": "a", "judgement": "same", "who": "I", "when": "2025-01-01", "why": "b"})
    Traceback (most recent call last):
    loaders.judgements.table.Fault: ('second', 'a', 'another deal than the first')
    """
    check_cells(cells)
    if cells["first"] == cells["second"]:
        raise Fault("second", cells["second"], "another deal than the first")
    if cells["judgement"] not in list(Verdict):
        raise Fault("judgement", cells["judgement"], ", ".join(Verdict))
    try:
        when = date.fromisoformat(cells["when"])
    except ValueError as error:
        raise Fault("when", cells["when"], "a day like 2025-03-01") from error
    return Row(cells["first"], cells["second"], Verdict(cells["judgement"]), cells["who"], when, cells["why"])


def contradicts(rows: Iterable[Row], new: Row) -> Sequence[Row]:
    """Return the rows by which the new one contradicts a chain of "same"; empty where it goes with all of them.

    A is the same as B, and B as C: then A cannot be different from C, and nobody can be unsure of it either.

    >>> day = date(2025, 1, 1)
    >>> said = [Row("a", "b", Verdict.SAME, "I", day, "x"), Row("b", "c", Verdict.SAME, "I", day, "x")]
    >>> len(contradicts(said, Row("c", "a", Verdict.DIFFERENT, "I", day, "x")))
    2
    """
    others = [row for row in rows if row.ruling.pair != new.ruling.pair]
    broken = find_contradicted(settle([*(row.ruling for row in others), new.ruling]))
    if not broken:
        return ()
    return [row for row in others if row.ruling.pair in broken]
