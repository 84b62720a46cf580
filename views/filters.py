"""The filters beside the picture: what is in focus, and what of it is left. The address holds all of it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from graph.actors import Actor
from graph.deals import NOT_GRADED, Deals
from graph.filters import NOT_STATED, UNCOUNTED, Direction, Filters, status_key, status_name
from graph.matches import Weapon, find_one
from graph.picture import Width
from graph.words import ActorKind
from views import address
from views.viewpoint import Viewpoint, focus_on, write_viewpoint

_BOTH = "both"
_MOST_SOURCES = 5
_ACTOR, _ITEM = "country:", "item:"


def put(view: Viewpoint) -> None:
    """Write a viewpoint into the address. Where a pick runs a part of the page alone, that part alone follows it."""
    address.put(**write_viewpoint(view))


def put_for_all(view: Viewpoint) -> None:
    """Write a viewpoint into the address from the part that a pick runs alone; the whole page follows it."""
    put(view)
    st.rerun()


def put_beside(view: Viewpoint) -> None:
    """Write a viewpoint from a part of the page that no pick runs anew: what is picked is what the address says now."""
    put(replace(view, selected=address.get("selected"), other=address.get("with")))


def show_focus(view: Viewpoint, actors: Mapping[str, Actor], weapons: Sequence[Weapon]) -> None:
    """Show what is in focus; any country, group or weapon can be added, by any spelling."""
    names = {_ACTOR + one.id: one.name for one in actors.values() if one.kind is not ActorKind.UNKNOWN}
    names |= {_ACTOR + one: actors[one].name for one in view.actors}
    names |= {_ITEM + weapon.id: weapon.name for weapon in weapons}
    st.session_state["focus"] = [_ACTOR + one for one in view.actors] + [_ITEM + one for one in view.items]

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
        put(focus_on(view, found_actors, found_items))

    st.multiselect(
        "In focus",
        list(names),
        key="focus",
        format_func=lambda one: names.get(one, one),
        accept_new_options=True,
        placeholder="A country, a group or a weapon",
        on_change=take,
        help="Type a name in any spelling or language, a code, or a designation: Egypt, EGY, Ägypten, Египет, Mi-17.",
    )


def show_filters(view: Viewpoint, read: Deals) -> None:
    """Show the filters; what can be chosen is what the focus has, and what the address names already."""
    filters = view.filters
    of_status = Counter(status_key(deal) for deal in read.deals)
    of_kind = Counter(deal.kind.value if deal.kind else NOT_STATED for deal in read.deals)
    of_category = Counter(deal.category or NOT_STATED for deal in read.deals)
    of_grade = Counter(grade for deal in read.deals for grade in deal.grades or (NOT_GRADED,))
    if view.actors:
        _direction(view)
    _pills(view, "Status", "statuses", of_status, status_name, last=UNCOUNTED)
    _list(view, "Kind", "kinds", of_kind, str.capitalize, "All kinds")
    names = read.categories
    _list(view, "Item category", "categories", of_category, lambda one: names.get(one, "Not stated"), "All categories")
    st.session_state["sources"] = min(filters.sources, _MOST_SOURCES)
    st.selectbox(
        "Least number of independent sources",
        range(_MOST_SOURCES + 1),
        key="sources",
        on_change=lambda: _change(view, sources=st.session_state["sources"]),
        help="Retellings of one report are one source. What only a register lists has none and passes every time.",
    )
    if filters.sources:
        st.markdown(":small[:gray[What only a register lists is shown as well.]]")
    _list(view, "Grade", "grades", of_grade, lambda one: one if one != NOT_GRADED else "Not graded", "All grades")
    _toggle("Show only what is contested", "contested", filters.contested, lambda on: _change(view, contested=on))
    _toggle("Links between neighbours", "links", view.links, lambda on: put_beside(replace(view, links=on)))
    _width(view)


def _direction(view: Viewpoint) -> None:
    words = {Direction.TO.value: "To", Direction.FROM.value: "From", _BOTH: "Both"}
    st.session_state["direction"] = view.filters.direction.value if view.filters.direction else _BOTH

    def take() -> None:
        chosen = st.session_state["direction"]
        _change(view, direction=None if chosen in (None, _BOTH) else Direction(chosen))

    st.segmented_control("Direction", list(words), key="direction", format_func=words.__getitem__, on_change=take)


def _width(view: Viewpoint) -> None:
    words = {Width.TRANSFERS.value: "Transfers", Width.TIV.value: "TIV delivered"}
    st.session_state["width"] = view.width.value

    def take() -> None:
        put_beside(replace(view, width=Width(st.session_state["width"] or Width.TRANSFERS)))

    st.segmented_control(
        "Width of a line",
        list(words),
        key="width",
        format_func=words.__getitem__,
        on_change=take,
        help="TIV is the register's own measure of volume, in millions. It is not money.",
    )


def _pills(
    view: Viewpoint, label: str, name: str, counts: Counter[str], word: Callable[[str], str], *, last: str
) -> None:
    chosen = getattr(view.filters, name)
    options = sorted({*counts, *chosen}, key=lambda one: (one == last, -counts[one], one))
    st.session_state[name] = [one for one in options if one in chosen]
    st.pills(
        label,
        options,
        selection_mode="multi",
        key=name,
        format_func=lambda one: f"{word(one)} {counts[one]:,}",
        on_change=lambda: _change(view, **{name: frozenset(st.session_state[name])}),
        help="Nothing picked shows all. The number is that of the transfers in the picture before any filter.",
        wrap=True,
    )


def _list(view: Viewpoint, label: str, name: str, counts: Counter[str], word: Callable[[str], str], empty: str) -> None:
    chosen = getattr(view.filters, name)
    options = sorted({*counts, *chosen}, key=lambda one: (-counts[one], one))
    st.session_state[name] = [one for one in options if one in chosen]
    st.multiselect(
        label,
        options,
        key=name,
        format_func=lambda one: f"{word(one)} ({counts[one]:,})",
        placeholder=empty,
        on_change=lambda: _change(view, **{name: frozenset(st.session_state[name])}),
    )


def _toggle(label: str, key: str, on: bool, change: Callable[[bool], None]) -> None:
    st.session_state[key] = on
    st.toggle(label, key=key, on_change=lambda: change(bool(st.session_state[key])))


def _change(view: Viewpoint, **changes: Any) -> None:
    filters: Filters = replace(view.filters, **changes)
    put_beside(replace(view, filters=filters))
