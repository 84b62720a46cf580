"""Reading what editions say from a graph, to set them side by side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graph.claims import Claim
from graph.edition_diff import Side
from graph.editions import Account, account_for
from graph.store.base import Reader, Transaction, Value
from graph.store.publications import StoredReport, read_reports
from graph.store.subjects import ClaimReader
from graph.words import Subject


class _Reading(Transaction):
    """A reader where a transaction is expected; it cannot write."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def run(self, cypher: str, parameters: Mapping[str, Value] | None = None) -> list[dict[str, Any]]:
        return self._reader.run(cypher, parameters, row_limit=None, time_limit=600).rows


def read_registers(reader: Reader) -> dict[str, StoredReport]:
    """Return the loaded reports of registers, by id."""
    return {key: report for key, report in read_reports(_Reading(reader)).items() if report.rank.is_register}


def read_side(reader: Reader, report: str) -> Side:
    """Return what a loaded report says of each transfer; raises KeyError where it is not loaded."""
    transaction = _Reading(reader)
    stored = read_reports(transaction)[report]
    claims = ClaimReader(transaction, {report: stored.source}).stated_by(report)
    rank = stored.rank
    return Side(report, str(stored.properties["name"]), rank.generated, rank.window, accounts_by_deal(claims))


def accounts_by_deal(claims: Iterable[Claim]) -> dict[str, Account]:
    """Return the accounts of the transfers that some register rows of one report are about, by id."""
    rows: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.subject is Subject.TRANSFER and claim.is_register and claim.counts:
            rows[claim.about].append(claim)
    return {about: account_for(some) for about, some in rows.items()}
