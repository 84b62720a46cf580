"""Looking for a country, a group or a weapon: one meaning, or the nearest names, never a guess."""

import pytest

from graph.actors import Actor
from graph.matches import Weapon, find_near, find_one
from graph.words import ActorKind

ACTORS = {
    actor.id: actor
    for actor in (
        Actor("EGY", "Egypt", ActorKind.STATE),
        Actor("soviet-union", "Soviet Union", ActorKind.FORMER_STATE),
        Actor("unmatched-freedonia", "Freedonia", ActorKind.STATE),
        Actor("unknown-supplier-t1", "unknown supplier", ActorKind.UNKNOWN),
        Actor("unknown-supplier-t2", "unknown supplier", ActorKind.UNKNOWN),
    )
}
WEAPONS = (
    Weapon("Mi-17", "Mi-17", "transport helicopter"),
    Weapon("Mi-171", "Mi-171", "transport helicopter"),
    Weapon("M-46 130mm", "M-46 130mm", "towed gun"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("EGY", "EGY"), ("eg", "EGY"), ("ägypten", "EGY"), ("Египет", "EGY"), ("СССР", "soviet-union")),
        *(("freedonia", "unmatched-freedonia"), ("mi 17", "Mi-17"), ("MI-171", "Mi-171")),
        *(("Togo", None), ("Egyt", None), ("unknown supplier", None), ("", None), ("  ", None), ("Mi", None)),
    ],
)
def test_one_meaning(text: str, found: str | None) -> None:
    match = find_one(text, ACTORS, WEAPONS)
    assert found == (match.id if match else None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Egyt", ["EGY"]),
        ("Mi-1", ["Mi-17", "Mi-171"]),
        ("130mm", ["M-46 130mm"]),
        ("helicopter", ["Mi-17", "Mi-171"]),
        ("Mi-18", ["Mi-17", "Mi-171"]),
        ("unknown", []),
        ("", []),
    ],
)
def test_the_nearest_names(text: str, found: list[str]) -> None:
    """What holds the text first, then what looks like it, then what is described so; no unknown party."""
    assert found == [match.id for match in find_near(text, ACTORS, WEAPONS)]


def test_no_more_than_are_asked_for() -> None:
    assert 1 == len(find_near("mi", ACTORS, WEAPONS, limit=1))


@pytest.mark.parametrize(("text", "ids"), [("Congo", ["COG", "COD"]), ("kongo", ["COG", "COD"]), ("Corea", ["KOR"])])
def test_a_name_that_countries_share_means_none_of_them(text: str, ids: list[str]) -> None:
    """It is asked back instead: those of them that are here come first."""
    known = {"COG": "Congo", "COD": "DR Congo", "KOR": "South Korea"}
    actors = ACTORS | {one: Actor(one, name, ActorKind.STATE) for one, name in known.items()}
    assert find_one(text, actors, WEAPONS) is None
    assert ids == [match.id for match in find_near(text, actors, WEAPONS)][: len(ids)]
    assert "COD" == getattr(find_one("DR Congo", actors, WEAPONS), "id", None)
