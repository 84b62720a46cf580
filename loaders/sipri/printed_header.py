"""The column names of the printed tables, spread over up to four lines."""

import re
from collections import Counter
from collections.abc import Sequence

from loaders.sipri.cells import cut
from loaders.sipri.header import Header
from loaders.sipri.printed import BY_RECIPIENT, BY_SUPPLIER

TAB = "\t"
MOST_LINES = 4
_MOST_ABOVE = 200
_NAMES = (
    r"(recipient|supplier)/(supplier\(s\)|recipient\(r\))(orlicen[sc]e[er]\(l\))?",
    r"(no\.?|number)ordered",
    r"weapondesignation",
    r"weapondescription",
    r"year(\(s\)|s)?oforder(/licen[cs]e)?",
    r"year(\(s\)|s)?of(delivery|deliveries)",
    r"(no\.?|number)delivered(/produced)?",
    r"comments?",
)
# All words of the column names together, for files in which the lines do not stand one below the other.
_WORDS = Counter(
    re.findall(
        r"\w+",
        "recipient supplier, no ordered, weapon designation, weapon description, year of order, year of, no delivered, "
        "comments",
    )
)
_MORE_WORDS = frozenset(
    re.findall(
        r"\w+",
        "s r l or, licenser licencer, licensee licencee, licence license, delivery deliveries, produced",
    )
)


def find_header(lines: Sequence[str]) -> Header | None:
    """Return the first lines that together name all eight columns, with tabs between them."""
    for start, line in enumerate(lines[:_MOST_ABOVE]):
        if line.strip():
            for height in range(1, MOST_LINES + 1):
                header = match_block(lines[start : start + height], start)
                if header is not None:
                    return header
    return None


def is_untabbed(lines: Sequence[str]) -> bool:
    """Say whether the names of the columns stand there with blanks alone between them: the columns are lost."""
    for start in range(min(len(lines), _MOST_ABOVE)):
        for height in range(1, MOST_LINES + 1):
            block = lines[start : start + height]
            if _has_all_words(block) and not _is_tabbed(block):
                return True
    return False


def match_block(block: Sequence[str], start: int) -> Header | None:
    """Return the header that lines are, of which the first has the number ``start``; None where they are none."""
    if not _is_tabbed(block):
        return None
    rows = [[cell.strip() for cell in cut(line, TAB)] for line in block]
    width = max(map(len, rows))
    names = [" ".join(filter(None, (row[place] for row in rows if place < len(row)))) for place in range(width)]
    while names and not names[-1]:
        names.pop()
    squeezed = ["".join(name.split()).casefold() for name in names]
    places = [[place for place, name in enumerate(squeezed) if re.fullmatch(form, name)] for form in _NAMES]
    if all(len(found) == 1 for found in places):
        partner, *rest = (found[0] for found in places)
    elif _has_all_words(block) and max(len(list(filter(None, row))) for row in rows) > len(_NAMES) // 2:
        partner, *rest = range(len(_NAMES))
        names = (names + [""] * len(_NAMES))[: len(_NAMES)]
    else:
        return None
    words = _find_words(block)
    layout = BY_RECIPIENT if words.index("recipient") < words.index("supplier") else BY_SUPPLIER
    positions = (partner, partner, partner, *rest)
    unknown = tuple((place, name.casefold()) for place, name in enumerate(names) if place not in positions)
    return Header(layout, TAB, start, tuple(names), positions, len(names), unknown, len(block))


def _is_tabbed(block: Sequence[str]) -> bool:
    return any(line.strip().count(TAB) >= len(_NAMES) // 2 for line in block)


def _has_all_words(block: Sequence[str]) -> bool:
    """Say whether lines hold the words of the column names, each as often as it should, and no others."""
    found = Counter(word.removesuffix("s") if word == "years" else word for word in _find_words(block))
    rest = found - _WORDS
    return not _WORDS - found and set(rest) <= _MORE_WORDS and sum(rest.values()) <= len(_MORE_WORDS)


def _find_words(block: Sequence[str]) -> list[str]:
    return re.findall(r"[a-z]+", " ".join(block).casefold())
