"""Cuts Cypher into tokens by the rules that hold on both engines; what only one of them takes is refused.

The two engines differ in what is a blank, where a comment ends, which letters a bare name may have and when an
escape is decoded, so that one text may be two different statements. This keeps to what they share: ASCII outside of
strings, comments and back-ticks; tab, line feed, form feed and blank between tokens; CRLF as a line end, never a CR
alone; and no ``\\u``, which Neo4j decodes before it looks for strings and comments.
"""

import unicodedata
from enum import Enum
from string import ascii_letters, digits, hexdigits, octdigits
from typing import NamedTuple

_LETTERS = frozenset(ascii_letters + "_")
_DIGITS = frozenset(digits)
_PARTS = ascii_letters + digits + "_"
_SYMBOLS = frozenset("()[]{},.:;|&!%+-*/^=<>")
_ALONE = frozenset("()[]{},;&%-*^")
"""Symbols that never begin a longer one."""
_SECOND = frozenset(".>=~|:/*")
"""Symbols that may stand second in a longer one, or in what begins a comment."""
_DOUBLE = frozenset({"..", "<>", "<=", ">=", "=~", "+=", "||", "::"})
_BASES = {"0x": hexdigits, "0o": octdigits}
_IN_NUMBER = _DIGITS | frozenset(".xoeE")
"""What may continue a number behind its first digit."""
_PIECE = 32


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
    ``column`` from 1. A tuple, because hundreds are made for each statement.
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


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a text without its comments and blanks; takes time in proportion to its length.

    ``..``, ``<>``, ``<=``, ``>=``, ``=~``, ``+=``, ``||`` and ``::`` are one symbol each; arrows are their single
    characters, since ``a <-1`` is a comparison and ``()<-[]-()`` a pattern. A number is digits (also in
    hexadecimal behind 0x and octal behind 0o), or has digits behind a point, or an exponent, and no sign; what else
    touches it is a token of its own. Raises NotCypher.

    >>> [token.text for token in tokenize("RETURN 1..3 // all")]
    ['RETURN', '1', '..', '3']
    """
    return _Scanner(text).tokens()


class _Kinds(dict[int, str]):
    """Maps each character of a bare word to a letter, and every other one to a blank."""

    def __missing__(self, character: int) -> str:
        return " "


_WORD_OR_BLANK = _Kinds({ord(character): "w" for character in ascii_letters + digits + "_"})


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._line_start = 0
        self._found: list[Token] = []

    def tokens(self) -> list[Token]:
        _refuse_anywhere(self._text)
        size = len(self._text)
        # What follows the last character is none, and ends words and numbers.
        text = self._text + "\n"
        # Where words end is looked up here: fast, because this holds nothing but letters and blanks.
        words = text.translate(_WORD_OR_BLANK)
        at, line, line_start = 0, 1, 0
        found, new = self._found, tuple.__new__
        while at < size:
            first = text[at]
            if first in _LETTERS:
                end = words.find(" ", at)
                word = text[at:end]
                if text[end] == "$":
                    self._at = at
                    raise self._error("a $ touches the name before it", word + "$", "Put a blank between.")
                found.append(new(Token, (TokenKind.WORD, word, word, at, line, at - line_start + 1)))
                at = end
            elif first in " \t\r\f":
                at += 1
            elif first == "\n":
                at += 1
                self._line = line = line + 1
                self._line_start = line_start = at
            elif first in _ALONE or (
                first in _SYMBOLS and text[at + 1] not in _SECOND and not (first == "." and text[at + 1] in _DIGITS)
            ):
                found.append(new(Token, (TokenKind.SYMBOL, first, first, at, line, at - line_start + 1)))
                at += 1
            elif first in _DIGITS and text[at + 1] not in _IN_NUMBER:
                found.append(new(Token, (TokenKind.NUMBER, first, first, at, line, at - line_start + 1)))
                at += 1
            else:
                self._at = at
                self._other(first, text)
                at, line, line_start = self._at, self._line, self._line_start
        return found

    def _other(self, first: str, text: str) -> None:
        """Read what takes more than one look."""
        if first in _DIGITS or (first == "." and text[self._at + 1] in _DIGITS):
            self._add(TokenKind.NUMBER, self._number_end())
        elif first in _SYMBOLS:
            self._symbol(first)
        elif first in "'\"":
            end = self._string_end(first)
            self._add(TokenKind.STRING, end, text[self._at + 1 : end - 1])
        elif first == "$":
            self._parameter()
        elif first == "`":
            self._quoted()
        else:
            raise self._outside(first)

    def _add(self, kind: TokenKind, end: int, value: str | None = None) -> None:
        start = self._at
        text = self._text[start:end]
        column = start - self._line_start + 1
        self._found.append(Token(kind, text, text if value is None else value, start, self._line, column))
        if kind is TokenKind.SYMBOL or kind is TokenKind.NUMBER:
            self._at = end
        else:
            self._skip_to(end)

    def _skip_to(self, end: int) -> None:
        lines = self._text.count("\n", self._at, end)
        if lines:
            self._line += lines
            self._line_start = self._text.rfind("\n", self._at, end) + 1
        self._at = end

    def _run(self, at: int, characters: str) -> int:
        """Return where a run of some characters ends, looking at pieces so that no long text is copied."""
        while True:
            piece = self._text[at : at + _PIECE]
            rest = len(piece.lstrip(characters))
            at += len(piece) - rest
            if rest or not piece:
                return at

    def _symbol(self, first: str) -> None:
        pair = self._text[self._at : self._at + 2]
        if pair in _DOUBLE:
            self._add(TokenKind.SYMBOL, self._at + 2)
        elif pair == "//":
            end = self._text.find("\n", self._at)
            self._at = len(self._text) if end < 0 else end
        elif pair == "/*":
            end = self._text.find("*/", self._at + 2)
            if end < 0:
                raise self._error("a comment begins here and does not end", pair, "End it with */ or use // comments.")
            self._skip_to(end + 2)
        elif pair == "!=":
            raise self._error("!= is not Cypher", pair, "Write <> for unequal.")
        else:
            self._add(TokenKind.SYMBOL, self._at + 1)

    def _string_end(self, quote: str) -> int:
        at = self._at + 1
        end = self._text.find(quote, at)
        while end >= 0:
            escape = self._text.find("\\", at, end)
            if escape < 0:
                return end + 1
            at = escape + 2
            if at > end:
                end = self._text.find(quote, at)
        raise self._error("a string begins here and does not end", quote, f"End it with {quote}")

    def _number_end(self) -> int:
        text = self._text
        base = _BASES.get(text[self._at : self._at + 2])
        if base is not None:
            end = self._run(self._at + 2, base)
            if end > self._at + 2:
                return end
        end = self._run(self._at, digits)
        if text[end : end + 1] == "." and text[end + 1 : end + 2] in _DIGITS:
            end = self._run(end + 1, digits)
        if text[end : end + 1] in ("e", "E"):
            power = end + 2 if text[end + 1 : end + 2] in ("+", "-") else end + 1
            if text[power : power + 1] in _DIGITS:
                end = self._run(power, digits)
        return end

    def _parameter(self) -> None:
        name = self._at + 1
        first = self._text[name : name + 1]
        if first in _LETTERS:
            end = self._run(name + 1, _PARTS)
        elif first in _DIGITS:
            end = self._run(name + 1, digits)
        else:
            raise self._error("a $ stands without a name", "$", "Write a parameter as $name, in letters, digits and _.")
        if self._text[end : end + 1] == "$":
            raise self._error("a $ touches the name before it", self._text[name:end], "Put a blank between.")
        self._add(TokenKind.PARAMETER, end, self._text[name:end])

    def _quoted(self) -> None:
        at = self._at + 1
        while True:
            end = self._text.find("`", at)
            if end < 0:
                raise self._error("a name in back-ticks begins here and does not end", "`", "End it with `")
            if self._text[end + 1 : end + 2] != "`":
                break
            at = end + 2
        name = self._text[self._at + 1 : end]
        if not name:
            raise self._error("a name in back-ticks is empty", "``", "Write the name between the back-ticks.")
        self._add(TokenKind.QUOTED, end + 1, name.replace("``", "`"))

    def _outside(self, character: str) -> NotCypher:
        if character.isalpha():
            instead = "Put a name with such letters in back-ticks."
        elif character.isspace() or unicodedata.category(character) in ("Cf", "Zs", "Cc"):
            instead = "Type a plain blank, or take it out."
        else:
            instead = "Outside of strings, comments and back-ticks only ASCII can stand."
        return self._error(f"{_name(character)} cannot stand here", character, instead)

    def _error(self, reason: str, word: str, instead: str) -> NotCypher:
        return NotCypher(reason, word, self._line, self._at - self._line_start + 1, instead)


def _refuse_anywhere(text: str) -> None:
    """Refuse what may stand nowhere, not even in a string or a comment."""
    found = []
    for word, reason, instead in _NOWHERE:
        at = text.find(word)
        if at >= 0:
            found.append((at, reason, word, instead))
    at = _bare_return(text)
    if at >= 0:
        reason = "a carriage return stands alone, which is a line end for one engine only"
        found.append((at, reason, "\r", "End lines with a line feed, or with both."))
    if not text.isascii():
        for place, character in enumerate(text):
            if "\ud800" <= character <= "\udfff":
                reason = f"half a character (a lone surrogate, U+{ord(character):04X}) stands here"
                found.append((place, reason, character, "Take it out."))
                break
    if found:
        at, reason, word, instead = min(found)
        line_start = text.rfind("\n", 0, at) + 1
        raise NotCypher(reason, word, text.count("\n", 0, at) + 1, at - line_start + 1, instead)


_NOWHERE = (
    ("\0", "a NUL character stands here", "Take it out."),
    ("\\u", "\\u may begin an escape that is decoded before strings and comments are", "Type the character itself."),
)


def _bare_return(text: str) -> int:
    at = text.find("\r")
    while at >= 0 and text[at + 1 : at + 2] == "\n":
        at = text.find("\r", at + 2)
    return at


def _name(character: str) -> str:
    """Name a character so that an invisible one can be told.

    >>> _name("é")
    "'é' (U+00E9)"
    >>> _name(chr(0xA0))
    'NO-BREAK SPACE (U+00A0)'
    """
    if character.isprintable():
        return f"{character!r} (U+{ord(character):04X})"
    return f"{unicodedata.name(character, 'a control character')} (U+{ord(character):04X})"
