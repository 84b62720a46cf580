"""The graph as the pages reach it: one reader for all sessions, and what was read, kept until the graph changes.

What is kept is frozen and shared by all sessions. Its key holds the place and the version of the graph, so that a
load shows at once. Streamlit makes a key of each part of an object, which takes longer than the page has; so a large
object is its ``repr`` there, of which every field is a part.
"""

from collections.abc import Callable
from typing import TypeVar, cast

import streamlit as st

from graph.actors import Actor
from graph.behind import PAGE, read_about, read_behind
from graph.claim_card import Card
from graph.claim_rows import read_card
from graph.deal_rows import list_categories, read_deals, read_deals_among
from graph.deals import Deals
from graph.exchange_rows import read_exchanges
from graph.exchanges import Exchange
from graph.explore import list_actors, list_partners
from graph.free_layout import FreeLayout, place_freely
from graph.holding_rows import count_going, list_weapons, read_holdings
from graph.holdings import Holdings
from graph.link import read_pair, read_rows
from graph.matches import Weapon
from graph.pair import Candidate, Pair, Row
from graph.possible import read_possible
from graph.statements import Page
from graph.store import open_reader
from graph.store.base import Reader
from graph.store.settings import Settings, read_settings
from graph.story import Story
from graph.story_rows import read_story
from graph.surroundings import Line

T = TypeVar("T")

_TRIES = 3
"""How often a page reads anew while reports come in one after the other."""

Version = tuple[str, str]
"""Place and version of a graph."""


def reader() -> Reader:
    """Return the reader of the graph that the environment names; raises StoreError where it cannot be opened."""
    return _open(read_settings())


def reopen() -> None:
    """Forget the reader, so that the next run opens the graph anew; what was read is kept by the graph's version."""
    _open.clear()


def actors(graph: Reader) -> dict[str, Actor]:
    """Return all who supply or receive in a transfer, by id, in the order of their names."""
    return _actors(graph, version_of(graph))


def behind(graph: Reader, lines: tuple[Line, ...], limit: int) -> Page:
    """Return the claims behind some lines."""
    return steady(graph, lambda version: _behind(graph, version, lines, repr(lines), limit))


def about(graph: Reader, transfers: tuple[str, ...], limit: int = PAGE) -> Page:
    """Return the claims about some transfers, by their ids."""
    return steady(graph, lambda version: _about(graph, version, transfers, limit))


def version_of(graph: Reader) -> Version:
    """Return the key of all that is read of a graph as it stands."""
    return graph.location, graph.version


def steady(graph: Reader, read: Callable[[Version], T]) -> T:
    """Read by several statements what belongs together: once more where a load came between them."""
    version = version_of(graph)
    for _ in range(_TRIES - 1):
        found = read(version)
        before, version = version, version_of(graph)
        if version == before:
            return found
    return read(version)


@st.cache_resource(show_spinner=False, on_release=lambda graph: graph.close())
def _open(settings: Settings) -> Reader:
    return open_reader(settings)


@st.cache_resource(show_spinner=False, max_entries=4)
def _actors(_graph: Reader, version: Version) -> dict[str, Actor]:
    return {actor.id: actor for actor in list_actors(_graph)}


@st.cache_resource(show_spinner=False, max_entries=256)
def _behind(_graph: Reader, version: Version, _lines: tuple[Line, ...], key: str, limit: int) -> Page:
    return read_behind(_graph, _lines, limit=limit)


@st.cache_resource(show_spinner=False, max_entries=64)
def _about(_graph: Reader, version: Version, transfers: tuple[str, ...], limit: int) -> Page:
    return read_about(_graph, transfers, limit=limit)


def holdings(graph: Reader) -> Holdings:
    """Return what is loaded, source by source."""
    return steady(graph, lambda version: _holdings(graph, version))


def going(graph: Reader, report: str) -> tuple[int, int]:
    """Return how many transfers would go with a report, and how many would stay, changed."""
    return steady(graph, lambda version: _going(graph, version, report))


def story(graph: Reader) -> Story:
    """Return the story of the first page."""
    return steady(graph, lambda version: _story(graph, version))


def weapons(graph: Reader) -> tuple[Weapon, ...]:
    """Return all items, by name."""
    return _weapons(graph, version_of(graph))


@st.cache_resource(show_spinner=False, max_entries=4)
def _holdings(_graph: Reader, version: Version) -> Holdings:
    return read_holdings(_graph)


@st.cache_resource(show_spinner=False, max_entries=16)
def _going(_graph: Reader, version: Version, report: str) -> tuple[int, int]:
    return count_going(_graph, report)


@st.cache_resource(show_spinner=False, max_entries=4)
def _story(_graph: Reader, version: Version) -> Story:
    return read_story(_graph)


@st.cache_resource(show_spinner=False, max_entries=4)
def _weapons(_graph: Reader, version: Version) -> tuple[Weapon, ...]:
    return tuple(list_weapons(_graph))


def deals(graph: Reader, actors: tuple[str, ...], items: tuple[str, ...] = ()) -> Deals:
    """Return the deals of some actors or, where none is given, of some items, by ids."""
    return steady(graph, lambda version: _deals(graph, version, actors, items))


def partners(graph: Reader, actor: str) -> frozenset[str]:
    """Return the ids of those with whom an actor has any transfer."""
    return _partners(graph, version_of(graph), actor)


@st.cache_resource(show_spinner=False, max_entries=512)
def _partners(_graph: Reader, version: Version, actor: str) -> frozenset[str]:
    return list_partners(_graph, actor)


def deals_among(graph: Reader, actors: tuple[str, ...]) -> Deals:
    """Return the deals both of whose parties are among some actors, by ids."""
    return steady(graph, lambda version: _deals_among(graph, version, actors))


def possibilities(graph: Reader, transfers: tuple[str, ...]) -> dict[str, tuple[Candidate, ...]]:
    """Return the deliveries from which some returns could come, by the returns' ids."""
    return steady(graph, lambda version: _possibilities(graph, version, transfers))


def exchanges(graph: Reader, transfers: tuple[str, ...]) -> dict[str, tuple[Exchange, ...]]:
    """Return what is said to be given in exchange for some transfers, by their ids."""
    return steady(graph, lambda version: _exchanges(graph, version, transfers))


def categories(graph: Reader) -> dict[str, str]:
    """Return the names of all item categories by id."""
    return _categories(graph, version_of(graph))


def kept(graph: Reader, name: str, key: object, make: Callable[[], T]) -> T:
    """Return what ``make`` computes from the graph alone, made once for a version of the graph, a name and a key.

    The ``repr`` of the key tells it from all others.
    """
    return cast("T", _kept(make, version_of(graph), name, repr(key)))


@st.cache_resource(show_spinner=False, max_entries=32)
def _deals(_graph: Reader, version: Version, actors: tuple[str, ...], items: tuple[str, ...]) -> Deals:
    return read_deals(_graph, actors=actors, items=items)


@st.cache_resource(show_spinner=False, max_entries=8)
def _deals_among(_graph: Reader, version: Version, actors: tuple[str, ...]) -> Deals:
    return read_deals_among(_graph, actors)


@st.cache_resource(show_spinner=False, max_entries=64)
def _possibilities(_graph: Reader, version: Version, transfers: tuple[str, ...]) -> dict[str, tuple[Candidate, ...]]:
    return read_possible(_graph, transfers)


@st.cache_resource(show_spinner=False, max_entries=64)
def _exchanges(_graph: Reader, version: Version, transfers: tuple[str, ...]) -> dict[str, tuple[Exchange, ...]]:
    return read_exchanges(_graph, transfers)


@st.cache_resource(show_spinner=False, max_entries=4)
def _categories(_graph: Reader, version: Version) -> dict[str, str]:
    return list_categories(_graph)


@st.cache_resource(show_spinner=False, max_entries=64)
def _kept(_make: Callable[[], object], version: Version, name: str, key: str) -> object:
    return _make()


@st.cache_resource(show_spinner=False, max_entries=32)
def place(nodes: tuple[str, ...], ties: tuple[tuple[str, str], ...], sizes: tuple[tuple[str, int], ...]) -> FreeLayout:
    """Return where nodes stand in a free layout; the same for the same input, whatever the graph."""
    return place_freely(nodes, ties, dict(sizes))


def pair(graph: Reader, one: Actor, other: Actor) -> Pair:
    """Return what is loaded between two actors."""
    return steady(graph, lambda version: _pair(graph, version, one, other))


def listed_rows(graph: Reader, rows: tuple[Row, ...]) -> Page:
    """Return the claims that are some rows of registers."""
    return steady(graph, lambda version: _listed_rows(graph, version, rows))


def claim_card(graph: Reader, claim: str) -> Card | None:
    """Return a claim with what stands around it; None where there is no such claim."""
    return steady(graph, lambda version: _claim_card(graph, version, claim))


@st.cache_resource(show_spinner=False, max_entries=64)
def _pair(_graph: Reader, version: Version, one: Actor, other: Actor) -> Pair:
    return read_pair(_graph, one, other)


@st.cache_resource(show_spinner=False, max_entries=128)
def _listed_rows(_graph: Reader, version: Version, rows: tuple[Row, ...]) -> Page:
    return read_rows(_graph, rows)


@st.cache_resource(show_spinner=False, max_entries=128)
def _claim_card(_graph: Reader, version: Version, claim: str) -> Card | None:
    return read_card(_graph, claim)
