"""What several tests need: a real Neo4j, a real browser, real data; and what happens where one is missing.

A test that asks for something this machine lacks is skipped, and the end of the run says how many, why, and how to
install it. With REQUIRE_NEO4J=1 or REQUIRE_BROWSER=1 in the environment such a skip is a failure instead.
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

import pytest
from neo4j import GraphDatabase
from xdist.scheduler import LoadScopeScheduling

from graph import schema
from graph.store import Store, open_store
from graph.store.dump import fill
from graph.store.settings import EmbeddedSettings, Settings
from graph.store.settings import Neo4jSettings as StoreSettings
from tests.neo4j_server import LocalNeo4j, Neo4jSettings, Neo4jUnavailable

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Several servers on few cores: other collectors would run threads of their own.
QUICK_JAVA = ("-XX:+UseSerialGC",)
QUICK = {
    # Each test fills an empty graph, and each time the server would plan anew what it has planned before.
    "dbms.cypher.min_replan_interval": "1h",
    "server.memory.query_cache.per_db_cache_num_entries": "5000",
}
# A server plans a statement again when it first meets a name in it; so these are made known before all tests.
NAMES = {
    "CALL db.createLabel(name)": [*schema.LABEL_NAMES],
    "CALL db.createRelationshipType(name)": [*schema.RELATIONSHIP_NAMES],
    "CALL db.createProperty(name)": sorted(schema.PROPERTY_NAMES),
}
# The fixtures that need something from outside, and the marker by which `-m` picks or leaves out their tests.
MARKERS = {"neo4j_server": "neo4j", "chromium_path": "browser", "shared_data": "shared"}


@pytest.fixture(scope="session")
def neo4j_server(pytestconfig: pytest.Config) -> Iterator[LocalNeo4j]:
    """One real Neo4j for all tests of a process; they empty it themselves."""
    server = LocalNeo4j(settings=QUICK, java=QUICK_JAVA)
    # Its first start downloads, and says so in one line that pytest is not to swallow.
    capture = pytestconfig.pluginmanager.getplugin("capturemanager")
    try:
        with capture.global_and_fixture_disabled():
            server.start()
    except Neo4jUnavailable as error:
        _missing("Neo4j", str(error), required_by="REQUIRE_NEO4J")
    with GraphDatabase.driver(server.uri, auth=(server.username, server.password)) as driver:
        for call, names in NAMES.items():
            driver.execute_query(f"UNWIND $names AS name {call}", names=names)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def neo4j_settings(neo4j_server: LocalNeo4j) -> Neo4jSettings:
    """URI, user, password and database of the real Neo4j."""
    return neo4j_server.settings


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """An empty graph, on each engine in turn."""
    if request.param == "embedded":
        return EmbeddedSettings(tmp_path / "graph.kgl")
    server = request.getfixturevalue("neo4j_settings")
    chosen = StoreSettings(server.uri, server.username, server.password, server.database)
    with closing(open_store(chosen)) as store:
        fill(store, (), replace=True)
    return chosen


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """An empty store to write to, on each engine in turn."""
    with closing(open_store(settings)) as opened:
        yield opened


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The Chromium or Chrome of this machine: the one CHROMIUM names, else the first on the PATH."""
    for name in filter(None, (os.environ.get("CHROMIUM"), *CHROMIUM_NAMES)):
        found = shutil.which(name)
        if found:
            return Path(found)
    reason = "no chromium was found. Install it: apt-get install -y chromium (or set CHROMIUM to its path)"
    _missing("Browser", reason, required_by="REQUIRE_BROWSER")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real registers and articles, in `shared/data` beside the checkout; their licences keep them out of it."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        _missing("Real data", "no folder ../shared/data beside the checkout. It is not published: put your own there.")
    return folder


def _missing(what: str, reason: str, *, required_by: str | None = None) -> NoReturn:
    """Skip the test that asks for `what`, or fail it where the environment requires it."""
    if required_by and os.environ.get(required_by) == "1":
        pytest.fail(f"{what}: {reason} ({required_by}=1 makes this a failure.)", pytrace=False)
    pytest.skip(f"{what}: {reason}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by what it needs from outside; files with slow tests come first, so that none of them is last."""
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if fixture in MARKERS:
                item.add_marker(MARKERS[fixture])
        if item.get_closest_marker("neo4j") and not _is_on_neo4j(item.nodeid):
            raise pytest.UsageError(f"{item.nodeid} uses Neo4j: its name, file or parameter has to say so")
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def _is_on_neo4j(nodeid: str) -> bool:
    return "neo4j" in nodeid


class _ByFileAndServer(LoadScopeScheduling):  # type: ignore[misc]
    """Deals out whole files, whose tests share what they prepare, and all tests on Neo4j to one process.

    Tests empty the server, so that each process needs one of its own; and a server is slow until it has planned much.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "all on Neo4j" if _is_on_neo4j(nodeid) else nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Deal out the tests where there are several processes (``--numprocesses``)."""
    config.option.loadscopereorder = False
    return _ByFileAndServer(config, log)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Say, last of all, what did not run and what would make it run."""
    yield
    skipped = Counter(str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", ()))
    if not skipped:
        return
    terminalreporter.section("NOT RUN", yellow=True)
    for reason, count in skipped.most_common():
        tests = "1 test" if count == 1 else f"{count} tests"
        terminalreporter.line(f"{tests} skipped. {reason.removeprefix('Skipped: ')}")
