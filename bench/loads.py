"""What is timed of the loader: loading into a graph as the command line does, and reading alone."""

import csv
import io
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import yaml

from graph.store import open_store
from graph.store.settings import EmbeddedSettings, Settings
from loaders.checking import find_loader
from loaders.contract import LoadOptions
from loaders.files import expand, read_file
from loaders.loading import Outcome, check_path, load_paths


@dataclass(frozen=True, slots=True)
class Load:
    """A load: seconds from opening the store to closing it, the parts of that, and what it did to the graph.

    ``processor`` are the seconds that this process, not a server, kept a core busy; ``files`` those of reading and
    writing each file.
    """

    seconds: float
    processor: float
    parts: dict[str, float]
    files: tuple[float, ...]
    transfers_touched: int


def load(settings: Settings, source: str, paths: Sequence[Path]) -> Load:
    """Load files one after the other into one graph; raises ValueError where one is refused as a whole."""
    # What Python imports only on first use is no part of a load.
    find_loader(source)
    import_module("graph.store.embedded" if isinstance(settings, EmbeddedSettings) else "graph.store.neo4j")
    started, busy = perf_counter(), process_time()
    with closing(open_store(settings)) as store:
        outcomes = load_paths(store, source, paths)
    seconds, processor = perf_counter() - started, process_time() - busy
    for outcome in outcomes:
        if outcome.summary is None:
            told = "; ".join(issue.sentence() for issue in outcome.checked.refusals[:3])
            raise ValueError(f"{outcome.checked.file} was refused: {told}")
    return _load(seconds, processor, outcomes)


def load_each(settings: Settings, files: Sequence[tuple[str, Path]]) -> None:
    """Load files or folders, each with the name of its source, in order; raises ValueError where one is refused."""
    for source, path in files:
        load(settings, source, [path])


def _load(seconds: float, processor: float, outcomes: Sequence[Outcome]) -> Load:
    summaries = [outcome.summary for outcome in outcomes if outcome.summary is not None]
    reading = sum(outcome.checked.seconds for outcome in outcomes)
    writing = sum(summary.seconds for summary in summaries)
    parts = {"reading": reading, "writing": writing, "opening, commit and save": seconds - reading - writing}
    touched = sum(summary.transfers_new + summary.transfers_changed for summary in summaries)
    return Load(seconds, processor, parts, tuple(outcome.seconds for outcome in outcomes), touched)


@dataclass(frozen=True, slots=True)
class Rate:
    """How fast files are read: rows a second by the loader, and by nothing but ``parser``."""

    rows: int
    loader: float
    bare: float
    parser: str


def read_rate(source: str, path: Path, runs: int) -> Rate:
    """Time a loader's reading of a file, or of a folder's files, beside a bare parse of the same; the medians."""
    paths = list(expand([path]))
    parser = next((_PARSERS[suffix] for suffix in paths[0].suffixes if suffix in _PARSERS), "lines")
    find_loader(source)
    loader, bare, rows = [], [], 0
    for _ in range(runs):
        started = perf_counter()
        for one in paths:
            parse(read_file(one).content, parser)
        bare.append(perf_counter() - started)
        started = perf_counter()
        rows = sum(check_path(source, one, LoadOptions()).rows_read for one in paths)
        loader.append(perf_counter() - started)
    return Rate(rows, rows / median(loader), rows / median(bare), parser)


_PARSERS = {".csv": "csv.reader", ".yml": "yaml.safe_load", ".yaml": "yaml.safe_load"}


def parse(content: bytes, parser: str) -> int:
    """Parse bytes with nothing but a library; returns how many rows, or keys, or lines there were.

    >>> parse(b"a,b\\nc,d\\n", "csv.reader")
    2
    """
    parses: dict[str, Callable[[str], int]] = {
        "csv.reader": lambda text: len(list(csv.reader(io.StringIO(text, newline="")))),
        "yaml.safe_load": lambda text: len(yaml.safe_load(text)),
        "lines": lambda text: len(text.splitlines()),
    }
    return parses[parser](_decode(content))


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")
