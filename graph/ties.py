"""What ties two actors: transfers between them, and one item's way from one over a third to the other.

A way counts only in time order and for one item: what A supplied to B, and B later to C. It is never a path over mere
ties, and it does not show that the same pieces went on.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.deals import Deal
from graph.words import DELIVERIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """An item's way from one actor over another to a third, by ids; years are those ordered, first and last of each.

    ``first_deals`` and ``later_deals`` are the ids of the transfers of both steps.
    """

    supplier: str
    over: str
    recipient: str
    item: str
    first_years: tuple[int, int]
    later_years: tuple[int, int]
    first_deals: tuple[str, ...]
    later_deals: tuple[str, ...]


def find_onward(deals: Iterable[Deal], one: str, other: str) -> list[Onward]:
    """Return every item's way between two actors over a third, both ways; deals are those of both actors.

    Only deliveries count, and the later step was ordered in a later year than the first of the earlier step.
    """
    listed = [deal for deal in deals if deal.status in DELIVERIES and deal.item and deal.order_year is not None]
    found = []
    for supplier, recipient in ((one, other), (other, one)):
        outgoing: dict[tuple[str, str], list[Deal]] = defaultdict(list)
        for deal in listed:
            if deal.supplier == supplier and deal.recipient not in (None, supplier, recipient):
                outgoing[str(deal.recipient), str(deal.item)].append(deal)
        later: dict[tuple[str, str], list[Deal]] = defaultdict(list)
        for deal in listed:
            key = (str(deal.supplier), str(deal.item))
            if deal.recipient == recipient and key in outgoing:
                later[key].append(deal)
        for (over, item), arriving in sorted(later.items()):
            first = outgoing[over, item]
            begun = min(year for deal in first if (year := deal.order_year) is not None)
            after = [deal for deal in arriving if deal.order_year is not None and deal.order_year > begun]
            if after:
                ended = max(year for deal in after if (year := deal.order_year) is not None)
                before = [deal for deal in first if deal.order_year is not None and deal.order_year < ended]
                found.append(
                    Onward(
                        supplier=supplier,
                        over=over,
                        recipient=recipient,
                        item=item,
                        first_years=_span(before),
                        later_years=_span(after),
                        first_deals=tuple(sorted(deal.id for deal in before)),
                        later_deals=tuple(sorted(deal.id for deal in after)),
                    )
                )
    return found


def _span(deals: Iterable[Deal]) -> tuple[int, int]:
    years = [deal.order_year for deal in deals if deal.order_year is not None]
    return min(years), max(years)
