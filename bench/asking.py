"""The measures of asking: the saved questions on each engine, the check of their files, and the guard."""

from datetime import date

from bench.figures import Budget, Figure, Unit
from bench.fresh import fresh
from bench.questions import GUARDED, Asked, Asking, ask_all, check_seconds, guard_seconds, slowest
from bench.workbench import Workbench, load_for_questions
from graph.store.settings import EmbeddedSettings, Settings

_TODAY = date(2026, 1, 1)
"""The day that questions about what is overdue take for today, so that two runs ask the same."""

_RUNS = 5


def measure_questions(bench: Workbench) -> list[Figure]:
    """Ask all questions of the embedded graph, and check their files."""
    bench.say("asking all questions of the embedded graph")
    figures = _figures("questions", EmbeddedSettings(bench.graph_of_questions), 100)
    bench.say("checking the files of all questions")
    seconds = min(check_seconds() for _ in range(2))
    check = Figure(
        measure="questions",
        name="checking the files of all questions",
        unit=Unit.SECONDS,
        measured=seconds,
        budget=Budget(most=5),
    )
    return [*figures, check]


def measure_neo4j_questions(bench: Workbench) -> list[Figure]:
    """Ask all questions of a Neo4j server; raises NotMeasured where there is none."""
    with bench.server() as settings:
        bench.say("loading the story, tables and the register into Neo4j")
        load_for_questions(settings, bench.register.path)
        bench.say("asking all questions of Neo4j")
        return _figures("neo4j-questions", settings, 250)


def measure_guard(bench: Workbench) -> list[Figure]:
    """Time the guard alone."""
    bench.say("guarding statements of 2 kB")
    return [
        Figure(
            measure="guard",
            name=f"guarding a {what} statement of 2 kB",
            unit=Unit.MICROSECONDS,
            measured=1_000_000 * fresh(guard_seconds, 200, text).value,
            budget=Budget(most=1000),
        )
        for what, text in GUARDED.items()
    ]


def _figures(measure: str, settings: Settings, anchored_budget: float) -> list[Figure]:
    where = "the embedded engine" if isinstance(settings, EmbeddedSettings) else "Neo4j"
    found: Asking = fresh(ask_all, settings, _TODAY, _RUNS).value
    figures = []
    for anchored, what, most in (
        (True, "about one actor or item", anchored_budget),
        (False, "over the whole graph", 1500),
    ):
        asked = [one for one in found.asked if one.anchored is anchored]
        if asked:
            figures.append(_slowest(measure, f"the slowest question {what}, on {where}", asked, most, found.left_out))
    return figures


def _slowest(measure: str, name: str, asked: list[Asked], most: float, left_out: list[str]) -> Figure:
    notes = [f"{len(asked)} questions, median of {_RUNS}; slowest: {slowest(asked)}"]
    if left_out:
        notes.append(f"not asked, for the register lacks what their example names: {', '.join(left_out)}")
    return Figure(
        measure=measure,
        name=name,
        unit=Unit.MILLISECONDS,
        measured=1000 * max(one.statement for one in asked),
        budget=Budget(most=most),
        notes=tuple(notes),
    )
