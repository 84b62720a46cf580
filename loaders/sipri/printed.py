"""The printed tables of the register until 2023, and the spreadsheet that somebody made of them.

They have no TIV, no condition and no id. Brackets mark what is uncertain, and years stand as ranges.
"""

from collections.abc import Callable, Sequence

from loaders.sipri import older_values, values
from loaders.sipri.identity import place
from loaders.sipri.layouts import Column, Layout
from loaders.sipri.older_values import Span, bare
from loaders.sipri.rows import Deal

Number = tuple[int | None, bool | None]
"""A number (or a year), and whether it is uncertain."""


def _make_printed(
    recipient: str,
    supplier: str,
    group: str,
    ordered: Number,
    designation: str,
    description: str | None,
    order_year: Number,
    years: Span,
    delivered: Number,
    comment: str | None,
) -> Deal:
    """A row of the printed tables. Group L are the deals in which the recipient produces under licence."""
    return Deal(
        recipient=recipient,
        supplier=supplier,
        order_year=order_year[0],
        order_year_estimated=order_year[1],
        ordered=ordered[0],
        ordered_estimated=ordered[1],
        designation=designation,
        description=description,
        delivered=delivered[0],
        delivered_estimated=delivered[1],
        delivery_years=years.years,
        condition=None,
        comment=comment,
        tiv_unit=None,
        tiv_order=None,
        tiv_delivered=None,
        delivery_range=years.is_range,
        delivery_year_estimated=years.is_estimated,
        local_production=True if group == "L" else None,
    )


def _make_printed_by_supplier(supplier: str, recipient: str, *rest: object) -> Deal:
    make: Callable[..., Deal] = _make_printed
    return make(recipient, supplier, *rest)


def _key_printed(recipient: str, supplier: str, rest: Sequence[str]) -> list[str]:
    _, ordered, designation, description, order_year, years, delivered, comment = rest
    return place(
        recipient=recipient,
        supplier=supplier,
        order_year=bare(order_year),
        ordered=bare(ordered),
        designation=designation,
        description=description,
        delivered=bare(delivered),
        years=years,
        comment=comment,
    )


_PRINTED = (
    Column("group", values.read_name),
    Column("No. ordered", older_values.read_printed_number),
    Column("Weapon designation", values.read_name),
    Column("Weapon description", values.read_text),
    Column("Year of order", older_values.read_printed_year),
    Column("Year(s) of deliveries", older_values.read_span),
    Column("No. delivered", older_values.read_printed_number),
    Column("Comments", values.read_text),
)

BY_RECIPIENT = Layout(
    "8 columns in groups",
    (Column("the country of the group", values.read_name), Column("Supplier", values.read_name), *_PRINTED),
    _make_printed,
    key=lambda cells: _key_printed(cells[0], cells[1], cells[2:]),
)
"""The printed tables sorted by recipient: a country, then its suppliers as S: and its licensers as L:."""

BY_SUPPLIER = Layout(
    "8 columns in groups",
    (Column("the country of the group", values.read_name), Column("Recipient", values.read_name), *_PRINTED),
    _make_printed_by_supplier,
    key=lambda cells: _key_printed(cells[1], cells[0], cells[2:]),
)
"""The printed tables sorted by supplier: a country, then its recipients as R: and its licensees as L:."""

GROUPED = (BY_RECIPIENT, BY_SUPPLIER)


def _mark(of: str) -> Column:
    return Column(f"the mark right of {of}", older_values.read_truth, also="uncertain", is_mark=True)


def _make_retyped(
    recipient: str,
    supplier: str,
    ordered: int | None,
    ordered_estimated: bool | None,
    designation: str,
    description: str | None,
    order_year: int,
    order_year_estimated: bool | None,
    years: Span,
    delivered: int | None,
    delivered_estimated: bool | None,
    comment: str | None,
) -> Deal:
    unread: tuple[str, ...] = ()
    if designation.isdigit() and len(designation) > 4:
        unread = ("the designation is a number: a spreadsheet may have made it of one like 57E6; it is kept",)
    return Deal(
        recipient=recipient,
        supplier=supplier,
        order_year=order_year,
        order_year_estimated=order_year_estimated,
        ordered=ordered,
        ordered_estimated=ordered_estimated,
        designation=designation,
        description=description,
        delivered=delivered,
        delivered_estimated=delivered_estimated,
        delivery_years=years.years,
        condition=None,
        comment=comment,
        tiv_unit=None,
        tiv_order=None,
        tiv_delivered=None,
        delivery_range=years.is_range,
        delivery_year_estimated=years.is_estimated,
        unread=unread,
    )


def _key_retyped(cells: Sequence[str]) -> list[str]:
    recipient, supplier, ordered, _, designation, description, order_year, _, years, delivered, _, comment = cells
    return place(
        recipient=recipient,
        supplier=supplier,
        order_year=order_year,
        ordered=ordered,
        designation=designation,
        description=description,
        delivered=delivered,
        years=years,
        comment=comment,
    )


RETYPED = Layout(
    "12 columns",
    (
        Column("Recipient", values.read_name),
        Column("Supplier", values.read_name),
        Column("No. ordered", values.read_number),
        _mark("No. ordered"),
        Column("Weapon designation", values.read_name),
        Column("Weapon description", values.read_text),
        Column("Year of order", values.read_year),
        _mark("Year of order"),
        Column("Year of delivery", older_values.read_span),
        Column("No. delivered", values.read_number),
        _mark("No. delivered"),
        Column("Comments", values.read_text),
    ),
    _make_retyped,
    key=_key_retyped,
    repeats=True,
)
"""The printed tables as somebody typed them into a spreadsheet. The file seen lists its deals twice, the second time by
type of weapon; a semicolon in a comment has become a slash."""
