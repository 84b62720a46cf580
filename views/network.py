"""The network view part: mounts a picture as a component and tells what was picked in it. Knows no page."""

import json
from collections.abc import Callable, Sequence

import streamlit as st

from graph.grammar import STROKES, Stroke
from graph.picture import Picture
from graph.words import ActorKind
from views.assets import name_vis_network, read, read_markup

_KINDS = {
    ActorKind.STATE: "circle",
    ActorKind.FORMER_STATE: "dashed",
    ActorKind.ARMED_GROUP: "triangle",
    ActorKind.ORGANISATION: "square",
    ActorKind.COMPANY: "hexagon",
    ActorKind.UNKNOWN: "unknown",
}


_network = st.components.v2.component(
    "network",
    html=read_markup("network.html"),
    css=read("network.css"),
    js=read("marks.js", "names.js", "places.js", "legend.js", "snapshot.js", "network.js"),
)


def style_of(stroke: Stroke | None) -> dict[str, object] | None:
    """Return how a line is drawn, as plain data for the browser."""
    if stroke is None:
        return None
    style = STROKES[stroke]
    return {"tone": style.tone, "dashes": style.dashes, "end": style.end, "middle": style.middle}


def show_network(
    picture: Picture,
    *,
    key: str,
    name: str,
    source: str,
    selected: str,
    on_pick: Callable[[str], None],
    free: bool = False,
    rule: str = "",
    faint: Sequence[str] = (),
    tells: str = "",
    on_more: Callable[[str], None] = lambda side: None,
    on_drawn: Callable[[], None] = lambda: None,
    on_narrow: Callable[[], None] = lambda: None,
) -> None:
    """Show a picture with its legend and source line.

    ``name`` tells pictures of one place apart, ``selected`` is the id of a node or a line ("" for none).
    ``free`` says that the nodes stand as ``graph.free_layout`` placed them, not in brackets around a focus; ``rule``
    is a remark behind the legend of shapes. ``faint`` are lines that stay half strong while another is picked.
    ``on_pick`` is called with the id that was clicked, ``on_more`` with the
    side of which more was asked for, and ``on_drawn``, where the picture ``tells``, once it is to be seen: a text that
    is another one each time, because the browser looks only at data that are new. ``on_narrow`` is called before other
    rows are drawn, since there is less room or more.
    """

    def pick() -> None:
        on_pick(str(st.session_state[key].get("pick") or ""))

    def more() -> None:
        on_more(str(st.session_state[key].get("more") or ""))

    legend = [
        {"style": style_of(sample.stroke), "counts": [(word, f"{number:,}") for word, number in sample.counts]}
        for sample in picture.legend
    ]
    kinds = [(_KINDS[kind], kind.value) for kind in picture.kinds]
    if picture.disputes:
        # No mark is no finding: rows of a question need not ask what contradicts them.
        kinds.append(("disputed", f"claims disagree ({picture.disputes})"))
    # All of it tuples: of anything else Streamlit asks pandas whether it is a table, and half a second goes for that.
    _network(
        key=key,
        data={
            "picture": name,
            # A text of its own: Streamlit writes data twice, and a text is soon written.
            "drawing": json.dumps({"nodes": picture.nodes, "edges": picture.edges}),
            "options": tuple(picture.options.items()),
            "height": picture.height,
            "heads": picture.heads,
            "aloud": picture.aloud,
            "legend": tuple(legend),
            "kinds": tuple(kinds),
            "rule": rule,
            "faint": tuple(faint),
            "free": free,
            "source": source,
            "selected": selected,
            "narrow": is_narrow(key),
            "tells": tells,
            "library": name_vis_network(),
        },
        on_pick_change=pick,
        on_more_change=more,
        on_narrow_change=on_narrow,
        on_drawn_change=on_drawn,
    )


def is_narrow(key: str) -> bool:
    """Say whether the browser told that this network has less than 560 pixels."""
    return _state(key, "narrow")


def is_drawn(key: str) -> bool:
    """Say whether the browser has told that a picture is to be seen in this place; True where no browser is."""
    return _state(key, "drawn") or not has_browser()


def has_browser() -> bool:
    """Say whether a browser shows the page; in a test none does, and nothing is to wait for it."""
    return st.context.url is not None


def _state(key: str, name: str) -> bool:
    return bool(st.session_state.get(key, {}).get(name))
