"""Who takes part in a transfer and what is transferred: actors, items, categories."""

from dataclasses import dataclass

from graph.words import ActorKind


@dataclass(frozen=True, slots=True)
class Actor:
    """A party to a transfer: a state, former state, armed group, organisation, company, or an unknown one.

    ``id`` is the ISO 3166 alpha-3 code of a state (Kosovo: XKX), else a readable slug made of the raw name.
    ``names`` are other spellings that people type; they depend on nothing but ``id``.
    """

    id: str
    name: str
    kind: ActorKind
    iso3: str | None = None
    names: tuple[str, ...] = ()

    @property
    def is_country(self) -> bool:
        """Whether the actor also carries the label ``Country``."""
        return self.kind in (ActorKind.STATE, ActorKind.FORMER_STATE)


@dataclass(frozen=True, slots=True)
class Category:
    """A category of weapons, such as Aircraft; ``id`` is a slug."""

    id: str
    name: str
    description: str | None = None


def category_of(name: str) -> Category:
    """Return the category of a name. Its caption depends on nothing but its id, so that no order of loading shows.

    >>> category_of("Air-defence systems")
    Category(id='air-defence-systems', name='Air defence systems', description=None)
    """
    key = "-".join("".join(sign if sign.isalnum() else " " for sign in name.casefold()).split())
    return Category(key, _ABBREVIATIONS.get(key) or key.replace("-", " ").capitalize())


_ABBREVIATIONS = {"salw": "SALW"}
"""Categories that are written in capitals (small arms and light weapons)."""


@dataclass(frozen=True, slots=True)
class Item:
    """A weapon system or component by its designation; ``id`` is the designation as the source writes it.

    Some designations name several weapons (``Shmel`` is a missile and a patrol craft). Which one is meant
    stands on the claim and on the transfer, as ``description`` and ``category``.
    """

    id: str
    name: str
