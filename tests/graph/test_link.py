"""What stands between two countries, read from a real graph: the same on both engines."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.actors import Item
from graph.lanes import Event, Lane, find_events
from graph.link import read_pair, read_rows
from graph.pair import Pair, Way
from graph.pair_telling import tell_caveat, tell_check, tell_elsewhere, tell_relative, tell_rests, tell_way
from graph.statements import Statement
from graph.store import Store
from graph.tallies import tally, tell_sum
from graph.telling import tell
from graph.words import Act, Basis, Certainty, Kind, Precision, SourceKind, SpeakerRole, Stance, Subject
from tests.graph.build import actor, claim, report, row

EGYPT, RUSSIA, SOVIET_UNION = actor("Egypt"), actor("Russia"), actor("Soviet Union")
ENGINES, MACHINE = Item("engine", "engine"), Item("Mi-17", "Mi-17")
WIDE = {"window_from": 1950, "window_to": 2023}


def deal(key: str, supplier: str, recipient: str = "Egypt", act: Act = Act.DELIVERED, **values: Any) -> Any:
    """A row of a register about a transfer of its own; its id and that of its transfer hold the report's."""
    values.setdefault("report", "wide")
    return row(key, about=values.pop("about", f"deal-{key}"), supplier=supplier, recipient=recipient, act=act, **values)


@pytest.fixture
def filled(store: Store) -> Store:
    """Two editions of a register, a table of components, and two papers that retell one origin about a return."""
    wide = [
        deal("1", "Russia", item=MACHINE, order_year=1992, delivery_years=(1995,), delivered=40, ordered=40),
        deal("2", "Russia", order_year=2015, delivery_years=(2017, 2018), delivered=46, delivered_estimated=True),
        deal("3", "Russia", act=Act.ORDERED, order_year=2020, ordered=12),
        deal("4", "Soviet Union", item=MACHINE, order_year=1969, delivery_years=(1971,), delivered=10, ordered=10),
        deal("5", "Egypt", "Sudan", order_year=1980),
    ]
    store.write(report("wide", kind=SourceKind.COMPILER, rows_read=5, **WIDE), wide)
    narrow = [
        deal("1", "Russia", item=MACHINE, order_year=1992, delivery_years=(1995,), delivered=39, report="narrow"),
        deal("9", "Russia", order_year=2001, delivery_years=(2002,), delivered=1, report="narrow"),
    ]
    store.write(report("narrow", kind=SourceKind.COMPILER, rows_read=2, window_from=1990, window_to=2005), narrow)
    carries = claim(
        "carries",
        report="table",
        subject=Subject.CONTEXT,
        about="component:engine|Mi-17",
        topic="component",
        item=ENGINES,
        machine=MACHINE,
        each=2,
        certainty=Certainty.CERTAIN,
        evidence="a manual",
    )
    store.write(report("table", kind=SourceKind.ORGANISATION, rows_read=1), [carries])
    common: dict[str, Any] = {
        "about": "return",
        "supplier": "Egypt",
        "recipient": "Russia",
        "rests_on": ("origin",),
        "speaker_role": SpeakerRole.ANONYMOUS_SOURCE,
        "item": ENGINES,
    }
    paper = [
        claim(
            "agreed",
            report="paper",
            kind=Kind.RETURN,
            act=Act.AGREED,
            acted_by=("Egypt",),
            quantity_low=150,
            quantity_high=150,
            quantity_basis=Basis.ABOUT,
            **common,
        ),
        claim("asked", report="paper", kind=Kind.RETURN, act=Act.REQUESTED, event_date=date(2022, 4, 1), **common),
    ]
    store.write(report("paper", published=date(2023, 11, 9), published_precision=Precision.DAY, rows_read=2), paper)
    sold = claim("sold", report="other", kind=Kind.BUY_BACK, act=Act.AGREED, **common)
    denied = claim("denied", report="other", kind=Kind.RETURN, act=Act.AGREED, stance=Stance.DENIES, **common)
    store.write(report("other", published=date(2023, 11, 10), rows_read=2), [sold, denied])
    return store


def way_of(pair: Pair, supplier: str) -> Way:
    return next(way for way in pair.ways if way.supplier.id == supplier)


def test_an_empty_graph_has_nothing_between_them(store: Store) -> None:
    """Every question also runs where no property and no label exists yet."""
    pair = read_pair(store.reader(), EGYPT, RUSSIA)
    assert (True, (), (), ()) == (pair.is_empty, pair.relatives, pair.registers, pair.cited)
    assert "Egypt → Russia: no register is loaded." == tell_way(pair.ways[0], pair.registers)


def test_each_way_is_listed_from_one_edition(filled: Store) -> None:
    """The wide one gives the numbers; what only the other lists is counted apart."""
    way = way_of(read_pair(filled.reader(), EGYPT, RUSSIA), "RUS")
    (listing,) = way.listings
    assert ("wide", {"deal-1", "deal-2", "deal-3"}, 1) == (
        listing.edition.report,
        set(listing.transfers),
        listing.elsewhere,
    )
    assert ["deal-3", "deal-2", "deal-1"] == [one.transfer for one in listing.rows]
    assert "Russia → Egypt: 1 more transfer in other editions of sipri, not counted here." == tell_elsewhere(way)
    (total,) = tally(listing)
    assert ("at least 52", "86 ?") == (tell_sum(total.ordered), tell_sum(total.delivered))


def test_each_way_is_told_in_one_sentence(filled: Store) -> None:
    """A file whose rows are all of Russia as supplier says nothing of what Egypt gave back."""
    pair = read_pair(filled.reader(), EGYPT, RUSSIA)
    assert tell_way(way_of(pair, "RUS"), pair.registers) == (
        "Russia → Egypt: 2 transfers listed as delivered, 1995 to 2018, 1 ordered without a delivery (report wide, "
        "1950 to 2023)."
    )
    assert tell_way(way_of(pair, "EGY"), pair.registers) == (
        "Egypt → Russia: no row in report wide, 1950 to 2023, which is not evidence that none took place; in other "
        "reports 1 return agreed."
    )


def test_the_way_of_looking_changes_nothing(filled: Store) -> None:
    one, other = (
        read_pair(filled.reader(), EGYPT, RUSSIA),
        read_pair(filled.reader(), RUSSIA, EGYPT),
    )
    assert set(one.ways) == set(other.ways)
    assert (one.statements, one.cited, one.contradictions) == (
        other.statements,
        other.cited,
        tuple(sorted(other.contradictions, key=one.contradictions.index)),
    )


def test_years_are_those_that_claims_state(filled: Store) -> None:
    """The agreement has no date, so it stands at the year of the first report; the request has one."""
    pair = read_pair(filled.reader(), EGYPT, RUSSIA)
    assert (
        Event(Lane.AGREED, "return", 2023, stated=False),
        Event(Lane.ASKED, "return", 2022),
    ) == find_events(way_of(pair, "EGY"))


def test_a_return_is_checked_against_what_was_received(filled: Store) -> None:
    """By Russia and by the state it succeeded; positions stand beside the number claimed."""
    pair = read_pair(filled.reader(), EGYPT, RUSSIA)
    way = way_of(pair, "EGY")
    (told,) = way.told
    assert [("Russia", 40, 80, "wide:1"), ("Soviet Union", 10, 20, "wide:4")] == [
        (one.supplier, one.received, one.positions, one.claim) for one in told.could_come_from
    ]
    assert (
        "report wide, 1950 to 2023: no row from Egypt to Russia. Silence in a register is not a denial.",
        "No register that is loaded has a row about “engine”, whoever the parties are.",
        "Positions in machines listed as received that fit, calculated here: engine: 100.",
        "Together the claims about it come to about 150. That is more than all of these positions together.",
    ) == tell_check(told, way, pair.registers)
    agreed = next(one for one in pair.statements if one.id == "paper:agreed")
    own = "This claim alone says {}. {}"
    more, nothing = (
        "That is more than all of these positions together.",
        "These positions neither rule that out nor show it.",
    )
    assert own.format("about 150", more) == tell_check(told, way, pair.registers, agreed)[-2]
    few = replace(agreed, quantity_low=12, quantity_high=12, quantity_basis=Basis.EXACT)
    assert own.format("12", nothing) == tell_check(told, way, pair.registers, few)[-2]
    silent = replace(agreed, quantity_low=None, quantity_high=None, quantity_basis=None)
    assert tell_check(told, way, pair.registers) == tell_check(told, way, pair.registers, silent)
    assert "Received according to report wide, 1950 to 2023, not held today." in tell_caveat([told], pair.registers)


def test_contradictions_and_sources_are_told(filled: Store) -> None:
    pair = read_pair(filled.reader(), EGYPT, RUSSIA)
    (told,) = pair.told
    assert {
        ("kind", frozenset({"paper:agreed", "other:sold"})),
        ("act", frozenset({"other:denied", "other:sold"})),
    } <= {(one.about, frozenset({one.one, one.other})) for one in pair.contradictions}
    assert tell_rests(told, pair.statements).startswith("Reported: 1 independent source for “agreed”, 2 reports tell")
    assert {"paper", "other", "wide"} == set(pair.cited)


def test_a_former_state_stands_apart(filled: Store) -> None:
    pair = read_pair(filled.reader(), EGYPT, RUSSIA)
    (relative,) = pair.relatives
    assert ("EGY", "soviet-union") == (relative.one.id, relative.other.id)
    assert "The Soviet Union is not Russia: 1 transfer of its own with Egypt, told as delivered." == tell_relative(
        relative, pair
    )
    back = read_pair(filled.reader(), SOVIET_UNION, EGYPT)
    assert "Russia is not the Soviet Union: 2 transfers of its own with Egypt, told as delivered." == tell_relative(
        back.relatives[0], back
    )


def test_rows_come_with_their_sentences_in_their_order(filled: Store) -> None:
    reader = filled.reader()
    (listing,) = way_of(read_pair(reader, EGYPT, RUSSIA), "RUS").listings
    page = read_rows(reader, listing.rows[:2])
    told: list[Statement] = list(page.statements)
    assert (["wide:3", "wide:2"], 2) == ([one.id for one in told], page.total)
    assert "Egypt ordered 12 something not named from Russia in 2020; no delivery is listed." == tell(told[0])
    assert 0 == read_rows(reader, ()).total


def test_rows_come_however_many_editions_list_the_deals(store: Store) -> None:
    """No other edition's row of the same deals takes the place of one."""
    for edition in range(5):
        name = f"e{edition}"
        rows = [deal(str(key), "Russia", order_year=2000, delivery_years=(2001,), report=name) for key in range(150)]
        store.write(report(name, kind=SourceKind.COMPILER, rows_read=150, window_from=1990, window_to=2023), rows)
    reader = store.reader()
    (listing,) = way_of(read_pair(reader, EGYPT, RUSSIA), "RUS").listings
    assert [row.claim for row in listing.rows] == [one.id for one in read_rows(reader, listing.rows).statements]
