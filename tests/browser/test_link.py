"""Link in a real browser: lanes, claims, the card and its address; in light and dark, and on a phone."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, expect

from graph.store import open_store
from graph.store.settings import EmbeddedSettings
from graph.words import Act, SourceKind
from loaders.loading import load_paths
from tests.browser.conftest import Visit
from tests.browser.serving import serving, visiting_pages
from tests.conftest import ROOT
from tests.graph.build import report, row

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True}
CARD = "link?a=EGY&b=RUS&claim=article-2023-11-de:egypt-agreed"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on the story, with a register of 80 deals between two countries and of one by a former state."""
    folder = tmp_path_factory.mktemp("link")
    with closing(open_store(EmbeddedSettings(folder / "graph.kgl"))) as store:
        load_paths(store, "reports", [ROOT / "loaders" / "reports" / "sample"])
        years = {number: 1950 + number % 70 for number in range(80)}
        deals = [
            row(
                f"{number}",
                report="register",
                about=f"deal-{number}",
                supplier="Soviet Union" if number == 79 else "Russia",
                recipient="Egypt",
                act=Act.DELIVERED if number % 9 else Act.ORDERED,
                order_year=year,
                delivery_years=(year + 1, year + 2) if number % 9 else (),
            )
            for number, year in years.items()
        ]
        loaded = report("register", kind=SourceKind.COMPILER, rows_read=80, claims=80, window_from=1950, window_to=2023)
        store.write(loaded, deals)
    with serving(folder) as served:
        yield served


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A window in light."""
    with visiting_pages(browser, address) as one:
        yield one


def open_link(visit: Visit, query: str = "link?a=EGY&b=RUS") -> None:
    visit.page.goto(visit.address + query)
    expect(visit.page.get_by_role("heading", name="Egypt and Russia", level=1)).to_be_visible(timeout=40_000)
    expect(visit.page.locator("svg.marks").nth(1)).to_be_visible(timeout=20_000)
    visit.page.wait_for_timeout(400)


def test_both_ways_are_drawn_and_told(visit: Visit) -> None:
    """The pictures have words, below each the same stands as text, and nothing leaves this machine."""
    open_link(visit)
    visit.screenshot("link-light")
    lanes = visit.page.get_by_label("Russia → Egypt, 1950 to 2021, transfers by lane", exact=False)
    expect(lanes.first).to_be_visible()
    below = visit.page.get_by_text("The same in words").last
    below.click()
    expect(visit.page.get_by_role("table", name="Egypt → Russia: years by lane")).to_contain_text("Asked")
    expect(visit.page.get_by_role("heading", name="Where sources disagree")).to_be_visible()
    assert {visit.address.split("/")[2]} == visit.hosts - {"data"}


def test_narrow_years_are_drawn_together_and_said_to_be(visit: Visit) -> None:
    """Seventy years do not fit one by one; the note under the lanes says for how many a mark stands."""
    open_link(visit)
    expect(visit.page.locator("svg.marks").first).to_contain_text("One mark stands for 2 years.")
    visit.page.set_viewport_size({"width": 800, "height": 900})
    expect(visit.page.locator("svg.marks").first).to_contain_text("One mark stands for 5 years.", timeout=10_000)


def test_a_claim_is_opened_by_itself_and_its_address_leads_back(visit: Visit, browser: Browser, address: str) -> None:
    open_link(visit)
    claims = visit.page.get_by_role(
        "list", name="Claims: Egypt → Russia: return of about 150 helicopter engines, agreed"
    )
    claims.get_by_role("link", name="Its card").first.click()
    page = visit.page.context.pages[-1]
    expect(page.get_by_role("heading", name="Who said it")).to_be_visible(timeout=20_000)
    copied = page.locator("[data-testid=stCode]").last.inner_text()
    assert "Claim of German news outlet, Nov 2023, paragraph 3, sentence 3" in copied
    link = next(word for word in copied.split() if word.startswith("http"))
    with visiting_pages(browser, address) as other:
        other.page.goto(link)
        expect(other.page.get_by_role("heading", name="Who said it")).to_be_visible(timeout=40_000)
        assert "Claim of German news outlet" in other.page.locator("[data-testid=stCode]").last.inner_text()


def test_another_country_in_any_spelling(visit: Visit) -> None:
    open_link(visit)
    choice = visit.page.get_by_role("combobox", name="From or to", exact=False)
    choice.click()
    choice.fill("Weißrussland")
    visit.page.get_by_role("option").first.click()
    expect(visit.page.get_by_role("heading", name="Belarus and Russia", level=1)).to_be_visible(timeout=20_000)
    assert visit.page.url.endswith("/link?a=BLR&b=RUS")


def test_a_former_state_is_a_link_of_its_own(visit: Visit) -> None:
    open_link(visit)
    apart = visit.page.get_by_role("table", name="Former states and successors stand apart")
    expect(apart).to_contain_text("The Soviet Union is not Russia: 1 transfer of its own with Egypt")
    apart.get_by_role("link", name="Egypt and Soviet Union").click()
    expect(visit.page.get_by_role("heading", name="Egypt and Soviet Union", level=1)).to_be_visible(timeout=20_000)


def test_dark_follows_the_system(browser: Browser, address: str) -> None:
    """Marks take the colours of their status in dark, and numbers on a disc the colour of the paper."""
    with visiting_pages(browser, address, color_scheme="dark") as visit:
        open_link(visit, CARD)
        assert 0 < visit.page.locator('svg.marks path[fill="#63A9E6" i]').count()
        assert 0 < visit.page.locator('svg.marks path[stroke="#EDBB52" i]').count()
        visit.screenshot("link-claim-dark")
        visit.page.locator("svg.marks").first.scroll_into_view_if_needed()
        visit.screenshot("link-dark")


def test_a_phone_shows_all_without_scrolling_sideways(browser: Browser, address: str) -> None:
    with visiting_pages(browser, address, **PHONE) as visit:
        open_link(visit)
        visit.screenshot("link-phone")
        assert 390 == visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        expect(visit.page.locator("svg.marks").first).to_contain_text("years.")
