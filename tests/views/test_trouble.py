"""A graph that cannot be read: each page says why in one line, offers to try again, and recovers."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.store import open_store
from graph.store.dump import fill
from graph.store.settings import EmbeddedSettings
from graph.store.settings import Neo4jSettings as StoreSettings
from loaders.loading import load_paths
from tests.conftest import ROOT
from tests.neo4j_server import Neo4jSettings
from tests.views.shown import run, served, words

STORY = ROOT / "loaders" / "reports" / "sample"


def start_page() -> None:
    """The first page, as app.py runs it."""
    from views import start, trouble

    trouble.run_page(start.show_page)


def explore_page() -> None:
    """Explore, as app.py runs it."""
    from views import explore, trouble

    trouble.run_page(explore.show_page)


def link_page() -> None:
    """Two countries, as app.py runs them."""
    from views import link, trouble

    trouble.run_page(link.show_page)


def queries_page() -> None:
    """Saved queries, as app.py runs them."""
    from views import saved_queries, trouble

    trouble.run_page(saved_queries.show_page)


def cypher_page() -> None:
    """Cypher, as app.py runs it, with a statement that is run at once."""
    import streamlit

    from views import cypher, trouble

    if "cypher_text" not in streamlit.session_state:
        streamlit.session_state["cypher_text"] = "MATCH (a:Actor) RETURN count(a) AS actors LIMIT 1"
    streamlit.session_state["cypher_ran"] = True
    trouble.run_page(cypher.show_page)


def sources_page() -> None:
    """Sources, as app.py runs it."""
    from views import sources, trouble

    trouble.run_page(sources.show_page)


PAGES = [start_page, explore_page, link_page, queries_page, cypher_page, sources_page]
Script = Callable[[], None]


def tells(app: AppTest, *parts: str) -> None:
    """The page has one error with all the parts, in one line, and a button to try again."""
    assert 1 == len(app.error), [error.value for error in app.error]
    told = app.error[0].value.replace("\\", "")
    assert [] == [part for part in parts if part not in told], told
    assert "\n" not in told
    assert "Traceback" not in told
    assert ["Try again"] == [button.label for button in app.button if button.key == "try_again"]


@pytest.mark.parametrize("page", PAGES)
def test_a_damaged_file_is_told_and_the_page_recovers(
    page: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What to do is said; when the file is whole again, trying again shows the page."""
    path = tmp_path / "graph.kgl"
    with closing(open_store(EmbeddedSettings(path))) as store:
        load_paths(store, "reports", [STORY])
    whole = path.read_bytes()
    path.write_bytes(b"no graph at all")
    with served(EmbeddedSettings(path), monkeypatch):
        app = run(AppTest.from_function(page, default_timeout=120))
        tells(app, "graph.kgl is damaged", "restore a backup")
        path.write_bytes(whole)
        app.button(key="try_again").click()
        assert not run(app).error
        assert app.title


@pytest.mark.parametrize("page", PAGES)
def test_a_file_that_another_process_holds_is_told(
    page: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty graph cannot get the story while somebody else writes; afterwards the page comes by itself."""
    path = tmp_path / "graph.kgl"
    with served(EmbeddedSettings(path), monkeypatch):
        with closing(open_store(EmbeddedSettings(path))) as other, other.transaction():
            app = run(AppTest.from_function(page, default_timeout=120))
            tells(app, "is being written by process", "Wait until it is done")
        assert not run(app).error
        assert app.title


def test_a_limit_that_is_none_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The graph is not said to be at fault, and what other sessions have read is kept when somebody tries again."""
    made = []

    @st.cache_resource
    def read_by_others() -> int:
        made.append(1)
        return len(made)

    path = tmp_path / "graph.kgl"
    with closing(open_store(EmbeddedSettings(path))) as store:
        load_paths(store, "reports", [STORY])
    with served(EmbeddedSettings(path), monkeypatch):
        assert 1 == read_by_others()
        monkeypatch.setenv("QUERY_ROWS", "many")
        app = run(AppTest.from_function(cypher_page, default_timeout=120))
        tells(app, "QUERY_ROWS is 'many'", "unset it for 1000")
        assert "This cannot be shown now" == app.header[0].value
        monkeypatch.delenv("QUERY_ROWS")
        app.button(key="try_again").click()
        assert not run(app).error
        assert 1 == read_by_others()


class Gate:
    """A way to a server that can be closed and opened: while it is closed, nobody comes through any more."""

    def __init__(self, host: str, port: int) -> None:
        self._target = host, port
        self._ends: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._is_open = True
        threading.Thread(target=self._listen, daemon=True).start()

    def close(self) -> None:
        """Cut all that passes, and let nothing more through."""
        self._is_open = False
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self._ends.clear()

    def open(self) -> None:
        """Let through again."""
        self._is_open = True

    def end(self) -> None:
        """Close for good."""
        self.close()
        self._listener.close()

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if not self._is_open:
                near.close()
                continue
            far = socket.create_connection(self._target)
            self._ends += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    @staticmethod
    def _pass_on(one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
        with suppress(OSError):
            other.shutdown(socket.SHUT_RDWR)


@pytest.fixture(scope="module")
def story_on_a_server(neo4j_settings: Neo4jSettings) -> Neo4jSettings:
    """The real server, with the story in it."""
    chosen = StoreSettings(
        neo4j_settings.uri, neo4j_settings.username, neo4j_settings.password, neo4j_settings.database
    )
    with closing(open_store(chosen)) as store:
        fill(store, (), replace=True)
        load_paths(store, "reports", [STORY])
    return neo4j_settings


@pytest.fixture
def gate(story_on_a_server: Neo4jSettings) -> Iterator[Gate]:
    """A way to the real server."""
    host, _, port = story_on_a_server.uri.removeprefix("bolt://").partition(":")
    made = Gate(host, int(port))
    yield made
    made.end()


@pytest.mark.parametrize("page", PAGES)
def test_a_neo4j_that_goes_away_is_told_and_the_page_recovers(
    page: Script, gate: Gate, neo4j_settings: Neo4jSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was there, it goes in the middle of a session, and it comes back."""
    through = StoreSettings(
        f"bolt://127.0.0.1:{gate.port}", neo4j_settings.username, neo4j_settings.password, neo4j_settings.database
    )
    with served(through, monkeypatch):
        app = run(AppTest.from_function(page, default_timeout=120))
        assert not app.error
        before = words(app)
        gate.close()
        tells(run(app), str(gate.port))
        gate.open()
        app.button(key="try_again").click()
        assert not run(app).error
        assert before.partition("\n")[0] == words(app).partition("\n")[0]


@pytest.mark.parametrize("page", PAGES)
def test_a_server_that_was_never_there_is_told(page: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its address, and nothing else of the page."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    st.cache_resource.clear()
    with served(StoreSettings(f"bolt://127.0.0.1:{port}", "neo4j", "secret-word", "neo4j"), monkeypatch):
        app = run(AppTest.from_function(page, default_timeout=120))
        tells(app, str(port))
        assert "secret-word" not in words(app)
