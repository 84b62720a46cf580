"""What a file would bring if it were loaded: recognised by its content, read to its end, nothing written.

Knows neither Streamlit nor a store, and keeps of the claims only the first few sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from graph.reports import LoadedReport
from graph.summaries import count
from graph.totals import tell_stated
from graph.words import SourceKind
from loaders.checking import Checked, Progress, check, find_loader
from loaders.contract import Issue, IssueKind, LoadOptions, SourceFile
from loaders.manifest import Manifest, list_manifests
from loaders.tables import name_bytes

_TYPED = "reports"
SENTENCES = 8
"""How many claims are shown before a load."""


class Ask(StrEnum):
    """What a person can add where the file does not say it."""

    EDITION = "edition"
    GENERATED = "generated"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Preview:
    """A file that was read: what came of it, the first sentences of its claims, and what it leaves open."""

    checked: Checked
    sentences: tuple[str, ...]
    asks: frozenset[Ask]


def recognise(file: SourceFile) -> list[Manifest]:
    """Return the sources whose loaders know a file by its content; none where no loader does.

    What is named as YAML can be a typed report alone, however broken: its loader says what is wrong with it.
    """
    found = [manifest for manifest in list_manifests() if find_loader(manifest.source.id).detects(file)]
    if not found and file.name.lower().endswith((".yml", ".yaml")):
        return [manifest for manifest in list_manifests() if manifest.source.id == _TYPED]
    return found


def preview(source: str, file: SourceFile, options: LoadOptions, progress: Progress | None = None) -> Preview:
    """Read a file with the loader of a source; writes nothing, and never raises for what is in the file."""
    checked = check(source, file, options, progress, datetime.now(UTC).replace(microsecond=0))
    sentences = tuple(told.name for told in (checked.claims or checked.totals)[:SENTENCES])
    return Preview(replace(checked, claims=(), totals=()), sentences, find_asks(checked.report))


def find_asks(loaded: LoadedReport | None) -> frozenset[Ask]:
    """Return what a report leaves open. A typed report leaves nothing open: what it lacks, its file could say."""
    if loaded is None or loaded.report.edition is None:
        return frozenset()
    report = loaded.report
    asks = set()
    if report.generated is None:
        asks |= {Ask.EDITION, Ask.GENERATED}
    if report.source.kind is SourceKind.COMPILER and (report.window_from is None or report.window_to is None):
        asks.add(Ask.WINDOW)
    return frozenset(asks)


def tell_unknown(file: SourceFile) -> str:
    """Return why a file that no loader knows is refused, and what is read here."""
    known = "; ".join(
        f"{manifest.source.name} ({', '.join(manifest.expected_claims)})" for manifest in list_manifests()
    )
    what = name_bytes(file.content)
    why = f"it is {what}" if what else "no loader knows it by its content" if file.content.strip() else "it is empty"
    return f"{file.name}: {why}, so nothing was loaded. What is read here: {known}."


def tell_checked(checked: Checked) -> str:
    """Return in one sentence what became of the rows of a file."""
    if checked.report is None:
        reasons = count(len(checked.issues), "reason")
        return f"{checked.file} is refused as a whole and nothing of it can be loaded: {reasons}."
    report = checked.report
    left = ""
    if report.refused:
        one = report.refused == 1
        rows = "The refused row stays out" if one else f"The {report.refused:,} refused rows stay out, each"
        left = f" {rows} for the reason below; all others can be loaded."
    return (
        f"{checked.file}: {count(report.rows_read, 'row')} read = {tell_stated(report.claims, report.compared)} + "
        f"{report.refused:,} refused; {report.repaired:,} repaired.{left}"
    )


def issue_row(issue: Issue) -> tuple[str, str, str, str]:
    """Return an issue as cells: where, what is wrong, what was found, what was expected."""
    where = f"line {issue.line:,}" if issue.line is not None else "the file"
    if issue.column is not None:
        where += f", column {issue.column}"
    return where, issue.reason, issue.found or "", issue.expected or ""


def issues_of(checked: Checked, kind: IssueKind) -> Sequence[Issue]:
    """Return the issues of one kind; every issue of a file that is refused as a whole is a reason."""
    if checked.report is None and kind is IssueKind.REFUSED:
        return checked.issues
    return [issue for issue in checked.issues if issue.kind is kind]
