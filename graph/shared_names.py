"""Names that two countries share in everyday words: they are asked back, and never read as one of the two."""

from graph.actors import Actor
from graph.names import understand
from graph.state_names import key

_SHARED = {
    ("COG", "COD"): ("Congo", "Kongo", "Конго", "Le Congo", "The Congo"),
    ("KOR", "PRK"): ("Korea", "Corea", "Corée", "Корея", "The Koreas"),
}
"""Ids of states by the names that may mean each of them; a register that writes one of these means the first."""

_BY_NAME = {key(name): ids for ids, names in _SHARED.items() for name in names}


def find_meanings(text: str) -> tuple[Actor, ...]:
    """Return the countries that a person may mean by a name, where it is one that several share; else none.

    >>> [actor.name for actor in find_meanings("congo")], find_meanings("DR Congo"), find_meanings("COG")
    (['Congo', 'DR Congo'], (), ())
    """
    found = (understand(code) for code in _BY_NAME.get(key(text), ()))
    return tuple(actor for actor in found if actor is not None)


def tell_shared(text: str) -> str:
    """Say whom a name may mean that several countries share, with their codes; "" for any other text.

    >>> tell_shared("Korea"), tell_shared("Egypt")
    ('“Korea” may mean South Korea (KOR) or North Korea (PRK).', '')
    """
    meanings = " or ".join(f"{actor.name} ({actor.id})" for actor in find_meanings(text))
    return f"“{text[:60]}” may mean {meanings}." if meanings else ""
