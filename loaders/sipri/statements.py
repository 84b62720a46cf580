"""What a register states, row by row in file order: claims, refusals, repairs and notices."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.claims import Claim
from loaders.contract import Issue, Reading
from loaders.sipri import issues
from loaders.sipri.categories import is_known, name_category
from loaders.sipri.deals import find_act, find_oddity, tell_deal
from loaders.sipri.deliveries import tell_delivery
from loaders.sipri.heads import find_rows_above, tell_head
from loaders.sipri.identity import deal_id, number_twins
from loaders.sipri.layouts import DEALS
from loaders.sipri.parties import find_actor, is_matched
from loaders.sipri.records import Record
from loaders.sipri.register import Register
from loaders.sipri.rows import Deal, Row, YearOfDeal

_CUT_SHORT = "the file ends without a line end, so this last row may have been cut short"


@dataclass(slots=True)
class _Seen:
    """What came up before in a file: rows by their text, deliveries by deal and year, names that were told."""

    rows: dict[str, int] = field(default_factory=dict)
    deliveries: dict[tuple[str, int], int] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


def state(register: Register, reading: Reading) -> Iterator[Claim | Issue]:
    """Yield what a register states; each record is counted as read before it is judged."""
    yield from tell_head(register)
    for record in find_rows_above(register):
        reading.rows_read += 1
        yield _refuse(register, record)
    is_deals = register.header.layout is DEALS
    ordinals = number_twins([record.cells for record in register.records]) if is_deals else {}
    seen = _Seen()
    for position, (record, row) in enumerate(zip(register.records, register.rows, strict=True)):
        reading.rows_read += 1
        if row is None:
            yield _refuse(register, record)
            continue
        if record.is_mended:
            yield issues.repair(register.file, record)
        yield from _tell_new_names(register, record, row, seen)
        if isinstance(row, Deal):
            yield from _state_deal(register, record, row, ordinals.get(position, 0), seen)
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


def _state_deal(register: Register, record: Record, deal: Deal, ordinal: int, seen: _Seen) -> Iterator[Claim | Issue]:
    """The claim of a row of the 16-column layout. Two rows alike are two deals: this layout has no id of its own."""
    same = seen.rows.setdefault(record.raw, record.line)
    if same != record.line:
        reason = f"an identical row stands at line {same}; both count, as two deals"
        yield issues.notice(register.file, reason, record.line)
    oddity = find_oddity(deal)
    if oddity is not None:
        yield issues.notice(register.file, f"the row gives {oddity}", record.line)
    transfer = deal_id(record.cells or (), ordinal)
    yield tell_deal(record, deal, transfer, register.report, find_act(deal, register.first_order))


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
    yield tell_delivery(record, row, register.report)


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
