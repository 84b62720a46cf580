"""Reads from the graph one claim with what stands around it, whatever it is about."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.actors import Actor
from graph.behind import read_about
from graph.claim_card import Card, Opposing, RestsOn, Revised, Tie, Verdict, word_of_tie
from graph.sentences import concession_name, loss_name
from graph.statements import Publication, Statement
from graph.store.base import Node, Reader, Value
from graph.telling import tell
from graph.words import Act, ActorKind, Kind, Outcome, Precision, Side, SpeakerRole, Stance, Standing, Subject

MOST_CLAIMS = 500
"""How many claims about one transfer are read at most, to find the sentences of those that contradict."""

_CLAIM = """
MATCH (c:Claim {id: $id})-[:ABOUT]->(x)
MATCH (s:Source)-[:PUBLISHED]->(r:Report)-[:STATES]->(c)
OPTIONAL MATCH (c)-[:SPOKEN_BY]->(a:Actor)
OPTIONAL MATCH (i:Item {id: c.item})
OPTIONAL MATCH (l:Actor {id: c.loser})
OPTIONAL MATCH (g:Actor {id: c.grantor})
OPTIONAL MATCH (h:Actor {id: c.grantee})
RETURN c AS claim, x AS about, s AS source, r AS report, i.name AS item, l.name AS loser, g.name AS grantor,
       h.name AS grantee, a.name AS speaks_for
ORDER BY speaks_for
"""

_ORIGINS = """
MATCH (c:Claim {id: $id})-[:RESTS_ON]->(r:Report)
MATCH (s:Source)-[:PUBLISHED]->(r)
RETURN s AS source, r AS report
ORDER BY r.id
"""

_AGAINST = """
MATCH (c:Claim {id: $id})-[x:CONTRADICTS]-(d:Claim)
RETURN d.id AS id, x.about AS about, x.within AS within
ORDER BY id, about
"""

_REVISED = """
MATCH (c:Claim {id: $id})-[:ABOUT]->(t:Transfer)
MATCH (newer:Claim)-[:ABOUT]->(t)
MATCH (newer)-[x:REVISES]->(older:Claim)
WHERE newer.report = c.report OR older.report = c.report
MATCH (r:Report {id: newer.report})
MATCH (s:Report {id: older.report})
RETURN s.name AS was, r.name AS now, x.fields AS fields, x.before AS before, x.after AS after
ORDER BY newer.id, older.id
"""

_AROUND = """
MATCH (c:Claim {id: $id})-[:ABOUT]->(x)
MATCH (x)-[e]-(n)
WHERE NOT n:Claim
OPTIONAL MATCH (s:Actor)-[:SUPPLIER_OF]->(n)
OPTIONAL MATCH (r:Actor)-[:RECIPIENT_OF]->(n)
OPTIONAL MATCH (k:Claim)-[:ABOUT]->(n)
RETURN type(e) AS relationship, startNode(e).id = x.id AS out, n.id AS id, n.name AS name,
       s.id AS supplier, r.id AS recipient, min(k.id) AS claim
ORDER BY relationship, id
"""

_PARTIES = """
MATCH (t:Transfer {id: $id})
OPTIONAL MATCH (s:Actor)-[:SUPPLIER_OF]->(t)
OPTIONAL MATCH (r:Actor)-[:RECIPIENT_OF]->(t)
RETURN s AS supplier, r AS recipient
"""

_AS_THEY_STAND = (
    *("locator", "speaker", "reliability", "credibility", "graded_by", "graded_on", "grade_reason"),
    *("hedge", "quotation", "quantity_text", "comment", "raw", "evidence", "image", "origin", "withdrawn"),
)
"""Properties of a claim's node that a card takes over as they are."""


def read_card(reader: Reader, claim: str) -> Card | None:
    """Read a claim by its id; None where there is no such claim."""
    rows = _rows(reader, _CLAIM, id=claim)
    if not rows:
        return None
    row = rows[0]
    subject = next(one for one in Subject if one.value in row["about"].labels)
    own: Mapping[str, Value] = row["claim"].properties
    given = {name: own[name] for name in _AS_THEY_STAND if own.get(name) is not None}
    statements = _statements(reader, row["about"].id) if subject is Subject.TRANSFER else {}
    statement = statements.get(claim)
    supplier, recipient = _parties(reader, row["about"].id) if subject is Subject.TRANSFER else (None, None)
    # A loss, a concession or a context states its date as the day of a count, or not at all.
    day = own.get("event_date", own.get("as_of"))
    return Card(
        **given,
        id=claim,
        subject=subject,
        about=row["about"].id,
        sentence=tell(statement) if statement is not None else _sentence(subject, row),
        stance=Stance(own["stance"]),
        act=Act(own["act"]) if own.get("act") is not None else None,
        kind=Kind(own["kind"]) if own.get("kind") is not None else None,
        is_register=subject is Subject.TRANSFER and own.get("speaker_role") == SpeakerRole.DATA_SET,
        statement=statement,
        verdict=_verdict(row["about"]) if subject is Subject.TRANSFER else None,
        supplier=supplier,
        recipient=recipient,
        report=_publication(row["source"], row["report"]),
        report_id=row["report"].id,
        citation=row["source"].properties.get("citation"),
        url=row["report"].properties.get("url"),
        role=SpeakerRole(own["speaker_role"]) if own.get("speaker_role") is not None else None,
        side=Side(own["speaker_side"]) if own.get("speaker_side") is not None else None,
        speaks_for=tuple(dict.fromkeys(one["speaks_for"] for one in rows if one["speaks_for"] is not None)),
        day=day,
        day_word=_day_word(own),
        precision=Precision(own["event_precision"]) if own.get("event_precision") is not None else None,
        rests_on=tuple(map(_rests_on, _rows(reader, _ORIGINS, id=claim))),
        opposing=_opposing(_rows(reader, _AGAINST, id=claim), statements),
        revised=tuple(map(_revised, _rows(reader, _REVISED, id=claim))) if subject is Subject.TRANSFER else (),
        ties=_ties(_rows(reader, _AROUND, id=claim)) if subject is not Subject.TRANSFER else (),
    )


def _day_word(own: Mapping[str, Value]) -> str:
    """Return what happened on the day of a claim: of a loss there is the day of recording, or of a count, alone."""
    if own.get("event_date") is not None or own.get("as_of") is None:
        return "Date stated"
    return "Recorded on" if own.get("piece") else "Counted as of"


def _statements(reader: Reader, transfer: str) -> dict[str, Statement]:
    return {one.id: one for one in read_about(reader, [transfer], limit=MOST_CLAIMS).statements}


def _sentence(subject: Subject, row: Mapping[str, Value]) -> str:
    """Return what a claim about something else than a transfer says, from its own words."""
    own: Mapping[str, Value] = row["claim"].properties
    if subject is Subject.LOSS:
        outcome = Outcome(own["outcome"]) if own.get("outcome") is not None else None
        of = own.get("item_text") or row["item"]
        return f"{loss_name(row['loser'], outcome, own.get('count_low'), of)}."
    if subject is Subject.CONCESSION:
        act = Act(own["act"]) if own.get("act") is not None else None
        return f"{concession_name(row['grantor'], row['grantee'], own.get('text'), act)}."
    text = str(own.get("text") or row["claim"].name)
    return text if text.endswith(".") else f"{text}."


def _opposing(rows: Sequence[Mapping[str, Value]], statements: Mapping[str, Statement]) -> tuple[Opposing, ...]:
    about: dict[str, list[str]] = defaultdict(list)
    within: dict[str, str] = {}
    for row in rows:
        about[row["id"]].append(row["about"])
        within[row["id"]] = row["within"]
    return tuple(
        Opposing(id=one, statement=statements[one], about=tuple(about[one]), within=within[one])
        for one in about
        if one in statements
    )


def _revised(row: Mapping[str, Value]) -> Revised:
    changes = tuple(zip(row["fields"], row["before"], row["after"], strict=True))
    return Revised(older=row["was"], newer=row["now"], changes=changes)


def _ties(rows: Sequence[Mapping[str, Value]]) -> tuple[Tie, ...]:
    ties = []
    for row in rows:
        word = word_of_tie(row["relationship"], out=row["out"])
        if word is not None:
            named = row["supplier"] is not None and row["recipient"] is not None
            parties = (row["supplier"], row["recipient"]) if named else None
            ties.append(Tie(word=word, id=row["id"], name=row["name"], claim=row["claim"], parties=parties))
    return tuple(ties)


def _parties(reader: Reader, transfer: str) -> tuple[Actor | None, Actor | None]:
    row = _rows(reader, _PARTIES, id=transfer)[0]
    return _actor(row["supplier"]), _actor(row["recipient"])


def _actor(node: Node | None) -> Actor | None:
    return None if node is None else Actor(node.id, node.name, ActorKind(str(node.properties["kind"])))


def _verdict(transfer: Node) -> Verdict:
    own: Mapping[str, Value] = transfer.properties
    return Verdict(
        status=Act(own["status"]) if own.get("status") is not None else None,
        standing=Standing(own["standing"]),
        independent_sources=own["independent_sources"],
        sources_against=own["sources_against"],
    )


def _rests_on(row: Mapping[str, Value]) -> RestsOn:
    own: Mapping[str, Value] = row["report"].properties
    return RestsOn(
        publication=_publication(row["source"], row["report"]),
        loaded=bool(own.get("loaded")),
        citation=row["source"].properties.get("citation"),
        url=own.get("url"),
    )


def _publication(source: Node, report: Node) -> Publication:
    own: Mapping[str, Value] = report.properties
    precision = own.get("published_precision")
    return Publication(
        source=source.name,
        name=report.name,
        published=own.get("published"),
        precision=Precision(precision) if precision is not None else None,
        edition=own.get("edition"),
    )


def _rows(reader: Reader, statement: str, **parameters: Value) -> list[dict[str, Value]]:
    return reader.run(statement, parameters, row_limit=None).rows
