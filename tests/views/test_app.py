"""The app without a browser: what it opens with, what Explore's address means, and what it says of what is wrong."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.store import open_reader, open_store
from graph.store.settings import EmbeddedSettings
from graph.words import Act, SourceKind
from tests.conftest import ROOT
from tests.graph.build import report, row
from tests.views.shown import open_page
from views.text import as_text

Start = Callable[..., AppTest]


@pytest.fixture
def graph_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the app's graph is; there is none yet."""
    path = tmp_path / "graph.kgl"
    monkeypatch.setenv("GRAPH_PATH", str(path))
    monkeypatch.delenv("NEO4J_URI", raising=False)
    st.cache_resource.clear()
    yield path
    st.cache_resource.clear()


@pytest.fixture
def app(graph_path: Path) -> Callable[[], AppTest]:
    """Open the app as it starts."""

    def run() -> AppTest:
        opened = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
        assert not opened.exception
        return opened

    return run


def explore_with_story() -> None:
    """Explore alone, with the story where the graph is empty, as app.py runs it."""
    from views import explore, graph_access
    from views.first_start import fill_when_empty

    graph = graph_access.reader()
    fill_when_empty(graph)
    explore.show_page(graph)


@pytest.fixture
def start(graph_path: Path) -> Start:
    """Open Explore at an address such as ``country="RUS"``."""

    def run(**address: str) -> AppTest:
        return open_page(explore_with_story, **address)

    return run


def texts(app: AppTest) -> str:
    """All that is written on the page outside of the components."""
    written = [element.value for element in (*app.title, *app.subheader, *app.markdown, *app.info, *app.warning)]
    return "\n".join(str(text).replace("\\", "") for text in written)


def test_an_empty_graph_gets_the_story(app: Callable[[], AppTest]) -> None:
    """The first start loads it and says so, once."""
    opened = app()
    assert "The graph was empty, so the story was loaded: " in opened.info[0].value
    assert "Who supplies whom, and who says so?" == opened.title[0].value
    with closing(open_reader()) as reader:
        tables = reader.run("MATCH (r:Report) WHERE r.layout STARTS WITH 'table of' RETURN r.id AS id ORDER BY id").rows
    assert ["components-engines", "item-names-names"] == [row["id"] for row in tables]
    assert not app().info


def test_explore_opens_with_egypt(start: Start) -> None:
    """The story begins there."""
    app = start()
    assert "Egypt" == app.title[0].value
    assert "Pick a country or a line to read its claims." in texts(app)


def test_the_address_holds_the_country_and_what_is_picked(start: Start) -> None:
    app = start(country="RUS", selected="BRA.RUS.refused")
    assert "Russia" == app.title[0].value
    assert "Brazil → Russia" in texts(app)
    assert "No register is loaded." in texts(app)


def test_a_neighbour_can_be_picked_and_opened(start: Start) -> None:
    app = start(country="RUS", selected="BRA")
    assert "Russia and Brazil" in texts(app)
    app.button(key="open_neighbour").click().run()
    assert ("Brazil", "BRA") == (app.title[0].value, app.query_params["country"])
    assert "selected" not in app.query_params


@pytest.mark.parametrize("spelling", ["Ägypten", "Египет", "eg", "Egypt"])
def test_a_country_is_understood_in_any_spelling(start: Start, spelling: str) -> None:
    assert "Egypt" == start(country=spelling).title[0].value


@pytest.mark.parametrize(
    ("wrong", "remark"),
    [
        ("Egyt", "“Egyt” is not a country, group or weapon that is known here. Did you mean Egypt?"),
        ("Togo", "No transfer to or from Togo in the loaded sources. That does not mean none took place."),
        ("<b>x</b>", "“<b>x</b>” is not a country, group or weapon that is known here."),
    ],
)
def test_a_wrong_country_is_named_and_ignored(start: Start, wrong: str, remark: str) -> None:
    """Egypt is shown instead, and what was asked for stands on the page as text."""
    app = start(country=wrong)
    assert "Egypt" == app.title[0].value
    assert remark in texts(app)
    assert "Shown instead: Egypt." in texts(app)


def test_a_wrong_selection_is_ignored(start: Start) -> None:
    assert "Pick a country or a line to read its claims." in texts(start(selected="nobody", left="-1", right="x"))


def test_choosing_another_country_changes_the_address(start: Start) -> None:
    app = start()
    app.multiselect(key="focus").set_value(["country:RUS"]).run()
    assert ("Russia", "RUS") == (app.title[0].value, app.query_params["country"])


def test_a_line_can_be_picked_without_the_picture(start: Start) -> None:
    """The list "Go to a country or line" selects as a click does."""
    app = start()
    app.selectbox(key="go_to").set_value("EGY.RUS.agreed").run()
    assert "EGY.RUS.agreed" == app.query_params["selected"]
    assert "Egypt → Russia" in texts(app)


def test_many_claims_come_by_pages(start: Start, graph_path: Path) -> None:
    """A few, then as many more as are asked for."""
    deals = [
        row(f"{number:03}", report="r", about=f"deal-{number}", supplier="Russia", recipient="Egypt", act=Act.DELIVERED)
        for number in range(120)
    ]
    with closing(open_store(EmbeddedSettings(graph_path))) as store:
        store.write(report("r", kind=SourceKind.COMPILER, rows_read=120, window_from=1950, window_to=2023), deals)
    app = start(selected="RUS.EGY.delivered")
    assert "6 of 120 claims shown, the newest first." in texts(app)
    app.button(key="more_of_RUS.EGY.delivered").click().run()
    assert "56 of 120 claims shown, the newest first." in texts(app)


def test_a_damaged_graph_is_one_clear_line(app: Callable[[], AppTest], graph_path: Path) -> None:
    """No traceback: what is wrong, what to do, and a button to try again."""
    graph_path.write_bytes(b"this is no graph")
    opened = app()
    assert 1 == len(opened.error)
    assert "is damaged or is no graph file" in opened.error[0].value
    graph_path.unlink()
    opened.button[0].click().run()
    assert (0, "Who supplies whom, and who says so?") == (len(opened.error), opened.title[0].value)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "[a](http://x)", "**b** _i_ `c`", "$x$ :red[y] # h"])
def test_text_from_the_graph_is_never_markup(text: str) -> None:
    """Every sign that means something to Markdown is escaped."""
    escaped = as_text(text)
    assert text == escaped.replace("\\", "").replace("\u2060", "")
    assert all(f"\\{sign}" in escaped for sign in text if sign in "<>[]()*_`$:#")
