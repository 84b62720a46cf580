"""What the command line says of the right file in the wrong place, of an empty folder and of a day to come."""

import gzip
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from loaders import files
from loaders.__main__ import main
from loaders.checking import source_ids
from loaders.contract import LoadOptions, RefusedFile
from loaders.files import expand, make_file
from loaders.loading import check_path
from tests.conftest import ROOT

SAMPLES = {
    "components": "loaders/components/sample/invented.csv",
    "item_names": "loaders/item_names/sample/invented.csv",
    "judgements": "loaders/judgements/sample/invented.csv",
    "nl_licences": "loaders/nl_licences/sample/licences.csv",
    "oryx": "loaders/oryx/sample/by_system.csv",
    "reports": "loaders/reports/sample/arabi21-1550458.yml",
    "sipri": "loaders/sipri/sample/deals_2026.csv",
    "sipri_tables": "loaders/sipri_tables/sample/exports_until_2023.csv",
}


def pointers(source: str, path: Path) -> list[str]:
    """What is said of other sources where a file is checked."""
    issues = check_path(source, path, LoadOptions()).issues
    return [issue.reason for issue in issues if "looks like a file of another source" in issue.reason]


@pytest.mark.parametrize("right", SAMPLES)
def test_a_file_of_another_source_is_pointed_to(right: str) -> None:
    """By every other loader, with the command to type; never by its own."""
    path = ROOT / SAMPLES[right]
    told = f"this looks like a file of another source: python -m loaders check {right} {path}"
    for source in sorted(set(source_ids()) - {right}):
        assert [told] == pointers(source, path), source
    assert [] == pointers(right, path)


def test_a_folder_may_lie_in_a_hidden_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is hidden in it is left out; a way to it over the folder above is one as well."""
    folder = tmp_path / ".hidden" / "reports"
    (folder / ".git").mkdir(parents=True)
    for name in ("b.yml", "a.yml", ".c.yml", ".git/d.yml"):
        (folder / name).touch()
    monkeypatch.chdir(folder)
    for path in (folder, Path("../reports")):
        assert [path / "a.yml", path / "b.yml"] == list(expand([path]))


def test_a_gzip_file_of_several_parts_is_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blanks behind it are nothing; cut short in any part, or too large as a whole, it is refused."""
    packed = gzip.compress(b"first ") + gzip.compress(b"second")
    assert b"first second" == make_file("a.gz", packed).content == make_file("a.gz", packed + b"\0\0").content
    for broken in (packed[:-9], packed + b"more", gzip.compress(b"first")[:-5]):
        with pytest.raises(RefusedFile, match="cut short or damaged"):
            make_file("a.gz", broken)
    monkeypatch.setattr(files, "SIZE_LIMIT", 11)
    with pytest.raises(RefusedFile, match="too large"):
        make_file("a.gz", packed)


def test_a_file_that_nobody_knows_is_pointed_nowhere(tmp_path: Path) -> None:
    """Nor is one of the right source that is damaged; a name with a blank is quoted."""
    prose = tmp_path / "a b.csv"
    prose.write_text("Dear reader\n", encoding="utf-8")
    assert [] == pointers("oryx", prose)
    prose.write_text((ROOT / SAMPLES["oryx"]).read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    assert [] == pointers("oryx", prose)
    [told] = pointers("sipri", prose)
    assert told.endswith(f"check oryx {shlex.quote(str(prose))}") and "'" in told


def test_the_command_line_tells_it() -> None:
    """Below the refusal."""
    done = CliRunner().invoke(main, ["check", "sipri", str(ROOT / SAMPLES["nl_licences"])])
    assert 1 == done.exit_code
    assert "python -m loaders check nl_licences " in done.output.splitlines()[-1]


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    """So that a person sees which of several was meant."""
    done = CliRunner().invoke(main, ["check", "sipri", str(tmp_path)])
    assert (1, f"Error: no file was found to read in {tmp_path}\n") == (done.exit_code, done.output)


def test_no_file_was_made_in_the_future() -> None:
    """A slip in the year would put the edition after all others for ever."""
    done = CliRunner().invoke(main, ["check", "sipri", str(ROOT / SAMPLES["sipri"]), "--generated", "2099-01-01"])
    assert 2 == done.exit_code
    assert "2099-01-01 is in the future; expected a day until today" in done.output
