"""An answer as a file: CSV for spreadsheets, JSON for scripts, GraphML for programs that draw graphs."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from graph import schema
from graph.store.base import Node, NodeKey, Path, Relationship, Value, elements_in
from graph.store.graphml import write_graphml
from queries.citations import Citation
from queries.question import NODES, Column, Question, ViewKind
from queries.wording import write_value

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet takes a cell for a formula."""


def as_csv(names: Sequence[str], rows: Sequence[Mapping[str, Value]], columns: Sequence[Column | None] = ()) -> str:
    """Return rows as CSV (RFC 4180). A column of nodes is followed by one with their ids.

    Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.
    """
    typed = list(columns) or [None] * len(names)
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    head = []
    for name, column in zip(names, typed, strict=True):
        head += [_defused(name), f"{name}_id"] if _holds_nodes(column) else [_defused(name)]
    writer.writerow(head)
    for row in rows:
        cells: list[Any] = []
        for name, column in zip(names, typed, strict=True):
            cells.append(_cell(row[name], column))
            if _holds_nodes(column):
                cells.append(_defused(_ids(row[name])))
        writer.writerow(cells)
    return target.getvalue()


def as_json(
    names: Sequence[str],
    rows: Sequence[Mapping[str, Value]],
    more: bool,
    seconds: float,
    citations: Sequence[Citation] = (),
    **others: Any,
) -> dict[str, Any]:
    """Return an answer in the shape that scripts rely on; keys may be added, never renamed.

    Nodes are ``{label, id, name, properties}``, relationships ``{type, start, end, properties}``, days ISO texts.
    """
    return {
        "columns": list(names),
        "rows": [{name: plain(row[name]) for name in names} for row in rows],
        "more": more,
        "seconds": round(seconds, 4),
        "citations": [
            {"report": one.report, "name": one.name, "source": one.source, "citation": one.citation}
            | {"data_licence": one.data_licence}
            for one in citations
        ],
        **others,
    }


def as_graphml(rows: Sequence[Mapping[str, Value]], question: Question | None = None) -> str:
    """Return the nodes and relationships of an answer as GraphML.

    A question whose view is a network gives a relationship for each row, from one column to the other, with the
    other columns on it as text. Raises ValueError where there is neither a node nor a relationship.
    """
    nodes: dict[NodeKey, Node] = {}
    ties: list[Relationship] = []
    for row in rows:
        for element in elements_in(dict(row)):
            if isinstance(element, Node):
                nodes[_key(element)] = element
            else:
                ties.append(element)
        if question is not None and question.view.kind is ViewKind.NETWORK:
            ties += _row_ties(question, row)
    unique = list({json.dumps(plain(tie), sort_keys=True): tie for tie in ties}.values())
    if not nodes and not unique:
        raise ValueError("the answer holds no nodes and no relationships; GraphML takes an answer that returns some")
    for tie in unique:
        for end in (tie.start, tie.end):
            nodes.setdefault(end, Node((end.label,), {"id": end.id, "name": end.id}))
    target = io.StringIO()
    columns = {name for tie in unique if tie.type not in schema.RELATIONSHIP_NAMES for name in tie.properties}
    write_graphml([*(nodes[key] for key in sorted(nodes, key=_order)), *unique], target, sorted(columns))
    return target.getvalue()


def plain(value: Value) -> Any:
    """Return a value as JSON can hold it."""
    if isinstance(value, Node):
        label = schema.first_label(value.labels)
        # The digest is the store's own, to tell whether a load changes anything; nobody else can use it.
        properties = {name: plain(part) for name, part in sorted(value.properties.items()) if name != "digest"}
        return {"label": label, "id": value.id, "name": value.name, "properties": properties}
    if isinstance(value, Relationship):
        ends = {"start": [value.start.label, value.start.id], "end": [value.end.label, value.end.id]}
        return {"type": value.type, **ends, "properties": plain(dict(value.properties))}
    if isinstance(value, Path):
        return {"nodes": plain(list(value.nodes)), "relationships": plain(list(value.relationships))}
    if isinstance(value, dict):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return None
    return value.isoformat() if isinstance(value, date | datetime) else value


def _row_ties(question: Question, row: Mapping[str, Value]) -> Iterator[Relationship]:
    ends = {question.view.columns["from"], question.view.columns["to"]}
    start, end = row[question.view.columns["from"]], row[question.view.columns["to"]]
    told = {name: write_value(value, question.column(name)) for name, value in row.items() if name not in ends}
    for one in start if isinstance(start, list) else [start]:
        for other in end if isinstance(end, list) else [end]:
            if isinstance(one, Node) and isinstance(other, Node):
                yield Relationship(question.name, _key(one), _key(other), {k: v for k, v in told.items() if v})


def _key(node: Node) -> NodeKey:
    return NodeKey(schema.first_label(node.labels), node.id)


def _order(key: NodeKey) -> tuple[str, str]:
    return key.label, key.id


def _holds_nodes(column: Column | None) -> bool:
    return column is not None and column.type in NODES


def _ids(value: Value) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(_ids(part) for part in value)
    return value.id if isinstance(value, Node) else ""


def _cell(value: Value, column: Column | None) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        return _defused("; ".join(write_value(part, column) for part in value))
    return _defused(write_value(value, column))


def _defused(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
