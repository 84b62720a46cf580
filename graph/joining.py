"""Which deals of several files are one deal: a pure function of what the files state and of what people judged.

Some files of a register give each deal the publisher's own id, others none, so that its id is made of the row. Deals
of the two kinds are one where the facts that both layouts have are equal (the match key) and the designation or the
description points to one deal on either side and to no other. Whatever more than one deal fits stays apart and is
listed. What a person judged goes before all of this.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from types import MappingProxyType

from graph.digests import digest_of
from graph.rulings import Groups, Pair, Ruling, find_contradicted, judged_groups, settle
from graph.words import Verdict


@dataclass(frozen=True, slots=True)
class DealFact:
    """What one row says that tells its deal from others.

    ``deal`` is the deal's id by the row itself; ``is_given`` says that it is the publisher's own, which outlives a
    change of name. ``key`` is what ``make_match_key`` returns.
    """

    source: str
    report: str
    deal: str
    is_given: bool
    key: int
    designation: str
    description: str | None = None


class Doubt(StrEnum):
    """Why deals stay apart that could be one."""

    SEVERAL = "several fit"
    UNSURE = "a person is unsure"
    CONFLICT = "judgements contradict each other"


@dataclass(frozen=True, slots=True)
class Undecided:
    """Deals that could be one and stay apart: ids made of rows, ids that a publisher gave, and why."""

    made: tuple[str, ...]
    given: tuple[str, ...]
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Joining:
    """``canonical`` has the id of the transfer for each deal that stands under another id than its own."""

    canonical: Mapping[str, str]
    undecided: tuple[Undecided, ...] = ()

    def of(self, deal: str) -> str:
        """Return the id of the transfer that a deal is."""
        return self.canonical.get(deal, deal)


NO_DEALS: Mapping[str, bool] = MappingProxyType({})
"""No deal that rulings name is there."""

NOTHING = Joining({})
"""No deal is joined."""


def make_match_key(
    recipient: str,
    supplier: str,
    order_year: int | None,
    condition: str | None,
    delivery_years: Collection[int],
    delivered: int | None,
) -> int:
    """Return a digest of what every layout of a register says of a deal, equal only where all of it is.

    Parties are ids of actors, so that another spelling of a country is no difference; ``delivered`` is the total over
    the deal's rows in the file, None where one of them gives no number. Years are those of the file: a deal whose
    deliveries a window cuts has another key than the whole deal.

    >>> a = make_match_key("EGY", "RUS", 1999, "new", (2001, 2000), 5)
    >>> a == make_match_key("EGY", "RUS", 1999, "new", (2000, 2001), 5), a == make_match_key("EGY", "RUS", 1999,
    ... "new", (2000,), 5)
    (True, False)
    """
    return digest_of(recipient, supplier, order_year, condition, tuple(sorted(set(delivery_years))), delivered)


def join_deals(facts: Iterable[DealFact], rulings: Iterable[Ruling], present: Mapping[str, bool] = NO_DEALS) -> Joining:
    """Return which deals are one transfer; the same for the same input in any order.

    ``present`` are deals that rulings name and that claims are about, beside those of the facts, and whether the id of
    each is the publisher's own. Ids that nothing is about are never the id of a transfer.
    """
    deals = _Deals(facts, present)
    verdicts = settle(rulings)
    groups, doubts = judged_groups(verdicts), find_contradicted(verdicts)
    links, open_pairs = _find_links(deals, verdicts, groups)
    joined, dropped = _connect(deals, verdicts, groups, links)
    known = {*deals.reports, *present}
    canonical: dict[str, str] = {}
    for members in joined:
        there = [deal for deal in members if deal in known]
        if len(there) > 1:
            best = min(there, key=deals.precedence)
            canonical.update((deal, best) for deal in there if deal != best)
    unsure = {p for p, verdict in verdicts.items() if verdict is Verdict.UNSURE and known.issuperset(p)} - doubts
    undecided = _list_open(deals, (open_pairs | dropped) - unsure, canonical, Doubt.SEVERAL)
    undecided += _list_open(deals, unsure, canonical, Doubt.UNSURE)
    undecided += _list_open(deals, doubts, canonical, Doubt.CONFLICT)
    return Joining(canonical, tuple(undecided))


class _Deals:
    """The facts by deal and by key."""

    def __init__(self, facts: Iterable[DealFact], present: Mapping[str, bool]) -> None:
        self.reports: dict[str, set[str]] = defaultdict(set)
        self.given = {deal for deal, is_given in present.items() if is_given}
        self.by_key: dict[tuple[str, int], dict[str, list[DealFact]]] = defaultdict(lambda: defaultdict(list))
        for fact in facts:
            self.reports[fact.deal].add(fact.report)
            if fact.is_given:
                self.given.add(fact.deal)
            self.by_key[fact.source, fact.key][fact.deal].append(fact)

    def precedence(self, deal: str) -> tuple[bool, str]:
        """Sort key of ids for one transfer: the publisher's own first, then the smallest."""
        return deal not in self.given, deal

    def clash(self, first: str, second: str) -> bool:
        """Say whether two deals cannot be one: two ids of the publisher's, or two rows of one file."""
        if first in self.given and second in self.given:
            return True
        both_made = first not in self.given and second not in self.given
        return both_made and not self.reports.get(first, set()).isdisjoint(self.reports.get(second, set()))


def _find_links(deals: _Deals, verdicts: Mapping[Pair, Verdict], groups: Groups) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs of a made and a given id that point to each other alone, and those that could be one as well.

    A deal that a person joined with a deal of the other kind needs no other.
    """
    settled = _settled_by_people(deals, groups)
    strength: dict[Pair, int] = {}
    for group in deals.by_key.values():
        given = [deal for deal in group if deal in deals.given]
        made = [deal for deal in group if deal not in deals.given]
        for own in given:
            for other in made:
                pair = (own, other) if own <= other else (other, own)
                if verdicts.get(pair) in (Verdict.DIFFERENT, Verdict.SAME) or settled.intersection(pair):
                    continue
                likeness = _likeness(group[own], group[other])
                if likeness:
                    strength[pair] = max(likeness, strength.get(pair, 0))
    best: dict[str, set[Pair]] = defaultdict(set)
    greatest: dict[str, int] = defaultdict(int)
    for pair, likeness in strength.items():
        for deal in pair:
            if likeness > greatest[deal]:
                greatest[deal] = likeness
                best[deal] = set()
            if likeness == greatest[deal]:
                best[deal].add(pair)
    links = set()
    for pair in strength:
        own, other = pair if pair[0] in deals.given else pair[::-1]
        rivals = [deal for choice in best[own] for deal in choice if deal not in (own, other)]
        alone = best[other] == {pair} and pair in best[own]
        if alone and verdicts.get(pair) is None and not any(deals.clash(other, rival) for rival in rivals):
            links.add(pair)
    linked = {deal for pair in links for deal in pair}
    return links, {pair for pair in strength if linked.isdisjoint(pair)}


def _settled_by_people(deals: _Deals, groups: Groups) -> set[str]:
    settled: set[str] = set()
    for members in groups.members().values():
        if any(deal in deals.given for deal in members) and any(deal not in deals.given for deal in members):
            settled.update(members)
    return settled


def _likeness(some: Sequence[DealFact], others: Sequence[DealFact]) -> int:
    """Count what is alike beside the key: the first word of the designation, and the description."""
    words = {first_word(fact.designation) for fact in some} & {first_word(fact.designation) for fact in others}
    told = {_plain(fact.description) for fact in some} & {_plain(fact.description) for fact in others}
    return bool(words - {""}) + bool(told - {""})


def first_word(designation: str) -> str:
    """Return the first word of a designation without its signs: layouts write the rest of it differently.

    >>> first_word("EMB-314 Super Tucano") == first_word("EMB-314 -"), first_word("Bv-206S")
    (True, 'bv206s')
    """
    return _plain(designation.partition(" ")[0])


def _plain(text: str | None) -> str:
    return "".join(character for character in (text or "").casefold() if character.isalnum())


def _connect(
    deals: _Deals, verdicts: Mapping[Pair, Verdict], groups: Groups, links: set[Pair]
) -> tuple[list[list[str]], set[Pair]]:
    """Return the groups of deals that are one, and the links that were dropped because they tie what cannot be one."""
    everything = Groups()
    for members in groups.members().values():
        for deal in members[1:]:
            everything.tie(members[0], deal)
    for pair in sorted(links):
        everything.tie(*pair)
    linked = {everything.root(first) for first, _ in links}
    wrong: set[str] = set()
    for root, members in everything.members().items():
        if root in linked:
            for first, second in combinations(members, 2):
                apart = groups.root(first) != groups.root(second)
                if apart and (deals.clash(first, second) or verdicts.get((first, second)) is not None):
                    wrong.add(root)
    joined: list[list[str]] = []
    for root, members in everything.members().items():
        if root not in wrong:
            joined.append(members)
            continue
        apart_groups: dict[str, list[str]] = defaultdict(list)
        for deal in members:
            apart_groups[groups.root(deal)].append(deal)
        joined += apart_groups.values()
    return joined, {pair for pair in links if everything.root(pair[0]) in wrong}


def _list_open(deals: _Deals, pairs: set[Pair], canonical: Mapping[str, str], doubt: Doubt) -> list[Undecided]:
    """Return what hangs together by open pairs and has not been joined after all."""
    open_deals = Groups()
    for first, second in sorted(pairs):
        if canonical.get(first, first) != canonical.get(second, second):
            open_deals.tie(first, second)
    found = []
    for _, members in sorted(open_deals.members().items()):
        made = tuple(deal for deal in members if deal not in deals.given)
        given = tuple(deal for deal in members if deal in deals.given)
        found.append(Undecided(made, given, doubt))
    return found
