"""From the system as a row names it to its designation: what the reading of the page left there is taken off."""

import re
from functools import lru_cache

_ESCAPED = re.compile(r"<U\+([0-9A-F]{4,6})>")
"""How the program that made the tables writes a letter that its machine could not."""

_RUNNING = re.compile(r"\d+ (?!ItK |mm )(?=\S)")
"""How many of the system the page counted on that day, which stands before the name (``10 T-90M``).

The Finnish designation ``23 ItK 61`` begins with a number of its own.
"""

_REST = re.compile(r"\s*:\s*(\(\d+,[^()]*\))?$")
"""The colon behind a name on the page, with the first entry of its list where that was not cut off."""


@lru_cache(maxsize=8192)
def read_designation(text: str) -> str | None:
    """Return the designation of a system, None where the cell names none (``NA`` is how R writes a missing value).

    >>> read_designation("10 T-90M"), read_designation("1 1L22 'Parol': (1, destroyed)")
    ('T-90M', "1L22 'Parol'")
    >>> read_designation("9<U+041C>133 Kornet"), read_designation("152mm 2A36 Giatsint-B:")
    ('9М133 Kornet', '152mm 2A36 Giatsint-B')
    >>> read_designation("1 23 ItK 61 23mm"), read_designation("100mm MT-12"), read_designation("NA")
    ('23 ItK 61 23mm', '100mm MT-12', None)
    """
    plain = _ESCAPED.sub(_letter, text)
    plain = _REST.sub("", _RUNNING.sub("", plain, count=1) if _RUNNING.match(plain) else plain).strip()
    return plain if plain and plain != "NA" and plain.isprintable() else None


def _letter(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code <= 0x10FFFF else found[0]
