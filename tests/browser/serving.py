"""The app with a graph and an environment of its own, and windows that may open any of its pages by address."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Response

from tests.browser.conftest import Visit, _wait_until_it_answers, visiting
from tests.conftest import ROOT

PROBES = ("/_stcore/health", "/_stcore/host-config")
"""What Streamlit's own page looks for below the address of a page first, and then finds at the root."""


@contextmanager
def serving(folder: Path, script: str | Path = "app.py", **environment: str) -> Iterator[str]:
    """Run the app, or another script, on a graph in a folder until the block ends; yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    options = ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *options, "--server.fileWatcherType=none"]
    log = folder / "app.log"
    with log.open("w") as output:
        given = inherited | {"GRAPH_PATH": str(folder / "graph.kgl")} | environment
        app = subprocess.Popen(command, cwd=ROOT, env=given, stdout=output, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}/"
            _wait_until_it_answers(app, f"{address}_stcore/health", log)
            yield address
        finally:
            app.terminate()
            app.wait(timeout=20)


@contextmanager
def visiting_pages(browser: Browser, address: str, **context: Any) -> Iterator[Visit]:
    """Open a window like ``visiting``, in which pages may also be opened by their own address.

    There the browser tells of two addresses that are not found; they are Streamlit's own, and no others may be.
    """
    missing: list[str] = []

    def note(response: Response) -> None:
        if response.status == 404:
            missing.append(response.url)

    with visiting(browser, address, **context) as visit:
        visit.page.on("response", note)
        yield visit
        assert [] == [url for url in missing if not url.endswith(PROBES)]
        told = [text for text in visit.errors if "404" in text]
        assert len(told) <= len(missing)
        visit.errors[:] = [text for text in visit.errors if "404" not in text]
