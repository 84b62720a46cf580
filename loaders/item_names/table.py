"""The form of a table of item names: its columns, and what a row of it says."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.words import Certainty, Relation
from loaders.kept_tables import check_cells
from loaders.tables import Fault

COLUMNS = ("designation", "source", "other", "other_source", "relation", "evidence", "certainty")
"""The columns, in this order; none may be blank."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what ``designation``, as ``source`` writes it, is to ``other``, as ``other_source`` writes that."""

    designation: str
    source: str
    other: str
    other_source: str
    relation: Relation
    evidence: str
    certainty: Certainty


def read_row(cells: Mapping[str, str]) -> Row:
    """Return what the stripped cells of a row say; raises Fault for the first that cannot be read.

    >>> read_row({"designation": "A-1", "source": "a", "other": "A1", "other_source": "b", "relation": "alike",
    ...           "evidence": "e", "certainty": "certain"})
    Traceback (most recent call last):
    loaders.item_names.table.Fault: ('relation', 'alike', 'same system, variant of, group of several')
    """
    check_cells(cells)
    if cells["other"] == cells["designation"]:
        raise Fault("other", cells["other"], "another designation: what is written alike is one item already")
    relation, certainty = cells["relation"], cells["certainty"]
    if relation not in list(Relation):
        raise Fault("relation", relation, ", ".join(Relation))
    if certainty not in list(Certainty):
        raise Fault("certainty", certainty, ", ".join(Certainty))
    return Row(
        designation=cells["designation"],
        source=cells["source"],
        other=cells["other"],
        other_source=cells["other_source"],
        relation=Relation(relation),
        evidence=cells["evidence"],
        certainty=Certainty(certainty),
    )


def tell(row: Row) -> str:
    """Return a row as a sentence without its evidence.

    >>> tell(Row("A1 tank", "oryx", "A-1", "sipri", Relation.SAME, "the same letters", Certainty.CERTAIN))
    'A1 tank (oryx) is the same system as A-1 (sipri): certain'
    """
    words = {
        Relation.SAME: "is the same system as",
        Relation.VARIANT: "is a variant of",
        Relation.GROUP: "names several systems, one of them",
    }
    return f"{row.designation} ({row.source}) {words[row.relation]} {row.other} ({row.other_source}): {row.certainty}"
