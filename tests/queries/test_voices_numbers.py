"""Questions that hold reported claims against registers, days and grades, on small graphs, on both engines."""

from datetime import date
from typing import Any

from graph.actors import Category, Item
from graph.claims import Claim
from graph.words import Act, Basis, Certainty, Kind, Measure, Precision, SourceKind, SpeakerRole, Stance, Subject
from tests.graph.build import claim, report, row
from tests.queries.conftest import SmallGraph

ENGINES = Item("helicopter engines", "helicopter engines")
CATEGORY = Category("engines", "Engines")
ASKED: dict[str, Any] = {"recipient": "Russia", "kind": Kind.RETURN, "item": ENGINES}


def carries(component: str, machine: str) -> Claim:
    """A row of a table of components: two in each machine."""
    return claim(
        f"{component}|{machine}",
        report="table",
        subject=Subject.CONTEXT,
        about=f"component:{component}|{machine}",
        topic="component",
        text=f"{machine} carries two {component}",
        item=Item(component, component),
        machine=Item(machine, machine),
        general=ENGINES,
        each=2,
        certainty=Certainty.CERTAIN,
        evidence="a leaflet",
    )


def delivered(key: str, machine: str, recipient: str, number: int | None, last: int, **values: Any) -> Claim:
    """A row of a register about machines from Russia."""
    years: dict[str, Any] = {"act": Act.DELIVERED, "delivery_years": (last,), "delivered_estimated": False}
    given = {"report": "s", "supplier": "Russia", "about": key, **years, **values}
    return row(key, item=Item(machine, machine), recipient=recipient, delivered=number, **given)


def agreed(key: str, supplier: str, low: int | None, high: int | None, basis: Basis, **values: Any) -> Claim:
    """A claim that a country agreed to give so many engines back to Russia."""
    quantity: dict[str, Any] = {"quantity_low": low, "quantity_high": high, "quantity_basis": basis}
    told = {"report": "a", "supplier": supplier, "about": supplier.lower(), "act": Act.AGREED, **quantity}
    return claim(key, measure=Measure.AGREED, **told, **ASKED, **values)


def write_register(small: SmallGraph, *rows: Claim, key: str = "s", first: int = 1950) -> None:
    """Load an edition of the register, to 2023."""
    small.write(
        report(key, kind=SourceKind.COMPILER, window_from=first, window_to=2023, span_from=first, span_to=2023), *rows
    )


def test_more_than_received_adds_all_components_of_one_edition(small: SmallGraph) -> None:
    """Engines whose type is not named may be any of them: only what exceeds all positions together is a row."""
    small.write(report("table", kind=SourceKind.ORGANISATION), carries("TV3", "Mi-17"), carries("TV2", "Mi-8T"))
    soviet = delivered("e3", "Mi-8T", "Egypt", 10, 1975, supplier="Soviet Union", delivered_estimated=True)
    rows = [
        delivered("e1", "Mi-17", "Egypt", 20, 1999),
        delivered("e2", "Mi-17", "Egypt", 15, 2014),
        soviet,
        delivered("b1", "Mi-17", "Brazil", 12, 2010),
        delivered("u1", "Mi-17", "Peru", None, 2011),
    ]
    write_register(small, *rows)
    # A narrower edition lists one of the deals again, and one that the other does not have: neither is added.
    narrow = [
        delivered("e2", "Mi-17", "Egypt", 15, 2014, report="n"),
        delivered("e4", "Mi-17", "Egypt", 99, 2015, report="n"),
    ]
    write_register(small, *narrow, key="n", first=2012)
    small.write(
        report("a"),
        agreed("many", "Egypt", 91, 91, Basis.EXACT),
        agreed("as-many", "Egypt", 90, 90, Basis.EXACT),
        agreed("about", "Egypt", 100, 100, Basis.ABOUT),
        agreed("floor", "Egypt", 200, None, Basis.AT_LEAST),
        agreed("up-to", "Egypt", None, 500, Basis.UP_TO),
        agreed("no", "Egypt", 300, 300, Basis.EXACT, stance=Stance.DENIES),
        agreed("slip", "Brazil", 150, 150, Basis.EXACT, credibility=5),
        agreed("fits", "Brazil", 12, 12, Basis.EXACT),
        agreed("number-unknown", "Peru", 900, 900, Basis.EXACT),
        agreed("no-deal", "Cuba", 900, 900, Basis.EXACT),
    )
    slip = {"low": 150, "high": 150, "basis": "exact"}
    floor = {"low": 200, "high": None, "basis": "at least"}
    many = {"low": 91, "high": 91, "basis": "exact"}
    families = ["TV2: 20", "TV3: 70"]
    assert [
        ("a:slip", "brazil", "BRA", slip, 24, ["TV3: 24"], 1, 0, 2010, False, ["s"]),
        ("a:floor", "egypt", "EGY", floor, 90, families, 3, 1, 2014, True, ["s"]),
        ("a:many", "egypt", "EGY", many, 90, families, 3, 1, 2014, True, ["s"]),
    ] == small.rows("more-than-received")
    assert [
        "claim slip: more than the 24 positions in machines that the register lists as received by Brazil "
        "(TV3: 24; 1 deal, the last delivery in 2010)"
    ] == small.aloud("more-than-received", actor="Brazil")


def test_not_in_the_register_looks_for_the_same_parties_and_thing(small: SmallGraph) -> None:
    """The other way round, another thing and a deal of others are no match; the category or the item is."""
    write_register(
        small,
        delivered("1", "Mi-17", "Egypt", 20, 1999),
        delivered("2", "Mi-24", "Egypt", 20, 2004),
        delivered("3", "engine", "India", 5, 2001, category=CATEGORY),
        delivered("4", "Mi-17", "Peru", 5, 2001),
        delivered("5", "Mi-17", "Cuba", 5, 2001),
        delivered("6", "Mi-17", "Mali", None, 2001, act=Act.ORDERED, delivery_years=()),
        delivered("7", "Mi-17", "Sudan", 5, 2001, supplier="Egypt"),
        delivered("8", "Mi-17", "Sudan", 5, 2001, supplier="Belarus"),
    )
    write_register(small, delivered("2", "Mi-24", "Egypt", 20, 2004, report="n"), key="n", first=2004)
    sold = {"report": "a", "act": Act.AGREED, "supplier": "Russia"}
    small.write(
        report("a"),
        claim("back", report="a", about="back", supplier="Egypt", act=Act.AGREED, category=CATEGORY, **ASKED),
        claim("same-way", recipient="Egypt", about="other-thing", item=ENGINES, **sold),
        claim("category", recipient="India", about="category", item=ENGINES, category=CATEGORY, **sold),
        claim("item", recipient="Peru", about="item", item=Item("Mi-17", "Mi-17"), **sold),
        claim("no-thing", recipient="Cuba", about="no-thing", **sold),
        claim("none", recipient="Mali", about="none", item=ENGINES, **sold),
    )
    assert [
        ("back", "EGY", "RUS", "agreed", "sipri", 1950, 2023, 0, None, 2, 2004, ["a", "s"]),
        ("none", "RUS", "MLI", "agreed", "sipri", 1950, 2023, 0, None, 0, None, ["a", "s"]),
        ("other-thing", "RUS", "EGY", "agreed", "sipri", 1950, 2023, 2, 2004, 0, None, ["a", "s"]),
    ] == small.rows("not-in-the-register")
    assert ["none"] == [found[0] for found in small.rows("not-in-the-register", actor="Mali")]
    assert [
        "sipri, covering 1950 to 2023, has no row that matches Egypt → Russia: return of helicopter engines, agreed; "
        "it lists 0 delivered deals that way and 2 delivered deals the other way, the last in 2004"
    ] == small.aloud("not-in-the-register", actor="Egypt")[:1]


def test_not_in_the_register_says_nothing_without_a_register(small: SmallGraph) -> None:
    """A report is no register, and a register that is only named as an origin is not loaded."""
    small.write(
        report("a"), claim("1", report="a", supplier="Egypt", act=Act.DELIVERED, rests_on=("register",), **ASKED)
    )
    assert [] == small.rows("not-in-the-register")


def test_newest_claims_by_the_day_of_the_report(small: SmallGraph) -> None:
    """A month counts to its last day; what bears no date is left out."""
    small.write(
        report("a", published=date(2023, 11, 8), published_precision=Precision.DAY),
        claim("1", report="a", act=Act.REQUESTED, supplier="Egypt", about="egypt", speaker="an aide", **ASKED),
        claim("2", report="a", subject=Subject.LOSS, about="loss", loser="Russia", count_low=2),
    )
    small.write(
        report(
            "b", published=date(2023, 11, 1), published_latest=date(2023, 11, 30), published_precision=Precision.MONTH
        ),
        claim("1", report="b", stance=Stance.DENIES, act=Act.AGREED, supplier="Brazil", about="brazil", **ASKED),
    )
    small.write(report("c"), claim("1", report="c", act=Act.AGREED, supplier="Egypt", about="egypt", **ASKED))
    first, second = date(2023, 11, 8), date(2023, 11, 1)
    egypt = (first, "2023-11-08", "source of a", "a:1", "asserts", "requested", "egypt", "an aide", None)
    loss = (first, "2023-11-08", "source of a", "a:2", "asserts", None, None, None, None)
    month = (second, "2023-11", "source of b", "b:1", "denies", "agreed", "brazil", None, None)
    assert [egypt, loss, month] == small.rows("newest-claims")
    assert [month] == small.rows("newest-claims", since="2023-11-09")
    assert [] == small.rows("newest-claims", since="2023-12-01")
    assert [loss, month] == [found for found in small.rows("newest-claims", actor="Russia") if found != egypt]
    assert [egypt] == small.rows("newest-claims", actor="Egypt")
    assert ["source of b, published 2023-11: claim 1"] == small.aloud("newest-claims", since="2023-11-09")


def test_low_or_no_grade_leaves_out_what_nobody_can_tell(small: SmallGraph) -> None:
    """F6 is no low grade, B2 is none either; register rows are never waiting for a grade."""
    graded = {"graded_by": "editors", "grade_reason": "a slip"}
    egypt: dict[str, Any] = {"supplier": "Egypt", "about": "egypt", "act": Act.AGREED, "report": "a", **ASKED}
    small.write(
        report("a"),
        claim("1", reliability="F", credibility=6, **egypt),
        claim("2", reliability="B", credibility=2, **egypt),
        claim("3", **egypt),
        claim("4", reliability="E", credibility=6, **egypt),
        claim("5", credibility=4, speaker="an aide", speaker_role=SpeakerRole.UNNAMED_OFFICIAL, **egypt),
        claim("6", reliability="F", credibility=5, **graded, **egypt),
        claim("7", report="a", subject=Subject.CONTEXT, about="war", topic="war", text="war"),
    )
    write_register(small, delivered("1", "Mi-17", "Egypt", 20, 1999))
    of_a = "source of a"
    assert [
        ("a:6", "egypt", "F5", False, "editors", "a slip", None, None, of_a),
        ("a:5", "egypt", "–4", True, None, None, "an aide", "unnamed official", of_a),
        ("a:4", "egypt", "E6", True, None, None, None, None, of_a),
        ("a:3", "egypt", "not graded", True, None, None, None, None, of_a),
    ] == small.rows("low-or-no-grade")
    assert [] == small.rows("low-or-no-grade", actor="Brazil")
    assert ["claim 6: F5, because: a slip"] == small.aloud("low-or-no-grade", actor="Egypt")[:1]
