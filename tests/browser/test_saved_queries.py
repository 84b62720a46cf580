"""Saved queries in a real browser: a form, the picture of an answer, its rows, and the way on to other pages."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from graph.store import open_store
from graph.store.settings import EmbeddedSettings
from loaders.loading import load_paths
from tests.browser.conftest import Visit
from tests.browser.serving import serving, visiting_pages
from tests.conftest import ROOT

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True}
ASKED = "queries?q=who-asked-whom"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on the story, with an empty folder of own questions."""
    folder = tmp_path_factory.mktemp("queries")
    with closing(open_store(EmbeddedSettings(folder / "graph.kgl"))) as store:
        load_paths(store, "reports", [ROOT / "loaders" / "reports" / "sample"])
    with serving(folder, QUERY_PATH=str(folder / "own")) as served:
        yield served


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A window in light."""
    with visiting_pages(browser, address) as one:
        yield one


def test_a_form_asks_at_once_and_the_address_asks_the_same(visit: Visit, tmp_path: Path) -> None:
    """Typed in another spelling; a click on a node shows its rows; the file is there to take away."""
    visit.open(ASKED, drawn="who-asked-whom")
    page = visit.page
    expect(page.get_by_text("4 rows, all shown.")).to_be_visible()
    visit.screenshot("saved-query-light")
    visit.click("BRA")
    expect(page.get_by_role("heading", name="Brazil")).to_be_visible()
    expect(page.get_by_role("list", name="Rows behind what is picked")).to_contain_text("Russia asked Brazil")
    assert page.url.endswith(f"{ASKED}&selected=BRA")
    field = page.get_by_role("combobox", name="Asked – who was asked")
    field.click()
    field.fill("Ägypten")
    field.press("Enter")
    expect(page.get_by_text("1 row, all shown.")).to_be_visible()
    assert page.url.endswith(f"{ASKED}&asked=EGY")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    waiting.value.save_as(tmp_path / "rows.csv")
    assert (tmp_path / "rows.csv").read_text(encoding="utf-8").startswith("asking,asking_id,asked,asked_id")
    assert {visit.address.split("/")[2]} == visit.hosts - {"data"}


def test_the_sentences_lead_to_the_other_pages(visit: Visit) -> None:
    """Each row is read aloud, with a link for whoever stands in it."""
    visit.open(f"{ASKED}&asked=BRA", drawn="who-asked-whom")
    visit.page.get_by_role("tab", name="As sentences").click()
    sentences = visit.page.get_by_role("list", name="Rows as sentences")
    expect(sentences.get_by_role("listitem")).to_have_count(1)
    for name, target in (("Brazil", "/explore?country=BRA"), ("Brazil and Russia", "/link?a=BRA&b=RUS")):
        assert target == sentences.get_by_role("link", name=name, exact=True).get_attribute("href")


def test_dark_and_a_search(browser: Browser, address: str) -> None:
    with visiting_pages(browser, address, color_scheme="dark") as visit:
        visit.open("queries?q=one-origin-only&selected=EGY.RUS.under%20way", drawn="one-origin-only")
        expect(visit.page.get_by_role("heading", name="The line you picked")).to_be_visible()
        visit.screenshot("saved-query-dark")
        search = visit.page.get_by_role("textbox", name="Search saved queries")
        search.fill("refused whom")
        search.press("Enter")
        visit.page.get_by_text("Who refused whom?", exact=True).click()
        visit.wait_for("who-refused-whom")
        assert "q=who-refused-whom" in visit.page.url


def test_a_phone_shows_all_without_scrolling_sideways(browser: Browser, address: str) -> None:
    with visiting_pages(browser, address, **PHONE) as visit:
        visit.open(ASKED, drawn="who-asked-whom")
        visit.canvas.scroll_into_view_if_needed()
        visit.page.wait_for_timeout(200)
        visit.screenshot("saved-query-phone")
        assert 390 == visit.page.evaluate("document.documentElement.scrollWidth")


def test_on_a_phone_the_list_is_folded_until_it_is_asked_for(browser: Browser, address: str) -> None:
    """The answer stands at the top; a choice folds the list again. On a wide screen there is no such button."""
    with visiting_pages(browser, address, **PHONE) as visit:
        visit.open(ASKED, drawn="who-asked-whom")
        page = visit.page
        title = page.get_by_role("heading", level=1)
        expect(title).to_be_in_viewport()
        assert not page.get_by_role("radio").first.is_visible()
        opener = page.get_by_role("button", name="Choose another of")
        expect(opener).to_have_attribute("aria-expanded", "false")
        opener.click()
        page.get_by_text("Who denied what, or would not comment on it?").click()
        expect(title).to_have_text("Who denied what, or would not comment on it?")
        expect(title).to_be_in_viewport()
        expect(page.get_by_role("button", name="Choose another of")).to_have_attribute("aria-expanded", "false")
        assert not page.get_by_role("radio").first.is_visible()
    with visiting_pages(browser, address) as visit:
        visit.open(ASKED, drawn="who-asked-whom")
        expect(visit.page.get_by_text("Who denied what, or would not comment on it?")).to_be_visible()
        assert not visit.page.get_by_role("button", name="Choose another of").is_visible()
