"""The bench measures what it says on a tiny invented register. No test here looks at how fast anything is."""

import gzip
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bench import __main__ as command
from bench.figures import Budget, Figure, NotMeasured, Unit
from bench.invented import invent
from bench.measures import MEASURES
from bench.output import Findings, as_text
from bench.register import Register, choose_register, rename_items, write_copies
from bench.workbench import Workbench
from graph.store import open_store
from graph.store.dump import fill
from graph.store.settings import Neo4jSettings
from loaders.checking import source_ids
from loaders.contract import LoadOptions, SourceFile
from loaders.loading import check_path
from tests.neo4j_server import Neo4jSettings as ServerSettings

pytestmark = pytest.mark.slow
ROWS = 200
ROWS_OF = {"embedded": 1, "neo4j": 3, "memory": 1, "copies": 2, "again": 1, "page": 3}
ROWS_OF |= {"browser": 9, "questions": 3, "neo4j-questions": 2, "guard": 2, "reading": len(source_ids())}
"""How many rows of the table each measure gives."""
ALONE = [name for name in MEASURES if "neo4j" not in name and name != "browser"]
"""The measures that need nothing but Python."""


def run(*options: str) -> Result:
    """Run the command on a tiny register."""
    return CliRunner().invoke(command.main, ["--rows", str(ROWS), "--runs", "1", "--copies", "2", *options])


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """What everything but Neo4j and a browser gives, as JSON; the processes are real ones."""
    chosen = [part for name in ALONE for part in ("--only", name)]
    result = run("--format", "json", *chosen)
    assert 0 == result.exit_code, result.stderr
    return dict(json.loads(result.stdout))


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """A workbench with a tiny register."""
    return Workbench(tmp_path, choose_register(tmp_path, 50), 2, 1, say=lambda _: None)


def check_sane(figures: list[Figure]) -> None:
    """Something was measured, in every row."""
    for figure in figures:
        assert figure.measured > 0, figure.name
        assert figure.ratio is None or figure.ratio > 0, figure.name


def test_every_measure_has_its_rows(report: dict[str, Any]) -> None:
    """One run gives all rows, in the order of the measures, and nothing is left out in silence."""
    expected = [name for name in ALONE for _ in range(ROWS_OF[name])]
    assert expected == [figure["measure"] for figure in report["figures"]]
    assert {} == report["failed"] == report["not_measured"]


def test_values_are_sane(report: dict[str, Any]) -> None:
    """Everything took some time or memory; what has a baseline has a ratio, what has a budget has an answer."""
    for figure in report["figures"]:
        assert figure["measured"] > 0, figure
        assert (figure["baseline"] is None) == (figure["ratio"] is None), figure
        assert figure["ratio"] is None or figure["ratio"] > 0, figure
        assert (figure["budget"] is None) == (figure["holds"] is None), figure


def test_the_machine_is_told_without_its_name(report: dict[str, Any]) -> None:
    """The size of the machine goes into the README, its name does not."""
    machine = report["machine"]
    assert {"cores", "memory_gib", "system", "python", "kglite", "neo4j_driver"} == machine.keys()
    assert machine["cores"] >= 1
    assert machine["memory_gib"] > 0


def test_text_is_a_markdown_table() -> None:
    """What is printed can be pasted: every row of the table has six cells."""
    result = run("--only", "memory")
    assert 0 == result.exit_code, result.stderr
    table = [line for line in result.stdout.splitlines() if line.startswith("|")]
    assert [6] * 3 == [len(line.strip("|").split("|")) for line in table]
    assert "| figure | measured | baseline | ratio | budget | holds |" == table[0]
    assert f"an invented register of {ROWS} rows" in result.stdout


@pytest.mark.parametrize("measure", ["neo4j", "neo4j-questions"])
def test_the_measures_on_neo4j(measure: str, bench: Workbench, neo4j_settings: ServerSettings) -> None:
    """The floor writes the same graph to a real server, loading again changes nothing, a few questions are answered."""
    server = neo4j_settings
    chosen = Neo4jSettings(server.uri, server.username, server.password, server.database)

    @contextmanager
    def emptied() -> Iterator[Neo4jSettings]:
        with closing(open_store(chosen)) as store:
            fill(store, (), replace=True)
        yield chosen

    bench.server = emptied
    figures = MEASURES[measure](bench)
    assert ROWS_OF[measure] == len(figures)
    check_sane(figures)
    assert all(figure.condition for figure in figures)
    if measure == "neo4j-questions":
        assert all("a few for a try" in figure.notes[0] for figure in figures)


def test_a_machine_without_neo4j_says_so(bench: Workbench, capsys: pytest.CaptureFixture[str]) -> None:
    """Loudly, with a row in the table, and without an error."""

    @contextmanager
    def none() -> Iterator[Neo4jSettings]:
        raise NotMeasured("no `java` was found")
        yield

    bench.server = none
    found = command.measure(bench, ("neo4j",))
    assert {} == found.failed
    assert "NOT MEASURED: neo4j. no `java` was found" in capsys.readouterr().err
    assert "| neo4j | not measured |" in as_text(found)


def test_the_measure_in_a_browser(bench: Workbench, chromium_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Explore is opened, clicked and filtered in a real browser; each figure says where its time went."""
    monkeypatch.setenv("CHROMIUM", str(chromium_path))
    figures = MEASURES["browser"](bench)
    assert ROWS_OF["browser"] == len(figures)
    check_sane(figures)
    assert all(figure.budget is not None and figure.notes for figure in figures)
    assert all(figure.condition for figure in figures), "the large picture moved"


def test_a_machine_without_a_browser_says_so(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is loaded, with a row in the table, and without an error."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    found = command.measure(bench, ("browser",))
    assert {} == found.failed
    assert "no chromium was found" in found.not_measured["browser"]
    assert not (bench.folder / "load-1").exists()


def test_a_measure_that_fails_does_not_stop_the_others(bench: Workbench) -> None:
    """It is told, and the rest is measured."""
    bench.register = Register(bench.folder / "absent.csv", "nothing", is_real=False)
    found = command.measure(bench, ("memory", "reading"))
    assert {"memory", "reading"} == found.failed.keys()
    assert "refused" in found.failed["memory"]


def test_an_interrupted_run_tells_what_it_has(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    """After minutes of measuring, Ctrl-C prints the figures so far and no more are measured."""

    def interrupt(bench: Workbench) -> list[Figure]:
        raise KeyboardInterrupt

    one = Figure(measure="a", name="n", unit=Unit.SECONDS, measured=1.0)
    monkeypatch.setattr(command, "MEASURES", {"a": lambda bench: [one], "b": interrupt, "c": lambda bench: [one]})
    found = command.measure(bench, ("a", "b", "c"))
    assert [one] == found.figures
    assert {"b": "interrupted"} == found.failed


def test_edits_during_a_run_are_told(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each process reads the code anew, so that the figures would be of no one version."""
    digests = iter("ab")
    monkeypatch.setattr(command, "digest_code", lambda: next(digests))
    found = command.measure(bench, ())
    assert "THE CODE WAS EDITED" in capsys.readouterr().err
    assert "of no one version" in as_text(found)


def test_a_missing_register_is_told_loudly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An invented one stands in only where the real one is not there, or rows are asked for."""
    monkeypatch.setattr("bench.register.WORLD", tmp_path / "absent.csv.gz")
    monkeypatch.setattr("bench.register.ROWS", ROWS)
    monkeypatch.setattr(command, "MEASURES", {"memory": lambda bench: []})
    result = CliRunner().invoke(command.main, [])
    assert 0 == result.exit_code
    assert "THE REAL REGISTER IS NOT HERE" in result.stderr
    assert f"an invented register of {ROWS} rows" in result.stdout


def test_the_invented_register_is_one(tmp_path: Path) -> None:
    """The loader reads every row of it and knows nearly every name."""
    register = choose_register(tmp_path, ROWS)
    checked = check_path("sipri", register.path, LoadOptions())
    assert checked.report is not None
    assert (ROWS, ROWS, []) == (checked.rows_read, len(checked.claims), checked.refusals)
    assert () == checked.report.unmatched_names


def test_copies_have_other_deals(tmp_path: Path) -> None:
    """No deal of one copy is in another, broken rows of the real files included."""
    paths = write_copies(choose_register(tmp_path, ROWS), tmp_path, 3)
    found = [{claim.about for claim in check_path("sipri", path, LoadOptions()).claims} for path in paths]
    assert [ROWS] * 3 == [len(deals) for deals in found]
    assert 3 * ROWS == len(set().union(*found))


def test_copies_of_the_real_register_have_other_deals(shared_data: Path, tmp_path: Path) -> None:
    """The real one has two rows that are broken over two lines: these and the first 2,000 lines."""
    whole = next((shared_data / "sipri").glob("register_16col_2024_world*.csv.gz"))
    lines = gzip.decompress(whole.read_bytes()).split(b"\n")
    broken = [number for number, line in enumerate(lines) if line and line.count(b",") < 15]
    kept = {number + before for number in broken for before in (-1, 0)} | set(range(2000))
    path = tmp_path / "real.csv.gz"
    path.write_bytes(gzip.compress(b"\n".join(line for number, line in enumerate(lines) if number in kept)))
    [copy] = write_copies(Register(path, "real", is_real=True), tmp_path, 1)
    found = [{claim.about for claim in check_path("sipri", one, LoadOptions()).claims} for one in (path, copy)]
    assert len(found[0]) == len(found[1]) > 1900
    assert set() == found[0] & found[1]


def test_quoted_rows_are_not_copied() -> None:
    """A comma inside quotes would shift the cells."""
    with pytest.raises(ValueError, match="with quotes cannot be copied"):
        rename_items(b'head\n"Peru, north",France,1979,,20,,Mi-8,helicopter', 1)


def test_invented_bytes_are_reproducible() -> None:
    """Two runs measure the same file."""
    assert invent(ROWS) == invent(ROWS) != invent(ROWS, seed=1)
    assert SourceFile("a.csv", invent(ROWS), "").content.count(b"\n") == ROWS + 1


@pytest.mark.parametrize(
    ("measured", "baseline", "budget", "condition", "holds"),
    [
        (2.9, 1.0, Budget(most=3, of_ratio=True), True, True),
        (3.0, 1.0, Budget(most=3, of_ratio=True), True, False),
        (1.0, 1.0, Budget(most=1, of_ratio=True, inclusive=True), True, True),
        (0.5, 1.0, Budget(most=1, of_ratio=True, inclusive=True), False, False),
        (299.0, None, Budget(most=300), True, True),
        (300.0, None, Budget(most=300), True, False),
        (300.0, None, None, True, None),
    ],
)
def test_whether_a_budget_holds(
    measured: float, baseline: float | None, budget: Budget | None, condition: bool, holds: bool | None
) -> None:
    """A budget is of the ratio or of the value, and may ask for more than a number."""
    values = {"measured": measured, "baseline": baseline, "budget": budget, "condition": condition}
    figure = Figure(measure="m", name="n", unit=Unit.SECONDS, **values)  # type: ignore[arg-type]
    assert holds is figure.holds
    expected = {None: "–", True: "yes", False: "**no**"}[holds]
    assert expected in as_text(Findings("r", 1, 0.0, figures=[figure]))


def test_the_ratio_of_rates_is_time() -> None:
    """Fewer rows a second are more times as long."""
    figure = Figure(measure="m", name="n", unit=Unit.ROWS, measured=10, baseline=50)
    assert 5 == figure.ratio
