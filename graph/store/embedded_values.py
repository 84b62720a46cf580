"""From what kglite answers to plain values, without the ids and the properties that it makes up."""

from collections.abc import Mapping
from typing import Any

from graph import schema
from graph.store.base import Node, NodeKey, Path, Relationship, Value

_INVENTED = ("title", "type")
"""Properties that kglite shows on every node although nobody set them."""


class EngineValues:
    """Turns rows of kglite into plain values; looks up the ends of relationships that come without nodes."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._keys: dict[int, NodeKey] = {}

    def rows(self, view: Any) -> list[dict[str, Value]]:
        """Return all rows of an answer."""
        return [self.row(row) for row in view]

    def row(self, row: Mapping[str, Any]) -> dict[str, Value]:
        """Return one row of an answer."""
        return {name: self._value(value) for name, value in row.items()}

    def _value(self, value: Any) -> Value:
        if isinstance(value, dict):
            return self._mapping(value)
        if isinstance(value, list | tuple):
            return [self._value(part) for part in value]
        return value

    def _mapping(self, value: dict[str, Any]) -> Value:
        keys = value.keys()
        if keys == {"id", "labels", "properties"}:
            return self._node(value)
        if keys == {"id", "start", "end", "type", "properties"}:
            return self._relationship(value)
        if keys == {"nodes", "relationships"}:
            nodes = tuple(self._node(node) for node in value["nodes"])
            return Path(nodes, tuple(self._relationship(part) for part in value["relationships"]))
        return {name: self._value(part) for name, part in value.items()}

    def _node(self, value: dict[str, Any]) -> Node:
        properties = {name: part for name, part in value["properties"].items() if name not in _INVENTED}
        labels = tuple(value["labels"])
        self._keys[value["id"]] = NodeKey(schema.first_label(labels), str(properties["id"]))
        return Node(tuple(sorted(labels)), properties)

    def _relationship(self, value: dict[str, Any]) -> Relationship:
        return Relationship(value["type"], self._key(value["start"]), self._key(value["end"]), value["properties"])

    def _key(self, engine_id: int) -> NodeKey:
        if engine_id not in self._keys:
            rows = self._handle.cypher("MATCH (n) WHERE elementId(n) = $id RETURN n", params={"id": str(engine_id)})
            for row in rows:
                self._node(row["n"])
        return self._keys[engine_id]
