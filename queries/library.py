"""Where questions are: those that ship with the program, and a person's own."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from queries.header import read_question
from queries.question import NotAQuestion, Problem, Question

FOLDER = Path(__file__).parent

TOPICS = {
    "links": "Links",
    "returns": "Returns and refusals",
    "voices": "Who says so",
    "registers": "Registers",
    "licences": "Export licences",
    "losses": "Losses",
    "data": "The data itself",
}
"""The folders of shipped questions in the order in which they are shown, with their headings."""

OWN = "own"
"""The topic of a person's own questions."""


@dataclass(slots=True)
class Library:
    """Every question that could be read, what is wrong with the other files, and what each of these was refused for."""

    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: list[NotAQuestion] = field(default_factory=list)


def own_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Return the folder of a person's own questions: ``QUERY_PATH``, else ``.arms-graph/queries`` at home."""
    values = os.environ if environment is None else environment
    return Path(values["QUERY_PATH"]) if values.get("QUERY_PATH") else Path.home() / ".arms-graph" / "queries"


def shipped_files() -> list[Path]:
    """Return the files of all shipped questions, by topic and name."""
    return [path for topic in TOPICS for path in sorted((FOLDER / topic).glob("*.cypher"))]


def own_files(environment: Mapping[str, str] | None = None) -> list[Path]:
    """Return the files of a person's own questions, by name; none where the folder is not there."""
    return sorted(path for path in own_folder(environment).glob("*.cypher") if path.is_file())


def read_library(environment: Mapping[str, str] | None = None) -> tuple[list[Question], list[Problem]]:
    """Return the questions of ``read_whole_library``, and what is wrong with files that are none."""
    library = read_whole_library(environment)
    return library.questions, library.problems


def read_whole_library(environment: Mapping[str, str] | None = None) -> Library:
    """Read every question, shipped ones first, and say what is wrong with files that are none.

    A person's own question is never trusted, whatever it says; one with the name of a shipped question is left
    out with a problem, so that a name always means the same question.
    """
    questions: dict[str, Question] = {}
    folder = own_folder(environment)
    library = Library()
    problems = library.problems
    if folder.is_file():
        problems.append(Problem(folder.name, 1, "QUERY_PATH names a file; set it to the folder of your own questions"))
    own = own_files(environment)
    for path, trusted in [*((path, True) for path in shipped_files()), *((path, False) for path in own)]:
        if not path.name.isprintable():
            name = path.name.encode("unicode_escape", "backslashreplace").decode("ascii")
            problems.append(Problem(name, 1, "the file's name has a sign that cannot be shown; rename the file"))
            continue
        try:
            question = read_question(path, trusted=trusted)
        except NotAQuestion as error:
            problems += error.problems
            library.refused.append(error)
            continue
        except OSError as error:
            problems.append(Problem(path.name, 1, f"cannot be opened: {error.strerror}"))
            continue
        if question.name in questions:
            other = questions[question.name].topic
            problems.append(Problem(path.name, 1, f"a question of this name is in {other} already; rename the file"))
            continue
        questions[question.name] = question
    library.questions = list(questions.values())
    return library
