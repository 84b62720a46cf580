"""The Cypher of a question as it is sent: its limit set, its rows counted, its parameters written out."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from graph.store.base import Value
from graph.store.tokens import TokenKind, tokenize
from queries.question import Question

ROWS = 100_000
"""The most rows that a person may ask for."""


def limited(question: Question, limit: int | None, *, spare: int = 1) -> tuple[str, int]:
    """Return the statement with a limit in place of the file's own, and that limit.

    The statement asks for ``spare`` rows more, which tell that there are more. Raises ValueError for a limit
    below 1 or above 100,000, and where the statement does not end in LIMIT and a number (the checker finds that).
    """
    head, own = _split(question.cypher)
    rows = own if limit is None else limit
    if not 1 <= rows <= ROWS:
        raise ValueError(f"a limit of {rows:,} rows is outside 1 to {ROWS:,}")
    return f"{head} {rows + spare}", rows


def counted(question: Question) -> str:
    """Return a statement that counts the rows which the question has without its limit, as ``total``."""
    head, _ = _split(question.cypher)
    return f"CALL {{\n{head.removesuffix('LIMIT').rstrip()}\n}}\nRETURN count(*) AS total"


def with_parameters(cypher: str, values: Mapping[str, Value]) -> str:
    """Return a statement below ``:param`` lines that set its parameters, as Neo4j Browser takes it.

    >>> print(with_parameters("RETURN $who AS who", {"who": "EGY"}))
    :param who => 'EGY';
    RETURN $who AS who
    """
    lines = [f":param {name} => {literal(value)};" for name, value in values.items()]
    return "\n".join([*lines, cypher])


def literal(value: Value) -> str:
    """Return a value as Cypher writes it.

    >>> literal(["a'b", 1, None, True, date(2023, 12, 8)])
    "['a\\\\'b', 1, null, true, date('2023-12-08')]"
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, list | tuple):
        return f"[{', '.join(literal(part) for part in value)}]"
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return str(value)


@lru_cache(maxsize=128)
def _split(cypher: str) -> tuple[str, int]:
    """Return a statement up to its last LIMIT, and the number behind it."""
    tokens = [token for token in tokenize(cypher) if token.value != ";" or token.kind is not TokenKind.SYMBOL]
    if len(tokens) < 2 or tokens[-2].value.upper() != "LIMIT" or tokens[-1].kind is not TokenKind.NUMBER:
        raise ValueError("the statement does not end in LIMIT and a number")
    return cypher[: tokens[-2].start + len("LIMIT")], int(tokens[-1].text)
