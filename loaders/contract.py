"""What a loader gives and gets: the contract between a source's folder and the command line.

A source is a folder ``loaders/<id>/`` with ``source.yml`` (its manifest), ``loader.py`` with a function
``read(file, options) -> Reading``, and an invented ``sample`` with the format's quirks. To add a source, add
such a folder; nothing else needs to know.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import PurePath
from typing import Protocol

from graph.claims import Claim
from graph.reports import Report
from graph.totals import Total


class IssueKind(StrEnum):
    """What became of the place in the file that an issue names."""

    REFUSED = "refused"
    """The row states no claim and no total: it counts among the rows refused."""
    REPAIRED = "repaired"
    """The row was mended (two lines joined, say) and its claim is stated."""
    NOTICE = "notice"
    """The claim is stated; something about it is worth telling (a name not matched, no category)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing that a person should know about one place in a file: what was found, what was expected, why."""

    kind: IssueKind
    file: str
    reason: str
    line: int | None = None
    column: int | None = None
    found: str | None = None
    expected: str | None = None

    def sentence(self) -> str:
        """Return the issue as one line: where, what was found, what was expected, what was done.

        >>> Issue(kind=IssueKind.REFUSED, file="a.csv", line=214, found="n/a", expected="a year like 2009",
        ...       reason="year of order cannot be read; the row was not loaded").sentence()
        "a.csv line 214: year of order cannot be read; the row was not loaded (found 'n/a', expected a year like 2009)"
        """
        where = self.file
        if self.line is not None:
            where += f" line {self.line}"
        if self.column is not None:
            where += f", column {self.column}"
        details = []
        if self.found is not None:
            details.append(f"found {self.found!r}")
        if self.expected is not None:
            details.append(f"expected {self.expected}")
        return f"{where}: {self.reason}" + (f" ({', '.join(details)})" if details else "")


class RefusedFile(Exception):
    """A whole file is refused: nothing of it is loaded. Carries every reason, not only the first.

    ``rows_read`` is how many rows (or entries) were seen in it before it was refused as a whole.
    """

    def __init__(self, issues: list[Issue], rows_read: int = 0) -> None:
        super().__init__("\n".join(issue.sentence() for issue in issues))
        self.issues = issues
        self.rows_read = rows_read


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as bytes, already unpacked: what a loader reads.

    ``name`` is the name to show in messages (the file's own name, or ``-`` for standard input); ``sha256`` is
    of ``content``.
    """

    name: str
    content: bytes
    sha256: str

    @property
    def stem(self) -> str:
        """The name without folder and endings."""
        return PurePath(self.name).name.split(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadOptions:
    """What a person adds to a file on the command line, for what the file itself does not say."""

    edition: str | None = None
    generated: date | None = None
    window: tuple[int, int] | None = None


@dataclass(slots=True)
class Reading:
    """One file being read: its report, known from the start, and its claims, totals and issues, in file order.

    A register or an article states claims. A table of a publisher's own sums states none: its rows are totals, which
    are kept to be compared with a register. ``rows_read`` is counted by the loader as it reads, apart from what it
    yields; when the iterator is exhausted, rows read = claims + totals + refused issues. ``rows_expected`` (if
    known) is for the progress bar only.
    """

    report: Report
    entries: Iterator[Claim | Total | Issue]
    rows_expected: int | None = None
    rows_read: int = field(default=0)


class Loader(Protocol):
    """The module ``loaders/<id>/loader.py``."""

    @staticmethod
    def detects(file: SourceFile) -> bool:
        """Say by its content whether a file is of this source."""

    @staticmethod
    def read(file: SourceFile, options: LoadOptions) -> Reading:
        """Open a file; raises RefusedFile where the whole file is not of a known layout or is damaged."""
