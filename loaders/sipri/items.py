"""Weapons by designation, one object each."""

from functools import lru_cache

from graph.actors import Item


@lru_cache(maxsize=16384)
def find_item(designation: str) -> Item:
    """Return the item of a designation, as the register writes it."""
    return Item(designation, designation)
