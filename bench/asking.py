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

_FEW = 2
"""In a try, which shows that the measure works, so many questions of each kind are asked, once."""


def measure_questions(bench: Workbench) -> list[Figure]:
    """Ask all questions of the embedded graph, or a few in a try, and check their files."""
    graph = bench.graph_of_questions
    bench.say(f"asking {_which(bench)} questions of the embedded graph")
    figures = _figures("questions", EmbeddedSettings(graph), 100, bench.is_try)
    bench.say("checking the files of all questions")
    seconds = min(check_seconds() for _ in range(1 if bench.is_try else 2))
    check = Figure(
        measure="questions",
        name="checking the files of all questions",
        unit=Unit.SECONDS,
        measured=seconds,
        budget=Budget(most=5),
    )
    return [*figures, check]


def measure_neo4j_questions(bench: Workbench) -> list[Figure]:
    """Ask all questions of a Neo4j server, or a few in a try; raises NotMeasured where there is none."""
    with bench.server() as settings:
        bench.say("loading the story, tables and the register into Neo4j")
        load_for_questions(settings, bench.register)
        bench.say(f"asking {_which(bench)} questions of Neo4j")
        return _figures("neo4j-questions", settings, 250, bench.is_try)


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


def _which(bench: Workbench) -> str:
    return "a few" if bench.is_try else "all"


def _figures(measure: str, settings: Settings, anchored_budget: float, is_try: bool) -> list[Figure]:
    where = "the embedded engine" if isinstance(settings, EmbeddedSettings) else "Neo4j"
    runs, few = (1, _FEW) if is_try else (_RUNS, None)
    found: Asking = fresh(ask_all, settings, _TODAY, runs, few).value
    told = f"a few for a try, median of {runs}" if is_try else f"median of {runs}"
    figures = []
    for anchored, what, most in (
        (True, "about one actor or item", anchored_budget),
        (False, "over the whole graph", 1500),
    ):
        asked = [one for one in found.asked if one.anchored is anchored]
        if asked:
            name = f"the slowest question {what}, on {where}"
            figures.append(_slowest(measure, name, asked, most, told, found.left_out))
    return figures


def _slowest(measure: str, name: str, asked: list[Asked], most: float, told: str, left_out: list[str]) -> Figure:
    notes = [f"{len(asked)} questions, {told}; slowest: {slowest(asked)}"]
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
