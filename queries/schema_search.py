"""The declared schema as lines to look through beside an editor: labels, relationship types, properties."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph import schema


@dataclass(frozen=True, slots=True)
class SchemaLine:
    """One thing that a statement may name, as Cypher writes it, and what it means."""

    cypher: str
    meaning: str


def search_schema(text: str = "", label: str = "") -> list[SchemaLine]:
    """Return labels and relationship types; with a ``text`` all that hold its words, properties too; with a ``label``
    (or a type) that one with its properties.

    >>> [line.cypher for line in search_schema("iso3")]
    ['Actor.iso3: text']
    """
    words = text.casefold().split()
    found = []
    for name, line in _things():
        if label and name != label:
            continue
        if _holds(line, words):
            found.append(line)
        if words or label:
            found += [one for one in _properties(name) if _holds(one, words)]
    return found


def names() -> list[str]:
    """Return the names of all labels and relationship types."""
    return [name for name, _ in _things()]


def _things() -> Iterator[tuple[str, SchemaLine]]:
    for label in schema.LABELS:
        yield label.name, SchemaLine(f"(:{label.name})", label.description)
    for kind in schema.RELATIONSHIPS:
        ends = [f"(:{start})-[:{kind.name}]->(:{end})" for start, end in kind.ends]
        yield kind.name, SchemaLine("\n".join(ends), kind.description)


def _properties(name: str) -> Iterator[SchemaLine]:
    properties = {label.name: label.properties for label in schema.LABELS}
    properties |= {kind.name: kind.properties for kind in schema.RELATIONSHIPS}
    for prop in properties[name]:
        yield SchemaLine(f"{name}.{prop.name}: {prop.type}", prop.description)


def _holds(line: SchemaLine, words: list[str]) -> bool:
    told = f"{line.cypher} {line.meaning}".casefold()
    return all(word in told for word in words)
