"""Editions on the command line: joined deals, what changed, what a person judges, and the graph of an earlier day."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graph.__main__ import main as graph_main
from graph.store import open_reader
from graph.store.settings import EmbeddedSettings, Settings
from loaders.__main__ import main
from tests.graph.store.snapshot import snapshot
from tests.graph.store.test_processes import environment
from tests.loaders.sipri.registers import HEADER, HEADER_17

OLD = (
    "Norway,Sweden,2010,,12,,Invented-1 mortar,mortar,12,,2012; 2013,New,Old comment,1.5,18,18",
    "Norway,Sweden,2011,,4,,Old-Name,gun,4,,2013,New,,2,8,8",
    "Denmark,Sweden,2009,,3,,Gone-1,gun,3,,2011,New,,2,6,6",
    "Finland,Sweden,2012,?,5,?,Twin-1,radar,5,,2014,New,,1,5,5",
    "Finland,Sweden,2012,?,5,,Twin-1,radar,5,,2014,New,One of two,1,5,5",
)
NEW = (
    "Norway,Sweden,2010,,12,,Invented-1 mortar,mortar,11,?,2012; 2013,New,New comment,1.5,18,16.5",
    "Norway,Sweden,2011,,4,,New-Name,gun,4,,2013,New,,2,8,8",
    "Iceland,Sweden,2013,,2,,Fresh-1,gun,2,,2015,New,,2,4,4",
)
YEARS = (
    "90001,Sweden,Norway,Invented-1 -,mortar,Artillery,2010,No,6,No,2012,No,New,1.5,1.5,9,No",
    "90001,Sweden,Norway,Invented-1 -,mortar,Artillery,2010,No,6,No,2013,No,New,1.5,1.5,9,No",
    "90002,Sweden,Finland,Twin,radar,Sensors,2012,Yes,5,No,2014,No,New,1,1,5,No",
)


def ask(command: Any, *words: str | Path, expected: int = 0) -> Result:
    """Run a command in this process; its exit code has to be as expected."""
    done = CliRunner().invoke(command, [str(word) for word in words])
    assert expected == done.exit_code, done.output
    return done


def ask_json(command: Any, *words: str | Path) -> Any:
    """Run a command and return what it says as JSON."""
    return json.loads(ask(command, *words, "--format", "json").stdout)


@pytest.fixture
def loaded(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An older and a newer edition and a file by year, on each engine in turn; the ids of the three reports."""
    monkeypatch.delenv("NEO4J_URI", raising=False)
    for name, value in environment(settings).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("JUDGEMENTS_PATH", str(tmp_path / "mine.csv"))
    ids = {}
    for key, header, rows, day, window in (
        ("old", HEADER, OLD, "2024-03-01", "1950-2023"),
        ("new", HEADER, NEW, "2026-07-01", "2000-2025"),
        ("years", HEADER_17, YEARS, "2025-02-01", "1990-2023"),
    ):
        file = tmp_path / f"{key}.csv"
        file.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
        [told] = ask_json(main, "load", "sipri", file, "--generated", day, "--window", window)
        assert 0 == told["refused"]
        ids[key] = told["report"]
    return ids


def places(settings: Settings) -> dict[str, str]:
    """For each deal the transfer that it is told as."""
    with closing(open_reader(settings)) as reader:
        rows = reader.run("MATCH (c:Claim)-[:ABOUT]->(t:Transfer) RETURN DISTINCT c.deal AS deal, t.id AS place").rows
    return {row["deal"]: row["place"] for row in rows}


def test_diff_tells_what_a_newer_edition_says_otherwise(loaded: dict[str, str]) -> None:
    """As JSON and as text; the joined deal by its id by year, and what may be one deal beside the rest."""
    found = ask_json(main, "diff", loaded["old"], loaded["new"])
    assert (1, 0, 0, 0) == tuple(found[key] for key in ("compared", "unchanged", "outside", "open_in_one"))
    [changed] = found["changed"]
    assert "sipri-90001" == changed["deal"]
    assert [
        {"field": "number delivered", "from": "12", "to": "11 (uncertain)"},
        {"field": "TIV delivered", "from": "18", "to": "16.5"},
        {"field": "comment", "from": "Old comment", "to": "New comment"},
    ] == changed["changes"]
    assert ["Fresh-1", "New-Name"] == [deal["designation"] for deal in found["added"]]
    assert ["Gone-1", "Twin-1", "Twin-1", "Old-Name"] == [deal["designation"] for deal in found["dropped"]]
    [perhaps] = found["perhaps_one"]
    assert {"field": "designation", "from": "Old-Name", "to": "New-Name"} == perhaps["differs"]
    assert (1, 1) == (found["perhaps_one_of_added"], found["perhaps_one_of_dropped"])
    text = ask(main, "diff", loaded["old"], loaded["new"]).stdout
    assert "added: listed now, not before: 2, of which 1 is perhaps one deal with another (see there)" in text
    assert "dropped: listed before, not now: 4, of which 1 is perhaps one deal with another (see there)" in text
    assert "limited to Sweden as supplier" in text and "no error of either file" in text
    assert "number delivered: 12 → 11 (uncertain); TIV delivered: 18 → 16.5" in text
    assert (
        "by its own date the first file is not the older one" in ask(main, "diff", loaded["new"], loaded["old"]).stdout
    )


def test_diff_says_what_cannot_be_compared(loaded: dict[str, str]) -> None:
    """A report that is not loaded with the nearest, and two layouts."""
    assert f"nearest: {loaded['old']}" in ask(main, "diff", loaded["old"][:-1], loaded["new"], expected=1).output
    unlike = ask(main, "diff", "x", loaded["new"], expected=1).output
    assert "no register 'x' is loaded; none is like it; python -m graph status lists what is loaded" in unlike
    assert "two layouts" in ask(main, "diff", loaded["old"], loaded["years"], expected=1).output


def test_a_judgement_joins_a_renamed_deal_and_is_taken_back(
    loaded: dict[str, str], settings: Settings, tmp_path: Path
) -> None:
    """The proposed line can be typed; then the deal is renamed and no longer proposed; undone, all is as before."""
    with closing(open_reader(settings)) as reader:
        before = snapshot(reader)
    proposed = ask_json(main, "propose", "--kind", "deals")
    [renamed] = [one for one in proposed if "designation Old-Name → New-Name" in one["reasons"][0]]
    words = renamed["reasons"][1].split("python -m loaders ")[1].split(" (or")[0].split()
    words[words.index("NAME")], words[words.index("REASON")] = "A. Researcher", "One contract, told in both"
    told = ask_json(main, *words, "--when", "2026-08-01")
    assert 1 == len(set(told["transfers"].values()))
    first, second = renamed["first"], renamed["second"]
    line = f'{first},{second},same,A. Researcher,2026-08-01,"One contract, told in both"'
    assert line in (tmp_path / "mine.csv").read_text(encoding="utf-8")
    found = ask_json(main, "diff", loaded["old"], loaded["new"])
    assert [[{"field": "designation", "from": "Old-Name", "to": "New-Name"}]] == [
        d["changes"] for d in found["renamed"]
    ]
    assert [] == found["perhaps_one"]
    assert first not in [one["first"] for one in ask_json(main, "propose", "--kind", "deals")]
    assert "taken back" in ask(main, "judge", second, first, "--undo").stdout
    with closing(open_reader(settings)) as reader:
        assert before == snapshot(reader)


def test_several_that_fit_are_proposed_until_a_person_says(loaded: dict[str, str], settings: Settings) -> None:
    """Two equal rows and one deal by year; unsure keeps them apart and says so, same joins one of them."""
    twins = [one for one in ask_json(main, "propose", "--kind", "deals") if one["second"] == "sipri-90002"]
    assert 2 == len(twins) and all("more than one deal fits" in one["reasons"][0] for one in twins)
    assert "sipri-90002" == places(settings)["sipri-90002"] != places(settings)[twins[0]["first"]]
    words = ("--who", "B. Reader", "--why", "The comment")
    ask(main, "judge", twins[0]["first"], "sipri-90002", "unsure", *words)
    reasons = {one["first"]: one["reasons"][0] for one in ask_json(main, "propose", "--kind", "deals")}
    assert "a person is unsure" == reasons[twins[0]["first"]]
    ask(main, "judge", "sipri-90002", twins[0]["first"], "same", *words)
    assert "sipri-90002" == places(settings)[twins[0]["first"]]
    assert [] == [one for one in ask_json(main, "propose", "--kind", "deals") if one["second"] == "sipri-90002"]


def test_what_judge_refuses(loaded: dict[str, str], settings: Settings, tmp_path: Path) -> None:
    """Unknown ids with the nearest, no reason, no judgement, one deal twice, a contradiction, nothing to undo."""
    words = ("--who", "B. Reader", "--why", "The comment")
    assert "nearest: sipri-9000" in ask(main, "judge", "sipri-9000", "sipri-90002", "same", *words, expected=1).output
    unlike = ask(main, "judge", "x", "sipri-90002", "same", *words, expected=1).output
    assert "none is like it; python -m loaders propose lists pairs with their ids" in unlike
    assert "--who and --why" in ask(main, "judge", "sipri-90001", "sipri-90002", "same", expected=2).output
    assert "or --undo" in ask(main, "judge", "sipri-90001", "sipri-90002", *words, expected=2).output
    assert "another deal" in ask(main, "judge", "sipri-90001", "sipri-90001", "same", *words, expected=2).output
    assert "no judgement on" in ask(main, "judge", "sipri-90001", "sipri-90002", "--undo", expected=1).output
    assert not (tmp_path / "mine.csv").exists()
    made = sorted(deal for deal in places(settings) if not deal.startswith("sipri-9000"))
    force = "--although-they-differ"
    ask(main, "judge", made[0], made[1], "same", *words, force)
    ask(main, "judge", made[1], made[2], "same", *words, force)
    kept = (tmp_path / "mine.csv").read_text(encoding="utf-8")
    assert "contradicts" in ask(main, "judge", made[0], made[2], "different", *words, expected=1).output
    assert kept == (tmp_path / "mine.csv").read_text(encoding="utf-8")
    assert places(settings)[made[0]] == places(settings)[made[2]]


def test_deals_that_differ_are_called_the_same_only_on_purpose(loaded: dict[str, str], settings: Settings) -> None:
    """Another party, or two ids of the publisher's own: refused with what each deal is, unless the flag is there."""
    words = ("--who", "B. Reader", "--why", "The comment")
    before = places(settings)
    [fresh] = [deal["deal"] for deal in ask_json(main, "diff", loaded["old"], loaded["new"])["added"][:1]]
    refused = ask(main, "judge", fresh, "sipri-90001", "same", *words, expected=1).output
    assert "they differ in recipient (ISL beside NOR). " in refused
    assert f"{fresh} is SIPRI: Sweden → Iceland, 2 Fresh-1, delivered" in refused
    assert "sipri-90001 is SIPRI: Sweden → Norway, 6 Invented-1 -, delivered 2012" in refused
    assert "add --although-they-differ" in refused
    assert "gave them two ids in" in ask(main, "judge", "sipri-90001", "sipri-90002", "same", *words, expected=1).output
    assert before == places(settings)
    ask(main, "judge", fresh, "sipri-90001", "different", *words)
    ask(main, "judge", fresh, "sipri-90001", "same", *words, "--although-they-differ")
    assert "sipri-90001" == places(settings)[fresh]


def test_an_undated_register_is_named_where_it_cannot_be_set_beside_others(
    loaded: dict[str, str], tmp_path: Path
) -> None:
    """When it is loaded, and at the end of what is proposed, with what to do; not where all days are known."""
    assert "not set beside" not in ask(main, "propose").output
    told = ask(main, "load", "sipri", tmp_path / "new.csv", "--window", "2000-2025").stdout
    assert "is not known, so it is not set beside other editions" in told and "--generated 2024-03-11" in told
    told = ask(main, "propose", "--kind", "deals").stdout.splitlines()[-1]
    assert told == (
        "deals: not set beside other editions, since the day on which they were made is not known: "
        f"{loaded['new']}. If you know the day, load the file again with --generated DATE."
    )
    assert "not set beside" not in ask(main, "load", "sipri", tmp_path / "new.csv", "--generated", "2026-07-01").stdout
    assert "not set beside" not in ask(main, "propose").output


def test_as_known_on_a_day(loaded: dict[str, str], tmp_path: Path) -> None:
    """The graph of the reports that were there, as if no other had been loaded; those without a day are told."""
    ask(main, "load", "components", "loaders/components/sample/invented.csv")
    ask(main, "judge", "sipri-90001", "sipri-90002", "different", "--who", "A", "--why", "Two items")
    told = ask_json(graph_main, "as-known-on", "2025-12-31", tmp_path / "then.kgl")
    assert sorted((loaded["old"], loaded["years"])) == told["kept"]
    assert [loaded["new"]] == told["later"]
    assert ["components-invented", "judgements-mine"] == told["undated"]
    alone = EmbeddedSettings(tmp_path / "alone.kgl")
    for key, day, window in (("old", "2024-03-01", "1950-2023"), ("years", "2025-02-01", "1990-2023")):
        options = ("--generated", day, "--window", window)
        done = CliRunner(env={**environment(alone), "NEO4J_URI": None}).invoke(
            main, ["load", "sipri", str(tmp_path / f"{key}.csv"), *options]
        )
        assert 0 == done.exit_code, done.output
    with closing(open_reader(alone)) as wanted, closing(open_reader(EmbeddedSettings(tmp_path / "then.kgl"))) as found:
        assert snapshot(wanted) == snapshot(found)


def test_what_as_known_on_says_and_refuses(loaded: dict[str, str], tmp_path: Path) -> None:
    """A file that is there already, no day, and how many reports are left out and why."""
    ask(main, "load", "components", "loaders/components/sample/invented.csv")
    file = tmp_path / "then.kgl"
    text = ask(graph_main, "as-known-on", "2024-12-31", file).stdout
    assert "from 1 report." in text and "2 reports left out as later" in text
    assert "1 report left out (--with-undated keeps them), since neither a day of publication" in text
    assert "--replace" in ask(graph_main, "as-known-on", "2024-12-31", file, expected=1).output
    assert (
        "kept all the same" in ask(graph_main, "as-known-on", "2024-12-31", file, "--with-undated", "--replace").stdout
    )
    ask(graph_main, "as-known-on", "soon", file, expected=2)
