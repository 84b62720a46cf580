"""From a checked file into a store: what the command line and the app call to load."""

import shlex
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from graph.store.base import LoadSummary, Store
from graph.store.comparisons import Comparison, read_comparison
from graph.store.progress import Writing
from loaders.checking import Checked, Progress, check, find_others
from loaders.contract import Issue, IssueKind, LoadOptions, RefusedFile
from loaders.files import expand, read_file


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; ``summary`` is None where the file was refused as a whole, or only checked.

    ``comparison`` is there for a table that was loaded: its rows beside a register.
    """

    checked: Checked
    summary: LoadSummary | None = None
    comparison: Comparison | None = None

    @property
    def seconds(self) -> float:
        """Reading and writing together."""
        return self.checked.seconds + (self.summary.seconds if self.summary else 0.0)


def check_path(source: str, path: Path, options: LoadOptions, progress: Progress | None = None) -> Checked:
    """Read one file; a file that cannot be opened is a refused one.

    Where it is refused as a whole and other loaders know it by its content, a notice says which.
    """
    try:
        file = read_file(path)
    except RefusedFile as refused:
        return Checked(source, path.name, 0, None, (), tuple(refused.issues), 0.0)
    now = datetime.now(UTC).replace(microsecond=0)
    checked = check(source, file, options, progress, now)
    if checked.report is not None:
        return checked
    pointers = tuple(_point_to(other, path) for other in find_others(source, file))
    return replace(checked, issues=(*checked.issues, *pointers))


def _point_to(source: str, path: Path) -> Issue:
    reason = f"this looks like a file of another source: python -m loaders check {source} {shlex.quote(str(path))}"
    return Issue(kind=IssueKind.NOTICE, file=path.name, reason=reason)


def load_checked(store: Store, checked: Checked, progress: Writing | None = None) -> Outcome:
    """Write a checked file in one transaction; a refused one is passed through.

    The outcome holds no claims and no totals, so that the files of a folder do not pile up in memory.
    """
    if checked.report is None:
        return Outcome(checked)
    summary = store.write(checked.report, checked.claims, checked.totals, progress)
    comparison = None
    if checked.totals:
        with closing(store.reader()) as reader:
            comparison = read_comparison(reader, checked.report.report.id)
    return Outcome(replace(checked, claims=(), totals=()), summary, comparison)


def load_paths(store: Store, source: str, paths: Sequence[Path], options: LoadOptions | None = None) -> list[Outcome]:
    """Load files, or the files of folders, one transaction each."""
    chosen = options or LoadOptions()
    return [load_checked(store, check_path(source, path, chosen)) for path in expand(paths)]
