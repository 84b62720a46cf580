"""``python -m queries`` as a person uses it, on both engines: what it prints and writes, and its exit codes."""

import csv
import io
import json
import os
from pathlib import Path

import networkx
import pytest
from click.testing import CliRunner, Result

from graph.store.settings import EmbeddedSettings, Settings
from loaders import __main__ as loaders
from queries import __main__ as queries
from tests.conftest import ROOT
from tests.graph.store.test_processes import environment

PROGRAMS = {"queries": queries.main, "loaders": loaders.main}
STORY = ROOT / "loaders" / "reports" / "sample"
OWN = """// title: Which actors are there?
// description: Each actor of the graph with the reports that name it in a claim.
// tags: [mine]
// columns: {who: actor, reports: list of report}
// sentence: "{who} is named"
// caveat: Actors that no report names are not there.
MATCH (c:Claim)-[:ABOUT]->(:Transfer)<-[:SUPPLIER_OF]-(who:Actor)
WITH who, c ORDER BY c.report
RETURN who, collect(DISTINCT c.report) AS reports
ORDER BY who.id
LIMIT 10
"""


@pytest.fixture
def story(settings: Settings) -> Settings:
    """A graph with the story, on each engine in turn."""
    done = run(settings, "loaders", "load", "reports", str(STORY))
    assert 0 == done.exit_code, done.stderr
    return settings


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's own folder of questions."""
    folder = tmp_path / "mine"
    folder.mkdir()
    monkeypatch.setenv("QUERY_PATH", str(folder))
    return folder


def run(settings: Settings, program: str, *words: str, stdin: str | None = None) -> Result:
    """Run a command in this process; nothing but an exit code comes out of it, whatever happens."""
    env = environment(settings) | {"COLUMNS": "100", "QUERY_PATH": os.environ.get("QUERY_PATH", os.devnull)}
    done = CliRunner().invoke(PROGRAMS[program], words, env=env, input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def ask(settings: Settings, *words: str, expected: int = 0, stdin: str | None = None) -> str:
    """Run ``python -m queries`` and return what it printed; the exit code has to be as expected."""
    done = run(settings, "queries", *words, stdin=stdin)
    assert expected == done.exit_code, done.stdout + done.stderr
    return done.stdout if expected == 0 else done.stderr


def test_a_table_tells_rows_caveat_and_citations(story: Settings) -> None:
    """The refusal of the story, any spelling of the name, with the reports below by number."""
    told = ask(story, "run", "who-refused-whom", "asked=Brasilien")
    assert "helicopter engines" in told
    assert "1 row (" in told
    assert "[1] Article by Bettina Menzel" in told
    assert max(map(len, told.partition("1 row (")[0].splitlines())) <= 100


def test_sentences_are_read_aloud(story: Settings) -> None:
    told = ask(story, "run", "who-refused-whom", "--format", "sentences")
    assert told.startswith("Brazil refused Russia's request for helicopter engines (")


def test_files_have_their_sources_beside_them(story: Settings, tmp_path: Path) -> None:
    """The ending chooses the form; GraphML opens in another program."""
    for ending in ("csv", "json", "graphml", "txt"):
        file = tmp_path / f"refused.{ending}"
        ask(story, "run", "who-refused-whom", "--output", str(file))
        beside = (tmp_path / f"refused.{ending}.sources.txt").read_text(encoding="utf-8")
        assert "[1] Article by Bettina Menzel" in beside
        assert "Most refusals are never reported" in beside
    rows = list(csv.DictReader(io.StringIO((tmp_path / "refused.csv").read_text(encoding="utf-8"), newline="")))
    assert [("Brazil", "BRA", "RUS")] == [(row["asked"], row["asked_id"], row["asking_id"]) for row in rows]
    found = json.loads((tmp_path / "refused.json").read_text(encoding="utf-8"))
    assert {"columns", "rows", "more", "seconds"} <= found.keys()
    assert "Brazil" == found["rows"][0]["asked"]["name"]
    graph = networkx.read_graphml(tmp_path / "refused.graphml", force_multigraph=True)
    assert [("Actor:BRA", "Actor:RUS")] == list(graph.edges())


def test_a_limit_is_said_aloud(story: Settings) -> None:
    """How many rows there are is told; JSON on standard output stays JSON."""
    told = ask(story, "run", "who-asked-whom", "--limit", "1")
    whole = json.loads(ask(story, "run", "who-asked-whom", "--format", "json"))
    assert f"1 of {len(whole['rows'])} rows; --limit raises it" in told
    cut = json.loads(ask(story, "run", "who-asked-whom", "--limit", "1", "--format", "json"))
    assert (True, 1, len(whole["rows"])) == (cut["more"], len(cut["rows"]), cut["total"])


def test_show_cypher_pastes_into_a_browser(story: Settings) -> None:
    """Parameters as :param lines, the file's statement below; what is below them runs as it stands."""
    told = ask(story, "run", "who-refused-whom", "asking=Russland", "--limit", "7", "--show-cypher")
    assert ":param asked => null;\n:param asking => 'RUS';\nMATCH" in told
    assert told.rstrip().endswith("LIMIT 7")


def test_what_cannot_be_resolved_is_asked_back(story: Settings) -> None:
    told = ask(story, "run", "who-refused-whom", "asked=Brazl", expected=1)
    assert "asked: 'Brazl' is no known actor. Nearest: Brazil (BRA)" in told


def test_wrong_commands_end_with_two(story: Settings) -> None:
    assert "Nearest: who-refused-whom" in ask(story, "run", "who-refuses-whom", expected=2)
    assert "is no KEY=VALUE" in ask(story, "run", "who-refused-whom", "Brazil", expected=2)
    told = ask(story, "run", "who-refused-whom", "asked=Brazl", "since=1990", expected=2)
    assert "since: this question has no such parameter; it takes asked, asking" in told
    assert "asked: 'Brazl' is no known actor. Nearest: Brazil (BRA)" in told
    for command in ("run", "watch"):
        told = ask(story, command, "who-refused-whom", "asked=BRA", "asked=PAK", expected=2)
        assert "'asked' is given twice; give one value" in told
    told = ask(story, "cypher", "RETURN $x AS x", "x=1", "y=3", expected=2)
    assert "the statement has no parameter $y; it names $x" in told
    assert "it names none" in ask(story, "cypher", "RETURN 1 AS x", "y=3", expected=2)


def test_a_list_may_be_given_in_several_pairs(story: Settings) -> None:
    told = ask(story, "run", "marked-deals", "marks=lease", "marks=loan", "--show-cypher")
    assert ":param marks => ['lease', 'loan'];" in told


def test_typed_cypher_is_guarded(story: Settings) -> None:
    """Rows come back; a refusal names the word, the place and the reason."""
    told = ask(story, "cypher", "MATCH (a:Actor {id: $who}) RETURN a, a.name AS name", "who=EGY")
    assert "Egypt" in told
    refused = ask(story, "cypher", "LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row", expected=1)
    assert "line 1, column 1" in refused
    assert "LOAD CSV" in refused
    assert " [31m red   back" in ask(story, "cypher", "RETURN '\x1b[31m red \u202e back' AS x")
    assert "CREATE" in ask(story, "cypher", "-", stdin="CREATE (n:Actor {id: 'x'}) RETURN n", expected=1)


def test_a_graph_in_typed_cypher_goes_to_graphml(story: Settings, tmp_path: Path) -> None:
    file = tmp_path / "asked.graphml"
    ask(story, "cypher", "MATCH p = (:Actor)-[:REQUESTED]->(:Transfer) RETURN p ORDER BY 1", "--output", str(file))
    graph = networkx.read_graphml(file, force_multigraph=True)
    assert {"REQUESTED"} == set(dict.fromkeys(kind for *_, kind in graph.edges(data="labels")))
    told = ask(story, "cypher", "RETURN 1 AS n", "--format", "graphml", expected=1)
    assert "no nodes and no relationships" in told


def test_a_persons_own_question_stands_beside_ours_behind_the_guard(story: Settings, own: Path) -> None:
    """It runs; one that would write is refused; one with our name is left out and said so."""
    (own / "actors.cypher").write_text(OWN, encoding="utf-8")
    assert "Egypt" in ask(story, "run", "actors")
    assert "actors" in [q["name"] for q in json.loads(ask(story, "list", "--topic", "own", "--format", "json"))]
    evil = OWN.replace("MATCH (c:Claim)", "LOAD CSV FROM 'file:///etc/hostname' AS x MATCH (c:Claim)")
    (own / "evil.cypher").write_text(evil, encoding="utf-8")
    assert "LOAD CSV" in ask(story, "run", "evil", expected=1)
    (own / "who-refused-whom.cypher").write_text(OWN, encoding="utf-8")
    done = run(story, "queries", "run", "who-refused-whom")
    assert "1 file is left out; python -m queries check tells why" in done.stderr
    assert "rename the file" in run(story, "queries", "check").stdout
    assert "Brazil" in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("LIMIT 10", "", "line 9: the statement does not end in LIMIT and a number"),
        ("LIMIT 10", "LIMIT 0", "line 11: LIMIT 0 is outside 1 to 100,000"),
        ("ORDER BY who.id", "ORDER BY 'who.id", "line 10: column 10: a string begins here and does not end"),
        ("AS reports\n", "AS reports, 1 AS more\n", "line 9: 'more' is returned and no column of the header"),
        (", reports: list", ", n: marked, reports: list", "line 4: the column 'n' is declared marked and holds 1"),
    ],
)
def test_a_mistake_in_a_persons_own_question_is_told_with_its_line(
    story: Settings, own: Path, old: str, new: str, told: str
) -> None:
    """As the checker does, whichever way the question is asked; what only the rows show, when it is asked."""
    wrong = OWN.replace(old, new)
    if ", n: marked" in wrong:
        wrong = wrong.replace("RETURN who, collect", "RETURN who, head([1, null]) AS n, collect")
    (own / "wrong.cypher").write_text(wrong, encoding="utf-8")
    for words in (["run", "wrong"], ["watch", "wrong"]):
        assert f"wrong.cypher {told}" in ask(story, *words, expected=1)


def test_watch_tells_what_a_load_changed(story: Settings, own: Path) -> None:
    """First it keeps; then nothing is new; then a withdrawal shows."""
    told = ask(story, "watch", "who-refused-whom", "--no-keep")
    assert "1 row; nothing was kept to compare with, and nothing is now." in told
    assert "1 row; watched from now on." in ask(story, "watch", "who-refused-whom")
    assert "Nothing has been loaded or withdrawn since" in ask(story, "watch", "who-refused-whom")
    assert 0 == run(story, "loaders", "remove", "article-2023-11-de").exit_code
    told = ask(story, "watch", "who-refused-whom", "--no-keep")
    assert "nothing new, changed, gone or overdue" in told or "changed:" in told
    for report in ("scmp-3240982", "ukrinform-3784632"):
        assert 0 == run(story, "loaders", "remove", report).exit_code
    assert "gone: Brazil refused Russia's request" in ask(story, "watch", "who-refused-whom")


def test_list_and_show_tell_what_scripts_rely_on(tmp_path: Path) -> None:
    nowhere = EmbeddedSettings(tmp_path / "graph.kgl")
    listed = {entry["name"]: entry for entry in json.loads(ask(nowhere, "list", "--format", "json"))}
    assert len(listed) >= 32
    entry = listed["who-refused-whom"]
    assert {"name", "title", "description", "tags", "params", "columns"} <= entry.keys()
    assert {"type", "default", "help"} <= entry["params"]["asked"].keys()
    told = ask(nowhere, "show", "who-refused-whom")
    assert "Who refused whom?" in told
    assert "LIMIT 500" in told
    text = ask(nowhere, "list")
    assert [] == [name for name in listed if f"  {name}" not in text]


def test_check_passes_and_finds_what_is_wrong(tmp_path: Path) -> None:
    """All shipped questions are well; a file of one's own is told every mistake with its line."""
    nowhere = EmbeddedSettings(tmp_path / "graph.kgl")
    assert "0 problems found" in ask(nowhere, "check")
    file = tmp_path / "mine.cypher"
    file.write_text(OWN.replace("ORDER BY who.id\n", "").replace("who:Actor", "who:Aktor"), encoding="utf-8")
    done = run(nowhere, "queries", "check", str(file))
    assert 1 == done.exit_code
    assert "did you mean 'Actor'" in done.stdout
    assert "ORDER BY" in done.stdout


def test_an_empty_graph_says_what_to_do(settings: Settings) -> None:
    """No rows, no error, and no sentence that could be read as a fact."""
    nothing = ask(settings, "run", "who-refused-whom")
    assert "is not evidence that it did not happen" in nothing and "register" not in nothing
    assert "none is loaded" in ask(settings, "run", "uncertain-numbers")
