"""What people judged of two deals, and what follows from several such judgements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.words import Verdict

Pair = tuple[str, str]
"""Ids of two deals, the smaller first."""

_CAUTION = {Verdict.SAME: 0, Verdict.UNSURE: 1, Verdict.DIFFERENT: 2}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person judged of two deals, and when; None where no day is given."""

    first: str
    second: str
    verdict: Verdict
    when: date | None = None

    @property
    def pair(self) -> Pair:
        """The two ids in order: a judgement has no direction."""
        return (self.first, self.second) if self.first <= self.second else (self.second, self.first)


def settle(rulings: Iterable[Ruling]) -> dict[Pair, Verdict]:
    """Return one verdict a pair: of the newest day, and among those of one day the most cautious."""
    best: dict[Pair, tuple[date, int, Verdict]] = {}
    for ruling in rulings:
        if ruling.first == ruling.second:
            continue
        weight = ruling.when or date.min, _CAUTION[ruling.verdict], ruling.verdict
        if ruling.pair not in best or best[ruling.pair][:2] < weight[:2]:
            best[ruling.pair] = weight
    return {pair: verdict for pair, (_, _, verdict) in best.items()}


class Groups:
    """Which deals hang together; each stands alone until it is tied."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def root(self, deal: str) -> str:
        """Return the deal by which the group of a deal is known."""
        while (parent := self._parents.get(deal, deal)) != deal:
            deal = parent
        return deal

    def tie(self, first: str, second: str) -> None:
        """Make one group of two; it is known by the smaller of both names."""
        low, high = sorted((self.root(first), self.root(second)))
        self._parents[high] = low
        self._parents.setdefault(low, low)

    def members(self) -> dict[str, list[str]]:
        """Return the groups by their name, members in order."""
        found: dict[str, list[str]] = defaultdict(list)
        for deal in sorted(self._parents):
            found[self.root(deal)].append(deal)
        return found


def find_contradicted(verdicts: Mapping[Pair, Verdict]) -> set[Pair]:
    """Return the pairs of every chain of "same" that comes back to a pair which is judged otherwise, with that pair.

    >>> sorted(find_contradicted({("a", "b"): Verdict.SAME, ("b", "c"): Verdict.SAME, ("a", "c"): Verdict.UNSURE}))
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
    """
    chains = Groups()
    for pair, verdict in sorted(verdicts.items()):
        if verdict is Verdict.SAME:
            chains.tie(*pair)
    others = [pair for pair, verdict in verdicts.items() if verdict is not Verdict.SAME]
    wrong = {chains.root(first) for first, second in others if chains.root(first) == chains.root(second)}
    return {pair for pair in verdicts if chains.root(pair[0]) == chains.root(pair[1]) and chains.root(pair[0]) in wrong}


def judged_groups(verdicts: Mapping[Pair, Verdict]) -> Groups:
    """Return the groups that people judged to be one deal; of a chain that contradicts itself none."""
    contradicted = find_contradicted(verdicts)
    groups = Groups()
    for pair, verdict in sorted(verdicts.items()):
        if verdict is Verdict.SAME and pair not in contradicted:
            groups.tie(*pair)
    return groups
