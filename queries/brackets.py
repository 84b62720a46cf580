"""The tokens of a statement with their brackets matched, and the problems found in it so far."""

from collections.abc import Iterator
from typing import NoReturn

from graph.store.tokens import NotCypher, Token, TokenKind, tokenize

NESTING = 32
"""How deep brackets may nest, as for Cypher that somebody types."""

_CLOSING = {"(": ")", "[": "]", "{": "}"}


class Tokens:
    """The tokens of one statement, found by their place.

    ``partner`` gives for each bracket the place of the one that matches it. ``problems`` are pairs of a line of
    the statement (from 1) and a message. Raises NotCypher for a text that is not cut into tokens, or whose
    brackets do not match.
    """

    def __init__(self, cypher: str) -> None:
        self.all = tokenize(cypher)
        self.partner = _match(self.all)
        self.problems: set[tuple[int, str]] = set()
        self._cypher = cypher

    def __len__(self) -> int:
        return len(self.all)

    def complain(self, at: int, message: str) -> None:
        """Note a problem at the line of a token, or of the last one where the place is behind it."""
        self.problems.add((self.line(at), message))

    def line(self, at: int) -> int:
        """Return the line of a token, or of the last one where the place is behind it."""
        return self.all[min(at, len(self.all) - 1)].line if self.all else 1

    def symbol(self, at: int) -> str:
        """Return the symbol that stands at a place, "" where none does."""
        if 0 <= at < len(self.all) and self.all[at].kind is TokenKind.SYMBOL:
            return self.all[at].text
        return ""

    def word(self, at: int) -> str:
        """Return the bare word that stands at a place in capitals, "" where none does."""
        if 0 <= at < len(self.all) and self.all[at].kind is TokenKind.WORD:
            return self.all[at].text.upper()
        return ""

    def name(self, at: int) -> str:
        """Return the name that stands at a place, in back-ticks or bare, "" where none does."""
        if 0 <= at < len(self.all) and self.all[at].kind in (TokenKind.WORD, TokenKind.QUOTED):
            return self.all[at].value
        return ""

    def is_kind(self, at: int, kind: TokenKind) -> bool:
        """Whether a token of this kind stands at a place."""
        return 0 <= at < len(self.all) and self.all[at].kind is kind

    def outside(self, start: int, end: int) -> Iterator[int]:
        """Yield the places from start to end that are in no bracket opened between them; brackets themselves too."""
        at = start
        while at < end:
            yield at
            at = self.partner[at] if self.symbol(at) in _CLOSING else at + 1

    def find(self, start: int, end: int, *wanted: str) -> int:
        """Return the first place outside of brackets with one of these words or symbols, else ``end``."""
        found = (at for at in self.outside(start, end) if self.word(at) in wanted or self.symbol(at) in wanted)
        return next(found, end)

    def parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """Cut a stretch at the commas outside of brackets."""
        cuts = [at for at in self.outside(start, end) if self.symbol(at) == ","]
        return list(zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True))

    def text(self, start: int, end: int) -> str:
        """Return a stretch as it stands in the statement, "" where there is none."""
        end = min(end, len(self.all))
        if start >= end:
            return ""
        last = self.all[end - 1]
        return " ".join(self._cypher[self.all[start].start : last.start + len(last.text)].split())

    def block_comments(self) -> Iterator[int]:
        """Yield the lines on which a block comment begins."""
        ends = [0, *(token.start + len(token.text) for token in self.all)]
        starts = [*(token.start for token in self.all), len(self._cypher)]
        for gap_start, gap_end in zip(ends, starts, strict=True):
            at = gap_start
            while at < gap_end:
                if self._cypher.startswith("//", at):
                    line_end = self._cypher.find("\n", at)
                    at = gap_end if line_end < 0 else line_end
                elif self._cypher.startswith("/*", at):
                    yield self._cypher.count("\n", 0, at) + 1
                    at = self._cypher.index("*/", at + 2) + 2
                else:
                    at += 1


def _match(tokens: list[Token]) -> dict[int, int]:
    partner: dict[int, int] = {}
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.kind is not TokenKind.SYMBOL:
            continue
        if token.text in _CLOSING:
            opened.append(at)
            if len(opened) > NESTING:
                _refuse(token, f"is the bracket number {NESTING + 1} inside another", "Write it flatter.")
        elif token.text in _CLOSING.values():
            if not opened or _CLOSING[tokens[opened[-1]].text] != token.text:
                _refuse(token, "closes no bracket")
            start = opened.pop()
            partner[start], partner[at] = at, start
    if opened:
        _refuse(tokens[opened[-1]], "is not closed")
    return partner


def _refuse(token: Token, reason: str, instead: str = "Brackets come in pairs.") -> NoReturn:
    raise NotCypher(f"{token.text} {reason}", token.text, token.line, token.column, instead)
