"""From a row of the 17-column layout to a claim about one year's delivery of a deal."""

from graph.claims import Claim
from graph.reports import Report
from graph.words import Act, Measure, Side, SpeakerRole, Subject
from loaders.sipri.categories import find_category, name_category
from loaders.sipri.deals import SPEAKER
from loaders.sipri.items import find_item
from loaders.sipri.parties import find_party
from loaders.sipri.records import Record
from loaders.sipri.rows import YearOfDeal
from loaders.sipri.wording import find_basis, tell_pieces


def tell_delivery(record: Record, row: YearOfDeal, report: Report, match_key: int | None) -> Claim:
    """Return the claim that a row states: so many delivered in one year; claims of one deal share its transfer.

    This layout has no number ordered, no TIV of the order and no comments; its flags have a third state, None.
    ``match_key`` is the key of the whole deal in the file.
    """
    transfer = f"sipri-{row.deal_id}"
    supplier = find_party(row.supplier, transfer)
    recipient = find_party(row.recipient, transfer)
    basis = find_basis(row.delivered, row.delivered_estimated)
    pieces = tell_pieces(row.delivered, basis, None, row.designation)
    year = f"{row.delivery_year}{' (year uncertain)' if row.delivery_year_estimated else ''}"
    return Claim(
        id=f"{report.id}:L{record.line}",
        report=report.id,
        source=report.source.id,
        subject=Subject.TRANSFER,
        about=transfer,
        name=f"SIPRI: {supplier.name} → {recipient.name}, {pieces}, delivered {year}",
        locator=f"line {record.line}",
        act=Act.DELIVERED,
        raw=record.raw,
        supplier=supplier,
        supplier_text=row.supplier,
        recipient=recipient,
        recipient_text=row.recipient,
        item=find_item(row.designation),
        item_text=row.designation,
        description=row.description,
        category=name_category(row.category) or find_category(row.description),
        speaker=SPEAKER,
        speaker_role=SpeakerRole.DATA_SET,
        speaker_side=Side.NONE,
        measure=Measure.DELIVERED,
        quantity_low=row.delivered,
        quantity_high=row.delivered,
        quantity_basis=basis,
        order_year=row.order_year,
        order_year_estimated=row.order_year_estimated,
        delivered=row.delivered,
        delivered_estimated=row.delivered_estimated,
        delivery_years=(row.delivery_year,),
        yearly=True,
        delivery_year_estimated=row.delivery_year_estimated,
        condition=row.condition,
        local_production=row.local_production,
        tiv_estimate=row.tiv_estimate,
        tiv_unit=row.tiv_unit,
        tiv_delivered=row.tiv_delivered,
        window_from=report.window_from,
        window_to=report.window_to,
        deal_given=True,
        match_key=match_key,
    )
