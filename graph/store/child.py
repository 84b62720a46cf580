"""A process of ours that can be asked, waited for with a clock, and killed; it ends by itself when we do."""

import contextlib
import os
import queue
import subprocess
import sys
import threading
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from graph.store import wire

_ROOT = Path(__file__).resolve().parents[2]
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP")
"""What a child sees of our environment; not its secrets, which a statement that reads files could read from it."""

_ALLOCATORS = {"MALLOC_ARENA_MAX": "2", "MIMALLOC_ARENA_RESERVE": "16384"}
"""Keep the allocators of C and of kglite from reserving addresses far ahead, so that limiting these limits memory."""


class ChildEnded(Exception):
    """The child has ended; ``code`` is how, as ``subprocess`` tells it (negative: the signal)."""

    def __init__(self, code: int) -> None:
        super().__init__(f"the child ended with {code}")
        self.code = code


class Child:
    """One running process of ``graph.store.answering`` for an engine, used by one thread at a time.

    Raises OSError where none can be started.
    """

    def __init__(self, engine: str) -> None:
        # A program of its own rather than multiprocessing, which would import the main module of the app again.
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment |= {"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", **_ALLOCATORS}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "graph.store.answering", engine],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        assert self._process.stdout is not None
        arguments = (self._process.stdout, self._answers)
        threading.Thread(target=_listen, args=arguments, name="answers", daemon=True).start()
        # Also where nobody closes us: when we are forgotten, and at the end of the program.
        self._end = weakref.finalize(self, _end, self._process)

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    def send(self, message: Mapping[str, Any]) -> None:
        """Send a message; raises ChildEnded."""
        assert self._process.stdin is not None
        try:
            wire.send(self._process.stdin, message)
        except OSError as error:
            raise ChildEnded(self._process.wait()) from error

    def receive(self, seconds: float) -> Any:
        """Return the next message; raises TimeoutError where none comes in time, and ChildEnded."""
        try:
            message = self._answers.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError from None
        if message is None:
            raise ChildEnded(self._process.wait())
        return message

    def kill(self) -> None:
        """End the process at once and wait until it is gone. Killing twice is allowed."""
        self._end()


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()


def _listen(source: IO[bytes], answers: "queue.SimpleQueue[Any]") -> None:
    """Put what a child says in the queue, and None at its end; not every system can wait for a pipe with a clock."""
    with source:
        message: Any = True
        while message is not None:
            try:
                message = wire.receive(source)
            except (OSError, ValueError):
                message = None
            answers.put(message)
