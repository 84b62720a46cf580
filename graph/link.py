"""Reads from the graph what stands between two countries, each way apart.

Registers give numbers from one edition for each ordered pair and source (``EditionRank``), as everywhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from graph.actors import Actor
from graph.behind import read_about, read_claims
from graph.exchange_rows import read_exchanges
from graph.exchanges import Exchange
from graph.pair import Candidate, Contradiction, Edition, Listing, Occurrence, Pair, Row, ToldTransfer, Way
from graph.possible import read_possible
from graph.ranks import EditionRank
from graph.relatives import read_relatives
from graph.statements import Page
from graph.store.base import Node, Reader, Value
from graph.store.publications import rank_of, scope_of
from graph.words import DELIVERIES, Act, Basis, Kind, SourceKind, Standing

MOST_CLAIMS = 500
"""How many claims about told transfers are read for one pair; the page says so where there are more."""

_BETWEEN = """
MATCH (s:Actor {id: $supplier})-[:SUPPLIER_OF]->(t:Transfer)<-[:RECIPIENT_OF]-(r:Actor {id: $recipient})
"""

_LISTED = (
    _BETWEEN
    + """
MATCH (c:Claim)-[:ABOUT]->(t)
WHERE c.speaker_role = 'data set' AND c.counts = true
OPTIONAL MATCH (i:Item {id: c.item})
OPTIONAL MATCH (k:Category {id: c.category})
RETURN t.id AS transfer, c AS claim, i.name AS item, k.name AS category
ORDER BY c.id
"""
)

_TOLD = (
    _BETWEEN
    + """
MATCH (c:Claim)-[:ABOUT]->(t)
WHERE c.speaker_role IS NULL OR c.speaker_role <> 'data set'
WITH DISTINCT t
OPTIONAL MATCH (t)-[:OF]->(i:Item)
OPTIONAL MATCH (row:Claim)-[:ABOUT]->(t) WHERE row.speaker_role = 'data set'
RETURN t AS transfer, i.id AS item, i.name AS item_name, count(row) AS listed
ORDER BY t.id
"""
)

_ITEMS_LISTED = """
UNWIND $items AS id
MATCH (i:Item {id: id})
WHERE EXISTS { MATCH (t:Transfer)-[:OF]->(i) WHERE t.registers > 0 }
RETURN id
ORDER BY id
"""

_OCCURRENCES = """
UNWIND $transfers AS id
MATCH (c:Claim)-[:ABOUT]->(t:Transfer {id: id})
WHERE c.counts = true AND c.act IS NOT NULL AND (c.speaker_role IS NULL OR c.speaker_role <> 'data set')
MATCH (p:Report)-[:STATES]->(c)
OPTIONAL MATCH (c)-[:RESTS_ON]->(o:Report)
RETURN id, c.id AS claim, c.act AS act, c.event_date AS day, c.delivery_years AS years, c.order_year AS order_year,
       p.published AS published, min(o.published) AS origin
ORDER BY id, claim
"""

_CONTRADICTIONS = (
    _BETWEEN
    + """
MATCH (c:Claim)-[:ABOUT]->(t)
MATCH (c)-[x:CONTRADICTS]->(d:Claim)
RETURN t.id AS transfer, c.id AS one, d.id AS other, x.about AS about, x.within AS within
ORDER BY transfer, about, one, other
"""
)

_REGISTERS = """
MATCH (s:Source)-[:PUBLISHED]->(r:Report)
WHERE r.loaded = true AND r.compared IS NULL AND s.kind = $kind
  AND r.covers_to IS NOT NULL
RETURN s.id AS source, s.name AS source_name, r AS report
ORDER BY r.id
"""

Editions = Mapping[str, tuple[Edition, EditionRank]]


def read_pair(reader: Reader, one: Actor, other: Actor) -> Pair:
    """Read what is loaded about transfers between two different actors, both ways."""
    editions = {row["report"].id: _edition(row) for row in _rows(reader, _REGISTERS, kind=SourceKind.COMPILER.value)}
    ways = _way(reader, editions, one, other), _way(reader, editions, other, one)
    told = [told.id for way in ways for told in way.told]
    page = read_about(reader, told, limit=MOST_CLAIMS) if told else Page((), 0)
    contradictions = [found for way in ways for found in _contradictions(reader, way)]
    cited = {listing.edition.report for way in ways for listing in way.listings if listing.rows}
    candidates = [one for way in ways for transfer in way.told for one in transfer.could_come_from]
    cited |= {one.edition for one in candidates if one.edition is not None}
    return Pair(
        one=one,
        other=other,
        ways=ways,
        statements=page.statements,
        total=page.total,
        contradictions=tuple(contradictions),
        relatives=read_relatives(reader, one, other),
        registers=tuple(edition for edition, _ in editions.values()),
        cited=tuple(sorted(cited | _reports(reader, told))),
    )


def read_rows(reader: Reader, rows: Sequence[Row]) -> Page:
    """Read the claims that are some rows of registers, in their order."""
    return read_claims(reader, [row.claim for row in rows])


def _way(reader: Reader, editions: Editions, supplier: Actor, recipient: Actor) -> Way:
    ends = {"supplier": supplier.id, "recipient": recipient.id}
    listed: dict[str, list[Row]] = defaultdict(list)
    for row in _rows(reader, _LISTED, **ends):
        report = row["claim"].properties["report"]
        if report in editions:
            listed[report].append(_row(row))
    return Way(
        supplier=supplier,
        recipient=recipient,
        listings=_choose(listed, editions),
        told=_told(reader, _rows(reader, _TOLD, **ends)),
    )


def _choose(listed: Mapping[str, Sequence[Row]], editions: Editions) -> tuple[Listing, ...]:
    """Choose of each source the one edition that gives the numbers."""
    by_source: dict[str, list[str]] = defaultdict(list)
    for report in listed:
        by_source[editions[report][0].source].append(report)
    listings = []
    for _, reports in sorted(by_source.items()):
        best = min(reports, key=lambda report: editions[report][1].order)
        rows = sorted(listed[best], key=lambda row: (-row.year, row.transfer, row.claim))
        others = {row.transfer for report in reports for row in listed[report]}
        elsewhere = len(others - {row.transfer for row in rows})
        listings.append(Listing(edition=editions[best][0], rows=tuple(rows), elsewhere=elsewhere))
    return tuple(listings)


def _told(reader: Reader, rows: Sequence[Mapping[str, Value]]) -> tuple[ToldTransfer, ...]:
    if not rows:
        return ()
    transfers = [row["transfer"].id for row in rows]
    items = sorted({row["item"] for row in rows if row["item"] is not None})
    listed = {row["id"] for row in _rows(reader, _ITEMS_LISTED, items=items)} if items else set()
    occurrences: dict[str, list[Occurrence]] = defaultdict(list)
    for row in _rows(reader, _OCCURRENCES, transfers=transfers):
        occurrences[row["id"]].append(_occurrence(row))
    possible = read_possible(reader, transfers)
    exchanges = read_exchanges(reader, transfers)
    return tuple(
        _told_transfer(
            row["transfer"],
            item=row["item_name"],
            item_listed=row["item"] in listed,
            is_listed=row["listed"] > 0,
            occurrences=tuple(occurrences[row["transfer"].id]),
            possible=possible.get(row["transfer"].id, ()),
            exchanges=exchanges.get(row["transfer"].id, ()),
        )
        for row in rows
    )


def _told_transfer(
    node: Node,
    *,
    item: str | None,
    item_listed: bool,
    is_listed: bool,
    occurrences: tuple[Occurrence, ...],
    possible: tuple[Candidate, ...],
    exchanges: tuple[Exchange, ...],
) -> ToldTransfer:
    own: Mapping[str, Value] = node.properties
    return ToldTransfer(
        id=node.id,
        name=node.name,
        status=Act(own["status"]) if own.get("status") is not None else None,
        standing=Standing(own["standing"]),
        kind=Kind(own["kind"]) if own.get("kind") is not None else None,
        item=item,
        item_listed=item_listed,
        quantity_low=own.get("quantity_low"),
        quantity_high=own.get("quantity_high"),
        quantity_basis=Basis(own["quantity_basis"]) if own.get("quantity_basis") is not None else None,
        independent_sources=own["independent_sources"],
        sources_against=own["sources_against"],
        listed=is_listed,
        expected_by=own.get("expected_by"),
        occurrences=occurrences,
        could_come_from=possible,
        exchanges=exchanges,
    )


def _occurrence(row: Mapping[str, Value]) -> Occurrence:
    """Return the years that a claim states, and else the day after which the event cannot be (rule 4)."""
    act = Act(row["act"])
    years = list(row["years"] or ()) if act in DELIVERIES else []
    if row["day"] is not None:
        years = [row["day"].year]
    elif act is Act.ORDERED and row["order_year"] is not None:
        years = [row["order_year"]]
    days: list[date] = [day for day in (row["published"], row["origin"]) if day is not None]
    return Occurrence(act=act, stated=tuple(years), published=min(days, default=None))


def _contradictions(reader: Reader, way: Way) -> list[Contradiction]:
    rows = _rows(reader, _CONTRADICTIONS, supplier=way.supplier.id, recipient=way.recipient.id)
    return [Contradiction(**row) for row in rows]


def _reports(reader: Reader, transfers: Iterable[str]) -> set[str]:
    statement = (
        "UNWIND $transfers AS id MATCH (c:Claim)-[:ABOUT]->(:Transfer {id: id}) RETURN DISTINCT c.report AS report"
    )
    return {row["report"] for row in _rows(reader, statement, transfers=list(transfers))}


def _rows(reader: Reader, statement: str, **parameters: Value) -> list[dict[str, Value]]:
    return reader.run(statement, parameters, row_limit=None).rows


def _row(row: Mapping[str, Value]) -> Row:
    own: Mapping[str, Value] = row["claim"].properties
    numbers = ("order_year", "ordered", "delivered", "tiv_order", "tiv_delivered")
    return Row(
        claim=row["claim"].id,
        transfer=row["transfer"],
        act=Act(own["act"]) if own.get("act") is not None else None,
        item=row["item"],
        category=row["category"],
        ordered_estimated=bool(own.get("ordered_estimated")),
        delivered_estimated=bool(own.get("delivered_estimated")),
        delivery_years=tuple(own.get("delivery_years") or ()),
        delivery_range=bool(own.get("delivery_range")),
        **{name: own.get(name) for name in numbers},
    )


def _edition(row: Mapping[str, Value]) -> tuple[Edition, EditionRank]:
    own: Mapping[str, Value] = row["report"].properties
    edition = Edition(
        report=row["report"].id,
        source=row["source"],
        source_name=row["source_name"],
        name=row["report"].name,
        first_year=own.get("covers_from"),
        last_year=own.get("covers_to"),
        scope=scope_of(own),
    )
    return edition, rank_of(own, is_register=True)
