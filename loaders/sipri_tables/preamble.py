"""What stands above and below a table: whose it is, and when it was made."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.words import Party
from loaders.encoding import printable

_TITLE = re.compile(
    r"TIV of arms (?P<what>exports from|imports to) (?P<name>.+?), *(?P<first>\d{4}) *- *(?P<last>\d{4})", re.IGNORECASE
)
_WHOLE = re.compile(r"Total (?P<what>imports from|exports to) (?P<name>.+)", re.IGNORECASE)
_WORLD = re.compile(r"Total world (?P<what>import|export)s?", re.IGNORECASE)
_GENERATED = re.compile(r"(?:Data )?generated: *(\d{1,2}) +([A-Za-z]{3})[a-z]* +(\d{4})\b", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_STARTS = (
    "volume of transfers of major arms",
    "tiv of arms",
    "figures are",
    "figures may not add up",
    "a '0' indicates",
    "for more information",
    "for the method used",
    "source: sipri",
    "generated:",
    "data generated:",
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose table it is: the side on which it stands and its name, None for the whole world.

    ``lists`` is the side of which the table has one row each: the recipients of what somebody has supplied.
    """

    lists: Party
    name: str | None


@dataclass(frozen=True, slots=True)
class Preamble:
    """What the lines above the column names say; None where the line is missing or cannot be read.

    ``years`` are those of the title. ``unknown`` are lines that no table has, each with its number from 0.
    """

    owner: Owner | None = None
    years: tuple[int, int] | None = None
    generated: date | None = None
    unknown: tuple[tuple[int, str], ...] = ()


def read_preamble(lines: Sequence[str], separator: str) -> Preamble:
    """Return what the lines above the column names say; any of them may be missing."""
    owner: Owner | None = None
    years: tuple[int, int] | None = None
    generated: date | None = None
    unknown: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        text = bare(line, separator)
        if not text:
            continue
        if title := _TITLE.match(text):
            exports = title["what"].casefold().startswith("exports")
            owner = Owner(Party.RECIPIENT if exports else Party.SUPPLIER, title["name"].strip())
            years = int(title["first"]), int(title["last"])
        elif (day := _read_day(text)) is not None:
            generated = day
        elif not text.casefold().startswith(_STARTS) or _GENERATED.match(text):
            unknown.append((number, text))
    return Preamble(owner, years, generated, tuple(unknown))


def bare(line: str, separator: str) -> str:
    """Return the text of a line that is no row: without the empty cells and quotes that a spreadsheet adds.

    >>> bare('"TIV of arms exports from Russia, 1950-2021",,,', ",")
    'TIV of arms exports from Russia, 1950-2021'
    """
    return printable(line).strip().rstrip(separator).strip('" ')


def is_title(line: str) -> bool:
    """Say whether a line is the title of a table; each export has one."""
    return line.strip().lstrip('" ').casefold().startswith(_STARTS[:2])


def is_start(line: str) -> bool:
    """Say whether a line stands above every export, a register's included: its title, or when it was made."""
    starts = (*_STARTS[:2], *_STARTS[-2:], "transfers of major conventional")
    return line.strip().lstrip('" ').casefold().startswith(starts)


def read_owner(name: str) -> Owner | None:
    """Return whose table the name of a newer table's last row tells; None for any other row.

    >>> read_owner("Total imports from China")
    Owner(lists=<Party.RECIPIENT: 'recipient'>, name='China')
    >>> read_owner("Total world export").name is None, read_owner("Totalland") is None
    (True, True)
    """
    if found := _WHOLE.fullmatch(name):
        imports = found["what"].casefold().startswith("imports")
        return Owner(Party.RECIPIENT if imports else Party.SUPPLIER, found["name"].strip())
    if found := _WORLD.fullmatch(name):
        return Owner(Party.RECIPIENT if found["what"].casefold() == "import" else Party.SUPPLIER, None)
    return None


def _read_day(text: str) -> date | None:
    found = _GENERATED.match(text)
    if found is None or found[2].casefold() not in _MONTHS:
        return None
    try:
        return date(int(found[3]), _MONTHS.index(found[2].casefold()) + 1, int(found[1]))
    except ValueError:
        return None
