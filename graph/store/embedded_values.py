"""From what kglite answers to plain values, without the ids and the properties that it makes up."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from graph import schema
from graph.store.base import Node, NodeKey, Path, Relationship, Value

_INVENTED = ("title", "type")
"""Properties that kglite shows on every node although nobody set them."""


_PLAIN = frozenset({str, int, float, bool, type(None)})
_SYNTAX = re.compile(r"Cypher syntax error at line (\d+), col (\d+): (.*)")
_WORD = re.compile(r"Unexpected token in (?:expression|MATCH pattern): (\w+) — a reserved keyword.*")


def tell_column(name: str) -> str:
    """Return the name of a column as Neo4j gives it: of a name in backticks kglite leaves the last one.

    >>> tell_column("call`"), tell_column("a`b`"), tell_column("name")
    ('call', 'a`b`', 'name')
    """
    return name[:-1] if name.endswith("`") and name.count("`") == 1 else name


def tell_refusal(text: str) -> str:
    """Return in one line why kglite does not run a statement: the place, and no more of the statement than the word.

    >>> tell_refusal("Cypher syntax error at line 3, col 8: Unexpected token in expression: CALL — a reserved keyword; "
    ...              "backtick it (`call`) to use it as a name\\n   RETURN call\\n          ^")
    'line 3, column 8: CALL stands where a name is expected. As a name it needs backticks; or what is before is \
cut short.'
    >>> tell_refusal("Cypher execution error: Unknown function: foo")
    'Unknown function: foo'
    """
    first = text.strip().partition("\n")[0]
    found = _SYNTAX.match(first)
    if found is None:
        return " ".join(text.removeprefix("Cypher execution error: ").removeprefix("Schema error: ").split())
    line, column, why = found.groups()
    word = _WORD.match(why)
    if word is not None:
        why = (
            f"{word[1]} stands where a name is expected. As a name it needs backticks; or what is before is cut short."
        )
    return f"line {line}, column {column}: {why}"


class EngineValues:
    """Turns rows of kglite into plain values; looks up the ends of relationships that come without nodes."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._keys: dict[int, NodeKey] = {}
        self._nodes: dict[int, Node] = {}

    def rows(self, view: Any) -> list[dict[str, Value]]:
        """Return all rows of an answer."""
        self._nodes.clear()
        # Twice as fast as going through the rows one by one.
        return list(map(self._reading(view.columns), view.to_dicts()))

    def stream(self, view: Any) -> Iterator[dict[str, Value]]:
        """Yield the rows of an answer one by one, and keep none."""
        read = self._reading(view.columns)
        for row in view:
            # The same actor may stand in every row; of what is not read whole, none is kept.
            self._nodes.clear()
            yield read(row)

    def _reading(self, columns: Iterable[str]) -> Callable[[dict[str, Any]], dict[str, Value]]:
        """Return what makes plain values of a row with these columns."""
        names = {name: tell_column(name) for name in columns}
        if all(name == told for name, told in names.items()):
            return self._read
        return lambda row: {names[name]: value for name, value in self._read(row).items()}

    def _read(self, row: dict[str, Any]) -> dict[str, Value]:
        # Most values are plain: an answer may have a hundred thousand of them.
        if not _PLAIN.issuperset(map(type, row.values())):
            for name, value in row.items():
                if type(value) not in _PLAIN:
                    row[name] = self._value(value)
        return row

    def _value(self, value: Any) -> Value:
        if isinstance(value, dict):
            return self._mapping(value)
        if isinstance(value, list | tuple):
            return [part if type(part) in _PLAIN else self._value(part) for part in value]
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
        found = self._nodes.get(value["id"])
        if found is None:
            properties = {name: part for name, part in value["properties"].items() if name not in _INVENTED}
            labels = tuple(value["labels"])
            self._keys[value["id"]] = NodeKey(schema.first_label(labels), str(properties["id"]))
            found = self._nodes[value["id"]] = Node(tuple(sorted(labels)), properties)
        return found

    def _relationship(self, value: dict[str, Any]) -> Relationship:
        return Relationship(value["type"], self._key(value["start"]), self._key(value["end"]), value["properties"])

    def _key(self, engine_id: int) -> NodeKey:
        if engine_id not in self._keys:
            rows = self._handle.cypher("MATCH (n) WHERE elementId(n) = $id RETURN n", params={"id": str(engine_id)})
            for row in rows:
                self._node(row["n"])
        return self._keys[engine_id]
