"""What is charted of an answer: bars, or marks on a time axis, as plain numbers by the question's view."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.grammar import Stroke, stroke
from graph.store.base import Value
from graph.words import Act
from queries.question import Column, ColumnType, Question
from queries.ties import status_of
from queries.wording import NOT_STATED, write_value

MOST_BARS = 40
"""So many bars with words below them are shown, the longest."""
MOST_LANES = 40
"""So many lanes are shown, those with most marks."""

_Said = tuple[str, Act | None, Stroke | None]
"""What one row says at a time, its status, and how that is drawn."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of a bar: where it stands, of what group it is ("" for none), how long it is."""

    x: str
    group: str
    y: float


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars with the captions of their axes.

    ``order`` are all places on the axis of x, years also where nothing stands; ``groups`` in the order of their sums.
    ``remark`` says what is left out.
    """

    bars: tuple[Bar, ...]
    order: tuple[str, ...]
    groups: tuple[str, ...]
    x: str
    y: str
    group: str
    by_year: bool
    remark: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands at one time in one lane: how many rows, what they say, and their statuses.

    ``stroke`` is how these are drawn, None where they differ in it.
    """

    time: float
    lane: str
    rows: int
    label: str
    statuses: tuple[Act, ...]
    stroke: Stroke | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Marks in lanes, the fullest lane first; ``is_date`` says that times are days since 1970, else they are years."""

    marks: tuple[Mark, ...]
    lanes: tuple[str, ...]
    time: str
    lane: str
    is_date: bool
    remark: str


def bars_of(question: Question, rows: Sequence[Mapping[str, Value]]) -> Bars | None:
    """Return the bars of an answer, rows of one place and group added up; None where no row has a number."""
    parts = question.view.columns
    x, y = question.column(parts["x"]), question.column(parts["y"])
    group = question.column(parts["group"]) if "group" in parts else None
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for row in rows:
        number = _number(row[parts["y"]])
        if number is not None:
            sums[_word(row[parts["x"]], x), _word(row[parts["group"]], group) if group else ""] += number
    if not sums:
        return None
    by_year = x is not None and x.type is ColumnType.YEAR and all(place.isdigit() for place, _ in sums)
    heights: Counter[str] = Counter()
    widths: Counter[str] = Counter()
    for (place, one), number in sums.items():
        heights[place] += number  # type: ignore[assignment]  # a Counter adds up fractions as well
        widths[one] += number  # type: ignore[assignment]
    order = _years(heights) if by_year else [place for place, _ in heights.most_common(MOST_BARS)]
    left = 0 if by_year else len(heights) - len(order)
    return Bars(
        tuple(Bar(place, one, number) for (place, one), number in sums.items() if place in set(order)),
        tuple(order),
        tuple(one for one, _ in widths.most_common()),
        _caption(parts["x"], x),
        _caption(parts["y"], y),
        _caption(parts["group"], group) if group else "",
        by_year,
        f"The {len(order)} longest of {len(heights)} bars are shown." if left else "",
    )


def timeline_of(question: Question, rows: Sequence[Mapping[str, Value]]) -> Timeline | None:
    """Return the marks of an answer, one for each time and lane; None where no row has a time."""
    parts = question.view.columns
    lane, label = question.column(parts["lane"]), question.column(parts["label"]) if "label" in parts else None
    found: dict[tuple[float, str], list[_Said]] = defaultdict(list)
    is_date = False
    untimed = 0
    for row in rows:
        times = list(_times(row[parts["time"]]))
        untimed += not times
        is_date |= any(isinstance(value, date) for value in _flat(row[parts["time"]]))
        status, standing = status_of(question, row)
        said = (_word(row[label.name], label) if label else "", status, stroke(status, standing))
        for time in times:
            found[time, _word(row[parts["lane"]], lane)].append(said)
    if not found:
        return None
    counts: Counter[str] = Counter()
    for (_, one), said_there in found.items():
        counts[one] += len(said_there)
    lanes = [one for one, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))][:MOST_LANES]
    marks = tuple(_mark(time, one, said_there) for (time, one), said_there in sorted(found.items()) if one in lanes)
    remarks = []
    if len(lanes) < len(counts):
        remarks.append(f"The {len(lanes)} fullest of {len(counts)} lanes are shown.")
    if untimed:
        remarks.append(f"{untimed:,} of {len(rows):,} rows name no time; they stand in the table.")
    time_column = question.column(parts["time"])
    return Timeline(
        marks,
        tuple(lanes),
        _caption(parts["time"], time_column),
        _caption(parts["lane"], lane),
        is_date,
        " ".join(remarks),
    )


def _mark(time: float, lane: str, said: Sequence[_Said]) -> Mark:
    labels = list(dict.fromkeys(label for label, _, _ in said if label))
    acts = tuple(dict.fromkeys(act for _, act, _ in said if act is not None))
    strokes = {drawn for _, _, drawn in said}
    more = f" and {len(labels) - 3} more" if len(labels) > 3 else ""
    return Mark(time, lane, len(said), "; ".join(labels[:3]) + more, acts, strokes.pop() if len(strokes) == 1 else None)


def _years(heights: Mapping[str, float]) -> list[str]:
    """Return all years from the first to the last; decades, where every one is the first of its ten."""
    numbers = [int(place) for place in heights]
    step = 10 if len(numbers) > 1 and all(number % 10 == 0 for number in numbers) else 1
    return [str(number) for number in range(min(numbers), max(numbers) + 1, step)]


def _times(value: Value) -> Iterator[float]:
    for part in _flat(value):
        if isinstance(part, date):
            yield float((date(part.year, part.month, part.day) - date(1970, 1, 1)).days)
        elif isinstance(part, int) and not isinstance(part, bool):
            yield float(part)


def _number(value: Value) -> float | None:
    if isinstance(value, dict):
        value = value.get("value")
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _flat(value: Value) -> list[Value]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _word(value: Value, column: Column | None) -> str:
    return write_value(value, column) or NOT_STATED


def _caption(name: str, column: Column | None) -> str:
    plain = name.replace("_", " ")
    return f"{plain} ({column.unit})" if column is not None and column.unit else plain
