"""The app on a free port of this machine, and a browser that may talk to nothing else."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.conftest import ROOT

SCREENSHOTS = ROOT / "screenshots"
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-default-apps"),
]
# The machine runs other tests meanwhile, and is given time to show what is to be seen.
expect.set_options(timeout=20_000)

_DRAWN = """() => {
  const app = document.querySelector("[data-test-script-state]");
  return !app || app.dataset.testScriptState === "notRunning";
}"""


def _when_drawn(act: Callable[..., None]) -> Callable[..., None]:
    """Let a press wait until a page has been drawn to its end, as a person does.

    Before, what it is to meet may be there twice, the old one and the new, or be about to move away.
    """

    @wraps(act)
    def acting(locator: Locator, *given: Any, **named: Any) -> None:
        locator.page.wait_for_function(_DRAWN, timeout=30_000)
        act(locator, *given, **named)

    return acting


Locator.click = _when_drawn(Locator.click)  # type: ignore[method-assign]


@dataclass
class Visit:
    """A page of the app in one window, with all that it asked for and all that went wrong in it."""

    page: Page
    address: str
    hosts: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)

    @property
    def canvas(self) -> Locator:
        """The network."""
        return self.page.locator(".canvas")

    def open(self, query: str = "", *, drawn: str = "EGY") -> None:
        """Go to an address of the app and wait until a country's network is drawn, and on Explore its filters too."""
        self.page.goto(self.address + query)
        self.wait_for(drawn)
        if "/explore" in self.page.url:
            self.wait_for_filters()

    def wait_for(self, drawn: str) -> None:
        """Wait until a country's network is drawn."""
        self.page.locator(f'.canvas[data-drawn="{drawn}"]').wait_for(timeout=30_000)

    def wait_for_filters(self) -> None:
        """Wait until Explore's filters are there, which come after its picture."""
        self.page.get_by_test_id("stSidebar").get_by_test_id("stMultiSelect").first.wait_for(timeout=30_000)

    def wait_until_still(self) -> None:
        """Wait until the page has been drawn to its end."""
        self.page.wait_for_function(_DRAWN, timeout=30_000)

    def click(self, drawn: str) -> None:
        """Click a line, or the name beside a node, by its id."""
        self.wait_until_still()
        place: Any = None
        for _ in range(40):
            place = self.canvas.evaluate("(canvas, id) => canvas.placeOf(id)", drawn)
            if place is not None:
                break
            self.page.wait_for_timeout(50)
        assert place is not None, f"{drawn} is not drawn, or nothing of it can be clicked"
        self.page.mouse.click(place["x"], place["y"])

    def screenshot(self, name: str) -> None:
        """Keep a picture of the window, when nothing in it is still to come."""
        self.page.wait_for_function(f"() => ({_DRAWN})() && !document.querySelector('[data-testid=stSkeleton]')")
        SCREENSHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SCREENSHOTS / f"{name}.png")


@pytest.fixture(scope="session")
def app_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app, started on an empty graph of its own."""
    folder = tmp_path_factory.mktemp("app")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    environment["GRAPH_PATH"] = str(folder / "graph.kgl")
    options = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *options, "--server.fileWatcherType=none"]
    log = folder / "app.log"
    with log.open("w") as output:
        app = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}/"
            _wait_until_it_answers(app, f"{address}_stcore/health", log)
            yield address
        finally:
            app.terminate()
            app.wait(timeout=20)


@pytest.fixture(scope="session")
def browser(chromium_path: Path) -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(chromium_path), args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser, app_address: str) -> Iterator[Visit]:
    """A window of 1440 by 900 pixels in light."""
    with visiting(browser, app_address) as one:
        yield one


@contextmanager
def visiting(browser: Browser, address: str, **context: Any) -> Iterator[Visit]:
    """Open a window; ``context`` are options of Playwright. At its end nothing may have gone wrong in it.

    Windows of the same options are of one person, whose browser has Streamlit's files already: a new one would take
    two seconds to fetch and compile them. What the page has kept there is forgotten at the end.
    """
    page = _person(browser, **({"viewport": {"width": 1440, "height": 900}} | context)).new_page()
    one = Visit(page, address)
    page.on("request", lambda request: one.hosts.add(request.url.split("/")[2] if "//" in request.url else "data"))
    page.on("websocket", lambda socket: one.hosts.add(socket.url.split("/")[2]))
    page.on("pageerror", lambda error: one.errors.append(str(error)))
    page.on("console", lambda message: one.errors.append(message.text) if message.type == "error" else None)
    try:
        yield one
    finally:
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear(), sessionStorage.clear()")
        page.close()
    assert [] == one.errors


def _person(browser: Browser, **options: Any) -> BrowserContext:
    """Return the person whose windows have these options; each is made once."""
    key = browser, json.dumps(options, sort_keys=True)
    if key not in _PEOPLE:
        _PEOPLE[key] = browser.new_context(**options)
    return _PEOPLE[key]


_PEOPLE: dict[tuple[Browser, str], BrowserContext] = {}


def _wait_until_it_answers(app: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    for _ in range(300):
        if app.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the app did not start:\n{log.read_text()}")
