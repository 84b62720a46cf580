"""Designations of different sources that may stand for one weapon system, and on what grounds.

Only two grounds are looked for: the same letters and digits, and one designation inside the other. What comes out is a
list for a person, who enters a row with evidence in a table of item names; nothing is merged, and there is no score.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations

from loaders.proposals.proposal import Proposal, Proposer, Rows

_NAMED = """
MATCH (s:Source)-[:PUBLISHED]->(r:Report)-[:STATES]->(c:Claim)
WHERE c.item IS NOT NULL AND c.machine IS NULL AND c.other IS NULL
RETURN DISTINCT c.item AS item, s.id AS source
ORDER BY item, source
"""

_DECIDED = """
MATCH (a:Item)-[:CORRESPONDS_TO]->(b:Item)
RETURN a.id AS first, b.id AS second
ORDER BY first, second
"""

SAME = "the same letters and digits"
INSIDE = "one designation stands inside the other"
NICKNAME = "without what stands in quotation marks"
LETTERS = "with Cyrillic letters written in Latin ones"

_QUOTED = re.compile(r"'{1,2}[^']+'{1,2}|\"[^\"]+\"|‘[^’]+’|“[^”]+”|«[^»]+»")
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_WORDS = re.compile(r"[\s/(),;:+]+")

_LATIN = dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziyklmnoprstufhye", strict=True)) | {
    "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya", "ё": "e"
}  # fmt: skip
"""English letters for the Russian ones, which are small here."""

_MOST_WORDS = 7
"""Words of a designation that are looked at; those of a longer one only in their order."""


def propose(answers: Mapping[str, Rows]) -> list[Proposal]:
    """Return the pairs of designations that no source uses beside each other and no table names yet, by name."""
    sources: dict[str, set[str]] = defaultdict(set)
    for row in answers["named"]:
        sources[row["item"]].add(row["source"])
    decided = {frozenset((row["first"], row["second"])) for row in answers["decided"]}
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for first, second, reasons in find_pairs(sources):
        # A source that uses both keeps them apart itself.
        if sources[first].isdisjoint(sources[second]) and frozenset((first, second)) not in decided:
            found.setdefault((first, second), reasons)
    return [
        Proposal(first, second, _tell(first, second, sources), reasons)
        for (first, second), reasons in sorted(found.items(), key=lambda pair: (pair[1][0] != SAME, pair[0]))
    ]


def find_pairs(designations: Iterable[str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield two designations in the order of their letters, with the reasons why they may be one system.

    >>> list(find_pairs(['Mi-35M', 'Mi-35M "Hind"']))
    [('Mi-35M', 'Mi-35M "Hind"', ('the same letters and digits', 'without what stands in quotation marks'))]
    >>> list(find_pairs(["Ми-35М", "Mi-35M"]))
    [('Mi-35M', 'Ми-35М', ('the same letters and digits', 'with Cyrillic letters written in Latin ones'))]
    >>> list(find_pairs(["Mi-35M attack helicopter", "Mi-35M", "Mi-3"]))
    [('Mi-35M', 'Mi-35M attack helicopter', ('one designation stands inside the other',))]
    """
    named = sorted(designations)
    whole: dict[str, list[str]] = defaultdict(list)
    sets: dict[frozenset[str], list[str]] = defaultdict(list)
    for name in named:
        words = split_words(name)
        if is_telling("".join(words)):
            whole["".join(words)].append(name)
            sets[frozenset(words)].append(name)
    for name in named:
        words = split_words(name)
        key = "".join(words)
        inside = {other for part in _runs(words) if part != key for other in whole.get(part, ())}
        inside |= {other for part in _subsets(words) for other in sets.get(part, ())}
        for other in whole.get(key, ()):
            if name < other:
                yield name, other, (SAME, *_how(name, other))
        for other in sorted(inside - set(whole.get(key, ()))):
            yield min(name, other), max(name, other), (INSIDE, *_how(name, other))


@cache
def split_words(name: str) -> tuple[str, ...]:
    """Return the words of a designation in small Latin letters and digits, without what stands in quotation marks.

    A hyphen beside a digit is left out; between letters it parts two words.

    >>> split_words("155mm ShKH Zuzana-2"), split_words("Island-class boat"), split_words("9М133 'Kornet'")
    (('155mm', 'shkh', 'zuzana2'), ('island', 'class', 'boat'), ('9m133',))
    """
    plain = _QUOTED.sub(" ", name)
    plain = plain if any(sign.isalnum() for sign in plain) else name
    plain = "".join(_LATIN.get(sign, sign) for sign in plain.casefold())
    plain = unicodedata.normalize("NFKD", plain)
    words = _WORDS.split(_BETWEEN_LETTERS.sub(" ", plain))
    return tuple(filter(None, ("".join(sign for sign in word if sign.isalnum()) for word in words)))


def is_telling(key: str) -> bool:
    """Say whether letters and digits are enough to tell a system: three with a digit among them, or five letters.

    >>> is_telling("t72"), is_telling("72"), is_telling("kirpi"), is_telling("vab"), is_telling("155mm")
    (True, False, True, False, False)
    """
    letters, digits = any(map(str.isalpha, key)), any(map(str.isdigit, key))
    if re.fullmatch(r"\d+mm", key) or not letters:
        return False
    return len(key) >= (3 if digits else 5)


def _runs(words: tuple[str, ...]) -> set[str]:
    """Every run of words, written as one."""
    return {"".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)}


def _subsets(words: tuple[str, ...]) -> Iterator[frozenset[str]]:
    """Every choice of two or more words but not of all: the order of calibre and name differs between sources."""
    if len(words) <= _MOST_WORDS:
        for size in range(2, len(words)):
            yield from map(frozenset, combinations(words, size))


def _how(first: str, second: str) -> tuple[str, ...]:
    told = []
    if _QUOTED.search(first) or _QUOTED.search(second):
        told.append(NICKNAME)
    if any(sign.casefold() in _LATIN for sign in first + second):
        told.append(LETTERS)
    return tuple(told)


def _tell(first: str, second: str, sources: Mapping[str, set[str]]) -> str:
    return " and ".join(f"{name} ({', '.join(sorted(sources[name]))})" for name in (first, second))


PROPOSER = Proposer(
    kind="item names",
    queries={"named": _NAMED, "decided": _DECIDED},
    propose=propose,
    then="enter the pair with your evidence in loaders/item_names/names.csv and load that table",
)
"""Pairs of designations."""
