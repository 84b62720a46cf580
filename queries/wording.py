"""How a value of an answer is written for a person, and a row read aloud.

Numbers that a register marks as uncertain carry its question mark, floors say "at least", and what is absent is
said to be not stated. Nothing becomes 0.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from graph.sentences import quantity_words
from graph.store.base import Node, Path, Relationship, Value
from graph.telling import with_article
from graph.words import Basis
from queries.question import Column, ColumnType, Question

NOT_STATED = "not stated"

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_PART = re.compile(r"\{([^{}|]*)(?:\|([^{}|]*)\|([^{}|]*))?\}")


def write_value(value: Value, column: Column | None = None) -> str:
    """Return a value as text; "" where it is absent.

    Numbers without a declared column stand as they are: nobody knows which of them are years.

    >>> year = Column("last", ColumnType.YEAR, False, False, False, False, None, 1)
    >>> count = Column("lost", ColumnType.INTEGER, False, False, False, True, None, 1)
    >>> write_value(1998, year), write_value(13077, count), write_value(1234.5), write_value(None)
    ('1998', 'at least 13,077', '1234.5', '')
    """
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(write_value(part, column) for part in value)
    kind = column.type if column else None
    if kind is ColumnType.QUANTITY:
        return _quantity(value)
    if kind is ColumnType.MARKED:
        return _marked(value)
    if kind is ColumnType.YEAR or (kind is None and isinstance(value, int | float) and not isinstance(value, bool)):
        return str(value)
    if column is not None and column.at_least:
        return f"at least {value:,}"
    return _plain(value)


def read_aloud(question: Question, row: Mapping[str, Value]) -> str:
    """Return the question's sentence for one row.

    ``{column}`` stands for its value, an actor's name with its article, ``{column|one|many}`` for the number with the
    word that fits, and a part in square brackets is left out where one of its columns is absent.
    """
    sentence = _OPTIONAL.sub(lambda part: _if_all_there(question, row, part.group(1)), question.sentence)
    told = " ".join(_fill(question, row, sentence).split())
    return f"The {told.removeprefix('the ')}" if told.startswith("the ") else told


def _if_all_there(question: Question, row: Mapping[str, Value], part: str) -> str:
    names = [match.group(1) for match in _PART.finditer(part)]
    return part if all(row.get(name) not in (None, [], "") for name in names) else ""


def _fill(question: Question, row: Mapping[str, Value], sentence: str) -> str:
    def one(match: re.Match[str]) -> str:
        name, single, several = match.groups()
        value = row.get(name)
        column = question.column(name)
        if isinstance(value, list | tuple):
            text = _listed([_in_a_sentence(part, column) for part in value])
        else:
            text = _in_a_sentence(value, column)
        if single is None:
            return text or NOT_STATED
        if isinstance(value, list | tuple):
            text = str(len(value))
        return f"{text or NOT_STATED} {single if _number(value) == 1 else several}"

    return _PART.sub(one, sentence)


def _in_a_sentence(value: Value, column: Column | None) -> str:
    """Return a value as it stands inside a sentence: an actor with its article, such as the United States."""
    if isinstance(value, Node) and "Actor" in value.labels:
        return with_article(value.name)
    return write_value(value, column)


def _number(value: Value) -> Any:
    """Return how many a value stands for, as far as that decides between one and several."""
    if isinstance(value, list | tuple):
        return len(value)
    if isinstance(value, dict):
        return value.get("value", value.get("high"))
    return value


def _listed(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _quantity(value: Any) -> str:
    basis = Basis(value["basis"]) if value.get("basis") else None
    return quantity_words(_rounded(value.get("low")), _rounded(value.get("high")), basis)


def _rounded(number: Any) -> Any:
    """Return a number of an interval with two digits at most, as an integer where it is whole."""
    if not isinstance(number, float):
        return number
    return int(number) if number.is_integer() else round(number, 2)


def _marked(value: Any) -> str:
    number = value.get("value")
    if number is None:
        return ""
    return f"{_plain(number)}?" if value.get("uncertain") else _plain(number)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    if isinstance(value, Node):
        return value.name
    if isinstance(value, Relationship):
        return f"{value.start.id} -{value.type}-> {value.end.id}"
    if isinstance(value, Path):
        return " - ".join(node.name for node in value.nodes)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return "; ".join(f"{name}: {write_value(part)}" for name, part in value.items())
    return str(value)
