"""What comes out of a graph: the same plain values on both engines, pages, counts, limits."""

from datetime import UTC, date, datetime

import pytest

from graph import schema
from graph.reports import LoadedReport
from graph.store import Store
from graph.store.base import Node, NodeKey, Path, Relationship
from graph.store.errors import QueryRefused, QueryTooLong
from graph.words import Act, Kind
from tests.graph.build import claim, report

WHEN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def filled(store: Store) -> Store:
    """A small graph with one claim of everything that a value can be."""
    loaded = report("r", published=date(2023, 11, 9), loaded_at=WHEN, claims=2, rows_read=2)
    asked = claim(
        "asked", act=Act.REQUESTED, acted_by=("Russia",), supplier="Egypt", recipient="Russia", kind=Kind.RETURN
    )
    agreed = claim("agreed", act=Act.AGREED, supplier="Egypt", recipient="Russia", expected_by=date(2023, 12, 8))
    store.write(loaded, [asked, agreed])
    return store


def test_nodes_relationships_and_paths(filled: Store) -> None:
    """They are the same three classes, with ids of the graph and never those of an engine."""
    rows = (
        filled.reader()
        .run(
            "MATCH p = (a:Actor {id: 'RUS'})-[x:REQUESTED]->(t:Transfer) "
            "RETURN a, x, t.id AS id, p, [a, t.status] AS list, "
            "{who: a.id, when: t.expected_by} AS map ORDER BY id"
        )
        .rows
    )
    russia = rows[0]["a"]
    assert isinstance(russia, Node)
    assert (("Actor", "Country"), "RUS", "Russia") == (russia.labels, russia.id, russia.name)
    assert {"id", "name", "kind", "iso3", "names"} == set(russia.properties)
    tie = Relationship("REQUESTED", NodeKey("Actor", "RUS"), NodeKey("Transfer", "t"), {"claims": 1})
    assert tie == rows[0]["x"]
    path = rows[0]["p"]
    assert isinstance(path, Path)
    assert (["RUS", "t"], (tie,)) == ([node.id for node in path.nodes], path.relationships)
    assert [russia, "agreed"] == rows[0]["list"]
    assert {"who": "RUS", "when": date(2023, 12, 8)} == rows[0]["map"]


def test_plain_values(filled: Store) -> None:
    """Text, numbers, dates, times, lists and nulls are what Python calls them."""
    row = filled.reader().run(
        "MATCH (r:Report {id: 'r'}) RETURN r.name AS name, r.claims AS claims, r.loaded AS loaded, 1.5 AS real, "
        "r.published AS day, r.loaded_at AS moment, r.url AS nothing, [1, 2] AS list ORDER BY name"
    )
    assert ("name", "claims", "loaded", "real", "day", "moment", "nothing", "list") == row.columns
    assert {
        "name": "report r",
        "claims": 2,
        "loaded": True,
        "real": 1.5,
        "day": date(2023, 11, 9),
        "moment": WHEN,
        "nothing": None,
        "list": [1, 2],
    } == row.rows[0]


def test_a_relationship_alone_knows_its_ends(filled: Store) -> None:
    """Its ends are looked up, so that no number of the engine comes out."""
    rows = filled.reader().run("MATCH (:Claim)-[r:ABOUT]->() RETURN r ORDER BY r.nothing").rows
    assert {("r:asked", "t"), ("r:agreed", "t")} == {(row["r"].start.id, row["r"].end.id) for row in rows}


def test_everything_written_is_declared(filled: Store) -> None:
    """No label, type or property is in the graph that the schema does not describe, and every node has a name."""
    reader = filled.reader()
    for row in reader.run("MATCH (n) RETURN n ORDER BY n.id", row_limit=None).rows:
        node = row["n"]
        declared = {prop.name for label in node.labels for prop in schema.label(label).properties}
        assert set(node.properties) <= declared
        assert {"id", "name"} <= set(node.properties)
    assert set(reader.counts().relationships) <= set(schema.RELATIONSHIP_NAMES)


def test_row_limit(filled: Store) -> None:
    """Rows past the limit are held back, and it is said."""
    limited = filled.reader().run("UNWIND range(1, 10) AS n RETURN n ORDER BY n", row_limit=3)
    assert ([{"n": 1}, {"n": 2}, {"n": 3}], True) == (limited.rows, limited.more)
    whole = filled.reader().run("UNWIND range(1, 3) AS n RETURN n ORDER BY n", row_limit=3)
    assert (3, False) == (len(whole.rows), whole.more)


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (n:Actor {id: 'x', name: 'x'})",
        "MATCH (n:Actor) SET n.name = 'x'",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n:Actor) REMOVE n.kind",
        "MERGE (n:Actor {id: 'y'})",
        "RETURN nonsense(",
    ],
)
def test_a_reader_cannot_write(filled: Store, cypher: str) -> None:
    """A write, or a mistake, is refused in one line, and nothing changes."""
    reader = filled.reader()
    before = reader.counts()
    with pytest.raises(QueryRefused) as refused:
        reader.run(cypher)
    assert "\n" not in str(refused.value)
    assert before == reader.counts()
    assert not hasattr(reader, "transaction")


def test_time_limit(filled: Store) -> None:
    """A query past its limit is stopped."""
    # Long enough for Neo4j, which looks at its clock every two seconds.
    slow = "UNWIND range(1, 90000) AS a UNWIND range(1, 9000) AS b WITH a, b WHERE (a * b) % 7 = 8 RETURN count(*) AS n"
    with pytest.raises(QueryTooLong):
        filled.reader().run(slow, time_limit=0.05)


def test_neighbours_by_pages(filled: Store) -> None:
    """The total is told, and the pages together are all of them."""
    reader = filled.reader()
    whole = reader.neighbours("Transfer", "t")
    assert (5, 5) == (whole.total, len(whole.ties))
    pages = [reader.neighbours("Transfer", "t", skip=skip, limit=2).ties for skip in (0, 2, 4)]
    assert whole.ties == [tie for page in pages for tie in page]
    with pytest.raises(ValueError, match="no label"):
        reader.neighbours("Nothing", "t")


def test_the_version_changes_with_the_graph(store: Store) -> None:
    """It is empty for an empty graph, and another after every load and withdrawal."""
    reader = store.reader()
    seen = [reader.version]
    loaded: LoadedReport = report("r")
    store.write(loaded, [claim("a")])
    seen.append(reader.version)
    store.remove("r")
    seen.append(reader.version)
    assert "" == seen[0]
    assert 3 == len(set(seen))
