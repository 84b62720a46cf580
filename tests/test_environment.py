"""What a run says on a machine that lacks Neo4j, a browser or the real data, tried on a checkout that has neither."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.neo4j_server import unavailable_reason

TESTS = """
def test_neo4j(neo4j_settings): ...
def test_other_neo4j(neo4j_server): ...
def test_browser(chromium_path): ...
def test_register(shared_data): ...
def test_alone(): ...
"""
INSTALL_NEO4J = "apt-get install -y openjdk-17-jre-headless maven"
INSTALL_BROWSER = "apt-get install -y chromium"

pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="Commands: these name Debian packages")


@pytest.fixture
def bare_checkout(tmp_path: Path) -> Path:
    """A checkout with five tests that need things, an empty folder of programs, and no data beside it."""
    checkout = tmp_path / "checkout"
    (tmp_path / "programs").mkdir()
    shutil.copytree(ROOT / "tests" / "neo4j_home", checkout / "tests" / "neo4j_home")
    for name in ("pyproject.toml", "tests/__init__.py", "tests/conftest.py", "tests/neo4j_server.py"):
        shutil.copy(ROOT / name, checkout / name)
    (checkout / "tests" / "test_needs.py").write_text(TESTS, encoding="utf-8")
    return checkout


def run_tests(checkout: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the tests of a checkout where the PATH holds only its folder of programs."""
    ours = ("CHROMIUM", "JAVA_HOME", "REQUIRE_NEO4J", "REQUIRE_BROWSER")
    inherited = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options],
        cwd=checkout,
        env={
            **inherited,
            "PATH": str(checkout.parent / "programs"),
            "PYTHONPATH": str(ROOT),
            "NEO4J_TEST_HOME": str(checkout.parent / "no-jars"),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def only_programs_of(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process see no other programs than those of a checkout."""
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(checkout.parent / "programs"))
    monkeypatch.setenv("NEO4J_TEST_HOME", str(checkout.parent / "no-jars"))


def add_program(checkout: Path, name: str, script: str) -> None:
    """Put a shell script into the folder of programs."""
    program = checkout.parent / "programs" / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def test_last_lines_name_what_was_skipped_and_the_command_that_mends_it(bare_checkout: Path) -> None:
    """A machine without anything skips four tests, passes the fifth, and ends by saying why."""
    result = run_tests(bare_checkout)
    assert result.returncode == 0
    *_, heading, neo4j, browser, data, closing = filter(None, result.stdout.splitlines())
    assert " NOT RUN " in heading
    assert neo4j == (
        f"2 tests skipped. Neo4j: Neo4j needs Java 17 or later, and no `java` was found. Install it: {INSTALL_NEO4J}"
    )
    assert browser.startswith("1 test skipped. Browser: no chromium was found.")
    assert INSTALL_BROWSER in browser
    assert data.startswith("1 test skipped. Real data: no folder ../shared/data beside the checkout.")
    assert "1 passed, 4 skipped" in closing


def test_required_neo4j_fails_instead_of_skipping(bare_checkout: Path) -> None:
    """With REQUIRE_NEO4J=1 the tests that need a server fail, and still name the command."""
    result = run_tests(bare_checkout, REQUIRE_NEO4J="1")
    assert result.returncode == 1
    assert f"Install it: {INSTALL_NEO4J} (REQUIRE_NEO4J=1 makes this a failure.)" in result.stdout
    assert "1 passed, 2 skipped, 2 errors" in result.stdout.splitlines()[-1]


def test_required_browser_fails_instead_of_skipping(bare_checkout: Path) -> None:
    """With REQUIRE_BROWSER=1 the test that needs a browser fails, and still names the command."""
    result = run_tests(bare_checkout, REQUIRE_BROWSER="1")
    assert result.returncode == 1
    assert f"Install it: {INSTALL_BROWSER}" in result.stdout
    assert "1 passed, 3 skipped, 1 error" in result.stdout.splitlines()[-1]


def test_old_java_is_named_with_its_version(bare_checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Java 8, which calls itself 1.8, is too old, and the reason says which java was looked at."""
    add_program(bare_checkout, "java", """echo 'openjdk version "1.8.0_402"' >&2""")
    only_programs_of(bare_checkout, monkeypatch)
    programs = bare_checkout.parent / "programs"
    expected = f"Neo4j needs Java 17 or later, and `{programs}/java` is Java 8. Install it: {INSTALL_NEO4J}"
    assert expected == unavailable_reason()


def test_java_that_does_not_run_counts_as_none(bare_checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no Java is installed macOS has a `java` that only says so."""
    add_program(bare_checkout, "java", "echo 'Unable to locate a Java Runtime.' >&2; exit 1")
    only_programs_of(bare_checkout, monkeypatch)
    assert "tells no version. Install it:" in str(unavailable_reason())


def test_java_without_maven_asks_for_maven(bare_checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A recent Java is not enough where the jars are still to be fetched, and is enough where they are there."""
    add_program(bare_checkout, "java", """echo 'openjdk version "21.0.1" 2023-10-17' >&2""")
    only_programs_of(bare_checkout, monkeypatch)
    expected = f"Neo4j is fetched with Maven, and no `mvn` was found. Install it: {INSTALL_NEO4J}"
    assert expected == unavailable_reason()
    (bare_checkout.parent / "no-jars" / "lib").mkdir(parents=True)
    assert unavailable_reason() is None


def test_failed_download_is_a_skip_with_what_maven_said(bare_checkout: Path) -> None:
    """Without a network the tests are skipped, Maven's own words are kept, and no half of a download is left."""
    add_program(bare_checkout, "java", """echo 'openjdk version "17.0.15"' >&2""")
    add_program(bare_checkout, "mvn", "echo '[ERROR] Unknown host'; exit 1")
    result = run_tests(bare_checkout, "-m", "neo4j")
    assert "2 skipped" in result.stdout.splitlines()[-1]
    assert "is there a network?\n[ERROR] Unknown host" in result.stdout
    assert [] == list((bare_checkout.parent / "no-jars").iterdir())


def test_markers_pick_tests_by_what_they_need(bare_checkout: Path) -> None:
    """`-m` leaves out the tests that need things from outside, though none of them says so itself."""
    result = run_tests(bare_checkout, "-m", "not neo4j and not browser and not shared")
    assert "1 passed, 4 deselected" in result.stdout.splitlines()[-1]


def test_chromium_variable_comes_before_the_path(bare_checkout: Path) -> None:
    """CHROMIUM names the browser to take."""
    add_program(bare_checkout, "my-browser", "true")
    browser = bare_checkout.parent / "programs" / "my-browser"
    (bare_checkout / "tests" / "test_needs.py").write_text(
        f"def test_browser(chromium_path):\n    assert str(chromium_path) == {str(browser)!r}\n", encoding="utf-8"
    )
    assert run_tests(bare_checkout, CHROMIUM=str(browser)).returncode == 0
