"""By what a deal is known in another layout: the facts that the layouts of 16 and of 17 columns both have.

On one release (2024) and one file by year (2025) they agree without exception where the deal lies inside both windows:
parties, year of order, condition, delivery years and the number delivered. Designations do not: each layout has its
own short form.
"""

from collections.abc import Mapping, Sequence

from graph.joining import make_match_key
from loaders.sipri.parties import find_actor
from loaders.sipri.records import Record
from loaders.sipri.rows import Deal, Row, YearOfDeal


def find_match_key(deal: Deal) -> int | None:
    """Return the match key of a deal; None where nothing was delivered, or the row does not say in which years.

    A row with an id of the layout's own has none: whether those ids mean what the ids of other layouts do is unknown.
    """
    if not deal.delivery_years or deal.delivery_range or deal.condition is None or deal.deal_id is not None:
        return None
    return make_match_key(
        find_actor(deal.recipient).id,
        find_actor(deal.supplier).id,
        deal.order_year,
        deal.condition.value,
        deal.delivery_years,
        deal.delivered,
    )


def find_match_keys(records: Sequence[Record], rows: Sequence[Row | None]) -> Mapping[str, int]:
    """Return the match key of each deal of a file by year, over all its rows; a row told twice counts once."""
    years: dict[str, list[YearOfDeal]] = {}
    seen: set[str] = set()
    for record, row in zip(records, rows, strict=True):
        if isinstance(row, YearOfDeal) and record.raw not in seen:
            seen.add(record.raw)
            years.setdefault(row.deal_id, []).append(row)
    keys = {}
    for deal, parts in years.items():
        first = parts[0]
        numbers = [part.delivered for part in parts if part.delivered is not None]
        keys[deal] = make_match_key(
            find_actor(first.recipient).id,
            find_actor(first.supplier).id,
            first.order_year,
            first.condition.value,
            [part.delivery_year for part in parts],
            sum(numbers) if len(numbers) == len(parts) else None,
        )
    return keys
