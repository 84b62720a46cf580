"""Totals: each measure by itself, pieces inside one category, a missing number never 0."""

from typing import Any

from graph.pair import Edition, Listing, Row, ToldTransfer
from graph.tallies import Sum, tally, tell_sum, tell_told
from graph.words import Act, Basis, Kind, Standing

EDITION = Edition(report="r", source="s", source_name="S", name="S")


def listing(*rows: Row) -> Listing:
    return Listing(edition=EDITION, rows=rows)


def test_pieces_are_added_inside_one_category_only() -> None:
    rows = [
        Row(
            claim="a", transfer="a", act=Act.DELIVERED, category="Aircraft", ordered=10, delivered=8, tiv_delivered=4.0
        ),
        Row(claim="b", transfer="b", act=Act.DELIVERED, category="Aircraft", ordered=5, delivered=5, tiv_delivered=2.5),
        Row(claim="c", transfer="c", act=Act.DELIVERED, category="Missiles", ordered=900, delivered=900),
    ]
    aircraft, missiles, everything = tally(listing(*rows))
    assert ("Aircraft", 2, 15, 13) == (
        aircraft.category,
        aircraft.transfers,
        aircraft.ordered and aircraft.ordered.total,
        aircraft.delivered and aircraft.delivered.total,
    )
    assert ("Missiles", "not given") == (missiles.category, tell_sum(missiles.tiv_delivered))
    assert ("All", 3, None, None) == (
        everything.category,
        everything.transfers,
        everything.ordered,
        everything.delivered,
    )
    assert "at least 6.50" == tell_sum(everything.tiv_delivered, 2)


def test_one_category_needs_no_line_for_all() -> None:
    rows = [Row(claim="a", transfer="a", act=Act.DELIVERED, category="Ships", ordered=1, delivered=1)]
    assert ["Ships"] == [one.category for one in tally(listing(*rows))]
    assert ["no category"] == [one.category for one in tally(listing(Row(claim="a", transfer="a", act=None)))]


def test_the_order_of_a_deal_counts_once_and_its_deliveries_add_up() -> None:
    """Rows of one deal that tell of one year each repeat the order."""
    rows = [
        Row(
            claim=f"{year}",
            transfer="t",
            act=Act.DELIVERED,
            ordered=12,
            delivered=6,
            tiv_order=24.0,
            tiv_delivered=12.0,
        )
        for year in (2000, 2001)
    ]
    (one,) = tally(listing(*rows))
    assert ("12", "12", "24.0", "24.0") == (
        tell_sum(one.ordered),
        tell_sum(one.delivered),
        tell_sum(one.tiv_order, 1),
        tell_sum(one.tiv_delivered, 1),
    )
    assert 1 == one.transfers


def test_what_is_only_ordered_misses_no_delivery() -> None:
    rows = [
        Row(claim="a", transfer="a", act=Act.ORDERED, ordered=7),
        Row(claim="b", transfer="b", act=Act.DELIVERED, ordered=3, delivered=3, delivered_estimated=True),
    ]
    (one,) = tally(listing(*rows))
    assert ("10", "3 ?") == (tell_sum(one.ordered), tell_sum(one.delivered))


def test_a_sum_says_what_it_lacks() -> None:
    assert ("at least 1,043 ?", "not given", "not added up", "0") == (
        tell_sum(Sum(1043, 2, 1, True)),
        tell_sum(Sum(0, 0, 3)),
        tell_sum(None),
        tell_sum(Sum(0, 1)),
    )


def test_numbers_of_reports_stand_beside_each_other() -> None:
    """Two returns that were agreed: both numbers, no sum; and what is blocked apart."""
    given: dict[str, Any] = {"standing": Standing.REPORTED, "kind": Kind.RETURN}
    about: dict[str, Any] = {"quantity_low": 150, "quantity_high": 150, "quantity_basis": Basis.ABOUT}
    told = [
        ToldTransfer(id="a", name="a", status=Act.AGREED, **given, **about),
        ToldTransfer(id="b", name="b", status=Act.AGREED, **given),
        ToldTransfer(id="c", name="c", status=None, standing=Standing.CONTESTED),
    ]
    assert [
        ("kind not stated", "No claim that counts", "1 transfer", "not given"),
        ("return", "Agreed, reported", "2 transfers", "about 150; not given"),
    ] == tell_told(told)
