"""Explore: a country, several, or a weapon; their network, its filters, and the claims behind each line."""

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from graph.actors import Actor
from graph.filters import NAMES, clear, tell_nothing_left
from graph.picture import Width
from graph.sides import NARROW, WIDE, Fold
from graph.store.base import Reader
from graph.summaries import count, tell_country, tell_sources
from views import address, graph_access
from views.between import choose_second, show_between
from views.chips import show_chips
from views.content import show_content
from views.filters import (
    PICTURE,
    change_filters,
    put,
    put_for_all,
    put_in_picture,
    show_filters,
    show_focus,
)
from views.go_to import show_go_to
from views.history import note
from views.inspector import Doing, show_inspector
from views.network import is_drawn, is_narrow, show_network
from views.nothing_loaded import show_nothing_loaded
from views.scene import LINKED, Scene, could_come_from, facets_of_scene, picture_of, scene_of
from views.text import as_text
from views.trouble import telling_trouble
from views.viewpoint import PARTS, Viewpoint, expand_more, focus_on, read_viewpoint, tell_wrong
from views.years import show_years

_NETWORK = "network"
_BESIDE = "beside"
"""The part of the page that follows the picture. In the session stands for which viewpoint each part was last made."""

_GO_TO_HEIGHT = 68
"""Pixels that a select box takes with its label."""
_SIDES = "Who both supplies and receives stands on the side of the larger count."
_WIDTHS = {
    Width.TRANSFERS: "Width of a line: number of transfers.",
    Width.TIV: "Width of a line: TIV delivered, in millions, the register's measure of volume and not money; a line "
    "without TIV is thin.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What the address says, read on the graph: ``shown`` is the viewpoint without a pick that filters hide."""

    actors: Mapping[str, Actor]
    names: Mapping[str, str]
    view: Viewpoint
    shown: Viewpoint
    scene: Scene
    wrong: tuple[str, ...]


def show_page(graph: Reader) -> None:
    """Show the page; raises StoreError where the graph cannot be read."""
    if not graph_access.actors(graph):
        st.title("Nothing is loaded yet", anchor=False)
        show_nothing_loaded()
        return
    seen = _read_address(graph)
    st.title(as_text(seen.scene.name), anchor=False)
    head = st.container()
    top = st.columns([7, 3], gap="medium", vertical_alignment="bottom")
    left, right = st.columns([7, 3], gap="medium")
    with st.sidebar:
        focus, choices = st.container(), st.container()
    # Picture and inspector are sent before what stands beside and below them. In a window in which nothing is drawn
    # yet the rest is not even made: the browser takes as long for those many widgets as for the picture, and asks for
    # them once it has drawn it.
    waits = bool(seen.scene.kept) and not is_drawn(_NETWORK)
    st.session_state[_BESIDE] = None if waits else _stamp(seen.view)
    _show_picked(head, top[0], top[1], left, right, waits)
    if waits:
        return
    with focus:
        show_focus(seen.view, seen.actors, graph_access.weapons(graph), lambda: _read_view(graph)[0])
    _show_beside(left, choices)


def _stamp(view: Viewpoint) -> str:
    """Return what tells two viewpoints apart for all that stands beside the picture, which knows nothing of a pick."""
    return repr(view.content)


def _go_on() -> None:
    """Run what stands beside a picture that the browser has just drawn; all of the page where nothing of it is made."""
    address.catch_up()
    if st.session_state.get(_BESIDE):
        st.rerun(_BESIDE)
    st.rerun()


def _read_view(graph: Reader) -> tuple[Viewpoint, list[str]]:
    given = {name: address.get(name) for name in PARTS}
    categories = list(graph_access.categories(graph))
    return read_viewpoint(given, graph_access.actors(graph), graph_access.weapons(graph), categories)


def _read_address(graph: Reader) -> _Seen:
    actors, weapons = graph_access.actors(graph), graph_access.weapons(graph)
    view, wrong = _read_view(graph)
    note(PARTS)
    names = {weapon.id: weapon.name for weapon in weapons if weapon.id in view.items}
    scene = scene_of(graph, view, names)
    if view.selected and not scene.knows(view.selected, view):
        wrong.append(tell_wrong("selected", view.selected, "the id of a country or a line of this picture"))
        view = replace(view, selected="")
    # What filters hide stays picked in the address: it comes back with what they hide.
    shown = replace(view, selected=view.selected if scene.shows(view.selected) else "")
    return _Seen(actors=actors, names=names, view=view, shown=shown, scene=scene, wrong=tuple(wrong))


@st.fragment(key=PICTURE)
def _show_picked(
    head: DeltaGenerator,
    top_left: DeltaGenerator,
    top_right: DeltaGenerator,
    left: DeltaGenerator,
    right: DeltaGenerator,
    waits: bool,
) -> None:
    """Show all that a pick or a filter changes at once, in its places on the page.

    They run this alone, so it reads the address anew. ``waits`` leaves out the list "Go to" for now. Each place gets
    something, because Streamlit fills later only what was filled once.
    """
    with telling_trouble():
        graph = graph_access.reader()
        seen = _read_address(graph)
        view, scene = seen.view, seen.scene
        st.session_state[PICTURE] = ""
        stamp = _stamp(view)
        is_behind = st.session_state.get(_BESIDE) != stamp
        if is_behind and not scene.kept:
            st.rerun()  # without a picture the browser asks for nothing
        counts = (len(scene.hidden), len(scene.read.deals))
        with head:
            _show_head(seen)
        with top_left:
            show_chips(view, seen.names, graph_access.categories(graph), seen.actors, scene.around, counts)
        # Its place is there from the first: nothing moves when the list comes.
        with top_right, st.container(height=_GO_TO_HEIGHT, border=False):
            if not waits:
                show_go_to(seen.shown, scene.around)
        with left:
            _show_picture(graph, seen.shown, scene, stamp if is_behind else "")
        with right:
            if view.selected and not seen.shown.selected:
                st.markdown("What you picked is hidden by the filters.")
            if scene.kept:
                _show_inspector(graph, seen.shown, scene, seen.actors)
            else:
                st.empty()
        st.session_state[PICTURE] = stamp


@st.fragment(key=_BESIDE)
def _show_beside(left: DeltaGenerator, choices: DeltaGenerator) -> None:
    """Show what stands beside and below a picture; it runs alone once the browser has drawn one for other filters."""
    with telling_trouble():
        graph = graph_access.reader()
        seen = _read_address(graph)
        view, scene = seen.view, seen.scene
        st.session_state[_BESIDE] = stamp = _stamp(view)
        # Of two runs that are asked for at once Streamlit may leave out the first one.
        if st.session_state.get(PICTURE) != stamp:
            st.rerun()
        categories = graph_access.categories(graph)
        with left:
            show_years(view, scene.read.deals, partial(change_filters, categories))
        with choices:
            show_filters(view, facets_of_scene(graph, view, scene), categories)
        if scene.read.deals:
            show_content(view, scene)


def _show_head(seen: _Seen) -> None:
    address.show_remarks([*address.read_unknown(PARTS), *seen.wrong])
    if seen.scene.kept or not seen.scene.hidden:
        told = tell_country(seen.scene.around, seen.scene.about)
        st.markdown(as_text(f"With these filters: {told[0].lower()}{told[1:]}" if seen.scene.hidden else told))
    else:
        st.empty()


def _show_picture(graph: Reader, view: Viewpoint, scene: Scene, tells: str) -> None:
    """Show the picture; with ``tells`` the browser says that it is drawn, so that the rest of the page can follow."""
    if not scene.kept:
        _show_nothing(view, scene)
        return

    def more(side: str) -> None:
        if side in ("left", "right"):
            put(replace(view, **{side: getattr(view, side) + 1}))

    rules = [_SIDES] if view.is_bracketed else []
    if scene.links_left_out:
        rules.append(f"Links are drawn between the {LINKED} neighbours with the most transfers.")
    # A layout that is kept takes no time, and then nothing is shown; one of a thousand actors takes a second or two.
    with nullcontext() if view.is_bracketed else st.spinner(_tell_placing(scene), show_time=True):
        picture = picture_of(graph, view, scene, _fold(view))
    if scene.hidden:
        left, right = picture.heads
        picture = replace(picture, heads=(f"{left}, filtered", f"{right}, filtered" if view.is_bracketed else right))
    show_network(
        picture,
        key=_NETWORK,
        name=",".join([*view.actors, *view.items]),
        source=tell_sources(scene.around.cited),
        selected=view.selected,
        on_pick=lambda chosen: put(replace(view, selected=chosen, other="")),
        on_more=more,
        free=not view.is_bracketed,
        rule=" ".join([*rules, _WIDTHS[view.width]]),
        faint=could_come_from(graph, scene, view.selected),
        tells=tells,
        on_drawn=_go_on,
        on_narrow=address.catch_up,
    )


def _tell_placing(scene: Scene) -> str:
    """Return what is done while a layout is computed."""
    return f"Placing {count(len(scene.around.actors), 'actor')} and {count(len(scene.around.lines), 'line')}, once …"


def _show_nothing(view: Viewpoint, scene: Scene) -> None:
    """Show what to do where no transfer is left, or none is loaded."""
    if scene.hidden:
        told, most = tell_nothing_left(scene.hidden, view.filters, view.actors)
        st.markdown(as_text(told))
        without = replace(view, filters=clear(view.filters, most[0]))
        st.button(f"Clear {NAMES[most[0]]}", key="clear_most", on_click=put_in_picture, args=(without,))
    elif view.actors and view.items:
        st.markdown("Take off the weapon, or one of the countries.")
        st.button(
            "Take off the weapon", key="take_off_items", on_click=put_for_all, args=(focus_on(view, view.actors, []),)
        )
    else:
        st.markdown("Choose another country, group or weapon under “In focus”.")
        if view.items:
            st.markdown("Registers name designations, such as Mi\\-17, and no kinds of weapons such as helicopters.")


def _fold(view: Viewpoint) -> Fold:
    rule = NARROW if is_narrow(_NETWORK) else WIDE
    return Fold(rule.whole, rule.first, view.left, view.right)


def _show_inspector(graph: Reader, view: Viewpoint, scene: Scene, actors: Mapping[str, Actor]) -> None:
    around = scene.around

    def expanded(actor: str) -> tuple[int, int]:
        partners = graph_access.partners(graph, actor)
        return sum(one in around.actors for one in partners), len(partners)

    def tie(actor: str) -> None:
        choose_second(actors, actor, view.other, on_choose=lambda other: put(replace(view, other=other)))
        if view.other and view.other != actor:
            show_between(graph, actors, actor, view.other)

    doing = Doing(
        pick=lambda chosen: put(replace(view, selected=chosen, other="")),
        focus=lambda actor: put_for_all(focus_on(view, [actor], [])),
        add=lambda actor: put_for_all(focus_on(view, [*view.actors, actor], view.items)),
        expand=lambda actor: put_in_picture(expand_more(view, actor)),
        hide=lambda actor: put_in_picture(_without(view, actor)),
        tie=tie,
        expanded=expanded,
    )
    if not view.selected and len(view.actors) == 2 and not view.items:
        show_between(graph, actors, *view.actors)
    show_inspector(graph, around, view.selected, doing)


def _without(view: Viewpoint, actor: str) -> Viewpoint:
    filters = replace(view.filters, hidden=view.filters.hidden | {actor})
    opened = tuple(one for one in view.expand if one[0] != actor)
    return replace(view, filters=filters, expand=opened, selected="", other="")
