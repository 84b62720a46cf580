"""What is loaded, source by source: reports with their edition, coverage and counts, and the words to tell them in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from graph.summaries import count
from graph.telling import long_day, short_day, tell_span
from graph.totals import tell_stated
from graph.words import Act, Precision, SourceKind, Stance

_CITED = 12
"""How many reports a source line names; the page on sources has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldReport:
    """A report as the graph keeps it; one that is not loaded is known only because others rest on it.

    ``acts`` counts its claims by act and stance; an act of None stands for losses, context and the like.
    ``retold_by`` counts the loaded reports, and ``rests`` the claims, that name it as their origin.
    """

    id: str
    name: str
    loaded: bool
    url: str | None = None
    language: str | None = None
    published: date | None = None
    precision: Precision | None = None
    accessed: date | None = None
    generated: date | None = None
    edition: str | None = None
    window: tuple[int | None, int | None] = (None, None)
    span: tuple[int | None, int | None] = (None, None)
    layout: str | None = None
    file: str | None = None
    sha256: str | None = None
    rows_read: int = 0
    claims: int = 0
    compared: int = 0
    refused: int = 0
    repaired: int = 0
    uncategorised: int = 0
    refusals: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    unmatched_names: tuple[str, ...] = ()
    loaded_at: datetime | None = None
    acts: tuple[tuple[Act | None, Stance, int], ...] = ()
    retold_by: int = 0
    rests: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSource:
    """A source with its reports, the loaded ones first."""

    id: str
    name: str
    kind: SourceKind
    publisher: str | None
    url: str | None
    data_licence: str | None
    citation: str | None
    reports: tuple[HeldReport, ...]

    @property
    def loaded(self) -> tuple[HeldReport, ...]:
        """Its loaded reports."""
        return tuple(report for report in self.reports if report.loaded)

    @property
    def claims(self) -> int:
        """Claims of its loaded reports."""
        return sum(report.claims for report in self.reports)


@dataclass(frozen=True, slots=True)
class Holdings:
    """All sources, those with the most claims first, and when the graph was last changed."""

    sources: tuple[HeldSource, ...]
    last_change: datetime | None = None

    @property
    def reports(self) -> tuple[HeldReport, ...]:
        """All loaded reports."""
        return tuple(report for source in self.sources for report in source.loaded)


def tell_holdings(holdings: Holdings) -> str:
    """Return in one sentence how much is loaded, and from when.

    >>> tell_holdings(Holdings(()))
    'Nothing is loaded.'
    """
    reports = holdings.reports
    if not reports:
        return "Nothing is loaded."
    sources = sum(bool(source.loaded) for source in holdings.sources)
    claims = sum(report.claims for report in reports)
    sentence = f"{count(claims, 'claim')} of {count(len(reports), 'report')} by {count(sources, 'source')}"
    origins = sum(not report.loaded for source in holdings.sources for report in source.reports)
    if origins:
        sentence += f"; {count(origins, 'more report')} known only because these rest on them"
    when = f" Last change: {tell_moment(holdings.last_change)}." if holdings.last_change else ""
    return f"{sentence}.{when}"


def tell_moment(moment: datetime) -> str:
    """Return a moment to the minute, as the graph keeps it.

    >>> from datetime import UTC
    >>> tell_moment(datetime(2026, 11, 2, 8, 5, tzinfo=UTC))
    '2 Nov 2026, 08:05 UTC'
    """
    return f"{short_day(moment.date(), None)}, {moment:%H:%M} UTC"


def tell_window(report: HeldReport) -> str:
    """Return which years a report covers, and on whose word.

    >>> tell_window(HeldReport(id="r", name="n", loaded=True, window=(1950, 2023)))
    'deliveries of 1950 to 2023'
    >>> tell_window(HeldReport(id="r", name="n", loaded=True, span=(1992, 2020)))
    'window not stated; its rows are of 1992 to 2020'
    """
    first, last = report.window
    if first is not None and last is not None:
        return f"deliveries of {tell_span(first, last)}"
    if first is not None or last is not None:
        return f"deliveries {'from' if last is None else 'to'} {last if first is None else first}"
    first, last = report.span
    if first is not None and last is not None:
        return f"window not stated; its rows are of {tell_span(first, last)}"
    return "window not stated"


def tell_years(report: HeldReport) -> str:
    """Return the years in short, for a table: those of the window, else those of the rows, else "".

    >>> tell_years(HeldReport(id="r", name="n", loaded=True, window=(1950, 2023)))
    '1950 to 2023'
    """
    for first, last in (report.window, report.span):
        if first is not None and last is not None:
            return tell_span(first, last)
    return ""


def tell_edition(report: HeldReport) -> str:
    """Return the edition in short, for a table: "" where a report, such as an article, has none.

    >>> tell_edition(HeldReport(id="r", name="n", loaded=True, edition="edition not stated in the file"))
    'not stated'
    """
    return (report.edition or "").removeprefix("edition ").removesuffix(" in the file")


def tell_day(report: HeldReport) -> str:
    """Return from when a report is: its day of publication, else the day on which its file was made.

    >>> tell_day(HeldReport(id="r", name="n", loaded=True, generated=date(2024, 3, 11)))
    '11 Mar 2024'
    """
    if report.published is not None:
        return short_day(report.published, report.precision)
    return short_day(report.generated, None) if report.generated is not None else "day not known"


def tell_rows(report: HeldReport) -> str:
    """Return what became of the rows; rows read are claims, or rows to compare, and refused rows, always."""
    parts = [
        f"{report.rows_read:,} read = {tell_stated(report.claims, report.compared)} + {report.refused:,} refused",
        f"{report.repaired:,} repaired",
    ]
    if report.uncategorised:
        parts.append(f"{count(report.uncategorised, 'claim')} about an item without a category")
    return "; ".join(parts)


def tell_acts(report: HeldReport) -> str:
    """Return its claims by act, the most first; denials and "no comment" are told apart.

    >>> acts = ((Act.AGREED, Stance.ASSERTS, 4), (Act.REQUESTED, Stance.DENIES, 1), (None, Stance.ASSERTS, 10))
    >>> tell_acts(HeldReport(id="r", name="n", loaded=True, acts=acts))
    '10 without an act (losses, context), 4 agreed, 1 denies: requested'
    """
    ordered = sorted(report.acts, key=lambda one: (-one[2], str(one[0]), one[1]))
    return ", ".join(f"{number:,} {_act_words(act, stance)}" for act, stance, number in ordered)


def _act_words(act: Act | None, stance: Stance) -> str:
    told = act.value if act is not None else "without an act (losses, context)"
    return told if stance is Stance.ASSERTS else f"{stance}: {told}"


def tell_origin(report: HeldReport) -> str:
    """Return what a report that is not loaded is known by."""
    when = f", {long_day(report.published, report.precision)}" if report.published else ""
    by = f"{count(report.rests, 'claim')} of {count(report.retold_by, 'loaded report')}"
    named = report.name if not when or when.removeprefix(", ") in report.name else f"{report.name}{when}"
    return f"{named}: not loaded. {by} rest{'s' if report.rests == 1 else ''} on it."


def tell_citations(holdings: Holdings, reports: Iterable[str]) -> str:
    """Return the source line of a page that rests on some reports, by their ids: registers first, then the others."""
    wanted = set(reports)
    registers: list[str] = []
    others: list[str] = []
    publishers: list[str] = []
    for source in holdings.sources:
        cited = [report for report in source.loaded if report.id in wanted]
        if not cited:
            continue
        citation = (source.citation or source.name).rstrip(".").removeprefix("Source: ")
        if source.kind is SourceKind.COMPILER:
            editions = "; ".join(_edition_and_years(one) for one in cited)
            registers.append(f"Source: {citation}{f', {editions}' if editions else ''}.")
            publishers.append(source.name.split(" ")[0])
        else:
            others.append(citation)
    computed = (
        f"Counts computed here, not by {', '.join(sorted(publishers))}." if registers else "Counts computed here."
    )
    told = f"Reports: {'; '.join(others[:_CITED])}{_more(others)}." if others else ""
    return " ".join(filter(None, (*registers, computed, told)))


def _edition_and_years(report: HeldReport) -> str:
    edition, years = report.edition or "", tell_years(report)
    return edition if years in edition else ", ".join(filter(None, (edition, years)))


def _more(others: Sequence[str]) -> str:
    hidden = len(others) - _CITED
    return f"; and {hidden:,} more, on the page Sources" if hidden > 0 else ""
