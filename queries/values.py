"""From what a person types to the values of a question's parameters.

Names of actors are resolved as everywhere: any spelling or code, never the nearest one. What is not known or means
several is asked back, with the nearest names.
"""

import csv
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from typing import Any

from graph import names
from graph.shared_names import find_meanings
from graph.store.base import Reader, Value
from graph.words import Act
from queries.nearest_names import containing, near
from queries.question import Parameter, ParameterType, Question


@dataclass(frozen=True, slots=True)
class WrongValue:
    """A value that cannot be used: for which parameter, why, and what to give instead.

    ``is_unknown`` says that the question has no parameter of that name.
    """

    parameter: str
    message: str
    nearest: tuple[str, ...] = ()
    is_unknown: bool = False

    def sentence(self) -> str:
        """Return it as one line.

        >>> WrongValue("since", "'soon' is no year", ("1950",)).sentence()
        "since: 'soon' is no year. Nearest: 1950"
        """
        return f"{self.parameter}: {self.message}" + (f". Nearest: {', '.join(self.nearest)}" if self.nearest else "")


class WrongValues(ValueError):
    """Some values of a question cannot be used; carries all of them."""

    def __init__(self, wrong: Sequence[WrongValue]) -> None:
        super().__init__("\n".join(one.sentence() for one in wrong))
        self.wrong = tuple(wrong)


class _Refused(ValueError):
    def __init__(self, message: str, nearest: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.nearest = tuple(nearest)


_ACTORS = """
MATCH (a:Actor)
WHERE a.id = $text OR toLower(a.name) = $lower
RETURN a.id AS id
ORDER BY id
"""

_FEW = 20
"""So many names are all told where none is near."""
_ALIKE = 5
"""So many are told of those that one text may mean: each unknown supplier is an actor of its own."""

Given = Mapping[str, Any]
"""What is given by name: a text, a plain value, or a list of these."""


def read_values(question: Question, given: Given, reader: Reader, today: date) -> dict[str, Value]:
    """Return a value for every parameter of a question.

    Texts are read by the parameter's type; actors, items, categories and sources become their ids, looked up in
    the graph. A text for a list is cut at commas (quotation marks keep one together). Raises WrongValues with
    everything that is wrong, StoreError where the graph cannot be read.
    """
    wrong = [_no_parameter(question, name) for name in given if question.parameter(name) is None]
    values: dict[str, Value] = {}
    for parameter in question.parameters:
        try:
            values[parameter.name] = _value(parameter, given, reader, today)
        except _Refused as error:
            wrong.append(WrongValue(parameter.name, str(error), error.nearest))
    if wrong:
        raise WrongValues(wrong)
    return values


def example_values(question: Question, today: date) -> dict[str, Value]:
    """Return the question's own example with its defaults, as values, without looking anything up in a graph.

    Raises WrongValues where the example does not fit its own parameters.
    """
    wrong = []
    values: dict[str, Value] = {}
    for parameter in question.parameters:
        try:
            values[parameter.name] = _value(parameter, question.example, None, today)
        except _Refused as error:
            wrong.append(WrongValue(parameter.name, str(error), error.nearest))
    if wrong:
        raise WrongValues(wrong)
    return values


def _no_parameter(question: Question, name: str) -> WrongValue:
    known = [parameter.name for parameter in question.parameters]
    listed = f"; it takes {', '.join(known)}" if known else "; it takes none"
    return WrongValue(name, f"this question has no such parameter{listed}", tuple(near(name, known)), is_unknown=True)


def _value(parameter: Parameter, given: Given, reader: Reader | None, today: date) -> Value:
    value = given.get(parameter.name)
    if value is None or value in ("", []):
        if parameter.required:
            raise _Refused(f"needs a value ({parameter.help})")
        value = parameter.default
    if value is None:
        return None
    if parameter.many:
        parts = split_list(value) if isinstance(value, str) else value if isinstance(value, list | tuple) else [value]
        return [_one(parameter, part, reader, today) for part in parts]
    if isinstance(value, list | tuple):
        raise _Refused(f"takes one value, {len(value)} were given")
    return _one(parameter, value, reader, today)


def split_list(text: str) -> list[str]:
    """Return the values of a list as it is given: parted by commas, and in quotation marks where one has a comma.

    >>> split_list('EGY, "a, b",')
    ['EGY', 'a, b']
    """
    line = " ".join(text.split())
    try:
        return [part.strip() for part in next(csv.reader([line], skipinitialspace=True), []) if part.strip()]
    except csv.Error:  # Longer than any value that is meant: it is told as one that is not known.
        return [line]


def write_given(value: Any) -> str:
    """Return a value as it is given on a command line or in an address; a list is parted by commas.

    >>> write_given(["EGY", "a, b"]), write_given(True), write_given(None)
    ('EGY,"a, b"', 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        target = StringIO()
        csv.writer(target, lineterminator="").writerow(map(write_given, value))
        return target.getvalue() if value else ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _one(parameter: Parameter, value: Any, reader: Reader | None, today: date) -> Value:
    if isinstance(value, str):
        value = value.strip()
    if parameter.type in _LOOKED_UP:
        return _LOOKED_UP[parameter.type](str(value), reader) if reader is not None else _known(parameter, str(value))
    if value == "today" and parameter.type is ParameterType.DATE:
        return today
    found = _PLAIN[parameter.type](value)
    if parameter.choices and found not in parameter.choices:
        raise _Refused(f"{value!r} is none of {', '.join(parameter.choices)}", near(str(value), parameter.choices))
    if parameter.minimum is not None and found < parameter.minimum:
        raise _Refused(f"{found} is too small; the least is {parameter.minimum}")
    if parameter.maximum is not None and found > parameter.maximum:
        raise _Refused(f"{found} is too large; the most is {parameter.maximum}")
    return found


def _known(parameter: Parameter, text: str) -> str:
    actor = names.understand(text) if parameter.type is ParameterType.ACTOR else None
    return actor.id if actor is not None else text


def _actor(text: str, reader: Reader) -> str:
    meanings = find_meanings(text)
    if meanings:
        raise _Refused(f"{text!r} may mean several countries", [f"{actor.name} ({actor.id})" for actor in meanings])
    known = names.understand(text)
    rows = reader.run(_ACTORS, {"text": text, "lower": text.lower()}).rows
    ids = {row["id"] for row in rows} | ({known.id} if known else set())
    if known is not None and (known.id == text or not rows):
        return known.id
    if len(ids) == 1:
        return str(ids.pop())
    if ids:
        raise _Refused(f"{text!r} means {_tell_number(ids, ' actors')}; give the id of one", sorted(ids)[:_ALIKE])
    every = reader.run("MATCH (a:Actor) RETURN a.id AS id, a.name AS name ORDER BY id", row_limit=None).rows
    by_name = {row["name"]: row["id"] for row in every}
    # Armed groups have the bracket of a country behind their name, which makes every short state name nearer.
    nearest = [f"{name} ({by_name[name]})" for name in containing(text, by_name)]
    nearest += [f"{actor.name} ({actor.id})" for actor in names.suggest(text)]
    nearest += [f"{name} ({by_name[name]})" for name in near(text, by_name)]
    raise _Refused(f"{text!r} is no known actor", dict.fromkeys(nearest))


def _tell_number(ids: Collection[str], word: str = "") -> str:
    return f"several{word}" if len(ids) <= _ALIKE else f"{len(ids):,}{word}, of which {_ALIKE} are told here"


def _looked_up(label: str, word: str) -> Callable[[str, Reader], str]:
    def look_up(text: str, reader: Reader) -> str:
        if reader.run(f"MATCH (n:{label} {{id: $id}}) RETURN n.id AS id", {"id": text}).rows:
            return text
        rows = reader.run(f"MATCH (n:{label}) RETURN n.id AS id, n.name AS name ORDER BY id", row_limit=None).rows
        same = [row["id"] for row in rows if text.casefold() in (row["id"].casefold(), row["name"].casefold())]
        if len(same) == 1:
            return str(same[0])
        if same:
            raise _Refused(f"{text!r} means {_tell_number(same)}; give the id of one", same[:_ALIKE])
        every = list(dict.fromkeys(value for row in rows for value in (row["name"], row["id"])))
        if not every:
            raise _Refused(f"there is no {word} in the graph yet; load a report first (python -m loaders load …)")
        within = [name for name in every if text.casefold() in name.casefold()][:5]
        nearest = dict.fromkeys([*within, *near(text, every)])
        if not nearest and len(rows) <= _FEW:
            nearest = dict.fromkeys(row["name"] for row in rows)
        raise _Refused(f"{text!r} is no {word} in the graph", nearest)

    return look_up


def _act(value: Any) -> str:
    text = str(value).casefold()
    if text not in list(Act):
        raise _Refused(f"{value!r} is none of {', '.join(Act)}", near(text, Act))
    return text


def _year(value: Any) -> int:
    number = _integer(value)
    if not 1800 <= number <= 2200:
        raise _Refused(f"{value!r} is no year; expected four digits like 1998")
    return number


def _date(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise _Refused(f"{value!r} is no date; expected a day like 2023-12-08, or today") from error


def _integer(value: Any) -> int:
    try:
        if isinstance(value, bool) or (isinstance(value, float) and value != int(value)):
            raise ValueError
        number = int(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise _Refused(f"{value!r} is no whole number") from error
    if abs(number) >= 2**63:
        raise _Refused(f"{value!r} is too large a number")
    return number


def _number(value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise _Refused(f"{value!r} is no number") from error
    if number != number or number in (float("inf"), float("-inf")):
        raise _Refused(f"{value!r} is no number that can be compared")
    return number


def _boolean(value: Any) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    found = words.get(str(value).casefold())
    if found is None:
        raise _Refused(f"{value!r} is neither true nor false")
    return found


_LOOKED_UP: dict[ParameterType, Callable[[str, Reader], str]] = {
    ParameterType.ACTOR: _actor,
    ParameterType.ITEM: _looked_up("Item", "item"),
    ParameterType.CATEGORY: _looked_up("Category", "category"),
    ParameterType.SOURCE: _looked_up("Source", "source"),
    ParameterType.REPORT: _looked_up("Report", "report"),
}
_PLAIN: dict[ParameterType, Callable[[Any], Any]] = {
    ParameterType.ACT: _act,
    ParameterType.STATUS: _act,
    ParameterType.YEAR: _year,
    ParameterType.DATE: _date,
    ParameterType.INTEGER: _integer,
    ParameterType.NUMBER: _number,
    ParameterType.TEXT: str,
    ParameterType.BOOLEAN: _boolean,
}
