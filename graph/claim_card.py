"""One claim by itself: what it says, who said it, what it rests on, what contradicts it, and how to cite it."""

from dataclasses import dataclass
from datetime import date

from graph.actors import Actor
from graph.grammar import claim_word
from graph.statements import Publication, Statement
from graph.summaries import count, word
from graph.telling import long_day, tell_grade, tell_publication
from graph.words import Act, Kind, Precision, Side, SpeakerRole, Stance, Standing, Subject

_SIDES = {
    Side.SUPPLIER: "of the supplier",
    Side.RECIPIENT: "of the recipient",
    Side.ENEMY: "enemy of one of the parties",
    Side.THIRD_STATE: "a third state",
    Side.NONE: "neither party",
}

_TIES = {
    ("LOST", False): "Lost by",
    ("OF", True): "What",
    ("PART_OF", True): "Contained in",
    ("PART_OF", False): "Contains",
    ("CAPTURED_BY", True): "Captured by",
    ("GRANTS", False): "Granted by",
    ("GRANTED_TO", True): "Granted to",
    ("IN_EXCHANGE_FOR", False): "In exchange for",
    ("CONCERNS", True): "Concerns",
}
"""What stands around a loss, a concession or a context, by relationship and whether it goes out of it."""

_CHECKS = {
    Subject.LOSS: "Registers of transfers list what was received, not what was lost, so none says anything to this.",
    Subject.CONCESSION: "Registers of arms list no debt relief, goods or money, so none says anything to this.",
    Subject.CONTEXT: "This is no transfer, so there is nothing that a register could list.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn:
    """A report that the claim names as its origin; ``loaded`` says whether it is here itself."""

    publication: Publication
    loaded: bool
    citation: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposing:
    """A claim that excludes this one: about act, quantity, party or kind; ``within`` one report or several."""

    id: str
    statement: Statement
    about: tuple[str, ...]
    within: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """What two editions of a register tell differently of the deal: each field with what it was and what it is now.

    ``older`` and ``newer`` are the names of the reports; the claim is a row of one of them.
    """

    older: str
    newer: str
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Something around a loss, a concession or a context, with the id of the first claim about it, if there is one.

    A transfer has its parties by their ids, where both are named.
    """

    word: str
    id: str
    name: str
    claim: str | None = None
    parties: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What all claims about the transfer come to."""

    status: Act | None
    standing: Standing
    independent_sources: int
    sources_against: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim with all that stands around it. ``sentence`` is what it says; dates with their precision.

    ``statement`` is there for a claim about a transfer alone, as are ``verdict`` and the parties, None where not named.
    ``citation`` and ``url`` are those of its report's source. ``image`` is the address of a picture, ``origin`` the
    country that made the piece. ``day_word`` says what happened on ``day``: the day on which a loss was recorded is
    never that of the loss.
    """

    id: str
    subject: Subject
    about: str
    sentence: str
    stance: Stance
    report: Publication
    report_id: str
    locator: str
    act: Act | None = None
    kind: Kind | None = None
    is_register: bool = False
    statement: Statement | None = None
    verdict: Verdict | None = None
    supplier: Actor | None = None
    recipient: Actor | None = None
    citation: str | None = None
    url: str | None = None
    speaker: str | None = None
    role: SpeakerRole | None = None
    side: Side | None = None
    speaks_for: tuple[str, ...] = ()
    reliability: str | None = None
    credibility: int | None = None
    graded_by: str | None = None
    graded_on: date | None = None
    grade_reason: str | None = None
    hedge: str | None = None
    quotation: str | None = None
    quantity_text: str | None = None
    comment: str | None = None
    raw: str | None = None
    day: date | None = None
    day_word: str = "Date stated"
    precision: Precision | None = None
    evidence: str | None = None
    image: str | None = None
    origin: str | None = None
    withdrawn: bool = False
    rests_on: tuple[RestsOn, ...] = ()
    opposing: tuple[Opposing, ...] = ()
    revised: tuple[Revised, ...] = ()
    ties: tuple[Tie, ...] = ()

    @property
    def is_graded(self) -> bool:
        """Whether somebody has judged speaker and claim; not graded is not F6."""
        return self.reliability is not None and self.credibility is not None

    @property
    def badge(self) -> str:
        """The grade in short, "" where there is none."""
        return f"{self.reliability}{self.credibility}" if self.is_graded else ""

    @property
    def badge_words(self) -> str:
        """The grade in full words, "" where there is none."""
        return tell_grade(self.reliability or "", self.credibility or 0) if self.is_graded else ""

    @property
    def report_words(self) -> str:
        """Its report: the source with the day, or the report's own name where no day is known, as of a register."""
        return tell_publication(self.report) if self.report.published is not None else self.report.name

    @property
    def word(self) -> str:
        """The word with which it begins on screen."""
        if self.subject is Subject.LOSS:
            return "Recorded"
        return claim_word(self.act, self.stance, self.kind)


def word_of_tie(relationship: str, *, out: bool) -> str | None:
    """Return what a relationship around a subject is called on the card; None for one that is not shown.

    >>> word_of_tie("PART_OF", out=True), word_of_tie("ABOUT", out=False)
    ('Contained in', None)
    """
    return _TIES.get((relationship, out))


def tell_speaker(card: Card) -> list[tuple[str, str]]:
    """Return who said it, as pairs of a word and what is to be said of it; what is not known says so."""
    role = card.role.value if card.role is not None else "role not stated"
    side = _SIDES[card.side] if card.side is not None else "side not stated"
    return [
        ("Speaker", f"{card.speaker or 'not named'} ({role}; {side})"),
        ("Speaks for", " and ".join(card.speaks_for)),
        ("Report", card.report_words),
        ("Place", card.locator),
        ("Quotation", f"“{card.quotation}”" if card.quotation else "none kept"),
        ("Hedge", f"“{card.hedge}”" if card.hedge else "none kept"),
        ("Number", f"“{card.quantity_text}”" if card.quantity_text else ""),
        (card.day_word, long_day(card.day, card.precision) if card.day is not None else ""),
        ("Comment", card.comment or ""),
        ("Evidence", card.evidence or ""),
        ("Picture", f"{card.image} (the address that the source gives; not opened here)" if card.image else ""),
        ("Made in", f"{card.origin}, as the source writes it: who made it, not who supplied it" if card.origin else ""),
        ("Grade", _tell_graded(card)),
        ("Counts", _tell_counts(card)),
    ]


def tell_rests_on(card: Card) -> list[tuple[str, str]]:
    """Return the reports it rests on with their sources, and whether they are loaded themselves."""
    if not card.rests_on:
        return [("Rests on", _tell_own(card))]
    known = {True: "loaded here too", False: "not loaded itself: known only because reports like this one name it"}
    return [
        ("Rests on" if place == 0 else "And on", f"{tell_publication(one.publication)}, {known[one.loaded]}")
        for place, one in enumerate(card.rests_on)
    ]


def tell_verdict(card: Card) -> str:
    """Return what all claims about the transfer come to; "" for a claim about something else."""
    if card.verdict is None:
        return ""
    number = card.verdict.independent_sources
    listed = card.verdict.standing is Standing.RECORDED and not number
    sources = "told of by no other report" if listed else count(number, "independent source")
    against = card.verdict.sources_against
    more = f", {count(against, 'source')} against" if against else ""
    stated = word(card.verdict.status, None).lower()
    return f"All claims about it together: {stated}, {card.verdict.standing}, {sources}{more}."


def tell_no_check(card: Card) -> str:
    """Return why no register can say anything to it; "" for a claim about a transfer, which is looked up."""
    if card.subject is Subject.TRANSFER and card.is_register:
        return "This is a register's own row."
    return _CHECKS.get(card.subject, "")


def cite(card: Card, address: str) -> str:
    """Return the claim as a text to be copied: what it says, who says so, where, how it is graded, and its address."""
    who, counts = card.speaker or "speaker not named", _tell_counts(card)
    lines = [
        f"Claim, in our words: {card.sentence}",
        f"Its own words: “{card.quotation}”" if card.quotation else "",
        f"Hedge: “{card.hedge}”" if card.hedge else "",
        f"Claim of {card.report_words}, {card.locator}; speaker: {who}.",
        *(
            f"Rests on {tell_publication(one.publication)}{'' if one.loaded else ' (not loaded itself)'}."
            for one in card.rests_on
        ),
        f"Grade {card.badge}: {card.badge_words}" if card.is_graded else "Not graded.",
        f"Counts: {counts}." if counts else "",
        f"Contradicted by {count(len(card.opposing), 'claim')}." if card.opposing else "",
        tell_verdict(card),
        f"{card.citation.rstrip('.')}." if card.citation else "",
        address,
    ]
    return "\n".join(filter(None, lines))


def _tell_graded(card: Card) -> str:
    if not card.is_graded:
        return "not graded, which is not the worst grade"
    parts = [f"{card.badge}. {card.badge_words}"]
    if card.graded_by:
        when = f", {long_day(card.graded_on, None)}" if card.graded_on is not None else ""
        parts.append(f"Given by {card.graded_by}{when}.")
    return " ".join([*parts, *([card.grade_reason] if card.grade_reason else [])])


def _tell_own(card: Card) -> str:
    if card.is_register:
        return "the data set's own row"
    if card.image:
        return "the picture that the row names: its address stands under Picture, and it is not opened here"
    return "the report's own word: it names no other report"


def _tell_counts(card: Card) -> str:
    if card.withdrawn:
        return "no: withdrawn by its report"
    if card.stance is not Stance.ASSERTS:
        return f"no: it {card.stance}; shown beside what is asserted"
    if card.credibility == 5:
        return "no: graded improbable; shown, not counted"
    return ""


def tell_revised(card: Card) -> list[tuple[str, str]]:
    """Return what editions of a register tell differently of the deal: the field, and how each edition has it."""
    return [
        (field, f"{before} in “{one.older}”, {after} in “{one.newer}”")
        for one in card.revised
        for field, before, after in one.changes
    ]
