"""Counts what makes a statement hard to plan, and stops far below what no engine survives.

Seen to crash an engine, or to keep it planning without end: 500 UNIONs and 512 operators (kglite 0.21); 500
properties of properties, 24 XORs, 24 EXISTS inside each other, 32 brackets with AND and OR by turns, a path of 100
relationships (Neo4j 5.26). Neither looks at its time limit while it plans.
"""

from graph.store.cursor import Cursor
from graph.store.errors import Refused
from graph.store.refusals import too_much

_MOST = {
    "clauses": (100, "clauses"),
    "operators": (400, "operators in one expression"),
    "chains": (64, "properties of properties"),
    "xors": (8, "XORs"),
    "relationships": (32, "relationships in patterns"),
    "subqueries": (8, "subqueries inside each other"),
}
MOST_OPERATORS = _MOST["operators"][0]
MOST_LOGIC = 16


class Effort:
    """The counts of one statement, and the refusals of what is too much, which are about the token at hand.

    ``room`` is how many brackets may be open inside each other, besides the CASE that are.
    """

    __slots__ = ("_counts", "_cursor", "_nesting", "room")

    def __init__(self, cursor: Cursor, nesting: int) -> None:
        self._cursor = cursor
        self._nesting = nesting
        self._counts = dict.fromkeys(_MOST, 0)
        self.room = nesting

    def add(self, what: str) -> None:
        """Count one more of clauses, chains, xors, relationships or open subqueries; raises Refused."""
        self._counts[what] += 1
        if self._counts[what] > _MOST[what][0]:
            raise self.too_many(what)

    def take(self, what: str) -> None:
        """Count one less of what is open."""
        self._counts[what] -= 1

    def too_deep(self) -> Refused:
        """Return the refusal of more brackets and CASE inside each other than ``room`` has."""
        return self._refusal(f"brackets and CASE are nested deeper than {self._nesting} levels")

    def too_many(self, what: str) -> Refused:
        """Return the refusal of more of something than there may be: MOST_OPERATORS of operators."""
        most, named = _MOST[what]
        return self._refusal(f"there are more than {most} {named}")

    def too_high(self) -> Refused:
        """Return the refusal of more than MOST_LOGIC brackets inside each other with AND, OR or the like."""
        return self._refusal(f"more than {MOST_LOGIC} brackets inside each other hold AND, OR or the like")

    def _refusal(self, why: str) -> Refused:
        return too_much(self._cursor.token, why)
