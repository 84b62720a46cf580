"""What is wrong or worth telling about a file, gathered so that all of it is told at once."""

from collections.abc import Sequence
from difflib import get_close_matches

from loaders.contract import Issue, IssueKind
from loaders.reports.faults import Fault, Place
from loaders.reports.positions import Document, Path

MAX_MISTAKES = 100
"""More mistakes than these are counted, not told: such a file is not a report with slips."""


class Findings:
    """The mistakes and notices about one file, by place."""

    def __init__(self, file: str, document: Document) -> None:
        self._file = file
        self._document = document
        self._mistakes: dict[Issue, None] = {}
        self._notices: dict[Issue, None] = {}

    @property
    def is_full(self) -> bool:
        """Whether enough mistakes were found to stop looking closely."""
        return len(self._mistakes) > MAX_MISTAKES

    @property
    def mistakes(self) -> list[Issue]:
        """Return the mistakes in file order, no more than MAX_MISTAKES and one that says that there are more."""
        found = _in_order(self._mistakes)
        if len(found) <= MAX_MISTAKES:
            return found
        more = Issue(
            kind=IssueKind.REFUSED, file=self._file, reason=f"there are more than these {MAX_MISTAKES} mistakes"
        )
        return [*found[:MAX_MISTAKES], more]

    @property
    def notices(self) -> list[Issue]:
        """Return the notices in file order."""
        return _in_order(self._notices)

    def fault(self, fault: Fault) -> None:
        """Add a fault of the YAML text."""
        self._add(IssueKind.REFUSED, fault.place, fault.reason, fault.found, fault.expected)

    def mistake(
        self, path: Path, reason: str, *, found: object = None, expected: str | None = None, at_key: bool = False
    ) -> None:
        """Add a mistake in a value, or in its key."""
        self._add(IssueKind.REFUSED, self.place(path, at_key), reason, found, expected)

    def notice(self, path: Path, reason: str, *, found: object = None, expected: str | None = None) -> None:
        """Add something worth telling about a value that is loaded all the same."""
        self._add(IssueKind.NOTICE, self.place(path), reason, found, expected)

    def written(self, path: Path, value: object) -> object:
        """Return a value as it is typed, where it fits a line: 40.000 and not 40.0, "150" with its quotation marks."""
        start, end = self._document.spans.get(path, (0, 0))
        lines = self._document.text[start:end].splitlines()
        return value if isinstance(value, dict | list) or not lines else lines[0]

    def place(self, path: Path, at_key: bool = False) -> Place:
        """Return where a value stands, or else the nearest thing above it."""
        if at_key and path in self._document.keys:
            return self._document.keys[path]
        while path and path not in self._document.places:
            path = path[:-1]
        return self._document.places.get(path, Place(1, 1))

    def _add(self, kind: IssueKind, place: Place, reason: str, found: object, expected: str | None) -> None:
        issue = Issue(
            kind=kind,
            file=self._file,
            line=place.line,
            column=place.column,
            reason=reason,
            found=None if found is None else shorten(found),
            expected=expected,
        )
        (self._mistakes if kind is IssueKind.REFUSED else self._notices)[issue] = None


def shorten(value: object, length: int = 60) -> str:
    """Return a value as short text for a message.

    >>> shorten({"a": 1, "b": 2}), shorten(True), shorten("x" * 100, 5)
    ('keys a, b', 'true', 'xxxxx …')
    """
    if isinstance(value, dict):
        text = "keys " + ", ".join(list(value)[:6]) if value else "no keys"
    elif isinstance(value, list):
        text = f"a list of {len(value)}"
    elif isinstance(value, bool):
        text = str(value).lower()
    else:
        text = str(value)
    return text if len(text) <= length else f"{text[:length].rstrip()} …"


def allow(found: object, allowed: Sequence[str]) -> str:
    """Return what is allowed, with the nearest to what was found first.

    >>> allow("requestd", ["offered", "requested"])
    "'requested' perhaps; allowed are: offered, requested"
    """
    near = get_close_matches(found[:80].casefold(), allowed, 1) if isinstance(found, str) else []
    words = f"one of: {', '.join(allowed)}" if allowed else "nothing"
    return f"{near[0]!r} perhaps; allowed are: {', '.join(allowed)}" if near else words


def _in_order(issues: dict[Issue, None]) -> list[Issue]:
    return sorted(issues, key=lambda issue: (issue.line or 0, issue.column or 0))
