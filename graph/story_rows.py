"""Reads from the graph what the first page tells: the transfers of reports that are no registers, disputed ones first.

Where nothing but registers is loaded, their newest rows stand in.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from graph.actors import Actor
from graph.behind import read_about
from graph.exchange_rows import read_exchanges
from graph.exchanges import Exchange
from graph.statements import Publication, Statement
from graph.store.base import Node, Reader, Value
from graph.story import Episode, LossTold, Origin, Story, Warned, choose_leading
from graph.words import Act, ActorKind, Kind, Precision, SourceKind, Standing

MOST = 12
"""How many transfers the first page tells of."""
_NEWEST = 6
"""How many rows of registers stand there where no other report is loaded."""
_CLAIMS = 600
"""How many claims about them are read at most; a story of twelve transfers has far fewer."""

_REPORTS = """
MATCH (s:Source)-[:PUBLISHED]->(r:Report)
WHERE r.loaded = true AND r.compared IS NULL
RETURN r.id AS id, s.kind AS kind, s.name AS source, r AS report
ORDER BY id
"""

_TOLD = """
UNWIND $reports AS report
MATCH (r:Report {id: report})-[:STATES]->(c:Claim)-[:ABOUT]->(t:Transfer)
OPTIONAL MATCH (c)-[x:CONTRADICTS]-(:Claim)
RETURN t.id AS transfer, count(DISTINCT x) AS contradictions, count(DISTINCT c) AS claims,
       collect(DISTINCT r.id) AS reports, max(r.published_latest) AS published
ORDER BY transfer
"""

_LISTED = """
MATCH (t:Transfer)
WHERE coalesce(t.last_delivery, t.order_year) IS NOT NULL
RETURN t.id AS transfer, coalesce(t.last_delivery, t.order_year) AS year
ORDER BY year DESC, transfer
LIMIT $limit
"""

_TRANSFERS = """
UNWIND $transfers AS id
MATCH (t:Transfer {id: id})
OPTIONAL MATCH (s:Actor)-[:SUPPLIER_OF]->(t)
OPTIONAL MATCH (d:Actor)-[:RECIPIENT_OF]->(t)
RETURN id, t AS transfer, s AS supplier, d AS recipient
ORDER BY id
"""

_WARNINGS = """
UNWIND $transfers AS id
MATCH (x:Context)-[:CONCERNS]->(t:Transfer {id: id})
WHERE x.topic = 'warning'
MATCH (c:Claim)-[:ABOUT]->(x)
MATCH (r:Report)-[:STATES]->(c)
MATCH (s:Source)-[:PUBLISHED]->(r)
RETURN c.id AS claim, x.text AS text, s.name AS source, r AS report, count(DISTINCT t) AS transfers
ORDER BY claim
"""

_LOSSES = """
UNWIND $reports AS report
MATCH (r:Report {id: report})-[:STATES]->(c:Claim)-[:ABOUT]->(l:Loss)
MATCH (s:Source)-[:PUBLISHED]->(r)
OPTIONAL MATCH (c)-[:RESTS_ON]->(o:Report)
OPTIONAL MATCH (p:Source)-[:PUBLISHED]->(o)
OPTIONAL MATCH (l)-[:PART_OF]->(w:Loss)
OPTIONAL MATCH (l)-[:CAPTURED_BY]->(a:Actor)
RETURN l AS loss, c.id AS claim, s.name AS source, r AS report, o AS origin, p.name AS origin_source,
       w.id AS part_of, a.name AS captured_by
ORDER BY l.id, claim
"""

_ORIGINS = """
UNWIND $reports AS report
MATCH (r:Report {id: report})-[:STATES]->(c:Claim)-[:RESTS_ON]->(o:Report)
MATCH (s:Source)-[:PUBLISHED]->(o)
RETURN s.name AS source, o AS report, count(DISTINCT r) AS retellings
ORDER BY retellings DESC, o.id
"""


def read_story(reader: Reader) -> Story:
    """Read the story: of the transfers that reports tell of, the most disputed, then the newest."""
    loaded = reader.run(_REPORTS, row_limit=None).rows
    telling = [row["id"] for row in loaded if row["kind"] != SourceKind.COMPILER]
    has_register = len(telling) < len(loaded)
    told = reader.run(_TOLD, {"reports": telling}, row_limit=None).rows if telling else []
    losses = _losses(reader, telling) if telling else ()
    if not told:
        return _of_registers(reader, loaded, losses) if has_register else Story(losses=losses, cited=tuple(telling))
    registers = [row["id"] for row in loaded if row["kind"] == SourceKind.COMPILER]
    told.sort(key=_order)
    shown = [row["transfer"] for row in told[:MOST]]
    cited = sorted({report for row in told[:MOST] for report in row["reports"]})
    origins = reader.run(_ORIGINS, {"reports": cited}, row_limit=None).rows
    read = [Origin(publication=_publication(r), loaded=_is_loaded(r), retellings=r["retellings"]) for r in origins]
    publications = [_publication(row) for row in loaded if row["id"] in cited]
    return Story(
        episodes=_episodes(reader, shown, {row["transfer"]: len(row["reports"]) for row in told}),
        total=len(told),
        has_register=has_register,
        publications=(*publications, *(one.publication for one in read)),
        origins=tuple(read),
        warnings=_warnings(reader, shown),
        losses=losses,
        cited=tuple(sorted({*cited, *registers, *(loss.told_by for loss in losses)})),
    )


def _order(row: Mapping[str, Value]) -> tuple[int, int, int, str]:
    newest = row["published"].toordinal() if isinstance(row["published"], date) else 0
    return -row["contradictions"], -newest, -row["claims"], row["transfer"]


def _of_registers(reader: Reader, loaded: Sequence[Mapping[str, Value]], losses: tuple[LossTold, ...]) -> Story:
    rows = reader.run(_LISTED, {"limit": _NEWEST}, row_limit=None).rows
    return Story(
        episodes=_episodes(reader, [row["transfer"] for row in rows], {}),
        total=reader.run("MATCH (t:Transfer) RETURN count(t) AS transfers").rows[0]["transfers"],
        in_registers=True,
        has_register=True,
        losses=losses,
        cited=tuple(row["id"] for row in loaded if row["kind"] == SourceKind.COMPILER),
    )


def _episodes(reader: Reader, transfers: Sequence[str], reports: Mapping[str, int]) -> tuple[Episode, ...]:
    """Return some transfers, in the order in which their ids come."""
    parameters = {"transfers": list(transfers)}
    nodes = {row["id"]: row for row in reader.run(_TRANSFERS, parameters, row_limit=None).rows}
    exchanges = read_exchanges(reader, transfers)
    statements: dict[str, list[Statement]] = defaultdict(list)
    for statement in read_about(reader, transfers, limit=_CLAIMS).statements:
        statements[statement.transfer].append(statement)
    return tuple(
        _episode(nodes[one], tuple(statements[one]), exchanges.get(one, ()), reports.get(one, 1))
        for one in transfers
        if statements[one]
    )


def _episode(
    row: Mapping[str, Value], statements: tuple[Statement, ...], exchanges: tuple[Exchange, ...], reports: int
) -> Episode:
    own: Mapping[str, Value] = row["transfer"].properties
    status = _act(own.get("status"))
    return Episode(
        id=row["id"],
        supplier=_actor(row["supplier"]),
        recipient=_actor(row["recipient"]),
        status=status,
        standing=Standing(own["standing"]),
        registers=own["registers"],
        reports=reports,
        leading=choose_leading(statements, status, _kind(own.get("kind"))),
        statements=statements,
        exchanges=exchanges,
        expected_by=own.get("expected_by"),
    )


def _warnings(reader: Reader, transfers: Sequence[str]) -> tuple[Warned, ...]:
    rows = reader.run(_WARNINGS, {"transfers": list(transfers)}, row_limit=None).rows
    return tuple(
        Warned(text=row["text"], claim=row["claim"], report=_publication(row), transfers=row["transfers"])
        for row in rows
        if row["text"]
    )


def _losses(reader: Reader, reports: Sequence[str]) -> tuple[LossTold, ...]:
    """Return each loss once, by the first claim about it, with all origins that this claim names."""
    found: dict[str, LossTold] = {}
    origins: dict[str, dict[str, Publication]] = defaultdict(dict)
    for row in reader.run(_LOSSES, {"reports": list(reports)}, row_limit=None).rows:
        loss: Node = row["loss"]
        first = found.setdefault(loss.id, _loss(row))
        if row["origin"] is not None and first.claim == row["claim"]:
            named = {"source": row["origin_source"], "report": row["origin"]}
            origins[loss.id].setdefault(row["origin"].id, _publication(named))
    return tuple(replace(loss, origins=tuple(origins[loss.id].values())) for loss in found.values())


def _loss(row: Mapping[str, Value]) -> LossTold:
    own: Mapping[str, Value] = row["loss"].properties
    return LossTold(
        id=row["loss"].id,
        name=row["loss"].name,
        count_low=own.get("count_low"),
        claim=row["claim"],
        told_by=row["report"].id,
        report=_publication(row),
        origins=(),
        part_of=row["part_of"],
        captured_by=row["captured_by"],
    )


def _publication(row: Mapping[str, Value]) -> Publication:
    own: Mapping[str, Value] = row["report"].properties
    precision = own.get("published_precision")
    return Publication(
        source=row["source"],
        name=row["report"].name,
        published=own.get("published"),
        precision=Precision(precision) if precision else None,
        edition=own.get("edition"),
    )


def _is_loaded(row: Mapping[str, Value]) -> bool:
    return bool(row["report"].properties.get("loaded"))


def _actor(node: Node | None) -> Actor | None:
    return None if node is None else Actor(node.id, node.name, ActorKind(str(node.properties["kind"])))


def _kind(kind: Value) -> Kind | None:
    return Kind(kind) if kind is not None else None


def _act(status: Value) -> Act | None:
    return Act(status) if status is not None else None
