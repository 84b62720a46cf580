"""The form of a table of components: its columns, and what a row of it says."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.words import Certainty
from loaders.kept_tables import check_cells
from loaders.tables import Fault

COLUMNS = ("component", "machine", "each", "evidence", "certainty", "also")
"""The columns, in this order; only ``also`` may be blank."""

MOST = 4
"""The greatest number of one component in one machine; more is taken for a slip."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``also`` is the general word by which reports speak of the component, None where there is none."""

    component: str
    machine: str
    each: int
    evidence: str
    certainty: Certainty
    also: str | None


def read_row(cells: Mapping[str, str]) -> Row:
    """Return what the stripped cells of a row say; raises Fault for the first that cannot be read.

    >>> read_row({"component": "A-1", "machine": "B-2", "each": "two", "evidence": "e", "certainty": "certain",
    ...           "also": ""})
    Traceback (most recent call last):
    loaders.components.table.Fault: ('each', 'two', 'a whole number from 1 to 4')
    """
    check_cells(cells, may_be_blank=("also",))
    if cells["machine"] == cells["component"]:
        raise Fault("machine", cells["machine"], "another designation than the component's")
    if cells["also"] in (cells["component"], cells["machine"]):
        raise Fault("also", cells["also"], "a general word, such as helicopter engines, or nothing")
    each, certainty = cells["each"], cells["certainty"]
    if each not in map(str, range(1, MOST + 1)):
        raise Fault("each", each, f"a whole number from 1 to {MOST}")
    if certainty not in list(Certainty):
        raise Fault("certainty", certainty, ", ".join(Certainty))
    return Row(
        component=cells["component"],
        machine=cells["machine"],
        each=int(each),
        evidence=cells["evidence"],
        certainty=Certainty(certainty),
        also=cells["also"] or None,
    )
