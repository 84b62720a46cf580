"""Which deals are one: the rule as cases, each the same in any order of its input."""

import random
from datetime import date
from itertools import permutations

import pytest

from graph.joining import DealFact, Doubt, Undecided, join_deals, make_match_key
from graph.rulings import Ruling
from graph.words import Verdict

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def made(
    deal: str, key: int = 1, words: str = "Mi-17 Hip", told: str | None = "helicopter", report: str = "d"
) -> DealFact:
    """A row of a layout without ids."""
    return DealFact("sipri", report, deal, False, key, words, told)


def given(
    deal: str, key: int = 1, words: str = "Mi-17 -", told: str | None = "helicopter", report: str = "y"
) -> DealFact:
    """A row of a layout with the publisher's ids."""
    return DealFact("sipri", report, deal, True, key, words, told)


def ruled(first: str, second: str, verdict: Verdict, day: int = 1) -> Ruling:
    """A judgement of January 2025."""
    return Ruling(first, second, verdict, date(2025, 1, day))


CASES: dict[str, tuple[list[DealFact], list[Ruling], dict[str, str]]] = {
    "one on either side": ([made("a"), given("x")], [], {"a": "x"}),
    "another key": ([made("a"), given("x", 2)], [], {}),
    "another source": ([made("a"), DealFact("other", "y", "x", True, 1, "Mi-17", "helicopter")], [], {}),
    "two of one layout": ([made("a"), made("b", report="d2")], [], {}),
    "the description alone": ([made("a", words="BGM-71 TOW"), given("x", words="TOW")], [], {"a": "x"}),
    "the first word alone": ([made("a", told="IFV"), given("x", told="infantry fighting vehicle")], [], {"a": "x"}),
    "neither word nor description": ([made("a", words="T-72", told="tank"), given("x")], [], {}),
    "no description at all": ([made("a", words="T-72", told=None), given("x", told=None)], [], {}),
    "two rows of one file fit": ([made("a"), made("b"), given("x")], [], {}),
    "two given ids fit": ([made("a"), given("x"), given("y")], [], {}),
    "words and description tell two apart": (
        [made("a", words="A244", told="torpedo"), made("b"), given("x"), given("y", words="A-244", told="torpedo")],
        [],
        {"a": "y", "b": "x"},
    ),
    "both alike go before one alike": ([made("a"), made("b", words="Mi-8"), given("x")], [], {"a": "x"}),
    "drawn to two by two keys": ([made("a"), made("a", 2, report="d2"), given("x"), given("y", 2)], [], {}),
    "one name after another": (
        [made("a"), made("b", words="Mi-17 H", report="d2"), given("x")],
        [],
        {"a": "x", "b": "x"},
    ),
    "two names in one file are two deals": (
        [made("a"), made("b", words="Mi-17 H", report="d2"), made("a", 9, report="d2"), given("x")],
        [],
        {},
    ),
    "judged different": ([made("a"), given("x")], [ruled("a", "x", DIFFERENT)], {}),
    "judged unsure": ([made("a"), given("x")], [ruled("x", "a", UNSURE)], {}),
    "judged the same": ([made("a"), given("x", 2)], [ruled("a", "x", SAME)], {"a": "x"}),
    "one judgement leaves one pair": (
        [made("a"), made("b"), given("x"), given("y")],
        [ruled("a", "x", SAME)],
        {"a": "x", "b": "y"},
    ),
    "unsure leaves nothing": ([made("a"), made("b"), given("x"), given("y")], [ruled("a", "x", UNSURE)], {}),
    "the newer judgement": (
        [made("a"), given("x")],
        [ruled("a", "x", DIFFERENT), ruled("a", "x", SAME, 2)],
        {"a": "x"},
    ),
    "of one day the careful one": ([made("a"), given("x")], [ruled("a", "x", DIFFERENT), ruled("a", "x", SAME)], {}),
    "a chain": (
        [made("a"), made("b", 2), given("x", 3)],
        [ruled("a", "b", SAME), ruled("b", "x", SAME)],
        {"a": "x", "b": "x"},
    ),
    "a chain over what is not loaded": (
        [made("a", 2), given("x", 3)],
        [ruled("a", "gone", SAME), ruled("gone", "x", SAME)],
        {"a": "x"},
    ),
    "a chain that contradicts itself": (
        [made("a", 2), made("b", 3), given("x", 4)],
        [ruled("a", "b", SAME), ruled("b", "x", SAME), ruled("a", "x", DIFFERENT)],
        {},
    ),
    "a judgement goes before a link to another": (
        [made("a"), given("x"), given("y", 2)],
        [ruled("a", "y", SAME)],
        {"a": "y"},
    ),
    "two given ids judged one": ([given("x"), given("y", 2)], [ruled("y", "x", SAME)], {"y": "x"}),
}


@pytest.mark.parametrize("case", CASES)
def test_the_rule(case: str) -> None:
    """Each case gives the same in ten orders of its input."""
    facts, rulings, wanted = CASES[case]
    chance = random.Random(case)
    for _ in range(10):
        chance.shuffle(facts)
        chance.shuffle(rulings)
        assert wanted == dict(join_deals(facts, rulings).canonical)


def test_what_stays_apart_is_listed_with_its_reason() -> None:
    """Several that fit, a person who is unsure, judgements that contradict each other."""
    facts = [made("a"), made("b"), given("x"), made("c", 2), given("y", 2), made("e", 3), given("z", 3)]
    rulings = [ruled("c", "y", UNSURE), ruled("e", "z", SAME), ruled("e", "f", SAME), ruled("f", "z", DIFFERENT)]
    found = join_deals(facts, rulings).undecided
    assert Undecided(("a", "b"), ("x",), Doubt.SEVERAL) in found
    assert Undecided(("c",), ("y",), Doubt.UNSURE) in found
    assert [one for one in found if one.doubt is Doubt.CONFLICT] == [Undecided(("e", "f"), ("z",), Doubt.CONFLICT)]
    assert 3 == len(found)


def test_what_is_decided_is_not_listed() -> None:
    """Neither what is joined, nor a weaker pair of a deal that is joined with another."""
    facts = [made("a", words="A244", told="torpedo"), made("b", told="torpedo"), given("x", told="torpedo"),
             given("y", words="A-244", told="torpedo")]  # fmt: skip
    found = join_deals(facts, [])
    assert {"a": "y", "b": "x"} == dict(found.canonical)
    assert () == found.undecided
    assert () == join_deals([made("a"), given("x")], [ruled("a", "x", DIFFERENT)]).undecided


def test_ids_that_nothing_is_about_name_no_transfer() -> None:
    """A judgement alone joins nothing; of deals that claims are about but that have no key, the smaller id stands."""
    rulings = [ruled("m", "b", SAME), ruled("b", "k", SAME)]
    assert {} == dict(join_deals([], rulings).canonical)
    assert {} == dict(join_deals([], rulings, {"m": False}).canonical)
    assert {"m": "k"} == dict(join_deals([], rulings, {"m": False, "k": False}).canonical)
    assert {"k": "m"} == dict(join_deals([], rulings, {"m": True, "k": False}).canonical)


def test_a_key_holds_every_fact() -> None:
    """Each part makes another key; the order of the years does not, nor does a year that stands twice."""
    parts = ("EGY", "RUS", 1999, "new", (2000, 2001), 8)
    keys = {make_match_key(*parts)}
    for place, other in enumerate(("SDN", "FRA", 2000, "second hand", (2000,), None)):
        keys.add(make_match_key(*parts[:place], other, *parts[place + 1 :]))  # type: ignore[arg-type]
    assert 7 == len(keys)
    for years in permutations((2000, 2001, 2001)):
        assert make_match_key("EGY", "RUS", 1999, "new", years, 8) in keys
