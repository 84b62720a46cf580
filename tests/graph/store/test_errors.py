"""What can go wrong with a store is told in one line that says what to do next, and no engine's exception leaks."""

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from graph.store import open_reader, open_store
from graph.store.errors import (
    QueryRefused,
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreOutdated,
    StoreUnavailable,
)
from graph.store.settings import EmbeddedSettings, Neo4jSettings, Settings
from graph.words import Act
from tests.conftest import ROOT
from tests.graph.build import claim, report
from tests.neo4j_server import LocalNeo4j

CONTENTS = {"empty": b"", "short": b"kgl", "text": b"Recipient,Supplier\n" * 99, "gzip": b"\x1f\x8b" + b"x" * 999}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_damaged_file(tmp_path: Path, content: bytes) -> None:
    """It is neither read nor written over."""
    path = tmp_path / "graph.kgl"
    path.write_bytes(content)
    settings = EmbeddedSettings(path)
    with closing(open_reader(settings)) as reader, pytest.raises(StoreDamaged, match="damaged or is no graph file"):
        reader.run("RETURN 1 AS a")
    with closing(open_store(settings)) as store, pytest.raises(StoreDamaged):
        store.write(report("r"), [claim("a")])
    assert content == path.read_bytes()


def test_truncated_file(tmp_path: Path) -> None:
    """A real graph cut short is told as damaged, wherever it was cut."""
    path = tmp_path / "graph.kgl"
    settings = EmbeddedSettings(path)
    with closing(open_store(settings)) as store:
        store.write(report("r"), [claim("a", act=Act.AGREED)])
    whole = path.read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        path.write_bytes(whole[: int(len(whole) * share)])
        with closing(open_reader(settings)) as reader, pytest.raises(StoreDamaged):
            reader.run("MATCH (n) RETURN count(n) AS n")


def test_locked_file(tmp_path: Path) -> None:
    """While another process writes, a second writer is told which one, and readers go on reading."""
    path = tmp_path / "graph.kgl"
    settings = EmbeddedSettings(path)
    with closing(open_store(settings)) as store:
        store.write(report("r"), [claim("a", act=Act.AGREED)])
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys\nfrom pathlib import Path\nfrom graph.store import open_store\n"
            "from graph.store.settings import EmbeddedSettings\n"
            "store = open_store(EmbeddedSettings(Path(sys.argv[1])))\n"
            "with store.transaction():\n    print('holding', flush=True)\n    sys.stdin.read()\n",
            str(path),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdin is not None and holder.stdout is not None
    try:
        assert "holding\n" == holder.stdout.readline()
        with closing(open_store(settings)) as store, pytest.raises(StoreLocked, match=f"process {holder.pid}"):
            store.write(report("s"), [claim("a", report="s")])
        with closing(open_reader(settings)) as reader:
            assert {"Claim": 1} == {"Claim": reader.counts().nodes["Claim"]}
    finally:
        holder.stdin.close()
        holder.wait(timeout=30)
        holder.stdout.close()


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """A graph below a file is no place for a graph."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    settings = EmbeddedSettings(tmp_path / "file" / "graph.kgl")
    with closing(open_store(settings)) as store, pytest.raises(StoreError, match="graph"):
        store.write(report("r"), [claim("a")])


def test_another_schema_version(store_settings_with_old_graph: Settings) -> None:
    """A graph of another version is not read, and the message says what to do."""
    old = pytest.raises(StoreOutdated, match="schema version 0")
    with closing(open_reader(store_settings_with_old_graph)) as reader, old:
        assert reader.version
    with closing(open_store(store_settings_with_old_graph)) as store, old:
        store.write(report("r"), [claim("a")])


@pytest.fixture
def store_settings_with_old_graph(settings: Settings) -> Settings:
    """A graph that says it was written with schema version 0."""
    with closing(open_store(settings)) as store, store.transaction() as transaction:
        transaction.run("MERGE (g:Graph {id: 'graph'}) SET g.name = 'x', g.schema_version = 0, g.version = 'v'")
    return settings


def test_no_server() -> None:
    """An address where nobody answers, or that is none, is said to be so."""
    nobody = Neo4jSettings("bolt://127.0.0.1:9", "neo4j", "x", "neo4j")
    with closing(open_reader(nobody)) as reader, pytest.raises(StoreUnavailable, match="No Neo4j answers"):
        reader.run("RETURN 1 AS a")
    with pytest.raises(StoreUnavailable, match="NEO4J_URI"):
        open_reader(replace(nobody, uri="localhost"))


def test_wrong_password_of_neo4j(neo4j_server: LocalNeo4j) -> None:
    """The user is named, the password is not."""
    settings = Neo4jSettings(neo4j_server.uri, "neo4j", "wrong-password", "neo4j")
    with closing(open_reader(settings)) as reader, pytest.raises(StoreUnavailable, match="'neo4j'") as refused:
        reader.run("RETURN 1 AS a")
    assert "wrong-password" not in str(refused.value)


def test_no_such_database_of_neo4j(neo4j_server: LocalNeo4j) -> None:
    """The name of the database is told."""
    settings = Neo4jSettings(neo4j_server.uri, neo4j_server.username, neo4j_server.password, "nothing")
    with closing(open_reader(settings)) as reader, pytest.raises(StoreUnavailable, match="no database 'nothing'"):
        reader.run("RETURN 1 AS a")


def test_mistakes_in_a_statement(settings: Settings) -> None:
    """They are told in one line of our own error."""
    with closing(open_reader(settings)) as reader:
        for cypher in ("RETURN", "MATCH (n RETURN n", "RETURN $missing AS a", ""):
            with pytest.raises(QueryRefused) as refused:
                reader.run(cypher)
            assert "\n" not in str(refused.value)


def test_a_word_of_cypher_as_a_name(settings: Settings) -> None:
    """In backticks it is a name, and that of a column, on both engines; without them the file's engine says where."""
    with closing(open_reader(settings)) as reader:
        found = reader.run("UNWIND [2, 1] AS `call` RETURN `call` ORDER BY `call`")
        assert (("call",), [{"call": 1}, {"call": 2}]) == (found.columns, found.rows)
        if reader.engine == "embedded":
            with pytest.raises(QueryRefused, match=r"^line 2, column 8: CALL stands where a name"):
                reader.run("UNWIND [1] AS call\nRETURN call")
