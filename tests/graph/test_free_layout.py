"""The free layout: the same picture for the same input, inside its box, names apart."""

import random
from math import dist
from time import process_time

import pytest

from graph.free_layout import (
    APART,
    MARGIN,
    MOST_HEIGHT,
    NAMED,
    ROW,
    SMALL,
    WIDTH,
    WORD,
    FreeLayout,
    place_freely,
)


def some_graph(nodes: int, ties: int) -> tuple[list[str], list[tuple[str, str]]]:
    """Nodes and ties by chance, the same each time."""
    chance = random.Random(3)
    names = [f"n{number:04}" for number in range(nodes)]
    return names, [(chance.choice(names), chance.choice(names)) for _ in range(ties)]


def overlaps(layout: FreeLayout) -> int:
    """How many pairs of names lie on each other."""
    places = list(layout.places.values())
    return sum(
        abs(one.x - other.x) < WORD and abs(one.y - other.y) < ROW - 2
        for at, one in enumerate(places)
        for other in places[:at]
    )


@pytest.mark.parametrize("size", [1, 2, 12, SMALL, SMALL + 30])
def test_the_same_input_gives_the_same_places_in_any_order(size: int) -> None:
    """All of them lie inside the box."""
    nodes, ties = some_graph(size, 2 * size)
    layout = place_freely(nodes, ties)
    assert layout == place_freely(nodes[::-1], [(end, start) for start, end in ties[::-1]])
    assert set(nodes) == set(layout.places)
    for place in layout.places.values():
        assert abs(place.x) <= WIDTH / 2 + 1
        assert abs(place.y) <= (layout.height - MARGIN / 2) / 2 + 1
        assert ("left" if place.x < 0 else "right") == place.side


def test_names_lie_apart() -> None:
    """A star, and pairs that nothing ties to each other."""
    star = place_freely(["hub", *map(str, range(20))], [("hub", str(leaf)) for leaf in range(20)])
    assert 0 == overlaps(star)
    pairs = place_freely(
        [f"{side}{pair}" for pair in range(8) for side in "ab"], [(f"a{n}", f"b{n}") for n in range(8)]
    )
    assert 0 == overlaps(pairs)


def test_the_longer_axis_lies_horizontally() -> None:
    chain = place_freely(list("abcdefgh"), list(zip("abcdefg", "bcdefgh", strict=True)))
    across = [place.x for place in chain.places.values()]
    assert across == sorted(across) or across == sorted(across, reverse=True)


def test_of_many_nodes_the_largest_are_named() -> None:
    nodes, ties = some_graph(90, 200)
    sizes = {name: float(at) for at, name in enumerate(nodes)}
    layout = place_freely(nodes, ties, sizes)
    assert set(nodes[-NAMED:]) == {name for name, place in layout.places.items() if place.is_named}


def test_nothing_and_ties_to_nowhere() -> None:
    assert {} == place_freely([], []).places
    assert {"a"} == set(place_freely(["a"], [("a", "b"), ("a", "a")]).places)


def test_a_crowd_fills_a_box_that_is_wider_than_high() -> None:
    """Also where it hangs on one hub; nodes do not lie on each other."""
    nodes, ties = some_graph(200, 150)
    layout = place_freely(nodes, [*ties, *((nodes[0], one) for one in nodes[1:])])
    across, down = ([getattr(place, axis) for place in layout.places.values()] for axis in "xy")
    assert MOST_HEIGHT == layout.height
    assert max(across) - min(across) > 1.1 * (max(down) - min(down))
    assert max(across) - min(across) > 0.9 * WIDTH
    quiet = [(place.x, place.y) for place in layout.places.values() if not place.is_named]
    close = [one for one in quiet for other in quiet if one < other and dist(one, other) < APART - 4]
    assert len(close) < len(quiet) / 20


def test_a_thousand_nodes_are_placed_in_seconds() -> None:
    """Five at most of the processor's time, the first time; after that the places are kept."""
    nodes, ties = some_graph(1000, 3000)
    started = process_time()
    assert 1000 == len(place_freely(nodes, ties).places)
    assert process_time() - started < 5
