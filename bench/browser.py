"""The measure of the app in a real browser: first picture, click, filter, a large picture, five at once, memory."""

import os
from collections.abc import Sequence
from statistics import median

from bench.browsing import Browsing, browse, tell_shares
from bench.figures import Budget, Figure, Unit
from bench.fresh import fresh
from bench.windows import Seen, find_chromium
from bench.workbench import Workbench

_MEASURE = "browser"
_MIB = 1024**2
_LEAST, _PEOPLE, _CLICKS = 5, 5, 200


def measure_browser(bench: Workbench) -> list[Figure]:
    """Use Explore in Chromium on the register with the story; raises NotMeasured where there is no browser.

    One run, or two, are a try of the measure itself: then everything is done so often only, by two people, and clicked
    less.
    """
    chromium = find_chromium()
    times = bench.runs if bench.is_try else max(_LEAST, bench.runs)
    clicks = 5 * bench.runs if bench.is_try else _CLICKS
    graph = bench.graph_with_story
    bench.say(f"using Explore in a browser, with {clicks} clicks for the memory")
    found = fresh(browse, graph, chromium, times, 2 if bench.is_try else _PEOPLE, clicks).value
    return [
        _one("first picture of Egypt, app and browser just started", found.cold, 3000, bare=found.bare_cold),
        _one("first picture of Egypt in a browser that knows the app", found.again, 1500, _new(found), bare=found.bare),
        _one("from a click on a node to its inspector", found.click, 400),
        _one("from a filter to the picture drawn anew", found.filtered, 700),
        _large(found),
        _crowd("first picture", found.crowd_open, found.warm, _tell_work(found)),
        _crowd("click to inspector", found.crowd_click, found.click),
        _crowd("filter to picture", found.crowd_filtered, found.filtered),
        Figure(
            measure=_MEASURE,
            name=f"most memory of the app in {clicks} clicks",
            unit=Unit.MEBIBYTES,
            measured=found.memory / _MIB,
            budget=Budget(most=1024),
            notes=(
                f"before these clicks, after all pictures above, the app had {found.memory_before / _MIB:,.0f} MiB",
            ),
        ),
    ]


def _one(name: str, seen: Sequence[Seen], most: float, *notes: str, bare: Sequence[Seen] = ()) -> Figure:
    """Return a figure; ``bare`` is the same on a page of Streamlit with nothing but an empty component."""
    single = ", ".join(f"{one.seen:.0f}" for one in seen)
    return Figure(
        measure=_MEASURE,
        name=name,
        unit=Unit.MILLISECONDS,
        measured=median(one.seen for one in seen),
        baseline=median(one.seen for one in bare) if bare else None,
        budget=Budget(most=most),
        notes=(f"{name}: {tell_shares(seen)}; single times {single} ms", *notes),
    )


def _new(found: Browsing) -> str:
    seen = median(one.seen for one in found.warm)
    return f"in a browser that must fetch all files of Streamlit first: {seen:.0f} ms; {tell_shares(found.warm)}"


def _large(found: Browsing) -> Figure:
    large = found.largest
    name = f"from a press to a picture of {large.nodes:,} nodes and {large.edges:,} edges, its layout kept"
    return Figure(
        measure=_MEASURE,
        name=name,
        unit=Unit.MILLISECONDS,
        measured=median(one.seen for one in found.large),
        budget=Budget(most=1500, also="still"),
        condition=large.still,
        notes=(
            f"the large picture has {large.foci} in focus; asked for are 1,000 nodes and 3,000 edges; "
            f"{tell_shares(found.large)}",
            f"in a new window: {large.opened:.0f} ms; for the first time, its layout computed: {large.first:.0f} ms",
        ),
    )


def _tell_work(found: Browsing) -> str:
    """Say what the machine allows: where one alone already keeps all processors busy, five take five times as long."""
    work, people, processors = median(found.work), len(found.crowd_open[0]), os.cpu_count() or 1
    least = people * work / processors
    longer = 1000 * least / median(one.rest for one in found.warm)
    return (
        f"a new window takes {work:.1f} s of processor time until its page is at rest; for {people} on {processors} "
        f"processors that is {least:.1f} s, {longer:.1f} × the time of one until then"
    )


def _crowd(what: str, rounds: Sequence[Sequence[Seen]], alone: Sequence[Seen], *notes: str) -> Figure:
    """The slowest of several at once, beside one alone."""
    people = len(rounds[0])
    every = [one for seen in rounds for one in seen]
    apart = median(max(one.at for one in seen) - min(one.at for one in seen) for seen in rounds)
    return Figure(
        measure=_MEASURE,
        name=f"{what}, the slowest of {people} at once, beside one alone",
        unit=Unit.MILLISECONDS,
        measured=median(max(one.seen for one in seen) for seen in rounds),
        baseline=median(one.seen for one in alone),
        budget=Budget(most=3, of_ratio=True, inclusive=True),
        notes=(
            f"{what}, {people} at once: median of all {median(one.seen for one in every):.0f} ms, begun within "
            f"{apart:.0f} ms; {tell_shares(every)}",
            *notes,
        ),
    )
