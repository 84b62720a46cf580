"""What is timed of the app in a real browser; the times are taken inside the page (``watch.js``), not by Playwright."""

from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import time
from typing import TYPE_CHECKING

import psutil

from bench.windows import (
    FOCUS,
    Seen,
    list_nodes,
    open_page,
    open_sibling,
    open_window,
    press_node,
    press_status,
    serve,
    start_browser,
    wait_until_seen,
)
from graph.deal_rows import read_deals
from graph.explore import list_actors
from graph.filters import years_of
from graph.gathering import gather, line_of
from graph.store import open_reader
from graph.store.settings import EmbeddedSettings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EDGES = 3000
"""Lines that the large picture is to have, as far as the register goes."""

_EGYPT = f"country={FOCUS}"

_BARE = """import streamlit as st
bare = st.components.v2.component(
    "bare",
    html="<div class='picture'><div class='canvas'>x</div></div>",
    js="/* x */\\nexport default (part) => (part.parentElement.querySelector('.canvas').dataset.drawn = 'EGY');",
)
def start(): pass
def explore(): bare(key="bare", data={})
st.navigation([st.Page(start), st.Page(explore)], position="top").run()
"""
"""The least that Streamlit can show: one component on a page. The app is set beside it."""


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
    """All that was timed; of what five did at once, one list a round. ``memory`` is in bytes.

    ``work`` are the seconds of processor time, of all processors, that a new window took until its page was at rest.
    """

    bare_cold: list[Seen] = field(default_factory=list)
    bare: list[Seen] = field(default_factory=list)
    cold: list[Seen] = field(default_factory=list)
    warm: list[Seen] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
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
    with start_browser(chromium) as browser:
        for _ in range(times):
            with serve(graph, _BARE) as address, open_window(browser) as page:
                found.bare_cold.append(open_page(page, address, _EGYPT, bare=True))
                with open_sibling(page) as second:
                    found.bare.append(open_page(second, address, _EGYPT, bare=True))
            with serve(graph) as address, open_window(browser) as page:
                found.cold.append(open_page(page, address, _EGYPT))
        with serve(graph) as address:
            _measure_one(browser, address, names, times, found)
            first, opened, still = _measure_large(browser, address, foci, last_year, times, found)
            found.largest = Large(len(foci), nodes, edges, first, opened, still)
            # In the process that has had all of that already: the most that it may come to.
            _measure_memory(browser, address, names, clicks, found)
        # In another process, where what they look at is as new as it was to the one alone.
        with serve(graph) as address:
            _measure_crowd(browser, address, names, times, people, found)
    return found


def _measure_one(browser: "Browser", address: str, names: dict[str, str], times: int, found: Browsing) -> None:
    with open_window(browser) as page:
        open_page(page, address, _EGYPT)
    for _ in range(times):
        with open_window(browser) as page:
            before = _worked()
            found.warm.append(open_page(page, address, _EGYPT))
            found.work.append(_worked() - before)
            with open_sibling(page) as second:
                found.again.append(open_page(second, address, _EGYPT))
    with open_window(browser) as page:
        open_page(page, address, _EGYPT)
        nodes = list_nodes(page, names)
        for turn in range(times):
            press_node(page, nodes[turn % len(nodes)], names)
            found.click.append(wait_until_seen(page))
    with open_window(browser) as page:
        open_page(page, address, _EGYPT)
        for turn in range(times):
            press_status(page, turn)
            found.filtered.append(wait_until_seen(page))


def _worked() -> float:
    """Return for how many seconds the processors of this machine have been at work."""
    spent = psutil.cpu_times()
    return float(spent.user + spent.system + getattr(spent, "nice", 0))


def _measure_large(
    browser: "Browser", address: str, foci: Sequence[str], last_year: int, times: int, found: Browsing
) -> tuple[float, float, bool]:
    """Time from a press, which takes off a filter that hides all but the last year, until all is drawn.

    Return the milliseconds until it is seen in a new window, with its layout computed and with the layout kept, and
    whether nothing moved any more once it was seen.
    """
    every = ",".join(foci)
    with open_window(browser) as page:
        first = open_page(page, address, f"country={every}").seen
    with open_window(browser) as page:
        opened = open_page(page, address, f"country={every}").seen
    still = True
    for _ in range(times):
        with open_window(browser) as page:
            open_page(page, address, f"country={every}&from={last_year}")
            page.evaluate("() => watch.want('redrawn', watch.told())")
            page.locator(".st-key-clear_all button").click()
            page.evaluate("watch.done")
            places = page.evaluate(_PLACES, foci)
            found.large.append(wait_until_seen(page))
            still = still and places == page.evaluate(_PLACES, foci)
    return first, opened, still


_PLACES = "(ids) => ids.map((id) => watch.canvas().placeOf(id))"


def _measure_crowd(
    browser: "Browser", address: str, names: dict[str, str], times: int, people: int, found: Browsing
) -> None:
    with open_window(browser) as page:
        open_page(page, address, _EGYPT)
    for turn in range(times):
        with ExitStack() as stack:
            pages = [stack.enter_context(open_window(browser)) for _ in range(people)]
            start = 1000 * time() + 400
            for page in pages:
                url = f"{address}explore?{_EGYPT}"
                page.evaluate(
                    "([url, at]) => void setTimeout(() => (location.href = url), at - Date.now())", [url, start]
                )
            for page in pages:
                page.wait_for_url(url, wait_until="commit", timeout=90_000)
            found.crowd_open.append([wait_until_seen(page, whole=True) for page in pages])
            nodes = list_nodes(pages[0], names)
            for number, page in enumerate(pages):
                press_node(page, nodes[(turn * people + number) % len(nodes)], names)
            found.crowd_click.append([wait_until_seen(page) for page in pages])
            for page in pages:
                press_status(page, turn)
            found.crowd_filtered.append([wait_until_seen(page) for page in pages])


def _measure_memory(browser: "Browser", address: str, names: dict[str, str], clicks: int, found: Browsing) -> None:
    """Click on nodes in one window; every tenth click puts the picked country in focus."""
    port = address.rstrip("/").rpartition(":")[2]
    [server] = [one for one in psutil.Process().children() if f"--server.port={port}" in one.cmdline()]

    def held() -> int:
        return sum(one.memory_info().rss for one in (server, *server.children(recursive=True)))

    focus, picked = FOCUS, ""
    with open_window(browser) as page:
        open_page(page, address, f"country={focus}")
        found.memory_before = found.memory = held()
        for turn in range(clicks):
            button = page.get_by_role("button", name=f"Focus on {names.get(picked, '')}", exact=True)
            if turn % 10 == 9 and picked and button.count():
                focus, picked = picked, ""
                page.evaluate("(name) => watch.want('drawn', name)", focus)
                button.click()
            else:
                nodes = [one for one in list_nodes(page, names) if one not in (picked, focus)]
                picked = nodes[7 * turn % len(nodes)] if nodes else picked
                press_node(page, picked, names, focus)
            wait_until_seen(page)
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
