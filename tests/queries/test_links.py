"""Questions about who has supplied whom, each on a small graph made for it, on both engines."""

from datetime import date
from typing import Any

from graph.actors import Actor, Category, Item
from graph.claims import Claim
from graph.reports import LoadedReport
from graph.words import Act, Condition, Kind, SourceKind
from tests.graph.build import claim, report, row
from tests.queries.conftest import SmallGraph


def register(key: str = "wide", first: int = 1990, last: int = 2023, **values: Any) -> LoadedReport:
    """An edition of the register with its window of years."""
    return report(key, kind=SourceKind.COMPILER, window_from=first, window_to=last, **values)


def deal(key: str, supplier: str | Actor, recipient: str | Actor, item: str, years: list[int], **values: Any) -> Claim:
    """A row of the edition ``wide`` about the deal of its key; ordered only where no year of delivery is given."""
    values.setdefault("report", "wide")
    values.setdefault("about", key)
    values.setdefault("act", Act.DELIVERED if years else Act.ORDERED)
    if "category" in values:
        values["category"] = Category(values["category"], values["category"].capitalize())
    return row(
        key, supplier=supplier, recipient=recipient, item=Item(item, item), delivery_years=tuple(years), **values
    )


def not_deliveries(supplier: str = "Russia", recipient: str = "Egypt") -> list[Claim]:
    """What is never counted as a delivery: an order, a row that does not count, and a return that was delivered."""
    pair: tuple[str, str] = (supplier, recipient)
    return [
        deal("open", *pair, "Su-35", [], order_year=2018),
        deal("improbable", *pair, "Tu-160", [2001], credibility=5),
        deal("returned", *pair, "Mi-17", [2020], kind=Kind.RETURN),
    ]


def test_suppliers_have_the_sums_of_one_edition_each(small: SmallGraph) -> None:
    """The widest edition speaks for a pair, a narrower one where it is alone; what did not arrive is in neither."""
    small.write(
        register(),
        deal("a", "Russia", "Egypt", "MiG-29M", [2017, 2018], tiv_delivered=100.5),
        deal("b", "Russia", "Egypt", "Ka-52", [2017], tiv_delivered=0.1),
        deal("f", "France", "Egypt", "Rafale", [2015]),
        deal("own", "Egypt", "Sudan", "Fahd", [1999]),
        *not_deliveries(),
    )
    small.write(
        register("narrow", 2017, 2023),
        deal("a", "Russia", "Egypt", "MiG-29M", [2017, 2018, 2019], report="narrow", tiv_delivered=999.0),
        deal("g", "Germany", "Egypt", "Type-209", [2021], report="narrow", tiv_delivered=275.0),
    )
    small.write(
        report("paper"),
        claim("1", report="paper", supplier="Belarus", recipient="Egypt", act=Act.REFUSED, acted_by=["Belarus"]),
    )
    rows = small.rows("suppliers-of-a-country", recipient="Ägypten")
    assert rows == [
        ("RUS", "EGY", 2, 2017, 2018, 2, 100.6, "sipri", "wide"),
        ("FRA", "EGY", 1, 2015, 2015, 1, None, "sipri", "wide"),
        ("DEU", "EGY", 1, 2021, 2021, 1, 275.0, "sipri", "narrow"),
    ]
    assert small.aloud("suppliers-of-a-country", recipient="EGY")[:2] == [
        "sipri lists 2 deals with deliveries from Russia to Egypt, 2017 to 2018, 100.6 million TIV",
        "sipri lists 1 deal with deliveries from France to Egypt, 2015 to 2015",
    ]
    assert small.rows("suppliers-of-a-country", recipient="Brazil") == []


def test_deals_keep_their_question_marks_and_their_edition(small: SmallGraph) -> None:
    """One row a deal of the edition that gives the sums, also where a number is missing; rows a year are one deal."""
    small.write(
        register(),
        deal(
            "a",
            "Russia",
            "Egypt",
            "MiG-29M",
            [2017, 2020],
            order_year=2015,
            order_year_estimated=True,
            ordered=50,
            ordered_estimated=True,
            delivered=48,
            delivered_estimated=False,
            condition=Condition.NEW,
            tiv_delivered=1875.0,
        ),
        deal("b", "Russia", "Egypt", "Kornet", [2001]),
        deal("f1", "France", "Egypt", "Rafale", [2015], report="wide", about="f", yearly=True, delivered=3),
        deal("f2", "France", "Egypt", "Rafale", [2016], report="wide", about="f", yearly=True, delivered=3),
        *not_deliveries(),
    )
    small.write(register("narrow", 2017, 2023), deal("n", "Russia", "Egypt", "Ka-52", [2019], report="narrow"))
    assert small.rows("deals-of-a-country", recipient="EGY") == [
        ("a", "RUS", "EGY", "MiG-29M", "new", 2015, True, {"value": 50, "uncertain": True},
         {"value": 48, "uncertain": False}, 2017, 2020, 1875.0, "sipri", "wide"),
        ("f", "FRA", "EGY", "Rafale", None, None, None, None,
         {"value": 6, "uncertain": None}, 2015, 2016, None, "sipri", "wide"),
        ("b", "RUS", "EGY", "Kornet", None, None, None, None, None, 2001, 2001, None, "sipri", "wide"),
    ]  # fmt: skip
    assert [line[0] for line in small.rows("deals-of-a-country", recipient="EGY", supplier="RUS", since=2002)] == ["a"]
    assert small.aloud("deals-of-a-country", recipient="EGY")[::2] == [
        "According to sipri, Egypt has received 48 MiG-29M from Russia, 2017 to 2020, 1,875 million TIV",
        "According to sipri, Egypt has received Kornet from Russia, 2001 to 2001",
    ]


def test_bars_of_years_count_deals_and_part_no_total(small: SmallGraph) -> None:
    """A deal stands in each of its years; TIV of a year is there only where every row of it is about one year."""
    small.write(
        register(),
        deal("a", "Russia", "Egypt", "MiG-29M", [2017, 2018], tiv_delivered=100.0),
        deal("b", "Russia", "Egypt", "Ka-52", [2018], tiv_delivered=30.0),
        deal("f1", "France", "Egypt", "Rafale", [2018], about="f", yearly=True, tiv_delivered=60.25),
        deal("f2", "France", "Egypt", "Rafale", [2019], about="f", yearly=True, tiv_delivered=40.0),
        deal("m", "France", "Egypt", "MICA", [2019], yearly=True),
        deal("g", "France", "Egypt", "Gowind", [2018], yearly=True, tiv_delivered=0.5),
        *not_deliveries(),
    )
    small.write(register("narrow", 2018, 2023), deal("n", "Russia", "Egypt", "Ka-52", [2021], report="narrow"))
    assert small.rows("deliveries-by-year", recipient="EGY") == [
        (2019, "FRA", "EGY", 2, None, "sipri", "wide"),
        (2018, "FRA", "EGY", 2, 60.75, "sipri", "wide"),
        (2018, "RUS", "EGY", 2, None, "sipri", "wide"),
        (2017, "RUS", "EGY", 1, None, "sipri", "wide"),
    ]
    assert [line[0] for line in small.rows("deliveries-by-year", recipient="EGY", since=2019)] == [2019]
    assert small.aloud("deliveries-by-year", recipient="EGY")[1:3] == [
        "sipri lists 2 deals with a delivery from France to Egypt in 2018, 60.75 million TIV in that year",
        "sipri lists 2 deals with a delivery from Russia to Egypt in 2018",
    ]


def test_between_two_countries_shows_both_ways_and_all_stages(small: SmallGraph) -> None:
    """Refusals and denials are there, the second edition's rows are not, nor what others supply."""
    back = {"supplier": "Egypt", "recipient": "Russia", "kind": Kind.RETURN, "about": "back", "report": "paper"}
    small.write(
        register(),
        deal("a", "Russia", "Egypt", "MiG-29M", [2017, 2018], order_year=2015, quantity_low=50, quantity_high=50),
        deal("o", "Russia", "Egypt", "Su-35", [], order_year=2018),
        deal("sun", "Soviet Union", "Egypt", "Mi-8T", [1971], order_year=1970),
        deal("x", "Russia", "Algeria", "Su-30", [2017]),
    )
    small.write(
        register("narrow", 2017, 2023),
        deal("a", "Russia", "Egypt", "MiG-29M", [2017], report="narrow"),
        deal("n", "Russia", "Egypt", "Ka-52", [2019], report="narrow"),
    )
    small.write(
        report("paper"),
        claim("1", act=Act.REQUESTED, acted_by=["Russia"], **back),
        claim("2", act=Act.AGREED, acted_by=["Egypt"], expected_by=date(2023, 12, 8), **back),
        claim("3", **{**back, "about": "plan", "kind": Kind.PLANNED_PRODUCTION}, act=Act.BLOCKED,
              acted_by=["United States"], event_date=date(2023, 4, 1)),
    )  # fmt: skip
    no_number = None
    there, here = "Russia → Egypt", "Egypt → Russia"
    plan = ("plan", "EGY", "RUS", here, None, "blocked", "reported", no_number, 2023, None, None, 1, 0, ["paper"])
    agreed = ("back", "EGY", "RUS", here, None, "agreed", "reported", no_number, None, None, date(2023, 12, 8), 1, 0,
              ["paper"])  # fmt: skip
    ordered = ("o", "RUS", "EGY", there, "Su-35", "ordered", "recorded", no_number, 2018, None, None, 0, 1, ["wide"])
    delivered = ("a", "RUS", "EGY", there, "MiG-29M", "delivered", "recorded",
                 {"low": 50, "high": 50, "basis": None}, 2015, 2018, None, 0, 1, ["wide"])  # fmt: skip
    soviet = ("sun", "soviet-union", "EGY", "Soviet Union → Egypt", "Mi-8T", "delivered", "recorded", no_number, 1970,
              1971, None, 0, 1, ["wide"])  # fmt: skip
    rows = small.rows("between-two-countries", one="Egypt", other="Russia")
    assert rows == [agreed, plan, ordered, delivered]
    assert small.rows("between-two-countries", one="Russia", other="Egypt") == rows
    assert small.rows("between-two-countries", one="EGY", other="RUS", predecessors=True) == [*rows, soviet]
    assert small.aloud("between-two-countries", one="EGY", other="RUS")[:3] == [
        "Egypt → Russia: return of something not named, agreed; reported, 1 independent source, 0 registers",
        "Egypt → Russia: planned production of something not named, blocked (first dated 2023); reported, 1 "
        "independent source, 0 registers",
        "Russia → Egypt: Su-35, ordered (first dated 2018); recorded, 0 independent sources, 1 register",
    ]
    assert small.rows("between-two-countries", one="EGY", other="DZA") == []


def test_common_suppliers_name_what_both_have_received(small: SmallGraph) -> None:
    """A supplier of one alone is no row, and neither is an order; designations must be the same for both."""
    small.write(
        register(),
        deal("i1", "Russia", "India", "Mi-17", [2000, 2003], tiv_delivered=10.0),
        deal("i2", "Russia", "India", "Su-30MK", [2004], tiv_delivered=5.5),
        deal("p1", "Russia", "Pakistan", "Mi-17", [1996], tiv_delivered=2.0),
        deal("p2", "France", "Pakistan", "Mirage-5", [1999]),
        deal("i3", "France", "India", "Rafale", [2020]),
        deal("p3", "China", "Pakistan", "J-10CE", [2022]),
        deal("i4", "Italy", "India", "AW101", [2012]),
        deal("p4", "Italy", "Pakistan", "AW139", []),
        *not_deliveries("Russia", "Pakistan"),
    )
    small.write(
        register("narrow", 2004, 2023),
        deal("pn", "Russia", "Pakistan", "Su-30MK", [2005], report="narrow"),
        deal("in", "Russia", "India", "Su-30MK", [2005], report="narrow"),
    )
    assert small.rows("common-suppliers", one="IND", other="PAK") == [
        ("RUS", "IND", 2, 2004, 15.5, "PAK", 1, 1996, 2.0, ["Mi-17"], ["wide"]),
        ("FRA", "IND", 1, 2020, None, "PAK", 1, 1999, None, [], ["wide"]),
    ]
    assert small.aloud("common-suppliers", one="IND", other="PAK") == [
        "By the registers cited, Russia has delivered to both: 2 deals to India, the last in 2004, 1 "
        "deal to Pakistan, the last in 1996; to "
        "both: Mi-17",
        "By the registers cited, France has delivered to both: 1 deal to India, the last in 2020, 1 "
        "deal to Pakistan, the last in 1999",
    ]


def test_a_former_state_stands_apart_from_its_successors(small: SmallGraph) -> None:
    """Successors stand beside the category that they went on to deliver; nothing is added to the former state."""
    small.write(
        register(first=1950),
        deal("s1", "Soviet Union", "Egypt", "Mi-8T", [1971, 1972], category="aircraft", tiv_delivered=20.5),
        deal("s2", "Soviet Union", "Egypt", "MiG-21", [1967], category="aircraft", tiv_delivered=10.0),
        deal("s3", "Soviet Union", "Egypt", "T-62", [1973], category="tanks"),
        deal("s4", "Soviet Union", "India", "T-72", [1980], tiv_delivered=7.0),
        deal("s5", "Soviet Union", "Cuba", "T-72", [], category="tanks"),
        deal("r1", "Russia", "Egypt", "MiG-29M", [2017], category="aircraft", tiv_delivered=900.0),
        deal("r2", "Russia", "Egypt", "Ka-52", [2019], category="aircraft"),
        deal("u1", "Ukraine", "Egypt", "An-74", [2005], category="aircraft"),
        deal("r3", "Russia", "Egypt", "T-90", [], category="tanks"),
        deal("p1", "Poland", "Egypt", "T-55", [1995], category="tanks"),
    )
    small.write(
        register("narrow", 2015, 2023),
        deal("rn", "Russia", "Egypt", "Su-35", [2021], category="aircraft", report="narrow"),
        deal("bn", "Belarus", "India", "T-72", [2020], report="narrow"),
    )
    su = "soviet-union"
    assert small.rows("former-state", state="USSR") == [
        ("EGY", "aircraft", su, 2, 1967, 1972, 30.5, ["Mi-8T", "MiG-21"], ["RUS", "UKR"], 3, 2019, ["wide"]),
        ("EGY", "tanks", su, 1, 1973, 1973, None, ["T-62"], [], 0, None, ["wide"]),
        ("IND", None, su, 1, 1980, 1980, 7.0, ["T-72"], ["BLR"], 1, 2020, ["narrow", "wide"]),
    ]
    assert len(small.rows("former-state", state="USSR", recipient="India")) == 1
    assert small.aloud("former-state", state="USSR")[0] == (
        "By the registers cited, Egypt has received 2 deals of Aircraft from the Soviet Union, 1967 to "
        "1972; later also 3 deals from Russia and "
        "Ukraine"
    )
    assert small.rows("former-state", state="Yugoslavia") == []


def test_groups_and_organisations_on_either_side(small: SmallGraph) -> None:
    """States among themselves and orders are no rows; a group may be supplier or recipient."""
    small.write(
        register(),
        deal("h", "Iran", "Hezbollah (Lebanon)*", "Zelzal", [2002, 2006], tiv_delivered=4.5),
        deal("n", "Hezbollah (Lebanon)*", "Syria", "T-55", [2015]),
        deal("a", "Egypt", "African Union**", "Fahd", [2019]),
        deal("o", "Egypt", "African Union**", "Fahd-2", []),
        deal("s", "Iran", "Syria", "Fateh", [2010]),
    )
    group = "hezbollah-lebanon"
    rows = [
        ("EGY", "state", "african-union", "organisation", 1, 2019, 2019, None, "sipri", "wide"),
        (group, "armed group", "SYR", "state", 1, 2015, 2015, None, "sipri", "wide"),
        ("IRN", "state", group, "armed group", 1, 2002, 2006, 4.5, "sipri", "wide"),
    ]
    assert small.rows("groups-and-organisations") == rows
    assert small.rows("groups-and-organisations", kind="organisation") == rows[:1]
    assert small.rows("groups-and-organisations", country="Syria") == rows[1:2]
    assert small.aloud("groups-and-organisations", country="Iran") == [
        "sipri lists 1 deal with deliveries from Iran (state) to Hezbollah (Lebanon) (armed group), 2002 to 2006"
    ]


def test_chains_go_forward_in_time_only(small: SmallGraph) -> None:
    """A later year makes a chain, of a deal that goes on too; another designation, order or lesser edition none."""
    small.write(
        register(first=1950),
        deal("in", "Soviet Union", "Libya", "Mi-24", [1980, 1984]),
        deal("late", "Soviet Union", "Libya", "Mi-24", [1999]),
        deal("out", "Libya", "Sudan", "Mi-24", [1989], condition=Condition.SECOND_HAND),
        deal("again", "Libya", "Sudan", "Mi-24", [1995, 2001]),
        deal("same", "Libya", "Chad", "Mi-24", [1980]),
        deal("early", "Libya", "Uganda", "Mi-24", [1978]),
        deal("other", "Libya", "Chad", "T-55", [1987]),
        deal("order", "Libya", "Niger", "Mi-24", []),
        deal("on", "Sudan", "Chad", "Mi-24", [2005]),
        deal("begun", "Libya", "Mali", "Mi-24", [1979, 1983]),
    )
    small.write(register("narrow", 2000, 2023), deal("n", "Libya", "Sudan", "Mi-24", [2010], report="narrow"))
    libya = ("soviet-union", "LBY", "SDN", "Mi-24", 1980, 1989, 2001, 1, ["out", "again"], ["wide"])
    sudan = ("LBY", "SDN", "TCD", "Mi-24", 1989, 2005, 2005, 0, ["on"], ["wide"])
    mali = ("soviet-union", "LBY", "MLI", "Mi-24", 1980, 1983, 1983, 0, ["begun"], ["wide"])
    assert small.rows("onward-chains", item="Mi-24") == [mali, libya, sudan]
    assert small.rows("onward-chains", item="Mi-24", via="Sudan") == [sudan]
    assert small.rows("onward-chains", item="T-55") == []
    assert small.aloud("onward-chains", item="Mi-24")[1:] == [
        "By the registers cited, Libya has received Mi-24 from the Soviet Union since 1980; later, from "
        "1989 on, 2 deals of the same designation "
        "went to Sudan (1 second hand)",
        "By the registers cited, Sudan has received Mi-24 from Libya since 1989; later, from 2005 on, 1 "
        "deal of the same designation "
        "went to Chad (0 second hand)",
    ]
