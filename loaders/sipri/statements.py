"""What a register states, row by row in file order: claims, refusals, repairs and notices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.claims import Claim
from loaders.contract import Issue, Reading
from loaders.sipri import issues
from loaders.sipri.categories import is_known, name_category
from loaders.sipri.deals import find_act, find_oddity, tell_deal
from loaders.sipri.deliveries import tell_delivery
from loaders.sipri.heads import find_rows_above, tell_head
from loaders.sipri.identity import deal_id, number_twins
from loaders.sipri.layouts import DEALS, Layout
from loaders.sipri.matching import find_match_keys
from loaders.sipri.parties import find_actor, is_matched
from loaders.sipri.printed import GROUPED
from loaders.sipri.printed_header import TAB
from loaders.sipri.records import Record
from loaders.sipri.register import Register
from loaders.sipri.rows import Deal, Row, YearOfDeal

_CUT_SHORT = "the file ends without a line end, so this last row may have been cut short"


@dataclass(slots=True)
class _Seen:
    """What came up before in a file: rows by their text, deliveries by deal and year, names that were told.

    ``match_keys`` are those of its deals by year, known from the start.
    """

    rows: dict[str, int] = field(default_factory=dict)
    deliveries: dict[tuple[str, int], int] = field(default_factory=dict)
    deals: dict[str, int] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    match_keys: Mapping[str, int] = field(default_factory=dict)


def state(register: Register, reading: Reading) -> Iterator[Claim | Issue]:
    """Yield what a register states; each record is counted as read before it is judged."""
    yield from tell_head(register)
    for record in find_rows_above(register):
        reading.rows_read += 1
        yield _refuse(register, record)
    layout = register.header.layout
    again = find_repeats(register) if layout.repeats else {}
    keys = _find_keys(register, again)
    ordinals = number_twins(keys)
    seen = _Seen(match_keys=find_match_keys(register.records, register.rows))
    for position, (record, row) in enumerate(zip(register.records, register.rows, strict=True)):
        reading.rows_read += 1
        if row is None:
            yield _refuse(register, record)
            continue
        if position in again:
            yield issues.refusal(register.file, record, f"tells the deal of line {again[position]} once more")
            continue
        if record.is_mended:
            yield issues.repair(register.file, record)
        yield from _tell_new_names(register, record, row, seen)
        if isinstance(row, Deal):
            yield from _state_deal(
                register, record, row, _find_id(layout, row, keys[position], ordinals.get(position)), seen
            )
        else:
            yield from _state_delivery(register, record, row, seen)
    if not register.is_ended and register.rows[-1] is not None:
        yield issues.notice(register.file, _CUT_SHORT, register.records[-1].line)


def _refuse(register: Register, record: Record) -> Issue:
    """Why a record states no claim."""
    if record.cells is None:
        reason = record.fault or "cannot be read"
        if not register.is_ended and record is register.records[-1]:
            reason += " (the file ends inside it: download it again)"
        return issues.refusal(register.file, record, reason, record.expected)
    if register.header.is_again(record.cells):
        return issues.refusal(register.file, record, "the column names stand here once more")
    return issues.cell_refusal(register.file, record, register.header)


def find_repeats(register: Register) -> Mapping[int, int]:
    """Return the rows that a file lists once more, each with the line where it stands first.

    Some tables list their deals by recipient and, below a line of their own, by type of weapon. A row below that line
    that is written exactly as one above it is the same deal; two such rows above it are two deals.
    """
    first: dict[str, int] = {}
    above: dict[str, int] = {}
    again: dict[int, int] = {}
    for position, (record, row) in enumerate(zip(register.records, register.rows, strict=True)):
        if row is None and record.cells is not None and record.cells[0] and not any(record.cells[1:]):
            above, first = above | first, {}
        elif record.raw in above:
            again[position] = above[record.raw]
        elif row is not None:
            first.setdefault(record.raw, record.line)
    return again


def _find_keys(register: Register, again: Mapping[int, int]) -> list[Sequence[str] | None]:
    """Return of each row the cells that tell its deal from others; none where it has an id of its own or is no row."""
    key = register.header.layout.key
    if key is None:
        return []
    if register.header.layout is DEALS:
        return [record.cells for record in register.records]
    return [
        key(record.cells) if record.cells is not None and row is not None and position not in again else None
        for position, (record, row) in enumerate(zip(register.records, register.rows, strict=True))
    ]


def _find_id(layout: Layout, deal: Deal, key: Sequence[str] | None, ordinal: int | None) -> str:
    """Return the id of the transfer that a row is about; ``ordinal`` is None where it has no twin in its file."""
    if deal.deal_id is not None:
        return f"sipri-{deal.deal_id}-{ordinal}" if ordinal else f"sipri-{deal.deal_id}"
    if layout is DEALS or ordinal is None:
        return deal_id(key or (), ordinal or 0)
    return deal_id(key or (), f"{ordinal} of {layout.name}")


def _state_deal(register: Register, record: Record, deal: Deal, transfer: str, seen: _Seen) -> Iterator[Claim | Issue]:
    """The claim of a row about a deal. Two rows alike are two deals: most of these layouts have no id of their own."""
    # In a group the party that stands above is a part of the row.
    text = TAB.join(record.cells or ()) if register.header.layout in GROUPED else record.raw
    same = seen.rows.setdefault(text, record.line)
    if same != record.line:
        reason = f"an identical row stands at line {same}; both count, as two deals"
        yield issues.notice(register.file, reason, record.line)
    oddity = find_oddity(deal)
    if oddity is not None:
        yield issues.notice(register.file, f"the row gives {oddity}", record.line)
    if deal.deal_id is not None:
        other = seen.deals.setdefault(deal.deal_id, record.line)
        if other != record.line:
            reason = f"the id of this deal stands at line {other} as well; both count, as two deals"
            yield issues.notice(register.file, reason, record.line)
    for unread in deal.unread:
        if unread not in seen.names:
            seen.names.add(unread)
            yield issues.notice(register.file, unread, record.line, deal.designation)
    claim = tell_deal(record, deal, transfer, register.report, find_act(deal, register.first_order))
    yield replace(claim, window_from=None, window_to=None) if register.preamble.counts_all else claim


def _state_delivery(register: Register, record: Record, row: YearOfDeal, seen: _Seen) -> Iterator[Claim | Issue]:
    """The claim of a row of the 17-column layout, where a deal and a year stand once: told twice, it counts once."""
    key = row.deal_id, row.delivery_year
    same = seen.rows.setdefault(record.raw, record.line)
    if same != record.line:
        yield issues.refusal(register.file, record, f"tells the delivery of line {same} once more")
        return
    other = seen.deliveries.setdefault(key, record.line)
    if other != record.line:
        reason = f"deal {row.deal_id} has another delivery in {row.delivery_year} at line {other}; both count"
        yield issues.notice(register.file, reason, record.line)
    yield tell_delivery(record, row, register.report, seen.match_keys.get(row.deal_id))


def _tell_new_names(register: Register, record: Record, row: Row, seen: _Seen) -> Iterator[Issue]:
    """One notice for each name that is not known, where it first comes up."""
    for name in (row.supplier, row.recipient):
        if name in seen.names:
            continue
        seen.names.add(name)
        if not is_matched(name):
            reason = f"name not matched: the claims keep it, and call the actor {find_actor(name).id}"
            yield issues.notice(register.file, reason, record.line, name)
    if isinstance(row, YearOfDeal) and row.category is not None and row.category not in seen.names:
        seen.names.add(row.category)
        category = name_category(row.category)
        if category is not None and not is_known(category):
            yield issues.notice(register.file, "a new armament category; it is kept", record.line, row.category)
