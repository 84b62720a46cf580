"""What the value of an expression can be, as far as one look tells."""

from dataclasses import dataclass
from itertools import pairwise

from graph.store.tokens import TokenKind
from queries.brackets import Tokens
from queries.dialect import JOINING, LITERALS, OPENING
from queries.scope import Absent, Fields, Kind, Plain, Scope, Several, element, merge, read_property

WORDS = JOINING | OPENING | LITERALS | {"DISTINCT"}
"""Words that are no variables."""
_RESULTS = {
    **dict.fromkeys(("count", "size", "length", "tointeger"), Plain("integer")),
    **dict.fromkeys(("tostring", "tolower", "toupper", "trim", "type", "substring", "replace"), Plain("text")),
    "tofloat": Plain("float"),
    "date": Plain("date"),
}
_SAME = frozenset({"min", "max", "head", "last", "coalesce", "tail", "collect"})


@dataclass(frozen=True, slots=True)
class Inference:
    """Tells of what kind values are; it notes no problems."""

    tokens: Tokens

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
        if tokens.symbol(start) == "(":
            kind = self.infer(start + 1, tokens.partner[start], scope)
            return self._picked(tokens.partner[start] + 1, end, "", kind)
        if tokens.symbol(start) in ("{", "["):
            kind = self._literal(start, scope)
            return self._picked(tokens.partner[start] + 1, end, "", kind)
        called = self.called(start) if tokens.name(start) else None
        if called is not None and called[1] < end:
            kind = self._result(called[0].lower(), called[1], scope)
            return self._picked(tokens.partner[called[1]] + 1, end, "", kind)
        name = tokens.name(start)
        if name and tokens.word(start) not in WORDS:
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
                kind, at = read_property(kind, name, tokens.name(at + 1))[0], at + 2
            elif tokens.symbol(at) == "[":
                kind, at = self.out_of(at, kind), tokens.partner[at] + 1
            else:
                return None
        return kind

    def called(self, at: int) -> tuple[str, int] | None:
        """Return the name of the function that is called at a place, and the place of its bracket."""
        tokens = self.tokens
        name, behind = tokens.name(at), at + 1
        while tokens.symbol(behind) == "." and tokens.name(behind + 1):
            name, behind = f"{name}.{tokens.name(behind + 1)}", behind + 2
        if tokens.symbol(behind) != "(" or tokens.word(at) in WORDS:
            return None
        return name, behind

    def out_of(self, at: int, kind: Kind) -> Kind:
        """Return what the brackets at a place pick from a list: an element, or a list again."""
        close = self.tokens.partner[at]
        return kind if self.tokens.find(at + 1, close, "..") < close else element(kind)
