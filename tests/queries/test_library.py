"""Every shipped question on an empty graph, on the story alone and on all samples, on both engines."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path
from typing import Any

import pytest

from graph.store import Reader, Store, open_store
from graph.store.base import Node, Result, Value
from graph.store.dump import fill
from graph.store.settings import EmbeddedSettings, Neo4jSettings, Settings
from loaders.loading import load_paths
from queries.checking import check_cypher
from queries.header import read_question
from queries.library import TOPICS, read_library, shipped_files
from queries.question import ParameterType, Question
from queries.statement import limited
from queries.trial import check_rows
from queries.values import example_values
from tests.conftest import ROOT
from tests.neo4j_server import Neo4jSettings as ServerSettings
from tests.queries.conftest import TODAY

FILES = shipped_files()
GRAPHS = {
    "empty": (),
    "story": (("reports", "reports/sample"),),
    "samples": (("reports", "reports/sample"), ("components", "components/sample"), ("sipri", "sipri/sample")),
}
"""The graphs, each with the loads that make it."""


CANDIDATES = {
    ParameterType.ACTOR: "MATCH (a:Actor) RETURN a.id AS id ORDER BY id",
    ParameterType.ITEM: "MATCH (i:Item) RETURN i.id AS id ORDER BY id",
    ParameterType.CATEGORY: "MATCH (c:Category) RETURN c.id AS id ORDER BY id",
}


@dataclass(frozen=True)
class Told:
    """What a question answered with its example, and with values of which something is known here."""

    example: Result
    values: Mapping[str, Value]
    known: Result


Answers = Mapping[tuple[str, str], Told | str]
"""By graph and question; a text is what went wrong."""


def tell(question: Question, reader: Reader, values: Mapping[str, Value] | None) -> Told | str:
    """Run a question in both ways; whatever goes wrong is for its own test to say."""
    try:
        statement, rows = limited(question, None)
        shown = example_values(question, TODAY)
        example = known = reader.run(statement, shown, row_limit=rows)
        tried = islice(known_values(question, reader), 600) if values is None else iter([values])
        for values in tried:
            known = reader.run(statement, values, row_limit=rows)
            if known.rows:
                break
        return Told(example, values or shown, known)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def known_values(question: Question, reader: Reader) -> Iterator[Mapping[str, Value]]:
    """Yield values for what a question needs, from the graph, the rest as it is by default."""
    open_ones = {one.name: TODAY if one.default == "today" else one.default for one in question.parameters}
    needed = [one for one in question.parameters if one.required]
    choices = [
        [row["id"] for row in reader.run(CANDIDATES[one.type]).rows]
        if one.type in CANDIDATES
        else [example_values(question, TODAY)[one.name]]
        for one in needed
    ]
    for chosen in product(*choices):
        yield open_ones | {one.name: value for one, value in zip(needed, chosen, strict=True)}


def answer_all(settings: Settings, values: Mapping[tuple[str, str], Mapping[str, Value]] | None = None) -> Answers:
    """Fill each graph in turn and ask all questions of it, with ``values`` or with such as are found there."""
    found: dict[tuple[str, str], Told | str] = {}
    for graph, loads in GRAPHS.items():
        with closing(open_store(settings)) as store, closing(store.reader()) as reader:
            fill(store, (), replace=True)
            load(store, loads)
            for path in FILES:
                asked = None if values is None else values.get((graph, path.stem), {})
                found[graph, path.stem] = tell(read_question(path, trusted=True), reader, asked)
    return found


def load(store: Store, loads: tuple[tuple[str, str], ...]) -> None:
    """Load samples; each of them must be taken."""
    for source, folder in loads:
        outcomes = load_paths(store, source, [ROOT / "loaders" / folder])
        assert outcomes
        assert all(outcome.summary is not None for outcome in outcomes)


@pytest.fixture(scope="module")
def embedded_answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """What the embedded engine answers."""
    return answer_all(EmbeddedSettings(tmp_path_factory.mktemp("library") / "graph.kgl"))


@pytest.fixture(scope="module")
def neo4j_answers(neo4j_settings: ServerSettings, embedded_answers: Answers) -> Iterator[Answers]:
    """What Neo4j answers to the same."""
    server = neo4j_settings
    settings = Neo4jSettings(server.uri, server.username, server.password, server.database)
    yield answer_all(settings, {key: told.values for key, told in embedded_answers.items() if isinstance(told, Told)})
    with closing(open_store(settings)) as store:
        fill(store, (), replace=True)


def one(answers: Answers, graph: str, path: Path) -> Told:
    """The answer of one question; fails with what went wrong."""
    told = answers[graph, path.stem]
    assert isinstance(told, Told), told
    return told


def comparable(value: Value) -> Any:
    """A value without the order of a node's properties and the last digits of sums."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, Node):
        return value.labels, sorted((name, comparable(part)) for name, part in value.properties.items())
    if isinstance(value, list):
        return [comparable(part) for part in value]
    if isinstance(value, dict):
        return {name: comparable(part) for name, part in value.items()}
    return value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_is_a_question_that_passes_the_checker(path: Path) -> None:
    assert [] == [problem.sentence() for problem in check_cypher(read_question(path, trusted=True))]


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("engine", ["embedded", pytest.param("neo4j", marks=[pytest.mark.neo4j, pytest.mark.slow])])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_question_answers_in_the_declared_types(
    path: Path, engine: str, graph: str, request: pytest.FixtureRequest
) -> None:
    """Also where the graph is empty, so that properties are missing that nothing has written yet."""
    question = read_question(path, trusted=True)
    told = one(request.getfixturevalue(f"{engine}_answers"), graph, path)
    for result in (told.example, told.known):
        assert [] == check_rows(question, result.columns, result.rows)


@pytest.mark.slow
@pytest.mark.parametrize("graph", GRAPHS)
# In its name, so that the process has it that asks the server anyway.
@pytest.mark.parametrize("engines", ["embedded and neo4j"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_engines_give_the_same_rows_in_the_same_order(
    path: Path, engines: str, graph: str, embedded_answers: Answers, neo4j_answers: Answers
) -> None:
    embedded, neo4j = one(embedded_answers, graph, path), one(neo4j_answers, graph, path)
    for ours, theirs in ((embedded.example, neo4j.example), (embedded.known, neo4j.known)):
        assert ours.columns == theirs.columns
        assert comparable(ours.rows) == comparable(theirs.rows)


def test_most_questions_find_something_in_the_samples(embedded_answers: Answers) -> None:
    """Else the types of their answers were compared with nothing."""
    silent = {path.stem for path in FILES if not one(embedded_answers, "samples", path).known.rows}
    assert len(silent) <= len(FILES) // 4, silent


def test_the_library_is_whole() -> None:
    """At least the questions that were asked for, in the folders that are listed, and none left out."""
    questions, problems = read_library({"QUERY_PATH": "not-there"})
    assert [] == problems
    assert len(questions) >= 32
    assert {path.parent.name for path in (ROOT / "queries").rglob("*.cypher")} == set(TOPICS)
    assert all(question.trusted for question in questions)
    assert len({question.title for question in questions}) == len(questions)


def test_a_persons_own_question_is_never_trusted_and_never_hides_ours(tmp_path: Path) -> None:
    ours = FILES[0].read_text(encoding="utf-8")
    (tmp_path / FILES[0].name).write_text(ours, encoding="utf-8")
    (tmp_path / "mine.cypher").write_text(ours, encoding="utf-8")
    (tmp_path / "broken.cypher").write_bytes(b"// title: \xff")
    questions, problems = read_library({"QUERY_PATH": str(tmp_path)})
    assert {"mine"} == {question.name for question in questions if not question.trusted}
    assert [(FILES[0].name, 1), ("broken.cypher", 1)] == sorted(
        ((problem.file, problem.line) for problem in problems), key=lambda pair: pair[0] == "broken.cypher"
    )


@pytest.mark.parametrize(("name", "told"), [("a\x1b[31mb", "a\\x1b[31mb.cypher"), ("a\udcffb", "a\\udcffb.cypher")])
def test_a_file_whose_name_cannot_be_shown_is_left_out(tmp_path: Path, name: str, told: str) -> None:
    """A terminal would obey it, or nothing could be written under it."""
    try:
        (tmp_path / f"{name}.cypher").write_text(FILES[0].read_text(encoding="utf-8"), encoding="utf-8")
    except (OSError, UnicodeEncodeError) as error:
        pytest.skip(f"this file system takes no such name: {error}")
    questions, problems = read_library({"QUERY_PATH": str(tmp_path)})
    assert all(question.trusted for question in questions)
    assert [(told, "the file's name has a sign that cannot be shown; rename the file")] == [
        (problem.file, problem.message) for problem in problems
    ]


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    """Else a person's own questions would be missing without a word."""
    path = tmp_path / "mine.cypher"
    path.write_text("", encoding="utf-8")
    questions, problems = read_library({"QUERY_PATH": str(path)})
    assert all(question.trusted for question in questions)
    assert ["QUERY_PATH names a file; set it to the folder of your own questions"] == [one.message for one in problems]
