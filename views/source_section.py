"""One source on the page: what it is, what it covers, and each of its reports with what became of its rows."""

from collections.abc import Callable, Sequence
from functools import cache

import streamlit as st

from graph.holdings import (
    HeldReport,
    HeldSource,
    tell_acts,
    tell_moment,
    tell_origin,
    tell_rows,
    tell_window,
)
from graph.telling import long_day
from loaders.manifest import Manifest, list_manifests
from views.links import address_of
from views.plain_table import Cell, Column, Link, show_facts, show_note, show_table

_NAMES = 60
"""Names not matched that are shown at once."""
_ROWS = 100
"""Refused or repaired rows that are shown; all are in the file that can be downloaded."""

OnRemove = Callable[[HeldReport], None]


def show_source(source: HeldSource, on_remove: OnRemove | None) -> None:
    """Show a source; ``on_remove`` shows the button that removes a report, None where nothing may be removed."""
    manifest = find_manifest(source)
    show_facts(
        [
            ("Kind", source.kind.value),
            ("Publisher", source.publisher or ""),
            ("Address", source.url or ""),
            ("Citation", source.citation or "not stated"),
            ("Data licence", source.data_licence or "not stated"),
            ("Covers", manifest.covers if manifest else ""),
            ("Does not cover", manifest.does_not_cover if manifest else ""),
        ],
        key=f"source_{source.id}",
        heading=source.name,
        level=2,
    )
    for report in source.loaded:
        _show_report(report)
        if on_remove is not None:
            on_remove(report)
    for report in source.reports:
        if not report.loaded:
            show_note(tell_origin(report), key=f"origin_{report.id}")


def find_manifest(source: HeldSource) -> Manifest | None:
    """Return the manifest of the loader that reads a source: its own, else the one that knows a report's layout."""
    manifests = _manifests()
    own = next((one for one in manifests if one.source.id == source.id), None)
    layouts = {report.layout for report in source.loaded}
    return own or next((one for one in manifests if layouts & set(one.expected_claims)), None)


@cache
def _manifests() -> tuple[Manifest, ...]:
    return tuple(list_manifests())


def _show_report(report: HeldReport) -> None:
    published = long_day(report.published, report.precision) if report.published else "day not known"
    names = ", ".join(report.unmatched_names[:_NAMES])
    more = len(report.unmatched_names) - _NAMES
    show_facts(
        [
            ("Id", report.id),
            ("Address", report.url or ""),
            ("Published", "" if report.generated is not None or report.edition else published),
            ("File made", long_day(report.generated, None) if report.generated else ""),
            ("Edition", report.edition or ""),
            ("Coverage", tell_window(report) if report.edition or any(report.window) else ""),
            ("Read on", long_day(report.accessed, None) if report.accessed else ""),
            ("File", ", ".join(filter(None, (report.file, report.layout)))),
            ("Loaded", tell_moment(report.loaded_at) if report.loaded_at is not None else ""),
            ("Rows", tell_rows(report)),
            ("Beside the register", _differences(report)),
            ("Claims by act", tell_acts(report)),
            ("Names not matched", f"{names}{f' and {more:,} more' if more > 0 else ''}"),
        ],
        key=f"report_{report.id}",
        heading=report.name,
        level=3,
    )
    _show_rows("Refused rows", report.refusals, report)
    _show_rows("Repaired rows", report.repairs, report)


def _differences(report: HeldReport) -> Cell:
    """Return the way to what a table and the register say otherwise; "" for a report that states claims."""
    if not report.compared:
        return ""
    words = "A table states no claims. Where it differs from the register, row by row"
    return Link(words, address_of("queries", q="table-against-register", table=report.id))


def _show_rows(words: str, rows: Sequence[str], report: HeldReport) -> None:
    if not rows:
        return
    with st.expander(f"{words}: {len(rows):,}"):
        shown = [[row] for row in rows[:_ROWS]]
        show_table([Column("row and reason")], shown, key=f"{words}_{report.id}", aloud=f"{words} of {report.name}")
        if len(rows) > _ROWS:
            st.markdown(f":small[:gray[{_ROWS} of {len(rows):,} are shown.]]")
            name = f"{words.lower().replace(' ', '-')}.txt"
            st.download_button("Download all", "\n".join(rows) + "\n", name, "text/plain", key=f"{name}_{report.id}")
