"""Two editions side by side: what was added, changed, named otherwise, dropped, and what cannot be compared."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.actors import Item
from graph.claims import Claim
from graph.edition_diff import Difference, Side, diff
from graph.editions import Account, Change, account_for, compare, find_revisions
from graph.ranks import EditionRank
from graph.words import Act, Condition
from tests.graph.build import row

OLD, NEW = (1950, 2023), (2000, 2025)


def deal(key: str, report: str = "old", **values: Any) -> Claim:
    """A row about one deal: five of ten, in 2001."""
    given: dict[str, Any] = {
        "about": key,
        "supplier": "China",
        "recipient": "Egypt",
        "act": Act.DELIVERED,
        "item": Item("Z-9", "Z-9"),
        "description": "helicopter",
        "order_year": 1999,
        "order_year_estimated": False,
        "ordered": 10,
        "delivered": 5,
        "delivered_estimated": True,
        "delivery_years": (2001,),
        "condition": Condition.NEW,
    }
    return row(key, report=report, **{**given, **values})


def rank(report: str, day: date | None, window: tuple[int, int] | None) -> EditionRank:
    """A report as an edition."""
    return EditionRank(report, 10, day, 5, day, is_register=True, window=window)


RANKS = {
    "old": rank("old", date(2024, 3, 1), OLD),
    "new": rank("new", date(2026, 7, 1), NEW),
    "later": rank("later", date(2026, 9, 1), NEW),
    "same day": rank("same day", date(2026, 7, 1), NEW),
    "undated": rank("undated", None, NEW),
}


def side(report: str, *rows: Claim) -> Side:
    """An edition with these rows, each about a deal of its own."""
    accounts = {one.about: account_for([replace(one, report=report, id=f"{report}:{one.about}")]) for one in rows}
    return Side(report, report, RANKS[report].generated, RANKS[report].window, accounts)


def compared(older: list[Claim], newer: list[Claim]) -> Difference:
    """The difference of an old and a new edition."""
    return diff(side("old", *older), side("new", *newer))


def test_every_field_that_changed_is_told_from_what_to_what() -> None:
    """A mark is part of a number; what is no longer given says so; commas and semicolons are no difference."""
    before = account_for([deal("a", comment="For two ships; aid", tiv_unit=1.5, local_production=None)])
    after = account_for(
        [deal("a", "new", delivered=6, delivered_estimated=False, ordered=None, comment="For two ships, aid",
              tiv_unit=1.25, delivery_years=(2001, 2002), condition=None)]
    )  # fmt: skip
    assert compare(before, after) == (
        Change("number ordered", "10", "not given"),
        Change("number delivered", "5 (uncertain)", "6"),
        Change("delivery years", "2001", "2001, 2002"),
        Change("TIV of one piece", "1.5", "1.25"),
    )


def test_rows_by_year_are_told_as_one_deal() -> None:
    """A year that is gone changes the years and the total; a number that one row lacks makes the total a floor."""
    rows = [deal(f"a{y}", about="a", yearly=True, delivery_years=(y,), delivered=n) for y, n in ((2001, 3), (2002, 4))]
    before = account_for(rows)
    assert ("7 (uncertain)", "2001, 2002") == (before.values["number delivered"], before.values["delivery years"])
    after = account_for([rows[0]])
    assert [change.field for change in compare(before, after)] == [
        "number delivered",
        "delivery years",
        "delivered in 2002",
    ]
    floor = account_for([rows[0], replace(rows[1], delivered=None)])
    assert "at least 3 (uncertain)" == floor.values["number delivered"]
    with pytest.raises(ValueError, match="at least one row"):
        account_for([])


def revised(*claims: Claim) -> list[tuple[str, str]]:
    """Which row revises which."""
    return [(one.newer, one.older) for one in find_revisions(claims, RANKS)]


def test_an_edition_revises_the_last_one_before_it() -> None:
    """Not the same day's, not one whose day is unknown, not itself, and not where nothing differs."""
    old, new, later = deal("a"), deal("a", "new", delivered=6), deal("a", "later", delivered=7)
    assert [("new:a", "old:a")] == revised(old, new)
    assert [("later:a", "new:a"), ("new:a", "old:a")] == revised(later, old, new)
    assert [] == revised(old, deal("a", "new"))
    assert [] == revised(new, deal("a", "same day", delivered=9))
    assert [] == revised(old, deal("a", "undated", delivered=9))
    assert [] == revised(old, replace(new, source="other register"))


def test_only_what_both_windows_cover_is_revised() -> None:
    """Deliveries before the newer window, after the older one, or by rows of another layout say nothing."""
    new = deal("a", "new", delivered=6)
    assert [] == revised(deal("a", delivery_years=(1999, 2001)), new)
    assert [] == revised(deal("a"), deal("a", "new", delivery_years=(2001, 2024)))
    assert [] == revised(deal("a"), deal("a", "new", delivered=6, yearly=True))
    assert [] == revised(deal("a"), deal("a", "new", delivered=6, delivery_range=True))
    assert [("new:a", "old:a")] == revised(deal("a", delivery_years=()), deal("a", "new", delivery_years=(), ordered=9))


def keys(accounts: tuple[Account, ...]) -> list[str]:
    """Ids of the deals."""
    return [account.deal for account in accounts]


def test_added_changed_renamed_and_dropped() -> None:
    """Each deal is told once, and those that are told alike are counted."""
    found = compared(
        [deal("a"), deal("b"), deal("c", recipient="Sudan"), deal("d", item=Item("WZ-551", "WZ-551"))],
        [deal("a"), deal("b", delivered=6), deal("d", item=Item("Type-92", "Type-92")), deal("e", recipient="Mali")],
    )
    assert (3, 1, 0, 0) == (found.compared, found.unchanged, found.outside, found.open_in_one)
    assert (["e"], ["c"]) == (keys(found.added), keys(found.dropped))
    assert {"b": False, "d": True} == {one.newer.deal: one.is_renamed for one in found.revised}


def test_what_lies_outside_is_counted_and_no_news() -> None:
    """Years before or after what both cover, in both or in one, and open orders that one file lists."""
    found = compared(
        [deal("a", delivery_years=(1999, 2001)), deal("b", delivery_years=(1990,)), deal("c", delivery_years=())],
        [deal("a"), deal("d", delivery_years=(2024,)), deal("e", delivery_years=(), ordered=3), deal("f")],
    )
    assert (0, 3, 2) == (found.compared, found.outside, found.open_in_one)
    assert (["f"], []) == (keys(found.added), keys(found.dropped))


def test_a_file_of_one_country_is_compared_with_its_deals_alone() -> None:
    """As supplier, as recipient or on either side; the scope is told."""
    old = [deal("a"), deal("b", supplier="France", recipient="Mali"), deal("c", supplier="Egypt", recipient="China")]
    found = compared(old, [deal("a"), deal("n", recipient="Mali")])
    assert ("China as supplier", []) == (found.scope, keys(found.dropped))
    found = compared(old, [deal("a"), deal("n", supplier="Egypt", recipient="Mali")])
    assert ("EGY on either side", ["c"]) == (found.scope, keys(found.dropped))
    found = compared(old, [deal("a"), deal("n", supplier="France", recipient="Sudan")])
    assert (None, ["b", "c"]) == (found.scope, sorted(keys(found.dropped)))


def test_a_file_of_two_countries_is_compared_with_the_deals_between_them() -> None:
    """Both ways, and with no deal that either has with another."""
    old = [deal("a"), deal("b", recipient="Mali"), deal("c", supplier="Egypt", recipient="China")]
    found = compared(old, [deal("a"), deal("n", supplier="Egypt", recipient="China", order_year=1999)])
    assert ("CHN on either side and EGY on either side", ["c"]) == (found.scope, keys(found.dropped))


def test_what_may_be_one_deal_is_proposed_and_never_taken_for_one() -> None:
    """Equal but for one name, either pointing to the other alone; the deals stay among dropped and added."""
    found = compared(
        [deal("a", item=Item("MA60", "MA60")), deal("b", ordered=18, order_year=2001), deal("c", recipient="Mali")],
        [
            deal("x", item=Item("MA-60", "MA-60")),
            deal("y", ordered=6, order_year=2001, delivered=2, delivery_years=(2024,)),
            deal("z1", recipient="Mali", item=Item("Z-9A", "Z-9A")),
            deal("z2", recipient="Mali", item=Item("Z-9B", "Z-9B")),
        ],
    )
    assert [("a", "x", "designation"), ("b", "y", "number ordered")] == [
        (one.dropped.deal, one.added.deal, one.change.field)
        for one in sorted(found.perhaps, key=lambda p: p.dropped.deal)
    ]
    assert {"a", "b", "c"} == set(keys(found.dropped))
    renamed = compared([deal("a", item=Item("MA60", "MA60"))], [deal("x", item=Item("MA-60", "MA-60"), delivered=9)])
    assert () == renamed.perhaps


def test_two_layouts_are_not_compared() -> None:
    """One has a row a deal and the other a row a year."""
    with pytest.raises(ValueError, match="two layouts"):
        compared([deal("a")], [deal("a", yearly=True)])
