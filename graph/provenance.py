"""Which deals a claimed return could come from: deliveries of machines that carry the component asked for.

What comes out is what fits, and never that something was, or will be, given back. A return without an item fits
nothing. Only deliveries *to the asked country* by the asker, or by a state that it succeeded, are looked at: what a
country inherited stands in no register, so none is made up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph import names
from graph.telling import with_article
from graph.words import Certainty, Kind

CALCULATED = "calculated here"
"""Who says so, where no person does."""

GIVEN_BACK = frozenset({Kind.RETURN, Kind.BUY_BACK})
"""Kinds of transfer for which an earlier delivery is looked for."""

_NUMBERS = {1: "one", 2: "two", 3: "three", 4: "four"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A return or buy-back, whatever became of it; ``supplier`` is asked, ``recipient`` asks (ids of actors)."""

    transfer: str
    item: str
    supplier: str
    recipient: str
    recipient_name: str


@dataclass(frozen=True, slots=True)
class Received:
    """A delivery; ``delivered`` are the pieces, None where no number is known."""

    transfer: str
    item: str
    supplier: str
    supplier_name: str
    recipient: str
    delivered: int | None


@dataclass(frozen=True, slots=True)
class Carried:
    """That a machine carries ``each`` pieces of a component; ``asked_as`` is the item by which it is asked for.

    Where ``asked_as`` is not the component, it is a general word for it, such as helicopter engines.
    """

    asked_as: str
    component: str
    machine: str
    each: int
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Possibility:
    """That a return could come from a delivery; ``component`` is None where the delivered item itself is asked for."""

    asked: str
    received: str
    why: str
    component: str | None = None
    positions: int | None = None


def predecessors(actor_id: str) -> frozenset[str]:
    """Return an actor with all former states that it succeeded, also over several steps.

    >>> sorted(predecessors("RUS")), sorted(predecessors("EGY"))
    (['RUS', 'soviet-union'], ['EGY'])
    """
    found = {actor_id}
    while True:
        more = {former for former, successor, _ in names.successions() if successor in found} - found
        if not more:
            return frozenset(found)
        found |= more


def find_possibilities(
    returns: Iterable[Asked], deliveries: Iterable[Received], carried: Iterable[Carried]
) -> list[Possibility]:
    """Return every delivery that each return could come from, by the ids of both; the same in any order of input."""
    given = sorted(deliveries, key=lambda delivery: delivery.transfer)
    fitting: dict[tuple[str, str], list[Carried]] = {}
    for one in carried:
        fitting.setdefault((one.asked_as, one.machine), []).append(one)
    found = []
    for asked in sorted(returns, key=lambda asked: asked.transfer):
        suppliers = predecessors(asked.recipient)
        for delivery in given:
            if delivery.recipient == asked.supplier and delivery.supplier in suppliers:
                possibility = _judge(asked, delivery, fitting)
                if possibility is not None:
                    found.append(possibility)
    return found


def tell_component(machine: str, each: int, component: str, certainty: Certainty) -> str:
    """Return what a machine carries, with how sure that is.

    >>> tell_component("Mi-17", 2, "TV3-117", Certainty.PROBABLE)
    'Mi-17 carries two TV3-117 (probable)'
    """
    return f"{machine} carries {_NUMBERS.get(each, f'{each:,}')} {component} ({certainty})"


def _judge(
    asked: Asked, delivery: Received, fitting: Mapping[tuple[str, str], Sequence[Carried]]
) -> Possibility | None:
    """Return whether one delivery fits one return: the item itself, or the surest of the components."""
    if asked.transfer == delivery.transfer:
        return None
    if asked.item == delivery.item:
        why = f"{asked.item} itself is the item asked for"
        return Possibility(asked.transfer, delivery.transfer, why + _tell_predecessor(asked, delivery))
    choices = fitting.get((asked.item, delivery.item))
    if not choices:
        return None
    best = min(choices, key=_sureness)
    why = tell_component(best.machine, best.each, best.component, best.certainty)
    if best.asked_as != best.component:
        why += f"; asked for as {best.asked_as}, which names no type"
    return Possibility(
        asked=asked.transfer,
        received=delivery.transfer,
        why=why + _tell_predecessor(asked, delivery),
        component=best.component,
        positions=None if delivery.delivered is None else delivery.delivered * best.each,
    )


def _sureness(carried: Carried) -> tuple[int, str]:
    return list(Certainty).index(carried.certainty), carried.component


def _tell_predecessor(asked: Asked, delivery: Received) -> str:
    if delivery.supplier == asked.recipient:
        return ""
    return (
        f"; delivered by {with_article(delivery.supplier_name)}, which {with_article(asked.recipient_name)} succeeded"
    )
