"""A stranger's Cypher while it runs: whatever it asks for, it ends in time with one line, and the next is answered."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import psutil
import pytest

from graph.store import Store, open_guarded, open_reader, open_store
from graph.store.base import Result
from graph.store.child import Child
from graph.store.errors import (
    QueryRefused,
    QueryTooLarge,
    QueryTooLong,
    Refused,
    StoreDamaged,
    StoreError,
    StoreOutdated,
    StoreUnavailable,
)
from graph.store.guarded import GuardedReader
from graph.store.limits import Limits
from graph.store.neo4j import Neo4jReader
from graph.store.settings import EmbeddedSettings, Neo4jSettings, Settings
from graph.words import Act
from tests.conftest import QUICK_JAVA, ROOT, _missing
from tests.graph.build import claim, report
from tests.neo4j_server import LocalNeo4j, Neo4jUnavailable

SECONDS = 1.0
LATEST = SECONDS + 2
GIB = 1024**3
PATIENT = Limits(seconds=20)
"""For questions that are to be answered, however busy the machine is."""

# Each ends by itself in under a minute on Neo4j, which goes on when nobody waits for the answer any more.
EXPENSIVE = {
    "doubling list": "RETURN size(reduce(s = [1], i IN range(1, 40) | s + s)) AS a",
    "doubling text": "RETURN size(reduce(s = 'abcdefgh', i IN range(1, 40) | s + s)) AS a",
    "long range": "RETURN range(1, 1000000000) AS a",
    "cartesian product": "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b "
    "WITH a, b WHERE (a * b) % 7 = 8 RETURN count(*) AS n",
    "nested lists": "RETURN size([a IN range(1, 30000) | size([b IN range(1, 30000) | a * b])]) AS n",
    "patterns without bound": "MATCH p = (a)-[*]-(b) MATCH q = (c)-[*]-(d) RETURN count(*) AS n",
    "huge replace": "WITH reduce(s = 'aaaaaaaaaaaaaaaa', i IN range(1, 16) | s + s) AS s "
    "RETURN size(replace(s, 'a', s)) AS n",
    "appends": "RETURN size(reduce(s = '', i IN range(1, 400000) | s + 'abc')) AS n",
    "big collect": "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b RETURN size(collect(toString(a * b))) AS n",
    "big sort": "UNWIND range(1, 6000000) AS x WITH x ORDER BY -x RETURN x LIMIT 1",
    "big cell": "RETURN reduce(s = 'abcdefgh', i IN range(1, 22) | s + s) AS a",
    "big rows": "UNWIND range(1, 1000) AS x RETURN reduce(s = 'abcdefgh', i IN range(1, 11) | s + s) AS a",
    "deep nesting": "RETURN " + "[" * 200 + "1" + "]" * 200 + " AS a",
    "all the brackets": "RETURN " + "[" * 32 + "1" + "]" * 32 + " AS a",
    "long chain": "RETURN " + " + ".join(["1"] * 4000) + " AS a",
    "XOR": "MATCH (n) WHERE " + " XOR ".join(f"n.id = '{i}'" for i in range(60)) + " RETURN n",
    "long path": "MATCH (:Actor)" + "-->()" * 100 + " RETURN count(*) AS n",
}


@pytest.fixture(scope="module")
def own_server() -> Iterator[LocalNeo4j]:
    """A server that may be kept busy; others of this run have another one."""
    try:
        server = LocalNeo4j(settings={"server.memory.heap.max_size": "1g"}, java=QUICK_JAVA)
        server.start()
    except Neo4jUnavailable as error:
        _missing("Neo4j", str(error), required_by="REQUIRE_NEO4J")
    yield server
    server.stop()


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def guarded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GuardedReader]:
    """A guarded reader of a small graph, on each engine in turn, that outlives every question."""
    settings: Settings = EmbeddedSettings(tmp_path_factory.mktemp("graph") / "graph.kgl")
    if request.param == "neo4j":
        server = request.getfixturevalue("own_server")
        settings = Neo4jSettings(server.uri, server.username, server.password, "neo4j")
    with closing(open_store(settings)) as store:
        # Enough for paths without bound never to end: everything is tied to everything.
        claims = [
            claim(str(i), about=f"t{i % 5}", act=Act.AGREED, supplier="Egypt", recipient="Russia") for i in range(40)
        ]
        store.write(report("r", claims=40, rows_read=40), claims)
    with open_guarded(settings, Limits(seconds=SECONDS)) as opened:
        opened.run("RETURN 1 AS a", time_limit=SECONDS)
        yield opened


class Peak:
    """Watches the memory of all our children while it is entered."""

    def __init__(self) -> None:
        self.bytes = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Peak":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.01):
            self.bytes = max(self.bytes, sum(memory(child) for child in answering()))


def answering() -> list[psutil.Process]:
    """Our children that answer questions."""
    found = []
    for child in psutil.Process().children():
        try:
            if "graph.store.answering" in child.cmdline():
                found.append(child)
        except psutil.Error:
            continue
    return found


def memory(process: psutil.Process) -> int:
    """The bytes of memory that a process has."""
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def ask(reader: GuardedReader, cypher: str) -> Result | StoreError:
    """What comes of a question."""
    try:
        return reader.run(cypher)
    except StoreError as error:
        return error


@pytest.mark.slow
@pytest.mark.parametrize("cypher", EXPENSIVE.values(), ids=EXPENSIVE)
def test_expensive_reads(guarded: GuardedReader, cypher: str) -> None:
    """They end within the limit plus two seconds, under 1 GiB, with one line; the next question is answered at once."""
    started = time.monotonic()
    with Peak() as peak:
        found = ask(guarded, cypher)
    took = time.monotonic() - started
    assert took < LATEST
    assert peak.bytes < GIB
    if isinstance(found, StoreError):
        assert isinstance(found, QueryRefused | QueryTooLong | QueryTooLarge)
        assert str(found).isprintable()
        assert str(found).endswith(".") or isinstance(found, QueryRefused)
    again = time.monotonic()
    # A server that is busy with what nobody waits for any more answers later; the embedded engine opens the graph.
    while isinstance(found := ask(guarded, "MATCH (a:Actor) RETURN count(a) AS n"), QueryTooLong):
        assert guarded.engine == "neo4j"
        assert time.monotonic() - again < 60
    assert isinstance(found, Result)
    assert [{"n": 2}] == found.rows
    assert time.monotonic() - again < (2 if guarded.engine == "embedded" else 60)
    assert len(answering()) == 2


def test_time_limit(guarded: GuardedReader) -> None:
    """The limit of one question may be below that of all, not above."""
    # One that a server stops by itself, and that is not too large for the embedded engine.
    slow = EXPENSIVE["cartesian product" if guarded.engine == "neo4j" else "nested lists"]
    started = time.monotonic()
    with pytest.raises(QueryTooLong, match=r"time limit of 0\.2 s and was stopped\. Narrow it down; QUERY_SECONDS"):
        guarded.run(slow, time_limit=0.2)
    with pytest.raises(QueryTooLong, match="time limit of 1 s"):
        guarded.run(slow, time_limit=99)
    assert time.monotonic() - started < 2 * LATEST


def test_rows(settings: Settings) -> None:
    """No more come back than the limit, and it is said that there are more, however many there would be."""
    with open_guarded(settings, PATIENT) as guarded:
        found = guarded.run("UNWIND range(1, 100000) AS x RETURN x", row_limit=3)
        assert ([{"x": 1}, {"x": 2}, {"x": 3}], True, ("x",)) == (found.rows, found.more, found.columns)
        found = guarded.run("UNWIND range(1, 5000) AS x RETURN x", row_limit=99_999)
        assert (1000, True) == (len(found.rows), found.more)
        found = guarded.run("UNWIND range(1, 3) AS x RETURN x", row_limit=3)
        assert (3, False) == (len(found.rows), found.more)
        assert [] == guarded.run("UNWIND [] AS x RETURN x").rows


@pytest.fixture
def filled(store: Store) -> Store:
    """A small graph with dates and times."""
    loaded = report("r", published=date(2023, 11, 9), loaded_at=datetime(2026, 11, 22, 12, 0, tzinfo=UTC), claims=1)
    store.write(
        loaded, [claim("a", act=Act.AGREED, supplier="Egypt", recipient="Russia", expected_by=date(2023, 12, 8))]
    )
    return store


def test_the_same_values(filled: Store, settings: Settings) -> None:
    """Nodes, relationships, paths, dates and all the rest come back as from a reader, comments or not."""
    cypher = (
        "MATCH p = (a:Actor {id: 'RUS'})-[x:RECIPIENT_OF]->(t:Transfer) MATCH (r:Report) "
        "RETURN a, x, p, [a, null, t.status] AS list, {who: a.id, when: t.expected_by} AS map, r.loaded_at AS moment, "
        "r.published AS day, 1.5 AS real, $given AS given, true AS yes ORDER BY a.id"
    )
    given = [1, "ü'\n", None, {"date": date(2020, 1, 1), "map": {"node": 2.5}}]
    with closing(open_reader(settings)) as reader, open_guarded(settings, PATIENT) as guarded:
        # The embedded engine takes no dates inside a list or a map; nobody can give it any.
        sent = given if guarded.engine == "neo4j" else [*given[:3], {"date": "2020-01-01", "map": {"node": 2.5}}]
        direct = reader.run(cypher, {"given": sent})
        found = guarded.run(
            cypher.replace("RETURN", "/* LOAD CSV */ // x\nRETURN"), {"given": sent, "unused": object()}
        )
        assert direct.rows == found.rows
        assert (direct.columns, direct.more) == (found.columns, found.more)
        assert reader.version == guarded.version != ""
        assert (reader.engine, reader.location) == (guarded.engine, guarded.location)


def test_a_load_is_seen(filled: Store, settings: Settings) -> None:
    """The next question sees what has been loaded, and nothing that was asked holds up a load."""
    cypher = "MATCH (c:Claim) RETURN count(c) AS n"
    with open_guarded(settings, PATIENT) as guarded:
        assert [{"n": 1}] == guarded.run(cypher).rows
        before = guarded.version
        filled.write(report("s"), [claim("b", report="s")])
        assert [{"n": 2}] == guarded.run(cypher).rows
        assert before != guarded.version


def test_refusals(filled: Store, settings: Settings) -> None:
    """What the guard refuses is not sent; what the engine refuses comes back in one line of ours."""
    with open_guarded(settings, PATIENT) as guarded:
        with pytest.raises(Refused, match="line 1, column 11: DELETE is not allowed here: it writes"):
            guarded.run("MATCH (n) DELETE n")
        for cypher in (
            "RETURN unknownFunction(1) AS a",
            "MATCH (n) RETURN m.x AS a",
            "RETURN 1 AS a, 2 AS a ORDER BY 1 +",
        ):
            with pytest.raises(QueryRefused) as refused:
                guarded.run(cypher)
            assert "\n" not in str(refused.value)
        assert [{"n": 1}] == guarded.run("MATCH (c:Claim) RETURN count(c) AS n").rows


def test_size_and_memory(tmp_path: Path) -> None:
    """An answer past the size, or a question past the memory, says which limit it was."""
    settings = EmbeddedSettings(tmp_path / "graph.kgl")
    with open_guarded(settings, Limits(size=2000, memory=64)) as guarded:
        rows = "UNWIND range(1, $n) AS x RETURN 'éa' AS a"
        assert 100 == len(guarded.run(rows, {"n": 100}).rows)
        with pytest.raises(QueryTooLarge, match=r"larger than 2,000 bytes\. Ask for fewer rows .* QUERY_BYTES"):
            guarded.run(rows, {"n": 400})
        with pytest.raises(QueryTooLarge, match=r"more than 64 MiB of memory .* QUERY_MEMORY_MIB sets the limit\."):
            guarded.run(EXPENSIVE["doubling text"])
        # Here Python gets no memory for a text of the answer, and the engine panics.
        with pytest.raises(QueryTooLarge, match="more than 64 MiB of memory"):
            guarded.run("RETURN [x IN range(1, 500000) | toString(x)] AS a")
        # Refused by the engine, which counts the pairs before it holds them.
        with pytest.raises(QueryTooLarge, match=r"compares too many pairs or holds too long a list\. Narrow it"):
            guarded.run("RETURN size(range(1, 1000000000)) AS a")
        # Memory that one question leaves behind is not counted against the next ones.
        for _ in range(8):
            found = guarded.run("RETURN size(reduce(s = 'abcdefgh', i IN range(1, 21) | s + s)) AS n")
            assert [{"n": 8 * 2**21}] == found.rows


@pytest.mark.parametrize(
    ("number", "kind", "why"),
    [
        (signal.SIGSEGV, QueryRefused, "could not answer this and ended"),
        (signal.SIGABRT, QueryTooLarge, "more than 320 MiB of memory"),
        (signal.SIGKILL, QueryTooLarge, "more than 320 MiB of memory"),
    ],
)
def test_an_engine_that_crashes(tmp_path: Path, number: int, kind: type[StoreError], why: str) -> None:
    """Whoever asked is told, and the next one is answered."""
    others = answering()
    with open_guarded(EmbeddedSettings(tmp_path / "graph.kgl")) as guarded:
        assert [{"a": 1}] == guarded.run("RETURN 1 AS a").rows
        asking = min((child for child in answering() if child not in others), key=lambda child: child.create_time())
        end = threading.Timer(0.3, asking.send_signal, [number])
        end.start()
        with pytest.raises(kind, match=why):
            guarded.run(EXPENSIVE["nested lists"])
        assert [{"a": 1}] == guarded.run("RETURN 1 AS a").rows


def test_a_process_that_was_ended_while_it_waited(tmp_path: Path) -> None:
    """The question goes to the spare: nothing of it has been run before."""
    settings = EmbeddedSettings(tmp_path / "graph.kgl")
    others = answering()
    with open_guarded(settings, PATIENT) as guarded:
        for _ in range(3):
            assert [{"a": 1}] == guarded.run("RETURN 1 AS a").rows
            own = [child for child in answering() if child not in others]
            oldest = min(own, key=lambda child: child.create_time())
            oldest.kill()
            psutil.wait_procs([oldest], timeout=5)
            assert [{"a": 1}] == guarded.run("RETURN 1 AS a").rows


def test_threads(tmp_path: Path) -> None:
    """Several may ask at once; each gets the answer to its own question, also when one of them is stopped."""
    settings = EmbeddedSettings(tmp_path / "graph.kgl")
    wrong: list[object] = []

    def go(number: int, guarded: GuardedReader) -> None:
        for turn in range(5):
            if number == 0 and turn == 2:
                if not isinstance(ask(guarded, EXPENSIVE["nested lists"]), QueryTooLong):
                    wrong.append("was not stopped")
            elif [{"a": number * 10 + turn}] != guarded.run("RETURN $n AS a", {"n": number * 10 + turn}).rows:
                wrong.append((number, turn))

    with open_guarded(settings, Limits(seconds=0.5)) as guarded:
        threads = [threading.Thread(target=go, args=(number, guarded)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert [] == wrong
        assert not any(thread.is_alive() for thread in threads)


def test_what_is_left_when_it_is_closed(tmp_path: Path) -> None:
    """No process, no zombie; a closed reader says so."""
    others = answering()
    guarded = open_guarded(EmbeddedSettings(tmp_path / "graph.kgl"))
    own = [child for child in answering() if child not in others]
    assert len(own) == 2
    guarded.close()
    guarded.close()
    assert not any(child.is_running() for child in own)
    with pytest.raises(StoreError, match="closed"):
        guarded.run("RETURN 1 AS a")
    forgotten = Child("embedded")
    process = psutil.Process(forgotten.pid)
    del forgotten
    assert not process.is_running()


def test_children_do_not_outlive_us(tmp_path: Path) -> None:
    """They end when whoever asks is killed, also in the middle of a question."""
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys\nfrom pathlib import Path\nfrom graph.store import open_guarded\n"
            "from graph.store.limits import Limits\nfrom graph.store.settings import EmbeddedSettings\n"
            "guarded = open_guarded(EmbeddedSettings(Path(sys.argv[1])), Limits(seconds=2))\n"
            "guarded.run('RETURN 1 AS a')\nprint('ready', flush=True)\nguarded.run(sys.argv[2])\n",
            str(tmp_path / "graph.kgl"),
            EXPENSIVE["nested lists"],
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    assert "ready\n" == parent.stdout.readline()
    time.sleep(0.3)
    children = psutil.Process(parent.pid).children()
    assert len(children) == 2
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    gone, alive = psutil.wait_procs(children, timeout=8)
    assert (2, []) == (len(gone), alive)


def test_children_do_not_see_our_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a statement might read of its own process holds no password."""
    monkeypatch.setenv("NEO4J_PASSWORD", "a secret of ours")
    with open_guarded(EmbeddedSettings(tmp_path / "graph.kgl")) as guarded:
        guarded.run("RETURN 1 AS a")
        for child in answering():
            assert "a secret of ours" not in repr(child.environ())
            assert "a secret of ours" not in repr(child.cmdline())


def test_a_graph_that_cannot_be_opened(tmp_path: Path) -> None:
    """Whoever asks is told what is wrong, as by a reader."""
    damaged = tmp_path / "damaged.kgl"
    damaged.write_bytes(b"x" * 99)
    with open_guarded(EmbeddedSettings(damaged)) as guarded:
        for _ in range(2):
            with pytest.raises(StoreDamaged, match="damaged or is no graph file"):
                guarded.run("RETURN 1 AS a")
    nobody = Neo4jSettings("bolt://127.0.0.1:9", "neo4j", "x", "neo4j")
    with open_guarded(nobody) as guarded, pytest.raises(StoreUnavailable, match="No Neo4j answers"):
        guarded.run("RETURN 1 AS a")


def test_a_limit_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told when the graph is opened, and no process is started."""
    monkeypatch.setenv("QUERY_ROWS", "many")
    with pytest.raises(StoreError, match="QUERY_ROWS is 'many', expected a whole number from 1 to 1000000"):
        open_guarded(EmbeddedSettings(tmp_path / "graph.kgl"))
    monkeypatch.setenv("QUERY_ROWS", "2")
    with open_guarded(EmbeddedSettings(tmp_path / "graph.kgl")) as guarded:
        assert 2 == len(guarded.run("UNWIND [1, 2, 3] AS x RETURN x").rows)


def test_a_graph_of_another_version(store: Store, settings: Settings) -> None:
    """It is not read."""
    with store.transaction() as transaction:
        transaction.run("MERGE (g:Graph {id: 'graph'}) SET g.name = 'x', g.schema_version = 0, g.version = 'v'")
    with open_guarded(settings, PATIENT) as guarded:
        for _ in range(2):
            with pytest.raises(StoreOutdated, match="schema version 0"):
                guarded.run("RETURN 1 AS a")
    with closing(open_reader(settings)) as reader:
        for _ in range(2):
            with pytest.raises(StoreOutdated, match="schema version 0"):
                reader.run("RETURN 1 AS a")


@pytest.mark.parametrize(
    ("cypher", "kind"),
    [
        ("CREATE (n:Actor {id: 'x'})", "w"),
        ("MATCH (n) SET n.x = 1 RETURN n", "rw"),
        ("CALL db.clearQueryCaches()", "s"),
        ("SHOW USERS", "s"),
        ("CREATE INDEX nothing FOR (n:Nothing) ON (n.x)", "s"),
    ],
)
def test_neo4j_s_own_word(neo4j_server: LocalNeo4j, cypher: str, kind: str) -> None:
    """Had the guard let something else through, the type that EXPLAIN gives would stop it."""
    settings = Neo4jSettings(neo4j_server.uri, neo4j_server.username, neo4j_server.password, "neo4j")
    with (
        closing(Neo4jReader(settings)) as reader,
        pytest.raises(QueryRefused, match=rf"type {kind}, and only r|access"),
    ):
        reader.run_explained(cypher)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows: signals of another kind end a process there")
def test_an_alarm_ends_a_busy_child(tmp_path: Path) -> None:
    """A child that nobody watches ends by itself a little after the time limit."""
    child = Child("embedded")
    child.send({"open": {"path": str(tmp_path / "graph.kgl")}})
    child.send(
        {
            "cypher": EXPENSIVE["nested lists"],
            "parameters": {"map": {}},
            "rows": 1,
            "seconds": 60,
            "alarm": 0.5,
            "size": 1000,
            "memory": 100,
        }
    )
    assert {"begun": True} == child.receive(10)
    gone, _ = psutil.wait_procs([psutil.Process(child.pid)], timeout=5)
    assert len(gone) == 1
    child.kill()
