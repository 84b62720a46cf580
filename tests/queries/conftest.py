"""A small graph on each engine in turn, and a way to ask shipped questions of it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from graph.claims import Claim
from graph.reports import LoadedReport
from graph.store import Store
from graph.store.base import Node, Reader, Value
from queries.header import read_question
from queries.library import FOLDER
from queries.question import Question
from queries.running import Answer, ask
from queries.wording import read_aloud

TODAY = date(2026, 1, 1)


def shipped(name: str) -> Question:
    """The shipped question of a name."""
    (path,) = FOLDER.glob(f"*/{name}.cypher")
    return read_question(path, trusted=True)


@dataclass
class SmallGraph:
    """A graph made for one test, and the answers of shipped questions about it."""

    store: Store
    reader: Reader

    def write(self, loaded: LoadedReport, *claims: Claim) -> None:
        """Load a report with its claims."""
        self.store.write(loaded, claims)

    def answer(self, name: str, **given: Any) -> Answer:
        """Run a question as the command line does."""
        return ask(shipped(name), given, self.reader, today=TODAY)

    def rows(self, name: str, **given: Any) -> list[tuple[Any, ...]]:
        """Return rows as tuples in the order of the columns; nodes as their ids."""
        return [tuple(plain(value) for value in row.values()) for row in self.answer(name, **given).rows]

    def aloud(self, name: str, **given: Any) -> list[str]:
        """Return the sentence of each row."""
        return [read_aloud(shipped(name), row) for row in self.answer(name, **given).rows]


def plain(value: Value) -> Any:
    """Nodes as their ids, also in lists and maps."""
    if isinstance(value, Node):
        return value.id
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    return value


@pytest.fixture
def small(store: Store) -> Iterator[SmallGraph]:
    """An empty graph, on each engine in turn."""
    with closing(store.reader()) as reader:
        yield SmallGraph(store, reader)
