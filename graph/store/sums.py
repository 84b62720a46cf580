"""``DELIVERED_TO``: what one edition says was delivered between two actors, kept in step with the claims."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from graph.claims import Claim
from graph.derive import sum_tiv
from graph.ranks import EditionRank
from graph.store.base import NodeKey, Properties, Transaction, batches
from graph.store.batch import SIZE, create_ties
from graph.store.elements import Tie
from graph.transfers import Transfer
from graph.words import DELIVERIES, Kind

Pair = tuple[str, str]
"""Ids of a supplier and a recipient."""

_DELIVERIES = sorted(act.value for act in DELIVERIES)


@dataclass(slots=True)
class Sum:
    """Deliveries between one pair of actors as one report states them.

    ``possible`` are years inside ranges, of which the report does not say in which of them something came.
    """

    report: str
    transfers: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    possible: set[int] = field(default_factory=set)
    tiv: list[float | None] = field(default_factory=list)

    def properties(self) -> Properties:
        """Return the properties of the relationship."""
        properties: Properties = {"deals": len(self.transfers), "edition": self.report}
        total = sum_tiv(self.tiv)
        if total is not None:
            properties["tiv"] = total
        if self.years:
            properties |= {
                "years": sorted(self.years),
                "first_year": min(self.years),
                "last_year": max(self.years),
            }
        if self.possible - self.years:
            properties["possible_years"] = sorted(self.possible - self.years)
        return properties


def is_delivery(transfer: Transfer) -> bool:
    """Say whether a transfer may stand in a sum: delivered, in whole or part, and no return."""
    return transfer.judgement.status in DELIVERIES and transfer.kind is not Kind.RETURN


def pair_of(transfer: Transfer) -> Pair | None:
    """Return the parties of a transfer, None where one is missing."""
    if transfer.supplier is None or transfer.recipient is None:
        return None
    return transfer.supplier.id, transfer.recipient.id


def sum_claims(claims: Sequence[Claim], transfers: Mapping[str, Transfer]) -> dict[Pair, Sum]:
    """Add up the deliveries that the claims of one report state, by pair."""
    sums: dict[Pair, Sum] = {}
    for claim in claims:
        transfer = transfers.get(claim.about)
        if transfer is None or not claim.counts or claim.act not in DELIVERIES or not is_delivery(transfer):
            continue
        pair = pair_of(transfer)
        if pair is not None:
            years = claim.delivery_years or ((claim.event_date.year,) if claim.event_date else ())
            entry = sums.setdefault(pair, Sum(claim.report))
            _add(entry, claim.about, years, claim.tiv_delivered, is_range=claim.delivery_range)
    return sums


def _add(entry: Sum, transfer: str, years: Collection[int], tiv: float | None, *, is_range: bool | None = None) -> None:
    entry.transfers.add(transfer)
    entry.years.update(years)
    if is_range and years:
        entry.possible.update(range(min(years), max(years)))
    entry.tiv.append(tiv)


def refresh(
    transaction: Transaction,
    ranks: Mapping[str, EditionRank],
    added: Mapping[Pair, Sum],
    pairs: set[Pair],
    unsure: set[Pair],
) -> None:
    """Bring the relationship of some pairs up to date.

    ``added`` are the sums of a report that was not in the graph before; for its pairs it is enough to compare
    it with the edition that gives the numbers now. The pairs in ``unsure`` are added up from the graph anew.
    """
    stored = _read_stored(transaction, pairs)
    fresh = _add_up(transaction, ranks, unsure) if unsure else {}
    outdated, ties = [], []
    for pair in sorted(pairs):
        old = stored.get(pair)
        if pair in unsure:
            new = fresh[pair].properties() if pair in fresh else None
        else:
            new = _better(old, added.get(pair), ranks)
        if new == old:
            continue
        if old is not None:
            outdated.append({"source": pair[0], "target": pair[1]})
        if new is not None:
            ties.append(Tie("DELIVERED_TO", NodeKey("Actor", pair[0]), NodeKey("Actor", pair[1]), new))
    for rows in batches(outdated, SIZE):
        transaction.run(
            "UNWIND $rows AS row "
            "MATCH (a:Actor {id: row.source})-[d:DELIVERED_TO]->(b:Actor {id: row.target}) DELETE d",
            {"rows": list(rows)},
        )
    create_ties(transaction, ties)


def _better(old: Properties | None, added: Sum | None, ranks: Mapping[str, EditionRank]) -> Properties | None:
    """Return what stands, or the new sums where their edition goes first."""
    if added is None or old is None:
        return old if added is None else added.properties()
    return old if ranks[str(old["edition"])].order <= ranks[added.report].order else added.properties()


def _read_stored(transaction: Transaction, pairs: set[Pair]) -> dict[Pair, Properties]:
    rows = transaction.run(
        "UNWIND $ids AS id MATCH (a:Actor {id: id})-[d:DELIVERED_TO]->(b:Actor) "
        "RETURN a.id AS source, b.id AS target, d",
        {"ids": sorted({supplier for supplier, _ in pairs})},
    )
    return {(row["source"], row["target"]): row["d"].properties for row in rows}


def _add_up(transaction: Transaction, ranks: Mapping[str, EditionRank], pairs: set[Pair]) -> dict[Pair, Sum]:
    """Add up the pairs' deliveries from the claims in the graph, and keep the best edition of each pair."""
    found: dict[Pair, dict[str, Sum]] = defaultdict(dict)
    for supplier in sorted({supplier for supplier, _ in pairs}):
        rows = transaction.run(
            "MATCH (a:Actor {id: $id})-[:SUPPLIER_OF]->(t:Transfer) WHERE t.status IN $deliveries "
            "AND (t.kind IS NULL OR t.kind <> $return) MATCH (t)<-[:RECIPIENT_OF]-(b:Actor) "
            "MATCH (c:Claim)-[:ABOUT]->(t) WHERE c.counts = true AND c.act IN $deliveries "
            "RETURN t.id AS transfer, b.id AS recipient, c.report AS report, "
            "c.delivery_years AS years, c.delivery_range AS is_range, c.event_date AS day, c.tiv_delivered AS tiv",
            {"id": supplier, "deliveries": _DELIVERIES, "return": Kind.RETURN.value},
        )
        for row in rows:
            pair = supplier, row["recipient"]
            if pair in pairs:
                entry = found[pair].setdefault(row["report"], Sum(row["report"]))
                years = row["years"] or ([row["day"].year] if row["day"] else [])
                _add(entry, row["transfer"], years, row["tiv"], is_range=row["is_range"])
    return {pair: min(sums.values(), key=lambda entry: ranks[entry.report].order) for pair, sums in found.items()}
