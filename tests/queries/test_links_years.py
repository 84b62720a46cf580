"""Questions about how links change over the years, each on a small graph made for it, on both engines."""

from dataclasses import replace
from typing import Any

from graph.actors import Actor
from graph.claims import Claim
from graph.words import Act, ActorKind, Kind
from tests.queries.conftest import SmallGraph
from tests.queries.test_links import deal, not_deliveries, register

_UNKNOWN = Actor("unknown-supplier-1", "unknown supplier", ActorKind.UNKNOWN)


def tiv(low: float | None, high: float | None) -> dict[str, Any]:
    """A column of TIV, as low and high."""
    return {"low": low, "high": high, "basis": None}


def yearly(deal_id: str, supplier: str | Actor, year: int, value: float | None, **values: Any) -> Claim:
    """A 17-column row: what one deal brought Norway in one year."""
    values = {"recipient": "Norway", "report": "yearly", "tiv_delivered": value, **values}
    recipient = values.pop("recipient")
    return deal(f"{deal_id}-{year}", supplier, recipient, "F-35A", [year], about=deal_id, yearly=True, **values)


def test_links_begin_stop_and_resume_within_the_window(small: SmallGraph) -> None:
    """Breaks are longer than the quiet years; at the ends of an edition's years nothing begins or stops."""
    small.write(
        register(),
        deal("b", "Russia", "Egypt", "MiG-29M", [2013, 2014, 2016]),
        deal("s", "Ukraine", "Egypt", "An-74", [1998, 2014]),
        deal("r", "Egypt", "Sudan", "Fahd", [2001, 2014]),
        deal("short", "France", "Egypt", "Mistral", [2009, 2014, 2019]),
        deal("edge", "Russia", "Ukraine", "Mi-24", [1992, 2012]),
        deal("far", "China", "Egypt", "K-8E", [2003, 2020]),
        deal("nobody", _UNKNOWN, "Egypt", "Igla", [2014]),
        *not_deliveries("Italy", "Egypt"),
    )
    small.write(register("later", 2012, 2016), deal("l", "Mali", "Chad", "BRDM", [2014], report="later"))
    began = ("RUS", "EGY", "began", 2013, None, None, 3, "sipri", "wide")
    resumed = ("UKR", "EGY", "resumed", 2014, 1998, None, 2, "sipri", "wide")
    again = ("EGY", "SDN", "resumed", 2014, 2001, None, 2, "sipri", "wide")
    stopped = ("UKR", "EGY", "stopped", 2014, None, None, 2, "sipri", "wide")
    ended = ("EGY", "SDN", "stopped", 2014, None, None, 2, "sipri", "wide")
    assert small.rows("links-around-a-year", year=2014) == [began, again, resumed, ended, stopped]
    assert small.rows("links-around-a-year", year=2014, country="Sudan") == [again, ended]
    assert small.rows("links-around-a-year", year=2014, within=0, country="Russia") == []
    assert small.rows("links-around-a-year", year=1998, country="Ukraine", within=0) == [
        ("UKR", "EGY", "began", 1998, None, None, 2, "sipri", "wide"),
        ("UKR", "EGY", "stopped", 1998, None, 2014, 2, "sipri", "wide"),
    ]
    assert small.rows("links-around-a-year", year=1992, country="Ukraine", within=0, quiet=3) == [
        ("RUS", "UKR", "stopped", 1992, None, 2012, 2, "sipri", "wide")
    ]
    assert small.aloud("links-around-a-year", year=1998, country="Ukraine", within=0) == [
        "According to sipri, deliveries from Ukraine to Egypt began in 1998",
        "According to sipri, deliveries from Ukraine to Egypt stopped in 1998, none listed until 2014",
    ]


def test_a_range_of_years_is_no_break_and_may_reach_into_any_of_them(small: SmallGraph) -> None:
    """Older layouts give only the first and the last year: nothing is said to stop between, and TIV is a ceiling."""
    small.write(
        register("wide", 1980, 2023),
        deal("r", "Russia", "Egypt", "MiG-29M", [1995, 2012], delivery_range=True, tiv_delivered=40.0),
        deal("s", "Italy", "Egypt", "AW-149", [1995, 2012], tiv_delivered=7.0),
    )
    assert small.rows("links-around-a-year", year=1995, country="Egypt", within=0) == [
        ("ITA", "EGY", "began", 1995, None, None, 2, "sipri", "wide"),
        ("RUS", "EGY", "began", 1995, None, None, 2, "sipri", "wide"),
        ("ITA", "EGY", "stopped", 1995, None, 2012, 2, "sipri", "wide"),
    ]
    between = small.rows("shares-of-suppliers", recipient="Egypt", earlier=2000, later=2005, length=3)
    assert [(line[0], line[4], line[5], line[8], line[9]) for line in between] == [
        ("RUS", tiv(None, 40.0), 1, tiv(None, 40.0), 1)
    ]
    whole = small.rows("shares-of-suppliers", recipient="Egypt", earlier=1990, later=2005, length=30)
    assert ("RUS", tiv(40.0, 40.0)) in [(line[0], line[4]) for line in whole]
    years = small.rows("deliveries-by-year", recipient="Egypt")
    assert [line[0] for line in years if line[1] == "RUS"] == [2012, 1995]


def test_who_stepped_in_compares_within_a_category(small: SmallGraph) -> None:
    """Only categories that the supplier no longer delivers; the others' deals before are counted apart."""
    small.write(
        register(),
        deal("g1", "Russia", "Iraq", "Mi-28", [2013, 2014], category="aircraft"),
        deal("g2", "Russia", "Iraq", "Su-25", [2012], category="aircraft"),
        deal("g3", "Russia", "Iraq", "T-90", [2014], category="tanks"),
        deal("g4", "Russia", "Iraq", "T-90S", [2018], category="tanks"),
        deal("g5", "Russia", "Iraq", "Kilo", [1991], category="ships"),
        deal("g6", "Russia", "Cuba", "Mi-17", [2010], category="aircraft"),
        deal("u1", "United States", "Iraq", "F-16C", [2015], category="aircraft", order_year=2011),
        deal("u2", "United States", "Iraq", "Bell-407", [], category="aircraft", order_year=2016),
        deal("u3", "United States", "Iraq", "C-130J", [2012], category="aircraft", order_year=2008),
        deal("c1", "China", "Iraq", "CH-4", [], category="aircraft", order_year=2014),
        deal("k1", "South Korea", "Iraq", "T-50", [2013], category="aircraft", order_year=2010),
        deal("i1", "Italy", "Iraq", "Diciotti", [2017], category="ships"),
        deal("p1", "Poland", "Iraq", "T-72", [2016], category="tanks"),
        *not_deliveries("France", "Iraq"),
    )
    small.write(
        register("later", 2015, 2024),
        deal("un", "United States", "Iraq", "M-346", [2019], category="aircraft", report="later"),
        deal("e1", "Serbia", "Iraq", "Lasta", [], category="aircraft", order_year=2015, report="later"),
    )
    since_us = ("USA", 2014, 2, 1, 1, ["Bell-407", "F-16C"], ["wide"])
    china = ("CHN", 2014, 1, 0, 0, ["CH-4"], ["wide"])
    serbia = ("SRB", 2014, 1, 0, 0, ["Lasta"], ["wide", "later"])
    lost = ("IRQ", "aircraft", "RUS", 2014, 2)
    expected = [(*lost, *since_us), (*lost, *china), (*lost, *serbia)]
    assert small.rows("who-stepped-in", supplier="Russia", year=2014) == expected
    assert small.rows("who-stepped-in", supplier="Russia", year=2014, recipient="Iraq") == expected
    assert small.rows("who-stepped-in", supplier="Russia", year=2023) == []
    ships = small.rows("who-stepped-in", supplier="Russia", year=2014, before=30)
    assert [(line[1], line[5]) for line in ships] == [
        ("aircraft", "USA"),
        ("aircraft", "CHN"),
        ("aircraft", "SRB"),
        ("ships", "ITA"),
    ]
    assert small.aloud("who-stepped-in", supplier="Russia", year=2014)[:2] == [
        "By the registers cited, Iraq, Aircraft: last listed delivery from Russia in 2014; with the United States 2 "
        "deals are listed since 2014, 1 of them with a later delivery, and 1 before",
        "By the registers cited, Iraq, Aircraft: last listed delivery from Russia in 2014; with China 1 deal is listed "
        "since 2014, 0 of them with a later delivery, and 0 before",
    ]


def test_shares_come_from_rows_with_a_number_for_each_year(small: SmallGraph) -> None:
    """The wide edition cannot part its deals, the 17-column one can: shares are its alone, with each unknown apart."""
    small.write(
        register(),
        deal("w1", "United States", "Norway", "F-35A", [2015, 2022], tiv_delivered=900.0),
        deal("w2", "Italy", "Norway", "AW101", [2017], tiv_delivered=50.0),
        *not_deliveries("Sweden", "Norway"),
    )
    small.write(
        register("yearly", 2014, 2023),
        yearly("y1", "United States", 2013, 1000.0),
        yearly("y1", "United States", 2015, 75.0),
        yearly("y1", "United States", 2022, 30.0),
        yearly("y1", "United States", 2023, 30.0),
        yearly("y2", "Italy", 2017, 20.0),
        yearly("y3", _UNKNOWN, 2018, 5.0),
        yearly("y4", "South Korea", 2021, 40.0),
        yearly("y5", "South Korea", 2021, 7.0, kind=Kind.RETURN),
        yearly("y6", "Sweden", 2019, 99.0, recipient="Finland"),
    )
    then, now = ("2014 to 2018",), ("2019 to 2023",)
    herfindahl = (0.605, 0.52, "sipri")
    rows = small.rows("shares-of-suppliers", recipient="Norway")
    assert rows == [
        (
            "USA",
            "NOR",
            *then,
            75.0,
            tiv(75.0, 75.0),
            1,
            *now,
            60.0,
            tiv(60.0, 60.0),
            1,
            *herfindahl,
            "yearly",
            "yearly",
        ),
        ("KOR", "NOR", *then, None, None, 0, *now, 40.0, tiv(40.0, 40.0), 1, *herfindahl, None, "yearly"),
        ("ITA", "NOR", *then, 20.0, tiv(20.0, 20.0), 1, *now, None, None, 0, *herfindahl, "yearly", None),
        (_UNKNOWN.id, "NOR", *then, 5.0, tiv(5.0, 5.0), 1, *now, None, None, 0, *herfindahl, "yearly", None),
    ]
    assert small.aloud("shares-of-suppliers", recipient="Norway")[:2] == [
        "The United States to Norway by sipri, 2014 to 2018: 1 deal, 75 million TIV, 75 %; 2019 to 2023: 1 deal, 60 "
        "million TIV, 60 %",
        "South Korea to Norway by sipri, 2014 to 2018: 0 deals; 2019 to 2023: 1 deal, 40 million TIV, 40 %",
    ]


def test_without_such_rows_there_is_a_floor_and_a_ceiling(small: SmallGraph) -> None:
    """A deal that reaches beyond its window gives no number for it; where none does, the same edition gives shares."""
    small.write(
        register(),
        deal("a", "United States", "Norway", "F-35A", [2015, 2018, 2022], tiv_delivered=900.0),
        deal("b", "United States", "Norway", "AIM-120", [2016], tiv_delivered=10.0),
        deal("c", "Italy", "Norway", "AW101", [2018, 2019], tiv_delivered=50.0),
        deal("d", "Spain", "Norway", "Nansen", [2009], tiv_delivered=75.5),
        deal("e", "Sweden", "Norway", "CV-90", [2010, 2011], tiv_delivered=24.5),
        deal("f", "Germany", "Norway", "Leopard", [2012]),
    )
    small.write(
        register("partly", 2016, 2018),
        deal("a", "United States", "Norway", "F-35A", [2018], tiv_delivered=100.0, report="partly"),
    )
    then, now = ("2014 to 2018",), ("2019 to 2023",)
    blank = (None, None, "sipri", "wide", "wide")
    assert small.rows("shares-of-suppliers", recipient="Norway") == [
        ("USA", "NOR", *then, None, tiv(10.0, 910.0), 2, *now, None, tiv(None, 900.0), 1, *blank),
        ("ITA", "NOR", *then, None, tiv(None, 50.0), 1, *now, None, tiv(None, 50.0), 1, *blank),
    ]
    assert small.aloud("shares-of-suppliers", recipient="Norway")[0] == (
        "The United States to Norway by sipri, 2014 to 2018: 2 deals, 10 to 910 million TIV; 2019 to 2023: 1 deal, up "
        "to 900 million TIV"
    )
    early = small.rows("shares-of-suppliers", recipient="Norway", earlier=2008, later=2010, length=2)
    assert [(line[0], line[3], line[7]) for line in early] == [("SWE", None, 100.0), ("ESP", 100.0, None)]
    assert {(line[10], line[11]) for line in early} == {(1.0, 1.0)}
    without_tiv = small.rows("shares-of-suppliers", recipient="Norway", earlier=2012, later=2012, length=1)
    assert [line[:9] for line in without_tiv] == [
        ("DEU", "NOR", "2012 to 2012", None, None, 1, "2012 to 2012", None, None)
    ]
    outside = small.rows("shares-of-suppliers", recipient="Norway", earlier=1986, later=2020, length=5)
    assert [(line[0], line[4], line[8]) for line in outside] == [("USA", None, None)]


def test_an_extract_gives_no_shares_of_what_it_leaves_out(small: SmallGraph) -> None:
    """A file for one supplier, or one without a supplier that another edition lists, would give the rest everything."""
    small.write(
        register(),
        deal("a", "China", "Pakistan", "J-10CE", [2018, 2022], tiv_delivered=60.0),
        deal("b", "Italy", "Pakistan", "AW139", [2020], tiv_delivered=40.0),
        deal("t", "Turkiye", "Mali", "TB-2", [2022, 2024], tiv_delivered=9.0),
    )
    small.write(
        register("some", 2019, 2023),
        deal("a", "China", "Pakistan", "J-10CE", [2022], tiv_delivered=30.0, report="some"),
    )
    assert small.rows("shares-of-suppliers", recipient="Pakistan") == [
        ("CHN", "PAK", "2014 to 2018", None, tiv(None, 60.0), 1, "2019 to 2023", None, tiv(None, 60.0), 1, None, None,
         "sipri", "wide", "wide"),
        ("ITA", "PAK", "2014 to 2018", None, None, 0, "2019 to 2023", None, tiv(40.0, 40.0), 1, None, None,
         "sipri", None, "wide"),
    ]  # fmt: skip
    chosen = register("chosen", 2019, 2023)
    title = "SIPRI trade register, China as supplier, 2019 to 2023"
    small.write(
        replace(chosen, report=replace(chosen.report, name=title)),
        deal("m", "China", "Mali", "VN-1", [2022], tiv_delivered=3.0, report="chosen"),
        deal("n", "China", "Nigeria", "CH-4", [2022], tiv_delivered=9.0, report="chosen"),
        deal("p", "China", "Pakistan", "J-10CE", [2022], tiv_delivered=12.0, report="chosen"),
    )
    assert [line[7:9] for line in small.rows("shares-of-suppliers", recipient="Nigeria")] == [(None, tiv(9.0, 9.0))]
    shares = small.rows("shares-of-recipients", supplier="China")
    index = (None, 0.406, "sipri")
    assert shares == [
        ("PAK", "CHN", "2014 to 2018", None, tiv(None, 60.0), 1, "2019 to 2023", 50.0, tiv(12.0, 12.0), 1, *index,
         "wide", "chosen"),
        ("NGA", "CHN", "2014 to 2018", None, None, 0, "2019 to 2023", 37.5, tiv(9.0, 9.0), 1, *index, None, "chosen"),
        ("MLI", "CHN", "2014 to 2018", None, None, 0, "2019 to 2023", 12.5, tiv(3.0, 3.0), 1, *index, None, "chosen"),
    ]  # fmt: skip
    assert small.aloud("shares-of-recipients", supplier="China")[0] == (
        "China to Pakistan by sipri, 2014 to 2018: 1 deal, up to 60 million TIV; 2019 to 2023: 1 deal, 12 million TIV, "
        "50 %"
    )


def test_years_that_no_file_covers_have_no_number(small: SmallGraph) -> None:
    """Not 0; and of two files the one that covers the years is asked, also where the other gives the pair's sums."""
    small.write(
        register(),
        deal("r", "Russia", "India", "Su-30", [2020], tiv_delivered=8.0),
        deal("c", "China", "Pakistan", "J-10CE", [2018, 2022], tiv_delivered=60.0),
    )
    asked = {"earlier": 2019, "later": 2024, "length": 2}
    after = ("2024 to 2025", None, None, None, None, None, "sipri", "wide", None)
    india = ("IND", "RUS", "2019 to 2020", 100.0, tiv(8.0, 8.0), 1, *after[:4], 1.0, *after[5:])
    assert small.rows("shares-of-recipients", supplier="Russia", **asked) == [india]
    assert small.aloud("shares-of-recipients", supplier="Russia", **asked) == [
        "Russia to India by sipri, 2019 to 2020: 1 deal, 8 million TIV, 100 %"
    ]
    small.write(
        register("china", 2015, 2025),
        deal("c", "China", "Pakistan", "J-10CE", [2018, 2022, 2024], tiv_delivered=90.0, report="china"),
        deal("d", "China", "Pakistan", "VT-4", [2025], tiv_delivered=5.0, report="china"),
        deal("m", "China", "Mali", "VN-1", [2025], tiv_delivered=3.0, report="china"),
    )
    assert small.rows("shares-of-recipients", supplier="Russia", **asked) == [india]
    rows = small.rows("shares-of-recipients", supplier="China", **asked)
    assert [(line[0], line[5], line[9], line[13], line[14]) for line in rows] == [
        ("PAK", 0, 2, None, "china"),
        ("MLI", 0, 1, None, "china"),
    ]


def test_an_heir_that_is_older_than_the_succession_did_not_deliver_later(small: SmallGraph) -> None:
    """West Germany is Germany in a register: its deals of before 1990, or of no known year, are not told as later."""
    small.write(
        register(first=1950),
        deal("e1", "East Germany (GDR)", "Ethiopia", "T-55", [1979, 1989], category="armoured vehicles"),
        deal("g1", "Germany", "Ethiopia", "UR-416", [1970], category="armoured vehicles"),
        deal("g2", "Germany", "Ethiopia", "UR-416", [], act=Act.DELIVERED, category="armoured vehicles"),
        deal("e2", "East Germany (GDR)", "Iraq", "T-55", [1981], category="armoured vehicles"),
        deal("g3", "Germany", "Iraq", "Dingo", [1989, 1990], category="armoured vehicles"),
    )
    gdr = "east-germany-gdr"
    tanks = "armoured vehicles"
    assert small.rows("former-state", state="East Germany") == [
        ("ETH", tanks, gdr, 1, 1979, 1989, None, ["T-55"], [], 0, None, ["wide"]),
        ("IRQ", tanks, gdr, 1, 1981, 1981, None, ["T-55"], ["DEU"], 1, 1990, ["wide"]),
    ]
    assert small.aloud("former-state", state="East Germany", recipient="Ethiopia") == [
        "By the registers cited, Ethiopia has received 1 deal of Armoured vehicles from East Germany (GDR), "
        "1979 to 1989"
    ]
