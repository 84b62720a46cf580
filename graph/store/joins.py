"""Deals of several files in the graph: which are joined now, and which are to be after a change.

The rule is in ``graph.joining``, and is asked again whenever a report that can join something comes, goes or changes.
Where only one kind of ids is loaded and no judgement, nothing can be joined and nothing is read.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.claims import Claim
from graph.joining import NOTHING, DealFact, Joining, join_deals
from graph.rulings import Ruling
from graph.store.base import Transaction, batches
from graph.store.batch import SIZE
from graph.store.publications import GIVEN, JUDGED, MADE, StoredReport
from graph.words import Verdict

_FACTS = """
MATCH (:Report {id: $report})-[:STATES]->(c:Claim)
WHERE c.match_key IS NOT NULL
RETURN c.deal AS deal, c.deal_given AS given, c.match_key AS key, c.item AS item, c.item_text AS item_text,
       c.description AS description
"""

_RULINGS = """
MATCH (:Report {id: $report})-[:STATES]->(c:Claim)
WHERE c.judgement IS NOT NULL AND c.counts = true
RETURN c.concerns AS deals, c.judgement AS verdict, c.event_date AS day
"""

_STANDING = "MATCH (t:Transfer) WHERE t.deal_ids IS NOT NULL RETURN t.id AS transfer, t.deal_ids AS deals"

_PRESENT = "MATCH (c:Claim) WHERE c.deal IN $ids RETURN DISTINCT c.deal AS deal, c.deal_given AS given"

_DETACH = (
    "UNWIND $ids AS id MATCH (c:Claim {id: id})-[r:ABOUT]->() DELETE r",
    "UNWIND $ids AS id MATCH (c:Claim {id: id})-[r:CONTRADICTS|REVISES]->() DELETE r",
    "UNWIND $ids AS id MATCH (c:Claim {id: id})<-[r:CONTRADICTS|REVISES]-() DELETE r",
)


@dataclass(frozen=True, slots=True)
class Joins:
    """Which deals stand under another id than their own, before a change and after it."""

    before: Joining = NOTHING
    after: Joining = NOTHING

    @property
    def changed(self) -> set[str]:
        """The deals that are to be told under another id than now."""
        return {
            deal
            for deal in self.before.canonical.keys() | self.after.canonical.keys()
            if self.before.of(deal) != self.after.of(deal)
        }

    @property
    def joined(self) -> set[str]:
        """Ids of the transfers in which several deals are joined after the change."""
        return set(self.after.canonical.values())

    def placed(self, claim: Claim) -> Claim:
        """Return a claim with the transfer that its deal is joined in as what it is about."""
        about = self.after.of(claim.own)
        return claim if about == claim.about else replace(claim, about=about, deal=claim.own)

    def resolved(self, claim: Claim) -> Claim:
        """Return a claim whose references name the transfers that deals are joined in."""
        if not self.after.canonical or not claim.refers:
            return claim
        of = self.after.of
        return replace(
            claim,
            returns=tuple(map(of, claim.returns)),
            exchange_for=tuple(map(of, claim.exchange_for)),
            concerns=tuple(map(of, claim.concerns)),
        )


def can_join(reports: Iterable[StoredReport]) -> bool:
    """Say whether anything can be joined: judgements are there, or both kinds of ids of one source."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        if report.joins == JUDGED:
            return True
        if report.joins is not None:
            kinds[report.source].add(report.joins)
    return any({GIVEN, MADE} <= found for found in kinds.values())


def read_standing(transaction: Transaction) -> Joining:
    """Return which deals are joined in the graph."""
    rows = transaction.run(_STANDING)
    return Joining({deal: row["transfer"] for row in rows for deal in row["deals"] if deal != row["transfer"]})


def read_joins(
    transaction: Transaction,
    before: Collection[StoredReport],
    after: Mapping[str, StoredReport],
    written: Sequence[Claim],
) -> Joins:
    """Return the joins before and after a change.

    ``before`` and ``after`` are the reports that stand then; ``written`` are the claims that are not in the graph
    yet. Those that go must be gone from it.
    """
    standing = read_standing(transaction) if can_join(before) else NOTHING
    if not can_join(after.values()):
        return Joins(standing)
    return Joins(standing, join_deals(*read_input(transaction, after, written)))


def read_input(
    transaction: Transaction, reports: Mapping[str, StoredReport], written: Sequence[Claim] = ()
) -> tuple[list[DealFact], list[Ruling], dict[str, bool]]:
    """Return what the rule asks for: facts, judgements, and the deals that judgements name and claims are about."""
    rulings = [_ruling(claim.concerns, claim.judgement, claim.event_date) for claim in written if _rules(claim)]
    kinds: dict[str, set[str | None]] = defaultdict(set)
    for report in reports.values():
        kinds[report.source].add(report.joins)
    both = {source for source, found in kinds.items() if {GIVEN, MADE} <= found}
    facts = [_fact(claim) for claim in written if claim.match_key is not None and claim.source in both]
    for key, report in sorted(reports.items()):
        if report.joins == JUDGED:
            rows = transaction.run(_RULINGS, {"report": key})
            rulings += [_ruling(row["deals"], Verdict(row["verdict"]), row["day"]) for row in rows]
        elif report.source in both and report.joins is not None:
            facts += [_stored_fact(report, row) for row in transaction.run(_FACTS, {"report": key})]
    return facts, rulings, _read_present(transaction, rulings, written)


def detach(transaction: Transaction, claims: Sequence[Claim]) -> None:
    """Take claims away from what they are about, and from each other, but not from their report."""
    for some in batches([claim.id for claim in claims], SIZE):
        for statement in _DETACH:
            transaction.run(statement, {"ids": list(some)})


def _read_present(transaction: Transaction, rulings: Sequence[Ruling], written: Sequence[Claim]) -> dict[str, bool]:
    ruled = {deal for ruling in rulings for deal in ruling.pair}
    if not ruled:
        return {}
    told = [(row["deal"], bool(row["given"])) for row in transaction.run(_PRESENT, {"ids": sorted(ruled)})]
    told += [(claim.own, bool(claim.deal_given)) for claim in written if claim.own in ruled]
    return {deal: (deal, True) in told for deal, _ in told}


def _rules(claim: Claim) -> bool:
    return claim.judgement is not None and claim.counts


def _ruling(deals: Sequence[str], verdict: Verdict | None, day: Any) -> Ruling:
    first, second = deals
    assert verdict is not None
    return Ruling(first, second, verdict, day)


def _fact(claim: Claim) -> DealFact:
    assert claim.match_key is not None
    return DealFact(
        source=claim.source,
        report=claim.report,
        deal=claim.own,
        is_given=bool(claim.deal_given),
        key=claim.match_key,
        designation=claim.item_text or (claim.item.name if claim.item else ""),
        description=claim.description,
    )


def _stored_fact(report: StoredReport, row: Mapping[str, Any]) -> DealFact:
    return DealFact(
        source=report.source,
        report=report.id,
        deal=row["deal"],
        is_given=bool(row["given"]),
        key=row["key"],
        designation=row["item_text"] or row["item"] or "",
        description=row["description"],
    )
