"""The table by system: each row is one piece that a picture shows, and one claim."""

import csv
import re
from collections.abc import Iterator

from graph.actors import Item
from graph.claims import Claim
from graph.reports import Report
from graph.sentences import loss_name
from graph.words import Basis, Measure, Outcome, Side, SpeakerRole, Subject
from loaders.contract import Issue, Reading
from loaders.oryx.cells import is_matched, notice, read_actor, read_day, require_text
from loaders.oryx.designations import read_designation
from loaders.oryx.losses import WHOLE, loss_id
from loaders.oryx.opening import Table
from loaders.tables import Fault, refuse_row

LAYOUT = "one row a piece"

OUTCOMES = {
    "destroyed": Outcome.DESTROYED,
    "damaged": Outcome.DAMAGED,
    "abandoned": Outcome.ABANDONED,
    "captured": Outcome.CAPTURED,
}
"""The words of the tables; any other is refused."""

_ADDRESS = re.compile(r"https?://\S+")


def state(reading: Reading, table: Table) -> Iterator[Claim | Issue]:
    """Yield a claim or a refusal for each row in file order, with notices, and one on how names were read."""
    for name in table.unknown:
        yield notice(table.file, 1, "a column that is not known was left out", name, "a column of the table by system")
    seen: dict[str, int] = {}
    unmatched: set[str] = set()
    mended = 0
    for number, raw in enumerate(table.lines[1:], start=2):
        if not raw.strip():
            continue
        reading.rows_read += 1
        if not raw.isprintable():
            reason = "the row has a control character, or a byte that is no UTF-8; the row was not loaded"
            strange = next(sign for sign in raw if not sign.isprintable())
            yield refuse_row(table.file, number, reason, strange, "printable text")
            continue
        cells = cut(raw)
        if cells is None or len(cells) != len(table.names):
            found = "a quotation mark that is not closed" if cells is None else f"{len(cells)} cells"
            reason = "the row is not whole; the row was not loaded"
            yield refuse_row(table.file, number, reason, found, f"{len(table.names)} cells")
            continue
        same = seen.setdefault(raw, number)
        if same != number:
            reason = f"line {same} says the same, and a piece is counted once; the row was not loaded"
            yield refuse_row(table.file, number, reason, raw, "each piece once")
            continue
        row = table.arrange(cells)
        try:
            claim = _tell(row, raw, number, reading.report)
        except Fault as fault:
            column = table.names.index(fault.column) + 1
            reason = f"{fault.column} cannot be read; the row was not loaded"
            yield refuse_row(table.file, number, reason, fault.found, fault.expected, column=column)
            continue
        country, _, system, _, url, _ = row
        if country not in unmatched and not is_matched(country):
            unmatched.add(country)
            yield notice(table.file, number, "name not matched: the claims keep it", country)
        if claim.image is not None and claim.image != url:
            reason = f"the cell of the picture has more than an address: the claim keeps {claim.image}"
            yield notice(table.file, number, reason, url, "an address alone")
        if claim.image is None:
            yield notice(table.file, number, "no address of a picture: the claim keeps the row", url, "https://…")
        mended += claim.item is not None and claim.item.name != system
        yield claim
    if mended:
        reason = (
            f"{mended:,} rows have more than a designation as system, such as the page's own count in '10 T-90M'; it "
            "was left off, and the claims keep the text"
        )
        yield notice(table.file, None, reason)


def cut(raw: str) -> list[str] | None:
    """Return the cells of a line, None where a quotation mark is not closed: no row runs over several lines.

    >>> cut('Russia,"a ""b"", c",x'), cut('Russia,"a')
    (['Russia', 'a "b", c', 'x'], None)
    """
    if '"' not in raw:
        return raw.split(",")
    try:
        return next(csv.reader([raw], strict=True))
    except (csv.Error, StopIteration):
        return None


def find_address(cell: str) -> str | None:
    """Return the one address of a picture in a cell; None where there is none, or more than one.

    >>> find_address("2x KamAZ https://a.example/1.jpg"), find_address("ttps://a.example/1.jpg")
    ('https://a.example/1.jpg', None)
    >>> find_address("https://a.example/1.jpg https://a.example/2.jpg")
    """
    found = _ADDRESS.findall(cell)
    # An address inside another word, or with words of a person stuck to it, is not one to be trusted.
    words = cell.split()
    return str(found[0]) if len(found) == 1 and found[0] in words else None


def _tell(row: list[str], raw: str, number: int, report: Report) -> Claim:
    country, origin, system, status, url, day = row
    loser = read_actor(require_text("country", country))
    designation = read_designation(require_text("system", system))
    if designation is None:
        raise Fault("system", system, "the name of a system")
    outcome = OUTCOMES.get(status)
    if outcome is None:
        raise Fault("status", status, ", ".join(OUTCOMES))
    return Claim(
        id=f"{report.id}:L{number}",
        report=report.id,
        source=report.source.id,
        subject=Subject.LOSS,
        about=loss_id(country, designation, outcome),
        name=loss_name(loser.name, outcome, 1, designation),
        locator=f"line {number}",
        raw=raw,
        item=Item(designation, designation),
        item_text=system,
        speaker=report.source.name,
        speaker_role=SpeakerRole.DATA_SET,
        speaker_side=Side.NONE,
        measure=Measure.LOST,
        quantity_low=1,
        quantity_basis=Basis.AT_LEAST,
        loser=loser,
        outcome=outcome,
        count_low=1,
        as_of=read_day(day),
        part_of=loss_id(country, WHOLE, outcome),
        piece=True,
        image=find_address(url),
        origin=origin or None,
    )
