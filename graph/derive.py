"""Transfers, losses, concessions and context, each computed from nothing but the claims about it.

The same claims give the same result in whatever order they came. Sums never mix two reports of one publisher:
one report, chosen by ``EditionRank``, gives a transfer its register numbers.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from math import fsum
from typing import TypeVar

from graph.claims import Claim
from graph.contradictions import find_contradictions
from graph.editions import find_revisions
from graph.quantities import find_quantity
from graph.ranks import Order, Ranks, of_best_editions, without_lesser_editions
from graph.sentences import concession_name, loss_name, quantity_words, transfer_name
from graph.status import judge, origins, stands_as_denial
from graph.transfers import Component, Concession, Context, Correspondence, Delivery, Loss, Transfer
from graph.words import Act, Kind

T = TypeVar("T")

ACT_RELATIONSHIPS = {
    Act.REQUESTED: "REQUESTED",
    Act.OFFERED: "OFFERED",
    Act.AGREED: "AGREED_TO",
    Act.REFUSED: "REFUSED",
    Act.LICENCE_REFUSED: "REFUSED",
    Act.BLOCKED: "BLOCKED",
}
"""The derived relationship from the actor who did an act to the transfer; denials give ``DENIED``."""


def derive_transfer(transfer_id: str, claims: Sequence[Claim], ranks: Ranks) -> Transfer:
    """Compute a transfer; ``ranks`` has an entry for every report of the claims."""
    days = _days(ranks) if len(claims) > 1 else {}
    ordered = sorted(claims, key=lambda claim: (not claim.counts, ranks[claim.report].order, claim.id))
    speaking = without_lesser_editions(ordered)
    judgement = judge(speaking, days)
    rows = [claim for claim in speaking if claim.is_register and claim.counts]
    supplier = _first(ordered, lambda claim: claim.supplier)
    recipient = _first(ordered, lambda claim: claim.recipient)
    item = _first(ordered, lambda claim: claim.item)
    kind = _kind(speaking)
    (low, high, basis), numbered = find_quantity(speaking, judgement.status, rows)
    first = rows[0] if rows else None
    valued = next((claim for claim in ordered if claim.counts and claim.currency is not None), None)
    years = tuple(sorted({year for row in rows for year in row.delivery_years}))
    yearly = of_best_editions([claim for claim in ordered if claim.is_register and claim.counts and claim.yearly])
    returned = {deal for claim in ordered if claim.counts for deal in claim.returns}
    deals = sorted({claim.own for claim in claims})
    name = transfer_name(
        supplier.name if supplier else None,
        recipient.name if recipient else None,
        kind,
        quantity_words(low, high, basis),
        item.name if item else None,
        judgement.status,
        numbered,
    )
    return Transfer(
        id=transfer_id,
        name=name,
        judgement=judgement,
        contradictions=find_contradictions(ordered, days) if len(ordered) > 1 else (),
        acts=_acts(speaking),
        kind=kind,
        supplier=supplier,
        recipient=recipient,
        item=item,
        category=_first(ordered, lambda claim: claim.category),
        claims=len(ordered),
        quantity_low=low,
        quantity_high=high,
        quantity_basis=basis,
        order_year=first.order_year if first else None,
        order_year_estimated=first.order_year_estimated if first else None,
        ordered=first.ordered if first else None,
        ordered_estimated=first.ordered_estimated if first else None,
        delivered=_sum([row.delivered for row in rows]),
        delivered_estimated=_any([row.delivered_estimated for row in rows]),
        delivery_years=years,
        delivery_range=True if any(row.delivery_range for row in rows) else None,
        deliveries=_deliveries(yearly),
        condition=first.condition if first else None,
        local_production=_first([*rows, *yearly], lambda row: row.local_production),
        tiv_unit=first.tiv_unit if first else None,
        tiv_order=first.tiv_order if first else None,
        tiv_delivered=sum_tiv([row.tiv_delivered for row in rows]),
        returns=tuple(sorted(returned - {transfer_id})),
        deals=tuple(deals) if deals != [transfer_id] else (),
        revisions=find_revisions(ordered, ranks) if len(ordered) > 1 else (),
        comes_from=_first(ordered, lambda claim: claim.comes_from),
        via=_first(ordered, lambda claim: claim.via),
        value_low=valued.value_low if valued else None,
        value_high=valued.value_high if valued else None,
        currency=valued.currency if valued else None,
    )


def derive_loss(loss_id: str, claims: Sequence[Claim], ranks: Ranks) -> Loss:
    """Compute a loss: the newest count that counts, as a floor.

    Where a data set gives a row a piece, the rows of its newest edition are counted. Two editions list the same
    pieces twice, so they are never added.
    """

    def newest_first(claim: Claim) -> tuple[bool, int, Order, str]:
        rank = ranks[claim.report]
        day = (rank.generated if claim.piece else None) or claim.as_of or date.min
        return not claim.counts, -day.toordinal(), rank.order, claim.id

    ordered = sorted(claims, key=newest_first)
    best = ordered[0]
    count_low, as_of = _count_pieces(best, ordered) if best.piece else (best.count_low, best.as_of)
    item, category = _first(ordered, lambda claim: claim.item), _first(ordered, lambda claim: claim.category)
    of = item.name if item else category.name if category else None
    return Loss(
        id=loss_id,
        name=loss_name(best.loser.name if best.loser else None, best.outcome, count_low, of),
        loser=_first(ordered, lambda claim: claim.loser),
        outcome=best.outcome,
        count_low=count_low,
        as_of=as_of,
        item=item,
        category=category,
        part_of=_first(ordered, lambda claim: claim.part_of),
        captured_by=_first(ordered, lambda claim: claim.captured_by),
        edition=best.report,
    )


def derive_concession(concession_id: str, claims: Sequence[Claim], ranks: Ranks) -> Concession:
    """Compute a concession; its status follows the status rule."""
    ordered = sorted(claims, key=lambda claim: (not claim.counts, ranks[claim.report].order, claim.id))
    grantor, grantee = _first(ordered, lambda claim: claim.grantor), _first(ordered, lambda claim: claim.grantee)
    text = _first(ordered, lambda claim: claim.text)
    status = judge(ordered, _days(ranks)).status
    return Concession(
        id=concession_id,
        name=concession_name(grantor.name if grantor else None, grantee.name if grantee else None, text, status),
        kind=_first(ordered, lambda claim: claim.concession),
        text=text,
        status=status,
        grantor=grantor,
        grantee=grantee,
        exchange_for=tuple(sorted({transfer for claim in ordered if claim.counts for transfer in claim.exchange_for})),
    )


def derive_context(context_id: str, claims: Sequence[Claim], ranks: Ranks) -> Context:
    """Compute a piece of context."""
    ordered = sorted(claims, key=lambda claim: (not claim.counts, ranks[claim.report].order, claim.id))
    topic, text = _first(ordered, lambda claim: claim.topic), _first(ordered, lambda claim: claim.text)
    ordered = [claim for claim in ordered if claim.counts] or ordered
    actors = {actor.id: actor for claim in ordered for actor in claim.concerns_actors}
    return Context(
        id=context_id,
        name=f"{topic}: {text}" if topic and text else topic or text or context_id,
        topic=topic,
        text=text,
        measure=_first(ordered, lambda claim: claim.context_measure),
        change_percent=_first(ordered, lambda claim: claim.change_percent),
        period=_first(ordered, lambda claim: claim.period),
        concerns=tuple(sorted({transfer for claim in ordered for transfer in claim.concerns})),
        concerns_actors=tuple(actors[key] for key in sorted(actors)),
        component=_component(ordered),
        correspondence=_correspondence(ordered),
    )


def sum_tiv(values: Sequence[float | None]) -> float | None:
    """Add TIV, the same in any order, to six places; None where no value is given.

    >>> sum_tiv([0.1, None, 0.2]), sum_tiv([None]), sum_tiv([])
    (0.3, None, None)
    """
    given = [value for value in values if value is not None]
    return round(fsum(given), 6) if given else None


def _days(ranks: Ranks) -> dict[str, date]:
    return {rank.report: rank.published for rank in ranks.values() if rank.published is not None}


def _first(claims: Sequence[Claim], part: Callable[[Claim], T | None]) -> T | None:
    for claim in claims:
        value = part(claim)
        if value is not None:
            return value
    return None


def _kind(ordered: Sequence[Claim]) -> Kind | None:
    """Return the kind that most independent origins give, then most claims, then the first of the list."""
    counting = [claim for claim in ordered if claim.counts and claim.kind is not None]
    kinds = Counter(claim.kind for claim in counting if claim.kind is not None)
    if len(kinds) < 2:
        return next(iter(kinds), None)
    places = {kind: place for place, kind in enumerate(Kind)}

    def weight(kind: Kind) -> tuple[int, int, int]:
        sayers = [claim for claim in counting if claim.kind is kind]
        return len(origins(sayers, ordered)), kinds[kind], -places[kind]

    return max(kinds, key=weight)


def _component(ordered: Sequence[Claim]) -> Component | None:
    """Return what the first counting claim says that a machine carries, with the general words of all of them."""
    telling = [claim for claim in ordered if claim.counts and claim.item and claim.machine]
    for claim in telling:
        if claim.item and claim.machine and claim.each is not None and claim.certainty is not None:
            words = {told.general.id: told.general for told in telling if told.general is not None}
            return Component(
                part=claim.item,
                machine=claim.machine,
                each=claim.each,
                certainty=claim.certainty,
                evidence=claim.evidence,
                general=tuple(words[key] for key in sorted(words)),
            )
    return None


def _correspondence(ordered: Sequence[Claim]) -> Correspondence | None:
    """Return what the first counting claim says that two designations are to each other."""
    for claim in ordered:
        if claim.counts and claim.item and claim.other and claim.relation is not None and claim.certainty is not None:
            return Correspondence(
                item=claim.item,
                other=claim.other,
                relation=claim.relation,
                certainty=claim.certainty,
                evidence=claim.evidence,
            )
    return None


def _count_pieces(best: Claim, ordered: Sequence[Claim]) -> tuple[int, date | None]:
    """Return how many pieces the report of the best claim lists, and the last day on which it recorded one."""
    pieces = [c for c in ordered if c.piece and c.report == best.report and c.counts == best.counts]
    days = [claim.as_of for claim in pieces if claim.as_of is not None]
    return sum(claim.count_low or 0 for claim in pieces), max(days, default=None)


def _acts(ordered: Sequence[Claim]) -> tuple[tuple[str, str, int], ...]:
    """Return (relationship type, actor id, number of claims) for those who did something about the transfer."""
    done: Counter[tuple[str, str]] = Counter()
    for claim in ordered:
        if claim.counts and claim.act in ACT_RELATIONSHIPS:
            done.update((ACT_RELATIONSHIPS[claim.act], actor.id) for actor in claim.acted_by)
        elif stands_as_denial(claim) and claim.spoken_by is not None:
            done[("DENIED", claim.spoken_by.id)] += 1
    return tuple((relationship, actor, number) for (relationship, actor), number in sorted(done.items()))


def _deliveries(rows: Sequence[Claim]) -> tuple[Delivery, ...]:
    """Return a delivery for each row that gives a number for one year: never a total spread over years."""
    return tuple(
        Delivery(
            id=row.id,
            name=f"{row.delivery_years[0]}: {'number not given' if row.delivered is None else row.delivered}",
            year=row.delivery_years[0],
            year_estimated=row.delivery_year_estimated,
            quantity=row.delivered,
            quantity_estimated=row.delivered_estimated,
            tiv=row.tiv_delivered,
            report=row.report,
        )
        for row in sorted(rows, key=lambda row: row.id)
        if row.yearly and row.delivery_years
    )


def _sum(values: Sequence[int | None]) -> int | None:
    """Add numbers; None where one is not given, for a sum of the rest would be too low."""
    given = [value for value in values if value is not None]
    return sum(given) if given and len(given) == len(values) else None


def _any(marks: Sequence[bool | None]) -> bool | None:
    """Join uncertainty marks: True if one is, None if one is unknown, else False."""
    if True in marks:
        return True
    return None if not marks or None in marks else False
