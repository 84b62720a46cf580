"""Start: the story as sentences with who says so, a search, what is loaded, and what this is not."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import streamlit as st

from graph.gathering import line_id
from graph.holdings import Holdings, tell_citations, tell_day, tell_edition, tell_holdings, tell_years
from graph.store.base import Reader
from graph.story import (
    Episode,
    Story,
    tell_check,
    tell_heading,
    tell_losses,
    tell_notes,
    tell_origins,
)
from graph.summaries import count
from graph.telling import tell_publication
from graph.words import SourceKind
from views import address, graph_access
from views.claims import Entry, entry_of, show_entries
from views.links import address_of
from views.nothing_loaded import show_nothing_loaded
from views.plain_table import Column, Link, show_heading, show_note, show_table, show_way
from views.search import show_search
from views.text import as_text

_LISTED = 8
"""How many reports the table of what is loaded has; the page on sources has them all."""

_NOT = (
    "Not a list of all transfers: what no loaded report tells of is missing, and small arms and most spare parts are "
    "in no register that is read here.",
    "Not prices: TIV measures volume, not money.",
    "A missing line means that no loaded source says so. It does not mean that nothing was handed over.",
)


def show_page(graph: Reader) -> None:
    """Show the page; raises StoreError where the graph cannot be read."""
    holdings = graph_access.holdings(graph)
    st.title("Who supplies whom, and who says so?", anchor=False)
    # The search leaves here what it opens, where somebody goes back to.
    address.show_remarks(address.read_unknown(("country", "item")))
    st.markdown(
        "Reported arms transfers between countries: delivered, agreed, asked, refused. "
        "Every line can be traced to a place in a file and to who said it."
    )
    left, right = st.columns([65, 35], gap="large")
    with left:
        if holdings.reports:
            _show_story(graph_access.story(graph), holdings)
        else:
            _show_empty()
    with right:
        st.subheader("Find a country or a weapon", anchor=False)
        show_search(graph_access.actors(graph), graph_access.weapons(graph))
        _show_loaded(holdings)
        st.subheader("What this is not", anchor=False)
        st.markdown("\n".join(f"- {as_text(line)}" for line in _NOT))


def _show_empty() -> None:
    st.header("Nothing is loaded yet", anchor=False)
    show_nothing_loaded()


def _show_story(story: Story, holdings: Holdings) -> None:
    show_heading(tell_heading(story), level=2, key="story_heading")
    lead = " ".join(filter(None, (tell_origins(story), tell_check(story))))
    if lead:
        show_note(lead, key="story_lead")
    if story.episodes:
        show_entries(map(_entry, story.episodes), key="story", aloud=tell_heading(story))
    else:
        st.markdown("No loaded report tells of a transfer between two parties.")
    hidden = story.total - len(story.episodes)
    if hidden > 0:
        ordered = "the newest" if story.in_registers else "the most disputed, then the newest"
        shown = f"{len(story.episodes)} of {count(story.total, 'transfer')} stand here, {ordered}."
        show_note(shown, key="story_shown")
        show_way("Explore them all", address_of("explore"), key="way_to_explore")
    around = [*_warnings(story), *_losses(story)]
    if around:
        show_entries(around, key="around_story", aloud="Warnings and losses")
    show_note(tell_citations(holdings, story.cited), key="story_cited")


def _entry(episode: Episode) -> Entry:
    claim = episode.leading
    several = len(episode.statements)
    where = f" in {count(episode.reports, 'report')}" if episode.reports > 1 else ""
    words = f"Read all {several} claims{where}" if several > 1 else "Its card"
    links = [(words, _link_page(episode, claim.id))]
    picture = _picture(episode)
    if picture:
        links.append(("See the picture", picture))
    links += [("What is offered", _link_page(episode, one.claim)) for one in episode.exchanges[:1]]
    return replace(entry_of(claim), notes=tell_notes(episode, date.today()), links=tuple(links))


def _link_page(episode: Episode, claim: str) -> str:
    """Return the address of two countries with one claim on top; of the claim alone where a party is not named."""
    if episode.supplier is None or episode.recipient is None:
        return address_of("link", claim=claim)
    return address_of("link", a=episode.supplier.id, b=episode.recipient.id, claim=claim)


def _picture(episode: Episode) -> str:
    """Return the address of the recipient's network with this line picked; "" where a party is not named."""
    if episode.supplier is None or episode.recipient is None:
        return ""
    line = line_id(episode.supplier.id, episode.recipient.id, episode.status, episode.standing)
    return address_of("explore", country=episode.recipient.id, selected=line)


def _warnings(story: Story) -> Iterable[Entry]:
    for warned in story.warnings:
        yield Entry(
            word="Warning",
            text=warned.text,
            who=f"{tell_publication(warned.report)}, on {warned.transfers} of these transfers",
            links=(("Its card", address_of("link", claim=warned.claim)),),
        )


def _losses(story: Story) -> Iterable[Entry]:
    for loss, sentence in tell_losses(story.losses):
        yield Entry(word="Losses", text=sentence, links=(("Its card", address_of("link", claim=loss.claim)),))


def _show_loaded(holdings: Holdings) -> None:
    st.subheader("What is loaded", anchor=False)
    show_note(tell_holdings(holdings), key="loaded_note")
    rows = [
        (
            Link(source.name, address_of("sources", source=source.id)),
            f"{report.claims:,}",
            (tell_years(report) if source.kind is SourceKind.COMPILER else "") or tell_edition(report) or "one report",
            tell_day(report),
        )
        for source in holdings.sources
        for report in source.loaded
    ]
    if rows:
        columns = (Column("source"), Column("claims", is_number=True), Column("edition"), Column("from"))
        show_table(columns, rows[:_LISTED], key="loaded", aloud="What is loaded")
    if len(rows) > _LISTED:
        show_way(f"{len(rows) - _LISTED} more on the page Sources", address_of("sources"), key="way_to_more")
