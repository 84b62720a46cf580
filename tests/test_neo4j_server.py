"""The local Neo4j: what it answers, what it keeps, and that nothing of it outlives us."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psutil
import pytest
import yaml
from neo4j import GraphDatabase
from neo4j.exceptions import ClientError

from graph.store import open_reader, open_store
from graph.store.errors import StoreReadOnly
from graph.store.settings import Neo4jSettings as StoreSettings
from tests.conftest import QUICK_JAVA, ROOT
from tests.graph.build import claim, report
from tests.neo4j_home.leash import Leash
from tests.neo4j_server import LocalNeo4j, Neo4jDidNotStart, Neo4jSettings

WRITE = "MERGE (a:Actor {id: 'EGY'}) SET a.name = 'Egypt'"
READ = "MATCH (a:Actor) RETURN a.name AS name"


def query(settings: Neo4jSettings, cypher: str) -> list[dict[str, object]]:
    """Run one statement and return its rows."""
    with GraphDatabase.driver(settings.uri, auth=(settings.username, settings.password)) as driver:
        return [dict(record) for record in driver.execute_query(cypher, database_=settings.database).records]


def compose_settings(name: str) -> dict[str, str]:
    """Return the lines of neo4j.conf that a compose file gives Neo4j, by the rule of the Docker image."""
    services = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))["services"]
    variables = services["neo4j"]["environment"]
    prefix, ours = "NEO4J_", ("NEO4J_AUTH",)
    settings = {key.removeprefix(prefix): value for key, value in variables.items() if key not in ours}
    return {key.replace("__", "\0").replace("_", ".").replace("\0", "_"): value for key, value in settings.items()}


def start_in_foreground(home: Path, **environment: str) -> subprocess.Popen[str]:
    """Run `python -m tests.neo4j_server` on a home of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.neo4j_server", "--home", str(home)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
    )


def sleepers(group: int) -> int:
    """Count the sleeping programs that live in a process group; one that ended and waits to be collected does not."""
    found = 0
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.NoSuchProcess, ProcessLookupError):
            found += process.cmdline() == ["sleep", "1000"] and os.getpgid(process.pid) == group
    return found


def wait_for_sleepers(group: int, count: int) -> None:
    """Return once so many sleeping programs live in a process group; fail after ten seconds."""
    deadline = time.monotonic() + 10
    while sleepers(group) != count:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_answers_queries_on_loopback(neo4j_settings: Neo4jSettings) -> None:
    """The server of this run answers over Bolt, on this machine only, with a password of its own."""
    assert neo4j_settings.uri.startswith("bolt://127.0.0.1:")
    assert len(neo4j_settings.password) == 32
    version = "CALL dbms.components() YIELD versions, edition RETURN versions[0] AS version, edition"
    assert [{"version": "5.26.30", "edition": "community"}] == query(neo4j_settings, version)


def test_load_csv_does_not_read_files_of_the_machine(neo4j_settings: Neo4jSettings) -> None:
    """LOAD CSV stays inside the server's import folder."""
    with pytest.raises(ClientError, match="Cannot load from URL"):
        query(neo4j_settings, f"LOAD CSV FROM 'file://{ROOT}/LICENSE' AS line RETURN line")


@pytest.mark.slow
def test_kept_data_can_be_served_read_only(neo4j_server: LocalNeo4j, tmp_path: Path) -> None:
    """What the foreground server stored before Ctrl-C can be read, not changed, with the settings for public use.

    A load is told so.
    """
    home = tmp_path / "home"
    foreground = start_in_foreground(home, NEO4J_PASSWORD="opensesame")
    try:
        assert foreground.stdout is not None
        line = next(line for line in foreground.stdout if line.startswith("export "))
        exported = dict(word.split("=", 1) for word in line.split()[1:])
        assert "opensesame" == exported["NEO4J_PASSWORD"] == (home / "password").read_text(encoding="utf-8").strip()
        settings = Neo4jSettings(exported["NEO4J_URI"], exported["NEO4J_USERNAME"], exported["NEO4J_PASSWORD"])
        query(settings, WRITE)
        foreground.send_signal(signal.SIGINT)
        assert 0 == foreground.wait(timeout=90)
    finally:
        foreground.kill()
        foreground.wait()
    read_only = compose_settings("compose.readonly.yaml")
    assert read_only["server.databases.read_only"] == "neo4j"
    with LocalNeo4j(home, password="opensesame", settings=read_only, java=QUICK_JAVA) as server:
        assert [{"name": "Egypt"}] == query(server.settings, READ)
        with pytest.raises(ClientError, match="No write operations are allowed on this database"):
            query(server.settings, WRITE)
        chosen = StoreSettings(server.uri, server.username, server.password, "neo4j")
        with closing(open_store(chosen)) as store, pytest.raises(StoreReadOnly, match="takes no writes"):
            store.write(report("r"), [claim("a")])
        with closing(open_reader(chosen)) as reader:
            assert [{"name": "Egypt"}] == reader.run(READ).rows


@pytest.mark.slow
def test_settings_of_compose_are_known_to_neo4j(neo4j_server: LocalNeo4j) -> None:
    """Neo4j starts with the settings of compose.yaml and has its time limit; one that is misspelt would stop it."""
    with LocalNeo4j(settings=compose_settings("compose.yaml"), java=QUICK_JAVA) as server:
        timeout = "SHOW SETTINGS 'db.transaction.timeout' YIELD value RETURN value"
        assert query(server.settings, timeout) == [{"value": "10m"}]


def test_unknown_setting_is_reported_with_neo4js_own_words(neo4j_server: LocalNeo4j) -> None:
    """A server that cannot start says why, leaves no process and no folder."""
    broken = LocalNeo4j(settings={"db.transaction.timeuot": "5s"})
    with pytest.raises(Neo4jDidNotStart, match="timeuot"):
        broken.start()
    assert broken._home is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_group_ends_with_whoever_started_it(number: signal.Signals) -> None:
    """The group on the leash ends when its starter is killed, even in the way that no handler sees."""
    starter = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import os, time\n"
            "from tests.neo4j_home.leash import Leash\n"
            "leash = Leash(['sh', '-c', 'sleep 1000 & sleep 1000'], os.environ)\n"
            "print(leash.group, flush=True)\n"
            "time.sleep(1000)\n",
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert starter.stdout is not None
    group = int(starter.stdout.readline())
    try:
        wait_for_sleepers(group, 2)
        starter.send_signal(number)
        starter.wait()
        wait_for_sleepers(group, 0)
    finally:
        os.killpg(group, signal.SIGKILL)


def test_leash_notices_when_the_server_ends_by_itself() -> None:
    """A server that dies is noticed, not waited for, and its last words are kept."""
    leash = Leash(["sh", "-c", "echo farewell"], os.environ)
    leash.wait()
    assert leash.ended
    leash.stop(orderly=True)
    assert list(leash.said) == ["farewell"]
