"""Cuts Cypher into tokens by the rules that hold on both engines; what only one of them takes is refused.

The two engines differ in what is a blank, where a comment ends, which letters a bare name may have and when an
escape is decoded, so that one text may be two different statements. This keeps to what they share: ASCII outside of
strings, comments and back-ticks; tab, line feed, form feed and blank between tokens; CRLF as a line end, never a CR
alone; and no ``\\u``, which Neo4j decodes before it looks for strings and comments.
"""

import unicodedata
from string import ascii_letters, digits, hexdigits, octdigits

from graph.store.cut import DOUBLE_SYMBOLS, Cut, NotCypher, Token, TokenKind, kind_of, line_and_column

__all__ = ["NotCypher", "Token", "TokenKind", "cut", "tokenize"]

_PARTS = ascii_letters + digits + "_"
_LETTERS = frozenset(ascii_letters + "_")
_DIGITS = frozenset(digits)
_BLANKS = frozenset(" \t\r\f\n")
_IN_WORD = _LETTERS | _DIGITS
_BASES = {"0x": hexdigits, "0o": octdigits}
_PIECE = 32
_AFTER = "\0"
"""What is put behind a text: it belongs to no token, and stands in none."""


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a text without its comments and blanks; takes time in proportion to its length.

    ``..``, ``<>``, ``<=``, ``>=``, ``=~``, ``+=``, ``||`` and ``::`` are one symbol each; arrows are their single
    characters, since ``a <-1`` is a comparison and ``()<-[]-()`` a pattern. A number is digits (also in
    hexadecimal behind 0x and octal behind 0o), or has digits behind a point, or an exponent, and no sign; what else
    touches it is a token of its own. Raises NotCypher.

    >>> [token.text for token in tokenize("RETURN 1..3 // all")]
    ['RETURN', '1', '..', '3']
    """
    return list(cut(text).tokens())


def cut(text: str) -> Cut:
    """Return the tokens that ``tokenize`` does, side by side; raises NotCypher."""
    return _Scanner(text).cut()


class _Classes(dict[int, str]):
    """What each character is written as, to look at a text in another light; all that are not given, as one."""

    def __init__(self, other: str, **classes: str) -> None:
        super().__init__((ord(member), name) for name, members in classes.items() for member in members)
        self._other = other

    def __missing__(self, character: int) -> str:
        return self._other


_WORDS = _Classes(" ", w=_PARTS)
"""Words alone are left."""
_BEGINS = _Classes("?", w=ascii_letters + "_", n=digits, b=" \t\r\f\n", s="()[]{},;&%-^", p=".", d="*:|!+/=<>")
"""What a character may begin: a word, a number, a blank, a symbol that stays single, a point, one of two characters."""


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._cut = Cut()

    def cut(self) -> Cut:
        _refuse_anywhere(self._text)
        size = len(self._text)
        text = self._text + _AFTER
        begins = text.translate(_BEGINS)
        end_of_word = text.translate(_WORDS).find
        texts, gaps = self._cut.texts, self._cut.gaps
        found = texts.append
        at = 0
        while at < size:
            what = begins[at]
            if what == "s" or (begins[at + 1] in "sb" and what in "wnpd"):
                found(text[at])
                at += 1
            elif what == "b":
                end = at + 1
                while begins[end] == "b":
                    end += 1
                gaps[len(texts)] = text[at:end]
                at = end
            elif what == "w":
                end = end_of_word(" ", at)
                found(text[at:end])
                at = end
            elif what == "n" and text[end := end_of_word(" ", at)] != "." and text[at:end].isdigit():
                found(text[at:end])
                at = end
            elif (what == "d" and begins[at + 1] in "wn") or (what == "p" and begins[at + 1] == "w"):
                found(text[at])
                at += 1
            else:
                self._at = at
                self._other(text[at])
                at = self._at
        return self._cut

    def _other(self, first: str) -> None:
        """Read what takes more than one look."""
        what = _BEGINS[ord(first)]
        if what == "n" or (first == "." and self._text[self._at + 1 : self._at + 2] in _DIGITS):
            self._add(self._number_end())
        elif what == "d" or what == "p":
            self._symbol()
        elif first in "'\"":
            self._add(self._string_end(first))
        elif first == "$":
            end = self._parameter_end()
            self._cut.parameters.append(len(self._cut.texts))
            self._add(end)
        elif first == "`":
            self._add(self._quoted_end())
        else:
            raise self._outside(first)

    def _add(self, end: int) -> None:
        """Take a token that is no symbol, and note where it touches another."""
        texts, gaps = self._cut.texts, self._cut.gaps
        if self._touches():
            gaps[len(texts)] = ""
        texts.append(self._text[self._at : end])
        if self._text[end : end + 1] in _IN_WORD:
            gaps[len(texts)] = ""
        self._at = end

    def _touches(self) -> bool:
        """Whether a token ends right here that is no symbol."""
        texts = self._cut.texts
        return bool(texts) and len(texts) not in self._cut.gaps and kind_of(texts[-1]) is not TokenKind.SYMBOL

    def _run(self, at: int, characters: str) -> int:
        """Return where a run of some characters ends, looking at pieces so that no long text is copied."""
        while True:
            piece = self._text[at : at + _PIECE]
            rest = len(piece.lstrip(characters))
            at += len(piece) - rest
            if rest or not piece:
                return at

    def _symbol(self) -> None:
        pair = self._text[self._at : self._at + 2]
        if pair == "//" or pair == "/*":
            self._leave_out()
        elif pair == "!=":
            raise self._error("!= is not Cypher", pair, "Write <> for unequal.")
        else:
            symbol = pair if pair in DOUBLE_SYMBOLS else pair[0]
            self._cut.texts.append(symbol)
            self._at += len(symbol)

    def _leave_out(self) -> None:
        """Leave out a comment, and all comments and blanks that come next."""
        text, begins = self._text, self._at
        while (pair := text[self._at : self._at + 2]) in ("//", "/*") or pair[:1] in _BLANKS:
            if pair == "//":
                end = text.find("\n", self._at)
                self._at = len(text) if end < 0 else end
            elif pair == "/*":
                end = text.find("*/", self._at + 2)
                if end < 0:
                    raise self._error(
                        "a comment begins here and does not end", pair, "End it with */ or use // comments."
                    )
                self._at = end + 2
            else:
                self._at += 1
        gaps, at = self._cut.gaps, len(self._cut.texts)
        gaps[at] = gaps.get(at, "") + text[begins : self._at]

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

    def _parameter_end(self) -> int:
        if self._touches() and kind_of(self._cut.texts[-1]) is TokenKind.WORD:
            name = self._cut.texts[-1]
            self._at -= len(name)
            raise self._error("a $ touches the name before it", name + "$", "Put a blank between.")
        begins = self._at + 1
        first = self._text[begins : begins + 1]
        if first in _LETTERS:
            end = self._run(begins + 1, _PARTS)
        elif first in _DIGITS:
            end = self._run(begins + 1, digits)
        else:
            raise self._error("a $ stands without a name", "$", "Write a parameter as $name, in letters, digits and _.")
        if self._text[end : end + 1] == "$":
            raise self._error("a $ touches the name before it", self._text[begins:end], "Put a blank between.")
        return end

    def _quoted_end(self) -> int:
        at = self._at + 1
        while True:
            end = self._text.find("`", at)
            if end < 0:
                raise self._error("a name in back-ticks begins here and does not end", "`", "End it with `")
            if self._text[end + 1 : end + 2] != "`":
                break
            at = end + 2
        if end == self._at + 1:
            raise self._error("a name in back-ticks is empty", "``", "Write the name between the back-ticks.")
        return end + 1

    def _outside(self, character: str) -> NotCypher:
        if character.isalpha():
            instead = "Put a name with such letters in back-ticks."
        elif character.isspace() or unicodedata.category(character) in ("Cf", "Zs", "Cc"):
            instead = "Type a plain blank, or take it out."
        else:
            instead = "Outside of strings, comments and back-ticks only ASCII can stand."
        return self._error(f"{_name(character)} cannot stand here", character, instead)

    def _error(self, reason: str, word: str, instead: str) -> NotCypher:
        return NotCypher(reason, word, *line_and_column(self._text, self._at), instead)


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
        raise NotCypher(reason, word, *line_and_column(text, at), instead)


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
