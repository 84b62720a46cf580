"""Reads from the graph the pairs that stand apart from two countries: with a former state, or with a successor.

Nothing merges them: a delivery by the Soviet Union is not one by Russia.
"""

from graph.actors import Actor
from graph.pair import Relative
from graph.store.base import Reader
from graph.words import ActorKind

_SUCCESSIONS = """
MATCH (f:Actor)-[:SUCCEEDED_BY]->(s:Actor)
WHERE f.id IN $ids OR s.id IN $ids
RETURN f.id AS former, f.name AS former_name, f.kind AS former_kind,
       s.id AS successor, s.name AS successor_name, s.kind AS successor_kind
ORDER BY former, successor
"""

_DELIVERED = """
UNWIND $pairs AS pair
MATCH (x:Actor {id: pair[0]})-[d:DELIVERED_TO]->(y:Actor {id: pair[1]})
RETURN x.id AS supplier, y.id AS recipient, d.deals AS deals
ORDER BY supplier, recipient
"""


def read_relatives(reader: Reader, one: Actor, other: Actor) -> tuple[Relative, ...]:
    """Return pairs with deliveries of their own in which a former state or a successor stands for one of the two."""
    kin: dict[str, list[Actor]] = {one.id: [one], other.id: [other]}
    for row in reader.run(_SUCCESSIONS, {"ids": [one.id, other.id]}, row_limit=None).rows:
        for role, opposite in (("former", "successor"), ("successor", "former")):
            if row[role] in kin:
                kind = ActorKind(row[f"{opposite}_kind"])
                kin[row[role]].append(Actor(row[opposite], row[f"{opposite}_name"], kind))
    pairs = [(x, y) for x in kin[one.id] for y in kin[other.id] if (x, y) != (one, other) and x.id != y.id]
    asked = [list(ids) for x, y in pairs for ids in ((x.id, y.id), (y.id, x.id))]
    if not asked:
        return ()
    delivered = reader.run(_DELIVERED, {"pairs": asked}, row_limit=None).rows
    deals = {(row["supplier"], row["recipient"]): row["deals"] for row in delivered}
    found = []
    for x, y in pairs:
        number = deals.get((x.id, y.id), 0) + deals.get((y.id, x.id), 0)
        is_not = tuple((own.name, shown.name) for own, shown in ((x, one), (y, other)) if own.id != shown.id)
        if number:
            found.append(Relative(one=x, other=y, is_not=is_not, deals=number))
    return tuple(sorted(found, key=lambda relative: (-relative.deals, relative.one.id, relative.other.id)))
