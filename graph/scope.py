"""Which countries the rows of a file are limited to: what it cannot list, its silence says nothing of."""

from collections.abc import Iterable
from dataclasses import dataclass

Pair = tuple[str | None, str | None]
"""The ids of a supplier and a recipient; None where a row names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The supplier and the recipient that all rows of a file have, and those who stand in each row on either side.

    None, or no party, where there are several: the file is not limited so.
    """

    supplier: str | None = None
    recipient: str | None = None
    parties: tuple[str, ...] = ()

    def allows(self, supplier: str | None, recipient: str | None) -> bool:
        """Say whether a file so limited can have a row between two actors, by their ids.

        >>> china = Scope(supplier="CHN", parties=("CHN",))
        >>> china.allows("CHN", "PAK"), china.allows("PAK", "CHN")
        (True, False)
        """
        return (
            self.supplier in (None, supplier)
            and self.recipient in (None, recipient)
            and all(party in (supplier, recipient) for party in self.parties)
        )


def find_scope(pairs: Iterable[Pair]) -> Scope:
    """Return what the rows of a file are limited to; without a row it is not limited.

    >>> find_scope([("EGY", "RUS"), ("RUS", "EGY"), ("RUS", "IND")])
    Scope(supplier=None, recipient=None, parties=('RUS',))
    """
    rows = set(pairs)
    if not rows:
        return Scope()
    suppliers, recipients = ({pair[side] for pair in rows} for side in (0, 1))
    common = set[str | None].intersection(*map(set, rows))
    return Scope(
        supplier=suppliers.pop() if len(suppliers) == 1 else None,
        recipient=recipients.pop() if len(recipients) == 1 else None,
        parties=tuple(sorted(party for party in common if party is not None)),
    )
