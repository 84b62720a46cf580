"""Transfers, losses, concessions and context as the nodes and relationships that both engines keep."""

from dataclasses import dataclass
from enum import Enum
from typing import cast

from graph.digests import digest_of
from graph.store.base import NodeKey, Properties
from graph.store.elements import Tie, present
from graph.transfers import Component, Concession, Context, Correspondence, Loss, Transfer


@dataclass(frozen=True, slots=True)
class SubjectElements:
    """A node that claims are about, with the nodes and ties that hang on it and go with it."""

    label: str
    properties: Properties
    ties: tuple[Tie, ...]
    parts: tuple[tuple[str, Properties], ...] = ()

    @property
    def digest(self) -> int:
        """A digest of everything that hangs on the node."""
        return cast(int, self.properties["digest"])


def transfer_elements(transfer: Transfer) -> SubjectElements:
    """Return a transfer's node with its parties, item, deliveries, acts and what it returns."""
    key = NodeKey("Transfer", transfer.id)
    judgement = transfer.judgement
    years = transfer.delivery_years
    properties = present(
        id=transfer.id,
        name=transfer.name,
        kind=_value(transfer.kind),
        status=_value(judgement.status),
        standing=judgement.standing.value,
        independent_sources=judgement.independent_sources,
        sources_against=judgement.sources_against,
        registers=judgement.registers,
        claims=transfer.claims,
        category=transfer.category.id if transfer.category else None,
        expected_by=judgement.expected_by,
        quantity_low=transfer.quantity_low,
        quantity_high=transfer.quantity_high,
        quantity_basis=_value(transfer.quantity_basis),
        order_year=transfer.order_year,
        order_year_estimated=transfer.order_year_estimated,
        ordered=transfer.ordered,
        ordered_estimated=transfer.ordered_estimated,
        delivered=transfer.delivered,
        delivered_estimated=transfer.delivered_estimated,
        delivery_years=list(years),
        delivery_range=transfer.delivery_range,
        first_delivery=years[0] if years else None,
        last_delivery=years[-1] if years else None,
        deal_ids=list(transfer.deals),
        condition=_value(transfer.condition),
        local_production=transfer.local_production,
        tiv_unit=transfer.tiv_unit,
        tiv_order=transfer.tiv_order,
        tiv_delivered=transfer.tiv_delivered,
        value_low=transfer.value_low,
        value_high=transfer.value_high,
        currency=transfer.currency,
    )
    ties = []
    if transfer.supplier:
        ties.append(Tie("SUPPLIER_OF", NodeKey("Actor", transfer.supplier.id), key))
    if transfer.recipient:
        ties.append(Tie("RECIPIENT_OF", NodeKey("Actor", transfer.recipient.id), key))
    if transfer.comes_from:
        ties.append(Tie("COMES_FROM", key, NodeKey("Actor", transfer.comes_from.id)))
    if transfer.via:
        ties.append(Tie("VIA", key, NodeKey("Actor", transfer.via.id)))
    if transfer.item:
        ties.append(Tie("OF", key, NodeKey("Item", transfer.item.id)))
    ties += [Tie(kind, NodeKey("Actor", actor), key, {"claims": number}) for kind, actor, number in transfer.acts]
    ties += [Tie("RETURNS", key, NodeKey("Transfer", returned)) for returned in transfer.returns]
    parts = []
    for delivery in transfer.deliveries:
        parts.append(("Delivery", present(**{name: getattr(delivery, name) for name in _DELIVERY})))
        ties.append(Tie("DELIVERED_IN", key, NodeKey("Delivery", delivery.id)))
    for pair in transfer.contradictions:
        values: Properties = {"about": pair.about.value, "within": pair.within.value}
        ties.append(Tie("CONTRADICTS", NodeKey("Claim", pair.first), NodeKey("Claim", pair.second), values))
    for revision in transfer.revisions:
        told: Properties = {
            "fields": [change.field for change in revision.changes],
            "before": [change.before for change in revision.changes],
            "after": [change.after for change in revision.changes],
        }
        ties.append(Tie("REVISES", NodeKey("Claim", revision.newer), NodeKey("Claim", revision.older), told))
    return _subject("Transfer", properties, ties, parts)


_DELIVERY = ("id", "name", "year", "year_estimated", "quantity", "quantity_estimated", "tiv", "report")


def loss_elements(loss: Loss) -> SubjectElements:
    """Return a loss's node with whose it is, of what, and what contains it."""
    key = NodeKey("Loss", loss.id)
    properties = present(
        id=loss.id,
        name=loss.name,
        outcome=_value(loss.outcome),
        count_low=loss.count_low,
        as_of=loss.as_of,
        edition=loss.edition,
    )
    ties = []
    if loss.loser:
        ties.append(Tie("LOST", NodeKey("Actor", loss.loser.id), key))
    if loss.item:
        ties.append(Tie("OF", key, NodeKey("Item", loss.item.id)))
    elif loss.category:
        ties.append(Tie("OF", key, NodeKey("Category", loss.category.id)))
    if loss.part_of:
        ties.append(Tie("PART_OF", key, NodeKey("Loss", loss.part_of)))
    if loss.captured_by:
        ties.append(Tie("CAPTURED_BY", key, NodeKey("Actor", loss.captured_by.id)))
    return _subject("Loss", properties, ties)


def concession_elements(concession: Concession) -> SubjectElements:
    """Return a concession's node with who grants it, to whom, and what for."""
    key = NodeKey("Concession", concession.id)
    properties = present(
        id=concession.id,
        name=concession.name,
        kind=_value(concession.kind),
        text=concession.text,
        status=_value(concession.status),
    )
    ties = [Tie("IN_EXCHANGE_FOR", NodeKey("Transfer", transfer), key) for transfer in concession.exchange_for]
    if concession.grantor:
        ties.append(Tie("GRANTS", NodeKey("Actor", concession.grantor.id), key))
    if concession.grantee:
        ties.append(Tie("GRANTED_TO", key, NodeKey("Actor", concession.grantee.id)))
    return _subject("Concession", properties, ties)


def context_elements(context: Context) -> SubjectElements:
    """Return a context's node with what it concerns."""
    key = NodeKey("Context", context.id)
    properties = present(
        id=context.id,
        name=context.name,
        topic=context.topic,
        text=context.text,
        measure=context.measure,
        change_percent=context.change_percent,
        period=context.period,
    )
    ties = [Tie("CONCERNS", key, NodeKey("Transfer", transfer)) for transfer in context.concerns]
    ties += [Tie("CONCERNS", key, NodeKey("Actor", actor.id)) for actor in context.concerns_actors]
    if context.component is not None:
        ties += _component_ties(context.id, context.component)
    if context.correspondence is not None:
        ties.append(_correspondence_tie(context.id, context.correspondence))
    return _subject("Context", properties, ties)


def _component_ties(context_id: str, component: Component) -> list[Tie]:
    """Tie the component to the machine, and so the general words that reports use for it."""
    values = present(
        component=component.part.id,
        each=component.each,
        certainty=component.certainty.value,
        evidence=component.evidence,
        context=context_id,
    )
    machine = NodeKey("Item", component.machine.id)
    starts = [component.part.id, *(word.id for word in component.general if word != component.part)]
    return [Tie("COMPONENT_OF", NodeKey("Item", start), machine, values) for start in starts]


def _correspondence_tie(context_id: str, found: Correspondence) -> Tie:
    values = present(
        relation=found.relation.value,
        certainty=found.certainty.value,
        evidence=found.evidence,
        context=context_id,
    )
    return Tie("CORRESPONDS_TO", NodeKey("Item", found.item.id), NodeKey("Item", found.other.id), values)


def _subject(
    label: str, properties: Properties, ties: list[Tie], parts: list[tuple[str, Properties]] | None = None
) -> SubjectElements:
    hanging = tuple(parts or ())
    keys = [(tie.type, tie.start.label, tie.start.id, tie.end.label, tie.end.id, tie.properties) for tie in ties]
    properties["digest"] = digest_of(properties, keys, hanging)
    return SubjectElements(label, properties, tuple(ties), hanging)


def _value(word: Enum | None) -> str | None:
    return None if word is None else str(word.value)
