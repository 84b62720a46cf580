"""What a table of a publisher's own sums says: one row, one total. It is no claim and gives no transfer anything."""

from dataclasses import dataclass

from graph.actors import Actor
from graph.words import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """One row of a table of delivered TIV: what its publisher adds up from whom to whom over a window of years.

    ``supplier`` and ``recipient`` are the parties; None stands for all of them, so the table's own total of what
    Egypt has supplied has no recipient. ``lists`` is the side that the table lists, one row each; ``whole`` is True
    for the table's own total. ``party_text`` is the name of the row as written.

    ``tiv`` is in millions, rounded to whole ones by the publisher: 0 stands for more than nothing and less than half
    a million. ``years`` and ``values`` are the cells by year that are not empty, in the same order; an empty cell
    says that no delivery was identified and is left out. ``report`` is an id, ``locator`` and ``raw`` tell the line.
    """

    id: str
    report: str
    locator: str
    line: int
    raw: str
    lists: Party
    whole: bool
    supplier: Actor | None
    recipient: Actor | None
    party_text: str
    first_year: int
    last_year: int
    tiv: int
    years: tuple[int, ...]
    values: tuple[int, ...]

    @property
    def name(self) -> str:
        """The caption that a person reads."""
        supplier = self.supplier.name if self.supplier else "all suppliers"
        recipient = self.recipient.name if self.recipient else "all recipients"
        return f"{supplier} → {recipient}, {self.first_year} to {self.last_year}: {tell_tiv(self.tiv)}, as a table says"

    @property
    def parties(self) -> tuple[Actor, ...]:
        """The parties that it names."""
        return tuple(actor for actor in (self.supplier, self.recipient) if actor is not None)


def tell_tiv(tiv: int) -> str:
    """Return a rounded TIV as it is meant.

    >>> tell_tiv(14103), tell_tiv(0)
    ('14,103 million TIV', 'less than half a million TIV')
    """
    return f"{tiv:,} million TIV" if tiv else "less than half a million TIV"


def tell_stated(claims: int, compared: int) -> str:
    """Return what the rows of a file became that were not refused: claims, or rows to compare with a register.

    >>> tell_stated(692, 0), tell_stated(1, 0), tell_stated(0, 84)
    ('692 claims', '1 claim', '84 rows to compare')
    """
    parts = [f"{claims:,} claim{'' if claims == 1 else 's'}"] if claims or not compared else []
    return " + ".join([*parts, *([f"{compared:,} row{'' if compared == 1 else 's'} to compare"] if compared else [])])
