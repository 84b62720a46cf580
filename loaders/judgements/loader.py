"""Reads a table of judgements: each row is one claim of a person about two deals."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from graph.claims import Claim
from graph.reports import Report
from graph.words import Verdict
from loaders.contract import Issue, LoadOptions, Reading, SourceFile
from loaders.judgements.table import COLUMNS, Row, contradicts, read_row
from loaders.kept_tables import Form, Kept, open_table, read_rows, refuse, state
from loaders.tables import first_names

TOPIC = "judgement"
FORM = Form(Path(__file__).parent, "judgements", COLUMNS, "a row a judgement, as python -m loaders judge writes it")

FILE = Path(__file__).with_name("judgements.csv")
"""The table that is kept in git with this project; python -m loaders judge fills it."""

_WORDS = {
    Verdict.SAME: "are one deal",
    Verdict.DIFFERENT: "are different deals",
    Verdict.UNSURE: "may be one deal or two; nobody can tell",
}


def detects(file: SourceFile) -> bool:
    """Say by its content whether a file is a table of judgements."""
    return {"first", "second", "judgement"} <= first_names(file.content)


def read(file: SourceFile, options: LoadOptions) -> Reading:
    """Open a table; raises RefusedFile where it is none, has no row, or is cut short."""
    reading, lines = open_table(file, options, FORM)
    reading.entries = _state(reading, file, lines)
    return reading


def _state(reading: Reading, file: SourceFile, lines: list[str]) -> Iterator[Claim | Issue]:
    """Yield a claim or a refusal for each row, in file order."""
    seen: dict[tuple[str, str], int] = {}
    rows: list[Row] = []
    for kept in read_rows(reading, file, lines, FORM, read_row):
        if isinstance(kept, Issue):
            yield kept
            continue
        row = kept.row
        same = seen.setdefault(row.ruling.pair, kept.line)
        if same != kept.line:
            found, expected = f"{row.first} and {row.second}", "two deals once, in either order"
            yield refuse(file, kept.line, f"line {same} judges them already", found, expected)
            continue
        against = contradicts(rows, row)
        if against:
            reason = f"the row contradicts the lines {', '.join(str(seen[other.ruling.pair]) for other in against)}"
            expected = 'judgements that go with each other: what is "same" with one deal is so with all of its chain'
            yield refuse(file, kept.line, reason, row.verdict.value, expected, column=3)
            continue
        rows.append(row)
        yield _tell(kept, reading.report)


def _tell(kept: Kept[Row], report: Report) -> Claim:
    row = kept.row
    first, second = row.ruling.pair
    text = f"{first} and {second} {_WORDS[row.verdict]}, judged by {row.who} on {row.when}: {row.why}"
    return replace(
        state(report, kept, TOPIC, f"{first}|{second}", text),
        name=f"Judgement: {text}",
        speaker=row.who,
        event_date=row.when,
        event_latest=row.when,
        concerns=(first, second),
        judgement=row.verdict,
        evidence=row.why,
    )
