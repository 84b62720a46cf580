"""The form of a saved query, made from its parameters. The address holds what differs from the defaults.

What is typed is read at once. A value that cannot be used is told at its field, with the nearest names.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from graph.grammar import WORDS
from graph.names import understand
from graph.shared_names import find_meanings
from graph.store.base import Reader, Value
from graph.words import Act
from queries.question import Parameter, ParameterType, Question
from queries.values import WrongValue, WrongValues, read_values, split_list, write_given
from views import address, question_access
from views.text import as_text

RESERVED = frozenset({"q", "topic", "search", "selected", "rows"})
"""Parts of the address that the page itself needs; a parameter of such a name has a ``p.`` before it there."""

_LABELS = {
    ParameterType.ACTOR: "Actor",
    ParameterType.ITEM: "Item",
    ParameterType.CATEGORY: "Category",
    ParameterType.SOURCE: "Source",
    ParameterType.REPORT: "Report",
}
_ACTS = (ParameterType.ACT, ParameterType.STATUS)
_WHOLE = (ParameterType.YEAR, ParameterType.INTEGER)
_YEARS = (1800, 2200)
_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form was filled with: what to ask with, the values that it means, and what is missing or wrong.

    ``values`` is None where the question cannot be asked yet.
    """

    given: dict[str, Any]
    values: dict[str, Value] | None
    wrong: tuple[WrongValue, ...]


def part_of(name: str) -> str:
    """Return the part of the address that holds a parameter.

    >>> part_of("asked"), part_of("rows")
    ('asked', 'p.rows')
    """
    return f"p.{name}" if name in RESERVED else name


def fill(question: Question, parts: Mapping[str, str], graph: Reader) -> Filled:
    """Read the parts of an address as the values of a question.

    A number, day or word that cannot be used is left out and told, and the default stands in its place. A name that
    nobody knows, and a value that is needed, keep the question from being asked: another one would be answered.
    Raises StoreError.
    """
    known = {part_of(parameter.name): parameter for parameter in question.parameters}
    given: dict[str, Any] = {known[part].name: text for part, text in parts.items() if part in known and text}
    try:
        return Filled(given, read_values(question, given, graph, date.today()), ())
    except WrongValues as error:
        wrong = error.wrong
    left = {name: text for name, text in given.items() if name not in {one.parameter for one in wrong}}
    if any(_blocks(question, one, given) for one in wrong):
        return Filled(given, None, wrong)
    return Filled(left, read_values(question, left, graph, date.today()), wrong)


def address_parts(question: Question, given: Mapping[str, Any]) -> dict[str, str]:
    """Return the parts of an address for values, without those that are the default."""
    parts = {}
    for parameter in question.parameters:
        value = given.get(parameter.name)
        text = write_given(value)
        if text and text != write_given(parameter.default):
            parts[part_of(parameter.name)] = text
    return parts


def show_form(question: Question, filled: Filled, graph: Reader) -> None:
    """Show a field for each parameter; what is put into one goes into the address at once."""
    wrong = {one.parameter: one for one in filled.wrong}
    for start in range(0, len(question.parameters), _A_ROW):
        row = question.parameters[start : start + _A_ROW]
        for column, parameter in zip(st.columns(_A_ROW), row, strict=False):
            with column:
                _show_field(question, parameter, filled.given.get(parameter.name), graph)
                if parameter.name in wrong:
                    _show_wrong(question, parameter, wrong[parameter.name], filled)


def _blocks(question: Question, one: WrongValue, given: Mapping[str, Any]) -> bool:
    parameter = question.parameter(one.parameter)
    return parameter is not None and (parameter.required or parameter.type in _LABELS)


def _show_wrong(question: Question, parameter: Parameter, one: WrongValue, filled: Filled) -> None:
    needs = parameter.required and parameter.name not in filled.given
    left = " It is left out." if filled.values is not None else ""
    st.markdown(":small[Needs a value.]" if needs else f":small[:red[{as_text(_sentence(one) + left)}]]")
    with st.container(horizontal=True, gap="xsmall"):
        for near in () if parameter.many else one.nearest[:3]:
            bare = near.rpartition(" (")[2].removesuffix(")") if near.endswith(")") else near
            chosen = bare if parameter.type is ParameterType.ACTOR else near
            key = f"near.{question.name}.{parameter.name}.{near}"
            st.button(as_text(near), key=key, on_click=_take_text, args=(parameter, chosen))


def _sentence(one: WrongValue) -> str:
    """Return what is wrong, as a sentence.

    >>> _sentence(WrongValue("asked", "'Egyt' is no known actor", ("Egypt (EGY)",)))
    '“Egyt” is no known actor. Did you mean one of these?'
    """
    text = one.message.replace("'", "“", 1).replace("'", "”", 1) if one.message.startswith("'") else one.message
    return f"{text[:1].upper()}{text[1:]}." + (" Did you mean one of these?" if one.nearest else "")


def _show_field(question: Question, parameter: Parameter, given: Any, graph: Reader) -> None:
    """Show the field of a parameter with what the address gives it, else with its default."""
    key = f"form.{question.name}.{parameter.name}"
    name = parameter.name.replace("_", " ")
    label = _label(f"{name[:1].upper()}{name[1:]} – {parameter.help}")
    options: dict[str, Any] = {"key": key, "on_change": _take, "args": (parameter, key)}
    value = given if given is not None else parameter.default
    if value == "today" and parameter.type is ParameterType.DATE:
        value = date.today()
    if parameter.many:
        _show_list(parameter, label, _parts(value), graph, options)
    elif parameter.type in _LABELS or parameter.type in _ACTS or parameter.choices:
        st.session_state[key] = str(value) if value is not None else None
        _show_choice(parameter, label, graph, options)
    elif parameter.type is ParameterType.BOOLEAN:
        st.session_state[key] = _flag(value)
        # Beside its box a long label would be cut.
        name, _, words = label.partition(" – ")
        st.checkbox(name, **options)
        if words:
            st.markdown(f":small[:gray[{words}]]")
    elif parameter.type is ParameterType.DATE:
        st.session_state[key] = _day(value)
        st.date_input(label, value=None, min_value=date(1800, 1, 1), max_value=date(2200, 12, 31), **options)
    elif parameter.type in _WHOLE or parameter.type is ParameterType.NUMBER:
        _show_number(parameter, label, value, options)
    else:
        st.session_state[key] = str(value) if value is not None else ""
        st.text_input(label, **options)


def _show_choice(parameter: Parameter, label: str, graph: Reader, options: dict[str, Any]) -> None:
    known = _known(parameter, graph)
    now = st.session_state[options["key"]]
    if now is not None and now not in known:
        known = {**known, now: now}
    st.selectbox(
        label,
        list(known),
        index=None,
        format_func=lambda one: known.get(one, one),
        placeholder="Type to search" if parameter.required or parameter.default is not None else "All",
        accept_new_options=parameter.type in _LABELS,
        **options,
    )


def _show_list(parameter: Parameter, label: str, now: list[str], graph: Reader, options: dict[str, Any]) -> None:
    known = _known(parameter, graph)
    if not known and parameter.type not in _LABELS:
        st.session_state[options["key"]] = write_given(now)
        st.text_input(label, placeholder="Several, parted by commas", **options)
        return
    known |= {one: one for one in now if one not in known}
    st.session_state[options["key"]] = now
    st.multiselect(
        label,
        list(known),
        format_func=lambda one: known.get(one, one),
        placeholder="Type to search",
        accept_new_options=parameter.type in _LABELS,
        **options,
    )


def _show_number(parameter: Parameter, label: str, value: Any, options: dict[str, Any]) -> None:
    least, most = parameter.minimum, parameter.maximum
    if parameter.type is ParameterType.YEAR:
        least, most = least or _YEARS[0], most or _YEARS[1]
    if parameter.type in _WHOLE:
        number: float | None = int(value) if _is_number(value, int) else None
        kind: dict[str, Any] = {"step": 1, "format": "%d", "min_value": _whole(least), "max_value": _whole(most)}
    else:
        number = float(value) if _is_number(value, float) else None
        kind = {
            "step": None,
            "min_value": float(least) if least is not None else None,
            "max_value": float(most) if most is not None else None,
        }
    inside = number is not None and (least is None or number >= least) and (most is None or number <= most)
    st.session_state[options["key"]] = number if inside else None
    st.number_input(label, value=None, **kind, **options)


def _known(parameter: Parameter, graph: Reader) -> dict[str, str]:
    """Return what a field offers, by value, with the words that are shown."""
    if parameter.choices:
        return {choice: choice for choice in parameter.choices}
    if parameter.type in _ACTS:
        return {act.value: WORDS[act] for act in Act}
    return dict(question_access.captions(graph, _LABELS[parameter.type])) if parameter.type in _LABELS else {}


def _take(parameter: Parameter, key: str) -> None:
    """Put what a field now holds into the address; names of actors as their codes."""
    value = st.session_state[key]
    if parameter.type is ParameterType.ACTOR:
        value = [_code(one) for one in value] if isinstance(value, list) else _code(value) if value else value
    _take_text(parameter, write_given(value))


def _take_text(parameter: Parameter, text: str) -> None:
    default = write_given(date.today() if parameter.default == "today" else parameter.default)
    address.put(**{part_of(parameter.name): "" if text == default else text, "selected": "", "rows": ""})


def _code(text: str) -> str:
    """Return the code of whom a text means; the text where nobody or several are meant, which is then told."""
    meant = understand(text) if not find_meanings(text) else None
    return meant.id if meant is not None else text


def _label(text: str) -> str:
    """Return a text as a label. Screen readers are given it as it stands, so only signs of markup are escaped.

    >>> print(_label("Deals [10-20]"))
    Deals \\[10-20\\]
    """
    return re.sub(r"([\\`*_\[\]<>$:~])", r"\\\1", " ".join(text.split()))


def _parts(value: Any) -> list[str]:
    """Return the parts of a list as it stands in the address."""
    if isinstance(value, str):
        return split_list(value)
    return [write_given(part) for part in value] if isinstance(value, Sequence) else []


def _day(value: Any) -> date | None:
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return None


def _flag(value: Any) -> bool:
    return str(value).casefold() in ("true", "yes", "1")


def _is_number(value: Any, kind: type[int] | type[float]) -> bool:
    try:
        number = kind(value)
    except (TypeError, ValueError, OverflowError):
        return False
    return number == number and abs(number) < 2**53


def _whole(value: Any) -> int | None:
    return int(value) if value is not None else None
