"""``COULD_COME_FROM``: the deals that claimed returns could come from, kept in step with deliveries and components.

The rule is in ``graph.provenance``. There are few returns, so all of them are looked at again whenever a load touches
a return, a component, or a delivery from an asker to the country it asked; only what has changed is written.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from graph import provenance
from graph.provenance import Asked, Carried, Possibility, Received
from graph.store.base import NodeKey, Properties, Transaction, batches
from graph.store.batch import SIZE, create_ties
from graph.store.elements import Tie, present
from graph.store.subjects import Before, Changes, Thing
from graph.store.sums import Pair, pair_of
from graph.words import DELIVERIES, Certainty, Kind, Subject

_GIVEN_BACK = sorted(kind.value for kind in provenance.GIVEN_BACK)

_ASKED = """
MATCH (t:Transfer) WHERE t.kind IN $kinds
MATCH (s:Actor)-[:SUPPLIER_OF]->(t)
MATCH (r:Actor)-[:RECIPIENT_OF]->(t)
MATCH (t)-[:OF]->(i:Item)
RETURN t.id AS transfer, i.id AS item, s.id AS supplier, r.id AS recipient, r.name AS recipient_name
"""

_CARRIED = """
UNWIND $items AS item
MATCH (c:Item {id: item})-[k:COMPONENT_OF]->(m:Item)
RETURN item, k.component AS component, m.id AS machine, k.each AS each, k.certainty AS certainty
"""

_RECEIVED = """
UNWIND $recipients AS id
MATCH (r:Actor {id: id})-[:RECIPIENT_OF]->(t:Transfer)
WHERE t.status IN $deliveries AND (t.kind IS NULL OR t.kind <> $return)
MATCH (s:Actor)-[:SUPPLIER_OF]->(t) WHERE s.id IN $suppliers
MATCH (t)-[:OF]->(i:Item)
RETURN t.id AS transfer, i.id AS item, s.id AS supplier, s.name AS supplier_name, id AS recipient,
       t.delivered AS delivered
"""

_STORED = """
UNWIND $ids AS id
MATCH (a:Transfer {id: id})-[f:COULD_COME_FROM]->(b:Transfer) WHERE f.by = $by
RETURN id AS source, b.id AS target, f.why AS why, f.component AS component, f.positions AS positions
"""

_DELETE = """
UNWIND $rows AS row
MATCH (a:Transfer {id: row.source})-[f:COULD_COME_FROM]->(b:Transfer {id: row.target}) WHERE f.by = $by
DELETE f
"""


def refresh(transaction: Transaction, changes: Changes, before: dict[Thing, Before]) -> None:
    """Bring the ties of all returns up to date with what a load has changed; ``before`` is how that stood."""
    given_back: set[str] = set()
    pairs: set[Pair] = set()
    components = False
    for thing in changes.settled:
        if thing[0] is Subject.CONTEXT:
            components = True
        if thing[0] is not Subject.TRANSFER:
            continue
        now, then = changes.transfers.get(thing[1]), before.get(thing)
        if (now and now.kind in provenance.GIVEN_BACK) or (then and then.kind in _GIVEN_BACK):
            given_back.add(thing[1])
        pairs.update(pair for pair in (now and pair_of(now), then and then.pair) if pair)
    if not given_back and not components and not pairs:
        return
    asked = _read_asked(transaction)
    if given_back or components or not pairs.isdisjoint(_wanted(asked)):
        _write(transaction, asked, given_back)


def _wanted(asked: Iterable[Asked]) -> set[Pair]:
    """Return between whom a delivery would matter."""
    return {(supplier, one.supplier) for one in asked for supplier in provenance.predecessors(one.recipient)}


def _write(transaction: Transaction, asked: Collection[Asked], given_back: set[str]) -> None:
    """Compute the ties of all returns and write those that are not there as they should be."""
    ids = given_back | {one.transfer for one in asked}
    stored = _read_stored(transaction, ids)
    found: dict[Pair, Properties] = {}
    for possibility in _find(transaction, asked):
        found[possibility.asked, possibility.received] = _properties(possibility)
    outdated = [key for key, properties in stored.items() if found.get(key) != properties]
    for rows in batches([{"source": source, "target": target} for source, target in sorted(outdated)], SIZE):
        transaction.run(_DELETE, {"rows": list(rows), "by": provenance.CALCULATED})
    create_ties(
        transaction,
        (
            Tie("COULD_COME_FROM", NodeKey("Transfer", source), NodeKey("Transfer", target), properties)
            for (source, target), properties in found.items()
            if stored.get((source, target)) != properties
        ),
    )


def _find(transaction: Transaction, asked: Collection[Asked]) -> list[Possibility]:
    if not asked:
        return []
    items = sorted({one.item for one in asked})
    carried = [
        Carried(row["item"], row["component"], row["machine"], row["each"], Certainty(row["certainty"]))
        for row in transaction.run(_CARRIED, {"items": items})
    ]
    askers: dict[str, set[str]] = defaultdict(set)
    for supplier, recipient in _wanted(asked):
        askers[recipient].add(supplier)
    rows = transaction.run(
        _RECEIVED,
        {
            "recipients": sorted(askers),
            "suppliers": sorted(set().union(*askers.values())),
            "deliveries": sorted(act.value for act in DELIVERIES),
            "return": Kind.RETURN.value,
        },
    )
    return provenance.find_possibilities(asked, [Received(**row) for row in rows], carried)


def _read_asked(transaction: Transaction) -> list[Asked]:
    return [Asked(**row) for row in transaction.run(_ASKED, {"kinds": _GIVEN_BACK})]


def _read_stored(transaction: Transaction, ids: Iterable[str]) -> dict[Pair, Properties]:
    stored: dict[Pair, Properties] = {}
    for some in batches(sorted(ids), SIZE):
        for row in transaction.run(_STORED, {"ids": list(some), "by": provenance.CALCULATED}):
            values = {name: row[name] for name in ("why", "component", "positions")}
            stored[row["source"], row["target"]] = present(by=provenance.CALCULATED, **values)
    return stored


def _properties(possibility: Possibility) -> Properties:
    return present(
        by=provenance.CALCULATED,
        why=possibility.why,
        component=possibility.component,
        positions=possibility.positions,
    )
