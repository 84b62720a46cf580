"""What is timed of asking: each saved question with its own example, the guard, and the check of all files."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from time import perf_counter, process_time
from typing import Any

from bench.register import ROOT
from graph.store import open_reader
from graph.store.guard import check
from graph.store.settings import Settings
from queries.library import read_library
from queries.question import ParameterType, Question
from queries.running import ask
from queries.values import WrongValues

_ANCHORS = frozenset({ParameterType.ACTOR, ParameterType.ITEM})
_NOWHERE = {"QUERY_PATH": os.devnull}
"""A person's own questions are not measured."""


@dataclass(frozen=True, slots=True)
class Asking:
    """All questions that were asked, and the names of those whose example names what this register does not have."""

    asked: list["Asked"]
    left_out: list[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: median seconds of its statement, and of the whole answer with values read and sources cited."""

    name: str
    anchored: bool
    statement: float
    answer: float
    rows: int


def ask_all(settings: Settings, today: date, runs: int, few: int | None = None) -> Asking:
    """Ask every shipped question with its example, and with no more than it needs, so many times after one to warm up.

    With ``few`` only so many are asked about one actor or item, and as many over the whole graph.

    Raises the errors of the store, and ValueError where a shipped file is no question.
    """
    questions, problems = read_library(_NOWHERE)
    if problems:
        raise ValueError(problems[0].sentence())
    found = Asking([], [])
    with open_reader(settings) as reader:
        for question in _first_of_each(questions, few):
            for name, given in _ways(question):
                try:
                    rows = len(ask(question, given, reader, today=today).rows)
                except WrongValues:
                    found.left_out.append(name)
                    continue
                statements, answers = [], []
                for _ in range(runs):
                    started = perf_counter()
                    statements.append(ask(question, given, reader, today=today).seconds)
                    answers.append(perf_counter() - started)
                found.asked.append(Asked(name, is_anchored(question), median(statements), median(answers), rows))
    return found


def _first_of_each(questions: Sequence[Question], few: int | None) -> list[Question]:
    """Return the first ``few`` anchored questions and the first ``few`` others; all of them where it is None."""
    return [one for kind in (True, False) for one in [q for q in questions if is_anchored(q) is kind][:few]]


def _ways(question: Question) -> list[tuple[str, Mapping[str, Any]]]:
    """Return what a question is given: its example, and where that narrows it down, what it needs alone."""
    needed = {name: value for name, value in question.example.items() if _is_needed(question, name)}
    ways: list[tuple[str, Mapping[str, Any]]] = [(question.name, question.example)]
    return ways if needed == question.example else [*ways, (f"{question.name} un-narrowed", needed)]


def _is_needed(question: Question, name: str) -> bool:
    parameter = question.parameter(name)
    # A day for today narrows nothing down, and two runs ask of the same one.
    return parameter is not None and (parameter.required or parameter.default == "today")


def is_anchored(question: Question) -> bool:
    """Whether a question begins at one actor or item, rather than looking at the whole graph."""
    return any(parameter.required and parameter.type in _ANCHORS for parameter in question.parameters)


_LINE = "MATCH (a:Actor {id: $who})-[:SUPPLIER_OF]->(t:Transfer) WHERE t.order_year > 1990 AND t.kind <> 'x'\n"
_DENSE = "[x IN [1] WHERE(NOT x.a=1)|-x.b]"
GUARDED = {
    "plain": _LINE * (2000 // len(_LINE)) + "RETURN a.name AS name, count(t) AS deals ORDER BY name LIMIT 10",
    "dense": "RETURN " + ", ".join([_DENSE] * (2000 // (len(_DENSE) + 2))),
}
"""Statements of 2 kB: as people write them, and with as many tokens as it takes."""


def guard_seconds(runs: int, text: str) -> float:
    """Return the median seconds of processor time that the guard takes for a statement."""
    spent = []
    for _ in range(runs):
        started = process_time()
        check(text, {"who": "EGY"})
        spent.append(process_time() - started)
    return median(spent)


def check_seconds() -> float:
    """Return how long ``python -m queries check`` takes for all shipped files, Python's start included.

    Raises ValueError where it finds a problem.
    """
    environment: Mapping[str, str] = os.environ | _NOWHERE
    started = perf_counter()
    command = [sys.executable, "-m", "queries", "check"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ValueError(f"queries check found problems: {done.stdout.strip().splitlines()[:1]}")
    return perf_counter() - started


def slowest(asked: Sequence[Asked], number: int = 3) -> str:
    """Return the slowest questions by name with their milliseconds.

    >>> slowest([Asked("a", True, 0.01, 0.02, 3), Asked("b", True, 0.02, 0.04, 1)], 1)
    'b 20 ms (whole answer 40 ms, 1 row)'
    """
    found = sorted(asked, key=lambda one: -one.statement)[:number]
    return ", ".join(
        f"{one.name} {1000 * one.statement:.0f} ms "
        f"(whole answer {1000 * one.answer:.0f} ms, {one.rows:,} {'row' if one.rows == 1 else 'rows'})"
        for one in found
    )
