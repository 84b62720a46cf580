"""What a proposal is, and what a module that makes proposals gives to ``python -m loaders propose``."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Rows = Sequence[Mapping[str, Any]]
"""Rows that a statement gave."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two things that may be one: their ids, a line for a person, and why they are proposed."""

    first: str
    second: str
    told: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposer:
    """One kind of proposal.

    ``queries`` are Cypher statements by name, which the command line runs; ``propose`` gets their rows under the same
    names. ``then`` says what a person does who agrees. ``note`` gets the same rows and returns what could not be looked
    at and why, "" where there is nothing. Modules of this folder know no store.
    """

    kind: str
    queries: Mapping[str, str]
    propose: Callable[[Mapping[str, Rows]], Iterable[Proposal]]
    then: str
    note: Callable[[Mapping[str, Rows]], str] = lambda answers: ""
