"""Editions of one register side by side: what a publisher says otherwise now than before.

Only what both files cover is compared. A file's window cuts deliveries, so a deal is compared where all its delivery
years lie inside both windows, and only by rows of one layout, which are worded alike. What was changed is news about
the publisher's knowledge, and no error.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum
from typing import Protocol

from graph.claims import Claim
from graph.scope import Pair

NOT_GIVEN = "not given"
"""Stands for what an edition does not say."""

Window = tuple[int, int]
"""First and last year of the deliveries that a file covers."""

Identity = tuple[str, str, str, str, str]
"""What an id that is made of a row rests on: supplier, recipient, designation, year of order, number ordered."""

NAMES = ("supplier", "recipient", "designation", "order year", "number ordered")
"""Fields of ``Identity``, in its order."""

_NOT_IN_ALL = {
    "category",
    "condition",
    "local production",
    "TIV of one piece",
    "TIV of the order",
    "TIV delivered",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One field that two editions tell otherwise; the texts are ``NOT_GIVEN`` where one has nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says of one deal, field by field as text; ``claim`` is the id of its first row.

    ``form`` says whether its rows are yearly, and whether they give only the ends of a range of years; ``pair`` are
    the ids of supplier and recipient.
    """

    report: str
    claim: str
    deal: str
    form: tuple[bool, bool]
    years: frozenset[int]
    values: Mapping[str, str]
    pair: Pair = (None, None)

    @property
    def identity(self) -> Identity:
        """The fields in which a deal of a layout without ids differs from all others."""
        first, second, third, fourth, fifth = (self.values.get(name, NOT_GIVEN) for name in NAMES)
        return first, second, third, fourth, fifth


@dataclass(frozen=True, slots=True)
class Revision:
    """What a newer edition says otherwise of a deal; ``newer`` and ``older`` are ids of the first rows of both."""

    newer: str
    older: str
    changes: tuple[Change, ...]


class Edition(Protocol):
    """What is known of a report as an edition: its day, None where unknown, and the years it covers."""

    @property
    def generated(self) -> date | None:
        """The day on which it was made."""

    @property
    def window(self) -> Window | None:
        """Its window of years, or the span of its rows; None where neither is known."""


def account_for(claims: Iterable[Claim]) -> Account:
    """Return what the rows of one report about one deal say together; raises ValueError where there are none."""
    rows = sorted(claims, key=lambda claim: claim.id)
    if not rows:
        raise ValueError("an account needs at least one row")
    first = rows[0]
    values = {
        "supplier": _name(first.supplier_text, first.supplier.name if first.supplier else None),
        "recipient": _name(first.recipient_text, first.recipient.name if first.recipient else None),
        "designation": _name(first.item_text, first.item.name if first.item else None),
        "description": first.description,
        "category": first.category.name if first.category and first.yearly else None,
        "order year": _marked(first.order_year, first.order_year_estimated),
        "number ordered": _marked(first.ordered, first.ordered_estimated),
        "number delivered": _total(rows),
        "delivery years": ", ".join(str(year) for year in sorted({y for row in rows for y in row.delivery_years})),
        "condition": str(first.condition.value) if first.condition else None,
        "local production": None if first.local_production is None else "yes" if first.local_production else "no",
        "TIV of one piece": _number(first.tiv_unit),
        "TIV of the order": _number(first.tiv_order),
        "TIV delivered": _tiv([row.tiv_delivered for row in rows]),
        "comment": first.comment,
    }
    if first.yearly:
        for row in rows:
            for year in row.delivery_years:
                values[f"delivered in {year}"] = _marked(row.delivered, row.delivered_estimated)
    return Account(
        report=first.report,
        claim=first.id,
        deal=first.about,
        form=(bool(first.yearly), any(bool(row.delivery_range) for row in rows)),
        years=frozenset(year for row in rows for year in row.delivery_years),
        values={name: value for name, value in values.items() if value},
        pair=first.pair,
    )


def compare(older: Account, newer: Account) -> tuple[Change, ...]:
    """Return every field that differs, in the order in which the older edition, then the newer one, has them.

    What some layouts have no column for is compared only where both give it.
    """
    fields = [*older.values, *(name for name in newer.values if name not in older.values)]
    changes = []
    for field in fields:
        before, after = older.values.get(field, NOT_GIVEN), newer.values.get(field, NOT_GIVEN)
        if NOT_GIVEN in (before, after) and field in _NOT_IN_ALL:
            continue
        if _sign_free(before) != _sign_free(after):
            changes.append(Change(field, before, after))
    return tuple(changes)


def covers(window: Window | None, years: Iterable[int]) -> bool:
    """Say whether a window has all of some years; one that is not known has none.

    >>> covers((2000, 2025), {2000, 2025}), covers((2000, 2025), {1999, 2000}), covers(None, {2000})
    (True, False, False)
    """
    return window is not None and all(window[0] <= year <= window[1] for year in years)


def are_comparable(older: Account, newer: Account, old: Window | None, new: Window | None) -> bool:
    """Say whether two accounts of a deal are of one layout and lie inside both windows."""
    years = older.years | newer.years
    return older.form == newer.form and covers(old, years) and covers(new, years)


def find_revisions(claims: Sequence[Claim], editions: Mapping[str, Edition]) -> tuple[Revision, ...]:
    """Return what newer editions of a register say otherwise of one deal than the last older one that covers it.

    ``claims`` are all claims about the deal, the best edition of each register first. Editions whose day is not known
    have no place in the order and are left out.
    """
    rows: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.is_register and claim.counts and editions[claim.report].generated is not None:
            rows[claim.source, claim.report].append(claim)
    if len(rows) < 2:
        return ()
    accounts: dict[str, list[Account]] = defaultdict(list)
    for (source, _), some in rows.items():
        accounts[source].append(account_for(some))
    found = []
    for register in accounts.values():
        for newer in register:
            older = _last_before(newer, register, editions)
            changes = compare(older, newer) if older is not None else ()
            if older is not None and changes:
                found.append(Revision(newer.claim, older.claim, changes))
    return tuple(sorted(found, key=lambda revision: (revision.newer, revision.older)))


def _last_before(newer: Account, register: Sequence[Account], editions: Mapping[str, Edition]) -> Account | None:
    """Return the newest of the older accounts; of several of one day the first, which is of the best edition."""
    day, window = editions[newer.report].generated, editions[newer.report].window
    best: tuple[date, Account] | None = None
    for other in register:
        made = editions[other.report].generated
        if day is None or made is None or made >= day or (best is not None and made <= best[0]):
            continue
        if are_comparable(other, newer, editions[other.report].window, window):
            best = made, other
    return best[1] if best is not None else None


def _sign_free(text: str) -> str:
    """Files without quotation marks have a semicolon where others have a comma."""
    return text.replace(";", ",")


def _name(text: str | None, name: str | None) -> str | None:
    return text or name


def _marked(number: int | None, is_uncertain: bool | None) -> str | None:
    if number is None:
        return None
    return f"{number} (uncertain)" if is_uncertain else str(number)


def _total(rows: Sequence[Claim]) -> str | None:
    numbers = [row.delivered for row in rows]
    given = [number for number in numbers if number is not None]
    if not given:
        return None
    total = _marked(sum(given), any(row.delivered_estimated for row in rows))
    return total if len(given) == len(numbers) else f"at least {total}"


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:g}"


def _tiv(values: Sequence[float | None]) -> str | None:
    given = [value for value in values if value is not None]
    return f"{round(fsum(given), 6):.10g}" if given else None
