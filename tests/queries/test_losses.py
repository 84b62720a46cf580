"""Questions about losses, each on a small graph made for it, on both engines."""

from datetime import date
from typing import Any

from graph.actors import Item, category_of
from graph.claims import Claim
from graph.words import Act, Condition, Outcome, SourceKind, Subject
from tests.graph.build import claim, report, row
from tests.queries.conftest import SmallGraph

HELICOPTERS, TANK, GUN = (Item(name, name) for name in ("helicopters", "T-72", "D-30"))
DAY = date(2023, 11, 11)


def lost(key: str, of: Item | None, outcome: Outcome, count: int | None, **values: Any) -> Claim:
    """A claim of report ``a`` about a loss, by default Russia's; ``about`` is the key."""
    values = {"report": "a", "loser": "Russia", "as_of": DAY, "about": key} | values
    return claim(key, subject=Subject.LOSS, item=of, outcome=outcome, count_low=count, **values)


def test_recorded_losses_are_floors_and_parts_name_their_whole(small: SmallGraph) -> None:
    """Rows by category and item; the origin that counted is named; what does not count is no row."""
    vehicles = category_of("Armoured vehicles")
    aircraft = category_of("Aircraft")
    small.write(
        report("a"),
        lost("all", None, Outcome.LOST, 13077, rests_on=("oryx",)),
        lost("helis", HELICOPTERS, Outcome.LOST, 132, part_of="all", rests_on=("oryx",), category=aircraft),
        lost("taken", HELICOPTERS, Outcome.CAPTURED, 2, part_of="helis", rests_on=("oryx",), category=aircraft),
        lost("tanks", TANK, Outcome.DESTROYED, 50, category=vehicles),
        lost("some", None, Outcome.ABANDONED, None, loser="Ukraine", as_of=None, category=vehicles),
        lost("doubt", TANK, Outcome.DESTROYED, 900, credibility=5),
    )
    oryx, own = ["source of oryx"], ["source of a"]
    assert [
        ("RUS", None, None, "lost", 13077, DAY, None, "all", oryx, ["a"]),
        ("RUS", "aircraft", "helicopters", "lost", 132, DAY, "all", "helis", oryx, ["a"]),
        ("RUS", "aircraft", "helicopters", "captured", 2, DAY, "helis", "taken", oryx, ["a"]),
        ("RUS", "armoured-vehicles", "T-72", "destroyed", 50, DAY, None, "tanks", own, ["a"]),
        ("UKR", "armoured-vehicles", None, "abandoned", None, None, None, "some", own, ["a"]),
    ] == small.rows("recorded-losses")
    assert ["tanks"] == [row[7] for row in small.rows("recorded-losses", loser="RUS", category="armoured-vehicles")]
    assert (
        "Russia: at least 2 helicopters recorded as captured, as of 2023-11-11 (counted by source of oryx); part of: "
        "Russia: at least 132 helicopters recorded as destroyed, damaged, abandoned or captured"
    ) == small.aloud("recorded-losses")[2]


def test_captures_name_the_captor_where_a_report_does(small: SmallGraph) -> None:
    """Captured without a named captor is a row too; destroyed is none."""
    small.write(
        report("a"),
        lost("helis", HELICOPTERS, Outcome.LOST, 132),
        lost("taken", HELICOPTERS, Outcome.CAPTURED, 2, part_of="helis", captured_by="Ukraine"),
        lost("tanks", TANK, Outcome.CAPTURED, 5),
        lost("left", None, Outcome.ABANDONED, 3, captured_by="Ukraine", as_of=None),
        lost("burnt", TANK, Outcome.DESTROYED, 50),
        lost("doubt", GUN, Outcome.CAPTURED, 9, captured_by="Ukraine", credibility=5),
    )
    told = (["source of a"], ["a"])
    assert [
        ("RUS", None, "T-72", 5, DAY, None, "tanks", *told),
        ("RUS", "UKR", "helicopters", 2, DAY, "helis", "taken", *told),
        ("RUS", "UKR", "pieces of equipment", 3, None, None, "left", *told),
    ] == small.rows("captures")
    assert ["taken", "left"] == [row[6] for row in small.rows("captures", captor="Ukraine")]
    assert [] == small.rows("captures", loser="Ukraine")
    assert (
        "Russia: at least 2 helicopters recorded as captured by Ukraine, as of 2023-11-11 (counted by source of a)"
    ) == small.aloud("captures")[1]


def delivered(key: str, supplier: str, recipient: str, item: Item, number: int, year: int, **values: Any) -> Claim:
    """A delivered deal of the register's row, new unless said otherwise."""
    values = {"report": "wide", "condition": Condition.NEW, "delivered_estimated": False} | values
    values |= {"supplier": supplier, "recipient": recipient, "item": item, "delivered": number}
    return row(key, about=values.pop("about", key), act=Act.DELIVERED, delivery_years=(year,), **values)


def test_losses_stand_beside_what_was_received_and_are_never_added(small: SmallGraph) -> None:
    """A part of the same system's loss is left out; second-hand sales onward make nobody a maker."""
    iraq: dict[str, Any] = {"loser": "Iraq"}
    small.write(
        report("a"),
        lost("all", None, Outcome.LOST, 500, **iraq),
        lost("tanks", TANK, Outcome.LOST, 120, part_of="all", **iraq),
        lost("taken", TANK, Outcome.CAPTURED, 40, part_of="tanks", **iraq),
        lost("guns", GUN, Outcome.DESTROYED, 7, **iraq),
        lost("doubt", GUN, Outcome.DESTROYED, 70, credibility=5, **iraq),
        lost("helis", HELICOPTERS, Outcome.LOST, 9, **iraq),
    )
    small.write(
        report("wide", kind=SourceKind.COMPILER, window_from=1950, window_to=2023, generated=date(2024, 3, 11)),
        delivered("t1", "Soviet Union", "Iraq", TANK, 300, 1980, delivered_estimated=True),
        delivered("t2", "Poland", "Iraq", TANK, 250, 1983),
        delivered("t3", "Iraq", "Yemen", TANK, 20, 1990, condition=Condition.SECOND_HAND),
        delivered("g1", "Soviet Union", "Iraq", GUN, 100, 1985),
        delivered("g2", "Soviet Union", "Egypt", GUN, 60, 1985, marks=("licence",)),
    )
    small.write(
        report("narrow", kind=SourceKind.COMPILER, window_from=1980, window_to=1989, generated=date(2026, 1, 1)),
        delivered("n1", "Poland", "Iraq", TANK, 99, 1984, report="narrow"),
    )
    tanks = ({"value": 550, "uncertain": True}, ["Poland", "Soviet Union"], 1980, 1983, ["wide"])
    guns = ({"value": 100, "uncertain": False}, ["Soviet Union"], 1985, 1985, ["wide"])
    assert [
        ("IRQ", "D-30", "destroyed", 7, DAY, "guns", *guns),
        ("IRQ", "T-72", "lost", 120, DAY, "tanks", *tanks),
    ] == small.rows("losses-beside-received", loser="Iraq")
    assert (
        "Iraq: at least 120 T-72 recorded as lost, as of 2023-11-11; beside it, 550? received from Poland and Soviet "
        "Union according to the register, the last in 1983"
    ) == small.aloud("losses-beside-received", loser="Iraq")[1]


def test_a_maker_of_the_system_is_left_out(small: SmallGraph) -> None:
    """New supplies by it or by a state it succeeded, licence in a comment, or local production make it a maker."""
    small.write(
        report("a"),
        *(lost(f"{name}-tanks", TANK, Outcome.LOST, 10, loser=name) for name in ("Russia", "Poland", "India", "Syria")),
        *(lost(f"{name}-guns", GUN, Outcome.LOST, 10, loser=name) for name in ("Egypt", "Syria")),
    )
    small.write(
        report("wide", kind=SourceKind.COMPILER),
        delivered("old", "Soviet Union", "Syria", TANK, 300, 1980),
        delivered("to-russia", "Czechia", "Russia", TANK, 3, 1999, condition=Condition.SECOND_HAND),
        delivered("to-poland", "Soviet Union", "Poland", TANK, 5, 1978),
        delivered("from-poland", "Poland", "Syria", TANK, 50, 1986),
        delivered("to-india", "Soviet Union", "India", TANK, 900, 1987, marks=("licence",)),
        delivered("to-egypt", "Soviet Union", "Egypt", GUN, 60, 1985, local_production=True),
        delivered("to-syria", "Soviet Union", "Syria", GUN, 70, 1985, local_production=False),
    )
    for maker in ("Russia", "Poland", "India", "Egypt"):
        assert [] == small.rows("losses-beside-received", loser=maker), maker
    syria = small.rows("losses-beside-received", loser="Syria")
    assert [("D-30", 70), ("T-72", 350)] == [(row[1], row[6]["value"]) for row in syria]
