"""The Cypher page in a real browser: a refusal at its word, an answer as network and table, on a phone too."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit
from tests.browser.serving import visiting_pages
from tests.browser.test_saved_queries import PHONE, address

__all__ = ["address"]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A window in light."""
    with visiting_pages(browser, address) as one:
        yield one


def open_editor(visit: Visit, text: str = "") -> None:
    """Open the page with a text in its address."""
    visit.page.goto(f"{visit.address}cypher{text}")
    expect(visit.page.get_by_role("button", name="Run", exact=True)).to_be_visible(timeout=30_000)


def test_load_csv_is_refused_at_the_word(visit: Visit) -> None:
    """What came with the link does not run before Run is pressed."""
    open_editor(visit, "?text=LOAD%20CSV%20FROM%20'file%3A%2F%2F%2Fetc%2Fpasswd'%20AS%20line%20RETURN%20line")
    expect(visit.page.get_by_text("Not run yet.")).to_be_visible()
    visit.page.get_by_role("button", name="Run", exact=True).click()
    expect(visit.page.get_by_role("alert")).to_contain_text("Line 1, column 1: LOAD CSV is not allowed here")
    expect(visit.page.locator("pre")).to_contain_text("^")
    visit.screenshot("cypher-refused-light")


def test_a_statement_that_is_typed_is_answered_as_network_and_table(visit: Visit) -> None:
    """Its text goes into the address; a node that is clicked can be opened in Explore."""
    open_editor(visit)
    editor = visit.page.get_by_role("textbox", name="Statement")
    editor.fill("MATCH (a:Actor)-[r:REFUSED]->(t:Transfer) RETURN a, r, t ORDER BY a.id LIMIT 5")
    visit.page.get_by_role("button", name="Run", exact=True).click()
    visit.wait_for("cypher")
    expect(visit.page.get_by_text("1 row, all that the statement returns.", exact=True)).to_be_visible()
    assert "text=MATCH" in visit.page.url
    visit.canvas.scroll_into_view_if_needed()
    visit.click("BRA")
    link = visit.page.get_by_role("link", name="Open Brazil in Explore")
    expect(link).to_be_visible()
    assert str(link.get_attribute("href")).endswith("/explore?country=BRA")
    visit.screenshot("cypher-light")
    assert {visit.address.split("/")[2]} == visit.hosts - {"data"}


def test_an_example_in_dark(browser: Browser, address: str) -> None:
    with visiting_pages(browser, address, color_scheme="dark") as visit:
        open_editor(visit)
        visit.page.get_by_text("Contradictions", exact=True).click()
        expect(visit.page.get_by_role("textbox", name="Statement")).to_contain_text("CONTRADICTS")
        visit.page.get_by_role("button", name="Run", exact=True).click()
        visit.wait_for("cypher")
        visit.canvas.scroll_into_view_if_needed()
        visit.page.wait_for_timeout(200)
        visit.screenshot("cypher-dark")


def test_a_phone_shows_all_without_scrolling_sideways(browser: Browser, address: str) -> None:
    with visiting_pages(browser, address, **PHONE) as visit:
        open_editor(visit, "?text=MATCH%20(a%3AActor)%20RETURN%20a.name%20AS%20name%20ORDER%20BY%20name%20LIMIT%203")
        visit.page.get_by_role("button", name="Run", exact=True).click()
        expect(visit.page.get_by_text("3 rows, all that the statement returns.", exact=True)).to_be_visible()
        visit.page.get_by_role("button", name="Run", exact=True).scroll_into_view_if_needed()
        visit.screenshot("cypher-phone")
        assert 390 == visit.page.evaluate("document.documentElement.scrollWidth")


def test_the_answer_comes_into_view(browser: Browser, address: str) -> None:
    """It stands below the schema, under the fold; Run goes there, and no later run of the page does."""
    for window in ({}, PHONE):
        with visiting_pages(browser, address, **window) as visit:
            open_editor(
                visit, "?text=MATCH%20(c%3AClaim)%20RETURN%20c.name%20AS%20name%20ORDER%20BY%20name%20LIMIT%2030"
            )
            visit.page.get_by_role("button", name="Run", exact=True).click()
            answer = visit.page.get_by_role("heading", name="Answer")
            expect(answer).to_be_in_viewport()
            expect(visit.page.get_by_text("30 rows, all that the statement returns.", exact=True)).to_be_in_viewport()
            # As a person does: whoever moves the page by hand is not pulled back while the answer is still drawn.
            search = visit.page.get_by_role("textbox", name="Search the schema")
            visit.page.mouse.move(200, 400)
            visit.page.mouse.wheel(0, -20_000)
            search.fill("refused")
            search.press("Enter")
            expect(visit.page.get_by_role("table", name="The schema")).not_to_contain_text("SUCCEEDED_BY")
            expect(search).to_be_in_viewport()
