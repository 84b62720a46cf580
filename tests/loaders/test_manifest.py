"""What a source says of itself: of each layout whether a real file was loaded."""

from pathlib import Path

import pytest

from loaders.manifest import Manifest, list_manifests, read_manifest

TEXT = """id: invented
name: Invented
publisher: Nobody
kind: compiler
url: null
data_licence: none
citation: none
covers: nothing
does_not_cover: everything
expected_claims: {list: 1, table: 2}
"""


def read(folder: Path, seen: str) -> Manifest:
    (folder / "source.yml").write_text(f"{TEXT}seen: {seen}\n")
    return read_manifest(folder)


def test_one_answer_holds_for_all_layouts(tmp_path: Path) -> None:
    assert read(tmp_path, "true").seen == {"list": True, "table": True}
    assert read(tmp_path, "false").layouts_not_seen == ["list", "table"]


def test_each_layout_may_have_its_own_answer(tmp_path: Path) -> None:
    manifest = read(tmp_path, "{list: true, table: false, table with semicolons: false}")
    assert (manifest.layouts_seen, manifest.layouts_not_seen) == (["list"], ["table", "table with semicolons"])


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        ("{list: true}", "says nothing of the layouts ['table']"),
        ("perhaps", "expected true, false, or one of them for each layout"),
        ("{list: true, table: perhaps}", "expected true, false, or one of them for each layout"),
        ("[list]", "expected true, false, or one of them for each layout"),
    ],
)
def test_anything_else_is_refused(tmp_path: Path, seen: str, words: str) -> None:
    with pytest.raises(ValueError, match=r"source\.yml: seen") as refused:
        read(tmp_path, seen)
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("more", "words"),
    [("covers: more\nid: other\n", "['covers', 'id']"), ("questions: [{a: 1, a: 2}]\n", "['a']")],
)
def test_a_key_that_stands_there_twice_is_refused(tmp_path: Path, more: str, words: str) -> None:
    """YAML would take the last one and drop the others unseen."""
    (tmp_path / "source.yml").write_text(f"{TEXT}seen: true\n{more}")
    with pytest.raises(ValueError, match="keys that stand there twice") as refused:
        read_manifest(tmp_path)
    assert words in str(refused.value) and "source.yml: line" in str(refused.value)


def test_every_source_says_of_each_layout_whether_it_was_seen() -> None:
    manifests = list_manifests()
    assert "sipri" in [manifest.source.id for manifest in manifests]
    for manifest in manifests:
        assert set(manifest.expected_claims) <= set(manifest.seen), manifest.source.id
