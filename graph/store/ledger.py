"""Writing and withdrawing reports: one report, one transaction, the same steps on both engines.

A report's claims are written as they are; transfers, statuses and sums are then computed anew for what the
report touched, and only that. Loading the same file again finds nothing to do.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from time import perf_counter
from uuid import uuid4

from graph import schema
from graph.claims import Claim
from graph.derive import EditionRank
from graph.reports import LoadedReport
from graph.store import batch, provenance
from graph.store.base import LoadSummary, NodeKey, Properties, Transaction, batches
from graph.store.elements import Tie, claim_properties, claim_ties
from graph.store.errors import StoreError, StoreOutdated
from graph.store.parties import describe_items, put_parties, remove_orphans
from graph.store.publications import StoredReport, put_publications, read_reports, report_properties
from graph.store.subjects import (
    Before,
    Changes,
    ClaimReader,
    Thing,
    group_by_subject,
    read_before,
    recompute,
)
from graph.store.sums import Pair, is_delivery, pair_of, refresh, sum_claims
from graph.words import DELIVERIES, Kind, Subject


def write(transaction: Transaction, loaded: LoadedReport, claims: Sequence[Claim]) -> LoadSummary:
    """Write a report with all its claims; a report of the same id is replaced by it.

    Raises ValueError where two claims share an id or a claim names another report, StoreError where another
    source's report has the id, StoreOutdated where the graph was written with another schema version.
    """
    started = perf_counter()
    _check(transaction, loaded, claims)
    reports = read_reports(transaction)
    before = reports.pop(loaded.report.id, None)
    if before is not None and before.source != loaded.report.source.id:
        raise StoreError(
            f"A report of {before.source!r} is loaded under the id {loaded.report.id!r} already; this one is of "
            f"{loaded.report.source.id!r}. Give it an id of its own."
        )
    after = report_properties(loaded, (name for claim in claims for name in claim.refers))
    stored = _read_digests(transaction, loaded.report.id) if before else {}
    digests = {claim.id: claim_properties(claim)["digest"] for claim in claims} if stored else {}
    outdated = [key for key, digest in stored.items() if digests.get(key) != digest]
    written = [claim for claim in claims if claim.id not in stored or stored[claim.id] != digests[claim.id]]
    summary_of = _Summary(loaded.report.id, claims, started)
    if before and before.properties["digest"] == after["digest"] and not outdated and not written:
        return summary_of.changes(Changes())
    after_report = StoredReport(after)
    ranks = {key: report.rank for key, report in reports.items()} | {after_report.id: after_report.rank}
    reranked = before is not None and before.rank != after_report.rank
    step = _Step(transaction, reports, ranks, {**_sources(reports), after_report.id: after_report.source})
    step.touch(written if not reranked else claims)
    step.withdraw(outdated)
    put_publications(transaction, reports, before, after)
    put_parties(transaction, written)
    for some in batches(written, batch.SIZE):
        batch.create_nodes(transaction, "Claim", [claim_properties(claim) for claim in some])
        batch.create_ties(transaction, (tie for claim in some for tie in claim_ties(claim)))
    changes = step.settle(written, added=claims if before is None else None, reranked=reranked)
    _stamp(transaction, loaded.report.id)
    return summary_of.changes(changes)


def remove(transaction: Transaction, report_id: str) -> LoadSummary:
    """Withdraw a report: take back exactly what no other report states.

    Raises KeyError where no such report is loaded.
    """
    started = perf_counter()
    _check(transaction, None, ())
    reports = read_reports(transaction)
    before = reports.pop(report_id, None)
    if before is None:
        raise KeyError(report_id)
    ranks = {key: report.rank for key, report in reports.items()}
    step = _Step(transaction, reports, ranks, {**_sources(reports), before.id: before.source})
    step.withdraw(list(_read_digests(transaction, report_id)))
    put_publications(transaction, reports, before, None)
    changes = step.settle([], added=None, reranked=False)
    _stamp(transaction, report_id)
    return _Summary(report_id, (), started).changes(changes)


class _Step:
    """One change of the graph: what it touches, and how that is brought up to date."""

    def __init__(
        self,
        transaction: Transaction,
        reports: Mapping[str, StoredReport],
        ranks: Mapping[str, EditionRank],
        sources: Mapping[str, str],
    ) -> None:
        self.transaction = transaction
        self.stored = ClaimReader(transaction, sources)
        self.reports = reports
        self.ranks = ranks
        self.touched: dict[Subject, set[str]] = defaultdict(set)
        self.withdrawn: list[Claim] = []

    def touch(self, claims: Iterable[Claim]) -> None:
        """Note what some claims are about."""
        for claim in claims:
            self.touched[claim.subject].add(claim.about)

    def withdraw(self, claim_ids: Sequence[str]) -> None:
        """Delete claims, noting what they were about."""
        self.withdrawn = self.stored.by_id(claim_ids)
        self.touch(self.withdrawn)
        self.before = read_before(self.transaction, self.touched)
        batch.delete_nodes(self.transaction, "Claim", claim_ids)

    def settle(self, written: Sequence[Claim], added: Sequence[Claim] | None, *, reranked: bool) -> Changes:
        """Compute anew what was touched; ``added`` are all claims of a report that was not there before.

        ``reranked`` says that the report's place among the editions has changed, so that all its sums may.
        """
        things = {(subject, key) for subject, keys in self.touched.items() for key in keys}
        fresh_ids = {key for thing in things - self.before.keys() for key in thing[1:]}
        # What ties claims to each other went with those that are written anew.
        again = {(claim.subject, claim.about) for claim in self.withdrawn} & things
        others = self._tied_to(fresh_ids) - things
        extra: dict[Subject, set[str]] = defaultdict(set)
        for subject, key in others:
            extra[subject].add(key)
        self.before |= read_before(self.transaction, extra)
        standing: dict[Subject, set[str]] = defaultdict(set)
        for subject, key in self.before:
            standing[subject].add(key)
        claims = [*self.stored.about(standing), *written]
        changes = recompute(self.transaction, claims, self.before, things | others, again | others, self.ranks)
        for some in batches(written, batch.SIZE):
            abouts = (Tie("ABOUT", NodeKey("Claim", c.id), NodeKey(c.subject.value, c.about)) for c in some)
            batch.create_ties(self.transaction, abouts)
        self._refresh_sums(things if reranked else changes.settled, changes, added)
        provenance.refresh(self.transaction, changes, self.before)
        describe_items(self.transaction, [*claims, *self.withdrawn])
        remove_orphans(self.transaction, self.withdrawn)
        return changes

    def _tied_to(self, ids: set[str]) -> set[Thing]:
        """Return what is tied to transfers or losses that come anew, by claims of other reports."""
        referring = [key for key, report in self.reports.items() if report.refers & ids]
        if not referring:
            return set()
        return set(group_by_subject(self.stored.referring(referring, ids)))

    def _refresh_sums(self, things: set[Thing], changes: Changes, added: Sequence[Claim] | None) -> None:
        pairs: set[Pair] = set()
        unsure: set[Pair] = set()
        for thing in things:
            if thing[0] is not Subject.TRANSFER:
                continue
            transfer = changes.transfers.get(thing[1])
            before = self.before.get(thing)
            now = pair_of(transfer) if transfer is not None else None
            then = before.pair if before is not None else None
            known = {pair for pair in (now, then) if pair is not None}
            pairs |= known
            moved = before is not None and (
                then != now or _was_delivery(before) != (transfer is not None and is_delivery(transfer))
            )
            if added is None or moved:
                unsure |= known
        sums = sum_claims(added, changes.transfers) if added is not None else {}
        refresh(self.transaction, self.ranks, sums, pairs, unsure)


class _Summary:
    """What a load did, told when it is done."""

    def __init__(self, report: str, claims: Sequence[Claim], started: float) -> None:
        self.report = report
        self.started = started
        self.claims = len(claims)
        self.transfers = {claim.about for claim in claims if claim.subject is Subject.TRANSFER}

    def changes(self, changes: Changes) -> LoadSummary:
        new = sum(subject is Subject.TRANSFER for subject, _ in changes.new)
        changed = sum(subject is Subject.TRANSFER for subject, _ in changes.changed)
        mine = {key for subject, key in changes.new | changes.changed if subject is Subject.TRANSFER}
        return LoadSummary(
            report=self.report,
            claims=self.claims,
            transfers_new=new,
            transfers_changed=changed,
            transfers_unchanged=len(self.transfers - mine),
            seconds=perf_counter() - self.started,
        )


def _check(transaction: Transaction, loaded: LoadedReport | None, claims: Sequence[Claim]) -> None:
    rows = transaction.run("MATCH (g:Graph {id: 'graph'}) RETURN g.schema_version AS v")
    if rows and rows[0]["v"] != schema.VERSION:
        raise StoreOutdated(
            f"The graph was written with schema version {rows[0]['v']}, this program writes {schema.VERSION}. "
            "Load the files again into a new graph."
        )
    if loaded is None:
        return
    if len({claim.id for claim in claims}) != len(claims):
        raise ValueError(f"two claims of report {loaded.report.id} share an id")
    if any(claim.report != loaded.report.id for claim in claims):
        raise ValueError(f"a claim does not belong to report {loaded.report.id}")


def _sources(reports: Mapping[str, StoredReport]) -> dict[str, str]:
    return {key: report.source for key, report in reports.items()}


def _read_digests(transaction: Transaction, report_id: str) -> dict[str, int]:
    rows = transaction.run(
        "MATCH (:Report {id: $id})-[:STATES]->(c:Claim) RETURN c.id AS id, c.digest AS digest", {"id": report_id}
    )
    return {row["id"]: row["digest"] for row in rows}


def _was_delivery(before: Before) -> bool:
    return before.status in {act.value for act in DELIVERIES} and before.kind != Kind.RETURN.value


def _stamp(transaction: Transaction, report_id: str) -> None:
    """Give the graph a new version: the key of every cache."""
    node: Properties = {
        "id": "graph",
        "name": "The claim graph",
        "schema_version": schema.VERSION,
        "version": uuid4().hex,
        "last_report": report_id,
        "last_change": datetime.now(UTC).replace(microsecond=0),
    }
    batch.put_nodes(transaction, "Graph", [node])
