"""The graph as the pages reach it: one reader for all sessions, and what was read, kept until the graph changes.

What is kept is frozen and shared by all sessions. Its key holds the place and the version of the graph, so that a
load shows at once.
"""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from graph.actors import Actor
from graph.behind import read_about, read_behind
from graph.explore import list_actors, read_surroundings
from graph.statements import Page
from graph.store import open_reader
from graph.store.base import Reader
from graph.store.settings import Settings, read_settings
from graph.surroundings import Line, Surroundings

T = TypeVar("T")

_TRIES = 3
"""How often a page reads anew while reports come in one after the other."""

Version = tuple[str, str]
"""Place and version of a graph."""


def reader() -> Reader:
    """Return the reader of the graph that the environment names; raises StoreError where it cannot be opened."""
    return _open(read_settings())


def reopen() -> None:
    """Forget the reader and all that was read, so that the next run opens the graph anew."""
    st.cache_resource.clear()


def actors(graph: Reader) -> dict[str, Actor]:
    """Return all who supply or receive in a transfer, by id, in the order of their names."""
    return _actors(graph, _version(graph))


def surroundings(graph: Reader, focus: Actor) -> Surroundings:
    """Return what surrounds an actor."""
    return _steady(graph, lambda version: _surroundings(graph, version, focus))


def behind(graph: Reader, lines: tuple[Line, ...], limit: int) -> Page:
    """Return the claims behind some lines."""
    return _steady(graph, lambda version: _behind(graph, version, lines, limit))


def about(graph: Reader, transfers: tuple[str, ...]) -> Page:
    """Return the claims about some transfers, by their ids."""
    return _steady(graph, lambda version: _about(graph, version, transfers))


def _version(graph: Reader) -> Version:
    return graph.location, graph.version


def _steady(graph: Reader, read: Callable[[Version], T]) -> T:
    """Read by several statements what belongs together: once more where a load came between them."""
    version = _version(graph)
    for _ in range(_TRIES - 1):
        found = read(version)
        before, version = version, _version(graph)
        if version == before:
            return found
    return read(version)


@st.cache_resource(show_spinner=False, on_release=lambda graph: graph.close())
def _open(settings: Settings) -> Reader:
    return open_reader(settings)


@st.cache_resource(show_spinner=False, max_entries=4)
def _actors(_graph: Reader, version: Version) -> dict[str, Actor]:
    return {actor.id: actor for actor in list_actors(_graph)}


@st.cache_resource(show_spinner=False, max_entries=64)
def _surroundings(_graph: Reader, version: Version, focus: Actor) -> Surroundings:
    return read_surroundings(_graph, focus)


@st.cache_resource(show_spinner=False, max_entries=256)
def _behind(_graph: Reader, version: Version, lines: tuple[Line, ...], limit: int) -> Page:
    return read_behind(_graph, lines, limit=limit)


@st.cache_resource(show_spinner=False, max_entries=64)
def _about(_graph: Reader, version: Version, transfers: tuple[str, ...]) -> Page:
    return read_about(_graph, transfers)
