"""On which reports the rows of an answer rest, and how to cite them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.store.base import Node, Path, Reader, Relationship, Value
from queries.question import Question

_ABOUT = """
UNWIND $ids AS id
MATCH (c:Claim)-[:ABOUT]->(:{label} {{id: id}})
RETURN DISTINCT c.report AS report
"""
_PUBLISHED = """
UNWIND $ids AS id
MATCH (:Source {id: id})-[:PUBLISHED]->(r:Report)
WHERE r.loaded = true
RETURN DISTINCT r.id AS report
"""
_CITED = """
UNWIND $reports AS id
MATCH (s:Source)-[:PUBLISHED]->(r:Report {id: id})
RETURN r.id AS report, r.name AS name, r.edition AS edition, r.published AS published, r.generated AS generated,
       r.window_from AS window_from, r.window_to AS window_to, s.id AS source, s.citation AS citation,
       s.data_licence AS data_licence
ORDER BY report
"""
_SUBJECTS = ("Transfer", "Loss", "Concession", "Context")


@dataclass(frozen=True, slots=True)
class Citation:
    """One report that rows rest on, with the line to show beside its numbers and what its terms allow."""

    report: str
    name: str
    source: str
    citation: str
    data_licence: str | None

    def line(self) -> str:
        """Return it as one line."""
        licence = f" Data licence: {self.data_licence.rstrip('.')}." if self.data_licence else ""
        return f"{self.citation.rstrip('.')}. {self.name.rstrip('.')} ({self.report}).{licence}"


def cite(reader: Reader, question: Question | None, rows: Sequence[Mapping[str, Value]]) -> tuple[Citation, ...]:
    """Return a citation for every report that rows rest on, by report id.

    Nodes tell it by the claims about them; a column of reports holds their ids. Where an answer holds neither,
    as a stranger's own Cypher may, there is nothing to cite.
    """
    found: dict[str, set[str]] = defaultdict(set)
    reports = {column.name for column in question.columns if column.type == "report"} if question else set()
    for row in rows:
        for name, value in row.items():
            if name in reports:
                found["Report"].update(str(part) for part in _flat(value) if part is not None)
            else:
                _gather(value, found)
    cited = set(found["Report"])
    for label in _SUBJECTS:
        if found[label]:
            statement = _ABOUT.format(label=label)
            cited |= {
                row["report"] for row in reader.run(statement, {"ids": sorted(found[label])}, row_limit=None).rows
            }
    if found["Source"]:
        told = reader.run(_PUBLISHED, {"ids": sorted(found["Source"])}, row_limit=None).rows
        cited |= {row["report"] for row in told}
    if not cited:
        return ()
    told = reader.run(_CITED, {"reports": sorted(cited)}, row_limit=None).rows
    return tuple(
        Citation(row["report"], row["name"], row["source"], row["citation"] or row["source"], row["data_licence"])
        for row in told
    )


def _gather(value: Value, found: dict[str, set[str]]) -> None:
    for part in _flat(value):
        if isinstance(part, Node):
            for label in part.labels:
                found[label].add(part.id)
            if "Claim" in part.labels:
                found["Report"].add(str(part.properties["report"]))
        elif isinstance(part, Relationship):
            for end in (part.start, part.end):
                found[end.label].add(end.id)
            if "edition" in part.properties:
                found["Report"].add(str(part.properties["edition"]))
        elif isinstance(part, Path):
            for inner in (*part.nodes, *part.relationships):
                _gather(inner, found)
        elif isinstance(part, dict):
            _gather(list(part.values()), found)


def _flat(value: Value) -> Iterator[Value]:
    if isinstance(value, list | tuple):
        for part in value:
            yield from _flat(part)
    else:
        yield value


def by_number(citations: Iterable[Citation]) -> dict[str, int]:
    """Return the number of each citation, from 1, by report id: how tables refer to what stands below them."""
    return {citation.report: number for number, citation in enumerate(citations, 1)}
