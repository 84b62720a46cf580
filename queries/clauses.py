"""Reads a statement clause by clause: what each binds, what it returns, and what has no place in a saved query."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.store.tokens import TokenKind
from queries.brackets import Tokens
from queries.dialect import CLAUSES, JOINING, OPENING, WRITES
from queries.expressions import Expressions
from queries.scope import Kind, Scope, element, nearest

_PAIRS = {"OPTIONAL": ("MATCH", "CALL"), "ORDER": ("BY",)}
"""The words that begin a clause with a second one."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A column as it is returned: its name ("*" for all, "" without one), its place, and what it can be."""

    name: str
    at: int
    kind: Kind


@dataclass(slots=True)
class Arm:
    """One arm of a statement between its UNIONs: what it returns, and what it says of order and limit."""

    columns: list[Returned] = field(default_factory=list)
    returns_at: int | None = None
    ordered: bool = False
    limit_at: int | None = None


@dataclass(slots=True)
class _Clause:
    word: str
    at: int
    start: int
    end: int


class Statement:
    """A statement that was read: its arms, its parameters, and all that is wrong with it."""

    def __init__(self, cypher: str) -> None:
        """Read a statement; raises NotCypher where it is not cut into tokens or its brackets do not match."""
        self.tokens = Tokens(cypher)
        self._expressions = Expressions(self.tokens, self._subquery)
        end = len(self.tokens)
        while end and self.tokens.symbol(end - 1) == ";":
            end -= 1
        self.arms = self._arms(0, end, {}, {})
        for at in range(end):
            if self.tokens.symbol(at) == ";":
                self.tokens.complain(at, "a saved query is one statement; take out what stands behind the ;")
        for line in self.tokens.block_comments():
            self.tokens.problems.add((line, "/* */ is not run by the embedded engine; write // comments"))

    @property
    def parameters(self) -> dict[str, int]:
        """The names of its parameters, with the first place of each."""
        found = [(token.value, at) for at, token in enumerate(self.tokens.all) if token.kind is TokenKind.PARAMETER]
        return dict(reversed(found))

    def _arms(self, start: int, end: int, imported: Scope, outer: Scope) -> list[Arm]:
        """Read the arms between two places; a leading WITH of an arm sees ``outer`` as well."""
        arms = [Arm()]
        scope, before = dict(imported), dict(imported)
        first = True
        for clause in self._clauses(start, end):
            if clause.word == "UNION":
                arms.append(Arm())
                scope, before, first = dict(imported), dict(imported), True
                continue
            if first and clause.word == "WITH":
                scope |= outer
            first = False
            scope, before = self._clause(clause, scope, before, arms[-1])
        return arms

    def _clauses(self, start: int, end: int) -> Iterator[_Clause]:
        tokens = self.tokens
        starts = list(self._starts(start, end))
        for at, behind in zip(starts, [*starts[1:], end], strict=False):
            body = at + 1
            if tokens.word(at) in _PAIRS:
                if tokens.word(body) not in _PAIRS[tokens.word(at)]:
                    expected = " or ".join(_PAIRS[tokens.word(at)])
                    tokens.complain(
                        at, f"{tokens.word(at)} is followed by {tokens.text(body, body + 1)!r}, not {expected}"
                    )
                body += 1
            word = "CALL" if tokens.word(at) == "OPTIONAL" and tokens.word(at + 1) == "CALL" else tokens.word(at)
            yield _Clause(word, at, min(body, behind), behind)

    def _starts(self, start: int, end: int) -> Iterator[int]:
        """Yield the places where a clause begins: bare words where nothing but a clause can follow.

        What is no clause of a reading statement is one here too, so that nothing is said of its contents.
        """
        tokens = self.tokens
        complete = True
        for at in tokens.outside(start, end):
            word = tokens.word(at)
            if complete and word and word not in JOINING:
                if word in ("ALL", "DISTINCT") and tokens.word(at - 1) == "UNION":
                    continue
                yield at
            elif at == start and not word:
                tokens.complain(at, f"the statement begins with {tokens.text(at, at + 1)}; begin it with a clause")
            complete = self._complete(at, start)

    def _complete(self, at: int, start: int) -> bool:
        """Whether an expression, a pattern or nothing at all may end with the token at a place."""
        tokens = self.tokens
        if tokens.symbol(at) == "*":
            return at > start and tokens.word(at - 1) in ("WITH", "RETURN", "DISTINCT")
        if tokens.symbol(at):
            return tokens.symbol(at) in (")", "]", "}", ";")
        if at > start and (tokens.symbol(at - 1) == "." or tokens.word(at - 1) == "AS"):
            return True
        if tokens.word(at - 1) == "MATCH":
            return False
        return tokens.word(at) not in OPENING or tokens.word(at) == "UNION"

    def _clause(self, clause: _Clause, scope: Scope, before: Scope, arm: Arm) -> tuple[Scope, Scope]:
        """Read a clause; return the variables behind it, and those that an ORDER BY or WHERE may read besides."""
        walk = self._expressions.walk
        if clause.word not in CLAUSES:
            self._refuse(clause)
            return scope, before
        if clause.word in ("MATCH", "OPTIONAL"):
            scope = dict(scope)
            self._match(clause, scope)
            return scope, scope
        if clause.word in ("WITH", "RETURN"):
            columns = self._columns(clause, scope)
            after = {one.name: one.kind for one in columns if one.name not in ("", "*")}
            if any(one.name == "*" for one in columns):
                after = scope | after
            if clause.word == "RETURN":
                arm.columns, arm.returns_at = columns, clause.at
            return after, scope | after
        if clause.word == "UNWIND":
            return self._unwind(clause, scope), scope
        if clause.word == "CALL":
            return self._call(clause, scope), scope
        if clause.word == "ORDER":
            arm.ordered = arm.ordered or arm.returns_at is not None
        elif clause.word == "LIMIT" and arm.returns_at is not None:
            arm.limit_at = clause.start
        elif clause.word == "WHERE":
            walk(clause.start, clause.end, before | scope)
            return scope, before
        walk(clause.start, clause.end, before | scope)
        return scope, before

    def _refuse(self, clause: _Clause) -> None:
        tokens = self.tokens
        if clause.word in WRITES:
            tokens.complain(clause.at, f"{clause.word} is no clause of a saved query: questions only read")
        elif clause.word != "YIELD":
            text, near = tokens.text(clause.at, clause.at + 1), nearest(clause.word, CLAUSES | JOINING)
            tokens.complain(clause.at, f"{text!r} stands where a clause or an operator belongs{near}")

    def _match(self, clause: _Clause, scope: Scope) -> None:
        tokens, patterns = self.tokens, self._expressions.patterns
        parts = tokens.parts(clause.start, clause.end)
        if len(parts) > 1:
            message = (
                "patterns joined by a comma do not end on the embedded engine with a register; write MATCH … MATCH …"
            )
            tokens.complain(parts[1][0] - 1, message)
        for start, end in parts:
            behind = patterns.read(start, end, scope, optional=clause.word == "OPTIONAL")
            if behind < end:
                tokens.complain(behind, f"{tokens.text(behind, behind + 1)!r} does not continue the pattern")

    def _columns(self, clause: _Clause, scope: Scope) -> list[Returned]:
        tokens = self.tokens
        found: list[Returned] = []
        start = clause.start + 1 if tokens.word(clause.start) == "DISTINCT" else clause.start
        for first, end in tokens.parts(start, clause.end):
            if first >= end:
                tokens.complain(clause.at, f"{clause.word} has an empty place, maybe a comma too many")
                continue
            if tokens.symbol(first) == "*" and end == first + 1:
                found.append(Returned("*", first, None))
                continue
            named = end - first > 2 and tokens.word(end - 2) == "AS" and tokens.symbol(end - 3) != "."
            stop = end - 2 if named else end
            self._expressions.walk(first, stop, scope)
            alone = tokens.name(first) if end == first + 1 and tokens.word(first) != "NULL" else ""
            name = tokens.name(end - 1) if named else alone
            kind = self._expressions.inference.infer(first, stop, scope)
            if name and clause.word == "WITH":
                self._expressions.patterns.bind(end - 1, kind, {})
            elif not name and clause.word == "WITH":
                tokens.complain(first, f"{tokens.text(first, end)} has no name behind WITH; add AS and one")
            found.append(Returned(name, first, kind))
        return found

    def _unwind(self, clause: _Clause, scope: Scope) -> Scope:
        tokens = self.tokens
        stop = tokens.find(clause.start, clause.end, "AS")
        self._expressions.walk(clause.start, stop, scope)
        after = dict(scope)
        name = tokens.name(stop + 1) if stop < clause.end else ""
        if not name:
            tokens.complain(clause.at, "UNWIND names no variable; add AS and one")
            return after
        self._new(stop + 1, name, scope)
        kind = element(self._expressions.inference.infer(clause.start, stop, scope))
        self._expressions.patterns.bind(stop + 1, kind, after)
        return after

    def _call(self, clause: _Clause, scope: Scope) -> Scope:
        tokens = self.tokens
        at = clause.start
        if tokens.word(clause.at) == "OPTIONAL":
            tokens.complain(clause.at, "OPTIONAL CALL is not run by the embedded engine; use OPTIONAL MATCH inside")
        inner: Scope = {}
        outer = scope
        if tokens.symbol(at) == "(":
            close = tokens.partner[at]
            names = [tokens.name(place) for place in range(at + 1, close) if tokens.name(place)]
            self._expressions.walk(at + 1, close, scope)
            inner = dict(scope) if tokens.symbol(at + 1) == "*" else {name: scope.get(name) for name in names}
            outer, at = {}, close + 1
        if tokens.symbol(at) != "{":
            name = tokens.text(at, tokens.find(at, clause.end, "(", "YIELD")) or "CALL"
            tokens.complain(clause.at, f"the procedure {name} is no clause of a saved query; use clauses and functions")
            return scope
        close = tokens.partner[at]
        arms = self._arms(at + 1, close, inner, outer)
        if close + 1 < clause.end:
            tokens.complain(
                close + 1, f"{tokens.text(close + 1, clause.end)} behind CALL {{ }} is not run by both engines"
            )
        check_union(tokens, arms)
        after = dict(scope)
        for one in arms[0].columns:
            if one.name in ("", "*"):
                tokens.complain(
                    one.at, f"{tokens.text(one.at, one.at + 1)} … has no name behind RETURN; add AS and one"
                )
                continue
            self._new(one.at, one.name, scope)
            after[one.name] = one.kind
        return after

    def _new(self, at: int, name: str, scope: Scope) -> None:
        if name in scope:
            self.tokens.complain(at, f"{name!r} is a variable already, which Neo4j refuses; choose another name")

    def _subquery(self, start: int, end: int, scope: Scope) -> None:
        """Read what stands between the braces of EXISTS, COUNT or COLLECT."""
        tokens = self.tokens
        if tokens.word(start) in CLAUSES:
            for arm in self._arms(start, end, scope, {}):
                if arm.returns_at is not None and tokens.word(start - 2) != "COLLECT":
                    message = (
                        f"RETURN inside {tokens.word(start - 2)} {{ }} is not run by the embedded engine; leave it out"
                    )
                    tokens.complain(arm.returns_at, message)
            return
        where = tokens.find(start, end, "WHERE")
        behind = self._expressions.patterns.read(start, where, scope)
        if behind < where:
            tokens.complain(behind, f"{tokens.text(behind, behind + 1)!r} does not continue the pattern")
        self._expressions.walk(where + 1, end, scope)


def check_union(tokens: Tokens, arms: list[Arm]) -> None:
    """Say where the arms of a UNION return other columns than the first."""
    names = [one.name for one in arms[0].columns]
    for arm in arms[1:]:
        others = [one.name for one in arm.columns]
        if others != names and arm.returns_at is not None:
            message = f"this arm of UNION returns {', '.join(others)}, the first {', '.join(names)}; make them equal"
            tokens.complain(arm.returns_at, message)
