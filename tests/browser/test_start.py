"""Start in a real browser: the story leads to its pictures, the search to Explore, and all fits on a phone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit
from tests.browser.serving import serving, visiting_pages

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a graph that was empty, and so holds the story."""
    with serving(tmp_path_factory.mktemp("start")) as served:
        yield served


@pytest.fixture
def start(browser: Browser, address: str) -> Iterator[Visit]:
    """The first page, with the story on it."""
    with visiting_pages(browser, address) as visit:
        open_start(visit)
        yield visit


def open_start(visit: Visit) -> None:
    visit.page.goto(visit.address)
    story = visit.page.get_by_role("list", name="What reports say about Russia, April to November 2023")
    expect(story.get_by_role("listitem")).to_have_count(6, timeout=40_000)
    expect(visit.page.get_by_role("table", name="What is loaded")).to_contain_text("German news outlet")


def test_a_row_of_the_story_opens_its_picture(start: Visit) -> None:
    start.screenshot("start-light")
    row = start.page.get_by_role("listitem").filter(has_text="Egypt agreed to return 150 helicopter engines")
    expect(row).to_contain_text("In exchange, as reported: debt relief")
    expect(row.get_by_role("link", name="Read all 11 claims in 6 reports")).to_have_attribute(
        "href", re.compile(r"^/link\?a=EGY&b=RUS&claim=")
    )
    row.get_by_role("link", name="See the picture").click()
    start.wait_for("RUS")
    expect(start.page.get_by_role("heading", name="Egypt → Russia")).to_be_visible()
    assert {start.address.split("/")[2]} == start.hosts - {"data"}


def test_a_name_in_any_spelling_opens_explore(start: Visit) -> None:
    search = start.page.get_by_role("combobox", name="Find a country or a weapon")
    search.click()
    search.fill("Weißrussland")
    start.page.get_by_role("option").first.click()
    start.wait_for("BLR")
    assert start.page.url.endswith("/explore?country=BLR")


def test_a_name_that_nobody_knows_gets_the_nearest(start: Visit) -> None:
    search = start.page.get_by_role("combobox", name="Find a country or a weapon")
    search.click()
    search.fill("Egyt")
    start.page.get_by_role("option", name="Egyt").click()
    expect(start.page.get_by_text("No country, group or weapon that is loaded is called “Egyt”.")).to_be_visible()
    near = start.page.get_by_role("table", name="Nearest names")
    expect(near.get_by_role("link", name="Egypt")).to_have_attribute("href", "/explore?country=EGY")


def test_the_keyboard_reaches_what_can_be_pressed(start: Visit) -> None:
    """Grades, links of the story and of the table have a place in the order of tabs and a visible ring."""
    link = start.page.get_by_role("link", name="See the picture").first
    link.focus()
    start.page.keyboard.press("Shift+Tab")
    start.page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_have_css("outline-style", "solid")
    badge = start.page.get_by_role("button", name="cannot be judged").first
    badge.focus()
    expect(badge.locator(".words")).to_be_visible()


def test_dark_follows_the_system(browser: Browser, address: str) -> None:
    with visiting_pages(browser, address, color_scheme="dark") as visit:
        open_start(visit)
        expect(visit.page.locator(".plain").first).to_have_css("--paper", "#14181C")
        visit.screenshot("start-dark")


def test_a_phone_shows_all_without_scrolling_sideways(browser: Browser, address: str) -> None:
    with visiting_pages(browser, address, **PHONE) as visit:
        open_start(visit)
        visit.screenshot("start-phone")
        assert 390 == visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
