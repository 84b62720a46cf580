"""What the server does beside running pages."""

import asyncio
import threading
from pathlib import Path

import pytest
import streamlit as st
from starlette.requests import Request

from tests.conftest import ROOT
from views import graph_access
from views.assets import name_vis_network
from views.serving import get_ready, routes


def _live(modules: list[str]) -> None:
    """Start and end a server's life, and wait until what it does beside serving is done."""

    async def live() -> None:
        async with get_ready(modules)(st.App(ROOT / "app.py")):
            pass

    # Browser tests of the same process have a loop of theirs running here.
    loop = threading.Thread(target=lambda: asyncio.run(live()))
    loop.start()
    loop.join(timeout=60)
    for thread in threading.enumerate():
        if thread.name == "get ready":
            thread.join(timeout=60)


def test_the_graph_is_open_before_the_first_visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is opened then is what the first page reads: nothing is opened twice."""
    monkeypatch.setenv("GRAPH_PATH", str(tmp_path / "graph.kgl"))
    opened: list[object] = []
    real = graph_access.open_reader
    monkeypatch.setattr(graph_access, "open_reader", lambda settings: opened.append(settings) or real(settings))
    graph_access.reopen()
    _live(["views.explore"])
    graph_access.reader()
    assert 1 == len(opened)
    graph_access.reopen()


def test_a_graph_that_cannot_be_opened_does_not_stop_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever opens a page is told; the server says nothing, and lives."""
    path = tmp_path / "graph.kgl"
    path.write_bytes(b"no graph at all")
    monkeypatch.setenv("GRAPH_PATH", str(path))
    graph_access.reopen()
    _live([])
    assert "Traceback" not in capsys.readouterr().err
    graph_access.reopen()


def test_vis_network_is_a_file_that_browsers_keep() -> None:
    """Its address changes with its content, so that it can be kept for ever."""
    [route] = routes()
    answer = route.endpoint(Request({"type": "http"}))
    assert (f"/{name_vis_network()}", 200) == (route.path, answer.status_code)
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "immutable" in answer.headers["cache-control"]
    assert b"vis-network" in answer.body[:400]
