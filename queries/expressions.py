"""Reads the expressions of a statement: their variables, properties and functions, and what their value can be."""

from collections.abc import Callable
from dataclasses import dataclass, field

from graph.store.tokens import TokenKind
from queries.brackets import Tokens
from queries.dialect import (
    FUNCTIONS,
    INSTEAD,
    QUANTIFIERS,
    SUBQUERIES,
    reserved,
    reserved_key,
)
from queries.inference import WORDS, Inference
from queries.patterns import Patterns
from queries.scope import INVENTED, Absent, Fields, Kind, Nodes, Scope, Ties, element, nearest, read_property

Subquery = Callable[[int, int, Scope], None]
"""Reads what stands between the braces of EXISTS, COUNT or COLLECT."""


@dataclass(slots=True)
class Expressions:
    """Reads expressions out of tokens."""

    tokens: Tokens
    subquery: Subquery
    patterns: Patterns = field(init=False)
    inference: Inference = field(init=False)

    def __post_init__(self) -> None:
        self.inference = Inference(self.tokens)
        self.patterns = Patterns(self.tokens, self.walk)

    def walk(self, start: int, end: int, scope: Scope) -> None:
        """Read everything between two places and note what is wrong with it."""
        at = begun = start
        while at < end:
            if self.tokens.symbol(at) == ")":
                begun = self.tokens.partner[at]
            elif not self._reads_on(at):
                begun = at
            at = self._step(at, begun, scope)

    def _reads_on(self, at: int) -> bool:
        """Whether a place goes on with the value before it: picks a property of it, or an element."""
        tokens = self.tokens
        return tokens.symbol(at) == "." or (tokens.symbol(at) == "[" and tokens.symbol(at - 1) in (")", "]", "}"))

    def _step(self, at: int, begun: int, scope: Scope) -> int:
        """Read what stands at a place, in a value that has ``begun`` there or before; return the place behind it."""
        tokens = self.tokens
        if tokens.name(at):
            return self._name(at, scope)
        sign = tokens.symbol(at)
        if sign == "[":
            if at > begun:
                self._no_name_as_text(at, tokens.text(begun, at), self.inference.infer(begun, at, scope))
            return self._list(at, scope)
        if sign == "{":
            self._entries(at, scope)
            return tokens.partner[at] + 1
        if sign == "(" and self.patterns.starts_at(at):
            return self.patterns.read(at, len(tokens), dict(scope))
        if sign == "." and tokens.name(at + 1):
            self._key(at + 1)
            self._property(at, tokens.text(begun, at), self.inference.infer(begun, at, scope))
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
        called = self.inference.called(at)
        if called is not None:
            return self._call(at, called, scope)
        if word == "IS" and tokens.word(at + 1) not in ("NULL", "NOT"):
            tokens.complain(at, "IS is followed by NULL or NOT NULL; nothing else is run by both engines")
            return at + 2
        if word in WORDS and tokens.symbol(at + 1) != ".":
            return at + 1
        return self._variable(at, scope)

    def _variable(self, at: int, scope: Scope) -> int:
        tokens = self.tokens
        name = tokens.name(at)
        if name not in scope:
            tokens.complain(at, f"{name!r} is no variable here{nearest(name, scope)}")
        elif tokens.is_kind(at, TokenKind.WORD) and reserved(name):
            tokens.complain(at, f"{name!r} cannot be read on the embedded engine; choose another name")
        known = scope.get(name, Absent())
        kind, at = self._chain(at + 1, name, known)
        while tokens.symbol(at) == "[":
            self._no_name_as_text(at, name, kind)
            self.walk(at + 1, tokens.partner[at], scope)
            kind = self.inference.out_of(at, kind)
            kind, at = self._chain(tokens.partner[at] + 1, f"{name}[…]", kind)
        if tokens.symbol(at) == "{":
            self._projection(at, name, scope)
            return tokens.partner[at] + 1
        return self.patterns.labels(at)[1] if tokens.symbol(at) == ":" else at

    def _no_name_as_text(self, at: int, name: str, kind: Kind) -> None:
        """Note where brackets pick a property, such as n['name'] or n[$key]."""
        tokens = self.tokens
        if tokens.is_kind(at + 1, TokenKind.STRING) and tokens.symbol(at + 2) == "]":
            read = f"{name}.{tokens.all[at + 1].value}"
            tokens.complain(at, f"a property read by its name as text is not checked; write {read}")
        elif isinstance(kind, Nodes | Ties):
            tokens.complain(at, f"a property read by a computed name is not checked; write {name} and a dot")

    def _chain(self, at: int, name: str, kind: Kind) -> tuple[Kind, int]:
        """Follow ``.property`` from a value on; return what it ends in, and the place behind."""
        tokens = self.tokens
        while tokens.symbol(at) == "." and tokens.name(at + 1):
            self._key(at + 1)
            kind = self._property(at, name, kind)
            name, at = f"{name}.{tokens.name(at + 1)}", at + 2
        return kind, at

    def _property(self, at: int, name: str, kind: Kind) -> Kind:
        """Return what the property behind a dot is, and note what is wrong with reading it."""
        prop = self.tokens.name(at + 1)
        found, wrong = read_property(kind, name, prop)
        if wrong:
            self.tokens.complain(at, wrong)
        elif prop in INVENTED and not isinstance(kind, Fields | Absent):
            message = f"{name}.{prop} may be of a node, where the embedded engine invents it; read it of a map alone"
            self.tokens.complain(at, message)
        return found

    def _key(self, at: int) -> None:
        tokens = self.tokens
        if tokens.is_kind(at, TokenKind.WORD) and reserved_key(tokens.name(at)):
            tokens.complain(at, f".{tokens.name(at)} cannot be read on the embedded engine; choose another key")

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
        self.patterns.bind(at, element(self.inference.infer(at + 2, behind, scope)), inner)
        self.walk(behind + 1, close, inner)
        return inner

    def _reduce(self, at: int, close: int, scope: Scope) -> None:
        tokens = self.tokens
        comma, bar = tokens.find(at, close, ","), tokens.find(at, close, "|")
        self.walk(at + 2, comma, scope)
        self.walk(comma + 3, bar, scope)
        inner = dict(scope)
        self.patterns.bind(at, None, inner)
        self.patterns.bind(comma + 1, element(self.inference.infer(comma + 3, bar, scope)), inner)
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
                self._chain(start, name, scope.get(name))
            elif tokens.symbol(start + 1) == ":":
                self.walk(start + 2, end, scope)
            else:
                self.walk(start, end, scope)
