"""Questions about export licences, on both engines: chains of places, and sums of ceilings."""

from datetime import date
from typing import Any

from graph.actors import Item
from graph.claims import Claim
from graph.store import Store
from graph.words import Act, Measure, Side, SourceKind, SpeakerRole
from tests.graph.build import actor, claim, report, row
from tests.queries.conftest import SmallGraph

RADAR = Item("radar", "radar")


def licence(key: str, to: str, ceiling: int | None = 100, **values: Any) -> Claim:
    """A claim that the Netherlands licensed a radar; ``about`` is the key."""
    for place in ("via", "comes_from"):
        if place in values:
            values[place] = actor(values[place])
    values.setdefault("event_date", date(2005, 3, 1))
    values.setdefault("about", key)
    values.setdefault("report", "a")
    if ceiling is not None:
        values |= {"value_high": ceiling, "currency": values.get("currency", "EUR")}
    return claim(
        key,
        act=Act.LICENSED,
        supplier="Netherlands",
        recipient=to,
        acted_by=["Netherlands"],
        item=RADAR,
        speaker_role=SpeakerRole.DOCUMENT,
        speaker_side=Side.SUPPLIER,
        **values,
    )


def test_licensed_by_way_of_others_tells_the_chain(small: SmallGraph) -> None:
    """Only licences with another origin or a declared destination; the marks of all their claims; largest first."""
    small.write(
        report("a", kind=SourceKind.GOVERNMENT),
        licence("1", "Oman", 500, via="United Kingdom", comes_from="Netherlands", marks=("temporary",)),
        licence("2", "Turkiye", 900, via="Germany", comes_from="United States"),
        licence("2b", "Turkiye", 900, via="Germany", about="2", event_date=date(2006, 3, 1), marks=("renewed",)),
        licence("3", "Chile", 700, comes_from="Israel", marks=("replacement",)),
        licence("4", "Chile", 999, comes_from="Netherlands"),
        licence("5", "Chile", 999),
        licence("6", "Netherlands", None, via="Sweden"),
        licence("7", "Peru", 800, via="Sweden", credibility=5),
    )
    march, later = date(2005, 3, 1), date(2006, 3, 1)
    tail = [march, march, ["a"]]
    assert [
        ("USA", "NLD", "DEU", "TUR", "radar", "2", "definitive", "renewed", 900, "EUR", march, later, ["a"]),
        ("ISR", "NLD", None, "CHL", "radar", "3", "definitive", "in place of an earlier licence", 700, "EUR", *tail),
        ("NLD", "NLD", "GBR", "OMN", "radar", "1", "temporary", None, 500, "EUR", *tail),
        (None, "NLD", "SWE", "NLD", "radar", "6", "definitive", None, None, None, *tail),
    ] == small.rows("licensed-by-way-of-others")
    assert ["2"] == [row[5] for row in small.rows("licensed-by-way-of-others", via="Germany")]
    assert ["3"] == [row[5] for row in small.rows("licensed-by-way-of-others", comes_from="Israel")]
    assert ["1"] == [row[5] for row in small.rows("licensed-by-way-of-others", recipient="Oman")]
    assert [] == small.rows("licensed-by-way-of-others", supplier="Germany")
    assert [
        "The Netherlands licensed radar for Oman by way of the United Kingdom, goods that come from the Netherlands "
        "(temporary; up to 500 EUR, a ceiling and not a price; 2005-03-01)"
    ] == small.aloud("licensed-by-way-of-others", recipient="Oman")


def test_ceilings_are_added_once_a_licence_and_never_over_currencies(small: SmallGraph) -> None:
    """A renewal under the same number counts once; another report that lists the licence too adds nothing."""
    lists: dict[str, Any] = {"kind": SourceKind.GOVERNMENT, "source": "lists"}
    first = (
        licence("1", "Chile", 500, marks=("temporary",), source="lists"),
        licence("2", "Chile", 200, source="lists"),
        licence("2b", "Chile", 200, about="2", event_date=date(2006, 3, 1), marks=("renewed",), source="lists"),
        licence("3", "Chile", 200, event_date=date(2007, 3, 1), marks=("replacement",), source="lists"),
        licence("4", "Chile", 70, currency="USD", source="lists"),
        licence("5", "Chile", None, source="lists"),
        licence("6", "Peru", 50, source="lists"),
    )
    small.write(report("a", **lists), *first)
    small.write(report("b", **lists), licence("2", "Chile", 200, report="b", source="lists"))
    march = date(2005, 3, 1)
    chile = ("NLD", "CHL", "EUR", 3, 900, 1, 500, 1, 1, 200, march, date(2007, 3, 1), ["a", "b"])
    assert [
        chile,
        ("NLD", "CHL", "USD", 1, 70, 0, 0, 0, 0, 0, march, march, ["a"]),
        ("NLD", "PER", "EUR", 1, 50, 0, 0, 0, 0, 0, march, march, ["a"]),
    ] == small.rows("ceilings-by-recipient")
    assert [("CHL", 1, 200)] == [(row[1], row[3], row[4]) for row in small.rows("ceilings-by-recipient", since=2006)]
    assert [50] == [row[4] for row in small.rows("ceilings-by-recipient", recipient="Peru", until=2005)]
    assert [
        "The Netherlands licensed exports to Peru up to 50 EUR (1 licence, 0 of them temporary, 0 in place of an "
        "earlier one)"
    ] == small.aloud("ceilings-by-recipient", recipient="Peru")


def test_licences_give_no_sums_of_deliveries(small: SmallGraph, store: Store) -> None:
    """Beside a register the deliveries of a pair are the register's alone, and TIV knows nothing of euro."""
    small.write(report("a", kind=SourceKind.GOVERNMENT), licence("1", "Chile", 500), licence("2", "Peru", 500))
    sold: dict[str, Any] = {"supplier": "Netherlands", "recipient": "Chile", "tiv_delivered": 2.5}
    delivered = row(
        "d", report="r", about="d", act=Act.DELIVERED, measure=Measure.DELIVERED, delivery_years=(2006,), **sold
    )
    small.write(report("r", kind=SourceKind.COMPILER), delivered)
    pairs = store.reader().run(
        "MATCH (a:Actor)-[d:DELIVERED_TO]->(b:Actor) RETURN b.id AS to, d.deals AS deals, d.tiv AS tiv"
    )
    assert [{"to": "CHL", "deals": 1, "tiv": 2.5}] == pairs.rows
    both = store.reader().run(
        "MATCH (t:Transfer) WHERE t.currency IS NOT NULL AND t.tiv_delivered IS NOT NULL RETURN t.id AS id"
    )
    assert [] == both.rows
