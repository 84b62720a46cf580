"""The word before the token at hand: whether it may be called as a function, and whether it is the one to blame."""

from graph.store import cypher_words as words
from graph.store import refusals
from graph.store.cursor import Cursor, Expected, Frame
from graph.store.cut import TokenKind, kind_of
from graph.store.errors import Refused


def check_function(cursor: Cursor) -> None:
    """Return where the word or value before a round bracket may be called, or is a keyword; raises Refused."""
    if cursor.is_after_keyword():
        return
    before = cursor.before
    kind = kind_of(before)
    if kind is TokenKind.QUOTED:
        raise refusals.refusal(
            cursor.token_before, f"{before} is called in back-ticks", "Write a function without them."
        )
    if kind is TokenKind.PARAMETER:
        raise refusals.refusal(
            cursor.token_before, f"{before} is called as a function", "A parameter is a value alone."
        )
    if cursor.name_before is None:
        return
    if before.upper() in words.NO_FUNCTIONS:
        raise _no_name(cursor)
    first, name = cursor.dotted_name()
    if first < cursor.at - 1 and name.lower() not in words.DOTTED:
        why = f"the function {name} is not allowed here: functions of plugins reach files and other machines"
        raise refusals.refusal(cursor.cut.token(first), why, "Use the functions that both engines have.")


def stray(cursor: Cursor, frame: Frame) -> Refused:
    """Return the refusal of what stands where a clause or an operator is expected."""
    token = cursor.token
    if frame.expected is Expected.NEXT and token.text.upper() == "IN":
        return refusals.in_transactions(token)
    found = refusals.no_clause(token, first=frame.expected is Expected.FIRST)
    return blame(cursor, frame, found) if frame.expected is Expected.MORE else found


def blame(cursor: Cursor, frame: Frame, other: Refused) -> Refused:
    """Return the refusal of the word before, where it was taken for a name and is rather a keyword, else another."""
    before = cursor.name_before
    if before is None or cursor.is_forced_name(frame, back=1) or before.upper() not in words.NO_FUNCTIONS:
        return other
    return _no_name(cursor)


def _no_name(cursor: Cursor) -> Refused:
    token = cursor.token_before
    return refusals.refused_word(token) if token.text.upper() in words.REFUSED else refusals.out_of_place(token)
