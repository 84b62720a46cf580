"""Finds what is wrong with the Cypher of a question before it is run: all of it at once, with file and line."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from graph.store.guard import Refused
from graph.store.guard import check as check_guard
from graph.store.tokens import NotCypher, TokenKind
from queries.clauses import Arm, Statement, check_union
from queries.header import read_question
from queries.library import FOLDER, Library, read_whole_library
from queries.question import NODES, Column, ColumnType, NotAQuestion, Problem, Question
from queries.scope import Absent, Fields, Kind, Nodes, Plain, Several, Ties, nearest
from queries.statement import ROWS
from queries.trial import Progress, check_running
from queries.values import WrongValues, example_values

_TEXTS = {ColumnType.TEXT, ColumnType.ACT, ColumnType.STATUS, ColumnType.STANDING, ColumnType.REPORT}
_HELD = {
    "text": _TEXTS,
    "integer": {ColumnType.INTEGER, ColumnType.YEAR, ColumnType.NUMBER},
    "float": {ColumnType.NUMBER},
    "boolean": {ColumnType.BOOLEAN},
    "date": {ColumnType.DATE},
    "datetime": set[ColumnType](),
}
"""The types of column that may hold a property, by its declared type."""
_KEYS = {ColumnType.QUANTITY: {"low", "high", "basis"}, ColumnType.MARKED: {"value", "uncertain"}}
"""The keys of the maps that columns hold."""


def check_cypher(question: Question, unread: Container[str] = ()) -> list[Problem]:
    """Return everything that is wrong with a question's statement, in the order of its lines.

    Checked are its parameters and columns against the header, its order and limit, its clauses, its labels, types
    and properties against the declared schema, whatever one of the engines does not run or answers otherwise, and of
    a person's own what the guard refuses. Lines are those of the file. Nothing is held against keys of the header that
    are ``unread``.
    """
    file = question.path.name
    try:
        statement = Statement(question.cypher)
    except NotCypher as error:
        line = question.first_line + error.line - 1
        message = f"column {error.column}: {error.reason}. {error.instead}"
        return [Problem(file, line, message)]
    found = [Problem(file, line, message) for line, message in _against_header(question, statement, unread)]
    if "params" not in unread and "example" not in unread:
        found += [Problem(file, line, message) for line, message in _against_types(question)]
    check_union(statement.tokens, statement.arms)
    _check_end(statement)
    found += [Problem(file, question.first_line + line - 1, message) for line, message in statement.tokens.problems]
    refused = _refused_by_guard(question, statement)
    # What the guard says of a line is the better word.
    lines = {one.line for one in refused}
    return sorted({*refused, *(one for one in found if one.line not in lines)})


def require_sound(question: Question) -> None:
    """Return where a question may be asked: a person's own must pass what the checker finds; raises NotAQuestion."""
    problems = [] if question.trusted else check_cypher(question)
    if problems:
        raise NotAQuestion(problems, question)


def check_files(files: Sequence[Path] = (), progress: Progress | None = None) -> tuple[int, list[Problem]]:
    """Check files whole, their runs on small graphs too; return how many questions there are and all problems.

    Without files these are all questions, shipped ones and a person's own. A question is run where nothing else is
    wrong with it. Raises OSError where a file cannot be opened, StoreError where the story cannot be loaded.
    """
    library = _read(files) if files else read_whole_library()
    problems = _of_refused(library)
    unread = {problem.file for problem in problems} - {question.path.name for question in library.questions}
    sound = []
    for question in library.questions:
        wrong = check_cypher(question)
        problems += wrong
        if not wrong:
            sound.append(question)
    return len(library.questions) + len(unread), sorted({*problems, *check_running(sound, progress)})


def _of_refused(library: Library) -> list[Problem]:
    """Return what is wrong with files that are no questions, their statements too."""
    problems = list(library.problems)
    for error in library.refused:
        if error.question is not None and error.question.cypher.strip():
            problems += check_cypher(error.question, error.unread)
    return problems


def _read(files: Sequence[Path]) -> Library:
    library = Library()
    for path in files:
        try:
            question = read_question(path, trusted=path.resolve().is_relative_to(FOLDER.resolve()))
        except NotAQuestion as error:
            library.problems += error.problems
            library.refused.append(error)
        else:
            library.questions.append(question)
    return library


def _refused_by_guard(question: Question, statement: Statement) -> list[Problem]:
    """Return why the guard does not let a person's own question through, where it does not."""
    if question.trusted:
        return []
    try:
        check_guard(question.cypher, dict.fromkeys(statement.parameters))
    except Refused as error:
        message = f"column {error.column}: {error.why}. {error.instead}"
        return [Problem(question.path.name, question.first_line + error.line - 1, message)]
    return []


def _against_header(question: Question, statement: Statement, unread: Container[str]) -> Iterator[tuple[int, str]]:
    """Yield a line of the file and a message for each difference between header and statement."""
    if "params" not in unread:
        yield from _against_parameters(question, statement)
    last = statement.arms[-1]
    if last.returns_at is None:
        return
    above = question.first_line - 1
    yield from ((above + statement.tokens.line(at), message) for at, message in _unnamed(statement, last))
    if "columns" not in unread:
        yield from _against_columns(question, statement, last, last.returns_at)


def _against_parameters(question: Question, statement: Statement) -> Iterator[tuple[int, str]]:
    declared = [parameter.name for parameter in question.parameters]
    for name, at in statement.parameters.items():
        if name not in declared:
            line = question.first_line - 1 + statement.tokens.line(at)
            yield line, f"the header has no parameter {name!r}{nearest(name, declared)}; declare it under params"
    for parameter in question.parameters:
        if parameter.name not in statement.parameters:
            yield parameter.line, f"the parameter {parameter.name!r} is not used; use ${parameter.name} or take it out"


def _against_columns(question: Question, statement: Statement, last: Arm, returns_at: int) -> Iterator[tuple[int, str]]:
    above = question.first_line - 1
    line = above + statement.tokens.line(returns_at)
    names = [one.name for one in last.columns]
    wanted = [column.name for column in question.columns]
    if "*" in names or "" in names:
        return
    for column in question.columns:
        if column.name not in names:
            yield column.line, f"the column {column.name!r} is not returned{nearest(column.name, names)}"
    for one in last.columns:
        here = above + statement.tokens.line(one.at)
        held = question.column(one.name)
        if held is None:
            near = nearest(one.name, wanted)
            yield here, f"{one.name!r} is returned and no column of the header{near}; declare it under columns"
            continue
        wrong = _misfit(held, one.kind)
        if wrong:
            yield here, wrong
    if names != wanted and sorted(names) == sorted(wanted):
        yield line, f"RETURN gives {', '.join(names)}; the header has {', '.join(wanted)}: make the order equal"


def _against_types(question: Question) -> Iterator[tuple[int, str]]:
    """Yield a line of the file and a message for each default or example that does not fit its parameter."""
    lines = {parameter.name: parameter.line for parameter in question.parameters}
    needed = {parameter.name for parameter in question.parameters if parameter.required}
    least = {name: value for name, value in question.example.items() if name in needed}
    for what, example in (("the example", question.example), ("the default", least)):
        try:
            example_values(replace(question, example=example), date.today())
        except WrongValues as error:
            for one in error.wrong:
                if (one.parameter in question.example) if what == "the example" else (one.parameter not in needed):
                    yield lines[one.parameter], f"{what} of {one.sentence()}"


def _unnamed(statement: Statement, arm: Arm) -> Iterator[tuple[int, str]]:
    tokens = statement.tokens
    for one in arm.columns:
        if one.name == "*":
            yield one.at, "RETURN * has columns in no certain order; name each of them"
        elif not one.name:
            yield one.at, f"a column that begins with {tokens.text(one.at, one.at + 1)!r} has no name; add AS and one"


def _check_end(statement: Statement) -> None:
    """Say where the statement does not end in RETURN … ORDER BY … LIMIT and a number."""
    tokens, last = statement.tokens, statement.arms[-1]
    if last.returns_at is None:
        tokens.complain(len(tokens), "the statement does not end in RETURN, ORDER BY and LIMIT")
        return
    if len(statement.arms) > 1:
        message = "ORDER BY and LIMIT hold for the last arm of a UNION alone; put it into CALL { … }, order behind it"
        tokens.complain(last.returns_at, message)
    elif not last.ordered:
        tokens.complain(last.returns_at, "there is no ORDER BY behind RETURN; add one that leaves no ties")
    at = last.limit_at
    behind = "" if at is None or at + 1 >= len(tokens) else tokens.all[at + 1].text
    if at is None or not tokens.is_kind(at, TokenKind.NUMBER) or behind not in ("", ";"):
        tokens.complain(last.returns_at if at is None else at, "the statement does not end in LIMIT and a number")
    elif not tokens.all[at].text.isdecimal() or not 1 <= int(tokens.all[at].text) <= ROWS:
        tokens.complain(at, f"LIMIT {tokens.all[at].text} is outside 1 to {ROWS:,}")


def _misfit(column: Column, kind: Kind) -> str | None:
    """Return why a value of a kind cannot stand in a column; None where it can, or nothing is known of it."""
    if kind is None or isinstance(kind, Absent):
        return None
    if isinstance(kind, Several) is not column.many:
        listed = "a list" if isinstance(kind, Several) else "one value"
        return f"the column {column.name!r} is declared {_declared(column)}; {listed} is returned"
    inner = kind.of if isinstance(kind, Several) else kind
    label = NODES.get(column.type)
    if isinstance(inner, Nodes):
        if label in inner.labels:
            return None
        instead = "; return its id" if column.type is ColumnType.REPORT else ""
        what = " or ".join(sorted(inner.labels)) if len(inner.labels) <= 4 else "node"
        return f"the column {column.name!r} is declared {_declared(column)}; a {what} is returned{instead}"
    if isinstance(inner, Ties):
        return f"the column {column.name!r} is declared {_declared(column)}; a relationship is returned"
    if isinstance(inner, Fields):
        keys = _KEYS.get(column.type)
        if keys == set(inner.fields):
            return None
        wanted = f" with {', '.join(sorted(keys))}" if keys else ""
        given = ", ".join(sorted(inner.fields))
        return f"the column {column.name!r} is declared {_declared(column)}{wanted}; a map with {given} is returned"
    if isinstance(inner, Plain) and column.type not in _HELD[inner.type]:
        return f"the column {column.name!r} is declared {_declared(column)}; a value of type {inner.type} is returned"
    return None


def _declared(column: Column) -> str:
    return f"list of {column.type}" if column.many else str(column.type)
