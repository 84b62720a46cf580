"""Explore in a real browser: the picture, clicks, filters, undo, links that are pasted, and the keyboard alone."""

from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from graph.store import open_store
from graph.store.settings import EmbeddedSettings
from loaders.loading import load_paths
from tests.browser.conftest import SCREENSHOTS, Visit
from tests.browser.serving import serving, visiting_pages
from tests.conftest import ROOT

pytestmark = pytest.mark.slow
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True}


@pytest.fixture
def visit(browser: Browser, app_address: str) -> Iterator[Visit]:
    """A window on Explore; the graph was empty, and so it holds the story."""
    with visiting_pages(browser, f"{app_address}explore") as one:
        yield one


def address(visit: Visit) -> dict[str, str]:
    """The parts of the address as the browser shows them."""
    return {name: values[0] for name, values in parse_qs(urlsplit(visit.page.url).query).items()}


def test_a_click_on_a_line_opens_its_claims(visit: Visit) -> None:
    """Who says so stands below each, the address holds what was picked, and "back" takes it out again."""
    visit.open()
    visit.screenshot("explore-first-light")
    visit.click("EGY.RUS.agreed")
    expect(visit.page.get_by_role("heading", name="Egypt → Russia")).to_be_visible()
    claims = visit.page.get_by_role("list", name="Claims", exact=True).get_by_role("listitem")
    claim = claims.filter(has_text="Egypt agreed to return 150 helicopter engines to Russia").first
    expect(claim).to_contain_text("Agreed.")
    expect(claim).to_contain_text("Wall Street Journal, 8 Nov 2023, anonymous sources; as told by")
    expect(claim.get_by_role("link", name="Its card")).to_be_visible()
    assert {"country": "EGY", "selected": "EGY.RUS.agreed"} == address(visit)
    visit.screenshot("explore-selected-light")
    visit.page.go_back()
    expect(visit.page.get_by_text("Pick a country or a line to read its claims.")).to_be_visible()


def test_a_click_on_a_name_counts_as_its_node(visit: Visit) -> None:
    """The name beside a node selects it; the country can then be put in focus, in the same place of the page."""
    visit.open("?country=RUS", drawn="RUS")
    visit.click("BRA")
    expect(visit.page.get_by_role("heading", name="Russia and Brazil")).to_be_visible()
    visit.page.get_by_role("button", name="Focus on Brazil").click()
    visit.wait_for("BRA")
    expect(visit.page.get_by_role("heading", name="Brazil", level=1)).to_be_visible()
    assert {"country": "BRA"} == address(visit)


def test_a_name_typed_in_any_spelling_comes_into_focus(visit: Visit) -> None:
    """Two in focus stand in a free layout, each with a chip that takes it off."""
    visit.open()
    choice = visit.page.get_by_role("combobox", name="In focus", exact=False).first
    choice.click()
    choice.fill("Weißrussland")
    visit.page.get_by_role("option").first.click()
    visit.wait_for("EGY,BLR")
    assert {"country": "EGY,BLR"} == address(visit)
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_timeout(300)
    visit.screenshot("explore-two-in-focus-light")
    visit.page.get_by_role("button", name="Egypt ×").click()
    visit.wait_for("BLR")


def test_a_filter_is_counted_taken_off_and_undone(visit: Visit) -> None:
    """A pasted link shows the same in another window; undo and redo go through the addresses."""
    visit.open("?country=RUS", drawn="RUS")
    expect(visit.page.get_by_text("Hidden by filters: nothing")).to_be_visible()
    visit.page.get_by_role("button", name="Refused 1").click()
    expect(visit.page.get_by_text("Hidden by filters: 4 of 5 transfers")).to_be_visible()
    assert {"country": "RUS", "status": "refused"} == address(visit)
    visit.screenshot("explore-filtered-light")
    browser = visit.page.context.browser
    assert browser is not None
    with visiting_pages(browser, visit.page.url) as pasted:
        pasted.open(drawn="RUS")
        expect(pasted.page.get_by_text("Hidden by filters: 4 of 5 transfers")).to_be_visible()
        expect(pasted.page.get_by_role("button", name="Refused ×")).to_be_visible()
    visit.page.get_by_role("button", name="Undo").click()
    expect(visit.page.get_by_text("Hidden by filters: nothing")).to_be_visible()
    visit.page.get_by_role("button", name="Redo").click()
    visit.page.get_by_role("button", name="Refused ×").click()
    expect(visit.page.get_by_text("Hidden by filters: nothing")).to_be_visible()


def test_filters_taken_off_are_drawn_once_and_are_one_step_back(visit: Visit) -> None:
    """Left alone, vis-network draws at each change of its data; and each part of an address would be a step."""
    visit.open("?country=RUS&status=refused&kind=return", drawn="RUS")
    expect(visit.page.get_by_text("Hidden by filters: 4 of 5 transfers")).to_be_visible()
    visit.wait_until_still()
    steps = visit.page.evaluate("history.length")
    visit.page.evaluate(
        """() => {
          globalThis.drawings = 0;
          const pen = CanvasRenderingContext2D.prototype, { clearRect } = pen;
          pen.clearRect = function (...place) {
            if (this.canvas.closest(".canvas")) globalThis.drawings++;
            return clearRect.apply(this, place);
          };
        }"""
    )
    visit.page.locator(".st-key-clear_all button").click()
    expect(visit.page.get_by_text("Hidden by filters: nothing")).to_be_visible()
    visit.wait_until_still()
    assert 1 == visit.page.evaluate("drawings")
    assert steps + 1 == visit.page.evaluate("history.length")
    visit.page.go_back()
    expect(visit.page.get_by_text("Hidden by filters: 4 of 5 transfers")).to_be_visible()


def test_the_way_to_a_pair_leads_back_to_the_same_picture(visit: Visit) -> None:
    """In one step, with what was picked."""
    visit.open("?country=RUS&selected=BRA.RUS.refused", drawn="RUS")
    visit.page.get_by_role("link", name="Open Brazil and Russia").click()
    expect(visit.page.get_by_role("heading", name="Brazil and Russia", exact=True)).to_be_visible()
    visit.page.go_back()
    visit.wait_for("RUS")
    expect(visit.page.get_by_role("heading", name="Brazil → Russia")).to_be_visible()
    assert {"country": "RUS", "selected": "BRA.RUS.refused"} == address(visit)


def test_a_pick_runs_picture_and_inspector_alone(visit: Visit) -> None:
    """What stands beside them is not made anew, and a filter that is set afterwards leaves the pick as it is."""
    visit.open("?country=RUS", drawn="RUS")
    refused = visit.page.get_by_role("button", name="Refused 1")
    refused.wait_for()
    visit.wait_until_still()
    frames: list[bytes | str] = []
    session = visit.page.context.new_cdp_session(visit.page)
    session.send("Network.enable")
    session.on("Network.webSocketFrameReceived", lambda event: frames.append(event["response"]["payloadData"]))
    visit.click("BRA.RUS.refused")
    expect(visit.page.get_by_role("heading", name="Brazil → Russia")).to_be_visible()
    expect(visit.page.get_by_role("link", name="Open Brazil and Russia")).to_be_visible()
    received = b"".join(b64decode(frame) for frame in frames)
    assert b"Open Brazil and Russia" in received
    assert b"Item category" not in received
    refused.click()
    expect(visit.page.get_by_text("Hidden by filters: 4 of 5 transfers")).to_be_visible()
    assert {"country": "RUS", "status": "refused", "selected": "BRA.RUS.refused"} == address(visit)
    visit.page.get_by_role("button", name="Undo").click()
    expect(visit.page.get_by_text("Hidden by filters: nothing")).to_be_visible()
    visit.page.get_by_role("button", name="Undo").click()
    expect(visit.page.get_by_text("Pick a country or a line to read its claims.")).to_be_visible()
    assert {"country": "RUS"} == address(visit)


def test_filters_pressed_at_once_all_count(visit: Visit) -> None:
    """The picture follows each before what stands beside it does, which catches up; what is added to the focus too."""
    visit.open("?country=RUS", drawn="RUS")
    contested = visit.page.get_by_text("Show only where claims disagree")
    contested.wait_for()
    visit.wait_until_still()
    visit.page.get_by_role("button", name="Refused 1").click()
    contested.click()
    expect(visit.page.get_by_role("button", name="Claims disagree ×")).to_be_visible()
    expect(visit.page.get_by_role("button", name="Refused ×")).to_be_visible()
    visit.wait_until_still()
    assert {"country": "RUS", "status": "refused", "contested": "yes"} == address(visit)
    sentences = visit.page.get_by_role("list", name="All lines of Russia")
    expect(sentences.get_by_role("listitem")).to_have_count(1)
    choice = visit.page.get_by_role("combobox", name="In focus", exact=False).first
    choice.click()
    choice.fill("Belarus")
    visit.page.get_by_role("option").first.click()
    visit.wait_for("RUS,BLR")
    assert {"country": "RUS,BLR", "status": "refused", "contested": "yes"} == address(visit)


def test_where_nothing_is_left_the_rest_follows_all_the_same(visit: Visit) -> None:
    """No picture is drawn then that could ask for it."""
    visit.open("?country=RUS", drawn="RUS")
    visit.page.get_by_role("button", name="Refused 1").click()
    expect(visit.page.get_by_text("Hidden by filters: 4 of 5 transfers")).to_be_visible()
    visit.page.get_by_text("From", exact=True).first.click()
    expect(visit.page.get_by_text("Nothing left: 5 transfers are hidden by")).to_be_visible()
    expect(visit.page.get_by_text("No line is left to tell. Take off a filter above.")).to_be_visible()
    assert {"country": "RUS", "status": "refused", "direction": "from"} == address(visit)
    visit.page.locator(".st-key-clear_all button").click()
    visit.wait_for("RUS")
    expect(visit.page.get_by_text("Hidden by filters: nothing")).to_be_visible()
    expect(visit.page.get_by_role("list", name="All lines of Russia").get_by_role("listitem").first).to_be_visible()


def test_the_picture_comes_before_the_filters(visit: Visit) -> None:
    """They are asked for when it has been drawn, and nothing that stands there moves when they come."""
    visit.page.add_init_script(_WHAT_CAME)
    visit.page.goto(f"{visit.address}?country=RUS")
    visit.wait_for("RUS")
    before = visit.canvas.bounding_box()
    visit.page.get_by_role("button", name="Refused 1").wait_for()
    visit.page.get_by_role("combobox", name="Go to a country or line").wait_for()
    assert ["picture", "filters"] == visit.page.evaluate("came")
    assert before == visit.canvas.bounding_box()


_WHAT_CAME = """globalThis.came = [];
const attach = Element.prototype.attachShadow;
const first = (what, selector, root, options) => new MutationObserver((records, observer) => {
  if (!root.querySelector(selector)) return;
  came.push(what);
  observer.disconnect();
}).observe(root, { subtree: true, childList: true, attributes: true });
Element.prototype.attachShadow = function (options) {
  const root = attach.call(this, options);
  first("picture", ".canvas[data-drawn]", root);
  return root;
};
first("filters", "[data-testid=stSidebar] [data-testid=stButtonGroup]", document);"""


def test_a_neighbour_is_expanded_in_place(visit: Visit) -> None:
    visit.open()
    visit.click("RUS")
    visit.page.get_by_role("button", name="Expand (").click()
    expect(visit.page.get_by_role("button", name="25 neighbours of Russia ×")).to_be_visible()
    visit.click("BRA.RUS.refused")
    expect(visit.page.get_by_role("heading", name="Brazil → Russia")).to_be_visible()
    visit.screenshot("explore-expanded-light")


def test_the_picture_is_kept_as_a_file(visit: Visit) -> None:
    """A PNG with what is said over it, the legend, and the source line under it: larger than the canvas alone."""
    visit.open("?country=RUS", drawn="RUS")
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name="Download picture").click()
    assert "RUS.png" == waiting.value.suggested_filename
    kept = waiting.value.path().read_bytes()
    assert b"\x89PNG" == kept[:4]
    width, height = int.from_bytes(kept[16:20], "big"), int.from_bytes(kept[20:24], "big")
    box = visit.canvas.bounding_box()
    assert box is not None
    assert (width, height > box["height"] + 100) == (round(box["width"]) + 40, True)
    (SCREENSHOTS / "explore-kept-light.png").write_bytes(kept)


def test_what_is_wrong_in_a_link_stands_in_one_box(visit: Visit) -> None:
    visit.open("?country=RUS&links=1&selected=nobody&zz=1", drawn="RUS")
    box = visit.page.get_by_test_id("stAlert")
    expect(box).to_have_count(1)
    for told in ("links=1", "selected=nobody", "“zz”"):
        expect(box).to_contain_text(told)


def test_names_do_not_lie_on_each_other(visit: Visit) -> None:
    """Of several in focus: in the window, and on a phone, where fewer have room and that is said."""
    visit.open("?country=RUS,EGY,BRA,UKR", drawn="RUS,EGY,BRA,UKR")
    assert [] == visit.canvas.evaluate(_TOUCHING)


_TOUCHING = """(canvas) => {
  const boxes = canvas.namesWritten();
  return boxes.filter((one, at) => boxes.slice(0, at).some((other) =>
    one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top));
}"""


def test_nothing_is_asked_of_another_machine(visit: Visit) -> None:
    """Fonts, scripts, pictures and data all come from the app itself."""
    visit.open("?country=RUS", drawn="RUS")
    visit.click("EGY.RUS.blocked")
    expect(visit.page.get_by_role("heading", name="Egypt → Russia")).to_be_visible()
    assert {visit.address.split("/")[2]} == visit.hosts - {"data"}


def test_the_keyboard_alone_picks_every_country_and_line(visit: Visit) -> None:
    """Each stands in the list that picks as a click does: opened, walked and chosen by keys."""
    visit.open("?country=RUS", drawn="RUS")
    drawn = visit.canvas.evaluate("(canvas) => canvas.idsDrawn()")
    options = []
    go_to = visit.page.get_by_role("combobox", name="Go to a country or line")
    go_to.focus()
    visit.page.keyboard.press("ArrowDown")
    for _ in range(40):
        active = visit.page.locator("[role=option][aria-selected=true], [role=option][data-focused=true]")
        options = visit.page.get_by_role("option").all_inner_texts()
        if options or active.count():
            break
        visit.page.wait_for_timeout(50)
    lines = [one for one in drawn if "." in one]
    assert len(lines) + len([one for one in drawn if one != "RUS" and "." not in one]) == len(options)
    for name, heading in (("Belarus → Russia: agreed", "Belarus → Russia"), ("Pakistan", "Russia and Pakistan")):
        go_to.focus()
        visit.page.keyboard.press("Control+a")
        visit.page.keyboard.type(name)
        visit.page.keyboard.press("Enter")
        expect(visit.page.get_by_role("heading", name=heading)).to_be_visible()
    for label in ("Zoom in", "Zoom out", "Fit the picture to its box", "Download picture"):
        button = visit.page.get_by_role("button", name=label)
        button.focus()
        expect(button).to_be_focused()
    tab = visit.page.get_by_role("tab", name="As sentences")
    tab.focus()
    visit.page.keyboard.press("ArrowRight")
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_role("button", name="Download CSV")).to_be_visible()


def test_the_keyboard_alone_reaches_all(visit: Visit) -> None:
    """From the filters over the chips to the list that picks as a click does; the canvas itself is no stop."""
    visit.open("?country=RUS&status=refused,agreed", drawn="RUS")
    visit.wait_until_still()
    visit.page.get_by_role("combobox", name="In focus", exact=False).first.focus()
    stops = []
    for _ in range(60):
        visit.page.keyboard.press("Tab")
        stops.append(visit.page.evaluate(_FOCUSED))
        if "Go to a country or line" in stops[-1]:
            break
    waiting = [
        "Agreed 2",
        "Kind",
        "Grade",
        "Show only",
        "Agreed, Refused ×",
        "Clear all",
        "Copy link",
        "Go to a country",
    ]
    for stop in stops:
        if waiting and waiting[0] in stop:
            waiting.pop(0)
    assert [] == waiting, "; ".join(stops)
    visit.page.keyboard.type("Brazil")
    visit.page.keyboard.press("Enter")
    expect(visit.page.get_by_role("heading", name="Russia and Brazil")).to_be_visible()
    assert "BRA" == address(visit)["selected"]


_FOCUSED = """() => {
  let at = document.activeElement;
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  const words = at ? at.getAttribute("aria-label") || at.textContent : "";
  return words.length < 80 ? words : ""; // the page itself is a stop, since it scrolls
}"""


def test_the_picture_has_words_for_those_who_do_not_see_it(visit: Visit) -> None:
    """It is an image with a name and no tab stop; its content stands below as sentences."""
    visit.open("?country=RUS", drawn="RUS")
    assert "img" == visit.canvas.get_attribute("role")
    assert "The same content is in the tabs below." in str(visit.canvas.get_attribute("aria-label"))
    assert 0 == visit.canvas.locator("[tabindex='0']").count()
    sentences = visit.page.get_by_role("list", name="All lines of Russia")
    expect(sentences.locator("li")).to_have_count(5)
    badge = visit.page.locator(".grade").first
    badge.focus()
    expect(badge.locator(".words")).to_be_visible()


def test_a_picture_that_cannot_be_drawn_is_told_and_the_rest_is_there(browser: Browser, app_address: str) -> None:
    """A proxy may keep the library back, or the app has been updated since the page was opened."""
    with closing(browser.new_context()) as person:
        page = person.new_page()
        page.route("**/vis-network-*.js", lambda route: route.abort())
        page.goto(f"{app_address}explore?country=EGY")
        expect(page.get_by_role("status").filter(has_text="The picture is not drawn")).to_be_visible()
        expect(page.locator(".canvas")).to_be_hidden()
        expect(page.get_by_test_id("stSidebar").get_by_text("Blocked 1")).to_be_visible()
        expect(page.get_by_role("tab", name="Table")).to_be_visible()


def test_the_theme_of_the_system_decides_and_may_change(visit: Visit) -> None:
    """The colours of the canvas follow, without a reload."""
    visit.open("?country=RUS&selected=BRA.RUS.refused", drawn="RUS")
    picture = visit.page.locator(".picture")
    expect(picture).to_have_css("--paper", "#FCFBF8")
    visit.page.emulate_media(color_scheme="dark")
    expect(picture).to_have_css("--paper", "#14181C")
    visit.page.wait_for_timeout(200)
    visit.screenshot("explore-selected-dark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_all_without_scrolling_sideways(browser: Browser, app_address: str, scheme: str) -> None:
    with visiting_pages(browser, f"{app_address}explore", **PHONE, color_scheme=scheme) as visit:
        visit.open("?country=RUS&status=refused,requested", drawn="RUS")
        visit.page.wait_for_timeout(200)
        visit.screenshot(f"explore-phone-{scheme}")
        assert 390 == visit.page.evaluate("document.documentElement.scrollWidth")
        visit.click("PAK")
        expect(visit.page.get_by_role("heading", name="Russia and Pakistan")).to_be_visible()


def test_a_graph_that_cannot_be_read_is_one_line_and_comes_back(browser: Browser, tmp_path: Path) -> None:
    """The file is no graph for a while: what is wrong, what to do, and after that the page as it was."""
    graph = tmp_path / "graph.kgl"
    with closing(open_store(EmbeddedSettings(graph))) as store:
        load_paths(store, "reports", [ROOT / "loaders" / "reports" / "sample"])
    with serving(tmp_path) as served, visiting_pages(browser, f"{served}explore") as visit:
        visit.open("?country=RUS&status=refused", drawn="RUS")
        whole = graph.read_bytes()
        graph.write_bytes(b"this is no graph")
        visit.page.get_by_role("button", name="Refused ×").click()
        expect(visit.page.get_by_test_id("stAlert")).to_contain_text("is damaged or is no graph file")
        expect(visit.page.get_by_test_id("stException")).to_have_count(0)
        graph.write_bytes(whole)
        visit.page.get_by_role("button", name="Try again").click()
        visit.wait_for("RUS")
        visit.page.wait_for_url("**/explore?country=RUS")
        expect(visit.page.get_by_text("Hidden by filters: nothing")).to_be_visible()


def test_the_years_are_dragged_and_typed(browser: Browser, tmp_path: Path) -> None:
    """The slider's thumb by pointer, then by keys; the address and the picture follow."""
    with closing(open_store(EmbeddedSettings(tmp_path / "graph.kgl"))) as store:
        load_paths(store, "sipri", [ROOT / "loaders" / "sipri" / "sample" / "deals_2026.csv"])
    with serving(tmp_path) as served, visiting_pages(browser, f"{served}explore") as visit:
        visit.open("?country=CHL", drawn="CHL")
        thumb = visit.page.get_by_role("slider").first
        thumb.scroll_into_view_if_needed()
        place = thumb.bounding_box()
        assert place is not None
        middle = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
        visit.page.mouse.move(*middle)
        visit.page.mouse.down()
        visit.page.mouse.move(middle[0] + 120, middle[1], steps=6)
        visit.page.mouse.up()
        expect(visit.page.get_by_role("button", name="Ordered from").first).to_be_visible()
        dragged = int(address(visit)["from"])
        thumb.focus()
        visit.page.keyboard.press("ArrowRight")
        expect(visit.page.get_by_role("button", name=f"Ordered from {dragged + 1} ×")).to_be_visible()
        assert str(dragged + 1) == address(visit)["from"]
