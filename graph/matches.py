"""What a person means who looks for a country, a group or a weapon: the one thing, or the nearest ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from graph.actors import Actor
from graph.names import suggest, understand
from graph.shared_names import find_meanings
from graph.state_names import key
from graph.words import ActorKind


@dataclass(frozen=True, slots=True)
class Match:
    """A thing that can be opened: ``part`` is its part of an address (country or item), ``id`` what stands in it."""

    part: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Weapon:
    """An item by its designation, with the words in which a source describes it."""

    id: str
    name: str
    description: str = ""


def of_actor(actor: Actor) -> Match:
    """Return an actor as a match."""
    return Match("country", actor.id, actor.name)


def of_weapon(weapon: Weapon) -> Match:
    """Return an item as a match."""
    return Match("item", weapon.id, weapon.name)


def find_one(text: str, actors: Mapping[str, Actor], weapons: Iterable[Weapon]) -> Match | None:
    """Return what a text means: a code or a name of an actor in any spelling, or a designation; None for neither.

    ``actors`` are those of the graph, by id. Who is known by name and not among them is none, and so is a name that
    several countries share: which of them is meant is for the person to say.

    >>> from graph.words import ActorKind
    >>> egypt = Actor("EGY", "Egypt", ActorKind.STATE)
    >>> [find_one(text, {"EGY": egypt}, [Weapon("Mi-17", "Mi-17")]) for text in ("Ägypten", "mi 17", "Togo")]
    [Match(part='country', id='EGY', name='Egypt'), Match(part='item', id='Mi-17', name='Mi-17'), None]
    """
    wanted = key(text)
    if not wanted or find_meanings(text):
        return None
    meant = understand(text)
    if meant is not None and meant.id in actors:
        return of_actor(actors[meant.id])
    same = [actor for actor in actors.values() if key(actor.name) == wanted and actor.kind is not ActorKind.UNKNOWN]
    if len(same) == 1:
        return of_actor(same[0])
    named = [weapon for weapon in weapons if wanted in (key(weapon.name), key(weapon.id))]
    return of_weapon(named[0]) if len(named) == 1 else None


def find_near(text: str, actors: Mapping[str, Actor], weapons: Iterable[Weapon], limit: int = 8) -> list[Match]:
    """Return what comes nearest to a text, the nearest first: names that hold it, then names that look like it.

    Of a name that several countries share these stand before all others.
    """
    wanted = key(text)
    if not wanted:
        return []
    known = [actor for actor in actors.values() if actor.kind is not ActorKind.UNKNOWN]
    listed = list(weapons)
    meant = [of_actor(actors[actor.id]) for actor in find_meanings(text) if actor.id in actors]
    holding = [of_actor(actor) for actor in known if wanted in key(actor.name)]
    holding += [of_weapon(one) for one in listed if wanted in key(one.name)]
    holding.sort(key=lambda match: (not key(match.name).startswith(wanted), len(match.name), match.name))
    described = [of_weapon(one) for one in listed if wanted in key(one.description)]
    alike = [of_actor(actors[actor.id]) for actor in suggest(text, limit=limit) if actor.id in actors]
    by_key = {key(one.name): of_weapon(one) for one in listed}
    alike += [by_key[name] for name in get_close_matches(wanted, by_key, limit, 0.7)]
    return list(dict.fromkeys((*meant, *holding, *alike, *described)))[:limit]
