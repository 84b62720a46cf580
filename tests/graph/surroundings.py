"""Invented surroundings of a country, for tests of what is drawn and told."""

from typing import Any

from graph.actors import Actor
from graph.gathering import line_id
from graph.grammar import stroke
from graph.surroundings import Line, Surroundings
from graph.words import Act, ActorKind, Standing

FOCUS = Actor(id="EGY", name="Egypt", kind=ActorKind.STATE)


def line(supplier: str, recipient: str, status: Act | None, transfers: int = 1, **values: Any) -> Line:
    """A line of one status; standing recorded and in the register, unless said otherwise."""
    standing = values.pop("standing", Standing.RECORDED)
    in_reports = values.pop("in_reports", 0)
    return Line(
        id=line_id(supplier, recipient, status, standing),
        supplier=supplier,
        recipient=recipient,
        stroke=stroke(status, standing),
        statuses=((status, transfers),),
        in_registers=0 if in_reports else transfers,
        in_reports=in_reports,
        disputed=values.pop("disputed", False),
        **values,
    )


def around(
    *lines: Line, kinds: dict[str, ActorKind] | None = None, focus: Actor = FOCUS, **values: Any
) -> Surroundings:
    """Surroundings made of lines; every end is a state with its id as name, unless said otherwise."""
    ids = sorted({end for one in lines for end in (one.supplier, one.recipient)} - {focus.id})
    actors = {one: Actor(id=one, name=one, kind=(kinds or {}).get(one, ActorKind.STATE)) for one in ids}
    return Surroundings(
        foci=(focus,), actors=actors | {focus.id: focus}, lines={one.id: one for one in lines}, **values
    )
