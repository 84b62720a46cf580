"""Questions about what a register says of deals, their parts and its own doubts, on small graphs, on both engines."""

from typing import Any

from graph.actors import Actor, Item
from graph.words import Act, ActorKind, Condition
from loaders.sipri.marks import NAMES
from tests.graph.build import claim, report
from tests.queries.conftest import SmallGraph, shipped
from tests.queries.test_registers import deal, register


def unknown(key: str) -> Actor:
    """The unknown supplier of one deal alone."""
    return Actor(f"unknown-supplier-{key}", "unknown supplier", ActorKind.UNKNOWN)


def test_marked_deals_quote_the_words_of_the_comment(small: SmallGraph) -> None:
    """Only words of the kinds asked for, in their order; the same deal in a lesser edition is no second row."""
    lease: dict[str, Any] = {
        "comment": "Second-hand; leased for 10 years; financed by USA",
        "marks": ("second-hand", "lease", "financed"),
        "mark_words": ("Second-hand", "leased", "financed"),
    }
    small.write(
        register(),
        deal(
            "l", "Russia", "India", "Akula", 2004, order_year_estimated=True, condition=Condition.SECOND_HAND, **lease
        ),
        deal("g", "Germany", "Ukraine", "Gepard", 2022, comment="Aid", marks=("aid",), mark_words=("Aid",), ordered=30),
        deal("n", "Russia", "India", "Su-30", 2000, ordered=10, comment="For the navy"),
        deal("w", "Russia", "India", "Su-7", 1990, credibility=5, marks=("lease",), mark_words=("lease",)),
    )
    small.write(register("narrow", 2000, 2023), deal("l2", "Russia", "India", "Akula", 2005, report="narrow", **lease))
    text = lease["comment"]
    assert small.rows("marked-deals", marks=["lease", "financed", "aid"]) == [
        (
            "DEU",
            "UKR",
            "g",
            "Gepard",
            ["Aid"],
            "Aid",
            None,
            2022,
            None,
            {"value": 30, "uncertain": None},
            "ordered",
            "wide:g",
        ),
        ("RUS", "IND", "l", "Akula", ["leased", "financed"], text, "second hand", 2004, "?", None, "ordered", "wide:l"),
    ]
    assert [line[2] for line in small.rows("marked-deals", marks="second-hand", supplier="Russia")] == ["l"]
    assert small.rows("marked-deals", marks="loan") == []
    marks = shipped("marked-deals").parameter("marks")
    assert marks is not None
    assert set(NAMES) == set(marks.choices), "every word that comments are searched for can be asked for"
    assert small.aloud("marked-deals", recipient="Ukraine") == [
        "Of Gepard from Germany to Ukraine, ordered in 2022, the register's comment reads: Aid"
    ]


def test_who_bought_a_weapon_adds_variants_only_when_asked(small: SmallGraph) -> None:
    """Deals with years of their own are one row each; a newspaper's deal is none of the register's."""
    small.write(
        register(),
        deal("p", "Russia", "Pakistan", "Mi-35M", 2015, ordered=4, delivered=4, delivery_years=(2018,)),
        deal("b", "Russia", "Brazil", "Mi-35M", 2009, ordered=12, delivered=12, delivery_years=(2010, 2012, 2014)),
        deal("o", "Russia", "Mali", "Mi-35M2", 2023, order_year_estimated=True, condition=Condition.NEW),
        deal("x", "Russia", "Mali", "Mi-3", 2023),
        deal("y1", "Poland", "Mali", "Mi-2", 2001, about="y", yearly=True, delivered=2, delivery_years=(2002,)),
        deal("y2", "Poland", "Mali", "Mi-2", 2001, about="y", yearly=True, delivered=3, delivery_years=(2004,)),
    )
    small.write(register("narrow", 2000, 2024), deal("p2", "Russia", "Pakistan", "Mi-35M", 2016, report="narrow"))
    told = claim(
        "1", report="paper", supplier="Russia", recipient="Iran", act=Act.DELIVERED, item=Item("Mi-35M", "Mi-35M")
    )
    small.write(report("paper"), told)
    twelve, four = {"value": 12, "uncertain": None}, {"value": 4, "uncertain": None}
    brazil = ("BRA", "RUS", "Mi-35M", "b", 2009, None, twelve, twelve, [2010, 2012, 2014], None, "delivered", "wide:b")
    pakistan = ("PAK", "RUS", "Mi-35M", "p", 2015, None, four, four, [2018], None, "delivered", "wide:p")
    mali = ("MLI", "RUS", "Mi-35M2", "o", 2023, "?", None, None, None, "new", "ordered", "wide:o")
    assert small.rows("who-bought-a-weapon", item="Mi-35M") == [brazil, pakistan]
    assert small.rows("who-bought-a-weapon", item="Mi-35M", variants=True) == [brazil, pakistan, mali]
    five = {"value": 5, "uncertain": None}
    assert small.rows("who-bought-a-weapon", item="Mi-2", variants=True) == [
        ("MLI", "POL", "Mi-2", "y", 2001, None, None, five, [2002, 2004], None, "delivered", "wide:y1")
    ]
    assert small.aloud("who-bought-a-weapon", item="Mi-35M", variants=True)[1:] == [
        "The register lists 4 Mi-35M ordered by Pakistan from Russia in 2015, and 4 delivered in 2018",
        "The register lists Mi-35M2 ordered by Mali from Russia in 2023?",
    ]


def test_largest_deals_never_mix_the_two_kinds_of_tiv(small: SmallGraph) -> None:
    """Each kind has its own order; deals without it, of other categories or other editions are left out."""
    air = {"category": "aircraft"}
    small.write(
        register(),
        deal(
            "big", "France", "India", "Rafale", 2016, tiv_order=900.0, tiv_delivered=90.0, delivery_years=(2019,), **air
        ),
        deal(
            "mid", "Russia", "India", "Su-30", 2001, tiv_order=300.0, tiv_delivered=300.0, delivery_years=(2004,), **air
        ),
        deal("zero", "Russia", "India", "Yak", 2001, tiv_order=0.0, tiv_delivered=0.0, delivery_years=(2004,), **air),
        deal("open", "France", "Egypt", "Rafale", 2021, tiv_order=500.0, **air),
        deal("ship", "Russia", "India", "Talwar", 2001, tiv_order=999.0, category="ships"),
    )
    small.write(
        register("narrow", 2000, 2025),
        deal(
            "again",
            "France",
            "India",
            "Rafale",
            2015,
            tiv_order=950.0,
            tiv_delivered=950.0,
            report="narrow",
            delivery_years=(2019,),
            **air,
        ),
    )
    mid = ("RUS", "IND", "mid", "Su-30", 2001, None, 300.0)
    big = ("FRA", "IND", "big", "Rafale", 2016, None)
    assert small.rows("largest-deals", category="aircraft") == [
        (*mid, "delivered TIV", "wide"),
        (*big, 90.0, "delivered TIV", "wide"),
    ]
    assert small.rows("largest-deals", category="aircraft", ordered=True, top=2) == [
        (*big, 900.0, "order TIV", "wide"),
        ("FRA", "EGY", "open", "Rafale", 2021, None, 500.0, "order TIV", "wide"),
    ]
    assert small.rows("largest-deals", category="aircraft", until=2000) == []
    assert small.aloud("largest-deals", category="aircraft", top=1) == [
        "The register gives 300 million delivered TIV for Su-30 from Russia to India, ordered in 2001"
    ]


def test_parts_from_third_countries_quote_for_whose_machines_they_are(small: SmallGraph) -> None:
    """The exporter is named by any of its names, as a whole word; its own parts are no third country's."""
    for_jets = "RD-93 version; for 50 JF-17 combat aircraft from China; probably more"
    small.write(
        register(),
        deal(
            "jets",
            "Russia",
            "Pakistan",
            "RD-33",
            2005,
            order_year_estimated=True,
            comment=for_jets,
            description="turbofan",
            condition=Condition.NEW,
            marks=("probably",),
            mark_words=("probably",),
        ),
        deal("ships", "Ukraine", "Algeria", "gas turbine", 2012, comment="For 3 C-28A corvettes from PRC"),
        deal("own", "China", "Pakistan", "KLJ-7", 2005, comment="For 50 JF-17 combat aircraft from China"),
        deal("own jets", "China", "Pakistan", "JF-17", 2005, comment="Produced in Pakistan with kits from China"),
        deal("word", "Russia", "Iran", "RD-33", 2005, comment="For 5 aircraft from Chinatown"),
        deal("no", "Russia", "Iran", "RD-33", 2005, comment="From China"),
        deal("kt", "Canada", "Peru", "PT-6", 2005, comment="For 20 KT-1 from South Korea"),
        deal("kt itself", "South Korea", "Peru", "KT-1", 2005),
        deal("bare", "Canada", "Peru", "PT-6", 2005),
        deal("front", "Iran", "Peru", "TOW", 2006, comment="For 2 launchers from Front (Peru)"),
        deal("front itself", Actor("front-peru", "Front (Peru)", ActorKind.ARMED_GROUP), "Peru", "launcher", 2006),
    )
    small.write(
        register("narrow", 2000, 2025),
        deal("again", "Russia", "Pakistan", "RD-33", 2006, comment=for_jets, report="narrow"),
    )
    words = ["for 50 JF-17 combat aircraft from China"]
    jets = ("CHN", "RUS", "PAK", "jets", "RD-33", "turbofan", words, ["probably"], "new", 2005, "?", "wide:jets")
    words = ["For 3 C-28A corvettes from PRC"]
    ships = ("CHN", "UKR", "DZA", "ships", "gas turbine", None, words, None, None, 2012, None, "wide:ships")
    assert small.rows("parts-from-third-countries", builder="China") == [ships, jets]
    assert small.rows("parts-from-third-countries", builder="China", recipient="Pakistan") == [jets]
    assert small.rows("parts-from-third-countries", builder="China", since=2013) == []
    assert [line[3] for line in small.rows("parts-from-third-countries", builder="South Korea")] == ["kt"]
    assert [line[3] for line in small.rows("parts-from-third-countries", builder="front-peru")] == ["front"]
    assert small.aloud("parts-from-third-countries", builder="CHN", recipient="PAK") == [
        "Russia to Pakistan: RD-33, ordered in 2005?; the register's comment reads: for 50 JF-17 combat aircraft from "
        "China"
    ]


def test_unknown_suppliers_stay_apart_and_are_counted_by_recipient(small: SmallGraph) -> None:
    """A name that no table knows is no unknown supplier; a number that is not there adds nothing."""
    small.write(
        register(),
        deal("k1", unknown("k1"), "Kenya", "mortar", 2014, tiv_delivered=0.5, delivery_years=(2014,)),
        deal("k2", unknown("k2"), "Kenya", "Mi-17", 2011, delivery_years=(2012,)),
        deal("k3", unknown("k3"), "Kenya", "mortar", 2009, delivery_years=(2012,)),
        deal("k4", "Uganda", "Kenya", "mortar", 2014, delivery_years=(2014,)),
        deal("a1", unknown("a1"), "Angola", "MiG-17", 1975, tiv_delivered=2.0, delivery_years=(1976,)),
        deal("m", Actor("unmatched-atlantis", "Atlantis", ActorKind.UNKNOWN), "Kenya", "T-55", 2014),
    )
    small.write(register("narrow", 2000, 2025), deal("k9", unknown("k9"), "Kenya", "mortar", 2015, report="narrow"))
    small.write(
        report("paper"), claim("1", report="paper", supplier=unknown("t"), recipient="Kenya", act=Act.DELIVERED)
    )
    angola = ("AGO", 1970, 1, ["MiG-17"], 2.0, ["a1"], "wide")
    kenya = [
        ("KEN", 2000, 1, ["mortar"], None, ["k3"], "wide"),
        ("KEN", 2010, 2, ["Mi-17", "mortar"], 0.5, ["k2", "k1"], "wide"),
    ]
    assert small.rows("unknown-suppliers") == [angola, *kenya]
    assert small.rows("unknown-suppliers", recipient="Kenya") == kenya
    assert small.aloud("unknown-suppliers")[2] == (
        "The register lists 2 deals of Kenya ordered in the ten years from 2010 whose supplier it does not know: Mi-17 "
        "and mortar"
    )


def test_uncertain_numbers_count_each_mark_and_each_deal_once(small: SmallGraph) -> None:
    """A deal with three marks is one deal; "not said" is no mark; rows of one deal by years are one deal."""
    sure: dict[str, Any] = {"order_year_estimated": False, "ordered_estimated": False, "delivered_estimated": False}
    small.write(
        register(),
        deal("1", "Russia", "India", "a", 2001, **dict.fromkeys(sure, True), ordered=1),
        deal("2", "France", "India", "b", 2002, **{**sure, "ordered_estimated": True}, ordered=1),
        deal("3", "Russia", "India", "c", 2003, **sure),
        deal("4", "Russia", "Egypt", "d", 2004, ordered=1),
        deal("5", "Russia", "Egypt", "e", 2004, ordered=1, credibility=5, ordered_estimated=True),
    )
    yearly: dict[str, Any] = {"about": "6", "report": "narrow", "yearly": True}
    small.write(
        register("narrow", 2000, 2025),
        deal("7", "Russia", "India", "f", 2005, **dict.fromkeys(sure, True), report="narrow"),
        deal("6a", "China", "India", "g", 2005, delivery_years=(2006,), delivered_estimated=True, **yearly),
        deal("6b", "China", "India", "g", 2005, delivery_years=(2007,), delivered_estimated=True, **yearly),
    )
    india = ("IND", "recipient", None, 4, 1, 2, 2, 3, 75.0, 2, ["narrow", "wide"])
    assert small.rows("uncertain-numbers", least=1) == [
        india,
        ("EGY", "recipient", None, 1, 0, 0, 0, 0, 0.0, 0, ["wide"]),
    ]
    assert small.rows("uncertain-numbers", least=4) == [india]
    assert small.rows("uncertain-numbers", least=1, since=2002, suppliers=True) == [
        ("CHN", "supplier", 2002, 1, 0, 0, 1, 1, 100.0, 1, ["narrow"]),
        ("FRA", "supplier", 2002, 1, 0, 1, 0, 1, 100.0, 0, ["wide"]),
        ("RUS", "supplier", 2002, 2, 0, 0, 0, 0, 0.0, 1, ["wide"]),
    ]
    assert small.aloud("uncertain-numbers", least=4) == [
        "Of 4 deals with India as recipient the register marks 3 (75 %) as uncertain in year or number"
    ]
    assert small.aloud("uncertain-numbers", least=2, since=2002, suppliers=True) == [
        "Of 2 deals with Russia as supplier, ordered since 2002, the register marks 0 (0 %) as uncertain in year or "
        "number"
    ]
