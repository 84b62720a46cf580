"""One sentence about a line, a country or its sources: counts with their unit, each attributed to who says so."""

from collections.abc import Iterable
from datetime import date

from graph.grammar import NOT_COUNTED, WORDS, Stroke
from graph.surroundings import Cited, Line, Surroundings
from graph.telling import short_day, with_article
from graph.words import DELIVERIES, Act, Precision


def status_words(line: Line) -> str:
    """Return what became of the transfers of a line, with their numbers where there are several.

    >>> from graph.surroundings import Line
    >>> line = Line(id="l", supplier="a", recipient="b", stroke=Stroke.DELIVERED, in_registers=3, in_reports=0,
    ...             disputed=False, statuses=((Act.DELIVERED, 2), (Act.PARTLY_DELIVERED, 1)))
    >>> status_words(line)
    'Delivered 2, partly delivered 1'
    """
    if len(line.statuses) == 1:
        return word(line.statuses[0][0], line.stroke)
    parts = [f"{word(status, line.stroke)} {number:,}" for status, number in line.statuses]
    return ", ".join([parts[0], *(part[0].lower() + part[1:] for part in parts[1:])])


def word(status: Act | None, stroke: Stroke | None) -> str:
    """Return the word of a status on screen; a delivery that no register records says so."""
    if status is None:
        return NOT_COUNTED
    if status in DELIVERIES and stroke is Stroke.DELIVERED_AS_REPORTED:
        return f"{WORDS[status]}, as reported"
    return WORDS[status]


def ends(line: Line, around: Surroundings) -> str:
    """Return "supplier → recipient" by their names."""
    return f"{around.actors[line.supplier].name} → {around.actors[line.recipient].name}"


def tell_count(line: Line) -> str:
    """Return how many transfers a line stands for, when they were ordered, and where they are told of.

    >>> from graph.surroundings import Line
    >>> tell_count(Line(id="l", supplier="a", recipient="b", stroke=Stroke.DELIVERED, in_registers=2, in_reports=0,
    ...                 disputed=False, statuses=((Act.DELIVERED, 2),), first_year=1992, last_year=2015))
    '2 transfers, first ordered 1992, last 2015, in the register'
    """
    parts = [count(line.transfers, "transfer")]
    if line.first_year is not None:
        several = line.first_year != line.last_year
        parts.append(
            f"first ordered {line.first_year}, last {line.last_year}" if several else f"ordered {line.first_year}"
        )
    where = []
    if line.in_registers:
        where.append("in the register")
    if line.in_reports:
        where.append("in reports" if line.in_registers == 0 else f"{line.in_reports:,} in reports")
    parts.append(" and ".join(where))
    if line.disputed:
        parts.append("claims disagree (≠)")
    return ", ".join(parts)


def tell_country(around: Surroundings, about: str = "") -> str:
    """Return the sentence under the name of what is in focus: partners, transfers, and where they are told of.

    The counts are those of the focus alone; what else is drawn is told apart. ``about`` names items in focus.
    """
    if not around.lines and not around.told:
        return tell_none(around, about)
    outlets = all(cited.is_outlet for cited in around.cited if not cited.is_register)
    reports = "newspaper reports" if outlets else "other reports"
    if around.has_register:
        told = f"{count(around.in_registers, 'transfer')} in the register, {around.in_reports:,} in {reports}."
    else:
        told = f"{count(around.in_reports, 'transfer')} in {reports}; no register is loaded."
    parts = [f"{tell_partners(around)}. {told}"]
    if around.other_transfers:
        parts.append(
            f"These counts are of {_foci(around)} alone; {_others_drawn(around.other_transfers)} drawn as well."
        )
    if around.idle:
        parts.append(f"None of it is to or from {' or '.join(with_article(one.name) for one in around.idle)}.")
    return " ".join(parts)


def tell_partners(around: Surroundings) -> str:
    """Return how many suppliers and recipients there are, of several in focus taken together."""
    suppliers, recipients, others = len(around.suppliers), len(around.recipients), len(around.others)
    partners = f"{_some(suppliers, 'supplier')}, {_some(recipients, 'recipient')}"
    if len(around.foci) > 1:
        partners = f"Taken together {partners}"
        if (around.suppliers | around.recipients) & {one.id for one in around.foci}:
            partners += ", those in focus among them"
    if others:
        partners += f", {others:,} more named only in requests, offers, plans, refusals or in passing"
    return partners[0].upper() + partners[1:]


def tell_none(around: Surroundings, about: str = "") -> str:
    """Return what to say where nothing is left to tell.

    >>> from graph.actors import Actor
    >>> from graph.words import ActorKind
    >>> tell_none(Surroundings(foci=(Actor("TGO", "Togo", ActorKind.STATE),), actors={}, lines={}), "Mi-17")
    'No transfer of Mi-17 to or from Togo in the loaded sources. That does not mean none took place.'
    """
    what = f" of {about}" if about else ""
    whose = f" to or from {' or '.join(with_article(one.name) for one in around.foci)}" if around.foci else ""
    return f"No transfer{what}{whose} in the loaded sources. That does not mean none took place."


def _foci(around: Surroundings) -> str:
    return " and ".join(with_article(one.name) for one in around.foci)


def _others_drawn(number: int) -> str:
    return f"{count(number, 'transfer')} between others {'is' if number == 1 else 'are'}"


def _some(number: int, noun: str) -> str:
    return count(number, noun) if number else f"no {noun}"


def tell_sources(cited: Iterable[Cited]) -> str:
    """Return the line under a picture: the registers' citations with edition and years, then the other reports."""
    registers = [one for one in cited if one.is_register]
    others = [one for one in cited if not one.is_register]
    parts = []
    for one in registers:
        years = f", {one.first_year} to {one.last_year}" if one.first_year is not None else ""
        edition = f", {one.edition}" if one.edition else ""
        citation = (one.citation or f"Source: {one.source_name}").rstrip(".")
        parts.append(f"{citation}{edition}{years}.")
    publisher = ", ".join(sorted({one.source_name.split(" ")[0] for one in registers}))
    parts.append(f"Counts computed here, not by {publisher}." if registers else "Counts computed here.")
    if others:
        told = "; ".join(f"{one.source_name}, {_day(one.published, one.precision)}" for one in others)
        parts.append(f"Reports: {told}.")
    return " ".join(parts)


def _day(day: date | None, precision: str | None) -> str:
    return short_day(day, Precision(precision) if precision else None) if day else "day not known"


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count(1, "transfer"), count(1234, "transfer")
    ('1 transfer', '1,234 transfers')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
