"""Reads from the graph who takes part in transfers, and with whom."""

from graph.actors import Actor
from graph.deal_rows import actor_of
from graph.store.base import Reader

_ACTORS = """
MATCH (a:Actor)-[:SUPPLIER_OF|RECIPIENT_OF]->(:Transfer)
RETURN DISTINCT a.id AS id, a.name AS name, a.kind AS kind
ORDER BY name, id
"""


_PARTNERS = """
MATCH (a:Actor {id: $id})-[:SUPPLIER_OF]->(:Transfer)<-[:RECIPIENT_OF]-(b:Actor)
WHERE b.id <> $id
RETURN DISTINCT b.id AS id
UNION
MATCH (b:Actor)-[:SUPPLIER_OF]->(:Transfer)<-[:RECIPIENT_OF]-(a:Actor {id: $id})
WHERE b.id <> $id
RETURN DISTINCT b.id AS id
"""


def list_partners(reader: Reader, actor: str) -> frozenset[str]:
    """Return the ids of those with whom an actor has any transfer; every edition gives the same."""
    return frozenset(row["id"] for row in reader.run(_PARTNERS, {"id": actor}, row_limit=None).rows)


def list_actors(reader: Reader) -> list[Actor]:
    """Return all who supply or receive in a transfer, by name."""
    return [actor_of(row) for row in reader.run(_ACTORS, row_limit=None).rows]
