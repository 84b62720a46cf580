"""docs/sources.md: it is what the manifests say, and text of a manifest never becomes Markdown."""

import re
from dataclasses import replace

from loaders import page
from loaders.manifest import list_manifests
from loaders.nl_licences.rows import IGNORED as NL
from loaders.oryx.opening import IGNORED as ORYX
from loaders.sipri_tables.header import IGNORED as TABLES
from queries.library import shipped_files


def test_the_page_is_what_the_manifests_say() -> None:
    """After a change of a manifest: python -m loaders.page."""
    assert page.page(list_manifests()) == page.PAGE.read_text(encoding="utf-8")


def test_every_source_and_layout_stands_once() -> None:
    """With its licence, its citation and what it does not cover."""
    manifests = list_manifests()
    text = page.page(manifests)
    assert [manifest.source.id for manifest in manifests] == re.findall(r"^`([\w-]+)`: ", text, re.M)
    sections = re.split(r"^## ", text, flags=re.M)[1:]
    for manifest, section in zip(manifests, sections, strict=True):
        for part in ("Covers", "Does not cover", "Data licence", "Citation"):
            assert section.count(f"**{part}.** ") == 1
        layouts = {*manifest.expected_claims, *manifest.seen}
        assert len(layouts) == len(re.findall(r"^\| .* \| (?:yes|no, only invented samples) \|$", section, re.M))


def test_the_questions_of_a_manifest_are_shipped() -> None:
    """A question that is renamed is renamed there as well."""
    shipped = {path.stem for path in shipped_files()}
    assert {} == {
        manifest.source.id: set(manifest.questions) - shipped
        for manifest in list_manifests()
        if not set(manifest.questions) <= shipped
    }


def test_ignored_columns_are_those_of_the_loaders() -> None:
    """What the page says is what the code does."""
    told = {manifest.source.id: {name.casefold() for name in manifest.ignored_columns} for manifest in list_manifests()}
    assert {name.casefold() for name in NL} == told["nl_licences"]
    assert {name.casefold() for name in ORYX} == told["oryx"]
    assert set(TABLES) - {""} == told["sipri_tables"]


def test_text_of_a_manifest_is_text() -> None:
    """Marks are shown as they stand."""
    manifest = replace(list_manifests()[0], covers="<b> | `x` *y*\n# no heading", seen={"a|b": False})
    told = page.page([manifest])
    assert r"**Covers.** \<b\> \| \`x\` \*y\* # no heading." in told
    assert r"| a\|b | as the layout that it varies | no, only invented samples |" in told
