"""The whole graph as a stream: exports for other programs, backups, and copies from one engine to the other."""

import gzip
import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from graph import schema
from graph.store import batch
from graph.store.base import Node, NodeKey, Reader, Relationship, Store, Transaction
from graph.store.elements import Tie
from graph.store.errors import StoreDamaged, StoreError
from graph.store.graphml import write_graphml

_FORMAT = "arms-graph backup 1"
Element = Node | Relationship


def elements(reader: Reader) -> Iterator[Element]:
    """Yield all nodes by label and id, then all relationships by type and ends: the same graph, the same order."""
    for label in schema.KEYED_LABELS:
        for row in reader.stream(f"MATCH (n:{label}) RETURN n ORDER BY n.id"):
            yield row["n"]
    for kind in schema.RELATIONSHIPS:
        order = "".join(f", r.{prop.name}" for prop in kind.properties[:1])
        for start, end in kind.ends:
            rows = reader.stream(
                f"MATCH (a:{start})-[r:{kind.name}]->(b:{end}) "
                f"RETURN a.id AS source, b.id AS target, properties(r) AS values ORDER BY source, target{order}"
            )
            declared = {prop.name for prop in kind.properties}
            for row in rows:
                values = {name: value for name, value in row["values"].items() if name in declared}
                yield Relationship(kind.name, NodeKey(start, row["source"]), NodeKey(end, row["target"]), values)


def export(found: Iterable[Element], path: Path) -> int:
    """Write a graph's elements as GraphML or JSON, by the ending of the file; returns how many elements were written.

    Raises ValueError for another ending.
    """
    writers: dict[str, Callable[[Iterable[Element], IO[str]], int]] = {".graphml": write_graphml, ".json": _write_json}
    if path.suffix not in writers:
        raise ValueError(f"{path.name} ends in {path.suffix or 'nothing'}; expected .graphml or .json")
    with whole_file(path) as target:
        return writers[path.suffix](found, target)


def backup(found: Iterable[Element], path: Path) -> int:
    """Write a graph's elements to one gzip file that ``restore`` reads, on either engine; returns how many."""
    with whole_file(path, packed=True) as target:
        target.write(json.dumps({"format": _FORMAT, "schema_version": schema.VERSION}) + "\n")
        number = 0
        for element in found:
            target.write(json.dumps(_as_json(element), ensure_ascii=False) + "\n")
            number += 1
        target.write(json.dumps({"end": number}) + "\n")
    return number


def read_backup(path: Path) -> list[Element]:
    """Read a backup whole; raises StoreDamaged where it is none, or is cut short, before anything is written."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as source:
            lines = [json.loads(line) for line in source]
    except FileNotFoundError as error:
        raise StoreError(f"{path}: there is no such file") from error
    except (OSError, EOFError, ValueError) as error:
        raise StoreDamaged(f"{path} is damaged or is no backup of this program") from error
    if (
        len(lines) < 2
        or not all(isinstance(line, dict) for line in lines)
        or lines[0].get("format") != _FORMAT
        or lines[-1].get("end") != len(lines) - 2
    ):
        raise StoreDamaged(f"{path} is cut short or is no backup of this program")
    if lines[0]["schema_version"] != schema.VERSION:
        found = lines[0]["schema_version"]
        raise StoreDamaged(f"{path} has schema version {found}, this program {schema.VERSION}: load the files again")
    try:
        return [_from_json(line) for line in lines[1:-1]]
    except (KeyError, TypeError, ValueError) as error:
        raise StoreDamaged(f"{path} holds something that is no part of a graph") from error


def fill(store: Store, found: Iterable[Element], *, replace: bool) -> int:
    """Write all elements into a store in one transaction; returns how many.

    Raises StoreError where the graph there is not empty and ``replace`` is not set.
    """
    nodes: dict[str, list[Node]] = defaultdict(list)
    ties: list[Tie] = []
    for element in found:
        if isinstance(element, Node):
            nodes[schema.first_label(element.labels)].append(element)
        else:
            ties.append(Tie(element.type, element.start, element.end, element.properties))
    with store.transaction() as transaction:
        _empty(transaction, store, replace=replace)
        for label, some in nodes.items():
            batch.create_nodes(transaction, label, [node.properties for node in some])
            for declared in schema.LABELS:
                if declared.also == label:
                    ids = [node.id for node in some if declared.name in node.labels]
                    batch.add_label(transaction, label, declared.name, ids)
        batch.create_ties(transaction, ties)
    return sum(len(some) for some in nodes.values()) + len(ties)


def _empty(transaction: Transaction, store: Store, *, replace: bool) -> None:
    number = transaction.run("MATCH (n) WHERE NOT n:Graph RETURN count(n) AS number")[0]["number"]
    if number and not replace:
        raise StoreError(f"The graph at {store.location} holds {number:,} nodes already. Add --replace to replace it.")
    while transaction.run("MATCH (n) RETURN count(n) AS number")[0]["number"]:
        transaction.run("MATCH (n) WITH n LIMIT 20000 DETACH DELETE n")


@contextmanager
def whole_file(path: Path, *, packed: bool = False) -> Iterator[IO[str]]:
    """Write beside the file and put it in its place at the end, so that a stopped export leaves no half.

    A CSV file's own line ends are kept: nothing is translated.
    """
    part = path.with_name(path.name + ".part")
    try:
        with (
            gzip.open(part, "wt", encoding="utf-8")
            if packed
            else part.open("w", encoding="utf-8", newline="") as target
        ):
            yield target
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _write_json(found: Iterable[Element], target: IO[str]) -> int:
    number = 0
    target.write(f'{{"schema_version": {schema.VERSION}, "elements": [\n')
    for element in found:
        target.write((",\n" if number else "") + json.dumps(_describe(element), ensure_ascii=False, default=_plain))
        number += 1
    target.write("\n]}\n")
    return number


def _describe(element: Element) -> dict[str, Any]:
    if isinstance(element, Node):
        return {"node": list(element.labels), "properties": element.properties}
    ends = {"start": [element.start.label, element.start.id], "end": [element.end.label, element.end.id]}
    return {"relationship": element.type, **ends, "properties": element.properties}


def _as_json(element: Element) -> dict[str, Any]:
    described = _describe(element)
    described["properties"] = {name: _tagged(value) for name, value in element.properties.items()}
    return described


def _tagged(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value


def _untagged(value: Any) -> Any:
    if isinstance(value, dict):
        if "datetime" in value:
            return datetime.fromisoformat(value["datetime"])
        return date.fromisoformat(value["date"])
    return value


def _from_json(line: dict[str, Any]) -> Element:
    properties = {name: _untagged(value) for name, value in line["properties"].items()}
    if "node" in line:
        schema.label(schema.first_label(line["node"]))
        return Node(tuple(line["node"]), properties)
    schema.relationship_type(line["relationship"])
    return Relationship(line["relationship"], NodeKey(*line["start"]), NodeKey(*line["end"]), properties)
