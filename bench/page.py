"""What is timed of reading: opening the graph file, and what the page of a country reads and draws first."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from graph.deal_rows import read_deals
from graph.explore import list_actors
from graph.filters import Filters, facets_of, part
from graph.gathering import gather
from graph.picture import draw
from graph.sides import WIDE
from graph.store import open_reader
from graph.store.settings import EmbeddedSettings


@dataclass(frozen=True, slots=True)
class Opening:
    """Seconds until a country's picture is there, and what the picture shows."""

    country: str
    actors: float
    surroundings: float
    picture: float
    nodes: int
    edges: int

    @property
    def seconds(self) -> float:
        """All of it."""
        return self.actors + self.surroundings + self.picture


@dataclass(frozen=True, slots=True)
class Pages:
    """Seconds until a fresh reader has the file open, each time, and each opening of each country."""

    opening: list[float]
    openings: list[Opening]


def open_pages(graph: Path, countries: Sequence[str], runs: int) -> Pages:
    """Open a graph with fresh readers, then countries by their ids, each so many times; KeyError where one is absent.

    The page keeps the list of actors until the graph changes; here each opening reads it anew.
    """
    opening = []
    for _ in range(runs):
        started = perf_counter()
        with open_reader(EmbeddedSettings(graph)) as reader:
            assert reader.version
            opening.append(perf_counter() - started)
    with open_reader(EmbeddedSettings(graph)) as reader:
        assert reader.version
        openings = []
        for country in countries:
            for _ in range(runs):
                started = perf_counter()
                actors = {actor.id: actor for actor in list_actors(reader)}
                listed = perf_counter()
                deals = read_deals(reader, actors=[country])
                kept, hidden = part(deals.deals, Filters(), [country])
                around = gather(deals, [actors[country]], kept, hidden)
                facets_of(deals.deals)
                read = perf_counter()
                picture = draw(around, WIDE)
                drawn = perf_counter()
                spent = (listed - started, read - listed, drawn - read)
                openings.append(Opening(country, *spent, nodes=len(picture.nodes), edges=len(picture.edges)))
    return Pages(opening, openings)
