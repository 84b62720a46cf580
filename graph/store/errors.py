"""What can go wrong with a store, in our own words. No exception of an engine leaves ``graph.store``.

::

    StoreError
    ├── StoreUnavailable     no server there, wrong password, no such database
    ├── StoreReadOnly        the database takes no writes
    ├── StoreLocked          another process is writing the graph file
    ├── StoreDamaged         the graph file or a backup cannot be read
    ├── StoreOutdated        the graph was written with another schema version
    ├── QueryRefused         the Cypher is wrong, or would write
    └── QueryTooLong         the query ran past its time limit
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
