"""What is drawn around several actors or an item: always the same, the largest named, never more than can be drawn."""

from dataclasses import replace
from time import perf_counter

from graph.actors import Actor
from graph.free_layout import FreeLayout, place_freely
from graph.free_picture import MOST, draw_freely
from graph.picture import Width
from graph.surroundings import Surroundings
from graph.words import Act, ActorKind
from tests.graph.surroundings import FOCUS, around, line

RUSSIA = Actor(id="RUS", name="Russia", kind=ActorKind.STATE)


def place(nodes: tuple[str, ...], ties: tuple[tuple[str, str], ...], sizes: tuple[tuple[str, int], ...]) -> FreeLayout:
    return place_freely(nodes, ties, dict(sizes))


def both(*extra: str) -> Surroundings:
    lines = [line("RUS", "EGY", Act.DELIVERED, 9), *(line("RUS", one, Act.DELIVERED, 2) for one in extra)]
    return replace(around(*lines), foci=(FOCUS, RUSSIA))


def test_all_in_focus_are_discs_and_the_same_input_has_the_same_places() -> None:
    picture = draw_freely(both("IND"), place)
    roles = {node["id"]: node["role"] for node in picture.nodes}
    assert {"EGY": "focus", "RUS": "focus", "IND": "neighbour"} == roles
    assert picture == draw_freely(both("IND"), place)
    assert "Network around Egypt and Russia." in picture.aloud


def test_an_item_has_no_disc() -> None:
    picture = draw_freely(replace(both("IND"), foci=()), place, about="Mi-17")
    assert {"neighbour"} == {node["role"] for node in picture.nodes}
    assert "Network around Mi-17. 1 supplier, 2 recipients." in picture.aloud


def test_a_crowd_has_the_names_of_the_largest_and_says_so() -> None:
    picture = draw_freely(both(*(f"x{number:03}" for number in range(100))), place)
    assert "" == picture.heads[1]  # how many names have room is said by the browser
    assert 62 == sum(bool(node.get("quiet")) for node in picture.nodes)
    named = [(node["x"], node["y"]) for node in picture.nodes if not node.get("quiet")]
    close = [(one, other) for one in named for other in named if one < other and _touch(one, other)]
    assert [] == close


def _touch(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether a name beside one place would lie on a name beside the other."""
    return abs(one[0] - other[0]) < 60 and abs(one[1] - other[1]) < 14


def test_a_thousand_nodes_are_the_most_and_are_drawn_in_time() -> None:
    """The layout is computed once and kept; what is drawn anew with it takes under a second."""
    names = [f"x{number:04}" for number in range(1100)]
    lines = [line("RUS", one, Act.DELIVERED, 1) for one in names]
    lines += [
        line(one, other, Act.ORDERED, 1) for step in (1, 7) for one, other in zip(names, names[step:], strict=False)
    ]
    crowd = replace(around(*lines), foci=(RUSSIA,))
    spots: dict[object, FreeLayout] = {}

    def kept(*key: tuple[object, ...]) -> FreeLayout:
        return spots.setdefault(key, place_freely(key[0], key[1], dict(key[2])))  # type: ignore[arg-type]

    draw_freely(crowd, kept)
    started = perf_counter()
    picture = draw_freely(crowd, lambda *key: spots[key])
    assert MOST == len(picture.nodes)
    assert len(picture.edges) > 2500
    assert "1,000 of 1,101 actors drawn, those with the most transfers" == picture.heads[1]
    assert perf_counter() - started < 5


def test_a_line_can_be_as_wide_as_its_tiv() -> None:
    """Without TIV it is thin, whatever its transfers; the widest line has the most."""
    lines = [line("RUS", "EGY", Act.DELIVERED, 400), line("RUS", "IND", Act.DELIVERED, 2, tiv=900.0)]
    found = {edge["id"]: edge["width"] for edge in draw_freely(around(*lines), place, Width.TIV).edges}
    assert {"RUS.EGY.delivered": 1.0, "RUS.IND.delivered": 6.5} == found
