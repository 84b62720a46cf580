"""The bare floor: the same nodes and relationships with nothing around them, sent in batches in one transaction.

The rows come from a graph that the loader has made. Preparing them is no part of what is timed.
"""

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from bench.loads import parse
from bench.rows import Row, Rows, node_statements, read_prepared, tie_statements
from graph import schema
from graph.store.settings import Neo4jSettings
from loaders.files import read_file


@dataclass(frozen=True, slots=True)
class Floor:
    """The seconds of a bare load, those in which this process kept a core busy, and the parts of the first."""

    seconds: float
    processor: float
    parts: dict[str, float]


def embedded_floor(graph: Path, register: Path, prepared: Path) -> Floor:
    """Parse the register, then write the prepared rows into a new embedded graph: constraints, commit, save."""
    import kglite

    rows = _read_frozen(prepared)
    clock = _Clock()
    parse(read_file(register).content, "csv.reader")
    clock.stop("parsing")
    session = kglite.open_session(str(graph), durable="full", auto_checkpoint_wal_mib=0)
    for statement in schema.constraints():
        session.execute(statement)
    for labels, nodes in rows.nodes.items():
        _make_known(session.execute, labels, nodes)
    transaction = session.begin()
    for part, statements in (("nodes", node_statements(rows)), ("relationships", tie_statements(rows))):
        for cypher, batch in statements:
            transaction.cypher(cypher, params={"rows": batch}, timeout_ms=0)
        clock.stop(part)
    transaction.commit()
    clock.stop("commit")
    session.save()
    clock.stop("save")
    _check_size(rows, lambda cypher: next(iter(session.cypher(cypher)))["number"])
    session.close()
    return clock.floor


def neo4j_floor(settings: Neo4jSettings, register: Path, prepared: Path) -> Floor:
    """Parse the register, then send the prepared rows to an empty server with the driver alone."""
    import neo4j

    rows = _read_frozen(prepared)
    clock = _Clock()
    parse(read_file(register).content, "csv.reader")
    clock.stop("parsing")
    auth = (settings.username, settings.password)
    with (
        neo4j.GraphDatabase.driver(settings.uri, auth=auth, telemetry_disabled=True) as driver,
        driver.session(database=settings.database) as session,
    ):
        for statement in schema.constraints():
            session.run(statement).consume()
        with session.begin_transaction() as transaction:
            clock.stop("constraints")
            for part, statements in (("nodes", node_statements(rows)), ("relationships", tie_statements(rows))):
                for cypher, batch in statements:
                    transaction.run(cypher, {"rows": batch}).consume()
                clock.stop(part)
            transaction.commit()
        clock.stop("commit")
        _check_size(rows, lambda cypher: session.run(cypher).single(strict=True)["number"])
    return clock.floor


class _Clock:
    """Takes the time of each part; begins to run when it is made."""

    def __init__(self) -> None:
        self._parts: dict[str, float] = {}
        self._busy, self._processor = process_time(), 0.0
        self._last = perf_counter()

    def stop(self, part: str) -> None:
        now = perf_counter()
        self._parts[part] = now - self._last
        self._last = now
        self._processor = process_time() - self._busy

    @property
    def floor(self) -> Floor:
        return Floor(sum(self._parts.values()), self._processor, self._parts)


def _read_frozen(prepared: Path) -> Rows:
    rows = read_prepared(prepared)
    # Else the collector looks through all of these again and again while the register is parsed: no part of a floor.
    gc.collect()
    gc.freeze()
    return rows


def _make_known(execute: Callable[..., Any], labels: tuple[str, ...], nodes: Iterable[Row]) -> None:
    """Make kglite know all properties of a label: it refuses a pattern with one that no node of the label ever had."""
    sample: Row = {}
    for node in nodes:
        sample = {**node, **sample} if node.keys() - sample.keys() else sample
    execute(f"CREATE (n:{':'.join(labels)}) SET n = $values", params={"values": {**sample, "id": "sample"}})
    execute(f"MATCH (n:{labels[0]} {{id: 'sample'}}) DELETE n")


def _check_size(rows: Rows, count: Callable[[str], int]) -> None:
    """Raise AssertionError where not everything was written: such a floor would be no floor."""
    found = count("MATCH (n) RETURN count(n) AS number"), count("MATCH ()-[r]->() RETURN count(r) AS number")
    if found != rows.size:
        raise AssertionError(f"the floor wrote {found} nodes and relationships, expected {rows.size}")
