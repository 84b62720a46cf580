"""From the lines below the column names to totals, or to the reason why a line is none."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph import names
from graph.actors import Actor
from graph.reports import Report
from graph.totals import Total
from graph.words import ActorKind, Party
from loaders.contract import Issue, IssueKind, Reading
from loaders.encoding import UNPRINTABLE, printable
from loaders.sipri.cells import cut, is_blank
from loaders.sipri_tables.header import Header
from loaders.sipri_tables.preamble import Owner, read_owner

_SHOWN = 200
_NUMBER = "a whole number of million TIV, or nothing"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows are to be read; ``owner`` is whose it is."""

    file: str
    report: Report
    header: Header
    owner: Owner
    lines: list[str]


class _Unreadable(Exception):
    """A cell that cannot be read: its position, what was found in it, and what was expected."""

    def __init__(self, place: int, found: str, expected: str, reason: str) -> None:
        super().__init__(reason)
        self.place, self.found, self.expected, self.reason = place, found, expected, reason


def find_actor(name: str, report: str) -> Actor:
    """Return the actor that a name means: one that SIPRI calls unknown is the table's own, never a hub.

    >>> find_actor("Egypt", "r").id, find_actor("Unknown recipient(s)", "r").id, find_actor("Atlantis", "r").id
    ('EGY', 'unknown-recipient-r', 'unmatched-atlantis')
    """
    actor = names.classify(name)
    if actor is None:
        return names.unmatched(name)
    return names.apart(actor, report) if actor.kind is ActorKind.UNKNOWN else actor


def is_whole(name: str, header: Header) -> bool:
    """Say whether a row is the table's own total, by its name."""
    return read_owner(name) is not None if header.lists is not None else name.casefold() == "total"


def state(table: Table, reading: Reading) -> Iterator[Total | Issue]:
    """Yield a total or a refusal for each row, in the order of the file, and what is worth telling before its row."""
    first: dict[str, int] = {}
    for place in range(table.header.line + 1, len(table.lines)):
        text = table.lines[place]
        if is_blank(text, table.header.separator):
            continue
        reading.rows_read += 1
        line = place + 1
        try:
            total = _read(table, text, line)
            key = "" if total.whole else _key(total, table.owner)
            if key in first:
                expected = "one row each"
                raise _Unreadable(0, total.party_text, expected, f"the party has a row already, line {first[key]}")
            first[key] = line
        except _Unreadable as fault:
            yield Issue(
                kind=IssueKind.REFUSED,
                file=table.file,
                line=line,
                column=fault.place + 1,
                found=_show(fault.found),
                expected=fault.expected,
                reason=f"{fault.reason}; the row was not loaded",
            )
            continue
        yield from _notices(table, total)
        yield total


def _read(table: Table, text: str, line: int) -> Total:
    header, report = table.header, table.report
    bad = UNPRINTABLE.search(text)
    if bad is not None:
        raise _Unreadable(0, text, "letters and numbers", "the row has a byte that is no character")
    cells = [cell.strip() for cell in cut(text, header.separator)]
    while len(cells) > header.width and not cells[-1]:
        cells.pop()
    if len(cells) != header.width:
        raise _Unreadable(0, text, f"{header.width} cells", f"the row has {len(cells)} cells")
    name = cells[0]
    if not name:
        raise _Unreadable(0, text, "the name of a country or group", "the row has no name")
    whole = is_whole(name, header)
    if whole and header.lists is not None and read_owner(name) != table.owner:
        raise _Unreadable(0, name, "one last row", "the total is of another table")
    values = [(year, _number(cells[place], place)) for place, year in header.years]
    tiv = _number(cells[header.total], header.total)
    if tiv is None:
        raise _Unreadable(header.total, "", _NUMBER.removesuffix(", or nothing"), "the row has no total")
    owner = find_actor(table.owner.name, report.id) if table.owner.name is not None else None
    party = None if whole else find_actor(name, report.id)
    lists_recipients = table.owner.lists is Party.RECIPIENT
    given = [(year, value) for year, value in values if value is not None]
    return Total(
        id=f"{report.id}:L{line}",
        report=report.id,
        locator=f"line {line}",
        line=line,
        raw=text,
        lists=table.owner.lists,
        whole=whole,
        supplier=owner if lists_recipients else party,
        recipient=party if lists_recipients else owner,
        party_text=name,
        first_year=header.first_year,
        last_year=header.last_year,
        tiv=tiv,
        years=tuple(year for year, _ in given),
        values=tuple(value for _, value in given),
    )


def _number(cell: str, place: int) -> int | None:
    """Return what a cell says; None for an empty one, which is not 0."""
    if not cell:
        return None
    if not cell.isascii() or not cell.isdigit() or len(cell) > 9:
        raise _Unreadable(place, cell, _NUMBER, "a cell cannot be read")
    return int(cell)


def _key(total: Total, owner: Owner) -> str:
    party = total.recipient if owner.lists is Party.RECIPIENT else total.supplier
    return party.id if party is not None else ""


def _notices(table: Table, total: Total) -> Iterator[Issue]:
    def tell(reason: str, found: str) -> Issue:
        return Issue(kind=IssueKind.NOTICE, file=table.file, line=total.line, reason=reason, found=_show(found))

    if not total.whole and names.classify(total.party_text) is None:
        yield tell("name not matched: the row keeps it", total.party_text)
    header = table.header
    # Each cell is off by at most half a million, and so is the total.
    if len(header.years) == header.last_year - header.first_year + 1:
        gap = abs(sum(total.values) - total.tiv)
        if gap > (len(total.values) + 1) / 2:
            yield tell(f"the years add up to {sum(total.values):,}: more apart than rounding explains", str(total.tiv))


def _show(text: str) -> str:
    shown = printable(" ".join(text.splitlines()))
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]} …"
