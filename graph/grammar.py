"""The visual grammar: which line, end mark and word each status has. Colour says status and nothing else.

Every status differs in more than its colour, so the picture reads without colours. Pictures,
legends, samples in lists and their tests all read the table from here.
"""

from dataclasses import dataclass
from enum import StrEnum

from graph.words import DELIVERIES, Act, Kind, Stance, Standing


class Tone(StrEnum):
    """The four colours of a status, by name; the views give each its value in light and in dark."""

    DELIVERED = "delivered"
    AGREED = "agreed"
    ASKED = "asked"
    REFUSED = "refused"


class Mark(StrEnum):
    """What stands at the end, or in the middle, of a line."""

    TRIANGLE = "triangle"
    VEE = "vee"
    CROSS = "cross"
    BAR = "bar"


class Stroke(StrEnum):
    """One way to draw a line; several words can share it."""

    DELIVERED = "delivered"
    DELIVERED_AS_REPORTED = "delivered as reported"
    UNDER_WAY = "under way"
    ASKED = "asked"
    REFUSED = "refused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class StrokeStyle:
    """How a stroke looks: dashes in pixels (none: solid), its end mark with size, and a mark in its middle.

    ``end_scale`` is vis-network's scale of arrow heads; crosses are ``CROSS_END`` or ``CROSS_MIDDLE`` pixels.
    """

    tone: Tone
    dashes: tuple[int, int] | None
    end: Mark
    end_scale: float
    middle: Mark | None = None


CROSS_END = 17
CROSS_MIDDLE = 18

STROKES: dict[Stroke, StrokeStyle] = {
    Stroke.DELIVERED: StrokeStyle(Tone.DELIVERED, None, Mark.TRIANGLE, 0.62),
    Stroke.DELIVERED_AS_REPORTED: StrokeStyle(Tone.DELIVERED, (14, 4), Mark.TRIANGLE, 0.62),
    Stroke.UNDER_WAY: StrokeStyle(Tone.AGREED, (8, 5), Mark.VEE, 0.6),
    Stroke.ASKED: StrokeStyle(Tone.ASKED, (2, 4), Mark.VEE, 0.55),
    Stroke.REFUSED: StrokeStyle(Tone.REFUSED, (2, 4), Mark.CROSS, 1.0),
    Stroke.STOPPED: StrokeStyle(Tone.REFUSED, (8, 5), Mark.BAR, 0.7, middle=Mark.CROSS),
}

ACTS_OF: dict[Stroke, tuple[Act, ...]] = {
    Stroke.DELIVERED: (Act.DELIVERED, Act.PARTLY_DELIVERED),
    Stroke.DELIVERED_AS_REPORTED: (Act.DELIVERED, Act.PARTLY_DELIVERED),
    Stroke.UNDER_WAY: (Act.ORDERED, Act.AGREED, Act.LICENSED, Act.NOTIFIED, Act.PLANNED, Act.OFFERED),
    Stroke.ASKED: (Act.REQUESTED,),
    Stroke.REFUSED: (Act.REFUSED, Act.LICENCE_REFUSED),
    Stroke.STOPPED: (Act.BLOCKED, Act.CANCELLED),
}
"""Which statuses each stroke can stand for."""

_STROKE_OF = {act: one for one, acts in ACTS_OF.items() if one is not Stroke.DELIVERED_AS_REPORTED for act in acts}

WORDS: dict[Act, str] = {act: act.value.capitalize() for act in Act} | {Act.REQUESTED: "Asked"}
"""The word of each status on screen."""

NOT_COUNTED = "No claim that counts"
"""In place of a status word where every claim is denied, withdrawn or graded improbable."""

UNDER_WAY = frozenset({Act.LICENSED, Act.AGREED, Act.ORDERED})
"""Acts short of a delivery that make the parties supplier and recipient; asking, offering and planning do not."""


def stroke(status: Act | None, standing: Standing | None) -> Stroke | None:
    """Return how a status is drawn; None for what is only mentioned, and where no claim counts: a sentence only.

    Only what is delivered and recorded is drawn solid.

    >>> stroke(Act.DELIVERED, Standing.RECORDED).value, stroke(Act.DELIVERED, Standing.CONTESTED).value
    ('delivered', 'delivered as reported')
    >>> stroke(Act.MENTIONED, Standing.REPORTED) is None
    True
    """
    if status in DELIVERIES and standing is not Standing.RECORDED:
        return Stroke.DELIVERED_AS_REPORTED
    return _STROKE_OF.get(status) if status is not None else None


def claim_word(act: Act | None, stance: Stance, kind: Kind | None) -> str:
    """Return the word with which a claim begins on screen.

    >>> claim_word(Act.DELIVERED, Stance.ASSERTS, Kind.RETURN), claim_word(Act.REQUESTED, Stance.DENIES, None)
    ('Returned', 'Denied')
    """
    if stance is Stance.DENIES:
        return "Denied"
    if stance is Stance.DECLINES:
        return "No comment"
    if act is None:
        return "Said"
    if act is Act.DELIVERED and kind is Kind.RETURN:
        return "Returned"
    return WORDS[act]
