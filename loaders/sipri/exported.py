"""The files that the old site made for programs until 2023: one row a deal, or one a delivery. Neither has comments."""

from collections.abc import Sequence

from graph.actors import category_of
from graph.words import Condition
from loaders.sipri import older_values, values
from loaders.sipri.categories import is_known
from loaders.sipri.identity import place
from loaders.sipri.layouts import DELIVERIES, Column, Layout
from loaders.sipri.older_values import Span
from loaders.sipri.rows import Deal, YearOfDeal

# The codes that real rows were seen with; what others mean is not guessed.
_CATEGORIES = {"AC": "Aircraft", "AV": "Armoured vehicles", "EN": "Engines"}
_CONDITIONS = {"N": Condition.NEW}
_TERMS = {"LIC": "licence", "VIA": "via"}
_NO_TERM = ("", "N/A")
_NO_YEAR = ("", "0")


def _make_deal(
    number: str,
    _buyer_code: str | None,
    _seller_code: str | None,
    order_year: int,
    order_year_estimated: bool,
    ordered: int | None,
    ordered_estimated: bool,
    last_year: str | None,
    term: str | None,
    designation: str,
    category: str | None,
    description: str | None,
    _co_production: str | None,
    delivered: int | None,
    delivered_estimated: bool,
    years: Span,
    recipient: str,
    supplier: str,
    status: str | None,
    tiv_unit: float | None,
    tiv_order: float | None,
    tiv_delivered: float | None,
) -> Deal:
    """A row of export_trade_register.php.

    The codes of the parties repeat their names. ``coprod`` is L in rows that say nothing of a licence, so it is not
    taken for local production; ``ldat`` repeats the last year of delivery and is only compared with it.
    """
    term, status, last_year = term or "", status or "", last_year or ""
    unread = []
    if term not in _TERMS and term not in _NO_TERM:
        unread.append(f"the code {term!r} in term is not known and was not read")
    if status not in _CONDITIONS:
        unread.append(f"the code {status!r} in status is not known, so the condition is left out")
    if category and category not in _CATEGORIES:
        unread.append(f"the code {category!r} in wcat is not known, so the category goes by the description")
    if last_year not in _NO_YEAR and last_year != str(max(years.years, default="")):
        unread.append("ldat is not the last year in delyears; the years are told as in delyears")
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
        condition=_CONDITIONS.get(status),
        comment=None,
        tiv_unit=tiv_unit,
        tiv_order=tiv_order,
        tiv_delivered=tiv_delivered,
        delivery_range=years.is_range,
        delivery_year_estimated=years.is_estimated,
        category=_CATEGORIES.get(category or ""),
        deal_id=f"tidn-{number}",
        terms=((_TERMS[term], term),) if term in _TERMS else (),
        unread=tuple(unread),
    )


def _key_deal(cells: Sequence[str]) -> list[str]:
    """The number alone; whatever else the row says only sorts rows that share it."""
    return place(supplier=cells[0], comment="|".join(cells))


DEALS_OLD = Layout(
    "22 columns",
    (
        Column("tidn", values.read_deal_id),
        Column("buyercod", values.read_text),
        Column("sellercod", values.read_text),
        Column("odat", values.read_year),
        Column("odai", older_values.read_cross),
        Column("onum", values.read_number),
        Column("onai", older_values.read_cross),
        Column("ldat", values.read_text),
        Column("term", values.read_text),
        Column("desig2", values.read_name),
        Column("wcat", values.read_text),
        Column("desc", values.read_text),
        Column("coprod", values.read_text),
        Column("nrdel", values.read_number),
        Column("nrdelai", older_values.read_cross),
        Column("delyears", older_values.read_span),
        Column("buyer", values.read_name),
        Column("seller", values.read_name),
        Column("status", values.read_text),
        Column("tivunit", values.read_value),
        Column("tivorder", values.read_value),
        Column("tivdel", values.read_value),
    ),
    _make_deal,
    key=_key_deal,
)
"""The CSV of export_trade_register.php. Whether its tidn is the id that the 17-column layout gives is not known: its
deals stay apart from those."""

_NAMES = [column.name for column in DELIVERIES.columns]

DELIVERIES_OLD = Layout(
    "17 columns of DealsAndTIVs",
    (
        Column("Deal ID", values.read_deal_id),
        Column("Seller", values.read_name),
        Column("Buyer", values.read_name),
        *DELIVERIES.columns[3:],
    ),
    YearOfDeal,
    spills=_NAMES.index("Description"),
    # Other columns with any text could take a cell too many; a category is one of a few.
    is_sure=lambda cells: is_known(category_of(cells[_NAMES.index("Armament category")])),
)
"""DealsAndTIVs.txt: the 17 columns under older names of the first three, with the same meaning. Its semicolons also
stand inside descriptions, which shifts all cells right of them."""
