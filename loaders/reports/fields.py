"""Reading the values of an entry by key, each as one type; what has another type counts as not given.

A wrong type is told by the schema (``shapes``), so that the other checks need not stop at it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from loaders.reports.positions import Path


@dataclass(frozen=True, slots=True)
class Fields:
    """The keys and values of one mapping, and the path to it."""

    values: dict[str, object] = field(default_factory=dict)
    path: Path = ()

    def at(self, *keys: str | int) -> Path:
        """Return the path to a value below."""
        return (*self.path, *keys)

    def has(self, key: str) -> bool:
        """Say whether the key is there, whatever its value."""
        return key in self.values

    def text(self, key: str) -> str | None:
        """Return a text in one line, its line breaks and runs of blanks being one blank.

        >>> Fields({"hedge": "so to\\n say"}).text("hedge")
        'so to say'
        """
        value = self.values.get(key)
        return " ".join(value.split()) if isinstance(value, str) and value.strip() else None

    def exact(self, key: str) -> str | None:
        """Return a text as written: keys that other files must match."""
        value = self.values.get(key)
        return value if isinstance(value, str) and value else None

    def exact_list(self, key: str) -> Iterator[tuple[Path, str]]:
        """Yield the texts of a list as written, each with its path."""
        for path, value in self.any_list(key):
            if isinstance(value, str) and value:
                yield path, value

    def any_list(self, key: str) -> Iterator[tuple[Path, object]]:
        """Yield the values of a list, each with its path."""
        values = self.values.get(key)
        if isinstance(values, list):
            for ordinal, value in enumerate(values):
                yield self.at(key, ordinal), value

    def whole(self, key: str) -> int | None:
        """Return a whole number."""
        value = self.values.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def number(self, key: str) -> float | None:
        """Return a number, with or without a fraction."""
        value = self.values.get(key)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def flag(self, key: str) -> bool | None:
        """Return a truth value."""
        value = self.values.get(key)
        return value if isinstance(value, bool) else None

    def under(self, key: str) -> "Fields":
        """Return the mapping below a key; an empty one where there is none."""
        return fields_of(self.values.get(key), self.at(key))

    def each(self, key: str) -> list["Fields"]:
        """Return the mappings of a list; an empty one for each element that is something else."""
        return [fields_of(value, path) for path, value in self.any_list(key)]


def fields_of(value: object, path: Path = ()) -> Fields:
    """Return the fields of a value; none where it is no mapping."""
    return Fields(cast("dict[str, object]", value) if isinstance(value, dict) else {}, path)
