"""Losses in the graph: counted by one edition, whatever the order of loading; parts tied to wholes, never transfers."""

from contextlib import closing
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store, open_store
from graph.store.settings import EmbeddedSettings
from loaders.checking import check
from loaders.contract import LoadOptions
from loaders.files import make_file
from loaders.loading import Outcome, load_checked
from tests.graph.store.snapshot import snapshot

HEADER = "country,origin,system,status,url,date_recorded"
ROWS = [
    f"Russia,Soviet Union,{count}T-1,captured,https://a.example/{number}.jpg,2022-0{number}-01"
    for number, count in enumerate(("", "3 ", "7 "), start=1)
]
OLDER = "\n".join([HEADER, *ROWS[:2], ROWS[0].replace("captured", "damaged"), ""])
NEWER = "\n".join([HEADER, ROWS[0], ROWS[2], ROWS[0].replace("/1", "/9"), ""])
TYPES = (
    "country,equipment_type,destroyed,abandoned,captured,damaged,type_total\n"
    "Russia,All Types,20,1,8,2,31\nRussia,Tanks,20,1,8,2,31\n"
)
FILES: dict[str, tuple[str, date | None]] = {
    "older": (OLDER, None),
    "newer": (NEWER, None),
    "types": (TYPES, date(2025, 7, 19)),
}


def load(store: Store, name: str) -> Outcome:
    """Load one of the tables."""
    content, generated = FILES[name]
    made = make_file(f"{name}.csv", content.encode())
    return load_checked(store, check("oryx", made, LoadOptions(generated=generated)))


def loss(store: Store, key: str) -> dict[str, Any] | None:
    """Count, day, edition and whole of a loss."""
    found = store.reader().run(
        "MATCH (l:Loss {id: $key}) MATCH (r:Report {id: l.edition}) OPTIONAL MATCH (l)-[:PART_OF]->(whole:Loss) "
        "RETURN l.count_low AS count, l.as_of AS day, r.file AS edition, whole.id AS whole",
        {"key": key},
    )
    return dict(found.rows[0]) if found.rows else None


def test_editions_are_never_added(store: Store) -> None:
    """The edition recorded to the later day gives the number, also where it is the smaller one or was loaded first."""
    load(store, "newer")
    load(store, "older")
    captured = {"count": 3, "day": date(2022, 3, 1), "edition": "newer.csv", "whole": None}
    assert captured == loss(store, "oryx:Russia|T-1|captured")
    damaged = {"count": 1, "day": date(2022, 1, 1), "edition": "older.csv", "whole": None}
    assert damaged == loss(store, "oryx:Russia|T-1|damaged")
    store.remove(str(store.reader().run("MATCH (r:Report {file: 'newer.csv'}) RETURN r.id AS id").rows[0]["id"]))
    captured = {"count": 2, "day": date(2022, 2, 1), "edition": "older.csv", "whole": None}
    assert captured == loss(store, "oryx:Russia|T-1|captured")


def test_parts_are_tied_to_their_whole_when_it_comes(store: Store) -> None:
    """A system's losses are part of its country's of the same outcome, and these of all; nothing is added up."""
    load(store, "older")
    assert (loss(store, "oryx:Russia|T-1|captured") or {})["whole"] is None
    load(store, "types")
    assert "oryx:Russia|All Types|captured" == (loss(store, "oryx:Russia|T-1|captured") or {})["whole"]
    assert {
        "count": 8,
        "day": date(2025, 7, 19),
        "edition": "types.csv",
        "whole": "oryx:Russia|All Types|lost",
    } == loss(store, "oryx:Russia|All Types|captured")
    assert "oryx:Russia|All Types|lost" == (loss(store, "oryx:Russia|Tanks|lost") or {})["whole"]


def test_a_capture_is_no_transfer(store: Store) -> None:
    """No transfer, no captor, and the loser and the maker supply nobody; the pieces stay findable by day."""
    for name in FILES:
        load(store, name)
    counts = store.reader().counts()
    assert {"Transfer", "Delivery"}.isdisjoint(name for name, number in counts.nodes.items() if number)
    assert {"SUPPLIER_OF", "RECIPIENT_OF", "CAPTURED_BY", "DELIVERED_TO"}.isdisjoint(counts.relationships)
    assert [{"id": "RUS"}] == store.reader().run("MATCH (a:Actor) RETURN a.id AS id ORDER BY id").rows
    days = store.reader().run(
        "MATCH (l:Loss {id: 'oryx:Russia|T-1|captured'})<-[:ABOUT]-(c:Claim) WHERE c.report = l.edition "
        "RETURN c.as_of AS day, c.image AS image, c.origin AS origin ORDER BY day, image"
    )
    assert [
        (date(2022, 1, 1), "https://a.example/1.jpg", "Soviet Union"),
        (date(2022, 1, 1), "https://a.example/9.jpg", "Soviet Union"),
        (date(2022, 3, 1), "https://a.example/3.jpg", "Soviet Union"),
    ] == [tuple(row.values()) for row in days.rows]


@pytest.mark.parametrize("order", list(permutations(FILES)))
def test_any_order_gives_the_same_graph(order: tuple[str, ...], tmp_path: Path) -> None:
    """Three tables in any order, and one taken out and put back: the same nodes, relationships and properties."""
    found = []
    for number, names in enumerate((tuple(FILES), order)):
        with closing(open_store(EmbeddedSettings(tmp_path / f"{number}.kgl"))) as store:
            reports = [load(store, name).checked.report for name in names]
            if number and reports[1] is not None:
                store.remove(reports[1].report.id)
                load(store, names[1])
            found.append(snapshot(store.reader()))
    assert found[0] == found[1]


def test_loading_again_changes_nothing_and_removing_takes_all_back(store: Store) -> None:
    """The graph keeps its version; without its reports it is empty."""
    reports = [load(store, name).checked.report for name in FILES]
    version, before = store.reader().version, snapshot(store.reader())
    for name in FILES:
        load(store, name)
    assert (version, before) == (store.reader().version, snapshot(store.reader()))
    for report in reports:
        assert report is not None
        store.remove(report.report.id)
    assert {"Graph": 1} == {name: number for name, number in store.reader().counts().nodes.items() if number}
