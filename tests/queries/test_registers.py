"""Questions about orders and their delivery, each on a small graph made for it, on both engines."""

from typing import Any

from graph.actors import Actor, Category, Item
from graph.claims import Claim
from graph.reports import LoadedReport
from graph.words import Act, SourceKind
from tests.graph.build import claim, report, row
from tests.queries.conftest import SmallGraph


def register(key: str = "wide", first: int = 1950, last: int = 2023) -> LoadedReport:
    """An edition of the register that covers some years."""
    return report(key, kind=SourceKind.COMPILER, window_from=first, window_to=last)


def deal(key: str, supplier: str | Actor, recipient: str, item: str, year: int, **values: Any) -> Claim:
    """A row of the edition ``wide`` about the deal of its key: ordered where no years of delivery are given."""
    years = values.get("delivery_years", ())
    values.setdefault("act", Act.DELIVERED if years else Act.ORDERED)
    values.setdefault("report", "wide")
    values.setdefault("about", key)
    if "category" in values:
        values["category"] = Category(values["category"], values["category"].capitalize())
    return row(key, supplier=supplier, recipient=recipient, item=Item(item, item), order_year=year, **values)


def test_open_orders_are_counted_by_recipient_with_their_order_tiv(small: SmallGraph) -> None:
    """Deals without a number have no TIV; what is delivered, only told of, or not counting is no open order."""
    egypt: tuple[Any, ...] = ("Russia", "Egypt")
    small.write(
        register(),
        deal("e1", *egypt, "Su-35", 2018, ordered=24, tiv_order=100.5),
        deal("e2", *egypt, "Ka-52K", 2021, tiv_order=0.0, comment="Selected 2021 but not yet ordered by end-2023"),
        deal("e3", *egypt, "Su-35", 2020, ordered=2, tiv_order=8.0),
        deal("e4", *egypt, "T-90", 2015, act=Act.PARTLY_DELIVERED, ordered=50, delivered=20, delivery_years=(2019,)),
        deal("e5", *egypt, "Mi-17", 2010, ordered=3, delivered=3, delivery_years=(2012,)),
        deal("e6", *egypt, "Mi-26", 2020, ordered=3, credibility=5),
        deal("s1", "Russia", "Serbia", "Pantsyr-S1", 2021, tiv_order=0.0),
        deal("s2", "China", "Serbia", "CH-92", 2021, ordered=6),
    )
    small.write(report("paper"), claim("1", report="paper", supplier="Russia", recipient="Iran", act=Act.ORDERED))
    rows = small.rows("open-orders-of-a-supplier", supplier="RUS")
    assert rows == [
        ("RUS", "EGY", 3, 1, 1, ["Ka-52K", "Su-35"], 2018, 2021, 108.5, 1, 2023, "wide"),
        ("RUS", "SRB", 1, 0, 0, ["Pantsyr-S1"], 2021, 2021, None, 1, 2023, "wide"),
    ]
    assert small.aloud("open-orders-of-a-supplier", supplier="RUS")[1] == (
        "The register, which covers deliveries to 2023, lists 1 order of Serbia from Russia of which nothing is "
        "delivered, and 0 deals delivered in part"
    )
    assert small.rows("open-orders-of-a-supplier", supplier="Egypt") == []


def test_open_orders_of_a_pair_come_from_one_edition(small: SmallGraph) -> None:
    """The widest window speaks for each pair it lists, also where only a newspaper tells of a delivery."""
    iran: tuple[Any, ...] = ("Russia", "Iran")
    small.write(register(), deal("i1", *iran, "Su-35", 2023, ordered=24), deal("c1", "Russia", "Cuba", "BTR", 2001))
    small.write(
        register("narrow", 2000, 2025),
        deal("i1", *iran, "Su-35", 2023, ordered=24, report="narrow"),
        deal("i2", *iran, "Su-35", 2023, ordered=25, report="narrow"),
        deal("m1", "Russia", "Mali", "Su-25", 2022, report="narrow"),
    )
    told = claim("1", report="paper", supplier="Russia", recipient="Iran", act=Act.DELIVERED, about="told")
    retold = claim("2", report="paper", supplier="Russia", recipient="Cuba", act=Act.DELIVERED, about="c1")
    small.write(report("paper"), told, retold)
    rows = small.rows("open-orders-of-a-supplier", supplier="RUS")
    assert [(line[1], line[2], line[10], line[11]) for line in rows] == [
        ("IRN", 1, 2023, "wide"),
        ("MLI", 1, 2025, "narrow"),
    ]


def test_overdue_orders_wait_until_the_last_year_covered(small: SmallGraph) -> None:
    """Years are counted to the end of the register and not to today; a newspaper's delivery ends the wait."""
    small.write(
        register(),
        deal("a", "Russia", "India", "Ka-226T", 2013, order_year_estimated=True, ordered=200, ordered_estimated=True),
        deal("b", "France", "India", "Rafale", 2012, comment="Selected but contract not yet signed by end-2023"),
        deal("c", "Russia", "India", "Su-57", 2014, ordered=12),
        deal("d", "Russia", "Cuba", "Mi-17", 2010, ordered=2),
        deal("e", "Russia", "Cuba", "Mi-8", 2010, ordered=2, delivered=1, delivery_years=(2011,)),
        deal("f", "Spain", "Mali", "C-295", 2022, comment="Selected 2022 but probably not ordered by end-2023"),
    )
    small.write(
        report("paper"), claim("1", report="paper", supplier="Russia", recipient="Cuba", act=Act.DELIVERED, about="d")
    )
    not_yet = "selected, and had not yet ordered,"
    b = ("FRA", "IND", "b", "Rafale", None, 2012, None, 2023, 11, True, not_yet)
    a = ("RUS", "IND", "a", "Ka-226T", {"value": 200, "uncertain": True}, 2013, "?", 2023, 10, False, "ordered")
    assert small.rows("overdue-orders", years=10) == [
        (*b, "Selected but contract not yet signed by end-2023", "wide:b"),
        (*a, None, "wide:a"),
    ]
    assert [line[2] for line in small.rows("overdue-orders", years=9, supplier="Russia")] == ["a", "c"]
    assert small.rows("overdue-orders", years=10, recipient="Cuba") == []
    assert [line[9:11] for line in small.rows("overdue-orders", years=1, supplier="Spain")] == [(True, not_yet)]
    assert small.aloud("overdue-orders", years=10) == [
        "The register, which covers deliveries to 2023, lists no delivery of the Rafale that India selected, and had "
        "not yet ordered, from France in 2012; its comment reads: Selected but contract not yet signed by end-2023",
        "The register, which covers deliveries to 2023, lists no delivery of the 200? Ka-226T that India ordered from "
        "Russia in 2013?",
    ]


def test_overdue_orders_of_a_lesser_edition_are_left_out(small: SmallGraph) -> None:
    """An order that another edition writes with another number is one order, not two."""
    small.write(register(), deal("a", "Russia", "India", "Ka-226T", 2010, ordered=200))
    small.write(
        register("narrow", 2000, 2025), deal("b", "Russia", "India", "Ka-226T", 2010, ordered=140, report="narrow")
    )
    assert [line[2] for line in small.rows("overdue-orders")] == ["a"]


def test_delivered_less_or_more_takes_the_registers_own_word(small: SmallGraph) -> None:
    """Fewer inside the window is less, from before it is not; a number that is not there is neither."""
    china: tuple[Any, ...] = ("China", "Pakistan")
    part = Act.PARTLY_DELIVERED
    small.write(
        register("wide", 1980),
        deal("less", *china, "QW-1", 2010, act=part, ordered=40, delivered=25, delivery_years=(2012, 2015)),
        deal("old", *china, "F-6", 1979, ordered=40, delivered=5, delivery_years=(1980,)),
        deal("all", *china, "F-7", 1999, ordered=40, delivered=40, delivery_years=(2001,)),
        deal("open", *china, "J-10", 2020, ordered=40),
        deal(
            "more",
            *china,
            "HJ-8",
            1990,
            ordered=100,
            ordered_estimated=True,
            delivered=120,
            delivered_estimated=False,
            delivery_years=(1992,),
            order_year_estimated=True,
            comment="Possibly more",
        ),
        deal("none", *china, "HN-5", 1990, delivered=120, delivery_years=(1992,)),
        deal("zero", *china, "HN-6", 1990, ordered=0, delivered=120, delivery_years=(1992,)),
        deal("doubt", *china, "HQ-2", 1990, act=part, ordered=9, delivered=5, delivery_years=(1992,), credibility=5),
    )
    small.write(
        register("narrow", 2000, 2023),
        deal("r", *china, "QW-1", 2010, act=part, ordered=41, delivered=25, delivery_years=(2012,), report="narrow"),
    )
    ordered, delivered = {"value": 40, "uncertain": None}, {"value": 25, "uncertain": None}
    less = ("CHN", "PAK", "less", "QW-1", ordered, delivered, 2010, None, 2015, 2023, None, "wide:less")
    assert small.rows("delivered-less-or-more") == [less]
    ordered, delivered = {"value": 100, "uncertain": True}, {"value": 120, "uncertain": False}
    more = ("CHN", "PAK", "more", "HJ-8", ordered, delivered, 1990, "?", 1992, 2023, "Possibly more", "wide:more")
    assert small.rows("delivered-less-or-more", more=True) == [more]
    assert small.rows("delivered-less-or-more", since=2011) == []
    assert small.rows("delivered-less-or-more", supplier="Russia") == []
    assert small.aloud("delivered-less-or-more", recipient="PAK", more=True) == [
        "The register lists 100? HJ-8 ordered by Pakistan from China in 1990?, and 120 delivered by 2023"
    ]


def test_time_to_delivery_has_the_middle_and_the_mean_of_both_periods(small: SmallGraph) -> None:
    """An even number of deals has its median between two; open orders are counted and have no time."""
    india: tuple[Any, ...] = ("Russia", "India")
    ships = {"category": "ships"}
    small.write(
        register("wide", 2008),
        deal("b1", *india, "Su-30", 2010, category="aircraft", delivery_years=(2011, 2019)),
        deal("b2", *india, "Su-30", 2011, category="aircraft", delivery_years=(2015,), order_year_estimated=True),
        deal("b3", *india, "Talwar", 2009, **ships, delivery_years=(2019,)),
        deal("b4", "Russia", "Algeria", "Kilo", 2013, delivery_years=(2016,)),
        deal("early", *india, "Talwar", 2007, **ships, delivery_years=(2009,)),
        deal("a1", *india, "Talwar", 2014, **ships, delivery_years=(2020,)),
        deal("a2", *india, "Talwar", 2016, **ships),
        deal("late", *india, "Talwar", 2021, **ships, delivery_years=(2022,)),
        deal("other", "France", "India", "Rafale", 2016, category="aircraft", delivery_years=(2019,)),
    )
    small.write(
        register("narrow", 2012, 2025), deal("n", *india, "Su-30", 2012, delivery_years=(2012,), report="narrow")
    )
    small.write(
        report("paper"), claim("1", report="paper", supplier="Russia", recipient="India", act=Act.DELIVERED, about="x")
    )
    before, after = (2008, 2013), (2014, 2020)
    asked = {"supplier": "RUS", "years": 7}
    assert small.rows("time-to-delivery", **asked) == [
        ("RUS", None, "All categories", *before, 4, 3.5, 4.5, 1, 0, *after, 1, 6.0, 6.0, 0, 1, ["wide"])
    ]
    assert small.rows("time-to-delivery", **asked, recipient="India", by_category=True) == [
        ("RUS", "IND", "Ships", *before, 1, 10.0, 10.0, 0, 0, *after, 1, 6.0, 6.0, 0, 1, ["wide"]),
        ("RUS", "IND", "Aircraft", *before, 2, 2.5, 2.5, 1, 0, *after, 0, None, None, 0, 0, ["wide"]),
    ]
    assert small.rows("time-to-delivery", supplier="China") == []
    assert small.aloud("time-to-delivery", **asked, recipient="India", by_category=True)[1] == (
        "Aircraft, Russia to India, by the register: of orders of 2008 to 2013 2 deals delivered, the first pieces a "
        "median of 2.5 years after the order, 0 deals with no delivery listed; of orders of 2014 to 2020 0 deals "
        "delivered, 0 deals with no delivery listed"
    )
    # Of orders from before the register's first year nothing is known, not that there were none.
    assert small.rows("time-to-delivery", supplier="RUS", year=2008, years=3) == [
        ("RUS", None, "All categories", *[None] * 7, 2008, 2010, 2, 5.5, 5.5, 0, 0, ["wide"])
    ]
    assert small.aloud("time-to-delivery", supplier="RUS", year=2008, years=3) == [
        "All categories, Russia, by the register: of orders of 2008 to 2010 2 deals delivered, the first pieces a "
        "median of 5.5 years after the order, 0 deals with no delivery listed"
    ]
