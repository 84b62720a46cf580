"""The measures by name, each of which returns its figures; here those of reading. The budgets are the design's."""

from collections.abc import Callable, Mapping
from statistics import median

from bench.asking import measure_guard, measure_neo4j_questions, measure_questions
from bench.browser import measure_browser
from bench.figures import Budget, Figure, Unit
from bench.fresh import fresh
from bench.loading import measure_again, measure_copies, measure_embedded, measure_memory, measure_neo4j
from bench.loads import read_rate
from bench.page import Opening, open_pages
from bench.register import choose_file
from bench.workbench import Workbench
from loaders.checking import source_ids

COUNTRIES = ("EGY", "USA")


def measure_page(bench: Workbench) -> list[Figure]:
    """Open the graph file, and the pages of two countries in it, with the register and the story loaded."""
    graph = bench.graph_with_story
    bench.say("opening the pages of " + " and ".join(COUNTRIES))
    pages = fresh(open_pages, graph, COUNTRIES, runs=max(5, bench.runs)).value
    figures = [
        Figure(
            measure="page",
            name="opening the file of the embedded graph",
            unit=Unit.MILLISECONDS,
            measured=1000 * median(pages.opening),
            notes=(f"opening the file for the first time in a process: {1000 * pages.opening[0]:.0f} ms",),
        )
    ]
    for country in COUNTRIES:
        figures.append(_page(country, [one for one in pages.openings if one.country == country]))
    return figures


def _page(country: str, openings: list[Opening]) -> Figure:
    parts = {
        "actors": median(one.actors for one in openings),
        "what surrounds it": median(one.surroundings for one in openings),
        "picture": median(one.picture for one in openings),
    }
    told = ", ".join(f"{part} {1000 * seconds:.0f} ms" for part, seconds in parts.items())
    return Figure(
        measure="page",
        name=f"opening {country} in Explore, up to the picture's data",
        unit=Unit.MILLISECONDS,
        measured=1000 * median(one.seconds for one in openings),
        budget=Budget(most=300),
        notes=(f"{country}: {told}; {openings[0].nodes} nodes, {openings[0].edges} edges",),
    )


def measure_reading(bench: Workbench) -> list[Figure]:
    """Time what each loader reads, without a store, beside a bare parse of the same file."""
    figures = []
    for source in source_ids():
        path, what = choose_file(source, bench.register)
        bench.say(f"reading with the loader of {source}")
        rate = fresh(read_rate, source, path, max(3, bench.runs)).value
        figures.append(
            Figure(
                measure="reading",
                name=f"reading {what} with the loader of {source}, beside {rate.parser}",
                unit=Unit.ROWS,
                measured=rate.loader,
                baseline=rate.bare,
            )
        )
    return figures


MEASURES: Mapping[str, Callable[[Workbench], list[Figure]]] = {
    "embedded": measure_embedded,
    "neo4j": measure_neo4j,
    "memory": measure_memory,
    "copies": measure_copies,
    "again": measure_again,
    "page": measure_page,
    "browser": measure_browser,
    "questions": measure_questions,
    "neo4j-questions": measure_neo4j_questions,
    "guard": measure_guard,
    "reading": measure_reading,
}
