"""Start without a browser, on both engines: the story, what stands in for it, and what an empty graph says."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from graph.store import Store, open_store
from graph.store.settings import Settings
from graph.words import Act, Outcome, SourceKind, SpeakerRole, Subject
from loaders.loading import load_paths
from tests.conftest import ROOT
from tests.graph.build import claim, report, row
from tests.views.shown import cells, given, open_page, run, served, words

STORY = ROOT / "loaders" / "reports" / "sample"
HOSTILE = "<img src=x onerror=alert(1)> **bold** [a](http://evil.example) :red[x] $y$ MATCH (n) DETACH DELETE n"


def page() -> None:
    """The page alone, as app.py runs it."""
    from views import graph_access, start

    start.show_page(graph_access.reader())


@pytest.fixture
def graph(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The graph that the page shows; it is empty."""
    with served(settings, monkeypatch), closing(open_store(settings)) as store:
        yield store


def test_the_story_is_told_claim_by_claim(graph: Store) -> None:
    load_paths(graph, "reports", [STORY])
    app = open_page(page)
    assert "Who supplies whom, and who says so?" == app.title[0].value
    assert "What reports say about Russia, April to November 2023" == given(app, "story_heading")["heading"]
    entries = given(app, "story")["entries"]
    assert ["Agreed", "Refused", "Asked", "Agreed", "Blocked", "Mentioned"] == [entry["word"] for entry in entries]
    egypt, brazil, pakistan = entries[:3]
    assert (
        "Egypt agreed to return 150 helicopter engines to Russia; expected by about 8 December 2023." == egypt["text"]
    )
    assert "Wall Street Journal, 8 Nov 2023, anonymous sources; as told by German news outlet" in egypt["who"]
    assert egypt["who"].endswith(" · 1 independent source")
    assert egypt["notes"][0] == (
        "In exchange, as reported: debt relief (no amount given) and deliveries of wheat (no amount given), offered by "
        "Russia."
    )
    assert "Nothing later is loaded." in egypt["notes"]
    assert "≠ Claims disagree about the kind." in egypt["notes"]
    assert "Russia asked Brazil to return 12 helicopter engines." in brazil["notes"]
    assert "Pakistan denies that Russia asked Pakistan to return something not named." in pakistan["notes"]


def test_each_row_opens_its_claims_and_its_picture(graph: Store) -> None:
    load_paths(graph, "reports", [STORY])
    links = dict(given(open_page(page), "story")["entries"][0]["links"])
    assert {
        "Read all 11 claims in 6 reports": "/link?a=EGY&b=RUS&claim=article-2023-11-de%3Aegypt-agreed",
        "See the picture": "/explore?country=RUS&selected=EGY.RUS.agreed",
        "What is offered": "/link?a=EGY&b=RUS&claim=article-2023-11-de%3Adebt-relief",
    } == links


def test_retellings_count_as_one_source_and_losses_are_floors(graph: Store) -> None:
    load_paths(graph, "reports", [STORY])
    app = open_page(page)
    lead = given(app, "story_lead")["note"]
    assert "6 loaded reports rest on one: Wall Street Journal, 8 Nov 2023, not loaded itself." in lead
    assert "No register is loaded, so nothing here was checked against one." in lead
    warning, losses = given(app, "around_story")["entries"]
    assert "What the anonymous sources say cannot be verified independently." == warning["text"]
    assert "German news outlet, Nov 2023, on 4 of these transfers" == warning["who"]
    assert losses["text"] == (
        "Russia: at least 13,077 pieces of equipment recorded as destroyed, damaged, abandoned or captured, among them "
        "at least 132 helicopters, among them at least 2 helicopters recorded as captured by Ukraine (Oryx, 11 Nov "
        "2023; as told by German news outlet, Nov 2023). These counts contain one another and are never added. A loss "
        "is no transfer, so no line is drawn for it."
    )
    assert "Counts computed here. Reports: Article by Bettina Menzel" in given(app, "story_cited")["note"]


def test_what_is_loaded_stands_beside_it(graph: Store) -> None:
    """Each report with its claims, its years or edition, and from when it is; its source opens."""
    load_paths(graph, "reports", [STORY])
    register(graph)
    app = open_page(page)
    assert "55 claims of 7 reports by 7 sources; 3 more reports known only because these rest on them." in words(app)
    rows = cells(app, "loaded")
    assert ["German news outlet", "27", "one report", "Nov 2023"] in rows
    assert ["sipri", "7", "1950 to 2023", "11 Mar 2024"] in rows
    assert "/sources?source=sipri" in {row[0]["address"] for row in given(app, "loaded")["rows"]}
    assert "No register that is loaded lists any of these transfers" in given(app, "story_lead")["note"]
    assert "Source: sipri, generated 2024-03-11, 1950 to 2023. Counts computed here, not by sipri." in words(app)


def register(graph: Store) -> None:
    """Load seven rows of a register, delivered one year after the other."""
    loaded = report(
        "register",
        kind=SourceKind.COMPILER,
        rows_read=7,
        claims=7,
        window_from=1950,
        window_to=2023,
        generated=date(2024, 3, 11),
        edition="generated 2024-03-11",
    )
    rows = [
        row(
            str(year),
            report="register",
            about=f"deal-{year}",
            supplier="France",
            recipient="India",
            act=Act.DELIVERED,
            order_year=year - 1,
            delivery_years=(year,),
            delivered=3,
            ordered=3,
        )
        for year in range(2010, 2017)
    ]
    graph.write(loaded, rows)


def test_with_registers_alone_their_newest_rows_stand_in(graph: Store) -> None:
    """The story is read, not written into the page: when it is gone, something else is told."""
    load_paths(graph, "reports", [STORY])
    register(graph)
    for name in sorted(path.stem for path in STORY.glob("*.yml")):
        graph.remove(name)
    app = open_page(page)
    assert "Newest in the registers" == given(app, "story_heading")["heading"]
    told = [entry["text"] for entry in given(app, "story")["entries"]]
    assert 6 == len(told)
    assert "India has received 3 something not named from France, ordered 2015, delivered 2016." == told[0]
    assert "6 of 7 transfers stand here, the newest." == given(app, "story_shown")["note"]
    assert [["Explore them all"]] == cells(app, "way_to_explore")
    assert "Russia" not in words(app)


def test_an_empty_graph_says_what_to_do(graph: Store) -> None:
    app = open_page(page)
    assert "Nothing is loaded yet" == app.header[0].value
    assert "python -m loaders load reports loaders/reports/sample" in words(app)
    assert "/sources" == given(app, "way_to_sources")["rows"][0][0]["address"]


def test_reports_without_a_transfer_say_so(graph: Store) -> None:
    counted = claim("l", subject=Subject.LOSS, about="l", loser="Russia", outcome=Outcome.LOST, count_low=5, act=None)
    graph.write(report("r", rows_read=1, claims=1), [counted])
    assert "No loaded report tells of a transfer between two parties." in words(open_page(page))


@pytest.mark.parametrize(("typed", "told"), [("Egyt", "Did you mean one of these?"), ("zzzz", "Try another spelling")])
def test_a_name_that_nobody_knows_gets_the_nearest(graph: Store, typed: str, told: str) -> None:
    """A wrong name is told, with what comes nearest to it as links."""
    load_paths(graph, "reports", [STORY])
    app = AppTest.from_function(page, default_timeout=120)
    app.session_state["find"] = typed
    run(app)
    assert f"No country, group or weapon that is loaded is called “{typed}”." in words(app)
    assert told in words(app)
    if typed == "Egyt":
        assert "/explore?country=EGY" in {row[0]["address"] for row in given(app, "near")["rows"]}


def test_a_name_that_two_countries_share_opens_neither(graph: Store) -> None:
    """Who looks for it chooses, here from what is loaded."""
    graph.write(report("r", rows_read=1), [claim(supplier="COG", recipient="COD", act=Act.AGREED)])
    app = AppTest.from_function(page, default_timeout=120)
    app.session_state["find"] = "Congo"
    run(app)
    assert "“Congo” may mean Congo (COG) or DR Congo (COD)." in words(app)
    found = {row[0]["address"] for row in given(app, "near")["rows"]}
    assert {"/explore?country=COG", "/explore?country=COD"} <= found


def test_text_of_a_report_is_never_markup(graph: Store) -> None:
    """It goes to components as data, and whatever stands in Markdown is escaped."""
    loaded = report("r", rows_read=1, claims=1)
    source = replace(loaded.report.source, name=HOSTILE, citation=HOSTILE)
    named = replace(loaded, report=replace(loaded.report, name=HOSTILE, source=source))
    told = claim(
        "a",
        report="r",
        supplier="Egypt",
        recipient="Russia",
        act=Act.AGREED,
        speaker=HOSTILE,
        speaker_role=SpeakerRole.OUTLET,
        locator=HOSTILE,
        item_text=HOSTILE,
        hedge=HOSTILE,
    )
    graph.write(named, [told])
    app = open_page(page)
    assert HOSTILE in given(app, "story")["entries"][0]["text"]
    assert HOSTILE in given(app, "story")["entries"][0]["who"]
    assert [HOSTILE] == [cells(app, "loaded")[0][0]]
    assert not [text for text in (element.value for element in app.markdown) if "<img" in text or "[a]" in text]
