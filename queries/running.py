"""Asks a question of a graph: values in, rows out, with what they rest on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.store.base import Reader, Result, Value
from graph.words import SourceKind
from queries.citations import Citation, cite
from queries.fitting import check_values
from queries.question import NotAQuestion, Problem, Question
from queries.statement import counted, limited
from queries.values import read_values

_REGISTER = """
MATCH (s:Source)-[:PUBLISHED]->(r:Report)
WHERE s.kind = $kind AND r.covers_to IS NOT NULL
RETURN r.id
LIMIT 1
"""

Ask = Callable[[str, Mapping[str, Value], int], Result]
"""Runs a statement with its parameters and at most so many rows."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of a question, with what they rest on.

    ``total`` is how many rows there are without the limit, or None where that was not counted; ``more`` says
    that there are more than these. ``lacks_register`` says that nothing was found because no register is loaded.
    """

    question: Question
    values: Mapping[str, Value]
    cypher: str
    columns: tuple[str, ...]
    rows: list[dict[str, Value]]
    more: bool
    total: int | None
    seconds: float
    citations: Sequence[Citation]
    lacks_register: bool = False


def ask(
    question: Question,
    given: Mapping[str, Any],
    reader: Reader,
    *,
    today: date,
    limit: int | None = None,
    guarded: Ask | None = None,
) -> Answer:
    """Run a question and return its rows.

    ``limit`` takes the place of the limit that the file sets. A question that is not trusted is run by ``guarded``
    alone; without it this raises PermissionError. Raises WrongValues for values that cannot be used, NotAQuestion
    where an answer to it is not what its header declares, and the errors of ``graph.store.errors``.
    """
    values = read_values(question, given, reader, today)
    statement, rows = limited(question, limit)
    if question.trusted:
        found = reader.run(statement, values, row_limit=rows)
    elif guarded is not None:
        found = guarded(statement, values, rows)
        wrong = check_values(question, found.columns, found.rows)
        if wrong:
            raise NotAQuestion([Problem(question.path.name, line, message) for line, message in wrong], question)
    else:
        raise PermissionError(f"{question.path.name} is a person's own question and runs behind the guard only")
    return Answer(
        question=question,
        values=values,
        cypher=limited(question, limit, spare=0)[0],
        columns=found.columns,
        rows=found.rows,
        more=found.more,
        total=_total(question, values, reader) if found.more and question.trusted else None,
        seconds=found.seconds,
        citations=cite(reader, question, found.rows),
        lacks_register=not found.rows and question.asks_registers and not _has_register(reader),
    )


def _has_register(reader: Reader) -> bool:
    return bool(reader.run(_REGISTER, {"kind": SourceKind.COMPILER.value}).rows)


def _total(question: Question, values: Mapping[str, Value], reader: Reader) -> int:
    return int(reader.run(counted(question), values).rows[0]["total"])
