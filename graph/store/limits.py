"""How much a stranger's Cypher may take, and how the environment sets it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from graph.store.errors import StoreError


@dataclass(frozen=True, slots=True)
class Limits:
    """What one statement from a stranger may take.

    ``characters`` of its text; ``nesting``, the levels of brackets and CASE in it; ``seconds`` until it is stopped;
    ``rows`` that come back; ``size``, the bytes of the answer; and ``memory``, the MiB that answering may take on top
    of the opened graph. Below the largest ``nesting`` both engines answer or refuse; far above it one of them crashes.
    """

    characters: int = 20_000
    nesting: int = 32
    seconds: float = 5.0
    rows: int = 1000
    size: int = 10_000_000
    memory: int = 320


_VARIABLES = {
    "QUERY_CHARACTERS": ("characters", 1, 1_000_000),
    "QUERY_NESTING": ("nesting", 1, 100),
    "QUERY_SECONDS": ("seconds", 0.1, 3600),
    "QUERY_ROWS": ("rows", 1, 1_000_000),
    "QUERY_BYTES": ("size", 1000, 1_000_000_000),
    "QUERY_MEMORY_MIB": ("memory", 64, 1_000_000),
}
"""Each variable with the limit that it sets, and the least and the largest value."""


def read_limits(environment: Mapping[str, str] | None = None) -> Limits:
    """Return the limits that the environment sets, the others as they are by default.

    Raises StoreError for what is no number or is out of range.

    >>> read_limits({"QUERY_SECONDS": "2.5", "QUERY_ROWS": "10"}).seconds
    2.5
    >>> read_limits({"QUERY_ROWS": "many"})
    Traceback (most recent call last):
    graph.store.errors.StoreError: QUERY_ROWS is 'many', expected a whole number from 1 to 1000000; unset it for 1000.
    """
    values = os.environ if environment is None else environment
    found: dict[str, int | float] = {}
    for variable, (name, least, most) in _VARIABLES.items():
        text = values.get(variable, "").strip()
        if text:
            found[name] = _number(variable, text, least, most, getattr(Limits(), name))
    return Limits(**found)  # type: ignore[arg-type]  # seconds alone is a float, and _number keeps to that


def _number(variable: str, text: str, least: float, most: float, default: int | float) -> int | float:
    kind = "a number" if isinstance(default, float) else "a whole number"
    try:
        number = type(default)(text)
    except ValueError:
        number = None
    if number is None or not least <= number <= most:
        expected = f"expected {kind} from {least} to {most}; unset it for {default:g}"
        raise StoreError(f"{variable} is {text!r}, {expected}.")
    return number
