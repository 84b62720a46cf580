"""The parties that a report names, as actors."""

from hashlib import sha256

from graph import names
from graph.actors import Actor
from graph.words import ActorKind
from loaders.reports.fields import Fields, fields_of
from loaders.reports.findings import Findings
from loaders.reports.positions import Path

_STARS = {"armed group": "*", "organisation": "**"}
"""How the register marks them, and by that the names that ``graph.names`` makes of them."""


def read_actor(value: object, about: str) -> Actor | None:
    """Return the actor that a name means, or a name with a kind; None where no table knows the name.

    ``about`` is the id of what the actor takes part in: it keeps each unknown actor apart from all others.
    """
    if isinstance(value, str):
        actor = names.understand(value)
        return names.apart(actor, about) if actor is not None and actor.kind is ActorKind.UNKNOWN else actor
    fields = fields_of(value)
    name, kind = fields.text("name"), fields.text("kind")
    if name is None or kind is None or not names.slug(name):
        return None
    if kind in _STARS:
        return names.classify(name.rstrip("* ") + _STARS[kind])
    # Two names that differ in capitals alone, and a group of the same name, stay apart whatever is loaded first.
    return Actor(f"{names.slug(name)}-company-{sha256(name.encode()).hexdigest()[:4]}", name, ActorKind.COMPANY)


def read_actors(fields: Fields, key: str, about: str) -> tuple[Actor, ...]:
    """Return the actors of a key that has one of them or a list of them."""
    found = (read_actor(value, about) for _, value in written(fields, key))
    return tuple(actor for actor in found if actor is not None)


def written(fields: Fields, key: str) -> list[tuple[Path, object]]:
    """Return what is written under a key that has one actor or a list of them, each with its path."""
    if isinstance(fields.values.get(key), list):
        return list(fields.any_list(key))
    return [(fields.at(key), fields.values[key])] if fields.has(key) else []


def text_of(fields: Fields, key: str) -> str | None:
    """Return a party as the report writes it."""
    return fields.text(key) or fields.under(key).text("name")


def check_actor(path: Path, value: object, findings: Findings) -> None:
    """Add a mistake for a name that no table knows, with the nearest ones."""
    if not isinstance(value, str) or not value.strip() or len(value) > 120 or findings.is_full:
        return
    if read_actor(value, "check") is not None:
        return
    near = ", ".join(f"{actor.name} ({actor.id})" for actor in names.suggest(value, 3))
    whole = "a group, organisation or company as {name: …, kind: …}"
    findings.mistake(
        path,
        "no actor is known by this name",
        found=value,
        expected=f"perhaps {near}; or {whole}" if near else f"a state's name or ISO code, or {whole}",
    )


def check_name(path: Path, value: object, findings: Findings) -> None:
    """Add a mistake for a name with a kind where the name alone says another kind."""
    fields = fields_of(value, path)
    name, kind = fields.text("name"), fields.text("kind")
    if name is None or kind is None:
        return
    known = names.understand(name)
    if known is not None and known.kind != kind:
        expected = f"the name alone, by which it is {known.name} ({known.id}), {known.kind}"
        findings.mistake(fields.at("name"), "this name is known as something else", found=name, expected=expected)
    elif not names.slug(name):
        findings.mistake(fields.at("name"), "this name has no letter", found=name, expected="a name")


def check_parties(fields: Fields, keys: tuple[str, ...], findings: Findings) -> None:
    """Check each actor that stands under some keys."""
    for key in keys:
        for path, value in written(fields, key):
            check_actor(path, value, findings)
            check_name(path, value, findings)
