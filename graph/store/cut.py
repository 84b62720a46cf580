"""What a text is cut into: the tokens, and where they stand."""

from collections.abc import Iterator
from enum import Enum
from string import ascii_letters, digits
from typing import NamedTuple


class TokenKind(Enum):
    """What a token is: WORD is a bare name or a keyword, QUOTED a name in back-ticks."""

    WORD = "word"
    QUOTED = "quoted name"
    STRING = "string"
    NUMBER = "number"
    PARAMETER = "parameter"
    SYMBOL = "symbol"


class Token(NamedTuple):
    """One token: ``text`` as it stands, and where it begins.

    ``value`` is the name without back-ticks, what stands between the quotes of a string (escapes as written), the
    name of a parameter without its ``$``, and else the text. ``start`` counts characters from 0, ``line`` and
    ``column`` from 1.
    """

    kind: TokenKind
    text: str
    value: str
    start: int
    line: int
    column: int


class NotCypher(ValueError):
    """A text that cannot be cut into tokens the same way for both engines.

    ``reason`` says why, ``word`` is what it is about, ``line`` and ``column`` (from 1) where it stands, and
    ``instead`` what to write.
    """

    def __init__(self, reason: str, word: str, line: int, column: int, instead: str) -> None:
        super().__init__(f"line {line}, column {column}: {reason}. {instead}")
        self.reason = reason
        self.word = word
        self.line = line
        self.column = column
        self.instead = instead


DOUBLE_SYMBOLS = frozenset({"..", "<>", "<=", ">=", "=~", "+=", "||", "::"})
SYMBOLS = frozenset("()[]{},.:;|&!%+-*/^=<>") | DOUBLE_SYMBOLS
"""All texts of tokens that are symbols."""

_DIGITS = frozenset(digits)
_KINDS = {
    **dict.fromkeys(ascii_letters + "_", TokenKind.WORD),
    **dict.fromkeys(digits, TokenKind.NUMBER),
    **dict.fromkeys("'\"", TokenKind.STRING),
    "`": TokenKind.QUOTED,
    "$": TokenKind.PARAMETER,
}


def kind_of(text: str) -> TokenKind:
    """Return the kind of a token, which its text alone says.

    >>> [kind_of(text).value for text in ("load", "`load`", "1.5", ".5", "..")]
    ['word', 'quoted name', 'number', 'number', 'symbol']
    """
    if text[0] == "." and text[1:2] in _DIGITS:
        return TokenKind.NUMBER
    return _KINDS.get(text[0], TokenKind.SYMBOL)


class Cut:
    """A text cut into tokens and what stands between them; put together, they are the text.

    ``texts`` has the tokens as they stand, ``gaps`` the blanks and comments before a token by its index, where there
    are, and the empty text where two tokens touch of which neither is a symbol. What follows the last token counts as
    standing before another. ``parameters`` are the indexes of all parameters. All else about a token is found out when
    it is asked for, because few are.
    """

    __slots__ = ("gaps", "parameters", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.gaps: dict[int, str] = {}
        self.parameters: list[int] = []

    def token(self, at: int) -> Token:
        """Return the token at an index from 0; raises IndexError."""
        before = "".join(self.gaps.get(place, "") + text for place, text in enumerate(self.texts[:at]))
        before += self.gaps.get(at, "")
        line, column = line_and_column(before, len(before))
        return _token(self.texts[at], len(before), line, column)

    def tokens(self) -> Iterator[Token]:
        """Yield all tokens, in time that is in proportion to the text."""
        start, line, line_start = 0, 1, 0
        for at, text in enumerate(self.texts):
            gap = self.gaps.get(at, "")
            if "\n" in gap:
                line += gap.count("\n")
                line_start = start + gap.rfind("\n") + 1
            start += len(gap)
            yield _token(text, start, line, start - line_start + 1)
            if "\n" in text:
                line += text.count("\n")
                line_start = start + text.rfind("\n") + 1
            start += len(text)


def _token(text: str, start: int, line: int, column: int) -> Token:
    kind = kind_of(text)
    value = text
    if kind is TokenKind.STRING:
        value = text[1:-1]
    elif kind is TokenKind.QUOTED:
        value = text[1:-1].replace("``", "`")
    elif kind is TokenKind.PARAMETER:
        value = text[1:]
    return Token(kind, text, value, start, line, column)


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """Return line and column, both from 1, of a character of a text.

    >>> line_and_column("RETURN 1\\nAS a", 9)
    (2, 1)
    """
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
