"""Lanes on a time axis as a view part: one picture for each way, all on one axis, with the same in words below.

The picture is a Vega-Lite chart that Streamlit brings. Its colours come from the theme, in the order in which
``.streamlit/config.toml`` gives those of a status, so they follow a change between light and dark.
"""

import math
from collections.abc import Sequence

import streamlit as st

from graph.grammar import Tone
from graph.lanes import (
    STEPS,
    Event,
    Lane,
    Mark,
    Shape,
    find_marks,
    lanes_of,
    shape_of,
    tell_lanes,
    tell_picture,
    tone_of,
)
from graph.pair import Way
from views.plain_table import show_facts

Spec = dict[str, object]

_LANE = 34
"""Pixels a lane."""
_AXIS = 62
"""Pixels for the years and the note below the lanes; a chart's height in Streamlit has them inside."""
_APART = 25
"""Least pixels between two marks; where years are narrower, a mark stands for several."""
_PAPER = {"expr": "background"}
_GREY = {"expr": f"scale('color', '{Tone.ASKED}')"}
"""The grey of what is asked, which reads on paper in light and dark; the theme's own grey of axes is too pale."""
_LETTER = 7.5
"""Pixels for a letter of a lane's word."""


def show_lanes(way: Way, events: Sequence[Event], *, extent: tuple[int, int], widest: int, key: str) -> None:
    """Show the lanes of one way; ``extent`` are the years of the axis, ``widest`` the letters of the longest word."""
    if not lanes_of(events):
        return
    st.vega_lite_chart(
        spec=draw(events, extent=extent, widest=widest), width="stretch", key=key, alt=tell_picture(way, events)
    )
    with st.expander("The same in words"):
        show_facts(tell_lanes(events), key=f"{key}_words", heading=f"{way.ends}: years by lane")


def draw(events: Sequence[Event], *, extent: tuple[int, int], widest: int) -> Spec:
    """Return the chart of some events: one row of data for each mark at each step of years."""
    first, last = extent
    axis = {"title": None, "domain": False, "ticks": False, "grid": True, "labelColor": _GREY}
    return {
        "height": _LANE * len(lanes_of(events)) + _AXIS,
        "data": {"values": [_datum(mark, step) for step in STEPS for mark in find_marks(events, step)]},
        "params": [{"name": "step", "expr": _step_for(last - first + 1)}],
        "title": {
            "text": {"expr": "step > 1 ? 'One mark stands for ' + step + ' years.' : ' '"},
            "orient": "bottom",
            "anchor": "end",
            "offset": 4,
            "fontSize": 12,
            "fontWeight": 400,
        },
        "transform": [{"filter": "datum.step == step"}],
        "encoding": {
            "x": {
                "field": "middle",
                "type": "quantitative",
                "scale": {"domain": [first - 0.5, last + 0.5], "nice": False, "zero": False},
                "axis": {
                    **axis,
                    "format": "d",
                    "tickMinStep": 1,
                    "tickCount": 8,
                    "labelPadding": 8,
                    "labelFontSize": 14,
                },
            },
            "y": {
                "field": "lane",
                "type": "ordinal",
                "scale": {"domain": [lane.value for lane in lanes_of(events)]},
                "axis": {
                    **axis,
                    "minExtent": widest * _LETTER,
                    "labelLimit": 200,
                    "labelPadding": 12,
                    "labelFontSize": 14,
                },
            },
            "color": {"field": "tone", "type": "nominal", "scale": {"domain": list(Tone)}, "legend": None},
            "tooltip": {"field": "told", "type": "nominal"},
        },
        "layer": [*_layers(lanes_of(events))],
        "config": {"view": {"stroke": None}},
    }


def _datum(mark: Mark, step: int) -> Spec:
    noun = "transfer" if mark.transfers == 1 else "transfers"
    return {
        "lane": mark.lane.value,
        "middle": mark.middle,
        "step": step,
        "number": f"{mark.transfers}" if mark.transfers > 1 else "",
        "size": (2 * _radius(mark)) ** 2,
        "tone": tone_of(mark.lane).value,
        "shape": shape_of(mark.lane).value,
        "told": f"{mark.lane.value}, {mark.years}: {mark.transfers:,} {noun}",
    }


def _radius(mark: Mark) -> float:
    """Return half the width of a mark in pixels: room for its number, and no more than its lane has."""
    if shape_of(mark.lane) is Shape.CROSS:
        return 5.0
    if mark.transfers == 1:
        return 4.0 if shape_of(mark.lane) is Shape.SMALL_RING else 5.5
    return min(13.0, 7.5 + 1.4 * len(str(mark.transfers)) + math.sqrt(mark.transfers) / 2)


def _step_for(years: int) -> str:
    """Return as an expression of Vega how many years one mark stands for, by the width that there is."""
    told = str(STEPS[-1])
    for step in reversed(STEPS[:-1]):
        told = f"width * {step} / {years} >= {_APART} ? {step} : {told}"
    return told


def _layers(lanes: Sequence[Lane]) -> list[Spec]:
    """Return how each shape is drawn, and its number: inside, in a colour that reads on it, or beside a cross."""
    size = {"field": "size", "type": "quantitative", "scale": None, "legend": None}
    hollow: Spec = {"type": "point", "filled": False, "fill": _PAPER, "opacity": 1, "strokeWidth": 2}
    marks: dict[Shape, Spec] = {
        Shape.DISC: {"type": "point", "shape": "circle", "filled": True, "opacity": 1},
        Shape.DASHED_RING: {**hollow, "shape": "circle", "strokeDash": [4, 2]},
        Shape.RING: {**hollow, "shape": "circle"},
        Shape.DIAMOND: {**hollow, "shape": "diamond"},
        Shape.SMALL_RING: {**hollow, "shape": "circle"},
        Shape.CROSS: {
            "type": "point",
            "shape": "M-1,-1L1,1M1,-1L-1,1",
            "filled": False,
            "opacity": 1,
            "strokeWidth": 3,
        },
    }
    layers: list[Spec] = []
    for shape in dict.fromkeys(shape_of(lane) for lane in lanes):
        only = [{"filter": f"datum.shape == '{shape}'"}]
        words: Spec = {"type": "text", "fontSize": 12, "fontWeight": 600, "opacity": 1}
        number: Spec = {"text": {"field": "number", "type": "nominal"}}
        if shape is Shape.DISC:
            number["color"] = {"value": _PAPER}
        if shape is Shape.CROSS:
            words |= {"dx": 10, "align": "left"}
        layers.append({"transform": only, "mark": marks[shape], "encoding": {"size": size}})
        layers.append({"transform": only, "mark": words, "encoding": number})
    return layers
