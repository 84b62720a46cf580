"""The table by type: each of the five counts of a row is one claim, and so one row read."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.actors import Category, category_of
from graph.claims import Claim
from graph.reports import Report
from graph.sentences import loss_name
from graph.words import Basis, Measure, Outcome, Side, SpeakerRole, Subject
from loaders.contract import Issue, Reading, SourceFile
from loaders.oryx.cells import is_matched, notice, read_actor, read_count, require_text
from loaders.oryx.losses import ARMOURED, LESS, WHOLE, loss_id, whole_of
from loaders.oryx.opening import TOTALS, Table
from loaders.tables import Fault, printable, refuse_file, refuse_row

LAYOUT = "counts by type"

OUTCOMES = {
    "destroyed": Outcome.DESTROYED,
    "abandoned": Outcome.ABANDONED,
    "captured": Outcome.CAPTURED,
    "damaged": Outcome.DAMAGED,
    "type_total": Outcome.LOST,
}
"""The columns with counts; the total stands for all four outcomes."""

_CAPTIONS = {
    LESS: "Equipment other than reconnaissance drones and trucks",
    ARMOURED: "Armoured combat vehicles",
}

_SENTENCE = re.compile(r"(?P<name>.+?) - (?P<total>\d+), of which: (?P<parts>\w+: \d+(?:, \w+: \d+)*)")
"""A type that is a sentence: its name, and the counts of the row once more."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: whose losses, of which type, and the text of each count by its column."""

    line: int
    raw: str
    country: str
    kind: str
    counts: dict[str, str]


def split_rows(file: SourceFile, table: Table) -> list[tuple[int, str, list[str]]]:
    """Return line, raw text and cells of each row; raises RefusedFile where the table cannot be taken apart.

    The name of a type may end in a line end inside quotation marks; one that runs over several lines of text is
    a mark in the wrong place, which would swallow rows.
    """
    lines = [f"{line}\n" for line in table.lines[:-1]]
    reader = csv.reader(lines, strict=True)
    rows = []
    last = 0
    try:
        for cells in reader:
            first, last = last, reader.line_num
            raw = "".join(lines[first:last]).rstrip("\n")
            if any("\n" in cell.strip() for cell in cells):
                raise csv.Error("a cell runs over several lines")
            if any(cell.strip() for cell in cells):
                rows.append((first + 1, raw, cells))
    except csv.Error as error:
        expected = "each quotation mark closed, and doubled inside a cell"
        reason = f"a row cannot be taken apart ({error})"
        raise refuse_file(file, reason, line=last + 1, expected=expected) from error
    return rows[1:]


def state(
    reading: Reading, table: Table, rows: list[tuple[int, str, list[str]]], as_of: date
) -> Iterator[Claim | Issue]:
    """Yield a claim or a refusal for each count in file order, with notices where numbers do not add up.

    A row of which country or type cannot be read is one row read, and refused.
    """
    for name in table.unknown:
        yield notice(table.file, 1, "a column that is not known was left out", name, "a column of the table by type")
    read: list[Row] = []
    for line, raw, cells in rows:
        found = _open_row(reading, table, line, raw, cells, read)
        if isinstance(found, Row):
            read.append(found)
        else:
            yield found
    kinds = {(row.country, row.kind) for row in read}
    unmatched: set[str] = set()
    for row in read:
        if row.country not in unmatched and not is_matched(row.country):
            unmatched.add(row.country)
            yield notice(table.file, row.line, "name not matched: the claims keep it", row.country)
        whole = whole_of(row.kind, {kind for country, kind in kinds if country == row.country})
        for column, outcome in OUTCOMES.items():
            reading.rows_read += 1
            try:
                count = read_count(column, row.counts[column])
            except Fault as fault:
                reason, place = f"{column} cannot be read; the count was not loaded", table.names.index(column) + 1
                yield refuse_row(table.file, row.line, reason, fault.found, fault.expected, column=place)
                continue
            yield _tell(row, outcome, count, whole, reading.report, as_of)
    yield from _check_sums(table.file, read)


def _open_row(reading: Reading, table: Table, line: int, raw: str, cells: list[str], before: list[Row]) -> Row | Issue:
    """Return a row, or the refusal of all of it."""
    if len(cells) != len(table.names):
        reading.rows_read += 1
        reason = "the row is not whole; the row was not loaded"
        return refuse_row(table.file, line, reason, f"{len(cells)} cells", f"{len(table.names)} cells")
    values = dict(zip(TOTALS, table.arrange(cells), strict=True))
    try:
        country = require_text("country", values["country"])
        kind = _read_kind(require_text("equipment_type", values["equipment_type"]), values)
        for row in before:
            if (row.country, row.kind) == (country, kind):
                raise Fault("equipment_type", kind, f"each type of a country once; line {row.line} has it already")
    except Fault as fault:
        reading.rows_read += 1
        place = table.names.index(fault.column) + 1
        reason = f"{fault.column} cannot be read; the row was not loaded"
        return refuse_row(table.file, line, reason, fault.found, fault.expected, column=place)
    shown = "\n".join(map(printable, raw.split("\n")))
    return Row(line, shown, country, kind, values)


def _read_kind(text: str, values: dict[str, str]) -> str:
    """Return the name of a type; one that is a sentence must give the numbers of its row, or it is refused."""
    found = _SENTENCE.fullmatch(text)
    if found is None:
        if any(sign.isdigit() for sign in text):
            raise Fault("equipment_type", text, "the name of a type, or a name with 'of which:' and the row's counts")
        return text
    told = dict(part.split(": ") for part in found["parts"].split(", "))
    for column, number in (told | {"type_total": found["total"]}).items():
        if column not in OUTCOMES or values[column].lstrip("0") != number.lstrip("0"):
            expected = f"the same numbers as in the row ({column}: {values.get(column, 'no such column')})"
            raise Fault("equipment_type", text, expected)
    return found["name"]


def _tell(row: Row, outcome: Outcome, count: int, whole: str | None, report: Report, as_of: date) -> Claim:
    loser = read_actor(row.country)
    category = None if row.kind == WHOLE else _category(row.kind)
    if outcome is Outcome.LOST:
        part_of = None if whole is None else loss_id(row.country, whole, outcome)
    else:
        part_of = loss_id(row.country, row.kind, Outcome.LOST)
    return Claim(
        id=f"{report.id}:L{row.line}:{outcome.value}",
        report=report.id,
        source=report.source.id,
        subject=Subject.LOSS,
        about=loss_id(row.country, row.kind, outcome),
        name=loss_name(loser.name, outcome, count, category.name if category else None),
        locator=f"line {row.line}, {next(name for name, one in OUTCOMES.items() if one is outcome)}",
        raw=row.raw,
        category=category,
        item_text=row.kind,
        speaker=report.source.name,
        speaker_role=SpeakerRole.DATA_SET,
        speaker_side=Side.NONE,
        measure=Measure.LOST,
        quantity_low=count,
        quantity_basis=Basis.AT_LEAST,
        loser=loser,
        outcome=outcome,
        count_low=count,
        as_of=as_of,
        part_of=part_of,
    )


def _category(kind: str) -> Category:
    """Return the category of a type; the two sums have captions that a sentence can hold."""
    category = category_of(kind)
    return Category(category.id, _CAPTIONS.get(kind, category.name))


def _check_sums(file: str, rows: list[Row]) -> Iterator[Issue]:
    """Tell where a total is not the sum of its row, or of the types that it contains. Nothing is put right."""
    numbers = {(row.country, row.kind): _numbers(row) for row in rows}
    for row in rows:
        counts = numbers[row.country, row.kind]
        if counts is None:
            continue
        outcomes, total = sum(counts[:-1]), counts[-1]
        if outcomes != total:
            yield notice(file, row.line, "the total is not the sum of the four outcomes", f"{total:,}", f"{outcomes:,}")
        own = {kind for country, kind in numbers if country == row.country}
        parts = [numbers[row.country, kind] for kind in own if _is_in(kind, row.kind, own)]
        given = [part for part in parts if part is not None]
        if len(given) < 2 or len(given) != len(parts):
            continue
        for name, count, found in zip(OUTCOMES, counts, map(sum, zip(*given, strict=True)), strict=True):
            if count != found:
                reason = f"{name} of {row.kind} is not the sum of the types in it"
                yield notice(file, row.line, reason, f"{count:,}", f"{found:,}")


def _numbers(row: Row) -> list[int] | None:
    try:
        return [read_count(column, row.counts[column]) for column in OUTCOMES]
    except Fault:
        return None


def _is_in(kind: str, whole: str, kinds: set[str]) -> bool:
    """Say whether a type lies in another with none between them."""
    return whole_of(kind, kinds) == whole
