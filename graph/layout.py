"""Where nodes stand: pure numbers, the same for the same input, never from physics in the browser.

Brackets: the focus in the middle, suppliers left, recipients right, each side a column bent like a bracket and
ranked from the top. The numbers were found by trying them with 5, 60 and 217 neighbours.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

ROW = 20
"""Pixels from one row to the next."""
WIDE_ROW = 56
"""The same on a side of fewer than ``FEW`` rows."""
FEW = 8
MARGIN = 40
"""Pixels above the first row and below the last, together."""
LEAST_HEIGHT = 360
INNER, BEND = 110, 170
"""Pixels from the middle to the ends of a bracket, and how far its belly stands out beyond them."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in pixels from the middle, x to the right and y downwards."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Brackets:
    """The positions of both sides by id, the height of the whole, and the closer rows' distance, in pixels."""

    positions: dict[str, Position]
    height: int
    row: float


def brackets(left: Sequence[str], right: Sequence[str]) -> Brackets:
    """Place two ranked sides around a focus at (0, 0); the longer side gives the height.

    >>> brackets(["a", "b"], ["c"]).positions["a"], brackets(["a", "b"], ["c"]).height
    (Position(x=-279.0, y=-28.0), 360)
    """
    height = max(LEAST_HEIGHT, ROW * max(len(left), len(right)) + MARGIN)
    placed = {name: Position(-place.x, place.y) for name, place in zip(left, _side(len(left), height), strict=True)}
    placed |= dict(zip(right, _side(len(right), height), strict=True))
    return Brackets(placed, height, min(_step(len(left), height), _step(len(right), height)))


def _side(rows: int, height: int) -> list[Position]:
    """Return the places of one side from the top, as if it stood on the right.

    A side of a few rows is centred; a longer one takes the whole height.
    """
    reach = max(260.0, height / 2 + 60)
    step = _step(rows, height)
    places = []
    for row in range(rows):
        y = (row - (rows - 1) / 2) * step
        places.append(Position(round(INNER + BEND * sqrt(1 - (y / reach) ** 2), 1), round(y, 1)))
    return places


def _step(rows: int, height: int) -> float:
    return WIDE_ROW if rows < FEW else (height - MARGIN) / (rows - 1)
