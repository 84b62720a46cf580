"""The graph as GraphML, for Gephi, yEd and other programs: written element by element, never held whole."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

from graph import schema
from graph.store.base import Node, NodeKey, Relationship

_TYPES = {"integer": "long", "float": "double", "boolean": "boolean"}


def write_graphml(elements: Iterable[Node | Relationship], target: IO[str], more: Iterable[str] = ()) -> int:
    """Write nodes and then relationships; returns how many. Lists become text, parted by "; ".

    ``more`` names properties beside those of the schema, as the columns of an answer; they are typed as text.
    """
    target.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for name, kind in (_keys() | dict.fromkeys(more, "string")).items():
        key = quoteattr(_clean(name))
        target.write(f'<key id={key} for="all" attr.name={key} attr.type="{kind}"/>\n')
    target.write('<graph id="claims" edgedefault="directed">\n')
    number = 0
    for element in elements:
        number += 1
        if isinstance(element, Node):
            first = schema.first_label(element.labels)
            labels = ":".join((first, *(label for label in element.labels if label != first)))
            key = _name(NodeKey(first, element.id))
            target.write(f"<node id={key}>{_data({'labels': labels, **element.properties})}</node>\n")
        else:
            ends = f"source={_name(element.start)} target={_name(element.end)}"
            target.write(f"<edge {ends}>{_data({'labels': element.type, **element.properties})}</edge>\n")
    target.write("</graph>\n</graphml>\n")
    return number


def _keys() -> dict[str, str]:
    """Return the type of each property; text where labels differ about it."""
    keys = {"labels": "string"}
    for prop in schema.ALL_PROPERTIES:
        kind = _TYPES.get(prop.type, "string")
        keys[prop.name] = kind if keys.get(prop.name, kind) == kind else "string"
    return keys


def _name(key: NodeKey) -> str:
    return quoteattr(_clean(f"{key.label}:{key.id}"))


def _data(properties: Mapping[str, Any]) -> str:
    return "".join(
        f"<data key={quoteattr(_clean(name))}>{escape(_clean(_text(value)))}</data>"
        for name, value in properties.items()
    )


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _clean(text: str) -> str:
    """Drop the signs that XML cannot hold."""
    return "".join(
        sign
        for sign in text
        if sign in "\t\n" or " " <= sign < "\ud800" or "\ue000" <= sign < "\ufffe" or sign > "\uffff"
    )
