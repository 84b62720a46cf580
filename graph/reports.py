"""Who publishes and what is published: sources and reports."""

from dataclasses import dataclass
from datetime import date, datetime

from graph.words import Precision, SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publisher or a data set, with its data licence and the citation that is shown beside its numbers."""

    id: str
    name: str
    kind: SourceKind
    publisher: str | None = None
    url: str | None = None
    data_licence: str | None = None
    citation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One edition of a source: an article, an export of a register with its date and year window, a page.

    ``loaded`` is False for a report known only because another names it as its origin. Such a report has
    no claims, no ``sha256`` and no counts. ``window_from`` and ``window_to`` are the years whose deliveries
    the file covers, None where the file does not say. ``mentions`` are the sources and origin reports that
    this one describes, its own source first.
    """

    id: str
    source: Source
    name: str
    loaded: bool = True
    url: str | None = None
    language: str | None = None
    published: date | None = None
    published_latest: date | None = None
    published_precision: Precision | None = None
    accessed: date | None = None
    generated: date | None = None
    edition: str | None = None
    window_from: int | None = None
    window_to: int | None = None
    layout: str | None = None
    file: str | None = None
    sha256: str | None = None
    mentions: tuple["Report", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedReport:
    """A report with the counts of the load that brought it in, as the graph keeps them.

    ``span_from`` and ``span_to`` are the first and last delivery year (order year where nothing was
    delivered) among its rows; they stand in for a window that the file does not state. ``compared`` are the rows
    of a table of totals, which states no claims. ``recorded_to`` is the last day on which one of its rows was recorded;
    it stands in for a day of the report that the file does not state.
    """

    report: Report
    rows_read: int
    claims: int
    refused: int
    repaired: int
    span_from: int | None = None
    span_to: int | None = None
    refusals: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    unmatched_names: tuple[str, ...] = ()
    uncategorised: int = 0
    recorded_to: date | None = None
    loaded_at: datetime | None = None
    compared: int = 0
