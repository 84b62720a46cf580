"""What a claim says and who says so, in English sentences. A claim is told as what somebody did or said.

Verbs are chosen by act and kind, and never say more than the act: "agreed to return", not "returned". Whoever
did the act is the subject. Numbers carry their basis, and what is not given is said to be not given.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from graph.sentences import quantity_words, value_words
from graph.statements import Publication, Statement
from graph.words import Act, Basis, Kind, Precision, SpeakerRole, Stance

_WITH_ARTICLE = frozenset(
    {
        *("Bahamas", "Comoros", "Gambia", "Maldives", "Marshall Islands", "Netherlands", "Philippines", "Seychelles"),
        *("Solomon Islands", "Central African Republic", "Dominican Republic", "Soviet Union", "United Arab Emirates"),
        *("UAE", "United Kingdom", "United States", "European Union", "African Union", "United Nations"),
    }
)
"""Names that stand with an article in a sentence."""

_HANDING_OVER = {
    Kind.RETURN: "return {what} to {recipient}",
    Kind.BUY_BACK: "sell {what} back to {recipient}",
    Kind.LOAN: "lend {what} to {recipient}",
    Kind.LEASE: "lease {what} to {recipient}",
    Kind.AID: "give {what} to {recipient} as aid",
    Kind.RE_EXPORT: "pass {what} on to {recipient}",
    Kind.LICENSED_PRODUCTION: "let {recipient} make {what} under licence",
    Kind.PLANNED_PRODUCTION: "make {what} for {recipient}",
}

_ACTS = {
    Act.MENTIONED: "A transfer of {what} from {supplier} to {recipient} is mentioned",
    Act.REQUESTED: "{recipient} asked {supplier} to {hand_over}",
    Act.OFFERED: "{supplier} offered to {hand_over}",
    Act.PLANNED: "{supplier} planned to {hand_over}",
    Act.NOTIFIED: "{supplier} notified its parliament that it may {hand_over}",
    Act.LICENSED: "{supplier} licensed its companies to {hand_over}",
    Act.AGREED: "{supplier} agreed to {hand_over}",
    Act.ORDERED: "{recipient} ordered {what} from {supplier}",
    Act.PARTLY_DELIVERED: "{recipient} has received part of {what} from {supplier}",
    Act.DELIVERED: "{recipient} has received {what} from {supplier}",
    Act.REFUSED: "{supplier} refused to {hand_over}",
    Act.LICENCE_REFUSED: "{supplier} refused the export licence to {hand_over}",
    Act.BLOCKED: "{who} stopped {supplier}, which was to {hand_over}",
    Act.CANCELLED: "A transfer of {what} from {supplier} to {recipient} was cancelled",
}

_MARKS = {
    "temporary": "a temporary licence, so the goods are to come back",
    "renewed": "a renewal of an earlier licence",
    "replacement": "in place of an earlier licence",
    "members": "meant for members of that group, none of them named",
}
"""What the marks of an export licence say."""

_RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged (not 'worst')",
}
_CREDIBILITY = {
    1: "confirmed by independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged (not 'worst')",
}
"""The Admiralty grades in words (NATO STANAG 2511, as used by ``docs/words.md``)."""

_ROLES = {
    SpeakerRole.NAMED_OFFICIAL: "an official",
    SpeakerRole.UNNAMED_OFFICIAL: "an official not named",
    SpeakerRole.ANONYMOUS_SOURCE: "anonymous sources",
    SpeakerRole.DOCUMENT: "a document",
}

_NUMBERED = frozenset({Act.OFFERED, Act.PLANNED, Act.AGREED, Act.ORDERED, Act.PARTLY_DELIVERED, Act.DELIVERED})
"""Acts of which a reader expects a number, so that its absence is told."""


def tell(claim: Statement) -> str:
    """Return what a claim says, as a sentence.

    >>> from graph.statements import Publication
    >>> said = Statement(id="c", transfer="t", name="n", locator="l", stance=Stance.ASSERTS, act=Act.AGREED,
    ...                  kind=Kind.RETURN, supplier="Belarus", recipient="Russia", item="helicopter engines",
    ...                  report=Publication(source="s", name="r"))
    >>> tell(said)
    'Belarus agreed to return helicopter engines to Russia; no number is given.'
    """
    if claim.is_register:
        return _upper(_tell_row(claim)) + "."
    sentence = _tell_act(claim)
    if claim.stance is Stance.DENIES:
        return f"{_upper(claim.speaker or 'Somebody not named')} denies that {sentence}."
    if claim.stance is Stance.DECLINES:
        return f"{_upper(claim.speaker or 'Somebody not named')} declined to comment on whether {sentence}."
    if claim.expected_by is not None:
        sentence += f"; expected by {long_day(claim.expected_by, claim.expected_by_precision)}"
    elif claim.item and claim.quantity_low is None and claim.quantity_high is None and claim.act in _NUMBERED:
        sentence += "; no number is given"
    sentence += _tell_terms(claim)
    return _upper(sentence) + "."


def tell_grade(reliability: str, credibility: int) -> str:
    """Return a grade in full words.

    >>> tell_grade("B", 3)
    'Source B: usually reliable. Claim 3: possibly true.'
    """
    return f"Source {reliability}: {_RELIABILITY[reliability]}. Claim {credibility}: {_CREDIBILITY[credibility]}."


def tell_who(claim: Statement) -> str:
    """Return who says so: the origin with its day, the speaker, and the report that passes it on, with the place."""
    if claim.is_register:
        edition = f", {claim.report.edition}" if claim.report.edition else ""
        return f"{claim.report.source}{edition}, {claim.locator}"
    speaker = claim.speaker or (_ROLES.get(claim.speaker_role) if claim.speaker_role else "speaker not named")
    own = f"{tell_publication(claim.report)}, {claim.locator}"
    if not claim.origins:
        return f"{own}: {speaker}" if speaker else own
    origins = "; ".join(tell_publication(origin) for origin in claim.origins)
    said = f"{origins}, {speaker}" if speaker and speaker not in origins else origins
    return f"{said}; as told by {own}"


def tell_years(years: Sequence[int]) -> str:
    """Return years as words; a run is told by its ends only where no year is missing.

    >>> tell_years([2012, 2013]), tell_years([1992, 1993, 1994]), tell_years([1980, 1981, 1985, 1990, 1999, 2001])
    ('2012 and 2013', '1992 to 1994', 'in 6 years from 1980 to 2001')
    """
    if len(years) < 3:
        return " and ".join(map(str, years))
    if years[-1] - years[0] == len(years) - 1:
        return f"{years[0]} to {years[-1]}"
    if len(years) <= 5:
        return ", ".join(map(str, years[:-1])) + f" and {years[-1]}"
    return f"in {len(years)} years from {years[0]} to {years[-1]}"


def long_day(day: date, precision: Precision | None) -> str:
    """Return a date as exactly as it is known, the month in full.

    >>> long_day(date(2023, 12, 8), Precision.ABOUT), long_day(date(2023, 4, 1), Precision.MONTH)
    ('about 8 December 2023', 'April 2023')
    """
    return _day(day, precision, "%B")


def tell_since(expected_by: date, statements: Iterable[Statement]) -> str:
    """Return what is loaded of a thing that was expected by a day which is past, and of which no end is told.

    A report without a day cannot be told to be later.

    >>> tell_since(date(2023, 12, 8), [])
    'nothing later is loaded'
    """
    later = [(one.report.published, one.report.precision) for one in statements if one.report.published is not None]
    day, precision = max(later, key=lambda one: one[0], default=(expected_by, None))
    if day <= expected_by:
        return "nothing later is loaded"
    return f"last told {long_day(day, precision)}, without an end or a delivery"


def tell_disagreement(claims: Iterable[Statement], where: str = "") -> tuple[str, ...]:
    """Return in one line about what some claims are contradicted, and where that is told; nothing where none is."""
    about = sorted({other.about for claim in claims for other in claim.against})
    return (f"≠ Claims disagree about the {' and the '.join(about)}{where}.",) if about else ()


def tell_span(first: int, last: int) -> str:
    """Return years as a span.

    >>> tell_span(1992, 1992), tell_span(1992, 2009)
    ('1992', '1992 to 2009')
    """
    return str(first) if first == last else f"{first} to {last}"


def short_day(day: date, precision: Precision | None) -> str:
    """Return a date as exactly as it is known, the month cut to three letters.

    >>> short_day(date(2023, 11, 8), Precision.DAY)
    '8 Nov 2023'
    """
    return _day(day, precision, "%b")


def _day(day: date, precision: Precision | None, month: str) -> str:
    if precision is Precision.YEAR:
        return str(day.year)
    if precision is Precision.MONTH:
        return f"{day:{month} %Y}"
    return f"{'about ' if precision is Precision.ABOUT else ''}{day.day} {day:{month} %Y}"


def _tell_act(claim: Statement) -> str:
    """Return the act as a clause, its first word as it stands inside a sentence."""
    number = quantity_words(claim.quantity_low, claim.quantity_high, claim.quantity_basis)
    what = " ".join(filter(None, (number, claim.item or ("things not named" if number else "something not named"))))
    names = {
        "what": what,
        "supplier": _name(claim.supplier),
        "recipient": _name(claim.recipient),
        "who": " and ".join(map(_name, claim.acted_by)) or "somebody not named",
    }
    if claim.act is None:
        return claim.name
    if claim.act is Act.DELIVERED and claim.kind is Kind.RETURN:
        return "{recipient} has received back {what} from {supplier}".format(**names)
    if claim.act is Act.LICENSED and claim.supplier is not None and claim.supplier == claim.recipient:
        return "{supplier} licensed its companies to send {what} abroad, with {supplier} as final destination".format(
            **names
        )
    hand_over = _HANDING_OVER.get(claim.kind or Kind.UNKNOWN, "supply {what} to {recipient}")
    receiver = "it" if claim.act is Act.REQUESTED else names["recipient"]
    handing_over = hand_over.format(what=what, recipient=receiver).removesuffix(" to it")
    return _ACTS[claim.act].format(**names, hand_over=handing_over)


def _tell_terms(claim: Statement) -> str:
    """Return what is said beside the act: value, way of the goods and, of an export licence, of which sort it is."""
    terms = []
    value = value_words(claim.value_low, claim.value_high, claim.currency)
    if value:
        terms.append(f"{value} (a ceiling, not a price paid)" if claim.act is Act.LICENSED else f"value {value}")
    if claim.via is not None:
        terms.append(f"by way of {_name(claim.via)}")
    if claim.comes_from is not None and claim.comes_from != claim.supplier:
        terms.append(f"origin of the goods: {_name(claim.comes_from)}")
    if claim.act is Act.LICENSED:
        terms += [_MARKS[mark] for mark in claim.marks if mark in _MARKS]
    return "".join(f"; {term}" for term in terms)


def _tell_row(claim: Statement) -> str:
    """Return a row of a register: numbers and years as they stand in it, none of them spread or joined."""
    item = claim.item or "something not named"
    if claim.description is not None and claim.description != claim.item:
        item += f" ({claim.description})"
    supplier, recipient = _name(claim.supplier), _name(claim.recipient)
    ordered = _number(claim.ordered, claim.ordered_estimated)
    order = ""
    if claim.order_year is not None:
        order = f", ordered {claim.order_year}" + (" (year uncertain)" if claim.order_year_estimated else "")
    if claim.act is Act.ORDERED:
        when = order.replace(", ordered", " in")
        return f"{recipient} ordered {ordered} {item} from {supplier}{when}; no delivery is listed"
    received = _number(claim.delivered, claim.delivered_estimated)
    if claim.delivered != claim.ordered and claim.ordered is not None:
        received += f" of {ordered}"
    years = f", delivered {_tell_delivered_in(claim)}" if claim.delivery_years else ", delivery years not given"
    return f"{recipient} has received {received} {item} from {supplier}{order}{years}"


def _tell_delivered_in(claim: Statement) -> str:
    """Return the years of a row; of a range, which does not say in which years between, only its ends."""
    if claim.delivery_range:
        return f"between {min(claim.delivery_years)} and {max(claim.delivery_years)}, not said in which years"
    return tell_years(claim.delivery_years)


def _number(number: int | None, estimated: bool | None) -> str:
    if number is None:
        return "a number not given of"
    return quantity_words(number, number, Basis.ESTIMATED if estimated else Basis.EXACT)


def tell_publication(publication: Publication) -> str:
    """Return a source with the day of its report, as exactly as it is known.

    >>> tell_publication(Publication(source="arabi21", name="n"))
    'arabi21, day not known'
    """
    if publication.published is None:
        return f"{publication.source}, day not known"
    return f"{publication.source}, {short_day(publication.published, publication.precision)}"


def with_article(name: str) -> str:
    """Return a name as it stands inside a sentence.

    >>> with_article("United States"), with_article("Egypt")
    ('the United States', 'Egypt')
    """
    return f"the {name}" if name in _WITH_ARTICLE else name


def _name(actor: str | None) -> str:
    return "somebody not named" if actor is None else with_article(actor)


def _upper(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
