"""A YAML text as values that know where they stand.

Read from the parser's events, not with ``yaml.load``: nothing is constructed, an alias is never followed, and depth and
size are limited while reading. Plain words follow YAML 1.2: only ``true`` and ``false`` are truth values (``NO`` is
Norway, ``on`` is a key of a grade), dates stay text, and a whole number has no separators.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import category

import yaml

from loaders.reports.faults import UNREAD, Fault, Place, tell_no_yaml, tell_unprintable

MAX_BYTES = 1_000_000
MAX_NODES = 20_000
MAX_DEPTH = 12

Path = tuple[str | int, ...]
"""The keys and ordinals that lead to a value: ``("claims", 0, "speaker", "role")``."""


@dataclass(slots=True)
class Document:
    """A YAML text, its value, the place of each value and key, where the text of each value begins and ends."""

    text: str
    value: object = None
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    spans: dict[Path, tuple[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


class _Stop(Exception):
    """Reading cannot go on after this fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.reason)
        self.fault = fault


def read_document(text: str) -> Document:
    """Read a YAML text; its faults stand in the document, whose value is UNREAD where reading had to stop.

    >>> document = read_document("report: {id: a}")
    >>> document.value, document.places[("report", "id")]
    ({'report': {'id': 'a'}}, Place(line=1, column=14))
    """
    document = Document(text)
    builder = _Builder(text, document)
    try:
        document.value = builder.build_document()
    except _Stop as stop:
        document.faults.append(stop.fault)
        document.value = UNREAD
    except yaml.reader.ReaderError as error:
        document.faults.append(tell_unprintable(text, error))
        document.value = UNREAD
    except yaml.MarkedYAMLError as error:
        document.faults.append(tell_no_yaml(text, error, builder.last))
        document.value = UNREAD
    except (yaml.YAMLError, ValueError, OverflowError):
        # The parser itself fails on an escape beyond Unicode and on a version number of thousands of digits.
        document.faults.append(Fault(builder.last, "not YAML: an escape or a version number is too large"))
        document.value = UNREAD
    return document


class _Builder:
    """Makes a document from events; ``last`` is the place of the last event that was read."""

    def __init__(self, text: str, document: Document) -> None:
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=yaml.SafeLoader))
        self._document = document
        self._nodes = 0
        self.last = Place(1, 1)

    def build_document(self) -> object:
        """Return the value of the first document; a second one is a fault."""
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        value = self._build(self._next(), ())
        self._next()
        if not isinstance(self._next(), yaml.StreamEndEvent):
            self._fault(
                "a second document begins here; one file is one report", "---", "a file of its own for each report"
            )
        return value

    def _next(self) -> yaml.Event:
        event = next(self._events)
        if event.start_mark is not None:
            self.last = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        return event

    def _fault(self, reason: str, found: str | None = None, expected: str | None = None) -> None:
        self._document.faults.append(Fault(self.last, reason, found, expected))

    def _build(self, event: yaml.Event, path: Path) -> object:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _Stop(Fault(self.last, f"more than {MAX_NODES:,} values; a report that is typed in has far fewer"))
        if len(path) > MAX_DEPTH:
            raise _Stop(Fault(self.last, f"nested more than {MAX_DEPTH} deep", expected="a report as in the template"))
        self._document.places[path] = self.last
        start = _index(event.start_mark)
        value = self._value(event, path)
        self._document.spans[path] = start, self._end
        return value

    def _value(self, event: yaml.Event, path: Path) -> object:
        self._end = _index(event.end_mark)
        if isinstance(event, yaml.AliasEvent):
            self._fault("aliases are not followed here; write the value out", f"*{event.anchor}")
            return UNREAD
        if getattr(event, "anchor", None) is not None:
            self._fault("anchors are not used here; write each value out", f"&{getattr(event, 'anchor', '')}")
        if getattr(event, "tag", None) is not None:
            tag = str(getattr(event, "tag", "")).replace("tag:yaml.org,2002:", "!!")
            self._fault("tags are not used here; leave the word out", tag)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        assert isinstance(event, yaml.ScalarEvent)
        return self._scalar(event)

    def _sequence(self, path: Path) -> list[object]:
        values: list[object] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            values.append(self._build(event, (*path, len(values))))
        self._end = _index(event.end_mark)
        return values

    def _mapping(self, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            place = self.last
            key = self._key(event, path)
            if key is None:
                self._build(self._next(), (*path, "?"))
            elif key in values:
                first = self._document.keys[*path, key].line
                self._fault(f"the key {key!r} stands twice; it stands first in line {first}", key, "each key once")
                self._build(self._next(), (*path, f"{key} again"))
            else:
                self._document.keys[*path, key] = place
                values[key] = self._build(self._next(), (*path, key))
        self._end = _index(event.end_mark)
        return values

    def _key(self, event: yaml.Event, path: Path) -> str | None:
        if isinstance(event, yaml.ScalarEvent):
            return " ".join(event.value.split())
        self._fault("a list, mapping or alias cannot be a key", expected="a word")
        self._build(event, (*path, "?"))
        return None

    def _scalar(self, event: yaml.ScalarEvent) -> object:
        value = event.value.strip()
        if any(category(letter) in ("Cc", "Cs") and letter not in "\n\t" for letter in value):
            self._fault(
                "a control character stands in the text", ascii(value)[:40], "letters, digits, signs and blanks"
            )
            return UNREAD
        return read_plain(value) if event.implicit[0] else value


def read_plain(word: str) -> object:
    """Return what a plain (unquoted) word means: nothing, a truth value, a number, or else text.

    >>> [read_plain(word) for word in ["true", "no", "2023-11-08", "150", "0150", "1_000", "13,077", "6.5", ""]]
    [True, 'no', '2023-11-08', 150, '0150', '1_000', '13,077', 6.5, None]
    """
    if word in ("", "~", "null", "Null", "NULL"):
        return None
    if word in ("true", "True", "TRUE"):
        return True
    if word in ("false", "False", "FALSE"):
        return False
    if re.fullmatch(r"-?(0|[1-9][0-9]{0,17})", word, re.ASCII):
        return int(word)
    if re.fullmatch(r"-?[0-9]{1,15}\.[0-9]{1,15}", word, re.ASCII):
        return float(word)
    return word


def _index(mark: object) -> int:
    return int(getattr(mark, "index", 0))
