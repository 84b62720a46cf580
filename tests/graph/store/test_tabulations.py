"""Totals of a table in the graph: written, replaced and withdrawn, on both engines; nothing rests on them."""

import random
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.actors import Actor
from graph.comparison import Finding
from graph.reports import LoadedReport
from graph.store import Store
from graph.store.comparisons import read_comparison
from graph.store.dump import elements, fill
from graph.totals import Total
from graph.words import Act, ActorKind, Party, SourceKind
from tests.graph.build import actor, report, row
from tests.graph.store.snapshot import snapshot

YEARS = (2001, 2005)


def table(key: str = "t", *, generated: date = date(2022, 7, 28), compared: int = 1) -> LoadedReport:
    """A table of the source ``sipri``."""
    made = report(key, kind=SourceKind.COMPILER, window_from=YEARS[0], window_to=YEARS[1], generated=generated)
    return replace(made, compared=compared)


def total(line: int, supplier: str | None, recipient: str | Actor | None, tiv: int = 5, **values: Any) -> Total:
    """A row of table ``t``, which lists recipients."""
    parties = [actor(name) if isinstance(name, str) else name for name in (supplier, recipient)]
    key = values.setdefault("report", "t")
    given: dict[str, Any] = {
        "id": f"{key}:L{line}",
        "locator": f"line {line}",
        "line": line,
        "raw": "a,b",
        "lists": Party.RECIPIENT,
        "whole": recipient is None,
        "party_text": str(recipient),
        "first_year": YEARS[0],
        "last_year": YEARS[1],
        "years": (2001,),
        "values": (tiv,),
    }
    return Total(supplier=parties[0], recipient=parties[1], tiv=tiv, **(given | values))


def load_register(store: Store, key: str = "r", years: tuple[int, ...] = (2001,)) -> None:
    """A register with one deal of Norway and Chile."""
    deal = row(
        "d",
        report=key,
        about="d",
        supplier="Norway",
        recipient="Chile",
        act=Act.DELIVERED,
        delivery_years=years,
        tiv_delivered=5.2,
    )
    store.write(report(key, kind=SourceKind.COMPILER, window_from=2001, window_to=2005, rows_read=1, claims=1), [deal])


def test_a_table_is_written_once(store: Store) -> None:
    """With its parties; a second load changes nothing; no transfer and no sum comes of it."""
    totals = [total(1, "Norway", "Chile"), total(2, "Norway", None, 6)]
    store.write(table(compared=2), [], totals)
    before, version = snapshot(store.reader()), store.reader().version
    store.write(table(compared=2), [], totals)
    assert (before, version) == (snapshot(store.reader()), store.reader().version)
    counts = store.reader().counts()
    assert {"Source": 1, "Report": 1, "Total": 2, "Actor": 2, "Country": 2, "Graph": 1} == counts.nodes
    assert {"PUBLISHED": 1, "TABULATES": 2, "SUPPLIED_BY": 2, "RECEIVED_BY": 1} == counts.relationships
    found = store.reader().run("MATCH (t:Total) RETURN t ORDER BY t.line").rows
    assert {
        "name": "Norway → Chile, 2001 to 2005: 5 million TIV, as a table says",
        "supplier": "NOR",
        "recipient": "CHL",
        "lists": "recipient",
        "whole": False,
        "tiv": 5,
        "years": [2001],
        "values": [5],
    }.items() <= found[0]["t"].properties.items()
    assert "recipient" not in found[1]["t"].properties
    (told,) = store.reader().run("MATCH (r:Report) RETURN r.compared AS compared, r.claims AS claims").rows
    assert {"compared": 2, "claims": 0} == told


def test_a_corrected_table_replaces_its_former_self(store: Store) -> None:
    """A row that is gone goes, with the party that nothing else names; a cell that changed is changed."""
    corrected = [total(1, "Norway", "Chile", 7)]
    store.write(table(), [], corrected)
    wanted = snapshot(store.reader())
    store.remove("t")
    assert ["Graph"] == list(store.reader().counts().nodes)
    store.write(table(), [], [total(1, "Norway", "Chile"), total(2, "Norway", "Peru")])
    store.write(table(), [], corrected)
    assert wanted == snapshot(store.reader())


def test_any_order_of_tables_and_registers(store: Store) -> None:
    """Loads and withdrawals in random order end in the same graph as a fresh load of what remains."""
    loads: dict[str, Any] = {
        "r": lambda: load_register(store),
        "t": lambda: store.write(table(compared=2), [], [total(1, "Norway", "Chile"), total(2, "Norway", None)]),
        "u": lambda: store.write(table("u"), [], [total(1, "Norway", "Peru", report="u")]),
    }

    def fresh(keys: list[str]) -> dict[tuple[str, ...], object]:
        for key in loads:
            if store.reader().run("MATCH (r:Report {id: $id}) RETURN r.id AS id", {"id": key}).rows:
                store.remove(key)
        for key in keys:
            loads[key]()
        return snapshot(store.reader())

    wanted = fresh(["r", "t", "u"])
    rest = fresh(["r", "u"])
    for seed in range(3):
        order = random.Random(seed).sample(sorted(loads), 3)
        assert wanted == fresh(order), order
        store.remove("t")
        assert rest == snapshot(store.reader()), order


def test_an_actor_stays_while_a_total_names_it(store: Store) -> None:
    """The register goes, the parties of the table stay; and the other way round."""
    load_register(store)
    store.write(table(), [], [total(1, "Norway", "Chile")])
    store.remove("r")
    assert ["CHL", "NOR"] == [
        found["id"] for found in store.reader().run("MATCH (a:Actor) RETURN a.id AS id ORDER BY id").rows
    ]
    load_register(store)
    store.remove("t")
    assert {"Actor": 2, "Transfer": 1}.items() <= store.reader().counts().nodes.items()


def test_a_table_is_no_edition_of_the_register(store: Store) -> None:
    """However wide its years and however new: sums and ranks stay those of the register."""
    load_register(store)
    sums = "MATCH ()-[d:DELIVERED_TO]->() RETURN d.edition AS edition, d.tiv AS tiv ORDER BY edition"
    before = store.reader().run(sums).rows
    wide = replace(table(), report=replace(table().report, window_from=1950, window_to=2030))
    store.write(wide, [], [total(1, "Norway", "Chile", 500)])
    assert before == store.reader().run(sums).rows == [{"edition": "r", "tiv": 5.2}]


def test_ids_are_checked(store: Store) -> None:
    """Two rows of one id, or a row of another report, are a mistake of the loader."""
    one = total(1, "Norway", "Chile")
    for totals in ([one, one], [replace(one, report="other")]):
        with pytest.raises(ValueError, match="share an id, or one belongs to another report"):
            store.write(table(), [], totals)


def test_a_backup_keeps_totals(store: Store) -> None:
    """What goes out comes in again."""
    store.write(table(), [], [total(1, "Norway", "Chile")])
    before = snapshot(store.reader())
    with closing(store.reader()) as reader:
        found = list(elements(reader))
    fill(store, found, replace=True)
    assert before == snapshot(store.reader())


def test_a_table_beside_a_register(store: Store) -> None:
    """Every row has its finding; unknown parties meet by name, whatever their id."""
    unknown = Actor("unknown-recipient-t", "unknown recipient", ActorKind.UNKNOWN)
    store.write(
        table(compared=3), [], [total(1, "Norway", "Chile"), total(2, "Norway", unknown), total(3, "Norway", None)]
    )
    with closing(store.reader()) as reader:
        nothing = read_comparison(reader, "t")
    assert nothing.register is None
    assert {Finding.NOTHING_LOADED: 3} == nothing.findings
    load_register(store, years=(2001, 2006))
    apart = [Actor(f"unknown-recipient-{key}", "unknown recipient", ActorKind.UNKNOWN) for key in "ab"]
    parties = [*apart, actor("Peru")]
    claims = [
        row(
            str(number),
            report="s",
            about=f"s{number}",
            supplier="Norway",
            recipient=party,
            act=Act.DELIVERED,
            delivery_years=(2002,),
            tiv_delivered=2.5,
        )
        for number, party in enumerate(parties)
    ]
    wide = report("s", kind=SourceKind.COMPILER, window_from=1950, window_to=2021, rows_read=3, claims=3)
    store.write(wide, claims)
    with closing(store.reader()) as reader:
        found = read_comparison(reader, "t")
        with pytest.raises(KeyError):
            read_comparison(reader, "r")
    assert "r" == found.register
    assert {Finding.CUT: 2, Finding.NOT_IN_REGISTER: 1} == found.findings
    store.remove("r")
    with closing(store.reader()) as reader:
        found = read_comparison(reader, "t")
    assert [
        ("CHL", 5, 0, Finding.NOT_IN_REGISTER, 1),
        ("unknown-recipient-t", 5, 2, Finding.ROUNDING, 2),
        (None, 5, 3, Finding.UNEXPLAINED, 3),
        ("PER", None, 1, Finding.NOT_IN_TABLE, None),
    ] == [
        (one.recipient, one.given, one.listed.deals if one.listed else 0, one.finding, one.line) for one in found.rows
    ]
    assert (
        "beside report s: 1 within rounding, 1 not in the register, 1 not in the table, 1 no reason found" == found.told
    )
