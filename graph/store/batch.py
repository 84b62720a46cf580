"""Writes of many nodes or ties at once: the same few statements on both engines.

Names of labels and types come from the declared schema only, so no text from outside gets into a statement.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from graph import schema
from graph.store.base import Properties, Transaction, batches
from graph.store.elements import Tie

SIZE = 5000
"""Rows sent in one statement."""


def create_nodes(transaction: Transaction, label: str, nodes: Sequence[Properties]) -> None:
    """Create nodes that are known not to exist."""
    for rows in batches(nodes, SIZE):
        statement = f"UNWIND $rows AS row CREATE (n:{_label(label)} {_map('row', rows)})"
        transaction.run(statement, {"rows": list(rows)})


def put_nodes(transaction: Transaction, label: str, nodes: Sequence[Properties]) -> None:
    """Create nodes, or replace all properties of those that exist."""
    for rows in batches(nodes, SIZE):
        transaction.run(
            f"UNWIND $rows AS row MERGE (n:{_label(label)} {{id: row.id}}) SET n = row",
            {"rows": list(rows)},
        )


def add_label(transaction: Transaction, label: str, also: str, ids: Sequence[str]) -> None:
    """Give nodes of one label a second one."""
    for rows in batches(ids, SIZE):
        transaction.run(
            f"UNWIND $ids AS id MATCH (n:{_label(label)} {{id: id}}) SET n:{_label(also)}", {"ids": list(rows)}
        )


def delete_nodes(transaction: Transaction, label: str, ids: Sequence[str]) -> None:
    """Delete nodes with all their relationships; ids that do not exist are passed over."""
    for rows in batches(ids, SIZE):
        transaction.run(f"UNWIND $ids AS id MATCH (n:{_label(label)} {{id: id}}) DETACH DELETE n", {"ids": list(rows)})


def create_ties(transaction: Transaction, ties: Iterable[Tie]) -> None:
    """Create relationships; one whose start or end does not exist is passed over."""
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for tie in ties:
        row = {"source": tie.start.id, "target": tie.end.id, "values": tie.properties}
        groups[tie.start.label, tie.type, tie.end.label].append(row)
    for (start, kind, end), group in groups.items():
        for rows in batches(group, SIZE):
            values = _map("row.values", [row["values"] for row in rows])
            statement = (
                f"UNWIND $rows AS row MATCH (a:{_label(start)} {{id: row.source}}) "
                f"MATCH (b:{_label(end)} {{id: row.target}}) "
                f"CREATE (a)-[:{schema.relationship_type(kind).name}{' ' + values if values else ''}]->(b)"
            )
            transaction.run(statement, {"rows": list(rows)})


def _map(source: str, rows: Iterable[Any]) -> str:
    """Spell out every property: several times faster on the embedded engine than setting a whole map.

    >>> _map("row", [{"id": "a"}, {"id": "b", "name": "B"}])
    '{id: row.id, name: row.name}'
    """
    names = sorted({name for row in rows for name in row})
    unknown = set(names) - schema.PROPERTY_NAMES
    if unknown:
        raise ValueError(f"the schema has no property {sorted(unknown)}")
    return "{" + ", ".join(f"{name}: {source}.{name}" for name in names) + "}" if names else ""


def _label(name: str) -> str:
    return schema.label(name).name
