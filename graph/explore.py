"""Reads from the graph what surrounds one country.

Counts never mix two editions of one register: for each ordered pair of actors and each source, one edition gives
the number of transfers (``EditionRank``). What other reports tell stands beside it and is not added twice.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.actors import Actor
from graph.derive import EditionRank
from graph.grammar import stroke
from graph.store.base import Node, Reader, Value
from graph.store.publications import rank_of
from graph.surroundings import Cited, Line, Surroundings, Told
from graph.words import DELIVERIES, Act, ActorKind, SourceKind, Standing

# (:Actor)-[:SUPPLIER_OF]->(:Transfer)<-[:RECIPIENT_OF]-(:Actor), seen from either end
_NEIGHBOURS = """
MATCH (f:Actor {id: $focus})-[:SUPPLIER_OF|RECIPIENT_OF]->(t:Transfer)<-[:SUPPLIER_OF|RECIPIENT_OF]-(o:Actor)
RETURN DISTINCT o.id AS id, o.name AS name, o.kind AS kind
ORDER BY id
"""

_LISTED = """
MATCH (f:Actor {{id: $focus}})-[:{own}]->(t:Transfer)<-[:{other}]-(o:Actor)
MATCH (c:Claim)-[:ABOUT]->(t)
WHERE c.speaker_role = 'data set'
RETURN o.id AS other, t.status AS status, t.standing AS standing, c.report AS report,
       count(DISTINCT t) AS transfers, min(t.order_year) AS first_year, max(t.order_year) AS last_year
ORDER BY other, status, standing, report
"""

_TOLD = """
MATCH (f:Actor {{id: $focus}})-[:{own}]->(t:Transfer)
MATCH (c:Claim)-[:ABOUT]->(t)
WHERE c.speaker_role IS NULL OR c.speaker_role <> 'data set'
OPTIONAL MATCH (o:Actor)-[:{other}]->(t)
OPTIONAL MATCH (c)-[x:CONTRADICTS]-(:Claim)
OPTIONAL MATCH (row:Claim)-[:ABOUT]->(t) WHERE row.speaker_role = 'data set'
RETURN t.id AS transfer, t.name AS name, t.status AS status, t.standing AS standing, o.id AS other,
       t.independent_sources AS independent_sources, t.expected_by AS expected_by, count(x) AS contradictions,
       collect(DISTINCT c.report) AS told_by, collect(DISTINCT row.report) AS listed_by
ORDER BY transfer
"""

_REPORTS = """
MATCH (s:Source)-[:PUBLISHED]->(r:Report)
WHERE r.loaded = true
RETURN s AS source, r AS report
ORDER BY r.id
"""

_ACTORS = """
MATCH (a:Actor)-[:SUPPLIER_OF|RECIPIENT_OF]->(:Transfer)
RETURN DISTINCT a.id AS id, a.name AS name, a.kind AS kind
ORDER BY name, id
"""

_SIDES = (("RECIPIENT_OF", "SUPPLIER_OF"), ("SUPPLIER_OF", "RECIPIENT_OF"))
"""The role of the focus and that of the actor at the other end, both ways."""


@dataclass(slots=True)
class _Tally:
    """What is known of one line while rows come in: numbers by status and report, and transfers told of."""

    supplier: str
    recipient: str
    standing: Standing | None
    listed: list[tuple[Act | None, str, int]] = field(default_factory=list)
    told: list[tuple[Act | None, list[str]]] = field(default_factory=list)
    disputed: bool = False
    years: list[int] = field(default_factory=list)


class _Tallies:
    """All lines of one focus while rows come in, by id."""

    def __init__(self, focus: Actor) -> None:
        self.focus = focus
        self.lines: dict[str, _Tally] = {}

    def at(self, row: Mapping[str, Value], *, receives: bool) -> tuple[str, _Tally]:
        """Return the id and the tally of the line to which a row belongs."""
        supplier, recipient = (row["other"], self.focus.id) if receives else (self.focus.id, row["other"])
        status, standing = _act(row["status"]), Standing(row["standing"])
        line = line_id(supplier, recipient, status, standing)
        tally = self.lines.setdefault(line, _Tally(supplier, recipient, standing))
        tally.disputed |= standing is Standing.CONTESTED
        return line, tally


def line_id(supplier: str, recipient: str, status: Act | None, standing: Standing | None) -> str:
    """Return what names a line in addresses: its ends and its status; delivered and partly delivered are one.

    >>> line_id("EGY", "RUS", Act.AGREED, Standing.REPORTED), line_id("a", "b", Act.PARTLY_DELIVERED, Standing.RECORDED)
    ('EGY.RUS.agreed', 'a.b.delivered')
    """
    drawn = stroke(status, standing)
    part = "uncounted" if status is None else drawn.value if drawn and status in DELIVERIES else status.value
    return f"{supplier}.{recipient}.{part.replace(' ', '-')}"


def list_actors(reader: Reader) -> list[Actor]:
    """Return all who supply or receive in a transfer, by name."""
    return [_actor(row) for row in reader.run(_ACTORS, row_limit=None).rows]


def read_surroundings(reader: Reader, focus: Actor) -> Surroundings:
    """Read what surrounds an actor: one query for the neighbours, one for the reports, two for each direction."""
    parameters = {"focus": focus.id}
    neighbours = reader.run(_NEIGHBOURS, parameters, row_limit=None).rows
    reports = {row["report"].id: row for row in reader.run(_REPORTS, row_limit=None).rows}
    tallies, told = _Tallies(focus), []
    heard: set[str] = set()
    for own, other in _SIDES:
        receives = own == "RECIPIENT_OF"
        for row in reader.run(_LISTED.format(own=own, other=other), parameters, row_limit=None).rows:
            _, tally = tallies.at(row, receives=receives)
            tally.listed.append((_act(row["status"]), row["report"], row["transfers"]))
            tally.years += [row[key] for key in ("first_year", "last_year") if row[key] is not None]
        for row in reader.run(_TOLD.format(own=own, other=other), parameters, row_limit=None).rows:
            told.append(_tell(tallies, row, receives=receives))
            heard.update(row["told_by"])
    chosen = _choose_editions(tallies.lines.values(), reports)
    lines = [_line(line, tally, chosen[tally.supplier, tally.recipient]) for line, tally in tallies.lines.items()]
    cited = sorted(heard.union(*chosen.values()))
    return Surroundings(
        focus=focus,
        actors={row["id"]: _actor(row) for row in neighbours} | {focus.id: focus},
        lines={line.id: line for line in sorted(lines, key=lambda line: line.id) if line.transfers},
        told=tuple(sorted(told, key=lambda one: one.id)),
        cited=tuple(_cited(reports[report]["source"], reports[report]["report"]) for report in cited),
        has_register=any(_is_register(row["source"]) for row in reports.values()),
    )


def show_cypher(focus_id: str) -> str:
    """Return the statements that count what registers list around an actor, with its id filled in, to be pasted."""
    literal = "'" + focus_id.replace("\\", "\\\\").replace("'", "\\'") + "'"
    statements = (_LISTED.format(own=own, other=other).strip() for own, other in _SIDES)
    return ";\n\n".join(statement.replace("$focus", literal) for statement in statements) + ";\n"


def _tell(tallies: _Tallies, row: Mapping[str, Value], *, receives: bool) -> Told:
    """Enter a transfer that reports tell of, where both its parties are named."""
    disputed = row["contradictions"] > 0 or row["standing"] == Standing.CONTESTED
    line = None
    if row["other"] is not None:
        line, tally = tallies.at(row, receives=receives)
        tally.told.append((_act(row["status"]), row["listed_by"]))
        tally.disputed |= disputed
    return Told(
        id=row["transfer"],
        name=row["name"],
        line=line,
        status=_act(row["status"]),
        independent_sources=row["independent_sources"],
        in_register=bool(row["listed_by"]),
        disputed=disputed,
        expected_by=row["expected_by"],
    )


def _choose_editions(
    tallies: Iterable[_Tally], reports: Mapping[str, Mapping[str, Value]]
) -> dict[tuple[str, str], frozenset[str]]:
    """Choose, for each ordered pair of actors, the one edition of each register that gives its numbers."""
    best: dict[tuple[str, str], dict[str, EditionRank]] = defaultdict(dict)
    for tally in tallies:
        editions = best[tally.supplier, tally.recipient]
        for report in {report for _, report, _ in tally.listed}:
            source, rank = reports[report]["source"].id, rank_of(reports[report]["report"].properties, is_register=True)
            if source not in editions or rank.order < editions[source].order:
                editions[source] = rank
    return {pair: frozenset(rank.report for rank in editions.values()) for pair, editions in best.items()}


def _line(line: str, tally: _Tally, editions: frozenset[str]) -> Line:
    numbers: Counter[Act | None] = Counter()
    for status, report, transfers in tally.listed:
        numbers[status] += transfers if report in editions else 0
    in_registers = numbers.total()
    numbers.update(status for status, listed_by in tally.told if editions.isdisjoint(listed_by))
    statuses = [(status, numbers[status]) for status in (*reversed(Act), None) if numbers[status]]
    return Line(
        id=line,
        supplier=tally.supplier,
        recipient=tally.recipient,
        stroke=stroke(statuses[0][0], tally.standing) if statuses else None,
        statuses=tuple(statuses),
        in_registers=in_registers,
        in_reports=len(tally.told),
        disputed=tally.disputed,
        first_year=min(tally.years, default=None),
        last_year=max(tally.years, default=None),
    )


def _cited(source: Node, report: Node) -> Cited:
    own: Mapping[str, Value] = report.properties
    publisher: Mapping[str, Value] = source.properties
    return Cited(
        report=report.id,
        name=report.name,
        source=source.id,
        source_name=source.name,
        is_register=_is_register(source),
        is_outlet=publisher["kind"] == SourceKind.OUTLET,
        citation=publisher.get("citation"),
        edition=own.get("edition"),
        published=own.get("published"),
        precision=own.get("published_precision"),
        first_year=own.get("window_from", own.get("span_from")),
        last_year=own.get("window_to", own.get("span_to")),
    )


def _is_register(source: Node) -> bool:
    return source.properties["kind"] == SourceKind.COMPILER


def _actor(row: Mapping[str, Value]) -> Actor:
    return Actor(id=row["id"], name=row["name"], kind=ActorKind(row["kind"]))


def _act(status: Value) -> Act | None:
    return Act(status) if status is not None else None
