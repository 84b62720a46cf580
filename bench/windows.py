"""Windows of a real browser on the app, and what is pressed in them; times are taken inside the page (``watch.js``)."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.figures import NotMeasured

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOCUS = "EGY"
"""The country whose picture is opened."""

_WATCH = Path(__file__).with_name("watch.js")
_QUIET = 300
"""Milliseconds without a change after which a page counts as at rest."""

_STATUSES = r"""() => [...document.querySelectorAll('[data-testid="stButtonGroup"]')]
  .filter((group) => group.textContent.startsWith("Status"))
  .flatMap((group) => [...group.querySelectorAll("button")])
  .filter((button) => /\d$/.test(button.textContent.trim()))"""


@dataclass(frozen=True, slots=True)
class Seen:
    """Milliseconds from a press, or the opening of a page, until something was to be seen.

    ``asked`` is when the browser first asked the server, ``answered`` when the server's last answer before it came,
    ``rest`` when the last change of the whole page was (0 where that was not waited for); ``at`` is the hour of the
    press, in milliseconds.
    """

    seen: float
    asked: float
    answered: float
    at: float
    rest: float = 0.0


def open_page(page: "Page", address: str, query: str, *, bare: bool = False) -> Seen:
    """Open Explore as the query of an address says, and return when its picture was seen.

    ``bare`` is a page without filters.
    """
    page.goto(f"{address}explore?{query}", wait_until="commit", timeout=90_000)
    return wait_until_seen(page, whole=not bare)


def wait_until_seen(page: "Page", *, whole: bool = False) -> Seen:
    """Return when what was wanted was seen, and let the page come to rest.

    With ``whole`` it is at rest no sooner than its filters are there, which come after the first picture.
    """
    told: dict[str, Any] = page.evaluate("watch.done")
    if whole:
        page.wait_for_function(f"({_STATUSES})().length > 0", timeout=90_000)
    return Seen(**told, rest=page.evaluate("(quiet) => watch.rest(quiet)", _QUIET))


def list_nodes(page: "Page", names: dict[str, str]) -> list[str]:
    """Return the ids of the nodes that can be clicked without scrolling."""
    return list(
        page.evaluate(
            """(ids) => ids.filter((id) => {
              const place = watch.canvas().placeOf(id);
              return place && place.y > 90 && place.y < innerHeight - 20;
            })""",
            list(names),
        )
    )


def press_node(page: "Page", node: str, names: dict[str, str], focus: str = FOCUS) -> None:
    """Click a neighbour of the one country in focus; what is wanted then is the heading of its inspector."""
    page.evaluate("(text) => watch.want('heading', text)", f"{names[focus]} and {names[node]}")
    place = page.evaluate("(id) => watch.canvas().placeOf(id)", node)
    page.mouse.click(place["x"], place["y"])


def press_status(page: "Page", turn: int) -> None:
    """Press a pill of the filter of statuses: one after the other, and then once more each."""
    pills = page.evaluate_handle(_STATUSES)
    number = pills.evaluate("(pills) => pills.length")
    pill = pills.evaluate_handle("(pills, at) => pills[at]", turn % number).as_element()
    assert pill is not None
    page.evaluate("() => watch.want('redrawn', watch.told())")
    pill.click()


@contextmanager
def open_window(browser: "Browser") -> Iterator["Page"]:
    """Open a window of a browser that knows nothing yet."""
    window = browser.new_context(viewport={"width": 1440, "height": 900})
    window.add_init_script(path=_WATCH)
    try:
        yield window.new_page()
    finally:
        window.close()


@contextmanager
def open_sibling(page: "Page") -> Iterator["Page"]:
    """Open another window of the same browser, which has Streamlit's files already."""
    second = page.context.new_page()
    try:
        yield second
    finally:
        second.close()


@contextmanager
def serve(graph: Path, script: str = "") -> Iterator[str]:
    """Run the app, or the text of a script, in a new process; raises RuntimeError with its log where it cannot."""
    import pytest

    from tests.browser.serving import serving

    try:
        path = graph.parent / "page.py"
        if script:
            path.write_text(script, encoding="utf-8")
        with serving(graph.parent, path if script else "app.py") as address:
            yield address
    except pytest.fail.Exception as error:
        raise RuntimeError(str(error)) from error


def find_chromium() -> Path:
    """Return the Chromium that the tests would use; raises NotMeasured where it or Playwright is not there."""
    try:
        from tests.browser.serving import serving  # noqa: F401
        from tests.conftest import CHROMIUM_NAMES
    except ImportError as error:
        reason = f"{error}. Install what the tests need: pip install -r requirements-dev.txt"
        raise NotMeasured(reason) from error
    for name in filter(None, (os.environ.get("CHROMIUM"), *CHROMIUM_NAMES)):
        path = shutil.which(name)
        if path:
            return Path(path)
    raise NotMeasured("no chromium was found. Install it: apt-get install -y chromium (or set CHROMIUM to its path)")


@contextmanager
def start_browser(chromium: Path) -> Iterator["Browser"]:
    """Start a browser without a window on the screen; raises NotMeasured where it does not start."""
    from playwright.sync_api import Error, sync_playwright

    from tests.browser.conftest import QUIET

    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        except Error as error:
            raise NotMeasured(f"{chromium.name} does not start: {error.message.splitlines()[0]}") from error
        try:
            yield browser
        finally:
            browser.close()
