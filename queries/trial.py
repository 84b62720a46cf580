"""Tries questions on an empty graph and on the story alone, and looks whether their answers are as declared."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from graph.store import open_guarded, open_reader
from graph.store.base import Node, Result, Value
from graph.store.errors import StoreError
from graph.store.settings import EmbeddedSettings
from queries.fitting import check_values
from queries.library import FOLDER
from queries.question import Problem, Question
from queries.running import Ask
from queries.statement import counted, limited
from queries.values import WrongValues, example_values

Progress: TypeAlias = Callable[[Sequence[Question]], AbstractContextManager[Iterable[Question]]]
"""Shows how far a run over several questions is."""

_STORY = Path("loaders", "reports", "sample")
_LINE = re.compile(r"\bline (\d+)")


def check_running(questions: Sequence[Question], progress: Progress | None = None) -> list[Problem]:
    """Run each question with its example on an empty graph and on the story alone; return what went wrong.

    The graphs are embedded ones in a folder that is deleted afterwards; ``python -m loaders`` makes the second.
    What is not trusted runs behind the guard. Raises StoreError where the story cannot be loaded.
    """
    if not questions:
        return []
    problems: list[Problem] = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="arms-graph-")))
        guard = not all(question.trusted for question in questions)
        empty = stack.enter_context(_asking(folder / "empty.kgl", guard=guard))
        load_story(folder / "story.kgl")
        story = stack.enter_context(_asking(folder / "story.kgl", guard=guard))
        for question in stack.enter_context((progress or nullcontext)(questions)):
            problems += try_question(question, empty, "an empty graph") or try_question(question, story, "the story")
    return sorted(set(problems))


def load_story(path: Path) -> None:
    """Write the story into an embedded graph at a path; raises StoreError where that fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    command = [sys.executable, "-m", "loaders", "load", "reports", str(_STORY)]
    done = subprocess.run(
        command,
        cwd=FOLDER.parent,
        env=environment | {"GRAPH_PATH": str(path), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        reason = said[-1] if said else f"exit code {done.returncode}"
        raise StoreError(f"The story could not be loaded to try questions on it: {reason}")


def try_question(question: Question, ask: Mapping[bool, Ask], where: str) -> list[Problem]:
    """Run a question with its example and return what is wrong with it or its answer.

    ``ask`` runs what is trusted (True) and what is not (False); ``where`` names the graph in messages.
    """
    file, line = question.path.name, question.first_line
    try:
        values = example_values(question, date.today())
        statement, rows = limited(question, None)
    except WrongValues as error:
        lines = {parameter.name: parameter.line for parameter in question.parameters}
        return [Problem(file, lines.get(one.parameter, 1), f"the example: {one.sentence()}") for one in error.wrong]
    except ValueError as error:
        return [Problem(file, line, str(error))]
    try:
        result = ask[question.trusted](statement, values, rows)
        if question.trusted:
            ask[True](counted(question), values, 1)
    except StoreError as error:
        told = _LINE.search(str(error))
        line += int(told.group(1)) - 1 if told else 0
        message = _LINE.sub(f"line {line}", str(error))
        return [Problem(file, line, f"fails on {where}: {message}")]
    wrong = check_rows(question, result.columns, result.rows)
    return [Problem(file, line, f"on {where}: {message}") for line, message in wrong]


def check_rows(
    question: Question, columns: Sequence[str], rows: Sequence[Mapping[str, Value]]
) -> list[tuple[int, str]]:
    """Return what does not fit in an answer, as a line of the question's file and a message each.

    Columns are those declared, in order; values are of the declared types, or absent; where columns are marked as
    key, no two rows have the same key.
    """
    found = check_values(question, columns, rows)
    if list(columns) != [column.name for column in question.columns]:
        return found
    keys = [column for column in question.columns if column.key]
    if keys:
        seen = Counter(tuple(repr(_plain(row[column.name])) for column in keys) for row in rows)
        key, times = seen.most_common(1)[0] if seen else ((), 0)
        if times > 1:
            names = ", ".join(column.name for column in keys)
            found.append((keys[0].line, f"{times} rows have the same key ({names}): {', '.join(key)}"))
    return found


@contextmanager
def _asking(path: Path, *, guard: bool) -> Iterator[dict[bool, Ask]]:
    """Yield what runs trusted statements, and what runs others where any is there."""
    with ExitStack() as stack:
        reader = stack.enter_context(closing(open_reader(EmbeddedSettings(path))))

        def run(cypher: str, values: Mapping[str, Value], rows: int) -> Result:
            return reader.run(cypher, values, row_limit=rows)

        ways: dict[bool, Ask] = {True: run}
        if guard:
            guarded = stack.enter_context(closing(open_guarded(EmbeddedSettings(path))))

            def run_guarded(cypher: str, values: Mapping[str, Value], rows: int) -> Result:
                return guarded.run(cypher, values, row_limit=rows)

            ways[False] = run_guarded
        yield ways


def _plain(value: Value) -> Any:
    """Nodes as their labels and ids, also in lists and maps."""
    if isinstance(value, Node):
        return value.labels, value.id
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return value
