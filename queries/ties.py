"""What the rows of an answer tie together: the lines of a picture before anything is placed or drawn."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph import schema
from graph.grammar import Stroke, stroke
from graph.store.base import Node, NodeKey, Relationship, Value, elements_in
from graph.words import Act, Standing
from queries.question import Column, ColumnType, Question, ViewKind
from queries.wording import write_value

_NUMBERS = (ColumnType.INTEGER, ColumnType.NUMBER)


@dataclass(slots=True)
class Line:
    """One line of a picture, with the places, from 0, of the rows that it stands for.

    ``number`` is what its width shows, where the rows give one; ``words`` how many rows have each status.
    """

    start: str
    end: str
    status: Act | None = None
    stroke: Stroke | None = None
    caption: str = ""
    number: float = 0
    disputed: bool = False
    rows: list[int] = field(default_factory=list)
    words: Counter[Act] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Ties:
    """What one row ties together: its nodes by their ids in the picture, and its lines; none where it ties nothing."""

    nodes: dict[str, Node]
    lines: list[Line]


def key_of(node: Node) -> str:
    """Return the id of a node in a picture: an actor's own id, of all others with their label.

    >>> key_of(Node(("Actor", "Country"), {"id": "EGY"})), key_of(Node(("Item",), {"id": "Mi-17"}))
    ('EGY', 'Item:Mi-17')
    """
    return _key(NodeKey(schema.first_label(node.labels), node.id))


def transfers_of(question: Question, row: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the ids of the transfers that the line of a row stands for; none where it stands for something else.

    A question with several columns of transfers, or with one of concessions, does not say which of them its line is.
    """
    columns = [column.name for column in question.columns if column.type is ColumnType.TRANSFER]
    if len(columns) != 1 or any(column.type is ColumnType.CONCESSION for column in question.columns):
        return ()
    return tuple(node.id for node in _nodes(row.get(columns[0])) if "Transfer" in node.labels)


def ties_of_row(question: Question, row: Mapping[str, Value], disputed: Collection[str] = ()) -> Ties:
    """Return what a row of a question ties together by its view.

    ``disputed`` are the ids of transfers that carry the mark ≠ (``graph.disputes``).
    """
    if question.view.kind is not ViewKind.NETWORK:
        return Ties({}, [])
    parts = question.view.columns
    starts, ends = (_nodes(row.get(parts[end])) for end in ("from", "to"))
    status, standing = status_of(question, row)
    column = question.column(parts["label"]) if "label" in parts else None
    value = row.get(column.name) if column is not None else None
    number = float(value) if is_counted(column) and isinstance(value, int | float) else 0.0
    told = column is not None and column.type not in (ColumnType.STATUS, ColumnType.STANDING)
    caption = write_value(value, column) if told else ""
    drawn = stroke(status, standing)
    marked = standing is Standing.CONTESTED or any(one in disputed for one in transfers_of(question, row))
    lines = []
    for one in starts:
        for other in ends:
            line = Line(key_of(one), key_of(other), status, drawn, caption, number)
            line.disputed = marked
            if status is not None:
                line.words[status] += 1
            lines.append(line)
    return Ties({key_of(node): node for node in (*starts, *ends)} if lines else {}, lines)


def status_of(question: Question, row: Mapping[str, Value]) -> tuple[Act | None, Standing | None]:
    """Return what a row says a transfer came to; a value that is no such word is none.

    How well a status stands that has no column for it is read from the transfer in the row.
    """
    found: dict[ColumnType, str] = {}
    for column in question.columns:
        value = row.get(column.name)
        if column.type in (ColumnType.STATUS, ColumnType.STANDING) and isinstance(value, str):
            found.setdefault(column.type, value)
    status, standing = found.get(ColumnType.STATUS), found.get(ColumnType.STANDING)
    if standing is None:
        transfers = (node.properties for value in row.values() for node in _nodes(value) if "Transfer" in node.labels)
        standing = next((str(one.get("standing")) for one in transfers if one.get("status") == status), None)
    return (
        Act(status) if status in list(Act) else None,
        Standing(standing) if standing in list(Standing) else None,
    )


def is_counted(column: Column | None) -> bool:
    """Say whether the column that stands on the lines holds one number a row."""
    return column is not None and column.type in _NUMBERS and not column.many


def ties_of_values(values: Iterable[Value]) -> Ties:
    """Return the relationships among values, with their ends; ends that were not returned are there by their ids."""
    nodes: dict[str, Node] = {}
    ties: list[Relationship] = []
    for element in elements_in(list(values)):
        if isinstance(element, Node):
            nodes[key_of(element)] = element
        else:
            ties.append(element)
    lines = [Line(_key(tie.start), _key(tie.end), caption=tie.type, disputed=tie.type == "CONTRADICTS") for tie in ties]
    for tie in ties:
        for end in (tie.start, tie.end):
            nodes.setdefault(_key(end), Node((end.label,), {"id": end.id}))
    return Ties(nodes if lines else {}, lines)


def _nodes(value: Value) -> list[Node]:
    parts = value if isinstance(value, list | tuple) else [value]
    return [part for part in parts if isinstance(part, Node)]


def _key(key: NodeKey) -> str:
    return key.id if key.label == "Actor" else f"{key.label}:{key.id}"
