"""Ctrl-C while a command is still being imported: one line instead of a traceback, and exit code 130."""

import os
import signal
import sys
from types import FrameType

CODE = 130
"""What a shell gives a command that was interrupted: 128 and the number of the signal."""


def end_quietly() -> None:
    """End at once on Ctrl-C, until ``heed`` is called: nothing has been opened yet that would need care.

    It is called before the other imports, which is why this module imports next to nothing. A command that was told to
    ignore interrupts, as in the background, goes on ignoring them.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)


def heed() -> None:
    """Let Ctrl-C interrupt as usual again, so that what is open is closed as it should be."""
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _end(number: int, frame: FrameType | None) -> None:
    # No exception: packages turn one that is raised while they are imported into an error of their own.
    sys.stderr.write("Interrupted.\n")
    sys.stderr.flush()
    os._exit(CODE)
