"""The Neo4j engine, over Bolt by the official driver: one server, Aura, or a cluster behind ``neo4j://``."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter
from typing import Any

import neo4j
import neo4j.exceptions
import neo4j.graph
import neo4j.time

from graph import schema
from graph.store.base import (
    ROW_LIMIT,
    TIME_LIMIT,
    Node,
    NodeKey,
    Path,
    Reader,
    Relationship,
    Result,
    Store,
    Transaction,
    Value,
)
from graph.store.errors import (
    QueryRefused,
    QueryTooLarge,
    QueryTooLong,
    StoreError,
    StoreReadOnly,
    StoreUnavailable,
)
from graph.store.reading import check_schema_version
from graph.store.settings import Neo4jSettings

_SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})

_METADATA = {"app": "arms-graph"}
_PLAIN = frozenset({str, int, float, bool, type(None)})

_CONSTRAINTS = "SHOW CONSTRAINTS YIELD name"
_GRAPH_NODE = (
    "MERGE (g:Graph {id: 'graph'}) ON CREATE SET g.name = 'The claim graph', g.schema_version = $schema, g.version = ''"
)
_LOCK = "MATCH (g:Graph {id: 'graph'}) SET g.locked = true REMOVE g.locked"
"""One writer at a time: the second waits here until the first has committed, and then sees what it wrote."""


class Neo4jReader(Reader):
    """Reads in READ transactions that are never retried. Safe to share between threads."""

    engine = "neo4j"

    def __init__(self, settings: Neo4jSettings) -> None:
        self.location = settings.uri
        self._settings = settings
        self._driver = _driver(settings)
        self._checked = False

    def run(
        self,
        cypher: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        row_limit: int | None = ROW_LIMIT,
        time_limit: float = TIME_LIMIT,
    ) -> Result:
        """See ``Reader.run``."""
        if not self._checked:
            self._read_version()
            self._checked = True
        return self._run(cypher, parameters or {}, row_limit, time_limit)

    def _run(self, cypher: str, parameters: Mapping[str, Value], row_limit: int | None, time_limit: float) -> Result:
        started = perf_counter()
        with _own_errors(self._settings), self._session() as session:
            transaction = session.begin_transaction(metadata=_METADATA, timeout=time_limit)
            with transaction:
                result = transaction.run(cypher, dict(parameters))
                records = list(result) if row_limit is None else result.fetch(row_limit + 1)
                rows = _Reading(transaction).rows(records)
                columns = tuple(result.keys())
        more = row_limit is not None and len(rows) > row_limit
        return Result(columns, rows[:row_limit] if more else rows, more, perf_counter() - started)

    def run_explained(
        self,
        cypher: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        row_limit: int = ROW_LIMIT,
        time_limit: float = TIME_LIMIT,
    ) -> Result:
        """Run a statement that ``graph.store.guard`` has let through, after the server said that it only reads.

        The plan must be of the type ``r`` alone, and nothing may have changed afterwards. Raises what ``run`` does,
        and QueryTooLarge where the server runs out of memory.
        """
        started = perf_counter()
        with _own_errors(self._settings, large=True), self._session() as session:
            transaction = session.begin_transaction(metadata=_METADATA, timeout=time_limit)
            with transaction:
                kind = transaction.run(f"EXPLAIN {cypher}", dict(parameters or {})).consume().query_type
                if kind != "r":
                    raise QueryRefused(
                        f"The server plans this as a statement of type {kind}, and only r (read) is run."
                    )
                result = transaction.run(cypher, dict(parameters or {}))
                rows = _Reading(transaction).rows(result.fetch(row_limit + 1))
                columns = tuple(result.keys())
                counters = result.consume().counters
                if counters.contains_updates or counters.contains_system_updates:
                    raise StoreError("The statement changed the graph although it was planned to read; it was undone.")
        more = len(rows) > row_limit
        return Result(columns, rows[:row_limit], more, perf_counter() - started)

    def stream(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> Iterator[dict[str, Value]]:
        """See ``Reader.stream``."""
        with _own_errors(self._settings), self._session() as session, session.begin_transaction() as transaction:
            reading = _Reading(transaction)
            for record in transaction.run(cypher, dict(parameters or {})):
                yield from reading.rows([record])

    @property
    def version(self) -> str:
        """See ``Reader.version``."""
        return self._read_version()

    def _read_version(self) -> str:
        statement = "MATCH (g:Graph {id: 'graph'}) RETURN g.version AS version, g.schema_version AS schema"
        found = self._run(statement, {}, None, TIME_LIMIT)
        if not found.rows:
            return ""
        check_schema_version(found.rows[0]["schema"])
        return str(found.rows[0]["version"])

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def _session(self) -> neo4j.Session:
        return self._driver.session(database=self._settings.database, default_access_mode=neo4j.READ_ACCESS)


class Neo4jStore(Store):
    """Writes to the server, one explicit transaction a report."""

    engine = "neo4j"

    def __init__(self, settings: Neo4jSettings) -> None:
        self.location = settings.uri
        self._settings = settings
        self._driver = _driver(settings)
        self._prepared = False

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """See ``Store.transaction``."""
        with _own_errors(self._settings), self._driver.session(database=self._settings.database) as session:
            if not self._prepared:
                # Each of them is a change of the schema, which makes the server plan every statement anew.
                known = {f"CREATE CONSTRAINT {record['name']} " for record in session.run(_CONSTRAINTS)}
                missing = [text for text in schema.constraints() if not text.startswith(tuple(known))]
                for statement in (*missing, _GRAPH_NODE):
                    session.run(statement, {"schema": schema.VERSION}).consume()
                self._prepared = True
            with session.begin_transaction(metadata=_METADATA) as inner:
                inner.run(_LOCK).consume()
                yield _Neo4jTransaction(inner)
                inner.commit()

    def reader(self) -> Neo4jReader:
        """See ``Store.reader``."""
        return Neo4jReader(self._settings)

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()


class _Neo4jTransaction(Transaction):
    def __init__(self, inner: neo4j.Transaction) -> None:
        self._inner = inner

    def run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[dict[str, Value]]:
        records = list(self._inner.run(cypher, dict(parameters or {})))
        return _Reading(self._inner).rows(records)


class _Reading:
    """Turns records into plain values; looks up the ends of relationships that come without nodes."""

    def __init__(self, transaction: neo4j.Transaction) -> None:
        self._transaction = transaction
        self._keys: dict[str, NodeKey] = {}
        self._nodes: dict[str, Node] = {}

    def rows(self, records: Iterable[neo4j.Record]) -> list[dict[str, Value]]:
        # The same actor may stand in every row; of what is read row by row, none is kept.
        self._nodes.clear()
        return [dict(zip(record.keys(), map(self._value, record), strict=True)) for record in records]

    def _value(self, value: Any) -> Value:
        if type(value) in _PLAIN:
            return value
        if isinstance(value, neo4j.graph.Node):
            return self._node(value)
        if isinstance(value, neo4j.graph.Relationship):
            return self._relationship(value)
        if isinstance(value, neo4j.graph.Path):
            return Path(
                tuple(self._node(node) for node in value.nodes),
                tuple(self._relationship(part) for part in value.relationships),
            )
        if isinstance(value, list | tuple):
            return [self._value(part) for part in value]
        if isinstance(value, dict):
            return {name: self._value(part) for name, part in value.items()}
        if isinstance(value, neo4j.time.Date | neo4j.time.DateTime):
            return value.to_native()
        return str(value)

    def _node(self, node: neo4j.graph.Node) -> Node:
        found = self._nodes.get(node.element_id)
        if found is None:
            properties = {name: self._value(part) for name, part in node.items()}
            labels = tuple(sorted(node.labels))
            self._keys[node.element_id] = NodeKey(schema.first_label(labels), str(properties.get("id", "")))
            found = self._nodes[node.element_id] = Node(labels, properties)
        return found

    def _relationship(self, tie: neo4j.graph.Relationship) -> Relationship:
        ends = [node.element_id for node in tie.nodes if node is not None]
        properties = {name: self._value(part) for name, part in tie.items()}
        return Relationship(tie.type, self._key(ends[0]), self._key(ends[1]), properties)

    def _key(self, element_id: str) -> NodeKey:
        if element_id not in self._keys:
            found = self._transaction.run("MATCH (n) WHERE elementId(n) = $id RETURN n", {"id": element_id})
            for record in found:
                self._node(record["n"])
        return self._keys[element_id]


def _driver(settings: Neo4jSettings) -> neo4j.Driver:
    scheme, _, host = settings.uri.partition("://")
    if scheme not in _SCHEMES or not host:
        raise _wrong_address(settings)
    try:
        return neo4j.GraphDatabase.driver(
            settings.uri,
            auth=(settings.username, settings.password),
            telemetry_disabled=True,
            notifications_min_severity="OFF",
            connection_timeout=10,
            liveness_check_timeout=30,
            max_transaction_retry_time=0,
        )
    except (neo4j.exceptions.ConfigurationError, ValueError) as error:
        raise _wrong_address(settings) from error


@contextmanager
def _own_errors(settings: Neo4jSettings, *, large: bool = False) -> Iterator[None]:
    """Turn what the driver raises into our own errors, one line each.

    ``large`` says that it is a question that may ask for too much, and no load for which a server is too small.
    """
    try:
        yield
    except neo4j.exceptions.AuthError as error:
        raise StoreUnavailable(
            f"Neo4j at {settings.uri} refuses the user {settings.username!r} or the password. "
            "Set NEO4J_USERNAME and NEO4J_PASSWORD."
        ) from error
    except (neo4j.exceptions.ServiceUnavailable, neo4j.exceptions.SessionExpired) as error:
        raise StoreUnavailable(
            f"No Neo4j answers at {settings.uri}. Start it (make neo4j), or unset NEO4J_URI to use the embedded graph."
        ) from error
    except (neo4j.exceptions.ConfigurationError, UnicodeError) as error:
        raise _wrong_address(settings) from error
    except neo4j.exceptions.Neo4jError as error:
        if large and "OutOfMemory" in (error.code or ""):
            raise QueryTooLarge("The server ran out of memory for one question. Narrow it down.") from error
        raise _translate(error, settings) from error
    except neo4j.exceptions.DriverError as error:
        raise StoreError(_one_line(error)) from error


def _wrong_address(settings: Neo4jSettings) -> StoreUnavailable:
    return StoreUnavailable(
        f"NEO4J_URI is {settings.uri!r}, expected an address like bolt://localhost:7687 or neo4j+s://host."
    )


def _translate(error: neo4j.exceptions.Neo4jError, settings: Neo4jSettings) -> StoreError:
    code = error.code or ""
    if "ReadOnly" in code or "read-only" in str(error.message).lower() or "ForbiddenDueToTransactionType" in code:
        return StoreReadOnly(
            f"The database {settings.database!r} at {settings.uri} takes no writes. "
            "Load into the server that writes it."
        )
    if "DatabaseNotFound" in code:
        return StoreUnavailable(f"Neo4j at {settings.uri} has no database {settings.database!r}. Set NEO4J_DATABASE.")
    if "MemoryPoolOutOfMemory" in code or "TransactionOutOfMemory" in code:
        return StoreError(
            f"Neo4j at {settings.uri} ran out of memory for one transaction. A world register needs a heap of 2 GB: "
            "set server.memory.heap.max_size=2g and leave db.memory.transaction.max unset on a server that loads."
        )
    if "TransactionTimedOut" in code or "Terminated" in code:
        return QueryTooLong("The query ran past its time limit and was stopped. Narrow it down, or raise the limit.")
    if ".Statement." in code:
        return QueryRefused(_one_line(error))
    return StoreError(_one_line(error))


def _one_line(error: Exception) -> str:
    message = getattr(error, "message", None) or str(error)
    return " ".join(str(message).split())
