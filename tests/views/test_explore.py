"""Explore without a browser, on both engines: focus, filters, buttons, undo, years, and what is said below."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.actors import Item
from graph.store import Store, open_store
from graph.store.settings import Settings
from graph.words import Act, Kind, SourceKind, Subject
from tests.graph.build import claim, report, row
from tests.views.shown import given, open_page, run, served, words
from views.content import TABS

HOSTILE = "<img src=x onerror=alert(1)> **b** [a](http://x) :red[y]"


def page() -> None:
    """The page alone, as app.py runs it."""
    from views import explore, graph_access

    explore.show_page(graph_access.reader())


@pytest.fixture
def graph(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Store]:
    """A register of five deals over three countries, and an article about a return; the page shows it."""
    monkeypatch.setenv("QUERY_PATH", str(tmp_path / "mine"))
    monkeypatch.delenv("ALLOW_LOADS", raising=False)
    with served(settings, monkeypatch), closing(open_store(settings)) as store:
        deals = [
            deal("1", "Russia", "Egypt", 1970, item="Mi-8", tiv_delivered=5.0),
            deal("2", "Russia", "Egypt", 1995, item="Mi-17", tiv_delivered=20.5),
            deal("3", "Egypt", "Sudan", 1985, item="Mi-8"),
            deal("4", "Russia", "Sudan", 2001, item="Mi-17"),
            deal("5", "Sudan", "Chad", 2005, item="Mi-17"),
        ]
        store.write(report("register", kind=SourceKind.COMPILER, window_from=1950, window_to=2023, rows_read=5), deals)
        returned = claim(
            "agreed",
            report="article",
            about="return",
            supplier="Egypt",
            recipient="Russia",
            act=Act.AGREED,
            kind=Kind.RETURN,
            item=Item("Mi-17", "Mi-17"),
            reliability="B",
            credibility=3,
            quotation=HOSTILE,
        )
        store.write(report("article", rows_read=1), [returned])
        yield store


def deal(key: str, supplier: str, recipient: str, year: int, item: str, **values: Any) -> Any:
    """A row of the register about a delivery."""
    return row(
        key,
        about=f"deal-{key}",
        supplier=supplier,
        recipient=recipient,
        act=Act.DELIVERED,
        order_year=year,
        item=Item(item, item),
        **{"report": "register"} | values,
    )


def lines(app: AppTest) -> list[str]:
    """The ids of the lines that are drawn."""
    return sorted(edge["id"] for edge in json.loads(given(app, "network")["drawing"])["edges"])


def address(app: AppTest) -> dict[str, str]:
    """The address as it stands now."""
    return {name: given if isinstance(given, str) else given[0] for name, given in app.query_params.items()}


def test_filters_hide_and_say_how_much(graph: Store) -> None:
    """Each filter is a chip that takes it off; what is hidden is counted; the address holds it."""
    app = open_page(page)
    assert "Hidden by filters: nothing" in words(app)
    assert ["EGY.RUS.agreed", "EGY.SDN.delivered", "RUS.EGY.delivered"] == lines(app)
    app.button_group(key="statuses").set_value(["delivered"])
    run(app)
    assert ("delivered", ["EGY.SDN.delivered", "RUS.EGY.delivered"]) == (address(app)["status"], lines(app))
    assert app.code[0].value.endswith("?country=EGY&status=delivered")
    assert "Hidden by filters: 1 of 4 transfers" in words(app)
    app.slider(key="years").set_value((1980, 1995))
    run(app)
    assert "1980" == address(app)["from"] and "until" not in address(app)
    assert "Hidden by filters: 2 of 4 transfers" in words(app)
    app.button(key="chip_statuses").click()
    run(app)
    assert "status" not in address(app)
    app.button(key="clear_all").click()
    run(app)
    assert "Hidden by filters: nothing" in words(app)


def test_every_filter_works_from_its_widget(graph: Store) -> None:
    app = open_page(page)
    app.button_group(key="direction").set_value("to")
    run(app)
    assert ["RUS.EGY.delivered"] == lines(app)
    for key, value, left in (
        ("kinds", ["return"], ["EGY.RUS.agreed"]),
        ("grades", ["B3"], ["EGY.RUS.agreed"]),
    ):
        app = open_page(page)
        app.multiselect(key=key).set_value(value)
        run(app)
        assert left == lines(app), key
    app = open_page(page)
    app.selectbox(key="sources").set_value(2)
    run(app)
    assert ["EGY.SDN.delivered", "RUS.EGY.delivered"] == lines(app)
    assert "What only a register lists is shown as well." in words(app)
    app = open_page(page)
    app.toggle(key="links").set_value(True)
    run(app)
    assert "RUS.SDN.delivered" in lines(app)
    assert "3 transfers in the register" in words(app)


def test_nothing_left_says_which_filter_to_clear(graph: Store) -> None:
    app = open_page(page, **{"from": "1960", "until": "1965"})
    assert "Nothing left: 4 transfers are hidden by Years. Clear Years." in words(app)
    app.button(key="clear_most").click()
    run(app)
    assert 3 == len(lines(app))


def test_a_weapon_or_several_countries_can_be_in_focus(graph: Store) -> None:
    """Only the deals of the weapon are drawn, and only their claims are told."""
    app = open_page(page)
    app.multiselect(key="focus").set_value(["country:EGY", "Россия"])
    run(app)
    assert ("EGY,RUS", "Egypt and Russia") == (address(app)["country"], app.title[0].value)
    assert 4 == len(lines(app))
    app.multiselect(key="focus").set_value(["mi 17"])
    run(app)
    assert ("Mi-17", "Mi\\-17") == (address(app)["item"], app.title[0].value)
    assert ["EGY.RUS.agreed", "RUS.EGY.delivered", "RUS.SDN.delivered", "SDN.TCD.delivered"] == lines(app)
    app = open_page(page, item="Mi-17", selected="RUS.EGY.delivered")
    assert 1 == len(given(app, "claims_of_RUS.EGY.delivered")["entries"])
    assert "Other transfers of this line are not in the picture." in words(app)


def test_a_neighbour_can_be_expanded_hidden_and_added(graph: Store) -> None:
    app = open_page(page, selected="SDN")
    assert "Expand (2 of 3 neighbours shown)" in [button.label for button in app.button]
    app.button(key="expand_neighbour").click()
    run(app)
    assert "SDN.25" == address(app)["expand"] and "SDN.TCD.delivered" in lines(app)
    app.button(key="hide_neighbour").click()
    run(app)
    assert "SDN" == address(app)["hide"] and "Without Sudan ×" in [button.label for button in app.button]
    app = open_page(page, selected="SDN")
    app.button(key="add_neighbour").click()
    run(app)
    assert "EGY,SDN" == address(app)["country"]


def test_undo_and_redo_go_through_the_addresses_of_this_session(graph: Store) -> None:
    app = open_page(page)
    assert app.button(key="undo").disabled and app.button(key="redo").disabled
    app.multiselect(key="focus").set_value(["country:RUS"])
    run(app)
    app.selectbox(key="go_to").set_value("EGY")
    run(app)
    app.button(key="undo").click()
    run(app)
    assert {"country": "RUS"} == address(app)
    app.button(key="undo").click()
    run(app)
    assert ({}, "Egypt") == (address(app), app.title[0].value)
    for _ in range(2):
        app.button(key="redo").click()
        run(app)
    assert {"country": "RUS", "selected": "EGY"} == address(app)


def test_two_picked_countries_are_tied_by_an_items_way_onward(graph: Store) -> None:
    """Russia → Egypt 1970, then Egypt → Sudan 1985: the same item, later. The other way round there is none."""
    app = open_page(page, selected="RUS")
    app.selectbox(key="second").set_value("SDN")
    run(app)
    assert "SDN" == address(app)["with"]
    (way,) = given(app, "onward")["entries"]
    assert "Mi-8" == way["word"]
    expected = "Russia → Egypt, ordered 1970 (1 transfer); then Egypt → Sudan, ordered 1985 (1 transfer)."
    assert expected == way["text"]
    assert "It does not show that the same pieces went on." in words(app)
    assert 1 == len(given(app, "tied_lines")["entries"])


def test_a_return_tells_from_what_it_could_come(graph: Store) -> None:
    """Calculated here, and said so: the delivery to the asked country of what is asked for."""
    app = open_page(page, selected="EGY.RUS.agreed")
    (entry,) = given(app, "possible")["entries"]
    assert "Russia → Egypt: Mi-17" in entry["text"] or "Mi-17" in entry["text"]
    assert "calculated here: Mi-17 itself is the item asked for." in entry["text"]
    assert "/link?claim=" in json.dumps(entry["links"]), "the row of the register is a click away"
    assert "does not say that any of it is given back" in words(app)


def test_what_is_given_in_exchange_stands_with_who_says_so(graph: Store) -> None:
    """Only where a report says so, and as what it says."""
    wheat = claim(
        "wheat",
        report="paper",
        subject=Subject.CONCESSION,
        about="wheat",
        grantor="Russia",
        grantee="Egypt",
        act=Act.OFFERED,
        text="wheat",
        exchange_for=("return",),
    )
    graph.write(report("paper", rows_read=1), [wheat])
    (entry,) = given(open_page(page, selected="EGY.RUS.agreed"), "exchange")["entries"]
    assert ("In exchange", "As reported: wheat, offered by Russia.") == (entry["word"], entry["text"])
    assert [["Who says so: wheat", "/link?claim=paper%3Awheat"]] == entry["links"]


def test_widths_can_be_tiv_and_say_their_unit(graph: Store) -> None:
    app = open_page(page)
    assert given(app, "network")["rule"].endswith("Width of a line: number of transfers.")
    app.button_group(key="width").set_value("tiv")
    run(app)
    assert "TIV delivered, in millions" in given(app, "network")["rule"]
    assert "tiv" == address(app)["width"]
    app = open_page(page, selected="RUS.EGY.delivered")
    assert "25.5 million TIV delivered: the register's measure of volume, not money." in words(app)


def test_years_have_bars_of_the_same_field(graph: Store) -> None:
    app = open_page(page)
    bars = given(app, "year_bars")
    assert (1970, 26, 3) == (bars["first"], len(bars["counts"]), sum(bars["counts"]))
    expected = "Transfers by year ordered, 1970 to 1995: 3 transfers, the most in 1995 (1)."
    assert expected == bars["aloud"]
    assert "1 transfer names no year of order; it is hidden when years are chosen." in words(app)


def test_the_same_content_stands_below_and_the_cypher_can_be_kept(
    graph: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Saving is off unless the app was started for one person."""
    app = open_page(page, status="delivered")
    assert 2 == len(given(app, "sentences")["entries"])
    assert (0, 1) == (len(app.dataframe), len(app.code))  # what is not opened is not made
    app.session_state[TABS] = "As a table"
    run(app)
    assert 2 == len(app.dataframe[0].value)
    app.session_state[TABS] = "Cypher"
    run(app)
    assert app.code[1].value.startswith(":param actors => ['EGY'];\n:param statuses => ['delivered'];\nMATCH ")
    assert "Saving is off here" in words(app)
    monkeypatch.setenv("ALLOW_LOADS", "1")
    run(app)
    app.text_input(key="title").set_value("What has Egypt received?")
    app.button(key="FormSubmitter:save_query-Save as query").click()
    run(app)
    assert "Saved as what-has-egypt-received.cypher" in words(app)
    assert (tmp_path / "mine" / "what-has-egypt-received.cypher").exists()


def told_wrong(app: AppTest) -> str:
    """What the page says of its address, in its one box."""
    assert 1 == len(app.warning)
    return str(app.warning[0].value).replace("\\", "")


def test_what_is_wrong_in_a_link_is_named_as_text(graph: Store) -> None:
    app = open_page(page, status="<b>sold</b>", width="x", country="EGY")
    assert "status=<b>sold</b>" in told_wrong(app) and "width=x" in told_wrong(app)
    assert "<b>" not in app.warning[0].value
    assert 3 == len(lines(app))


def test_every_wrong_part_of_a_link_is_named_and_ignored(graph: Store) -> None:
    """Names that the page does not know, and what is no line or country of the picture, among them."""
    app = open_page(page, links="1", hide="nobody", selected="EGY.XXX.agreed", left="x", right="0", contry="RUS")
    told = told_wrong(app)
    for part in ("links=1", "hide=nobody", "selected=EGY.XXX.agreed", "left=x", "right=0"):
        assert f"The address says {part}; expected" in told
    assert "This page has nothing called “contry” in its address, so it is ignored. Did you mean “country”?" in told
    assert ("Egypt", 3) == (app.title[0].value, len(lines(app)))
    assert "selected=EGY" in told_wrong(open_page(page, selected="EGY"))


def test_what_filters_hide_stays_picked(graph: Store) -> None:
    """It is said, no fault of the address, and there again when the chip is taken off."""
    app = open_page(page, status="agreed", selected="RUS.EGY.delivered")
    assert not app.warning
    assert "What you picked is hidden by the filters." in words(app)
    app.button(key="chip_statuses").click()
    run(app)
    assert "RUS.EGY.delivered" == address(app)["selected"]
    assert "Russia → Egypt" in words(app)
    app = open_page(page, country="EGY,RUS", selected="RUS.SDN.delivered")
    app.button(key="chip_focus_EGY").click()
    run(app)
    assert {"country": "RUS", "selected": "RUS.SDN.delivered"} == address(app)


def test_many_in_focus_are_not_all_named_over_the_picture(graph: Store) -> None:
    """The list at the side has them all, to be taken off there."""
    names = ("Brazil", "Pakistan", "Belarus", "Peru", "India", "China", "France", "Italy", "Spain", "Ghana", "Kenya")
    deals = [deal(f"9{at}", "Russia", name, 1990, item="Mi-8", report="more") for at, name in enumerate(names)]
    graph.write(report("more", kind=SourceKind.COMPILER, window_from=1950, window_to=2023, rows_read=11), deals)
    every = "RUS,BRA,PAK,BLR,PER,IND,CHN,FRA,ITA,ESP,GHA,KEN"
    app = open_page(page, country=every, item="Mi-17")
    assert 12 == len([button for button in app.button if (button.key or "").startswith(("chip_focus", "chip_item"))])
    assert "and 1 more, in the list “In focus” at the side" in words(app)
    assert "Russia, Brazil, Pakistan, Belarus, Peru, India and 6 more: Mi-17" == app.title[0].value.replace("\\", "")
    assert 13 == len(app.multiselect(key="focus").value)
    assert "more, in the list" not in words(open_page(page, country=every))


def test_a_weapon_alone_has_no_direction(graph: Store) -> None:
    app = open_page(page, country="EGY", item="Mi-17", direction="to")
    app.button(key="chip_focus_EGY").click()
    run(app)
    assert {"item": "Mi-17"} == address(app)
    assert "chip_direction" not in [button.key for button in app.button]


def test_a_focus_without_a_transfer_of_the_weapon_is_told(graph: Store) -> None:
    """No disc without a word; and where nothing is left, what can be taken off."""
    app = open_page(page, country="EGY,TCD", item="Mi-8")
    assert "None of it is to or from Chad." in words(app)
    app = open_page(page, country="TCD", item="Mi-8")
    assert "No transfer of Mi-8 to or from Chad in the loaded sources. That does not mean none took place." in words(
        app
    )
    app.button(key="take_off_items").click()
    run(app)
    assert {"country": "TCD"} == address(app)


def test_after_an_expansion_the_counts_say_of_what_they_are(graph: Store) -> None:
    app = open_page(page, expand="SDN.25")
    assert "These counts are of Egypt alone; 2 transfers between others are drawn as well." in words(app)
    assert {"RUS.SDN.delivered", "SDN.TCD.delivered"} <= set(lines(app))
    assert "Egypt: 1 supplier, 2 recipients" == given(app, "network")["heads"][0]
    app = open_page(page, expand="SDN.25", selected="TCD")
    assert "Chad" in [heading.value for heading in app.subheader]
    assert ["Sudan → Chad: 1 transfer, ordered 2005, in the register."] == [
        entry["text"] for entry in given(app, "lines_of_TCD")["entries"]
    ]


def test_the_line_that_a_return_could_come_from_stays_half_strong(graph: Store) -> None:
    assert ["RUS.EGY.delivered"] == given(open_page(page, selected="EGY.RUS.agreed"), "network")["faint"]
    assert [] == given(open_page(page, selected="RUS.EGY.delivered"), "network")["faint"]


def test_text_from_the_graph_is_shown_as_text(graph: Store) -> None:
    """What a report wrote goes to the browser as data, with nothing of it in Markdown."""
    app = open_page(page, selected="EGY.RUS.agreed")
    (entry,) = given(app, "claims_of_EGY.RUS.agreed")["entries"]
    assert f"“{HOSTILE}”" in entry["notes"]
    assert [["Its card", "/link?claim=article%3Aagreed"]] == entry["links"] or entry["links"][0][0] == "Its card"
    assert "<img" not in "".join(str(element.value) for element in app.markdown)
