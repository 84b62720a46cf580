"""Totals of what registers list between two countries, each measure by itself and never one sum over two of them.

Pieces are added up inside one category only: a missile and a ship are not two of anything. Order TIV, delivered TIV
and pieces stand apart. A number that is missing makes the sum "at least", and is never taken for 0.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.pair import Listing, Row, ToldTransfer
from graph.sentences import quantity_words
from graph.summaries import count, word
from graph.words import Act, Kind, Standing

_NOT_GIVEN = "not given"
_NO_CATEGORY = "no category"


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over transfers; ``missing`` of them have no number, ``uncertain``: the source marks one as uncertain."""

    total: float = 0.0
    given: int = 0
    missing: int = 0
    uncertain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The totals of one category, or of all: then ``ordered`` and ``delivered`` are None, for pieces differ in kind."""

    category: str
    transfers: int
    ordered: Sum | None
    delivered: Sum | None
    tiv_order: Sum
    tiv_delivered: Sum


def tally(listing: Listing) -> tuple[Tally, ...]:
    """Return the totals by category, in the order of their names, and those of all where there are several."""
    by_category: dict[str, list[Row]] = {}
    for row in listing.rows:
        by_category.setdefault(row.category or _NO_CATEGORY, []).append(row)
    found = [_tally(name, rows, pieces=True) for name, rows in sorted(by_category.items())]
    return (*found, _tally("All", listing.rows, pieces=False)) if len(found) > 1 else tuple(found)


def tell_sum(amount: Sum | None, decimals: int = 0) -> str:
    """Return a sum in words; "not added up" where there is none, and never 0 for what is not given.

    >>> tell_sum(Sum(43, 2, 0, True)), tell_sum(Sum(12.5, 1, 1), 1), tell_sum(Sum(0, 0, 2)), tell_sum(None)
    ('43 ?', 'at least 12.5', 'not given', 'not added up')
    """
    if amount is None:
        return "not added up"
    if not amount.given:
        return _NOT_GIVEN
    number = f"{amount.total:,.{decimals}f}{' ?' if amount.uncertain else ''}"
    return f"at least {number}" if amount.missing else number


def tell_told(told: Iterable[ToldTransfer]) -> list[tuple[str, str, str, str]]:
    """Return kind, status, transfers and numbers of what reports tell of; numbers are listed and never added up."""
    groups: dict[tuple[Kind | None, Act | None, Standing], list[ToldTransfer]] = {}
    for one in told:
        groups.setdefault((one.kind, one.status, one.standing), []).append(one)
    rows = []
    for (kind, status, standing), transfers in groups.items():
        kind_word = kind.value if kind is not None else "kind not stated"
        numbers = (quantity_words(one.quantity_low, one.quantity_high, one.quantity_basis) for one in transfers)
        stated = f"{word(status, None)}, {standing}" if status is not None else word(None, None)
        rows.append((kind_word, stated, count(len(transfers), "transfer"), "; ".join(n or _NOT_GIVEN for n in numbers)))
    return sorted(rows)


def _tally(category: str, rows: Sequence[Row], *, pieces: bool) -> Tally:
    by_transfer: dict[str, list[Row]] = {}
    for row in rows:
        by_transfer.setdefault(row.transfer, []).append(row)
    deals = list(by_transfer.values())
    return Tally(
        category=category,
        transfers=len(deals),
        ordered=_once(deals, lambda row: row.ordered, lambda row: row.ordered_estimated) if pieces else None,
        delivered=_added(deals, lambda row: row.delivered, lambda row: row.delivered_estimated) if pieces else None,
        tiv_order=_once(deals, lambda row: row.tiv_order, lambda row: False),
        tiv_delivered=_added(deals, lambda row: row.tiv_delivered, lambda row: False),
    )


Number = Callable[[Row], float | None]
Doubt = Callable[[Row], bool]


def _once(deals: Iterable[Sequence[Row]], number: Number, doubt: Doubt) -> Sum:
    """Add up what each row of a deal repeats: the order, once for each deal."""
    return _sum([(number(rows[0]), doubt(rows[0])) for rows in deals])


def _added(deals: Iterable[Sequence[Row]], number: Number, doubt: Doubt) -> Sum:
    """Add up what each row has for itself: deliveries. A deal that is only ordered has none, and misses none."""
    return _sum([(number(row), doubt(row)) for rows in deals for row in rows if row.act is not Act.ORDERED])


def _sum(numbers: Sequence[tuple[float | None, bool]]) -> Sum:
    given = [(number, doubt) for number, doubt in numbers if number is not None]
    return Sum(
        total=sum(number for number, _ in given),
        given=len(given),
        missing=len(numbers) - len(given),
        uncertain=any(doubt for _, doubt in given),
    )
