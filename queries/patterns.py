"""Reads the patterns of a statement: which labels and types they join, and what only one engine would run in them.

What a variable can be follows from the labels written and from the relationship types that tie it, by the declared
schema: in ``(a)-[:REFUSED]->(t)`` the first is an Actor and the second a Transfer.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from graph import schema
from graph.store.tokens import TokenKind
from queries.brackets import Tokens
from queries.dialect import reserved
from queries.scope import ANY_NODE, ANY_TIE, Kind, Nodes, Scope, Several, Ties, drawn, keyed, nearest

Walk = Callable[[int, int, Scope], None]
"""Reads an expression between two places."""

_ENDS = {one.name: one.ends for one in schema.RELATIONSHIPS}
_SHORTEST = ("SHORTESTPATH", "ALLSHORTESTPATHS")


@dataclass(slots=True)
class _Node:
    """A node of a pattern: its place, its variable ("" for none), and what it can be."""

    at: int
    variable: str
    kind: Nodes


@dataclass(slots=True)
class _Tie:
    """A relationship of a pattern; ``way`` is >, < or - for both; ``many`` where its length varies."""

    at: int
    variable: str
    types: list[tuple[int, str]]
    way: str
    many: bool


@dataclass(slots=True)
class Patterns:
    """Reads patterns out of tokens; expressions inside them are given to ``walk``."""

    tokens: Tokens
    walk: Walk
    _kept: frozenset[str] = field(default=frozenset())

    def read(self, start: int, end: int, scope: Scope, *, optional: bool = False) -> int:
        """Read the pattern that begins at a place, bind its variables, and return the place behind it.

        Nothing is learnt of variables that an ``optional`` pattern found already bound: it may not match.
        """
        tokens = self.tokens
        at = start
        if tokens.name(at) and tokens.symbol(at + 1) == "=":
            self.bind(at, None, scope)
            at += 2
        if tokens.word(at) in _SHORTEST and tokens.symbol(at + 1) == "(":
            self.read(at + 2, tokens.partner[at + 1], scope, optional=optional)
            return tokens.partner[at + 1] + 1
        while at < end and tokens.symbol(at) != "(":
            tokens.complain(at, f"{tokens.text(at, at + 1)} before a pattern is not run by both engines; leave it out")
            at += 1
        self._kept = frozenset(scope) if optional else frozenset()
        return self._chain(at, end, scope)

    def starts_at(self, at: int) -> bool:
        """Whether the bracket at a place opens a pattern, and not an expression."""
        tokens = self.tokens
        if tokens.symbol(at) != "(":
            return False
        behind = tokens.partner[at] + 1
        if tokens.symbol(behind) == "<":
            return tokens.symbol(behind + 1) == "-" and tokens.symbol(behind + 2) in ("[", "-")
        return tokens.symbol(behind) == "-" and tokens.symbol(behind + 1) in ("[", "-")

    def bind(self, at: int, kind: Kind, scope: Scope) -> None:
        """Give a variable its kind; one that an engine cannot read is a problem."""
        name = self.tokens.name(at)
        if self.tokens.is_kind(at, TokenKind.WORD) and reserved(name):
            self.tokens.complain(at, f"{name!r} is no name for a variable on the embedded engine; choose another")
        scope[name] = kind

    def _chain(self, at: int, end: int, scope: Scope) -> int:
        tokens = self.tokens
        nodes: list[_Node] = []
        ties: list[_Tie] = []
        while at < end and tokens.symbol(at) == "(":
            close = tokens.partner[at]
            if tokens.symbol(at + 1) == "(":
                return self._behind_group(at)
            nodes.append(self._node(at, close, scope))
            at = self._behind_quantifier(close + 1)
            if at < end and tokens.symbol(at) == "(":
                self._join(nodes, ties, scope)
                return self._chain(self._behind_group(at), end, scope)
            if not (tokens.symbol(at) in ("-", "<") and at < end):
                break
            tie, at = self._tie(at, scope)
            ties.append(tie)
            at = self._behind_quantifier(at)
        self._join(nodes, ties, scope)
        return at

    def _behind_group(self, at: int) -> int:
        """Skip a part of a pattern in brackets of its own, which is a problem."""
        message = "a pattern in brackets is not run by the embedded engine; write -[:TYPE*1..3]-> or leave them out"
        self.tokens.complain(at, message)
        return self._behind_quantifier(self.tokens.partner[at] + 1)

    def _behind_quantifier(self, at: int) -> int:
        """Skip a quantifier behind a pattern, which is a problem."""
        tokens = self.tokens
        if tokens.symbol(at) in ("+", "*") and tokens.symbol(at - 1) in (")", ">", "-"):
            behind = at + 1
        elif tokens.symbol(at) == "{" and tokens.symbol(at - 1) in (")", ">", "-"):
            behind = tokens.partner[at] + 1
        else:
            return at
        tokens.complain(at, "a quantified path is not run by the embedded engine; write -[:TYPE*1..3]-> instead")
        return behind

    def _node(self, start: int, close: int, scope: Scope) -> _Node:
        tokens = self.tokens
        at, variable = start + 1, ""
        if tokens.name(at) and tokens.word(at) not in ("WHERE", "IS"):
            variable, at = tokens.name(at), at + 1
        known = scope.get(variable) if variable else None
        kind = known if isinstance(known, Nodes) else ANY_NODE
        if tokens.symbol(at) == ":":
            written, at = self.labels(at)
            if written and not written & kind.labels:
                message = f"{variable} is {drawn(kind)} above and {drawn(Nodes(written))} here; it is never both"
                tokens.complain(start, message)
            kind = Nodes(written & kind.labels or written or kind.labels)
        self._rest(at, close, scope, "(n:Label {id: $x})")
        if variable and variable not in self._kept and (known is None or isinstance(known, Nodes)):
            self.bind(start + 1, kind, scope)
        return _Node(start, variable, kind)

    def labels(self, at: int) -> tuple[frozenset[str], int]:
        """Read labels from a colon on; return those that a node may have (by its id), and the place behind."""
        tokens = self.tokens
        found: frozenset[str] | None = None
        while tokens.symbol(at) in (":", "|", "&", "!", "%"):
            sign = tokens.symbol(at)
            if sign in ("&", "!", "%"):
                tokens.complain(at, f"{sign} between labels is not run by the embedded engine; write :A|B or :A:B")
            name = tokens.name(at + 1)
            if not name:
                at += 1
                continue
            if name not in schema.LABEL_NAMES:
                tokens.complain(at + 1, f"there is no label {name!r}{nearest(name, schema.LABEL_NAMES)}")
                found = None if sign == ":" else found
            else:
                one = frozenset({keyed(name)})
                found = one if found is None else found | one if sign == "|" else found & one
            at += 2
        return found or frozenset(), at

    def _tie(self, start: int, scope: Scope) -> tuple[_Tie, int]:
        tokens = self.tokens
        at = start + 1 if tokens.symbol(start) == "<" else start
        left = at > start
        at += 1
        tie = _Tie(start, "", [], "-", False)
        if tokens.symbol(at) == "[":
            self._inside(tie, at, scope)
            at = tokens.partner[at] + 1
        at += 1
        right = tokens.symbol(at) == ">"
        if left and right:
            tokens.complain(start, "<-[]-> is not run by the embedded engine; write -[]- for both ways")
        tie.way = "-" if left is right else "<" if left else ">"
        return tie, at + 1 if right else at

    def _inside(self, tie: _Tie, start: int, scope: Scope) -> None:
        tokens = self.tokens
        at, close = start + 1, tokens.partner[start]
        if tokens.name(at) and tokens.word(at) not in ("WHERE", "IS"):
            tie.variable, at = tokens.name(at), at + 1
        while tokens.symbol(at) in (":", "|", "&", "!", "%"):
            sign = tokens.symbol(at)
            if sign in ("&", "!", "%") or (sign == "|" and tokens.symbol(at + 1) == ":"):
                tokens.complain(at, "types are joined as [:A|B]; nothing else is run by both engines")
            name = tokens.name(at + 1)
            if name:
                tie.types.append((at + 1, name))
            if name and name not in _ENDS:
                near = nearest(name, schema.RELATIONSHIP_NAMES)
                tokens.complain(at + 1, f"there is no relationship type {name!r}{near}")
            at += 2 if name else 1
        if tokens.symbol(at) == "*":
            tie.many = True
            length = at + 1
            while tokens.is_kind(length, TokenKind.NUMBER) or tokens.symbol(length) == "..":
                length += 1
            if not tokens.is_kind(length - 1, TokenKind.NUMBER):
                tokens.complain(at, "a path has no greatest length and may not end; write [:TYPE*1..4]")
            at = length
        self._rest(at, close, scope, "")
        if tie.variable:
            known = frozenset(name for _, name in tie.types if name in _ENDS)
            one = Ties(known) if known else ANY_TIE
            self.bind(start + 1, Several(one) if tie.many else one, scope)

    def _rest(self, at: int, close: int, scope: Scope, allowed: str) -> None:
        """Read what stands behind the labels or types: properties, of which only an id is run alike."""
        tokens = self.tokens
        if at >= close:
            return
        instead = f"keep to {allowed} and test the rest in WHERE" if allowed else "test it in WHERE"
        if tokens.symbol(at) == "{":
            for start, end in tokens.parts(at + 1, tokens.partner[at]):
                if not allowed or tokens.name(start) != "id":
                    written = tokens.text(start, start + 1)
                    message = f"{written!r} in a pattern fails on the embedded engine while no node has it; {instead}"
                    tokens.complain(start, message)
                elif isinstance(scope.get(tokens.name(start + 2)), Ties) and tokens.symbol(start + 3) == ".":
                    read = tokens.text(start + 2, end)
                    told = "finds nothing here on the embedded engine; name it in WITH first"
                    tokens.complain(start + 2, f"{read}, of a relationship, {told}")
                self.walk(start + 2, end, scope)
            at = tokens.partner[at] + 1
        if at < close:
            message = f"{tokens.text(at, at + 1)} inside a pattern is not run by the embedded engine; {instead}"
            tokens.complain(at, message)

    def _join(self, nodes: list[_Node], ties: list[_Tie], scope: Scope) -> None:
        """Learn from each relationship what its ends can be, and say where the schema joins no such ends."""
        for _ in range(2):
            for index, tie in enumerate(ties):
                if index + 1 < len(nodes):
                    self._narrow(nodes[index], tie, nodes[index + 1])
        for index, tie in enumerate(ties):
            if index + 1 < len(nodes):
                self._check(nodes[index], tie, nodes[index + 1])
        for node in nodes:
            if node.variable and node.variable not in self._kept and isinstance(scope.get(node.variable), Nodes):
                scope[node.variable] = node.kind

    def _narrow(self, left: _Node, tie: _Tie, right: _Node) -> None:
        if tie.many:
            return
        names = [name for _, name in tie.types if name in _ENDS] if tie.types else list(_ENDS)
        pairs = {pair for name in names for pair in _pairs(name, tie.way, left.kind, right.kind)}
        if pairs:
            left.kind = Nodes(frozenset(start for start, _ in pairs))
            right.kind = Nodes(frozenset(end for _, end in pairs))

    def _check(self, left: _Node, tie: _Tie, right: _Node) -> None:
        for at, name in tie.types:
            if name not in _ENDS or _joins(name, tie, left.kind, right.kind):
                continue
            back, forth = ("<-", "-") if tie.way == "<" else ("-", "->" if tie.way == ">" else "-")
            asked = f"{drawn(left.kind)}{back}[:{name}]{forth}{drawn(right.kind)}"
            declared = " or ".join(f"(:{start})-[:{name}]->(:{end})" for start, end in _ENDS[name])
            self.tokens.complain(at, f"the schema has no {asked}; it has {declared}")


def _joins(name: str, tie: _Tie, left: Nodes, right: Nodes) -> bool:
    """Whether a type joins two nodes, or, where the length varies, leaves the one and reaches the other."""
    if tie.many:
        return any(_pairs(name, tie.way, left, ANY_NODE)) and any(_pairs(name, tie.way, ANY_NODE, right))
    return any(_pairs(name, tie.way, left, right))


def _pairs(name: str, way: str, left: Nodes, right: Nodes) -> Iterator[tuple[str, str]]:
    """Yield the labels, left and right, that a type joins in a direction."""
    for start, end in _ENDS[name]:
        if way != "<" and start in left.labels and end in right.labels:
            yield start, end
        if way != ">" and end in left.labels and start in right.labels:
            yield end, start
