"""What the server does beside running pages: it gets ready before the first visitor comes, and serves vis-network."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from importlib import import_module
from threading import Thread

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.store.errors import StoreError
from views import graph_access
from views.assets import name_vis_network, read_vis_network


def get_ready(modules: Sequence[str]) -> Callable[[st.App], AbstractAsyncContextManager[None]]:
    """Return what a server runs around its life: it imports modules, by name, and opens the graph, beside serving."""

    @asynccontextmanager
    async def living(_: st.App) -> AsyncIterator[None]:
        # A thread of its own: whoever comes meanwhile waits for that part alone that is not ready yet.
        Thread(target=_prepare, args=(modules,), name="get ready", daemon=True).start()
        yield

    return living


def routes() -> list[Route]:
    """Return what the server answers beside Streamlit's own addresses.

    As a file of its own vis-network is kept by the browser, compiled; its name changes when it does.
    """
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return [Route(f"{'/' if base else ''}{base}/{name_vis_network()}", _serve_vis_network)]


def _serve_vis_network(_: Request) -> Response:
    return Response(
        read_vis_network(),
        media_type="text/javascript",
        headers={"Cache-Control": "public, immutable, max-age=31536000"},
    )


def _prepare(modules: Sequence[str]) -> None:
    for module in modules:
        import_module(module)
    # Where the graph cannot be read, a page that needs it says so, to whoever opens it.
    with suppress(StoreError):
        graph = graph_access.reader()
        graph_access.actors(graph)
        graph_access.weapons(graph)
        graph_access.categories(graph)
