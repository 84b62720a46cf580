"""How Cypher is cut into tokens: the same for both engines, or not at all."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store.cut import DOUBLE_SYMBOLS, SYMBOLS
from graph.store.tokens import NotCypher, Token, TokenKind, cut, tokenize


def texts(cypher: str) -> list[str]:
    """The tokens as they stand."""
    return [token.text for token in tokenize(cypher)]


@pytest.mark.parametrize(
    ("cypher", "expected"),
    [
        ("RETURN 1..3", ["RETURN", "1", "..", "3"]),
        ("[:A*..3]", ["[", ":", "A", "*", "..", "3", "]"]),
        ("LIMIT 1SET", ["LIMIT", "1", "SET"]),
        ("'r1'SET", ["'r1'", "SET"]),
        ("CREATE(n)", ["CREATE", "(", "n", ")"]),
        ("1.5e-3 2E5 1e x.e4 3.", ["1.5e-3", "2E5", "1", "e", "x", ".", "e4", "3", "."]),
        ("a<>b<=c>=d=~e+=f||g::h", ["a", "<>", "b", "<=", "c", ">=", "d", "=~", "e", "+=", "f", "||", "g", "::", "h"]),
        ("0x1F 0o17 0x 0xg .5 1.5.6 1...5", ["0x1F", "0o17", "0", "x", "0", "xg", ".5", "1.5", ".6", "1", "..", ".5"]),
        ("(a)<-[r]->(b)", ["(", "a", ")", "<", "-", "[", "r", "]", "-", ">", "(", "b", ")"]),
        ("a // b 'c\nd", ["a", "d"]),
        ("a // b `c\r\nd", ["a", "d"]),
        ("a /* b // c ' */ d", ["a", "d"]),
        ("a /*/ b /* c */ d", ["a", "d"]),
        ("'/* a' // */\n'b'", ["'/* a'", "'b'"]),
        ("a // b\x0b c \x85 d \u2028 e\nf", ["a", "f"]),
        (r"'it\'s' 'a\\' b", [r"'it\'s'", r"'a\\'", "b"]),
        ("'a''b'", ["'a'", "'b'"]),
        ('"a\'b"', ['"a\'b"']),
        ("`a``b` `c\\` d", ["`a``b`", "`c\\`", "d"]),
        ("$a $0 $a1[0]", ["$a", "$0", "$a1", "[", "0", "]"]),
        ("\t a \f b\n", ["a", "b"]),
        ("'naïve – 中' `tür`", ["'naïve – 中'", "`tür`"]),
        ("", []),
        ("// nothing", []),
    ],
)
def test_tokens(cypher: str, expected: list[str]) -> None:
    """What touches is cut by the rules that hold on both engines."""
    assert expected == texts(cypher)


def test_kinds_and_values() -> None:
    """A value is what is meant: names without ticks, strings without quotes, parameters without the sign."""
    found = [(token.kind, token.value) for token in tokenize("RETURN `a``b`, 'it\\'s', 1.5, $who")]
    assert [
        (TokenKind.WORD, "RETURN"),
        (TokenKind.QUOTED, "a`b"),
        (TokenKind.SYMBOL, ","),
        (TokenKind.STRING, "it\\'s"),
        (TokenKind.SYMBOL, ","),
        (TokenKind.NUMBER, "1.5"),
        (TokenKind.SYMBOL, ","),
        (TokenKind.PARAMETER, "who"),
    ] == found


def test_places() -> None:
    """Lines and columns go on behind strings, names and comments that run over several lines."""
    found = tokenize("a 'b\r\nc' d\n/* e\nf */ g `h\ni` j // k\r\nl")
    assert [(1, 1), (1, 3), (2, 4), (4, 6), (4, 8), (5, 4), (6, 1)] == [(token.line, token.column) for token in found]
    assert 2 == found[1].start


@pytest.mark.parametrize(
    ("cypher", "line", "column", "reason"),
    [
        ("a\n 'b", 2, 2, "a string begins here"),
        ("'a\\'", 1, 1, "a string begins here"),
        ("'a\\", 1, 1, "a string begins here"),
        ('a "b', 1, 3, "a string begins here"),
        ("a /* b", 1, 3, "a comment begins here"),
        ("/*/", 1, 1, "a comment begins here"),
        ("a `b", 1, 3, "a name in back-ticks begins here"),
        ("`a``", 1, 1, "a name in back-ticks begins here"),
        ("a ``", 1, 3, "a name in back-ticks is empty"),
        ("'\\u0027'", 1, 2, "\\u may begin an escape"),
        ("// \\u000a", 1, 4, "\\u may begin an escape"),
        ("'\\\\u'", 1, 3, "\\u may begin an escape"),
        ("\n\\u004CREATE", 2, 1, "\\u may begin an escape"),
        ("// a\rb", 1, 5, "a carriage return stands alone"),
        ("a\r", 1, 2, "a carriage return stands alone"),
        ("a\r\r\n", 1, 2, "a carriage return stands alone"),
        ("'\0'", 1, 2, "a NUL character"),
        ("'\ud800'", 1, 2, "half a character"),
        ("RETURN\u00a01", 1, 7, "NO-BREAK SPACE (U+00A0)"),
        ("\ufeffRETURN 1", 1, 1, "ZERO WIDTH NO-BREAK SPACE (U+FEFF)"),
        ("a\x0bb", 1, 2, "a control character (U+000B)"),
        ("ＲＥＴＵＲＮ 1", 1, 1, "'Ｒ' (U+FF32)"),
        ("MATCH (tür)", 1, 9, "'ü' (U+00FC)"),
        ("()—()", 1, 3, "'—' (U+2014)"),
        ("a != b", 1, 3, "!="),
        ("a # b", 1, 3, "'#' (U+0023)"),
        ("$", 1, 1, "a $ stands without a name"),
        ("$ a", 1, 1, "a $ stands without a name"),
        ("$(a)", 1, 1, "a $ stands without a name"),
        ("$`a b`", 1, 1, "a $ stands without a name"),
        ("RETURN$a", 1, 1, "a $ touches the name"),
        ("$a$b", 1, 1, "a $ touches the name"),
    ],
)
def test_refused(cypher: str, line: int, column: int, reason: str) -> None:
    """What the engines read differently, or not at all, is refused with its place and what to do."""
    with pytest.raises(NotCypher) as refused:
        tokenize(cypher)
    assert (line, column) == (refused.value.line, refused.value.column)
    assert refused.value.reason.startswith(reason)
    assert refused.value.word and refused.value.instead


ALPHABET = st.sampled_from([*"'\"`/*\\\n\r $.:;-<>=!+|([{}])uaE1 \t", "//", "/*", "*/", "\r\n", "\\u", "é", "\ud800"])


@given(st.lists(ALPHABET, max_size=40).map("".join))
def test_any_text_is_cut_or_refused(cypher: str) -> None:
    """Nothing else is raised; tokens stand where they say, in order, and give themselves again."""
    try:
        found = tokenize(cypher)
    except NotCypher as refused:
        assert refused.line >= 1 and refused.column >= 1
        return
    end = 0
    for token in found:
        assert token.start >= end
        end = token.start + len(token.text)
        assert token.text == cypher[token.start : end]
        lines = cypher[: token.start].split("\n")
        assert (len(lines), len(lines[-1]) + 1) == (token.line, token.column)
        (again,) = tokenize(token.text)
        assert Token(token.kind, token.text, token.value, 0, 1, 1) == again


@pytest.mark.parametrize("piece", ["'", "`", "a ", "/*", "\\'", "'\\x", "1.", "$a ", "\n", "((", "``", "-"])
def test_linear(piece: str) -> None:
    """A long text takes its time in proportion, whatever it repeats."""
    started = perf_counter()
    for text in (piece * 50_000, "'" + piece * 50_000):
        try:
            tokenize(text)
        except NotCypher:
            continue
    assert perf_counter() - started < 4


@given(st.lists(ALPHABET, max_size=40).map("".join))
def test_a_cut_loses_nothing(cypher: str) -> None:
    """Tokens and gaps together are the text again, and each token alone is the one among all."""
    try:
        found = cut(cypher)
    except NotCypher:
        return
    places = range(len(found.texts) + 1)
    assert cypher == "".join(found.gaps.get(at, "") + "".join(found.texts[at : at + 1]) for at in places)
    tokens = list(found.tokens())
    assert tokens == [found.token(at) for at in range(len(tokens))]
    assert found.parameters == [at for at, token in enumerate(tokens) if token.kind is TokenKind.PARAMETER]


def test_symbols_are_those_that_are_known() -> None:
    """Each symbol that a text is cut into is in the list which the guard tells symbols from words and values by."""
    printable = [chr(code) for code in range(32, 127)]
    found = set()
    for text in [first + second for first in printable for second in printable]:
        try:
            tokens = tokenize(text)
        except NotCypher:
            continue
        for token in tokens:
            assert (token.kind is TokenKind.SYMBOL) is (token.text in SYMBOLS)
            found.add(token.text)
    assert found >= SYMBOLS
    assert {symbol for symbol in SYMBOLS if len(symbol) == 2} == DOUBLE_SYMBOLS


@pytest.mark.parametrize("piece", ["/**/", " /**/ ", "// a\n", "1a", "'a'b", "( ) "])
def test_linear_also_in_what_is_left_out(piece: str) -> None:
    """Comments behind each other, and tokens that touch, take no more than their time in proportion."""
    started = perf_counter()
    assert tokenize(piece * 50_000) is not None
    assert perf_counter() - started < 4
