"""What is drawn around one country, as plain data for the browser, and the legend to it.

pyvis builds nodes, edges and options, and nothing else of it is used: the picture is data, and every name in it
stays a text. Colours are named, not given: the view knows them for light and for dark. The numbers were found by
trying them on the register's 737 deals of one country.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Any

from pyvis.network import Network

from graph.grammar import ACTS_OF, CROSS_END, CROSS_MIDDLE, STROKES, Mark, Stroke
from graph.layout import Brackets, brackets
from graph.sides import MORE_LEFT, MORE_RIGHT, STEP, Fold, Sides, split
from graph.summaries import count, ends, status_words, tell_count, tell_country, word
from graph.surroundings import Line, Surroundings
from graph.telling import with_article
from graph.words import Act, ActorKind

LEAST_MAXIMUM = 50
"""A line of so many transfers is as thick as can be, unless a greater one is in view."""

FAINT = 0.25
"""The opacity of lines between neighbours."""

MANY = 24
"""From more neighbours than these, lines into the focus carry their triangle in the middle: no blot at its rim."""

SHAPES = {
    ActorKind.STATE: "dot",
    ActorKind.FORMER_STATE: "dot",
    ActorKind.ARMED_GROUP: "triangle",
    ActorKind.ORGANISATION: "square",
    ActorKind.COMPANY: "hexagon",
    ActorKind.UNKNOWN: "dot",
}
DASHED = frozenset({ActorKind.FORMER_STATE, ActorKind.UNKNOWN})
"""Kinds of actors whose outline is dashed and whose name stands in italics."""

_SHORT = {
    "Bosnia-Herzegovina": "Bosnia-Herz.",
    "Central African Republic": "Central African Rep.",
    "Democratic Republic of the Congo": "DR Congo",
    "Dominican Republic": "Dominican Rep.",
    "Kurdistan Regional Government (Iraq)": "Kurdistan (Iraq)",
    "Lebanon Palestinian rebels": "Palestinians (Lebanon)",
    "Northern Alliance (Afghanistan)": "Northern Alliance",
    "United Arab Emirates": "UAE",
    "Yemen Arab Republic (North Yemen)": "Yemen Arab Rep.",
}
"""Short forms for the canvas alone."""

OPTIONS = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "zoomView": False,
        "selectable": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "tooltipDelay": 200,
    },
    "nodes": {"borderWidth": 1.6, "fixed": True, "chosen": False, "labelHighlightBold": False},
    "edges": {"chosen": False, "arrowStrikethrough": False, "selectionWidth": 0, "hoverWidth": 0},
}


@dataclass(frozen=True, slots=True)
class Sample:
    """One entry of the legend: how the line is drawn (None: words only), and its statuses with their counts."""

    stroke: Stroke | None
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as data: what vis-network draws, its height, the words over it and what it is called aloud.

    ``kinds`` are the kinds of actors in it, ``disputes`` the number of lines about which claims disagree.
    """

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]
    height: int
    heads: tuple[str, str]
    aloud: str
    legend: tuple[Sample, ...]
    kinds: tuple[ActorKind, ...]
    disputes: int


class Width(StrEnum):
    """What the width of a line stands for: how many transfers, or the TIV that was delivered."""

    TRANSFERS = "transfers"
    TIV = "tiv"


def draw(around: Surroundings, fold: Fold, width: Width = Width.TRANSFERS) -> Picture:
    """Draw a country with its neighbours; ``fold`` says how many rows of each side are shown."""
    sides = split(around, fold)
    layout = brackets(sides.left_rows, sides.right_rows)
    shown = {*sides.left, *sides.right, around.focus.id}
    drawn = [line for line in around.lines.values() if line.stroke and {line.supplier, line.recipient} <= shown]
    own = [line for line in drawn if around.focus.id in (line.supplier, line.recipient)]
    largest = max([LEAST_MAXIMUM, *(line.transfers for line in own)])
    nodes, edges, options = assemble(
        _nodes(around, sides, layout, largest),
        edges_of(around, drawn, width, in_the_middle=len(shown) - 1 > MANY, own=own),
    )
    suppliers = count(len(around.suppliers), "supplier")
    recipients = count(len(around.recipients), "recipient")
    focus = with_article(around.focus.name)
    return Picture(
        nodes=nodes,
        edges=edges,
        options=options,
        height=layout.height,
        heads=(f"{suppliers} of {focus}", f"{recipients} from {focus}"),
        aloud=f"Network around {focus}. {tell_country(around)} The same content is in the tabs below.",
        legend=legend_of(around.lines.values()),
        kinds=tuple(kind for kind in ActorKind if any(around.actors[one].kind is kind for one in shown)),
        disputes=sum(line.disputed for line in around.lines.values()),
    )


def _nodes(around: Surroundings, sides: Sides, layout: Brackets, largest: int) -> Iterator[dict[str, Any]]:
    """Yield the arguments of pyvis for each node; a label of one blank, since the view writes names beside nodes."""
    focus = around.focus
    yield {
        **{"n_id": focus.id, "label": " ", "shape": "dot", "color": "ink", "x": 0, "y": 0, "size": 44},
        **{"role": "focus", "name": short_name(focus.name), "title": focus.name},
    }
    for side, ids, hidden in (("left", sides.left, sides.left_hidden), ("right", sides.right, sides.right_hidden)):
        for one in ids:
            actor, transfers = around.actors[one], sides.transfers[one]
            yield {
                **{"n_id": one, "label": " ", "shape": SHAPES[actor.kind], "color": "node"},
                **{"x": layout.positions[one].x, "y": layout.positions[one].y},
                "size": radius_of(actor.kind, transfers, largest, layout.row),
                "shapeProperties": {"borderDashes": [3, 2] if actor.kind in DASHED else False},
                **{"role": "unknown" if actor.kind is ActorKind.UNKNOWN else "neighbour", "side": side},
                **{"name": short_name(actor.name), "italic": actor.kind in DASHED, "count": f"{transfers:,}"},
                "title": f"{actor.name}: {count(transfers, 'transfer')} with {with_article(focus.name)}",
            }
        if hidden:
            more = MORE_LEFT if side == "left" else MORE_RIGHT
            yield {
                **{"n_id": more, "label": " ", "shape": "dot", "color": "none", "size": 1},
                **{"x": layout.positions[more].x, "y": layout.positions[more].y, "role": "more", "side": side},
                **{
                    "name": f"and {hidden:,} more",
                    "italic": False,
                    "count": "",
                    "title": f"Show {min(hidden, STEP)} more",
                },
            }


def assemble(
    nodes: Iterable[dict[str, Any]], edges: Iterable[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """Make the nodes, edges and options that vis-network takes of the arguments of pyvis for each."""
    network = Network(directed=True)
    for node in nodes:
        network.add_node(**node)
    for edge in edges:
        network.add_edge(**edge)
    network.set_options(json.dumps(OPTIONS))
    made, tied, _, _, _, options = network.get_network_data()
    return made, tied, json.loads(options)


def edges_of(
    around: Surroundings, drawn: Sequence[Line], measure: Width, *, in_the_middle: bool, own: Sequence[Line]
) -> Iterator[dict[str, Any]]:
    """Yield the arguments of pyvis for each line; further lines of one pair bend further out.

    The widest of the ``own`` lines has the most of what ``measure`` names, or 50 transfers at least. The others,
    such as links between neighbours, lie thin and faint under these.
    """
    of_pair = Counter(frozenset((line.supplier, line.recipient)) for line in drawn)
    before: Counter[tuple[str, str]] = Counter()
    foci = {focus.id for focus in around.foci}
    aside = {line.id for line in drawn} - {line.id for line in own}
    largest = max([LEAST_MAXIMUM, *(weight(line, measure) for line in own)])
    for line in sorted(drawn, key=lambda line: (line.id not in aside, -line.transfers, line.id)):
        assert line.stroke is not None
        alone = of_pair[frozenset((line.supplier, line.recipient))] == 1
        bend = 0.09 + 0.13 * before[line.supplier, line.recipient]
        before[line.supplier, line.recipient] += 1
        width = _width(line, 0 if line.id in aside else weight(line, measure), largest)
        into_focus = line.recipient in foci
        edge: dict[str, Any] = {
            **{"source": line.supplier, "to": line.recipient, "id": line.id, "width": width},
            **{
                "color": STROKES[line.stroke].tone.value,
                "opacity": FAINT if line.id in aside else opacity(line.stroke, width),
            },
            "dashes": list(STROKES[line.stroke].dashes or ()) or False,
            "arrows": arrows(line.stroke, width, in_the_middle=in_the_middle and into_focus),
            "smooth": False if alone else {"enabled": True, "type": "curvedCW", "roundness": round(bend, 2)},
            "title": f"{ends(line, around)}: {status_words(line)}; {tell_count(line)}",
        }
        if line.disputed:
            edge["label"] = "≠"
        yield edge


def radius_of(kind: ActorKind, transfers: int, largest: int, row: float) -> float:
    """Return 4 to 11 pixels by the root of the count, but so that rows do not touch.

    An unknown actor has room for its question mark.
    """
    radius = min(4 + 7 * sqrt(min(1.0, transfers / largest)), row / 2 - 0.4)
    return round(max(7.0, radius) if kind is ActorKind.UNKNOWN else radius, 2)


def weight(line: Line, measure: Width) -> float:
    """Return how much of a measure a line stands for; 0 where no TIV is given."""
    return line.transfers if measure is Width.TRANSFERS else line.tiv or 0


def _width(line: Line, amount: float, largest: float) -> float:
    """Return 1 to 6.5 pixels by the root of the amount; what is not delivered has 2 at least, so that dashes show."""
    width = 1 + 5.5 * sqrt(min(1.0, amount / largest))
    return round(width if line.stroke is Stroke.DELIVERED else max(2.0, width), 2)


def opacity(stroke: Stroke, width: float) -> float:
    """Return how strong a line is drawn: a delivered one gives way to what lies across it."""
    if stroke is not Stroke.DELIVERED:
        return 1.0
    return 0.65 if width < 2 else 0.85


def arrows(stroke: Stroke, width: float, *, in_the_middle: bool) -> dict[str, Any]:
    """Return the marks of a line as vis-network takes them; a triangle grows with its line, so its scale shrinks."""
    style = STROKES[stroke]
    if style.end is Mark.TRIANGLE:
        triangle = {"enabled": True, "type": "triangle", "scaleFactor": round(style.end_scale - 0.05 * width, 3)}
        return {"middle": triangle} if in_the_middle else {"to": triangle}
    marks: dict[str, Any] = {"to": _mark(style.end, style.end_scale, CROSS_END)}
    if style.middle is not None:
        marks["middle"] = _mark(style.middle, 1.0, CROSS_MIDDLE)
    return marks


def _mark(mark: Mark, scale: float, size: int) -> dict[str, Any]:
    """Return one mark; a cross is an image, which the view draws in its colours."""
    if mark is Mark.CROSS:
        return {"enabled": True, "type": "image", "imageWidth": size, "imageHeight": size}
    return {"enabled": True, "type": mark.value, "scaleFactor": scale}


def legend_of(lines: Iterable[Line]) -> tuple[Sample, ...]:
    """Return every status with its count, zeros too, sample by sample; last what stands in words only."""
    counts: Counter[tuple[Stroke | None, Act | None]] = Counter()
    for line in lines:
        for status, number in line.statuses:
            counts[line.stroke, status] += number
    reported = Stroke.DELIVERED_AS_REPORTED
    samples = []
    for one, acts in ACTS_OF.items():
        numbers = [(word(act, one), counts[one, act]) for act in acts]
        if one is reported:
            numbers = [(word(Act.DELIVERED, one), sum(number for _, number in numbers))]
        samples.append(Sample(one, tuple(numbers)))
    in_words = [(f"{word(Act.MENTIONED, None)}, in words only", counts[None, Act.MENTIONED])]
    if counts[None, None]:
        in_words.append((f"{word(None, None)}, in words only", counts[None, None]))
    return (*samples, Sample(None, tuple(in_words)))


def short_name(name: str) -> str:
    """Return a name as it stands on the canvas.

    >>> short_name("United Arab Emirates"), short_name("Egypt")
    ('UAE', 'Egypt')
    """
    return _SHORT.get(name, name)
