"""The graph as it was known on a day: the same rule on the reports that were published or made until then.

Every transfer is a pure function of its claims, so withdrawing all later reports from a copy gives the graph that
loading the earlier ones alone gives. What a report says of an earlier time stays with the report's own day: nothing
is known before somebody has said it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from graph.store import open_reader, open_store
from graph.store.base import Reader, Store
from graph.store.dump import elements, fill
from graph.store.settings import EmbeddedSettings

_REPORTS = "MATCH (r:Report) WHERE r.loaded = true RETURN r ORDER BY r.id"


@dataclass(frozen=True, slots=True)
class Past:
    """Which reports a graph of an earlier day has; ids, in order.

    ``later`` are left out because they came after that day, ``undated`` because no day is known: neither of
    publication nor on which the file was made. ``dateless_kept`` says that these were kept all the same.
    """

    day: date
    kept: tuple[str, ...]
    later: tuple[str, ...]
    undated: tuple[str, ...]
    dateless_kept: bool = False

    @property
    def left_out(self) -> tuple[str, ...]:
        """All reports that the graph of that day is without."""
        return self.later if self.dateless_kept else (*self.later, *self.undated)


def day_known(properties: Mapping[str, Any]) -> date | None:
    """Return the day on which a report was certainly there, by the properties of its node; None where nobody says.

    That is the latest day of its publication, else the day on which the file was made.

    >>> day_known({"published": date(2023, 11, 1), "published_latest": date(2023, 11, 30)})
    datetime.date(2023, 11, 30)
    >>> day_known({"generated": date(2025, 2, 10)}), day_known({"accessed": date(2025, 2, 10)})
    (datetime.date(2025, 2, 10), None)
    """
    for name in ("published_latest", "published", "generated"):
        if name in properties:
            found: date = properties[name]
            return found
    return None


def find_past(reports: Iterable[Mapping[str, Any]], day: date, *, with_undated: bool = False) -> Past:
    """Part reports, given as the properties of their nodes, into those known on a day and the others."""
    kept: list[str] = []
    later: list[str] = []
    undated: list[str] = []
    for properties in reports:
        known = day_known(properties)
        chosen = undated if known is None else kept if known <= day else later
        chosen.append(str(properties["id"]))
    return Past(day, tuple(sorted(kept)), tuple(sorted(later)), tuple(sorted(undated)), with_undated)


def write_past(reader: Reader, target: Store, day: date, *, with_undated: bool = False, replace: bool = False) -> Past:
    """Write the graph as known on a day into another store, all of it or nothing.

    Raises StoreError where the graph there is not empty and ``replace`` is not set.
    """
    reports = [row["r"].properties for row in reader.run(_REPORTS, row_limit=None).rows]
    past = find_past(reports, day, with_undated=with_undated)
    with TemporaryDirectory() as folder:
        settings = EmbeddedSettings(Path(folder) / "past.kgl")
        with open_store(settings) as store:
            fill(store, elements(reader), replace=False)
            for report in past.left_out:
                store.remove(report)
        with open_reader(settings) as found:
            fill(target, elements(found), replace=replace)
    return past
