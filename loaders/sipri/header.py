"""The line with the names of the columns, found by what it says and never by its number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from operator import itemgetter

from loaders.sipri.cells import SEPARATORS, cut
from loaders.sipri.exported import DEALS_OLD, DELIVERIES_OLD
from loaders.sipri.layouts import LAYOUTS, Column, Layout, normal
from loaders.sipri.printed import RETYPED

_LAYOUTS = (*LAYOUTS, RETYPED, DEALS_OLD, DELIVERIES_OLD)
"""All whose header is one line of a CSV file."""

_MOST_CELLS = 200
"""A line with more is no header, damaged or not."""


@dataclass(frozen=True)
class Header:
    """A header line: its layout, its separator, and where in a line each column of the layout stands.

    ``line`` counts from 0, and ``height`` is the number of its lines. ``width`` is the number of its cells, ``core``
    without the blank ones at its end that a spreadsheet adds. ``unknown`` are the names (and positions) of columns that
    no layout has. ``unit`` is what the lines are: of the file, or of the text that RTF shows.
    """

    layout: Layout
    separator: str
    line: int
    names: tuple[str, ...]
    positions: tuple[int, ...]
    core: int
    unknown: tuple[tuple[int, str], ...]
    height: int = 1
    unit: str = "line"

    @property
    def layout_name(self) -> str:
        """The name of the layout; semicolons, which a spreadsheet puts for commas, are named."""
        is_changed = self.separator == ";" and self.layout is not DELIVERIES_OLD
        return f"{self.layout.name} with semicolons" if is_changed else self.layout.name

    @property
    def width(self) -> int:
        """The number of cells of the header line."""
        return len(self.names)

    @cached_property
    def _is_plain(self) -> bool:
        return self.positions == tuple(range(self.width))

    @cached_property
    def _pick(self) -> Callable[[Sequence[str]], tuple[str, ...]]:
        return itemgetter(*self.positions)

    def fits(self, cells: Sequence[str]) -> bool:
        """Say whether a line has as many cells as the header; blank ones at its end may be there or not."""
        if len(cells) == self.core:
            return True
        return self.core < len(cells) <= self.width and not any(cell.strip() for cell in cells[self.core :])

    def arrange(self, cells: Sequence[str]) -> list[str]:
        """Return the stripped cells of a line that fits, in the order of the layout."""
        return [cell.strip() for cell in (cells if self._is_plain else self._pick(cells))]

    def is_again(self, cells: Sequence[str]) -> bool:
        """Say whether arranged cells are the header once more."""
        columns = self.layout.columns
        return all(
            normal(cell) in column.names or not column.names for cell, column in zip(cells, columns, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Gap:
    """A column that a header line lacks; ``nearest`` is the name there that is most like it."""

    line: int
    column: Column
    nearest: str | None
    position: int | None


def find_header(lines: Sequence[str]) -> Header | None:
    """Return the first line that has every column of a layout, with commas or semicolons between."""
    for number, line in enumerate(lines):
        words = line.casefold()
        if "supplier" not in words and "seller" not in words:  # for speed: every layout has one of these columns
            continue
        for layout in _LAYOUTS:
            for separator in SEPARATORS:
                header = _match(layout, separator, number, line)
                if header is not None:
                    return header
    return None


def find_gaps(lines: Sequence[str]) -> list[Gap]:
    """Return the columns missing from the line that is most like a header; empty where no line is half of one."""
    most, gaps = 0, []
    for number, line in enumerate(lines[:1000]):
        for layout in _LAYOUTS:
            for separator in SEPARATORS:
                names = [normal(cell) for cell in cut(line, separator)]
                found = len(layout.names.intersection(names))
                if len(names) < _MOST_CELLS and found > most and 2 * found > len(layout.columns) - 3:
                    most, gaps = found, _find_gaps(layout, number, names)
    return gaps


def _match(layout: Layout, separator: str, number: int, line: str) -> Header | None:
    names = tuple(normal(cell) for cell in cut(line, separator))
    positions: list[int] = []
    for column in layout.columns:
        position = _find(column, names, positions)
        if position is None:
            return None
        positions.append(position)
    core = 1 + max(position for position, name in enumerate(names) if name or position in positions)
    unknown = tuple((position, names[position]) for position in range(core) if position not in positions)
    return Header(layout, separator, number, names, tuple(positions), core, unknown)


def _find(column: Column, names: Sequence[str], before: Sequence[int]) -> int | None:
    """Where a column stands: once, by its name; a mark stands right of the column before it, mostly without one."""
    if column.is_mark:
        right = before[-1] + 1
        return right if right < len(names) and names[right] in (column.names or {""}) else None
    places = [position for position, name in enumerate(names) if name in column.names]
    return places[0] if len(places) == 1 else None


def _find_gaps(layout: Layout, number: int, names: list[str]) -> list[Gap]:
    """What a header line lacks of a layout."""
    places: list[int] = []
    missing: list[Column] = []
    for column in layout.columns:
        position = _find(column, names, places)
        if position is None:
            missing.append(column)
        places.append(len(names) if position is None else position)
    left = [name for position, name in enumerate(names) if name and position not in places]
    return [_gap(number, column, names, left) for column in missing]


def _gap(number: int, column: Column, names: list[str], left: list[str]) -> Gap:
    near = [match for name in column.names for match in get_close_matches(name, left, n=1, cutoff=0.5)]
    return Gap(number, column, near[0] if near else None, names.index(near[0]) if near else None)
