"""Stores of the claim graph: one interface, two engines, chosen by the environment (``graph.store.settings``)."""

from typing import TYPE_CHECKING

from graph.store.base import Reader, Store
from graph.store.limits import Limits, read_limits
from graph.store.settings import EmbeddedSettings, Settings, read_settings

if TYPE_CHECKING:
    from graph.store.guarded import GuardedReader

__all__ = ["Reader", "Store", "open_guarded", "open_reader", "open_store"]


def open_reader(settings: Settings | None = None) -> Reader:
    """Open the graph to read it; nothing that this returns can write.

    Raises StoreUnavailable where no server can be reached at the address.
    """
    chosen = settings or read_settings()
    if isinstance(chosen, EmbeddedSettings):
        from graph.store.embedded import EmbeddedReader

        return EmbeddedReader(chosen.path)
    from graph.store.neo4j import Neo4jReader

    return Neo4jReader(chosen)


def open_guarded(settings: Settings | None = None, limits: Limits | None = None) -> "GuardedReader":
    """Open the graph for Cypher from strangers: see ``graph.store.guarded``; the limits come from the environment.

    Starts two processes. Raises StoreError where the environment sets a limit wrongly, or no process can be started.
    """
    from graph.store.guarded import GuardedReader

    return GuardedReader(settings or read_settings(), limits or read_limits())


def open_store(settings: Settings | None = None) -> Store:
    """Open the graph to write it; hold it only as long as you write."""
    chosen = settings or read_settings()
    if isinstance(chosen, EmbeddedSettings):
        from graph.store.embedded import EmbeddedStore

        return EmbeddedStore(chosen.path)
    from graph.store.neo4j import Neo4jStore

    return Neo4jStore(chosen)
