"""The template: what a researcher begins with."""

import re

from loaders.reports.loader import detects, template
from loaders.reports.shapes import schema
from tests.loaders.reports.conftest import as_file


def fill(text: str) -> str:
    """Put in the example values of what stands empty."""
    return re.sub(r"^(\s*(?:- )?\w+:)\s+# e\.g\. (.+)$", r"\1 \2", text, flags=re.MULTILINE)


def take_all(text: str) -> str:
    """Take away the sign before each key that may be taken, and every remark."""
    lines = [line for line in text.splitlines() if not re.match(r"^\s*(# +)?##", line)]
    return "\n".join(re.sub(r"^(\s*)# (?!yaml-language-server)", r"\1", line) for line in lines) + "\n"


def test_it_loads_once_its_example_values_are_in(load):
    loaded = load(fill(template()))

    assert loaded.notices == []
    assert loaded.report.id == "example-times-2023-11-09"
    assert loaded.claim.name == "Egypt → Russia: something not named, agreed (speaker not named, The Example Times)"


def test_it_loads_with_every_key_taken(load):
    loaded = load(fill(take_all(template())))

    assert [(claim.id, claim.subject) for claim in loaded.claims] == [
        ("example-times-2023-11-09:egypt-agreed", "Transfer"),
        ("example-times-2023-11-09:debt-relief", "Concession"),
        ("example-times-2023-11-09:losses-all", "Loss"),
        ("example-times-2023-11-09:losses-captured", "Loss"),
        ("example-times-2023-11-09:warning", "Context"),
        ("example-times-2023-11-09:spending", "Context"),
    ]
    assert loaded.notices == []


def test_it_is_refused_as_it_stands_with_a_word_on_each_gap(refuse):
    refused = refuse(template())

    assert [reason for _, _, reason, _, _ in refused.mistakes] == [
        "id has no value",
        "id has no value",
        "name has no value",
        "kind has no value",
        "id has no value",
        "transfer has no value",
        "supplier has no value",
        "recipient has no value",
        "act has no value",
        "acted_by has no value",
        "locator has no value",
    ]
    assert refused.rows_read == 1


def test_it_shows_every_key_of_a_claim_and_of_the_report():
    shown = set(re.findall(r"(\w+):", template()))
    parts = ("report", "origin", "source", "claim", "concession", "loss", "context", "quantity", "speaker", "grade")
    known = {key for part in parts for key in schema()["$defs"][part]["properties"]}

    assert known - shown == {"low", "high"}
    assert "low and high" in template()


def test_it_is_known_as_a_report():
    assert detects(as_file(template()))


def test_an_editor_finds_the_schema_where_it_is_told():
    assert template().startswith("# yaml-language-server: $schema=report.schema.json\n")
    assert template("../report.schema.json").startswith("# yaml-language-server: $schema=../report.schema.json\n")
