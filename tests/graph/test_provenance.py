"""Which deals a claimed return could come from: the rule, without a graph."""

from itertools import permutations
from typing import Any

import pytest

from graph.provenance import Asked, Carried, Possibility, Received, find_possibilities, predecessors
from graph.words import Certainty

EGYPT = Asked("return", "helicopter engines", "EGY", "RUS", "Russia")
PROBABLE = Carried("helicopter engines", "TV3-117", "Mi-17", 2, Certainty.PROBABLE)


def delivery(key: str = "deal", **values: Any) -> Received:
    """Russia delivered 14 Mi-17 to Egypt."""
    given = {"item": "Mi-17", "supplier": "RUS", "supplier_name": "Russia", "recipient": "EGY", "delivered": 14}
    return Received(transfer=key, **{**given, **values})


def find(asked: Asked = EGYPT, *deliveries: Received, carried: tuple[Carried, ...] = (PROBABLE,)) -> list[Possibility]:
    """What one return could come from."""
    return find_possibilities([asked], deliveries or (delivery(),), carried)


def test_a_machine_that_carries_what_is_asked_for() -> None:
    """Positions are pieces times components in each; the sentence says how sure it is and how it was asked for."""
    why = "Mi-17 carries two TV3-117 (probable); asked for as helicopter engines, which names no type"
    assert [Possibility("return", "deal", why, "TV3-117", 28)] == find()


def test_a_number_that_is_not_known_stays_away() -> None:
    """No number of machines, no number of positions."""
    [found] = find(EGYPT, delivery(delivered=None))
    assert ("TV3-117", None) == (found.component, found.positions)


def test_a_component_asked_for_by_its_type() -> None:
    """Then nothing is said about a word without a type, and machines with another engine do not fit."""
    asked = Asked("return", "TV3-117", "EGY", "RUS", "Russia")
    carried = (
        Carried("TV3-117", "TV3-117", "Mi-17", 2, Certainty.CERTAIN),
        Carried("helicopter engines", "TV2-117", "Mi-8T", 2, Certainty.CERTAIN),
    )
    [found] = find(asked, delivery(), delivery("other", item="Mi-8T"), carried=carried)
    assert ("deal", "Mi-17 carries two TV3-117 (certain)") == (found.received, found.why)


def test_the_item_asked_for_itself() -> None:
    """It fits without any table, and has no positions."""
    asked = Asked("return", "Mi-17", "EGY", "RUS", "Russia")
    assert [Possibility("return", "deal", "Mi-17 itself is the item asked for")] == find(asked, carried=())


def test_a_delivery_by_a_state_that_the_asker_succeeded() -> None:
    """It fits, and the sentence says whose it was."""
    [found] = find(EGYPT, delivery(supplier="soviet-union", supplier_name="Soviet Union"))
    assert found.why.endswith("; delivered by the Soviet Union, which Russia succeeded")


@pytest.mark.parametrize(
    "other",
    [
        delivery(supplier="UKR", supplier_name="Ukraine"),
        delivery(recipient="DZA"),
        delivery(recipient="RUS", supplier="EGY"),
        delivery(item="Mi-6T"),
        delivery("return"),
    ],
    ids=["another supplier", "another recipient", "the other way", "a machine without a row", "the return itself"],
)
def test_what_does_not_fit(other: Received) -> None:
    """Third parties, others' machines, machines that the table does not list."""
    assert [] == find(EGYPT, other)


def test_nothing_is_inherited() -> None:
    """What the Soviet Union received is not taken to be in Belarus, which succeeded it."""
    asked = Asked("return", "helicopter engines", "BLR", "RUS", "Russia")
    assert [] == find(asked, delivery(recipient="soviet-union"))


def test_the_surest_of_several_components() -> None:
    """One delivery is told once, by the surest component, then by name."""
    choices = (
        PROBABLE,
        Carried("helicopter engines", "Z-9", "Mi-17", 3, Certainty.CERTAIN),
        Carried("helicopter engines", "B-1", "Mi-17", 4, Certainty.CERTAIN),
        Carried("helicopter engines", "A-1", "Mi-17", 1, Certainty.ASSUMED),
    )
    for order in permutations(choices):
        assert [("B-1", 56)] == [(found.component, found.positions) for found in find(carried=order)]


def test_any_order_gives_the_same() -> None:
    """By the ids of return and delivery."""
    returns = [EGYPT, Asked("another", "Mi-17", "EGY", "RUS", "Russia")]
    deliveries = [delivery("b"), delivery("a"), delivery("c", delivered=None)]
    wanted = find_possibilities(returns, deliveries, [PROBABLE])
    assert [(r, d) for r in ("another", "return") for d in "abc"] == [(one.asked, one.received) for one in wanted]
    assert wanted == find_possibilities(returns[::-1], deliveries[::-1], [PROBABLE])


def test_predecessors_over_several_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each state that a predecessor succeeded is one as well; a circle ends."""
    assert frozenset({"YEM", "north-yemen", "south-yemen", "yemen-arab-republic"}) == predecessors("YEM")
    chain = (("a", "b", 1900), ("b", "c", 1950), ("c", "a", 1990), ("x", "y", 1990))
    monkeypatch.setattr("graph.names.successions", lambda: chain)
    assert frozenset("abc") == predecessors("c")
