"""The lines that the site writes above the header: what was chosen at the download, and when it was made."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from loaders.sipri.encoding import printable

_TITLE = re.compile(
    r"Transfers of major conventional (?:arms|weapons) from (?P<supplier>.+?) +to (?P<recipient>.+?) *\. +"
    r"Deals with deliveries (?:or orders )?made for (?:the )?year range '(?P<first>[^']*)' to '(?P<last>[^']*)'",
    re.IGNORECASE,
)
_GENERATED = re.compile(r"Data generated: *(\d{1,2}) +([A-Za-z]{3})[a-z]* +(\d{4})\b", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOT_SPECIFIED = "not specified"
_STARTS = (
    "transfers of major conventional",
    "a '?' in a column",
    "an empty field for",
    "sipri trend-indicator values",
    "a '0' for",
    "figures may not add up",
    "for the method used",
    "source: sipri",
    "data generated:",
)


@dataclass(frozen=True, slots=True)
class Preamble:
    """What stands above the header; None where the line is missing or cannot be read.

    ``window`` is the first and last year that were chosen; None in it means that this end was not specified.
    ``unknown`` are the lines that no export has, and ``unread`` those that should say something and do not, each
    with its number counted from 0.
    """

    supplier: str | None = None
    recipient: str | None = None
    window: tuple[int | None, int | None] | None = None
    generated: date | None = None
    unknown: tuple[tuple[int, str], ...] = ()
    unread: tuple[tuple[int, str], ...] = ()


def read_preamble(lines: Sequence[str], separator: str) -> Preamble:
    """Return what the lines above the header say; any of them may be missing, a spreadsheet may have quoted them."""
    supplier = recipient = None
    window: tuple[int | None, int | None] | None = None
    generated = None
    unknown: list[tuple[int, str]] = []
    unread: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        text = printable(line).strip().rstrip(separator).strip('" ')
        if not text:
            continue
        if not is_known(text):
            unknown.append((number, text))
        elif title := _TITLE.match(text):
            supplier, recipient = title["supplier"].strip(), title["recipient"].strip()
            window = _read_window(title["first"], title["last"])
            if window is None:
                unread.append((number, text))
        elif _plain(text).startswith(_STARTS[-1]):
            generated = _read_date(text)
            if generated is None:
                unread.append((number, text))
        elif _plain(text).startswith(_STARTS[0]):
            unread.append((number, text))
    return Preamble(supplier, recipient, window, generated, tuple(unknown), tuple(unread))


def is_title(line: str) -> bool:
    """Say whether a line is the title of an export."""
    return _plain(line).startswith(_STARTS[0])


def is_known(line: str) -> bool:
    """Say whether a line is one of those that the site writes above the header."""
    return _plain(line).startswith(_STARTS)


def is_start(line: str) -> bool:
    """Say whether a line stands above the header of every export, once: its title, or when it was made."""
    return _plain(line).startswith((_STARTS[0], _STARTS[-1]))


def _plain(line: str) -> str:
    return line.strip().lstrip('" ').casefold()


def _read_window(first: str, last: str) -> tuple[int | None, int | None] | None:
    ends: list[int | None] = []
    for end in (first.strip(), last.strip()):
        if end.casefold() == _NOT_SPECIFIED:
            ends.append(None)
        elif re.fullmatch(r"(19|20)[0-9]{2}", end):
            ends.append(int(end))
        else:
            return None
    if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
        return None
    return ends[0], ends[1]


def _read_date(text: str) -> date | None:
    """The day of a line such as ``Data generated: 14 Jul 2026 2:55:04 PM``, whatever the language of the machine.

    >>> _read_date("Data generated: 14 Jul 2026 2:55:04 PM")
    datetime.date(2026, 7, 14)
    """
    found = _GENERATED.match(text)
    if found is None or found[2].casefold() not in _MONTHS:
        return None
    try:
        return date(int(found[3]), _MONTHS.index(found[2].casefold()) + 1, int(found[1]))
    except ValueError:
        return None
