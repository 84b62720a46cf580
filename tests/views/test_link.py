"""Link without a browser, on both engines: the two ways, the claims, the card, and what a wrong link says."""

import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.store import Store, open_store
from graph.store.settings import Settings
from graph.words import Act, SourceKind
from loaders.loading import load_paths
from tests.conftest import ROOT
from tests.graph.build import claim, report, row
from tests.views.shown import cells, facts, given, open_page, run, served, words

pytestmark = pytest.mark.slow
STORY = ROOT / "loaders" / "reports" / "sample"
AGREED = "article-2023-11-de:egypt-agreed"
HOSTILE = "<img src=x onerror=alert(1)> **bold** [a](http://evil.example) :red[x] $y$ MATCH (n) DETACH DELETE n"


def page() -> None:
    """The page alone, as app.py runs it."""
    from views import graph_access, link

    link.show_page(graph_access.reader())


@pytest.fixture
def graph(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The graph that the page shows; it is empty."""
    with served(settings, monkeypatch), closing(open_store(settings)) as store:
        yield store


@pytest.fixture
def story(graph: Store) -> Store:
    """The story, and a register of 60 deals from Russia to Egypt and one of Egypt's own."""
    load_paths(graph, "reports", [STORY])
    deals = [
        row(
            f"{number:02}",
            report="register",
            about=f"deal-{number}",
            supplier="Russia",
            recipient="Egypt",
            act=Act.DELIVERED,
            order_year=1960 + number,
            delivery_years=(1961 + number,),
            delivered=2,
            ordered=2,
        )
        for number in range(60)
    ]
    deals.append(row("60", report="register", about="deal-60", supplier="Egypt", recipient="Sudan", act=Act.ORDERED))
    loaded = report("register", kind=SourceKind.COMPILER, rows_read=61, claims=61, window_from=1950, window_to=2023)
    graph.write(loaded, deals)
    return graph


def charts(app: AppTest) -> list[dict[str, Any]]:
    """The charts of the page, with what they are called for a screen reader."""
    found = [chart.proto for chart in app.get("vega_lite_chart")]
    return [json.loads(proto.spec) | {"alt": proto.alt} for proto in found]


def test_an_empty_graph_says_what_to_do(graph: Store) -> None:
    app = open_page(page)
    assert "Two countries" == app.title[0].value
    assert "Nothing is loaded yet" in words(app)
    assert "/sources" == given(app, "way_to_sources")["rows"][0][0]["address"]


def test_the_first_pair_is_that_of_the_story(story: Store) -> None:
    app = open_page(page)
    told = words(app)
    assert "Egypt and Russia" == app.title[0].value
    assert "Russia → Egypt: 60 transfers listed as delivered, 1961 to 2020 (report register, 1950 to 2023)." in told
    assert "in other reports 1 planned production blocked, 1 return agreed." in told
    assert "which is not evidence that none took place" in told


@pytest.mark.parametrize(("a", "b"), [("Ägypten", "Россия"), ("eg", "RUS"), ("EGY", "Russia")])
def test_each_country_is_understood_in_any_spelling(story: Store, a: str, b: str) -> None:
    assert "Egypt and Russia" == open_page(page, a=a, b=b).title[0].value


def test_both_ways_share_one_axis_and_are_told_in_words(story: Store) -> None:
    """Each lane has its own word, and both pictures are called by what they hold."""
    app = open_page(page)
    first, second = charts(app)
    domain = first["encoding"]["x"]["scale"]["domain"]
    assert ([1959.5, 2023.5], [1959.5, 2023.5]) == (domain, second["encoding"]["x"]["scale"]["domain"])
    assert ["Delivered", "Ordered"] == first["encoding"]["y"]["scale"]["domain"]
    assert ["Agreed", "Planned", "Asked", "Blocked"] == second["encoding"]["y"]["scale"]["domain"]
    assert "Russia → Egypt, 1960 to 2020, transfers by lane: Delivered 60, Ordered 60." in first["alt"]
    assert facts(app, "lanes_1_words")["Asked"] == "2023"
    assert "No claim that counts in either direction: refused." in words(app)


def test_the_claims_of_each_transfer_say_on_what_they_rest(story: Store) -> None:
    app = open_page(page)
    told = words(app)
    assert "Reported: 1 independent source for “agreed”, 6 reports tell of it, resting on Wall Street Journal" in told
    entries = given(app, "told_egypt-russia-return-2023")["entries"]
    assert 11 == len(entries)
    assert ["Its card", "/link?claim=article-2023-11-de%3Aegypt-agreed"] in entries[0]["links"]


def test_what_is_given_in_exchange_is_told_with_who_says_so(story: Store) -> None:
    """Below the claims about the return, and on the card of each of them."""
    for app, key in (
        (open_page(page), "exchange_egypt-russia-return-2023"),
        (open_page(page, claim=AGREED), "card_exchange"),
    ):
        (entry,) = given(app, key)["entries"]
        assert entry["text"].startswith("As reported: debt relief")
        assert entry["text"].endswith(", offered by Russia.")
        assert "/link?claim=article-2023-11-de%3Awheat" in [address for _, address in entry["links"]]


def test_sources_that_disagree_stand_beside_each_other(story: Store) -> None:
    kinds = cells(open_page(page), "dispute_0")
    assert "caption of the photograph" in kinds[0][0]
    assert "Somebody not named agreed to sell helicopter engines back to Russia; no number is given." == kinds[0][1]
    assert any("Polish Radio" in row[0] and "arabi21" in row[0] for row in kinds[1:])


def test_each_retelling_stands_with_its_number_and_day(story: Store) -> None:
    app = open_page(page)
    retold = cells(app, "retold_0")
    assert 11 == len(retold)
    assert ["Ukrinform, day not known", "Agreed, return", "about 150", "December 2023", ""] in retold
    assert "6 reports retell this one origin, and are one source together." in words(app)
    assert "Agreed, kind: buy-back (1 claim); return (6 claims)" in words(app)


def test_numbers_of_one_measure_alone_are_added(story: Store) -> None:
    """Pieces, order TIV and delivered TIV have columns of their own; what is not given is no 0."""
    app = open_page(page)
    assert ["no category", "60", "120", "120", "not given", "not given"] == cells(app, "totals_0_sipri")[0]
    assert ["return", "Agreed, reported", "1 transfer", "about 150"] in cells(app, "totals_told_1")


def test_rows_of_a_register_come_by_pages(story: Store) -> None:
    app = open_page(page)
    assert 25 == len(given(app, "rows_0")["entries"])
    assert "25 of 60 rows shown, the newest first." in words(app)
    more = next(button for button in app.button if button.label == "Show 25 more rows")
    more.click()
    app = run(app)
    assert ("2", 50) == (app.query_params["rows"], len(given(app, "rows_0")["entries"]))
    assert 60 == len(given(open_page(page, a="EGY", b="RUS", rows="3"), "rows_0")["entries"])


def test_a_former_state_stands_apart_and_can_be_opened(story: Store) -> None:
    deal = row("1", report="old", about="old", supplier="Soviet Union", recipient="Egypt", act=Act.DELIVERED)
    story.write(report("old", kind=SourceKind.COMPILER, source="other", rows_read=1), [deal])
    app = open_page(page)
    told = "The Soviet Union is not Russia: 1 transfer of its own with Egypt, told as delivered."
    assert [["Egypt and Soviet Union", told]] == cells(app, "relatives")
    assert "/link?a=EGY&b=soviet-union" == given(app, "relatives")["rows"][0][0]["address"]


def test_the_card_of_a_claim_stands_on_top(story: Store) -> None:
    app = open_page(page, a="EGY", b="RUS", claim=AGREED)
    assert ("Egypt and Russia", "The claim") == (app.title[0].value, app.header[0].value)
    assert "anonymous sources (anonymous source; side not stated)" == facts(app, "card_speaker")["Speaker"]
    assert "Wall Street Journal, 8 Nov 2023, not loaded itself" in facts(app, "card_rests")["Rests on"]
    assert "No register that is loaded has a row about “helicopter engines”, whoever the parties are." in words(app)
    copied = next(code.value for code in app.code if "Claim of German news outlet" in code.value)
    assert copied.splitlines()[-1].endswith("/link?claim=article-2023-11-de%3Aegypt-agreed")
    next(button for button in app.button if button.label == "Close the claim").click()
    app = run(app)
    assert "claim" not in app.query_params
    assert not app.header


def test_a_claim_has_an_address_without_the_pair(story: Store) -> None:
    """Its page leads to all that stands between its parties; a loss, a concession and a context have one too."""
    assert "/link?a=EGY&b=RUS" in words(open_page(page, claim=AGREED))
    loss = open_page(page, claim="article-2023-11-de:losses-helicopters")
    assert "at least 132 helicopters recorded as" in given(loss, "card_sentence")["entries"][0]["text"]
    assert "Russia" == facts(loss, "card_ties")["Lost by"]
    assert "B2" == given(loss, "card_sentence")["entries"][0]["grade"]
    debt = open_page(page, claim="article-2023-11-de:debt-relief")
    assert (
        "Egypt → Russia: return of about 150 helicopter engines, agreed" == facts(debt, "card_ties")["In exchange for"]
    )
    assert "cannot be verified" in words(open_page(page, claim="article-2023-11-de:warning"))


def test_a_row_of_a_register_has_a_card(story: Store) -> None:
    assert "This is a register's own row." in words(open_page(page, claim="register:01"))


@pytest.mark.parametrize(
    ("address", "remark"),
    [
        (
            {"a": "Egyt", "b": "RUS"},
            "“Egyt” is not a country or group that is known here, so it is ignored. Did you mean",
        ),
        ({"a": "EGY", "b": "EGY"}, "Egypt stands on both sides."),
        ({"claim": "nobody"}, "No claim that is loaded has the id “nobody”, so it is ignored."),
        ({"a": "EGY", "b": "RUS", "rows": "-1"}, "“-1” is not a number of pages for rows, so it is ignored."),
        ({"a": "EGY", "b": "RUS", "claims": "x"}, "“x” is not a number of pages for claims, so it is ignored."),
    ],
)
def test_a_wrong_value_in_a_link_is_named_and_ignored(story: Store, address: dict[str, str], remark: str) -> None:
    app = open_page(page, **address)
    assert remark in app.warning[0].value.replace("\\", "")
    assert 1 == len(app.warning)


def test_nothing_between_two_is_no_evidence(story: Store) -> None:
    """Also for a country of which nothing at all is loaded."""
    told = words(open_page(page, a="Togo", b="EGY"))
    assert "No transfer between Togo and Egypt in the loaded sources. That does not mean none took place." in told


def test_another_choice_changes_the_address(story: Store) -> None:
    app = open_page(page, a="EGY", b="RUS", claim=AGREED)
    app.selectbox(key="link_a").set_value("BRA")
    app = run(app)
    assert ("Brazil and Russia", "BRA") == (app.title[0].value, app.query_params["a"])
    assert "claim" not in app.query_params


def test_text_of_a_report_is_never_markup(graph: Store) -> None:
    """A report full of signs that mean something elsewhere shows them as they stand, on the page and on the card."""
    told = claim(
        "a",
        act=Act.AGREED,
        supplier="Egypt",
        recipient="Russia",
        speaker=HOSTILE,
        quotation=HOSTILE,
        hedge=HOSTILE,
        locator=HOSTILE,
        raw=HOSTILE,
        item_text=HOSTILE,
    )
    graph.write(report("r", rows_read=1), [told])
    app = open_page(page, a="EGY", b="RUS", claim="r:a")
    assert f"“{HOSTILE}”" == facts(app, "card_speaker")["Quotation"]
    for element in app.markdown:
        assert "<img" not in element.value
        assert not element.allow_html


def test_a_name_that_two_countries_share_and_a_part_nobody_knows_are_told(story: Store) -> None:
    """Neither is guessed at; what is left of the address is shown."""
    told = words(open_page(page, a="Congo", b="RUS", zz="1", rows="0"))
    assert "“Congo” may mean Congo (COG) or DR Congo (COD). It is ignored: choose one of them." in told
    assert "This page has nothing called “zz” in its address, so it is ignored." in told
    assert "“0” is not a number of pages for rows, so it is ignored." in told
    assert "Did you mean “claim”?" in words(open_page(page, clam=AGREED))
