"""The words of the project, one enumeration a list of allowed values.

Values are spelled as they stand in the graph, on screen and in Cypher. The lists and their meanings are
described in ``docs/words.md``; nothing else in the project spells them.
"""

from enum import StrEnum


class Act(StrEnum):
    """What was done about a transfer, in order of stage; the last four are endings."""

    MENTIONED = "mentioned"
    REQUESTED = "requested"
    OFFERED = "offered"
    PLANNED = "planned"
    NOTIFIED = "notified"
    LICENSED = "licensed"
    AGREED = "agreed"
    ORDERED = "ordered"
    PARTLY_DELIVERED = "partly delivered"
    DELIVERED = "delivered"
    REFUSED = "refused"
    LICENCE_REFUSED = "licence refused"
    BLOCKED = "blocked"
    CANCELLED = "cancelled"


ENDINGS = frozenset({Act.REFUSED, Act.LICENCE_REFUSED, Act.BLOCKED, Act.CANCELLED})
"""Acts that close a transfer."""

DELIVERIES = frozenset({Act.PARTLY_DELIVERED, Act.DELIVERED})
"""Acts that say that something arrived."""

STAGE = {act: stage for stage, act in enumerate(Act) if act not in ENDINGS}
"""How far an act that is no ending has come; a higher number is further."""


class Stance(StrEnum):
    """Whether a claim says that something is so."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DECLINES = "declines to comment"


class Kind(StrEnum):
    """Kinds of transfer. A capture or a loss is not one."""

    SALE = "sale"
    AID = "aid"
    LOAN = "loan"
    LEASE = "lease"
    SWAP = "swap"
    LICENSED_PRODUCTION = "licensed production"
    PLANNED_PRODUCTION = "planned production"
    BUY_BACK = "buy-back"
    RETURN = "return"
    RE_EXPORT = "re-export"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """How a number is meant. ``UNKNOWN`` has no number at all, never 0."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    UP_TO = "up to"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"


class Measure(StrEnum):
    """What a quantity counts; only equal measures are compared."""

    MENTIONED = "mentioned"
    REQUESTED = "requested"
    OFFERED = "offered"
    PLANNED = "planned"
    NOTIFIED = "notified"
    LICENSED = "licensed"
    AGREED = "agreed"
    ORDERED = "ordered"
    DELIVERED = "delivered"
    REFUSED = "refused"
    LOST = "lost"


class SpeakerRole(StrEnum):
    """Who speaks in a claim, by what they are."""

    NAMED_OFFICIAL = "named official"
    UNNAMED_OFFICIAL = "unnamed official"
    ANONYMOUS_SOURCE = "anonymous source"
    OUTLET = "outlet"
    DOCUMENT = "document"
    DATA_SET = "data set"


class Side(StrEnum):
    """Where a speaker stands towards the transfer."""

    SUPPLIER = "supplier"
    RECIPIENT = "recipient"
    ENEMY = "enemy of one"
    THIRD_STATE = "third state"
    NONE = "none"


class Party(StrEnum):
    """The two ends of a transfer."""

    SUPPLIER = "supplier"
    RECIPIENT = "recipient"


class Verdict(StrEnum):
    """What a person judged of two deals."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Precision(StrEnum):
    """How exactly a date is known. Its earliest and latest day are kept beside it."""

    DAY = "day"
    ABOUT = "about"
    MONTH = "month"
    YEAR = "year"


class ActorKind(StrEnum):
    """Kinds of actor. States and former states also carry the label ``Country``."""

    STATE = "state"
    FORMER_STATE = "former state"
    ARMED_GROUP = "armed group"
    ORGANISATION = "organisation"
    COMPANY = "company"
    UNKNOWN = "unknown"


class SourceKind(StrEnum):
    """Kinds of publisher. A *compiler* makes a data set from the reports of others."""

    OUTLET = "outlet"
    GOVERNMENT = "government"
    COMPANY = "company"
    ORGANISATION = "organisation"
    COMPILER = "compiler"


class Standing(StrEnum):
    """How well a status stands (rule 2 of the status rule)."""

    RECORDED = "recorded"
    CONTESTED = "contested"
    REPORTED = "reported"


class Outcome(StrEnum):
    """What became of lost equipment. ``LOST`` is the sum of the others where a source does not part them."""

    LOST = "lost"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    ABANDONED = "abandoned"
    CAPTURED = "captured"


class ConcessionKind(StrEnum):
    """What is given in exchange for a transfer."""

    DEBT_RELIEF = "debt relief"
    GOODS = "goods"
    MONEY = "money"
    OTHER = "other"


class Condition(StrEnum):
    """In which state weapons are handed over, as the register words it."""

    NEW = "new"
    SECOND_HAND = "second hand"
    MODERNIZED = "second hand but modernized"


class Certainty(StrEnum):
    """How sure it is that a machine carries a component, the surest first."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    ASSUMED = "assumed"


class Relation(StrEnum):
    """How a designation stands to the designation set beside it: the first is, to the second, …"""

    SAME = "same system"
    VARIANT = "variant of"
    GROUP = "group of several"
    """The first names several weapons at once, and the second is one of them."""


class Disagreement(StrEnum):
    """What two claims that exclude each other disagree about."""

    ACT = "act"
    QUANTITY = "quantity"
    PARTY = "party"
    KIND = "kind"


class Within(StrEnum):
    """Whether a contradiction lies within one report or between several."""

    ONE_REPORT = "one report"
    SEVERAL = "several"


class Subject(StrEnum):
    """The labels of the things that a claim can be about."""

    TRANSFER = "Transfer"
    LOSS = "Loss"
    CONCESSION = "Concession"
    CONTEXT = "Context"
