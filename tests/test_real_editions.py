"""The real registers side by side: deals of two layouts that are one, and what the newer edition says otherwise."""

import gzip
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from graph.edition_diff import diff
from graph.edition_rows import read_side
from graph.store import Store, open_reader, open_store
from graph.store.past import write_past
from graph.store.settings import EmbeddedSettings
from loaders.contract import LoadOptions
from loaders.loading import load_paths
from tests.graph.store.snapshot import snapshot
from tests.test_real_files import CHINA, DELIVERIES, EGYPT, WORLD

WORLD_IS = LoadOptions(generated=date(2024, 3, 11), window=(1950, 2023))


def load(store: Store, path: Path, options: LoadOptions | None = None) -> tuple[str, int]:
    """Load a register; returns its report and how many of its deals are one with deals of other ids."""
    [outcome] = load_paths(store, "sipri", [path], options)
    assert outcome.summary is not None and not outcome.checked.refusals
    return outcome.summary.report, outcome.summary.transfers_joined


def cut_out(register: Path, target: Path, *countries: str) -> Path:
    """Write the rows of a packed register that have one of these countries as either party, and their header."""
    lines = gzip.decompress(register.read_bytes()).split(b"\n")
    wanted = {country.encode() for country in countries}
    target.write_bytes(b"\n".join([lines[0], *(line for line in lines if wanted & set(line.split(b",")[:2]))]))
    return target


def lying_inside(store: Store, report: str) -> tuple[int, int, int]:
    """Of a report's deals: wholly delivered in 2000 and 2001, with a delivery in these years, and of those joined."""
    [row] = (
        store.reader()
        .run(
            "MATCH (:Report {id: $id})-[:STATES]->(c:Claim)-[:ABOUT]->(t:Transfer) "
            "WHERE any(y IN c.delivery_years WHERE y IN [2000, 2001]) "
            "RETURN sum(CASE WHEN all(y IN c.delivery_years WHERE y IN [2000, 2001]) THEN 1 ELSE 0 END) AS inside, "
            "count(*) AS touching, count(t.deal_ids) AS joined",
            {"id": report},
        )
        .rows
    )
    return row["inside"], row["touching"], row["joined"]


@pytest.mark.slow
def test_the_newer_edition_of_china_s_deals(tmp_path: Path, shared_data: Path) -> None:
    """World of 2024 against China of July 2026, and the graph of the end of 2024 from all files.

    Of the world its deals of China and Egypt are loaded; nothing below looks at others.
    """
    rows = cut_out(shared_data / WORLD, tmp_path / "world.csv", "China", "Egypt")
    with closing(open_store(EmbeddedSettings(tmp_path / "all.kgl"))) as store:
        world, _ = load(store, rows, WORLD_IS)
        alone = snapshot(store.reader())
        china, _ = load(store, shared_data / CHINA)
        reader = store.reader()
        found = diff(read_side(reader, world), read_side(reader, china))
        assert ("China as supplier", 490, 155) == (found.scope, found.compared, found.unchanged)
        assert (105, 93, 335) == (len(found.added), len(found.dropped), len(found.revised))
        assert 335 == reader.counts().relationships["REVISES"]
        assert not any(one.is_renamed for one in found.revised)
        assert 80 == len(found.perhaps)
        # With the ids of the file by year, two deals that were renamed are found to be one.
        load(store, shared_data / DELIVERIES)
        reader = store.reader()
        found = diff(read_side(reader, world), read_side(reader, china))
        assert (492, 337, 2) == (found.compared, len(found.revised), sum(one.is_renamed for one in found.revised))
        assert (103, 91, 78) == (len(found.added), len(found.dropped), len(found.perhaps))
        with closing(open_store(EmbeddedSettings(tmp_path / "then.kgl"))) as past:
            told = write_past(reader, past, date(2024, 12, 31))
        assert ((world,), 2) == (told.kept, len(told.later))
        with closing(open_reader(EmbeddedSettings(tmp_path / "then.kgl"))) as then:
            assert alone == snapshot(then)


def test_an_extract_beside_the_rows_by_year(store: Store, shared_data: Path) -> None:
    """Egypt's deals alone, in both orders: the same joins and the same graph."""
    report, _ = load(store, shared_data / EGYPT)
    _, joined = load(store, shared_data / DELIVERIES)
    found = snapshot(store.reader())
    assert 0 < joined == lying_inside(store, report)[2]
    store.remove(report)
    assert (report, joined) == load(store, shared_data / EGYPT)
    assert found == snapshot(store.reader())
