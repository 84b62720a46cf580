"""Writing, replacing and withdrawing reports, the same on both engines."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.actors import Category, Item
from graph.claims import Claim
from graph.reports import LoadedReport, Source
from graph.store import Store
from graph.store.errors import StoreError
from graph.words import Act, Certainty, ConcessionKind, Kind, Outcome, SourceKind, Stance, Subject
from tests.graph.build import claim, report, row
from tests.graph.store.snapshot import snapshot

Load = tuple[LoadedReport, list[Claim]]
AIRCRAFT = Category("aircraft", "Aircraft")


def deal(key: str, supplier: str = "Russia", recipient: str = "Egypt", **values: Any) -> Claim:
    """A delivered register row about transfer ``key``."""
    values.setdefault("act", Act.DELIVERED)
    values.setdefault("item", Item("Mi-17", "Mi-17"))
    values.setdefault("description", "transport helicopter")
    values.setdefault("category", AIRCRAFT)
    values.setdefault("delivery_years", (2001, 2003))
    values.setdefault("tiv_delivered", 2.5)
    return row(key, about=key, supplier=supplier, recipient=recipient, **values)


def register(key: str, claims: list[Claim], **values: Any) -> Load:
    """A report of the register with its rows."""
    return report(key, kind=SourceKind.COMPILER, rows_read=len(claims), claims=len(claims), **values), claims


def read(store: Store, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
    """Rows of a query."""
    return store.reader().run(cypher, parameters).rows


def sums(store: Store) -> list[dict[str, Any]]:
    """What is added up between pairs of actors."""
    return read(
        store,
        "MATCH (a:Actor)-[d:DELIVERED_TO]->(b:Actor) RETURN a.id AS a, b.id AS b, d.deals AS deals, d.tiv AS tiv, "
        "d.years AS years, d.edition AS edition ORDER BY a, b",
    )


def test_writing_tells_how_far_it_is(store: Store) -> None:
    """Claims written and transfers computed are counted together, up to all of them."""
    told: list[tuple[int, int]] = []
    loaded, claims = register("r", [deal("t1"), deal("t2", recipient="Brazil")])
    store.write(loaded, claims, progress=lambda done, of: told.append((done, of)))
    assert [(2, 4), (4, 4)] == told


def test_whoever_watches_and_stops_it_stops_all_of_it(store: Store) -> None:
    """An interruption in the midst of writing leaves the graph as it was."""

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    loaded, claims = register("r", [deal("t1")])
    with pytest.raises(KeyboardInterrupt):
        store.write(loaded, claims, progress=stop)
    assert "" == store.reader().version


def test_loading_twice_changes_nothing(store: Store) -> None:
    """The second load finds every transfer unchanged and leaves the version as it was."""
    load = register("r", [deal("t1"), deal("t2", recipient="Brazil")])
    first = store.write(*load)
    version, before = store.reader().version, snapshot(store.reader())
    second = store.write(*load)
    assert (2, 0, 0) == (first.transfers_new, first.transfers_changed, first.transfers_unchanged)
    assert (0, 0, 2) == (second.transfers_new, second.transfers_changed, second.transfers_unchanged)
    assert version == store.reader().version
    assert before == snapshot(store.reader())


def test_a_transfer_is_written_with_all_that_hangs_on_it(store: Store) -> None:
    """Parties, item, category, delivery, sums and successions are there."""
    load = register("r", [deal("t", "Soviet Union", delivered=3, yearly=True, delivery_years=(1990,)), deal("u")])
    store.write(*load)
    assert [
        {"name": "Soviet Union → Egypt: Mi-17, delivered", "year": 1990, "quantity": 3, "kind": "Aircraft"}
    ] == read(
        store,
        "MATCH (:Actor {id: 'soviet-union'})-[:SUPPLIER_OF]->(t:Transfer)-[:DELIVERED_IN]->(d:Delivery) "
        "MATCH (t)-[:OF]->(:Item)-[:IN_CATEGORY]->(c:Category) "
        "RETURN t.name AS name, d.year AS year, d.quantity AS quantity, c.name AS kind ORDER BY name",
    )
    assert [{"year": 1991}] == read(
        store, "MATCH (:Actor {id: 'soviet-union'})-[s:SUCCEEDED_BY]->(:Country {id: 'RUS'}) RETURN s.year AS year"
    )
    assert [
        {"a": "RUS", "b": "EGY", "deals": 1, "tiv": 2.5, "years": [2001, 2003], "edition": "r"},
        {"a": "soviet-union", "b": "EGY", "deals": 1, "tiv": 2.5, "years": [1990], "edition": "r"},
    ] == sums(store)


def test_two_reports_about_one_transfer(store: Store) -> None:
    """A refusal told by a second report changes the status, is tied to who did it, and goes with its report."""
    parties: dict[str, Any] = {"supplier": "Brazil", "recipient": "Russia", "kind": Kind.RETURN}
    asked = claim("asked", act=Act.REQUESTED, acted_by=("Russia",), **parties)
    agreed = claim("agreed", act=Act.AGREED, acted_by=("Brazil",), **parties)
    refused = claim("refused", report="s", act=Act.REFUSED, acted_by=("Brazil",), rests_on=("r",), **parties)
    store.write(report("r"), [asked, agreed])
    alone = snapshot(store.reader())
    summary = store.write(report("s"), [refused])
    assert (0, 1, 0) == (summary.transfers_new, summary.transfers_changed, summary.transfers_unchanged)
    acts = (
        "MATCH (a:Actor)-[x:REQUESTED|AGREED_TO|REFUSED]->(t:Transfer) RETURN a.id AS who, type(x) AS did ORDER BY did"
    )
    assert [("BRA", "AGREED_TO"), ("BRA", "REFUSED"), ("RUS", "REQUESTED")] == [
        (found["who"], found["did"]) for found in read(store, acts)
    ]
    assert [{"first": "r:agreed", "second": "s:refused", "about": "act", "within": "several"}] == read(
        store,
        "MATCH (a:Claim)-[c:CONTRADICTS]->(b:Claim) "
        "RETURN a.id AS first, b.id AS second, c.about AS about, c.within AS within ORDER BY first",
    )
    assert [{"status": "refused", "standing": "contested", "sources": 1}] == read(
        store,
        "MATCH (t:Transfer {id: 't'}) "
        "RETURN t.status AS status, t.standing AS standing, t.independent_sources AS sources",
    )
    assert [] == sums(store)
    store.remove("s")
    assert alone == snapshot(store.reader())


def test_a_corrected_report_replaces_its_former_self(store: Store) -> None:
    """What the correction leaves out goes, with the actors and items that nothing else names."""
    first = [deal("t1"), deal("t2", "France", item=Item("Rafale", "Rafale"))]
    corrected = [deal("t1", delivery_years=(2002,))]
    store.write(*register("r", corrected))
    wanted = snapshot(store.reader())
    store.remove("r")
    store.write(*register("r", first))
    store.write(*register("r", corrected))
    assert wanted == snapshot(store.reader())


def test_a_correction_keeps_what_contradicts(store: Store) -> None:
    """A claim that is written anew with another hedge is tied to what it contradicts as before."""
    first, second = claim("a", act=Act.REFUSED), claim("b", act=Act.AGREED)
    for claims in ([first, second], [first, replace(second, hedge="apparently")], [first, second]):
        store.write(report("r"), claims)
        assert [{"n": 1}] == read(store, "MATCH (:Claim)-[c:CONTRADICTS]->(:Claim) RETURN count(c) AS n")


def test_another_source_cannot_take_an_id(store: Store) -> None:
    """A different article under the id of a loaded one does not replace it without a word."""
    store.write(report("r"), [claim("a")])
    with pytest.raises(StoreError, match="an id of its own"):
        store.write(report("r", source="another"), [claim("a", source="another")])


def test_the_same_register_with_another_window(store: Store) -> None:
    """When a report's place among the editions changes, so does the edition that gives the sums."""
    rows = {key: [deal("t", report=key)] for key in ("one", "two")}
    store.write(*register("one", rows["one"], window_from=1950, window_to=2023))
    store.write(*register("two", rows["two"], window_from=2000, window_to=2023))
    assert ["one"] == [found["edition"] for found in sums(store)]
    store.write(*register("two", rows["two"], window_from=1940, window_to=2023))
    assert ["two"] == [found["edition"] for found in sums(store)]


def test_sums_come_from_one_edition(store: Store) -> None:
    """The widest window gives a pair its sums; when that report goes, the next one does."""
    store.write(*register("narrow", [deal("t1", report="narrow", tiv_delivered=9.0)], window_from=2000, window_to=2005))
    store.write(
        *register("wide", [deal("t1", report="wide"), deal("t2", report="wide")], window_from=1950, window_to=2005)
    )
    wide = {"a": "RUS", "b": "EGY", "deals": 2, "tiv": 5.0, "years": [2001, 2003], "edition": "wide"}
    narrow = {"a": "RUS", "b": "EGY", "deals": 1, "tiv": 9.0, "years": [2001, 2003], "edition": "narrow"}
    assert [wide] == sums(store)
    assert [{"tiv": 2.5, "claims": 2}] == read(
        store, "MATCH (t:Transfer {id: 't1'}) RETURN t.tiv_delivered AS tiv, t.claims AS claims"
    )
    store.remove("wide")
    assert [narrow] == sums(store)


def test_sums_leave_out_what_is_no_delivery(store: Store) -> None:
    """Returns, orders, plans and claims that do not count add nothing."""
    parties: dict[str, Any] = {"supplier": "Egypt", "recipient": "Russia"}
    claims = [
        claim("a", about="t1", act=Act.DELIVERED, kind=Kind.RETURN, **parties),
        claim("b", about="t2", act=Act.ORDERED, **parties),
        claim("c", about="t3", act=Act.DELIVERED, credibility=5, **parties),
        claim("d", about="t4", act=Act.DELIVERED, stance=Stance.DENIES, **parties),
        claim("e", about="t5", act=Act.DELIVERED, event_date=date(2020, 1, 1), **parties),
        claim("f", about="t5", act=Act.CANCELLED, event_date=date(2021, 1, 1), **parties),
    ]
    store.write(report("r"), claims)
    assert [] == sums(store)


def test_what_others_refer_to_is_tied_in_any_order(store: Store) -> None:
    """A concession and a warning are tied to their transfer, whichever report comes first or comes again."""
    transfer: Load = report("r"), [claim("a", act=Act.AGREED, supplier="Egypt", recipient="Russia")]
    around: Load = (
        report("s"),
        [
            claim(
                "wheat",
                report="s",
                subject=Subject.CONCESSION,
                about="wheat",
                act=Act.OFFERED,
                concession=ConcessionKind.GOODS,
                grantor="Russia",
                grantee="Egypt",
                exchange_for=("t",),
            ),
            claim("warning", report="s", subject=Subject.CONTEXT, about="warning", topic="warning", concerns=("t",)),
            claim("all", report="s", subject=Subject.LOSS, about="all", loser="Russia", count_low=13077),
            claim(
                "two",
                report="s",
                subject=Subject.LOSS,
                about="two",
                loser="Russia",
                outcome=Outcome.CAPTURED,
                count_low=2,
                part_of="all",
                captured_by="Ukraine",
            ),
        ],
    )
    store.write(*transfer)
    store.write(*around)
    wanted = snapshot(store.reader())
    assert {
        ("IN_EXCHANGE_FOR", "Transfer", "t", "Concession", "wheat"),
        ("CONCERNS", "Context", "warning", "Transfer", "t"),
        ("PART_OF", "Loss", "two", "Loss", "all"),
        ("CAPTURED_BY", "Loss", "two", "Actor", "UKR"),
        ("GRANTS", "Actor", "RUS", "Concession", "wheat"),
    } <= set(wanted)
    store.remove("r")
    assert not [key for key in snapshot(store.reader()) if key[0] in ("IN_EXCHANGE_FOR", "CONCERNS")]
    store.write(*transfer)
    assert wanted == snapshot(store.reader())


def test_an_origin_known_only_through_others(store: Store) -> None:
    """It is there as long as a loaded report names it, described by the smallest id, and turns loaded by itself."""
    origin = report("wsj", source="wsj").report
    told = claim("a", act=Act.AGREED, rests_on=("wsj",), rests_on_sources=("wsj",))
    told_too = claim("a", report="s", act=Act.AGREED, rests_on=("wsj",), rests_on_sources=("wsj",))
    state = "MATCH (o:Report {id: 'wsj'}) RETURN o.loaded AS loaded, o.name AS name"
    store.write(report("r", mentions=(origin,)), [told])
    assert [{"loaded": False, "name": "report wsj"}] == read(store, state)
    store.write(report("s", mentions=(origin,)), [told_too])
    store.write(report("wsj", source="wsj"), [claim("own", report="wsj", source="wsj", act=Act.AGREED)])
    assert [{"loaded": True, "name": "report wsj"}] == read(store, state)
    store.remove("wsj")
    assert [{"loaded": False, "name": "report wsj"}] == read(store, state)
    store.remove("r")
    assert [{"loaded": False, "name": "report wsj"}] == read(store, state)
    store.remove("s")
    assert ["Graph"] == list(store.reader().counts().nodes)


def test_a_source_is_described_by_its_own_reports_first(store: Store) -> None:
    """Its licence and citation stay as it gives them, whatever an article that rests on it knows, in any order."""
    own = Source(
        id="losses", name="Losses", kind=SourceKind.COMPILER, citation="Losses, 2025", data_licence="CC BY 4.0"
    )
    known = Source(id="losses", name="Losses", kind=SourceKind.COMPILER, citation="By hearsay", url="https://a.example")
    table = replace(report("z"), report=replace(report("z").report, source=own))
    origin = replace(report("losses-2023").report, source=known)
    article = report("a", mentions=(origin,))
    told = claim("told", report="a", act=Act.AGREED, rests_on=("losses-2023",), rests_on_sources=("losses",))
    loads = ((table, [claim("row", report="z", source="losses", act=Act.AGREED)]), (article, [told]))
    asked = "MATCH (s:Source {id: 'losses'}) RETURN s.citation AS citation, s.data_licence AS licence, s.url AS url"
    both = [{"citation": "Losses, 2025", "licence": "CC BY 4.0", "url": "https://a.example"}]
    for first, second in (loads, loads[::-1]):
        store.write(*first)
        store.write(*second)
        assert both == read(store, asked)
        store.remove("z")
        assert [{"citation": "By hearsay", "licence": None, "url": "https://a.example"}] == read(store, asked)
        store.write(*loads[0])
        assert both == read(store, asked)
        store.remove("a")
        assert [{"citation": "Losses, 2025", "licence": "CC BY 4.0", "url": None}] == read(store, asked)
        store.remove("z")


def test_all_or_nothing(store: Store) -> None:
    """A report that cannot be written whole leaves no trace."""
    store.write(*register("r", [deal("t1")]))
    before, version = snapshot(store.reader()), store.reader().version
    broken = deal("t2", report="s", raw=object())
    with pytest.raises((StoreError, TypeError, ValueError)):
        store.write(*register("s", [deal("t3", report="s"), broken]))
    assert before == snapshot(store.reader())
    assert version == store.reader().version


def test_claims_of_another_report_are_refused(store: Store) -> None:
    """A claim that names another report, or an id twice, is a mistake of the loader."""
    with pytest.raises(ValueError, match="does not belong to report r"):
        store.write(report("r"), [claim("a", report="s")])
    with pytest.raises(ValueError, match="share an id"):
        store.write(report("r"), [claim("a"), claim("a")])


def test_withdrawing_what_is_not_there(store: Store) -> None:
    """It is said, and changes nothing."""
    with pytest.raises(KeyError, match="nothing"):
        store.remove("nothing")


def _invented_table(chance: random.Random, key: str) -> Load:
    """A table with a few invented components of the machines that reports and registers speak of."""
    claims = [
        claim(
            f"{component}|{machine}",
            report=key,
            subject=Subject.CONTEXT,
            about=f"component:{component}|{machine}",
            item=Item(component, component),
            machine=Item(machine, machine),
            general=chance.choice([None, Item("engines", "engines")]),
            each=chance.randint(1, 4),
            certainty=chance.choice(list(Certainty)),
            credibility=chance.choice([None, 5]),
        )
        for component in ("TV3-117", "V-46")
        for machine in ("Mi-17", "T-72")
        if chance.random() < 0.7
    ]
    return report(key, kind=SourceKind.ORGANISATION), claims


def _invented(chance: random.Random, key: str) -> Load:
    """A report with a few invented claims about a few transfers that other reports may speak of too."""
    if key in "ef":
        return _invented_table(chance, key)
    names = ["Egypt", "Russia", "Brazil", "Soviet Union", "France"]
    is_register = key in "ab"
    claims = []
    for number in range(chance.randint(1, 6)):
        supplier, recipient = chance.sample(names, 2)
        values: dict[str, Any] = {
            "report": key,
            "about": f"t{chance.randint(1, 6)}",
            "supplier": supplier,
            "recipient": recipient,
            "item": Item(item := chance.choice(["Mi-17", "T-72"] if is_register else ["engines", "Mi-17"]), item),
            "act": chance.choice([Act.DELIVERED, Act.ORDERED, Act.PARTLY_DELIVERED] if is_register else list(Act)),
            "kind": None if is_register else chance.choice([None, Kind.RETURN, Kind.BUY_BACK, *Kind]),
            "credibility": None if is_register else chance.choice([None, 3, 5]),
            "description": chance.choice(["tank", "helicopter"]),
            "category": chance.choice([None, AIRCRAFT]),
        }
        if is_register:
            values |= {"delivery_years": (2000 + number,), "tiv_delivered": chance.choice([None, 0.1, 2.0])}
            values["yearly"] = chance.choice([True, None])
        else:
            values |= {
                "acted_by": (supplier,),
                "rests_on": tuple(chance.sample(["a", "b", "wsj"], chance.randint(0, 1))),
            }
            values["exchange_for"] = ()
        claims.append((row if is_register else claim)(str(number), **values))
    if is_register:
        window = {"window_from": chance.choice([1950, 2000]), "window_to": 2020} if chance.random() < 0.5 else {}
        return register(key, claims, generated=date(2020, 1, chance.randint(1, 3)), **window)
    origins = sorted({origin for found in claims for origin in found.rests_on} - {key})
    mentions = tuple(report(origin).report for origin in origins)
    return report(key, published=date(2021, 1, chance.randint(1, 9)), mentions=mentions), claims


@pytest.mark.parametrize("seed", range(6))
def test_any_history_ends_in_the_same_graph(store: Store, seed: int) -> None:
    """Loads, replacements and withdrawals in any order leave what loading the remaining reports afresh gives."""
    chance = random.Random(seed)
    standing: dict[str, Load] = {}
    for _ in range(16):
        key = chance.choice("abcdef")
        if key in standing and chance.random() < 0.4:
            store.remove(key)
            del standing[key]
        else:
            standing[key] = _invented(chance, key)
            store.write(*standing[key])
    found = snapshot(store.reader())
    for key in list(standing):
        store.remove(key)
    assert ["Graph"] == list(store.reader().counts().nodes)
    for key in sorted(standing, reverse=True):
        store.write(*standing[key])
    assert snapshot(store.reader()) == found
