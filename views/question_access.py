"""Saved queries as the pages reach them: the library, answers that are kept until the graph changes, and the guard.

What is kept is shared by all sessions: the questions are the program's and those in the folder of whoever runs it.
Answers to Cypher that somebody types on a page are not kept here.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import streamlit as st

from graph.disputes import find_disputed
from graph.store import open_guarded
from graph.store.base import Reader, Result, Value
from graph.store.guarded import GuardedReader
from graph.store.limits import Limits, read_limits
from graph.store.settings import Settings, read_settings
from queries.checking import check_cypher
from queries.drawing import Drawing, draw_answer
from queries.library import own_files, read_library, shipped_files
from queries.question import Problem, Question, ViewKind
from queries.running import Answer, ask
from queries.ties import transfers_of
from views.graph_access import Version, steady, version_of


def questions() -> tuple[tuple[Question, ...], tuple[Problem, ...]]:
    """Return all saved queries, and what is wrong with files of a person's own; read anew when a file changes."""
    return _questions(tuple(_stamp(path) for path in (*shipped_files(), *own_files())))


def answer(graph: Reader, question: Question, given: Mapping[str, Value], limit: int | None) -> Answer:
    """Return the answer to a saved query; one that is a person's own runs behind the guard.

    Of a person's own ``questions`` must tell no problem. Raises StoreError, WrongValues where ``given`` has a value
    that cannot be used, and NotAQuestion where a person's own answers otherwise than its header says.
    """
    asked = _asked(question, given, limit)
    return steady(graph, lambda version: _answer(graph, question, given, version, asked, limit, date.today()))


def drawing(graph: Reader, found: Answer, limit: int | None) -> Drawing | None:
    """Return the picture of an answer, None where its view is no network."""
    asked = _asked(found.question, found.values, limit)
    return _drawing(graph, found, version_of(graph), asked)


def captions(graph: Reader, label: str) -> dict[str, str]:
    """Return the names of all nodes of a label by their ids, in the order of their names."""
    return _captions(graph, version_of(graph), label)


def guarded() -> GuardedReader:
    """Return what runs a stranger's Cypher, one for all; raises StoreError."""
    return _guarded(read_settings(), read_limits())


def _asked(question: Question, given: Mapping[str, Value], limit: int | None) -> str:
    """Return what tells a question as it stands in its file, with its values, from all others."""
    return repr((question, sorted(given.items()), limit))


@st.cache_resource(show_spinner=False, max_entries=2)
def _questions(stamps: tuple[tuple[Path, int, int], ...]) -> tuple[tuple[Question, ...], tuple[Problem, ...]]:
    found, problems = read_library()
    wrong = [problem for question in found if not question.trusted for problem in check_cypher(question)]
    return tuple(found), (*problems, *wrong)


def _stamp(path: Path) -> tuple[Path, int, int]:
    try:
        state = path.stat()
    except OSError:
        return path, 0, 0
    return path, state.st_mtime_ns, state.st_size


@st.cache_resource(show_spinner=False, max_entries=32)
def _answer(
    _graph: Reader,
    _question: Question,
    _given: Mapping[str, Value],
    version: Version,
    asked: str,
    limit: int | None,
    today: date,
) -> Answer:
    def run_guarded(statement: str, values: Mapping[str, Value], rows: int) -> Result:
        return guarded().run(statement, values, row_limit=rows)

    return ask(_question, _given, _graph, today=today, limit=limit, guarded=run_guarded)


@st.cache_resource(show_spinner=False, max_entries=32)
def _drawing(_graph: Reader, _found: Answer, version: Version, asked: str) -> Drawing | None:
    transfers = {one for row in _found.rows for one in transfers_of(_found.question, row)}
    is_network = _found.question.view.kind is ViewKind.NETWORK
    return draw_answer(_found.question, _found.rows, find_disputed(_graph, transfers)) if is_network else None


@st.cache_resource(show_spinner=False, max_entries=16)
def _captions(_graph: Reader, version: Version, label: str) -> dict[str, str]:
    rows = _graph.run(f"MATCH (n:{label}) RETURN n.id AS id, n.name AS name ORDER BY name, id", row_limit=None).rows
    return {row["id"]: row["name"] or row["id"] for row in rows}


@st.cache_resource(show_spinner=False, on_release=lambda reader: reader.close())
def _guarded(settings: Settings, limits: Limits) -> GuardedReader:
    return open_guarded(settings, limits)
