"""Where a claimed return could come from, and who else has received such machines, on both engines."""

from datetime import date
from typing import Any

from graph.actors import Item
from graph.claims import Claim
from graph.words import Act, Basis, Certainty, Kind, SourceKind, Subject
from tests.graph.build import claim, report, row
from tests.queries.conftest import SmallGraph

ENGINES = Item("helicopter engines", "helicopter engines")
MI17, MI35, MI8 = (Item(name, name) for name in ("Mi-17", "Mi-35M", "Mi-8T"))
TV3, TV2 = (Item(name, name) for name in ("TV3-117", "TV2-117"))
WIDE, NARROW = "wide", "narrow"
NUMBERS: dict[str, Any] = {"quantity_low": 150, "quantity_high": 150, "quantity_basis": Basis.ABOUT}
CLAIMED = {"low": 150, "high": 150, "basis": "about"}


def sure(number: int) -> dict[str, Any]:
    """A number of a register without a question mark."""
    return {"value": number, "uncertain": False}


def unsure(number: int) -> dict[str, Any]:
    """A number of a register with a question mark."""
    return {"value": number, "uncertain": True}


def carries(machine: Item, component: Item, certainty: Certainty) -> Claim:
    """A line of the table of components: two in each machine, asked for as helicopter engines."""
    about = f"component:{component.id}|{machine.id}"
    values: dict[str, Any] = {"machine": machine, "item": component, "general": ENGINES, "each": 2}
    return claim(
        about, report="table", subject=Subject.CONTEXT, about=about, certainty=certainty, topic="component", **values
    )


def deal(
    key: str, supplier: str, recipient: str, item: Item, delivered: int | None, *years: int, **values: Any
) -> Claim:
    """A delivered deal of a register's row."""
    values.setdefault("report", WIDE)
    values.setdefault("act", Act.DELIVERED)
    values |= {"supplier": supplier, "recipient": recipient, "item": item, "delivered": delivered}
    return row(key, about=values.pop("about", key), delivery_years=years, **values)


def write_table_and_story(small: SmallGraph) -> None:
    """Three machines with two engine families; Russia asked Egypt for engines, and Brazil, which refused."""
    small.write(
        report("table", kind=SourceKind.ORGANISATION),
        carries(MI17, TV3, Certainty.PROBABLE),
        carries(MI35, TV3, Certainty.CERTAIN),
        carries(MI8, TV2, Certainty.CERTAIN),
    )
    engines: dict[str, Any] = {"report": "story", "recipient": "Russia", "kind": Kind.RETURN, "item": ENGINES}
    small.write(
        report("story"),
        claim("1", about="egypt", supplier="Egypt", act=Act.REQUESTED, acted_by=["Russia"], **engines),
        claim("2", about="egypt", supplier="Egypt", act=Act.AGREED, acted_by=["Egypt"], **NUMBERS, **engines),
        claim("3", about="brazil", supplier="Brazil", act=Act.REQUESTED, acted_by=["Russia"], **engines),
        claim("4", about="brazil", supplier="Brazil", act=Act.REFUSED, acted_by=["Brazil"], **engines),
        claim("5", about="peru", supplier="Peru", act=Act.AGREED, acted_by=["Peru"], **engines),
    )


def write_register(small: SmallGraph) -> None:
    """A wide edition, and a narrow one that lists one deal again with fewer delivered and one deal more."""
    plain, marked = {"delivered_estimated": False}, {"delivered_estimated": True}
    small.write(
        report(WIDE, kind=SourceKind.COMPILER, window_from=1950, window_to=2023, generated=date(2024, 3, 11)),
        deal("egypt-old", "Soviet Union", "Egypt", MI8, 80, 1970, 1971, **marked),
        deal("egypt-17", "Russia", "Egypt", MI17, 27, 1998, 1999, **plain),
        deal("egypt-35", "Russia", "Egypt", MI35, 46, 2017, **marked),
        deal("egypt-open", "Russia", "Egypt", MI35, None, act=Act.ORDERED),
        deal("brazil-35", "Russia", "Brazil", MI35, 12, 2010, 2014, **plain),
        deal("peru-17", "Russia", "Peru", MI17, None, 1995),
        deal("india-17", "Russia", "India", MI17, 100, 2005, **marked),
        deal("india-17-old", "Soviet Union", "India", MI17, 40, 1988, **plain),
        deal("india-ukraine", "Ukraine", "India", MI17, 15, 1996, **plain),
        deal("india-nepal", "India", "Nepal", MI17, 4, 2016, **plain),
        deal("doubtful", "Russia", "Chile", MI17, 9, 2016, credibility=5),
        deal("tanks", "Russia", "China", Item("T-72", "T-72"), 90, 2001, **plain),
    )
    small.write(
        report(NARROW, kind=SourceKind.COMPILER, window_from=2015, window_to=2023, generated=date(2026, 1, 1)),
        deal("n1", "Russia", "Egypt", MI35, 40, 2017, report=NARROW, about="egypt-35"),
        deal("n2", "Russia", "Egypt", MI17, 5, 2016, report=NARROW, about="egypt-again"),
    )


def test_could_come_from_holds_positions_against_the_number(small: SmallGraph) -> None:
    """Deals of one edition add up by engine family; open orders, other editions and other machines do not."""
    write_table_and_story(small)
    write_register(small)
    sipri, cited = "sipri", [WIDE, "table"]
    tv3 = "asked for as helicopter engines, which names no type"
    inherited = "; delivered by the Soviet Union, which Russia succeeded"
    summed = {"low": 146, "high": 146, "basis": "estimated"}
    story, here = ("egypt", "EGY", "RUS", CLAIMED), "calculated here"
    assert [
        (
            *("brazil", "BRA", "RUS", None, "brazil-35", "RUS", "Mi-35M", sure(12), 2014),
            *("TV3-117", sure(24), {"low": 24, "high": 24, "basis": "exact"}),
            *(f"Mi-35M carries two TV3-117 (certain); {tv3}", here, sipri, cited),
        ),
        (
            *(*story, "egypt-old", "soviet-union", "Mi-8T", unsure(80), 1971),
            *("TV2-117", unsure(160), {"low": 160, "high": 160, "basis": "estimated"}),
            *(f"Mi-8T carries two TV2-117 (certain); {tv3}{inherited}", here, sipri, cited),
        ),
        (
            *(*story, "egypt-35", "RUS", "Mi-35M", unsure(46), 2017),
            *("TV3-117", unsure(92), summed),
            *(f"Mi-35M carries two TV3-117 (certain); {tv3}", here, sipri, cited),
        ),
        (
            *(*story, "egypt-17", "RUS", "Mi-17", sure(27), 1999),
            *("TV3-117", sure(54), summed),
            *(f"Mi-17 carries two TV3-117 (probable); {tv3}", here, sipri, cited),
        ),
        (
            *("peru", "PER", "RUS", None, "peru-17", "RUS", "Mi-17", None, 1995, "TV3-117", None, None),
            *(f"Mi-17 carries two TV3-117 (probable); {tv3}", here, sipri, cited),
        ),
    ] == small.rows("could-come-from")
    assert ["brazil-35"] == [row[4] for row in small.rows("could-come-from", asked="Brazil")]
    assert [] == small.rows("could-come-from", asking="Egypt")
    assert (
        "sipri lists 46? Mi-35M from Russia to Egypt, the last in 2017: 92? positions for TV3-117, 146 (number "
        "uncertain) over all such deals, beside Egypt → Russia: return of about 150 helicopter engines, agreed"
    ) == small.aloud("could-come-from", asked="Egypt")[1]


def test_could_come_from_says_at_least_where_a_number_is_missing(small: SmallGraph) -> None:
    """A deal without a number leaves the sum of the others as a floor; it never counts as 0."""
    write_table_and_story(small)
    small.write(
        report(WIDE, kind=SourceKind.COMPILER),
        deal("a", "Russia", "Egypt", MI17, 10, 2001),
        deal("b", "Russia", "Egypt", MI17, None, 2002),
    )
    rows = [(row[4], row[7], row[10], row[11]) for row in small.rows("could-come-from")]
    floor = {"low": 20, "high": None, "basis": "at least"}
    ten, twenty = {"value": 10, "uncertain": None}, {"value": 20, "uncertain": None}
    assert [("b", None, None, floor), ("a", ten, twenty, floor)] == rows


def test_who_else_has_received_keeps_the_ways_apart(small: SmallGraph) -> None:
    """By engine family: from the supplier and its predecessor, from others, passed on; of each pair one edition."""
    write_table_and_story(small)
    write_register(small)
    cited, told = [WIDE, "table"], [WIDE, "table", "story"]
    sure17, mixed, nobody = ["Mi-17"], ["Mi-17", "Mi-35M"], "no report loaded names it as asked by this supplier"
    assert [
        (
            *("IND", "RUS", "TV3-117", unsure(140), unsure(280), "probable"),
            *(1988, 2005, sure17, sure(15), 1996, sure(4), 2016),
            *(nobody, cited),
        ),
        (
            *("EGY", "RUS", "TV2-117", unsure(80), unsure(160), "certain"),
            *(1970, 1971, ["Mi-8T"], None, None, None, None, "named as asked: agreed", told),
        ),
        (
            *("EGY", "RUS", "TV3-117", unsure(73), unsure(146), "probable"),
            *(1998, 2017, mixed, None, None, None, None, "named as asked: agreed", told),
        ),
        (
            *("BRA", "RUS", "TV3-117", sure(12), sure(24), "certain"),
            *(2010, 2014, ["Mi-35M"], None, None, None, None, "named as asked: refused", told),
        ),
        (
            *("PER", "RUS", "TV3-117", None, None, "probable", 1995, 1995, sure17),
            *(None, None, None, None, "a return is reported: agreed", told),
        ),
        (
            *("NPL", "RUS", "TV3-117", None, None, None, None, None, sure17, sure(4), 2016),
            *(None, None, nobody, cited),
        ),
    ] == small.rows("who-else-has-received", supplier="Russia", item="helicopter engines")
    assert [
        "India has received such machines (TV3-117), according to the register: 140? from Russia or a state it "
        "succeeded, the last in 2005; 15 from others; 4 passed on; no report loaded names it as asked by this supplier"
    ] == small.aloud("who-else-has-received", supplier="Russia", item="TV3-117")[:1]


def test_who_else_has_received_asks_for_a_machine_itself_too(small: SmallGraph) -> None:
    """A machine carries nothing that is asked for: no component, no positions; a request for its engines is told."""
    write_table_and_story(small)
    write_register(small)
    none = (["Mi-35M"], None, None, None, None)
    assert [
        ("EGY", "RUS", None, unsure(46), None, None, 2017, 2017, *none, "named as asked: agreed", [WIDE, "story"]),
        ("BRA", "RUS", None, sure(12), None, None, 2010, 2014, *none, "named as asked: refused", [WIDE, "story"]),
    ] == small.rows("who-else-has-received", supplier="Russia", item="Mi-35M")
    others = small.rows("who-else-has-received", supplier="Ukraine", item="Mi-17")
    india, egypt = (row for row in others if row[0] in ("IND", "EGY"))
    # Ukraine too succeeded the Soviet Union, so its deliveries stand with Ukraine's own.
    assert (sure(55), unsure(100)) == (india[3], india[9])
    assert (None, sure(27)) == (egypt[3], egypt[9])
    assert {"no report loaded names it as asked by this supplier"} == {row[13] for row in others}
