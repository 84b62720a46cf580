"""What one row of a register says, as typed values, in the order of the layout's columns."""

from dataclasses import dataclass

from graph.words import Condition


@dataclass(slots=True)
class Deal:
    """A row about one deal: one of the 16-column layout, with all its deliveries inside the file's window of years.

    What only older layouts have or lack stands at the end. ``delivery_range``: the years are the ends of a range, which
    does not say in which years between. ``deal_id``: the layout's own number of the deal. ``category``: by name, where
    the row states one. ``terms``: marks that a column of their own gives, each with its word. ``unread``: what else in
    the row is worth telling.
    """

    recipient: str
    supplier: str
    order_year: int | None
    order_year_estimated: bool | None
    ordered: int | None
    ordered_estimated: bool | None
    designation: str
    description: str | None
    delivered: int | None
    delivered_estimated: bool | None
    delivery_years: tuple[int, ...]
    condition: Condition | None
    comment: str | None
    tiv_unit: float | None
    tiv_order: float | None
    tiv_delivered: float | None
    delivery_range: bool = False
    delivery_year_estimated: bool | None = None
    local_production: bool | None = None
    category: str | None = None
    deal_id: str | None = None
    terms: tuple[tuple[str, str], ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nothing was delivered inside the window: older files write 0 there, newer ones a blank."""
        return self.delivered == 0 or (self.delivered is None and not self.delivery_years)


@dataclass(slots=True)
class YearOfDeal:
    """A row of the 17-column layout: what was delivered of one deal in one year."""

    deal_id: str
    supplier: str
    recipient: str
    designation: str
    description: str | None
    category: str | None
    order_year: int
    order_year_estimated: bool | None
    delivered: int | None
    delivered_estimated: bool | None
    delivery_year: int
    delivery_year_estimated: bool | None
    condition: Condition
    tiv_estimate: float | None
    tiv_unit: float | None
    tiv_delivered: float | None
    local_production: bool | None


Row = Deal | YearOfDeal
