"""The guard: lets through what only reads, of Cypher that a stranger wrote, and refuses everything else.

What is sent to an engine is never the stranger's text but what ``render`` makes of its tokens. The guard looks at the
text alone; that a statement keeps its limits while it runs is the work of ``graph.store.guarded``.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.store.base import Value
from graph.store.clauses import check_clauses
from graph.store.cut import Cut, NotCypher
from graph.store.errors import Refused
from graph.store.limits import Limits
from graph.store.refusals import refusal, shown
from graph.store.tokens import cut

__all__ = ["Checked", "Refused", "check", "render"]

_INTEGERS = range(-(2**63), 2**63)
_NESTING = 32


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement that the guard let through: what to send, with the parameters that it names and no others."""

    text: str
    parameters: dict[str, Value]


def check(cypher: str, parameters: Mapping[str, Value] | None = None, limits: Limits | None = None) -> Checked:
    """Return what to send where a statement only reads; raises Refused, and nothing else, where it does not.

    In this order: length; characters that stand nowhere; tokens; one statement; clauses, functions, nesting and what
    planners choke on; a value for each parameter.

    >>> check("MATCH (n:Actor) /* all */ RETURN n.name AS name; // end").text
    'MATCH (n:Actor)           RETURN n.name AS name'
    >>> check("MATCH (n)\\nDELETE n")
    Traceback (most recent call last):
    graph.store.errors.Refused: line 2, column 1: DELETE is not allowed here: it writes. Only read here; files are \
loaded with python -m loaders load.
    """
    chosen = limits or Limits()
    if len(cypher) > chosen.characters:
        why = f"the statement has {len(cypher):,} characters, and {chosen.characters:,} are allowed"
        raise Refused("", 1, 1, why, "Shorten it, or give long lists as parameters.")
    try:
        found = cut(cypher)
    except NotCypher as error:
        raise Refused(error.word, error.line, error.column, shown(error.reason), shown(error.instead)) from error
    if found.texts and found.texts[-1] == ";":
        found.texts.pop()
    if not found.texts:
        raise Refused("", 1, 1, "there is no statement", "Write one, such as MATCH (a:Actor) RETURN a.name.")
    check_clauses(found, chosen.nesting)
    return Checked(render(found), _bound(found, parameters or {}))


def render(found: Cut) -> str:
    """Write tokens so that both engines read just these: each at its line and column, blanks for all else.

    A blank is put where two words or values touch; what follows moves on by it, up to the next gap.

    >>> from graph.store.tokens import cut
    >>> render(cut("RETURN/* one */1AS a // b"))
    'RETURN         1 AS a'
    """
    texts = found.texts
    parts = texts.copy()
    # By how many blanks that are not in the text the line at hand has moved on, and before which token it last did.
    moved = last = 0
    for at, gap in found.gaps.items():
        if at >= len(parts):
            break
        if gap == " " and not moved:
            blanks = gap
        elif "\n" in gap:
            blanks = "\n" * gap.count("\n") + " " * (len(gap) - 1 - gap.rfind("\n"))
            moved = 0
        else:
            if moved and any("\n" in text for text in texts[last:at]):
                moved = 0
            blanks = " " * max(len(gap) - moved, 1)
            moved += len(blanks) - len(gap)
            last = at
        parts[at] = blanks + parts[at]
    return "".join(parts)


def _bound(tokens: Cut, parameters: Mapping[str, Value]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for at in tokens.parameters:
        name = tokens.texts[at][1:]
        if name not in found:
            if name not in parameters:
                raise refusal(tokens.token(at), f"the parameter ${name} has no value", "Give it one.")
            problem = _problem(parameters[name], _NESTING)
            if problem:
                raise refusal(tokens.token(at), f"the value of ${name} {problem}", "Give it another value.")
            found[name] = parameters[name]
    return found


def _problem(value: Any, levels: int) -> str | None:
    """Say why a value can be no parameter, None where it can.

    >>> _problem([1, "a", {"k": None}], 9)
    >>> _problem(2**63, 9)
    'is a whole number beyond 64 bits'
    """
    if value is None or isinstance(value, bool | date):
        return None
    if isinstance(value, str):
        broken = not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value)
        return "holds half a character (a lone surrogate)" if broken else None
    if isinstance(value, int):
        return None if value in _INTEGERS else "is a whole number beyond 64 bits"
    if isinstance(value, float):
        return None if math.isfinite(value) else "is not a finite number"
    if levels == 0:
        return f"nests deeper than {_NESTING} levels"
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            return "is a map with a key that is no text"
        return next(filter(None, (_problem(part, levels - 1) for part in (*value, *value.values()))), None)
    if isinstance(value, list | tuple):
        return next(filter(None, (_problem(part, levels - 1) for part in value)), None)
    return f"is a {type(value).__name__}, not text, a number, a boolean, a date, or a list or map of these"
