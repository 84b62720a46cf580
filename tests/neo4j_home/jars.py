"""Neo4j's jars and the Java that runs them: whether they can be had here, and fetching them."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

POM = Path(__file__).with_name("pom.xml")
VERSION = re.findall(r"<neo4j\.version>(.+)</neo4j\.version>", POM.read_text(encoding="utf-8"))[0]
OLDEST_JAVA = 17


class Neo4jUnavailable(RuntimeError):
    """This machine lacks something that Neo4j needs; the message says what and how to install it."""


def unavailable_reason() -> str | None:
    """Say why no Neo4j can run here and which command mends it, or return None when it can."""
    packages = "brew install openjdk@17 maven"
    if sys.platform != "darwin":
        packages = "apt-get install -y openjdk-17-jre-headless maven"
    java = _java()
    if java is None:
        return f"Neo4j needs Java {OLDEST_JAVA} or later, and no `java` was found. Install it: {packages}"
    version = _java_version(java)
    if version is None:
        return (
            f"Neo4j needs Java {OLDEST_JAVA} or later, and `{java} -version` tells no version. Install it: {packages}"
        )
    if version < OLDEST_JAVA:
        return f"Neo4j needs Java {OLDEST_JAVA} or later, and `{java}` is Java {version}. Install it: {packages}"
    if not _lib().is_dir() and shutil.which("mvn") is None:
        return f"Neo4j is fetched with Maven, and no `mvn` was found. Install it: {packages}"
    return None


def fetched_lib() -> Path:
    """Return the folder with Neo4j's jars, fetched with Maven the first time."""
    lib = _lib()
    if lib.is_dir():
        return lib
    print(f"Fetching Neo4j {VERSION} with Maven, about 125 MB, once ...", file=sys.stderr, flush=True)
    lib.parent.mkdir(parents=True, exist_ok=True)
    # A folder that appears whole or not at all: an interrupted download, or two at once, leave no half of it.
    partial = Path(tempfile.mkdtemp(prefix="partial-", dir=lib.parent))
    goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={partial}"]
    try:
        result = subprocess.run(
            ["mvn", "-q", "-B", "-f", str(POM), *goal],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode != 0:
            tail = "\n".join((result.stdout + result.stderr).splitlines()[-15:])
            raise Neo4jUnavailable(f"Maven could not fetch Neo4j {VERSION}; is there a network?\n{tail}")
        partial.rename(lib)
    except OSError:
        # Another process has fetched them in the meantime.
        if not lib.is_dir():
            raise
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return lib


def java_command(lib: Path, *options: str) -> list[str]:
    """Return the start of a command that runs one of the main classes in `lib`; `options` are Java's own."""
    return [_java() or "java", *options, "-cp", f"{lib}/*"]


def _lib() -> Path:
    """Return the folder where Neo4j's jars are, or will be."""
    home = os.environ.get("NEO4J_TEST_HOME")
    cache = Path(home) if home else Path.home() / ".cache" / "arms-graph" / f"neo4j-{VERSION}"
    return cache.resolve() / "lib"


def _java() -> str | None:
    """Return the java that Neo4j itself would take: that of JAVA_HOME, else the one on the PATH."""
    home = os.environ.get("JAVA_HOME")
    return shutil.which(str(Path(home) / "bin" / "java")) if home else shutil.which("java")


def _java_version(java: str) -> int | None:
    """Return the major version of a java; the ones before 9 call themselves 1.8 and the like."""
    # Printed on standard error. On macOS a `java` that only asks to install one ends with an error.
    said = subprocess.run([java, "-version"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    found = re.search(r'version "(?:1\.)?(\d+)', said.stderr)
    return int(found[1]) if found and said.returncode == 0 else None
