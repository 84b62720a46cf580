"""Which transfers of an answer carry the mark ≠, by the one rule for every picture (``graph.contradictions``)."""

from collections.abc import Collection

from graph.contradictions import is_disputed
from graph.store.base import Reader

_DISPUTED = """
UNWIND $transfers AS id
MATCH (t:Transfer {id: id})
OPTIONAL MATCH (t)<-[:ABOUT]-(:Claim)-[against:CONTRADICTS]-(:Claim)
RETURN t.id AS id, t.standing AS standing, count(against) AS contradictions
ORDER BY id
"""


def find_disputed(graph: Reader, transfers: Collection[str]) -> frozenset[str]:
    """Return which of some transfers, by their ids, carry the mark; raises StoreError."""
    if not transfers:
        return frozenset()
    rows = graph.run(_DISPUTED, {"transfers": sorted(set(transfers))}, row_limit=None).rows
    return frozenset(row["id"] for row in rows if is_disputed(row["standing"], row["contradictions"]))
