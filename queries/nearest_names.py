"""The names nearest to what a person typed, for asking back; nothing may choose from them on its own."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from graph.state_names import key

_MOST = 5
_BRACKET = re.compile(r"\s*\([^()]*\)")


def near(text: str, known: Iterable[str]) -> list[str]:
    """Return the known names that are written nearly like a text, nearest first.

    >>> near("leas", ["lease", "loan"])
    ['lease']
    """
    by_key = {name.casefold(): name for name in known}
    return [by_key[name] for name in get_close_matches(text.casefold(), by_key, n=_MOST, cutoff=0.6)]


def containing(text: str, known: Iterable[str]) -> list[str]:
    """Return the known names that have all of a text among their words, those first that are it but for a bracket.

    >>> containing("PLO", ["Palau", "PLO (Israel)", "Anti-PLO front"]), containing("Houthi", ["Houthi rebels (Yemen)"])
    (['PLO (Israel)', 'Anti-PLO front'], ['Houthi rebels (Yemen)'])
    """
    wanted = {key(text), _bare(text)} - {""}
    found = [name for name in known if any(f" {words} " in f" {key(name)} " for words in wanted)]
    return sorted(found, key=lambda name: (_bare(name) not in wanted, len(name), name))[:_MOST]


def _bare(name: str) -> str:
    """Return a name without its bracket, as names are compared."""
    return key(_BRACKET.sub("", name))
