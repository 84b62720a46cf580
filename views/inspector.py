"""The inspector: who → whom, one sentence, and the claims behind what is picked, with who says so."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from graph.actors import Actor
from graph.behind import PAGE
from graph.statements import Page, Statement
from graph.store.base import Reader
from graph.summaries import count, ends, status_words, tell_count
from graph.surroundings import Line, Surroundings, Told
from graph.telling import long_day
from graph.words import ActorKind
from views import graph_access
from views.claims import entry_of, line_entry, show_entries
from views.text import as_text

_MOST = 8
"""How many transfers that reports tell of stand in the inspector while nothing is picked, disputed ones first."""
_PAGES = "pages_of_"

Pick = Callable[[str], None]


def show_inspector(graph: Reader, around: Surroundings, selected: str, *, on_pick: Pick, on_open: Pick) -> None:
    """Show the claims of the picked line or neighbour, or, with nothing picked, those that registers do not have."""
    if selected in around.lines:
        _show_line(graph, around, around.lines[selected])
    elif selected in around.actors:
        _show_neighbour(graph, around, around.actors[selected], on_pick=on_pick, on_open=on_open)
    else:
        _show_nothing_picked(graph, around, on_pick=on_pick)


def _show_line(graph: Reader, around: Surroundings, line: Line) -> None:
    page = graph_access.behind(graph, (line,), _limit(line.id))
    st.subheader(as_text(ends(line, around)), anchor=False)
    told = [one for one in around.told if one.line == line.id]
    if len(told) == 1 and line.transfers == 1:
        st.markdown(as_text(_tell_one(told[0], page, has_register=around.has_register)))
    else:
        st.markdown(as_text(f"{status_words(line)}; {tell_count(line)}."))
    _show_claims(page, key=line.id)


def _show_neighbour(graph: Reader, around: Surroundings, actor: Actor, *, on_pick: Pick, on_open: Pick) -> None:
    lines = tuple(around.between(actor.id))
    page = graph_access.behind(graph, lines, _limit(actor.id))
    st.subheader(as_text(f"{around.focus.name} and {actor.name}"), anchor=False)
    if actor.kind is not ActorKind.STATE:
        st.markdown(as_text(f"{actor.name}: {actor.kind}."))
    entries = [line_entry(line, around, pick=line.id) for line in lines]
    show_entries(entries, key=f"lines_of_{actor.id}", aloud="Lines", on_pick=on_pick)
    if actor.kind is not ActorKind.UNKNOWN:
        st.button(f"Open {as_text(actor.name)}", key="open_neighbour", on_click=on_open, args=(actor.id,))
    _show_claims(page, key=actor.id)


def _show_nothing_picked(graph: Reader, around: Surroundings, *, on_pick: Pick) -> None:
    st.subheader(as_text(around.focus.name), anchor=False)
    st.markdown("Pick a country or a line to read its claims.")
    told = sorted(around.told, key=lambda one: (not one.disputed, one.name))[:_MOST]
    if not told:
        return
    lines = {one.id: one.line or "" for one in told}
    page = graph_access.about(graph, tuple(lines))
    leading = _leading(page.statements, around)
    entries = [entry_of(claim, pick=lines[claim.transfer]) for claim in leading]
    show_entries(entries, key="told_claims", aloud="Claims that no register has", on_pick=on_pick)


def _leading(statements: Sequence[Statement], around: Surroundings) -> list[Statement]:
    """Return of each transfer the one claim that says most of what its status says."""
    status = {one.id: one.status for one in around.told}
    best: dict[str, Statement] = {}
    for claim in statements:
        if claim.counts and claim.act is status[claim.transfer]:
            known = best.get(claim.transfer)
            if known is None or _fullness(claim) > _fullness(known):
                best[claim.transfer] = claim
    return list(best.values())


def _fullness(claim: Statement) -> tuple[bool, bool, bool, bool]:
    """Rank claims of one act by what they name: a grade, both parties, a number, a thing."""
    parties = claim.supplier is not None and claim.recipient is not None
    return parties, claim.reliability is not None, claim.quantity_low is not None, claim.item is not None


def _limit(picked: str) -> int:
    """Return how many claims of what is picked are to be read."""
    return PAGE * (1 + int(st.session_state.get(_PAGES + picked, 0)))


def _show_claims(page: Page, *, key: str) -> None:
    """Show the first claims, and a button for more of them."""
    show_entries([entry_of(claim) for claim in page.statements], key=f"claims_of_{key}", aloud="Claims")
    hidden = page.total - len(page.statements)
    if hidden:
        st.markdown(f":small[{len(page.statements):,} of {page.total:,} claims shown, the newest first.]")
        st.button(f"Show {min(PAGE, hidden)} more", key=f"more_of_{key}", on_click=_read_more, args=(key,))


def _read_more(picked: str) -> None:
    st.session_state[_PAGES + picked] = st.session_state.get(_PAGES + picked, 0) + 1


def _tell_one(told: Told, page: Page, *, has_register: bool) -> str:
    """Return one sentence on the one transfer of a line: what is claimed, by how many, and what is not loaded."""
    what = told.name.partition(": ")[2]
    parts = [f"{what[:1].upper()}{what[1:]}.", f"{count(told.independent_sources, 'independent source')}."]
    if told.expected_by is not None:
        precision = next((c.expected_by_precision for c in page.statements if c.expected_by == told.expected_by), None)
        past = "; nothing later is loaded" if told.expected_by < date.today() else ""
        parts.append(f"Expected by {long_day(told.expected_by, precision)}{past}.")
    if not has_register:
        parts.append("No register is loaded.")
    elif not told.in_register:
        parts.append("No register that is loaded lists it, which is not evidence that none took place.")
    return " ".join(parts)
