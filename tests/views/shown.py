"""One page under Streamlit's AppTest, on a graph of its own, and all that its components were given to show."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.store.settings import EmbeddedSettings, Settings


@contextmanager
def served(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the pages find a graph by their environment, with nothing kept from before."""
    if isinstance(settings, EmbeddedSettings):
        monkeypatch.delenv("NEO4J_URI", raising=False)
        monkeypatch.setenv("GRAPH_PATH", str(settings.path))
    else:
        for name in ("uri", "username", "password", "database"):
            monkeypatch.setenv(f"NEO4J_{name.upper()}", getattr(settings, name))
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def open_page(script: Callable[[], None], **address: str) -> AppTest:
    """Run a page at an address; nothing may go wrong in it."""
    app = AppTest.from_function(script, default_timeout=120)
    for name, value in address.items():
        app.query_params[name] = value
    return run(app)


def run(app: AppTest) -> AppTest:
    """Run a page once more; nothing may go wrong in it."""
    app.run()
    assert not app.exception, app.exception
    return app


def given(app: AppTest, key: str) -> dict[str, Any]:
    """What the component with a key was given; a key that is not on the page fails the test."""
    found = {part.proto.id.split("-", 2)[2]: part.proto.json for part in app.get("bidi_component")}
    assert key in found, f"{key} is not among {sorted(found)}"
    data: dict[str, Any] = json.loads(found[key])
    return data


def cells(app: AppTest, key: str) -> list[list[str]]:
    """The texts of a table."""
    return [[cell["text"] for cell in row] for row in given(app, key)["rows"]]


def facts(app: AppTest, key: str) -> dict[str, str]:
    """The pairs of a list of facts."""
    return {row[0]: row[1] for row in cells(app, key)}


def words(app: AppTest) -> str:
    """All that is written on the page, in components and outside of them."""
    written = [element.value for element in (*app.title, *app.header, *app.subheader, *app.markdown)]
    written += [element.value for element in (*app.info, *app.warning, *app.error)]
    plain = "\n".join(str(text).replace("\\", "") for text in written)
    return "\n".join([plain, *(part.proto.json for part in app.get("bidi_component"))])
