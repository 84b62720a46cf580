"""The card of one claim: what it says, who said it, what it rests on, what registers say, what contradicts it."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from graph.claim_card import Card, Tie, cite, tell_no_check, tell_rests_on, tell_revised, tell_speaker, tell_verdict
from graph.pair import Pair, ToldTransfer
from graph.pair_telling import tell_caveat, tell_check, tell_possible_positions, tell_received
from graph.retellings import tell_grade_badge, tell_place
from graph.statements import Statement
from graph.telling import tell
from graph.words import Kind
from views.claims import Entry, entry_of, show_entries
from views.exchanges import show_exchanges
from views.links import address_of
from views.plain_table import Cell, Column, Link, show_facts, show_note, show_table, show_way
from views.text import as_text


def show_claim_card(card: Card, pair: Pair | None, *, base: str, on_close: Callable[[], None] | None = None) -> None:
    """Show a claim; ``pair`` is what stands between its parties, ``base`` the address of the app without a page."""
    show_entries([_entry(card)], key="card_sentence", aloud="The claim")
    verdict = tell_verdict(card)
    if verdict:
        st.markdown(as_text(verdict))
    told = next((one for one in pair.told if one.id == card.about), None) if pair is not None else None
    if told is not None:
        show_exchanges(told.exchanges, key="card_exchange")
    left, right = st.columns(2, gap="large")
    with left:
        show_facts(tell_speaker(card), key="card_speaker", heading="Who said it", level=3)
        show_facts(tell_rests_on(card), key="card_rests", heading="What it rests on", level=3)
        if card.ties:
            show_facts(
                [(tie.word, _cell(tie)) for tie in card.ties], key="card_ties", heading="What it belongs to", level=3
            )
    with right:
        st.subheader("What registers say", anchor=False)
        _show_check(card, pair, told)
        st.subheader("What contradicts it", anchor=False)
        _show_opposing(card)
        if card.revised:
            show_facts(tell_revised(card), key="card_revised", heading="What an edition changed", level=3)
            show_note("What a publisher changed is news about what it knows now, no error.", key="card_revised_note")
    if card.raw:
        with st.expander("As it stands in the file"):
            st.code(card.raw, language=None, wrap_lines=True)
    item = card.statement.item if card.statement is not None else None
    if card.kind in (Kind.RETURN, Kind.BUY_BACK) and card.recipient is not None and item is not None:
        asked = address_of("queries", q="who-else-has-received", supplier=card.recipient.id, item=item)
        show_way("Who else has received such machines?", asked, key="card_who_else")
    st.subheader("Copy with citation", anchor=False)
    st.code(cite(card, base + address_of("link", claim=card.id)), language=None, wrap_lines=True)
    if on_close is not None:
        st.button("Close the claim", on_click=on_close)


def show_possible(told: ToldTransfer, *, key: str) -> None:
    """Show the deals that a claimed return could come from, with the positions in them."""
    if not told.could_come_from:
        return
    columns = (
        *(Column("machine"), Column("from"), Column("received", is_number=True), Column("last", is_number=True)),
        *(Column("component"), Column("positions", is_number=True), Column("on what grounds")),
    )
    rows: list[list[Cell]] = [
        [
            Link(one.machine, address_of("link", claim=one.claim)) if one.claim else one.machine,
            one.supplier,
            tell_received(one),
            str(one.last_year) if one.last_year is not None else "not given",
            one.component or "the item itself",
            tell_possible_positions(one),
            f"{one.by}: {one.why}",
        ]
        for one in told.could_come_from
    ]
    show_table(columns, rows, key=key, aloud=f"Deals that could be the origin of: {told.name}")


def show_checked(told: ToldTransfer, pair: Pair, statement: Statement | None = None) -> None:
    """Show as a list what registers say to a transfer that reports tell of, and to one claim about it."""
    way = next(way for way in pair.ways if told in way.told)
    st.markdown("\n".join(f"- {as_text(line)}" for line in tell_check(told, way, pair.registers, statement)))


def _entry(card: Card) -> Entry:
    if card.statement is not None:
        return replace(entry_of(card.statement), notes=())
    return Entry(
        word=card.word,
        text=card.sentence,
        grade=card.badge,
        grade_words=card.badge_words,
        who=card.report_words + ("" if card.badge else " · not graded"),
    )


def _show_check(card: Card, pair: Pair | None, told: ToldTransfer | None) -> None:
    plain = tell_no_check(card)
    if plain:
        st.markdown(as_text(plain))
    elif told is None or pair is None:
        st.markdown("A party to it is not named, so nothing can be looked up between the two.")
    if told is not None and pair is not None and not card.is_register:
        show_checked(told, pair, card.statement)
        if told.could_come_from:
            with st.expander("Deals that it could come from, calculated here"):
                show_possible(told, key="card_possible")
                show_note(tell_caveat([told], pair.registers), key="card_caveat")


def _show_opposing(card: Card) -> None:
    if not card.opposing:
        st.markdown("No loaded claim.")
        return
    columns = (Column("who"), Column("says"), Column("about"), Column("grade"))
    rows: list[list[Cell]] = [
        [
            tell_place(one.statement),
            Link(tell(one.statement), address_of("link", claim=one.id)),
            f"{' and '.join(one.about)}, {'the same report' if one.within == 'one report' else 'another report'}",
            tell_grade_badge(one.statement),
        ]
        for one in card.opposing
    ]
    show_table(columns, rows, key="card_against", aloud="Claims that contradict this one")


def _cell(tie: Tie) -> Cell:
    a, b = tie.parties or ("", "")
    if not (a or tie.claim):
        return tie.name
    return Link(tie.name, address_of("link", a=a, b=b, claim=tie.claim or ""))
