"""Words in a register's comment that are worth finding: kept as found, never taken for acts.

"Deal cancelled", "more planned but cancelled" and "originally produced for Chile but cancelled" all have the mark
*cancelled*; which of them is meant only the comment says.
"""

import re
from functools import lru_cache

_AMOUNT = r"\d[\d.]*(?:-\d[\d.]*)?"
_SIZE = r"(?:million|billion|m|b)\b"

_WORDS = {
    "aid": r"aid\b",
    "debt": r"debts?\b",
    "licence": r"licen[cs]e[sd]?\b",
    "via": r"via\b",
    "lease": r"leas(?:es?|ed|ing)\b",
    "loan": r"loan(?:s|ed)?\b",
    "second-hand": r"second-hand\b",
    "modernized": r"moderni[sz]\w+",
    "returned": r"return(?:s|ed|ing)?\b",
    "captured": r"captured\b",
    "refused": r"refus(?:al|e|es|ed|ing)\b",
    "cancelled": r"cancel\w*",
    "embargo": r"embargo\w*",
    "barter": r"barter(?:s|ed)?\b",
    "offset": r"offsets?\b",
    "financed": r"financed\b",
    "illegal": r"illegal\w*",
    "supplier uncertain": r"supplier uncertain\b",
    "probably": r"probably\b",
    "possibly": r"possibly\b",
}
# Letters are money only with a size behind: EUR9 m is, AIM9 is not.
_MONEY = rf"\$ ?{_AMOUNT}(?: ?{_SIZE})?|(?<!\w)[A-Z]{{2,4}} ?{_AMOUNT} ?{_SIZE}"

NAMES = (*_WORDS, "money")
"""The marks, as they stand on a claim."""

# Looking at the first letter alone before trying the words halves the time.
_FIRST = "".join({words[0] + words[0].upper() for words in _WORDS.values()})
_MARK = re.compile(rf"(?<!\w)(?=[{_FIRST}])(?i:{'|'.join(f'({words})' for words in _WORDS.values())})|({_MONEY})")


@lru_cache(maxsize=4096)
def find_marks(comment: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the marks in a comment and, in the same order, the words found; each pair once.

    >>> find_marks("Second-hand; aid; $17-20 m deal; leased via Belarus; 2 released; aid")
    (('second-hand', 'aid', 'money', 'lease', 'via'), ('Second-hand', 'aid', '$17-20 m', 'leased', 'via'))
    >>> find_marks("US$5 m; 12 AIM-9")[1], find_marks(None)
    (('$5 m',), ((), ()))
    """
    if not comment:
        return (), ()
    found: dict[tuple[str, str], None] = {}
    for match in _MARK.finditer(comment):
        found.setdefault((NAMES[(match.lastindex or 1) - 1], match[0]))
    return tuple(name for name, _ in found), tuple(words for _, words in found)
