"""The filters beside the picture: what is in focus, and what of it is left. The address holds all of it."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from graph.actors import Actor
from graph.deals import NOT_GRADED
from graph.filters import UNCOUNTED, Direction, Facets, Filters, read_filters, status_name, write_filters
from graph.matches import Weapon, find_one
from graph.picture import Width
from graph.words import ActorKind
from views import address
from views.network import has_browser
from views.viewpoint import Viewpoint, focus_on, write_viewpoint

Change = Callable[..., None]

_BOTH = "both"
_MOST_SOURCES = 5
_ACTOR, _ITEM = "country:", "item:"


PICTURE = "picture"
"""The part of the page that follows a pick or a filter at once; the browser asks for the rest when it has drawn it."""


def put(view: Viewpoint) -> None:
    """Write a viewpoint into the address; the part of the page from which this is called follows it."""
    address.put(**write_viewpoint(view))


def put_for_all(view: Viewpoint) -> None:
    """Write a viewpoint into the address; the whole page follows it, as it must where something else is in focus."""
    put(view)
    st.rerun()


def put_in_picture(view: Viewpoint) -> None:
    """Write a viewpoint with the same focus into the address; the picture follows it first."""
    put(view)
    _follow()


def change_filters(categories: Collection[str], **changes: Any) -> None:
    """Change filters, by their names in ``Filters``, in the address as it is now; the picture follows first.

    What stands beside the picture may not know yet what the address says. ``categories`` are all ids of categories.
    """
    address.catch_up()
    now, _ = read_filters({name: address.get(name) for name in write_filters(Filters())}, categories=categories)
    address.put(**write_filters(replace(now, **changes)))
    _follow()


def _follow() -> None:
    if has_browser():
        st.rerun(PICTURE)


def set_widget(key: str, value: object) -> None:
    """Set a widget to what the address says, where it is not so already.

    What a page sets takes the place of what a person presses meanwhile, and would take it back.
    """
    now = st.session_state.get(key)
    is_so = set(now) == set(value) if isinstance(now, list) and isinstance(value, list) else now == value
    if not is_so or key not in st.session_state:
        st.session_state[key] = value


def show_focus(
    view: Viewpoint, actors: Mapping[str, Actor], weapons: Sequence[Weapon], now: Callable[[], Viewpoint]
) -> None:
    """Show what is in focus; any country, group or weapon can be added, by any spelling.

    ``now`` reads the viewpoint of the address when something was chosen: a filter does not run this anew.
    """
    names = {_ACTOR + one.id: one.name for one in actors.values() if one.kind is not ActorKind.UNKNOWN}
    names |= {_ACTOR + one: actors[one].name for one in view.actors}
    names |= {_ITEM + weapon.id: weapon.name for weapon in weapons}
    set_widget("focus", [_ACTOR + one for one in view.actors] + [_ITEM + one for one in view.items])

    def take() -> None:
        chosen = st.session_state["focus"]
        found_actors, found_items = [], []
        for one in chosen:
            match = None if one in names else find_one(one, actors, weapons)
            if match is not None:
                one = (_ACTOR if match.part == "country" else _ITEM) + match.id
            if one.startswith(_ITEM) and one in names:
                found_items.append(one.removeprefix(_ITEM))
            else:  # what nobody knows goes into the address too, where it is named and ignored
                found_actors.append(one.removeprefix(_ACTOR))
        address.catch_up()
        put(focus_on(now(), found_actors, found_items))

    st.multiselect(
        "In focus",
        list(names),
        key="focus",
        format_func=lambda one: names.get(one, one),
        accept_new_options=True,
        placeholder="A country, a group or a weapon",
        on_change=take,
        help="A name, in English or another language, a code, or a designation: Egypt, EGY, Ägypten, Египет, Mi-17.",
    )


def show_filters(view: Viewpoint, facets: Facets, names: Mapping[str, str]) -> None:
    """Show the filters; what can be chosen is what the focus has, and what the address names already.

    ``names`` are those of all item categories by id.
    """
    filters = view.filters
    change = partial(change_filters, names.keys())
    if view.actors:
        _direction(view, change)
    _pills(view, change, "Status", "statuses", facets.statuses, status_name, last=UNCOUNTED)
    _list(view, change, "Kind", "kinds", facets.kinds, str.capitalize, "All kinds")
    _list(view, change, "Item category", "categories", facets.categories, _name_in(names), "All categories")
    set_widget("sources", min(filters.sources, _MOST_SOURCES))
    st.selectbox(
        "Least number of independent sources",
        range(_MOST_SOURCES + 1),
        key="sources",
        on_change=lambda: change(sources=st.session_state["sources"]),
        help="Retellings of one report are one source. What only a register lists has none and passes every time.",
    )
    if filters.sources:
        st.markdown(":small[:gray[What only a register lists is shown as well.]]")
    _list(view, change, "Grade", "grades", facets.grades, _grade_name, "All grades")
    _toggle("Show only where claims disagree", "contested", filters.contested, lambda on: change(contested=on))
    _toggle("Links between neighbours", "links", view.links, lambda on: _put_part(replace(view, links=on), "links"))
    _width(view)


def _grade_name(grade: str) -> str:
    return grade if grade != NOT_GRADED else "Not graded"


def _name_in(names: Mapping[str, str]) -> Callable[[str], str]:
    return lambda category: names.get(category, "Not stated")


def _direction(view: Viewpoint, change: Change) -> None:
    words = {Direction.TO.value: "To", Direction.FROM.value: "From", _BOTH: "Both"}
    set_widget("direction", view.filters.direction.value if view.filters.direction else _BOTH)

    def take() -> None:
        chosen = st.session_state["direction"]
        change(direction=None if chosen in (None, _BOTH) else Direction(chosen))

    st.segmented_control("Direction", list(words), key="direction", format_func=words.__getitem__, on_change=take)


def _width(view: Viewpoint) -> None:
    words = {Width.TRANSFERS.value: "Transfers", Width.TIV.value: "TIV delivered"}
    set_widget("width", view.width.value)

    def take() -> None:
        _put_part(replace(view, width=Width(st.session_state["width"] or Width.TRANSFERS)), "width")

    st.segmented_control(
        "Width of a line",
        list(words),
        key="width",
        format_func=words.__getitem__,
        on_change=take,
        help="TIV is the register's own measure of volume, in millions. It is not money.",
    )


def _pills(
    view: Viewpoint,
    change: Change,
    label: str,
    name: str,
    counts: Counter[str],
    word: Callable[[str], str],
    *,
    last: str,
) -> None:
    chosen = getattr(view.filters, name)
    options = sorted({*counts, *chosen}, key=lambda one: (one == last, -counts[one], one))
    set_widget(name, [one for one in options if one in chosen])
    st.pills(
        label,
        options,
        selection_mode="multi",
        key=name,
        format_func=lambda one: f"{word(one)} {counts[one]:,}",
        on_change=lambda: change(**{name: frozenset(st.session_state[name])}),
        help="Nothing picked shows all. The number is that of the transfers in the picture before any filter.",
        wrap=True,
    )


def _list(
    view: Viewpoint, change: Change, label: str, name: str, counts: Counter[str], word: Callable[[str], str], empty: str
) -> None:
    chosen = getattr(view.filters, name)
    options = sorted({*counts, *chosen}, key=lambda one: (-counts[one], one))
    set_widget(name, [one for one in options if one in chosen])
    st.multiselect(
        label,
        options,
        key=name,
        format_func=lambda one: f"{word(one)} ({counts[one]:,})",
        placeholder=empty,
        on_change=lambda: change(**{name: frozenset(st.session_state[name])}),
    )


def _toggle(label: str, key: str, on: bool, change: Callable[[bool], None]) -> None:
    set_widget(key, on)
    st.toggle(label, key=key, on_change=lambda: change(bool(st.session_state[key])))


def _put_part(view: Viewpoint, name: str) -> None:
    """Write one part of a viewpoint, which is no filter, into the address; the picture follows it first."""
    address.catch_up()
    address.put(**{name: write_viewpoint(view)[name]})
    _follow()
