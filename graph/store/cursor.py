"""Where the guard stands in a statement: the token at hand, what stands around it, and which brackets are open."""

from enum import Enum

from graph.store.cut import Cut, Token, TokenKind, kind_of


class Expected(Enum):
    """What comes next.

    Among clauses FIRST is the first one, NEXT another one, and SUBQUERY the brackets behind CALL; inside of a clause
    VALUE is a name or a value, and MORE, behind one, an operator or another clause.
    """

    FIRST = "first"
    NEXT = "next"
    SUBQUERY = "subquery"
    VALUE = "value"
    MORE = "more"


_VALUE = Expected.VALUE


class Frame:
    """The statement itself, or a pair of brackets in it that is open.

    ``closing`` is the bracket that ends it, ``expected`` what comes next, and ``cases`` counts the CASE that are open.
    ``operators`` counts them with those of all that it stands in, of which there are ``operators_before``. ``logic``
    says whether it holds AND, OR or the like, and ``height`` how many brackets inside each other in it do.

    ``clauses`` says whether it holds clauses, as the statement and subqueries do, ``pattern`` whether a pattern may
    stand in place of the first one, as in EXISTS { ()--() }, ``returned`` whether it has its RETURN, and ``returns``
    whether it must have one.
    """

    __slots__ = (
        "cases",
        "clauses",
        "closing",
        "expected",
        "height",
        "logic",
        "operators",
        "operators_before",
        "pattern",
        "returned",
        "returns",
    )

    def __init__(self, closing: str, operators: int) -> None:
        self.closing = closing
        self.expected = _VALUE
        self.operators = self.operators_before = operators
        self.cases = self.height = 0
        self.logic = self.clauses = self.pattern = self.returned = self.returns = False


def frame_of_clauses(closing: str, operators: int, *, pattern: bool = False) -> Frame:
    """Return the frame of the statement or of a subquery; the arguments are named as in Frame."""
    frame = Frame(closing, operators)
    frame.expected = Expected.FIRST
    frame.clauses = True
    frame.pattern = pattern
    frame.returns = not pattern
    return frame


class Cursor:
    """The place of one token among others, and which words before it were read as keywords."""

    __slots__ = ("_keywords", "_texts", "at", "cut")

    def __init__(self, cut: Cut) -> None:
        self.cut = cut
        self.at = 0
        self._texts = cut.texts
        self._keywords: set[int] = set()

    def mark(self) -> None:
        """Remember that the token at hand is a keyword; all other words are names."""
        self._keywords.add(self.at)

    def step_keyword(self) -> None:
        """Go on to the next token, and remember that it is a keyword."""
        self.at += 1
        self._keywords.add(self.at)

    @property
    def text(self) -> str:
        """The token at hand as it stands."""
        return self._texts[self.at]

    @property
    def token(self) -> Token:
        """The token at hand."""
        return self.cut.token(self.at)

    @property
    def is_word(self) -> bool:
        """Whether the token at hand is a bare word."""
        return kind_of(self._texts[self.at]) is TokenKind.WORD

    @property
    def token_before(self) -> Token:
        """The token before; there must be one."""
        return self.cut.token(self.at - 1)

    @property
    def before(self) -> str:
        """The token before as it stands; there must be one."""
        return self._texts[self.at - 1]

    @property
    def name_before(self) -> str | None:
        """The bare word before, where it was read as a name."""
        place = self.at - 1
        if place in self._keywords or place < 0 or kind_of(self._texts[place]) is not TokenKind.WORD:
            return None
        return self._texts[place]

    def is_after_keyword(self, *words: str, back: int = 1) -> bool:
        """Whether one of some words stands before, or so many tokens before, and was read as a keyword."""
        place = self.at - back
        return place in self._keywords and (not words or self._texts[place].upper() in words)

    def is_after(self, *symbols: str) -> bool:
        """Whether one of some symbols stands before."""
        return self.at > 0 and self._texts[self.at - 1] in symbols

    def is_after_is(self) -> bool:
        """Whether IS or IS NOT stands before, in keywords."""
        return self.is_after_keyword("IS", back=2 if self.is_after_keyword("NOT") else 1)

    def is_before(self, *symbols: str) -> bool:
        """Whether one of some symbols comes next."""
        place = self.at + 1
        return place < len(self._texts) and self._texts[place] in symbols

    def is_before_word(self, *words: str) -> bool:
        """Whether one of some bare words comes next."""
        place = self.at + 1
        return place < len(self._texts) and self._texts[place].upper() in words

    def is_before_name(self) -> bool:
        """Whether a bare word or a name in back-ticks comes next."""
        place = self.at + 1
        return place < len(self._texts) and kind_of(self._texts[place]) in (TokenKind.WORD, TokenKind.QUOTED)

    def is_forced_name(self, frame: Frame, back: int = 0) -> bool:
        """Whether a word here, or so many before, can be nothing but a name: a property, a label, an alias, a key."""
        place = self.at - back - 1
        if place < 0 or place in self._keywords:
            return self.is_after_keyword("AS", back=back + 1)
        before = self._texts[place]
        if before == ".":
            return True
        in_map = frame.closing == "}" and not frame.clauses
        if before == ":":
            return not in_map
        return in_map and before in ("{", ",") and self._texts[place + 2 : place + 3] == [":"]

    def dotted_name(self) -> tuple[int, str]:
        """Return the place of the first part, and the text, of the name with or without dots that ends right before."""
        first = self.at - 1
        while first >= 2 and self._texts[first - 1] == ".":
            first -= 2
        return first, "".join(self._texts[first : self.at])
