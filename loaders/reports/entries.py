"""The entries of a file: each is one claim about one transfer, concession, loss or piece of context."""

from dataclasses import dataclass

from graph.words import Subject
from loaders.reports.fields import Fields
from loaders.reports.positions import Document

SECTIONS = {
    "claims": Subject.TRANSFER,
    "concessions": Subject.CONCESSION,
    "losses": Subject.LOSS,
    "context": Subject.CONTEXT,
}
"""The lists of a file whose entries are claims, and what these are about."""

_KEYS = {"claims": "transfer", "concessions": "concession", "losses": "loss"}
"""The key by which entries of several files are about the same thing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the list it stands in, its own id and the id of its report."""

    section: str
    fields: Fields
    id: str
    report: str

    @property
    def claim_id(self) -> str:
        """The id of the claim."""
        return f"{self.report}:{self.id}"

    @property
    def key(self) -> str | None:
        """The key of what it is about, as written; None where there is none."""
        return self.fields.exact(_KEYS[self.section]) if self.section in _KEYS else None

    @property
    def about(self) -> str:
        """The id of what it is about: its key, else the claim stands alone."""
        return self.key or self.claim_id

    @property
    def parties(self) -> tuple[str, ...]:
        """The keys under which actors stand."""
        return {
            "claims": ("supplier", "recipient", "acted_by"),
            "concessions": ("grantor", "grantee", "acted_by"),
            "losses": ("loser", "captured_by"),
        }.get(self.section, ())


def list_entries(root: Fields) -> list[Entry]:
    """Return the entries of a file, list by list; one without an id is called by its list and place.

    >>> from loaders.reports.fields import fields_of
    >>> [entry.claim_id for entry in list_entries(fields_of({"report": {"id": "r"}, "claims": [{"id": "a"}, {}]}))]
    ['r:a', 'r:claims-2']
    """
    report = root.under("report").text("id") or ""
    return [
        Entry(section, fields, fields.text("id") or f"{section}-{ordinal}", report)
        for section in SECTIONS
        for ordinal, fields in enumerate(root.each(section), start=1)
    ]


def count_entries(document: Document) -> int:
    """Return how many entries a text has, as far as it could be read."""
    return sum(1 for path in document.places if len(path) == 2 and path[0] in SECTIONS and isinstance(path[1], int))


def raw_text(document: Document, entry: Entry) -> str | None:
    """Return an entry as it is typed, its lines moved to the left edge."""
    span = document.spans.get(entry.fields.path)
    if span is None:
        return None
    start, end = span
    indent = start - (document.text.rfind("\n", 0, start) + 1)
    lines = [line.rstrip() for line in (" " * indent + document.text[start:end]).split("\n")]
    while lines and (not lines[-1] or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return "\n".join(line[indent:] if not line[:indent].strip() else line for line in lines)
