"""How the guarded reader and the process that answers it talk: messages of JSON behind their length, over pipes.

JSON and no pickle: what comes out of a process that runs a stranger's statements is data, and nothing in it is run.
"""

import json
import math
from collections.abc import Mapping
from datetime import date, datetime
from typing import IO, Any

from graph.store.base import Node, NodeKey, Path, Relationship, Value

_LENGTH = 8


def send(target: IO[bytes], message: Mapping[str, Any]) -> None:
    """Write one message; raises OSError where nobody reads any more."""
    send_bytes(target, dump(message))


def send_bytes(target: IO[bytes], content: bytes) -> None:
    """Write one message that is JSON already."""
    target.write(len(content).to_bytes(_LENGTH, "big") + content)
    target.flush()


def receive(source: IO[bytes]) -> Any:
    """Read one message; None where the other side has ended."""
    head = source.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    size = int.from_bytes(head, "big")
    content = source.read(size)
    return json.loads(content.decode("utf-8", "surrogatepass")) if len(content) == size else None


def dump(message: Any) -> bytes:
    """Return a message as JSON in UTF-8."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def encode(value: Value) -> Any:
    """Return a value as JSON can hold it: what JSON does not know stands in a map of one key, its kind.

    >>> encode([1, date(2023, 12, 8), {"a": None}])
    [1, {'date': '2023-12-08'}, {'map': {'a': None}}]
    """
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else {"float": repr(value)}
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, dict):
        return {"map": {str(name): encode(part) for name, part in value.items()}}
    if isinstance(value, list | tuple):
        return [encode(part) for part in value]
    if isinstance(value, Node):
        return {"node": [list(value.labels), encode(value.properties)]}
    if isinstance(value, Relationship):
        ends = [value.start.label, value.start.id, value.end.label, value.end.id]
        return {"relationship": [value.type, *ends, encode(value.properties)]}
    if isinstance(value, Path):
        return {"path": [encode(value.nodes), encode(value.relationships)]}
    return str(value)


def decode(value: Any) -> Value:
    """Return the value that ``encode`` was given; lists stand for tuples.

    >>> decode({"map": {"a": [{"float": "inf"}]}})
    {'a': [inf]}
    """
    if isinstance(value, list):
        return [decode(part) for part in value]
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    if kind == "map":
        return {name: decode(part) for name, part in content.items()}
    if kind == "node":
        labels, properties = content
        return Node(tuple(labels), decode(properties))
    if kind == "relationship":
        name, start, start_id, end, end_id, properties = content
        return Relationship(name, NodeKey(start, start_id), NodeKey(end, end_id), decode(properties))
    if kind == "path":
        nodes, relationships = content
        return Path(tuple(decode(nodes)), tuple(decode(relationships)))
    if kind == "date":
        return date.fromisoformat(content)
    return datetime.fromisoformat(content) if kind == "datetime" else float(content)
