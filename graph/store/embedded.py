"""The embedded engine: kglite in this process, one file, with a write-ahead log beside it.

Two processes may use one file: whoever writes holds it only while it writes, and a reader opens the file anew
when it has changed. kglite keeps committed work in the log until the file is saved; readers do not look into the
log, so a writer saves before it says that it is done, and a reader that finds work left in the log by a process
that died has it brought into the file first.
"""

import contextlib
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path as FilePath
from time import perf_counter
from typing import Any

import kglite

from graph import schema
from graph.store.base import (
    ROW_LIMIT,
    TIME_LIMIT,
    Reader,
    Result,
    Store,
    Transaction,
    Value,
)
from graph.store.embedded_values import EngineValues, tell_column, tell_refusal
from graph.store.errors import (
    QueryRefused,
    QueryTooLarge,
    QueryTooLong,
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreReadOnly,
    StoreUnavailable,
)
from graph.store.reading import check_schema_version

# Hints such as "no node has this property yet" would else be printed to stderr by the engine itself.
kglite.set_query_warning_policy("silent")
# A reader that comes while a dead writer's lock is still held serves the last saved state, and looks again next time.
warnings.filterwarnings("ignore", message="the write-ahead log at", category=UserWarning)

_EMPTY_LOG = 16
"""Bytes of a log that holds no committed work: its head alone."""


class EmbeddedReader(Reader):
    """Reads the graph file; opens it anew when a load has changed it. Safe to share between threads."""

    engine = "embedded"

    def __init__(self, path: FilePath) -> None:
        self.location = str(path)
        self._path = path
        self._lock = threading.Lock()
        self._stamp: tuple[int, ...] | None = None
        self._session: kglite.Session | None = None
        self._version = ""
        self._recovered: tuple[int, ...] | None = None

    def run(
        self,
        cypher: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        row_limit: int | None = ROW_LIMIT,
        time_limit: float = TIME_LIMIT,
    ) -> Result:
        """See ``Reader.run``."""
        session = self._fresh()
        started = perf_counter()
        with _own_errors(self._path):
            view = session.cypher(
                cypher,
                params=dict(parameters or {}),
                timeout_ms=max(1, int(time_limit * 1000)),
                row_limit=None if row_limit is None else row_limit + 1,
            )
            rows = EngineValues(session).rows(view)
        more = row_limit is not None and len(rows) > row_limit
        columns = tuple(map(tell_column, view.columns))
        return Result(columns, rows[:row_limit] if more else rows, more, perf_counter() - started)

    def stream(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> Iterator[dict[str, Value]]:
        """See ``Reader.stream``."""
        session = self._fresh()
        with _own_errors(self._path):
            view = session.cypher(cypher, params=dict(parameters or {}), timeout_ms=0)
            yield from EngineValues(session).stream(view)

    @property
    def version(self) -> str:
        """See ``Reader.version``."""
        self._fresh()
        return self._version

    def close(self) -> None:
        """Let go of the graph."""
        with self._lock:
            self._session, self._stamp = None, None

    def _fresh(self) -> "kglite.Session":
        with self._lock:
            self._recover()
            stamp = _stamp(self._path)
            if self._session is None or stamp != self._stamp:
                # Kept only when it may be read: whoever asks again is told again.
                session = _open_to_read(self._path)
                self._version = _check_version(session)
                self._session, self._stamp = session, stamp
            return self._session

    def _recover(self) -> None:
        """Bring work that a dead process committed, but never saved, from the log into the file."""
        log = _stamp(self._path.with_name(self._path.name + "-wal"))
        if log is None or log[-1] <= _EMPTY_LOG or log == self._recovered:
            return
        with contextlib.suppress(StoreLocked), _own_errors(self._path):
            kglite.open_session(str(self._path), durable="full", auto_checkpoint_wal_mib=0).close()
            self._recovered = log


class EmbeddedStore(Store):
    """Writes the graph file, which is held for one transaction at a time."""

    engine = "embedded"

    def __init__(self, path: FilePath) -> None:
        self.location = str(path)
        self._path = path

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """See ``Store.transaction``; what is committed is in the file when this ends.

        The engine is opened anew for each: after a large load it would hold on to twice the memory it needs.
        """
        with _own_errors(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            session = kglite.open_session(str(self._path), durable="full", auto_checkpoint_wal_mib=0)
            try:
                _prepare(session)
                inner = session.begin()
                try:
                    yield _EmbeddedTransaction(inner, self._path)
                except BaseException:
                    inner.rollback()
                    raise
                inner.commit()
            finally:
                session.close()

    def reader(self) -> EmbeddedReader:
        """See ``Store.reader``."""
        return EmbeddedReader(self._path)

    def close(self) -> None:
        """Nothing is held between transactions."""


class _EmbeddedTransaction(Transaction):
    def __init__(self, inner: "kglite.SessionTransaction", path: FilePath) -> None:
        self._inner = inner
        self._path = path

    def run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[dict[str, Value]]:
        with _own_errors(self._path):
            view = self._inner.cypher(cypher, params=dict(parameters or {}), timeout_ms=0)
            return EngineValues(self._inner).rows(view) if view is not None else []


def _prepare(session: "kglite.Session") -> None:
    """Set the constraints, and make every declared property known.

    kglite refuses a pattern with a property that no node of the label ever had. So a node with all properties is
    made of each label, and deleted: the engine remembers the names.
    """
    for statement in schema.constraints():
        session.execute(statement)
    labels = [schema.label(name) for name in schema.KEYED_LABELS]
    if not set(session.node_types) or not _knows(session, labels):
        with session.begin() as sample:
            for label in labels:
                values = {prop.name: _SAMPLES[prop.type] for prop in label.properties}
                sample.cypher(f"CREATE (n:{label.name}) SET n = $values", params={"values": values})
                sample.cypher(f"MATCH (n:{label.name} {{id: $id}}) DELETE n", params={"id": values["id"]})


def _knows(session: "kglite.Session", labels: list[schema.Label]) -> bool:
    probe = session.begin()
    try:
        for label in labels:
            properties = ", ".join(f"{prop.name}: $id" for prop in label.properties)
            probe.cypher(f"CREATE (n:{label.name} {{{properties}}})", params={"id": "probe"})
    except kglite.SchemaError:
        return False
    finally:
        probe.rollback()
    return True


_SAMPLES: dict[str, Any] = {
    "text": "sample",
    "integer": 1,
    "float": 1.5,
    "boolean": True,
    "date": date(2000, 1, 1),
    "datetime": datetime(2000, 1, 1),
    "list of text": ["sample"],
    "list of integer": [1],
}


def _open_to_read(path: FilePath) -> "kglite.Session":
    if not path.exists():
        return kglite.KnowledgeGraph().session()
    with _own_errors(path):
        return kglite.open_session(str(path))


def _check_version(session: "kglite.Session") -> str:
    if "Graph" not in session.node_types:
        return ""
    rows = list(session.cypher("MATCH (g:Graph {id: 'graph'}) RETURN g.version AS version, g.schema_version AS schema"))
    if not rows:
        return ""
    check_schema_version(rows[0]["schema"])
    return str(rows[0]["version"])


def _stamp(path: FilePath) -> tuple[int, ...] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


@contextmanager
def _own_errors(path: FilePath) -> Iterator[None]:
    """Turn what kglite raises into our own errors, one line each."""
    try:
        yield
    except kglite.WriterLeaseHeldError as error:
        pid = error.holder.get("pid", "unknown") if isinstance(error.holder, dict) else "unknown"
        raise StoreLocked(
            f"{path} is being written by process {pid}. Wait until it is done, then try again."
        ) from error
    except kglite.CypherTimeoutError as error:
        raise QueryTooLong(
            "The query ran past its time limit and was stopped. Narrow it down, or raise the limit."
        ) from error
    except (kglite.ReadOnlyError, kglite.ArgumentError) as error:
        raise QueryRefused("The statement would write, or is given a wrong parameter; a reader only reads.") from error
    except (kglite.CypherError, kglite.SchemaError, kglite.ValidationError) as error:
        if "materialize" in str(error):
            told = "The query compares too many pairs or holds too long a list. Narrow it down."
            raise QueryTooLarge(told) from error
        raise QueryRefused(tell_refusal(str(error))) from error
    except kglite.FileFormatError as error:
        raise StoreDamaged(
            f"{path} is damaged or is no graph file. Move it and the {path.name}-wal beside it away, then restore a "
            "backup (python -m graph restore FILE) or load the files again."
        ) from error
    except PermissionError as error:
        raise StoreReadOnly(
            f"{path} cannot be written: {error.strerror}. Check who owns the file and its folder."
        ) from error
    except (OSError, kglite.FileError, kglite.FileIoError) as error:
        raise StoreUnavailable(f"{path} cannot be used: {_one_line(error)}. Check GRAPH_PATH.") from error
    except kglite.KgError as error:
        raise StoreError(_one_line(error)) from error


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
