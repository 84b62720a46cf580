"""The one interface of both engines: a reader that cannot write, and a store that can.

Values come back as plain Python, the same from both engines: text, int, float, bool, ``datetime.date``,
``datetime.datetime``, None, lists and dictionaries of these, and the three classes below. Ids that an engine
makes for itself never come out; ``id`` is always the graph's own.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeAlias

from graph.claims import Claim
from graph.reports import LoadedReport
from graph.store.progress import Writing
from graph.totals import Total

Scalar: TypeAlias = str | int | float | bool | date | datetime
Value: TypeAlias = Any
"""A value in a row: Scalar, None, Node, Relationship, Path, or a list or dictionary of values."""
Properties: TypeAlias = dict[str, Scalar | list[Any]]


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its labels in alphabetical order, and its properties, ``id`` and ``name`` always among them."""

    labels: tuple[str, ...]
    properties: Properties

    @property
    def id(self) -> str:
        """The node's own id, unique among the nodes of its label."""
        return str(self.properties["id"])

    @property
    def name(self) -> str:
        """The caption that a person reads."""
        return str(self.properties.get("name", self.id))


@dataclass(frozen=True, slots=True)
class NodeKey:
    """What tells a node from all others: its first label and its id."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship with the keys of the nodes it joins."""

    type: str
    start: NodeKey
    end: NodeKey
    properties: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Path:
    """A path: nodes, and the relationships between one and the next."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]


def elements_in(value: Value) -> Iterator[Node | Relationship]:
    """Yield the nodes and relationships that a value of a row holds, also inside paths, lists and dictionaries."""
    if isinstance(value, Node | Relationship):
        yield value
    elif isinstance(value, Path):
        yield from value.nodes
        yield from value.relationships
    elif isinstance(value, list | tuple):
        for part in value:
            yield from elements_in(part)
    elif isinstance(value, dict):
        yield from elements_in(list(value.values()))


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of a query, in order; ``more`` says that there were more than the row limit let through."""

    columns: tuple[str, ...]
    rows: list[dict[str, Value]]
    more: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Neighbours:
    """One page of what a node is tied to, and how many there are altogether."""

    total: int
    ties: list[tuple[Relationship, Node]]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many nodes there are of each label and relationships of each type; zeros are left out."""

    nodes: dict[str, int]
    relationships: dict[str, int]


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """What a load did to the graph. Transfers are those that the report's claims are about.

    ``transfers_joined`` are those that are one with deals of other ids, from other files.
    """

    report: str
    claims: int
    transfers_new: int
    transfers_changed: int
    transfers_unchanged: int
    seconds: float
    transfers_joined: int = 0


ROW_LIMIT = 1000
TIME_LIMIT = 30.0


class Reader(ABC):
    """Reads a graph and cannot write it. Every call sees the newest state that a load has finished."""

    location: str
    engine: str

    @abstractmethod
    def run(
        self,
        cypher: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        row_limit: int | None = ROW_LIMIT,
        time_limit: float = TIME_LIMIT,
    ) -> Result:
        """Run a reading statement; ``time_limit`` in seconds, ``row_limit`` None for no limit.

        Raises QueryRefused for a statement that is wrong or writes, QueryTooLong past the limit, and the other
        errors of ``graph.store.errors`` where the store itself cannot answer.
        """

    @abstractmethod
    def stream(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> Iterator[dict[str, Value]]:
        """Run a reading statement without limits and yield its rows one by one, for exports and copies."""

    @property
    @abstractmethod
    def version(self) -> str:
        """A text that changes with every load and every withdrawal: the key of every cache. "" when empty."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections. Closing twice is allowed."""

    def neighbours(self, label: str, node_id: str, *, skip: int = 0, limit: int = 25) -> Neighbours:
        """Return what a node is tied to, ordered by relationship type and neighbour id, ``limit`` at a time.

        Raises ValueError for a label that the schema does not have.
        """
        from graph.store.reading import neighbours

        return neighbours(self, label, node_id, skip, limit)

    def counts(self) -> Counts:
        """Count nodes by label and relationships by type."""
        from graph.store.reading import counts

        return counts(self)

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Transaction(ABC):
    """One unit of writing: what is run in it is all there at the end, or nothing of it."""

    @abstractmethod
    def run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[dict[str, Value]]:
        """Run a statement inside the transaction and return its rows."""


class Store(ABC):
    """A graph that can be written. Hold it only as long as you write."""

    location: str
    engine: str

    @abstractmethod
    def transaction(self) -> AbstractContextManager[Transaction]:
        """Return a context manager that yields a Transaction, commits at its end and rolls back on any error."""

    @abstractmethod
    def reader(self) -> Reader:
        """Return a reader of the same graph."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections. Closing twice is allowed."""

    def write(
        self,
        report: LoadedReport,
        claims: Sequence[Claim],
        totals: Sequence[Total] = (),
        progress: Writing | None = None,
    ) -> LoadSummary:
        """Write one report with its claims or totals, all of it or nothing; see ``graph.store.ledger.write``."""
        from graph.store.ledger import write

        with self.transaction() as transaction:
            return write(transaction, report, claims, totals, progress)

    def remove(self, report_id: str) -> LoadSummary:
        """Withdraw a report; raises KeyError where no such report is loaded. See ``graph.store.ledger.remove``."""
        from graph.store.ledger import remove

        with self.transaction() as transaction:
            return remove(transaction, report_id)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def batches(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """Cut rows into runs of ``size``.

    >>> list(batches([1, 2, 3], 2))
    [[1, 2], [3]]
    """
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
