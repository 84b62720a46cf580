"""What one row of a register says, as typed values, in the order of the layout's columns."""

from dataclasses import dataclass

from graph.words import Condition


@dataclass(slots=True)
class Deal:
    """A row of the 16-column layout: one deal, with all its deliveries inside the file's window of years."""

    recipient: str
    supplier: str
    order_year: int
    order_year_estimated: bool
    ordered: int | None
    ordered_estimated: bool
    designation: str
    description: str | None
    delivered: int | None
    delivered_estimated: bool
    delivery_years: tuple[int, ...]
    condition: Condition
    comment: str | None
    tiv_unit: float | None
    tiv_order: float | None
    tiv_delivered: float | None

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
