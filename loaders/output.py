"""How the command line tells what was read and loaded: as text for people, as JSON for scripts."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph.reports import LoadedReport
from graph.totals import tell_stated
from graph.words import SourceKind
from loaders.contract import Issue, IssueKind
from loaders.loading import Outcome

_SHOWN = 20
"""Issues of each kind that are printed; all are in ``--format json`` and ``--rejects``."""


def as_json(outcome: Outcome, *, with_transfers: bool) -> dict[str, Any]:
    """Return the shape that scripts rely on; keys may be added, never renamed."""
    checked = outcome.checked
    told: dict[str, Any] = {
        "source": checked.source,
        "file": checked.file,
        "report": checked.report.report.id if checked.report else None,
        "rows_read": checked.rows_read,
        "claims": checked.report.claims if checked.report else 0,
        "compared": checked.report.compared if checked.report else 0,
        "refused": checked.report.refused if checked.report else checked.rows_read,
        "repaired": sum(issue.kind is IssueKind.REPAIRED for issue in checked.issues),
        "uncategorised": checked.report.uncategorised if checked.report else 0,
        "seconds": round(outcome.seconds, 3),
        "refusals": [_issue(issue) for issue in checked.refusals],
        "repairs": [_issue(issue) for issue in checked.issues if issue.kind is IssueKind.REPAIRED],
        "notices": [_issue(issue) for issue in checked.issues if issue.kind is IssueKind.NOTICE],
    }
    if with_transfers:
        summary = outcome.summary
        told["transfers"] = {
            "new": summary.transfers_new if summary else 0,
            "changed": summary.transfers_changed if summary else 0,
            "unchanged": summary.transfers_unchanged if summary else 0,
        }
        told["joined"] = summary.transfers_joined if summary else 0
    if outcome.comparison is not None:
        findings = {finding.value: number for finding, number in outcome.comparison.findings.items()}
        told["comparison"] = {"register": outcome.comparison.register, "findings": findings}
    return told


def as_text(outcome: Outcome) -> str:
    """Return what became of a file, as lines for a person."""
    checked = outcome.checked
    lines = []
    if checked.report is None:
        lines.append(f"{checked.file}: refused, nothing of it was loaded.")
    else:
        report = checked.report
        stated = tell_stated(report.claims, report.compared)
        counts = f"{report.rows_read:,} rows read = {stated} + {report.refused:,} refused; {report.repaired:,} repaired"
        lines.append(f"{checked.file}: {report.report.name} ({report.report.id})")
        lines.append(f"  {counts}{f', {report.uncategorised:,} without a category' if report.claims else ''}")
        if outcome.summary is not None and report.claims:
            summary = outcome.summary
            joined = f"; {summary.transfers_joined:,} are one with deals of other ids" * bool(summary.transfers_joined)
            lines.append(
                f"  transfers: {summary.transfers_new:,} new, {summary.transfers_changed:,} changed, "
                f"{summary.transfers_unchanged:,} unchanged{joined}; {outcome.seconds:.1f} s"
            )
        if _is_undated_register(report):
            lines.append(
                "  The day on which this file was made is not known, so it is not set beside other editions. If you "
                "know it, load the file again with --generated DATE, such as --generated 2024-03-11"
            )
        if outcome.comparison is not None:
            lines.append(f"  {outcome.comparison.told}")
            if outcome.comparison.register is not None:
                lines.append(f"  python -m queries run table-against-register table={report.report.id}")
    for kind in IssueKind:
        issues = [issue for issue in checked.issues if issue.kind is kind]
        lines += [f"  {kind.value}: {issue.sentence()}" for issue in issues[:_SHOWN]]
        if len(issues) > _SHOWN:
            lines.append(f"  … and {len(issues) - _SHOWN:,} more {kind.value}; --format json lists all")
    return "\n".join(lines)


def _is_undated_register(loaded: LoadedReport) -> bool:
    report = loaded.report
    is_register = report.source.kind is SourceKind.COMPILER and loaded.claims > 0
    return is_register and not any((report.generated, report.published, loaded.recorded_to))


def write_rejects(path: Path, outcomes: Iterable[Outcome]) -> int:
    """Write every refused row to a CSV file and return how many there are."""
    issues = [issue for outcome in outcomes for issue in outcome.checked.refusals]
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["file", "line", "column", "found", "expected", "reason"])
        writer.writerows(_issue(issue).values() for issue in issues)
    return len(issues)


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "file": issue.file,
        "line": issue.line,
        "column": issue.column,
        "found": issue.found,
        "expected": issue.expected,
        "reason": issue.reason,
    }
