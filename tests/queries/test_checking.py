"""The checker: each kind of mistake with its line, several at once, and no false alarm."""

import re
from pathlib import Path

import pytest

from queries.checking import check_cypher, check_files
from queries.header import parse_question
from queries.library import read_whole_library, shipped_files
from queries.question import Question

HEADER = """\
// title: Who refused whom?
// description: Requests that the asked country refused, each with what was asked for.
// tags: [refusals]
// params:
//   asked: {type: actor, default: null, help: who refused}
// columns:
//   asked: actor
//   what: transfer
//   sources: integer
// sentence: "{asked} refused: {what}"
// caveat: Refusals that somebody reported.
"""
RIGHT = """\
MATCH (asked:Actor)-[:REFUSED]->(what:Transfer)
WHERE $asked IS NULL OR asked.id = $asked
RETURN asked, what, what.independent_sources AS sources
ORDER BY asked.name, what.id
LIMIT 500
"""
FIRST = HEADER.count("\n")
"""The lines above the Cypher."""


def question(cypher: str = RIGHT, header: str = HEADER) -> Question:
    """A question with this Cypher below a header."""
    return parse_question(header + cypher, Path("who.cypher"), trusted=True)


def told(cypher: str = RIGHT, header: str = HEADER) -> list[tuple[int, str]]:
    """What the checker says, with lines counted from the first of the Cypher; those of the header are negative."""
    return [(problem.line - FIRST, problem.message) for problem in check_cypher(question(cypher, header))]


def body(*lines: str) -> str:
    """A statement that returns the right columns behind some lines that bind them or more."""
    start = "MATCH (asked:Actor {id: $asked})-[:REFUSED]->(what:Transfer)"
    return "\n".join([start, *lines, "RETURN asked, what, 1 AS sources", "ORDER BY what.id", "LIMIT 5"])


def test_a_right_question_has_no_problem() -> None:
    assert [] == told()


def test_the_shipped_questions_have_no_problem() -> None:
    """Whatever the checker says of them is a mistake in them, or a false alarm."""
    assert len(shipped_files()) >= 32
    library = read_whole_library({"QUERY_PATH": "not-there"})
    assert ([], []) == (library.refused, library.problems)
    assert [] == [problem.sentence() for question in library.questions for problem in check_cypher(question)]


def test_several_mistakes_are_told_at_once_with_their_lines() -> None:
    """In the header, in the statement, and in both."""
    cypher = """\
MATCH (asked:Acter)-[:REFUSED]->(what:Transfer),
      (what)-[:OF]->(item)
WHERE item.titel = $item
SET what.name = 'x'
RETURN what, asked, asked.kind
LIMIT 500
"""
    found = told(cypher)
    assert {line for line, _ in found} == {-6, 1, 3, 4, 5}
    text = "\n".join(f"{line} {message}" for line, message in found)
    for expected in (
        "-6 the parameter 'asked' is not used; use $asked or take it out",
        "1 there is no label 'Acter'; did you mean 'Actor'?",
        "1 patterns joined by a comma",
        "3 an Item has no property 'titel' (item.titel)",
        "3 the header has no parameter 'item'",
        "4 SET is no clause of a saved query: questions only read",
        "5 a column that begins with 'asked' has no name; add AS and one",
        "5 there is no ORDER BY behind RETURN",
    ):
        assert expected in text
    assert f"who.cypher line {FIRST + 1}: there is no label" in check_cypher(question(cypher))[2].sentence()


def test_mistakes_of_the_header_hide_none_of_the_statement(tmp_path: Path) -> None:
    """What could be read of the header is held against the statement; what could not is no cause of more."""
    path = tmp_path / "who.cypher"
    cypher = RIGHT.replace("Transfer", "Transfr").replace("$asked IS NULL", "$item IS NULL")
    path.write_text(HEADER.replace("whom?", "whom").replace("integer", "integr") + cypher, encoding="utf-8")
    checked, problems = check_files([path])
    assert 1 == checked
    assert [
        (1, "the title is no question; end it with a question mark"),
        (9, "sources is of type 'integr'; expected actor"),
        (12, "there is no label 'Transfr'; did you mean 'Transfer'?"),
        (13, "the header has no parameter 'item'; declare it under params"),
    ] == [(problem.line, problem.message.partition(", item, ")[0]) for problem in problems]
    path.write_text("// title: {\n" + RIGHT.replace("LIMIT 500", ""), encoding="utf-8")
    assert [True, False] == ["is no YAML" in problem.message for problem in check_files([path])[1]]
    assert "the statement does not end in LIMIT" in check_files([path])[1][1].message


def test_a_default_of_another_kind_is_told() -> None:
    """A list or a map where a number belongs is no traceback."""
    for default in ("[1]", "{a: 1}", "2001-12-14"):
        header = HEADER.replace("{type: actor, default: null", f"{{type: year, default: {default}")
        assert [-6] == [line for line, message in told(header=header) if message.startswith("the default of asked: ")]
    header = HEADER.replace("{type: actor, default: null", "{type: date, default: 2001-12-14T10:00:00")
    assert any("is no date; expected a day like 2023-12-08" in message for _, message in told(header=header))


@pytest.mark.parametrize(
    ("returned", "line", "expected"),
    [
        ("asked, what", -2, "the column 'sources' is not returned"),
        ("asked, what, 1 AS source", -2, "the column 'sources' is not returned; did you mean 'source'?"),
        ("asked, what, 1 AS sources, 2 AS more", 2, "'more' is returned and no column of the header"),
        ("what, asked, 1 AS sources", 2, "RETURN gives what, asked, sources; the header has asked, what, sources"),
        ("*", 2, "RETURN * has columns in no certain order; name each of them"),
        ("asked, what, what.independent_sources", 2, "a column that begins with 'what' has no name; add AS and one"),
        ("asked, what, , 1 AS sources", 2, "RETURN has an empty place"),
        ("asked.name AS asked, what, 1 AS sources", 2, "'asked' is declared actor; a value of type text is returned"),
        ("what AS asked, what, 1 AS sources", 2, "'asked' is declared actor; a Transfer is returned"),
        ("asked, what, what.standing AS sources", 2, "'sources' is declared integer; a value of type text is returned"),
        ("asked, collect(what) AS what, 1 AS sources", 2, "'what' is declared transfer; a list is returned"),
        ("asked, what, {low: 1} AS sources", 2, "'sources' is declared integer; a map with low is returned"),
    ],
)
def test_columns_are_those_of_the_header(returned: str, line: int, expected: str) -> None:
    cypher = (
        f"MATCH (asked:Actor {{id: $asked}})-[:REFUSED]->(what:Transfer)\nRETURN {returned}\nORDER BY what.id LIMIT 5"
    )
    assert any(found == line and expected in message for found, message in told(cypher)), told(cypher)


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("LIMIT 5", "there is no ORDER BY behind RETURN"),
        ("ORDER BY what.id", "the statement does not end in LIMIT and a number"),
        ("ORDER BY what.id LIMIT $asked", "the statement does not end in LIMIT and a number"),
        ("ORDER BY what.id LIMIT 2 + 3", "the statement does not end in LIMIT and a number"),
        ("ORDER BY what.id LIMIT 0", "LIMIT 0 is outside 1 to 100,000"),
        ("ORDER BY what.id LIMIT 1000000", "LIMIT 1000000 is outside 1 to 100,000"),
        ("ORDER BY what.id LIMIT 5; MATCH (n) RETURN n", "a saved query is one statement"),
        (
            "UNION MATCH (asked:Actor {id: $asked})-[:DENIED]->(what:Transfer) RETURN asked, what, 1 AS sources "
            "ORDER BY what.id LIMIT 5",
            "ORDER BY and LIMIT hold for the last arm of a UNION alone",
        ),
    ],
)
def test_a_question_ends_in_an_order_and_a_limit(end: str, expected: str) -> None:
    start = "MATCH (asked:Actor {id: $asked})-[:REFUSED]->(what:Transfer)\nRETURN asked, what, 1 AS sources\n"
    assert any(expected in message for _, message in told(start + end)), told(start + end)
    assert [] == told(start + "ORDER BY what.id LIMIT 5;")


@pytest.mark.parametrize(
    "clause",
    [
        *("CREATE (n:Actor {id: 'x'})", "MERGE (n:Actor {id: 'x'})", "SET asked.name = 'x'", "DELETE asked"),
        *("DETACH DELETE asked", "REMOVE asked.name", "FOREACH (x IN [1] | CREATE (:Actor))", "INSERT (:Actor)"),
        *("LOAD CSV FROM 'file:///x' AS r", "DROP INDEX x", "create (n)", "CALL db.labels()", "CALL db.labels"),
        *("CALL apoc.cypher.doIt('x', {}) YIELD value", "FINISH", "FILTER asked.id = 'x'", "SHOW INDEXES"),
    ],
)
def test_what_does_more_than_read_is_refused(clause: str) -> None:
    found = told(body(clause))
    assert {line for line, _ in found} == {2}, found
    assert any("is no clause of a saved query" in message or "stands where a clause" in message for _, message in found)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # words that the schema does not have
        ("MATCH (x:Actr)", "there is no label 'Actr'; did you mean 'Actor'?"),
        ("MATCH (asked)-[:REFUSES]->(x)", "there is no relationship type 'REFUSES'; did you mean 'REFUSED'?"),
        (
            "WHERE what.standig = 'recorded'",
            "a Transfer has no property 'standig' (what.standig); did you mean 'standing'?",
        ),
        ("WHERE what.names = []", "a Transfer has no property 'names'"),
        ("WHERE asked:Contry", "there is no label 'Contry'; did you mean 'Country'?"),
        ("MATCH (x) WHERE x.nothing_like_it = 1", "no node has a property 'nothing_like_it'"),
        ("MATCH (asked)-[d:DELIVERED_TO]->(x) WHERE d.dealz > 1", "a DELIVERED_TO has no property 'dealz' (d.dealz)"),
        ("WITH asked, what, collect(what) AS all_of WHERE all_of[0].dealz > 1", "has no property 'dealz'"),
        (
            "WITH asked, what, [x IN collect(what) WHERE x.dealz > 1] AS l",
            "a Transfer has no property 'dealz' (x.dealz)",
        ),
        ("WITH asked, what, {a: asked} AS m WHERE m.b IS NULL", "the map m has no 'b'"),
        ("WITH asked, what, {a: asked} AS m WHERE m.a.b IS NULL", "an Actor has no property 'b' (m.a.b)"),
        ("WITH asked, what, what.expected_by AS d WHERE d.yaer > 1", "d is a value of type date and has no 'yaer'"),
        ("UNWIND [1] AS one WITH asked, what WITH asked, what WHERE one = 1", "'one' is no variable here"),
        ("WHERE EXISTS { MATCH (what)-[:OF]->(i) WHERE i.nmae = 'x' }", "an Item has no property 'nmae' (i.nmae)"),
        ("WHERE waht.id = 'x'", "'waht' is no variable here; did you mean 'what'?"),
        # what the schema does not join
        (
            "MATCH (asked)<-[:REFUSED]-(what)",
            "the schema has no (:Actor)<-[:REFUSED]-(:Transfer); it has (:Actor)-[:REFUSED]->",
        ),
        ("MATCH (what)-[:IN_CATEGORY]->(c)", "the schema has no (:Transfer)-[:IN_CATEGORY]->()"),
        ("MATCH (c:Claim)-[:ABOUT]->(asked)", "the schema has no (:Claim)-[:ABOUT]->(:Actor)"),
        ("MATCH (asked)-[:SUCCEEDED_BY*1..2]->(x:Item)", "the schema has no (:Actor)-[:SUCCEEDED_BY]->(:Item)"),
        ("MATCH (what:Claim)", "what is (:Transfer) above and (:Claim) here; it is never both"),
        ("WHERE NOT (what)-[:REFUSED]->(asked)", "the schema has no (:Transfer)-[:REFUSED]->(:Actor)"),
        # what the engines run or answer otherwise
        ("MATCH (x:Actor), (y:Item)", "patterns joined by a comma"),
        ("MATCH (x:Actor {kind: 'state'})", "'kind' in a pattern fails on the embedded engine while no node has it"),
        ("MATCH (asked)-[d:DELIVERED_TO {deals: 1}]->()", "'deals' in a pattern fails on the embedded engine"),
        (
            "MATCH (asked)-[d:DELIVERED_TO]->() MATCH (e:Report {id: d.edition})",
            "d.edition, of a relationship, finds nothing here on the embedded engine; name it in WITH first",
        ),
        ("MATCH (x:Actor WHERE x.id = 'EGY')", "WHERE inside a pattern is not run by the embedded engine"),
        ("MATCH (x:Actor&Country)", "& between labels is not run by the embedded engine"),
        ("MATCH (asked)-[:SUPPLIER_OF|:RECIPIENT_OF]->(t)", "types are joined as [:A|B]"),
        ("MATCH (asked)<-[:DELIVERED_TO]->(x)", "<-[]-> is not run by the embedded engine"),
        ("MATCH (asked)-[:DELIVERED_TO]->{1,3}(x)", "a quantified path is not run by the embedded engine"),
        ("MATCH (asked)-[:DELIVERED_TO]->+(x)", "a quantified path is not run by the embedded engine"),
        ("MATCH (asked) (()-[:DELIVERED_TO]->()){1,3} (x)", "a pattern in brackets is not run by the embedded engine"),
        (
            "MATCH p = SHORTEST 2 (asked)-[:DELIVERED_TO*1..3]->(x)",
            "SHORTEST before a pattern is not run by both engines",
        ),
        ("MATCH (asked)-[:DELIVERED_TO*]->(x)", "a path has no greatest length"),
        ("WHERE what.title = 'x'", "what.title is invented by the embedded engine"),
        ("WHERE asked.type = 'x'", "asked.type is invented by the embedded engine"),
        ("MATCH (asked)-[r:DELIVERED_TO]->() WHERE r.label = 'x'", "r.label is invented by the embedded engine"),
        ("WHERE (asked).label = 'x'", "(asked).label is invented by the embedded engine"),
        ("WHERE head(collect(asked)).title = 'x'", "head(collect(asked)).title is invented by the embedded engine"),
        (
            "MATCH p = (asked)-[:REFUSED]->(:Transfer) WITH asked, what, nodes(p)[0].title AS t",
            "nodes(p)[0].title may be of a node, where the embedded engine invents it",
        ),
        (
            "MATCH p = (asked)-[:REFUSED]->(:Transfer) WITH asked, what, [n IN nodes(p) | n.title] AS t",
            "n.title may be of a node, where the embedded engine invents it",
        ),
        ("MATCH (asked)-[r:DENIED]->() WHERE coalesce(r, null).type = ''", "coalesce(r, null).type is invented by"),
        ("WHERE CASE WHEN true THEN asked END.type = 'x'", "'END' is no variable here"),
        ("WHERE {a: asked}.a.title = 'x'", "{a: asked}.a.title is invented by the embedded engine"),
        ("WHERE $asked.label = 'x'", "$asked.label may be of a node"),
        ("WITH asked, what, asked {.title} AS m", "asked.title is invented by the embedded engine"),
        ("WHERE (asked)['title'] = 'x'", "a property read by its name as text is not checked; write (asked).title"),
        ("WHERE (asked)[$asked] = 'x'", "a property read by a computed name is not checked; write (asked) and a dot"),
        ("WHERE [asked][0]['title'] = 'x'", "a property read by its name as text is not checked"),
        ("WITH asked, what, {end: 1} AS m WHERE m.end = 1", ".end cannot be read on the embedded engine"),
        ("WHERE what['name'] = 'x'", "a property read by its name as text is not checked; write what.name"),
        ("WHERE labels(asked)[0] = 'Actor'", "labels() come in any order; test a label with n:Label"),
        ("WITH asked, what, properties(what) AS p", "properties() has title and type besides"),
        ("WITH asked, what, what {.*} AS p", "what {.*} has title and type besides"),
        ("WITH asked, what, what {.standig} AS p", "a Transfer has no property 'standig'"),
        ("WITH asked, what, COLLECT { MATCH (x:Item) RETURN x } AS p", "COLLECT { } is not run by the embedded engine"),
        ("WHERE EXISTS { MATCH (x:Item) RETURN x }", "RETURN inside EXISTS { } is not run by the embedded engine"),
        ("WHERE percentileCont(1, 0.5) > 1", "percentileCont is not run by the embedded engine"),
        ("WHERE percentileDisc(1, 0.5) > 1", "percentileDisc is not run by the embedded engine"),
        ("WHERE lpad('1', 2, '0') = 'x'", "lpad is not run by both engines"),
        ("WHERE duration.between(date(), date()).months = 1", "duration.between is answered with 0 months"),
        ("WHERE elementId(asked) = 'x'", "elementId answers an id that an engine makes for itself"),
        ("WHERE apoc.text.join(['a'], '') = 'a'", "the function 'apoc.text.join' is not run by both engines"),
        ("WHERE toLowr('a') = 'a'", "the function 'toLowr' is not run by both engines; did you mean 'tolower'?"),
        (
            "MATCH (asked)-[r:DELIVERED_TO]->() WHERE startNode(r) = asked",
            "startNode() is a text on the embedded engine",
        ),
        ("MATCH (asked)-[r:DELIVERED_TO]->() WHERE endNode(r).name = ''", "endNode() is a text on the embedded engine"),
        ("WITH asked, what, 1.0 / 0 AS x", "a division by zero is an error, null or infinity"),
        ("WHERE what.claims / 0.0 > 1", "a division by zero is an error, null or infinity"),
        ("MATCH (call:Item)", "'call' is no name for a variable on the embedded engine"),
        ("UNWIND [1] AS end", "'end' is no name for a variable on the embedded engine"),
        ("WHERE asked IS :: STRING", "IS is followed by NULL or NOT NULL"),
        ("/* all of them */", "/* */ is not run by the embedded engine; write // comments"),
        ("UNWIND [1] AS what", "'what' is a variable already, which Neo4j refuses"),
        ("CALL (what) { MATCH (what)-[:OF]->(i:Item) RETURN i AS asked }", "'asked' is a variable already"),
        (
            "OPTIONAL CALL (what) { MATCH (what)-[:OF]->(i:Item) RETURN i }",
            "OPTIONAL CALL is not run by the embedded engine",
        ),
        ("CALL { WITH what MATCH (what)-[:OF]->(i) RETURN i.name }", "has no name behind RETURN; add AS and one"),
        ("CALL { RETURN 1 AS a UNION RETURN 2 AS b }", "this arm of UNION returns b, the first a; make them equal"),
        ("WITH asked, what, what.id", "what.id has no name behind WITH; add AS and one"),
        # what is no Cypher
        ("WHER what.id = 'x'", "'WHER' stands where a clause or an operator belongs; did you mean 'WHERE'?"),
        ("OPTIONAL MATHC (x)", "OPTIONAL is followed by 'MATHC', not MATCH or CALL"),
        ("WHERE (what.id = 'x'", "column 7: ( is not closed"),
        ("WHERE what.id = 'x", "a string begins here and does not end"),
        ("WHERE what.id != 'x'", "!= is not Cypher"),
        ("WHERE " + "(" * 40 + "1" + ")" * 40 + " = 1", "is the bracket number 33 inside another"),
    ],
)
def test_a_line_of_cypher_is_told_with_its_line(line: str, expected: str) -> None:
    """Each stands in the second line of an else right statement; what it says stands on that line, once."""
    found = told(body(line))
    assert [at for at, message in found if expected in message] == [2], found


@pytest.mark.parametrize(
    "line",
    [
        "WHERE 'CREATE (n) SET /* x */ // MATCH (a), (b)' <> what.name  // SET x = 1, /* not a block */",
        "WITH asked, what, 1 AS `set` WHERE `set` = 1",
        "WITH asked, what, {title: 1, type: 2, label: 3, set: 4} AS m WHERE m.title + m.type + m.label + m.set = 10",
        "WITH asked, what, NOT ({title: {type: true}}).title.type AS n",
        "WITH asked, what, {title: 1}.title + ({type: 2}).type + head([{label: 3}]).label AS n",
        "UNWIND [{title: 1}, {title: 2}] AS m WITH asked, what, collect(m)[0].title AS n, [x IN [m] | x.title] AS l",
        "WITH asked, what, {low: what.quantity_low} AS m WHERE m.low IS NULL OR m.low > 0",
        "WITH asked, what, head(collect({at: what.expected_by})) AS one WHERE one.at.year > 2000",
        "WITH asked, what ORDER BY what.name DESC SKIP 0 LIMIT 5 WHERE what.claims >= 1",
        "WITH asked, what, [x IN [1, 2] WHERE x > 1 | x * 2] AS l, reduce(s = 0, y IN [1] | s + y) AS t",
        "WITH asked, what, [(what)-[:OF]->(i:Item) | i.name] AS l, size([(what)-[:OF]->(j) WHERE j.id = '' | j]) AS n",
        "WHERE any(y IN what.delivery_years WHERE y > 2000) AND none(y IN what.delivery_years WHERE y < 1900)",
        "WITH asked, what, CASE WHEN asked.id = 'RUS' THEN 1 WHEN asked:Country THEN 2 ELSE 3 END AS n",
        "MATCH (x:Transfer|Loss)-[:OF]->(i) WHERE x.count_low > 1 OR x.order_year > 2000 OR i.description IS NULL",
        "OPTIONAL MATCH (asked)-[d:DELIVERED_TO]->(other:Country) WHERE d.deals > 1 AND other.iso3 STARTS WITH 'E'",
        "MATCH p = shortestPath((asked)-[:DELIVERED_TO*..4]-(x:Actor {id: 'FRA'})) WITH asked, what, length(p) AS n",
        "MATCH (asked)-[r:REFUSED|DENIED]->(what) WHERE startNode(r).id = '' AND type(r) = '' AND r.claims > 0",
        "CALL (what) { MATCH (what)-[:OF]->(i) RETURN i.id AS n UNION MATCH (c)-[:ABOUT]->(what) RETURN c.id AS n }",
        "CALL { WITH what MATCH (what)-[:OF]->(i:Item) RETURN count(i) AS n }",
        "CALL (*) { MATCH (what)-[:OF]->(i:Item) RETURN max(i.name) AS n }",
        "WHERE COUNT { (what)-[:OF]->(:Item) } > 0 AND EXISTS { MATCH (what)<-[:ABOUT]-(c:Claim) WHERE c.counts }",
        "WHERE NOT (what)<-[:RECIPIENT_OF]-(:Actor {id: 'RUS'}) AND (what.claims) - (1) > 0 AND 3 % 2 = 1",
        "WHERE duration.inDays(date('2020-01-01'), date()).days > 1 AND date.truncate('year', date()).year > 2000",
        "WITH asked, what, [1, 2, 3][1..] AS l, [1][0] AS one, {a: [1]}.a[0] AS two, $asked AS three",
        "WITH *, 1 AS one WITH DISTINCT asked, what, one WHERE one IS NOT NULL AND NOT one IN [2]",
        "UNWIND what.delivery_years AS year WITH asked, what, collect(DISTINCT year) AS years WHERE size(years) > 0",
        "MATCH (what)-->(x) WHERE x.name CONTAINS 'a' AND x.name =~ '.*' XOR x.id ENDS WITH 'b'",
        "MATCH (asked:Country:Actor) WHERE asked.iso3 = $asked",
    ],
)
def test_right_cypher_raises_no_alarm(line: str) -> None:
    assert [] == told(body(line))


def test_nothing_is_learnt_of_a_variable_from_a_pattern_that_may_not_match() -> None:
    """A loss of a category keeps being one where it was not of an item."""
    cypher = body("MATCH (x:Transfer|Loss)", "OPTIONAL MATCH (x:Loss)-[:PART_OF]->(whole)", "WHERE x.order_year > 1")
    assert [] == told(cypher)
    narrowed = told(cypher.replace("OPTIONAL MATCH", "MATCH"))
    assert [(4, "a Loss has no property 'order_year' (x.order_year)")] == narrowed


def test_a_map_of_a_column_has_the_keys_of_its_type() -> None:
    header = HEADER.replace("sources: integer", "sources: quantity")
    right = body().replace("1 AS sources", "{low: 1, high: 2, basis: 'exact'} AS sources")
    assert [] == told(right, header)
    assert ["the column 'sources' is declared quantity with basis, high, low; a map with high, low is returned"] == [
        message for _, message in told(right.replace(", basis: 'exact'", ""), header)
    ]
    header = HEADER.replace("what: transfer", "what: report")
    assert ["the column 'what' is declared report; a Transfer is returned; return its id"] == [
        message for _, message in told(body(), header)
    ]


def test_examples_and_defaults_fit_their_parameters() -> None:
    """Both are told, also those that the example covers."""
    header = HEADER.replace(
        "//   asked: {type: actor, default: null, help: who refused}",
        "//   asked: {type: year, default: soon, minimum: 1950, help: when}",
    )
    assert [(-6, "the default of asked: 'soon' is no whole number")] == told(header=header)
    header += "// example: {asked: 1900}\n"
    assert [
        (-6, "the default of asked: 'soon' is no whole number"),
        (-6, "the example of asked: 1900 is too small; the least is 1950"),
    ] == told(header=header)


def test_files_are_checked_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Header, statement and runs; a file that is no question is counted and told as well."""
    monkeypatch.setenv("QUERY_PATH", str(tmp_path))
    (tmp_path / "no-title.cypher").write_text(HEADER.partition("\n")[2] + RIGHT, encoding="utf-8")
    (tmp_path / "wrong.cypher").write_text(HEADER + RIGHT.replace("Transfer", "Transfr"), encoding="utf-8")
    checked, problems = check_files([tmp_path / "no-title.cypher", tmp_path / "wrong.cypher", shipped_files()[0]])
    assert 3 == checked
    assert ["no-title.cypher", "wrong.cypher"] == [problem.file for problem in problems]
    assert re.search("there is no title", problems[0].message)
