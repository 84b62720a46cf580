"""What is drawn: arrows, dashes and widths by status, sides and rows, legend; always the same, always plain data."""

import json
from typing import Any

import pytest

from graph.grammar import Stroke
from graph.picture import Picture, draw
from graph.sides import NARROW, WIDE, Fold
from graph.surroundings import Line
from graph.words import Act, ActorKind, Standing
from tests.graph.surroundings import around, line

CROSS = {"enabled": True, "type": "image", "imageWidth": 17, "imageHeight": 17}
MIDDLE_CROSS = {"enabled": True, "type": "image", "imageWidth": 18, "imageHeight": 18}
VEE = {"enabled": True, "type": "vee", "scaleFactor": 0.6}


def triangle(scale: float) -> dict[str, Any]:
    return {"enabled": True, "type": "triangle", "scaleFactor": scale}


def edge(picture: Picture, line_id: str) -> dict[str, Any]:
    return next(edge for edge in picture.edges if edge["id"] == line_id)


def rows(picture: Picture, side: str) -> list[str]:
    """Names on one side, from the top."""
    own = [node for node in picture.nodes if node.get("side") == side]
    return [node["name"] for node in sorted(own, key=lambda node: node["y"])]


def neighbours(number: int) -> list[Line]:
    """Recipients r01, r02 …, the first with the most transfers."""
    return [line("EGY", f"r{place:02}", Act.DELIVERED, 200 - place) for place in range(1, number + 1)]


@pytest.mark.parametrize(
    ("status", "standing", "expected"),
    [
        (Act.DELIVERED, Standing.RECORDED, ("delivered", False, {"to": triangle(0.531)}, 1.78, 0.65)),
        (Act.PARTLY_DELIVERED, Standing.RECORDED, ("delivered", False, {"to": triangle(0.531)}, 1.78, 0.65)),
        (Act.DELIVERED, Standing.REPORTED, ("delivered", [14, 4], {"to": triangle(0.52)}, 2.0, 1.0)),
        (Act.DELIVERED, Standing.CONTESTED, ("delivered", [14, 4], {"to": triangle(0.52)}, 2.0, 1.0)),
        (Act.OFFERED, Standing.REPORTED, ("agreed", [8, 5], {"to": VEE}, 2.0, 1.0)),
        (Act.PLANNED, Standing.REPORTED, ("agreed", [8, 5], {"to": VEE}, 2.0, 1.0)),
        (Act.NOTIFIED, Standing.RECORDED, ("agreed", [8, 5], {"to": VEE}, 2.0, 1.0)),
        (Act.LICENSED, Standing.RECORDED, ("agreed", [8, 5], {"to": VEE}, 2.0, 1.0)),
        (Act.AGREED, Standing.REPORTED, ("agreed", [8, 5], {"to": VEE}, 2.0, 1.0)),
        (Act.ORDERED, Standing.RECORDED, ("agreed", [8, 5], {"to": VEE}, 2.0, 1.0)),
        (Act.REQUESTED, Standing.CONTESTED, ("asked", [2, 4], {"to": VEE | {"scaleFactor": 0.55}}, 2.0, 1.0)),
        (Act.REFUSED, Standing.REPORTED, ("refused", [2, 4], {"to": CROSS}, 2.0, 1.0)),
        (Act.LICENCE_REFUSED, Standing.REPORTED, ("refused", [2, 4], {"to": CROSS}, 2.0, 1.0)),
        (
            Act.BLOCKED,
            Standing.REPORTED,
            (
                "refused",
                [8, 5],
                {"to": {"enabled": True, "type": "bar", "scaleFactor": 0.7}, "middle": MIDDLE_CROSS},
                2.0,
                1.0,
            ),
        ),
        (
            Act.CANCELLED,
            Standing.RECORDED,
            (
                "refused",
                [8, 5],
                {"to": {"enabled": True, "type": "bar", "scaleFactor": 0.7}, "middle": MIDDLE_CROSS},
                2.0,
                1.0,
            ),
        ),
    ],
)
def test_each_status_has_its_own_line(status: Act, standing: Standing, expected: tuple[Any, ...]) -> None:
    """Colour, dashes, marks, width and opacity of one transfer; only delivered and recorded is solid."""
    drawn = draw(around(line("USA", "EGY", status, standing=standing)), WIDE).edges[0]
    assert expected == (drawn["color"], drawn["dashes"], drawn["arrows"], drawn["width"], drawn["opacity"])


@pytest.mark.parametrize("status", [Act.MENTIONED, None])
def test_what_is_only_mentioned_is_not_drawn(status: Act | None) -> None:
    """It stands in words: no line, no node, but a count in the legend."""
    picture = draw(around(line("USA", "EGY", status, standing=Standing.REPORTED)), WIDE)
    assert ([], ["Egypt"]) == (picture.edges, [node["name"] for node in picture.nodes])
    assert 1 == picture.legend[-1].counts[-1][1]


def test_width_grows_with_the_root_of_the_count() -> None:
    """From 1 to 6.5 pixels; the arrow head shrinks so that it does not grow with its line."""
    picture = draw(around(line("A", "EGY", Act.DELIVERED, 200), line("B", "EGY", Act.DELIVERED, 50)), WIDE)
    thick, thin = edge(picture, "A.EGY.delivered"), edge(picture, "B.EGY.delivered")
    assert (6.5, triangle(0.295), 0.85) == (thick["width"], thick["arrows"]["to"], thick["opacity"])
    assert (3.75, triangle(0.432), 0.85) == (thin["width"], thin["arrows"]["to"], thin["opacity"])


def test_one_line_is_straight_and_several_of_a_pair_bend() -> None:
    """Each further line of one direction bends further out; the other direction parts by itself."""
    picture = draw(
        around(
            line("FRA", "EGY", Act.DELIVERED),
            line("RUS", "EGY", Act.DELIVERED, 31),
            line("EGY", "RUS", Act.AGREED),
            line("EGY", "RUS", Act.BLOCKED),
        ),
        WIDE,
    )
    bent = {"enabled": True, "type": "curvedCW"}
    assert edge(picture, "FRA.EGY.delivered")["smooth"] is False
    assert bent | {"roundness": 0.09} == edge(picture, "RUS.EGY.delivered")["smooth"]
    assert bent | {"roundness": 0.09} == edge(picture, "EGY.RUS.agreed")["smooth"]
    assert bent | {"roundness": 0.22} == edge(picture, "EGY.RUS.blocked")["smooth"]


def test_claims_that_disagree_are_marked() -> None:
    """The sign is added to any line, and counted."""
    picture = draw(around(line("EGY", "RUS", Act.AGREED, disputed=True), line("EGY", "SDN", Act.DELIVERED)), WIDE)
    assert ("≠", None, 1) == (
        edge(picture, "EGY.RUS.agreed").get("label"),
        edge(picture, "EGY.SDN.delivered").get("label"),
        picture.disputes,
    )


def test_many_lines_into_the_focus_carry_their_triangle_in_the_middle() -> None:
    """Thirty arrow heads at the rim of the focus would be a blot; those at other rims stay."""
    supplied = [line(f"s{place:02}", "EGY", Act.DELIVERED) for place in range(24)]
    few = draw(around(*supplied), WIDE)
    many = draw(around(*supplied, line("EGY", "SDN", Act.DELIVERED)), WIDE)
    assert {"to"} == set(edge(few, "s00.EGY.delivered")["arrows"])
    assert {"middle"} == set(edge(many, "s00.EGY.delivered")["arrows"])
    assert {"to"} == set(edge(many, "EGY.SDN.delivered")["arrows"])


def test_kinds_of_actors_differ_in_shape_not_in_colour() -> None:
    """Former states are dashed and in italics, as are unknown ones; groups, organisations, companies have corners."""
    kinds = {kind.name: kind for kind in ActorKind}
    picture = draw(around(*(line("EGY", name, Act.DELIVERED) for name in kinds), kinds=kinds), WIDE)
    shapes = {
        node["id"]: (node["shape"], node["shapeProperties"]["borderDashes"], node["italic"])
        for node in picture.nodes
        if node["role"] != "focus"
    }
    assert {
        "STATE": ("dot", False, False),
        "FORMER_STATE": ("dot", [3, 2], True),
        "ARMED_GROUP": ("triangle", False, False),
        "ORGANISATION": ("square", False, False),
        "COMPANY": ("hexagon", False, False),
        "UNKNOWN": ("dot", [3, 2], True),
    } == shapes
    assert {"node"} == {node["color"] for node in picture.nodes if node["role"] != "focus"}


def test_sides_are_ranked_by_count_then_by_name() -> None:
    """Who both supplies and receives stands on the side of the larger count."""
    picture = draw(
        around(
            line("USA", "EGY", Act.DELIVERED, 5),
            line("FRA", "EGY", Act.DELIVERED, 5),
            line("RUS", "EGY", Act.DELIVERED, 3),
            line("EGY", "RUS", Act.AGREED, 1),
            line("DZA", "EGY", Act.DELIVERED, 1),
            line("EGY", "DZA", Act.DELIVERED, 6),
        ),
        WIDE,
    )
    assert (["FRA", "USA", "RUS"], ["DZA"]) == (rows(picture, "left"), rows(picture, "right"))
    assert ("4 suppliers of Egypt", "2 recipients from Egypt") == picture.heads


def test_a_long_side_is_folded() -> None:
    """Up to 36 all are shown; of more the 25 largest, then a row that says how many wait."""
    assert 36 == len(rows(draw(around(*neighbours(36)), WIDE), "right"))
    folded = rows(draw(around(*neighbours(40)), WIDE), "right")
    assert (26, "r25", "and 15 more") == (len(folded), folded[-2], folded[-1])
    opened = rows(draw(around(*neighbours(60)), Fold(opened_right=1)), "right")
    assert (51, "and 10 more") == (len(opened), opened[-1])


def test_a_narrow_window_shows_fifteen_first() -> None:
    assert 25 == len(rows(draw(around(*neighbours(25)), NARROW), "right"))
    assert "and 11 more" == rows(draw(around(*neighbours(26)), NARROW), "right")[-1]


def test_what_registers_do_not_tell_is_shown_below_the_fold() -> None:
    """A refused request to a small neighbour is not hidden behind "and more"."""
    refused = line("EGY", "small", Act.REFUSED, standing=Standing.REPORTED, in_reports=1)
    folded = rows(draw(around(*neighbours(40), refused), WIDE), "right")
    assert ["r25", "small", "and 15 more"] == folded[-3:]


def test_the_legend_counts_every_status_zeros_too() -> None:
    """Numbers stand behind each word, and a 0 is information."""
    legend = draw(around(line("USA", "EGY", Act.DELIVERED, 7), line("EGY", "RUS", Act.BLOCKED)), WIDE).legend
    assert [
        (Stroke.DELIVERED, (("Delivered", 7), ("Partly delivered", 0))),
        (Stroke.DELIVERED_AS_REPORTED, (("Delivered, as reported", 0),)),
        (
            Stroke.UNDER_WAY,
            (("Ordered", 0), ("Agreed", 0), ("Licensed", 0), ("Notified", 0), ("Planned", 0), ("Offered", 0)),
        ),
        (Stroke.ASKED, (("Asked", 0),)),
        (Stroke.REFUSED, (("Refused", 0), ("Licence refused", 0))),
        (Stroke.STOPPED, (("Blocked", 1), ("Cancelled", 0))),
        (None, (("Mentioned, in words only", 0),)),
    ] == [(sample.stroke, sample.counts) for sample in legend]


def test_the_same_surroundings_give_the_same_picture() -> None:
    """Whatever the order in which lines came, every number is the same."""
    lines = [*neighbours(30), line("RUS", "EGY", Act.DELIVERED, 3), line("EGY", "RUS", Act.AGREED)]
    assert draw(around(*lines), WIDE) == draw(around(*reversed(lines)), WIDE)


def test_names_stay_plain_text() -> None:
    """A name that looks like HTML goes to the browser as data, as it stands."""
    name = "<b href='x'>"
    picture = draw(around(line(name, "EGY", Act.DELIVERED)), WIDE)
    assert name in {node["name"] for node in json.loads(json.dumps(picture.nodes))}


def test_links_between_neighbours_lie_faint_under_the_others() -> None:
    """They have no width of their own, and do not decide on which side a neighbour stands."""
    lines = [line("RUS", "EGY", Act.DELIVERED, 9), line("IND", "EGY", Act.DELIVERED, 3)]
    linked = draw(around(*lines, line("IND", "RUS", Act.DELIVERED, 500)), WIDE)
    first, *own = linked.edges
    assert ("IND.RUS.delivered", 1.0, 0.25) == (first["id"], first["width"], first["opacity"])
    alone = draw(around(*lines), WIDE)
    assert (alone.nodes, alone.edges) == (linked.nodes, [edge | {"smooth": False} for edge in own])
