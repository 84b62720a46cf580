"""Reads deals from the graph: those of some actors, of some items, or between some actors."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from operator import itemgetter

from graph.actors import Actor
from graph.contradictions import is_disputed
from graph.deals import Deal, Deals
from graph.ranks import EditionRank
from graph.store.base import Node, Reader, Value
from graph.store.publications import rank_of
from graph.surroundings import Cited
from graph.words import Act, ActorKind, Kind, SourceKind, Standing

# A deal that is found twice is one below all the same; making them distinct here takes half as long again.
_OF_ACTORS = """
MATCH (f:Actor)-[:SUPPLIER_OF|RECIPIENT_OF]->(t:Transfer)
WHERE f.id IN $ids
WITH t
"""

_OF_ITEMS = """
MATCH (t:Transfer)-[:OF]->(x:Item)
WHERE x.id IN $ids
WITH t
"""

_AMONG = """
MATCH (f:Actor)-[:SUPPLIER_OF]->(t:Transfer)<-[:RECIPIENT_OF]-(g:Actor)
WHERE f.id IN $ids AND g.id IN $ids
WITH t
"""

_ROWS = """
RETURN t.id AS id, t.status AS status, t.standing AS standing, t.kind AS kind, t.order_year AS order_year,
       t.independent_sources AS sources, t.tiv_delivered AS tiv, t.category AS category,
       s.id AS supplier, r.id AS recipient, i.id AS item, c.report AS report, c.speaker_role = 'data set' AS listed
"""

# Nearly every deal has both parties and an item. To ask for all three with OPTIONAL MATCH, one row a deal, takes the
# embedded engine three times as long; so that is asked about those alone which this leaves out.
_WHOLE = f"""
MATCH (s:Actor)-[:SUPPLIER_OF]->(t)
MATCH (r:Actor)-[:RECIPIENT_OF]->(t)
MATCH (t)-[:OF]->(i:Item)
MATCH (c:Claim)-[:ABOUT]->(t)
{_ROWS}"""

_IDS = "RETURN t.id AS id"

_OTHERS = f"""
UNWIND $ids AS one
MATCH (t:Transfer)
WHERE t.id = one
MATCH (c:Claim)-[:ABOUT]->(t)
OPTIONAL MATCH (s:Actor)-[:SUPPLIER_OF]->(t)
OPTIONAL MATCH (r:Actor)-[:RECIPIENT_OF]->(t)
OPTIONAL MATCH (t)-[:OF]->(i:Item)
{_ROWS}"""

_TOLD = """
UNWIND $ids AS one
MATCH (t:Transfer)
WHERE t.id = one
MATCH (c:Claim)-[:ABOUT]->(t)
WHERE c.speaker_role IS NULL OR c.speaker_role <> 'data set'
RETURN t.id AS id, t.name AS name, t.expected_by AS expected_by,
       collect(DISTINCT c.report) AS reports,
       collect(DISTINCT c.reliability + toString(c.credibility)) AS grades
"""

# Of the whole graph, since contradictions are few: whoever states the two claims, also two registers.
_CONTRADICTED = """
MATCH (c:Claim)-[x:CONTRADICTS]->(:Claim)
MATCH (c)-[:ABOUT]->(t:Transfer)
RETURN t.id AS id, count(x) AS contradictions
ORDER BY id
"""

_REPORTS = """
MATCH (s:Source)-[:PUBLISHED]->(r:Report)
WHERE r.loaded = true AND r.compared IS NULL
RETURN s AS source, r AS report
ORDER BY r.id
"""

_ACTORS = "MATCH (a:Actor) WHERE a.id IN $ids RETURN a.id AS id, a.name AS name, a.kind AS kind ORDER BY id"
_ITEMS = "MATCH (i:Item) WHERE i.id IN $ids RETURN i.id AS id, i.name AS name ORDER BY id"
_CATEGORIES = "MATCH (k:Category) RETURN k.id AS id, k.name AS name ORDER BY id"

_EDITIONS = """
MATCH (s:Actor)-[:SUPPLIER_OF]->(t:Transfer)<-[:RECIPIENT_OF]-(r:Actor)
WHERE s.id IN $suppliers AND r.id IN $recipients
MATCH (c:Claim)-[:ABOUT]->(t)
WHERE c.speaker_role = 'data set'
RETURN DISTINCT s.id AS supplier, r.id AS recipient, c.report AS report
"""

Pair = tuple[str | None, str | None]


def read_deals(reader: Reader, *, actors: Collection[str] = (), items: Collection[str] = ()) -> Deals:
    """Read every transfer to or from some actors, or, where no actor is given, of some items; all by ids."""
    if actors:
        return _read(reader, _OF_ACTORS, actors, whole_pairs=True)
    return _read(reader, _OF_ITEMS, items, whole_pairs=False)


def read_deals_among(reader: Reader, actors: Collection[str]) -> Deals:
    """Read every transfer both of whose parties are among some actors, by ids."""
    return _read(reader, _AMONG, actors, whole_pairs=True)


def list_categories(reader: Reader) -> dict[str, str]:
    """Return the names of all item categories by id."""
    return {row["id"]: row["name"] for row in reader.run(_CATEGORIES, row_limit=None).rows}


def _read(reader: Reader, scope: str, ids: Collection[str], *, whole_pairs: bool) -> Deals:
    def ask(statement: str, ids: Collection[str]) -> list[dict[str, Value]]:
        return reader.run(statement, {"ids": sorted(ids)}, row_limit=None).rows if ids else []

    rows = ask(scope + _WHOLE, ids)
    rows += ask(_OTHERS, {row["id"] for row in ask(scope + _IDS, ids)} - {row["id"] for row in rows})
    told = {row["id"]: row for row in ask(_TOLD, {row["id"] for row in rows if not row["listed"]})}
    contradicted = {row["id"]: row["contradictions"] for row in reader.run(_CONTRADICTED, row_limit=None).rows}
    reports = {row["report"].id: row for row in reader.run(_REPORTS, row_limit=None).rows}
    cited = {name: cite(row["source"], row["report"]) for name, row in reports.items()}
    registers = {name for name, one in cited.items() if one.is_register}
    found: dict[tuple[Value, ...], Mapping[str, Value]] = {}
    listed_by: dict[str, set[str]] = defaultdict(set)
    listing: dict[Pair, set[str]] = defaultdict(set)
    for row in rows:
        found[row["id"], row["supplier"], row["recipient"], row["item"]] = row
        if row["report"] in registers:
            listed_by[row["id"]].add(row["report"])
            listing[row["supplier"], row["recipient"]].add(row["report"])
    if not whole_pairs and len(registers) > len({cited[one].source for one in registers}):
        _add_editions(reader, listing)
    ranks = {one: rank_of(reports[one]["report"].properties, is_register=True) for one in registers}
    chosen = {pair: _choose(listed, ranks, cited) for pair, listed in listing.items()}
    deals = [
        _deal(row, told.get(row["id"]), listed_by, chosen, contradicted)
        for row in sorted(found.values(), key=itemgetter("id"))
    ]
    counted = tuple(deal for deal in deals if deal.editions or deal.told_by)
    parties = {one for deal in counted for one in deal.pair}
    items = {deal.item for deal in counted if deal.item is not None}
    return Deals(
        deals=counted,
        actors={row["id"]: actor_of(row) for row in ask(_ACTORS, parties)},
        items={row["id"]: row["name"] for row in ask(_ITEMS, items)},
        reports=cited,
        has_register=bool(registers),
    )


def _add_editions(reader: Reader, listing: dict[Pair, set[str]]) -> None:
    """Add the registers that list anything else between the pairs: of a pair one edition counts, whatever the item."""
    suppliers = sorted({supplier for supplier, _ in listing if supplier is not None})
    recipients = sorted({recipient for _, recipient in listing if recipient is not None})
    parameters = {"suppliers": suppliers, "recipients": recipients}
    for row in reader.run(_EDITIONS, parameters, row_limit=None).rows:
        pair = (row["supplier"], row["recipient"])
        if pair in listing:
            listing[pair].add(row["report"])


def _choose(found: Iterable[str], ranks: Mapping[str, EditionRank], cited: Mapping[str, Cited]) -> frozenset[str]:
    """Choose of each register the one edition that gives the numbers of a pair."""
    best: dict[str, EditionRank] = {}
    for report in found:
        source, rank = cited[report].source, ranks[report]
        if source not in best or rank.order < best[source].order:
            best[source] = rank
    return frozenset(rank.report for rank in best.values())


def _deal(
    row: Mapping[str, Value],
    told: Mapping[str, Value] | None,
    listed_by: Mapping[str, Collection[str]],
    chosen: Mapping[Pair, Collection[str]],
    contradicted: Mapping[str, int],
) -> Deal:
    listed = sorted(listed_by.get(row["id"], ()))
    counting = chosen.get((row["supplier"], row["recipient"]), ())
    standing = Standing(row["standing"])
    return Deal(
        id=row["id"],
        supplier=row["supplier"],
        recipient=row["recipient"],
        status=Act(row["status"]) if row["status"] is not None else None,
        standing=standing,
        kind=Kind(row["kind"]) if row["kind"] is not None else None,
        item=row["item"],
        category=row["category"],
        order_year=row["order_year"],
        sources=row["sources"],
        tiv=row["tiv"],
        listed_by=tuple(listed),
        editions=tuple(one for one in listed if one in counting),
        told_by=tuple(sorted(told["reports"])) if told else (),
        grades=tuple(sorted(told["grades"])) if told else (),
        disputed=is_disputed(standing, contradicted.get(row["id"], 0)),
        name=told["name"] if told else "",
        expected_by=told["expected_by"] if told else None,
    )


def cite(source: Node, report: Node) -> Cited:
    """Return a report with its source as it is cited under a picture."""
    own: Mapping[str, Value] = report.properties
    publisher: Mapping[str, Value] = source.properties
    return Cited(
        report=report.id,
        name=report.name,
        source=source.id,
        source_name=source.name,
        is_register=publisher["kind"] == SourceKind.COMPILER,
        is_outlet=publisher["kind"] == SourceKind.OUTLET,
        citation=publisher.get("citation"),
        edition=own.get("edition"),
        published=own.get("published"),
        precision=own.get("published_precision"),
        first_year=own.get("covers_from"),
        last_year=own.get("covers_to"),
    )


def actor_of(row: Mapping[str, Value]) -> Actor:
    """Return an actor of a row with ``id``, ``name`` and ``kind``."""
    return Actor(id=row["id"], name=row["name"], kind=ActorKind(row["kind"]))
