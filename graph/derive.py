"""Transfers, losses, concessions and context, each computed from nothing but the claims about it.

The same claims give the same result in whatever order they came. Sums never mix two reports of one publisher:
one report, chosen by ``EditionRank``, gives a transfer its register numbers.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum
from typing import TypeVar

from graph.claims import Claim
from graph.contradictions import find_contradictions
from graph.quantities import find_quantity
from graph.sentences import concession_name, loss_name, quantity_words, transfer_name
from graph.status import judge, origins, stands_as_denial
from graph.transfers import Component, Concession, Context, Delivery, Loss, Transfer
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


@dataclass(frozen=True, slots=True)
class EditionRank:
    """What decides which report of one publisher gives the numbers; ``published`` is its latest day.

    ``years`` is the width of its window of years (of the span of its rows where no window is stated),
    ``rows`` the rows read. Data sets go before other reports.
    """

    report: str
    years: int
    generated: date | None
    rows: int
    published: date | None = None
    is_register: bool = False

    @property
    def order(self) -> "Order":
        """Sort key: registers, then the widest window first, the newest, the most rows, the id."""
        made = self.generated.toordinal() if self.generated else 0
        return not self.is_register, -self.years, -made, -self.rows, self.report


Order = tuple[bool, int, int, int, str]


Ranks = Mapping[str, EditionRank]


def derive_transfer(transfer_id: str, claims: Sequence[Claim], ranks: Ranks) -> Transfer:
    """Compute a transfer; ``ranks`` has an entry for every report of the claims."""
    days = _days(ranks) if len(claims) > 1 else {}
    ordered = sorted(claims, key=lambda claim: (not claim.counts, ranks[claim.report].order, claim.id))
    speaking = _without_lesser_editions(ordered)
    judgement = judge(speaking, days)
    rows = [claim for claim in speaking if claim.is_register and claim.counts]
    supplier = _first(ordered, lambda claim: claim.supplier)
    recipient = _first(ordered, lambda claim: claim.recipient)
    item = _first(ordered, lambda claim: claim.item)
    kind = _kind(speaking)
    low, high, basis = find_quantity(speaking, judgement.status, rows)
    first = rows[0] if rows else None
    years = tuple(sorted({year for row in rows for year in row.delivery_years}))
    name = transfer_name(
        supplier.name if supplier else None,
        recipient.name if recipient else None,
        kind,
        quantity_words(low, high, basis),
        item.name if item else None,
        judgement.status,
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
        deliveries=_deliveries(rows),
        condition=first.condition if first else None,
        local_production=first.local_production if first else None,
        tiv_unit=first.tiv_unit if first else None,
        tiv_order=first.tiv_order if first else None,
        tiv_delivered=sum_tiv([row.tiv_delivered for row in rows]),
        returns=tuple(sorted({returned for claim in ordered if claim.counts for returned in claim.returns})),
    )


def derive_loss(loss_id: str, claims: Sequence[Claim], ranks: Ranks) -> Loss:
    """Compute a loss: the newest count that counts, as a floor."""

    def newest_first(claim: Claim) -> tuple[bool, int, Order, str]:
        return not claim.counts, -(claim.as_of or date.min).toordinal(), ranks[claim.report].order, claim.id

    ordered = sorted(claims, key=newest_first)
    best = ordered[0]
    item, category = _first(ordered, lambda claim: claim.item), _first(ordered, lambda claim: claim.category)
    of = item.name if item else category.name if category else None
    return Loss(
        id=loss_id,
        name=loss_name(best.loser.name if best.loser else None, best.outcome, best.count_low, of),
        loser=_first(ordered, lambda claim: claim.loser),
        outcome=best.outcome,
        count_low=best.count_low,
        as_of=best.as_of,
        item=item,
        category=category,
        part_of=_first(ordered, lambda claim: claim.part_of),
        captured_by=_first(ordered, lambda claim: claim.captured_by),
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


def _without_lesser_editions(ordered: Sequence[Claim]) -> Sequence[Claim]:
    """Leave out the register rows of all editions but the best of each register; ``ordered`` is best first.

    The other editions' rows are shown and have no say: within a narrower window, a partly delivered deal would
    pass for a delivered one.
    """
    best: dict[str, str] = {}
    for claim in ordered:
        if claim.is_register and claim.counts:
            best.setdefault(claim.source, claim.report)
    if not best:
        return ordered
    return [c for c in ordered if not c.is_register or best.get(c.source, c.report) == c.report]


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
