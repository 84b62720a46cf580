"""What each filter hides, that what is hidden is counted, and that an address says it."""

import pytest

from graph.deals import NOT_GRADED, Deal
from graph.filters import (
    NAMES,
    NOT_STATED,
    UNCOUNTED,
    Direction,
    Filters,
    clear,
    fails,
    join_list,
    part,
    read_filters,
    split_list,
    tell_nothing_left,
    write_filters,
    years_of,
)
from graph.words import Act, Kind, Standing

LISTED = Deal(
    id="listed",
    supplier="RUS",
    recipient="EGY",
    status=Act.DELIVERED,
    standing=Standing.RECORDED,
    category="aircraft",
    order_year=1997,
    editions=("register",),
)
RETURN = Deal(
    id="return",
    supplier="EGY",
    recipient="RUS",
    status=Act.AGREED,
    standing=Standing.REPORTED,
    kind=Kind.RETURN,
    sources=1,
    grades=("B3", "F6"),
    told_by=("article",),
    disputed=True,
)
DENIED = Deal(
    id="denied", supplier="PAK", recipient=None, status=None, standing=Standing.REPORTED, told_by=("article",)
)
DEALS = [LISTED, RETURN, DENIED]


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(), ["listed", "return", "denied"]),
        (Filters(direction=Direction.TO), ["listed", "denied"]),
        (Filters(direction=Direction.FROM), ["return", "denied"]),
        (Filters(statuses=frozenset({"delivered", UNCOUNTED})), ["listed", "denied"]),
        (Filters(kinds=frozenset({"return"})), ["return"]),
        (Filters(kinds=frozenset({NOT_STATED})), ["listed", "denied"]),
        (Filters(categories=frozenset({"aircraft"})), ["listed"]),
        (Filters(first=1990, last=1997), ["listed"]),
        (Filters(last=1996), []),
        (Filters(sources=1), ["listed", "return"]),
        (Filters(sources=2), ["listed"]),
        (Filters(grades=frozenset({"B3"})), ["return"]),
        (Filters(grades=frozenset({NOT_GRADED})), ["listed", "denied"]),
        (Filters(contested=True), ["return"]),
        (Filters(hidden=frozenset({"RUS"})), ["denied"]),
    ],
)
def test_each_filter_leaves_what_it_says(filters: Filters, left: list[str]) -> None:
    """A register's deal has no independent source and passes; a deal without a year fails any choice of years.

    The direction is that of deals with a focus; others, such as those of expanded neighbours, keep theirs.
    """
    kept, hidden = part(DEALS, filters, ["EGY"])
    assert left == [deal.id for deal in kept]
    assert len(DEALS) == len(kept) + len(hidden)


def test_why_nothing_is_left_is_told() -> None:
    filters = Filters(last=1996, contested=True)
    kept, hidden = part([LISTED, LISTED, DENIED], filters, ["EGY"])
    told, most = tell_nothing_left(hidden, filters, ["EGY"])
    assert [] == kept
    assert "Nothing left: 3 transfers are hidden by Years and Claims disagree. Clear Years." == told
    assert [] == fails(LISTED, clear(clear(filters, most[0]), most[1]), ["EGY"])


def test_every_filter_can_be_cleared_and_stands_in_the_address() -> None:
    full = Filters(
        direction=Direction.TO,
        statuses=frozenset({"partly delivered", UNCOUNTED}),
        kinds=frozenset({"buy-back", NOT_STATED}),
        categories=frozenset({"air-defence-systems", NOT_STATED}),
        first=1990,
        last=2000,
        sources=2,
        grades=frozenset({"F6", NOT_GRADED}),
        contested=True,
        hidden=frozenset({"USA", "a,b"}),
    )
    assert (full, []) == read_filters(write_filters(full), categories=["air-defence-systems"])
    emptied = full
    for name in NAMES:
        emptied = clear(emptied, name)
    assert Filters() == emptied


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("direction", "up"),
        ("status", "<b>sold</b>"),
        ("kind", "gift"),
        ("category", "tanks"),
        ("from", "12345"),
        ("until", "-1"),
        ("sources", "x"),
        ("grade", "Z9"),
        ("contested", "no"),
    ],
)
def test_what_cannot_be_meant_is_named_and_left_out(name: str, value: str) -> None:
    filters, wrong = read_filters({name: value}, categories=["aircraft"])
    assert Filters() == filters
    assert 1 == len(wrong) and f"{name}={value}" in wrong[0]


def test_years_that_are_turned_round_are_named() -> None:
    filters, wrong = read_filters({"from": "2000", "until": "1990"}, categories=[])
    assert (None, 1990, 1) == (filters.first, filters.last, len(wrong))


def test_lists_keep_commas_and_years_are_counted() -> None:
    assert ["a,b", "c"] == split_list(join_list(["c", "a,b"]))
    assert {1997: 2} == years_of([LISTED, LISTED, RETURN])
