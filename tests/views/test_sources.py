"""Sources without a browser, on both engines: what is loaded, and loading and removing from the page."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.store import Store, open_reader, open_store
from graph.store.settings import Settings
from loaders.contract import LoadOptions
from loaders.loading import load_paths
from tests.conftest import ROOT
from tests.views.shown import cells, facts, given, open_page, run, served, words

STORY = ROOT / "loaders" / "reports" / "sample"
REGISTERS = ROOT / "loaders" / "sipri" / "sample"
HOSTILE = "<img src=x onerror=alert(1)> **b** [a](http://evil.example) :red[x] $y$ `c` MATCH (n) DETACH DELETE n"


def page() -> None:
    """The page alone, as app.py runs it."""
    from views import graph_access, sources

    sources.show_page(graph_access.reader())


@pytest.fixture
def graph(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The graph that the page shows, empty; the page may load."""
    monkeypatch.setenv("ALLOW_LOADS", "1")
    with served(settings, monkeypatch), closing(open_store(settings)) as store:
        yield store


def upload(app: AppTest, path: Path) -> AppTest:
    """Choose a file of this machine."""
    return upload_text(app, path.name, path.read_bytes())


def upload_text(app: AppTest, name: str, content: bytes) -> AppTest:
    """Choose a file made here."""
    app.file_uploader[0].set_value((name, content, "application/octet-stream"))
    return run(app)


def loaded(settings: Settings) -> dict[str, int]:
    """The claims of each loaded report, as another process sees them."""
    with closing(open_reader(settings)) as reader:
        found = "MATCH (r:Report) WHERE r.loaded = true RETURN r.id AS id, r.claims AS claims ORDER BY id"
        return {row["id"]: row["claims"] for row in reader.run(found).rows}


def test_every_source_and_report_is_listed(graph: Store) -> None:
    """With claims, refused rows, years and day; an origin that is not loaded is named as such."""
    load_paths(graph, "reports", [STORY])
    load_paths(graph, "sipri", [REGISTERS / "deals_2026.csv"])
    app = open_page(page)
    rows = {row[0]: row[1:] for row in cells(app, "sources")}
    headline = "Putins Verzweiflungstat? Russland kauft wohl eigene Militärausrüstung zurück"
    assert [headline, "27", "0", "", "Nov 2023"] == rows["German news outlet"]
    assert ["Wall Street Journal, 8 November 2023", "", "", "not loaded", "8 Nov 2023"] == rows["Wall Street Journal"]
    assert (
        "Wall Street Journal, 8 November 2023: not loaded. 29 claims of 6 loaded reports rest on it."
        == (given(app, "origin_wsj-2023-11-08")["note"])
    )


def test_a_register_tells_its_coverage_and_what_was_refused(graph: Store, tmp_path: Path) -> None:
    """With the reason of each refused row and the names that no table knows."""
    lines = (REGISTERS / "deals_2026.csv").read_text(encoding="latin-1").splitlines(keepends=True)
    spoilt = tmp_path / "spoilt.csv"
    spoilt.write_text("".join([*lines, lines[-1].replace("20", "n/a")]), encoding="latin-1")
    checked = load_paths(graph, "sipri", [spoilt])[0].checked
    assert checked.report is not None and checked.report.refused == 1
    app = open_page(page, source="sipri")
    source = facts(app, "source_sipri")
    assert source["Citation"].startswith("Source: SIPRI Arms Transfers Database")
    assert "All rights reserved." in source["Data licence"]
    assert "Transfers of major conventional arms since 1950" in source["Covers"]
    assert "Small arms" in source["Does not cover"]
    report = checked.report.report.id
    told = facts(app, f"report_{report}")
    assert told["Coverage"].startswith("deliveries of ")
    counts = checked.report
    assert f"{counts.rows_read} read = {counts.claims} claims + {counts.refused} refused" in told["Rows"]
    assert "delivered" in told["Claims by act"]
    assert [counts.refusals[0]] == cells(app, f"Refused rows_{report}")[0]
    assert "expected" in counts.refusals[0]
    assert "Freedonia" == told["Names not matched"]


def test_a_wrong_source_in_the_address_is_named_and_ignored(graph: Store) -> None:
    load_paths(graph, "reports", [STORY])
    app = open_page(page, source="<b>x</b>")
    assert "No source “<b>x</b>” is loaded or named here. All sources are shown instead." in words(app)
    assert facts(app, "source_scmp")["Kind"] == "outlet"
    assert "source_scmp" not in [part.proto.id for part in open_page(page, source="wsj").get("bidi_component")]


def test_without_leave_nothing_can_be_loaded_or_removed(graph: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says how to load instead."""
    load_paths(graph, "reports", [STORY])
    monkeypatch.delenv("ALLOW_LOADS")
    app = open_page(page)
    assert [] == list(app.file_uploader)
    assert [] == [button.label for button in app.button if "Remove" in button.label]
    assert "start the app with `ALLOW_LOADS=1` in its environment" in words(app)


def test_a_good_file_is_previewed_and_loaded(graph: Store, settings: Settings) -> None:
    """Nothing is written before the button is pressed; then the page says what changed."""
    app = open_page(page)
    assert "Nothing is loaded." in words(app)
    upload(app, STORY / "scmp-3240982.yml")
    assert "Read as: Reports typed in by researchers." in words(app)
    assert "scmp-3240982.yml: 7 rows read = 7 claims + 0 refused; 0 repaired." in words(app)
    assert cells(app, "upload_claims")[0][0].startswith("Egypt → Russia: return of 150 helicopter engines, agreed")
    assert {} == loaded(settings)
    app.button(key="load").click()
    run(app)
    assert (
        "scmp-3240982.yml: loaded as scmp-3240982, 7 claims, 0 refused. Transfers: 5 new, 0 changed, 0 unchanged"
        in (words(app))
    )
    assert {"scmp-3240982": 7} == loaded(settings)
    assert "South China Morning Post" in [row[0] for row in cells(app, "sources")]
    assert "scmp-3240982.yml: 7 rows read" not in words(run(app))


def test_a_file_that_is_loaded_already_says_so(graph: Store) -> None:
    load_paths(graph, "reports", [STORY / "scmp-3240982.yml"])
    app = upload(open_page(page), STORY / "scmp-3240982.yml")
    assert "from the same file: loading it again changes nothing" in facts(app, "upload_report")["Loaded already"]
    other = (STORY / "scmp-3240982.yml").read_bytes() + b"\n# noted later\n"
    upload_text(app, "other.yml", other)
    assert "from another file: its 7 claims will be replaced" in facts(app, "upload_report")["Loaded already"]
    app.button(key="load").click()
    assert "Transfers: 0 new, 0 changed, 5 unchanged" in words(run(app))


def test_a_broken_file_is_refused_with_all_reasons(graph: Store, settings: Settings) -> None:
    """Each with its place, what was found and what was expected; there is no button to load it."""
    text = (STORY / "scmp-3240982.yml").read_text(encoding="utf-8")
    broken = text.replace("act: blocked", "act: stopped").replace("supplier: Pakistan", "supplier: Atlantis", 1)
    app = upload_text(open_page(page), "broken.yml", broken.encode())
    assert "broken.yml is refused as a whole and nothing of it can be loaded: 2 reasons." in words(app)
    rows = cells(app, "upload_refused")
    assert {"stopped", "Atlantis"} == {row[2] for row in rows}
    assert all(row[0].startswith("line ") and row[3] for row in rows)
    assert ["load"] != [button.key for button in app.button if button.key == "load"]
    assert {} == loaded(settings)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"hello", "a.txt: no loader knows it by its content, so nothing was loaded."),
        ("a.csv.gz", b"\x1f\x8bxxxx", "the gzip file is cut short or damaged"),
        ("a.csv", b"", "a.csv: it is empty, so nothing was loaded."),
        ("a.csv", b"%PDF-1.7", "a.csv: it is a PDF, so nothing was loaded."),
        ("a.yml", b"report: [", "a.yml is refused as a whole and nothing of it can be loaded: 1 reason."),
    ],
)
def test_a_foreign_file_is_refused(graph: Store, name: str, content: bytes, told: str) -> None:
    app = upload_text(open_page(page), name, content)
    assert told in words(app)
    assert [] == [button.key for button in app.button if button.key == "load"]


def test_what_a_register_leaves_open_is_asked(graph: Store, settings: Settings) -> None:
    """Edition, day and window of a register without its preamble; they are loaded with it."""
    app = upload(open_page(page), REGISTERS / "deals_2024_bare.csv")
    assert "not stated" == facts(app, "upload_report")["Window"]
    app.number_input[0].set_value(1990)
    app.number_input[1].set_value(1980)
    app.button[0].click()
    run(app)
    assert "A window needs its first and its last year, the first not after the last." in words(app)
    app.number_input[0].set_value(1950)
    app.number_input[1].set_value(2023)
    app.text_input[0].set_value("2024 edition")
    app.button[0].click()
    run(app)
    assert "1950 to 2023" == facts(app, "upload_report")["Window"]
    assert "2024 edition" == facts(app, "upload_report")["Edition"]
    app.button(key="load").click()
    run(app)
    with closing(open_reader(settings)) as reader:
        found = reader.run("MATCH (r:Report) RETURN r.window_from AS first, r.edition AS edition").rows
    assert [{"first": 1950, "edition": "2024 edition"}] == found


def test_a_report_is_removed_after_a_second_click(graph: Store, settings: Settings) -> None:
    load_paths(graph, "reports", [STORY / "scmp-3240982.yml", STORY / "ukrinform-3784632.yml"], LoadOptions())
    app = open_page(page)
    app.button(key="remove_scmp-3240982").click()
    run(app)
    assert "Remove South China Morning Post, date not known? 7 claims will go" in words(app)
    app.button(key="keep_scmp-3240982").click()
    run(app)
    assert 2 == len(loaded(settings))
    app.button(key="remove_scmp-3240982").click()
    run(app)
    app.button(key="sure_scmp-3240982").click()
    run(app)
    assert {"ukrinform-3784632": 7} == loaded(settings)
    assert "scmp-3240982: removed." in words(app)
    assert "South China Morning Post" not in [row[0] for row in cells(app, "sources")]


def test_a_report_that_is_gone_already_is_told(graph: Store) -> None:
    """Somebody else removed it while the page was open."""
    load_paths(graph, "reports", [STORY / "scmp-3240982.yml", STORY / "ukrinform-3784632.yml"])
    from views.writing import remove, tell_removal

    graph.remove("scmp-3240982")
    assert "scmp-3240982 is not loaded any more; nothing was changed." == (
        tell_removal("scmp-3240982", remove("scmp-3240982"))
    )


@pytest.mark.parametrize("settings", ["embedded"], indirect=True)
def test_while_somebody_else_writes_the_page_says_so(graph: Store) -> None:
    """One clear line, and the file is still there to try again; a second writer of a server waits instead."""
    app = upload(open_page(page), STORY / "scmp-3240982.yml")
    with graph.transaction():
        app.button(key="load").click()
        run(app)
        assert "is being written by process" in app.error[0].value.replace("\\", "")
    app.button(key="load").click()
    assert "scmp-3240982.yml: loaded as scmp-3240982" in words(run(app))


def test_two_loads_of_one_app_do_not_meet(graph: Store) -> None:
    from views.writing import _one_at_a_time

    app = upload(open_page(page), STORY / "scmp-3240982.yml")
    with _one_at_a_time:
        app.button(key="load").click()
        assert "Another page of this app is writing the graph." in words(run(app))
    app.button(key="load").click()
    assert "loaded as scmp-3240982" in words(run(app))


def test_a_hostile_report_is_text_everywhere(graph: Store) -> None:
    """In the preview, in the table and in its section: nothing of it reaches Markdown unescaped."""
    quoted = f"'{HOSTILE}'"
    text = f"""
report:
  id: hostile
  source: {{id: hostile, name: {quoted}, kind: outlet, publisher: {quoted}, citation: {quoted}, data_licence: {quoted}}}
  headline: {quoted}
claims:
  - id: a
    transfer: t
    supplier: Egypt
    recipient: Russia
    item_text: {quoted}
    act: agreed
    speaker: {{name: {quoted}, role: outlet}}
    hedge: {quoted}
    locator: {quoted}
"""
    app = upload_text(open_page(page), "hostile.yml", text.encode())
    assert HOSTILE in cells(app, "upload_claims")[0][0]
    assert HOSTILE == facts(app, "upload_report")["Report"]
    app.button(key="load").click()
    run(app)
    assert [HOSTILE, HOSTILE] == cells(app, "sources")[0][:2]
    assert HOSTILE == facts(app, "source_hostile")["Citation"]
    assert HOSTILE == given(app, "report_hostile")["heading"]
    app.button(key="remove_hostile").click()
    run(app)
    written = [part.value for part in (*app.markdown, *app.info, *app.warning, *app.header, *app.subheader)]
    assert [] == [text for text in written if " <img" in text or " [a]" in text or " **b" in text]


def test_rows_that_stay_out_are_told_where_the_file_is_loaded(graph: Store, tmp_path: Path) -> None:
    """Before the load and after it, under the heading of loading; the others are loaded."""
    lines = (REGISTERS / "deals_2026.csv").read_text(encoding="latin-1").splitlines(keepends=True)
    spoilt = tmp_path / "spoilt.csv"
    spoilt.write_text("".join([*lines, lines[-1].replace("20", "n/a")]), encoding="latin-1")
    app = upload(open_page(page), spoilt)
    assert "1 refused; 0 repaired. The refused row stays out for the reason below; all others" in words(app)
    app.button(key="load").click()
    run(app)
    assert "1 refused. The refused row stayed out; the reasons stand below" in app.info[0].value.replace("\\", "")
    written = [element.type for element in app.main.children.values()]
    assert written.index("header") < written.index("info") < written.index("file_uploader")


def test_a_removal_says_what_goes_and_what_stays(graph: Store) -> None:
    """Transfers that others tell of stay; what came of it is told where the report stood."""
    load_paths(graph, "reports", [STORY])
    app = open_page(page)
    app.button(key="remove_scmp-3240982").click()
    asked = app.run().warning[-1].value.replace("\\", "")
    assert "7 claims will go, and 0 transfers that no other report tells of. 5 transfers stay, computed anew" in asked
    app.button(key="sure_scmp-3240982").click()
    assert "scmp-3240982: removed." in run(app).info[0].value.replace("\\", "")
