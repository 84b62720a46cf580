"""Says whether a statement, cut into tokens, only reads: by what is allowed, not by what is forbidden.

It is no parser. It knows where a clause may begin, and that values and keywords take turns: behind a name or a value
comes an operator or a clause of the lists in ``graph.store.cypher_words``, and nothing else. So two words of which
neither is such a keyword never stand side by side; and whatever does more than read (LOAD CSV, a procedure, SHOW,
SET and so on) needs two such words, or one of them and a bracket, which is looked at as well. Other mistakes are
found by the engines.
"""

from collections.abc import Sequence

from graph.store import cypher_words as words
from graph.store import refusals
from graph.store.cursor import Cursor, Expected, Frame
from graph.store.effort import Effort
from graph.store.errors import Refused
from graph.store.tokens import Token, TokenKind

_CLOSING = {"(": ")", "[": "]", "{": "}"}


def check_clauses(tokens: Sequence[Token], nesting: int) -> None:
    """Return where one statement (without a semicolon) only reads, and nests no deeper than ``nesting``.

    Raises Refused, about the first word that does more, or that cannot stand where it does.
    """
    _Walk(tokens, nesting).check()


class _Walk:
    def __init__(self, tokens: Sequence[Token], nesting: int) -> None:
        self._cursor = Cursor(tokens)
        self._effort = Effort(nesting)
        self._frames = [Frame("", True, Expected.FIRST)]

    def check(self) -> None:
        cursor = self._cursor
        tokens = cursor.tokens
        symbol, word = TokenKind.SYMBOL, TokenKind.WORD
        while cursor.at < len(tokens):
            token = tokens[cursor.at]
            kind = token.kind
            frame = self._frames[-1]
            if kind is symbol:
                self._symbol(token, frame)
            elif frame.calls:
                raise refusals.procedure(token)
            elif kind is word:
                self._word(token, frame)
            elif frame.whole or frame.expected is not Expected.INSIDE:
                raise self._stray(token, frame)
            else:
                frame.whole = True
            cursor.at += 1
        self._end(tokens[-1])

    # Words

    def _word(self, token: Token, frame: Frame) -> None:
        if self._cursor.is_forced_name(frame):
            self._cursor.mark_forced_name()
            frame.whole = True
        elif frame.expected is not Expected.INSIDE:
            self._begin(token.text.upper(), token, frame)
        elif frame.whole:
            self._follow(token.text.upper(), token, frame)
        else:
            self._operand(token.text.upper(), token, frame)

    def _begin(self, upper: str, token: Token, frame: Frame) -> None:
        """Read a word where a clause begins after nothing, after UNION, or after the end of a subquery."""
        first = frame.expected is Expected.FIRST
        if first and frame.pattern and self._cursor.is_before("="):
            frame.expected = Expected.INSIDE
            frame.whole = True
            return
        if upper not in (words.STARTS if first else words.CLAUSES):
            raise self._stray(token, frame)
        frame.expected = Expected.INSIDE
        self._clause(upper, token, frame)

    def _operand(self, upper: str, token: Token, frame: Frame) -> None:
        """Read a word where a name or a value is expected."""
        if upper not in words.BEFORE_VALUES:
            frame.whole = True
            return
        cursor = self._cursor
        if upper == "NOT":
            self._keyword(frame)
            self._operates(token, frame)
        elif upper == "DISTINCT" and (cursor.is_after_keyword("RETURN", "WITH") or cursor.is_after_symbol("(")):
            self._keyword(frame)
        elif upper == "CASE":
            self._keyword(frame)
            frame.cases += 1
            self._effort.deeper(token)
        elif (upper == "WHEN" and frame.cases and cursor.is_after_keyword("CASE")) or (
            upper == "TYPED" and self._is_after_is()
        ):
            self._keyword(frame)
        elif upper in words.SUBQUERIES and cursor.is_before("{"):
            self._keyword(frame)
            cursor.at += 1
            self._open(cursor.tokens[cursor.at], Frame("}", True, Expected.FIRST, pattern=upper != "COLLECT"))
        else:
            frame.whole = True

    def _is_after_is(self) -> bool:
        cursor = self._cursor
        return cursor.is_after_keyword("IS", back=2 if cursor.is_after_keyword("NOT") else 1)

    def _follow(self, upper: str, token: Token, frame: Frame) -> None:
        """Read a word behind a name or a value."""
        if frame.cases and upper in words.CASE:
            self._keyword(frame)
            if upper == "END":
                frame.cases -= 1
                frame.whole = True
                self._effort.higher()
        elif upper in words.OPERATORS:
            self._operator(upper, token, frame)
        elif not frame.clauses:
            if upper != "WHERE":
                why = f"{token.text} cannot stand behind a value"
                instead = "Between values stand a comma or an operator."
                raise self._blame(refusals.refusal(token, why, instead))
            self._keyword(frame)
        elif upper in words.CLAUSES:
            self._clause(upper, token, frame)
        elif upper == "AS":
            self._keyword(frame)
            if not self._cursor.is_before_name():
                raise refusals.refusal(token, "AS stands without a name behind it", "Write the name behind AS.")
        elif upper in words.DIRECTIONS:
            self._keyword(frame)
            frame.whole = True
        else:
            raise self._stray(token, frame)

    def _operator(self, upper: str, token: Token, frame: Frame) -> None:
        self._keyword(frame)
        self._operates(token, frame)
        if upper in ("STARTS", "ENDS"):
            self._expect("WITH", token)
        elif upper in words.LOGIC:
            frame.logic = True
            if upper == "XOR":
                self._effort.add("xors", token)

    def _clause(self, upper: str, token: Token, frame: Frame) -> None:
        if frame.returned and upper not in words.AFTER_RETURN:
            why = f"{token.text} stands behind RETURN, which ends a statement"
            raise refusals.refusal(token, why, "Write WITH in place of the first RETURN.")
        if frame.cases:
            raise refusals.refusal(token, f"{token.text} stands inside a CASE", "End the CASE with END.")
        self._keyword(frame)
        self._effort.add("clauses", token)
        self._rest(frame)
        cursor = self._cursor
        if upper == "OPTIONAL":
            if cursor.is_before_word("CALL"):
                why = "OPTIONAL CALL is not allowed here: it calls a procedure, or one engine alone has it"
                raise refusals.refusal(token, why, "Write OPTIONAL MATCH, or CALL { }.")
            self._expect("MATCH", token)
        elif upper == "ORDER":
            self._expect("BY", token)
        elif upper == "RETURN":
            frame.returned = True
        elif upper == "UNION":
            frame.returned = False
            frame.expected = Expected.FIRST
            frame.pattern = False
            if cursor.is_before_word("ALL", "DISTINCT"):
                cursor.step_keyword()
        elif upper == "CALL":
            frame.calls = True

    def _keyword(self, frame: Frame) -> None:
        self._cursor.mark()
        frame.whole = False

    def _expect(self, word: str, token: Token) -> None:
        if not self._cursor.is_before_word(word):
            upper = token.text.upper()
            raise refusals.refusal(token, f"{upper} stands without {word} behind it", f"Write {upper} {word}.")
        self._cursor.step_keyword()

    # Symbols

    def _symbol(self, token: Token, frame: Frame) -> None:
        symbol = token.text
        if frame.calls:
            self._call(token, frame)
        elif symbol in _CLOSING:
            self._bracket(token, frame)
        elif symbol in ")]}":
            self._close(token, frame)
        elif symbol == ";":
            raise refusals.refusal(token, "a second statement is not allowed here", "Ask one thing at a time.")
        elif frame.expected is not Expected.INSIDE:
            raise self._stray(token, frame)
        else:
            frame.whole = False
            if symbol == ",":
                self._rest(frame)
            elif symbol == ".":
                if self._cursor.at >= 2 and self._cursor.tokens[self._cursor.at - 2].text == ".":
                    self._effort.add("chains", token)
            elif symbol != ":":
                self._operator_symbol(symbol, token, frame)

    def _operator_symbol(self, symbol: str, token: Token, frame: Frame) -> None:
        cursor = self._cursor
        self._operates(token, frame)
        if symbol == "*":
            # RETURN *, count(*) and n {.*} end in a star that stands for everything; any other one multiplies.
            frame.whole = cursor.is_after_keyword() or cursor.is_after_symbol("(.")
        elif symbol in "|&":
            frame.logic = True
        elif symbol == "-" and (cursor.is_before("-") or cursor.is_before("[")):
            self._effort.add("relationships", token)

    def _call(self, token: Token, frame: Frame) -> None:
        """Read what stands behind CALL: names in round brackets, where there are, and the subquery."""
        if token.text == "(" and self._cursor.is_after_keyword("CALL"):
            self._open(token, Frame(")", False))
        elif token.text == "{":
            frame.calls = False
            frame.expected = Expected.NEXT
            self._open(token, Frame("}", True, Expected.FIRST))
        else:
            raise refusals.procedure(token)

    def _bracket(self, token: Token, frame: Frame) -> None:
        symbol = token.text
        if frame.expected is not Expected.INSIDE:
            if not (frame.pattern and frame.expected is Expected.FIRST and symbol == "("):
                raise self._stray(token, frame)
            frame.expected = Expected.INSIDE
        if symbol == "(":
            self._function()
        else:
            self._operates(token, frame)
        self._open(token, Frame(_CLOSING[symbol], False))

    def _function(self) -> None:
        """Look at what stands before a round bracket: nothing, a function that may be called, or something else."""
        before = self._cursor.before
        if before is None or before.kind is TokenKind.SYMBOL:
            return
        if before.kind is TokenKind.QUOTED:
            raise refusals.refusal(before, f"{before.text} is called in back-ticks", "Write a function without them.")
        if before.kind is TokenKind.PARAMETER:
            raise refusals.refusal(before, f"{before.text} is called as a function", "A parameter is a value alone.")
        if self._cursor.name_before is None:
            return
        upper = before.text.upper()
        if upper in words.NO_FUNCTIONS:
            raise refusals.refused_word(before) if upper in words.REFUSED else refusals.out_of_place(before)
        parts = self._cursor.dotted_name()
        name = "".join(part.text for part in parts)
        if len(parts) > 1 and name.lower() not in words.DOTTED:
            why = f"the function {name} is not allowed here: functions of plugins reach files and other machines"
            raise refusals.refusal(parts[0], why, "Use the functions that both engines have.")

    def _open(self, token: Token, inner: Frame) -> None:
        self._frames.append(inner)
        self._effort.deeper(token)
        if inner.clauses:
            self._effort.add("subqueries", token)

    def _close(self, token: Token, frame: Frame) -> None:
        if frame.closing != token.text:
            why = f"{token.text} closes what was not opened"
            raise refusals.refusal(token, why, "Open and close brackets in pairs.")
        if frame.clauses:
            if frame.expected is Expected.FIRST:
                raise refusals.refusal(token, f"a clause is missing before this {token.text}", words.ONLY_READ)
            self._effort.take("subqueries")
        if frame.cases:
            raise refusals.refusal(token, "a CASE is not ended before this bracket", "End the CASE with END.")
        self._rest(frame)
        self._frames.pop()
        self._effort.higher()
        outer = self._frames[-1]
        outer.whole = True
        outer.height = max(outer.height, frame.height + frame.logic)
        self._effort.check_logic(outer.height + outer.logic, token)

    def _end(self, last: Token) -> None:
        frame = self._frames[-1]
        if len(self._frames) > 1:
            raise refusals.refusal(last, f"the statement ends before a {frame.closing}", "Close every bracket.")
        if frame.calls:
            raise refusals.procedure(last)
        if frame.cases:
            raise refusals.refusal(last, "a CASE is not ended", "End the CASE with END.")
        if frame.expected is Expected.FIRST or (frame.expected is Expected.INSIDE and not frame.whole):
            raise refusals.refusal(last, f"the statement ends behind {last.text}", "Complete it.")

    # Counts and refusals

    def _operates(self, token: Token, frame: Frame) -> None:
        frame.operators += 1
        self._effort.add("operators", token)

    def _rest(self, frame: Frame) -> None:
        """Forget the operators of an expression that has ended."""
        self._effort.take("operators", frame.operators)
        frame.operators = 0

    def _stray(self, token: Token, frame: Frame) -> Refused:
        """Return the refusal of what stands where a clause or an operator is expected."""
        if frame.expected is Expected.NEXT and token.text.upper() == "IN":
            return refusals.in_transactions(token)
        found = refusals.no_clause(token, first=frame.expected is Expected.FIRST)
        return self._blame(found) if frame.expected is Expected.INSIDE else found

    def _blame(self, other: Refused) -> Refused:
        """Return the refusal of the word before, where that was taken for a name and is rather a keyword."""
        before = self._cursor.name_before
        if before is None or self._cursor.is_after_forced_name or before.text.upper() not in words.NO_FUNCTIONS:
            return other
        return refusals.refused_word(before) if before.text.upper() in words.REFUSED else refusals.out_of_place(before)
