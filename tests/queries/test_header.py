"""The header of a question: what it says, and each mistake with its line, all at once."""

import re
from pathlib import Path

import pytest

from queries.header import columns_in, parse_question, read_question
from queries.question import ColumnType, NotAQuestion, ParameterType, Question, ViewKind
from tests.conftest import ROOT

HEADER = """\
// title: Who refused whom?
// description: >-
//   Requests that the asked country refused,
//   each with what was asked for.
// tags: [refusals, claims]
// params:
//   asked: {type: list of actor, default: null, help: who refused}
//   since: {type: year, minimum: 1950, maximum: 2100, help: not before}
//   within: {type: text, default: several, choices: [one report, several], help: where}
// example: {asked: [Brazil], since: 1990}
// columns:
//   asked: {type: actor, key: true}
//   what: transfer
//   day: {type: date, due: true}
//   number: {type: integer, at_least: true, unit: pieces}
//   reports: list of report
// view: {kind: network, from: asked, to: what, label: day}
// sentence: "{asked} refused {what}[ on {day}] ({number|piece|pieces})"
// caveat: Refusals that somebody reported.
"""
CYPHER = "MATCH (asked:Actor)-[:REFUSED]->(what)\nRETURN asked\n"


def read(header: str = HEADER, cypher: str = CYPHER) -> Question:
    """A question with this header."""
    return parse_question(header + cypher, Path("returns/who.cypher"), trusted=True)


def told(header: str, cypher: str = CYPHER) -> list[tuple[int, str]]:
    """What is wrong with a header: line and message."""
    with pytest.raises(NotAQuestion) as caught:
        read(header, cypher)
    assert {"who.cypher"} == {problem.file for problem in caught.value.problems}
    assert str(caught.value) == "\n".join(problem.sentence() for problem in caught.value.problems)
    return [(problem.line, problem.message) for problem in caught.value.problems]


def test_a_header_is_read_whole() -> None:
    question = read()
    assert ("who", "returns", "Who refused whom?") == (question.name, question.topic, question.title)
    assert question.description == "Requests that the asked country refused, each with what was asked for."
    assert ("refusals", "claims") == question.tags
    asked, since, within = question.parameters
    assert (ParameterType.ACTOR, True, False, None, "who refused") == (
        asked.type,
        asked.many,
        asked.required,
        asked.default,
        asked.help,
    )
    assert (ParameterType.YEAR, False, True, 1950, 2100, 8) == (
        since.type,
        since.many,
        since.required,
        since.minimum,
        since.maximum,
        since.line,
    )
    assert (("one report", "several"), "several") == (within.choices, within.default)
    assert {"asked": ["Brazil"], "since": 1990} == question.example
    assert ["asked", "what", "day", "number", "reports"] == [column.name for column in question.columns]
    assert question.columns[0].key
    assert question.columns[2].due
    assert (True, "pieces", 15) == (question.columns[3].at_least, question.columns[3].unit, question.columns[3].line)
    assert (ColumnType.REPORT, True) == (question.columns[4].type, question.columns[4].many)
    assert (ViewKind.NETWORK, {"from": "asked", "to": "what", "label": "day"}) == (
        question.view.kind,
        question.view.columns,
    )
    assert (CYPHER.strip(), 20) == (question.cypher, question.first_line)
    assert question.trusted


def test_the_first_line_of_the_cypher_is_that_of_the_file() -> None:
    """Blank lines and comments below the header are the statement's own; a byte order mark and CRLF are taken."""
    text = HEADER + "\n\n" + CYPHER
    assert 22 == parse_question(text, Path("x.cypher"), trusted=True).first_line
    windows = parse_question(text.replace("\n", "\r\n"), Path("x.cypher"), trusted=False)
    assert (22, CYPHER.strip()) == (windows.first_line, windows.cypher)
    assert not windows.trusted


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("[" * 5000, "its brackets are nested too deeply"),
        ("{a: " * 1000, "its brackets are nested too deeply"),
        ("&a [x, x]\n// tags: *a", "it has an anchor or an alias"),
        ("x" * 30_000, "it has 30,"),
    ],
)
def test_a_header_that_would_choke_its_reader_is_one_line(title: str, expected: str) -> None:
    """A person's own file comes from anywhere; it costs neither a traceback nor seconds."""
    with pytest.raises(NotAQuestion) as refused:
        read(f"// title: {title}\n")
    (problem,) = [one for one in refused.value.problems if "the header is no YAML" in one.message]
    assert expected in problem.message
    assert all(len(one.sentence()) < 600 for one in refused.value.problems)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-02-30", "'2023-02-30' is no day or time"),
        ("2001-12-14t21:59:43.10-25:00", "'2001-12-14t21:59:43.10-25:00' is no day or time"),
        ("!!timestamp abc", "'abc' is no day or time"),
        ("!!int abc", "'abc' is no whole number"),
        ('!!int ""', "'' is no whole number"),
        ("!!float abc", "'abc' is no number"),
        ("!!bool abc", "'abc' is no boolean"),
        ("!!python/object:os.system x", "could not determine a constructor for the tag"),
    ],
)
def test_a_value_that_yaml_cannot_read_is_told_with_its_line(value: str, expected: str) -> None:
    """Other mistakes of the header are told beside it."""
    found = told(HEADER.replace("// caveat", f"// w: {value}\n// caveat").replace("whom?", "whom"))
    assert [19] == [line for line, message in found if expected in message], found
    if "constructor" not in expected:
        assert (1, "the title is no question; end it with a question mark") in found


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "who.cypher"
    path.write_bytes("\ufeff".encode() + (HEADER + CYPHER).encode())
    assert read_question(path, trusted=True).title == "Who refused whom?"
    path.write_bytes(b"// title: caf\xe9\n")
    with pytest.raises(NotAQuestion, match=r"who.cypher line 1: byte 14 is no UTF-8; save the file as UTF-8"):
        read_question(path, trusted=True)


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("title: Who refused whom?", "titel: Who refused whom?", 1, "unknown key 'titel'; did you mean 'title'?"),
        ("// title: Who refused whom?\n", "", 1, "there is no title; add one"),
        ("Who refused whom?", "Who refused whom", 1, "the title is no question; end it with a question mark"),
        ("Who refused whom?", "[a, b]", 1, "title is ['a', 'b']; expected a text"),
        ("Who refused whom?", "Who: whom?", 1, "the header is no YAML: mapping values are not allowed in this context"),
        (
            ">-\n//   Requests that the asked country refused,\n//   each with what was asked for.",
            "Who refused whom, whom?",
            2,
            "the description repeats the title",
        ),
        ("[refusals, claims]", "refusals", 5, "tags is 'refusals'; expected a list like [refusals, claims]"),
        (
            "list of actor, default",
            "list of acter, default",
            7,
            "asked is of type 'list of acter'; expected actor, item",
        ),
        ("asked: {type: list", "Asked: {type: list", 7, "'Asked' is no name; write it in small letters, digits and _"),
        (", help: who refused}", "}", 7, "parameter asked has no help"),
        ("default: null, help: who", "defualt: null, help: who", 7, "unknown key 'defualt'; did you mean 'default'?"),
        (
            "[one report, several]",
            "several",
            9,
            "choices is 'several'; expected a list of texts, for a parameter of type text",
        ),
        ("type: text, default: several", "type: year, default: several", 9, "choices is ['one report', 'several']"),
        ("minimum: 1950", "minimum: early", 8, "minimum 'early' of since does not fit its type year"),
        ("minimum: 1950", "minimum: true", 8, "minimum True of since does not fit its type year"),
        ("minimum: 1950", "minimum: 2200", 8, "minimum 2200 of since is above its maximum 2100; nothing fits both"),
        (
            "minimum: 1950",
            "minimum: 2023-02-30",
            8,
            "'2023-02-30' is no day or time; put a text in quotation",
        ),
        ("since: 1990}", "sinse: 1990}", 10, "the example gives 'sinse', which is no parameter; did you mean 'since'?"),
        (", since: 1990}", "}", 10, "the example gives no since, which has no default; add it"),
        (
            "{type: actor, key: true}",
            "{type: actor, key: maybe}",
            12,
            "key of asked is 'maybe'; expected true or false",
        ),
        ("what: transfer", "what: transfers", 13, "what is of type 'transfers'; expected actor, item"),
        ("{type: date, due: true}", "{type: year, due: true}", 14, "column day is year; only a date can be due"),
        ("{type: integer, at", "{type: number, at", 15, "column number is number; only an integer can be a floor"),
        ("//   reports: list of report", "//   what: list of report", 16, "'what' is there twice"),
        ("kind: network", "kind: picture", 17, "view 'picture' is none of table, network, bars, timeline"),
        (", to: what", "", 17, "a view network names the column for 'to'; add it"),
        ("label: day", "label: dya", 17, "label: 'dya' is no column of this question; did you mean 'day'?"),
        ("label: day", "lable: day", 17, "a view network has no 'lable'; did you mean 'label'?"),
        (
            "{asked} refused",
            "{askd} refused",
            18,
            "the sentence names 'askd', which is no column; did you mean 'asked'?",
        ),
        ("[ on {day}]", "[ on {day}", 18, "a brace or bracket of the sentence is not closed"),
        (
            "[ on {day}]",
            "[ on [{day}]]",
            18,
            "a brace or bracket of the sentence is not closed, or stands inside another",
        ),
        (
            '"{asked} refused {what}[ on {day}] ({number|piece|pieces})"',
            "It was refused.",
            18,
            "the sentence names no column",
        ),
        ("// caveat: Refusals that somebody reported.\n", "", 1, "there is no caveat; add one"),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, line: int, expected: str) -> None:
    assert HEADER.count(old) == 1
    found = told(HEADER.replace(old, new))
    assert [at for at, message in found if expected in message] == [line], found


def test_several_mistakes_are_told_at_once_in_the_order_of_their_lines() -> None:
    header = (
        HEADER.replace("whom?", "whom").replace("what: transfer", "what: transfers").replace("// caveat", "// caveats")
    )
    found = told(header, cypher="")
    assert [1, 1, 13, 17, 18, 19, 20] == [line for line, _ in found]
    assert any("there is no Cypher below the header" in message for _, message in found)


def test_rows_can_be_cited() -> None:
    """A question returns something that tells on which reports its rows rest."""
    header = HEADER.replace("what: transfer", "what: item").replace("reports: list of report", "reports: list of text")
    ((line, message),) = told(header)
    assert line == 11
    assert message.startswith("no column tells on which reports a row rests; return one of claim, concession, context")


@pytest.mark.parametrize(
    "text", ["", "MATCH (n) RETURN n", "//\n//\n", "// - a\n// - b\n", "// {", "// &a [*a]\n", "\x00"]
)
def test_what_is_no_question_at_all_is_told(text: str) -> None:
    with pytest.raises(NotAQuestion):
        parse_question(text, Path("x.cypher"), trusted=False)


def test_the_page_on_questions_explains_the_whole_format() -> None:
    """Each key, type and view stands on it as code."""
    text = (ROOT / "docs" / "add-a-query-or-page.md").read_text(encoding="utf-8")
    section = text.partition("## A saved query is one file")[2].partition("\n## ")[0]
    told = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`\n]+)`", section))))
    words = {"title", "description", "tags", "params", "example", "columns", "view", "sentence", "caveat"}
    words |= {"type", "default", "minimum", "maximum", "choices", "help", "key", "due", "at_least", "unit"}
    words |= {*ParameterType, *ColumnType, *ViewKind, "group", "label", "time", "lane", "today"}
    assert set() == words - told


def test_columns_of_a_sentence_are_found() -> None:
    assert ["a", "b", "c"] == columns_in("{a} has {b|one|many}[ and {c}]")
