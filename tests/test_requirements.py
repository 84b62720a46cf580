"""The lists of packages: exact, complete, and without a word about where they are fetched from."""

import re

import pytest

from tests.conftest import ROOT

PIN = re.compile(r"([A-Za-z0-9._-]+)==([0-9][A-Za-z0-9.]*)")
FILES = ("requirements.txt", "requirements-dev.txt", "constraints.txt")


def lines(name: str) -> list[str]:
    """Return the lines of a file of requirements that are neither empty nor a comment."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def pins(name: str) -> dict[str, str]:
    """Return each package with its version, under the one spelling that pip compares by."""
    found = [PIN.fullmatch(line) for line in lines(name) if not line.startswith("-")]
    assert None not in found
    return {re.sub(r"[-_.]+", "-", match[1]).lower(): match[2] for match in found if match}


@pytest.mark.parametrize("name", FILES)
def test_options_are_the_few_that_every_machine_understands(name: str) -> None:
    """Neither an index nor a path: where packages come from is a setting of the machine."""
    allowed = {"-c constraints.txt", "-r requirements.txt", "--only-binary :all:"}
    assert {line for line in lines(name) if line.startswith("-")} <= allowed


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_constraints_agree_with_what_is_asked_for(name: str) -> None:
    """Each package that we name is also in the whole set, at the same version."""
    whole = pins("constraints.txt")
    assert pins(name) == {package: whole[package] for package in pins(name)}


def test_nothing_is_compiled() -> None:
    """countrynames 1.17 would bring pyicu, which needs a C++ compiler on every machine."""
    assert "--only-binary :all:" in lines("requirements.txt")
    assert "pyicu" not in pins("constraints.txt")


def test_the_driver_and_what_makes_it_fast_are_of_one_version() -> None:
    """They share the format of messages; the second has one part more, for corrections of its own."""
    asked = pins("requirements.txt")
    assert asked["neo4j-rust-ext"].rpartition(".")[0] == asked["neo4j"]
