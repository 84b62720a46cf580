"""Reads from the graph the claims behind a line of a picture, with what stands around each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from graph.grammar import Stroke
from graph.statements import Against, Page, Publication, Statement
from graph.store.base import Node, Reader, Value
from graph.surroundings import Line
from graph.words import DELIVERIES, Act, Basis, Kind, Precision, SpeakerRole, Stance, Standing

W = TypeVar("W", bound=StrEnum)

PAGE = 50
"""How many claims are read at a time."""

_OF_LINE = """
MATCH (s:Actor {id: $supplier})-[:SUPPLIER_OF]->(t:Transfer)<-[:RECIPIENT_OF]-(r:Actor {id: $recipient})
WHERE coalesce(t.status, 'uncounted') + '/' + t.standing IN $statuses
MATCH (c:Claim)-[:ABOUT]->(t)
"""

_OF_TRANSFERS = """
UNWIND $transfers AS transfer
MATCH (t:Transfer {id: transfer})
MATCH (c:Claim)-[:ABOUT]->(t)
OPTIONAL MATCH (s:Actor)-[:SUPPLIER_OF]->(t)
OPTIONAL MATCH (r:Actor)-[:RECIPIENT_OF]->(t)
"""

_OF_CLAIMS = """
UNWIND $claims AS claim
MATCH (c:Claim {id: claim})-[:ABOUT]->(t:Transfer)
OPTIONAL MATCH (s:Actor)-[:SUPPLIER_OF]->(t)
OPTIONAL MATCH (r:Actor)-[:RECIPIENT_OF]->(t)
"""

_COUNT = "RETURN count(DISTINCT c) AS claims"

_CLAIMS = """
MATCH (p:Report)-[:STATES]->(c)
MATCH (o:Source)-[:PUBLISHED]->(p)
OPTIONAL MATCH (i:Item {id: c.item})
RETURN c AS claim, s.id AS supplier, s.name AS supplier_name, r.id AS recipient, r.name AS recipient_name,
       i.name AS item, p AS report, o.name AS source,
       t.id AS transfer, t.independent_sources AS independent_sources,
       coalesce(t.last_delivery, t.order_year, 0) AS year,
       CASE WHEN NOT c.counts THEN 3
            WHEN c.act <> t.status THEN 2
            WHEN c.supplier IS NULL OR c.recipient IS NULL THEN 1
            ELSE 0 END AS weight
ORDER BY year DESC, transfer, weight, coalesce(c.credibility, 9), c.id
SKIP $skip LIMIT $limit
"""

_ORIGINS = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:RESTS_ON]->(p:Report)
MATCH (o:Source)-[:PUBLISHED]->(p)
RETURN id, o.name AS source, p AS report
ORDER BY id, p.id
"""

_AGAINST = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[x:CONTRADICTS]-(d:Claim)
RETURN id, x.about AS about, x.within AS within, d.name AS name, d.locator AS locator
ORDER BY id, d.id, about
"""

_WAY = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})
WHERE c.comes_from IS NOT NULL OR c.via IS NOT NULL
OPTIONAL MATCH (f:Actor {id: c.comes_from})
OPTIONAL MATCH (v:Actor {id: c.via})
RETURN id, f.name AS comes_from, v.name AS via
ORDER BY id
"""

_ACTED = """
UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:ACTED_BY]->(a:Actor)
RETURN id, a.name AS name
ORDER BY id, a.id
"""


def read_behind(reader: Reader, lines: Sequence[Line], *, limit: int = PAGE) -> Page:
    """Read the claims behind some lines, line by line, the newest transfers first."""
    statements: list[Statement] = []
    total = 0
    for line in lines:
        parameters = {"supplier": line.supplier, "recipient": line.recipient, "statuses": _status_keys(line)}
        total += reader.run(_OF_LINE + _COUNT, parameters).rows[0]["claims"]
        if len(statements) < limit:
            paging = {"skip": 0, "limit": limit - len(statements)}
            statements += _statements(reader, reader.run(_OF_LINE + _CLAIMS, parameters | paging, row_limit=None).rows)
    return Page(tuple(statements), total)


def read_about(reader: Reader, transfers: Sequence[str], *, limit: int = PAGE) -> Page:
    """Read the claims about some transfers, by their ids."""
    parameters = {"transfers": list(transfers)}
    total = reader.run(_OF_TRANSFERS + _COUNT, parameters).rows[0]["claims"]
    paging = {"skip": 0, "limit": limit}
    rows = reader.run(_OF_TRANSFERS + _CLAIMS, parameters | paging, row_limit=None).rows
    return Page(tuple(_statements(reader, rows)), total)


def read_claims(reader: Reader, claims: Sequence[str]) -> Page:
    """Read some claims about transfers, by their ids and in their order; one that is not there is left out."""
    places = {claim: place for place, claim in enumerate(claims)}
    if not places:
        return Page((), 0)
    parameters = {"claims": list(places), "skip": 0, "limit": len(places)}
    found = _statements(reader, reader.run(_OF_CLAIMS + _CLAIMS, parameters, row_limit=None).rows)
    return Page(tuple(sorted(found, key=lambda one: places[one.id])), len(found))


def _status_keys(line: Line) -> list[str]:
    """Return "status/standing" of every transfer that belongs to a line.

    What is delivered and recorded is one line, and what is only reported as delivered another.
    """
    statuses = {status for status, _ in line.statuses}
    standings = list(Standing)
    if statuses & DELIVERIES:
        statuses = set(DELIVERIES)
        recorded = line.stroke is Stroke.DELIVERED
        standings = [standing for standing in Standing if (standing is Standing.RECORDED) is recorded]
    return sorted(f"{status or 'uncounted'}/{standing}" for status in statuses for standing in standings)


def _statements(reader: Reader, rows: Sequence[Mapping[str, Value]]) -> list[Statement]:
    """Make statements of rows, with what stands around those that are more than a row of a register."""
    told = [row["claim"].id for row in rows if row["claim"].properties.get("speaker_role") != SpeakerRole.DATA_SET]
    origins: dict[str, list[Publication]] = defaultdict(list)
    against: dict[str, list[Against]] = defaultdict(list)
    acted_by: dict[str, list[str]] = defaultdict(list)
    way: dict[str, Mapping[str, Value]] = {}
    if told:
        way = {row["id"]: row for row in reader.run(_WAY, {"ids": told}, row_limit=None).rows}
        for row in reader.run(_ORIGINS, {"ids": told}, row_limit=None).rows:
            origins[row["id"]].append(_publication(row["source"], row["report"]))
        for row in reader.run(_AGAINST, {"ids": told}, row_limit=None).rows:
            against[row["id"]].append(Against(row["about"], row["within"], row["name"], row["locator"]))
        for row in reader.run(_ACTED, {"ids": told}, row_limit=None).rows:
            acted_by[row["id"]].append(row["name"])
    return [
        _statement(row, tuple(origins[claim]), tuple(against[claim]), tuple(acted_by[claim]), way.get(claim, {}))
        for claim, row in ((row["claim"].id, row) for row in rows)
    ]


_AS_THEY_STAND = (
    *("id", "name", "locator", "counts", "withdrawn", "description", "comment", "speaker", "hedge", "quotation"),
    *("reliability", "credibility", "quantity_low", "quantity_high", "expected_by"),
    *("ordered", "ordered_estimated", "delivered", "delivered_estimated", "order_year", "order_year_estimated"),
    *("value_low", "value_high", "currency"),
)
"""Properties of a claim's node that a statement takes over as they are."""


def _statement(
    row: Mapping[str, Value],
    origins: tuple[Publication, ...],
    against: tuple[Against, ...],
    acted_by: tuple[str, ...],
    way: Mapping[str, Value],
) -> Statement:
    own: Mapping[str, Value] = row["claim"].properties
    given = {name: own[name] for name in _AS_THEY_STAND if own.get(name) is not None}
    return Statement(
        **given,
        transfer=row["transfer"],
        stance=Stance(own["stance"]),
        act=_word(Act, own.get("act")),
        kind=_word(Kind, own.get("kind")),
        supplier=_party(row, "supplier"),
        recipient=_party(row, "recipient"),
        item=row["item"] or (f"“{own['item_text']}”" if own.get("item_text") else None),
        quantity_basis=_word(Basis, own.get("quantity_basis")),
        delivery_years=tuple(own.get("delivery_years") or ()),
        delivery_range=bool(own.get("delivery_range")),
        expected_by_precision=_word(Precision, own.get("expected_by_precision")),
        speaker_role=_word(SpeakerRole, own.get("speaker_role")),
        report=_publication(row["source"], row["report"]),
        origins=origins,
        against=against,
        acted_by=acted_by,
        comes_from=way.get("comes_from") or _as_written(own, "comes_from"),
        via=way.get("via") or _as_written(own, "via"),
        marks=tuple(own.get("marks") or ()),
        independent_sources=row["independent_sources"],
    )


def _party(row: Mapping[str, Value], role: str) -> str | None:
    """Return the party that the claim itself states, which may be none, or another than the transfer's."""
    own: Mapping[str, Value] = row["claim"].properties
    stated: str | None = own.get(role)
    name: str | None = row[f"{role}_name"] if stated == row[role] else own.get(f"{role}_text", stated)
    return name if stated else None


def _as_written(own: Mapping[str, Value], name: str) -> str | None:
    """Return the words of a claim for a place that no table knows, in quotation marks."""
    text: str | None = own.get(f"{name}_text")
    return f"“{text}”" if text else None


def _publication(source: str, report: Node) -> Publication:
    own: Mapping[str, Value] = report.properties
    return Publication(
        source=source,
        name=report.name,
        published=own.get("published"),
        precision=_word(Precision, own.get("published_precision")),
        edition=own.get("edition"),
    )


def _word(words: type[W], value: Value) -> W | None:
    return words(value) if value is not None else None
