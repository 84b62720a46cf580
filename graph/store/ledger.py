"""Writing and withdrawing reports: one report, one transaction, the same steps on both engines.

A report's claims are written as they are; transfers, statuses and sums are then computed anew for what the
report touched, and only that. Loading the same file again finds nothing to do.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from time import perf_counter
from uuid import uuid4

from graph import schema
from graph.claims import Claim
from graph.joining import NOTHING, Joining
from graph.ranks import EditionRank
from graph.reports import LoadedReport
from graph.store import batch, provenance
from graph.store.base import LoadSummary, NodeKey, Properties, Transaction, batches
from graph.store.elements import Tie, claim_properties, claim_ties
from graph.store.errors import StoreError, StoreOutdated
from graph.store.joins import Joins, can_join, detach, read_joins, read_standing
from graph.store.parties import describe_items, put_parties, remove_orphans
from graph.store.progress import Steps, Writing
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
from graph.store.tabulations import is_outdated, put_totals, withdraw_totals
from graph.store.told import Told
from graph.totals import Total
from graph.transfers import Transfer
from graph.words import DELIVERIES, Kind, Subject


def write(
    transaction: Transaction,
    loaded: LoadedReport,
    claims: Sequence[Claim],
    totals: Sequence[Total] = (),
    progress: Writing | None = None,
) -> LoadSummary:
    """Write a report with all its claims and totals; a report of the same id is replaced by it.

    Raises ValueError where two claims share an id or a claim names another report, StoreError where another
    source's report has the id, StoreOutdated where the graph was written with another schema version.
    """
    started = perf_counter()
    _check(transaction, loaded, claims, totals)
    reports = read_reports(transaction)
    before = reports.pop(loaded.report.id, None)
    if before is not None and before.source != loaded.report.source.id:
        raise StoreError(
            f"A report of {before.source!r} is loaded under the id {loaded.report.id!r} already; this one is of "
            f"{loaded.report.source.id!r}. Give it an id of its own."
        )
    after = report_properties(loaded, claims)
    stored = _read_digests(transaction, loaded.report.id) if before else {}
    digests = {claim.id: claim_properties(claim)["digest"] for claim in claims} if stored else {}
    outdated = [key for key, digest in stored.items() if digests.get(key) != digest]
    written = [claim for claim in claims if claim.id not in stored or stored[claim.id] != digests[claim.id]]
    summary_of = Told(loaded.report.id, claims, started)
    rewritten = is_outdated(transaction, loaded.report.id, totals) if before or totals else False
    if before and before.properties["digest"] == after["digest"] and not outdated and not written and not rewritten:
        return summary_of.changes(Changes(), Joins(after=_read_joined(transaction, (*reports.values(), before))))
    after_report = StoredReport(after)
    standing = {**reports, after_report.id: after_report}
    ranks = {key: report.rank for key, report in reports.items()} | {after_report.id: after_report.rank}
    reranked = before is not None and before.rank != after_report.rank
    # A report that is there already may refer to what it brings anew.
    step = _Step(transaction, standing if before else reports, ranks, _sources(standing))
    step.withdraw(outdated)
    joins = step.join((*reports.values(), before) if before else reports.values(), standing, written)
    written = [joins.placed(claim) for claim in written]
    step.touch(written if not reranked else map(joins.placed, claims))
    if rewritten:
        step.parties = withdraw_totals(transaction, loaded.report.id)
    put_publications(transaction, reports, before, after)
    put_parties(transaction, written, (actor for total in totals for actor in total.parties))
    if rewritten:
        put_totals(transaction, totals)
    step.steps = Steps(len(written) + sum(map(len, step.touched.values())), progress)
    for some in batches(written, batch.SIZE):
        batch.create_nodes(transaction, "Claim", [claim_properties(claim) for claim in some])
        batch.create_ties(transaction, (tie for claim in some for tie in claim_ties(claim)))
        step.steps.add(len(some))
    changes = step.settle(written, added=written if before is None else None, reranked=reranked)
    _stamp(transaction, loaded.report.id)
    return summary_of.changes(changes, joins, step.moved)


def remove(transaction: Transaction, report_id: str) -> LoadSummary:
    """Withdraw a report: take back exactly what no other report states.

    Raises KeyError where no such report is loaded.
    """
    started = perf_counter()
    _check(transaction, None, (), ())
    reports = read_reports(transaction)
    before = reports.pop(report_id, None)
    if before is None:
        raise KeyError(report_id)
    ranks = {key: report.rank for key, report in reports.items()}
    step = _Step(transaction, reports, ranks, {**_sources(reports), before.id: before.source})
    step.withdraw(list(_read_digests(transaction, report_id)))
    step.join((*reports.values(), before), reports, ())
    step.parties = withdraw_totals(transaction, report_id)
    put_publications(transaction, reports, before, None)
    changes = step.settle([], added=None, reranked=False)
    _stamp(transaction, report_id)
    return Told(report_id, (), started).changes(changes, Joins(), step.moved)


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
        self.joins = Joins()
        self.moved: list[Claim] = []
        self.parties: set[str] = set()
        """Ids of the actors that withdrawn totals named."""
        self.steps = Steps()

    def touch(self, claims: Iterable[Claim]) -> None:
        """Note what some claims are about."""
        for claim in claims:
            self.touched[claim.subject].add(claim.about)

    def withdraw(self, claim_ids: Sequence[str]) -> None:
        """Delete claims, noting what they were about."""
        self.withdrawn = self.stored.by_id(claim_ids)
        self.touch(self.withdrawn)
        batch.delete_nodes(self.transaction, "Claim", claim_ids)

    def join(
        self, before: Collection[StoredReport], after: Mapping[str, StoredReport], written: Sequence[Claim]
    ) -> Joins:
        """Find out which deals are one now, and take the claims that move from where they are."""
        self.joins = read_joins(self.transaction, before, after, written)
        changed = self.joins.changed
        places = {self.joins.before.of(deal) for deal in changed}
        found = self.stored.about({Subject.TRANSFER: places}) if places else []
        leaving = [claim for claim in found if claim.own in changed]
        self.touch(leaving)
        detach(self.transaction, leaving)
        self.moved = [self.joins.placed(claim) for claim in leaving]
        self.touch(self.moved)
        return self.joins

    def settle(self, written: Sequence[Claim], added: Sequence[Claim] | None, *, reranked: bool) -> Changes:
        """Compute anew what was touched; ``added`` are all claims of a report that was not there before.

        ``reranked`` says that the report's place among the editions has changed, so that all its sums may.
        """
        self.before = read_before(self.transaction, self.touched)
        things = {(subject, key) for subject, keys in self.touched.items() for key in keys}
        fresh_ids = {key for thing in things - self.before.keys() for key in thing[1:]}
        # What ties claims to each other went with those that are written anew, and with those that move.
        again = {(claim.subject, claim.about) for claim in (*self.withdrawn, *self.moved)} & things
        others = self._tied_to(fresh_ids | self.joins.changed) - things
        extra: dict[Subject, set[str]] = defaultdict(set)
        for subject, key in others:
            extra[subject].add(key)
        self.before |= read_before(self.transaction, extra)
        standing: dict[Subject, set[str]] = defaultdict(set)
        for subject, key in self.before:
            standing[subject].add(key)
        claims = [*self.stored.about(standing), *self.moved, *written]
        told = [self.joins.resolved(claim) for claim in claims]
        every, renewed = things | others, again | others
        changes = recompute(self.transaction, told, self.before, every, renewed, self.ranks, self.steps)
        for some in batches([*self.moved, *written], batch.SIZE):
            abouts = (Tie("ABOUT", NodeKey("Claim", c.id), NodeKey(c.subject.value, c.about)) for c in some)
            batch.create_ties(self.transaction, abouts)
        self._refresh_sums(things if reranked else changes.settled, changes, added)
        provenance.refresh(self.transaction, changes, self.before)
        describe_items(self.transaction, [*claims, *self.withdrawn])
        remove_orphans(self.transaction, self.withdrawn, self.parties)
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
        places = self.joins.before
        for claim in self.moved:
            # What one report told of two deals may be one deal now, or two again.
            pairs_of = (self.before.get((Subject.TRANSFER, places.of(claim.own))), changes.transfers.get(claim.about))
            unsure |= _pairs(*pairs_of)
        refresh(self.transaction, self.ranks, sums, pairs | unsure, unsure)


def _check(
    transaction: Transaction, loaded: LoadedReport | None, claims: Sequence[Claim], totals: Sequence[Total]
) -> None:
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
    if len({total.id for total in totals}) != len(totals) or any(total.report != loaded.report.id for total in totals):
        raise ValueError(f"two totals of report {loaded.report.id} share an id, or one belongs to another report")


def _pairs(before: Before | None, now: Transfer | None) -> set[Pair]:
    known = (before.pair if before else None, pair_of(now) if now else None)
    return {pair for pair in known if pair is not None}


def _read_joined(transaction: Transaction, reports: Collection[StoredReport]) -> Joining:
    return read_standing(transaction) if can_join(reports) else NOTHING


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
