"""How the guard words a refusal: the token it is about, why, and what to do instead."""

from graph.store import cypher_words as words
from graph.store.cut import Token, TokenKind
from graph.store.errors import Refused


def refusal(token: Token, why: str, instead: str) -> Refused:
    """Return a refusal of a token; ``why`` is a sentence without its full stop."""
    return Refused(token.text, token.line, token.column, shown(why), instead)


def refused_word(token: Token) -> Refused:
    """Return the refusal of a word that ``cypher_words.REFUSED`` lists; raises KeyError for another one."""
    upper = token.text.upper()
    why, instead = words.REFUSED[upper]
    return refusal(token, f"{words.LONGER.get(upper, upper)} is not allowed here: {why}", instead)


def procedure(token: Token) -> Refused:
    """Return the refusal of a CALL that is no subquery."""
    why = "CALL of a procedure is not allowed here: procedures reach beyond the graph"
    return refusal(token, why, "Only subqueries in curly brackets are called: CALL { }.")


def out_of_place(token: Token) -> Refused:
    """Return the refusal of a keyword where a name or a value is expected."""
    why = f"{token.text} stands where a name or a value is expected"
    return refusal(token, why, "Complete what stands before it, or put a name in back-ticks.")


def quoted(token: Token) -> Refused:
    """Return the refusal of a name in back-ticks where a keyword stands."""
    why = f"{token.text} is a name, because of its back-ticks, and cannot stand where a keyword does"
    return refusal(token, why, words.ONLY_READ)


def no_clause(token: Token, *, first: bool) -> Refused:
    """Return the refusal of what begins no clause, be it the first one of a statement or another."""
    upper = token.text.upper()
    if token.kind is TokenKind.QUOTED:
        return quoted(token)
    if token.kind is TokenKind.WORD and upper in words.REFUSED:
        return refused_word(token)
    if first:
        return refusal(token, f"{token.text} cannot begin a statement that reads", words.ONLY_READ)
    return refusal(token, f"{token.text} is no clause that reads, and no operator", words.ONLY_READ)


def out_of_pair(token: Token) -> Refused:
    """Return the refusal of a bracket that closes what is not open, or of a semicolon."""
    if token.text == ";":
        return refusal(token, "a second statement is not allowed here", "Ask one thing at a time.")
    return refusal(token, f"{token.text} closes what was not opened", "Open and close brackets in pairs.")


def in_transactions(token: Token) -> Refused:
    """Return the refusal of IN behind a subquery."""
    return refusal(token, "IN TRANSACTIONS is not allowed here: it writes in steps", "Leave it out.")


def too_much(token: Token, why: str) -> Refused:
    """Return the refusal of a statement that no planner is to be given."""
    return refusal(token, why, "Ask for less in one statement; for a long list use IN.")


def shown(text: str) -> str:
    """Return a text as it is shown in one line: short, and without line breaks and other control characters.

    >>> shown("a" + chr(10) + "b")
    'a b'
    """
    plain = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    return plain if len(plain) <= 200 else plain[:199] + "…"
