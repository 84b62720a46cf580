"""Lanes: what has a mark, in which year, and how many years one mark stands for."""

from datetime import date

import pytest

from graph.lanes import (
    Event,
    Lane,
    Shape,
    find_events,
    find_marks,
    lanes_of,
    shape_of,
    tell_absent,
    tell_lanes,
    tell_picture,
    tell_undated,
    tone_of,
    years_of,
)
from graph.pair import Edition, Listing, Occurrence, Row, ToldTransfer, Way
from graph.words import Act, Standing
from tests.graph.build import actor

EDITION = Edition(report="r", source="s", source_name="S", name="S")


def way(*rows: Row, told: tuple[ToldTransfer, ...] = ()) -> Way:
    listing = Listing(edition=EDITION, rows=rows)
    return Way(
        supplier=actor("Russia"), recipient=actor("United States"), listings=(listing,) if rows else (), told=told
    )


def told(*occurrences: Occurrence, standing: Standing = Standing.REPORTED, status: Act | None = None) -> ToldTransfer:
    return ToldTransfer(id="t", name="n", status=status, standing=standing, occurrences=occurrences)


def test_a_row_has_a_mark_for_its_order_and_for_each_year_of_delivery() -> None:
    row = Row(claim="c", transfer="t", act=Act.DELIVERED, order_year=2009, delivery_years=(2012, 2013))
    assert (
        Event(Lane.DELIVERED, "t", 2012),
        Event(Lane.DELIVERED, "t", 2013),
        Event(Lane.ORDERED, "t", 2009),
    ) == find_events(way(row))


def test_rows_of_one_transfer_are_one_mark_in_a_lane_and_year() -> None:
    """Where an edition lists each year's delivery apart, the order is still one."""
    rows = [
        Row(claim=str(year), transfer="t", act=Act.DELIVERED, order_year=2009, delivery_years=(year,))
        for year in (2012, 2013)
    ]
    marks = {(mark.lane, mark.first): mark.transfers for mark in find_marks(find_events(way(*rows)), 1)}
    assert {(Lane.DELIVERED, 2012): 1, (Lane.DELIVERED, 2013): 1, (Lane.ORDERED, 2009): 1} == marks


def test_a_row_that_is_only_ordered_is_in_no_lane_of_deliveries() -> None:
    row = Row(claim="c", transfer="t", act=Act.ORDERED, order_year=2020)
    assert [Lane.ORDERED] == lanes_of(find_events(way(row)))


def test_a_delivery_without_years_is_told_and_not_drawn() -> None:
    events = find_events(way(Row(claim="c", transfer="t", act=Act.DELIVERED, order_year=1990)))
    assert [Lane.ORDERED] == lanes_of(events)
    assert "Undated: 1 delivered." == tell_undated(events)


def test_a_stated_year_goes_before_the_day_of_the_report() -> None:
    """Polish Radio dates the request April 2022; the article that gives no date adds no second mark."""
    asked = (
        Occurrence(act=Act.REQUESTED, published=date(2023, 11, 1)),
        Occurrence(act=Act.REQUESTED, stated=(2022,), published=date(2023, 11, 8)),
    )
    assert (Event(Lane.ASKED, "t", 2022),) == find_events(way(told=(told(*asked),)))


def test_without_any_date_the_first_report_gives_the_year() -> None:
    agreed = [Occurrence(act=Act.AGREED, published=date(year, 1, 5)) for year in (2024, 2023)]
    assert (Event(Lane.AGREED, "t", 2023, stated=False),) == find_events(way(told=(told(*agreed),)))
    assert (Event(Lane.AGREED, "t", None, stated=False),) == find_events(way(told=(told(Occurrence(act=Act.AGREED)),)))


@pytest.mark.parametrize(
    ("standing", "lane"), [(Standing.RECORDED, Lane.DELIVERED), (Standing.CONTESTED, Lane.AS_REPORTED)]
)
def test_only_a_recorded_delivery_is_in_the_lane_of_filled_discs(standing: Standing, lane: Lane) -> None:
    found = told(Occurrence(act=Act.DELIVERED, stated=(2020,)), standing=standing)
    assert [lane] == lanes_of(find_events(way(told=(found,))))


def test_what_is_only_mentioned_has_no_lane_and_is_told() -> None:
    mentioned = way(told=(told(Occurrence(act=Act.MENTIONED, stated=(2023,)), status=Act.MENTIONED),))
    assert () == find_events(mentioned)
    assert tell_absent([(mentioned, ())]) == (
        "No claim that counts in either direction: agreed, asked, refused, blocked. "
        "Only mentioned, so in no lane: 1 transfer from Russia to the United States."
    )


def test_a_transfer_counts_once_in_the_years_of_one_mark() -> None:
    events = [Event(Lane.DELIVERED, "t", year) for year in (2010, 2011, 2014)] + [Event(Lane.DELIVERED, "u", 2012)]
    assert [("2010 to 2014", 2)] == [(mark.years, mark.transfers) for mark in find_marks(events, 5)]
    assert 2012.0 == find_marks(events, 5)[0].middle
    assert [1, 1, 1, 1] == [mark.transfers for mark in find_marks(events, 1)]


def test_the_axis_reaches_from_the_first_to_the_last_year() -> None:
    events = [Event(Lane.ORDERED, "t", 1953), Event(Lane.ORDERED, "u", 2017), Event(Lane.ASKED, "v", None)]
    assert (1953, 2017) == years_of(events)
    assert years_of(events[2:]) is None
    assert () == find_marks(events[2:], 1)


def test_each_lane_differs_in_more_than_its_colour() -> None:
    """Of lanes that share a mark and a colour the word parts them, and the place."""
    looks = {lane: (shape_of(lane), tone_of(lane)) for lane in Lane}
    by_shape = {shape: {tone for lane, (own, tone) in looks.items() if own is shape} for shape in Shape}
    assert dict.fromkeys(Shape, 1) == {shape: len(tones) for shape, tones in by_shape.items()}


def test_the_picture_is_told_in_words() -> None:
    row = Row(claim="c", transfer="t", act=Act.DELIVERED, order_year=2009, delivery_years=(2012,))
    listed = way(row)
    events = find_events(listed)
    assert [("Delivered", "2012"), ("Ordered", "2009")] == tell_lanes(events)
    assert tell_picture(listed, events) == (
        "Russia → United States, 2009 to 2012, transfers by lane: Delivered 1, Ordered 1. Year by year in words below."
    )
    assert "Russia → United States: nothing that is dated." == tell_picture(way(), ())
