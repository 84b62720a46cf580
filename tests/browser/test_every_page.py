"""What holds on every page: no serious fault for whoever cannot see or point, and text that is never markup."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from graph.reports import LoadedReport, Report, Source
from graph.store import open_store
from graph.store.settings import EmbeddedSettings
from graph.words import Act, Kind, SourceKind, SpeakerRole, Stance
from loaders.loading import load_paths
from tests.browser.conftest import Visit
from tests.browser.serving import serving, visiting_pages
from tests.conftest import ROOT
from tests.graph.build import claim

pytestmark = pytest.mark.slow
# axe-core by Deque Systems, under the Mozilla Public License 2.0 that stands beside it.
AXE = (ROOT / "tests" / "browser" / "axe" / "axe.min.js").read_text(encoding="utf-8")
FIND = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations.filter((one) => ["serious", "critical"].includes(one.impact)).map(
    (one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}"""
PAGES = {
    "start": "",
    "explore": "explore?country=EGY",
    "link": "link?a=EGY&b=RUS",
    "queries": "queries?q=who-refused-whom",
    "cypher": "cypher",
    "sources": "sources",
}
HOSTILE = (
    "<img src=x onerror=window.broken=1> **[x](javascript:window.broken=1)** :red[y] $z$ `LOAD CSV` http://evil.example"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on the story, the invented register, and a report that is hostile in every field."""
    folder = tmp_path_factory.mktemp("pages")
    with closing(open_store(EmbeddedSettings(folder / "graph.kgl"))) as store:
        load_paths(store, "reports", [ROOT / "loaders" / "reports" / "sample"])
        load_paths(store, "sipri", [ROOT / "loaders" / "sipri" / "sample" / "deals_2026.csv"])
        store.write(*hostile())
    with serving(folder, ALLOW_LOADS="1") as served:
        yield served


def hostile() -> tuple[LoadedReport, list[Any]]:
    """A report about Egypt and Russia whose texts would all do harm as HTML, Markdown or Cypher."""
    source = Source(
        id="hostile", name=HOSTILE, kind=SourceKind.OUTLET, publisher=HOSTILE, citation=HOSTILE, data_licence=HOSTILE
    )
    report = Report(id="hostile", source=source, name=HOSTILE, published=date(2024, 1, 2), edition=HOSTILE)
    about: dict[str, Any] = {"report": "hostile", "source": "hostile", "supplier": "Egypt", "recipient": "Russia"}
    told = {"speaker": HOSTILE, "hedge": HOSTILE, "quotation": HOSTILE, "locator": HOSTILE, "item_text": HOSTILE}
    asked = claim("1", about="h", act=Act.REQUESTED, kind=Kind.RETURN, **about, **told)
    refused = claim("2", about="h", act=Act.REFUSED, acted_by=["Egypt"], name=HOSTILE, **about, **told)
    denied = claim(
        "3",
        about="h",
        act=Act.REQUESTED,
        stance=Stance.DENIES,
        speaker_role=SpeakerRole.NAMED_OFFICIAL,
        spoken_by="Egypt",
        **about,
        **told,
    )
    claims = [asked, refused, denied]
    return LoadedReport(report=report, rows_read=3, claims=3, refused=0, repaired=0), claims


def settle(visit: Visit) -> None:
    """Wait until the page has all its parts and nothing runs any more."""
    page = visit.page
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=40_000)
    has_picture = "%3Cimg" not in page.url
    if has_picture and any(part in page.url for part in ("/explore", "q=who-refused-whom")):
        page.locator(".canvas[data-drawn]").wait_for(timeout=40_000)
    if has_picture and "/explore" in page.url:
        visit.wait_for_filters()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=40_000)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=40_000)
    page.wait_for_timeout(200)


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(browser: Browser, address: str, name: str) -> None:
    """Contrast, names, roles and the reach of the keyboard, in light and dark; a picture of each is kept."""
    with visiting_pages(browser, address) as visit:
        visit.page.goto(visit.address + PAGES[name])
        settle(visit)
        visit.page.evaluate(f"{AXE};0")
        for scheme in ("light", "dark"):
            visit.page.emulate_media(color_scheme=scheme)
            settle(visit)
            visit.screenshot(f"{name}-{scheme}")
            assert [] == visit.page.evaluate(FIND), scheme


IN_THE_ADDRESS = (
    *("?{0}={0}", "explore?country={0}&status={0}&selected={0}&{0}=1", "link?a={0}&b={0}&claim={0}&rows={0}&{0}=1"),
    *("queries?q={0}&topic={0}&search={0}", "queries?q=who-refused-whom&asked={0}&selected={0}&rows={0}&{0}=1"),
    *("cypher?text={0}&p={0}&{0}=1", "sources?source={0}&{0}=1"),
)
OPENED = (
    *("link?claim=hostile:2", "queries?q=newest-claims", "queries?q=who-refused-whom&selected=EGY"),
    *("sources?source=hostile", "explore?country=RUS&selected=EGY"),
)


@pytest.mark.parametrize("path", [*PAGES.values(), *OPENED, *(path.format(quote(HOSTILE)) for path in IN_THE_ADDRESS)])
def test_text_from_the_graph_is_never_markup(browser: Browser, address: str, path: str) -> None:
    """Nothing of it runs, is drawn as a picture, or becomes a link that leads away; no request leaves the machine."""
    with visiting_pages(browser, address) as visit:
        visit.page.goto(visit.address + path)
        settle(visit)
        assert visit.page.get_by_test_id("stException").count() == 0
        assert visit.page.evaluate("window.broken") is None
        assert 0 == visit.page.locator("img[src='x'], a[href*='evil.example'], a[href^='javascript']").count()
        assert {visit.address.split("/")[2]} == visit.hosts - {"data", ""}


def test_what_a_statement_returns_is_never_markup(browser: Browser, address: str) -> None:
    """The answer to typed Cypher is text as well, in the picture, the table and the sentences."""
    with visiting_pages(browser, address) as visit:
        statement = (
            "MATCH (s:Source)-[p:PUBLISHED]->(r:Report) WHERE r.id = 'hostile' RETURN s, p, r, s.name AS name LIMIT 5"
        )
        visit.page.goto(f"{visit.address}cypher?text={quote(statement)}")
        settle(visit)
        visit.page.get_by_role("button", name="Run").click()
        expect(visit.page.get_by_role("heading", name="Answer")).to_be_in_viewport()
        visit.page.get_by_role("tab", name="As sentences").click()
        expect(visit.page.get_by_role("list", name="Rows as sentences")).to_contain_text("<img src=x")
        assert visit.page.evaluate("window.broken") is None
        assert 0 == visit.page.locator("img[src='x'], a[href*='evil.example'], a[href^='javascript']").count()


def test_no_table_offers_a_file_in_which_text_could_be_a_formula(browser: Browser, address: str) -> None:
    """The download of Streamlit's own toolbar writes texts as they are; ours puts an apostrophe before a formula."""
    with visiting_pages(browser, address) as visit:
        visit.page.goto(f"{visit.address}queries?q=who-refused-whom")
        settle(visit)
        visit.page.get_by_test_id("stDataFrame").hover()
        toolbar = visit.page.get_by_test_id("stElementToolbar").filter(visible=True)
        expect(toolbar.get_by_role("button", name="Fullscreen").first).to_be_visible()
        expect(visit.page.get_by_role("button", name="Download as CSV")).to_have_count(0)
        expect(visit.page.get_by_role("button", name="Download CSV")).to_be_visible()


@pytest.mark.parametrize("path", [*PAGES.values(), *OPENED])
def test_a_phone_scrolls_no_page_sideways(browser: Browser, address: str, path: str) -> None:
    with visiting_pages(browser, address, viewport={"width": 390, "height": 844}, has_touch=True) as visit:
        visit.page.goto(visit.address + path)
        settle(visit)
        named = next((name for name, one in PAGES.items() if one == path), "")
        if named:
            visit.screenshot(f"{named}-phone")
        assert visit.page.evaluate("document.scrollingElement.scrollWidth") <= 390
        assert visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_the_license_of_axe_is_there() -> None:
    """It is vendored for this test alone."""
    assert "Mozilla Public License, version 2.0" in (Path(__file__).parent / "axe" / "LICENSE").read_text(
        encoding="utf-8"
    )
