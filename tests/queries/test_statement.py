"""A statement as it is sent: its limit, its count, its parameters."""

from dataclasses import replace
from datetime import date

import pytest

from graph.store.tokens import tokenize
from graph.words import Act
from queries.question import Question
from queries.statement import counted, limited, literal, with_parameters
from tests.graph.build import claim, report
from tests.queries.conftest import SmallGraph, shipped


def asking(cypher: str) -> Question:
    """A shipped question with another statement."""
    return replace(shipped("who-refused-whom"), cypher=cypher)


@pytest.mark.parametrize(
    "end",
    ["LIMIT 500", "limit 500;", "LIMIT 500 // all of them", "LIMIT\n  500\n;", "LIMIT // not so many\n 500"],
)
def test_a_limit_takes_the_place_of_the_files_own(end: str) -> None:
    """One row more is asked for, which tells that there are more; a comment does not swallow the number."""
    question = asking(f"MATCH (n) // LIMIT 3\nRETURN n ORDER BY n.id {end}")
    for limit, rows in ((None, 500), (3, 3)):
        statement, number = limited(question, limit)
        assert number == rows
        assert ["LIMIT", str(rows + 1)] == [token.text.upper() for token in tokenize(statement)][-2:]
    assert limited(question, 7, spare=0)[0].endswith(" 7")


@pytest.mark.parametrize("limit", [0, -1, 100_001])
def test_a_limit_outside_its_bounds_is_refused(limit: int) -> None:
    with pytest.raises(ValueError, match="is outside 1 to 100,000"):
        limited(asking("RETURN 1 AS a LIMIT 5"), limit)


@pytest.mark.parametrize(
    "cypher", ["RETURN 1 AS a", "RETURN 1 AS a LIMIT $n", "RETURN 'LIMIT 5'", "LIMIT", "", "`LIMIT` 5 +"]
)
def test_a_statement_without_a_limit_is_refused(cypher: str) -> None:
    with pytest.raises(ValueError, match="does not end in LIMIT and a number"):
        limited(asking(cypher), None)


def test_a_value_written_as_cypher_is_that_value(small: SmallGraph) -> None:
    written = {
        "null": None,
        "true": True,
        "1950": 1950,
        "0.5": 0.5,
        "date('2023-12-08')": date(2023, 12, 8),
        "'it\\'s a \\\\ \"word\"'": 'it\'s a \\ "word"',
        "['EGY', null, [1]]": ["EGY", None, [1]],
    }
    for cypher, value in written.items():
        assert cypher == literal(value)
        assert [{"x": value}] == small.reader.run(f"RETURN {cypher} AS x").rows


def test_parameters_stand_above_what_is_pasted() -> None:
    told = with_parameters("RETURN $a AS a, $b AS b", {"a": None, "b": ["x"]})
    assert told == ":param a => null;\n:param b => ['x'];\nRETURN $a AS a, $b AS b"


def test_rows_are_counted_without_the_limit(small: SmallGraph) -> None:
    """On both engines, also where the statement has a comment behind its order."""
    refused = [claim(str(n), act=Act.REFUSED, about=f"t{n}", acted_by=["Brazil"], supplier="Brazil") for n in range(3)]
    small.write(report("r"), *refused)
    question = shipped("who-refused-whom")
    values = {parameter.name: None for parameter in question.parameters}
    limit = limited(question, 2)[0]
    assert 3 == len(small.reader.run(limit, values).rows)
    assert [{"total": 3}] == small.reader.run(counted(question), values).rows
    noted = replace(question, cypher=question.cypher.replace("LIMIT", "// newest first\nLIMIT"))
    assert [{"total": 3}] == small.reader.run(counted(noted), values).rows
