"""Link: what is listed and told between two countries, each way apart, and the card of one claim."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

import streamlit as st

from graph.actors import Actor
from graph.claim_card import Card
from graph.holdings import tell_citations
from graph.lanes import Event, find_events, lanes_of, tell_absent, tell_undated, years_of
from graph.pair import Pair, Way
from graph.pair_telling import (
    tell_edition,
    tell_elsewhere,
    tell_ranges,
    tell_relative,
    tell_way,
)
from graph.store.base import Reader
from graph.summaries import count
from views import address, graph_access
from views.claim_card import show_claim_card
from views.claims import entry_with_card, show_entries
from views.lanes import show_lanes
from views.links import address_of
from views.nothing_loaded import show_nothing_loaded
from views.paging import pages, show_more, tell_wrong
from views.pair_choice import choose_pair, read_choice
from views.plain_table import Cell, Link, show_note, show_table, show_way
from views.text import as_text
from views.told import show_claims, show_deals, show_retold
from views.totals import show_totals

_ROWS = 25
"""How many rows of a register stand there at first, and come with each further page."""
_RELATIVES = 6
PARTS = ("a", "b", "claim", "rows", "claims")
"""The parts of the page's address."""

WayEvents = tuple[Way, tuple[Event, ...]]


def show_page(graph: Reader) -> None:
    """Show the page; raises StoreError where the graph cannot be read."""
    actors = graph_access.actors(graph)
    card, remarks = _read_card(graph)
    remarks += address.read_unknown(PARTS)
    alone = card is not None and not (address.get("a") or address.get("b"))
    (one, other), unknown = read_choice(actors)
    if card is not None and alone:
        _show_alone(graph, card, [*remarks, *tell_wrong(("rows", "claims"))])
    elif one is not None and other is not None:
        _show_pair(graph, actors, (one, other), card, [*remarks, *unknown, *tell_wrong(("rows", "claims"))])
    else:
        st.title("Two countries", anchor=False)
        address.show_remarks([*remarks, *unknown, *tell_wrong(("rows", "claims"))])
        if card is not None:
            st.header("The claim", anchor=False)
            show_claim_card(card, _pair_of(graph, card), base=_base(), on_close=_close)
        if not actors:
            st.subheader("Nothing is loaded yet", anchor=False)
            show_nothing_loaded()
            return
        st.markdown("Choose two countries to read what is listed and told between them, each way apart.")
        choose_pair(actors, (one, other))


def _read_card(graph: Reader) -> tuple[Card | None, list[str]]:
    wanted = address.get("claim")
    if not wanted:
        return None, []
    card = graph_access.claim_card(graph, wanted)
    return card, [] if card is not None else [f"No claim that is loaded has the id “{wanted[:80]}”, so it is ignored."]


def _base() -> str:
    """Return the address of the app, as the browser asked for it; "" where none did."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _close() -> None:
    address.put(claim="")


def _pair_of(graph: Reader, card: Card) -> Pair | None:
    """Return what stands between the parties to the claim's transfer, None where one is not named."""
    if card.supplier is None or card.recipient is None or card.supplier.id == card.recipient.id:
        return None
    return graph_access.pair(graph, card.supplier, card.recipient)


def _show_alone(graph: Reader, card: Card, remarks: list[str]) -> None:
    pair = _pair_of(graph, card)
    st.title("One claim, and who says so", anchor=False)
    address.show_remarks(remarks)
    if pair is not None:
        words = f"All between {pair.one.name} and {pair.other.name}"
        show_way(words, address_of("link", a=pair.one.id, b=pair.other.id), key="way_to_pair")
    show_claim_card(card, pair, base=_base())
    # A register's own row is checked against nothing else.
    _show_sources(graph, {card.report_id, *(pair.cited if pair is not None and not card.is_register else ())})


def _show_pair(
    graph: Reader, actors: dict[str, Actor], chosen: tuple[Actor, Actor], card: Card | None, remarks: list[str]
) -> None:
    pair = graph_access.pair(graph, *chosen)
    ways = _ordered(pair)
    st.title(as_text(f"{pair.one.name} and {pair.other.name}"), anchor=False)
    address.show_remarks(remarks)
    if card is not None:
        st.header("The claim", anchor=False)
        show_claim_card(card, _pair_of(graph, card), base=_base(), on_close=_close)
        st.divider()
    st.markdown("  \n".join(as_text(tell_way(way, pair.registers)) for way in ways))
    choose_pair(actors, chosen)
    _show_relatives(pair)
    if pair.is_empty:
        ends = as_text(f"{pair.one.name} and {pair.other.name}")
        st.markdown(
            f"No transfer between {ends} in the loaded sources. That does not mean none took place. "
            "Choose another country, or load more on the page Sources."
        )
        show_way("Open Sources", address_of("sources"), key="way_to_sources")
    else:
        _show_axis([(way, find_events(way)) for way in ways])
        show_claims(pair)
        show_deals(pair)
        show_retold(pair)
        show_totals(ways)
        _show_rows(graph, ways)
    _show_sources(graph, {*pair.cited, *([card.report_id] if card is not None else [])})


def _ordered(pair: Pair) -> list[Way]:
    """Return the way with more listed transfers first."""
    return sorted(pair.ways, key=lambda way: -sum(len(listing.transfers) for listing in way.listings))


def _show_relatives(pair: Pair) -> None:
    rows: list[list[Cell]] = [
        [
            Link(f"{one.one.name} and {one.other.name}", address_of("link", a=one.one.id, b=one.other.id)),
            tell_relative(one, pair),
        ]
        for one in pair.relatives
    ]
    if rows:
        show_table([], rows[:_RELATIVES], key="relatives", aloud="Former states and successors stand apart")
    if len(rows) > _RELATIVES:
        rest = ", ".join(f"{one.one.name} and {one.other.name}" for one in pair.relatives[_RELATIVES:])
        show_note(f"Also apart: {rest}.", key="more_relatives")


def _show_axis(ways: Sequence[WayEvents]) -> None:
    """Show the lanes of both ways on one axis, and in words what has no lane."""
    extent = years_of(event for _, events in ways for event in events)
    widest = max((len(lane.value) for _, events in ways for lane in lanes_of(events)), default=0)
    for place, (way, events) in enumerate(ways):
        if way.is_empty or extent is None:
            continue
        st.subheader(as_text(way.ends), anchor=False)
        show_lanes(way, events, extent=extent, widest=widest, key=f"lanes_{place}")
        notes = [line for line in (tell_undated(events), tell_ranges(way), tell_elsewhere(way)) if line]
        if notes:
            show_note(" ".join(notes), key=f"lanes_note_{place}")
    absent = tell_absent(ways)
    if absent:
        st.markdown(as_text(absent))


def _show_rows(graph: Reader, ways: Iterable[Way]) -> None:
    """Show the rows of registers, as many as the address asks for, the newest first."""
    listings = [(way, listing) for way in ways for listing in way.listings]
    if not listings:
        return
    st.subheader("Listed in registers", anchor=False)
    limit = _ROWS * pages("rows")
    for place, (way, listing) in enumerate(listings):
        page = graph_access.listed_rows(graph, listing.rows[:limit])
        shown = f"{len(page.statements):,} of {count(len(listing.rows), 'row')} shown, the newest first"
        st.markdown(f"**{as_text(way.ends)}**  \n:small[{as_text(f'{tell_edition(listing.edition)}: {shown}.')}]")
        aloud = f"Rows of the register: {way.ends}"
        show_entries(map(entry_with_card, page.statements), key=f"rows_{place}", aloud=aloud, compact=True)
    if any(len(listing.rows) > limit for _, listing in listings):
        st.button(f"Show {_ROWS} more rows", on_click=show_more, args=("rows",))


def _show_sources(graph: Reader, reports: set[str]) -> None:
    if reports:
        show_note(tell_citations(graph_access.holdings(graph), reports), key="cited")
