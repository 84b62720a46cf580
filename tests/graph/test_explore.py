"""What surrounds a country and which claims are behind a line: read from a real graph, the same on both engines."""

from datetime import date
from typing import Any

import pytest

from graph.actors import Actor
from graph.behind import read_about, read_behind
from graph.deal_rows import read_deals
from graph.explore import list_actors, list_partners
from graph.gathering import gather
from graph.grammar import Stroke
from graph.store import Store
from graph.store.base import Reader
from graph.summaries import tell_country, tell_sources
from graph.surroundings import Surroundings
from graph.telling import tell, tell_who
from graph.words import Act, Basis, Kind, Precision, SourceKind, SpeakerRole, Stance, Within
from tests.graph.build import actor, claim, report, row

EGYPT = actor("Egypt")


def read_surroundings(reader: Reader, focus: Actor) -> Surroundings:
    """What surrounds an actor, with nothing hidden."""
    read = read_deals(reader, actors=[focus.id])
    return gather(read, [focus], read.deals)


def deal(key: str, supplier: str, recipient: str, act: Act, **values: Any) -> Any:
    """A row of the register about a transfer of its own."""
    return row(key, about=f"deal-{key}", supplier=supplier, recipient=recipient, act=act, **values)


@pytest.fixture
def filled(store: Store) -> Store:
    """A register of four deals, and an article about a return that a heading of the same article contradicts."""
    deals = [
        deal("1", "Russia", "Egypt", Act.DELIVERED, order_year=1992, delivery_years=(1995,), report="register"),
        deal("2", "Russia", "Egypt", Act.PARTLY_DELIVERED, order_year=2015, report="register"),
        deal("3", "Russia", "Egypt", Act.ORDERED, order_year=2020, report="register"),
        deal("4", "Egypt", "Sudan", Act.DELIVERED, order_year=1980, report="register"),
    ]
    store.write(report("register", kind=SourceKind.COMPILER, window_from=1950, window_to=2023, rows_read=4), deals)
    common: dict[str, Any] = {"report": "article", "about": "return", "supplier": "Egypt", "recipient": "Russia"}
    agreed = claim(
        "agreed",
        **common,
        kind=Kind.RETURN,
        act=Act.AGREED,
        acted_by=("Egypt",),
        speaker="anonymous sources",
        speaker_role=SpeakerRole.ANONYMOUS_SOURCE,
        quantity_low=150,
        quantity_high=150,
        quantity_basis=Basis.ABOUT,
        expected_by=date(2023, 12, 8),
        expected_by_precision=Precision.ABOUT,
    )
    heading = claim("heading", **common, kind=Kind.BUY_BACK, act=Act.AGREED, credibility=5, reliability="F")
    denied = claim("denied", **common, kind=Kind.RETURN, act=Act.AGREED, stance=Stance.DENIES, spoken_by="Egypt")
    store.write(report("article", published=date(2023, 11, 9), rows_read=3), [agreed, heading, denied])
    return store


def test_an_empty_graph_has_nobody(store: Store) -> None:
    """Every question also runs where no property and no label exists yet."""
    reader = store.reader()
    around = read_surroundings(reader, EGYPT)
    assert ([], {}, (), False) == (list_actors(reader), around.lines, around.told, around.has_register)
    assert 0 == read_about(reader, ["nothing"]).total


def test_lines_are_one_for_each_supplier_recipient_and_status(filled: Store) -> None:
    """Delivered and partly delivered share a line; a report's transfer is drawn beside the register's."""
    around = read_surroundings(filled.reader(), EGYPT)
    told = {
        line.id: (line.stroke, line.statuses, line.in_registers, line.in_reports, line.disputed, line.first_year)
        for line in around.lines.values()
    }
    both = ((Act.DELIVERED, 1), (Act.PARTLY_DELIVERED, 1))
    assert {
        "EGY.RUS.agreed": (Stroke.UNDER_WAY, ((Act.AGREED, 1),), 0, 1, True, None),
        "EGY.SDN.delivered": (Stroke.DELIVERED, ((Act.DELIVERED, 1),), 1, 0, False, 1980),
        "RUS.EGY.delivered": (Stroke.DELIVERED, both, 2, 0, False, 1992),
        "RUS.EGY.ordered": (Stroke.UNDER_WAY, ((Act.ORDERED, 1),), 1, 0, False, 2020),
    } == told
    assert ["Egypt", "Russia", "Sudan"] == [actor.name for actor in list_actors(filled.reader())]
    assert "1 supplier, 2 recipients. 4 transfers in the register, 1 in newspaper reports." == tell_country(around)


def test_sources_are_cited(filled: Store) -> None:
    """The register with its years, then the reports, and who counted."""
    around = read_surroundings(filled.reader(), EGYPT)
    expected = (
        "Source: sipri, 1950 to 2023. Counts computed here, not by sipri. Reports: source of article, 9 Nov 2023."
    )
    assert expected == tell_sources(around.cited)


def test_two_editions_are_never_added_up(filled: Store) -> None:
    """Of two editions of one register the one with the wider window counts, whatever the other lists."""
    newer = [
        deal("1", "Russia", "Egypt", Act.DELIVERED, order_year=1992, report="extract"),
        deal("9", "Russia", "Egypt", Act.DELIVERED, order_year=1999, report="extract"),
    ]
    filled.write(report("extract", kind=SourceKind.COMPILER, window_from=1990, window_to=2000, rows_read=2), newer)
    around = read_surroundings(filled.reader(), EGYPT)
    assert (2, 4) == (around.lines["RUS.EGY.delivered"].transfers, around.in_registers)
    assert 4 == read_behind(filled.reader(), [around.lines["RUS.EGY.delivered"]]).total


def test_claims_behind_a_line(filled: Store) -> None:
    """Those that make the status stand first; each says who says so and what stands against it."""
    reader = filled.reader()
    around = read_surroundings(reader, EGYPT)
    page = read_behind(reader, [around.lines["EGY.RUS.agreed"]])
    assert 3 == page.total
    assert [
        "Egypt agreed to return about 150 things not named to Russia; expected by about 8 December 2023.",
        "Egypt agreed to sell something not named back to Russia.",
        "Somebody not named denies that Egypt agreed to return something not named to Russia.",
    ] == [tell(statement) for statement in page.statements]
    first = page.statements[0]
    assert "source of article, 9 Nov 2023, paragraph 1: anonymous sources" == tell_who(first)
    assert [("act", Within.ONE_REPORT), ("kind", Within.ONE_REPORT)] == [
        (other.about, other.within) for other in sorted(first.against, key=lambda other: other.about)
    ]
    assert page == read_about(reader, ["return"])


def test_rows_come_newest_first_and_by_pages(filled: Store) -> None:
    """The total tells how many more there are."""
    reader = filled.reader()
    lines = read_surroundings(reader, EGYPT).between("RUS")
    assert ["RUS.EGY.delivered", "RUS.EGY.ordered", "EGY.RUS.agreed"] == [line.id for line in lines]
    page = read_behind(reader, lines, limit=2)
    assert (6, ["deal-2", "deal-1"]) == (page.total, [statement.transfer for statement in page.statements])


def test_a_transfer_without_a_named_party_is_told(store: Store) -> None:
    """It has no line, and is not left out."""
    store.write(report("article", rows_read=1), [claim(report="article", recipient="Egypt", act=Act.OFFERED)])
    around: Surroundings = read_surroundings(store.reader(), EGYPT)
    assert ({}, [None]) == (around.lines, [told.line for told in around.told])


def test_registers_that_contradict_each_other_mark_the_line(store: Store) -> None:
    """≠ stands on every line whose transfer is contested or has claims that contradict, whoever makes them."""
    for key, source, kind in (("one", "sipri", Kind.AID), ("two", "other", Kind.SALE)):
        listed = deal("1", "Russia", "Egypt", Act.DELIVERED, order_year=1992, report=key, source=source, kind=kind)
        store.write(report(key, kind=SourceKind.COMPILER, source=source, rows_read=1), [listed])
    around = read_surroundings(store.reader(), EGYPT)
    assert {"RUS.EGY.delivered": True} == {line.id: line.disputed for line in around.lines.values()}


def test_partners_are_those_with_any_transfer(filled: Store) -> None:
    assert {"RUS", "SDN"} == list_partners(filled.reader(), "EGY")
    assert {"EGY"} == list_partners(filled.reader(), "SDN")
    assert frozenset() == list_partners(filled.reader(), "nobody")
