"""Which report of one publisher goes first: sums never mix two of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.claims import Claim
from graph.editions import Window


@dataclass(frozen=True, slots=True)
class EditionRank:
    """What decides which report of one publisher gives the numbers; ``published`` is its latest day.

    ``window`` is its window of years (the span of its rows where none is stated), ``years`` the width of it,
    ``rows`` the rows read. Data sets go before other reports.
    """

    report: str
    years: int
    generated: date | None
    rows: int
    published: date | None = None
    is_register: bool = False
    window: Window | None = None

    @property
    def order(self) -> "Order":
        """Sort key: registers, then the widest window first, the newest, the most rows, the id."""
        made = self.generated.toordinal() if self.generated else 0
        return not self.is_register, -self.years, -made, -self.rows, self.report

    @property
    def text(self) -> str:
        """The same order as a text without the id: the greatest goes first, then the smallest id.

        >>> rank = EditionRank("a", years=74, generated=date(2024, 3, 11), rows=29056, is_register=True)
        >>> rank.text
        '1 00074 2024-03-11 000029056'
        """
        made = self.generated.isoformat() if self.generated else "0000-00-00"
        return f"{self.is_register:d} {self.years:05} {made} {self.rows:09}"


Order = tuple[bool, int, int, int, str]
"""Whether no register, minus years, minus day, minus rows, id: the least goes first."""

Ranks = Mapping[str, EditionRank]
"""The ranks of reports, by their ids."""


def without_lesser_editions(ordered: Sequence[Claim]) -> Sequence[Claim]:
    """Leave out the register rows of all editions but the best of each register; ``ordered`` is best first.

    The other editions' rows are shown and have no say: within a narrower window, a partly delivered deal would
    pass for a delivered one.
    """
    best: dict[str, str] = {}
    for claim in ordered:
        if claim.is_register and claim.counts:
            best.setdefault(claim.source, claim.report)
    if not best:
        return ordered
    return [c for c in ordered if not c.is_register or best.get(c.source, c.report) == c.report]


def of_best_editions(rows: Sequence[Claim]) -> list[Claim]:
    """Return the rows of the first report of each register; ``rows`` are best first."""
    best: dict[str, str] = {}
    for row in rows:
        best.setdefault(row.source, row.report)
    return [row for row in rows if best[row.source] == row.report]
