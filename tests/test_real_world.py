"""The world register, and what other files change beside it. It is loaded once.

On a server, which takes minutes for the whole, it is its deals of four countries, and some tests go without.

After each test all other reports are removed, which must give back the graph of the register alone.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.comparison import Finding
from graph.store import Store, open_store
from graph.store.base import Counts
from graph.store.dump import fill
from graph.store.settings import EmbeddedSettings, Neo4jSettings, Settings
from graph.store.status import read_status
from graph.words import Act
from loaders.loading import Outcome, load_paths
from loaders.proposals import deals
from tests.graph.store.snapshot import snapshot
from tests.test_real_editions import cut_out, lying_inside
from tests.test_real_editions import load as load_edition
from tests.test_real_files import (
    CHINA,
    COMPONENTS,
    DELIVERIES,
    EDGES,
    EGYPT,
    STORY,
    WORLD,
    WORLD_TIV,
    delivered_tiv,
    load,
    new_changed_unchanged,
)
from tests.test_real_tables import OLD_TABLES, asked, compared
from tests.test_real_tables import load as load_table

pytestmark = pytest.mark.slow
WHOLE = pytest.mark.parametrize("loaded", ["embedded"], indirect=True)
"""For what needs the whole register; smaller files show the same on both engines elsewhere."""


@dataclass(frozen=True)
class World:
    """A graph with the register alone, what its load told, what stood in the graph afterwards, and what is expected."""

    store: Store
    outcome: Outcome
    counts: Counts
    path: Path
    deals: int
    uncategorised: int
    pairs: int
    tiv: float

    @property
    def report(self) -> str:
        """The id of the register."""
        assert self.outcome.checked.report is not None
        return self.outcome.checked.report.report.id


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def loaded(
    request: pytest.FixtureRequest, shared_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The whole register in the embedded engine, and a part of it on a server."""
    folder = tmp_path_factory.mktemp("world")
    settings: Settings = EmbeddedSettings(folder / "graph.kgl")
    path, expected = shared_data / WORLD, (29056, 29056 - 27350, 3212, WORLD_TIV)
    if request.param == "neo4j":
        server = request.getfixturevalue("neo4j_settings")
        settings = Neo4jSettings(server.uri, server.username, server.password, server.database)
        path = cut_out(path, folder / "part.csv", "China", "Egypt", "Russia", "Soviet Union")
        expected = (6303, 375, 379, 756601.88)
    with closing(open_store(settings)) as store:
        fill(store, (), replace=True)
        outcome = load(store, path)
        yield World(store, outcome, store.reader().counts(), path, *expected)
        fill(store, (), replace=True)


@pytest.fixture
def world(loaded: World) -> Iterator[World]:
    """The register alone, before each test and after it."""
    yield loaded
    for report in read_status(loaded.store.reader()).reports:
        if report.id != loaded.report:
            loaded.store.remove(report.id)
    assert loaded.counts == loaded.store.reader().counts()
    assert loaded.tiv == delivered_tiv(loaded.store)


def editions(store: Store) -> dict[str, int]:
    """For how many pairs each file gives the sums, by claims of the file."""
    return {str(report.claims): report.pairs for report in read_status(store.reader()).reports if report.pairs}


def test_world_egypt_and_china(world: World, shared_data: Path) -> None:
    """Sums are the world's own, once, whatever extract is loaded beside it, and loading again changes nothing."""
    store, counts = world.store, world.outcome.checked.report
    assert counts is not None
    assert (world.deals, world.deals, 0) == (counts.rows_read, counts.claims, counts.refused)
    assert counts.repaired == (2 if world.deals == 29056 else 0)
    assert (world.deals, 0, 0) == new_changed_unchanged(world.outcome)
    assert world.uncategorised == counts.uncategorised
    assert world.tiv == delivered_tiv(store)

    assert (0, 737, 0) == new_changed_unchanged(load(store, shared_data / EGYPT))
    assert world.tiv == delivered_tiv(store)
    assert {str(world.deals): world.pairs} == editions(store)

    assert (175, 517, 0) == new_changed_unchanged(load(store, shared_data / CHINA))
    assert {str(world.deals): world.pairs, "692": 2} == editions(store)
    # The two pairs that only the newer edition knows add their own TIV, and no pair has both.
    assert round(world.tiv + 143.73, 2) == delivered_tiv(store)

    version = store.reader().version
    for path, transfers in ((world.path, world.deals), (shared_data / EGYPT, 737), (shared_data / CHINA, 692)):
        assert (0, 0, transfers) == new_changed_unchanged(load(store, path))
    assert version == store.reader().version


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


def test_what_the_returned_engines_could_come_from(world: World, shared_data: Path) -> None:
    """Story, world and table of components: the numbers of the register against the numbers that reports claim."""
    store = world.store
    load_paths(store, "components", [COMPONENTS])
    load_paths(store, "reports", [STORY])
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


@WHOLE
def test_any_order_gives_the_same_graph(world: World, tmp_path: Path, shared_data: Path) -> None:
    """World, Egypt, rows by year and edge cases, and the other way round: the same nodes, ties and properties."""
    for path in (EGYPT, DELIVERIES, EDGES):
        load(world.store, shared_data / path)
    with closing(open_store(EmbeddedSettings(tmp_path / "graph.kgl"))) as store:
        for path in (EDGES, DELIVERIES, EGYPT, WORLD):
            load(store, shared_data / path)
        assert snapshot(world.store.reader()) == snapshot(store.reader())


@WHOLE
def test_two_layouts_of_one_register(world: World, shared_data: Path) -> None:
    """471 of the 474 deals inside both windows are joined, but not three that nobody could tell apart, nor what is cut.

    Their TIV is equal in both files, and the sums are those of the world register alone, but for five pairs of actors
    that only the other file has. The second load changes nothing, and without the file by year all is as before.
    """
    store = world.store
    years, joined = load_edition(store, shared_data / DELIVERIES)
    assert 471 == joined
    assert (474, 1086, 471) == lying_inside(store, world.report)
    assert 29056 + 1086 - 471 == store.reader().counts().nodes["Transfer"]
    reader = store.reader()
    tiv = reader.run(
        "MATCH (t:Transfer)<-[:ABOUT]-(c:Claim) WHERE t.deal_ids IS NOT NULL "
        "WITH t, sum(CASE WHEN c.report = $world THEN c.tiv_delivered ELSE 0.0 END) AS whole, "
        "sum(CASE WHEN c.report = $world THEN 0.0 ELSE c.tiv_delivered END) AS parts "
        "WHERE abs(whole - parts) > 0.011 RETURN count(*) AS differing",
        {"world": world.report},
    ).rows
    assert [{"differing": 0}] == tiv
    sums = "MATCH ()-[d:DELIVERED_TO]->() WHERE d.edition = $id RETURN count(*) AS pairs, round(sum(d.tiv), 2) AS tiv"
    assert [{"pairs": 3212, "tiv": WORLD_TIV}] == reader.run(sums, {"id": world.report}).rows
    assert [5] == [row["pairs"] for row in reader.run(sums, {"id": years}).rows]
    answers = {name: reader.run(text, row_limit=None).rows for name, text in deals.PROPOSER.queries.items()}
    assert 9 == sum("more than one deal fits" in one.reasons[0] for one in deals.propose(answers))

    version = reader.version
    assert (years, 471) == load_edition(store, shared_data / DELIVERIES)
    assert (world.report, 471) == load_edition(store, shared_data / WORLD)
    assert version == store.reader().version


@WHOLE
def test_five_old_tables_beside_the_world(world: World, shared_data: Path) -> None:
    """1950 to 2021, made in 2022, beside the world to 2023: the rows of each finding, and the totals."""
    store = world.store
    version = store.reader().version
    found = {}
    for code, path in OLD_TABLES.items():
        outcome = load_table(store, "sipri_tables", shared_data / path)
        assert outcome.checked.report is not None
        comparison = compared(store, outcome)
        rows = asked(store, "table-against-register", table=outcome.checked.report.report.id).rows
        assert {(row.line, row.recipient, row.finding.value) for row in comparison.rows} == {
            (row["line"], row["recipient"].id if row["recipient"] else None, row["finding"]) for row in rows
        }
        whole = next(row for row in comparison.rows if row.recipient is None)
        assert whole.listed is not None
        numbers = [comparison.findings.get(one, 0) for one in (Finding.ROUNDING, Finding.CUT, Finding.NEWER_REGISTER)]
        assert sum(numbers) + comparison.findings.get(Finding.NOT_IN_TABLE, 0) == len(comparison.rows)
        found[code] = (*numbers, whole.given, whole.listed.floor, whole.listed.ceiling)
    assert {
        "RUS": (38, 6, 64, 152936, 144206.68, 154687.48),
        "EGY": (19, 1, 10, 954, 1039.15, 1120.15),
        "BLR": (22, 2, 7, 3365, 3223.93, 3373.93),
        "BRA": (26, 1, 24, 3912, 3951.63, 3965.13),
        "PAK": (11, 0, 3, 289, 291.67, 291.67),
    } == found
    assert version != store.reader().version
    assert {"Total": 233}.items() <= store.reader().counts().nodes.items()
