"""What the figures were measured on, and of which code: the machine's size, never its name."""

import os
import platform
from hashlib import sha256
from importlib.metadata import version

import psutil

from bench.register import ROOT

_FOLDERS = ("bench", "graph", "loaders", "queries", "views")
_SUFFIXES = frozenset({".py", ".js", ".css", ".html", ".cypher"})


def describe_machine() -> dict[str, str | int | float]:
    """Return cores, memory, and the versions of Python and of both engines' packages.

    >>> sorted(describe_machine())
    ['cores', 'kglite', 'memory_gib', 'neo4j_driver', 'python', 'system']
    """
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        "memory_gib": round(psutil.virtual_memory().total / 1024**3, 1),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "kglite": version("kglite"),
        "neo4j_driver": version("neo4j"),
    }


def tell_machine() -> str:
    """Return the same as one sentence."""
    machine = describe_machine()
    return (
        f"{machine['cores']} cores, {machine['memory_gib']} GiB of memory, {machine['system']}, "
        f"Python {machine['python']}, kglite {machine['kglite']}, Neo4j driver {machine['neo4j_driver']}"
    )


def digest_code() -> str:
    """Return a digest of all code that is measured: each process reads it anew, so it must not change meanwhile."""
    digest = sha256()
    found = (path for folder in _FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in _SUFFIXES)
    for path in (ROOT / "app.py", *sorted(found)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
