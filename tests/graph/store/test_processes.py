"""Two processes on one graph, and processes that die: nothing is ever half there."""

import os
import random
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from graph.store import open_reader, open_store
from graph.store.settings import EmbeddedSettings, Neo4jSettings, Settings
from tests.graph.build import claim, report

ROWS = 600


def big_report(key: str, rows: int = ROWS):  # type: ignore[no-untyped-def]
    """A report with enough claims for a load to take a while."""
    claims = [
        claim(str(n), report=key, about=f"{key}-{n}", supplier="Egypt", recipient="Russia", raw="x" * 200)
        for n in range(rows)
    ]
    return report(key, rows_read=rows, claims=rows), claims


def environment(settings: Settings) -> dict[str, str]:
    """The variables by which a process finds the graph."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    if isinstance(settings, EmbeddedSettings):
        return {**kept, "GRAPH_PATH": str(settings.path)}
    return {
        **kept,
        "NEO4J_URI": settings.uri,
        "NEO4J_USERNAME": settings.username,
        "NEO4J_PASSWORD": settings.password,
        "NEO4J_DATABASE": settings.database,
    }


# Its processes have all modules already: to import them takes longer than what is tested.
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload([__name__, "graph.store.embedded", "graph.store.neo4j"])


@dataclass(frozen=True)
class Loader:
    """A process that loads, and the way to it."""

    process: ForkServerProcess
    way: Connection


def start_loader(settings: Settings, *keys: str) -> Loader:
    """A process that was ready, and now loads reports."""
    way, far = FORKS.Pipe()
    process = FORKS.Process(target=load, args=(environment(settings), keys, far), daemon=True)
    process.start()
    far.close()
    assert "ready" == way.recv()
    way.send("go")
    return Loader(process, way)


def load(variables: dict[str, str], keys: Sequence[str], way: Connection) -> None:
    """Load reports with many claims, in a process of its own, and say when each is done."""
    os.environ.clear()
    os.environ.update(variables)
    way.send("ready")
    way.recv()
    with open_store() as store:
        for key in keys:
            store.write(*big_report(key))
            way.send("done")


def finish(loader: Loader) -> int:
    """Wait for a process; return how many reports it said were done.

    The way to a process that was killed ends, and is reset if it was killed before it read what was sent.
    """
    done = 0
    with loader.way, suppress(EOFError, ConnectionResetError):
        while loader.way.recv() == "done":
            done += 1
    loader.process.join()
    return done


def claims_of(settings: Settings, key: str) -> int:
    """How many claims of a report are in the graph."""
    with closing(open_reader(settings)) as reader:
        cypher = (
            "MATCH (r:Report {id: $key}) OPTIONAL MATCH (r)-[:STATES]->(c:Claim)-[:ABOUT]->(t) RETURN count(t) AS n"
        )
        return int(reader.run(cypher, {"key": key}).rows[0]["n"])


def kill_at_random_moments(settings: Settings, kills: int, seed: int) -> set[int]:
    """Load a first report, then kill loads of further ones; return what was found of them."""
    chance = random.Random(seed)
    with closing(open_store(settings)) as store:
        store.write(*big_report("first"))
    loader = start_loader(settings, "whole")
    started = time.perf_counter()
    assert 1 == finish(loader)
    seconds = time.perf_counter() - started
    found = set()
    for number in range(kills):
        loader = start_loader(settings, f"killed-{number}")
        time.sleep(chance.uniform(0, seconds * 1.1))
        loader.process.kill()
        done = finish(loader)
        claims = claims_of(settings, f"killed-{number}")
        assert claims in (0, ROWS)
        assert claims == ROWS or not done, "a load that said it was done is not there"
        found.add(claims)
        assert ROWS == claims_of(settings, "first")
        with closing(open_store(settings)) as store:
            store.write(*big_report("after"))
            if claims:
                store.remove(f"killed-{number}")
        assert ROWS == claims_of(settings, "after")
    return found


@pytest.mark.slow
def test_killed_loads_of_the_embedded_engine(tmp_path: Path) -> None:
    """Killed at twenty random moments, the graph is as before the file or holds the whole of it."""
    found = kill_at_random_moments(EmbeddedSettings(tmp_path / "graph.kgl"), 20, seed=1)
    assert 0 in found


@pytest.mark.slow
@pytest.mark.parametrize("settings", [pytest.param("neo4j", marks=pytest.mark.neo4j)], indirect=True)
def test_killed_loads_of_neo4j(settings: Settings) -> None:
    """The same on a server, five times."""
    assert 0 in kill_at_random_moments(settings, 5, seed=2)


@pytest.mark.slow
def test_the_first_load_of_all_killed(tmp_path: Path) -> None:
    """It leaves a log and no file, or less; the next start reads nothing or the whole, and no trace of the making."""
    chance = random.Random(3)
    for number in range(8):
        settings = EmbeddedSettings(tmp_path / f"{number}.kgl")
        loader = start_loader(settings, "first")
        time.sleep(chance.uniform(0, 1.2))
        loader.process.kill()
        finish(loader)
        with closing(open_reader(settings)) as reader:
            claims = reader.counts().nodes.get("Claim", 0)
            assert claims in (0, ROWS)
            assert bool(claims) == bool(reader.version)
        with closing(open_store(settings)) as store:
            store.write(*big_report("first"))
        assert ROWS == claims_of(settings, "first")


def test_reading_while_another_process_loads(settings: Settings) -> None:
    """A reader that stays open sees each report at its next query, whole or not at all."""
    keys = [f"r{n}" for n in range(4)]
    seen = []
    with closing(open_reader(settings)) as reader:
        loader = start_loader(settings, *keys)
        deadline = time.monotonic() + 120
        while loader.process.is_alive() and time.monotonic() < deadline:
            rows = reader.run(
                "MATCH (r:Report)-[:STATES]->(c:Claim)-[:ABOUT]->(t:Transfer) "
                "RETURN r.id AS id, count(t) AS n ORDER BY id"
            ).rows
            assert all(row["n"] == ROWS for row in rows), rows
            seen.append(len(rows))
        assert len(keys) == finish(loader)
        counts = reader.run("MATCH (r:Report)-[:STATES]->(c:Claim) RETURN r.id AS id, count(c) AS n ORDER BY id").rows
        assert [{"id": key, "n": ROWS} for key in keys] == counts
    assert seen == sorted(seen)
    assert set(seen) - {0, len(keys)}, "no state between the first and the last load was seen"


def test_two_processes_load_at_once(settings: Settings) -> None:
    """On a server the second waits for the first; on a file it is told who writes. Either way each report is whole."""
    loaders = [start_loader(settings, key) for key in ("one", "two")]
    done = [finish(loader) for loader in loaders]
    with closing(open_reader(settings)) as reader:
        counts = reader.run("MATCH (r:Report)-[:STATES]->(c:Claim) RETURN r.id AS id, count(c) AS n ORDER BY id").rows
        deals = reader.run("MATCH ()-[d:DELIVERED_TO]->() RETURN count(d) AS n").rows
    assert [{"id": key, "n": ROWS} for key, number in zip(("one", "two"), done, strict=True) if number] == counts
    assert sum(done) == 2 if isinstance(settings, Neo4jSettings) else sum(done) >= 1
    assert [{"n": 0}] == deals
