"""Export licences in the graph, on both engines: the chain of places, ceilings, and what is taken away again."""

from pathlib import Path
from typing import Any

import pytest

from graph.behind import read_about
from graph.claim_rows import read_card
from graph.store import Store
from graph.store.settings import EmbeddedSettings, Settings
from graph.telling import tell
from loaders.checking import check
from loaders.contract import LoadOptions
from loaders.files import make_file
from loaders.loading import Outcome, load_checked, load_paths
from tests.conftest import ROOT
from tests.graph.store.snapshot import snapshot
from tests.loaders.nl_licences.licence_rows import licence, listed

SAMPLE = ROOT / "loaders" / "nl_licences" / "sample"
REAL = "nl/export_licences_military_2004-_first5000.csv"
CHAIN = licence(land_van_b="VK", land_van_e="OMAN", oorsprong="VS", **{"D/T": "T"})


def load(store: Store, *rows: str) -> str:
    """Load a list with some rows; the id of its report."""
    checked = check("nl_licences", make_file("a.csv", listed(*rows).encode()), LoadOptions())
    assert checked.report is not None
    load_checked(store, checked)
    return checked.report.report.id


def read(store: Store, cypher: str) -> list[dict[str, Any]]:
    """Rows of a query."""
    return store.reader().run(cypher).rows


def transfers(outcome: Outcome) -> tuple[int, int, int]:
    """What a load did to the transfers: new, changed, unchanged."""
    assert outcome.summary is not None
    return outcome.summary.transfers_new, outcome.summary.transfers_changed, outcome.summary.transfers_unchanged


WAY = (
    "MATCH (s:Actor)-[:SUPPLIER_OF]->(t:Transfer) MATCH (r:Actor)-[:RECIPIENT_OF]->(t) "
    "OPTIONAL MATCH (t)-[:COMES_FROM]->(f:Actor) OPTIONAL MATCH (t)-[:VIA]->(v:Actor) "
    "RETURN f.id AS comes_from, s.id AS supplier, v.id AS via, r.id AS recipient, t.value_low AS low, "
    "t.value_high AS ceiling, t.currency AS currency, t.status AS status, t.standing AS standing ORDER BY ceiling"
)


def test_the_chain_and_the_ceiling_stand_on_the_transfer(store: Store) -> None:
    """Origin, supplier, declared and final destination by four relationships; licensed and reported, no more."""
    load(store, CHAIN)
    assert [
        {
            **{"comes_from": "USA", "supplier": "NLD", "via": "GBR", "recipient": "OMN"},
            **{"low": None, "ceiling": 95000, "currency": "EUR", "status": "licensed", "standing": "reported"},
        }
    ] == read(store, WAY)
    assert "DELIVERED_TO" not in store.reader().counts().relationships


def test_a_claim_comes_back_from_the_store_as_it_was(store: Store) -> None:
    """A second list with the same licence: the transfer comes of both, the stored one read back, in any order."""
    other = licence(land_van_b="VK", land_van_e="OMAN", oorsprong="Diverse landen", **{"Verl.": "J"})
    first, second = load(store, CHAIN), load(store, other)
    together = snapshot(store.reader())
    assert [2] == [found["claims"] for found in read(store, "MATCH (t:Transfer) RETURN t.claims AS claims")]
    store.remove(first)
    assert [None] == [found["comes_from"] for found in read(store, WAY)]
    load(store, CHAIN)
    assert together == snapshot(store.reader())
    store.remove(second)
    assert ["USA"] == [found["comes_from"] for found in read(store, WAY)]


def test_nothing_is_left_of_a_list_that_is_removed(store: Store) -> None:
    """The places on the way go with it."""
    empty = store.reader().counts()
    report = load(store, CHAIN, licence(to="NAVO", nummer="2"), licence(to="Freedonia", nummer="3"))
    assert 3 == store.reader().counts().nodes["Transfer"]
    store.remove(report)
    left = store.reader().counts()
    assert (set(), set()) == (set(left.nodes) - set(empty.nodes) - {"Graph"}, set(left.relationships))


def test_a_licence_is_told_as_a_licence(store: Store) -> None:
    """With its way, its ceiling and its sort; never as a delivery or a price."""
    rows = [CHAIN, licence(to="NAVO", nummer="2", oorsprong="Diverse landen", **{"Verl.": "J", "T.v.v.": "25439740"})]
    rows.append(licence(land_van_b="ZWEDEN", land_van_e="NEDERLAND", nummer="3", waarde="7"))
    load(store, *rows)
    ids = [found["id"] for found in read(store, "MATCH (t:Transfer) RETURN t.id AS id ORDER BY t.id")]
    assert {
        "The Netherlands licensed its companies to supply Verzonnen radar to Oman; up to 95,000 EUR (a ceiling, not a "
        "price paid); by way of the United Kingdom; origin of the goods: the United States; a temporary licence, so "
        "the goods are to come back.",
        "The Netherlands licensed its companies to supply Verzonnen radar to NATO; up to 95,000 EUR (a ceiling, not a "
        "price paid); origin of the goods: “Diverse landen”; a renewal of an earlier licence; in place of an earlier "
        "licence; meant for members of that group, none of them named.",
        "The Netherlands licensed its companies to send Verzonnen radar abroad, with the Netherlands as final "
        "destination; up to 7 EUR (a ceiling, not a price paid); by way of Sweden.",
    } == {tell(one) for one in read_about(store.reader(), ids).statements}


def test_the_card_of_a_licence(store: Store) -> None:
    """It says who speaks for whom, and the citation is that of the lists."""
    load(store, CHAIN)
    [found] = read(store, "MATCH (c:Claim) RETURN c.id AS id")
    card = read_card(store.reader(), found["id"])
    assert card is not None and card.statement is not None
    assert "up to 95,000 EUR (a ceiling, not a price paid)" in card.sentence
    assert (("Netherlands",), CHAIN) == (card.speaks_for, card.raw)
    assert card.citation and card.citation.startswith("Source: Government of the Netherlands")


def test_loading_the_sample_twice_changes_nothing(store: Store) -> None:
    """Neither a transfer nor the version."""
    [first] = load_paths(store, "nl_licences", [SAMPLE])
    version = store.reader().version
    [second] = load_paths(store, "nl_licences", [SAMPLE])
    assert ((11, 0, 0), (0, 0, 11)) == (transfers(first), transfers(second))
    assert version == store.reader().version


@pytest.mark.slow
def test_the_real_list_in_the_graph(store: Store, settings: Settings, shared_data: Path, tmp_path: Path) -> None:
    """4,932 claims about 4,830 licences, none delivered; twice is once, and removed it is gone.

    On a server, which takes minutes for all of them, the 506 rows of the licences whose number ends in 7.
    """
    path, (claims, licences, ways) = shared_data / REAL, (4932, 4830, 343)
    if not isinstance(settings, EmbeddedSettings):
        header, *lines = path.read_bytes().splitlines(keepends=True)
        path, (claims, licences, ways) = tmp_path / "list.csv", (501, 486, 35)
        path.write_bytes(header + b"".join(line for line in lines if line.split(b",")[1].endswith(b"7")))
    [first] = load_paths(store, "nl_licences", [path])
    assert (licences, 0, 0) == transfers(first)
    counts = store.reader().counts()
    assert (claims, licences, ways) == (counts.nodes["Claim"], counts.nodes["Transfer"], counts.relationships["VIA"])
    assert "DELIVERED_TO" not in counts.relationships and "CONTRADICTS" not in counts.relationships
    assert [{"status": "licensed", "standing": "reported", "sources": 1}] == read(
        store,
        "MATCH (t:Transfer) RETURN DISTINCT t.status AS status, t.standing AS standing, "
        "t.independent_sources AS sources",
    )
    [again] = load_paths(store, "nl_licences", [path])
    assert (0, 0, licences) == transfers(again)
    assert first.checked.report is not None
    store.remove(first.checked.report.report.id)
    assert {"Graph": 1} == {label: number for label, number in store.reader().counts().nodes.items() if number}
