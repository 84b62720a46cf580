"""The YAML above a question: its keys with their lines, and what is wrong with it so far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

import yaml

from queries.question import Problem

_LONGEST = 20_000
_SHOWN = 400
_DEEPEST = 16
_OPENING = (
    *(yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken),
    *(yaml.BlockSequenceStartToken, yaml.BlockMappingStartToken),
)
_KINDS = {"timestamp": "day or time", "int": "whole number", "float": "number", "bool": "boolean"}
"""What the tags of YAML mean to a reader."""
_CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken, yaml.BlockEndToken)


@dataclass(slots=True)
class Header:
    """A header being read: the values of its keys, the line of each key at any depth, and what is wrong so far."""

    file: str
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[tuple[str, ...], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """The keys of which something could not be read, so that nothing can be held against them."""

    def complain(self, message: str, *keys: str) -> None:
        """Note a problem at the line of a key, or at the first line; what it quotes may be long."""
        shown = message if len(message) <= _SHOWN else f"{message[:_SHOWN]} …"
        self.problems.append(Problem(self.file, self.line(*keys), shown))

    def line(self, *keys: str) -> int:
        """Return the line of a key, or of the nearest one above it."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys, 1)

    def mapping(self, name: str) -> dict[str, Any]:
        """Return the mapping under a key, or an empty one with a problem noted."""
        value = self.values.get(name) or {}
        if isinstance(value, dict):
            return {str(key): part for key, part in value.items()}
        self.unread.add(name)
        self.complain(f"{name} is {value!r}; expected names with a type each, as in {{year: integer}}", name)
        return {}


# The compiled reader that comes with PyYAML's packages; where it was built without, the one in Python reads the same.
_READER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_READER):  # type: ignore[misc, valid-type]
    """Reads values; one that only looks like a day or a number is noted, and read as text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.wrong: list[tuple[int, str]] = []

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        # PyYAML lets through whatever int(), date() and its own tables raise.
        try:
            return super().construct_object(node, deep=deep)
        except (ValueError, LookupError, AttributeError, TypeError, OverflowError):
            kind = _KINDS.get(node.tag.rpartition(":")[2], "value")
            message = f"{node.value!r} is no {kind}; put a text in quotation marks, or write another value"
            self.wrong.append((node.start_mark.line + 1, message))
            return str(node.value)


def read_yaml(file: str, lines: Sequence[str], known: Sequence[str], needed: Sequence[str]) -> Header:
    """Read the leading ``//`` lines of a file, whose keys may be those ``known`` and must be those ``needed``."""
    header = Header(file, unread=set(known))
    text = "\n".join(line.removeprefix("//").removeprefix(" ") for line in lines)
    if not text.strip():
        message = "there is no header; begin the file with '// title: …' and the other keys as YAML"
        header.problems.append(Problem(file, 1, message))
        return header
    try:
        values, root = _read_values(header, text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "it cannot be read"
        message = f"the header is no YAML: {problem}; text with a colon needs quotation marks"
        header.problems.append(Problem(file, line, message))
        return header
    if not isinstance(values, dict):
        header.problems.append(Problem(file, 1, "the header is no list of keys; begin with '// title: …'"))
        return header
    header.unread.clear()
    header.values = {str(key): value for key, value in values.items()}
    _note_lines(header, root, ())
    _check_top(header, known, needed)
    return header


def _read_values(header: Header, text: str) -> tuple[Any, Any]:
    """Return the values of a text and its nodes; raises YAMLError where it is no YAML."""
    _refuse_excess(text)
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        values = loader.construct_document(root) if root is not None else None
    finally:
        loader.dispose()
    for line, message in loader.wrong:
        shown = message if len(message) <= _SHOWN else f"{message[:_SHOWN]} …"
        header.problems.append(Problem(header.file, line, shown))
    return values, root


def _check_top(header: Header, known: Sequence[str], needed: Sequence[str]) -> None:
    for key in header.values.keys() - set(known):
        header.complain(f"unknown key {key!r}{nearest_of(key, known)}", key)
    for key in needed:
        if header.values.get(key) in (None, "", [], {}):
            header.complain(f"there is no {key}; add one", key)


def _refuse_excess(text: str) -> None:
    """Raise YAMLError for what no header needs and what a hostile one could choke a reader with."""
    if len(text) > _LONGEST:
        raise yaml.MarkedYAMLError(problem=f"it has {len(text):,} characters, and {_LONGEST:,} are allowed")
    depth = 0
    for token in yaml.scan(text, Loader=_READER):
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
            raise yaml.MarkedYAMLError(problem="it has an anchor or an alias", problem_mark=token.start_mark)
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if depth > _DEEPEST:
            raise yaml.MarkedYAMLError(problem="its brackets are nested too deeply", problem_mark=token.start_mark)


def _note_lines(header: Header, node: Any, above: tuple[str, ...]) -> None:
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        place = (*above, str(key.value))
        if place in header.lines:
            header.problems.append(Problem(header.file, key.start_mark.line + 1, f"{key.value!r} is there twice"))
        header.lines[place] = key.start_mark.line + 1
        _note_lines(header, value, place)


def nearest_of(word: str, known: Iterable[str]) -> str:
    """Return the nearest known name as the end of a message, else all of them."""
    near = get_close_matches(word, sorted(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; expected one of {', '.join(sorted(known))}"
