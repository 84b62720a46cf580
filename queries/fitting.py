"""Whether the values of an answer are what the header of its question declares."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from graph.store.base import Node, Value
from graph.words import Act, Basis, Standing
from queries.question import NODES, Column, ColumnType, Question

_WORDS = {
    ColumnType.ACT: frozenset(Act),
    ColumnType.STATUS: frozenset(Act),
    ColumnType.STANDING: frozenset(Standing),
}
_PLAIN: dict[ColumnType, tuple[type, ...]] = {
    ColumnType.REPORT: (str,),
    ColumnType.TEXT: (str,),
    ColumnType.YEAR: (int,),
    ColumnType.INTEGER: (int,),
    ColumnType.NUMBER: (int, float),
    ColumnType.DATE: (date,),
    ColumnType.BOOLEAN: (bool,),
}


def check_values(
    question: Question, columns: Sequence[str], rows: Sequence[Mapping[str, Value]]
) -> list[tuple[int, str]]:
    """Return what does not fit in an answer, as a line of the question's file and a message each.

    Columns are those declared, in order; values are of the declared types, or absent.
    """
    declared = [column.name for column in question.columns]
    if list(columns) != declared:
        return [(question.first_line, f"the columns are {', '.join(columns)}; declared are {', '.join(declared)}")]
    found = []
    for column in question.columns:
        value = next((row[column.name] for row in rows if not _fits(column, row[column.name])), None)
        if value is not None:
            many = "list of " if column.many else ""
            message = f"the column {column.name!r} is declared {many}{column.type} and holds {_shown(value)}"
            found.append((column.line, message))
    return found


def _fits(column: Column, value: Value) -> bool:
    if value is None:
        return True
    if column.many:
        return isinstance(value, list) and all(_one_fits(column.type, part) for part in value)
    return _one_fits(column.type, value)


def _one_fits(kind: ColumnType, value: Value) -> bool:
    if kind in NODES:
        return isinstance(value, Node) and NODES[kind] in value.labels
    if kind in _WORDS:
        return value in _WORDS[kind]
    if kind is ColumnType.QUANTITY:
        return _has(value, low=(int, float), high=(int, float), basis=str) and value["basis"] in (None, *Basis)
    if kind is ColumnType.MARKED:
        return _has(value, value=(int, float), uncertain=bool)
    if isinstance(value, bool):
        return kind is ColumnType.BOOLEAN
    return isinstance(value, _PLAIN[kind]) and not isinstance(value, datetime)


def _has(held: Value, **types: Any) -> bool:
    """Whether a value is a map with just these keys, each of its type or absent."""
    return (
        isinstance(held, dict)
        and held.keys() == types.keys()
        and all(held[key] is None or isinstance(held[key], kind) for key, kind in types.items())
    )


def _shown(value: Value) -> str:
    text = f"a {' '.join(value.labels)}" if isinstance(value, Node) else repr(value)
    return text if len(text) <= 80 else f"{text[:79]}…"
