"""Reads a question from its file: YAML in the leading ``//`` lines, Cypher below."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from queries.header_yaml import Header, nearest_of, read_yaml
from queries.question import (
    CITED,
    VIEW_KEYS,
    Column,
    ColumnType,
    NotAQuestion,
    Parameter,
    ParameterType,
    Problem,
    Question,
    View,
    ViewKind,
)

T = TypeVar("T", ParameterType, ColumnType)

_NEEDED = ("title", "description", "tags", "columns", "sentence", "caveat")
_KEYS = (*_NEEDED, "params", "example", "view")
_PARAMETER_KEYS = ("type", "default", "help", "minimum", "maximum", "choices")
_COLUMN_KEYS = ("type", "key", "due", "at_least", "unit")
_BOUNDED: dict[ParameterType, type | tuple[type, ...]] = {
    ParameterType.YEAR: int,
    ParameterType.INTEGER: int,
    ParameterType.NUMBER: (int, float),
    ParameterType.DATE: date,
}
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_PART = re.compile(r"\{([^{}|]*)(\|[^{}|]*\|[^{}|]*)?\}")


def read_question(path: Path, *, trusted: bool) -> Question:
    """Read one file; raises NotAQuestion with every problem of its header, OSError where it cannot be opened.

    ``trusted`` says whether the file ships with the program; a person's own are not and pass the guard. What
    the Cypher does wrong is found by ``queries.checking``.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem(path.name, 1, f"byte {error.start + 1} is no UTF-8; save the file as UTF-8")
        raise NotAQuestion([problem]) from error
    return parse_question(text, path, trusted=trusted)


def parse_question(text: str, path: Path, *, trusted: bool) -> Question:
    """Read a question from the text of its file; see ``read_question``."""
    lines = text.replace("\r\n", "\n").split("\n")
    end = next((at for at, line in enumerate(lines) if line.strip() and not line.startswith("//")), len(lines))
    while end and not lines[end - 1].startswith("//"):
        end -= 1
    header = read_yaml(path.name, lines[:end], _KEYS, _NEEDED)
    cypher = "\n".join(lines[end:]).strip("\n")
    first_line = end + 1 + next((at for at, line in enumerate(lines[end:]) if line.strip()), 0)
    if not cypher.strip():
        header.problems.append(Problem(path.name, end + 1, "there is no Cypher below the header; write the statement"))
    parameters, columns, view = tuple(_parameters(header)), tuple(_columns(header)), _view(header)
    _check_cited(header, columns)
    _check_view(header, view, columns)
    sentence = _text(header, "sentence")
    _check_sentence(header, sentence, columns)
    example = header.mapping("example")
    _check_example(header, example, parameters)
    question = Question(
        name=path.stem,
        topic=path.parent.name,
        path=path,
        title=_text(header, "title"),
        description=_text(header, "description"),
        tags=_tags(header),
        parameters=parameters,
        example=example,
        columns=columns,
        view=view,
        sentence=sentence,
        caveat=_text(header, "caveat"),
        cypher=cypher,
        first_line=first_line,
        trusted=trusted,
    )
    _check_description(header, question)
    if header.problems:
        raise NotAQuestion(sorted(header.problems), question, frozenset(header.unread))
    return question


def columns_in(sentence: str) -> list[str]:
    """Return the columns that a sentence names, in order.

    >>> columns_in("{asked} refused {asking}[ on {day}] ({sources|source|sources})")
    ['asked', 'asking', 'day', 'sources']
    """
    return [match.group(1) for match in _PART.finditer(sentence)]


def _text(header: Header, key: str) -> str:
    value = header.values.get(key)
    if value is not None and not isinstance(value, str):
        header.complain(f"{key} is {value!r}; expected a text, in quotation marks where it has a colon", key)
    return " ".join(str(value or "").split())


def _tags(header: Header) -> tuple[str, ...]:
    value = header.values.get("tags") or []
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        header.complain(f"tags is {value!r}; expected a list like [refusals, claims]", "tags")
        return ()
    return tuple(value)


def _parameters(header: Header) -> Iterable[Parameter]:
    for name, given in header.mapping("params").items():
        place = ("params", name)
        values = given if isinstance(given, dict) else {"type": given}
        _check_name(header, name, place)
        _check_keys(header, values, _PARAMETER_KEYS, place)
        found = _typed(header, values.get("type"), ParameterType, place)
        if found is None:
            continue
        kind, many = found
        minimum, maximum = _bounds(header, values, kind, place)
        help_text = values.get("help")
        if not isinstance(help_text, str) or not help_text.strip():
            header.complain(f"parameter {name} has no help; say in a few words what to give", *place)
        yield Parameter(
            name=name,
            type=kind,
            many=many,
            required="default" not in values,
            default=values.get("default"),
            help=str(help_text or ""),
            minimum=minimum,
            maximum=maximum,
            choices=_choices(header, values.get("choices"), kind, place),
            line=header.line(*place),
        )


def _bounds(header: Header, values: dict[str, Any], kind: ParameterType, place: tuple[str, ...]) -> tuple[Any, Any]:
    """Return the least and the most that a parameter may be; None for one that is not given, or does not fit."""
    found: dict[str, Any] = {}
    for bound in ("minimum", "maximum"):
        limit = values.get(bound)
        if limit is None:
            continue
        if _may_bound(limit, kind):
            found[bound] = limit
        else:
            header.complain(f"{bound} {limit!r} of {place[-1]} does not fit its type {kind}", *place, bound)
    minimum, maximum = found.get("minimum"), found.get("maximum")
    if minimum is not None and maximum is not None and minimum > maximum:
        message = f"minimum {minimum} of {place[-1]} is above its maximum {maximum}; nothing fits both"
        header.complain(message, *place, "minimum")
        return None, None
    return minimum, maximum


def _may_bound(limit: Any, kind: ParameterType) -> bool:
    # Python takes true for an integer and a time for a day.
    return kind in _BOUNDED and isinstance(limit, _BOUNDED[kind]) and not isinstance(limit, bool | datetime)


def _choices(header: Header, given: Any, kind: ParameterType, place: tuple[str, ...]) -> tuple[str, ...]:
    if given is None:
        return ()
    listed = isinstance(given, list) and given and all(isinstance(choice, str) for choice in given)
    if kind is not ParameterType.TEXT or not listed:
        header.complain(f"choices is {given!r}; expected a list of texts, for a parameter of type text", *place)
        return ()
    return tuple(given)


def _columns(header: Header) -> Iterable[Column]:
    for name, given in header.mapping("columns").items():
        place = ("columns", name)
        values = given if isinstance(given, dict) else {"type": given}
        _check_name(header, name, place)
        _check_keys(header, values, _COLUMN_KEYS, place)
        found = _typed(header, values.get("type"), ColumnType, place)
        if found is None:
            continue
        kind, many = found
        flags = {}
        for flag in ("key", "due", "at_least"):
            flags[flag] = values.get(flag, False)
            if not isinstance(flags[flag], bool):
                header.complain(f"{flag} of {name} is {flags[flag]!r}; expected true or false", *place, flag)
        if flags["due"] and kind is not ColumnType.DATE:
            header.complain(f"column {name} is {kind}; only a date can be due", *place)
        if flags["at_least"] and kind is not ColumnType.INTEGER:
            header.complain(f"column {name} is {kind}; only an integer can be a floor", *place)
        unit = values.get("unit")
        yield Column(name, kind, many, **flags, unit=str(unit) if unit else None, line=header.line(*place))


def _check_cited(header: Header, columns: tuple[Column, ...]) -> None:
    if columns and not any(column.type in CITED for column in columns):
        known = ", ".join(sorted(CITED))
        header.complain(f"no column tells on which reports a row rests; return one of {known}", "columns")


def _view(header: Header) -> View:
    given = header.values.get("view", "table")
    values = given if isinstance(given, dict) else {"kind": given}
    kind = values.get("kind")
    if kind not in list(ViewKind):
        header.complain(f"view {kind!r} is none of {', '.join(ViewKind)}", "view")
        return View(ViewKind.TABLE, {})
    return View(ViewKind(kind), {str(key): str(value) for key, value in values.items() if key != "kind"})


def _check_view(header: Header, view: View, columns: tuple[Column, ...]) -> None:
    needed, allowed = VIEW_KEYS[view.kind]
    names = {column.name for column in columns}
    for key in sorted(needed - view.columns.keys()):
        header.complain(f"a view {view.kind} names the column for {key!r}; add it", "view")
    for key, column in view.columns.items():
        if key not in needed | allowed:
            header.complain(f"a view {view.kind} has no {key!r}{nearest_of(key, needed | allowed)}", "view", key)
        elif column not in names:
            header.complain(f"{key}: {column!r} is no column of this question{nearest_of(column, names)}", "view", key)


def _check_example(header: Header, example: dict[str, Any], parameters: tuple[Parameter, ...]) -> None:
    names = {parameter.name for parameter in parameters}
    for name in example.keys() - names:
        header.complain(f"the example gives {name!r}, which is no parameter{nearest_of(name, names)}", "example", name)
    for parameter in parameters:
        if parameter.required and example.get(parameter.name) is None:
            header.complain(f"the example gives no {parameter.name}, which has no default; add it", "example")


def _check_sentence(header: Header, sentence: str, columns: tuple[Column, ...]) -> None:
    names = {column.name for column in columns}
    if sentence and not columns_in(sentence):
        header.complain("the sentence names no column; write it with {column} in braces", "sentence")
    for name in columns_in(sentence):
        if name not in names:
            header.complain(f"the sentence names {name!r}, which is no column{nearest_of(name, names)}", "sentence")
    rest = _PART.sub("", sentence)
    if "{" in rest or "}" in rest or not _brackets_match(rest):
        header.complain("a brace or bracket of the sentence is not closed, or stands inside another", "sentence")


def _brackets_match(text: str) -> bool:
    open_ = False
    for character in text:
        if character in "[]":
            if (character == "[") is open_:
                return False
            open_ = not open_
    return not open_


def _check_description(header: Header, question: Question) -> None:
    if not question.description or not question.title:
        return
    words = set(re.findall(r"\w+", question.title.casefold()))
    told = re.findall(r"\w+", question.description.casefold())
    if len(told) < 4 or set(told) <= words:
        header.complain("the description repeats the title; say what a row is and what it rests on", "description")
    if not question.title.endswith("?"):
        header.complain("the title is no question; end it with a question mark", "title")


def _check_name(header: Header, name: str, place: tuple[str, ...]) -> None:
    if not _NAME.fullmatch(name):
        header.complain(f"{name!r} is no name; write it in small letters, digits and _", *place)


def _check_keys(header: Header, values: dict[str, Any], known: tuple[str, ...], place: tuple[str, ...]) -> None:
    for key in values:
        if key not in known:
            header.complain(f"unknown key {key!r}{nearest_of(str(key), known)}", *place, str(key))


def _typed(header: Header, given: Any, types: type[T], place: tuple[str, ...]) -> tuple[T, bool] | None:
    """Read a type such as ``actor`` or ``list of actor``."""
    text = str(given)
    many = text.startswith("list of ")
    word = text.removeprefix("list of ")
    if word not in [str(one) for one in types]:
        known = ", ".join(str(one) for one in types)
        header.unread.add(place[0])
        header.complain(f"{place[-1]} is of type {text!r}; expected {known}, or list of one", *place)
        return None
    return types(word), many
