"""What is proposed to a person about designations: with reasons, across sources, and never what is decided already."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.store import Store, open_reader
from graph.store.settings import EmbeddedSettings, Settings
from loaders.__main__ import main
from loaders.checking import check
from loaders.contract import LoadOptions
from loaders.files import make_file
from loaders.loading import load_checked
from loaders.proposals import items
from loaders.proposals.items import INSIDE, LETTERS, NICKNAME, SAME, find_pairs
from loaders.proposals.proposal import Rows


def answers(named: dict[str, list[str]], *decided: tuple[str, str]) -> dict[str, Rows]:
    """What the graph answers where these designations are used by these sources."""
    rows = [{"item": item, "source": source} for item, sources in named.items() for source in sources]
    return {"named": rows, "decided": [{"first": first, "second": second} for first, second in decided]}


@pytest.mark.parametrize(
    ("first", "second", "reasons"),
    [
        ("M-113", "M113", (SAME,)),
        ("Mi-35M", 'Mi-35M "Hind"', (SAME, NICKNAME)),
        ("P-14", "P-14 'Tall King'", (SAME, NICKNAME)),
        ("Mi-35M", "Ми-35М", (SAME, LETTERS)),
        ("Kornet", "9М133 Kornet", (INSIDE, LETTERS)),
        ("Mi-35M", "Mi-35M attack helicopter", (INSIDE,)),
        ("Mi-24V/Mi-35", "Mi-35 helicopter", ()),
        ("Mi-24V", "Mi-24V/Mi-35", (INSIDE,)),
        ("155mm ShKH Zuzana 2", "Zuzana-2", (INSIDE,)),
        ("155mm AHS Krab", "Krab 155mm", (INSIDE,)),
        ("Mi-35", "Mi-35M", ()),
        ("Mi-3", "Mi-35M", ()),
        ("155mm", "155mm Caesar", ()),
        ("VAB", "VAB APC", ()),
        ("T-72", "T-62", ()),
    ],
)
def test_two_grounds_and_no_score(first: str, second: str, reasons: tuple[str, ...]) -> None:
    """The same letters and digits, or one inside the other; a near miss is no ground."""
    found = list(find_pairs([second, first]))
    assert found == ([(*sorted((first, second)), reasons)] if reasons else [])


def test_only_across_sources_and_only_what_is_open() -> None:
    """A source that writes both keeps them apart; a table that speaks of them, either way round, has decided."""
    named = {
        "M-113": ["sipri"],
        "M113": ["oryx"],
        "T-12": ["sipri"],
        "T-12 gun": ["oryx"],
        "T-12 tank": ["oryx", "sipri"],
    }
    found = items.propose(answers(named))
    assert [("M-113", "M113"), ("T-12", "T-12 gun")] == [(one.first, one.second) for one in found]
    assert "M-113 (sipri) and M113 (oryx)" == found[0].told
    assert ["T-12"] == [one.first for one in items.propose(answers(named, ("M113", "M-113")))]


def test_the_command_prints_and_changes_nothing(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Pairs with reasons as text and as JSON; a row in a table of item names takes its pair off the list."""
    losses = "country,origin,system,status,url,date_recorded\n"
    losses += "Russia,Russia,Mi-35M attack helicopter,destroyed,https://a.example/1.jpg,2022-03-19\n"
    heli = "component,machine,each,evidence,certainty,also\nTV3-117,Mi-35M,2,e,certain,engines\n"
    names = "designation,source,other,other_source,relation,evidence,certainty\n"
    names += "Mi-35M attack helicopter,oryx,Mi-35M,wsj,same system,The same letters,certain\n"
    article = (Path(__file__).parents[2] / "loaders/reports/sample/ukrinform-3784632.yml").read_text(encoding="utf-8")
    article = article.replace("item: helicopter engines", "item: Mi-35M", 1)
    for source, name, content in (
        ("oryx", "l.csv", losses),
        ("components", "c.csv", heli),
        ("reports", "a.yml", article),
    ):
        outcome = load_checked(store, check(source, make_file(name, content.encode()), LoadOptions()))
        assert outcome.summary is not None
    version = store.reader().version
    if isinstance(settings, EmbeddedSettings):
        store.close()
        monkeypatch.setenv("GRAPH_PATH", str(settings.path))
        monkeypatch.delenv("NEO4J_URI", raising=False)
    else:
        monkeypatch.setenv("NEO4J_URI", settings.uri)
        monkeypatch.setenv("NEO4J_USERNAME", settings.username)
        monkeypatch.setenv("NEO4J_PASSWORD", settings.password)
        monkeypatch.setenv("NEO4J_DATABASE", settings.database)
    ran = CliRunner().invoke(main, ["propose", "--kind", "item names"])
    assert 0 == ran.exit_code, ran.output
    assert "item names: 1 proposed. If you agree, enter the pair" in ran.output
    assert f"Mi-35M (ukrinform) and Mi-35M attack helicopter (oryx): {INSIDE}" in ran.output
    ran = CliRunner().invoke(main, ["propose", "--kind", "item names", "--format", "json"])
    assert [
        {
            "kind": "item names",
            "first": "Mi-35M",
            "second": "Mi-35M attack helicopter",
            "told": "Mi-35M (ukrinform) and Mi-35M attack helicopter (oryx)",
            "reasons": [INSIDE],
        }
    ] == json.loads(ran.output)
    with closing(open_reader(settings)) as reader:
        assert version == reader.version
    table = tmp_path / "names.csv"
    table.write_text(names, encoding="utf-8")
    assert 0 == CliRunner().invoke(main, ["load", "item_names", str(table)]).exit_code
    ran = CliRunner().invoke(main, ["propose", "--kind", "item names"])
    assert "item names: 0 proposed" in ran.output
