"""Reads a table of judgements: each row is one claim of a person about two deals."""

from collections.abc import Iterator
from pathlib import Path

from graph.claims import Claim
from graph.names import slug
from graph.reports import Report
from graph.words import Side, SpeakerRole, Subject, Verdict
from loaders.contract import Issue, LoadOptions, Reading, SourceFile
from loaders.judgements.table import COLUMNS, HEADER, Row, contradicts, cut, read_row
from loaders.manifest import read_manifest
from loaders.tables import Fault, check_text, refuse_file, refuse_row

TOPIC = "judgement"

FILE = Path(__file__).with_name("judgements.csv")
"""The table that is kept in git with this project."""

_EXPECTED = f"a table as UTF-8 text whose first line is {HEADER}"
_WORDS = {
    Verdict.SAME: "are one deal",
    Verdict.DIFFERENT: "are different deals",
    Verdict.UNSURE: "may be one deal or two; nobody can tell",
}


def detects(file: SourceFile) -> bool:
    """Say by its content whether a file is a table of judgements."""
    first = file.content[:1000].decode("utf-8-sig", "replace").replace("\r", "\n").partition("\n")[0]
    return {"first", "second", "judgement"} <= set(cut(first) or ())


def read(file: SourceFile, options: LoadOptions) -> Reading:
    """Open a table; raises RefusedFile where it is none, has no row, or is cut short.

    A table is known by the name of its file: loaded again with other rows it replaces what it said before.
    """
    lines = _read_lines(file)
    name = slug(file.stem)
    report = Report(
        id=find_report_id(file.stem),
        source=read_manifest(Path(__file__).parent).source,
        name=f"Table of judgements: {name.replace('-', ' ') or 'not named'}",
        edition=options.edition or "edition not stated in the file",
        generated=options.generated,
        layout="table of judgements",
        file=file.name,
        sha256=file.sha256,
    )
    reading = Reading(report=report, entries=iter(()), rows_expected=len(lines) - 1)
    reading.entries = _state(reading, file, lines)
    return reading


def find_report_id(stem: str) -> str:
    """Return the id of the report that a table is, by the name of its file without folder and ending.

    >>> find_report_id("judgements")
    'judgements-judgements'
    """
    return f"judgements-{slug(stem) or 'table'}"


def _read_lines(file: SourceFile) -> list[str]:
    check_text(file, _EXPECTED)
    try:
        text = file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse_file(file, "the file is not UTF-8", line=1, expected="a file saved as UTF-8") from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if cut(lines[0]) != list(COLUMNS):
        raise refuse_file(file, "the first line has other columns", line=1, expected=_EXPECTED)
    if not any(line.strip() for line in lines[1:]):
        expected = "a row a judgement, as python -m loaders judge writes it"
        raise refuse_file(file, "the table has the column names and no judgement below them", line=1, expected=expected)
    if lines[-1]:
        reason = "the file ends without a line end, so its last row may have been cut short"
        raise refuse_file(file, reason, line=1, expected="the whole file; fetch or save it again")
    return lines[:-1]


def _state(reading: Reading, file: SourceFile, lines: list[str]) -> Iterator[Claim | Issue]:
    """Yield a claim or a refusal for each line that is not blank, in file order."""
    seen: dict[tuple[str, str], int] = {}
    rows: list[Row] = []
    for line, raw in enumerate(lines[1:], start=2):
        if not raw.strip():
            continue
        reading.rows_read += 1
        cells = cut(raw)
        if cells is None or len(cells) != len(COLUMNS):
            found = "a quotation mark that is not closed" if cells is None else f"{len(cells)} cells"
            yield _refuse(file, line, None, found, f"{len(COLUMNS)} cells", "the row is not whole")
            continue
        try:
            row = read_row(dict(zip(COLUMNS, cells, strict=True)))
        except Fault as fault:
            place = COLUMNS.index(fault.column) + 1
            yield _refuse(file, line, place, fault.found, fault.expected, f"{fault.column} cannot be read")
            continue
        same = seen.setdefault(row.ruling.pair, line)
        if same != line:
            found, expected = f"{row.first} and {row.second}", "two deals once, in either order"
            yield _refuse(file, line, None, found, expected, f"line {same} judges them already")
            continue
        against = contradicts(rows, row)
        if against:
            told = ", ".join(f"{seen[other.ruling.pair]}" for other in against)
            expected = 'judgements that go with each other: what is "same" with one deal is so with all of its chain'
            yield _refuse(file, line, 3, row.verdict.value, expected, f"the row contradicts the lines {told}")
            continue
        rows.append(row)
        yield _tell(row, raw, line, reading.report)


def _refuse(file: SourceFile, line: int, column: int | None, found: str, expected: str, reason: str) -> Issue:
    shown = "".join(sign for sign in found[:200] if sign.isprintable())
    return refuse_row(file.name, line, f"{reason}; the row was not loaded", shown, expected, column=column)


def _tell(row: Row, raw: str, line: int, report: Report) -> Claim:
    """Return the claim of a row; two tables that judge the same two deals speak of one thing."""
    first, second = row.ruling.pair
    text = f"{first} and {second} {_WORDS[row.verdict]}, judged by {row.who} on {row.when}: {row.why}"
    return Claim(
        id=f"{report.id}:{first}|{second}",
        report=report.id,
        source=report.source.id,
        subject=Subject.CONTEXT,
        about=f"judgement:{first}|{second}",
        name=f"Judgement: {text}",
        locator=f"line {line}",
        raw=raw,
        speaker=row.who,
        speaker_role=SpeakerRole.DOCUMENT,
        speaker_side=Side.NONE,
        event_date=row.when,
        event_latest=row.when,
        topic=TOPIC,
        text=text,
        concerns=(first, second),
        judgement=row.verdict,
        evidence=row.why,
    )
