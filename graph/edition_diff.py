"""Two editions of a register as a whole: what the newer one adds, changes, names otherwise and no longer lists.

Only what both files cover is set side by side, by years and by parties, and how much lies outside is counted. Where a
layout gives deals no ids, a deal that was named otherwise looks like one that is gone and another that is new: such
pairs are proposed as perhaps one deal, and never taken for one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.editions import NAMES, Account, Change, Window, are_comparable, compare, covers
from graph.scope import Scope, find_scope

_PARTY_AND_ITEM = frozenset({"supplier", "recipient", "designation"})
_NUMBERS_OF_ORDER = frozenset({"order year", "number ordered"})
_EQUAL = ("number delivered", "delivery years", "condition")


@dataclass(frozen=True, slots=True)
class Side:
    """One edition: its accounts by the transfer that they are about, and what the file covers."""

    report: str
    name: str
    generated: date | None
    window: Window | None
    accounts: Mapping[str, Account]


@dataclass(frozen=True, slots=True)
class Revised:
    """A deal that both editions list and tell differently."""

    older: Account
    newer: Account
    changes: tuple[Change, ...]

    @property
    def is_renamed(self) -> bool:
        """Whether the designation or a party is another."""
        return any(change.field in _PARTY_AND_ITEM for change in self.changes)


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A deal that is gone and one that is new, which may be one: they differ in one of the names of ``NAMES``."""

    dropped: Account
    added: Account
    change: Change


@dataclass(frozen=True, slots=True)
class Difference:
    """What two editions say otherwise, on what both cover.

    ``scope`` names the parties that only one of the files is limited to, None where neither is. ``compared`` are deals
    in both; ``outside`` lie in years that one of the files does not cover, or give years in another form;
    ``open_in_one`` are orders without a delivery that one file lists, since many files leave them out.
    """

    scope: str | None
    compared: int
    unchanged: int
    outside: int
    open_in_one: int
    added: tuple[Account, ...]
    dropped: tuple[Account, ...]
    revised: tuple[Revised, ...]
    perhaps: tuple[Perhaps, ...]


def diff(older: Side, newer: Side) -> Difference:
    """Set two editions side by side; raises ValueError where they are of layouts that cannot be compared."""
    forms = [{account.form[0] for account in side.accounts.values()} for side in (older, newer)]
    if forms[0].isdisjoint(forms[1]):
        raise ValueError(
            f"{older.report} and {newer.report} are of two layouts, one with a row a deal and one with a row a year, "
            "which word and part their deals differently. Compare two files of one layout."
        )
    scopes, told = _find_scopes((older, newer))
    old = {key: account for key, account in older.accounts.items() if _lies_in(account, scopes)}
    new = {key: account for key, account in newer.accounts.items() if _lies_in(account, scopes)}
    both = [key for key in old if key in new]
    fitting = [key for key in both if are_comparable(old[key], new[key], older.window, newer.window)]
    revised = []
    for key in fitting:
        changes = compare(old[key], new[key])
        if changes:
            revised.append(Revised(old[key], new[key], changes))
    gone = [account for key, account in old.items() if key not in new]
    fresh = [account for key, account in new.items() if key not in old]

    def inside(account: Account) -> bool:
        return bool(account.years) and covers(older.window, account.years) and covers(newer.window, account.years)

    dropped, added = [a for a in gone if inside(a)], [a for a in fresh if inside(a)]
    open_in_one = sum(not account.years for account in (*gone, *fresh))
    outside = len(both) - len(fitting) + len(gone) + len(fresh) - len(dropped) - len(added) - open_in_one
    return Difference(
        scope=told,
        compared=len(fitting),
        unchanged=len(fitting) - len(revised),
        outside=outside,
        open_in_one=open_in_one,
        added=tuple(sorted(added, key=_order)),
        dropped=tuple(sorted(dropped, key=_order)),
        revised=tuple(sorted(revised, key=lambda one: _order(one.newer))),
        perhaps=tuple(find_perhaps(gone, fresh)),
    )


def find_perhaps(gone: Sequence[Account], fresh: Sequence[Account]) -> list[Perhaps]:
    """Return pairs that may be one deal, where either points to the other alone.

    They differ in one of the names of ``NAMES``: in a party or the designation, while numbers, years and condition are
    equal; or in the year of order or the number ordered alone, whatever was delivered since.
    """
    by_names: dict[tuple[str, tuple[str, ...]], list[Account]] = defaultdict(list)
    for account in fresh:
        for position, name in enumerate(NAMES):
            by_names[name, _without(account, position)].append(account)
    found: list[Perhaps] = []
    for account in gone:
        for position, name in enumerate(NAMES):
            for other in by_names.get((name, _without(account, position)), ()):
                equal = all(account.values.get(field) == other.values.get(field) for field in _EQUAL)
                if name in _NUMBERS_OF_ORDER or equal:
                    change = Change(name, account.identity[position], other.identity[position])
                    found.append(Perhaps(account, other, change))
    times_gone: dict[str, int] = defaultdict(int)
    times_fresh: dict[str, int] = defaultdict(int)
    for one in found:
        times_gone[one.dropped.deal] += 1
        times_fresh[one.added.deal] += 1
    alone = [one for one in found if times_gone[one.dropped.deal] == times_fresh[one.added.deal] == 1]
    return sorted(alone, key=lambda one: _order(one.dropped))


def _without(account: Account, position: int) -> tuple[str, ...]:
    return account.identity[:position] + account.identity[position + 1 :]


def _find_scopes(sides: Iterable[Side]) -> tuple[list[Scope], str | None]:
    """Return what each file is limited to, and both in words; None where neither is."""
    scopes = []
    told: dict[str, None] = {}
    for side in sides:
        scope = find_scope(account.pair for account in side.accounts.values())
        scopes.append(scope)
        told |= dict.fromkeys(_tell_scope(scope, side))
    return scopes, " and ".join(told) or None


def _tell_scope(scope: Scope, side: Side) -> list[str]:
    """Say what a file is limited to: a supplier, a recipient, or else those who stand in each row on either side."""
    ends = ((scope.supplier, 0, "supplier"), (scope.recipient, 1, "recipient"))
    told = [f"{_name_of(side, place)} as {word}" for party, place, word in ends if party is not None]
    return told or [f"{party} on either side" for party in scope.parties]


def _name_of(side: Side, place: int) -> str:
    first = min(side.accounts.values(), key=_order)
    return first.values[NAMES[place]]


def _lies_in(account: Account, scopes: Iterable[Scope]) -> bool:
    return all(scope.allows(*account.pair) for scope in scopes)


def _order(account: Account) -> tuple[tuple[str, ...], str]:
    return account.identity, account.deal
