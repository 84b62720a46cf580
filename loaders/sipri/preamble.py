"""The lines that the site writes above the header: what was chosen at the download, and when it was made."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from loaders.encoding import printable

_TITLE = re.compile(
    r"Transfers of major conventional (?:arms|weapons) from (?P<supplier>.+?) +to (?P<recipient>.+?) *\. +"
    r"Deals with deliveries (?:or orders )?made for (?:the )?year range '(?P<first>[^']*)' to '(?P<last>[^']*)'",
    re.IGNORECASE,
)
# Until 2023: the printed tables, and DealsAndTIVs.txt.
_PRINTED_TITLE = re.compile(
    r"Transfers of major (?:conventional )?(?:arms|weapons)\b.*\bmade for (?:the )?year range "
    r"(?P<first>\S+) to (?P<last>\S+)",
    re.IGNORECASE,
)
_SEARCHED = re.compile(
    r"Database search results for buyer '(?P<recipient>.+?)' and seller +'(?P<supplier>.+?)' and the years "
    r"from (?P<first>\S+) to (?P<last>\S+)(?:.*\(created: *(?P<created>[^)]*)\))?",
    re.IGNORECASE,
)
_GENERATED = re.compile(r"(?:Data|Information) generated: *(\d{1,2}) +([A-Za-z]{3})[a-z]* +(\d{4})\b", re.IGNORECASE)
_CREATED = re.compile(r"(\d{1,2}) +([A-Za-z]{3})[a-z]* +(\d{4})|(\d{4})-(\d\d)-(\d\d)")
_ALL_DELIVERIES = "refer to all deliveries since the beginning of the contract"
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
    "sipri transfers database",
    "database search results for",
    "note: the 'no. delivered",
    "information generated:",
    "data generated:",
)
_TITLES = (_STARTS[0], "transfers of major", "database search results for")
_DATES = ("data generated:", "information generated:")


@dataclass(frozen=True, slots=True)
class Preamble:
    """What stands above the header; None where the line is missing or cannot be read.

    ``window`` is the first and last year that were chosen; None in it means that this end was not specified.
    ``counts_all`` says that numbers and years cover all deliveries of a deal, those outside the window as well.
    ``unknown`` are the lines that no export has, and ``unread`` those that should say something and do not, each
    with its number counted from 0.
    """

    supplier: str | None = None
    recipient: str | None = None
    window: tuple[int | None, int | None] | None = None
    generated: date | None = None
    counts_all: bool = False
    unknown: tuple[tuple[int, str], ...] = ()
    unread: tuple[tuple[int, str], ...] = ()


def read_preamble(lines: Sequence[str], separator: str) -> Preamble:
    """Return what the lines above the header say; any of them may be missing, a spreadsheet may have quoted them."""
    supplier = recipient = None
    window: tuple[int | None, int | None] | None = None
    generated, counts_all = None, False
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
        elif title := _PRINTED_TITLE.match(text):
            window = _read_window(title["first"].strip("'."), title["last"].strip("'."))
            if window is None:
                unread.append((number, text))
        elif title := _SEARCHED.match(text):
            supplier, recipient = title["supplier"].strip(), title["recipient"].strip()
            window = _read_window(title["first"], title["last"])
            generated = _read_created(title["created"] or "")
            if window is None or generated is None:
                unread.append((number, text))
        elif _plain(text).startswith(_DATES):
            generated = _read_date(text)
            if generated is None:
                unread.append((number, text))
        elif _ALL_DELIVERIES in " ".join(text.casefold().split()):
            counts_all = True
        elif _plain(text).startswith(_TITLES):
            unread.append((number, text))
    return Preamble(supplier, recipient, window, generated, counts_all, tuple(unknown), tuple(unread))


def is_title(line: str) -> bool:
    """Say whether a line is the title of an export."""
    return _plain(line).startswith(_TITLES)


def is_known(line: str) -> bool:
    """Say whether a line is one of those that the site writes above the header."""
    return _plain(line).startswith((*_STARTS, *_TITLES)) or _ALL_DELIVERIES in line.casefold()


def is_start(line: str) -> bool:
    """Say whether a line stands above the header of every export, once: its title, or when it was made."""
    return _plain(line).startswith((*_TITLES, *_DATES))


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
    return None if found is None else _make_date(found[1], found[2], found[3])


def _read_created(text: str) -> date | None:
    """The day of DealsAndTIVs.txt, where it can mean one day alone; 03-04-23 can mean several.

    >>> _read_created("12 March 2023"), _read_created("2023-03-12"), _read_created("03-04-23")
    (datetime.date(2023, 3, 12), datetime.date(2023, 3, 12), None)
    """
    found = _CREATED.match(text.strip())
    if found is None:
        return None
    if found[4] is None:
        return _make_date(found[1], found[2], found[3])
    return _make_date(found[6], _MONTHS[int(found[5]) - 1] if 1 <= int(found[5]) <= 12 else "", found[4])


def _make_date(day: str, month: str, year: str) -> date | None:
    """A day, None where there is no such day."""
    try:
        return date(int(year), _MONTHS.index(month.casefold()) + 1, int(day))
    except ValueError:
        return None
