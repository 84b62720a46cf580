"""What makes a text no YAML, or no YAML that is read here, in words of our own."""

from dataclasses import dataclass

import yaml

_HINTS = {
    "mapping values are not allowed": "text with a colon and a blank in it to stand in quotes",
    "could not find expected ':'": "a colon after each key",
    "found unexpected end of stream": "each quotation mark and bracket to be closed",
    "but found '<block mapping start>'": "each key of an entry to stand in the same column",
    "cannot start any token": "text that begins with a special character to stand in quotes",
    "found unknown escape character": "backslashes in single quotes, or doubled",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Line and column in a file, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that makes a text no report at all, or that is not read: where, why, what was found and expected."""

    place: Place
    reason: str
    found: str | None = None
    expected: str | None = None


class _Unread:
    """The value of what is not read because it has a fault of its own."""

    def __repr__(self) -> str:
        return "UNREAD"


UNREAD = _Unread()


def tell_unprintable(text: str, error: yaml.reader.ReaderError) -> Fault:
    """Return the fault of a character that no YAML text may hold."""
    before = text[: error.position]
    place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
    found = error.character if isinstance(error.character, int) else ord(error.character[0])
    return Fault(place, "a control character stands in the text", f"U+{found:04X}", "letters, digits, signs and blanks")


def tell_no_yaml(text: str, error: yaml.MarkedYAMLError, last: Place) -> Fault:
    """Return the fault at which the parser gave up; ``last`` is where it was, if it does not say."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Fault(last, f"not YAML: {error.problem}")
    place = Place(mark.line + 1, mark.column + 1)
    lines = text.splitlines()
    line = lines[mark.line].strip()[:60] if mark.line < len(lines) else None
    problem = error.problem or "cannot be read"
    if text[mark.index : mark.index + 1] == "\t" or "'\\t'" in problem:
        return Fault(place, "a tab stands where only blanks may indent", line, "blanks in place of the tab")
    hint = next((hint for words, hint in _HINTS.items() if words in problem), None)
    return Fault(place, f"not YAML: {problem}", line, hint)
