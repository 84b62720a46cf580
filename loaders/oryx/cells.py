"""What stands in single cells: a country, a day, a count; and why one cannot be read."""

from datetime import date
from functools import lru_cache

from graph import names
from graph.actors import Actor
from loaders.contract import Issue, IssueKind
from loaders.tables import Fault, printable


@lru_cache(maxsize=4096)
def read_actor(text: str) -> Actor:
    """Return the actor that a name means; a name that no table knows becomes an unknown actor of that name.

    >>> read_actor("Ukraine").id, read_actor("Atlantis").id
    ('UKR', 'unmatched-atlantis')
    """
    return names.classify(text) or names.unmatched(text)


def is_matched(text: str) -> bool:
    """Say whether a name is known."""
    return names.classify(text) is not None


@lru_cache(maxsize=4096)
def read_day(text: str) -> date:
    """Return a day; raises Fault where the cell has none.

    >>> read_day("2022-03-19")
    datetime.date(2022, 3, 19)
    """
    try:
        # fromisoformat reads weeks and other forms as well, which no table has.
        if len(text) == 10 and text[4] == text[7] == "-":
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Fault("date_recorded", text, "a day like 2022-03-19")


def read_count(column: str, text: str) -> int:
    """Return a count; raises Fault where the cell has none. Blank is none, and not 0.

    >>> read_count("captured", "0")
    0
    """
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise Fault(column, text, "a whole number")
    return int(text)


def require_text(column: str, text: str) -> str:
    """Return a text; raises Fault where the cell is blank or has signs that cannot be shown."""
    if not text:
        raise Fault(column, "", "a text; the cell is blank")
    if not text.isprintable():
        raise Fault(column, text, "one line of printable text")
    return text


def notice(file: str, line: int | None, reason: str, found: str | None = None, expected: str | None = None) -> Issue:
    """Return something worth telling about a row whose claim is stated, or about the whole file."""
    shown = None if found is None else printable(found[:200])
    return Issue(kind=IssueKind.NOTICE, file=file, line=line, reason=reason, found=shown, expected=expected)
