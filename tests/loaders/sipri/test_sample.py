"""The invented files have every quirk and are read whole."""

import pytest

from loaders.contract import IssueKind
from loaders.manifest import read_manifest
from loaders.sipri import loader
from tests.loaders.sipri.registers import SAMPLE, load_file, make_file

FILES = {
    "deals_2024_bare.csv": ("16 columns", 9, 2),
    "deals_2026.csv": ("16 columns", 9, 0),
    "deliveries_2025.csv": ("17 columns", 5, 0),
    "deliveries_2025_excel.csv": ("17 columns", 5, 0),
}


def test_every_file_of_the_sample_is_listed() -> None:
    assert sorted(path.name for path in SAMPLE.iterdir()) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_sample_is_read(name: str) -> None:
    content = (SAMPLE / name).read_bytes()
    layout, claims, repaired = FILES[name]
    loaded = load_file(content)
    assert loader.detects(make_file(content))
    assert (loaded.report.layout, loaded.rows_read, len(loaded.claims)) == (layout, claims, claims)
    assert (len(loaded.of(IssueKind.REPAIRED)), loaded.refused) == (repaired, [])


def test_the_spreadsheet_s_file_says_the_same_as_the_site_s() -> None:
    site, spreadsheet = (load_file((SAMPLE / f"deliveries_2025{end}.csv").read_bytes()) for end in ("", "_excel"))
    assert [claim.name for claim in site.claims] == [claim.name for claim in spreadsheet.claims]


def test_everything_in_the_sample_is_invented() -> None:
    for name in FILES:
        for claim in load_file((SAMPLE / name).read_bytes()).claims:
            assert "Invented" in f"{claim.item_text} {claim.comment}" or claim.item_text == "Bü-1"


def test_git_leaves_the_bytes_of_the_sample_alone() -> None:
    assert b"\r\n" in (SAMPLE / "deliveries_2025_excel.csv").read_bytes()
    assert b"\xfc" in (SAMPLE / "deals_2024_bare.csv").read_bytes()


def test_the_manifest_has_all_its_keys() -> None:
    manifest = read_manifest(SAMPLE.parent)
    assert (manifest.source.id, str(manifest.source.kind)) == ("sipri", "compiler")
    assert set(manifest.expected_claims) == {layout for layout, _, _ in FILES.values()}
