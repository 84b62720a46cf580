"""What is said to be given in exchange for a transfer, told as what reports say."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.words import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What is said to be given for a transfer: its words, by whom, how far it is, and one claim that says so."""

    text: str
    grantors: tuple[str, ...]
    status: Act | None
    claim: str


IN_EXCHANGE = "In exchange"


def tell_exchanges(exchanges: Iterable[Exchange]) -> str:
    """Return what is said to be given, by whom, and how far it is, to stand behind ``IN_EXCHANGE``.

    >>> wheat = Exchange(text="wheat", grantors=("Russia",), status=Act.OFFERED, claim="c")
    >>> tell_exchanges([wheat])
    'as reported: wheat, offered by Russia.'
    """
    by_grantor: dict[tuple[tuple[str, ...], Act | None], list[str]] = {}
    for one in exchanges:
        by_grantor.setdefault((one.grantors, one.status), []).append(one.text)
    parts = []
    for (grantors, status), texts in by_grantor.items():
        said = status.value if status is not None else "no claim that counts"
        who = " and ".join(grantors) or "somebody not named"
        parts.append(f"{' and '.join(texts)}, {said} by {who}")
    return f"as reported: {'; '.join(parts)}."
