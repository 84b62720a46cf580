"""A seeded spring: nodes push each other away, ties pull; so many steps, each shorter than the one before.

The method of Fruchterman and Reingold (1991), all nodes at once as matrices: a thousand nodes take about a second.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

NATURAL = 2.2
"""The length of a tie at rest, in parts of the mean distance of nodes; found by trying."""
_FIRST_STEP = 0.1
_NEAREST = 1e-4

Points = list[tuple[float, float]]
Matrix = NDArray[np.float64]


def place_by_springs(nodes: int, ties: Sequence[tuple[int, int]], *, steps: int, seed: int) -> Points:
    """Return a place for each node, by its number from 0; the same for the same input.

    >>> first, second, alone = place_by_springs(3, [(0, 1)], steps=50, seed=7)
    >>> distance = lambda one, other: ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5
    >>> distance(first, second) < distance(first, alone)
    True
    """
    places = np.random.default_rng(seed).random((nodes, 2))
    length = NATURAL / max(1, nodes) ** 0.5
    ends = np.array(ties, dtype=np.intp).reshape(-1, 2)
    room = np.empty((nodes, nodes)), np.empty((nodes, nodes))
    for step in range(steps):
        moves = _push(places, length, room) + _pull(places, ends, length)
        lengths = np.maximum(np.sqrt((moves**2).sum(axis=1)), _NEAREST)
        places += moves * (_FIRST_STEP * (1 - step / (steps + 1)) / lengths)[:, None]
    return [(float(x), float(y)) for x, y in places]


def part(points: Sequence[tuple[float, float]], least: float, *, rounds: int = 30) -> Points:
    """Move points that lie nearer to one another than ``least`` apart, as far as so many rounds bring them.

    >>> part([(0.0, 0.0), (3.0, 0.0), (90.0, 0.0)], 10)
    [(-3.5, 0.0), (6.5, 0.0), (90.0, 0.0)]
    """
    places = np.array(points, dtype=np.float64).reshape(-1, 2)
    for _ in range(rounds):
        across, down = (axis[:, None] - axis[None, :] for axis in places.T)
        one, other = np.nonzero(np.triu(across**2 + down**2 < (least - _NEAREST) ** 2, 1))
        if not len(one):
            break
        way = places[one] - places[other]
        long = np.sqrt((way**2).sum(axis=1))[:, None]
        # Two on one spot have no direction: the earlier of them goes up.
        way = np.where(long > _NEAREST, way / np.maximum(long, _NEAREST), (0.0, -1.0)) * (least - long) / 2
        np.add.at(places, one, way)
        np.subtract.at(places, other, way)
    return [(float(x), float(y)) for x, y in places]


def _push(places: Matrix, length: float, room: tuple[Matrix, Matrix]) -> Matrix:
    """Return how far all others push each node away; ``room`` are two matrices to work in, since new ones cost time.

    No product of matrices either: its many threads wait for each other where the machine is busy.
    """
    across, down = np.ascontiguousarray(places.T)
    weights, further = room
    np.subtract.outer(across, across, out=weights)
    weights *= weights
    np.subtract.outer(down, down, out=further)
    further *= further
    weights += further
    np.maximum(weights, _NEAREST, out=weights)
    np.divide(length**2, weights, out=weights)
    drawn = np.stack([np.einsum("ij,j->i", weights, axis) for axis in (across, down)], axis=1)
    pushes: Matrix = places * weights.sum(axis=1)[:, None] - drawn
    return pushes


def _pull(places: Matrix, ends: NDArray[np.intp], length: float) -> Matrix:
    """Return how far its ties pull each node."""
    moves = np.zeros_like(places)
    if len(ends):
        between = places[ends[:, 1]] - places[ends[:, 0]]
        pulls = between * (np.sqrt((between**2).sum(axis=1)) / length)[:, None]
        np.add.at(moves, ends[:, 0], pulls)
        np.subtract.at(moves, ends[:, 1], pulls)
    return moves
