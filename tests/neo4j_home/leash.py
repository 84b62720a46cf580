"""A server as one process group that never outlives the interpreter that started it."""

import os
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Mapping, Sequence

# The group's life hangs on our end of a pipe: when this interpreter goes, however it goes (even by SIGKILL, which no
# handler sees), `cat` ends and the group is told to stop, then made to. When the server ends by itself, the shell
# ends with it, so that `ended` tells.
SCRIPT = """
( "$@" </dev/null; kill -TERM 0 ) &
cat >/dev/null
trap '' TERM; kill -TERM 0; sleep 20 >/dev/null 2>&1; kill -KILL 0
"""


class Leash:
    """A command that runs in a process group of its own, with the last lines that it wrote."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.said: deque[str] = deque(maxlen=20)
        self._process = subprocess.Popen(
            ["/bin/sh", "-c", SCRIPT, "leash", *command],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    @property
    def group(self) -> int:
        """The id of the process group."""
        return self._process.pid

    @property
    def ended(self) -> bool:
        """Whether the command has ended by itself."""
        return self._process.poll() is not None

    def wait(self) -> None:
        """Return when the command ends by itself."""
        self._process.wait()

    def stop(self, *, orderly: bool) -> None:
        """End the whole group: at once, or by a request that has a minute to be followed."""
        self._signal(signal.SIGTERM if orderly else signal.SIGKILL)
        # A shell holds the server, so the end of the output, not of the first process, tells that all have gone.
        self._reader.join(timeout=60)
        self._signal(signal.SIGKILL)
        self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            self.said.extend(line.rstrip() for line in lines)

    def _signal(self, number: signal.Signals) -> None:
        try:
            os.killpg(self.group, number)
        except ProcessLookupError:
            return
