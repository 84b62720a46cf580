"""Reads the expressions of a statement: their variables, properties and functions, and what their value can be."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from graph.store.tokens import TokenKind
from queries.brackets import Tokens
from queries.dialect import (
    FUNCTIONS,
    INSTEAD,
    JOINING,
    LITERALS,
    OPENING,
    QUANTIFIERS,
    SUBQUERIES,
    reserved,
    reserved_key,
)
from queries.patterns import Patterns
from queries.scope import Absent, Fields, Kind, Plain, Scope, Several, element, merge, nearest, read_property

Subquery = Callable[[int, int, Scope], None]
"""Reads what stands between the braces of EXISTS, COUNT or COLLECT."""

_WORDS = JOINING | OPENING | LITERALS | {"DISTINCT"}
_RESULTS = {
    **dict.fromkeys(("count", "size", "length", "tointeger"), Plain("integer")),
    **dict.fromkeys(("tostring", "tolower", "toupper", "trim", "type", "substring", "replace"), Plain("text")),
    "tofloat": Plain("float"),
    "date": Plain("date"),
}
_SAME = frozenset({"min", "max", "head", "last", "coalesce", "tail", "collect"})


@dataclass(slots=True)
class Expressions:
    """Reads expressions out of tokens."""

    tokens: Tokens
    subquery: Subquery
    patterns: Patterns = field(init=False)

    def __post_init__(self) -> None:
        self.patterns = Patterns(self.tokens, self.walk)

    def walk(self, start: int, end: int, scope: Scope) -> None:
        """Read everything between two places and note what is wrong with it."""
        at = start
        while at < end:
            at = self._step(at, scope)

    def _step(self, at: int, scope: Scope) -> int:
        tokens = self.tokens
        if tokens.name(at):
            return self._name(at, scope)
        sign = tokens.symbol(at)
        if sign == "[":
            return self._list(at, scope)
        if sign == "{":
            self._entries(at, scope)
            return tokens.partner[at] + 1
        if sign == "(" and self.patterns.starts_at(at):
            return self.patterns.read(at, len(tokens), dict(scope))
        if sign == "." and tokens.name(at + 1):
            self._key(at + 1)
            return at + 2
        if sign == "::":
            tokens.complain(at, ":: is not run by both engines; leave it out")
        elif sign in ("/", "%") and tokens.is_kind(at + 1, TokenKind.NUMBER) and not float(tokens.all[at + 1].text):
            tokens.complain(at, "a division by zero is an error, null or infinity by engine and type; test the divisor")
        return at + 1

    def _name(self, at: int, scope: Scope) -> int:
        tokens = self.tokens
        word = tokens.word(at)
        if tokens.symbol(at + 1) == "{" and word in SUBQUERIES:
            if word == "COLLECT":
                tokens.complain(at, INSTEAD["collect {"])
            self.subquery(at + 2, tokens.partner[at + 1], dict(scope))
            return tokens.partner[at + 1] + 1
        called = self._called(at)
        if called is not None:
            return self._call(at, called, scope)
        if word == "IS" and tokens.word(at + 1) not in ("NULL", "NOT"):
            tokens.complain(at, "IS is followed by NULL or NOT NULL; nothing else is run by both engines")
            return at + 2
        if word in _WORDS and tokens.symbol(at + 1) != ".":
            return at + 1
        return self._variable(at, scope)

    def _variable(self, at: int, scope: Scope) -> int:
        tokens = self.tokens
        name = tokens.name(at)
        if name not in scope:
            tokens.complain(at, f"{name!r} is no variable here{nearest(name, scope)}")
        elif tokens.is_kind(at, TokenKind.WORD) and reserved(name):
            tokens.complain(at, f"{name!r} cannot be read on the embedded engine; choose another name")
        kind, at = self._chain(at + 1, name, scope.get(name), told=True)
        while tokens.symbol(at) == "[":
            if tokens.is_kind(at + 1, TokenKind.STRING) and tokens.symbol(at + 2) == "]":
                read = f"{name}.{tokens.all[at + 1].value}"
                tokens.complain(at, f"a property read by its name as text is not checked; write {read}")
            self.walk(at + 1, tokens.partner[at], scope)
            kind = self._out_of(at, kind)
            kind, at = self._chain(tokens.partner[at] + 1, f"{name}[…]", kind, told=True)
        if tokens.symbol(at) == "{":
            self._projection(at, name, scope)
            return tokens.partner[at] + 1
        return self.patterns.labels(at)[1] if tokens.symbol(at) == ":" else at

    def _out_of(self, at: int, kind: Kind) -> Kind:
        """Return what the brackets at a place pick from a list: an element, or a list again."""
        close = self.tokens.partner[at]
        return kind if self.tokens.find(at + 1, close, "..") < close else element(kind)

    def _chain(self, at: int, name: str, kind: Kind, *, told: bool) -> tuple[Kind, int]:
        """Follow ``.property`` from a value on; return what it ends in, and the place behind."""
        tokens = self.tokens
        while tokens.symbol(at) == "." and tokens.name(at + 1):
            prop = tokens.name(at + 1)
            kind, wrong = read_property(kind, name, prop)
            if told:
                self._key(at + 1)
                if wrong:
                    tokens.complain(at, wrong)
            name, at = f"{name}.{prop}", at + 2
        return kind, at

    def _key(self, at: int) -> None:
        tokens = self.tokens
        if tokens.is_kind(at, TokenKind.WORD) and reserved_key(tokens.name(at)):
            tokens.complain(at, f".{tokens.name(at)} cannot be read on the embedded engine; choose another key")

    def _called(self, at: int) -> tuple[str, int] | None:
        """Return the name of the function that is called at a place, and the place of its bracket."""
        tokens = self.tokens
        name, behind = tokens.name(at), at + 1
        while tokens.symbol(behind) == "." and tokens.name(behind + 1):
            name, behind = f"{name}.{tokens.name(behind + 1)}", behind + 2
        if tokens.symbol(behind) != "(" or tokens.word(at) in _WORDS:
            return None
        return name, behind

    def _call(self, at: int, called: tuple[str, int], scope: Scope) -> int:
        tokens = self.tokens
        name, start = called
        close, key = tokens.partner[start], name.lower()
        if key not in FUNCTIONS:
            known = f"the function {name!r} is not run by both engines{nearest(key, FUNCTIONS)}"
            tokens.complain(at, INSTEAD.get(key, known))
        if key in ("startnode", "endnode") and (tokens.symbol(close + 1), tokens.name(close + 2)) != (".", "id"):
            tokens.complain(at, f"{name}() is a text on the embedded engine; read {name}(r).id and match the node")
        if key == "labels" and tokens.symbol(close + 1) == "[":
            tokens.complain(at, "labels() come in any order; test a label with n:Label")
        if key in QUANTIFIERS and tokens.name(start + 1) and tokens.word(start + 2) == "IN":
            self._each(start + 1, close, scope)
        elif key == "reduce" and tokens.name(start + 1) and tokens.symbol(start + 2) == "=":
            self._reduce(start + 1, close, scope)
        elif key in ("shortestpath", "allshortestpaths", "exists") and tokens.symbol(start + 1) == "(":
            self.patterns.read(start + 1, close, dict(scope))
        else:
            self.walk(start + 1, close, scope)
        return close + 1

    def _each(self, at: int, close: int, scope: Scope) -> Scope:
        """Read ``x IN list WHERE … | …`` and return the variables within."""
        tokens = self.tokens
        behind = tokens.find(at + 2, close, "WHERE", "|")
        self.walk(at + 2, behind, scope)
        inner = dict(scope)
        self.patterns.bind(at, element(self.infer(at + 2, behind, scope)), inner)
        self.walk(behind + 1, close, inner)
        return inner

    def _reduce(self, at: int, close: int, scope: Scope) -> None:
        tokens = self.tokens
        comma, bar = tokens.find(at, close, ","), tokens.find(at, close, "|")
        self.walk(at + 2, comma, scope)
        self.walk(comma + 3, bar, scope)
        inner = dict(scope)
        self.patterns.bind(at, None, inner)
        self.patterns.bind(comma + 1, element(self.infer(comma + 3, bar, scope)), inner)
        self.walk(bar + 1, close, inner)

    def _list(self, at: int, scope: Scope) -> int:
        """Read a list, a comprehension of a list or of a pattern, or what picks from a list."""
        tokens = self.tokens
        close = tokens.partner[at]
        pattern = at + 3 if tokens.symbol(at + 2) == "=" else at + 1
        if tokens.name(at + 1) and tokens.word(at + 2) == "IN":
            self._each(at + 1, close, scope)
        elif self.patterns.starts_at(pattern):
            inner = dict(scope)
            behind = self.patterns.read(at + 1, close, inner)
            self.walk(behind, close, inner)
        else:
            self.walk(at + 1, close, scope)
        return close + 1

    def _entries(self, at: int, scope: Scope) -> None:
        for start, end in self.tokens.parts(at + 1, self.tokens.partner[at]):
            self.walk(start + 2, end, scope)

    def _projection(self, at: int, name: str, scope: Scope) -> None:
        """Read ``n {.name, key: value}``."""
        tokens = self.tokens
        for start, end in tokens.parts(at + 1, tokens.partner[at]):
            if tokens.symbol(start) == "." and tokens.symbol(start + 1) == "*":
                message = f"{name} {{.*}} has title and type besides on the embedded engine; name what you want"
                tokens.complain(start, message)
            elif tokens.symbol(start) == ".":
                self._chain(start, name, scope.get(name), told=True)
            elif tokens.symbol(start + 1) == ":":
                self.walk(start + 2, end, scope)
            else:
                self.walk(start, end, scope)

    def infer(self, start: int, end: int, scope: Scope) -> Kind:
        """Return what the value of an expression can be; None where that takes more than a look.

        A variable, its properties, a list or a map of such, what collects or picks them, and counts are known.
        """
        tokens = self.tokens
        if start >= end:
            return Absent()
        if tokens.word(start) == "CASE":
            return self._chosen(start, end, scope)
        sums = [start, *(at + 1 for at in tokens.outside(start, end) if tokens.symbol(at) == "+")]
        if len(sums) > 1:
            ends = [*(at - 1 for at in sums[1:]), end]
            kinds = [self.infer(at, stop, scope) for at, stop in zip(sums, ends, strict=True)]
            return merge(kinds) if all(isinstance(kind, Several) for kind in kinds) else None
        if tokens.symbol(start) in ("{", "["):
            kind = self._literal(start, scope)
            return self._picked(tokens.partner[start] + 1, end, "", kind)
        called = self._called(start) if tokens.name(start) else None
        if called is not None and called[1] < end:
            kind = self._result(called[0].lower(), called[1], scope)
            return self._picked(tokens.partner[called[1]] + 1, end, "", kind)
        name = tokens.name(start)
        if name and tokens.word(start) not in _WORDS:
            return self._picked(start + 1, end, name, scope.get(name))
        if start + 1 == end and tokens.is_kind(start, TokenKind.STRING):
            return Plain("text")
        return Absent() if start + 1 == end and tokens.word(start) == "NULL" else None

    def _chosen(self, start: int, end: int, scope: Scope) -> Kind:
        """Return what a CASE can give; None where another stands inside it."""
        tokens = self.tokens
        words = [(tokens.word(at), at) for at in tokens.outside(start, end)]
        marks = [(word, at) for word, at in words if word in ("CASE", "WHEN", "THEN", "ELSE", "END")]
        if [word for word, _ in marks].count("CASE") > 1 or marks[-1] != ("END", end - 1):
            return None
        stretches = pairwise(marks)
        return merge(self.infer(at + 1, stop, scope) for (word, at), (_, stop) in stretches if word in ("THEN", "ELSE"))

    def _literal(self, start: int, scope: Scope) -> Kind:
        tokens = self.tokens
        close = tokens.partner[start]
        parts = tokens.parts(start + 1, close)
        if tokens.symbol(start) == "{":
            return Fields({tokens.name(at): self.infer(at + 2, end, scope) for at, end in parts})
        if tokens.word(start + 2) == "IN" and tokens.name(start + 1):
            behind, bar = tokens.find(start + 3, close, "WHERE", "|"), tokens.find(start + 3, close, "|")
            inner = dict(scope) | {tokens.name(start + 1): element(self.infer(start + 3, behind, scope))}
            return Several(inner[tokens.name(start + 1)] if bar == close else self.infer(bar + 1, close, inner))
        kinds = [self.infer(at, end, scope) for at, end in parts]
        return Several(merge(kinds))

    def _result(self, key: str, start: int, scope: Scope) -> Kind:
        tokens = self.tokens
        if key in _RESULTS:
            return _RESULTS[key]
        parts = tokens.parts(start + 1, tokens.partner[start])
        kinds = [self.infer(at + (tokens.word(at) == "DISTINCT"), end, scope) for at, end in parts]
        kind = merge(kinds) if key in _SAME else None
        if key == "collect":
            return Several(kind)
        return element(kind) if key in ("head", "last") else kind

    def _picked(self, at: int, end: int, name: str, kind: Kind) -> Kind:
        """Return what is left of a value after ``.property`` and ``[…]`` behind it; None where more follows."""
        tokens = self.tokens
        while at < end:
            if tokens.symbol(at) == "." and tokens.name(at + 1):
                kind, at = self._chain(at, name, kind, told=False)
            elif tokens.symbol(at) == "[":
                kind, at = self._out_of(at, kind), tokens.partner[at] + 1
            else:
                return None
        return kind
