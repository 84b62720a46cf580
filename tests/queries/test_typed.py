"""What a person types: values of parameters in every form, hints, and the place of a word."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.statement import literal, with_parameters
from queries.typed import NotAValue, hint, line_with_caret, link_of, read_link, read_typed, read_value

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**62), 2**62)
    | st.dates()
    | st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("EGY", "EGY"),
        ("United States", "United States"),
        ("'it\\'s'", "it's"),
        ('"a"', "a"),
        ("1990", 1990),
        ("-3", -3),
        ("0x10", 16),
        ("1.5", 1.5),
        ("true", True),
        ("null", None),
        ("date('2023-12-08')", date(2023, 12, 8)),
        ("[1, 'a', null]", [1, "a", None]),
        ("{low: 1, `high`: 2}", {"low": 1, "high": 2}),
        ("date('soon')", "date('soon')"),
        ("Mi-17", "Mi-17"),
        ("", ""),
    ],
)
def test_a_value_is_read_as_cypher_writes_it_else_as_text(text: str, value: object) -> None:
    assert value == read_value(text, "here")


@pytest.mark.parametrize("text", ["'open", "[1, 2", "{low: }", "[1,,2]", '"a'])
def test_what_begins_like_a_value_and_is_none_is_told(text: str) -> None:
    with pytest.raises(NotAValue, match=r"^line 1: "):
        read_typed(f":param x => {text}\nRETURN $x")


def test_param_lines_leave_the_lines_of_the_statement_where_they_are() -> None:
    typed = read_typed(":param a => 1;\n:param `b` => 'x'\n\nMATCH (n)\nRETURN n", "$a = 2\nc: [1]")
    assert {"a": 2, "b": "x", "c": [1]} == typed.values
    assert "\n\n\nMATCH (n)\nRETURN n" == typed.cypher
    assert "RETURN ':param'" == read_typed("RETURN ':param'").cypher


def test_lines_that_set_nothing_are_told() -> None:
    with pytest.raises(NotAValue, match="line 1: expected :param name => value"):
        read_typed(":param\nRETURN 1")
    with pytest.raises(NotAValue, match="parameters, line 2: expected name = value, found 'oops'"):
        read_typed("RETURN 1", "a = 1\noops")


@given(st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True), VALUES, max_size=3))
def test_values_that_are_written_out_are_read_back(values: dict[str, object]) -> None:
    """As the page of saved queries writes them, unless a text has line ends, which it writes as they are."""
    one_line = {
        name: value for name, value in values.items() if "\n" not in literal(value) and "\r" not in literal(value)
    }
    typed = read_typed(with_parameters("RETURN 1", one_line))
    assert one_line == typed.values


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_raises_anything_else(text: str, lines: str) -> None:
    with contextlib.suppress(NotAValue):
        hint(read_typed(text, lines).cypher)
    link_of(lines)


def test_a_link_carries_values() -> None:
    lines = "who = 'EGY'\nday = date('2023-12-08')\nmany = [1, 2]"
    assert lines == read_link(link_of(lines))
    assert ("", "") == (link_of(""), link_of("'"))
    for wrong in ("[1]", "{", "who=EGY", "[" * 5000):
        with pytest.raises(NotAValue, match="no JSON map"):
            read_link(wrong)


def test_hints_name_the_nearest() -> None:
    assert [(2, "there is no label 'Actr'; did you mean 'Actor'?")] == hint(
        "MATCH (c:Claim)\nMATCH (a:Actr)\nRETURN a, c"
    )
    assert [] == hint("MATCH (a:Actor) RETURN a.name AS name ORDER BY name LIMIT 5")
    assert [] == hint("'")


def test_a_caret_stands_under_the_word_of_a_long_line() -> None:
    text = "RETURN 1, " + "2, " * 60 + "DELETE"
    above, below = line_with_caret(text, 1, text.index("DELETE") + 1).split("\n")
    assert "DELETE" == above[below.index("^") :][:6]
    assert "" == line_with_caret(text, 9, 1)
