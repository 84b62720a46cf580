"""What is drawn of an answer: lines by the grammar, words where there is no status, and what stands in words only."""

from dataclasses import replace
from typing import Any

from graph.free_layout import NAMED
from graph.grammar import Stroke
from graph.store.base import Node, NodeKey, Relationship
from queries.drawing import MOST_NODES, Drawing, draw_answer
from tests.queries.conftest import shipped


def country(code: str, **properties: Any) -> Node:
    """A country as a query returns it."""
    return Node(("Actor", "Country"), {"id": code, "name": code.title(), "kind": "state", **properties})


def refused(
    asked: str, asking: str = "RUS", status: str | None = "refused", standing: str = "reported"
) -> dict[str, Any]:
    """A row of the question who refused whom, as far as it is drawn."""
    return {"asked": country(asked), "asking": country(asking), "status": status, "standing": standing}


def drawn(*rows: dict[str, Any], name: str = "who-refused-whom") -> Drawing:
    """What is drawn of some rows."""
    found = draw_answer(shipped(name), rows)
    assert found is not None
    return found


def test_a_line_looks_as_its_status_does() -> None:
    """Dotted, with a cross at its end; a contested one carries the sign; rows of one pair are one line."""
    found = drawn(refused("BRA"), refused("BRA", standing="contested"), refused("EGY", status="agreed"))
    lines = {edge["id"]: edge for edge in found.picture.edges}
    assert {"BRA.RUS.refused", "EGY.RUS.under way"} == set(lines)
    assert ([2, 4], "image", "≠") == (
        lines["BRA.RUS.refused"]["dashes"],
        lines["BRA.RUS.refused"]["arrows"]["to"]["type"],
        lines["BRA.RUS.refused"]["label"],
    )
    assert "label" not in lines["EGY.RUS.under way"]
    assert ((0, 1), (0, 1, 2), (2,)) == (found.behind["BRA"], found.behind["RUS"], found.behind["EGY"])
    assert [(Stroke.UNDER_WAY, (("Agreed", 1),)), (Stroke.REFUSED, (("Refused", 2),))] == [
        (sample.stroke, sample.counts) for sample in found.picture.legend
    ]


def test_a_status_without_a_column_for_its_standing_stands_as_its_transfer_does() -> None:
    """What a register records is drawn solid, also by a question that does not return how well it stands."""
    what = Node(("Transfer",), {"id": "t", "name": "T", "status": "delivered", "standing": "recorded"})
    row = {"what": what, "supplier": country("RUS"), "recipient": country("EGY"), "status": "delivered"}
    (sample,) = drawn(row, name="swaps").picture.legend
    assert Stroke.DELIVERED is sample.stroke
    reported = {**row, "what": Node(("Transfer",), {**what.properties, "standing": "reported"})}
    (sample,) = drawn(reported, name="swaps").picture.legend
    assert Stroke.DELIVERED_AS_REPORTED is sample.stroke


def test_a_transfer_whose_claims_contradict_each_other_carries_the_sign() -> None:
    """Contested or not; of a question about something else than the transfer its line says nothing of it."""
    what = Node(("Transfer",), {"id": "t", "name": "T"})
    row = {**refused("BRA"), "what": what}
    plain, marked = (draw_answer(shipped("who-refused-whom"), [row], disputed) for disputed in ((), ("t",)))
    assert plain is not None and marked is not None
    assert (0, 1) == (plain.picture.disputes, marked.picture.disputes)
    assert ["≠"] == [edge["label"] for edge in marked.picture.edges]
    row = {"grantor": country("RUS"), "grantee": country("EGY"), "status": "offered", "in_exchange_for": what}
    found = draw_answer(shipped("offered-in-exchange"), [row], ("t",))
    assert found is not None and 0 == found.picture.disputes


def test_who_is_an_end_of_every_line_stands_out() -> None:
    nodes = {node["id"]: node["role"] for node in drawn(refused("BRA"), refused("PAK")).picture.nodes}
    assert {"BRA": "neighbour", "PAK": "neighbour", "RUS": "focus"} == nodes


def test_what_has_no_line_is_said() -> None:
    """A thing only mentioned, a claim that does not count, and a row without a second party."""
    alone = {**refused("PAK"), "asking": None}
    found = drawn(refused("BRA"), refused("EGY", status="mentioned"), refused("BLR", status=None), alone)
    assert {"BRA", "RUS"} == set(found.nodes)
    assert "3 rows stand in words only: no line, or no second party." == found.remark
    assert draw_answer(shipped("who-refused-whom"), [alone]) is None
    assert draw_answer(shipped("who-denied-what"), [refused("BRA")]) is None


def test_without_a_status_words_or_numbers_stand_on_plain_lines() -> None:
    rows = [{"supplier": country("FRA"), "recipient": country("EGY"), "deals": 59}]
    found = drawn(*rows, name="suppliers-of-a-country")
    (edge,) = found.picture.edges
    assert ("node", False, "59") == (edge["color"], edge["dashes"], edge["caption"])
    assert "The number on a line, and its width: deals." == found.remark


def test_an_unknown_actor_and_lists_of_actors() -> None:
    both = {**refused("BRA"), "asked": [country("unknown-1", kind="unknown"), country("EGY")]}
    found = drawn(both)
    assert {"unknown-1.RUS.refused", "EGY.RUS.refused"} == {edge["id"] for edge in found.picture.edges}
    assert "unknown" == next(node["role"] for node in found.picture.nodes if node["id"] == "unknown-1")


def test_of_very_many_nodes_the_first_rows_are_drawn() -> None:
    rows = [refused(f"a{number:03}") for number in range(MOST_NODES + 50)]
    found = drawn(*rows)
    assert MOST_NODES == len(found.nodes)
    assert f"The first {MOST_NODES - 1} of {MOST_NODES + 50} rows are drawn, more would be a blot." in found.remark
    assert NAMED == sum(node["name"] != "" for node in found.picture.nodes), "the browser says how many it has room for"


def test_lines_beside_each_other_have_room() -> None:
    """The middle of the last one, half as far out as it bends, stands inside the picture with a word on it."""
    rows = [refused("BRA", status=status) for status in ("refused", "agreed", "requested", "blocked")]
    found = drawn(*rows)
    bends = [edge["smooth"]["roundness"] for edge in found.picture.edges]
    assert sorted(set(bends)) == bends and max(bends) <= 0.45
    assert found.picture.height >= max(bends) * 850 + 60 > drawn(rows[0]).picture.height


def test_typed_cypher_is_drawn_by_its_relationships() -> None:
    """An end that was not returned is there by its id; nodes alone are no network."""
    tie = Relationship("REFUSED", NodeKey("Actor", "BRA"), NodeKey("Transfer", "t"))
    found = draw_answer(None, [{"a": country("BRA"), "r": tie}])
    assert found is not None
    assert {"BRA": "Bra", "Transfer:t": "t"} == {key: node.name for key, node in found.nodes.items()}
    assert ["REFUSED"] == [edge["caption"] for edge in found.picture.edges]
    assert draw_answer(None, [{"a": country("BRA")}]) is None


def test_what_all_typed_lines_say_is_said_once() -> None:
    ties = [Relationship("CONTRADICTS", NodeKey("Claim", "a"), NodeKey("Claim", other)) for other in "bc"]
    found = draw_answer(None, [{"r": tie} for tie in ties])
    assert found is not None
    assert ("Each line: CONTRADICTS.", [False, False]) == (
        found.remark,
        ["caption" in edge for edge in found.picture.edges],
    )
    assert (2, "≠") == (found.picture.disputes, found.picture.edges[0]["label"])


def test_names_stay_text() -> None:
    """Whatever a name holds, it is data, and nothing is made of it."""
    named = {**refused("BRA"), "asked": country("BRA", name="<img src=x onerror=alert(1)>")}
    assert "<img src=x onerror=alert(1)>" in {node["name"] for node in drawn(named).picture.nodes}


def test_a_question_without_status_column_needs_none() -> None:
    question = replace(shipped("who-refused-whom"), columns=shipped("who-refused-whom").columns[:2])
    found = draw_answer(question, [refused("BRA")])
    assert found is not None
    assert ["node"] == [edge["color"] for edge in found.picture.edges]
