"""Bars and timelines of an answer, as specifications of Vega-Lite, which Streamlit brings. Knows no page.

Bars have one plain colour, since colour says status and nothing else; marks have that of their status.
"""

from datetime import date, timedelta
from itertools import pairwise
from math import inf
from typing import Any

import streamlit as st

from graph.grammar import STROKES, Stroke, Tone
from graph.summaries import count, word
from queries.charting import Bars, Mark, Timeline
from views.text import as_text

_FACETS = 4
"""Up to so many groups have bars of their own, one below the other; more stand upon each other."""
_LANE, _BAR = 34, 26
_ROOM = 0.08
"""What a number takes of an axis of time, as a part of it: on a narrow screen a year is a few pixels."""
_THEME = {
    Tone.DELIVERED: "blueColor",
    Tone.AGREED: "orangeColor",
    Tone.ASKED: "grayColor",
    Tone.REFUSED: "redColor",
}
_SHAPES = {
    Stroke.DELIVERED: "circle",
    Stroke.DELIVERED_AS_REPORTED: "circle",
    Stroke.UNDER_WAY: "diamond",
    Stroke.ASKED: "square",
    Stroke.REFUSED: "cross",
    Stroke.STOPPED: "cross",
}


def show_bars(chart: Bars, *, key: str) -> None:
    """Show bars: years upright, with gaps where nothing stands; words lying, the longest on top."""
    values = [{"x": bar.x, "group": bar.group, "y": bar.y} for bar in chart.bars]
    place: dict[str, Any] = {"field": "x", "type": "ordinal", "title": chart.x, "sort": list(chart.order)}
    length: dict[str, Any] = {"field": "y", "type": "quantitative", "title": chart.y, "stack": "zero"}
    tooltip = [{"field": "x", "title": chart.x}, {"field": "y", "title": chart.y, "format": ",.6~g"}]
    if chart.group:
        tooltip.insert(1, {"field": "group", "title": chart.group})
    encoding: dict[str, Any] = {"tooltip": tooltip}
    if chart.by_year:
        place |= {"scale": {"domain": list(chart.order)}, "axis": {"labelOverlap": True, "labelAngle": 0}}
        encoding |= {"x": place, "y": length}
        height = 240
    else:
        place |= {"axis": {"labelLimit": 220}}
        encoding |= {"y": place, "x": length}
        height = max(120, _BAR * len(chart.order) + 40)
    mark = {"type": "bar", "color": _colour("grayColor"), "stroke": _colour("backgroundColor"), "strokeWidth": 0.5}
    if 1 < len(chart.groups) <= _FACETS:
        encoding["row"] = {"field": "group", "title": None, "sort": list(chart.groups), "header": _HEADER}
        height = max(90, height // len(chart.groups)) if chart.by_year else height
        spec = {"mark": mark, "encoding": encoding, "height": height, "data": {"values": values}}
    else:
        encoding["order"] = {"field": "y", "sort": "descending"}
        spec = {"mark": mark, "encoding": encoding, "height": height, "data": {"values": values}}
    st.vega_lite_chart(spec | _legible(), key=key, alt=_tell_bars(chart))
    parted = f"Each part of a bar is one {chart.group}; the table names it." if len(chart.groups) > _FACETS else ""
    _note(f"{chart.remark} {parted}")


def show_timeline(chart: Timeline, *, key: str) -> None:
    """Show marks in lanes over one axis of time; the number of rows stands beside a mark of several."""
    values = [_mark(mark, chart) | {"numbered": numbered} for mark, numbered in _find_numbered(chart)]
    lane = {"field": "lane", "type": "nominal", "title": None, "sort": list(chart.lanes), "axis": {"labelLimit": 220}}
    time: dict[str, Any] = {"field": "time", "title": chart.time, "type": "temporal"}
    time |= {"scale": {"type": "utc"}, "axis": {"format": "%-d %b %Y", "tickCount": 6, "labelOverlap": True}}
    if not chart.is_date:
        years = [mark.time for mark in chart.marks]
        time = {
            **{"field": "time", "title": chart.time, "type": "quantitative"},
            **{"axis": {"format": "d", "tickMinStep": 1}, "scale": {"domain": [min(years) - 1, max(years) + 1]}},
        }
    tooltip = [
        {"field": "told", "title": chart.time},
        {"field": "lane", "title": chart.lane},
        {"field": "rows", "title": "rows"},
        {"field": "label", "title": "what"},
    ]
    points = {
        "mark": {"type": "point", "filled": True, "size": 110, "opacity": 1},
        "encoding": {
            "color": {"field": "colour", "type": "nominal", "scale": None},
            "shape": {"field": "shape", "type": "nominal", "scale": None},
            "tooltip": tooltip,
        },
    }
    numbers = {
        "transform": [{"filter": "datum.numbered"}],
        "mark": {"type": "text", "dx": 10, "align": "left", "fontSize": 12, "color": _colour("textColor")},
        "encoding": {"text": {"field": "rows"}},
    }
    spec = {
        "data": {"values": values},
        "height": max(130, _LANE * len(chart.lanes) + 70),
        "autosize": {"type": "fit", "contains": "padding"},
        "encoding": {"x": time, "y": lane},
        "layer": [points, numbers],
    }
    st.vega_lite_chart(spec | _legible(), key=key, alt=_tell_timeline(chart))
    shown = sorted({word(status, mark.stroke) for mark in chart.marks for status in mark.statuses})
    by_status = f"Marks by status: {'; '.join(shown).lower()}." if shown else ""
    if any(mark.stroke is None and mark.statuses for mark in chart.marks):
        by_status += " A grey mark has rows of several."
    _note(
        f"Time: {chart.time}. A number, where there is room for it, counts the rows of a mark. {by_status} "
        f"{chart.remark}"
    )


def _find_numbered(chart: Timeline) -> list[tuple[Mark, bool]]:
    """Return each mark, and whether its number of rows is written: of several, and with room up to the next mark."""
    places = sorted((mark.lane, mark.time) for mark in chart.marks)
    following = {here: after[1] for here, after in pairwise(places) if here[0] == after[0]}
    times = [mark.time for mark in chart.marks]
    room = _ROOM * (max(times) - min(times))
    return [
        (mark, mark.rows > 1 and following.get((mark.lane, mark.time), inf) - mark.time >= room) for mark in chart.marks
    ]


_HEADER = {"labelOrient": "top", "labelAnchor": "start", "labelFontSize": 14, "labelPadding": 4}


def _mark(mark: Mark, chart: Timeline) -> dict[str, Any]:
    drawn = mark.stroke
    colour = _colour(_THEME[STROKES[drawn].tone]) if drawn is not None else _colour("grayColor")
    time = int(mark.time) * 86_400_000 if chart.is_date else mark.time
    return {
        **{"time": time, "lane": mark.lane, "rows": mark.rows, "label": mark.label, "colour": colour},
        **{"shape": _SHAPES[drawn] if drawn else "circle", "told": _time(mark.time, chart)},
    }


def _time(time: float, chart: Timeline) -> str:
    return (date(1970, 1, 1) + timedelta(days=int(time))).isoformat() if chart.is_date else f"{time:g}"


def _tell_bars(chart: Bars) -> str:
    first, last = chart.order[0], chart.order[-1]
    span = f", {first} to {last}" if chart.by_year else ""
    return f"Bars: {chart.y} by {chart.x}{span}. The same numbers are in the table and the sentences below."


def _tell_timeline(chart: Timeline) -> str:
    times = [mark.time for mark in chart.marks]
    span = f"{_time(min(times), chart)} to {_time(max(times), chart)}"
    lanes = count(len(chart.lanes), "lane")
    return f"Time axis of {chart.time}, {span}, {lanes} by {chart.lane}. The same content is in the table below."


def _colour(name: str) -> str:
    """Return a colour of the theme that is shown, from the app's configuration."""
    theme = "dark" if st.context.theme.type == "dark" else "light"
    return str(st.get_option(f"theme.{theme}.{name}"))


def _legible() -> dict[str, Any]:
    """Return what makes axes as dark as other muted text; Streamlit's own grey is too pale for that."""
    grey = _colour("grayColor")
    words = {"labelColor": grey, "titleColor": grey}
    # A label stands under its own mark, at the ends of an axis too.
    return {"config": {"axis": words | {"labelFlush": False}, "header": words, "legend": words}}


def _note(text: str) -> None:
    if text.strip():
        st.markdown(f":small[:gray[{as_text(text)}]]")
