"""The row over a picture: what is set, each part to be taken off again, and how much the filters hide."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from graph.actors import Actor
from graph.filters import Direction, Filters, clear, status_name, tell_hidden
from graph.surroundings import Surroundings
from views.filters import put_for_all, put_in_picture
from views.history import show_undo
from views.text import as_text
from views.viewpoint import FIRST, Viewpoint, focus_on, write_viewpoint

_FOCI = 12
"""So many in focus have a chip: more fill the window, and a browser takes as long for 35 as for half the picture."""


def show_chips(
    view: Viewpoint,
    names: Mapping[str, str],
    categories: Mapping[str, str],
    actors: Mapping[str, Actor],
    around: Surroundings,
    hidden: tuple[int, int],
) -> None:
    """Show the chips; ``names`` are those of the items in focus, ``hidden`` how many are hidden, and of how many.

    What is picked stays picked where it stays in the picture.
    """
    # The first country is shown where nothing is in focus, so alone it has no chip: it cannot be taken off.
    foci = () if view.actors == (FIRST,) and not view.items else view.actors
    ends = _ends_of_picked(view, around)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="chips"):
        for one in foci[:_FOCI]:
            rest = tuple(other for other in view.actors if other != one)
            without = focus_on(view, rest, view.items, picked=view.selected if ends.intersection(rest) else "")
            _chip(actors[one].name, f"focus_{one}", without, put_for_all)
        for one in view.items[: max(0, _FOCI - len(foci))]:
            items = tuple(other for other in view.items if other != one)
            without = focus_on(view, view.actors, items, picked=view.selected)
            _chip(names.get(one, one), f"item_{one}", without, put_for_all)
        more = len(foci) + len(view.items) - _FOCI
        if more > 0:
            st.markdown(f"and {more} more, in the list “In focus” at the side", width="content")
        for name, words in tell_filters(view.filters, categories, actors):
            _chip(words, name, replace(view, filters=clear(view.filters, name)))
        for one, number in view.expand:
            opened = tuple(other for other in view.expand if other[0] != one)
            _chip(f"{number} neighbours of {actors[one].name}", f"expand_{one}", replace(view, expand=opened))
        if view.links:
            _chip("Links between neighbours", "links", replace(view, links=False))
        if not view.filters.is_empty or view.expand or view.links:
            st.button("Clear all", key="clear_all", on_click=put_in_picture, args=(_cleared(view),), type="tertiary")
        st.markdown(as_text(tell_hidden(*hidden)), width="content")
        show_undo()
        with st.popover("Copy link", type="tertiary"):
            st.markdown("This address shows the same picture in any browser that reaches this app.")
            st.code(_link(view), language=None, wrap_lines=True)


def tell_filters(filters: Filters, categories: Mapping[str, str], actors: Mapping[str, Actor]) -> list[tuple[str, str]]:
    """Return each filter that is set, by its key, in words."""
    found = []
    if filters.direction is not None:
        found.append(("direction", "To" if filters.direction is Direction.TO else "From"))
    for name, words in (
        ("statuses", sorted(status_name(one) for one in filters.statuses)),
        ("kinds", sorted(one.capitalize() for one in filters.kinds)),
        ("categories", sorted(categories.get(one, "Category not stated") for one in filters.categories)),
    ):
        if words:
            found.append((name, ", ".join(words)))
    if filters.first is not None or filters.last is not None:
        found.append(("years", _years(filters)))
    if filters.sources:
        found.append(("sources", f"{filters.sources} or more independent sources, or register only"))
    if filters.grades:
        found.append(("grades", f"Grade {', '.join(sorted(filters.grades))}"))
    if filters.contested:
        found.append(("contested", "Claims disagree"))
    if filters.hidden:
        found.append(("hidden", f"Without {', '.join(sorted(actors[one].name for one in filters.hidden))}"))
    return found


def _years(filters: Filters) -> str:
    if filters.first is None:
        return f"Ordered up to {filters.last}"
    return f"Ordered from {filters.first}" if filters.last is None else f"Ordered {filters.first} to {filters.last}"


def _ends_of_picked(view: Viewpoint, around: Surroundings) -> frozenset[str]:
    """Return the ends of the line that is picked, or of all lines of the actor: it stays while one is in focus."""
    line = around.lines.get(view.selected)
    lines = [line] if line is not None else around.between(view.selected) if view.selected else []
    return frozenset(end for one in lines for end in (one.supplier, one.recipient))


def _cleared(view: Viewpoint) -> Viewpoint:
    return replace(view, filters=Filters(), expand=(), links=False)


def _chip(words: str, key: str, without: Viewpoint, put: Callable[[Viewpoint], None] = put_in_picture) -> None:
    st.button(
        f"{as_text(words)} ×",
        key=f"chip_{key}",
        on_click=put,
        args=(without,),
        help=f"Take off: {as_text(words)}",
    )


def _link(view: Viewpoint) -> str:
    parts = {name: value for name, value in write_viewpoint(view).items() if value}
    base = (st.context.url or "/explore").partition("?")[0]
    return f"{base}?{urlencode(parts)}"
