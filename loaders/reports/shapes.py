"""Whether a file has the shape of a report: keys, types and words, by the JSON Schema beside this module."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from loaders.reports.faults import UNREAD
from loaders.reports.findings import Findings, allow
from loaders.reports.positions import Path

SCHEMA_FILE = FilePath(__file__).parent / "report.schema.json"

_TYPES = {
    "string": "text (a number, true or false in quotes)",
    "integer": "a whole number without separators, fraction or quotes",
    "number": "a number with a decimal point, without quotes",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys and values",
    "null": "nothing",
}


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of a report."""
    content: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return content


@cache
def _validator() -> Any:
    # JSON Schema takes 40.0 for a whole number: then a German 40.000 would be loaded as forty.
    types = Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: isinstance(value, int) and not isinstance(value, bool)
    )
    return extend(Draft202012Validator, type_checker=types)(schema())  # type: ignore[no-untyped-call]


def check_shape(value: object, findings: Findings) -> None:
    """Add a mistake for each place where the value is not as the schema says."""
    for error in _errors(value):
        if error.instance is UNREAD:
            continue
        if findings.is_full:
            return
        _tell(error, tuple(error.absolute_path), findings)


def _errors(value: object) -> Iterator[ValidationError]:
    yield from _validator().iter_errors(value)


def _tell(error: ValidationError, path: Path, findings: Findings) -> None:
    """Add one error of the validator in words of our own."""
    rules: Mapping[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    thing = _article(str(rules.get("title", "value")))
    value: Any = error.validator_value
    found: Any = error.instance
    match error.validator:
        case "additionalProperties":
            allowed = sorted(rules["properties"])
            for key in [key for key in found if key not in allowed]:
                reason = f"{key!r} is not a key of {thing}"
                findings.mistake((*path, key), reason, found=key, expected=allow(key, allowed), at_key=True)
        case "required":  # one error for each missing key, all alike: the findings keep one of each
            for key in [key for key in value if key not in found]:
                findings.mistake(path, f"the key {key!r} is missing from {thing}", expected=_describe(rules, key))
        case "dependentRequired":
            for key, others in value.items():
                for other in [other for other in others if key in found and other not in found]:
                    findings.mistake((*path, key), f"{key} stands without {other}", expected=_describe(rules, other))
        case "anyOf":
            options = " or ".join(key for option in value for key in option["required"])
            findings.mistake(path, f"{thing} needs {options}", found=found, expected=options)
        case "not":
            findings.mistake(path, "number stands beside low or high", found=found, expected="number, or low and high")
        case _ if found is None:
            findings.mistake(path, f"{_last_key(path)} has no value", expected=_expected(error, rules))
        case _:
            found = findings.written(path, found)
            findings.mistake(path, _reason(error, path), found=found, expected=_expected(error, rules))


def _reason(error: ValidationError, path: Path) -> str:
    key = _last_key(path)
    reasons = {
        "type": f"{key} has the wrong type",
        "enum": f"{key} has a word that is not in its list",
        "pattern": f"{key} is not written as it must be",
        "minLength": f"{key} is empty",
        "maxLength": f"{key} is too long",
        "minimum": f"{key} is too small",
        "maximum": f"{key} is too large",
        "minItems": f"{key} is an empty list",
        "uniqueItems": f"{key} has the same value twice",
    }
    return reasons.get(str(error.validator), f"{key} breaks the rule {error.validator}")


def _last_key(path: Path) -> str:
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "the file")


def _expected(error: ValidationError, rules: Mapping[str, Any]) -> str:
    value: Any = error.validator_value
    match error.validator:
        case "type":
            kinds = [value] if isinstance(value, str) else value
            return " or ".join(_TYPES[kind] for kind in kinds)
        case "enum":
            return allow(error.instance, [str(word) for word in value])
        case "pattern":
            return str(rules.get("patternErrorMessage", value))
        case "minLength" | "minItems":
            return "something, or the key left out"
        case "maxLength":
            return f"at most {value} characters"
        case "minimum":
            return f"{value} or more"
        case "maximum":
            return f"{value} or less"
        case _:
            return "each value once"


def _describe(rules: Mapping[str, Any], key: str) -> str:
    """Return what a key is for, in the words of the schema."""
    part = rules["properties"][key]
    while "description" not in part and "$ref" in part:
        part = schema()["$defs"][part["$ref"].rsplit("/", 1)[-1]]
    if "enum" in part:
        return allow(None, part["enum"])
    first = re.split(r"[.:;] ", str(part["description"]).rstrip("."))[0]
    return first[0].lower() + first[1:]


def _article(thing: str) -> str:
    """Return a noun with its article; a report and the file are definite.

    >>> _article("origin"), _article("claim"), _article("file")
    ('an origin', 'a claim', 'the file')
    """
    if thing in ("file", "report"):
        return f"the {thing}"
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"
