"""The inspector: who → whom, one sentence, and the claims behind what is picked, with who says so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from graph.actors import Actor
from graph.behind import PAGE
from graph.possible import tell_possible
from graph.statements import Page, Statement
from graph.store.base import Reader
from graph.story import choose_leading
from graph.summaries import count, ends, status_words, tell_count
from graph.surroundings import Line, Surroundings, Told
from graph.telling import long_day, tell_since
from graph.words import ActorKind
from views import graph_access
from views.claims import Entry, entry_with_card, line_entry, show_entries
from views.exchanges import show_exchanges
from views.links import address_of
from views.plain_table import show_way
from views.text import as_text

_FIRST = 6
"""So many claims stand there before more are asked for: what is below the picture must stay within reach."""
_MOST = 8
"""How many transfers that reports tell of stand in the inspector while nothing is picked, disputed ones first."""
_MOST_TOLD = 400
"""So many claims about them are read, to choose of each transfer the one that leads."""
_FEW = 8
"""Up to so many lines their claims are read line by line; of more by their transfers, all at once."""
_PAGES = "pages_of_"

Pick = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What the buttons of the inspector do, each with the id of an actor or a line.

    ``expanded`` says how many neighbours of an actor are in the picture, and how many it has; ``tie`` shows what
    ties an actor to another.
    """

    pick: Pick
    focus: Pick
    add: Pick
    expand: Pick
    hide: Pick
    tie: Pick
    expanded: Callable[[str], tuple[int, int]]


def show_inspector(graph: Reader, around: Surroundings, selected: str, doing: Doing) -> None:
    """Show the claims of the picked line or neighbour, or, with nothing picked, those that registers do not have."""
    if selected in around.lines:
        _show_line(graph, around, around.lines[selected])
    elif selected in around.actors:
        _show_neighbour(graph, around, around.actors[selected], doing)
    else:
        _show_nothing_picked(graph, around, on_pick=doing.pick)


def _show_line(graph: Reader, around: Surroundings, line: Line) -> None:
    page = _behind(graph, (line,), line.id)
    st.subheader(as_text(ends(line, around)), anchor=False)
    told = [one for one in around.told if one.line == line.id]
    if len(told) == 1 and line.transfers == 1:
        st.markdown(as_text(_tell_one(told[0], page, has_register=around.has_register)))
    else:
        st.markdown(as_text(f"{status_words(line)}; {tell_count(line)}."))
    if line.tiv is not None:
        st.markdown(as_text(f"{line.tiv:,.10g} million TIV delivered: the register's measure of volume, not money."))
    if not line.whole:
        st.markdown(":small[:gray[Other transfers of this line are not in the picture.]]")
    _open_link(around, line.supplier, line.recipient)
    _show_claims(page, key=line.id)
    given = graph_access.exchanges(graph, tuple(one.id for one in told)) if told else {}
    show_exchanges([one for exchanges in given.values() for one in exchanges], key="exchange")
    _show_possible(graph, told)


def _show_neighbour(graph: Reader, around: Surroundings, actor: Actor, doing: Doing) -> None:
    lines = tuple(around.between(actor.id))
    page = _behind(graph, lines, actor.id)
    foci = [focus for focus in around.foci if focus.id != actor.id]
    tied = {end for line in lines for end in (line.supplier, line.recipient)}
    alone = len(around.foci) == 1 and foci and foci[0].id in tied
    st.subheader(as_text(f"{foci[0].name} and {actor.name}" if alone else actor.name), anchor=False)
    if actor.kind is not ActorKind.STATE:
        st.markdown(as_text(f"{actor.name}: {actor.kind}."))
    entries = [line_entry(line, around, pick=line.id) for line in lines]
    show_entries(entries, key=f"lines_of_{actor.id}", aloud="Lines", on_pick=doing.pick)
    _buttons(around, actor, foci, doing)
    doing.tie(actor.id)
    _show_claims(page, key=actor.id)


def _buttons(around: Surroundings, actor: Actor, foci: Sequence[Actor], doing: Doing) -> None:
    """Show what can be done with a neighbour."""
    name, known = as_text(actor.name), actor.kind is not ActorKind.UNKNOWN
    in_focus = actor in around.foci
    with st.container(horizontal=True, gap="small", key="neighbour_buttons"):
        if known and not (in_focus and len(around.foci) == 1):
            st.button(f"Focus on {name}", key="open_neighbour", on_click=doing.focus, args=(actor.id,))
        if known and not in_focus:
            st.button("Add to focus", key="add_neighbour", on_click=doing.add, args=(actor.id,))
            shown, total = doing.expanded(actor.id)
            if shown < total:
                words = f"Expand ({shown:,} of {total:,} neighbours shown)"
                st.button(words, key="expand_neighbour", on_click=doing.expand, args=(actor.id,))
        if not in_focus:
            st.button("Hide", key="hide_neighbour", on_click=doing.hide, args=(actor.id,))
    if len(foci) == 1 and known:
        _open_link(around, foci[0].id, actor.id)


def _open_link(around: Surroundings, one: str, other: str) -> None:
    """Show the link to the page of two actors."""
    names = f"{around.actors[one].name} and {around.actors[other].name}"
    if one != other:
        show_way(f"Open {names}", address_of("link", a=one, b=other), key="open_link")


def _show_possible(graph: Reader, told: Sequence[Told]) -> None:
    """Show the deliveries from which a return could come, the most positions first."""
    by_return = graph_access.possibilities(graph, tuple(one.id for one in told)) if told else {}
    every = [one for candidates in by_return.values() for one in candidates]
    found = sorted(every, key=lambda one: -(one.positions or 0))
    if not found:
        return
    st.markdown(
        "**Could come from** these deliveries to the asked country; their lines stay half strong in the picture. What "
        "fits is calculated here, and does not say that any of it is given back. Positions are places for such a "
        "component in what was received."
    )
    entries = [
        Entry(
            word="Could come from",
            text=tell_possible(one),
            links=(("The register's row", address_of("link", claim=one.claim)),) if one.claim else (),
        )
        for one in found[:_MOST]
    ]
    show_entries(entries, key="possible", aloud="Could come from")
    if len(found) > _MOST:
        st.markdown(f":small[{_MOST} of {len(found):,} shown, those with the most positions.]")


def _behind(graph: Reader, lines: tuple[Line, ...], picked: str) -> Page:
    """Read the claims behind lines; where filters hide some of their transfers, those of the others alone."""
    if all(line.whole for line in lines) and len(lines) <= _FEW:
        return graph_access.behind(graph, lines, _limit(picked))
    return graph_access.about(graph, tuple(one for line in lines for one in line.deals), _limit(picked))


def _show_nothing_picked(graph: Reader, around: Surroundings, *, on_pick: Pick) -> None:
    if 0 < len(around.foci) <= 2:
        st.subheader(as_text(" and ".join(focus.name for focus in around.foci)), anchor=False)
    st.markdown("Pick a country or a line to read its claims.")
    own = {line.id for line in around.own_lines}
    told = sorted(around.told, key=lambda one: (one.line not in own, not one.disputed, one.name))[:_MOST]
    if not told:
        return
    lines = {one.id: one.line or "" for one in told}
    page = graph_access.about(graph, tuple(lines), _MOST_TOLD)
    leading = _leading(page.statements, told)
    entries = [entry_with_card(claim, pick=lines[claim.transfer]) for claim in leading]
    show_entries(entries, key="told_claims", aloud="Claims that no register has", on_pick=on_pick)


def _leading(statements: Sequence[Statement], told: Sequence[Told]) -> list[Statement]:
    """Return of each transfer the claim that leads, in the order of the transfers."""
    own = {one.id: [claim for claim in statements if claim.transfer == one.id] for one in told}
    return [choose_leading(own[one.id], one.status, one.kind) for one in told if own[one.id]]


def _limit(picked: str) -> int:
    """Return how many claims of what is picked are to be read."""
    return _FIRST + PAGE * int(st.session_state.get(_PAGES + picked, 0))


def _show_claims(page: Page, *, key: str) -> None:
    """Show the first claims, and a button for more of them."""
    entries = [entry_with_card(claim) for claim in page.statements]
    show_entries(entries, key=f"claims_of_{key}", aloud="Claims")
    hidden = page.total - len(page.statements)
    if hidden:
        st.markdown(f":small[{len(page.statements):,} of {page.total:,} claims shown, the newest first.]")
        st.button(f"Show {min(PAGE, hidden)} more", key=f"more_of_{key}", on_click=_read_more, args=(key,))


def _read_more(picked: str) -> None:
    st.session_state[_PAGES + picked] = st.session_state.get(_PAGES + picked, 0) + 1


def _tell_one(told: Told, page: Page, *, has_register: bool) -> str:
    """Return one sentence on the one transfer of a line: what is claimed, by how many, and what is not loaded."""
    what = told.name.partition(": ")[2] or told.name
    parts = [f"{what[:1].upper()}{what[1:]}.", f"{count(told.independent_sources, 'independent source')}."]
    if told.expected_by is not None:
        precision = next((c.expected_by_precision for c in page.statements if c.expected_by == told.expected_by), None)
        past = f"; {tell_since(told.expected_by, page.statements)}" if told.expected_by < date.today() else ""
        parts.append(f"Expected by {long_day(told.expected_by, precision)}{past}.")
    if not has_register:
        parts.append("No register is loaded.")
    elif not told.in_register:
        parts.append("No register that is loaded lists it, which is not evidence that none took place.")
    return " ".join(parts)
