"""What the tests of typed reports share: reading a text, and what is told of one that is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from graph.claims import Claim
from graph.reports import Report
from loaders.contract import Issue, IssueKind, LoadOptions, RefusedFile, SourceFile
from loaders.reports import loader

SAMPLE = Path(loader.__file__).parent / "sample"

HEAD = """\
report:
  id: r
  source: {id: s, name: The Source, kind: outlet}
"""

CLAIM = """\
claims:
  - id: a
    transfer: t
    supplier: Egypt
    recipient: Russia
    act: agreed
    acted_by: Egypt
    locator: line 1
"""


@dataclass(frozen=True)
class Loaded:
    """A report that was read to its end."""

    report: Report
    claims: list[Claim]
    notices: list[Issue]
    rows_read: int

    @property
    def claim(self) -> Claim:
        """The only claim."""
        (claim,) = self.claims
        return claim


@dataclass(frozen=True)
class Refused:
    """What was told of a file that was refused: its mistakes as (line, column, reason, found, expected)."""

    mistakes: list[tuple[int | None, int | None, str, str | None, str | None]]
    rows_read: int


def as_file(text: str | bytes, name: str = "r.yml") -> SourceFile:
    content = text if isinstance(text, bytes) else text.encode()
    return SourceFile(name, content, sha256(content).hexdigest())


def load_text(text: str | bytes, name: str = "r.yml", options: LoadOptions | None = None) -> Loaded:
    reading = loader.read(as_file(text, name), options or LoadOptions())
    entries = list(reading.entries)
    issues = [entry for entry in entries if isinstance(entry, Issue)]
    assert {issue.kind for issue in issues} <= {IssueKind.NOTICE}
    claims = [entry for entry in entries if isinstance(entry, Claim)]
    return Loaded(reading.report, claims, issues, reading.rows_read)


def refuse_text(text: str | bytes) -> Refused:
    with pytest.raises(RefusedFile) as refusal:
        loader.read(as_file(text), LoadOptions())
    issues = refusal.value.issues
    assert {(issue.kind, issue.file) for issue in issues} == {(IssueKind.REFUSED, "r.yml")}
    told = [(issue.line, issue.column, issue.reason, issue.found, issue.expected) for issue in issues]
    return Refused(told, refusal.value.rows_read)


@pytest.fixture
def load() -> Callable[..., Loaded]:
    """Read a text to its end."""
    return load_text


@pytest.fixture
def refuse() -> Callable[[str | bytes], Refused]:
    """Read a text that must be refused."""
    return refuse_text


@pytest.fixture(scope="session")
def samples() -> dict[str, Loaded]:
    """The reports of the sample by the names of their files, without the ending."""
    return {path.stem: load_text(path.read_bytes(), path.name) for path in sorted(SAMPLE.glob("*.yml"))}


@pytest.fixture(scope="session")
def story(samples: dict[str, Loaded]) -> Loaded:
    """The article that the project starts with."""
    return samples["article-2023-11-de"]


@pytest.fixture
def head() -> str:
    """The head of a report, three lines."""
    return HEAD


@pytest.fixture
def claim() -> str:
    """A list of one claim, eight lines; after HEAD it begins in line 4, and what is added to it stands in line 12."""
    return CLAIM
