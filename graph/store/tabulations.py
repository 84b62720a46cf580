"""The totals of a table in the graph: written and withdrawn with their report, and nothing is computed from them."""

from collections.abc import Sequence
from typing import Any

from graph.digests import digest_of
from graph.store import batch
from graph.store.base import NodeKey, Properties, Transaction
from graph.store.elements import Tie, present
from graph.totals import Total

_AS_THEY_STAND = (
    *("id", "name", "report", "locator", "line", "raw", "whole", "party_text"),
    *("first_year", "last_year", "tiv"),
)


def is_outdated(transaction: Transaction, report: str, totals: Sequence[Total]) -> bool:
    """Say whether the totals in the graph are others than these."""
    rows = transaction.run(
        "MATCH (:Report {id: $id})-[:TABULATES]->(t:Total) RETURN t.id AS id, t.digest AS digest", {"id": report}
    )
    return {row["id"]: row["digest"] for row in rows} != {
        total.id: total_properties(total)["digest"] for total in totals
    }


def put_totals(transaction: Transaction, totals: Sequence[Total]) -> None:
    """Write the totals of a report that has none in the graph, tied to it and to their parties."""
    batch.create_nodes(transaction, "Total", [total_properties(total) for total in totals])
    ties = []
    for total in totals:
        key = NodeKey("Total", total.id)
        ties.append(Tie("TABULATES", NodeKey("Report", total.report), key))
        if total.supplier is not None:
            ties.append(Tie("SUPPLIED_BY", key, NodeKey("Actor", total.supplier.id)))
        if total.recipient is not None:
            ties.append(Tie("RECEIVED_BY", key, NodeKey("Actor", total.recipient.id)))
    batch.create_ties(transaction, ties)


def withdraw_totals(transaction: Transaction, report: str) -> set[str]:
    """Delete the totals of a report; returns the ids of the actors that they named."""
    rows = transaction.run(
        "MATCH (:Report {id: $id})-[:TABULATES]->(t:Total) "
        "RETURN t.id AS id, t.supplier AS supplier, t.recipient AS recipient",
        {"id": report},
    )
    batch.delete_nodes(transaction, "Total", [row["id"] for row in rows])
    return {row[side] for row in rows for side in ("supplier", "recipient") if row[side] is not None}


def total_properties(total: Total) -> Properties:
    """Return the properties of a total's node: parties as ids, what is not said left out."""
    told: dict[str, Any] = {name: getattr(total, name) for name in _AS_THEY_STAND}
    properties = present(
        **told,
        lists=total.lists.value,
        supplier=total.supplier.id if total.supplier is not None else None,
        recipient=total.recipient.id if total.recipient is not None else None,
        years=list(total.years),
        values=list(total.values),
    )
    properties["digest"] = digest_of(sorted(properties.items()))
    return properties
