"""Runs a stranger's Cypher: behind the guard, in a process of its own, with limits that hold.

Neither engine keeps its limits inside one expression, and the embedded one takes its process along when it runs out of
memory. So both are asked from a child process. A clock here kills it, which also drops the connection to a server; the
system limits its memory (on Linux); it counts the bytes of the answer before it sends them. A spare is always
starting, so that the next question goes on at once. Nothing is asked twice.
"""

import signal
import threading
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from graph.store import wire
from graph.store.base import Result, Value
from graph.store.child import Child, ChildEnded
from graph.store.errors import (
    QueryRefused,
    QueryTooLarge,
    QueryTooLong,
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreOutdated,
    StoreReadOnly,
    StoreUnavailable,
)
from graph.store.guard import Checked, check
from graph.store.limits import Limits
from graph.store.settings import EmbeddedSettings, Settings

_GRACE = 0.75
"""Seconds that an engine has, past the time limit, to stop by itself before the clock kills it."""

_OPENING = 30.0
"""Seconds to wait for a graph to be opened, or for a server to let us in."""

_WAITING = 60.0
"""Seconds to wait for the questions of others."""


class GuardedReader:
    """Answers Cypher from strangers. Safe to share between threads: one question is answered after the other.

    Two processes belong to it: one with the graph open, and a spare that has not opened it yet.
    """

    def __init__(self, settings: Settings, limits: Limits) -> None:
        embedded = isinstance(settings, EmbeddedSettings)
        self.engine = "embedded" if embedded else "neo4j"
        self.location = str(settings.path) if isinstance(settings, EmbeddedSettings) else settings.uri
        self.limits = limits
        self._opening = {"open": {"path": self.location} if embedded else asdict(settings)}
        self._turn = threading.Lock()
        self._closed = False
        self._child: Child | None = None
        self._spare: Child | None = None
        self._replace()

    def run(
        self,
        cypher: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        row_limit: int | None = None,
        time_limit: float | None = None,
    ) -> Result:
        """Run a statement and return its rows; it is never run twice.

        ``row_limit`` and ``time_limit`` (in seconds) may be below those of ``limits``; above, those hold. Raises
        Refused where the guard does not let it through, QueryRefused where the engine does not take it, QueryTooLong
        and QueryTooLarge past a limit, and the other errors of ``graph.store.errors``.
        """
        checked = check(cypher, parameters, self.limits)
        rows = self.limits.rows if row_limit is None else min(row_limit, self.limits.rows)
        seconds = self.limits.seconds if time_limit is None else min(time_limit, self.limits.seconds)
        answer = self._ask(self._question(checked, rows, seconds), seconds)
        columns = tuple(answer["columns"])
        found = [dict(zip(columns, map(wire.decode, row), strict=True)) for row in answer["rows"]]
        return Result(columns, found, answer["more"], answer["seconds"])

    @property
    def version(self) -> str:
        """See ``graph.store.base.Reader.version``."""
        return str(self._ask({"version": True}, _OPENING)["version"])

    def close(self) -> None:
        """End the processes. Closing twice is allowed."""
        with self._turn:
            self._closed = True
            for child in (self._child, self._spare):
                if child is not None:
                    child.kill()
            self._child = self._spare = None

    def __enter__(self) -> "GuardedReader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _question(self, checked: Checked, rows: int, seconds: float) -> dict[str, Any]:
        return {
            "cypher": checked.text,
            "parameters": wire.encode(checked.parameters),
            "rows": rows,
            "seconds": seconds,
            "alarm": seconds + 2 * _GRACE,
            "size": self.limits.size,
            "memory": self.limits.memory,
        }

    def _ask(self, question: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Ask the child, and put the spare in its place where it does not answer well; raises StoreError."""
        if not self._turn.acquire(timeout=_WAITING):
            raise QueryTooLong("Other questions are still being answered. Try again in a minute.")
        try:
            answer = self._ask_child(question, seconds)
        finally:
            self._turn.release()
        if "error" in answer:
            raise self._own_error(answer["error"], answer.get("message", ""), seconds)
        return answer

    def _ask_child(self, question: dict[str, Any], seconds: float) -> dict[str, Any]:
        if self._closed:
            raise StoreError("This reader is closed. Open another one.")
        replace = True
        try:
            child, answer = self._begin(question)
            if "begun" in answer:
                answer = self._answer(child, seconds + _GRACE)
            replace = answer.get("replace", False)
        finally:
            if replace:
                self._replace()
        return answer

    def _begin(self, question: dict[str, Any]) -> tuple[Child, dict[str, Any]]:
        """Give a child the question, and return what it says when the graph is open and the time begins to count.

        A child that has ended before that, such as one that the system has killed, is replaced once: it has not run
        anything.
        """
        for attempt in (1, 2):
            child = self._child
            try:
                if child is None:
                    raise ChildEnded(0)
                child.send(question)
                answer: dict[str, Any] = child.receive(_OPENING)
            except ChildEnded:
                if attempt == 1:
                    self._replace()
            except TimeoutError:
                raise StoreUnavailable(f"{self.location} was not open after {_OPENING:g} s. Try again.") from None
            else:
                return child, answer
        raise StoreError(
            f"The process that reads {self.location} for questions ends at once. Try python -m graph status."
        )

    def _answer(self, child: Child, seconds: float) -> dict[str, Any]:
        """Wait for the answer as long as it may take; a child that gives none is to be replaced."""
        try:
            answer: dict[str, Any] = child.receive(seconds)
        except TimeoutError:
            return {"error": "QueryTooLong", "replace": True}
        except ChildEnded as ended:
            kind, message = _ENDINGS.get(-ended.code, ("QueryRefused", _CRASHED))
            return {"error": kind, "message": message, "replace": True}
        return answer

    def _replace(self) -> None:
        """End the child, let the spare open the graph in its place, and start another spare."""
        ended, self._child, self._spare = self._child, self._spare, None
        if ended is not None:
            ended.kill()
        try:
            if self._child is None or not self._open(self._child):
                self._child = None
                self._child = Child(self.engine)
                self._open(self._child)
            self._spare = Child(self.engine)
        except OSError as error:
            # Without a spare the next question waits a little longer, and that is all.
            if self._child is None:
                why = f"No process for questions could be started: {error.strerror}"
                raise StoreError(f"{why}. Try again later.") from error

    def _open(self, child: Child) -> bool:
        try:
            child.send(self._opening)
        except ChildEnded:
            return False
        return True

    def _own_error(self, kind: str, message: str, seconds: float) -> StoreError:
        if kind == "QueryTooLong":
            why = f"The query ran past its time limit of {seconds:g} s and was stopped"
            return QueryTooLong(f"{why}. Narrow it down; QUERY_SECONDS sets the limit.")
        if kind == "QueryTooLarge" and message == "size":
            why = f"The answer is larger than {self.limits.size:,} bytes"
            return QueryTooLarge(f"{why}. Ask for fewer rows or columns; QUERY_BYTES sets the limit.")
        if kind == "QueryTooLarge" and message == "memory":
            why = f"The query took more than {self.limits.memory} MiB of memory and was stopped"
            return QueryTooLarge(f"{why}. Narrow it down; QUERY_MEMORY_MIB sets the limit.")
        return _ERRORS.get(kind, StoreError)(message)


_CRASHED = "The engine could not answer this and ended. Write the statement in another way, or ask for less."
_ERRORS = {
    kind.__name__: kind
    for kind in (QueryRefused, QueryTooLarge, StoreUnavailable, StoreReadOnly, StoreLocked, StoreDamaged, StoreOutdated)
}
_ENDINGS = {
    getattr(signal, name): ending
    for name, ending in {
        "SIGABRT": ("QueryTooLarge", "memory"),
        "SIGKILL": ("QueryTooLarge", "memory"),
        "SIGALRM": ("QueryTooLong", ""),
    }.items()
    if hasattr(signal, name)
}
"""What it means that a signal has ended a child: it aborts where it gets no memory."""
