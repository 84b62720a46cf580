"""What is given in exchange for a transfer, as a view part: told once, with who says so a click away."""

from collections.abc import Sequence

from graph.exchanges import IN_EXCHANGE, Exchange, tell_exchanges
from views.claims import Entry, show_entries
from views.links import address_of


def show_exchanges(exchanges: Sequence[Exchange], *, key: str) -> None:
    """Show what is said to be given, with a link to a claim about each; nothing where there is none."""
    if not exchanges:
        return
    links = tuple((f"Who says so: {one.text}", address_of("link", claim=one.claim)) for one in exchanges)
    told = tell_exchanges(exchanges)
    entry = Entry(word=IN_EXCHANGE, text=f"{told[:1].upper()}{told[1:]}", links=links)
    show_entries([entry], key=key, aloud=IN_EXCHANGE)
