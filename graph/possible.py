"""Reads from the graph the deliveries from which a claimed return could come, as they were calculated here."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.store.base import Reader
from graph.summaries import count

_POSSIBLE = """
UNWIND $transfers AS id
MATCH (t:Transfer {id: id})-[f:COULD_COME_FROM]->(d:Transfer)
RETURN id, d.id AS received, d.name AS name, f.by AS by, f.why AS why, f.positions AS positions
ORDER BY id, coalesce(positions, 0) DESC, received
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """That a return (``asked``) could come from a delivery (``received``, ids of transfers); ``by`` says so.

    ``positions`` are pieces delivered times components in each, None where no number is known.
    """

    asked: str
    received: str
    name: str
    by: str
    why: str
    positions: int | None = None


def read_possible(reader: Reader, transfers: Sequence[str]) -> tuple[Possible, ...]:
    """Read from which deliveries some returns could come, by their ids; those with the most positions first."""
    rows = reader.run(_POSSIBLE, {"transfers": list(transfers)}, row_limit=None).rows
    return tuple(
        Possible(
            asked=row["id"],
            received=row["received"],
            name=row["name"],
            by=row["by"],
            why=row["why"],
            positions=row["positions"],
        )
        for row in rows
    )


def tell_possible(one: Possible) -> str:
    """Return a possibility as a sentence: what was delivered, how many places for the component, and why it fits.

    >>> tell_possible(Possible(asked="r", received="d", name="Russia → Egypt: 40 Mi-17, delivered", positions=80,
    ...                        by="calculated here", why="Mi-17 carries two TV3-117 (probable)"))
    'Russia → Egypt: 40 Mi-17, delivered. 80 positions, calculated here: Mi-17 carries two TV3-117 (probable).'
    """
    told = f"{count(one.positions, 'position')}, " if one.positions is not None else ""
    return f"{one.name}. {told}{one.by}: {one.why}."
