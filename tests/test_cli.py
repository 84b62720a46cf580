"""The two command lines as a person uses them: files in, text or JSON out, and what happens when something is wrong."""

import gzip
import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graph.__main__ import main as graph_main
from graph.store import open_reader, open_store
from graph.store.dump import fill
from graph.store.settings import EmbeddedSettings, Settings
from loaders.__main__ import main as loaders_main
from tests.conftest import ROOT
from tests.graph.store.snapshot import snapshot
from tests.graph.store.test_processes import environment

pytestmark = pytest.mark.slow
SAMPLE = ROOT / "loaders" / "sipri" / "sample"
STORY = ROOT / "loaders" / "reports" / "sample"
MAIN = {"graph": graph_main, "loaders": loaders_main}


def invoke(settings: Settings, words: Sequence[str | Path], expected: int, stdin: bytes | None = None) -> Result:
    """Run a command in this process; its exit code has to be as expected, and nothing else is raised."""
    unset = {name: None for name in os.environ if name.startswith("NEO4J_")}
    program, *rest = map(str, words)
    runner = CliRunner(env={**unset, **environment(settings)})
    done = runner.invoke(MAIN[program], rest, input=stdin, prog_name=f"python -m {program}")
    assert expected == done.exit_code, done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done


def run(settings: Settings, *words: str | Path, expected: int = 0, stdin: bytes | None = None) -> str:
    """Run a command and return what it printed."""
    done = invoke(settings, words, expected, stdin)
    return done.stdout + (done.stderr if expected else "")


def run_json(settings: Settings, *words: str | Path, expected: int = 0) -> Any:
    """Run a command with ``--format json`` and return what it says."""
    return json.loads(invoke(settings, [*words, "--format", "json"], expected).stdout)


@pytest.fixture
def embedded(tmp_path: Path) -> EmbeddedSettings:
    """An empty embedded graph."""
    return EmbeddedSettings(tmp_path / "graph.kgl")


def test_story_and_register(settings: Settings) -> None:
    """The samples load, again without a change; the status tells counts, reports and editions; remove takes back."""
    first = run_json(settings, "loaders", "load", "reports", STORY)
    assert all(
        {"source", "report", "rows_read", "claims", "refused", "transfers", "seconds", "refusals"} <= set(f)
        for f in first
    )
    assert all(found["rows_read"] == found["claims"] + found["refused"] for found in first)
    register = run_json(settings, "loaders", "load", "sipri", SAMPLE / "deals_2026.csv")[0]
    assert register["transfers"]["new"] == register["claims"]
    again = run_json(settings, "loaders", "load", "sipri", SAMPLE / "deals_2026.csv")[0]
    assert {"new": 0, "changed": 0, "unchanged": register["claims"]} == again["transfers"]
    status = run_json(settings, "graph", "status")
    assert len(first) + 1 == len(status["reports"])
    assert (
        settings.path.name in status["location"]
        if isinstance(settings, EmbeddedSettings)
        else "bolt:" in status["location"]
    )
    assert register["report"] in [edition["report"] for edition in status["editions"]]
    assert register["report"] in run(settings, "loaders", "remove", register["report"])
    assert register["report"] not in run(settings, "graph", "status")


def test_the_story_comes_out_as_told(settings: Settings) -> None:
    """Each transfer of the story has the status and the standing that its claims give; six outlets are one origin."""
    run(settings, "loaders", "load", "reports", STORY / "article-2023-11-de.yml")
    cypher = (
        "MATCH (t:Transfer) RETURN t.id AS id, t.status AS status, t.standing AS standing, "
        "t.independent_sources AS sources, t.sources_against AS against ORDER BY id"
    )
    with closing(open_reader(settings)) as reader:
        rows = [tuple(row.values()) for row in reader.run(cypher).rows]
    assert [
        ("belarus-russia-return-2023", "agreed", "reported", 1, 0),
        ("brazil-russia-return-2023", "refused", "reported", 1, 0),
        ("egypt-russia-return-2023", "agreed", "reported", 1, 0),
        ("egypt-russia-rockets-2023", "blocked", "reported", 1, 0),
        ("pakistan-russia-return-2023", "requested", "contested", 1, 1),
        ("united-states-ukraine-aid", "mentioned", "reported", 1, 0),
    ] == rows
    run(settings, "loaders", "load", "reports", STORY)
    with closing(open_reader(settings)) as reader:
        egypt = reader.run(
            "MATCH (t:Transfer {id: 'egypt-russia-return-2023'})<-[:ABOUT]-(c:Claim)<-[:STATES]-(r:Report) "
            "RETURN count(DISTINCT r) AS reports, t.independent_sources AS sources, t.status AS status"
        ).rows
        delivered = reader.run("MATCH ()-[d:DELIVERED_TO]->() RETURN count(d) AS n").rows
    assert [{"reports": 6, "sources": 1, "status": "agreed"}] == egypt
    assert [{"n": 0}] == delivered


@pytest.mark.parametrize(
    ("expected", "words", "said"),
    [
        (0, ("loaders", "load", "sipri", SAMPLE / "deals_2026.csv"), "deals_2026.csv"),
        (0, ("graph", "status"), "graph.kgl"),
        (1, ("loaders", "load", "sipri", "nowhere.csv"), "cannot be read"),
        (1, ("graph", "restore", "nowhere.gz"), "no such file"),
        (2, ("loaders", "nonsense"), "Usage: python -m loaders"),
        (2, ("graph", "nonsense"), "Usage: python -m graph"),
    ],
)
def test_in_a_process_of_its_own(
    embedded: EmbeddedSettings, expected: int, words: tuple[str | Path, ...], said: str
) -> None:
    """As a person starts it: exit code and words are the same, and there is no traceback."""
    command = [sys.executable, "-m", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, env=environment(embedded), capture_output=True, text=True, timeout=120)
    printed = done.stdout + done.stderr
    assert expected == done.returncode, printed
    assert said in printed and "Traceback" not in printed


def test_check_writes_nothing(embedded: EmbeddedSettings) -> None:
    """Checking tells what would be loaded, and leaves no graph behind."""
    found = run_json(embedded, "loaders", "check", "sipri", SAMPLE)
    assert len(list(SAMPLE.iterdir())) == len(found)
    assert "transfers" not in found[0]
    assert not embedded.path.exists()


def test_gzip_and_standard_input(embedded: EmbeddedSettings, tmp_path: Path) -> None:
    """A packed file, and one through a pipe, are the same report as the plain one."""
    plain = SAMPLE / "deals_2026.csv"
    packed = tmp_path / "deals.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    reports = {run_json(embedded, "loaders", "check", "sipri", path)[0]["report"] for path in (plain, packed)}
    assert 1 == len(reports)
    assert next(iter(reports)) in run(embedded, "loaders", "check", "sipri", "-", stdin=plain.read_bytes())


def test_what_a_file_lacks_is_filled_in(embedded: EmbeddedSettings) -> None:
    """Edition, date and window may be given where the file does not say."""
    bare = SAMPLE / "deals_2024_bare.csv"
    run(
        embedded,
        "loaders",
        "load",
        "sipri",
        bare,
        "--edition",
        "March 2024",
        "--generated",
        "2024-03-11",
        "--window",
        "1950-2023",
    )
    with closing(open_reader(embedded)) as reader:
        rows = reader.run(
            "MATCH (r:Report) RETURN r.edition AS e, toString(r.generated) AS g, r.window_from AS a, r.window_to AS b"
        ).rows
    assert [{"e": "March 2024", "g": "2024-03-11", "a": 1950, "b": 2023}] == rows


BROKEN = {
    "empty.csv": b"",
    "letter.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "wide.csv": "Recipient,Supplier\n".encode("utf-16"),
    "cut.csv.gz": gzip.compress(b"Recipient,Supplier\n" * 1000)[:40],
    "prose.txt": b"Dear reader, this is no register.\n" * 5,
}


@pytest.mark.parametrize("source", ["sipri", "reports"])
@pytest.mark.parametrize("name", BROKEN)
def test_files_of_no_use(embedded: EmbeddedSettings, tmp_path: Path, source: str, name: str) -> None:
    """They are refused with exit code 1 and reasons that name the file, and nothing is written."""
    path = tmp_path / name
    path.write_bytes(BROKEN[name])
    assert f"{name}: refused" in run(embedded, "loaders", "load", source, path, expected=1)
    refused = run_json(embedded, "loaders", "load", source, path, expected=1)[0]
    assert refused["report"] is None
    assert refused["rows_read"] == refused["claims"] + refused["refused"]
    assert refused["refusals"] and all(refusal["file"] == name and refusal["reason"] for refusal in refused["refusals"])
    with closing(open_reader(embedded)) as reader:
        assert {} == reader.counts().nodes


def test_rejects(embedded: EmbeddedSettings, tmp_path: Path) -> None:
    """Refused rows go to a file with line and reason; the others are loaded, and the exit code is 0."""
    path, rejects = tmp_path / "deals.csv", tmp_path / "rejects.csv"
    lines = (SAMPLE / "deals_2026.csv").read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([*lines, "Egypt,Russia,n/a,,5,,Mi-17,transport helicopter,5,,2014,New,,1,5,5"]), encoding="utf-8"
    )
    found = json.loads(run(embedded, "loaders", "load", "sipri", path, "--format", "json", "--rejects", rejects))[0]
    refusal = found["refusals"][-1]
    assert (path.name, len(lines) + 1, "n/a") == (refusal["file"], refusal["line"], refusal["found"])
    assert "n/a" in rejects.read_text(encoding="utf-8").splitlines()[-1]
    assert found["rows_read"] == found["claims"] + found["refused"]


@pytest.mark.parametrize(
    "words",
    [
        ("loaders", "load", "nothing", "x.csv"),
        ("loaders", "load", "sipri"),
        ("loaders", "load", "sipri", "x.csv", "--window", "2000"),
        ("loaders", "nonsense"),
        ("graph", "status", "--format", "xml"),
        ("graph", "copy"),
    ],
)
def test_wrong_commands(embedded: EmbeddedSettings, words: tuple[str, ...]) -> None:
    """A command that is wrong ends with exit code 2 and says how it is meant."""
    assert "Usage:" in run(embedded, *words, expected=2)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("loaders", "load", "sipri", "nowhere.csv"), "cannot be read"),
        (("loaders", "remove", "nothing"), "no report 'nothing' is loaded"),
        (("graph", "restore", "nowhere.gz"), "no such file"),
        (("loaders", "check", "sipri", SAMPLE / "deals_2026.csv", "--rejects", "no/such/folder.csv"), "No such file"),
        (("loaders", "new", "reports", "no/such/folder.yml"), "No such file"),
        (("graph", "export", "graph.txt"), "expected .graphml or .json"),
    ],
)
def test_refused_commands(embedded: EmbeddedSettings, words: tuple[str, ...], said: str) -> None:
    """A command that cannot be done ends with exit code 1 and one line."""
    assert said in run(embedded, *words, expected=1)


def test_no_server() -> None:
    """Where no server answers, every command says so and what to do."""
    from graph.store.settings import Neo4jSettings

    nobody = Neo4jSettings("bolt://127.0.0.1:9", "neo4j", "x", "neo4j")
    for words in (("graph", "status"), ("loaders", "load", "sipri", SAMPLE / "deals_2026.csv")):
        assert "No Neo4j answers at bolt://127.0.0.1:9" in run(nobody, *words, expected=1)
    for uri in ("http://localhost", "localhost:7687", "bolt://", "neo4j://[::"):
        assert "expected an address like" in run(replace(nobody, uri=uri), "graph", "status", expected=1)


@pytest.mark.parametrize("lines", [["[]", "[]"], ['{"format": "x"}', '{"end": 0}']])
def test_what_is_no_backup(embedded: EmbeddedSettings, tmp_path: Path, lines: list[str]) -> None:
    """It is told as damaged, and nothing is written."""
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    assert "no backup of this program" in run(embedded, "graph", "restore", path, expected=1)
    assert not embedded.path.exists()


def test_export_backup_and_restore(settings: Settings, tmp_path: Path) -> None:
    """A backup brings the same graph back; exports hold every element; a cut backup changes nothing."""
    run(settings, "loaders", "load", "reports", STORY)
    with closing(open_reader(settings)) as reader:
        before = snapshot(reader)
    run(settings, "graph", "backup", tmp_path / "a.backup.gz")
    run(settings, "graph", "export", tmp_path / "a.json")
    run(settings, "graph", "export", tmp_path / "a.graphml")
    exported = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["elements"]
    assert len(before) == len(exported)

    import networkx

    drawn = networkx.read_graphml(tmp_path / "a.graphml", force_multigraph=True)
    assert len(before) == drawn.number_of_nodes() + drawn.number_of_edges()

    assert "Add --replace" in run(settings, "graph", "restore", tmp_path / "a.backup.gz", expected=1)
    cut = tmp_path / "cut.gz"
    cut.write_bytes((tmp_path / "a.backup.gz").read_bytes()[:-30])
    assert "damaged" in run(settings, "graph", "restore", cut, "--replace", expected=1)
    run(settings, "loaders", "remove", "article-2023-11-de")
    run(settings, "graph", "restore", tmp_path / "a.backup.gz", "--replace")
    with closing(open_reader(settings)) as reader:
        assert before == snapshot(reader)


@pytest.mark.parametrize("settings", [pytest.param("neo4j", marks=pytest.mark.neo4j)], indirect=True)
def test_copy_moves_the_embedded_graph_into_neo4j(settings: Settings, embedded: EmbeddedSettings) -> None:
    """What the server holds afterwards is what the file holds."""
    run(embedded, "loaders", "load", "reports", STORY)
    both = {**environment(settings), "GRAPH_PATH": str(embedded.path)}
    done = subprocess.run([sys.executable, "-m", "graph", "copy"], cwd=ROOT, env=both, capture_output=True, timeout=120)
    assert 0 == done.returncode, done.stderr.decode()
    with closing(open_reader(embedded)) as reader, closing(open_reader(settings)) as copied:
        assert snapshot(reader) == snapshot(copied)
        assert reader.version == copied.version


def test_what_stands_there_is_not_deleted_without_a_word(settings: Settings, tmp_path: Path) -> None:
    """Restoring into a graph that holds anything, of ours or not, stops until a person says to replace it."""
    run(settings, "loaders", "load", "reports", STORY / "arabi21-1550458.yml")
    run(settings, "graph", "backup", tmp_path / "a.gz")
    with closing(open_store(settings)) as store:
        fill(store, (), replace=True)
        with store.transaction() as transaction:
            transaction.run("CREATE (c:Customer {id: 'c', name: 'not ours'})")
    assert "Add --replace" in run(settings, "graph", "restore", tmp_path / "a.gz", expected=1)
    with closing(open_reader(settings)) as reader:
        assert [{"n": 1}] == reader.run("MATCH (c:Customer) RETURN count(c) AS n").rows
    run(settings, "graph", "restore", tmp_path / "a.gz", "--replace")


def test_new_template(embedded: EmbeddedSettings, tmp_path: Path) -> None:
    """A template is written once, and never over a file that is there."""
    path = tmp_path / "mine.yml"
    run(embedded, "loaders", "new", "reports", path)
    assert "claims:" in path.read_text(encoding="utf-8")
    assert "is there already" in run(embedded, "loaders", "new", "reports", path, expected=1)


def test_progress_and_interrupt_on_a_terminal(embedded: EmbeddedSettings, tmp_path: Path) -> None:
    """A long load shows how far it is; Ctrl-C ends it with code 1, and the graph is as before the file."""
    run(embedded, "loaders", "load", "reports", STORY)
    with closing(open_reader(embedded)) as reader:
        before = snapshot(reader)
    header = (
        "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,"
    )
    header += "Year(s) of delivery,status,Comments,"
    header += "SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons"
    rows = [f"Egypt,Russia,2010,,{n},,Mi-17,transport helicopter,{n},,2012,New,,1,5,5" for n in range(1, 60000)]
    path = tmp_path / "long.csv"
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    screen, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "loaders", "load", "sipri", str(path)],
        cwd=ROOT,
        env=environment(embedded),
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    seen = b""
    deadline = time.monotonic() + 60
    while b"writing" not in seen and time.monotonic() < deadline:
        if select.select([screen], [], [], 1)[0]:
            seen += os.read(screen, 4096)
    os.killpg(process.pid, signal.SIGINT)
    assert 1 == process.wait(timeout=60)
    os.close(screen)
    assert b"reading long.csv" in seen
    with closing(open_reader(embedded)) as reader:
        assert before == snapshot(reader)
