"""From a name to an actor: what a register, an article or a person writes.

Two rules stand over everything. A former state is never turned into its successor, and a name that is not known is
``None``, never the nearest state: `suggest` exists for asking back.
"""

from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache, lru_cache

from graph.actors import Actor
from graph.former_states import FORMER_STATES
from graph.state_names import ALPHA_3, find_state, key, spellings, state, states
from graph.words import ActorKind

UNMATCHED = "unmatched-"
"""How the ids of actors begin whose name no table knows."""

_ORGANISATIONS = {
    "African Union": ("Afrikanische Union", "Африканский союз", "Union africaine"),
    "European Union": ("EU", "Europäische Union", "Европейский союз", "ЕС", "Union européenne"),
    "NATO": ("North Atlantic Treaty Organization", "North Atlantic Treaty Organisation", "НАТО", "OTAN"),
    "OSCE": (
        "Organization for Security and Co-operation in Europe",
        "Organisation for Security and Co-operation in Europe",
        "OSZE",
        "ОБСЕ",
    ),
    "Regional Security System": (),
    "United Nations": ("UN", "UNO", "Vereinte Nationen", "ООН", "ONU", "Nations unies"),
}

_RENAMED = {
    "hor-libya": "Libya HoR",
    "pkk-turkey": "PKK (Turkiye)",
}
"""Groups that the register has written in two ways, by the slug of the other way."""


def slug(name: str) -> str:
    """A readable id made of a raw name.

    >>> slug("MPLA (Portugal)"), slug("PIJ (Israel/Palestine)"), slug("Côte")
    ('mpla-portugal', 'pij-israel-palestine', 'cote')
    """
    return key(name).replace(" ", "-")


def classify(text: str) -> Actor | None:
    """The actor that a register or an article means by a name, or None for a name that is not known.

    The register marks groups with one star and organisations with two; the bracket behind a group is not its home.
    Codes are not names here, since older registers have codes of their own (CHE was Chile).

    >>> [actor.id for actor in map(classify, ["Egypt", "Soviet Union", "MPLA (Portugal)*", "NATO**"]) if actor]
    ['EGY', 'soviet-union', 'mpla-portugal', 'nato']
    >>> classify("Unknown supplier(s)") == classify("unknown supplier(s)")
    True
    >>> classify("Atlantis") is None
    True
    """
    return _classify(" ".join(text.split()))


@lru_cache(maxsize=4096)
def _classify(text: str) -> Actor | None:
    bare = text.rstrip("* ")
    if not key(bare):
        return None
    if text.casefold().startswith("unknown"):
        return _unknown(bare)
    if text.endswith("**"):
        return _starred(bare, ActorKind.ORGANISATION)
    if text.endswith("*"):
        return _starred(bare, ActorKind.ARMED_GROUP)
    return _by_name().get(key(text)) or find_state(text)


def _unknown(bare: str) -> Actor:
    """An unknown actor; capitals and a plural in brackets say nothing.

    >>> _unknown("Unknown recipient(s)").id
    'unknown-recipient'
    """
    name = bare.casefold().replace("(s)", "").strip()
    return Actor(slug(name), name, ActorKind.UNKNOWN)


def _starred(bare: str, kind: ActorKind) -> Actor:
    """A group or organisation that its stars tell; an id that another kind of actor has gets the kind added.

    >>> _starred("Katanga", ActorKind.ARMED_GROUP).id
    'katanga-armed-group'
    """
    name = _RENAMED.get(slug(bare), bare)
    taken = _without_code().get(slug(name))
    if taken is None:
        return Actor(slug(name), name, kind)
    return taken if taken.kind is kind else Actor(slug(f"{name} {kind}"), name, kind)


def unmatched(text: str) -> Actor:
    """An actor that stands in for a name that no table knows; also for one without a letter.

    >>> unmatched("Atlantis").id, unmatched("???").id
    ('unmatched-atlantis', 'unmatched-???')
    """
    return Actor(f"{UNMATCHED}{slug(text) or text}", text, ActorKind.UNKNOWN)


def apart(actor: Actor, key: str) -> Actor:
    """An unknown actor of one transfer alone, so that unknown suppliers never become one hub.

    ``key`` tells the transfer from every other. Raises ValueError for a known actor and for an empty key.

    >>> apart(Actor("unknown-supplier", "unknown supplier", ActorKind.UNKNOWN), "t1").id
    'unknown-supplier-t1'
    """
    if actor.kind is not ActorKind.UNKNOWN:
        raise ValueError(f"{actor.name} ({actor.id}) is known; only unknown actors are kept apart per transfer.")
    if not key:
        raise ValueError(f"{actor.name} needs the id of its transfer to be kept apart; the id given is empty.")
    return replace(actor, id=f"{actor.id}-{key}")


def understand(text: str) -> Actor | None:
    """The actor that a person means: a code (EGY, eg), an id, or any exact spelling, whatever its case and accents.

    >>> [actor.id for actor in map(understand, ["eg", "EGY", "ÄGYPTEN", "Египет", "Égypte"]) if actor]
    ['EGY', 'EGY', 'EGY', 'EGY', 'EGY']
    >>> [actor.id for actor in map(understand, ["СССР", "soviet-union"]) if actor]
    ['soviet-union', 'soviet-union']
    >>> understand("Egyt") is None
    True
    """
    return _by_name().get(key(text)) or _by_code().get(key(text)) or classify(text)


def suggest(text: str, limit: int = 5) -> list[Actor]:
    """The states, former states and organisations whose spellings are nearest to a text, nearest first.

    For asking back ("did you mean …?"); nothing may choose from it on its own.

    >>> [actor.id for actor in suggest("Egyt", limit=1)]
    ['EGY']
    """
    wanted = key(text)
    if not wanted or limit < 1:
        return []
    matcher = SequenceMatcher(b=wanted, autojunk=False)
    nearness: dict[Actor, float] = {}
    for spelling, actor in _by_name().items():
        matcher.set_seq1(spelling)
        if _is_whole_part(wanted, spelling):
            nearness[actor] = max(nearness.get(actor, 0.0), 0.9)
        elif matcher.real_quick_ratio() >= 0.65 and matcher.quick_ratio() >= 0.65:
            nearness[actor] = max(nearness.get(actor, 0.0), matcher.ratio())
    near = [actor for actor, ratio in nearness.items() if ratio >= 0.65]
    return sorted(near, key=lambda actor: (-nearness[actor], actor.name))[:limit]


def _is_whole_part(wanted: str, spelling: str) -> bool:
    """Whether a text of some length is one or several of the words of a spelling, such as Korea in South Korea."""
    return len(wanted) > 3 and f" {wanted} " in f" {spelling} "


def successors(actor_id: str) -> tuple[tuple[str, int], ...]:
    """The id of each state that took the place of a former one, with the year; the facts stand in `former_states`.

    >>> successors("czechoslovakia")
    (('CZE', 1993), ('SVK', 1993))
    >>> successors("EGY"), successors("northern-cyprus")
    ((), ())
    """
    return next((former.successors for former in FORMER_STATES if former.id == actor_id), ())


def successions() -> tuple[tuple[str, str, int], ...]:
    """Every (id of a former state, id of a successor, year) of the table."""
    return tuple((former.id, successor, year) for former in FORMER_STATES for successor, year in former.successors)


@cache
def _without_code() -> dict[str, Actor]:
    """The actors that are known by name and have no ISO 3166 code, by id."""
    organisations = (
        Actor(slug(name), name, ActorKind.ORGANISATION, names=tuple(sorted({name, *others})))
        for name, others in _ORGANISATIONS.items()
    )
    # An older list of the register's entities names this group without its star.
    rebels = Actor("libya-hor", "Libya HoR", ActorKind.ARMED_GROUP)
    known = (*(former.actor for former in FORMER_STATES), *organisations, rebels)
    return {actor.id: actor for actor in known}


@cache
def _by_name() -> dict[str, Actor]:
    """Every known actor by the keys of its names and of a readable id."""
    found: dict[str, Actor] = {}
    for actor in _without_code().values():
        _enter(found, {*spellings(actor), key(actor.id)}, actor)
    for actor in states():
        _enter(found, spellings(actor), actor)
    return found


def _enter(found: dict[str, Actor], keys: Iterable[str], actor: Actor) -> None:
    """Enter an actor under its keys; ValueError if a key would mean two actors."""
    for name in keys:
        other = found.setdefault(name, actor)
        if other is not actor:
            raise ValueError(f"The name {name!r} would mean both {other.id} and {actor.id}; drop it from one of them.")


@cache
def _by_code() -> dict[str, Actor]:
    """The states by both ISO 3166 codes in small letters."""
    both = ((code, state(alpha_2)) for alpha_2, alpha_3 in ALPHA_3.items() for code in (alpha_2, alpha_3))
    return {code.casefold(): actor for code, actor in both}
