"""A saved query as it is written: its header, its parameters, its columns, its view, and its Cypher.

The format is described in ``docs/add-a-query-or-page.md``; ``queries.header`` reads it from a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any


class ParameterType(StrEnum):
    """What a parameter may be; each may also be asked for as a list."""

    ACTOR = "actor"
    ITEM = "item"
    CATEGORY = "category"
    SOURCE = "source"
    REPORT = "report"
    ACT = "act"
    STATUS = "status"
    YEAR = "year"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"


class ColumnType(StrEnum):
    """What a column holds; each may also stand as a list.

    The first group are nodes as the query returns them, except ``REPORT``, which is always a report's id:
    claims and sums carry it. ``QUANTITY`` is a map ``{low, high, basis}``, ``MARKED`` a map ``{value, uncertain}``
    of a register's number and its question mark.
    """

    ACTOR = "actor"
    ITEM = "item"
    CATEGORY = "category"
    SOURCE = "source"
    CLAIM = "claim"
    TRANSFER = "transfer"
    LOSS = "loss"
    CONCESSION = "concession"
    CONTEXT = "context"
    REPORT = "report"

    ACT = "act"
    STATUS = "status"
    STANDING = "standing"
    YEAR = "year"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    QUANTITY = "quantity"
    MARKED = "marked"


NODES = {
    ColumnType.ACTOR: "Actor",
    ColumnType.ITEM: "Item",
    ColumnType.CATEGORY: "Category",
    ColumnType.SOURCE: "Source",
    ColumnType.CLAIM: "Claim",
    ColumnType.TRANSFER: "Transfer",
    ColumnType.LOSS: "Loss",
    ColumnType.CONCESSION: "Concession",
    ColumnType.CONTEXT: "Context",
}
"""The label of the nodes that a column of each type holds."""

CITED = frozenset(NODES) - {ColumnType.ACTOR, ColumnType.ITEM, ColumnType.CATEGORY} | {ColumnType.REPORT}
"""Types of columns that tell on which reports a row rests; every question has at least one such column."""


class ViewKind(StrEnum):
    """How an answer is best seen. It is always there as a table too."""

    TABLE = "table"
    NETWORK = "network"
    BARS = "bars"
    TIMELINE = "timeline"


VIEW_KEYS: dict[ViewKind, tuple[frozenset[str], frozenset[str]]] = {
    ViewKind.TABLE: (frozenset(), frozenset()),
    ViewKind.NETWORK: (frozenset({"from", "to"}), frozenset({"label"})),
    ViewKind.BARS: (frozenset({"x", "y"}), frozenset({"group"})),
    ViewKind.TIMELINE: (frozenset({"time", "lane"}), frozenset({"label"})),
}
"""Which columns each view names: those it must, and those it may."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question asks for.

    ``required`` is true where the header gives no default; a default of None leaves the question open. A date
    may have the default ``today``. ``minimum`` and ``maximum`` hold for years, dates, integers and numbers, and
    ``choices`` are all that a text may be, where the header lists them.
    """

    name: str
    type: ParameterType
    many: bool
    required: bool
    default: Any
    help: str
    minimum: Any
    maximum: Any
    choices: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer.

    ``key`` columns tell a row from all others when an answer is watched; a ``due`` date makes a row overdue once
    it has passed. ``at_least`` numbers are floors, and read so. ``unit`` stands behind the name.
    """

    name: str
    type: ColumnType
    many: bool
    key: bool
    due: bool
    at_least: bool
    unit: str | None
    line: int


@dataclass(frozen=True, slots=True)
class View:
    """How the answer is best seen, and which column plays which part in it."""

    kind: ViewKind
    columns: dict[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A saved query. ``cypher`` begins at line ``first_line`` of its file and is what is sent, but for its LIMIT.

    ``example`` has values that show what it answers, at least for the parameters without default.
    """

    name: str
    topic: str
    path: Path
    title: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    example: Mapping[str, Any]
    columns: tuple[Column, ...]
    view: View
    sentence: str
    caveat: str
    cypher: str
    first_line: int
    trusted: bool

    @property
    def asks_registers(self) -> bool:
        """Whether it reads rows of registers, or sums of them: by the words of the schema in its Cypher."""
        return any(word in self.cypher for word in ("= 'data set'", "= 'compiler'", ":DELIVERED_TO"))

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter of a name, or None."""
        return next((parameter for parameter in self.parameters if parameter.name == name), None)

    def column(self, name: str) -> Column | None:
        """Return the column of a name, or None."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong with a file of a question: where, and what to do."""

    file: str
    line: int
    message: str

    def sentence(self) -> str:
        """Return it as one line.

        >>> Problem("who.cypher", 3, "there is no description; add one").sentence()
        'who.cypher line 3: there is no description; add one'
        """
        return f"{self.file} line {self.line}: {self.message}"


class NotAQuestion(ValueError):
    """A file is no saved query; carries every problem, not only the first.

    ``question`` is what could be read of it, None where nothing could, and ``unread`` are the keys of its header of
    which something could not.
    """

    def __init__(
        self, problems: list[Problem], question: Question | None = None, unread: frozenset[str] = frozenset()
    ) -> None:
        super().__init__("\n".join(problem.sentence() for problem in problems))
        self.problems = problems
        self.question = question
        self.unread = unread
