"""Who stands on which side of a country, in which order, and who waits behind the last row of a long side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.grammar import Stroke
from graph.surroundings import Surroundings

MORE_LEFT, MORE_RIGHT = "more:left", "more:right"
"""Ids of the last row of a folded side; no actor's id has a colon."""

STEP = 25
"""How many further rows "and 157 more" opens at a time."""

_NOTABLE = frozenset({Stroke.ASKED, Stroke.REFUSED, Stroke.STOPPED})
_MOST_NOTABLE = 10


@dataclass(frozen=True, slots=True)
class Fold:
    """How many rows a side shows: all up to ``whole``, else ``first`` and, once opened, ``STEP`` more each time."""

    whole: int = 36
    first: int = 25
    opened_left: int = 0
    opened_right: int = 0


WIDE = Fold()
NARROW = Fold(whole=25, first=15)
"""For windows under 560 pixels."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Neighbours left and right, ranked from the top, how many of each are not shown, and all counts by id."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    left_hidden: int
    right_hidden: int
    transfers: dict[str, int]

    @property
    def left_rows(self) -> tuple[str, ...]:
        """The rows of the left side, "and more" as the last where there are more."""
        return (*self.left, MORE_LEFT) if self.left_hidden else self.left

    @property
    def right_rows(self) -> tuple[str, ...]:
        """The rows of the right side, likewise."""
        return (*self.right, MORE_RIGHT) if self.right_hidden else self.right


def split(around: Surroundings, fold: Fold) -> Sides:
    """Rank the neighbours by transfers, each on the side of its larger count; ties go by the alphabet.

    Who asked, was asked, refused, was blocked, is told of by a report or disputed is shown even below the fold:
    that is what a register does not tell.
    """
    supplied: Counter[str] = Counter()
    received: Counter[str] = Counter()
    notable: set[str] = set()
    for line in around.lines.values():
        if line.stroke is None or line.supplier == line.recipient:
            continue
        if around.focus.id not in (line.supplier, line.recipient):
            continue
        other, side = (line.supplier, supplied) if line.recipient == around.focus.id else (line.recipient, received)
        side[other] += line.transfers
        if line.disputed or line.in_reports or line.stroke in _NOTABLE:
            notable.add(other)
    transfers = supplied + received
    ranked = sorted(transfers, key=lambda one: (-transfers[one], around.actors[one].name, one))
    left = [one for one in ranked if supplied[one] >= received[one]]
    right = [one for one in ranked if supplied[one] < received[one]]
    shown_left = _shown(left, notable, fold, fold.opened_left)
    shown_right = _shown(right, notable, fold, fold.opened_right)
    return Sides(shown_left, shown_right, len(left) - len(shown_left), len(right) - len(shown_right), dict(transfers))


def _shown(ranked: Sequence[str], notable: set[str], fold: Fold, opened: int) -> tuple[str, ...]:
    if len(ranked) <= fold.whole:
        return tuple(ranked)
    first = fold.first + STEP * opened
    rest = [one for one in ranked[first:] if one in notable][:_MOST_NOTABLE]
    return tuple(ranked[:first]) + tuple(rest)
