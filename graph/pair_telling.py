"""Sentences on two countries: each way in short, on what a told transfer rests, and what registers say to it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from graph.contradictions import ABOUT_REACHES
from graph.pair import Candidate, Edition, Listing, Pair, Relative, ToldTransfer, Way
from graph.provenance import CALCULATED
from graph.sentences import quantity_words
from graph.statements import Statement
from graph.summaries import count, word
from graph.telling import tell_publication, tell_span, with_article
from graph.words import DELIVERIES, Basis, Standing

SILENCE = "Silence in a register is not a denial."
UNKNOWN_REGISTER = "No register is loaded, so nothing here was checked against one."


def tell_way(way: Way, registers: Sequence[Edition]) -> str:
    """Return one sentence on one direction: what registers list, and what other reports tell of."""
    listed = [_tell_listing(listing) for listing in way.listings]
    able = _that_can_list(way, registers)
    if not listed and able:
        listed.append(f"no row in {_editions(able)}, which is not evidence that none took place")
    if not listed:
        listed.append("no register is loaded" + (" that could list it" if registers else ""))
    told = _tell_told(way.told)
    return f"{way.ends}: {'; '.join([*listed, *([told] if told else [])])}."


def tell_edition(edition: Edition) -> str:
    """Return an edition with its years, once: a register's file that states them has them in its name.

    >>> tell_edition(Edition(report="r", source="s", source_name="S", name="S, 2024", first_year=1950, last_year=2023))
    'S, 2024, 1950 to 2023'
    >>> tell_edition(Edition(report="r", source="s", source_name="S", name="S, 1950 to 2023", first_year=1950,
    ...                      last_year=2023))
    'S, 1950 to 2023'
    """
    if edition.first_year is None or edition.last_year is None:
        return edition.name
    years = tell_span(edition.first_year, edition.last_year)
    return edition.name if years in edition.name else f"{edition.name}, {years}"


def tell_elsewhere(way: Way) -> str:
    """Return how many transfers stand only in editions that give no numbers here; "" for none."""
    parts = [
        f"{count(one.elsewhere, 'more transfer')} in other editions of {one.edition.source_name}, not counted here"
        for one in way.listings
        if one.elsewhere
    ]
    return f"{way.ends}: {'; '.join(parts)}." if parts else ""


def tell_ranges(way: Way) -> str:
    """Return how many rows give no more of their delivery years than the first and the last; "" for none."""
    found = sum(row.delivery_range for listing in way.listings for row in listing.rows)
    gives = "gives" if found == 1 else "give"
    if not found:
        return ""
    return f"{count(found, 'row')} {gives} only the first and the last year of deliveries: years between have no mark."


def tell_relative(relative: Relative, pair: Pair) -> str:
    """Return that a former state is not its successor, with the number of transfers of its own."""
    apart = " and ".join(f"{with_article(own)} is not {with_article(shown)}" for own, shown in relative.is_not)
    stays = [actor for actor in (relative.one, relative.other) if actor in (pair.one, pair.other)]
    whose = f"of its own with {with_article(stays[0].name)}" if stays else "between them"
    return f"{apart[:1].upper()}{apart[1:]}: {count(relative.deals, 'transfer')} {whose}, told as delivered."


def tell_rests(told: ToldTransfer, statements: Iterable[Statement]) -> str:
    """Return on how many independent sources a transfer's status rests, and which reports tell of it."""
    own = [one for one in statements if one.transfer == told.id and not one.is_register]
    reports = {(one.report.source, one.report.name) for one in own}
    origins = Counter(tell_publication(origin) for one in own for origin in one.origins)
    stated = word(told.status, None).lower()
    parts = [f"{told.standing.capitalize()}: {count(told.independent_sources, 'independent source')} for “{stated}”"]
    if told.status is None:
        parts = ["No claim about it counts"]
    parts.append(f"{count(len(reports), 'report')} tell{'s' if len(reports) == 1 else ''} of it")
    if origins:
        parts.append(f"resting on {'; '.join(sorted(origins))}")
    if told.sources_against:
        parts.append(f"{count(told.sources_against, 'source')} against")
    return f"{', '.join(parts)}."


def tell_check(
    told: ToldTransfer, way: Way, registers: Sequence[Edition], statement: Statement | None = None
) -> tuple[str, ...]:
    """Return what registers say to a transfer that reports tell of: to itself, to its item, and to its number.

    With the ``statement`` of one claim about it also to the number that this claim gives.
    """
    if not registers:
        return (UNKNOWN_REGISTER,)
    return (
        _check_pair(told, way, _that_can_list(way, registers)),
        *_check_item(told, way),
        *tell_positions(told, statement),
    )


def tell_positions(told: ToldTransfer, statement: Statement | None = None) -> tuple[str, ...]:
    """Return the positions of all deals that a return could come from, beside the number claimed.

    They are added up by component, since one machine has each position once. "About" is read as 10 per cent less.
    """
    calculated = [one for one in told.could_come_from if one.by == CALCULATED and one.component is not None]
    if not calculated:
        return ()
    parts: dict[str, list[Candidate]] = defaultdict(list)
    for one in calculated:
        parts[one.component or ""].append(one)
    totals = "; ".join(f"{component}: {_tell_total(found)}" for component, found in sorted(parts.items()))
    machines = "Positions in machines listed as received that fit, calculated here"
    own = _compare("This claim alone says", statement, calculated) if statement is not None else ()
    together = _compare("Together the claims about it come to", told, calculated)
    return (f"{machines}: {totals}.", *own, *(together or ("No number is claimed, so there is none to compare.",)))


def tell_caveat(told: Iterable[ToldTransfer], registers: Sequence[Edition]) -> str:
    """Return what positions are not; "" where there are none. Stands wherever they are shown."""
    found = [possible for one in told for possible in one.could_come_from]
    used = [edition for edition in registers if edition.report in {one.edition for one in found}]
    if not found:
        return ""
    return (
        f"Received according to {_editions(used) or 'the reports loaded'}, not held today. Losses, wear, resale, "
        "inheritance, changes of government and civil machines are not subtracted. “?” = number uncertain. "
        "Positions = machines × components in each; spares unknown."
    )


def tell_received(possible: Candidate) -> str:
    """Return how many machines were received, with the mark of an uncertain number.

    >>> tell_received(Candidate(deal="d", supplier="s", machine="m", by="b", why="w", received=46, uncertain=True))
    '46 ?'
    """
    return _marked(possible.received, possible.uncertain)


def tell_possible_positions(possible: Candidate) -> str:
    """Return the positions of one deal, with the mark of an uncertain number."""
    return _marked(possible.positions, possible.uncertain)


def _marked(number: int | None, uncertain: bool) -> str:
    return "not given" if number is None else f"{number:,}{' ?' if uncertain else ''}"


def _tell_listing(listing: Listing) -> str:
    delivered = {row.transfer for row in listing.rows if row.act in DELIVERIES}
    years = [year for row in listing.rows for year in row.delivery_years]
    ordered = len(listing.transfers - delivered)
    parts = []
    if delivered:
        when = f", {tell_span(min(years), max(years))}" if years else ""
        parts.append(f"{count(len(delivered), 'transfer')} listed as delivered{when}")
    if ordered:
        parts.append(
            f"{ordered:,} ordered without a delivery" if parts else f"{count(ordered, 'transfer')} ordered only"
        )
    return f"{', '.join(parts)} ({tell_edition(listing.edition)})"


def _tell_told(told: Sequence[ToldTransfer]) -> str:
    if not told:
        return ""
    found = Counter((one.kind.value if one.kind else "transfer", word(one.status, None).lower()) for one in told)
    kinds = ", ".join(f"{number} {kind} {status}" for (kind, status), number in sorted(found.items()))
    contested = sum(one.standing is Standing.CONTESTED for one in told)
    if not contested:
        return f"in other reports {kinds}"
    return f"in other reports {kinds}, " + ("contested" if len(told) == 1 else f"{contested} of them contested")


def _check_pair(told: ToldTransfer, way: Way, registers: Sequence[Edition]) -> str:
    ends = f"from {with_article(way.supplier.name)} to {with_article(way.recipient.name)}"
    if told.listed:
        return "A register that is loaded lists this transfer too."
    if not registers:
        return f"The registers that are loaded are limited to other countries: none can have a row {ends}."
    listed = sum(len(listing.transfers) for listing in way.listings)
    if listed:
        return f"{_editions(registers)}: {count(listed, 'transfer')} {ends}, none of them tied to this one."
    return f"{_editions(registers)}: no row {ends}. {SILENCE}"


def _check_item(told: ToldTransfer, way: Way) -> tuple[str, ...]:
    if told.item is None:
        return ("The reports name no thing, so none can be looked for.",)
    if told.listed:
        return ()
    if not told.item_listed:
        return (f"No register that is loaded has a row about “{told.item}”, whoever the parties are.",)
    own = {row.transfer for listing in way.listings for row in listing.rows if row.item == told.item}
    here = f"{count(len(own), 'transfer')} of it this way" if own else "none of them this way"
    return (f"Registers have rows about “{told.item}”; {here}.",)


def _tell_total(found: Sequence[Candidate]) -> str:
    known = [one.positions for one in found if one.positions is not None]
    if not known:
        return "number not given"
    number = f"{'at least ' if len(known) < len(found) else ''}{sum(known):,}"
    return f"{number} (number uncertain)" if any(one.uncertain for one in found) else number


def _compare(says: str, claimed: ToldTransfer | Statement, calculated: Sequence[Candidate]) -> tuple[str, ...]:
    """Return in one sentence, which ``says`` begins, a claimed number beside all positions; nothing without a number.

    Even the least that is claimed must be more than all of them, and each of them known, for it to be said.
    """
    number = quantity_words(claimed.quantity_low, claimed.quantity_high, claimed.quantity_basis)
    if not number:
        return ()
    known = [one.positions for one in calculated if one.positions is not None]
    least = (claimed.quantity_low or 0) * (1 - ABOUT_REACHES if claimed.quantity_basis is Basis.ABOUT else 1.0)
    finding = "These positions neither rule that out nor show it."
    if len(known) == len(calculated) and least > sum(known):
        finding = "That is more than all of these positions together."
    return (f"{says} {number}. {finding}",)


def _that_can_list(way: Way, registers: Sequence[Edition]) -> list[Edition]:
    return [edition for edition in registers if edition.scope.allows(way.supplier.id, way.recipient.id)]


def _editions(editions: Sequence[Edition]) -> str:
    return "; ".join(tell_edition(edition) for edition in editions)
