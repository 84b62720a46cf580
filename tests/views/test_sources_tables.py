"""A table of totals on the page Sources, on both engines: loaded, told, led to its differences, and removed."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from graph.store import Store, open_store
from graph.store.settings import Settings
from loaders.loading import load_paths
from tests.conftest import ROOT
from tests.views.shown import cells, facts, given, open_page, run, served, words
from tests.views.test_sources import page, upload

TABLE = ROOT / "loaders" / "sipri_tables" / "sample" / "exports_from_2024.csv"
REGISTER = ROOT / "loaders" / "sipri" / "sample" / "deals_2026.csv"
NAME = "SIPRI TIV table, Norway as supplier, 2001 to 2005"


@pytest.fixture
def graph(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The graph that the page shows, empty; the page may load."""
    monkeypatch.setenv("ALLOW_LOADS", "1")
    with served(settings, monkeypatch), closing(open_store(settings)) as store:
        yield store


def test_a_table_beside_a_register(graph: Store) -> None:
    """It is one more report of the same source, with 0 claims; its differences are one click away."""
    (register,) = load_paths(graph, "sipri", [REGISTER])
    (outcome,) = load_paths(graph, "sipri_tables", [TABLE])
    assert outcome.checked.report is not None
    report = outcome.checked.report.report.id
    app = open_page(page)
    (listed,) = [row for row in cells(app, "sources") if row[1] == NAME]
    assert ["SIPRI Arms Transfers Database", NAME, "5 compared", "0", "2001 to 2005", "14 Jul 2026"] == listed
    assert "Transfers of major conventional arms" in facts(app, "source_sipri")["Covers"]
    told = facts(app, f"report_{report}")
    assert told["Rows"].startswith("5 read = 5 rows to compare + 0 refused")
    assert told["Beside the register"].startswith("A table states no claims.")
    links = [cell for row in given(app, f"report_{report}")["rows"] for cell in row if cell["address"]]
    assert [f"/queries?q=table-against-register&table={report}"] == [cell["address"] for cell in links]
    assert register.checked.report is not None
    assert "Beside the register" not in facts(app, f"report_{register.checked.report.report.id}")


def test_a_table_is_uploaded_and_removed(graph: Store, settings: Settings) -> None:
    """One loader knows it by its content; rows to compare are shown and loaded; what goes is told before it does."""
    graph.close()
    app = upload(open_page(page), TABLE)
    assert "Read as: SIPRI tables of TIV." in words(app)
    assert "5 rows read = 5 rows to compare + 0 refused" in words(app)
    assert "Norway → Chile, 2001 to 2005: 28 million TIV, as a table says" == cells(app, "upload_claims")[0][0]
    (button,) = [button for button in app.button if button.label == "Load 5 rows to compare"]
    button.click()
    app = run(app)
    assert "A table states no claims; no register is loaded that lists the same party with TIV." in words(app)
    (remove,) = [button for button in app.button if button.label == "Remove this report"]
    remove.click()
    app = run(app)
    assert f"Remove {NAME}? 5 rows to compare will go, and 0 transfers that no other report tells of." in words(app)
    (sure,) = [button for button in app.button if button.label == "Remove it"]
    sure.click()
    app = run(app)
    assert "Nothing is loaded." in words(app)
