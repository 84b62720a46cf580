"""Trying questions: what fails on an empty graph or on the story is told, trusted or behind the guard."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.store.base import Node
from queries.header import parse_question
from queries.question import Column, ColumnType, Question
from queries.trial import check_rows, check_running
from tests.queries.conftest import shipped

HEADER = """\
// title: Who refused whom?
// description: Requests that the asked country refused, each with what was asked for.
// tags: [refusals]
// columns:
//   what: {type: transfer, key: true}
//   found: KIND
// sentence: "refused: {what}"
// caveat: Refusals that somebody reported.
MATCH (:Actor)-[:REFUSED]->(what:Transfer)
RETURN what, VALUE AS found
ORDER BY what.id LIMIT 500
"""
EGYPT = Node(("Actor", "Country"), {"id": "EGY", "name": "Egypt"})
CLAIM = Node(("Claim",), {"id": "r:1", "name": "a claim", "report": "r"})


def asking(value: str, kind: str = "integer", *, trusted: bool = True) -> Question:
    """A question about the refusals of the story with one more column."""
    text = HEADER.replace("VALUE", value).replace("KIND", kind)
    return parse_question(text, Path("who.cypher"), trusted=trusted)


def test_what_fails_is_told_with_its_line_and_graph() -> None:
    """One fails at once, one on the story alone, where there are rows, and one answers in other types."""
    questions = [
        asking("1", trusted=False),
        asking("1"),
        asking("1 / (what.claims - what.claims)"),
        asking("1 / (what.claims - what.claims)", trusted=False),
        asking("what.name", "act"),
        asking("1 + * 2"),
    ]
    renamed = [replace(one, path=Path(f"{number}.cypher")) for number, one in enumerate(questions)]
    found = [(problem.file, problem.line, problem.message) for problem in check_running(renamed)]
    assert ["2.cypher", "3.cypher", "4.cypher", "5.cypher"] == [file for file, _, _ in found]
    assert all("fails on the story: " in message and "zero" in message for _, _, message in found[:2])
    assert (6, "on the story: the column 'found' is declared act and holds 'Brazil → Russia: return of") == (
        found[2][1],
        found[2][2][:86],
    )
    assert found[3][2].startswith("fails on an empty graph: ")
    assert "line 1," not in found[3][2], "lines are those of the file"


def test_a_question_that_writes_does_not_get_far() -> None:
    """What ships runs on a reader, what does not behind the guard; neither writes."""
    for trusted in (True, False):
        question = asking("1", trusted=trusted)
        writing = replace(question, cypher="CREATE (what:Transfer {id: 'x'})\n" + question.cypher.partition("\n")[2])
        (problem,) = check_running([writing])
        assert problem.message.startswith("fails on an empty graph: ")


@pytest.mark.parametrize(
    ("kind", "fits", "does_not"),
    [
        (ColumnType.ACTOR, [EGYPT, None], [CLAIM, "EGY", [EGYPT]]),
        (ColumnType.CLAIM, [CLAIM], [EGYPT, "r:1"]),
        (ColumnType.REPORT, ["r"], [CLAIM, 1]),
        (ColumnType.ACT, ["refused"], ["refuse", 1]),
        (ColumnType.STATUS, ["partly delivered"], ["recorded"]),
        (ColumnType.STANDING, ["recorded"], ["refused"]),
        (ColumnType.YEAR, [1998], [1998.0, "1998", True]),
        (ColumnType.INTEGER, [0], [0.0, "0", False]),
        (ColumnType.NUMBER, [0, 0.5], ["0", True]),
        (ColumnType.TEXT, ["", "x"], [1, ["x"]]),
        (ColumnType.BOOLEAN, [True], [1, "true"]),
        (
            ColumnType.QUANTITY,
            [{"low": 1, "high": None, "basis": "at least"}, {"low": None, "high": 0.5, "basis": None}],
            [{"low": 1}, {"low": "1", "high": 1, "basis": None}, {"low": 1, "high": 1, "basis": "roughly"}, 1],
        ),
        (
            ColumnType.MARKED,
            [{"value": 1, "uncertain": None}, {"value": 0.5, "uncertain": True}],
            [{"value": 1}, {"value": 1, "uncertain": "?"}, 1],
        ),
    ],
)
def test_values_fit_the_type_of_their_column(kind: ColumnType, fits: list[Any], does_not: list[Any]) -> None:
    question = replace(shipped("who-refused-whom"), columns=(Column("x", kind, False, False, False, False, None, 7),))
    listed = replace(question, columns=(replace(question.columns[0], many=True),))
    for value in fits:
        assert [] == check_rows(question, ["x"], [{"x": value}])
        assert [] == check_rows(listed, ["x"], [{"x": [] if value is None else [value]}])
    for value in does_not:
        ((line, message),) = check_rows(question, ["x"], [{"x": value}])
        assert line == 7
        assert message.startswith(f"the column 'x' is declared {kind} and holds ")
        assert check_rows(listed, ["x"], [{"x": [value]}])


def test_keys_tell_rows_apart() -> None:
    columns = (
        Column("a", ColumnType.ACTOR, False, True, False, False, None, 3),
        Column("n", ColumnType.INTEGER, False, True, False, False, None, 4),
    )
    question = replace(shipped("who-refused-whom"), columns=columns)
    rows = [{"a": EGYPT, "n": 1}, {"a": EGYPT, "n": 2}, {"a": None, "n": 1}]
    assert [] == check_rows(question, ["a", "n"], rows)
    ((line, message),) = check_rows(question, ["a", "n"], [*rows, rows[1]])
    assert line == 3
    assert message.startswith("2 rows have the same key (a, n): ")


def test_columns_are_those_declared_in_order() -> None:
    question = asking("1")
    ((line, message),) = check_rows(question, ["found", "what"], [])
    assert (9, "the columns are found, what; declared are what, found") == (line, message)
