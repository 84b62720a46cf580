"""The real registers on both engines: counts, sums, editions, and the same graph in any order."""

import csv
import gzip
from contextlib import closing
from math import fsum
from pathlib import Path

import pytest

from graph.store import Store
from graph.store.settings import EmbeddedSettings, Settings
from graph.store.status import read_status
from graph.words import Act, ActorKind
from loaders.checking import check, source_ids
from loaders.contract import LoadOptions
from loaders.files import read_file
from loaders.loading import Outcome, load_paths
from tests.conftest import ROOT
from tests.graph.store.snapshot import snapshot

WORLD = "sipri/register_16col_2024_world_1950-2023_nopreamble.csv.gz"
EGYPT = "sipri/extract_16col_2024_Egypt-as-either-party.csv"
CHINA = "sipri/register_16col_2026-07_supplier-China_2000-2025.csv"
DELIVERIES = "sipri/register_17col_2025-02_world_2000-2001_from-api.csv"
EDGES = "sipri/extract_16col_2024_edge-cases.csv"
WORLD_TIV = 2065055.21
COMPONENTS = ROOT / "loaders" / "components" / "engines.csv"
STORY = ROOT / "loaders" / "reports" / "sample"


def load(store: Store, path: Path) -> Outcome:
    """Load one register."""
    outcomes = load_paths(store, "sipri", [path])
    assert 1 == len(outcomes)
    return outcomes[0]


def new_changed_unchanged(outcome: Outcome) -> tuple[int, int, int]:
    """What a load did to the transfers."""
    assert outcome.summary is not None
    return outcome.summary.transfers_new, outcome.summary.transfers_changed, outcome.summary.transfers_unchanged


def delivered_tiv(store: Store) -> float:
    """The sum over all pairs of actors, to the cent."""
    found = store.reader().run("MATCH ()-[d:DELIVERED_TO]->() RETURN sum(d.tiv) AS tiv").rows[0]["tiv"]
    return round(float(found), 2)


def editions(store: Store) -> dict[str, int]:
    """For how many pairs each file gives the sums, by claims of the file."""
    return {str(report.claims): report.pairs for report in read_status(store.reader()).reports if report.pairs}


@pytest.mark.slow
def test_world_egypt_and_china(store: Store, settings: Settings, shared_data: Path) -> None:
    """Sums are the world's own, once, whatever extract is loaded beside it, and loading again changes nothing."""
    world = load(store, shared_data / WORLD)
    assert world.checked.report is not None
    counts = world.checked.report
    assert (29056, 29056, 0, 2) == (counts.rows_read, counts.claims, counts.refused, counts.repaired)
    assert (29056, 0, 0) == new_changed_unchanged(world)
    assert 29056 - 27350 == counts.uncategorised
    assert WORLD_TIV == delivered_tiv(store)

    assert (0, 737, 0) == new_changed_unchanged(load(store, shared_data / EGYPT))
    assert WORLD_TIV == delivered_tiv(store)
    assert {"29056": 3212} == editions(store)

    assert (175, 517, 0) == new_changed_unchanged(load(store, shared_data / CHINA))
    assert {"29056": 3212, "692": 2} == editions(store)
    # The two pairs that only the newer edition knows add their own TIV, and no pair has both.
    assert 2065198.94 == delivered_tiv(store)

    version = store.reader().version
    for path, transfers in ((WORLD, 29056), (EGYPT, 737), (CHINA, 692)):
        assert (0, 0, transfers) == new_changed_unchanged(load(store, shared_data / path))
    assert version == store.reader().version


def test_the_file_s_own_sum(shared_data: Path) -> None:
    """The expected total is the sum of the file's last column, read without any of our code."""
    with gzip.open(shared_data / WORLD, "rt", encoding="latin-1", newline="\n") as source:
        # Of the two rows that a line end breaks, the TIV stands at the end of the second part.
        cells = [row[-1] for row in csv.reader(source) if len(row) in (16, 4)]
    assert WORLD_TIV == round(fsum(float(cell) for cell in cells[1:] if cell), 2)


@pytest.mark.slow
def test_any_order_gives_the_same_graph(tmp_path: Path, shared_data: Path) -> None:
    """World, Egypt, edge cases and the rows by year, in two orders: the same nodes, relationships and properties."""
    from graph.store import open_store

    found = []
    for number, order in enumerate(([WORLD, EGYPT, DELIVERIES, EDGES], [EDGES, DELIVERIES, EGYPT, WORLD])):
        with closing(open_store(EmbeddedSettings(tmp_path / f"{number}.kgl"))) as store:
            for path in order:
                load(store, shared_data / path)
            found.append(snapshot(store.reader()))
    assert found[0] == found[1]


def test_china_and_rows_by_year(store: Store, shared_data: Path) -> None:
    """The 2026 header and the 17 columns: as many deals, deliveries and TIV as the files hold."""
    assert (692, 0, 0) == new_changed_unchanged(load(store, shared_data / CHINA))
    assert 31794.58 == delivered_tiv(store)
    outcome = load(store, shared_data / DELIVERIES)
    assert outcome.checked.report is not None
    assert (1414, 1414) == (outcome.checked.report.rows_read, outcome.checked.report.claims)
    # 21 of the 1,086 deals by year are deals of the first file, wholly delivered in 2000 and 2001.
    assert (1065, 21, 0) == new_changed_unchanged(outcome)
    assert 1414 == store.reader().counts().nodes["Delivery"]


def test_marks_and_former_states_are_kept_apart(store: Store, shared_data: Path) -> None:
    """Every ``?``, blank and status of the extracts is in the graph, and eight former states are."""
    for path in (EGYPT, EDGES):
        load(store, shared_data / path)
    reader = store.reader()
    former = reader.run(
        "MATCH (a:Country) WHERE a.kind = $kind RETURN a.name AS name ORDER BY name",
        {"kind": ActorKind.FORMER_STATE.value},
    )
    assert [
        "Czechoslovakia",
        "East Germany (GDR)",
        "North Yemen",
        "South Vietnam",
        "South Yemen",
        "Soviet Union",
        "Yemen Arab Republic (North Yemen)",
        "Yugoslavia",
    ] == [row["name"] for row in former.rows]

    with (shared_data / EGYPT).open(encoding="latin-1", newline="") as source:
        rows = list(csv.reader(source))[1:]
    wanted = {
        "ordered": sum(row[4] != "" for row in rows),
        "marked": sum(row[5] == "?" for row in rows),
        "unmarked": sum(row[5] == "" for row in rows),
        "used": sum(row[11] == "Second hand" for row in rows),
    }
    found = reader.run(
        "MATCH (r:Report)-[:STATES]->(c:Claim) WHERE r.claims = 737 RETURN count(c.ordered) AS ordered, "
        "sum(CASE WHEN c.ordered_estimated = true THEN 1 ELSE 0 END) AS marked, "
        "sum(CASE WHEN c.ordered_estimated = false THEN 1 ELSE 0 END) AS unmarked, "
        "sum(CASE WHEN c.condition = 'second hand' THEN 1 ELSE 0 END) AS used"
    )
    assert [wanted] == found.rows


def test_every_file_is_read_or_refused_with_a_reason(shared_data: Path) -> None:
    """Each real file, given to each loader, is loaded with every row accounted for, or refused with reasons."""
    for path in sorted(found for found in shared_data.rglob("*") if found.is_file()):
        for source in source_ids():
            checked = check(source, read_file(path), LoadOptions())
            if checked.report is None:
                assert checked.refusals and all(issue.reason for issue in checked.refusals), path
            else:
                told = len(checked.claims) + len(checked.totals)
                assert checked.rows_read == told + len(checked.refusals), path


def fitting(store: Store, component: str) -> dict[str, int]:
    """Rows, pieces and recipients of what Russia or the Soviet Union delivered with a component in it."""
    found = store.reader().run(
        "MATCH (:Item {id: $component})-[:COMPONENT_OF]->(m:Item) MATCH (t:Transfer)-[:OF]->(m) "
        "WHERE t.status IN $deliveries MATCH (s:Actor)-[:SUPPLIER_OF]->(t) WHERE s.id IN ['RUS', 'soviet-union'] "
        "MATCH (r:Actor)-[:RECIPIENT_OF]->(t) "
        "RETURN count(*) AS rows, sum(t.delivered) AS pieces, count(DISTINCT r.id) AS recipients",
        {"component": component, "deliveries": [Act.DELIVERED.value, Act.PARTLY_DELIVERED.value]},
    )
    return dict(found.rows[0])


def origins(store: Store) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Deals, pieces and positions that each return could come from, by asked country and component."""
    found = store.reader().run(
        "MATCH (asked:Actor)-[:SUPPLIER_OF]->(a:Transfer) MATCH (a)-[f:COULD_COME_FROM]->(b:Transfer) "
        "WHERE f.by = 'calculated here' RETURN asked.id AS asked, f.component AS component, count(*) AS deals, "
        "sum(b.delivered) AS pieces, sum(f.positions) AS positions ORDER BY asked, component"
    )
    return {(row["asked"], row["component"]): (row["deals"], row["pieces"], row["positions"]) for row in found.rows}


@pytest.mark.slow
def test_what_the_returned_engines_could_come_from(store: Store, shared_data: Path) -> None:
    """Story, world and table of components: the numbers of the register against the numbers that reports claim."""
    load_paths(store, "components", [COMPONENTS])
    load_paths(store, "reports", [STORY])
    load(store, shared_data / WORLD)
    assert {"rows": 321, "pieces": 3682, "recipients": 83} == fitting(store, "TV3-117")
    # 67 rows and 1,279 machines of Mi-8T, 2 rows and 9 machines of Mi-9.
    tv2 = fitting(store, "TV2-117")
    assert (69, 1288) == (tv2["rows"], tv2["pieces"])
    d136 = fitting(store, "D-136")
    assert (12, 34) == (d136["rows"], d136["pieces"])
    wanted = {
        ("BLR", "TV3-117"): (2, 16, 32),
        ("BRA", "TV3-117"): (1, 12, 24),
        ("EGY", "TV2-117"): (1, 80, 160),
        ("EGY", "TV3-117"): (5, 113, 226),
        ("PAK", "TV2-117"): (2, 23, 46),
        ("PAK", "TV3-117"): (7, 51, 102),
    }
    assert wanted == origins(store)

    load(store, shared_data / EGYPT)
    assert wanted == origins(store)
    version, before = store.reader().version, store.reader().counts()
    load_paths(store, "components", [COMPONENTS])
    assert version == store.reader().version
    store.remove("components-engines")
    assert {} == origins(store)
    assert {"COMPONENT_OF", "COULD_COME_FROM"}.isdisjoint(store.reader().counts().relationships)
    load_paths(store, "components", [COMPONENTS])
    assert (wanted, before) == (origins(store), store.reader().counts())
