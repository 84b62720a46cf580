"""How values and rows are written for a person."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from graph.store.base import Node, NodeKey, Path, Relationship
from graph.words import Act, Kind
from queries.question import Column, ColumnType
from queries.wording import read_aloud, write_value
from tests.graph.build import claim, report
from tests.queries.conftest import SmallGraph, shipped

EGYPT = Node(("Actor", "Country"), {"id": "EGY", "name": "Egypt"})
RUSSIA = Node(("Actor", "Country"), {"id": "RUS", "name": "Russia"})
TIE = Relationship("DELIVERED_TO", NodeKey("Actor", "RUS"), NodeKey("Actor", "EGY"))


def column(name: str, kind: ColumnType, *, many: bool = False, at_least: bool = False) -> Column:
    """A column of a type."""
    return Column(name, kind, many, False, False, at_least, None, 1)


@pytest.mark.parametrize(
    ("value", "kind", "written"),
    [
        (None, ColumnType.INTEGER, ""),
        (0, ColumnType.INTEGER, "0"),
        (1234567, ColumnType.INTEGER, "1,234,567"),
        (1998, ColumnType.YEAR, "1998"),
        (1234.5, ColumnType.NUMBER, "1,234.5"),
        (0.0, ColumnType.NUMBER, "0"),
        (True, ColumnType.BOOLEAN, "yes"),
        (False, ColumnType.BOOLEAN, "no"),
        (date(2023, 12, 8), ColumnType.DATE, "2023-12-08"),
        (EGYPT, ColumnType.ACTOR, "Egypt"),
        ("partly delivered", ColumnType.STATUS, "partly delivered"),
        ({"value": 12, "uncertain": True}, ColumnType.MARKED, "12?"),
        ({"value": 1200, "uncertain": None}, ColumnType.MARKED, "1,200"),
        ({"value": None, "uncertain": True}, ColumnType.MARKED, ""),
        ({"low": 150, "high": 150, "basis": "about"}, ColumnType.QUANTITY, "about 150"),
        ({"low": 132, "high": None, "basis": "at least"}, ColumnType.QUANTITY, "at least 132"),
        ({"low": None, "high": None, "basis": "unknown"}, ColumnType.QUANTITY, ""),
        ({"low": None, "high": 6.0, "basis": None}, ColumnType.QUANTITY, "up to 6"),
        ({"low": 0.10000000000000001, "high": 2.349, "basis": None}, ColumnType.QUANTITY, "0.1 to 2.35"),
        ([2008, 2009], ColumnType.YEAR, "2008, 2009"),
        ([], ColumnType.YEAR, ""),
        (TIE, ColumnType.TEXT, "RUS -DELIVERED_TO-> EGY"),
        (Path((RUSSIA, EGYPT), (TIE,)), ColumnType.TEXT, "Russia - Egypt"),
        (datetime(2024, 1, 2, 3, 4, tzinfo=UTC), ColumnType.TEXT, "2024-01-02 03:04"),
        ({"a": 1, "b": EGYPT}, ColumnType.TEXT, "a: 1; b: Egypt"),
    ],
)
def test_a_value_is_written_by_its_type(value: Any, kind: ColumnType, written: str) -> None:
    assert written == write_value(value, column("x", kind))


def test_floors_say_so() -> None:
    assert "at least 13,077" == write_value(13077, column("x", ColumnType.INTEGER, at_least=True))
    assert "" == write_value(None, column("x", ColumnType.INTEGER, at_least=True))


@pytest.mark.parametrize(
    ("sentence", "row", "aloud"),
    [
        ("{a} met {b}", {"a": EGYPT, "b": None}, "Egypt met not stated"),
        ("{a} met {b}", {"a": EGYPT, "b": [EGYPT, RUSSIA, EGYPT]}, "Egypt met Egypt, Russia and Egypt"),
        ("{a}[ met {b}] today", {"a": EGYPT, "b": None}, "Egypt today"),
        ("{a}[ met {b}] today", {"a": EGYPT, "b": []}, "Egypt today"),
        ("{a}[ met {b}] today", {"a": EGYPT, "b": RUSSIA}, "Egypt met Russia today"),
        ("{a}[ met {b} at {n}]", {"a": EGYPT, "b": RUSSIA, "n": None}, "Egypt"),
        ("{a}[ ({n|source|sources})]", {"a": EGYPT, "n": 0}, "Egypt (0 sources)"),
        ("{n|source|sources}", {"n": 1}, "1 source"),
        ("{n|source|sources}", {"n": 1500}, "1,500 sources"),
        ("{n|source|sources}", {"n": None}, "not stated sources"),
        ("{b|name|names}", {"b": [EGYPT]}, "1 name"),
        ("{m|machine|machines}", {"m": {"value": 1, "uncertain": True}}, "1? machine"),
        ("{m|machine|machines}", {"m": {"value": 12, "uncertain": False}}, "12 machines"),
        ("{a} and {b}", {"a": "[odd] {b|x|y}", "b": "  two   blanks "}, "[odd] {b|x|y} and two blanks"),
    ],
)
def test_a_row_is_read_aloud(sentence: str, row: dict[str, Any], aloud: str) -> None:
    """What is absent is said to be not stated, or left out with the words around it; text is never a template."""
    kinds = {"a": ColumnType.ACTOR, "b": ColumnType.ACTOR, "n": ColumnType.INTEGER, "m": ColumnType.MARKED}
    columns = tuple(column(name, kind) for name, kind in kinds.items())
    question = replace(shipped("who-refused-whom"), sentence=sentence, columns=columns)
    assert aloud == read_aloud(question, row)


def test_what_a_graph_answers_is_read_aloud_alike(small: SmallGraph) -> None:
    """On both engines: a row with nothing named but who refused."""
    small.write(
        report("r"),
        claim("1", act=Act.REFUSED, acted_by=["Brazil"], supplier="Brazil", recipient="Russia", kind=Kind.RETURN),
    )
    (sentence,) = small.aloud("who-refused-whom")
    assert sentence.startswith("Brazil refused")
    assert "None" not in sentence
