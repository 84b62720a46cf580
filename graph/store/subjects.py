"""Transfers, losses, concessions and context in the graph: computed anew from the claims that remain."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.actors import Category, Item
from graph.claims import Claim
from graph.derive import derive_concession, derive_context, derive_loss, derive_transfer
from graph.ranks import Ranks
from graph.store import batch
from graph.store.base import Transaction, batches
from graph.store.elements import (
    ACTOR_FIELDS,
    ITEM_FIELDS,
    Parties,
    Tie,
    read_actor,
    read_claim,
)
from graph.store.progress import Steps
from graph.store.subject_elements import (
    SubjectElements,
    concession_elements,
    context_elements,
    loss_elements,
    transfer_elements,
)
from graph.transfers import Transfer
from graph.words import Subject

_OWN_TIES = {
    Subject.TRANSFER: (
        "MATCH (n:Transfer {id: id})<-[r:SUPPLIER_OF|RECIPIENT_OF|REQUESTED|OFFERED|AGREED_TO|REFUSED|DENIED|BLOCKED]-"
        "(:Actor) DELETE r",
        "MATCH (n:Transfer {id: id})-[r:OF|RETURNS|COMES_FROM|VIA]->() DELETE r",
        "MATCH (n:Transfer {id: id})-[:DELIVERED_IN]->(d:Delivery) DETACH DELETE d",
        "MATCH (c:Claim)-[:ABOUT]->(n:Transfer {id: id}) MATCH (c)-[r:CONTRADICTS|REVISES]->() DELETE r",
    ),
    Subject.LOSS: (
        "MATCH (n:Loss {id: id})<-[r:LOST]-(:Actor) DELETE r",
        "MATCH (n:Loss {id: id})-[r:OF|PART_OF|CAPTURED_BY]->() DELETE r",
    ),
    Subject.CONCESSION: (
        "MATCH (n:Concession {id: id})<-[r:IN_EXCHANGE_FOR|GRANTS]-() DELETE r",
        "MATCH (n:Concession {id: id})-[r:GRANTED_TO]->() DELETE r",
    ),
    Subject.CONTEXT: (
        "MATCH (n:Context {id: id})-[r:CONCERNS]->() DELETE r",
        "MATCH (:Item)-[r:COMPONENT_OF]->(:Item) WHERE r.context = id DELETE r",
        "MATCH (:Item)-[r:CORRESPONDS_TO]->(:Item) WHERE r.context = id DELETE r",
    ),
}
"""Statements that take away what hangs on a node of each label, so that it can be written anew."""


_SUBJECTS = frozenset(subject.value for subject in Subject)

Thing = tuple[Subject, str]
"""What claims are about: its label and its id."""

Touched = Mapping[Subject, set[str]]


@dataclass(slots=True)
class Before:
    """How a subject stood in the graph."""

    digest: int
    pair: tuple[str, str] | None
    status: str | None
    kind: str | None


@dataclass(slots=True)
class Changes:
    """What became of the subjects that a load touched; ``transfers`` are those that stand now, by id."""

    new: set[Thing] = field(default_factory=set)
    changed: set[Thing] = field(default_factory=set)
    gone: set[Thing] = field(default_factory=set)
    transfers: dict[str, Transfer] = field(default_factory=dict)

    @property
    def settled(self) -> set[Thing]:
        """All that stands otherwise than before."""
        return self.new | self.changed | self.gone


class ClaimReader:
    """Reads stored claims back; ``sources`` maps the ids of their reports to the ids of their sources."""

    def __init__(self, transaction: Transaction, sources: Mapping[str, str]) -> None:
        self._transaction = transaction
        self._sources = sources

    def about(self, touched: Touched) -> list[Claim]:
        """Read all claims about some subjects."""
        rows = []
        for subject, ids in touched.items():
            rows += self._rows(f"MATCH (c:Claim)-[:ABOUT]->(x:{subject.value} {{id: id}})", ids)
        return self._claims(rows)

    def by_id(self, ids: Iterable[str]) -> list[Claim]:
        """Read some claims."""
        return self._claims(self._rows("MATCH (c:Claim {id: id})-[:ABOUT]->(x)", ids))

    def stated_by(self, report: str) -> list[Claim]:
        """Read all claims of a report."""
        return self._claims(self._rows("MATCH (:Report {id: id})-[:STATES]->(c:Claim)-[:ABOUT]->(x)", [report]))

    def referring(self, reports: Iterable[str], ids: set[str]) -> list[Claim]:
        """Read the claims of some reports that name one of these ids beside what they are about."""
        claims = self._claims(self._rows("MATCH (:Report {id: id})-[:STATES]->(c:Claim)-[:ABOUT]->(x)", reports))
        return [claim for claim in claims if ids.intersection(claim.refers)]

    def _rows(self, match: str, ids: Iterable[str]) -> list[dict[str, Any]]:
        rows = []
        for some in batches(sorted(ids), batch.SIZE):
            statement = f"UNWIND $ids AS id {match} RETURN c, labels(x) AS labels, x.id AS about"
            rows += self._transaction.run(statement, {"ids": list(some)})
        return rows

    def _claims(self, rows: list[dict[str, Any]]) -> list[Claim]:
        stored = [row["c"].properties for row in rows]
        parties = self._parties(stored)
        return [
            read_claim(values, Subject(row["labels"][0]), row["about"], self._sources[values["report"]], parties)
            for values, row in zip(stored, rows, strict=True)
        ]

    def _parties(self, stored: Sequence[Mapping[str, Any]]) -> Parties:
        named: dict[str, set[str]] = {"Actor": set(), "Item": set(), "Category": set()}
        for values in stored:
            named["Actor"].update(values[name] for name in ACTOR_FIELDS if name in values)
            named["Actor"].update(values.get("acted_by", ()), values.get("concerns_actors", ()))
            named["Item"].update(values[name] for name in ITEM_FIELDS if name in values)
            named["Category"].update({values["category"]} if "category" in values else ())
        found: dict[str, dict[str, Mapping[str, Any]]] = {}
        for label, ids in named.items():
            found[label] = {}
            for some in batches(sorted(ids), batch.SIZE):
                statement = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n"
                rows = self._transaction.run(statement, {"ids": list(some)})
                found[label] |= {row["n"].id: row["n"].properties for row in rows}
        return Parties(
            {key: read_actor(values) for key, values in found["Actor"].items()},
            {key: Item(key, values["name"]) for key, values in found["Item"].items()},
            {
                key: Category(key, values["name"], values.get("description"))
                for key, values in found["Category"].items()
            },
        )


def read_before(transaction: Transaction, touched: Touched) -> dict[Thing, Before]:
    """Read how the touched subjects stand in the graph; those that are not there are left out."""
    before: dict[Thing, Before] = {}
    parties = "OPTIONAL MATCH (s:Actor)-[:SUPPLIER_OF]->(n) OPTIONAL MATCH (r:Actor)-[:RECIPIENT_OF]->(n) "
    parts = ", s.id AS supplier, r.id AS recipient, n.status AS status, n.kind AS kind"
    for subject, ids in touched.items():
        match, more = (parties, parts) if subject is Subject.TRANSFER else ("", "")
        for some in batches(sorted(ids), batch.SIZE):
            rows = transaction.run(
                f"UNWIND $ids AS id MATCH (n:{subject.value} {{id: id}}) {match}"
                f"RETURN n.id AS id, n.digest AS digest{more}",
                {"ids": list(some)},
            )
            for row in rows:
                supplier, recipient = row.get("supplier"), row.get("recipient")
                pair = (supplier, recipient) if supplier and recipient else None
                before[subject, row["id"]] = Before(row["digest"], pair, row.get("status"), row.get("kind"))
    return before


def recompute(
    transaction: Transaction,
    claims: Iterable[Claim],
    before: Mapping[Thing, Before],
    things: Iterable[Thing],
    again: set[Thing],
    ranks: Ranks,
    steps: Steps,
) -> Changes:
    """Compute subjects from all claims about them and write those that changed, and only those.

    ``claims`` are all claims about ``things``, stored or just written; a subject that no claim is about goes.
    Those in ``again`` are written even if they are the same, because what they are tied to has come anew. ``steps``
    counts them.
    """
    changes = Changes()
    about = group_by_subject(claims)
    changes.gone.update(before.keys() & {thing for thing in things if thing not in about})
    _clear(transaction, sorted(changes.gone))
    for subject in Subject:
        batch.delete_nodes(transaction, subject.value, [key for kind, key in sorted(changes.gone) if kind is subject])
    late: list[Tie] = []
    # In parts, so that a world register is never held whole a second time.
    for some in batches(sorted(thing for thing in things if thing in about), batch.SIZE):
        fresh: list[SubjectElements] = []
        renewed: list[SubjectElements] = []
        for thing in some:
            elements = _derive(thing, about[thing], ranks, changes)
            if thing not in before:
                fresh.append(elements)
                changes.new.add(thing)
            elif before[thing].digest != elements.digest:
                renewed.append(elements)
                changes.changed.add(thing)
            elif thing in again:
                renewed.append(elements)
        _put(transaction, fresh, renewed)
        late += [tie for elements in (*fresh, *renewed) for tie in elements.ties if _joins_subjects(tie)]
        steps.add(len(some))
    batch.create_ties(transaction, late)
    return changes


def _put(transaction: Transaction, fresh: list[SubjectElements], renewed: list[SubjectElements]) -> None:
    """Write subjects with what hangs on them, but for ties to other subjects, which may not be there yet."""
    _clear(transaction, [(Subject(elements.label), str(elements.properties["id"])) for elements in renewed])
    for subject in Subject:
        batch.create_nodes(transaction, subject.value, [e.properties for e in fresh if e.label == subject.value])
        batch.put_nodes(transaction, subject.value, [e.properties for e in renewed if e.label == subject.value])
    both = (*fresh, *renewed)
    batch.create_nodes(transaction, "Delivery", [properties for e in both for _, properties in e.parts])
    batch.create_ties(transaction, (tie for e in both for tie in e.ties if not _joins_subjects(tie)))


def _joins_subjects(tie: Tie) -> bool:
    return tie.start.label in _SUBJECTS and tie.end.label in _SUBJECTS


def group_by_subject(claims: Iterable[Claim]) -> dict[Thing, list[Claim]]:
    """Group claims by what they are about."""
    groups: dict[Thing, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.subject, claim.about].append(claim)
    return groups


def _derive(thing: Thing, claims: list[Claim], ranks: Ranks, changes: Changes) -> SubjectElements:
    subject, key = thing
    if subject is Subject.TRANSFER:
        transfer = changes.transfers[key] = derive_transfer(key, claims, ranks)
        return transfer_elements(transfer)
    if subject is Subject.LOSS:
        return loss_elements(derive_loss(key, claims, ranks))
    if subject is Subject.CONCESSION:
        return concession_elements(derive_concession(key, claims, ranks))
    return context_elements(derive_context(key, claims, ranks))


def _clear(transaction: Transaction, things: Iterable[Thing]) -> None:
    """Take away what hangs on subjects, but not what others tie to them."""
    ids: dict[Subject, list[str]] = defaultdict(list)
    for subject, key in things:
        ids[subject].append(key)
    for subject, keys in ids.items():
        for statement in _OWN_TIES[subject]:
            for some in batches(keys, batch.SIZE):
                transaction.run(f"UNWIND $ids AS id {statement}", {"ids": list(some)})
