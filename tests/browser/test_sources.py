"""Sources in a real browser: a good and a broken file, a removal, and a report that would like to be markup."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit
from tests.browser.serving import serving, visiting_pages

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True}
HOSTILE = (
    "<img src=x onerror=alert(1)> **b** [a](http://evil.example) http://evil.example `c` MATCH (n) DETACH DELETE n"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on the story, where pages may load."""
    with serving(tmp_path_factory.mktemp("sources"), ALLOW_LOADS="1") as served:
        yield served


@pytest.fixture
def sources(browser: Browser, address: str) -> Iterator[Visit]:
    """The page, opened by its own address."""
    with visiting_pages(browser, address) as visit:
        open_sources(visit)
        yield visit


def open_sources(visit: Visit, query: str = "") -> None:
    visit.page.goto(f"{visit.address}sources{query}")
    expect(visit.page.get_by_role("heading", name="Sources", level=1)).to_be_visible(timeout=40_000)
    expect(visit.page.get_by_role("table", name="All sources and reports")).to_be_visible()
    expect(visit.page.get_by_text("Counts computed here.")).to_be_visible()


def typed(folder: Path, key: str, **values: str) -> Path:
    """Write a small report of one claim; values stand in it as they are."""
    words = {"name": "A Paper", "act": "agreed", "headline": "A headline"} | values
    path = folder / f"{key}.yml"
    path.write_text(
        f"report:\n  id: {key}\n  source: {{id: {key}, name: '{words['name']}', kind: outlet}}\n"
        f"  headline: '{words['headline']}'\nclaims:\n  - id: a\n    transfer: {key}-t\n    supplier: France\n"
        f"    recipient: India\n    item_text: '{words['headline']}'\n    act: {words['act']}\n"
        f"    speaker: {{name: '{words['name']}', role: outlet}}\n    locator: '{words['headline']}'\n",
        encoding="utf-8",
    )
    return path


def test_a_good_file_is_previewed_loaded_and_removed(sources: Visit, tmp_path: Path) -> None:
    sources.screenshot("sources-light")
    page = sources.page
    page.locator("input[type=file]").set_input_files(typed(tmp_path, "good"))
    expect(page.get_by_text("good.yml: 1 row read = 1 claim + 0 refused; 0 repaired.")).to_be_visible()
    expect(page.get_by_role("table", name="First claims of this file")).to_contain_text("France → India")
    page.get_by_role("button", name="Load 1 claim").scroll_into_view_if_needed()
    sources.screenshot("sources-preview-light")
    page.get_by_role("button", name="Load 1 claim").click()
    expect(page.get_by_text("good.yml: loaded as good, 1 claim, 0 refused. Transfers: 1 new")).to_be_visible()
    listed = page.get_by_role("table", name="All sources and reports")
    expect(listed).to_contain_text("A Paper")
    page.get_by_role("table").get_by_role("link", name="A Paper").click()
    expect(page.get_by_role("button", name="Show all sources")).to_be_visible()
    assert page.url.endswith("/sources?source=good")
    page.get_by_role("button", name="Remove this report").click()
    expect(page.get_by_text("Remove A headline? 1 claim will go")).to_be_visible()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("good: removed.")).to_be_visible()
    expect(listed).not_to_contain_text("A Paper")
    assert {sources.address.split("/")[2]} == sources.hosts - {"data"}


def test_a_broken_file_is_refused_with_its_reasons(sources: Visit, tmp_path: Path) -> None:
    page = sources.page
    page.locator("input[type=file]").set_input_files(typed(tmp_path, "broken", act="stopped"))
    expect(page.get_by_text("broken.yml is refused as a whole and nothing of it can be loaded")).to_be_visible()
    reasons = page.get_by_role("table", name="Refused rows")
    expect(reasons).to_contain_text("stopped")
    expect(reasons).to_contain_text("line ")
    expect(page.get_by_role("button", name="Load 1 claim")).to_have_count(0)
    reasons.scroll_into_view_if_needed()
    sources.screenshot("sources-refused-light")


def test_a_hostile_report_is_text(sources: Visit, tmp_path: Path) -> None:
    """Nothing of it runs, is drawn, or is a link, neither in the preview nor when it is loaded."""
    page = sources.page
    page.on("dialog", lambda dialog: sources.errors.append(dialog.message))
    page.locator("input[type=file]").set_input_files(typed(tmp_path, "hostile", name=HOSTILE, headline=HOSTILE))
    expect(page.get_by_role("table", name="First claims of this file")).to_contain_text(HOSTILE)
    page.get_by_role("button", name="Load 1 claim").click()
    expect(page.get_by_role("heading", name=HOSTILE, level=2)).to_be_visible()
    assert 0 == page.locator("img[src=x], a[href*='evil.example']").count()
    page.goto(sources.address)
    expect(page.get_by_role("listitem").filter(has_text=HOSTILE).first).to_be_visible()
    assert 0 == page.locator("img[src=x], a[href*='evil.example']").count()
    open_sources(sources, "?source=hostile")
    page.get_by_role("button", name="Remove this report").click()
    expect(page.get_by_role("button", name="Remove it")).to_be_visible()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("hostile: removed.")).to_be_visible()


def test_dark_and_a_wrong_link(browser: Browser, address: str) -> None:
    with visiting_pages(browser, address, color_scheme="dark") as visit:
        open_sources(visit, "?source=nobody")
        expect(visit.page.get_by_text("No source “nobody” is loaded or named here.")).to_be_visible()
        visit.screenshot("sources-dark")


def test_a_phone_shows_all_without_scrolling_sideways(browser: Browser, address: str) -> None:
    with visiting_pages(browser, address, **PHONE) as visit:
        open_sources(visit)
        visit.screenshot("sources-phone")
        assert 390 == visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
