"""Ctrl-C while a command is being imported: one line, exit code 130 and no traceback."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

# Runs the command as `python -m` does, and interrupts it where click is imported.
_PROGRAM = """
import importlib.abc, os, runpy, signal, sys
class Interrupts(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupts())
sys.modules.pop({name!r}, None)
sys.argv = [{command!r}, "--help"]
runpy.run_module({command!r}, run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize("command", ["loaders", "graph", "queries"])
@pytest.mark.parametrize("name", ["json", "click", "graph.store"])
def test_an_interrupt_while_importing_is_one_line(command: str, name: str) -> None:
    """Wherever in the imports it falls."""
    program = _PROGRAM.format(name=name, command=command)
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, timeout=60)
    assert (130, b"Interrupted.\n", b"") == (done.returncode, done.stderr, done.stdout)


def test_without_an_interrupt_nothing_changes() -> None:
    """What is imported by others changes no handler, and a command that runs can be interrupted as ever."""
    program = "import signal, loaders.__main__ as m; print(signal.getsignal(signal.SIGINT).__name__)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, timeout=60)
    assert b"default_int_handler\n" == done.stdout
