"""What several measures share: the register, a folder for graphs, and loads that were timed already."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from statistics import median

from bench.figures import NotMeasured
from bench.floor import Floor
from bench.fresh import Fresh, fresh
from bench.loads import Load, load, load_each
from bench.register import COMPONENTS, ITEM_NAMES, SOURCE, STORY, Register, choose_losses
from bench.rows import prepare
from graph.store.settings import EmbeddedSettings, Neo4jSettings, Settings


@contextmanager
def local_server() -> Iterator[Neo4jSettings]:
    """Run a new, empty Neo4j; raises NotMeasured where this machine cannot."""
    # Imported here: the processes that measure memory import this module too.
    from tests.neo4j_server import LocalNeo4j, Neo4jUnavailable, unavailable_reason

    reason = unavailable_reason()
    if reason is not None:
        raise NotMeasured(reason)
    server = LocalNeo4j()
    try:
        server.start()
    except Neo4jUnavailable as error:
        raise NotMeasured(str(error)) from error
    with server:
        settings = server.settings
        yield Neo4jSettings(settings.uri, settings.username, settings.password, settings.database)


@dataclass
class Workbench:
    """A folder to work in, the register, how often to measure, and how to get an empty Neo4j.

    ``say`` is called with what is being done.
    """

    folder: Path
    register: Register
    copies: int
    runs: int
    say: Callable[[str], None]
    server: Callable[[], AbstractContextManager[Neo4jSettings]] = local_server
    _loads: list[Fresh[Load]] = field(default_factory=list)

    @property
    def is_try(self) -> bool:
        """Whether the measures are only tried: with one run or two, those that take minutes do less."""
        return self.runs < 3

    def load_once(self) -> Fresh[Load]:
        """Load the register into a new embedded graph."""
        number = len(self._loads) + 1
        self.say(f"loading {self.register.name} into an embedded graph ({number})")
        graph = self.new_graph(f"load-{number}")
        self._loads.append(fresh(load, EmbeddedSettings(graph), SOURCE, [self.register.path]))
        return self._loads[-1]

    def loads(self, least: int = 1) -> Sequence[Fresh[Load]]:
        """Return the loads made so far, at least so many."""
        while len(self._loads) < least:
            self.load_once()
        return self._loads

    @cached_property
    def graph(self) -> Path:
        """An embedded graph with the register in it."""
        self.loads()
        return self.folder / "load-1" / "graph.kgl"

    @cached_property
    def graph_with_story(self) -> Path:
        """Another one, with the story and the table of components as well."""
        graph = self.new_graph("story")
        shutil.copy(self.graph, graph)
        fresh(load_each, EmbeddedSettings(graph), [("reports", STORY), ("components", COMPONENTS)])
        return graph

    @cached_property
    def graph_of_questions(self) -> Path:
        """One with everything that questions are about, the register loaded last, so that it is the news."""
        graph = self.new_graph("questions")
        self.say("loading the story, tables and the register for questions")
        load_for_questions(EmbeddedSettings(graph), self.register)
        return graph

    @cached_property
    def prepared(self) -> Path:
        """A file with the rows of the graph, for the floor."""
        target = self.folder / "rows"
        self.say("preparing the rows of the bare floor")
        fresh(prepare, self.graph, target)
        return target

    def new_graph(self, name: str) -> Path:
        """Return the path of a graph file in a folder of its own."""
        (self.folder / name).mkdir()
        return self.folder / name / "graph.kgl"


def load_for_questions(settings: Settings, register: Register) -> None:
    """Load the story, our tables, Oryx (its sample where it or the register is not real), and last the register."""
    ours = [("reports", STORY), ("components", COMPONENTS), ("item_names", ITEM_NAMES)]
    fresh(load_each, settings, [*ours, ("oryx", choose_losses(register)), (SOURCE, register.path)])


def tell_parts(name: str, measured: Sequence[Load] | Sequence[Floor]) -> str:
    """Return where the time of something went, as medians.

    >>> tell_parts("floor", [Floor(1.5, 1.4, {"parsing": 0.5, "nodes": 1.0})])
    'floor: parsing 0.50 s, nodes 1.00 s'
    """
    first: Mapping[str, float] = measured[0].parts
    parts = (f"{part} {median(one.parts[part] for one in measured):.2f} s" for part in first)
    return f"{name}: {', '.join(parts)}"


def tell_ratios(loads: Sequence[Load], floors: Sequence[Floor], *, processor: bool = False) -> str:
    """Return the ratio of each pair, since on a busy machine they differ; that of processor time differs less.

    >>> loads = [Load(3, 2, {}, (3,), 1), Load(4, 2, {}, (4,), 1)]
    >>> tell_ratios(loads, [Floor(2, 1, {}), Floor(2, 1, {})], processor=True)
    'single ratios: 1.50, 2.00; of processor time 2.00 ×'
    """
    ratios = ", ".join(f"{load.seconds / floor.seconds:.2f}" for load, floor in zip(loads, floors, strict=True))
    if not processor:
        return f"single ratios: {ratios}"
    busy = median(one.processor for one in loads) / median(one.processor for one in floors)
    return f"single ratios: {ratios}; of processor time {busy:.2f} ×"
