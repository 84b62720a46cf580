"""Loading and removing from a page: only where the environment allows it, one at a time, the store held no longer."""

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from ipaddress import ip_address

from graph.store import open_store
from graph.store.base import LoadSummary
from graph.store.errors import StoreLocked
from graph.store.progress import Writing
from graph.summaries import count
from graph.totals import tell_stated
from loaders.checking import Checked, Progress, check
from loaders.contract import LoadOptions, SourceFile
from loaders.loading import Outcome, load_checked

_one_at_a_time = threading.Lock()

HOW_TO_ALLOW = (
    "Loading and removing are off on this page. On the machine that runs the app: "
    "`python -m loaders load SOURCE FILE`, or start the app with `ALLOW_LOADS=1` in its environment, as `make run` "
    "does. It listens on that machine alone; keep it off where strangers can reach the app."
)


def may_load(environment: Mapping[str, str] | None = None) -> bool:
    """Say whether the pages may write: ``ALLOW_LOADS`` is 1.

    >>> may_load({"ALLOW_LOADS": "1"}), may_load({"ALLOW_LOADS": "yes"}), may_load({})
    (True, False, False)
    """
    values = os.environ if environment is None else environment
    return values.get("ALLOW_LOADS") == "1"


def tell_exposed(address: str | None) -> str:
    """Return a warning where others than this machine may load and remove; "" where the app listens on it alone.

    ``address`` is where the app listens, None for every address of the machine.

    >>> tell_exposed("127.0.0.1"), tell_exposed("localhost"), tell_exposed("::1")
    ('', '', '')
    >>> tell_exposed("0.0.0.0")[:36]
    'Whoever can reach this app may load '
    """
    try:
        is_own = address == "localhost" or (address is not None and ip_address(address).is_loopback)
    except ValueError:
        is_own = False
    if is_own:
        return ""
    where = "on every address of this machine" if address in (None, "", "0.0.0.0", "::") else f"at {address}"
    return (
        f"Whoever can reach this app may load and remove here: ALLOW_LOADS is 1 and it listens {where}. Start it with "
        "--server.address 127.0.0.1, or without ALLOW_LOADS, unless something in front of it keeps strangers out."
    )


@contextmanager
def alone() -> Iterator[None]:
    """Hold the only leave to write from a page of this app; raises StoreLocked where another page has it."""
    if not _one_at_a_time.acquire(blocking=False):
        raise StoreLocked("Another page of this app is writing the graph. Wait until it is done, then try again.")
    try:
        yield
    finally:
        _one_at_a_time.release()


def read_again(source: str, file: SourceFile, options: LoadOptions, progress: Progress) -> Checked:
    """Read a file to its end, with all its claims; never raises for what is in the file."""
    return check(source, file, options, progress, datetime.now(UTC).replace(microsecond=0))


def write(checked: Checked, progress: Writing) -> Outcome:
    """Write a file that was read, all of it or nothing; call it under ``alone``. Raises StoreError."""
    with closing(open_store()) as store:
        return load_checked(store, checked, progress)


def remove(report: str) -> LoadSummary | None:
    """Withdraw a report; None where it is not loaded any more. Raises StoreError, StoreLocked as ``alone`` does."""
    with alone(), closing(open_store()) as store:
        try:
            return store.remove(report)
        except KeyError:
            return None


def tell_writing(checked: Checked) -> str:
    """Return what is being done while a file is written."""
    stated = tell_stated(checked.report.claims, checked.report.compared) if checked.report is not None else "nothing"
    return f"Writing {stated} into the graph, all or nothing; then what they change is computed anew …"


def tell_load(outcome: Outcome) -> str:
    """Return what a load changed."""
    checked, summary = outcome.checked, outcome.summary
    if checked.report is None or summary is None:
        return f"{checked.file}: refused, nothing of it was loaded."
    loaded = checked.report
    stated = tell_stated(loaded.claims, loaded.compared)
    head = f"{checked.file}: loaded as {loaded.report.id}, {stated}, {loaded.refused:,} refused. "
    if loaded.refused:
        rows = "The refused row" if loaded.refused == 1 else f"The {loaded.refused:,} refused rows"
        head += f"{rows} stayed out; the reasons stand below, with the report. "
    if outcome.comparison is not None:
        return f"{head}A table states no claims; {outcome.comparison.told}."
    return head + (
        f"Transfers: {summary.transfers_new:,} new, {summary.transfers_changed:,} changed, "
        f"{summary.transfers_unchanged:,} unchanged ({outcome.seconds:.1f} s)."
    )


def tell_removal(report: str, summary: LoadSummary | None) -> str:
    """Return what a removal changed."""
    if summary is None:
        return f"{report} is not loaded any more; nothing was changed."
    changed = count(summary.transfers_changed, "transfer")
    verb = "was" if summary.transfers_changed == 1 else "were"
    return (
        f"{report}: removed. The transfers that no other report tells of went with it; "
        f"{changed} that others tell of too {verb} changed."
    )
