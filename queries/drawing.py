"""What is drawn of an answer: nodes and lines as plain data for the browser, by the grammar of all pictures.

Where a question has a column of statuses, a line looks as its status does; else lines are plain, and words or a number
stand on them. Only what the rows say is drawn.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Any

from graph.free_layout import FreeLayout, place_freely
from graph.grammar import ACTS_OF, STROKES, Stroke
from graph.picture import DASHED, LEAST_MAXIMUM, OPTIONS, SHAPES, Picture, Sample, arrows, opacity, short_name
from graph.store.base import Node, Value
from graph.summaries import count, word
from graph.words import Act, ActorKind
from queries.question import ColumnType, Question
from queries.ties import Line, is_counted, ties_of_row, ties_of_values

MOST_NODES = 400
"""So many nodes are drawn at most; the rows behind them stand in the table alone."""
_CAPTIONS, _LONGEST = 40, 28
"""Words stand on the lines where there are no more of them than this, and where they are no longer."""
_LONGEST_NAME, _LONGEST_SENTENCE = 36, 26
"""A longer name is cut on the canvas, that of a transfer or a claim sooner, as it is a sentence."""

_LEAST_BEND, _BEND, _MOST_BEND = 0.09, 0.13, 0.45
"""How far lines from one node to another bend: the first, each further one more, and the last one at most."""
_FEW_NODES, _LONG_LINE, _ABOVE_AND_BELOW = 4, 850, 60
"""With more nodes there is room for bends; else lines may be so long, in pixels, and have so much room for words."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of an answer.

    ``behind`` gives for each node and line the places, from 0, of the rows that it stands for; ``nodes`` what was
    drawn, by its id in the picture. ``remark`` says what is not drawn, "" for nothing.
    """

    picture: Picture
    behind: Mapping[str, tuple[int, ...]]
    nodes: Mapping[str, Node]
    remark: str


def draw_answer(
    question: Question | None, rows: Sequence[Mapping[str, Value]], disputed: Collection[str] = ()
) -> Drawing | None:
    """Draw what rows tie together; None where they tie nothing, or the question's view is no network.

    ``disputed`` are the ids of transfers that carry the mark ≠ (``graph.disputes``). Of a saved question each row is a
    line from one column to the other. Of a typed statement the nodes and relationships are drawn that it returns.
    """
    nodes: dict[str, Node] = {}
    lines: dict[tuple[str, str, str], Line] = {}
    drawn = 0
    for at, row in enumerate(rows):
        found = ties_of_row(question, row, disputed) if question is not None else ties_of_values(row.values())
        if len(nodes.keys() | found.nodes.keys()) > MOST_NODES:
            break
        drawn = at + 1
        nodes |= {key: node for key, node in found.nodes.items() if key not in nodes or node.properties.get("name")}
        for one in found.lines:
            line = lines.setdefault((one.start, one.end, one.stroke or one.caption), one)
            if at not in line.rows:
                line.rows.append(at)
            if line is not one:
                line.number += one.number
                line.disputed |= one.disputed
                line.words.update(one.words)
                line.caption = line.caption if line.caption == one.caption else ""
    return _drawn(question, rows[:drawn], len(rows), nodes, list(lines.values()))


def _drawn(
    question: Question | None,
    rows: Sequence[Mapping[str, Value]],
    total: int,
    nodes: dict[str, Node],
    lines: list[Line],
) -> Drawing | None:
    plain = question is None or not any(column.type is ColumnType.STATUS for column in question.columns)
    shown = [line for line in lines if plain or line.stroke is not None]
    if not shown:
        return None
    used = {end for line in shown for end in (line.start, line.end)}
    nodes = {key: nodes[key] for key in sorted(used)}
    behind: dict[str, set[int]] = defaultdict(set)
    for line in shown:
        for key in (_id(line), line.start, line.end):
            behind[key].update(line.rows)
    sizes = {key: float(len(behind[key])) for key in nodes}
    layout = place_freely(list(nodes), [(line.start, line.end) for line in shown], sizes)
    focus = _focus(nodes, shown)
    kinds = {_kind(node) for node in nodes.values()}
    told = _captions_told(question, shown)
    remark = " ".join(filter(None, (told, _remark(rows, total, behind))))
    picture = Picture(
        nodes=[_node(key, node, layout, sizes, is_focus=key == focus) for key, node in nodes.items()],
        edges=list(_edges(shown, nodes, has_captions=len(shown) <= _CAPTIONS and not _all_say(question, shown))),
        options=OPTIONS,
        height=_height(layout, shown),
        heads=(_heading(question), ""),
        aloud=f"Network: {count(len(nodes), 'node')}, {count(len(shown), 'line')}. "
        "The same content is below as a table and as sentences.",
        legend=_legend(shown, plain=plain, total=len(rows)),
        kinds=tuple(kind for kind in ActorKind if kind in kinds),
        disputes=sum(line.disputed for line in shown),
    )
    return Drawing(picture, {key: tuple(sorted(found)) for key, found in behind.items()}, nodes, remark)


def _height(layout: FreeLayout, lines: Sequence[Line]) -> int:
    """Return the height of a picture, in which lines of one pair that stand beside each other have room to bend."""
    beside = Counter((line.start, line.end) for line in lines)
    if len(layout.places) > _FEW_NODES or not beside:
        return layout.height
    most = max(beside.values())
    return max(layout.height, ceil(_bend(most - 1, most) * _LONG_LINE) + _ABOVE_AND_BELOW)


def _remark(rows: Sequence[Any], total: int, behind: Mapping[str, set[int]]) -> str:
    parts = []
    undrawn = len(rows) - len(set().union(*behind.values()))
    if len(rows) < total:
        parts.append(f"The first {len(rows):,} of {total:,} rows are drawn, more would be a blot.")
    if undrawn:
        verb = "stands" if undrawn == 1 else "stand"
        parts.append(f"{count(undrawn, 'row')} {verb} in words only: no line, or no second party.")
    return " ".join(parts)


def _captions_told(question: Question | None, lines: Sequence[Line]) -> str:
    """Return what the words or numbers on the lines are."""
    if question is None:
        same = _all_say(question, lines)
        return f"Each line: {same}." if same else ""
    if "label" not in question.view.columns or len(lines) > _CAPTIONS or not any(line.caption for line in lines):
        return ""
    told = question.view.columns["label"].replace("_", " ")
    is_number = is_counted(question.column(question.view.columns["label"]))
    return f"The number on a line, and its width: {told}." if is_number else f"The words on a line: {told}."


def _all_say(question: Question | None, lines: Sequence[Line]) -> str:
    """Return the type that all of several typed relationships have, "" where they differ: it need not stand on each."""
    types = {line.caption for line in lines}
    return types.pop() if question is None and len(lines) > 1 and len(types) == 1 else ""


def _heading(question: Question | None) -> str:
    if question is None:
        return ""
    start, end = (question.view.columns[part].replace("_", " ") for part in ("from", "to"))
    return f"From {start} to {end}"


def _focus(nodes: Mapping[str, Node], lines: Sequence[Line]) -> str:
    """Return the one actor at an end of every line, where there is one and it has several neighbours."""
    common = set.intersection(*({line.start, line.end} for line in lines))
    if len(nodes) < 3 or len(common) != 1:
        return ""
    (key,) = common
    return key if "Actor" in nodes[key].labels else ""


def _kind(node: Node) -> ActorKind | None:
    """Return the kind of an actor, None for what is no actor."""
    if "Actor" not in node.labels:
        return None
    kind = str(node.properties.get("kind"))
    return ActorKind(kind) if kind in list(ActorKind) else ActorKind.STATE


def _node(key: str, node: Node, layout: FreeLayout, sizes: Mapping[str, float], *, is_focus: bool) -> dict[str, Any]:
    kind = _kind(node)
    place = layout.places[key]
    name = short_name(node.name)
    most = _LONGEST_NAME if kind else _LONGEST_SENTENCE
    if len(name) > most:
        name = f"{name[: most - 1].rstrip()}…"
    largest = max(10.0, *sizes.values())
    return {
        **{
            "id": key,
            "label": " ",
            "shape": SHAPES[kind] if kind else "diamond",
            "color": "ink" if is_focus else "node",
        },
        **{"x": place.x, "y": place.y, "size": round(5 + 6 * sqrt(sizes[key] / largest), 2)},
        "shapeProperties": {"borderDashes": [3, 2] if kind in DASHED else False},
        "role": "focus" if is_focus else "unknown" if kind is ActorKind.UNKNOWN else "neighbour",
        **{"side": place.side, "name": name if place.is_named else "", "italic": kind in DASHED, "count": ""},
        "title": f"{node.name}: in {count(int(sizes[key]), 'row')}",
    }


def _edges(lines: Sequence[Line], nodes: Mapping[str, Node], *, has_captions: bool) -> Iterator[dict[str, Any]]:
    of_pair = Counter(frozenset((line.start, line.end)) for line in lines)
    beside = Counter((line.start, line.end) for line in lines)
    before: Counter[tuple[str, str]] = Counter()
    weights = [line.number or len(line.rows) for line in lines]
    largest = max([LEAST_MAXIMUM, *weights])
    for line, weight in zip(lines, weights, strict=True):
        bend = _bend(before[line.start, line.end], beside[line.start, line.end])
        before[line.start, line.end] += 1
        width = 1 + 5.5 * sqrt(min(1.0, weight / largest))
        width = round(width if line.stroke is Stroke.DELIVERED else max(2.0 if line.stroke else 1.4, width), 2)
        alone = of_pair[frozenset((line.start, line.end))] == 1 and line.start != line.end
        edge: dict[str, Any] = {
            **{"id": _id(line), "from": line.start, "to": line.end, "width": width},
            **_look(line.stroke, width),
            "smooth": False if alone else {"enabled": True, "type": "curvedCW", "roundness": bend},
            "title": f"{nodes[line.start].name} → {nodes[line.end].name}: {_words(line)}",
        }
        if has_captions and len(line.caption) <= _LONGEST:
            edge["caption"] = line.caption
        if line.disputed:
            edge["label"] = "≠"
        yield edge


def _bend(turn: int, number: int) -> float:
    """Return how far a line bends that is the ``turn``-th, from 0, of a number of lines from one node to another.

    1 is as far as the line is long; the middle of the line goes half as far.
    """
    return round(_LEAST_BEND + turn * min(_BEND, (_MOST_BEND - _LEAST_BEND) / max(1, number - 1)), 2)


def _look(drawn: Stroke | None, width: float) -> dict[str, Any]:
    if drawn is None:
        vee = {"to": {"enabled": True, "type": "vee", "scaleFactor": 0.6}}
        return {"color": "node", "opacity": 0.85, "dashes": False, "arrows": vee}
    style = STROKES[drawn]
    dashes = list(style.dashes or ()) or False
    marks = arrows(drawn, width, in_the_middle=False)
    return {"color": style.tone.value, "opacity": opacity(drawn, width), "dashes": dashes, "arrows": marks}


def _words(line: Line) -> str:
    told = line.caption or (word(line.status, line.stroke) if line.status is not None else "")
    return f"{told}; {count(len(line.rows), 'row')}" if told else count(len(line.rows), "row")


def _id(line: Line) -> str:
    return ".".join(filter(None, (line.start, line.end, line.stroke or line.caption)))


def _legend(lines: Sequence[Line], *, plain: bool, total: int) -> tuple[Sample, ...]:
    """Return each stroke that is drawn with its statuses and their rows; rows are no census, so there are no zeros."""
    if plain:
        return (Sample(None, (("Rows", total),)),)
    samples = []
    for one, acts in ACTS_OF.items():
        numbers: Counter[Act] = Counter()
        for line in lines:
            if line.stroke is one:
                numbers.update(line.words)
        told = tuple((word(act, one), numbers[act]) for act in acts if numbers[act])
        if told:
            samples.append(Sample(one, told))
    return tuple(samples)
