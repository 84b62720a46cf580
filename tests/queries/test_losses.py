"""Questions about losses, each on a small graph made for it, on both engines."""

from datetime import date
from typing import Any

import pytest

from graph.actors import Item, category_of
from graph.claims import Claim
from graph.words import Act, Certainty, Condition, Outcome, Relation, SourceKind, SpeakerRole, Subject
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
        ("IRQ", "D-30", "D-30", "same name", None, "destroyed", 7, DAY, "guns", *guns),
        ("IRQ", "T-72", "T-72", "same name", None, "lost", 120, DAY, "tanks", *tanks),
    ] == small.rows("losses-beside-received", loser="Iraq")
    assert (
        "Iraq: at least 120 T-72 recorded as lost, as of 2023-11-11; beside it, 550? T-72 received from Poland and "
        "Soviet Union according to the register, the last in 1983 (same name)"
    ) == small.aloud("losses-beside-received", loser="Iraq")[1]


ASSEMBLED = "Searcher-2 version; assembled/produced in Russia; Russian designation Forpost"


@pytest.mark.parametrize("words", [ASSEMBLED, "Assembled from kits in Russia", "Most assembled in Russia", "For use"])
def test_what_is_assembled_at_home_is_left_out(small: SmallGraph, words: str) -> None:
    """Where the comment says so by the country's name; another comment leaves it in."""
    car = Item("LMV", "LMV")
    small.write(report("a"), lost("cars", car, Outcome.LOST, 10, loser="Russia"))
    small.write(
        report("wide", kind=SourceKind.COMPILER),
        delivered("kits", "Italy", "Russia", car, 300, 2012, comment=words),
    )
    found = [row[1] for row in small.rows("losses-beside-received", loser="Russia")]
    assert found == (["LMV"] if words == "For use" else [])


def test_a_maker_of_the_system_is_left_out(small: SmallGraph) -> None:
    """New supplies by it or a state it succeeded, licence or assembly in a comment, or local production make it one."""
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
        delivered("to-syria", "Soviet Union", "Syria", GUN, 70, 1985, comment="Assembled in Egypt"),
    )
    for maker in ("Russia", "Poland", "India", "Egypt"):
        assert [] == small.rows("losses-beside-received", loser=maker), maker
    syria = small.rows("losses-beside-received", loser="Syria")
    assert [("D-30", 70), ("T-72", 350)] == [(row[1], row[9]["value"]) for row in syria]


def corresponds(key: str, item: Item, relation: Relation, other: Item, certainty: Certainty) -> Claim:
    """A row of a table of item names."""
    return claim(
        key,
        report="names",
        subject=Subject.CONTEXT,
        about=f"item-name:{key}",
        item=item,
        other=other,
        relation=relation,
        certainty=certainty,
        evidence="a leaflet",
    )


def test_losses_meet_deliveries_under_another_name(small: SmallGraph) -> None:
    """By a table of item names, whichever way round it speaks; what is a part or a group says so; without it, not."""
    tank, group, other = Item("T-72 tank", "T-72 tank"), Item("T-72/80", "T-72/80"), Item("T-72B", "T-72B")
    losses = (
        lost("tanks", tank, Outcome.DESTROYED, 5, loser="Iraq"),
        lost("some", group, Outcome.DAMAGED, 2, loser="Iraq"),
        lost("plain", TANK, Outcome.CAPTURED, 1, loser="Iraq"),
        lost("guns", GUN, Outcome.CAPTURED, 1, loser="Iraq"),
    )
    deals = (
        delivered("t1", "Soviet Union", "Iraq", TANK, 300, 1980),
        delivered("t2", "Soviet Union", "Iraq", other, 20, 1990),
    )
    small.write(report("a"), *losses)
    small.write(report("wide", kind=SourceKind.COMPILER), *deals)
    assert [("T-72", "same name")] == [row[2:4] for row in small.rows("losses-beside-received", loser="Iraq")]

    small.write(
        report("names"),
        corresponds("1", TANK, Relation.SAME, tank, Certainty.CERTAIN),
        corresponds("2", group, Relation.GROUP, TANK, Certainty.CERTAIN),
        corresponds("3", other, Relation.VARIANT, TANK, Certainty.PROBABLE),
    )
    assert [
        ("IRQ", "T-72", "T-72", "same name", None, "captured", 1, DAY, "plain", 300),
        ("IRQ", "T-72", "T-72B", "has the variant", "probable", "captured", 1, DAY, "plain", 20),
        ("IRQ", "T-72 tank", "T-72", "same system", "certain", "destroyed", 5, DAY, "tanks", 300),
        ("IRQ", "T-72/80", "T-72", "group of several", "certain", "damaged", 2, DAY, "some", 300),
    ] == [(*row[:9], row[9]["value"]) for row in small.rows("losses-beside-received", loser="Iraq")]
    assert (
        "Iraq: at least 2 T-72/80 recorded as damaged, as of 2023-11-11; beside it, 300 T-72 received from Soviet "
        "Union according to the register, the last in 1980 (group of several, certain)"
    ) == small.aloud("losses-beside-received", loser="Iraq")[3]
    small.store.remove("names")
    assert 1 == len(small.rows("losses-beside-received", loser="Iraq"))


def piece(key: str, of: Item, outcome: Outcome, day: date, **values: Any) -> Claim:
    """A row of Oryx's table by system: one piece, of report ``new`` unless said otherwise."""
    values = {"report": "new", "source": "oryx", "speaker_role": SpeakerRole.DATA_SET} | values
    about = f"oryx:{values.get('loser', 'Russia')}|{of.id}|{outcome.value}"
    return lost(key, of, outcome, 1, piece=True, as_of=day, about=about, **values)


def write_pieces(small: SmallGraph) -> None:
    """Two editions that list the same pieces, and a count that is no list."""
    register = {"kind": SourceKind.COMPILER, "source": "oryx"}
    march, april = date(2022, 3, 19), date(2022, 4, 2)
    small.write(
        report("new", generated=date(2023, 2, 26), **register),
        piece("1", TANK, Outcome.CAPTURED, march, origin="Soviet Union", image="https://a.example/1.jpg"),
        piece("2", TANK, Outcome.CAPTURED, april, origin="Russia", image="https://a.example/2.jpg"),
        piece("3", TANK, Outcome.DESTROYED, april, origin="Soviet Union"),
        piece("4", GUN, Outcome.CAPTURED, april, origin="Soviet Union"),
        piece("5", GUN, Outcome.CAPTURED, march, loser="Ukraine"),
        piece("6", GUN, Outcome.DAMAGED, march, loser="Ukraine", origin="Norway", credibility=5),
    )
    small.write(
        report("old", generated=date(2022, 4, 10), **register),
        piece("1", TANK, Outcome.CAPTURED, march, report="old", origin="Soviet Union"),
        piece("2", TANK, Outcome.CAPTURED, march, report="old", origin="Russia"),
        piece("3", TANK, Outcome.CAPTURED, april, report="old", origin="Poland"),
    )
    small.write(report("a"), lost("all", TANK, Outcome.CAPTURED, 70))


def test_losses_by_month_count_one_edition(small: SmallGraph) -> None:
    """By the day of recording and by outcome; a count that is no list of pieces has no months."""
    write_pieces(small)
    march, april = date(2022, 3, 19), date(2022, 4, 2)
    assert [
        ("2022-03", "RUS", "captured", 1, 1, march, march, ["new"]),
        ("2022-03", "UKR", "captured", 1, 1, march, march, ["new"]),
        ("2022-04", "RUS", "captured", 2, 2, april, april, ["new"]),
        ("2022-04", "RUS", "destroyed", 1, 1, april, april, ["new"]),
    ] == small.rows("losses-by-month")
    assert [("2022-04", 2), ("2022-04", 1)] == [
        (row[0], row[3]) for row in small.rows("losses-by-month", loser="Russia", since="2022-04-01")
    ]
    assert [("2022-03", "captured"), ("2022-04", "captured"), ("2022-04", "destroyed")] == [
        (row[0], row[2]) for row in small.rows("losses-by-month", loser="Russia", item="T-72")
    ]
    assert (
        "2022-04: at least 2 pieces of Russia recorded as captured, of 2 systems" == small.aloud("losses-by-month")[2]
    )


def test_captured_systems_name_day_maker_and_picture(small: SmallGraph) -> None:
    """The newest edition alone; who made them is a list of texts, and nobody is said to have captured them."""
    write_pieces(small)
    march, april = date(2022, 3, 19), date(2022, 4, 2)
    two, told = "https://a.example/2.jpg", ("oryx", ["new"])
    assert [
        ("RUS", "T-72", 2, ["Russia", "Soviet Union"], march, april, two, "oryx:Russia|T-72|captured", *told),
        ("RUS", "D-30", 1, ["Soviet Union"], april, april, None, "oryx:Russia|D-30|captured", *told),
        ("UKR", "D-30", 1, [], march, march, None, "oryx:Ukraine|D-30|captured", *told),
    ] == small.rows("captured-by-system")
    assert [("T-72", 1)] == [
        (row[1], row[2])
        for row in small.rows("captured-by-system", loser="Russia", since="2022-04-02")
        if row[1] == "T-72"
    ]
    assert ("Russia: at least 2 T-72 recorded as captured, the last on 2022-04-02 (counted by oryx)") == small.aloud(
        "captured-by-system"
    )[0]


def test_losses_by_maker_are_no_deliveries(small: SmallGraph) -> None:
    """By the maker that the data set names; a piece without one and one that does not count are left out."""
    write_pieces(small)
    april = date(2022, 4, 2)
    assert [
        ("RUS", "Soviet Union", "captured", 2, 2, april, ["new"]),
        ("RUS", "Russia", "captured", 1, 1, april, ["new"]),
        ("RUS", "Soviet Union", "destroyed", 1, 1, april, ["new"]),
    ] == small.rows("losses-by-maker")
    assert [] == small.rows("losses-by-maker", loser="Ukraine")
    assert ("Russia: at least 2 pieces made in Soviet Union recorded as captured, of 2 systems") == small.aloud(
        "losses-by-maker"
    )[0]
