"""Suppliers and recipients: known by name, unknown, or not matched."""

from functools import lru_cache

from graph import names
from graph.actors import Actor
from graph.words import ActorKind


@lru_cache(maxsize=4096)
def find_actor(text: str) -> Actor:
    """Return the actor that a name means; a name that is not known becomes an unknown actor of that name.

    >>> find_actor("Egypt").id, find_actor("Atlantis").id, find_actor("Atlantis").kind.value
    ('EGY', 'unmatched-atlantis', 'unknown')
    """
    return names.classify(text) or names.unmatched(text)


def is_matched(text: str) -> bool:
    """Say whether a name is known, if only as one of an unknown actor."""
    return names.classify(text) is not None


def find_party(text: str, transfer: str) -> Actor:
    """Return the actor of one transfer: whoever SIPRI calls unknown stays apart in each, never one hub.

    >>> find_party("unknown supplier(s)", "sipri-1").id, find_party("Egypt", "sipri-1").id
    ('unknown-supplier-sipri-1', 'EGY')
    """
    actor = find_actor(text)
    if actor.kind is ActorKind.UNKNOWN and is_matched(text):
        return names.apart(actor, transfer)
    return actor
