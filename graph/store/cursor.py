"""Where the guard stands in a statement: the token at hand, what stands around it, and which brackets are open."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from graph.store.tokens import Token, TokenKind


class Expected(Enum):
    """What comes next among clauses: the first one, another one, or the inside of one."""

    FIRST = "first"
    NEXT = "next"
    INSIDE = "inside"


@dataclass(slots=True)
class Frame:
    """The statement itself, or a pair of brackets in it that is open.

    ``closing`` is the bracket that ends it, ``clauses`` says whether it holds clauses, as the statement and
    subqueries do, and ``pattern`` whether a pattern may stand in place of the first one, as in EXISTS { ()--() }.
    ``whole`` says that a name or a value ends right before, so that an operator or a clause comes next; ``calls``
    that CALL stands before, so that its brackets must come; ``height`` how many brackets inside each other in it hold
    AND, OR or the like.
    """

    closing: str
    clauses: bool
    expected: Expected = Expected.INSIDE
    pattern: bool = False
    whole: bool = False
    returned: bool = False
    calls: bool = False
    cases: int = 0
    operators: int = 0
    logic: bool = False
    height: int = 0


class Cursor:
    """The place of one token among others, and which words before it were read as keywords."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self._keywords: set[int] = set()
        self._forced: set[int] = set()

    def mark(self) -> None:
        """Remember that the token at hand is a keyword; all other words are names."""
        self._keywords.add(self.at)

    def mark_forced_name(self) -> None:
        """Remember that the token at hand can be nothing but a name."""
        self._forced.add(self.at)

    def step_keyword(self) -> None:
        """Go on to the next token, and remember that it is a keyword."""
        self.at += 1
        self._keywords.add(self.at)

    @property
    def before(self) -> Token | None:
        """The token before, None at the first one."""
        return self.tokens[self.at - 1] if self.at else None

    @property
    def name_before(self) -> Token | None:
        """The bare word before, where it was read as a name."""
        if not self.at or self.at - 1 in self._keywords:
            return None
        token = self.tokens[self.at - 1]
        return token if token.kind is TokenKind.WORD else None

    @property
    def is_after_forced_name(self) -> bool:
        """Whether the token before can be nothing but a name."""
        return self.at - 1 in self._forced

    def is_after_keyword(self, *words: str, back: int = 1) -> bool:
        """Whether one of some words stands before, or so many tokens before, and was read as a keyword."""
        place = self.at - back
        return place in self._keywords and (not words or self.tokens[place].text.upper() in words)

    def is_after_symbol(self, symbols: str) -> bool:
        """Whether one of some symbols of one character stands before."""
        token = self.before
        return token is not None and token.kind is TokenKind.SYMBOL and token.text in symbols

    def is_before(self, symbol: str) -> bool:
        """Whether a symbol comes next."""
        place = self.at + 1
        if place >= len(self.tokens):
            return False
        token = self.tokens[place]
        return token.text == symbol and token.kind is TokenKind.SYMBOL

    def is_before_word(self, *words: str) -> bool:
        """Whether one of some bare words comes next."""
        place = self.at + 1
        if place >= len(self.tokens):
            return False
        token = self.tokens[place]
        return token.kind is TokenKind.WORD and token.text.upper() in words

    def is_before_name(self) -> bool:
        """Whether a bare word or a name in back-ticks comes next."""
        place = self.at + 1
        return place < len(self.tokens) and self.tokens[place].kind in (TokenKind.WORD, TokenKind.QUOTED)

    def is_forced_name(self, frame: Frame) -> bool:
        """Whether a word here can be nothing but a name: a property, a label, an alias, or the key of a map."""
        if not self.at:
            return False
        token = self.tokens[self.at - 1]
        if token.kind is TokenKind.WORD:
            return self.is_after_keyword("AS")
        if token.kind is not TokenKind.SYMBOL:
            return False
        if token.text == ".":
            return True
        in_map = not frame.clauses and frame.closing == "}"
        if token.text == ":":
            return not in_map
        return in_map and token.text in "{," and self.is_before(":")

    def dotted_name(self) -> list[Token]:
        """Return the tokens right before that make one name with dots, of which there may be none."""
        first = self.at - 1
        while first >= 2 and self.tokens[first - 1].text == ".":
            first -= 2
        return list(self.tokens[first : self.at])
