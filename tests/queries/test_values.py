"""From what a person types to the values of parameters: every type, and what is asked back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.actors import Actor, Item, category_of
from graph.names import slug
from graph.words import ActorKind
from queries.question import Parameter, ParameterType, Question
from queries.values import WrongValue, WrongValues, example_values, read_values
from tests.graph.build import report, row
from tests.queries.conftest import TODAY, SmallGraph, shipped

ACTOR, ITEM, CATEGORY, SOURCE = (
    ParameterType.ACTOR,
    ParameterType.ITEM,
    ParameterType.CATEGORY,
    ParameterType.SOURCE,
)


def asking(kind: ParameterType, **changed: Any) -> Question:
    """A question with one parameter ``x`` of a type, which may be left open."""
    parameter = Parameter("x", kind, False, False, None, "what it is", None, None, (), 3)
    return replace(shipped("who-refused-whom"), parameters=(replace(parameter, **changed),), example={})


def read(small: SmallGraph, kind: ParameterType, given: Any, **changed: Any) -> Any:
    """The value of ``x`` for what is given."""
    return read_values(asking(kind, **changed), {"x": given}, small.reader, TODAY)["x"]


def refused(small: SmallGraph, kind: ParameterType, given: Any, **changed: Any) -> WrongValue:
    """What is said of a value that cannot be used."""
    with pytest.raises(WrongValues) as caught:
        read(small, kind, given, **changed)
    (wrong,) = caught.value.wrong
    assert wrong.parameter == "x"
    return wrong


@pytest.fixture
def filled(small: SmallGraph) -> SmallGraph:
    """A graph with a few deals, two groups of one name, and two designations that differ in case alone."""
    one = Actor("group-a", "The Front", ActorKind.ARMED_GROUP)
    other = Actor("group-b", "The front", ActorKind.ARMED_GROUP)
    deals = [
        row("1", supplier="Russia", recipient="Egypt", item=Item("Mi-17", "Mi-17"), about="1"),
        row("2", supplier=one, recipient="Egypt", item=Item("MI-17", "MI-17"), about="2"),
        row("3", supplier=other, recipient="Germany", item=Item("S-300", "S-300"), about="3"),
    ]
    categories = [category_of("Aircraft"), category_of("Aircraft"), category_of("Air defence systems")]
    rows = [replace(deal, category=category) for deal, category in zip(deals, categories, strict=True)]
    small.write(report("r", source="sipri"), *rows)
    return small


def test_a_country_may_be_given_in_any_spelling_or_by_code(filled: SmallGraph) -> None:
    for text in ("EGY", "Egypt", "egypt", "Ägypten", "Египет", "  Egypt "):
        assert "EGY" == read(filled, ACTOR, text)
    assert "BRA" == read(filled, ACTOR, "Brazil"), "also one that nothing loaded names"
    assert "group-a" == read(filled, ACTOR, "group-a")


def test_a_name_that_several_share_is_asked_back(filled: SmallGraph) -> None:
    """A code says which; the full name does too."""
    for text in ("Congo", " congo", "Kongo"):
        wrong = refused(filled, ACTOR, text)
        assert ("Congo (COG)", "DR Congo (COD)") == wrong.nearest
        assert "may mean several countries" in wrong.message
    assert ("South Korea (KOR)", "North Korea (PRK)") == refused(filled, ACTOR, "Korea").nearest
    assert ["COG", "COD", "COG"] == [read(filled, ACTOR, text) for text in ("COG", "DR Congo", "Republic of the Congo")]


def test_an_actor_is_never_the_nearest_one(filled: SmallGraph) -> None:
    """What is not known, or means several, is asked back."""
    wrong = refused(filled, ACTOR, "Egyt")
    assert wrong.message == "'Egyt' is no known actor"
    assert "Egypt (EGY)" in wrong.nearest
    wrong = refused(filled, ACTOR, "the front")
    assert ("'the front' means several actors; give the id of one", ("group-a", "group-b")) == (
        wrong.message,
        wrong.nearest,
    )
    assert () == refused(filled, ACTOR, "qqqqqqqqqqqq").nearest


def test_of_many_actors_of_one_name_a_few_are_told(small: SmallGraph) -> None:
    """Each unknown supplier is an actor of its own, with the same name."""
    apart = (Actor(f"unknown-supplier-{n}", "unknown supplier", ActorKind.UNKNOWN) for n in range(7))
    small.write(report("r"), *(row(one.id, supplier=one, recipient="Egypt", about=one.id) for one in apart))
    wrong = refused(small, ACTOR, "unknown supplier")
    assert ("'unknown supplier' means 8 actors, of which 5 are told here; give the id of one", 5) == (
        wrong.message,
        len(wrong.nearest),
    )


def test_a_group_is_asked_back_by_a_word_of_its_name(small: SmallGraph) -> None:
    """Before states that are only written alike; where the bracket alone is missing, it is asked and not taken."""
    groups = ("Houthi rebels (Yemen)", "PLO (Israel)", "Hamas (Palestine)", "PLO front (Lebanon)")
    small.write(
        report("r", source="sipri"),
        *(
            row(name, supplier="Iran", recipient=Actor(slug(name), name, ActorKind.ARMED_GROUP), about=name)
            for name in groups
        ),
    )
    assert ("Houthi rebels (Yemen) (houthi-rebels-yemen)",) == refused(small, ACTOR, "Houthi").nearest
    plo = ("PLO (Israel) (plo-israel)", "PLO front (Lebanon) (plo-front-lebanon)")
    assert plo == refused(small, ACTOR, "plo").nearest[:2]
    assert plo[0] == refused(small, ACTOR, "PLO (Lebanon)").nearest[0]
    hamas = refused(small, ACTOR, "Hamas")
    assert ("Hamas (Palestine) (hamas-palestine)", "Bahamas (BHS)") == hamas.nearest[:2]
    assert "'Hamas' is no known actor" == hamas.message


def test_items_categories_and_sources_are_looked_up(filled: SmallGraph) -> None:
    assert "Mi-17" == read(filled, ITEM, "Mi-17"), "an id is that item, whatever another is called"
    assert "S-300" == read(filled, ITEM, "s-300")
    assert "aircraft" == read(filled, CATEGORY, "Aircraft")
    assert "sipri" == read(filled, SOURCE, "SIPRI")
    wrong = refused(filled, ITEM, "mi-17")
    assert ("'mi-17' means several; give the id of one", {"Mi-17", "MI-17"}) == (wrong.message, set(wrong.nearest))
    wrong = refused(filled, ITEM, "300")
    assert ("'300' is no item in the graph", ("S-300",)) == (wrong.message, wrong.nearest)
    assert "aircraft" in refused(filled, CATEGORY, "aircrafts").nearest


def test_an_empty_graph_says_what_to_do(small: SmallGraph) -> None:
    """Countries are known without any load."""
    assert "EGY" == read(small, ACTOR, "Ägypten")
    for kind, word in ((ITEM, "item"), (CATEGORY, "category"), (SOURCE, "source")):
        assert refused(small, kind, "x").message == (
            f"there is no {word} in the graph yet; load a report first (python -m loaders load …)"
        )


@pytest.mark.parametrize(
    ("kind", "given", "value"),
    [
        (ParameterType.ACT, "Refused", "refused"),
        (ParameterType.STATUS, "partly delivered", "partly delivered"),
        (ParameterType.YEAR, "1998", 1998),
        (ParameterType.YEAR, 1998, 1998),
        (ParameterType.DATE, "2023-12-08", date(2023, 12, 8)),
        (ParameterType.DATE, date(2023, 12, 8), date(2023, 12, 8)),
        (ParameterType.DATE, "today", TODAY),
        (ParameterType.INTEGER, " -3 ", -3),
        (ParameterType.INTEGER, 4.0, 4),
        (ParameterType.NUMBER, "0.5", 0.5),
        (ParameterType.NUMBER, 2, 2.0),
        (ParameterType.TEXT, "two  words, a 'quote' and $x", "two  words, a 'quote' and $x"),
        (ParameterType.TEXT, "today", "today"),
        (ParameterType.BOOLEAN, "Yes", True),
        (ParameterType.BOOLEAN, False, False),
        (ParameterType.BOOLEAN, "0", False),
    ],
)
def test_plain_values_are_read_by_type(kind: ParameterType, given: Any, value: Any) -> None:
    """Without any graph, as in an example."""
    found = example_values(replace(asking(kind), example={"x": given}), TODAY)["x"]
    assert (value, type(value)) == (found, type(found))


@pytest.mark.parametrize(
    ("kind", "given", "message"),
    [
        (ParameterType.ACT, "refuse", "'refuse' is none of mentioned, requested"),
        (ParameterType.YEAR, "98", "'98' is no year; expected four digits like 1998"),
        (ParameterType.YEAR, "soon", "'soon' is no whole number"),
        (ParameterType.YEAR, True, "True is no whole number"),
        (ParameterType.DATE, "8.12.2023", "'8.12.2023' is no date; expected a day like 2023-12-08, or today"),
        (ParameterType.INTEGER, "1.5", "'1.5' is no whole number"),
        (ParameterType.INTEGER, 1.5, "1.5 is no whole number"),
        (ParameterType.INTEGER, "9" * 30, "is too large a number"),
        (ParameterType.INTEGER, "9" * 5000, "is no whole number"),
        (ParameterType.NUMBER, "nan", "'nan' is no number that can be compared"),
        (ParameterType.NUMBER, "1e999", "'1e999' is no number that can be compared"),
        (ParameterType.NUMBER, "much", "'much' is no number"),
        (ParameterType.BOOLEAN, "perhaps", "'perhaps' is neither true nor false"),
        (ParameterType.YEAR, [1998, 1999], "takes one value, 2 were given"),
    ],
)
def test_what_does_not_fit_its_type_is_told(kind: ParameterType, given: Any, message: str) -> None:
    with pytest.raises(WrongValues) as caught:
        example_values(replace(asking(kind), example={"x": given}), TODAY)
    assert message in caught.value.wrong[0].message


def test_bounds_hold_for_each_value_of_a_list(small: SmallGraph) -> None:
    bounds: dict[str, Any] = {"minimum": 1950, "maximum": 2000}
    assert 1950 == read(small, ParameterType.YEAR, "1950", **bounds)
    assert [1950, 2000] == read(small, ParameterType.YEAR, "1950, 2000", many=True, **bounds)
    assert "1949 is too small; the least is 1950" == refused(small, ParameterType.YEAR, "1949", **bounds).message
    assert "2001 is too large; the most is 2000" == (
        refused(small, ParameterType.YEAR, [1999, 2001], many=True, **bounds).message
    )
    day = refused(small, ParameterType.DATE, "2023-12-08", maximum=date(2023, 1, 1))
    assert "2023-12-08 is too large; the most is 2023-01-01" == day.message


def test_choices_are_all_that_a_text_may_be(small: SmallGraph) -> None:
    assert "lease" == read(small, ParameterType.TEXT, "lease", choices=("lease", "loan"))
    wrong = refused(small, ParameterType.TEXT, "leas", choices=("lease", "loan"))
    assert ("'leas' is none of lease, loan", ("lease",)) == (wrong.message, wrong.nearest)


def test_lists_are_cut_at_commas(filled: SmallGraph) -> None:
    """Quotation marks keep one together; each part is resolved; a list may hold one."""
    assert ["EGY", "group-a"] == read(filled, ACTOR, "Ägypten, group-a", many=True)
    assert ["EGY"] == read(filled, ACTOR, ["Egypt"], many=True)
    assert ["a, b", "c"] == read(filled, ParameterType.TEXT, '"a, b", c', many=True)
    assert ["a b"] == read(filled, ParameterType.TEXT, "a\nb", many=True)
    assert [] == read(filled, ParameterType.TEXT, " , ", many=True)
    assert [2000] == read(filled, ParameterType.YEAR, 2000, many=True)


def test_what_is_left_out_is_the_default(small: SmallGraph) -> None:
    assert read(small, ACTOR, None) is None
    assert read(small, ACTOR, "") is None
    assert "EGY" == read(small, ACTOR, "", default="Ägypten")
    assert TODAY == read(small, ParameterType.DATE, None, default="today")
    assert "needs a value (what it is)" == refused(small, ACTOR, "", required=True).message
    assert {"x": None} == read_values(asking(ACTOR), {}, small.reader, TODAY)


def test_all_that_is_wrong_is_told_at_once(small: SmallGraph) -> None:
    (first,) = asking(ParameterType.YEAR).parameters
    second = replace(first, name="since", type=ParameterType.DATE)
    question = replace(asking(ParameterType.YEAR), parameters=(first, second))
    with pytest.raises(WrongValues) as caught:
        read_values(question, {"x": "soon", "since": "later", "sinse": 1}, small.reader, TODAY)
    assert [
        "sinse: this question has no such parameter; it takes x, since. Nearest: since",
        "x: 'soon' is no whole number",
        "since: 'later' is no date; expected a day like 2023-12-08, or today",
    ] == str(caught.value).splitlines()
