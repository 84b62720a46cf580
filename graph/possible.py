"""Reads from the graph the deliveries from which a claimed return could come, and tells one of them.

The one reader of ``COULD_COME_FROM``. What was calculated here counts only where the edition that gives the numbers of
its pair of actors lists the delivery: two editions list the same deals twice.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.pair import Candidate
from graph.provenance import CALCULATED
from graph.store.base import Reader, Value
from graph.summaries import count
from graph.telling import with_article

_POSSIBLE = """
UNWIND $transfers AS id
MATCH (t:Transfer {id: id})-[f:COULD_COME_FROM]->(d:Transfer)
MATCH (s:Actor)-[:SUPPLIER_OF]->(d)
MATCH (r:Actor)-[:RECIPIENT_OF]->(d)
MATCH (d)-[:OF]->(i:Item)
OPTIONAL MATCH (s)-[total:DELIVERED_TO]->(r)
WITH id, f, d, s, i, total.edition AS edition
OPTIONAL MATCH (row:Claim)-[:ABOUT]->(d) WHERE row.report = edition
OPTIONAL MATCH (part:Item {id: f.component})
RETURN id, d.id AS deal, s.name AS supplier, i.name AS machine, f.by AS found_by, f.why AS why, edition,
       min(row.id) AS claim, d.delivered AS received, d.delivered_estimated AS uncertain,
       d.last_delivery AS last_year, part.name AS component, f.positions AS positions
ORDER BY id, component, last_year DESC, deal
"""


def read_possible(reader: Reader, transfers: Sequence[str]) -> dict[str, tuple[Candidate, ...]]:
    """Read from which deliveries some returns could come, by the returns' ids; newest deliveries first."""
    found: dict[str, list[Candidate]] = defaultdict(list)
    if transfers:
        for row in reader.run(_POSSIBLE, {"transfers": list(transfers)}, row_limit=None).rows:
            if row["claim"] is not None or row["found_by"] != CALCULATED:
                found[row["id"]].append(_candidate(row))
    return {one: tuple(candidates) for one, candidates in found.items()}


def tell_possible(one: Candidate) -> str:
    """Return a possibility as a sentence: what was received, how many places for the component, and why it fits.

    >>> tell_possible(Candidate(deal="d", supplier="Russia", machine="Mi-17", by="calculated here", received=40,
    ...                         why="Mi-17 carries two TV3-117", positions=80, last_year=2016))
    'Mi-17 from Russia: 40 received, the last in 2016. 80 positions, calculated here: Mi-17 carries two TV3-117.'
    """
    doubt = " (number uncertain)" if one.uncertain else ""
    received = f"{one.received:,} received{doubt}" if one.received is not None else "number received not given"
    when = f", the last in {one.last_year}" if one.last_year is not None else ""
    places = f"{count(one.positions, 'position')}{doubt}, " if one.positions is not None else ""
    return f"{one.machine} from {with_article(one.supplier)}: {received}{when}. {places}{one.by}: {one.why}."


def _candidate(row: Mapping[str, Value]) -> Candidate:
    same = ("deal", "claim", "supplier", "machine", "why", "edition", "received", "last_year", "component", "positions")
    return Candidate(**{name: row[name] for name in same}, by=row["found_by"], uncertain=bool(row["uncertain"]))
