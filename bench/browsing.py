"""What is timed of the app in a real browser; the times are taken inside the page (``watch.js``), not by Playwright."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import time
from typing import TYPE_CHECKING, Any

import psutil

from bench.figures import NotMeasured
from graph.deal_rows import read_deals
from graph.explore import list_actors
from graph.filters import years_of
from graph.gathering import gather, line_of
from graph.store import open_reader
from graph.store.settings import EmbeddedSettings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOCUS = "EGY"
EDGES = 3000
"""Lines that the large picture is to have, as far as the register goes."""

_WATCH = Path(__file__).with_name("watch.js")
_QUIET = 150
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


@dataclass(frozen=True, slots=True)
class Large:
    """The large picture: how many in focus, nodes and lines, and the milliseconds until it is seen in a new window.

    ``first`` is with its layout computed, ``opened`` with the layout kept.
    """

    foci: int
    nodes: int
    edges: int
    first: float
    opened: float
    still: bool


@dataclass(slots=True)
class Browsing:
    """All that was timed; of what five did at once, one list a round. ``memory`` is in bytes."""

    cold: list[Seen] = field(default_factory=list)
    warm: list[Seen] = field(default_factory=list)
    again: list[Seen] = field(default_factory=list)
    click: list[Seen] = field(default_factory=list)
    filtered: list[Seen] = field(default_factory=list)
    large: list[Seen] = field(default_factory=list)
    crowd_open: list[list[Seen]] = field(default_factory=list)
    crowd_click: list[list[Seen]] = field(default_factory=list)
    crowd_filtered: list[list[Seen]] = field(default_factory=list)
    largest: Large = Large(0, 0, 0, 0.0, 0.0, still=False)
    memory_before: int = 0
    memory: int = 0


def browse(graph: Path, chromium: Path, times: int, people: int, clicks: int) -> Browsing:
    """Time everything so many times, with so many people at once where there are several, and so many clicks.

    Raises NotMeasured where the browser does not start.
    """
    names, foci, nodes, edges, last_year = _survey(graph)
    found = Browsing()
    with _browser(chromium) as browser:
        for _ in range(times):
            with _serving(graph) as address, _window(browser) as page:
                found.cold.append(_open(page, address, FOCUS))
        with _serving(graph) as address:
            _measure_one(browser, address, names, times, found)
            first, opened, still = _measure_large(browser, address, foci, last_year, times, found)
            found.largest = Large(len(foci), nodes, edges, first, opened, still)
            # In the process that has had all of that already: the most that it may come to.
            _measure_memory(browser, address, names, clicks, found)
        # In another process, where what they look at is as new as it was to the one alone.
        with _serving(graph) as address:
            _measure_crowd(browser, address, names, times, people, found)
    return found


def _measure_one(browser: "Browser", address: str, names: dict[str, str], times: int, found: Browsing) -> None:
    with _window(browser) as page:
        _open(page, address, FOCUS)
    for _ in range(times):
        with _window(browser) as page:
            found.warm.append(_open(page, address, FOCUS))
            with _sibling(page) as second:
                found.again.append(_open(second, address, FOCUS))
    with _window(browser) as page:
        _open(page, address, FOCUS)
        nodes = _nodes(page, names)
        for turn in range(times):
            _press_node(page, nodes[turn % len(nodes)], names)
            found.click.append(_seen(page))
    with _window(browser) as page:
        _open(page, address, FOCUS)
        for turn in range(times):
            _press_status(page, turn)
            found.filtered.append(_seen(page))


def _measure_large(
    browser: "Browser", address: str, foci: Sequence[str], last_year: int, times: int, found: Browsing
) -> tuple[float, float, bool]:
    """Time from a press, which takes off a filter that hides all but the last year, until all is drawn.

    Return the milliseconds until it is seen in a new window, with its layout computed and with the layout kept, and
    whether nothing moved any more once it was seen.
    """
    every = ",".join(foci)
    with _window(browser) as page:
        first = _open(page, address, every).seen
    with _window(browser) as page:
        opened = _open(page, address, every).seen
    still = True
    for _ in range(times):
        with _window(browser) as page:
            page.goto(f"{address}explore?country={every}&from={last_year}", wait_until="commit", timeout=90_000)
            _seen(page)
            page.evaluate("() => watch.want('redrawn', watch.told())")
            page.get_by_role("button", name="Clear all", exact=True).click()
            page.evaluate("watch.done")
            places = page.evaluate(_PLACES, foci)
            found.large.append(_seen(page))
            still = still and places == page.evaluate(_PLACES, foci)
    return first, opened, still


_PLACES = "(ids) => ids.map((id) => watch.canvas().placeOf(id))"


def _measure_crowd(
    browser: "Browser", address: str, names: dict[str, str], times: int, people: int, found: Browsing
) -> None:
    with _window(browser) as page:
        _open(page, address, FOCUS)
    for turn in range(times):
        with ExitStack() as stack:
            pages = [stack.enter_context(_window(browser)) for _ in range(people)]
            start = 1000 * time() + 400
            for page in pages:
                url = f"{address}explore?country={FOCUS}"
                page.evaluate(
                    "([url, at]) => void setTimeout(() => (location.href = url), at - Date.now())", [url, start]
                )
            for page in pages:
                page.wait_for_url(url, wait_until="commit", timeout=90_000)
            found.crowd_open.append([_seen(page) for page in pages])
            nodes = _nodes(pages[0], names)
            for number, page in enumerate(pages):
                _press_node(page, nodes[(turn * people + number) % len(nodes)], names)
            found.crowd_click.append([_seen(page) for page in pages])
            for page in pages:
                _press_status(page, turn)
            found.crowd_filtered.append([_seen(page) for page in pages])


def _measure_memory(browser: "Browser", address: str, names: dict[str, str], clicks: int, found: Browsing) -> None:
    """Click on nodes in one window; every tenth click puts the picked country in focus."""
    port = address.rstrip("/").rpartition(":")[2]
    [server] = [one for one in psutil.Process().children() if f"--server.port={port}" in one.cmdline()]

    def held() -> int:
        return sum(one.memory_info().rss for one in (server, *server.children(recursive=True)))

    focus, picked = FOCUS, ""
    with _window(browser) as page:
        _open(page, address, focus)
        found.memory_before = found.memory = held()
        for turn in range(clicks):
            button = page.get_by_role("button", name=f"Focus on {names.get(picked, '')}", exact=True)
            if turn % 10 == 9 and picked and button.count():
                focus, picked = picked, ""
                page.evaluate("(name) => watch.want('drawn', name)", focus)
                button.click()
            else:
                nodes = [one for one in _nodes(page, names) if one not in (picked, focus)]
                picked = nodes[7 * turn % len(nodes)] if nodes else picked
                _press_node(page, picked, names, focus)
            _seen(page)
            found.memory = max(found.memory, held())


def _survey(graph: Path) -> tuple[dict[str, str], list[str], int, int, int]:
    """Return the names of all actors, and the fewest in focus whose picture has enough lines, with its size and the
    last year in which anything of it was ordered.
    """
    with open_reader(EmbeddedSettings(graph)) as reader:
        actors = {actor.id: actor for actor in list_actors(reader)}
        every = read_deals(reader, actors=list(actors)).deals
        partners = Counter(one for pair in {deal.pair for deal in every} for one in pair)
        foci: list[str] = []
        lines: set[str | None] = set()
        for one, _ in partners.most_common():
            foci.append(one)
            lines |= {line_of(deal) for deal in every if one in deal.pair} - {None}
            if len(lines) >= EDGES:
                break
        read = read_deals(reader, actors=foci)
        around = gather(read, [actors[one] for one in foci], read.deals)
    drawn = [line for line in around.lines.values() if line.stroke]
    nodes = {end for line in drawn for end in (line.supplier, line.recipient)} | set(foci)
    names = {one: actor.name for one, actor in actors.items()}
    return names, foci, len(nodes), len(drawn), max(years_of(read.deals))


# ---- windows, and what is done in them ----


def _go(page: "Page", address: str, country: str) -> None:
    page.goto(f"{address}explore?country={country}", wait_until="commit", timeout=90_000)


def _open(page: "Page", address: str, country: str) -> Seen:
    _go(page, address, country)
    return _seen(page)


def _seen(page: "Page") -> Seen:
    """Return when what was wanted was seen, and let the page come to rest."""
    told: dict[str, Any] = page.evaluate("watch.done")
    return Seen(**told, rest=page.evaluate("(quiet) => watch.rest(quiet)", _QUIET))


def _nodes(page: "Page", names: dict[str, str]) -> list[str]:
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


def _press_node(page: "Page", node: str, names: dict[str, str], focus: str = FOCUS) -> None:
    page.evaluate("(text) => watch.want('heading', text)", f"{names[focus]} and {names[node]}")
    place = page.evaluate("(id) => watch.canvas().placeOf(id)", node)
    page.mouse.click(place["x"], place["y"])


def _press_status(page: "Page", turn: int) -> None:
    """Press a pill of the filter of statuses: one after the other, and then once more each."""
    pills = page.evaluate_handle(_STATUSES)
    number = pills.evaluate("(pills) => pills.length")
    pill = pills.evaluate_handle("(pills, at) => pills[at]", turn % number).as_element()
    assert pill is not None
    page.evaluate("() => watch.want('redrawn', watch.told())")
    pill.click()


@contextmanager
def _window(browser: "Browser") -> Iterator["Page"]:
    """Open a window of a browser that knows nothing yet."""
    window = browser.new_context(viewport={"width": 1440, "height": 900})
    window.add_init_script(path=_WATCH)
    try:
        yield window.new_page()
    finally:
        window.close()


@contextmanager
def _sibling(page: "Page") -> Iterator["Page"]:
    """Open another window of the same browser, which has Streamlit's files already."""
    second = page.context.new_page()
    try:
        yield second
    finally:
        second.close()


@contextmanager
def _serving(graph: Path) -> Iterator[str]:
    """Run the app in a new process; raises RuntimeError with its log where it does not start."""
    import pytest

    from tests.browser.serving import serving

    try:
        with serving(graph.parent) as address:
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
def _browser(chromium: Path) -> Iterator["Browser"]:
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


def tell_shares(seen: Sequence[Seen]) -> str:
    """Return where the time went, as medians: until the server was asked, until its last answer, and after it.

    >>> tell_shares([Seen(400.0, 50.0, 300.0, 0.0, 700.0)])
    'browser 50 ms until it asks, server 250 ms until its last answer, browser 100 ms; whole page at rest after 700 ms'
    """
    asked, answered = median(one.asked for one in seen), median(one.answered - one.asked for one in seen)
    after, rest = median(one.seen - one.answered for one in seen), median(one.rest for one in seen)
    return (
        f"browser {asked:.0f} ms until it asks, server {answered:.0f} ms until its last answer, "
        f"browser {after:.0f} ms; whole page at rest after {rest:.0f} ms"
    )
