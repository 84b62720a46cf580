"""The Cypher page without a browser, on both engines: what runs and what does not, refusals at the word, answers."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.views.test_saved_queries import Open, open_page, part, texts
from views.cypher import EXAMPLES, LONGEST_LINK

__all__ = ["open_page"]

NAMES = "MATCH (a:Actor)\nWHERE a.id IN $who\nRETURN a.name AS name, a\nORDER BY name\nLIMIT 5"


def ran(app: AppTest) -> AppTest:
    """Press Run."""
    app.button(key="cypher_run").click().run()
    assert not app.exception
    return app


def test_what_comes_with_a_link_is_shown_and_not_run(open_page: Open) -> None:
    """Only when it is asked for."""
    app = open_page("cypher", text=NAMES, p='{"who": ["EGY", "BRA"]}')
    assert (NAMES, "who = ['EGY', 'BRA']") == (app.text_area(key="cypher_text").value, app.text_area[1].value)
    assert "Not run yet." in texts(app)
    assert not app.dataframe
    app = ran(app)
    assert "2 rows, all that the statement returns." in texts(app)
    assert ["Brazil", "Egypt"] == list(app.dataframe[0].value["name"])
    assert "Not run yet." not in texts(app)
    app.text_area(key="cypher_text").set_value("RETURN 1 AS one").run()
    assert not app.dataframe
    assert "RETURN 1 AS one" == part(app, "text")


def test_a_refusal_points_at_the_word(open_page: Open) -> None:
    app = ran(open_page("cypher", text="MATCH (a:Actor)\nWITH a\n  LOAD CSV FROM 'x' AS r\nRETURN a"))
    assert "Line 3, column 3: LOAD CSV is not allowed here" in app.error[0].value.replace("\\", "")
    assert "  LOAD CSV FROM 'x' AS r\n  ^" == app.code[0].value


def test_a_statement_of_a_saved_query_runs_as_it_stands(open_page: Open) -> None:
    """Its :param lines set the values."""
    asked = open_page(q="who-refused-whom", asking="RUS")
    statement = next(code.value for code in asked.code if code.value.startswith(":param"))
    app = ran(open_page("cypher", text=statement))
    assert "1 row, all that the statement returns." in texts(app)


@pytest.mark.parametrize("title", EXAMPLES)
def test_an_example_is_put_into_the_editor_and_runs(open_page: Open, title: str) -> None:
    app = open_page("cypher")
    app.button_group(key="cypher_example").set_value(title).run()
    assert EXAMPLES[title] == app.text_area(key="cypher_text").value
    app = ran(app)
    assert not app.error
    assert "all that the statement returns." in texts(app) or "No row." in texts(app)


def test_hints_are_no_refusals(open_page: Open) -> None:
    app = ran(open_page("cypher", text="MATCH (a:Actr) RETURN a.name AS name ORDER BY name LIMIT 3"))
    assert "Line 1: there is no label 'Actr'; did you mean 'Actor'." in texts(app)
    assert "No row." in texts(app)
    assert not app.error


def test_an_error_of_the_engine_and_a_value_that_is_none_are_one_line(open_page: Open) -> None:
    app = ran(open_page("cypher", text="MATCH (a:Actor) RETURN nosuch(a) AS x"))
    assert 1 == len(app.error)
    assert "\n" not in app.error[0].value
    app = ran(open_page("cypher", text=":param a => 'open\nRETURN $a AS a"))
    assert "Line 1: 'open is no value" in app.error[0].value.replace("\\", "").replace('"', "")
    app = ran(open_page("cypher", text="RETURN $who AS who"))
    assert "the parameter $who has no value" in app.error[0].value.replace("\\", "")


def test_a_slow_statement_ends_and_the_next_is_answered(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUERY_SECONDS", "1")
    slow = "RETURN size(reduce(text = 'ab', i IN range(1, 1000000) | text + 'ab')) AS number"
    app = ran(open_page("cypher", text=slow))
    assert 1 == len(app.error)
    app.text_area(key="cypher_text").set_value("RETURN 1 AS one").run()
    app = ran(app)
    assert "1 row, all that the statement returns." in texts(app)
    assert not app.error


def test_wrong_values_of_a_link(open_page: Open) -> None:
    app = open_page("cypher", text="RETURN 1 AS one", p="[1]")
    assert "In the link, the values in the link are no JSON map" in texts(app) or "no JSON map" in texts(app)


def test_text_is_never_markup_and_a_long_one_stays_out_of_the_address(open_page: Open) -> None:
    app = ran(open_page("cypher", text="RETURN '<img src=x onerror=alert(1)> **b** :red[x]' AS `<b>`"))
    assert ["<b>"] == list(app.dataframe[0].value.columns)
    long = "RETURN 1 AS one //" + "x" * LONGEST_LINK
    app.text_area(key="cypher_text").set_value(long).run()
    assert part(app, "text") is None
    assert "1 row, all that the statement returns." in texts(ran(app))


def test_the_schema_can_be_searched(open_page: Open) -> None:
    app = open_page("cypher")
    app.text_input(key="schema_search").set_value("no such words").run()
    assert "Nothing in the schema has these words. Take one out." in texts(app)
