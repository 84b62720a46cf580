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
from graph.totals import tell_stated
from views import address, graph_access
from views.links import address_of
from views.plain_table import Cell, Column, Link, show_note, show_table
from views.source_section import OnRemove, show_source
from views.text import as_text
from views.upload import show_upload
from views.writing import may_load, remove, tell_removal

_SECTIONS = 20
"""Sources that have a section at once; a link in the table opens any other."""
_ASKED, _SURE, _REMOVED = "remove_asked", "remove_sure", "removed"
"""What is asked, what a person was sure of and is not done yet, and what came of it. What is kept in the session is
done in the next run where another press ends this one."""

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
    address.show_remarks(address.read_unknown(("source",)))
    st.markdown(as_text(tell_holdings(holdings)))
    if holdings.reports:
        show_table(_COLUMNS, _rows(holdings), key="sources", aloud="All sources and reports")
    else:
        st.markdown("Load a file below; the story that comes with the project is in `loaders/reports/sample`.")
    show_upload(holdings.reports)
    chosen = _chosen(holdings)
    shown = chosen[:_SECTIONS]
    removed, where, place = st.session_state.get(_REMOVED, ("", "", 0))
    if removed and where not in (source.id for source in shown[: place + 1]):
        # Its section is gone: what stood below it has come up.
        place -= 1
    if removed and (place < 0 or not shown):
        st.info(as_text(removed))
    for at, source in enumerate(shown):
        show_source(source, _removal(graph, source, at) if may_load() else None)
        if removed and at == min(place, len(shown) - 1):
            st.info(as_text(removed))
    # Not before it was shown: another press may end this run of the page on the way here.
    st.session_state.pop(_REMOVED, None)
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
            stated = f"{report.compared:,} compared" if report.compared else f"{report.claims:,}"
            rows.append((link, report.name, stated, f"{report.refused:,}", years, tell_day(report)))
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


def _removal(graph: Reader, source: HeldSource, place: int) -> OnRemove:
    """Return what shows the button that removes a report of a source, and after it the question whether to."""

    def show(report: HeldReport) -> None:
        # In a box of its own, so that what stands below is not made anew, and moves, when the question appears.
        with st.container(key=f"removal_{report.id}"):
            ask(report)

    def ask(report: HeldReport) -> None:
        if st.session_state.get(_ASKED) != report.id:
            st.button("Remove this report", key=f"remove_{report.id}", on_click=_ask, args=(report.id,))
            return
        st.warning(as_text(tell_going(report, *graph_access.going(graph, report.id))))
        with st.container(horizontal=True):
            st.button("Remove it", key=f"sure_{report.id}", type="primary", on_click=_be_sure, args=(report.id,))
            st.button("Keep it", key=f"keep_{report.id}", on_click=_ask, args=("",))
        if st.session_state.get(_SURE) == report.id:
            _remove(source, report, place)

    return show


def tell_going(report: HeldReport, transfers: int, changing: int) -> str:
    """Return what a removal takes away: so many transfers that no other report tells of, and what is left changed.

    >>> print(tell_going(HeldReport(id="r", name="A page", loaded=True, claims=7), 1, 4))
    Remove A page? 7 claims will go, and 1 transfer that no other report tells of. 4 transfers stay, computed anew \
from what other reports say. To have it back, load its file again.
    """
    stay = (
        f" {count(changing, 'transfer')} stay{'s' if changing == 1 else ''}, computed anew from what other reports say."
        if changing
        else ""
    )
    return (
        f"Remove {report.name}? {tell_stated(report.claims, report.compared)} will go, and "
        f"{count(transfers, 'transfer')} that no other report tells of.{stay} To have it back, load its file again."
    )


def _ask(report: str) -> None:
    st.session_state[_ASKED], st.session_state[_SURE] = report, ""


def _be_sure(report: str) -> None:
    st.session_state[_SURE] = report


def _remove(source: HeldSource, report: HeldReport, place: int) -> None:
    """Remove a report; what came of it is told where it stood."""
    try:
        with st.spinner(f"Removing {count(report.claims, 'claim')} from the graph …", show_time=True):
            summary = remove(report.id)
    except StoreError as error:
        st.session_state[_SURE] = ""
        st.error(as_text(f"{error} Nothing was removed."))
        return
    _ask("")
    st.session_state[_REMOVED] = (tell_removal(report.id, summary), source.id, place)
    if source.reports == (report,):
        address.put(source="")
    st.rerun()
