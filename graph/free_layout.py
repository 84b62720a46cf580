"""Where nodes stand when there is no single focus: seeded, so that the same input always gives the same picture.

Up to 60 nodes by Kamada and Kawai's method, in which the way on the page follows the way through the graph; above
that by a seeded spring. The longer axis lies horizontally, and the box is wider than high. The numbers were found by
trying.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, sin
from typing import Any

import networkx as nx

from graph.spring import part, place_by_springs

SMALL = 60
"""Up to so many nodes all have their names."""
NAMED = 40
"""Above that, so many of the largest have."""
WIDTH = 640
"""Pixels from the leftmost node to the rightmost; the view stretches them to its box."""
ROW = 20
"""Pixels between two names, one below the other; and ``WORD`` between two that stand beside each other."""
WORD = 130
APART = 16
"""Pixels between the middles of two nodes, where the crowd is not too great."""
MARGIN = 60
LEAST_HEIGHT, MOST_HEIGHT = 340, 560
"""Pixels for five nodes, and for as many as there may be; two or three need less."""
SEED = 7
STEPS = 120
"""Steps of the spring."""
EVENED = 0.8
"""How far a crowd is drawn apart: 0 leaves the spring's places, 1 spreads both axes evenly."""

Points = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in pixels from the middle, x to the right and y downwards; ``side`` (left, right) is where its name is.

    ``is_named`` says whether the name is to be written, or shown only when asked for.
    """

    x: float
    y: float
    side: str
    is_named: bool


@dataclass(frozen=True, slots=True)
class FreeLayout:
    """The places by node, and the height of the whole in pixels."""

    places: dict[str, Place]
    height: int


def place_freely(
    nodes: Sequence[str], ties: Iterable[tuple[str, str]], sizes: Mapping[str, float] | None = None
) -> FreeLayout:
    """Place nodes by their ties; ``sizes`` decides who is named where there are many (by default the ties do).

    The order of ``nodes`` and ``ties`` does not matter. Ties to what is not among the nodes are left out.

    >>> layout = place_freely(["a", "b", "c"], [("a", "b"), ("b", "c")])
    >>> [place.side for place in layout.places.values()], layout.height
    (['left', 'right', 'right'], 220)
    >>> layout == place_freely(["c", "b", "a"], [("b", "c"), ("a", "b")])
    True
    """
    graph: Any = nx.Graph()
    graph.add_nodes_from(sorted(set(nodes)))
    graph.add_edges_from(
        sorted({(min(tie), max(tie)) for tie in ties if tie[0] in graph and tie[1] in graph and tie[0] != tie[1]})
    )
    names = list(graph)
    height = min(MOST_HEIGHT, LEAST_HEIGHT + 5 * max(0, len(names) - 5)) - 60 * max(0, 5 - len(names))
    if not names:
        return FreeLayout({}, height)
    points = _level(_laid_out(graph, names))
    points = _boxed(points if len(names) <= SMALL else _evened(points), height)
    points = _inside(part(points, APART), height)
    weight = sizes or dict(graph.degree())
    ranked = sorted(names, key=lambda name: (-weight.get(name, 0), name))
    named = set(ranked if len(names) <= SMALL else ranked[:NAMED])
    with_name = [at for at, name in enumerate(names) if name in named]
    for at, point in zip(with_name, _parted([points[at] for at in with_name], height), strict=True):
        points[at] = point
    places = {
        name: Place(round(x, 1), round(y, 1), "left" if round(x, 1) < 0 else "right", name in named)
        for name, (x, y) in zip(names, points, strict=True)
    }
    return FreeLayout(places, height)


def _laid_out(graph: "nx.Graph[str]", names: Sequence[str]) -> Points:
    if len(names) == 1:
        return [(0.0, 0.0)]
    if len(names) > SMALL:
        number = {name: at for at, name in enumerate(names)}
        ties = [(number[one], number[other]) for one, other in graph.edges()]
        return place_by_springs(len(names), ties, steps=STEPS, seed=SEED)
    placed = nx.kamada_kawai_layout(graph, dist=_distances(graph, names))
    return [(float(placed[name][0]), float(placed[name][1])) for name in names]


def _distances(graph: "nx.Graph[str]", names: Sequence[str]) -> dict[str, dict[str, float]]:
    """Return the ways between all nodes; parts that nothing ties stand a little further apart than any way is long."""
    ways = dict(nx.all_pairs_shortest_path_length(graph))
    longest = max(max(found.values()) for found in ways.values())
    return {one: {other: float(ways[one].get(other, max(2.0, longest))) for other in names} for one in names}


def _level(points: Points) -> Points:
    """Turn points about their middle, so that their longest axis lies horizontally; the first stands to the left."""
    middle = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
    centred = [(x - middle[0], y - middle[1]) for x, y in points]
    across = sum(x * x for x, _ in centred) - sum(y * y for _, y in centred)
    aslant = 2 * sum(x * y for x, y in centred)
    # Where no axis is longer, the angle of rounding errors would decide, another one on each machine.
    angle = 0.5 * atan2(aslant, across) if abs(aslant) + abs(across) > 1e-6 else 0.0
    turned = [(x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle)) for x, y in centred]
    # An axis has no direction of its own; the first point that is not in the middle decides.
    x_sign = -1 if next((x for x, _ in turned if abs(x) > 1e-6), 0.0) > 0 else 1
    y_sign = -1 if next((y for _, y in turned if abs(y) > 1e-6), 0.0) > 0 else 1
    return [(x * x_sign, y * y_sign) for x, y in turned]


def _evened(points: Points) -> Points:
    """Draw a crowd apart and what lies far out nearer: each axis partly by distance, mostly by rank."""
    across, down = (_evened_axis([point[axis] for point in points]) for axis in (0, 1))
    return list(zip(across, down, strict=True))


def _evened_axis(values: Sequence[float]) -> list[float]:
    span = max(1e-9, *map(abs, values))
    last = max(1, len(values) - 1)
    evened = [0.0] * len(values)
    for rank, at in enumerate(sorted(range(len(values)), key=values.__getitem__)):
        evened[at] = (1 - EVENED) * values[at] / span + EVENED * (2 * rank / last - 1)
    return evened


def _boxed(points: Points, height: int) -> Points:
    """Stretch points to the box, but a line of points is not blown up to a plane."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    wide = WIDTH / max(right - left, 1e-9)
    tall = min((height - MARGIN) / max(bottom - top, 1e-9), 4 * wide)
    return [((x - (left + right) / 2) * wide, (y - (top + bottom) / 2) * tall) for x, y in points]


def _inside(points: Points, height: int) -> Points:
    across, down = WIDTH / 2, (height - MARGIN / 2) / 2
    return [(min(across, max(-across, x)), min(down, max(-down, y))) for x, y in points]


def _parted(points: Points, height: int) -> Points:
    """Move points apart, up and down, until no two names lie on each other, as far as the box has room."""
    across = [x for x, _ in points]
    down = [y for _, y in points]
    most = (height - MARGIN / 2) / 2
    for _ in range(200):
        is_still = True
        for one in range(len(points)):
            for other in range(one):
                apart = down[one] - down[other]
                if abs(across[one] - across[other]) < WORD and abs(apart) < ROW - 0.5:
                    step = (ROW - abs(apart)) / 2 * (1 if apart >= 0 else -1)
                    down[one] += step
                    down[other] -= step
                    is_still = False
        down = [min(most, max(-most, y)) for y in down]
        if is_still:
            break
    return list(zip(across, down, strict=True))
