"""A process of its own for each thing that is measured, so that its peak memory is its own too."""

import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Fresh(Generic[T]):
    """What a task returned, and the most memory that its process ever held, in bytes."""

    value: T
    peak: int


def fresh(task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Fresh[T]:
    """Run a module's function in a new interpreter; raises what the task raised, BrokenProcessPool if it was killed."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_run, partial(task, *args, **kwargs)).result()


def peak_memory() -> int:
    """Return the most memory that this process ever held, in bytes.

    Linux tells it in /proc; its ``getrusage`` would not do, since that begins with what the parent held at the fork.

    >>> peak_memory() > 1024**2
    True
    """
    if _STATUS.exists():
        line = next(line for line in _STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _run(task: Callable[[], T]) -> Fresh[T]:
    value = task()
    return Fresh(value, peak_memory())
