"""What a load did, told when it is done."""

from collections.abc import Sequence
from time import perf_counter

from graph.claims import Claim
from graph.store.base import LoadSummary
from graph.store.joins import Joins
from graph.store.subjects import Changes
from graph.words import Subject


class Told:
    """A load that has begun: when, and which transfers its claims are about by themselves."""

    def __init__(self, report: str, claims: Sequence[Claim], started: float) -> None:
        self.report = report
        self.started = started
        self.claims = len(claims)
        self.transfers = {claim.about for claim in claims if claim.subject is Subject.TRANSFER}

    def changes(self, changes: Changes, joins: Joins, moved: Sequence[Claim] = ()) -> LoadSummary:
        """Return what the load did; a transfer that only got another id, by a join, has changed and is not new."""
        transfers = {joins.after.of(key) for key in self.transfers}
        known = {claim.about for claim in moved}
        fresh = {key for subject, key in changes.new if subject is Subject.TRANSFER}
        new = len(fresh - known)
        changed = len(fresh & known) + sum(subject is Subject.TRANSFER for subject, _ in changes.changed)
        mine = {key for subject, key in changes.new | changes.changed if subject is Subject.TRANSFER}
        return LoadSummary(
            report=self.report,
            claims=self.claims,
            transfers_new=new,
            transfers_changed=changed,
            transfers_unchanged=len(transfers - mine),
            transfers_joined=len(transfers & joins.joined),
            seconds=perf_counter() - self.started,
        )
