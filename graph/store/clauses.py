"""Says whether a statement, cut into tokens, only reads: by what is allowed, not by what is forbidden.

It is no parser. It knows where a clause may begin, and that values and keywords take turns: behind a name or a value
comes an operator or a clause of the lists in ``graph.store.cypher_words``, and nothing else. So two words of which
neither is such a keyword never stand side by side; and whatever does more than read (LOAD CSV, a procedure, SHOW,
SET and so on) needs two such words, or one of them and a bracket, which is looked at as well. Other mistakes are
found by the engines.
"""

from graph.store import cypher_words as words
from graph.store import refusals
from graph.store.cursor import Cursor, Expected, Frame, frame_of_clauses
from graph.store.cut import SYMBOLS, Cut
from graph.store.effort import MOST_LOGIC, MOST_OPERATORS, Effort
from graph.store.errors import Refused
from graph.store.word_before import blame, check_function, stray

_CLOSING = {"[": "]", "{": "}"}
_PUNCTUATION = frozenset(",.:")
# The members of an Enum are looked up once, since that is slow.
_FIRST, _NEXT, _SUBQUERY, _VALUE, _MORE = Expected
_BEFORE_VALUES, _OPERATORS = words.BEFORE_VALUES, words.OPERATORS


def check_clauses(cut: Cut, nesting: int) -> None:
    """Return where one statement (without a semicolon) only reads, and nests no deeper than ``nesting``.

    Raises Refused, about the first word that does more, or that cannot stand where it does.
    """
    _Walk(cut, nesting).check()


class _Walk:
    def __init__(self, cut: Cut, nesting: int) -> None:
        self._cursor = Cursor(cut)
        self._effort = Effort(self._cursor, nesting)
        self._frames = [frame_of_clauses("", 0)]

    def check(self) -> None:
        """Go from token to token. What statements have most of is read right here, since each call costs time."""
        cursor, frames = self._cursor, self._frames
        texts = cursor.cut.texts
        size = len(texts)
        at = 0
        frame = frames[-1]
        while at < size:
            text = texts[at]
            expected = frame.expected
            if text not in SYMBOLS:
                upper = text.upper()
                if expected is _VALUE and upper not in _BEFORE_VALUES:
                    frame.expected = _MORE
                    at += 1
                    continue
                cursor.at = at
                if expected is _MORE:
                    self._follow(upper, frame)
                elif expected is _VALUE:
                    self._operand(upper, frame)
                else:
                    self._begin(upper, frame)
                at = cursor.at
            elif text in _PUNCTUATION and (expected is _VALUE or expected is _MORE):
                frame.expected = _VALUE
                if text == ",":
                    frame.operators = frame.operators_before
                elif text == "." and texts[at - 2] == "." and at > 1:
                    cursor.at = at
                    self._effort.add("chains")
                at += 1
                continue
            else:
                cursor.at = at
                if expected is not _VALUE and expected is not _MORE:
                    self._symbol_of_clauses(text, frame)
                elif text == frame.closing:
                    self._close(frame)
                elif text == "(":
                    if texts[at - 1] not in SYMBOLS:
                        check_function(cursor)
                    self._open(Frame(")", frame.operators))
                else:
                    self._symbol(text, frame)
            at += 1
            frame = frames[-1]
        cursor.at = size - 1
        self._end()

    # Words, and values where none is expected

    def _begin(self, upper: str, frame: Frame) -> None:
        """Read a word where a clause begins after nothing, after UNION, or after the end of a subquery."""
        if frame.expected is _SUBQUERY:
            raise refusals.procedure(self._cursor.token)
        first = frame.expected is _FIRST
        if first and frame.pattern and self._cursor.is_before("=") and self._cursor.is_word:
            frame.expected = _MORE
            return
        if upper not in (words.STARTS if first else words.CLAUSES):
            raise stray(self._cursor, frame)
        self._clause(upper, frame)

    def _operand(self, upper: str, frame: Frame) -> None:
        """Read a word of BEFORE_VALUES where a name or a value is expected."""
        cursor = self._cursor
        if cursor.is_forced_name(frame):
            frame.expected = _MORE
        elif upper == "NOT":
            cursor.mark()
            self._add_operator(frame)
        elif upper == "DISTINCT" and (cursor.is_after_keyword("RETURN", "WITH") or cursor.is_after("(")):
            cursor.mark()
        elif upper == "CASE":
            cursor.mark()
            frame.cases += 1
            self._effort.room -= 1
            if len(self._frames) - 1 > self._effort.room:
                raise self._effort.too_deep()
        elif (upper == "WHEN" and frame.cases and cursor.is_after_keyword("CASE")) or (
            upper == "TYPED" and cursor.is_after_is()
        ):
            cursor.mark()
        elif upper in words.SUBQUERIES and cursor.is_before("{"):
            cursor.mark()
            cursor.at += 1
            self._open_subquery(frame, pattern=upper != "COLLECT")
        else:
            frame.expected = _MORE

    def _follow(self, upper: str, frame: Frame) -> None:
        """Read a word or a value behind a name or a value."""
        if upper in _OPERATORS:
            self._operator(upper, frame)
        elif frame.cases and upper in words.CASE:
            self._cursor.mark()
            if upper == "END":
                frame.cases -= 1
                self._effort.room += 1
            else:
                frame.expected = _VALUE
        elif frame.clauses:
            self._follow_in_clause(upper, frame)
        elif not self._cursor.is_word:
            raise stray(self._cursor, frame)
        elif upper != "WHERE":
            why = f"{self._cursor.text} cannot stand behind a value"
            raise blame(self._cursor, frame, self._refusal(why, "Between values stand a comma or an operator."))
        else:
            self._keyword(frame)

    def _follow_in_clause(self, upper: str, frame: Frame) -> None:
        if upper in words.CLAUSES:
            self._clause(upper, frame)
        elif upper == "AS":
            self._keyword(frame)
            if not self._cursor.is_before_name():
                raise self._refusal("AS stands without a name behind it", "Write the name behind AS.")
        elif upper in words.DIRECTIONS:
            self._cursor.mark()
        else:
            raise stray(self._cursor, frame)

    def _operator(self, upper: str, frame: Frame) -> None:
        self._cursor.mark()
        frame.expected = _VALUE
        self._add_operator(frame)
        if upper in words.LOGIC:
            frame.logic = True
            if upper == "XOR":
                self._effort.add("xors")
        elif upper == "STARTS" or upper == "ENDS":
            self._expect("WITH")

    def _clause(self, upper: str, frame: Frame) -> None:
        if frame.returned and upper not in words.AFTER_RETURN:
            why = f"{self._cursor.text} stands behind RETURN, which ends a statement"
            raise self._refusal(why, "Write WITH in place of the first RETURN.")
        if frame.cases:
            raise self._refusal(f"{self._cursor.text} stands inside a CASE", "End the CASE with END.")
        self._keyword(frame)
        self._effort.add("clauses")
        frame.operators = frame.operators_before
        cursor = self._cursor
        if upper == "OPTIONAL":
            if cursor.is_before_word("CALL"):
                why = "OPTIONAL CALL is not allowed here: it calls a procedure, or one engine alone has it"
                raise self._refusal(why, "Write OPTIONAL MATCH, or CALL { }.")
            self._expect("MATCH")
        elif upper == "ORDER":
            self._expect("BY")
        elif upper == "RETURN":
            frame.returned = True
        elif upper == "UNION":
            self._check_returned(frame)
            frame.returned = False
            frame.expected = _FIRST
            frame.pattern = False
            if cursor.is_before_word("ALL", "DISTINCT"):
                cursor.step_keyword()
        elif upper == "CALL":
            frame.expected = _SUBQUERY

    def _keyword(self, frame: Frame) -> None:
        """Read a keyword that a name or a value comes behind."""
        self._cursor.mark()
        frame.expected = _VALUE

    def _expect(self, word: str) -> None:
        if not self._cursor.is_before_word(word):
            upper = self._cursor.text.upper()
            raise self._refusal(f"{upper} stands without {word} behind it", f"Write {upper} {word}.")
        self._cursor.step_keyword()

    # Symbols

    def _symbol(self, symbol: str, frame: Frame) -> None:
        """Read an operator or a bracket that counts as one, inside of a clause."""
        closing = _CLOSING.get(symbol)
        if closing is None and symbol in ")]};":
            raise refusals.out_of_pair(self._cursor.token)
        self._add_operator(frame)
        if closing is not None:
            self._open(Frame(closing, frame.operators))
            return
        frame.expected = _VALUE
        cursor = self._cursor
        if symbol == "-":
            if cursor.is_before("-", "["):
                self._effort.add("relationships")
        elif symbol == "*":
            # RETURN *, count(*) and n {.*} end in a star that stands for everything; any other one multiplies.
            if cursor.is_after_keyword() or cursor.is_after("(", "."):
                frame.expected = _MORE
        elif symbol == "|" or symbol == "&":
            frame.logic = True

    def _symbol_of_clauses(self, symbol: str, frame: Frame) -> None:
        """Read a symbol where a clause begins, or the brackets of CALL."""
        if frame.expected is _SUBQUERY:
            self._call(symbol, frame)
        elif symbol == frame.closing:
            self._close(frame)
        elif symbol == "(" and frame.pattern and frame.expected is _FIRST:
            frame.expected = _VALUE
            self._open(Frame(")", frame.operators))
        elif symbol in ")]};":
            raise refusals.out_of_pair(self._cursor.token)
        else:
            raise stray(self._cursor, frame)

    def _call(self, symbol: str, frame: Frame) -> None:
        """Read what stands behind CALL: names in round brackets, where there are, and the subquery."""
        if symbol == "(" and self._cursor.is_after_keyword("CALL"):
            self._open(Frame(")", frame.operators))
        elif symbol == "{":
            frame.expected = _NEXT
            self._open_subquery(frame)
        else:
            raise refusals.procedure(self._cursor.token)

    def _open(self, inner: Frame) -> None:
        if len(self._frames) > self._effort.room:
            raise self._effort.too_deep()
        self._frames.append(inner)

    def _open_subquery(self, frame: Frame, *, pattern: bool = False) -> None:
        self._open(frame_of_clauses("}", frame.operators, pattern=pattern))
        self._effort.add("subqueries")

    def _close(self, frame: Frame) -> None:
        if frame.clauses:
            if frame.expected is _FIRST:
                raise self._refusal(f"a clause is missing before this {frame.closing}", words.ONLY_READ)
            self._check_returned(frame)
            self._effort.take("subqueries")
        if frame.cases:
            raise self._refusal("a CASE is not ended before this bracket", "End the CASE with END.")
        self._frames.pop()
        outer = self._frames[-1]
        if outer.expected is _VALUE:
            outer.expected = _MORE
        height = frame.height + frame.logic
        if height > outer.height:
            outer.height = height
        if outer.height + outer.logic > MOST_LOGIC:
            raise self._effort.too_high()

    def _end(self) -> None:
        frame = self._frames[-1]
        if len(self._frames) > 1:
            raise self._refusal(f"the statement ends before a {frame.closing}", "Close every bracket.")
        if frame.expected is _SUBQUERY:
            raise refusals.procedure(self._cursor.token)
        if frame.cases:
            raise self._refusal("a CASE is not ended", "End the CASE with END.")
        if frame.expected is _FIRST or frame.expected is _VALUE:
            raise self._refusal(f"the statement ends behind {self._cursor.text}", "Complete it.")
        self._check_returned(frame)

    def _check_returned(self, frame: Frame) -> None:
        """Raise Refused where what ends here has no RETURN: one engine answers all the same, without its sources."""
        if frame.returns and not frame.returned:
            text = self._cursor.text
            ends = text == "}" or text.upper() == "UNION"
            why = f"there is no RETURN before {text}" if ends else "the statement has no RETURN"
            raise self._refusal(why, "End with RETURN and what to return.")

    # Counts and refusals

    def _add_operator(self, frame: Frame) -> None:
        frame.operators += 1
        if frame.operators > MOST_OPERATORS:
            raise self._effort.too_many("operators")

    def _refusal(self, why: str, instead: str) -> Refused:
        return refusals.refusal(self._cursor.token, why, instead)
