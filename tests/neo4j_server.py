"""A real Neo4j Community server on this machine, without Docker.

The tests start one with `LocalNeo4j`; `python -m tests.neo4j_server` runs one in the foreground. Maven fetches the
jars once into `~/.cache/arms-graph/` (or the folder that `NEO4J_TEST_HOME` names); each server has a home of its own.
"""

import argparse
import atexit
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from types import TracebackType
from typing import Self

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from tests.neo4j_home.jars import VERSION, Neo4jUnavailable, fetched_lib, java_command, unavailable_reason
from tests.neo4j_home.leash import Leash

__all__ = ["LocalNeo4j", "Neo4jDidNotStart", "Neo4jSettings", "Neo4jUnavailable", "unavailable_reason"]

ROOT = Path(__file__).resolve().parents[1]


_SERVER = "org.neo4j.server.CommunityEntryPoint"
_HEAP, _USUAL_HEAP = "server.memory.heap.max_size", "2g"
# What Neo4j's own starter opens to it of Java.
_OPENED = [f"--add-opens=java.base/{part}=ALL-UNNAMED" for part in ("java.nio", "java.io", "sun.nio.ch")]


class Neo4jDidNotStart(RuntimeError):
    """Neo4j was started and never answered; the message ends with the last lines it wrote."""


@dataclass(frozen=True)
class Neo4jSettings:
    """How to reach one database of one server."""

    uri: str
    username: str
    password: str
    database: str = "neo4j"

    def as_environment(self) -> dict[str, str]:
        """Return the environment variables by which the project finds this server."""
        return {
            "NEO4J_URI": self.uri,
            "NEO4J_USERNAME": self.username,
            "NEO4J_PASSWORD": self.password,
            "NEO4J_DATABASE": self.database,
        }


class LocalNeo4j:
    """One Neo4j server on the loopback interface, stopped with the `with` block or with the interpreter.

    `home` keeps the data over restarts (then `password` must be the one it was first started with); without it the
    server lives in a temporary folder that goes with it. `settings` are lines of neo4j.conf that add to or replace
    ours, such as `{"server.databases.read_only": "neo4j"}`. `port` 0 takes any free one. `java` are options of Java,
    such as `-XX:+UseSerialGC`.

    The server is started without Neo4j's own starter, which is a Java of its own and takes as long again; so the heap
    that the settings name is given to Java here, and `server.jvm.additional` means nothing.
    """

    username = "neo4j"

    def __init__(
        self,
        home: Path | None = None,
        *,
        password: str | None = None,
        port: int = 0,
        settings: Mapping[str, str] | None = None,
        java: Sequence[str] = (),
    ) -> None:
        self.password = password or secrets.token_hex(16)
        self.port = port or _free_port()
        self.uri = f"bolt://127.0.0.1:{self.port}"
        self._keeps_data = home is not None
        self._home = home
        self._extra = dict(settings or {})
        self._java = (f"-Xmx{self._extra.get(_HEAP, _USUAL_HEAP)}", *_OPENED, *java)
        self._leash: Leash | None = None

    @property
    def settings(self) -> Neo4jSettings:
        """How to reach this server."""
        return Neo4jSettings(self.uri, self.username, self.password)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self, seconds: float = 180) -> None:
        """Start the server and return once it answers a query.

        The usual time is about ten seconds; `seconds` leaves room for a busy machine. Raises Neo4jUnavailable or
        Neo4jDidNotStart, and then nothing is left running.
        """
        reason = unavailable_reason()
        if reason is not None:
            raise Neo4jUnavailable(reason)
        lib = fetched_lib()
        if self._home is None:
            self._home = Path(tempfile.mkdtemp(prefix="arms-graph-neo4j-"))
        self._home = self._home.resolve()
        _stop_on_sigterm()
        atexit.register(self.stop)
        try:
            self._prepare(self._home, lib)
            folders = (f"--home-dir={self._home}", f"--config-dir={self._home / 'conf'}")
            command = [*java_command(lib, *self._java), _SERVER, *folders, "--console-mode"]
            self._leash = Leash(command, _environment(self._home))
            self._await_answer(self._leash, time.monotonic() + seconds)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop the server and everything it started; a temporary home is removed. Calling it again does nothing."""
        atexit.unregister(self.stop)
        leash, self._leash = self._leash, None
        if leash is not None:
            # Data that is kept wants an orderly end: a read-only server cannot recover a store that was cut off.
            leash.stop(orderly=self._keeps_data)
        if self._home is not None and not self._keeps_data:
            shutil.rmtree(self._home, ignore_errors=True)
            self._home = None

    def wait(self) -> None:
        """Return when the server ends by itself."""
        if self._leash is not None:
            self._leash.wait()

    def _prepare(self, home: Path, lib: Path) -> None:
        """Write the configuration and, in a new home, the password."""
        for folder in ("data", "logs", "plugins", "import", "licenses", "run", "conf"):
            (home / folder).mkdir(parents=True, exist_ok=True)
        settings = {
            "server.default_listen_address": "127.0.0.1",
            "server.bolt.listen_address": f"127.0.0.1:{self.port}",
            "server.http.enabled": "false",
            _HEAP: _USUAL_HEAP,
            "server.memory.pagecache.size": "256m",
            "dbms.usage_report.enabled": "false",
            "client.allow_telemetry": "false",
            "server.directories.lib": str(lib),
            # Without this line LOAD CSV reads any file on the disk.
            "server.directories.import": "import",
            # Else each database reserves 256 MB of disk for its log before the first write.
            "db.tx_log.preallocate": "false",
            # Else an orderly end waits ten seconds for connections that nobody will make.
            "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
            **self._extra,
        }
        conf = "".join(f"{name}={value}\n" for name, value in settings.items())
        (home / "conf" / "neo4j.conf").write_text(conf, encoding="utf-8")
        if (home / "data" / "databases").exists():
            return
        command = [*java_command(lib), "org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password"]
        result = subprocess.run(
            [*command, "--", self.password],
            env=_environment(home),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode != 0:
            raise Neo4jDidNotStart(f"Neo4j refused the initial password:\n{result.stdout}{result.stderr}".rstrip())

    def _await_answer(self, leash: Leash, deadline: float) -> None:
        """Return when a query is answered; raise Neo4jDidNotStart at the deadline or when the server has ended."""
        while time.monotonic() < deadline:
            if leash.ended:
                raise Neo4jDidNotStart("\n".join(["Neo4j ended while starting. Its last words:", *leash.said]))
            try:
                if self._answers():
                    return
            except AuthError as error:
                message = f"{self._home} was first started with another password. Give that one, or remove the folder."
                raise Neo4jDidNotStart(message) from error
            time.sleep(0.2)
        raise Neo4jDidNotStart("\n".join(["Neo4j did not answer in time. Its last words:", *leash.said]))

    def _answers(self) -> bool:
        """Tell whether a query is answered, which the open port alone does not say."""
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        try:
            with GraphDatabase.driver(self.uri, auth=(self.username, self.password), connection_timeout=5) as driver:
                driver.execute_query("RETURN 1", database_="neo4j")
        except AuthError:
            raise
        except (DriverError, Neo4jError):
            return False
        return True


def _environment(home: Path) -> dict[str, str]:
    """Return our environment for a server in `home`, without what would configure it otherwise."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    return {**others, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _stop_on_sigterm() -> None:
    """Make SIGTERM end this interpreter as Ctrl-C does, so that the server is stopped and its folder removed."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGTERM) != signal.SIG_DFL:
        return
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def _kept_password(home: Path) -> str:
    """Return the password a home was first started with; for a new one NEO4J_PASSWORD, or else a random one.

    It is stored before the first start, so that one that is interrupted does not lock the data up.
    """
    stored = home / "password"
    given = os.environ.get("NEO4J_PASSWORD")
    if stored.exists() and (home / "data" / "databases").exists():
        password = stored.read_text(encoding="utf-8").strip()
        if given not in (None, "", password):
            print(f"NEO4J_PASSWORD is not used: {stored} says what this server was started with.", file=sys.stderr)
        return password
    password = given or secrets.token_hex(16)
    home.mkdir(parents=True, exist_ok=True)
    stored.touch(mode=0o600)
    stored.write_text(password + "\n", encoding="utf-8")
    return password


def main() -> int:
    """Run a server until Ctrl-C; return 0, or 1 when it cannot run."""
    parser = argparse.ArgumentParser(prog="python -m tests.neo4j_server", description="Run a local Neo4j.")
    parser.add_argument("--home", type=Path, default=ROOT / "data" / "neo4j", help="keeps the data (data/neo4j)")
    parser.add_argument("--port", type=int, help="default: 7687, or any free one when that is taken")
    chosen = parser.parse_args()
    port = chosen.port or (7687 if _is_free(7687) else 0)
    try:
        with LocalNeo4j(chosen.home, password=_kept_password(chosen.home), port=port) as server:
            exports = " ".join(f"{name}={quote(value)}" for name, value in server.settings.as_environment().items())
            print(f"Neo4j {VERSION} answers at {server.uri}, user {server.username}. Ctrl-C stops it.")
            print(f"Its data stay in {os.path.relpath(chosen.home)}. To use it:\n\nexport {exports}\n", flush=True)
            server.wait()
            print("Neo4j ended by itself.", file=sys.stderr)
            return 1
    except KeyboardInterrupt:
        print("Neo4j stopped.", file=sys.stderr)
        return 0
    except (Neo4jUnavailable, Neo4jDidNotStart) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
