"""Explore in a real browser: the picture is drawn, clicks reach the claims, and nothing leaves this machine."""

from playwright.sync_api import Browser, expect

from tests.browser.conftest import Visit, visiting

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True}


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
    assert visit.page.url.endswith("?selected=EGY.RUS.agreed")
    visit.screenshot("explore-selected-light")
    visit.page.go_back()
    expect(visit.page.get_by_text("Pick a country or a line to read its claims.")).to_be_visible()


def test_a_click_on_a_name_counts_as_its_node(visit: Visit) -> None:
    """The name beside a node selects it; the country can then be opened, in the same place of the page."""
    visit.open("?country=RUS", drawn="RUS")
    visit.click("BRA")
    expect(visit.page.get_by_role("heading", name="Russia and Brazil")).to_be_visible()
    visit.page.get_by_role("button", name="Open Brazil").click()
    visit.wait_for("BRA")
    expect(visit.page.get_by_role("heading", name="Brazil", level=1)).to_be_visible()
    assert visit.page.url.endswith("?country=BRA")


def test_a_name_typed_in_any_spelling_opens_the_country(visit: Visit) -> None:
    visit.open()
    choice = visit.page.get_by_role("combobox", name="Country", exact=False).first
    choice.click()
    choice.fill("Weißrussland")
    visit.page.get_by_role("option").first.click()
    visit.wait_for("BLR")
    assert visit.page.url.endswith("?country=BLR")


def test_nothing_is_asked_of_another_machine(visit: Visit) -> None:
    """Fonts, scripts, pictures and data all come from the app itself."""
    visit.open("?country=RUS", drawn="RUS")
    visit.click("EGY.RUS.blocked")
    expect(visit.page.get_by_role("heading", name="Egypt → Russia")).to_be_visible()
    assert {visit.address.split("/")[2]} == visit.hosts - {"data"}


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


def test_a_phone_shows_all_without_scrolling_sideways(browser: Browser, app_address: str) -> None:
    with visiting(browser, app_address, **PHONE) as visit:
        visit.open("?country=RUS", drawn="RUS")
        visit.page.wait_for_timeout(200)
        visit.screenshot("explore-phone")
        assert 390 == visit.page.evaluate("document.documentElement.scrollWidth")
        visit.click("PAK")
        expect(visit.page.get_by_role("heading", name="Russia and Pakistan")).to_be_visible()
