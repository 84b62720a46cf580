"""Armament categories: stated by the 17-column layout, looked up by description for the 16-column one."""

from functools import cache
from pathlib import Path

import yaml

from graph.actors import Category, category_of

_TABLE = Path(__file__).parent / "categories.yml"


def find_category(description: str | None) -> Category | None:
    """Return the category of a weapon description, None where the table has none.

    >>> found = find_category("fighter aircraft")
    >>> found.name if found else None
    'Aircraft'
    >>> find_category("armed UAV") is None
    True
    """
    return _by_description().get(description.casefold()) if description else None


def name_category(name: str | None) -> Category | None:
    """Return the category that a row of the 17-column layout states.

    Releases differ in hyphens (Air defence systems, Air-defence systems): they are one category.

    >>> found = name_category("Air-defence systems")
    >>> found.name if found else None
    'Air defence systems'
    """
    return None if name is None else category_of(name)


def is_known(category: Category) -> bool:
    """Say whether a category is one that was seen before."""
    return category.id in _by_id()


@cache
def _by_id() -> dict[str, Category]:
    return {category.id: category for category in _by_description().values()}


@cache
def _by_description() -> dict[str, Category]:
    """The table by description; raises ValueError for a description that has two categories."""
    found: dict[str, Category] = {}
    for part in yaml.safe_load(_TABLE.read_text(encoding="utf-8")).values():
        for name, descriptions in part.items():
            category = category_of(name)
            for description in descriptions:
                other = found.setdefault(description.casefold(), category)
                if other != category:
                    raise ValueError(f"{_TABLE.name}: {description!r} is both {other.name} and {name}")
    return found
