"""What can go wrong with a store, in our own words. No exception of an engine leaves ``graph.store``.

::

    StoreError
    ├── StoreUnavailable     no server there, wrong password, no such database
    ├── StoreReadOnly        the database takes no writes
    ├── StoreLocked          another process is writing the graph file
    ├── StoreDamaged         the graph file or a backup cannot be read
    ├── StoreOutdated        the graph was written with another schema version
    ├── QueryRefused         the Cypher is wrong, or would write
    │   └── Refused          the guard does not let a stranger's Cypher through
    ├── QueryTooLong         the query ran past its time limit
    └── QueryTooLarge        the query took too much memory, or its answer is too large
"""


class StoreError(Exception):
    """A store could not do what was asked; the message is one line that says what to do next."""


class StoreUnavailable(StoreError):
    """There is no server, it refuses the password, or it has no such database."""


class StoreReadOnly(StoreError):
    """The database takes no writes."""


class StoreLocked(StoreError):
    """Another process holds the graph file for writing."""


class StoreDamaged(StoreError):
    """The graph file, or a backup, is damaged or is no graph at all."""


class StoreOutdated(StoreError):
    """The graph carries another schema version than this program writes."""


class QueryRefused(StoreError):
    """The engine refused a statement: a mistake in it, or a write where only reading is allowed."""


class QueryTooLong(StoreError):
    """A query was stopped at its time limit."""


class QueryTooLarge(StoreError):
    """A query was stopped because it took too much memory, or because its answer is too large."""


class Refused(QueryRefused):
    """The guard does not let a statement through.

    ``word`` is what it is about, ``line`` and ``column`` (from 1) where it stands, ``why`` the reason as a sentence
    without its full stop, and ``instead`` what to do.

    >>> print(Refused("DELETE", 1, 11, "DELETE is not allowed here: it writes", "Only read."))
    line 1, column 11: DELETE is not allowed here: it writes. Only read.
    """

    def __init__(self, word: str, line: int, column: int, why: str, instead: str) -> None:
        super().__init__(f"line {line}, column {column}: {why}. {instead}")
        self.word = word
        self.line = line
        self.column = column
        self.why = why
        self.instead = instead
