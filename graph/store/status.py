"""What a graph holds, for the command line and the pages: counts, reports, and which edition gives the sums."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from graph.store.base import Counts, Reader


@dataclass(frozen=True, slots=True)
class ReportStatus:
    """A loaded report; ``pairs`` is for how many pairs of actors its edition gives the sums."""

    id: str
    source: str
    name: str
    edition: str | None
    file: str | None
    claims: int
    refused: int
    pairs: int
    loaded_at: datetime | None
    compared: int = 0


@dataclass(frozen=True, slots=True)
class GraphStatus:
    """Engine, place, counts, loaded reports and the last change."""

    engine: str
    location: str
    version: str
    counts: Counts
    reports: list[ReportStatus]
    last_change: datetime | None

    def as_json(self) -> dict[str, Any]:
        """Return the shape that scripts rely on; keys may be added, never renamed."""
        return {
            "editions": [{"report": report.id, "pairs": report.pairs} for report in self.reports if report.pairs],
            "engine": self.engine,
            "location": self.location,
            "version": self.version,
            "last_change": self.last_change.isoformat() if self.last_change else None,
            "nodes": self.counts.nodes,
            "relationships": self.counts.relationships,
            "reports": [
                {
                    "id": report.id,
                    "source": report.source,
                    "name": report.name,
                    "edition": report.edition,
                    "file": report.file,
                    "claims": report.claims,
                    "compared": report.compared,
                    "refused": report.refused,
                    "loaded_at": report.loaded_at.isoformat() if report.loaded_at else None,
                }
                for report in self.reports
            ],
        }


def read_status(reader: Reader) -> GraphStatus:
    """Read what the graph holds."""
    version = reader.version
    rows = reader.run(
        "MATCH (s:Source)-[:PUBLISHED]->(r:Report) WHERE r.loaded = true "
        "RETURN s.id AS source, r AS report ORDER BY source, r.id",
        row_limit=None,
    ).rows
    editions = reader.run(
        "MATCH (:Actor)-[d:DELIVERED_TO]->(:Actor) RETURN d.edition AS edition, count(*) AS pairs ORDER BY edition",
        row_limit=None,
    ).rows
    pairs = {row["edition"]: row["pairs"] for row in editions}
    reports = [
        ReportStatus(
            id=row["report"].id,
            source=row["source"],
            name=row["report"].name,
            edition=row["report"].properties.get("edition"),
            file=row["report"].properties.get("file"),
            claims=row["report"].properties["claims"],
            refused=row["report"].properties["refused"],
            pairs=pairs.get(row["report"].id, 0),
            loaded_at=row["report"].properties.get("loaded_at"),
            compared=row["report"].properties.get("compared", 0),
        )
        for row in rows
    ]
    last = reader.run("MATCH (g:Graph {id: 'graph'}) RETURN g.last_change AS day").rows
    return GraphStatus(
        engine=reader.engine,
        location=reader.location,
        version=version,
        counts=reader.counts(),
        reports=reports,
        last_change=last[0]["day"] if last else None,
    )
