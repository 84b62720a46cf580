"""Sources: every source and report with licence, citation, coverage and refused rows; loading and removing."""

import streamlit as st

from graph.holdings import (
    HeldReport,
    HeldSource,
    Holdings,
    tell_citations,
    tell_day,
    tell_edition,
    tell_holdings,
    tell_years,
)
from graph.store.base import Reader
from graph.store.errors import StoreError
from graph.summaries import count
from views import address, graph_access
from views.links import address_of
from views.plain_table import Cell, Column, Link, show_note, show_table
from views.source_section import show_source
from views.text import as_text
from views.upload import show_upload, show_written, tell_written
from views.writing import may_load, remove, tell_removal

_SECTIONS = 20
"""Sources that have a section at once; a link in the table opens any other."""
_ASKED = "remove_asked"

_COLUMNS = (
    Column("source"),
    Column("report"),
    Column("claims", is_number=True),
    Column("refused", is_number=True),
    Column("years or edition"),
    Column("from"),
)


def show_page(graph: Reader) -> None:
    """Show the page; raises StoreError where the graph cannot be read."""
    holdings = graph_access.holdings(graph)
    st.title("Sources", anchor=False)
    show_written()
    st.markdown(as_text(tell_holdings(holdings)))
    if holdings.reports:
        show_table(_COLUMNS, _rows(holdings), key="sources", aloud="All sources and reports")
    else:
        st.markdown("Load a file below; the story that comes with the project is in `loaders/reports/sample`.")
    show_upload(holdings.reports)
    chosen = _chosen(holdings)
    for source in chosen[:_SECTIONS]:
        show_source(source, _show_removal if may_load() else None)
    if len(chosen) > _SECTIONS:
        st.markdown(f"{len(chosen) - _SECTIONS} more sources: each opens by its name in the table above.")
    if holdings.reports:
        cited = [report.id for report in holdings.reports]
        show_note(tell_citations(holdings, cited), key="cited")


def _rows(holdings: Holdings) -> list[tuple[Cell, ...]]:
    """Return a row a report, the loaded ones first; an origin that is not loaded says so."""
    rows: list[tuple[Cell, ...]] = []
    held = [(source, report) for source in holdings.sources for report in source.reports]
    for source, report in sorted(held, key=lambda one: not one[1].loaded):
        link = Link(source.name, address_of("sources", source=source.id))
        if report.loaded:
            years = tell_years(report) or tell_edition(report)
            rows.append((link, report.name, f"{report.claims:,}", f"{report.refused:,}", years, tell_day(report)))
        else:
            rows.append((link, report.name, "", "", "not loaded", tell_day(report)))
    return rows


def _chosen(holdings: Holdings) -> list[HeldSource]:
    """Return the one source that the address names, else all; a wrong name is told and ignored."""
    wanted = address.get("source")
    if not wanted:
        return list(holdings.sources)
    found = [source for source in holdings.sources if source.id == wanted]
    if not found:
        st.warning(as_text(f"No source “{wanted[:60]}” is loaded or named here. All sources are shown instead."))
        return list(holdings.sources)
    st.button("Show all sources", on_click=lambda: address.put(source=""))
    return found


def _show_removal(report: HeldReport) -> None:
    """Show the button that removes a report, and after it the question whether to."""
    if st.session_state.get(_ASKED) != report.id:
        st.button("Remove this report", key=f"remove_{report.id}", on_click=_ask, args=(report.id,))
        return
    st.warning(
        as_text(
            f"Remove {report.name}? {count(report.claims, 'claim')} will go, with every transfer that no other report "
            "tells of. Load its file again to have it back."
        )
    )
    with st.container(horizontal=True):
        sure = st.button("Remove it", key=f"sure_{report.id}", type="primary")
        st.button("Keep it", key=f"keep_{report.id}", on_click=_ask, args=("",))
    if sure:
        _remove(report)


def _ask(report: str) -> None:
    st.session_state[_ASKED] = report


def _remove(report: HeldReport) -> None:
    try:
        with st.spinner("Removing …"):
            summary = remove(report.id)
    except StoreError as error:
        st.error(as_text(str(error)))
        return
    st.session_state.pop(_ASKED, None)
    tell_written(tell_removal(report.id, summary))
    st.rerun()
