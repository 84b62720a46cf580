"""The JSON Schema that checks a report and helps in an editor: its words are those of ``graph.words``."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from graph import words
from loaders.reports.positions import read_document
from loaders.reports.shapes import schema
from tests.loaders.reports.conftest import SAMPLE

DEFS = schema()["$defs"]


def words_of(*path: str) -> list[Any]:
    part: Any = schema()
    for key in path:
        part = part[key]
        while "$ref" in part:
            part = DEFS[part["$ref"].rsplit("/", 1)[-1]]
    return part["enum"]


def properties() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, part in {"file": schema(), **DEFS}.items():
        for key, rules in part.get("properties", {}).items():
            yield f"{name}.{key}", rules


@pytest.mark.parametrize(
    ("path", "enumeration"),
    [
        (("claim", "properties", "act"), words.Act),
        (("claim", "properties", "kind"), words.Kind),
        (("claim", "properties", "stance"), words.Stance),
        (("concession", "properties", "kind"), words.ConcessionKind),
        (("loss", "properties", "outcome"), words.Outcome),
        (("loss", "properties", "basis"), words.Basis),
        (("quantity", "properties", "basis"), words.Basis),
        (("quantity", "properties", "measure"), words.Measure),
        (("speaker", "properties", "role"), words.SpeakerRole),
        (("speaker", "properties", "side"), words.Side),
        (("source", "properties", "kind"), words.SourceKind),
    ],
)
def test_each_list_of_words_is_the_projects(path, enumeration):
    assert words_of("$defs", *path) == [word.value for word in enumeration]


def test_only_about_is_a_precision_of_its_own():
    assert words_of("$defs", "date", "properties", "precision") == [words.Precision.ABOUT.value]


def test_an_actor_that_no_table_knows_is_no_state():
    assert words_of("$defs", "actor_kind") == [
        words.ActorKind.ARMED_GROUP.value,
        words.ActorKind.ORGANISATION.value,
        words.ActorKind.COMPANY.value,
    ]


def test_the_schema_is_one():
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize(
    ("name", "rules"), list(properties()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_key_is_described(name, rules):
    while "description" not in rules:
        rules = DEFS[rules["$ref"].rsplit("/", 1)[-1]]

    assert rules["description"].endswith("."), name


def test_every_mapping_says_what_keys_it_has():
    assert [name for name, part in DEFS.items() if "properties" in part and "additionalProperties" not in part] == []


def test_the_bare_schema_that_an_editor_uses_accepts_the_sample(samples):
    validator = Draft202012Validator(schema())

    for name in samples:
        value = read_document((SAMPLE / f"{name}.yml").read_text(encoding="utf-8")).value
        assert [error.message for error in validator.iter_errors(value)] == []


def test_each_sample_names_the_schema_for_an_editor(samples):
    for name in samples:
        text = (SAMPLE / f"{name}.yml").read_text(encoding="utf-8")
        assert text.startswith("# yaml-language-server: $schema=../report.schema.json\n")
