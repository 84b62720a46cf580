"""Who may import whom. The rules stand in docs/house.md; here they are read from the code itself."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

FOLDERS = ("graph", "loaders", "queries", "views")
# The modules of graph/ that read a graph; all others are words and rules, which know no store.
READERS = {
    "graph.__main__",
    "graph.behind",
    "graph.claim_rows",
    "graph.deal_rows",
    "graph.disputes",
    "graph.edition_rows",
    "graph.exchange_rows",
    "graph.explore",
    "graph.holding_rows",
    "graph.link",
    "graph.possible",
    "graph.relatives",
    "graph.story_rows",
}
# The only modules of loaders/ that know a store; how the command line prints what they did knows them, and no store.
TIES = {"loaders.__main__", "loaders.command", "loaders.comparing", "loaders.judging", "loaders.loading"}
PRINTS = "loaders.output"
# Each stands in exactly one module, so that it can be replaced.
ONE_PLACE = {
    "kglite": "graph.store.embedded",
    "neo4j": "graph.store.neo4j",
    "pyvis": "graph.picture",
    "rich": "queries.tables",
    "starlette": "views.serving",
}
NETWORK = {"ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib", "urllib3", "webbrowser"}


def name_of(path: Path) -> str:
    """Return a file's name as a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> dict[str, frozenset[str]]:
    """Return every module of the program, without tests and measurements, with all that it imports by full name."""
    paths = [ROOT / "app.py", *(path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))]
    names = {name_of(path) for path in paths}
    return {name_of(path): frozenset(imports(path, names)) for path in paths}


def imports(path: Path, names: set[str]) -> Iterator[str]:
    """Yield what a file imports, inside functions too; of ``from a import b`` the module b where there is one."""
    package = name_of(path) if path.name == "__init__.py" else name_of(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([base] if base else [])])
            yield from (f"{base}.{alias.name}" if f"{base}.{alias.name}" in names else base for alias in node.names)


def layer(module: str) -> str:
    """Return the layer to which a module belongs."""
    if module in READERS:
        return "readers"
    if module == "graph.store" or module.startswith("graph.store."):
        return "store"
    if module in TIES:
        return "ties"
    if module == PRINTS:
        return "prints"
    return module.partition(".")[0]


MAY_IMPORT = {
    "graph": {"graph"},
    "store": {"graph", "store"},
    "readers": {"graph", "store", "readers"},
    "loaders": {"graph", "loaders"},
    "ties": {"graph", "store", "readers", "loaders", "ties", "prints"},
    "prints": {"graph", "loaders", "ties", "prints"},
    "queries": {"graph", "store", "readers", "queries"},
    "views": {"graph", "store", "readers", "loaders", "ties", "queries", "views"},
    "app": {"graph", "store", "readers", "loaders", "ties", "queries", "views"},
}


def own(imported: str) -> bool:
    """Whether an import is of this project."""
    return imported.partition(".")[0] in {*FOLDERS, "app", "bench", "tests"}


def test_the_lists_name_modules_that_exist() -> None:
    """A module that is renamed is renamed here as well."""
    assert set() == (READERS | TIES | {PRINTS} | set(ONE_PLACE.values())) - set(modules())


@pytest.mark.parametrize("upper", MAY_IMPORT)
def test_imports_run_one_way(upper: str) -> None:
    """graph (words) <- loaders, graph.store <- queries <- views <- app.py; nothing imports tests or measurements."""
    broken = {
        f"{module} imports {imported}"
        for module, found in modules().items()
        for imported in found
        if layer(module) == upper and own(imported) and layer(imported) not in MAY_IMPORT[upper]
    }
    assert set() == broken


def test_words_and_rules_know_no_store() -> None:
    """Whatever a loader or a store can reach in graph/ is words and rules."""
    known = modules()
    reached: set[str] = set()
    waiting = [name for name in known if layer(name) in ("loaders", "store")]
    while waiting:
        module = waiting.pop()
        for imported in known.get(module, frozenset()):
            if imported in known and imported not in reached:
                reached.add(imported)
                waiting.append(imported)
    assert set() == reached & READERS
    words = {module for module in reached if layer(module) == "graph"}
    assert {"graph.words", "graph.claims", "graph.schema", "graph.derive"} <= words
    assert set() == {module for module in words if any(layer(name) == "store" for name in known[module])}


def test_loaders_of_sources_know_no_store() -> None:
    """Only the command line and what loads for it tie a loader to a store."""
    tied = {module for module, found in modules().items() if any(layer(name) == "store" for name in found)}
    assert {module for module in tied if module.partition(".")[0] == "loaders"} == TIES


def test_loaders_open_no_network() -> None:
    """They read files that a person has downloaded."""
    broken = {
        f"{module} imports {imported}"
        for module, found in modules().items()
        for imported in found
        if module.startswith("loaders") and imported.partition(".")[0] in NETWORK
    }
    assert set() == broken


@pytest.mark.parametrize(("library", "place"), ONE_PLACE.items())
def test_an_engine_or_renderer_stands_in_one_module(library: str, place: str) -> None:
    """It can be replaced there, and its exceptions and types stay there."""
    assert {place} == {module for module, found in modules().items() if uses(found, library)}


def test_streamlit_stands_in_the_views_alone() -> None:
    """Beside app.py nothing else knows it."""
    places = {module for module, found in modules().items() if uses(found, "streamlit")}
    assert {module for module in places if layer(module) not in ("app", "views")} == set()
    assert "app" in places


@pytest.mark.parametrize("library", ["networkx", "numpy", "scipy"])
def test_layout_and_analysis_stand_in_graph(library: str) -> None:
    """What computes positions and paths knows neither stores nor pages."""
    places = {module for module, found in modules().items() if uses(found, library)}
    assert {module for module in places if layer(module) not in ("graph", "readers")} == set()


def test_every_import_is_known() -> None:
    """Of this project, of Python, or of requirements.txt; nothing comes along by chance."""
    known = {"kglite", "neo4j", "pyvis", "streamlit", "starlette", "networkx", "numpy", "scipy"}
    known |= {"countrynames", "babel", "click", "rich", "yaml", "jsonschema"}
    found = {imported.partition(".")[0] for names in modules().values() for imported in names}
    assert set() == {name for name in found if not own(name) and name not in sys.stdlib_module_names} - known


def uses(found: frozenset[str], library: str) -> bool:
    """Whether a library, or a part of it, is among some imports."""
    return any(name == library or name.startswith(f"{library}.") for name in found)
