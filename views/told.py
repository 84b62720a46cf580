"""What reports tell of two countries, as a part: claims, where they disagree, the registers' check, retellings."""

import streamlit as st

from graph.pair import Pair
from graph.pair_telling import UNKNOWN_REGISTER, tell_caveat, tell_rests
from graph.retellings import Retold, find_disputes, find_retold, tell_dispute
from graph.summaries import count
from graph.telling import tell_publication
from views.claim_card import show_checked, show_possible
from views.claims import entry_beside, show_entries
from views.exchanges import show_exchanges
from views.links import address_of
from views.paging import pages, show_more
from views.plain_table import Cell, Column, Link, show_note, show_table
from views.text import as_text

_CLAIMS = 50
"""How many claims stand there at first, and come with each further page."""


def show_claims(pair: Pair) -> None:
    """Show the claims of reports, and beside them where they disagree and what registers say to them."""
    if not pair.told:
        st.markdown("No report other than a register tells of a transfer between the two in what is loaded.")
        return
    left, right = st.columns([55, 45], gap="large")
    with left:
        st.subheader("Claims", anchor=False)
        _show_told(pair)
    with right:
        st.subheader("Where sources disagree", anchor=False)
        _show_disputes(pair)
        _show_checks(pair)


def _show_told(pair: Pair) -> None:
    """Show the claims about each transfer that reports tell of, as many as the address asks for."""
    limit = _CLAIMS * pages("claims")
    shown = [one for one in pair.statements if not one.is_register][:limit]
    for told in pair.told:
        own = [one for one in shown if one.transfer == told.id]
        if own:
            st.markdown(f"**{as_text(told.name)}**  \n:small[{as_text(tell_rests(told, pair.statements))}]")
            show_entries(
                [entry_beside(one, ": see “Where sources disagree”") for one in own],
                key=f"told_{told.id}",
                aloud=f"Claims: {told.name}",
            )
            show_exchanges(told.exchanges, key=f"exchange_{told.id}")
    hidden = pair.total - len(pair.statements)
    if len(pair.statements) > limit:
        told_all = count(len(pair.statements), "claim")
        st.markdown(f":small[{limit} of {told_all} shown.]")
        st.button(f"Show {_CLAIMS} more claims", on_click=show_more, args=("claims",))
    if hidden > 0:
        st.markdown(f":small[{count(hidden, 'more claim')} in the graph, too many for one page.]")


def _show_disputes(pair: Pair) -> None:
    disputes = find_disputes(pair.statements, pair.contradictions)
    names = {told.id: told.name for told in pair.told}
    if not disputes:
        st.markdown("No claims that are loaded here exclude each other.")
    for place, dispute in enumerate(disputes):
        name = names.get(dispute.transfer, dispute.transfer)
        st.markdown(f"**{as_text(name)}**  \n:small[{as_text(tell_dispute(dispute))}]")
        rows: list[list[Cell]] = [
            [voice.who, Link(voice.says, address_of("link", claim=voice.claim)), voice.grade]
            for voice in dispute.voices
        ]
        columns = (Column("who"), Column("says"), Column("grade"))
        show_table(columns, rows, key=f"dispute_{place}", aloud=f"{tell_dispute(dispute)}: {name}")


def _show_checks(pair: Pair) -> None:
    st.subheader("The check against the register", anchor=False)
    if not pair.registers:
        st.markdown(UNKNOWN_REGISTER)
        return
    for told in pair.told:
        st.markdown(f"**{as_text(told.name)}**")
        show_checked(told, pair)


def show_deals(pair: Pair) -> None:
    """Show the deals that returns could come from, and below them what such positions are not."""
    possible = [told for told in pair.told if told.could_come_from]
    if not possible:
        return
    st.subheader("Deals that a return could come from", anchor=False)
    for told in possible:
        st.markdown(f"**{as_text(told.name)}**")
        show_possible(told, key=f"possible_{told.id}")
    caveat = tell_caveat(possible, pair.registers)
    if caveat:
        show_note(caveat, key="caveat")


def show_retold(pair: Pair) -> None:
    """Show what was retold from one origin, report by report."""
    retold = find_retold(pair.statements)
    if not retold:
        return
    st.subheader("What each retelling changed", anchor=False)
    names = {told.id: told.name for told in pair.told}
    for place, one in enumerate(retold):
        name = names.get(one.transfer, one.transfer)
        st.markdown(f"**{as_text(tell_publication(one.origin))}**, on {as_text(name)}")
        st.markdown(_tell_retold(one))
        columns = (Column("retelling"), Column("says"), Column("number"), Column("expected by"), Column("words"))
        rows: list[list[Cell]] = [
            [
                each.report,
                Link(each.act, address_of("link", claim=each.claim)),
                each.number,
                each.expected_by,
                each.words,
            ]
            for each in one.retellings
        ]
        show_table(columns, rows, key=f"retold_{place}", aloud=f"Retellings of {tell_publication(one.origin)}: {name}")


def _tell_retold(one: Retold) -> str:
    lead = f"{count(one.reports, 'report')} retell this one origin, and are one source together."
    lines = [f"- {as_text(line)}" for line in one.differences] or ["- They give the same number, day and kind."]
    return "\n".join([as_text(lead), "", *lines])
