"""Deals of several files that are one: joined, kept apart or judged, and the same graph in any order."""

import random
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from graph.actors import Item
from graph.claims import Claim
from graph.joining import make_match_key
from graph.reports import LoadedReport
from graph.store import Store
from graph.words import Act, Condition, Kind, SourceKind, Subject, Verdict
from tests.graph.build import claim, report, row
from tests.graph.store.snapshot import snapshot

Load = tuple[LoadedReport, list[Claim]]
KEY = make_match_key("EGY", "RUS", 1999, "new", (2000, 2001), 8)


def deal(key: str, report_id: str = "deals", *, match: int | None = KEY, **values: Any) -> Claim:
    """A row of a register whose ids are made of the row: 8 pieces in 2000 and 2001."""
    given: dict[str, Any] = {
        "supplier": "Russia",
        "recipient": "Egypt",
        "act": Act.DELIVERED,
        "item": Item("Mi-17 Hip", "Mi-17 Hip"),
        "description": "transport helicopter",
        "order_year": 1999,
        "ordered": 10,
        "delivered": 8,
        "delivery_years": (2000, 2001),
        "condition": Condition.NEW,
        "tiv_delivered": 4.0,
    }
    return row(key, report=report_id, about=f"made-{key}", match_key=match, **{**given, **values})


def years(key: str, report_id: str = "years", *, match: int | None = KEY, **values: Any) -> list[Claim]:
    """The rows of a register with ids of the publisher's own: 3 in 2000 and 5 in 2001."""
    given: dict[str, Any] = {
        "supplier": "Russia",
        "recipient": "Egypt",
        "act": Act.DELIVERED,
        "item": Item("Mi-17 -", "Mi-17 -"),
        "description": "transport helicopter",
        "order_year": 1999,
        "condition": Condition.NEW,
        "yearly": True,
        "local_production": False,
    }
    rows = []
    for year, number, tiv in ((2000, 3, 1.5), (2001, 5, 2.5)):
        told = {**given, "delivered": number, "tiv_delivered": tiv, "delivery_years": (year,), **values}
        rows.append(
            row(f"{key}.{year}", report=report_id, about=f"given-{key}", deal_given=True, match_key=match, **told)
        )
    return rows


def register(*rows: Claim, **values: Any) -> Load:
    """A register with these rows; the wider one by default gives the numbers."""
    values.setdefault("window_from", 1950)
    values.setdefault("window_to", 2023)
    made = report(rows[0].report, kind=SourceKind.COMPILER, rows_read=len(rows), claims=len(rows), **values)
    return made, list(rows)


def judged(*rulings: tuple[str, str, Verdict], report_id: str = "judgements", day: date = date(2025, 1, 1)) -> Load:
    """A file of judgements."""
    claims = [
        claim(
            f"{first}|{second}",
            report=report_id,
            subject=Subject.CONTEXT,
            about=f"judgement:{first}|{second}",
            concerns=(first, second),
            judgement=verdict,
            event_date=day,
            topic="judgement",
            text=f"{first} and {second}: {verdict}",
        )
        for first, second, verdict in rulings
    ]
    return report(report_id, kind=SourceKind.ORGANISATION, claims=len(claims)), claims


DEALS = register(deal("a"), deal("b", match=1, delivered=2, recipient="Algeria"))
YEARS = register(*years("x"), *years("y", match=2, recipient="Algeria"), window_from=2000, window_to=2001)
SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def transfers(store: Store) -> dict[str, list[str]]:
    """Every transfer with the reports that claims about it come from."""
    found = store.reader().run(
        "MATCH (c:Claim)-[:ABOUT]->(t:Transfer) WITH t.id AS id, c.report AS report ORDER BY id, report "
        "RETURN id, collect(DISTINCT report) AS reports ORDER BY id"
    )
    return {line["id"]: sorted(line["reports"]) for line in found.rows}


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_two_layouts_become_one_transfer(store: Store, order: tuple[int, ...]) -> None:
    """Claims of both stand at the publisher's id; numbers come from one file, the yearly deliveries say from which."""
    for place in order:
        store.write(*(DEALS, YEARS)[place])
    assert {"given-x": ["deals", "years"], "given-y": ["years"], "made-b": ["deals"]} == transfers(store)
    [one] = store.reader().run("MATCH (t:Transfer {id: 'given-x'}) RETURN t").rows
    told = one["t"].properties
    assert ["given-x", "made-a"] == told["deal_ids"]
    assert (8, 4.0, [2000, 2001], 3, False, 1) == (
        told["delivered"],
        told["tiv_delivered"],
        told["delivery_years"],
        told["claims"],
        told["local_production"],
        told["registers"],
    )
    deliveries = store.reader().run(
        "MATCH (:Transfer {id: 'given-x'})-[:DELIVERED_IN]->(d:Delivery) "
        "RETURN d.year AS year, d.quantity AS number, d.report AS report ORDER BY year"
    )
    assert [(2000, 3, "years"), (2001, 5, "years")] == [tuple(line.values()) for line in deliveries.rows]
    own = store.reader().run(
        "MATCH (c:Claim)-[:ABOUT]->(:Transfer {id: 'given-x'}) RETURN c.deal AS deal ORDER BY deal"
    )
    assert ["given-x", "given-x", "made-a"] == [line["deal"] for line in own.rows]


def test_sums_still_come_from_one_report(store: Store) -> None:
    """One deal, one TIV, from the wider file, before and after."""
    sums = (
        "MATCH (:Actor {id: 'RUS'})-[d:DELIVERED_TO]->(:Actor {id: 'EGY'}) "
        "RETURN d.deals AS deals, d.tiv AS tiv, d.edition AS edition"
    )
    for load in (YEARS, DEALS):
        store.write(*load)
        assert [1] == [line["deals"] for line in store.reader().run(sums).rows]
    assert [{"deals": 1, "tiv": 4.0, "edition": "deals"}] == store.reader().run(sums).rows
    store.remove("deals")
    assert [{"deals": 1, "tiv": 4.0, "edition": "years"}] == store.reader().run(sums).rows


def test_what_several_deals_fit_stays_apart(store: Store) -> None:
    """Two equal rows in one file, and one deal by year that could be either: three transfers."""
    store.write(*register(deal("a"), deal("c")))
    store.write(*YEARS)
    assert {"made-a", "made-c", "given-x", "given-y"} == set(transfers(store))
    store.write(*DEALS)
    assert {"given-x", "given-y", "made-b"} == set(transfers(store))


def test_a_load_says_what_it_joined(store: Store) -> None:
    """What is joined is told as changed and not as new; a second load tells the same joins and changes nothing."""
    store.write(*DEALS)
    summary = store.write(*YEARS)
    assert (1, 1, 0, 1) == (
        summary.transfers_new,
        summary.transfers_changed,
        summary.transfers_unchanged,
        summary.transfers_joined,
    )
    version = store.reader().version
    again = store.write(*YEARS)
    assert (0, 0, 2, 1) == (
        again.transfers_new,
        again.transfers_changed,
        again.transfers_unchanged,
        again.transfers_joined,
    )
    assert version == store.reader().version


def test_withdrawing_either_file_takes_the_join_back(store: Store) -> None:
    """The graph is as if only the other had been loaded."""
    store.write(*DEALS)
    alone = snapshot(store.reader())
    store.write(*YEARS)
    store.remove("years")
    assert alone == snapshot(store.reader())
    store.write(*YEARS)
    store.remove("deals")
    kept = snapshot(store.reader())
    store.remove("years")
    store.write(*YEARS)
    assert kept == snapshot(store.reader())


def test_a_person_overrides_the_rule_both_ways(store: Store) -> None:
    """Different parts what was joined, same joins what was apart, unsure keeps apart; undone, all is as before."""
    for load in (DEALS, YEARS):
        store.write(*load)
    before = snapshot(store.reader())
    store.write(*judged(("made-a", "given-x", DIFFERENT), ("made-b", "given-y", SAME)))
    assert {
        "made-a": ["deals"],
        "given-x": ["years"],
        "given-y": ["deals", "years"],
    } == transfers(store)
    store.write(*judged(("made-a", "given-x", UNSURE)))
    assert {"made-a", "given-x", "made-b", "given-y"} == set(transfers(store))
    store.remove("judgements")
    assert before == snapshot(store.reader())


def test_a_judgement_before_its_deals(store: Store) -> None:
    """It waits for them, and is told of the transfer that they have become."""
    store.write(*judged(("made-b", "given-y", SAME)))
    assert {} == transfers(store)
    store.write(*DEALS)
    assert {"made-a", "made-b"} == set(transfers(store))
    store.write(*YEARS)
    assert {"given-x", "given-y"} == set(transfers(store))
    concerned = store.reader().run("MATCH (:Context)-[:CONCERNS]->(t:Transfer) RETURN t.id AS id").rows
    assert [{"id": "given-y"}] == concerned


def test_what_names_a_deal_finds_it_joined(store: Store) -> None:
    """A story that says which deal is given back, and one about the deal itself, follow it to its transfer and back."""
    story = (
        report("story"),
        [
            claim("r", report="story", about="return", kind=Kind.RETURN, act=Act.AGREED, returns=("made-a",)),
            claim("s", report="story", about="made-a", act=Act.ORDERED, supplier="Russia", recipient="Egypt"),
        ],
    )
    returned = "MATCH (:Transfer {id: 'return'})-[:RETURNS]->(t:Transfer) RETURN t.id AS id"
    for order in permutations([story, DEALS, YEARS]):
        for load in order:
            store.write(*load)
        assert [{"id": "given-x"}] == store.reader().run(returned).rows
        assert ["deals", "story", "years"] == transfers(store)["given-x"]
        store.remove("years")
        assert [{"id": "made-a"}] == store.reader().run(returned).rows
        for key in ("story", "deals"):
            store.remove(key)
    assert ["Graph"] == list(store.reader().counts().nodes)


def test_a_new_name_is_followed_by_the_publisher_s_id(store: Store) -> None:
    """Two editions with ids made of rows, in which the designation changed, meet at the id by year."""
    renamed = deal("a2", "newer", item=Item("Mi-17 Hip-H", "Mi-17 Hip-H"))
    for load in (DEALS, register(renamed, window_to=2025), YEARS):
        store.write(*load)
    assert ["deals", "newer", "years"] == transfers(store)["given-x"]
    store.remove("years")
    assert {"made-a", "made-a2", "made-b"} == set(transfers(store))


def test_changed_rows_join_and_part(store: Store) -> None:
    """A file loaded again under its id with another number no longer fits; with the first one it does."""
    for load in (YEARS, DEALS):
        store.write(*load)
    before = snapshot(store.reader())
    store.write(*register(deal("a", match=9, delivered=9), DEALS[1][1]))
    assert {"made-a", "made-b", "given-x", "given-y"} == set(transfers(store))
    store.write(*DEALS)
    assert before == snapshot(store.reader())


def _invented(chance: random.Random, key: str) -> Load:
    """A file by its name: two registers with made ids, two with given ones, two of judgements, a story."""
    made = [f"made-{letter}" for letter in "abcd"]
    given = [f"given-{letter}" for letter in "wxyz"]
    if key in ("m1", "m2"):
        rows = []
        for letter in chance.sample("abcd", 3):
            match = chance.choice([KEY, KEY, 1, 2, None])
            words = chance.choice(["Mi-17 Hip", "Mi-17 Hip", "Mi-8 Hip"])
            rows.append(
                deal(
                    letter,
                    key,
                    match=match,
                    item=Item(words, words),
                    delivered=chance.choice([8, 8, 9, None]),
                    recipient=chance.choice(["Egypt", "Egypt", "Algeria"]),
                    description=chance.choice(["transport helicopter", "helicopter"]),
                )
            )
        return register(*rows, generated=chance.choice([date(2024, 3, 1), date(2025, 3, 1), None]))
    if key in ("g1", "g2"):
        parts: list[Claim] = []
        for letter in chance.sample("wxyz", 3):
            some = years(letter, key, match=chance.choice([KEY, KEY, 1, 2]), ordered=None)
            parts += [replace(one, delivered=chance.choice([3, 3, 4])) for one in some]
        return register(
            *parts, window_from=chance.choice([1990, 2001]), generated=chance.choice([date(2025, 2, 1), None])
        )
    if key in ("j1", "j2"):
        pairs = [tuple(chance.sample(made + given, 2)) for _ in range(3)]
        rulings = {
            tuple(sorted(pair)): (pair[0], pair[1], chance.choice([SAME, SAME, DIFFERENT, UNSURE])) for pair in pairs
        }
        return judged(*rulings.values(), report_id=key, day=date(2025, 1, chance.randint(1, 3)))
    told = claim("r", report=key, about="return", kind=Kind.RETURN, act=Act.AGREED, returns=(chance.choice(made),))
    other = claim("s", report=key, about=chance.choice(made), supplier="Russia", recipient="Egypt", act=Act.ORDERED)
    return report(key), [told, other]


@pytest.mark.parametrize("seed", range(6))
def test_random_histories_give_one_graph(store: Store, seed: int) -> None:
    """Whatever was loaded, replaced and withdrawn before: what remains gives the graph that it gives from nothing."""
    chance = random.Random(seed)
    names = ["m1", "m2", "g1", "g2", "j1", "j2", "story"]
    standing: dict[str, Load] = {}
    for _ in range(22):
        key = chance.choice(names)
        if key in standing and chance.random() < 0.35:
            store.remove(key)
            del standing[key]
        else:
            standing[key] = _invented(chance, key)
            store.write(*standing[key])
    found = snapshot(store.reader())
    for key in list(standing):
        store.remove(key)
    assert ["Graph"] == list(store.reader().counts().nodes)
    order = list(standing)
    chance.shuffle(order)
    for key in order:
        store.write(*standing[key])
    assert found == snapshot(store.reader())
