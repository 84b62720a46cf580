"""The nodes and relationships of a loaded graph as plain rows, and the statements that write them in batches."""

import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph import schema
from graph.store import open_reader
from graph.store.base import Node, batches
from graph.store.dump import elements
from graph.store.settings import EmbeddedSettings

SIZE = 5000
"""Rows sent in one statement."""

Row = dict[str, Any]
Statement = tuple[str, list[Row]]


@dataclass(slots=True)
class Rows:
    """Everything in a graph: nodes by their labels, relationships by start label, type and end label."""

    nodes: dict[tuple[str, ...], list[Row]] = field(default_factory=lambda: defaultdict(list))
    ties: dict[tuple[str, str, str], list[Row]] = field(default_factory=lambda: defaultdict(list))

    @property
    def size(self) -> tuple[int, int]:
        """How many nodes and relationships there are."""
        return sum(map(len, self.nodes.values())), sum(map(len, self.ties.values()))


def prepare(graph: Path, target: Path) -> tuple[int, int]:
    """Write the rows of an embedded graph to a file; returns how many nodes and relationships there are."""
    rows = Rows()
    with open_reader(EmbeddedSettings(graph)) as reader:
        for element in elements(reader):
            if isinstance(element, Node):
                rows.nodes[_keyed_first(element.labels)].append(dict(element.properties))
            else:
                row = {"source": element.start.id, "target": element.end.id, "values": dict(element.properties)}
                rows.ties[element.start.label, element.type, element.end.label].append(row)
    with target.open("wb") as file:
        pickle.dump((dict(rows.nodes), dict(rows.ties)), file)
    return rows.size


def read_prepared(prepared: Path) -> Rows:
    """Read what ``prepare`` wrote."""
    with prepared.open("rb") as file:
        return Rows(*pickle.load(file))


def node_statements(rows: Rows) -> Iterator[Statement]:
    """Yield the statements that create all nodes, each with its rows."""
    for labels, nodes in rows.nodes.items():
        for batch in batches(nodes, SIZE):
            yield f"UNWIND $rows AS row CREATE (n:{':'.join(labels)} {_map('row', batch)})", list(batch)


def tie_statements(rows: Rows) -> Iterator[Statement]:
    """Yield the statements that create all relationships, each with its rows."""
    for (start, kind, end), ties in rows.ties.items():
        for batch in batches(ties, SIZE):
            values = _map("row.values", (row["values"] for row in batch))
            cypher = (
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.source}}) MATCH (b:{end} {{id: row.target}}) "
                f"CREATE (a)-[:{kind}{' ' + values if values else ''}]->(b)"
            )
            yield cypher, list(batch)


def _map(source: str, rows: Iterable[Row]) -> str:
    """Spell out every property of a batch, as the store does."""
    names = sorted({name for row in rows for name in row})
    return "{" + ", ".join(f"{name}: {source}.{name}" for name in names) + "}" if names else ""


def _keyed_first(labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(labels, key=lambda label: (label not in schema.KEYED_LABELS, label)))
