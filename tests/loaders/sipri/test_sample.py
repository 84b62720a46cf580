"""The invented files have every quirk and are read whole."""

import pytest

from graph.store import Store
from loaders.contract import IssueKind
from loaders.loading import load_paths
from loaders.manifest import read_manifest
from loaders.sipri import loader
from tests.loaders.sipri.registers import SAMPLE, load_file, make_file

FILES = {
    "deals_2024_bare.csv": ("16 columns", 9, 2, 0),
    "deals_2026.csv": ("16 columns", 9, 0, 0),
    "deliveries_2025.csv": ("17 columns", 5, 0, 0),
    "deliveries_2025_excel.csv": ("17 columns with semicolons", 5, 0, 0),
    "printed_2014.txt": ("8 columns in groups", 8, 0, 0),
    "printed_2020.rtf": ("8 columns in groups", 5, 0, 0),
    "retyped_2020.csv": ("12 columns", 8, 0, 5),
    "export_2022.csv": ("22 columns", 7, 0, 0),
    "DealsAndTIVs.txt": ("17 columns of DealsAndTIVs", 5, 2, 0),
}


def test_every_file_of_the_sample_is_listed() -> None:
    assert sorted(path.name for path in SAMPLE.iterdir()) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_sample_is_read(name: str) -> None:
    content = (SAMPLE / name).read_bytes()
    layout, claims, repaired, refused = FILES[name]
    loaded = load_file(content)
    assert loader.detects(make_file(content))
    assert (loaded.report.layout, loaded.rows_read, len(loaded.claims)) == (layout, claims + refused, claims)
    assert (len(loaded.of(IssueKind.REPAIRED)), len(loaded.refused)) == (repaired, refused)


@pytest.mark.parametrize("name", FILES)
def test_a_sample_is_loaded_once_and_then_unchanged(store: Store, name: str) -> None:
    """On both engines: what its rows say is in the graph, and the second load finds it there."""
    rows = "MATCH (c:Claim)-[:ABOUT]->(t:Transfer) RETURN count(c) AS claims, count(DISTINCT t) AS transfers"
    claims = load_file((SAMPLE / name).read_bytes()).claims
    [first] = load_paths(store, "sipri", [SAMPLE / name])
    assert store.reader().run(rows).rows == [{"claims": len(claims), "transfers": len({c.about for c in claims})}]
    assert first.checked.report is not None and first.checked.report.report.layout == FILES[name][0]
    version = store.reader().version
    [second] = load_paths(store, "sipri", [SAMPLE / name])
    assert second.summary is not None and second.summary.transfers_unchanged == len({c.about for c in claims})
    assert store.reader().version == version


def test_the_spreadsheet_s_file_says_the_same_as_the_site_s() -> None:
    site, spreadsheet = (load_file((SAMPLE / f"deliveries_2025{end}.csv").read_bytes()) for end in ("", "_excel"))
    assert [claim.name for claim in site.claims] == [claim.name for claim in spreadsheet.claims]


def test_everything_in_the_sample_is_invented() -> None:
    for name in FILES:
        for claim in load_file((SAMPLE / name).read_bytes()).claims:
            assert "nvented" in f"{claim.item_text} {claim.comment}" or claim.item_text == "Bü-1"


def test_git_leaves_the_bytes_of_the_sample_alone() -> None:
    assert b"\r\n" in (SAMPLE / "deliveries_2025_excel.csv").read_bytes()
    assert b"\xfc" in (SAMPLE / "deals_2024_bare.csv").read_bytes()
    assert b"\x92" in (SAMPLE / "printed_2014.txt").read_bytes()


def test_the_manifest_has_all_its_keys() -> None:
    manifest = read_manifest(SAMPLE.parent)
    assert (manifest.source.id, str(manifest.source.kind)) == ("sipri", "compiler")
    read = {layout for layout, *_ in FILES.values()}
    assert set(manifest.expected_claims) == {layout for layout in read if "semicolons" not in layout}
    assert read < set(manifest.seen)
    assert manifest.layouts_seen == ["16 columns", "17 columns", "12 columns"]
