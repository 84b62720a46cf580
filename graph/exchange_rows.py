"""Reads from the graph what is said to be given in exchange for transfers."""

from collections import defaultdict
from collections.abc import Sequence

from graph.exchanges import Exchange
from graph.store.base import Reader
from graph.words import Act

_EXCHANGES = """
UNWIND $transfers AS id
MATCH (t:Transfer {id: id})-[:IN_EXCHANGE_FOR]->(k:Concession)
MATCH (c:Claim)-[:ABOUT]->(k)
OPTIONAL MATCH (g:Actor)-[:GRANTS]->(k)
RETURN id, k.id AS concession, k.name AS name, k.text AS text, k.status AS status, g.name AS grantor,
       min(c.id) AS claim
ORDER BY id, concession, grantor
"""


def read_exchanges(reader: Reader, transfers: Sequence[str]) -> dict[str, tuple[Exchange, ...]]:
    """Return what is given in exchange for some transfers, by their ids; those without are left out."""
    found: dict[str, dict[str, Exchange]] = defaultdict(dict)
    for row in reader.run(_EXCHANGES, {"transfers": list(transfers)}, row_limit=None).rows:
        known = found[row["id"]].get(row["concession"])
        grantors = (*(known.grantors if known else ()), *([row["grantor"]] if row["grantor"] else ()))
        found[row["id"]][row["concession"]] = Exchange(
            text=row["text"] or row["name"],
            grantors=grantors,
            status=Act(row["status"]) if row["status"] is not None else None,
            claim=row["claim"],
        )
    return {transfer: tuple(concessions.values()) for transfer, concessions in found.items()}
