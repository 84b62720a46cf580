"""What the address of Explore means, and that it is written as it is read."""

from dataclasses import replace

import pytest

from graph.actors import Actor
from graph.filters import Direction, Filters
from graph.matches import Weapon
from graph.picture import Width
from graph.words import ActorKind
from views.history import Visited
from views.viewpoint import Viewpoint, expand_more, focus_on, read_viewpoint, write_viewpoint

STATES = {"EGY": "Egypt", "RUS": "Russia", "BRA": "Brazil"}
ACTORS = {key: Actor(key, name, ActorKind.STATE) for key, name in STATES.items()}
WEAPONS = [Weapon("Mi-17", "Mi-17"), Weapon("AS-10", "AS-10")]


def read(**parts: str) -> tuple[Viewpoint, list[str]]:
    return read_viewpoint(parts, ACTORS, WEAPONS, ["aircraft"])


def test_a_name_that_two_countries_share_is_asked_back() -> None:
    known = ACTORS | {
        one: Actor(one, name, ActorKind.STATE) for one, name in {"COG": "Congo", "COD": "DR Congo"}.items()
    }
    view, wrong = read_viewpoint({"country": "Congo"}, known, WEAPONS, [])
    assert ("EGY",) == view.actors
    told = "“Congo” may mean Congo (COG) or DR Congo (COD). It is ignored: choose one of them. Shown instead: Egypt."
    assert [told] == wrong
    assert ("COD",) == read_viewpoint({"country": "COD"}, known, WEAPONS, [])[0].actors


def test_all_that_is_shown_stands_in_the_address() -> None:
    full = Viewpoint(
        actors=("RUS", "BRA"),
        items=("Mi-17",),
        filters=Filters(direction=Direction.TO, first=1990, hidden=frozenset({"EGY"})),
        links=True,
        expand=(("RUS", 50),),
        width=Width.TIV,
        selected="EGY",
        other="BRA",
        left=1,
        right=2,
    )
    assert (full, []) == read_viewpoint(write_viewpoint(full), ACTORS, WEAPONS, [])
    assert {} == {name: part for name, part in write_viewpoint(Viewpoint()).items() if part}


@pytest.mark.parametrize(
    ("given", "actors", "items"),
    [
        ({}, ("EGY",), ()),
        ({"country": "Ägypten,RU"}, ("EGY", "RUS"), ()),
        ({"item": "mi 17"}, (), ("Mi-17",)),
        ({"country": "EGY", "item": "Mi-17"}, ("EGY",), ("Mi-17",)),
    ],
)
def test_any_spelling_is_understood(given: dict[str, str], actors: tuple[str, ...], items: tuple[str, ...]) -> None:
    view, wrong = read(**given)
    assert (actors, items, []) == (view.actors, view.items, wrong)


@pytest.mark.parametrize(
    "name",
    [
        *("country", "item", "expand", "width", "with", "links", "hide", "left", "right"),
        *("direction", "status", "kind", "category", "from", "until", "sources", "grade", "contested"),
    ],
)
def test_what_is_wrong_is_named_and_ignored(name: str) -> None:
    view, wrong = read(**{name: "<b>x</b>"})
    assert (Viewpoint(actors=("EGY",)), 1) == (view, len(wrong))
    assert "<b>x</b>" in wrong[0]


@pytest.mark.parametrize(
    ("given", "remark"),
    [
        ({"links": "1"}, "The address says links=1; expected yes, or nothing. It is ignored."),
        ({"contested": "true"}, "The address says contested=true; expected yes, or nothing. It is ignored."),
        (
            {"from": "2010", "until": "1990"},
            "The address says from=2010 until=1990, which leaves no year. from=2010 is ignored.",
        ),
        (
            {"left": "-1"},
            "The address says left=-1; expected how often more rows were asked for, from 1 to 999. It is ignored.",
        ),
        (
            {"expand": "RUS.25,RUS.50"},
            "The address says expand=RUS twice; the first number counts.",
        ),
        (
            {"with": "BRA"},
            "The address says with=BRA; expected another actor than the one that is picked, as in selected=EGY. It is "
            "ignored.",
        ),
        (
            {"selected": "BRA", "with": "BRA"},
            "The address says with=BRA; expected another actor than the one that is picked, as in selected=EGY. It is "
            "ignored.",
        ),
        ({"hide": "EGY"}, "Egypt is in focus, so hide=EGY is ignored."),
        ({"item": "Mi-17", "direction": "to"}, "A weapon in focus has no direction, so direction=to is ignored."),
    ],
)
def test_remarks_are_told_to_a_person(given: dict[str, str], remark: str) -> None:
    view, wrong = read(**given)
    assert [remark] == wrong
    assert (None, False, 0) == (view.filters.direction, view.links, view.left)


def test_a_direction_goes_with_the_last_actor() -> None:
    view = Viewpoint(actors=("EGY",), items=("Mi-17",), filters=Filters(direction=Direction.TO))
    assert Direction.TO == focus_on(view, ["RUS"], ["Mi-17"]).filters.direction
    assert focus_on(view, [], ["Mi-17"]).filters.direction is None
    assert "RUS" == focus_on(view, ["RUS"], [], picked="RUS").selected


def test_another_focus_keeps_the_filters_and_forgets_what_was_picked() -> None:
    view = Viewpoint(actors=("EGY",), filters=Filters(first=1990), selected="RUS", expand=(("RUS", 25),))
    assert Viewpoint(actors=("RUS",), filters=Filters(first=1990)) == focus_on(view, ["RUS"], [])
    assert (("RUS", 50),) == expand_more(view, "RUS").expand
    assert not view.is_bracketed and replace(view, expand=()).is_bracketed


def test_a_new_step_after_undo_forgets_what_was_undone() -> None:
    one, two, three = ((("country", name),) for name in ("EGY", "RUS", "BRA"))
    visited = Visited().arrive(one).arrive(two)
    assert (one, None) == (visited.step(-1), visited.step(1))
    back = visited.arrive(one)
    assert two == back.step(1)
    assert (one, three) == back.arrive(three).states
    assert 100 == len(Visited(tuple((("n", str(number)),) for number in range(100)), 99).arrive(one).states)
