"""Counts what makes a statement hard to plan, and stops far below what no engine survives.

Seen to crash an engine, or to keep it planning without end: 500 UNIONs and 512 operators (kglite 0.21); 500
properties of properties, 24 XORs, 24 EXISTS inside each other, 32 brackets with AND and OR by turns, a path of 100
relationships (Neo4j 5.26). Neither looks at its time limit while it plans.
"""

from graph.store.refusals import too_much
from graph.store.tokens import Token

_MOST = {
    "clauses": (100, "clauses"),
    "operators": (400, "operators in one expression"),
    "chains": (64, "properties of properties"),
    "xors": (8, "XORs"),
    "relationships": (32, "relationships in patterns"),
    "subqueries": (8, "subqueries inside each other"),
}
_LOGIC = 16


class Effort:
    """The counts of one statement; each method raises Refused, about the token it is given, where it is too much."""

    def __init__(self, nesting: int) -> None:
        self._nesting = nesting
        self._levels = 0
        self._counts = dict.fromkeys(_MOST, 0)

    def add(self, what: str, token: Token) -> None:
        """Count one more of the whole statement, or of what is open."""
        self._counts[what] += 1
        most, named = _MOST[what]
        if self._counts[what] > most:
            raise too_much(token, f"there are more than {most} {named}")

    def take(self, what: str, number: int = 1) -> None:
        """Count less of what is open."""
        self._counts[what] -= number

    def deeper(self, token: Token) -> None:
        """Count one more level of brackets or CASE."""
        self._levels += 1
        if self._levels > self._nesting:
            raise too_much(token, f"brackets and CASE are nested deeper than {self._nesting} levels")

    def higher(self) -> None:
        """Count one level less."""
        self._levels -= 1

    @staticmethod
    def check_logic(height: int, token: Token) -> None:
        """Look at how many brackets inside each other hold AND, OR or the like."""
        if height > _LOGIC:
            raise too_much(token, f"more than {_LOGIC} brackets inside each other hold AND, OR or the like")
