"""The process that runs a stranger's statements: opens the graph to read, answers over a pipe, and can be killed.

Started by ``graph.store.child`` with the name of the engine, ``embedded`` or ``neo4j``. It ends when its input does,
which is when the process that started it has ended in whatever way. While it answers, an alarm of the system ends it in
any case.
"""

import contextlib
import importlib
import os
import signal
import sys
from pathlib import Path
from typing import IO, Any, Protocol

from graph.store import open_reader, wire
from graph.store.base import Result, Value
from graph.store.errors import QueryTooLarge, StoreError
from graph.store.settings import EmbeddedSettings, Neo4jSettings, Settings

try:
    import resource
except ImportError:  # Windows has no such limits.
    resource = None  # type: ignore[assignment]

_MIB = 1024 * 1024


class _Ask(Protocol):
    def __call__(self, cypher: str, parameters: dict[str, Value], *, row_limit: int, time_limit: float) -> Result: ...


def main() -> int:
    """Answer until the input ends; returns 0."""
    source, target = _take_pipes()
    _no_core_dumps()
    # Ctrl-C is for whoever started us, and ends us with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A spare waits with the engine imported, which takes longer than to open a graph.
    importlib.import_module(f"graph.store.{sys.argv[1]}")
    answering: _Answering | None = None
    while True:
        message = wire.receive(source)
        if message is None:
            return 0
        if "open" in message:
            answering = _Answering(_settings(message["open"]))
            answering.warm_up()
        elif answering is not None:
            answering.answer(message, target)


class _Answering:
    def __init__(self, settings: Settings) -> None:
        self._reader = open_reader(settings)
        # Neo4jReader alone has this: the embedded engine has no EXPLAIN that tells more than the guard knows.
        self._ask: _Ask = getattr(self._reader, "run_explained", self._reader.run)
        self._in_process = isinstance(settings, EmbeddedSettings)
        self._version: str | None = None
        self._base = 0

    def warm_up(self) -> None:
        """Open the graph before the first question; what goes wrong is told to whoever asks."""
        with contextlib.suppress(StoreError):
            self._refresh()

    def answer(self, message: dict[str, Any], target: IO[bytes]) -> None:
        """Say that the graph is open, from when on the time counts, and then the answer or what went wrong."""
        try:
            self._refresh()
            if "version" in message:
                content = wire.dump({"version": self._reader.version})
            else:
                wire.send(target, {"begun": True})
                content = self._found(message)
        except StoreError as error:
            content = wire.dump({"error": type(error).__name__, "message": str(error)})
        except BaseException as error:
            # What is told next needs memory too.
            _limit_memory(None)
            if not (_is_out_of_memory(error) or self._is_near_limit(message)):
                raise
            content = wire.dump({"error": "QueryTooLarge", "message": "memory", "replace": True})
        finally:
            _alarm(0)
            _limit_memory(None)
        wire.send_bytes(target, content)

    def _refresh(self) -> None:
        """Open the graph anew where it has changed, and measure what that takes; a server is looked at once."""
        if self._version is not None and not self._in_process:
            return
        version = self._reader.version
        if version != self._version:
            self._reader.run("MATCH (n) RETURN count(n) AS number")
            self._version = version
            self._base = _address_space()

    def _found(self, message: dict[str, Any]) -> bytes:
        _alarm(message["alarm"])
        if self._base:
            _limit_memory(self._base + message["memory"] * _MIB)
        result = self._ask(
            message["cypher"],
            wire.decode(message["parameters"]),
            row_limit=message["rows"],
            time_limit=message["seconds"],
        )
        replace = bool(self._base) and _address_space() - self._base > message["memory"] * _MIB // 2
        head = {"columns": result.columns, "more": result.more, "seconds": result.seconds, "replace": replace}
        parts, size = [], 0
        for row in result.rows:
            part = wire.dump([wire.encode(value) for value in row.values()])
            size += len(part) + 1
            if size > message["size"]:
                raise QueryTooLarge("size")
            parts.append(part)
        return wire.dump(head)[:-1] + b',"rows":[' + b",".join(parts) + b"]}"

    def _is_near_limit(self, message: dict[str, Any]) -> bool:
        """Whether this process has held more than half of what it may: kglite panics where Python gives it no object.

        Half, because a list that grows asks for as much again at once.
        """
        memory: int = message.get("memory", 0)
        return self._base > 0 and memory > 0 and _most_addresses() - self._base > memory * _MIB // 2


def _is_out_of_memory(error: BaseException | None) -> bool:
    """Whether an error is, or follows from, one of memory: kglite panics where Python could make no value."""
    return isinstance(error, MemoryError) or (error is not None and _is_out_of_memory(error.__context__))


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Keep the pipes for messages, and let whatever prints or asks find nothing."""
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "r+b") as nothing:
        for standard in (0, 1, 2):
            os.dup2(nothing.fileno(), standard)
    return source, target


def _settings(content: dict[str, str]) -> Settings:
    return EmbeddedSettings(Path(content["path"])) if "path" in content else Neo4jSettings(**content)


def _alarm(seconds: float) -> None:
    """Have the system end this process after some seconds, 0 for not at all; Windows cannot."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _address_space() -> int:
    """Return the bytes of addresses that this process uses, 0 where the system does not tell (it is not Linux)."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _most_addresses() -> int:
    """Return the most bytes of addresses that this process ever used, 0 where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmPeak:")), 0)


def _limit_memory(size: int | None) -> None:
    """Let this process use so many bytes of addresses, None for as many as there are."""
    if resource is not None:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        # Fails where the limit is above the hard one, which then holds anyway.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (hard if size is None else size, hard))


def _no_core_dumps() -> None:
    if resource is not None:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
