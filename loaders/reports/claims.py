"""From a checked entry to a claim."""

from dataclasses import replace
from datetime import date

from graph.actors import Item, category_of
from graph.claims import Claim
from graph.reports import Report
from graph.words import Act, Basis, ConcessionKind, Kind, Measure, Outcome, Side, SpeakerRole, Stance
from loaders.reports.captions import caption
from loaders.reports.dates import When, read_date
from loaders.reports.entries import SECTIONS, Entry
from loaders.reports.fields import Fields
from loaders.reports.parties import read_actor, read_actors, text_of
from loaders.reports.quantities import Quantity, ends, measure_of, read_quantity

_NO_QUANTITY = Quantity(None, None, Basis.UNKNOWN)


def build_claim(entry: Entry, report: Report, transfers: list[str], raw: str | None) -> Claim:
    """Return the claim that an entry states; ``transfers`` are the ids of the transfers of its file."""
    fields = entry.fields
    claim = _with_speaker(_with_dates(_start(entry, report, raw), fields), entry, report)
    if entry.section == "claims":
        claim = _about_transfer(claim, entry)
    elif entry.section == "concessions":
        claim = _about_concession(claim, entry)
    elif entry.section == "losses":
        claim = _about_loss(claim, entry)
    else:
        claim = _about_context(claim, entry, transfers)
    names = {origin.id: origin.source.name for origin in report.mentions}
    origins = tuple(names[origin] for origin in claim.rests_on) or (report.source.name,)
    return replace(claim, name=caption(claim, origins))


def _start(entry: Entry, report: Report, raw: str | None) -> Claim:
    fields = entry.fields
    act, stance, statement = fields.text("act"), fields.text("stance"), fields.text("statement")
    return Claim(
        id=entry.claim_id,
        report=report.id,
        source=report.source.id,
        subject=SECTIONS[entry.section],
        about=entry.about,
        name="",
        locator=fields.text("locator") or "",
        stance=Stance(stance) if stance else Stance.ASSERTS,
        act=Act(act) if act else None,
        current=fields.flag("current"),
        raw=raw,
        quotation=fields.text("quotation"),
        # A name such as p1-s3 is given in many files: only within its report does it mean one sentence.
        statement=f"{report.id}:{statement}" if statement else None,
        hedge=fields.text("hedge"),
        withdrawn=fields.flag("withdrawn") or False,
    )


def _with_speaker(claim: Claim, entry: Entry, report: Report) -> Claim:
    speaker, grade = entry.fields.under("speaker"), entry.fields.under("grade")
    role, side, graded_on = speaker.text("role"), speaker.text("side"), grade.text("on")
    sources = {origin.id: origin.source.id for origin in report.mentions}
    rests_on = tuple(origin for _, origin in entry.fields.exact_list("rests_on"))
    return replace(
        claim,
        speaker=speaker.text("name"),
        speaker_role=SpeakerRole(role) if role else None,
        speaker_side=Side(side) if side else None,
        spoken_by=read_actor(speaker.values.get("for"), claim.about),
        acted_by=read_actors(entry.fields, "acted_by", claim.about),
        rests_on=rests_on,
        rests_on_sources=tuple(sources[origin] for origin in rests_on),
        reliability=grade.text("reliability"),
        credibility=grade.whole("credibility"),
        graded_by=grade.text("by"),
        graded_on=date.fromisoformat(graded_on) if graded_on else None,
        grade_reason=grade.text("why"),
    )


def _with_dates(claim: Claim, fields: Fields) -> Claim:
    event, expected = _when(fields, "date"), _when(fields, "expected_by")
    return replace(
        claim,
        event_date=event.earliest if event else None,
        event_latest=event.latest if event else None,
        event_precision=event.precision if event else None,
        # "By December" is not past before its last day.
        expected_by=expected.latest if expected else None,
        expected_by_precision=expected.precision if expected else None,
    )


def _about_transfer(claim: Claim, entry: Entry) -> Claim:
    fields, quantity = entry.fields, entry.fields.under("quantity")
    kind, basis = fields.text("kind"), quantity.text("basis")
    interval = read_quantity(*ends(quantity), Basis(basis)) if basis else _NO_QUANTITY
    return replace(
        _with_item(claim, fields),
        kind=Kind(kind) if kind else None,
        supplier=read_actor(fields.values.get("supplier"), claim.about),
        supplier_text=text_of(fields, "supplier"),
        recipient=read_actor(fields.values.get("recipient"), claim.about),
        recipient_text=text_of(fields, "recipient"),
        returns=tuple(transfer for _, transfer in fields.exact_list("returns")),
        measure=measure_of(quantity, claim.act) if basis else None,
        quantity_low=interval.low,
        quantity_high=interval.high,
        quantity_basis=interval.basis if basis else None,
        quantity_text=quantity.text("text"),
    )


def _with_item(claim: Claim, fields: Fields) -> Claim:
    item, category = fields.text("item"), fields.text("category")
    return replace(
        claim,
        item=Item(item, item) if item else None,
        item_text=fields.text("item_text") or item,
        description=fields.text("description"),
        category=category_of(category) if category else None,
    )


def _about_concession(claim: Claim, entry: Entry) -> Claim:
    fields, kind = entry.fields, entry.fields.text("kind")
    return replace(
        claim,
        concession=ConcessionKind(kind) if kind else None,
        grantor=read_actor(fields.values.get("grantor"), claim.about),
        grantee=read_actor(fields.values.get("grantee"), claim.about),
        text=fields.text("text"),
        exchange_for=tuple(transfer for _, transfer in fields.exact_list("exchange_for")),
    )


def _about_loss(claim: Claim, entry: Entry) -> Claim:
    fields, basis, as_of = entry.fields, entry.fields.text("basis"), entry.fields.text("as_of")
    count = fields.whole("count")
    interval = read_quantity(count, count, Basis(basis)) if basis else _NO_QUANTITY
    return replace(
        _with_item(claim, fields),
        loser=read_actor(fields.values.get("loser"), claim.about),
        outcome=Outcome(fields.text("outcome") or ""),
        count_low=interval.low,
        as_of=date.fromisoformat(as_of) if as_of else None,
        part_of=fields.exact("part_of"),
        captured_by=read_actor(fields.values.get("captured_by"), claim.about),
        measure=Measure.LOST if basis else None,
        quantity_low=interval.low,
        quantity_high=interval.high,
        quantity_basis=interval.basis if basis else None,
        quantity_text=fields.text("text"),
    )


def _about_context(claim: Claim, entry: Entry, transfers: list[str]) -> Claim:
    fields = entry.fields
    concerned = [name for _, name in fields.exact_list("concerns")]
    actors = {name: read_actor(name, claim.about) for name in concerned if name not in transfers}
    return replace(
        claim,
        topic=fields.text("topic"),
        text=fields.text("text"),
        context_measure=fields.text("measure"),
        change_percent=fields.number("change_percent"),
        period=fields.text("period"),
        concerns=tuple(name for name in concerned if actors.get(name) is None),
        concerns_actors=tuple(actor for actor in actors.values() if actor is not None),
    )


def _when(fields: Fields, key: str) -> When | None:
    return read_date(fields.values[key]) if fields.has(key) else None
