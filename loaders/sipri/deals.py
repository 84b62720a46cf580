"""From a row of the 16-column layout to a claim about one deal."""

from graph.claims import Claim
from graph.reports import Report
from graph.words import Act, Measure, Side, SpeakerRole, Subject
from loaders.sipri.categories import find_category, name_category
from loaders.sipri.items import find_item
from loaders.sipri.marks import find_marks
from loaders.sipri.matching import find_match_key
from loaders.sipri.parties import find_party
from loaders.sipri.records import Record
from loaders.sipri.rows import Deal
from loaders.sipri.wording import find_basis, tell_pieces, tell_range, tell_years

SPEAKER = "SIPRI Arms Transfers Database"


def find_act(deal: Deal, first_order: int | None) -> Act:
    """Return the act that a row states: delivered, ordered, or partly delivered.

    Deliveries count only inside the file's window of years, so fewer than ordered means partly delivered only where
    the order lies inside it too. ``first_order`` is the first year of order that does; None where every year does.
    """
    if deal.is_open:
        return Act.ORDERED
    if first_order is not None and deal.order_year is not None and deal.order_year < first_order:
        return Act.DELIVERED
    if deal.ordered is not None and deal.delivered is not None and deal.delivered < deal.ordered:
        return Act.PARTLY_DELIVERED
    return Act.DELIVERED


def find_oddity(deal: Deal) -> str | None:
    """Return what in a row does not go together; the claim keeps all of it. No register seen so far has such rows."""
    if deal.delivered == 0 and deal.delivery_years:
        return "0 delivered and years of delivery"
    if deal.delivered and not deal.delivery_years:
        return "a number delivered and no year of delivery"
    return None


def tell_deal(record: Record, deal: Deal, transfer: str, report: Report, act: Act) -> Claim:
    """Return the claim that a row states about a transfer; its kind is absent, since its marks are no acts."""
    supplier = find_party(deal.supplier, transfer)
    recipient = find_party(deal.recipient, transfer)
    is_order = act is Act.ORDERED
    number = deal.ordered if is_order else deal.delivered
    basis = find_basis(number, deal.ordered_estimated if is_order else deal.delivered_estimated)
    marks, mark_words = find_marks(deal.comment)
    if deal.terms:
        marks += tuple(mark for mark, _ in deal.terms)
        mark_words += tuple(word for _, word in deal.terms)
    return Claim(
        id=f"{report.id}:L{record.line}",
        report=report.id,
        source=report.source.id,
        subject=Subject.TRANSFER,
        about=transfer,
        name=f"SIPRI: {supplier.name} → {recipient.name}, {_tell(deal, act)}",
        locator=f"{record.unit} {record.line}",
        act=act,
        raw=record.raw,
        supplier=supplier,
        supplier_text=deal.supplier,
        recipient=recipient,
        recipient_text=deal.recipient,
        item=find_item(deal.designation),
        item_text=deal.designation,
        description=deal.description,
        category=name_category(deal.category) or find_category(deal.description),
        speaker=SPEAKER,
        speaker_role=SpeakerRole.DATA_SET,
        speaker_side=Side.NONE,
        measure=Measure.ORDERED if is_order else Measure.DELIVERED,
        quantity_low=number,
        quantity_high=number,
        quantity_basis=basis,
        order_year=deal.order_year,
        order_year_estimated=deal.order_year_estimated,
        ordered=deal.ordered,
        ordered_estimated=deal.ordered_estimated,
        delivered=deal.delivered,
        delivered_estimated=deal.delivered_estimated,
        delivery_years=deal.delivery_years,
        delivery_range=True if deal.delivery_range else None,
        delivery_year_estimated=deal.delivery_year_estimated,
        condition=deal.condition,
        local_production=deal.local_production,
        tiv_unit=deal.tiv_unit,
        tiv_order=deal.tiv_order,
        tiv_delivered=deal.tiv_delivered,
        comment=deal.comment,
        marks=marks,
        mark_words=mark_words,
        window_from=report.window_from,
        window_to=report.window_to,
        match_key=find_match_key(deal),
    )


def _tell(deal: Deal, act: Act) -> str:
    """What was ordered or delivered, and when.

    An order year carries its mark; delivery years have none in newer layouts.
    """
    if act is Act.ORDERED:
        pieces = tell_pieces(deal.ordered, find_basis(deal.ordered, deal.ordered_estimated), None, deal.designation)
        year = "in a year not given" if deal.order_year is None else deal.order_year
        return f"{pieces}, ordered {year}{' (year uncertain)' if deal.order_year_estimated else ''}"
    basis = find_basis(deal.delivered, deal.delivered_estimated)
    of = deal.ordered if act is Act.PARTLY_DELIVERED else None
    years = (tell_range if deal.delivery_range else tell_years)(deal.delivery_years)
    uncertain = " (years uncertain)" if deal.delivery_year_estimated else ""
    return f"{tell_pieces(deal.delivered, basis, of, deal.designation)}, delivered {years}{uncertain}"
