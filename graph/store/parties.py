"""Actors, items and categories in the graph: there as long as a claim names them."""

from collections.abc import Iterable, Sequence
from itertools import chain

from graph import names
from graph.actors import Actor, Category, Item
from graph.claims import Claim
from graph.store import batch
from graph.store.base import NodeKey, Properties, Transaction, batches
from graph.store.elements import ACTOR_FIELDS, ITEM_FIELDS, Tie, actor_properties, claim_actors, claim_items


def put_parties(transaction: Transaction, claims: Sequence[Claim], others: Iterable[Actor] = ()) -> None:
    """Write the actors, items and categories that some claims name, and ``others`` that the totals of a table do."""
    actors: dict[str, Actor] = {actor.id: actor for actor in others}
    items: dict[str, Item] = {}
    categories: dict[str, Category] = {}
    for claim in claims:
        for actor in claim_actors(claim):
            actors[actor.id] = actor
        for item in claim_items(claim):
            items[item.id] = item
        if claim.category is not None:
            categories[claim.category.id] = claim.category
    batch.put_nodes(transaction, "Actor", [actor_properties(actor) for actor in actors.values()])
    batch.add_label(transaction, "Actor", "Country", [actor.id for actor in actors.values() if actor.is_country])
    batch.put_nodes(transaction, "Category", [_category(category) for category in categories.values()])
    _merge_items(transaction, items.values())
    _put_successions(transaction, set(actors))


def describe_items(transaction: Transaction, claims: Iterable[Claim]) -> None:
    """Give the items that some claims name their most frequent description and all their categories."""
    ids = sorted({claim.item.id for claim in claims if claim.item is not None})
    told: dict[str, dict[tuple[str | None, str | None], int]] = {item: {} for item in ids}
    for some in batches(ids, batch.SIZE):
        rows = transaction.run(
            "UNWIND $ids AS id MATCH (:Item {id: id})<-[:OF]-(t:Transfer) MATCH (c:Claim)-[:ABOUT]->(t) "
            "WHERE c.item = id RETURN id, c.description AS description, c.category AS category, count(*) AS number",
            {"ids": list(some)},
        )
        for row in rows:
            told[row["id"]][row["description"], row["category"]] = row["number"]
    nodes: list[Properties] = []
    ties: list[Tie] = []
    for item, counts in told.items():
        descriptions: dict[str, int] = {}
        for (description, _), number in counts.items():
            if description is not None:
                descriptions[description] = descriptions.get(description, 0) + number
        node: Properties = {"id": item, "name": item}
        if descriptions:
            node["description"] = min(descriptions, key=lambda text: (-descriptions[text], text))
        nodes.append(node)
        categories = sorted({category for _, category in counts if category is not None})
        ties += [Tie("IN_CATEGORY", NodeKey("Item", item), NodeKey("Category", category)) for category in categories]
    for some_nodes in batches(nodes, batch.SIZE):
        transaction.run(
            "UNWIND $ids AS id MATCH (:Item {id: id})-[r:IN_CATEGORY]->(:Category) DELETE r",
            {"ids": [node["id"] for node in some_nodes]},
        )
        transaction.run("UNWIND $rows AS row MATCH (n:Item {id: row.id}) SET n = row", {"rows": list(some_nodes)})
    batch.create_ties(transaction, ties)


def remove_orphans(transaction: Transaction, withdrawn: Sequence[Claim], others: Iterable[str] = ()) -> None:
    """Delete the actors, items and categories of withdrawn claims that no claim or total names any more.

    ``others`` are the ids of actors that withdrawn totals named.
    """
    actors = {actor.id for claim in withdrawn for actor in claim_actors(claim)} | set(others)
    if not withdrawn and not actors:
        return
    items = {item.id for claim in withdrawn for item in claim_items(claim)}
    categories = {claim.category.id for claim in withdrawn if claim.category is not None}
    for label, ids, ignored in (
        ("Actor", actors, "SUCCEEDED_BY"),
        ("Item", items, "IN_CATEGORY"),
        ("Category", categories, ""),
    ):
        loose = _loose(transaction, label, sorted(ids), ignored)
        if loose:
            batch.delete_nodes(transaction, label, sorted(loose - _named(transaction, label)))


def _loose(transaction: Transaction, label: str, ids: list[str], ignored: str) -> set[str]:
    loose: set[str] = set()
    for some in batches(ids, batch.SIZE):
        rows = transaction.run(
            f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) OPTIONAL MATCH (n)-[r]-() WHERE type(r) <> $ignored "
            "WITH id, count(r) AS ties WHERE ties = 0 RETURN id",
            {"ids": list(some), "ignored": ignored},
        )
        loose |= {row["id"] for row in rows}
    return loose


def _named(transaction: Transaction, label: str) -> set[str]:
    """Return the ids that any claim names, for the few cases where nothing else ties a node."""
    if label == "Actor":
        many = transaction.run("MATCH (c:Claim) WHERE c.concerns_actors IS NOT NULL RETURN c.concerns_actors AS ids")
        return _named_in(transaction, ACTOR_FIELDS) | {key for row in many for key in row["ids"]}
    fields = ITEM_FIELDS if label == "Item" else (label.lower(),)
    return _named_in(transaction, fields)


def _named_in(transaction: Transaction, fields: Iterable[str]) -> set[str]:
    rows = chain.from_iterable(
        transaction.run(f"MATCH (c:Claim) WHERE c.{name} IS NOT NULL RETURN DISTINCT c.{name} AS id") for name in fields
    )
    return {row["id"] for row in rows}


def _put_successions(transaction: Transaction, actors: set[str]) -> None:
    """Tie former states to their successors where both are in the graph."""
    rows = []
    for former, successor, year in names.successions():
        if former in actors or successor in actors:
            rows.append({"former": former, "successor": successor, "year": year})
    transaction.run(
        "UNWIND $rows AS row MATCH (a:Actor {id: row.former}) MATCH (b:Actor {id: row.successor}) "
        "MERGE (a)-[s:SUCCEEDED_BY]->(b) SET s.year = row.year",
        {"rows": rows},
    )


def _merge_items(transaction: Transaction, items: Iterable[Item]) -> None:
    for some in batches([{"id": item.id, "name": item.name} for item in items], batch.SIZE):
        transaction.run("UNWIND $rows AS row MERGE (n:Item {id: row.id}) SET n.name = row.name", {"rows": list(some)})


def _category(category: Category) -> Properties:
    properties: Properties = {"id": category.id, "name": category.name}
    if category.description is not None:
        properties["description"] = category.description
    return properties
