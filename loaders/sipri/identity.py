"""Ids made of raw values, so that the same deal in two files is one transfer and cleaning renames nothing."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from operator import itemgetter

from loaders.sipri.layouts import DEALS

_NAMES = [column.name for column in DEALS.columns]
_KEY = ("Supplier", "Recipient", "Weapon designation", "Year of order", "Number ordered")
_pick: Callable[[Sequence[str]], tuple[str, ...]] = itemgetter(*(_NAMES.index(name) for name in _KEY))
_PLACES = {
    "recipient": "Recipient",
    "supplier": "Supplier",
    "order_year": "Year of order",
    "ordered": "Number ordered",
    "designation": "Weapon designation",
    "description": "Weapon description",
    "delivered": "Number delivered",
    "years": "Year(s) of delivery",
    "comment": "Comments",
}
# What the window of years changes: in the sort these come last, so that two deals that differ elsewhere keep their
# order in a file with a narrower window. (Of 534 twins, cut to four windows, none changed places; by the plain row 2.)
_WINDOWED = [
    _NAMES.index(name) for name in ("Number delivered", "Year(s) of delivery", "SIPRI TIV of delivered weapons")
]


def place(**cells: str) -> list[str]:
    """Return cells of another layout where the 16-column one has them, all others blank; raises KeyError for others.

    >>> place(recipient="Chile", supplier="Peru")[:3]
    ['Chile', 'Peru', '']
    """
    row = [""] * len(_NAMES)
    for name, cell in cells.items():
        row[_NAMES.index(_PLACES[name])] = cell
    return row


def number_twins(rows: Sequence[Sequence[str] | None]) -> Mapping[int, int]:
    """Return the ordinal of each row that has twins, by its position; every other row has the ordinal 0.

    Twins are rows with equal supplier, recipient, designation, year of order and number ordered as written (without
    its mark). They are numbered in the order of the whole raw row, never of the file; a line that is no row is None.
    """
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, cells in enumerate(rows):
        if cells is not None:
            groups[_pick(cells)].append(position)
    ordinals: dict[int, int] = {}
    for twins in groups.values():
        if len(twins) > 1:
            twins.sort(key=lambda position: _sort_key(rows[position] or ()))
            ordinals.update((position, ordinal) for ordinal, position in enumerate(twins))
    return ordinals


def deal_id(cells: Sequence[str], ordinal: int | str) -> str:
    """Return the id of the transfer that a row of the 16-column layout is about; the cells are stripped.

    A row of an older layout has the same id where its cells are the same, so that both are about one transfer. Twins in
    an older layout have ordinals of their own: which of them is which twin elsewhere nothing says.
    """
    return "sipri-" + sha256("|".join((*_pick(cells), str(ordinal))).encode()).hexdigest()[:16]


def report_id(sha256_of_file: str) -> str:
    """Return the id of the report that a file is: its source and its bytes, so that no register replaces another.

    >>> report_id("0123456789abcdef")
    'sipri-0123456789ab'
    """
    return f"sipri-{sha256_of_file[:12]}"


def _sort_key(cells: Sequence[str]) -> tuple[list[str], list[str]]:
    lasting = [cell for position, cell in enumerate(cells) if position not in _WINDOWED]
    return lasting, [cells[position] for position in _WINDOWED]
