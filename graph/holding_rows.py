"""Reads from the graph what is loaded: sources, their reports with counts and reasons, and the origins behind them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.holdings import HeldReport, HeldSource, Holdings
from graph.matches import Weapon
from graph.store.base import Node, Reader, Value
from graph.words import Act, Precision, SourceKind, Stance

_REPORTS = """
MATCH (s:Source)-[:PUBLISHED]->(r:Report)
RETURN s AS source, r AS report
ORDER BY s.id, r.id
"""

_ACTS = """
MATCH (c:Claim)
RETURN c.report AS report, c.act AS act, c.stance AS stance, count(*) AS claims
ORDER BY report, act, stance
"""

_RESTS = """
MATCH (c:Claim)-[:RESTS_ON]->(r:Report)
RETURN r.id AS origin, count(DISTINCT c) AS claims, count(DISTINCT c.report) AS reports
ORDER BY origin
"""

_ITEMS = """
MATCH (i:Item)
RETURN i.id AS id, i.name AS name, i.description AS description
ORDER BY name, id
"""

_GOING = """
MATCH (:Report {id: $report})-[:STATES]->(:Claim)-[:ABOUT]->(t:Transfer)
WITH DISTINCT t
RETURN EXISTS { MATCH (o:Claim)-[:ABOUT]->(t) WHERE o.report <> $report } AS stays, count(t) AS transfers
ORDER BY stays
"""

_CHANGED = "MATCH (g:Graph {id: 'graph'}) RETURN g.last_change AS moment"

_AS_THEY_STAND = (
    *("url", "language", "published", "accessed", "generated", "edition", "layout", "file", "sha256"),
    *("rows_read", "claims", "compared", "refused", "repaired", "uncategorised", "loaded_at"),
)
"""Properties of a report's node that are taken over as they are."""

Acts = tuple[tuple[Act | None, Stance, int], ...]


def count_going(reader: Reader, report: str) -> tuple[int, int]:
    """Count what a removal of a report would take away: transfers that go with it, and those that stay, changed."""
    found = {row["stays"]: row["transfers"] for row in reader.run(_GOING, {"report": report}).rows}
    return found.get(False, 0), found.get(True, 0)


def read_holdings(reader: Reader) -> Holdings:
    """Read what is loaded."""
    acts: dict[str, list[tuple[Act | None, Stance, int]]] = defaultdict(list)
    for row in reader.run(_ACTS, row_limit=None).rows:
        act = Act(row["act"]) if row["act"] is not None else None
        acts[row["report"]].append((act, Stance(row["stance"]), row["claims"]))
    rests = {row["origin"]: row for row in reader.run(_RESTS, row_limit=None).rows}
    reports: dict[str, list[HeldReport]] = defaultdict(list)
    sources: dict[str, Node] = {}
    for row in reader.run(_REPORTS, row_limit=None).rows:
        sources[row["source"].id] = row["source"]
        told = rests.get(row["report"].id)
        reports[row["source"].id].append(_report(row["report"], tuple(acts[row["report"].id]), told))
    changed = reader.run(_CHANGED).rows
    held = [_source(node, reports[source]) for source, node in sources.items()]
    held.sort(key=lambda source: (-source.claims, source.name, source.id))
    return Holdings(tuple(held), changed[0]["moment"] if changed else None)


def list_weapons(reader: Reader) -> list[Weapon]:
    """Return all items that somebody can look for, by name."""
    rows = reader.run(_ITEMS, row_limit=None).rows
    return [Weapon(row["id"], row["name"], row["description"] or "") for row in rows]


def _source(node: Node, reports: Sequence[HeldReport]) -> HeldSource:
    own: Mapping[str, Value] = node.properties
    return HeldSource(
        id=node.id,
        name=node.name,
        kind=SourceKind(own["kind"]),
        publisher=own.get("publisher"),
        url=own.get("url"),
        data_licence=own.get("data_licence"),
        citation=own.get("citation"),
        reports=tuple(sorted(reports, key=lambda report: (not report.loaded, -report.claims, report.id))),
    )


def _report(node: Node, acts: Acts, told: Mapping[str, Value] | None) -> HeldReport:
    own: Mapping[str, Value] = node.properties
    given = {name: own[name] for name in _AS_THEY_STAND if own.get(name) is not None}
    precision = own.get("published_precision")
    return HeldReport(
        id=node.id,
        name=node.name,
        loaded=bool(own.get("loaded")),
        precision=Precision(precision) if precision else None,
        window=(own.get("window_from"), own.get("window_to")),
        span=(own.get("span_from"), own.get("span_to")),
        acts=acts,
        retold_by=told["reports"] if told is not None else 0,
        rests=told["claims"] if told is not None else 0,
        refusals=tuple(own.get("refusals") or ()),
        repairs=tuple(own.get("repairs") or ()),
        unmatched_names=tuple(own.get("unmatched_names") or ()),
        **given,
    )
