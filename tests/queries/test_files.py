"""An answer as CSV, JSON and GraphML, with no engine: values are what both engines give."""

import csv
import io
import json
from datetime import date
from pathlib import Path as FilePath
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest

from graph.store.base import Node, NodeKey, Path, Relationship
from queries.citations import Citation
from queries.files import as_csv, as_graphml, as_json
from queries.header import parse_question
from queries.question import Question

EGYPT = Node(("Actor", "Country"), {"id": "EGY", "name": "Egypt"})
RUSSIA = Node(("Actor", "Country"), {"id": "RUS", "name": "Russia"})
TIE = Relationship("DELIVERED_TO", NodeKey("Actor", "RUS"), NodeKey("Actor", "EGY"), {"deals": 3})
QUESTION = """// title: Who gave what to whom?
// description: Each pair of actors with what is told of it, and since when.
// tags: [test]
// columns: {giver: actor, taker: actor, deals: integer, words: text, reports: list of report}
// view: {kind: network, from: giver, to: taker}
// sentence: "{giver} gave {taker} something"
// caveat: It is only a test.
MATCH (giver:Actor)-[d:DELIVERED_TO]->(taker:Actor)
RETURN giver, taker, d.deals AS deals, '' AS words, [d.edition] AS reports ORDER BY giver.id, taker.id LIMIT 10
"""
ROW = {"giver": RUSSIA, "taker": EGYPT, "deals": 3, "words": "=1+1", "reports": ["r1", "r2"]}
NAMES = tuple(ROW)


def question() -> Question:
    return parse_question(QUESTION, FilePath("tests/gifts.cypher"), trusted=True)


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_csv_has_ids_beside_names_and_crlf_line_ends() -> None:
    """RFC 4180: lines end in CRLF, and a spreadsheet reads back what was written."""
    text = as_csv(NAMES, [ROW], question().columns)
    assert "giver,giver_id,taker,taker_id,deals,words,reports\r\nRussia,RUS,Egypt,EGY,3,'=1+1,r1; r2\r\n" == text


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=1\n2"])
def test_csv_defuses_formulas_in_cells_and_heads(cell: str) -> None:
    """An apostrophe stands before what a spreadsheet would run; quotation marks and line breaks survive."""
    assert [["'=a", "b"], [f"'{cell}", 'say "x", y']] == read_csv(
        as_csv(["=a", "b"], [{"=a": cell, "b": 'say "x", y'}])
    )


def test_csv_keeps_negative_numbers_as_numbers() -> None:
    assert [["n", "t", "x"], ["-5", "true", ""]] == read_csv(as_csv(["n", "t", "x"], [{"n": -5, "t": True, "x": None}]))


def test_csv_defuses_ids() -> None:
    """An id comes from a file too."""
    evil = {**ROW, "giver": Node(("Actor",), {"id": "=x", "name": "@y"})}
    assert ["'@y", "'=x"] == read_csv(as_csv(NAMES, [evil], question().columns))[1][:2]


def test_json_has_the_shape_that_scripts_rely_on() -> None:
    citation = Citation("r1", "Register", "sipri", "SIPRI.", "excerpts only")
    row: dict[str, Any] = {"who": EGYPT, "tie": TIE, "day": date(2023, 12, 8), "path": Path((RUSSIA, EGYPT), (TIE,))}
    found = json.loads(json.dumps(as_json(list(row), [row], False, 0.01, [citation], total=None)))
    egypt = {"label": "Actor", "id": "EGY", "name": "Egypt", "properties": {"id": "EGY", "name": "Egypt"}}
    russia = {"label": "Actor", "id": "RUS", "name": "Russia", "properties": {"id": "RUS", "name": "Russia"}}
    tie = {"type": "DELIVERED_TO", "start": ["Actor", "RUS"], "end": ["Actor", "EGY"], "properties": {"deals": 3}}
    path = {"nodes": [russia, egypt], "relationships": [tie]}
    assert {
        "columns": ["who", "tie", "day", "path"],
        "rows": [{"who": egypt, "tie": tie, "day": "2023-12-08", "path": path}],
        "more": False,
        "seconds": 0.01,
        "citations": [
            {
                "report": "r1",
                "name": "Register",
                "source": "sipri",
                "citation": "SIPRI.",
                "data_licence": "excerpts only",
            }
        ],
        "total": None,
    } == found


def test_json_keeps_the_stores_own_digest_to_itself() -> None:
    row: dict[str, Any] = {"who": Node(("Actor",), {"id": "EGY", "name": "Egypt", "digest": 7})}
    assert {"id", "name"} == set(as_json(["who"], [row], False, 0.0)["rows"][0]["who"]["properties"])


def test_json_has_no_number_that_json_lacks() -> None:
    """A division by zero gives infinity on one engine and null on the other."""
    found = as_json(["a"], [{"a": float("inf")}, {"a": [float("nan")]}], False, 0.0)
    assert [{"a": None}, {"a": [None]}] == found["rows"]


def test_graphml_of_a_network_has_one_tie_a_row_and_opens_elsewhere() -> None:
    """Columns beside the two ends stand on the tie as text, also where the schema has a number of that name."""
    graph = networkx.parse_graphml(as_graphml([ROW], question()), force_multigraph=True)
    assert {"Actor:RUS", "Actor:EGY"} == set(graph.nodes)
    ((start, end, told),) = graph.edges(data=True)
    assert ("Actor:RUS", "Actor:EGY") == (start, end)
    assert {"labels": "gifts", "deals": "3", "words": "=1+1", "reports": "r1, r2"} == told


def test_graphml_of_a_typed_query_holds_each_node_and_tie_once() -> None:
    """Ends that came without their node are there by their id."""
    graph = networkx.parse_graphml(as_graphml([{"p": Path((RUSSIA, EGYPT), (TIE,))}, {"p": TIE}]))
    assert 2 == len(graph.nodes)
    assert [("Actor:RUS", "Actor:EGY", 3)] == list(graph.edges(data="deals"))
    assert "DELIVERED_TO" == ElementTree.fromstring(as_graphml([{"r": TIE}])).findall(".//{*}edge/{*}data")[0].text


def test_graphml_needs_something_to_draw() -> None:
    with pytest.raises(ValueError, match="no nodes and no relationships"):
        as_graphml([{"n": 1}])
