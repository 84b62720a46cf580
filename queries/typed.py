"""What a person types on the Cypher page: the values of its parameters, and hints on what is likely a slip.

The text may begin with ``:param`` lines, as Neo4j Browser takes them and as this program writes them.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.store.base import Value
from graph.store.tokens import NotCypher, Token, TokenKind, tokenize
from queries.clauses import Statement
from queries.statement import literal

_SET = re.compile(r"\s*:params?\s+(?P<name>`[^`]+`|[A-Za-z_]\w*)\s*(?:=>|:)\s*(?P<value>.*?)\s*;?\s*", re.IGNORECASE)
_LINE = re.compile(r"\s*\$?(?P<name>[A-Za-z_]\w*)\s*(?:=>|=|:)\s*(?P<value>.*?)\s*;?\s*")
_DEEPEST = 32
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_WORDS: dict[str, Value] = {"null": None, "true": True, "false": False}


class NotAValue(ValueError):
    """A value of a parameter cannot be read; the message is one line that says which and what to write."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A statement with the values set above it. Its lines stand where they stood in the text."""

    cypher: str
    values: dict[str, Value]


def read_typed(text: str, lines: str = "") -> Typed:
    """Return a statement with its values: those of ``:param`` lines above it, then those of ``name = value`` lines.

    A value is written as in Cypher: a number, true, false, null, a text in quotes, ``date('2023-12-08')``, a list or a
    map of these. What is none of these is a text as it stands. Raises NotAValue.

    >>> read_typed(":param who => 'EGY';\\nRETURN $who", "since = 1990").values
    {'who': 'EGY', 'since': 1990}
    """
    values: dict[str, Value] = {}
    body = text.replace("\r\n", "\n").split("\n")
    for at, line in enumerate(body):
        if line.strip() and not line.lstrip().lower().startswith(":param"):
            break
        if line.strip():
            found = _SET.fullmatch(line)
            if found is None:
                raise NotAValue(f"line {at + 1}: expected :param name => value")
            values[found["name"].strip("`")] = read_value(found["value"], f"line {at + 1}")
            body[at] = ""
    for number, line in enumerate(lines.splitlines(), 1):
        if line.strip():
            given = _LINE.fullmatch(line)
            if given is None:
                raise NotAValue(f"parameters, line {number}: expected name = value, found {line.strip()[:60]!r}")
            values[given["name"]] = read_value(given["value"], f"parameters, line {number}")
    return Typed("\n".join(body), values)


def read_value(text: str, where: str) -> Value:
    """Return the value that a text stands for; raises NotAValue for one that begins like a value and is none."""
    stripped = text.strip()
    try:
        tokens = tokenize(stripped)
        value, end = _value(tokens, 0, 0)
    except (NotCypher, IndexError, _NoValue, ValueError):
        if stripped[:1] in ("'", '"', "[", "{"):
            raise NotAValue(
                f"{where}: {stripped[:60]!r} is no value; see whether all quotes and brackets close"
            ) from None
        return stripped
    return value if end == len(tokens) else stripped


def link_of(lines: str) -> str:
    """Return the values of ``name = value`` lines as a link carries them, "" where there are none, or none can be read.

    >>> link_of("who = 'EGY'\\nsince = 1990\\nday = date('2023-12-08')")
    '{"who": "EGY", "since": 1990, "day": "date(\\'2023-12-08\\')"}'
    """
    try:
        values = read_typed("", lines).values
    except NotAValue:
        return ""
    return json.dumps(values, ensure_ascii=False, default=literal) if values else ""


def read_link(text: str) -> str:
    """Return the lines for the values that a link carries as a JSON map, "" for none; else raises NotAValue.

    >>> read_link('{"who": "EGY", "since": 1990}')
    "who = 'EGY'\\nsince = 1990"
    """
    if not text:
        return ""
    try:
        content = json.loads(text)
        if not isinstance(content, dict):
            raise ValueError
    except (ValueError, RecursionError):
        raise NotAValue('the values in the link are no JSON map, such as {"who": "EGY"}; they are left out') from None
    named = {name: value for name, value in content.items() if re.fullmatch(r"[A-Za-z_]\w*", name)}
    return "\n".join(f"{name} = {_literal(value)}" for name, value in named.items())


def _literal(value: Any) -> str:
    """Return a value of JSON as Cypher; days stand in JSON as they do in Cypher."""
    if isinstance(value, str) and re.fullmatch(r"date\('\d{4}-\d\d-\d\d'\)", value):
        return value
    if isinstance(value, dict):
        return "{" + ", ".join(f"`{name}`: {_literal(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_literal, value))}]"
    return literal(value)


def hint(cypher: str) -> list[tuple[int, str]]:
    """Return what is likely a slip in a statement, each with its line: an unknown label, a pattern that one engine
    does not run, and the like. Nothing of it is a refusal; a text that cannot be read gives none.
    """
    try:
        return sorted(Statement(cypher).tokens.problems)
    except (NotCypher, RecursionError):
        return []


def line_with_caret(text: str, line: int, column: int) -> str:
    """Return a line of a text, from 1, with a caret below its column; a long one is cut around it.

    >>> print(line_with_caret("MATCH (n)\\nDELETE n", 2, 1))
    DELETE n
    ^
    """
    lines = text.replace("\r\n", "\n").split("\n")
    if not 1 <= line <= len(lines):
        return ""
    first = max(0, column - 60)
    shown = lines[line - 1][first : first + 100].replace("\t", " ")
    lead = "…" if first else ""
    return f"{lead}{shown}\n{' ' * (len(lead) + column - 1 - first)}^"


class _NoValue(Exception):
    pass


def _value(tokens: Sequence[Token], at: int, depth: int) -> tuple[Value, int]:
    """Read the value that begins at a token, and return it with the place behind it."""
    token = tokens[at]
    if depth > _DEEPEST:
        raise _NoValue
    if token.kind is TokenKind.STRING:
        return _unescaped(token.value), at + 1
    if token.kind is TokenKind.NUMBER:
        return _number(token.text), at + 1
    if token.text == "-" and tokens[at + 1].kind is TokenKind.NUMBER:
        return -_number(tokens[at + 1].text), at + 2
    if token.text == "[":
        return _list(tokens, at + 1, depth)
    if token.text == "{":
        return _map(tokens, at + 1, depth)
    if token.kind is TokenKind.WORD and token.text.lower() in _WORDS:
        return _WORDS[token.text.lower()], at + 1
    if token.text.lower() == "date" and [one.text for one in tokens[at + 1 : at + 4 : 2]] == ["(", ")"]:
        return date.fromisoformat(tokens[at + 2].value), at + 4
    raise _NoValue


def _list(tokens: Sequence[Token], at: int, depth: int) -> tuple[list[Value], int]:
    parts: list[Value] = []
    while tokens[at].text != "]":
        part, at = _value(tokens, at, depth + 1)
        parts.append(part)
        at = _next(tokens, at, "]")
    return parts, at + 1


def _map(tokens: Sequence[Token], at: int, depth: int) -> tuple[dict[str, Value], int]:
    parts: dict[str, Value] = {}
    while tokens[at].text != "}":
        if tokens[at].kind not in (TokenKind.WORD, TokenKind.QUOTED) or tokens[at + 1].text != ":":
            raise _NoValue
        parts[tokens[at].value], behind = _value(tokens, at + 2, depth + 1)
        at = _next(tokens, behind, "}")
    return parts, at + 1


def _next(tokens: Sequence[Token], at: int, end: str) -> int:
    """Return the place behind a comma, or of the bracket that ends it all."""
    if tokens[at].text == end:
        return at
    if tokens[at].text != "," or tokens[at + 1].text == end:
        raise _NoValue
    return at + 1


def _number(text: str) -> int | float:
    try:
        return int(text, 0)
    except ValueError:
        return float(text)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[1]), text, flags=re.DOTALL)
