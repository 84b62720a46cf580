"""Reads a report that a researcher has typed in; any mistake in it refuses the whole file, with all of them told."""

import re
from collections.abc import Iterator
from pathlib import Path

from graph.claims import Claim
from graph.reports import Report
from loaders.contract import Issue, IssueKind, LoadOptions, Reading, RefusedFile, SourceFile
from loaders.reports.checking import check
from loaders.reports.claims import build_claim
from loaders.reports.entries import Entry, count_entries, list_entries, raw_text
from loaders.reports.faults import UNREAD
from loaders.reports.fields import fields_of
from loaders.reports.findings import Findings
from loaders.reports.headers import read_report
from loaders.reports.positions import MAX_BYTES, Document, read_document
from loaders.reports.references import transfer_keys
from loaders.reports.shapes import SCHEMA_FILE, check_shape

TEMPLATE_FILE = Path(__file__).parent / "template.yml"

_SIGN = re.compile(
    rb"""(^|\A\xef\xbb\xbf|\A\s*\{\s*)["']?(report|origins|claims|concessions|losses)["']?[ ]*:(\s|$)""", re.MULTILINE
)
"""One of the keys of a report, at the edge or first in a bracket: the rest may be full of slips."""


def detects(file: SourceFile) -> bool:
    """Say whether a file is a typed report, be it with mistakes."""
    return _SIGN.search(file.content[:MAX_BYTES]) is not None


def template(schema: str = SCHEMA_FILE.name) -> str:
    """Return an empty report with a word on each key; ``schema`` is where an editor finds the schema."""
    return TEMPLATE_FILE.read_text(encoding="utf-8").replace(f"$schema={SCHEMA_FILE.name}", f"$schema={schema}", 1)


def read(file: SourceFile, options: LoadOptions) -> Reading:
    """Open a report; raises RefusedFile with every mistake that is in it."""
    document = read_document(_decode(file))
    findings = Findings(file.name, document)
    for fault in document.faults:
        findings.fault(fault)
    number = count_entries(document)
    if document.value is UNREAD:
        raise RefusedFile(findings.mistakes, number)
    if document.value is None:
        raise _refuse(file, "the file is empty", expected="a report; `python -m loaders new reports FILE` begins one")
    check_shape(document.value, findings)
    root = fields_of(document.value)
    entries = list_entries(root)
    check(root, entries, findings)
    if findings.mistakes:
        raise RefusedFile(findings.mistakes, number)
    if not entries:
        raise _refuse(
            file, "the report states nothing", expected="an entry under claims, concessions, losses or context"
        )
    report = read_report(root, file, options)
    reading = Reading(report=report, entries=iter(()), rows_expected=number)
    reading.entries = _state(reading, document, entries, findings, report)
    return reading


def _state(
    reading: Reading, document: Document, entries: list[Entry], findings: Findings, report: Report
) -> Iterator[Claim | Issue]:
    """Yield claims and notices in file order."""
    notices = findings.notices
    transfers = transfer_keys(entries)
    for entry in sorted(entries, key=lambda entry: findings.place(entry.fields.path).line):
        line = findings.place(entry.fields.path).line
        while notices and (notices[0].line or 0) < line:
            yield notices.pop(0)
        reading.rows_read += 1
        yield build_claim(entry, report, transfers, raw_text(document, entry))
    yield from notices


def _decode(file: SourceFile) -> str:
    if len(file.content) > MAX_BYTES:
        found = f"{len(file.content) / 1_000_000:.1f} MB"
        raise _refuse(
            file,
            "the file is too large for a report that is typed in",
            found,
            f"at most {MAX_BYTES / 1_000_000:.0f} MB",
        )
    try:
        return file.content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = file.content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", errors="replace")) + 1
        found = f"byte 0x{file.content[error.start]:02X}"
        raise _refuse(file, "the file is not UTF-8", found, "a file saved as UTF-8", line, column) from error


def _refuse(
    file: SourceFile, reason: str, found: str | None = None, expected: str | None = None, line: int = 1, column: int = 1
) -> RefusedFile:
    issue = Issue(
        kind=IssueKind.REFUSED, file=file.name, line=line, column=column, reason=reason, found=found, expected=expected
    )
    return RefusedFile([issue])
