"""The guard against anything at all: statements from a grammar, with hostile pieces put in, and plain noise.

Whatever it lets through is run on both engines, in the person's text (where the engine takes it) and as the guard
writes it: both must answer the same, and the graph must be as it was.
"""

import json
from collections import Counter
from contextlib import closing
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from graph.store import Store, open_guarded, wire
from graph.store.base import Reader, Result
from graph.store.errors import QueryTooLarge, QueryTooLong, StoreError
from graph.store.guard import Refused, check
from graph.store.limits import Limits
from graph.store.settings import EmbeddedSettings, Settings
from graph.store.tokens import NotCypher, TokenKind, tokenize
from graph.words import Act
from tests.graph.build import claim, report
from tests.graph.store.snapshot import snapshot
from tests.graph.store.test_guard import ACCEPTED, READING, REFUSED

VALUES = {"x": 1, "l": ["RUS", "t"], "csv": "name"}
SECRET = "a secret that stands in a file beside the graph"

NAMES = st.sampled_from(["n", "m", "load", "`csv`", "`LOAD`", "x", "call", "`a``b`", "`//`"])
LABELS = st.sampled_from(["Actor", "Transfer", "Claim", "`Create`", "Load"])
PROPERTIES = st.sampled_from(["id", "name", "kind", "status", "delete", "`SET`", "load"])
# The embedded engine takes no block comments itself; most statements go without, so that there is much to compare.
BLANKS = st.sampled_from(
    [
        [" "],
        [" ", "\n", "\t", "\r\n", "  // SET n.x = 1\n"],
        [" ", "\n", " /* LOAD CSV ' */ ", "/**/"],
    ]
)

ORDERS = st.lists(st.integers(0, 11), min_size=24, max_size=24)
TWO_NAMES = st.lists(NAMES, min_size=2, max_size=2, unique=True)


@cache
def expressions(name: str) -> st.SearchStrategy[str]:
    """Expressions over a variable; kept, since to build them takes longer than to draw from them."""
    one = st.just(name)
    base = st.one_of(
        st.builds("{}.{}".format, one, PROPERTIES),
        st.sampled_from(
            ["1", "-2", "1.5e0", "'DELETE n'", '"it\\"s"', "'a''b'"[:3], "$x", "$l", "$csv", "null", "true"]
        ),
        st.sampled_from(["[1, 2, 3][0..2]", "{load: 1, csv: 'x'}", "date('2023-12-08')", "0x1F", "size($l)"]),
    )
    return st.recursive(
        base,
        lambda inner: st.one_of(
            st.builds("({} {} {})".format, inner, st.sampled_from(["=", "<>", "+", "IN", "AND", "OR", "XOR"]), inner),
            st.builds("coalesce({},{})".format, inner, inner),
            st.builds("CASE WHEN {} IS NULL THEN {} ELSE {} END".format, inner, inner, inner),
            st.builds("[v IN [{}] WHERE v IS NOT NULL | v]".format, inner),
            st.builds("toString({})STARTS WITH'a'".format, inner),
            st.builds("NOT ({}) IS NULL".format, inner),
            st.builds("EXISTS {{ ({})--() }}".format, st.just("q")),
        ),
        max_leaves=4,
    )


@st.composite
def statements(draw: st.DrawFn) -> str:
    """A statement that reads, written in odd ways."""
    name, other = draw(TWO_NAMES)
    label, prop = draw(LABELS), draw(PROPERTIES)
    inner = draw(expressions(name))
    pieces = draw(
        st.sampled_from(
            [
                ["MATCH", f"({name}:{label})"],
                ["MATCH", f"({name}:{label})", "WHERE", f"{name}.{prop} IS NOT NULL"],
                ["match", f"({name})-[:ABOUT|STATES]-({other})", "where", f"({inner}) IS NULL"],
                ["OPTIONAL", "MATCH", f"({name}:{label}{{id:'RUS'}})"],
                ["UNWIND", "[{id: 1}, {id: 2}]", "AS", name],
                ["WITH", "{id: 'x', name: 'SET'}", "AS", name],
                ["MATCH", f"({name}:{label})", "WITH", name, "ORDER", "BY", f"{name}.id", "LIMIT", "2"],
                ["MATCH", f"({name}:{label})", "CALL", f"({name})", "{", "RETURN", "1", "AS", other, "}"],
            ]
        )
    )
    ending = draw(
        st.sampled_from(
            [
                ["RETURN", inner, "AS", other],
                ["RETURN", "DISTINCT", inner, "AS", "`SHOW`", "ORDER", "BY", "`SHOW`", "SKIP", "0LIMIT", "5"],
                ["RETURN", f"count({name})", "AS", "remove"],
                ["RETURN", f"{name}.{prop}", "AS", "a", "UNION", "ALL", "RETURN", "'LOAD CSV'", "AS", "a"],
                ["WITH", "*", "WHERE", f"({inner}) IS NOT NULL", "RETURN", f"{name}.id", "AS", "merge"],
            ]
        )
    )
    size = len(pieces) + len(ending)
    some = draw(BLANKS)
    blanks = [some[number % len(some)] for number in draw(ORDERS)[:size]]
    written = "".join(piece + blank for piece, blank in zip([*pieces, *ending], blanks, strict=True))
    return written + draw(st.sampled_from(["", "", ";", "; // end"]))


HOSTILE = st.sampled_from(
    [
        *[case[0] for case in REFUSED],
        *["LOAD CSV FROM 'secret.csv' AS r", "`LOAD` `CSV` FROM 'secret.csv' AS r RETURN r", "SET n.x = 1", "DELETE n"],
        *["CREATE (:Actor {id: 'evil', name: 'evil'})", "CALL db.labels()", "`", "'", '"', "\\", "//", "/*", "*/", ";"],
        *["\\u0027", "\r", "{", "}", "(", ")", "UNION", "CALL", "RETURN", "MATCH", "`FORMAT` CSV", "\u2028", "é", "$"],
    ]
)


BEGINNINGS = st.one_of(statements(), st.sampled_from(ACCEPTED))


@st.composite
def attacks(draw: st.DrawFn) -> str:
    """A statement with hostile pieces put in, or parts of it taken out, doubled or moved."""
    text = draw(BEGINNINGS)
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.sampled_from([0, 0, 1, 3, 9])))
        text = text[:at] + draw(st.one_of(HOSTILE, st.just(""), st.just(text[at:end] * 2))) + text[end:]
    return text


NOISE = st.text(st.sampled_from("MATCH RETURN(n)[]{}'\"`\\/*-<>=.:;,|$ux01\r\n\t \u00a0\ud800é"), max_size=60)


@effort(max_examples=400, deadline=None)
@given(st.one_of(statements(), attacks(), NOISE, st.text(max_size=60)))
def test_any_text_is_sent_or_refused(cypher: str) -> None:
    """Nothing but Refused is raised; what is sent has the same tokens and no two words that only a write could use."""
    try:
        sent = check(cypher, VALUES).text
    except Refused as refused:
        assert str(refused).isprintable()
        return
    tokens = tokenize(sent)
    assert sent == check(sent, VALUES).text
    whole = tokenize(cypher)
    expected = whole[:-1] if whole[-1].text == ";" else whole
    assert [(token.kind, token.text, token.line) for token in expected] == [
        (token.kind, token.text, token.line) for token in tokens
    ]
    for first, second in pairwise(tokens):
        if TokenKind.SYMBOL not in (first.kind, second.kind):
            words = [token.text.upper() for token in (first, second) if token.kind is TokenKind.WORD]
            assert any(word in READING for word in words), cypher


@effort(max_examples=200, deadline=None)
@given(HOSTILE, st.sampled_from(["'{}'", '"{}"', "`{}`", "/*{}*/ 1", "1 // {}\n"]))
def test_hostile_text_in_quotes_is_harmless(piece: str, quotes: str) -> None:
    """In a string, a name or a comment it is let through, but for what stands nowhere and what ends the quotes."""
    assume(not {*"'\"`\\\r\n\0\ud800"} & set(piece) and "*/" not in piece and piece)
    sent = (
        check(f"RETURN {quotes.format(piece)} AS a").text if quotes[0] != "`" else check(f"RETURN 1 AS `{piece}`").text
    )
    assert piece in sent or quotes[0] in "/1"


def counted(result: Result) -> Counter[str]:
    """The rows of a result, without their order."""
    return Counter(json.dumps(wire.encode(row), sort_keys=True) for row in result.rows)


def asked_directly(reader: Reader, cypher: str) -> Counter[str] | None:
    """The rows of a person's text as the engine answers it, None where it does not take it."""
    try:
        return counted(reader.run(cypher, check(cypher, VALUES).parameters, time_limit=2))
    except StoreError:
        return None


@pytest.mark.slow
def test_what_is_sent_only_reads(store: Store, settings: Settings, tmp_path: Path) -> None:
    """The graph and the folder stay as they are, and the rows are those of the person's own text."""
    store.write(
        report("r", published=date(2023, 11, 9)), [claim("a", act=Act.AGREED, supplier="Egypt", recipient="Russia")]
    )
    (tmp_path / "secret.csv").write_text(SECRET, encoding="utf-8")
    embedded = isinstance(settings, EmbeddedSettings)
    seen: Counter[str] = Counter()
    with closing(store.reader()) as reader, open_guarded(settings, Limits(seconds=3)) as guarded:
        before, files = snapshot(reader), sorted(path.name for path in tmp_path.iterdir())

        @effort(
            max_examples=250 if embedded else 45,
            deadline=None,
            suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        )
        @given(st.one_of(statements(), attacks()))
        def attack(cypher: str) -> None:
            try:
                found = guarded.run(cypher, VALUES)
            except (QueryTooLong, QueryTooLarge):
                seen["stopped"] += 1
                return
            except StoreError as error:
                seen["refused by the guard" if isinstance(error, Refused) else "refused by the engine"] += 1
                return
            seen["answered"] += 1
            assert SECRET not in repr(found.rows)
            direct = asked_directly(reader, cypher)
            if direct is not None:
                seen["compared"] += 1
                assert direct == counted(found), cypher

        attack()
        assert before == snapshot(reader)
        assert files == sorted(path.name for path in tmp_path.iterdir())
    tried = sum(seen[outcome] for outcome in seen if outcome != "compared")
    assert seen["answered"] > tried / 5, seen
    assert seen["compared"] > tried / 10, seen
    assert seen["stopped"] < tried / 10, seen


def test_the_grammar_knows_the_tokens() -> None:
    """The pieces of the grammar can be cut into tokens at all."""
    for cypher in ACCEPTED:
        try:
            assert tokenize(cypher)
        except NotCypher as error:
            pytest.fail(f"{cypher}: {error}")
