"""Reads lists of export licences of the Netherlands: each row is one claim that a licence was granted or renewed.

A licence is for a recipient (the final destination), by way of a declared destination, for goods of some origin, up to
a value. Nothing in it says that anything was ordered or delivered. A number that stands there again, with equal places
and value, is the same licence, renewed: one transfer with two claims, so that its ceiling is not added twice.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from graph import names
from graph.actors import Actor, Item
from graph.claims import Claim
from graph.reports import Report, Source
from graph.sentences import transfer_name
from graph.words import Act, ActorKind, Precision, Side, SpeakerRole, Subject
from loaders.contract import Issue, IssueKind, LoadOptions, Reading, RefusedFile, SourceFile
from loaders.encoding import UNPRINTABLE, printable
from loaders.manifest import read_manifest
from loaders.nl_licences import rows
from loaders.nl_licences.cells import (
    Fault,
    find_category,
    is_month_first,
    read_choice,
    read_day,
    read_number,
    read_value,
    replaced_licence,
)
from loaders.nl_licences.places import Place, PlaceKind, find_place
from loaders.nl_licences.rows import Header, Row

_UNKNOWN_RECIPIENT = Actor("unknown-recipient", "unknown recipient", ActorKind.UNKNOWN)
_NOT_ONE = (PlaceKind.SEVERAL, PlaceKind.GROUP)
_CODES = (("EU military list", rows.LIST), ("Dutch group", rows.GROUP))


def detects(file: SourceFile) -> bool:
    """Say by its content whether a file is a list of export licences of the Netherlands."""
    return rows.is_ours(file.content)


def read(file: SourceFile, options: LoadOptions) -> Reading:
    """Open a list; raises RefusedFile where it is none, or has other columns."""
    header, found = rows.read_rows(file)
    if not found:
        reason = "the file has the column names and no row below them; nothing was loaded"
        raise RefusedFile([Issue(kind=IssueKind.REFUSED, file=file.name, line=header.line + 1, reason=reason)])
    report = Report(
        id=f"nl_licences-{file.sha256[:12]}",
        source=_source(),
        name=f"{_source().name}, {_tell_years(found) or options.edition or file.stem}",
        language="nl",
        edition=options.edition or "edition not stated in the file",
        generated=options.generated,
        layout="list of licences",
        file=file.name,
        sha256=file.sha256,
    )
    reading = Reading(report=report, entries=iter(()), rows_expected=len(found))
    reading.entries = _state(reading, _List(report, file.name, header), found)
    return reading


def _tell_years(found: Sequence[Row]) -> str:
    """Return in which years the licences of a list were issued, by which a person knows it again."""
    years = set()
    for row in found:
        with suppress(Fault):
            years.add(read_day(rows.ISSUED, row.cells.get(rows.ISSUED, ""), True).day.year)
    return f"issued {min(years)} to {max(years)}" if years else ""


@cache
def _source() -> Source:
    return read_manifest(Path(__file__).parent).source


@dataclass(slots=True)
class _List:
    """What the rows of a file share; ``month_first`` is None where nothing in the file tells the order."""

    report: Report
    file: str
    header: Header
    month_first: dict[str, bool | None] = field(default_factory=dict)
    is_mixed: dict[str, bool] = field(default_factory=dict)
    ordinals: dict[int, int] = field(default_factory=dict)

    def issue(
        self, kind: IssueKind, row: Row, reason: str, column: str | None, found: str, expected: str = ""
    ) -> Issue:
        """Return an issue about a cell, or about a row as a whole."""
        return Issue(
            kind=kind,
            file=self.file,
            line=row.line,
            column=self.header.places[column] + 1 if column is not None else None,
            found=printable(found)[:200],
            expected=expected or None,
            reason=f"{reason}; the row was not loaded" if kind is IssueKind.REFUSED else reason,
        )

    def notice(self, row: Row, reason: str, column: str) -> Issue:
        """Return a notice about a cell."""
        return self.issue(IssueKind.NOTICE, row, reason, column, row.cells[column])


def _state(reading: Reading, licences: _List, found: Sequence[Row]) -> Iterator[Claim | Issue]:
    """Yield a claim or a refusal for each row, in file order, each with its notices."""
    _prepare(licences, found)
    for name in licences.header.unknown:
        reason = "a column that is not known: only the raw row keeps it"
        line = licences.header.line + 1
        yield Issue(kind=IssueKind.NOTICE, file=licences.file, line=line, found=printable(name)[:200], reason=reason)
    for row in found:
        reading.rows_read += 1
        notices: list[Issue] = []
        try:
            claim = _tell(row, licences, notices)
        except Fault as fault:
            reason = fault.reason or f"{fault.column} cannot be read"
            yield licences.issue(IssueKind.REFUSED, row, reason, fault.column, fault.found, fault.expected)
            continue
        yield from notices
        yield claim


def _prepare(licences: _List, found: Sequence[Row]) -> None:
    """Find what only all rows together tell: the order of day and month, and the place among rows of one number."""
    for column in (rows.ISSUED, rows.EXPIRES):
        texts = [row.cells[column] for row in found if row.cells]
        licences.month_first[column] = is_month_first(texts)
        licences.is_mixed[column] = {is_month_first([text]) for text in texts} >= {True, False}
    numbers: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        if row.cells:
            numbers[row.cells[rows.NUMBER]].append(row)
    for same in numbers.values():
        for ordinal, row in enumerate(sorted(same, key=lambda row: (row.raw, row.line))):
            licences.ordinals[row.line] = ordinal


def _tell(row: Row, licences: _List, notices: list[Issue]) -> Claim:
    """Return the claim of a row and add what is worth telling about it to ``notices``; raises Fault."""
    if row.fault is not None:
        raise Fault(None, *row.fault)
    damaged = UNPRINTABLE.search(row.raw)
    if damaged:
        raise Fault(None, damaged[0], "printable text", "the row holds a sign that is no character")
    cells = row.cells
    number = read_number(rows.NUMBER, cells[rows.NUMBER])
    issued = _read_day(rows.ISSUED, row, licences, notices)
    expires = _read_day(rows.EXPIRES, row, licences, notices)
    value = read_value(rows.VALUE, cells[rows.VALUE])
    marks = _read_marks(cells)
    final = _read_final(cells)
    if final.kind is PlaceKind.MEMBERS:
        marks["members"] = final.text
    via = _read_via(cells, final)
    origin = find_place(cells[rows.ORIGIN]) or find_place(cells[rows.MADE_IN])
    for column, place in ((rows.FINAL, final), (rows.DESTINATION, via), (rows.ORIGIN, origin)):
        if place is not None and place.kind is PlaceKind.UNMATCHED:
            notices.append(licences.notice(row, "name not matched: the claim keeps it", column))
        elif place is not None and place.kind in _NOT_ONE:
            notices.append(licences.notice(row, f"names {place.kind}: the claim keeps the words alone", column))
    made_in = find_place(cells[rows.MADE_IN])
    if made_in is not None and made_in != origin:
        notices.append(licences.notice(row, "another origin than the column before it: left out", rows.MADE_IN))
    if expires < issued:
        notices.append(licences.notice(row, "expires before it was issued: the term is left out", rows.EXPIRES))
    about = f"nl_licences:{number}|{cells[rows.DESTINATION]}|{cells[rows.FINAL]}|{cells[rows.VALUE]}"
    recipient = final.actor if final.actor is not None else names.apart(_UNKNOWN_RECIPIENT, about)
    goods = " ".join(cells[rows.GOODS].split())
    report = licences.report
    netherlands = _netherlands()
    return Claim(
        id=f"{report.id}:{number}.{licences.ordinals[row.line]}",
        report=report.id,
        source=report.source.id,
        subject=Subject.TRANSFER,
        about=about,
        name=transfer_name(netherlands.name, recipient.name, None, "", goods or None, Act.LICENSED),
        locator=f"line {row.line}",
        act=Act.LICENSED,
        acted_by=(netherlands,),
        raw=row.raw,
        supplier=netherlands,
        supplier_text=netherlands.name,
        recipient=recipient,
        recipient_text=final.text,
        via=via.actor if via is not None else None,
        via_text=via.text if via is not None else None,
        comes_from=origin.actor if origin is not None else None,
        comes_from_text=origin.text if origin is not None else None,
        item=Item(goods, goods) if goods else None,
        item_text=goods or None,
        description=_describe(cells),
        category=find_category(cells[rows.LIST]),
        value_high=value,
        currency="EUR",
        speaker=f"{report.source.publisher}, export licence {number}",
        speaker_role=SpeakerRole.DOCUMENT,
        speaker_side=Side.SUPPLIER,
        spoken_by=netherlands,
        event_date=issued,
        event_latest=issued,
        event_precision=Precision.DAY,
        period=f"{issued.isoformat()}/{expires.isoformat()}" if expires >= issued else None,
        marks=tuple(marks),
        mark_words=tuple(marks.values()),
    )


def _read_day(column: str, row: Row, licences: _List, notices: list[Issue]) -> date:
    """Return a day and tell where the order of day and month is not certain, or where a spreadsheet hid the day."""
    known = licences.month_first[column]
    read = read_day(column, row.cells[column], known is not False)
    if read.repaired:
        reason = f"a spreadsheet's count of days, read as {read.day.isoformat()}"
        notices.append(licences.issue(IssueKind.REPAIRED, row, reason, column, row.cells[column]))
    elif read.could_be is not None and (known is None or licences.is_mixed[column]):
        why = (
            "days stand in both orders in this column" if known is not None else "no day of this column tells its order"
        )
        reason = f"{why}: read as {read.day.isoformat()}, and not as {read.could_be.isoformat()}"
        notices.append(licences.notice(row, reason, column))
    return read.day


def _read_marks(cells: dict[str, str]) -> dict[str, str]:
    """Return the sort of a licence as marks, each with the words in the file that say so."""
    marks = {}
    if read_choice(rows.TERM, cells[rows.TERM], {"D": False, "T": True}):
        marks["temporary"] = f"{rows.TERM} {cells[rows.TERM]}"
    if read_choice(rows.RENEWED, cells[rows.RENEWED], {"N": False, "J": True}):
        marks["renewed"] = f"{rows.RENEWED} {cells[rows.RENEWED]}"
    if replaced_licence(cells[rows.REPLACES]) is not None:
        marks["replacement"] = f"{rows.REPLACES} {cells[rows.REPLACES]}"
    return marks


def _read_final(cells: dict[str, str]) -> Place:
    """Return the final destination, which is the recipient; raises Fault where the file names none, or several."""
    final = find_place(cells[rows.FINAL])
    if final is None:
        raise Fault(rows.FINAL, "", "the final destination", "the licence names no recipient")
    if final.kind in _NOT_ONE:
        expected = "one state, or a group that is an actor: no claim can be about several recipients"
        raise Fault(rows.FINAL, final.text, expected, f"the licence is for {final.kind}")
    return final


def _read_via(cells: dict[str, str], final: Place) -> Place | None:
    """Return the declared destination where it is not the final one, None where it is."""
    via = find_place(cells[rows.DESTINATION])
    if via is None or via.text == final.text or (via.actor is not None and via.actor == final.actor):
        return None
    return via


def _describe(cells: dict[str, str]) -> str | None:
    """Return the codes of the goods as written: the EU's military list and the Dutch groups made of it."""
    parts = [f"{name} {cells[column]}" for name, column in _CODES if cells[column]]
    return ", ".join(parts) or None


@cache
def _netherlands() -> Actor:
    found = names.classify("Netherlands")
    assert found is not None
    return found
