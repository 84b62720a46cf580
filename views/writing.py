"""Loading and removing from a page: only where the environment allows it, one at a time, the store held no longer."""

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime

from graph.store import open_store
from graph.store.base import LoadSummary
from graph.store.errors import StoreLocked
from graph.summaries import count
from loaders.checking import Progress, check
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


def load(source: str, file: SourceFile, options: LoadOptions, progress: Progress) -> Outcome:
    """Read a file and write it; raises StoreError, StoreLocked also while another page of this app writes."""
    with _alone():
        checked = check(source, file, options, progress, datetime.now(UTC).replace(microsecond=0))
        with closing(open_store()) as store:
            return load_checked(store, checked)


def remove(report: str) -> LoadSummary | None:
    """Withdraw a report; None where it is not loaded any more. Raises StoreError like ``load``."""
    with _alone(), closing(open_store()) as store:
        try:
            return store.remove(report)
        except KeyError:
            return None


@contextmanager
def _alone() -> Iterator[None]:
    if not _one_at_a_time.acquire(blocking=False):
        raise StoreLocked("Another page of this app is writing the graph. Wait until it is done, then try again.")
    try:
        yield
    finally:
        _one_at_a_time.release()


def tell_load(outcome: Outcome) -> str:
    """Return what a load changed."""
    checked, summary = outcome.checked, outcome.summary
    if checked.report is None or summary is None:
        return f"{checked.file}: refused, nothing of it was loaded."
    loaded = checked.report
    head = (
        f"{checked.file}: loaded as {loaded.report.id}, {count(loaded.claims, 'claim')}, {loaded.refused:,} refused. "
    )
    return head + (
        f"Transfers: {summary.transfers_new:,} new, {summary.transfers_changed:,} changed, "
        f"{summary.transfers_unchanged:,} unchanged ({outcome.seconds:.1f} s)."
    )


def tell_removal(report: str, summary: LoadSummary | None) -> str:
    """Return what a removal changed."""
    if summary is None:
        return f"{report} is not loaded any more; nothing was changed."
    changed = count(summary.transfers_changed, "transfer")
    return f"{report}: removed. {changed} changed or gone; what other reports state stays."
