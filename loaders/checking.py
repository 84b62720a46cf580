"""Reading a file whole, without a store: its report, its claims, and everything worth telling about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from itertools import chain
from time import perf_counter
from typing import cast

from graph.claims import Claim
from graph.names import UNMATCHED
from graph.reports import LoadedReport, Report
from graph.totals import Total
from loaders.contract import Issue, IssueKind, Loader, LoadOptions, RefusedFile, SourceFile
from loaders.manifest import list_manifests

Progress = Callable[[int, int | None], None]
"""Called with the rows read so far and, where known, how many there are."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was read to its end. ``report`` is None where the whole file is refused.

    ``totals`` are the rows of a table, which states no claims.
    """

    source: str
    file: str
    rows_read: int
    report: LoadedReport | None
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]
    seconds: float
    totals: tuple[Total, ...] = ()

    @property
    def refusals(self) -> list[Issue]:
        """The issues of rows that state no claim and no total."""
        return [issue for issue in self.issues if issue.kind is IssueKind.REFUSED]


def source_ids() -> list[str]:
    """Return the ids of all sources that have a folder."""
    return [manifest.source.id for manifest in list_manifests()]


def find_loader(source: str) -> Loader:
    """Return the loader of a source; raises KeyError where no such folder exists."""
    if source not in source_ids():
        raise KeyError(source)
    return cast(Loader, import_module(f"loaders.{source}.loader"))


def find_others(source: str, file: SourceFile) -> list[str]:
    """Return the other sources whose loaders know a file by its content; none where the loader of ``source`` does.

    It is asked of a file that was refused as a whole: the right file may have been given to the wrong loader.
    """
    if find_loader(source).detects(file):
        return []
    return [other for other in source_ids() if other != source and find_loader(other).detects(file)]


def check(
    source: str, file: SourceFile, options: LoadOptions, progress: Progress | None = None, now: datetime | None = None
) -> Checked:
    """Read a file with the loader of a source; writes nothing and never raises for what is in the file.

    ``now`` is kept as the time of loading.
    """
    started = perf_counter()
    try:
        reading = find_loader(source).read(file, options)
        claims: list[Claim] = []
        totals: list[Total] = []
        issues: list[Issue] = []
        for number, entry in enumerate(reading.entries):
            if isinstance(entry, Claim):
                claims.append(entry)
            elif isinstance(entry, Total):
                totals.append(entry)
            else:
                issues.append(entry)
            if progress is not None and number % 500 == 0:
                progress(number, reading.rows_expected)
    except RefusedFile as refused:
        found = tuple(refused.issues)
        return Checked(source, file.name, refused.rows_read, None, (), found, perf_counter() - started)
    if progress is not None:
        progress(reading.rows_read, reading.rows_read)
    refusals = [issue for issue in issues if issue.kind is IssueKind.REFUSED]
    if reading.rows_read != len(claims) + len(totals) + len(refusals):
        raise AssertionError(
            f"the loader of {source} read {reading.rows_read} rows but stated {len(claims)} claims and "
            f"{len(totals)} totals and refused {len(refusals)} rows of {file.name}"
        )
    if not claims and not totals:
        reason = Issue(kind=IssueKind.REFUSED, file=file.name, reason="no row of the file states a claim")
        return Checked(source, file.name, reading.rows_read, None, (), (*issues, reason), perf_counter() - started)
    report = _loaded(reading.report, reading.rows_read, claims, totals, issues, now)
    seconds = perf_counter() - started
    return Checked(source, file.name, reading.rows_read, report, tuple(claims), tuple(issues), seconds, tuple(totals))


def _loaded(
    report: Report,
    rows_read: int,
    claims: list[Claim],
    totals: list[Total],
    issues: list[Issue],
    now: datetime | None,
) -> LoadedReport:
    years = {year for claim in claims for year in claim.delivery_years}
    years = years or {claim.order_year for claim in claims if claim.order_year is not None}
    parties = (
        actor for claim in claims for actor in (claim.supplier, claim.recipient, claim.loser) if actor is not None
    )
    named = chain(parties, (actor for total in totals for actor in total.parties))
    return LoadedReport(
        report=report,
        rows_read=rows_read,
        claims=len(claims),
        compared=len(totals),
        refused=sum(issue.kind is IssueKind.REFUSED for issue in issues),
        repaired=sum(issue.kind is IssueKind.REPAIRED for issue in issues),
        span_from=min(years, default=None),
        span_to=max(years, default=None),
        refusals=tuple(issue.sentence() for issue in issues if issue.kind is IssueKind.REFUSED),
        repairs=tuple(issue.sentence() for issue in issues if issue.kind is IssueKind.REPAIRED),
        unmatched_names=tuple(sorted({actor.name for actor in named if actor.id.startswith(UNMATCHED)})),
        uncategorised=sum(claim.item is not None and claim.category is None for claim in claims),
        recorded_to=max((claim.as_of for claim in claims if claim.piece and claim.as_of), default=None),
        loaded_at=now,
    )
