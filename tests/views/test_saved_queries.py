"""The page of saved queries without a browser, on both engines: what the address means, forms, answers, own files."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.store import open_store
from graph.store.settings import EmbeddedSettings, Settings
from loaders.loading import load_paths
from tests.conftest import ROOT
from tests.views.shown import given
from views.question_form import part_of

STORY = ROOT / "loaders" / "reports" / "sample"
OWN = """// title: Whom do I follow?
// description: One actor by its code, to see that an own question is asked.
// tags: [mine]
// params:
//   who: {type: actor, help: any spelling}
//   kinds: {type: list of text, default: [state], help: kinds of actors}
// example: {who: EGY}
// columns:
//   actor: {type: actor, key: true}
//   edition: report
// view: table
// sentence: "{actor} is followed"
// caveat: A test.
MATCH (actor:Actor {id: $who})
WHERE actor.kind IN $kinds
RETURN actor, null AS edition
ORDER BY actor.id
LIMIT 5
"""

Open = Callable[..., AppTest]


@pytest.fixture
def open_page(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Open the page at an address, on a graph with the story, beside an empty folder of own questions."""
    if isinstance(settings, EmbeddedSettings):
        monkeypatch.setenv("GRAPH_PATH", str(settings.path))
        monkeypatch.delenv("NEO4J_URI", raising=False)
    else:
        for name, value in (("URI", settings.uri), ("USERNAME", settings.username), ("PASSWORD", settings.password)):
            monkeypatch.setenv(f"NEO4J_{name}", value)
        monkeypatch.setenv("NEO4J_DATABASE", settings.database)
    monkeypatch.setenv("QUERY_PATH", str(tmp_path / "own"))
    with closing(open_store(settings)) as store:
        load_paths(store, "reports", [STORY])
    st.cache_resource.clear()

    def run(page: str = "saved_queries", **address: str) -> AppTest:
        app = AppTest.from_function(_page, args=(page,), default_timeout=60)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    yield run
    st.cache_resource.clear()


def _page(name: str) -> None:
    import importlib

    from views import graph_access

    importlib.import_module(f"views.{name}").show_page(graph_access.reader())


def texts(app: AppTest) -> str:
    """All that is written on the page outside of the components."""
    written = [e.value for e in (*app.title, *app.subheader, *app.markdown, *app.warning, *app.error, *app.code)]
    return "\n".join(str(text).replace("\\", "") for text in written)


def part(app: AppTest, name: str) -> str | None:
    """A part of the address, None where it is not there."""
    value = app.query_params.get(name)
    return value[0] if isinstance(value, list) else value


def test_a_link_asks_the_question_with_its_values(open_page: Open) -> None:
    """The answer, what it is not, what it rests on, and the statement to take away."""
    app = open_page(q="who-asked-whom", asking="RUS", asked="PAK")
    assert "Who asked whom for what, and what was the answer?" == app.title[0].value.replace("\\", "")
    told = texts(app)
    assert "1 row, all shown." in told
    assert "where no answer is loaded, there may have" in told.lower()
    assert ":param asking => 'RUS';\n:param asked => 'PAK';\nMATCH (asking:Actor)" in told
    ((way,),) = given(app, "answer.who-asked-whom.open_cypher")["rows"]
    assert unquote(way["address"]).startswith("/cypher?text=:param asking => 'RUS';")
    assert ["Download CSV", "Download JSON", "Download GraphML", "Download sources"] == [
        button.label for button in app.get("download_button")
    ]
    assert 1 == len(app.dataframe)


def test_a_field_puts_its_value_into_the_address(open_page: Open) -> None:
    """What is the default stays out. (The browser's test types another spelling.)"""
    app = open_page(q="who-asked-whom")
    assert "4 rows, all shown." in texts(app)
    app.selectbox(key="form.who-asked-whom.asked").set_value("EGY").run()
    assert "EGY" == part(app, "asked")
    assert "1 row, all shown." in texts(app)
    app.selectbox(key="form.who-asked-whom.asked").set_value(None).run()
    assert part(app, "asked") is None
    assert "4 rows, all shown." in texts(app)


@pytest.mark.parametrize("spelling", ["Ägypten", "Египет", "egypt"])
def test_a_link_may_name_an_actor_in_any_spelling(open_page: Open, spelling: str) -> None:
    told = texts(open_page(q="who-asked-whom", asked=spelling))
    assert "1 row, all shown." in told
    assert ":param asked => 'EGY';" in told


def test_a_name_that_nobody_knows_is_told_at_its_field(open_page: Open) -> None:
    """The question waits: without the name it would be another one. The nearest name is a press away."""
    app = open_page(q="who-asked-whom", asked="Egyt")
    assert "“Egyt” is no known actor. Did you mean one of these?" in texts(app)
    assert "Not asked yet. To be filled in or put right: asked." in texts(app)
    app.button(key="near.who-asked-whom.asked.Egypt (EGY)").click().run()
    assert ("EGY", True) == (part(app, "asked"), "1 row, all shown." in texts(app))


def test_a_needed_value_is_asked_for_and_an_example_is_at_hand(open_page: Open) -> None:
    app = open_page(q="suppliers-of-a-country")
    assert "Needs a value." in texts(app)
    next(button for button in app.button if button.label.startswith("Try the example")).click().run()
    assert "EGY" == part(app, "recipient")
    assert "That nothing is found in what is loaded is not evidence" in texts(app)
    assert "This question reads registers, and none is loaded: load one on the page Sources" in texts(app)


@pytest.mark.parametrize(
    ("address", "remark"),
    [
        ({"q": "<b>nothing</b>"}, "There is no saved query “<b>nothing</b>”. Shown instead: Who refused whom?"),
        ({"q": "who-refused-whom", "x": "1"}, "This page has nothing called “x” in its address, so it is ignored."),
        ({"q": "who-refused-whom", "askd": "BRA"}, "Did you mean “asked”?"),
        (
            {"q": "deliveries-by-year", "recipient": "EGY", "since": "soon"},
            "“soon” is no whole number. It is left out.",
        ),
        ({"q": "newest-claims", "since": "31.12.2023"}, "is no date; expected a day like 2023-12-08"),
        (
            {"q": "who-refused-whom", "rows": "0"},
            "rows=0 in the address is no number from 1 to 10,000, so it is ignored.",
        ),
        ({"topic": "<i>"}, "There is no topic “<i>”, so it is ignored."),
        ({"topic": "own"}, "You have no questions of your own yet, so the topic in the address is ignored."),
        ({"selected": "<i>x</i>"}, "“<i>x</i>” in the address is no row, country or line of this answer, so nothing"),
        ({"q": "who-refused-whom", "selected": "row.99999"}, "“row.99999” in the address is no row"),
    ],
)
def test_a_wrong_value_in_a_link_is_named_and_left_out(open_page: Open, address: dict[str, str], remark: str) -> None:
    app = open_page(**address)
    assert remark in texts(app)
    assert "Not asked yet" not in texts(app)


def test_a_picked_row_and_line_show_what_they_say(open_page: Open) -> None:
    told = texts(open_page(q="who-refused-whom", selected="row.1"))
    assert "Row 1" in told
    app = open_page(q="who-refused-whom", selected="BRA")
    way = {"text": "Open Brazil in Explore", "address": "/explore?country=BRA"}
    assert [[way]] == given(app, "answer.who-refused-whom.open_picked")["rows"]


def test_search_goes_through_all_topics(open_page: Open) -> None:
    app = open_page(search="refused whom")
    assert ["who-refused-whom"] == app.radio(key="question").options or "Who refused whom?" in app.radio[0].options[0]
    app = open_page(search="nothing has these words")
    assert "No saved query has these words." in texts(app)


def test_choosing_another_question_takes_the_values_along_with_the_old_one_out(open_page: Open) -> None:
    app = open_page(q="who-asked-whom", asked="EGY", topic="returns")
    app.radio(key="question").set_value("who-blocked-what").run()
    assert ("who-blocked-what", None, "returns") == (part(app, "q"), part(app, "asked"), part(app, "topic"))


def test_own_questions_stand_beside_ours_and_run_behind_the_guard(open_page: Open, tmp_path: Path) -> None:
    """One that would read a file is refused in one line; one with mistakes is listed with them."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "mine.cypher").write_text(OWN)
    loading = OWN.replace("MATCH (actor", "LOAD CSV FROM 'file:///etc/hostname' AS line\nMATCH (actor")
    (folder / "bad.cypher").write_text(loading)
    (folder / "broken.cypher").write_text("// title: Broken\nRETURN 1")
    app = open_page(q="mine", who="Египет")
    assert "Yours, from mine.cypher. It runs behind the guard: it can only read." in texts(app)
    assert "1 row, all shown." in texts(app)
    (folder / "mine.cypher").write_text(OWN.replace("default: [state]", "default: [armed group]"))
    assert "No row." in texts(open_page(q="mine", who="EGY")), "an edited header is another question"
    assert "Your files with problems: 2" in texts(app)
    assert "broken.cypher line 1" in texts(app)
    app = open_page(q="bad", who="EGY")
    assert "LOAD CSV is not allowed here" in app.error[0].value.replace("\\", "")
    (folder / "endless.cypher").write_text(OWN.replace("LIMIT 5", ""))
    app = open_page(q="endless", who="EGY")
    assert "endless.cypher line 16: the statement does not end in LIMIT and a number" in texts(app)


def test_a_list_in_a_link_may_be_as_long_as_it_likes(open_page: Open) -> None:
    """It is told as one that is not known; and a choice takes the values of the question before it with it."""
    app = open_page(q="marked-deals", marks="x" * 140_000)
    assert "is none of aid, barter" in texts(app)
    app.radio(key="question").set_value("largest-deals").run()
    assert ("largest-deals", None) == (part(app, "q"), part(app, "marks"))


def test_a_parameter_may_have_the_name_of_a_part_of_the_page() -> None:
    assert ["p.q", "p.selected", "who"] == [part_of(name) for name in ("q", "selected", "who")]
