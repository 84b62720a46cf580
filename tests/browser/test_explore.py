"""Explore in a real browser: the picture, clicks, filters, undo, links that are pasted, and the keyboard alone."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit
from tests.browser.serving import visiting_pages

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


def test_a_neighbour_is_expanded_in_place(visit: Visit) -> None:
    visit.open()
    visit.click("RUS")
    visit.page.get_by_role("button", name="Expand (").click()
    expect(visit.page.get_by_role("button", name="25 neighbours of Russia ×")).to_be_visible()
    visit.click("BRA.RUS.refused")
    expect(visit.page.get_by_role("heading", name="Brazil → Russia")).to_be_visible()
    visit.screenshot("explore-expanded-light")


def test_nothing_is_asked_of_another_machine(visit: Visit) -> None:
    """Fonts, scripts, pictures and data all come from the app itself."""
    visit.open("?country=RUS", drawn="RUS")
    visit.click("EGY.RUS.blocked")
    expect(visit.page.get_by_role("heading", name="Egypt → Russia")).to_be_visible()
    assert {visit.address.split("/")[2]} == visit.hosts - {"data"}


def test_the_keyboard_alone_reaches_all(visit: Visit) -> None:
    """From the filters over the chips to the list that picks as a click does; the canvas itself is no stop."""
    visit.open("?country=RUS&status=refused,agreed", drawn="RUS")
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
