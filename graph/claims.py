"""What one report says about one thing, at one place in it."""

from dataclasses import dataclass
from datetime import date

from graph.actors import Actor, Category, Item
from graph.scope import Pair
from graph.words import (
    Act,
    Basis,
    Certainty,
    ConcessionKind,
    Condition,
    Kind,
    Measure,
    Outcome,
    Precision,
    Relation,
    Side,
    SpeakerRole,
    Stance,
    Subject,
    Verdict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of one report about one thing, with at most one act; it is never edited.

    Everything that a report says is optional: what it does not say is None (or an empty tuple), never 0, ""
    or a guess. Fields in the order of their groups:

    - *where*: ``id``, ``report`` and ``source`` (ids), ``locator`` (line, record, paragraph, heading),
      ``raw`` (the raw row or words), ``quotation`` (at most 25 words), ``statement`` (shared by the claims
      that come from one sentence), ``hedge`` (as the report words it).
    - *about*: ``subject`` (label) and ``about`` (id of the transfer, loss, concession or context).
    - *what is said*: ``stance``, ``act``, ``kind``, ``current`` (True where a plan or an offer is told as
      still standing), parties and item as resolved and, in ``…_text``, as the report writes them;
      ``acted_by`` are those who did the act.
    - *the way of the goods*, where a report tells it: ``comes_from`` is whence they come, stated apart from the
      supplier, and ``via`` a destination that is declared before the final one, which is the recipient.
    - *money*: ``value_low`` and ``value_high`` in whole units of ``currency`` (ISO 4217). An export licence gives only
      the upper end, a ceiling and not a price. Never added to TIV or to another currency.
    - *who says so*: ``speaker`` (name and office), its role and side, ``spoken_by`` (the actor it speaks
      for), ``rests_on`` (ids of the origin reports it names) and ``rests_on_sources`` (their sources, in the
      same order).
    - *grade*: ``reliability`` A to F, ``credibility`` 1 to 6, and who gave the grade, when and why.
    - *quantity*: ``measure`` and an interval; "about 150" is 150 to 150 with basis about; "at least 132"
      is 132 with no upper end.
    - *dates*: earliest day, latest day and precision.
    - *register rows*: numbers with their uncertainty marks (True, False, or None where unknown), years
      (``yearly`` is True where the row is about one year's delivery; ``delivery_range`` where it gives only the first
      and the last year of a range, and not in which of those between), TIV in millions of SIPRI
      trend-indicator values, and the window of years that the file covers.
    - *deals of several files* (``graph.joining``): ``match_key`` by which the same deal is found in another layout,
      ``deal_given`` is True where its id is the publisher's own; ``deal`` is the id by the claim itself where
      the deal was joined with another, so that ``about`` is the other's.
    - *judgements*: what a person judged of the two deals in ``concerns``; ``judgement`` is the verdict.
    - *losses*, *concessions*, *context*: see the fields' names in ``docs/schema.md``.
    - *pieces*: ``piece`` is True where a row of a data set is about one lost piece, so that such rows of one report
      about one loss are counted; ``image`` is the address of the picture, ``origin`` the country that made it.
    - *item names*: the ``item`` stands in ``relation`` to the ``other``; ``certainty`` and ``evidence`` as below.
    - *components*: the ``item`` is a component of the ``machine``, ``each`` of it in one machine; ``general`` is
      the word by which reports speak of it when they name no type.
    """

    id: str
    report: str
    source: str
    subject: Subject
    about: str
    name: str
    locator: str
    stance: Stance = Stance.ASSERTS
    act: Act | None = None
    raw: str | None = None
    quotation: str | None = None
    statement: str | None = None
    hedge: str | None = None

    kind: Kind | None = None
    current: bool | None = None
    supplier: Actor | None = None
    supplier_text: str | None = None
    recipient: Actor | None = None
    recipient_text: str | None = None
    item: Item | None = None
    item_text: str | None = None
    description: str | None = None
    category: Category | None = None
    acted_by: tuple[Actor, ...] = ()
    returns: tuple[str, ...] = ()
    comes_from: Actor | None = None
    comes_from_text: str | None = None
    via: Actor | None = None
    via_text: str | None = None
    value_low: int | None = None
    value_high: int | None = None
    currency: str | None = None

    speaker: str | None = None
    speaker_role: SpeakerRole | None = None
    speaker_side: Side | None = None
    spoken_by: Actor | None = None
    rests_on: tuple[str, ...] = ()
    rests_on_sources: tuple[str, ...] = ()

    reliability: str | None = None
    credibility: int | None = None
    graded_by: str | None = None
    graded_on: date | None = None
    grade_reason: str | None = None
    withdrawn: bool = False

    measure: Measure | None = None
    quantity_low: int | None = None
    quantity_high: int | None = None
    quantity_basis: Basis | None = None
    quantity_text: str | None = None

    event_date: date | None = None
    event_latest: date | None = None
    event_precision: Precision | None = None
    expected_by: date | None = None
    expected_by_precision: Precision | None = None

    order_year: int | None = None
    order_year_estimated: bool | None = None
    ordered: int | None = None
    ordered_estimated: bool | None = None
    delivered: int | None = None
    delivered_estimated: bool | None = None
    delivery_years: tuple[int, ...] = ()
    delivery_range: bool | None = None
    delivery_year_estimated: bool | None = None
    condition: Condition | None = None
    local_production: bool | None = None
    yearly: bool | None = None
    tiv_estimate: float | None = None
    tiv_unit: float | None = None
    tiv_order: float | None = None
    tiv_delivered: float | None = None
    comment: str | None = None
    marks: tuple[str, ...] = ()
    mark_words: tuple[str, ...] = ()
    window_from: int | None = None
    window_to: int | None = None
    deal: str | None = None
    deal_given: bool | None = None
    match_key: int | None = None

    loser: Actor | None = None
    outcome: Outcome | None = None
    count_low: int | None = None
    as_of: date | None = None
    part_of: str | None = None
    captured_by: Actor | None = None
    piece: bool | None = None
    image: str | None = None
    origin: str | None = None

    concession: ConcessionKind | None = None
    grantor: Actor | None = None
    grantee: Actor | None = None
    exchange_for: tuple[str, ...] = ()

    topic: str | None = None
    text: str | None = None
    context_measure: str | None = None
    change_percent: float | None = None
    period: str | None = None
    concerns: tuple[str, ...] = ()
    concerns_actors: tuple[Actor, ...] = ()

    machine: Item | None = None
    general: Item | None = None
    each: int | None = None
    certainty: Certainty | None = None
    evidence: str | None = None

    judgement: Verdict | None = None
    other: Item | None = None
    relation: Relation | None = None

    @property
    def counts(self) -> bool:
        """Whether the claim has a say in the status: it asserts, is not graded improbable (5), not withdrawn."""
        return self.stance is Stance.ASSERTS and self.credibility != 5 and not self.withdrawn

    @property
    def own(self) -> str:
        """Id of what the claim is about by its report alone, before any join with a deal of another file."""
        return self.deal or self.about

    @property
    def pair(self) -> Pair:
        """The ids of its supplier and its recipient, None where it names none."""
        return self.supplier.id if self.supplier else None, self.recipient.id if self.recipient else None

    @property
    def is_register(self) -> bool:
        """Whether a data set speaks, so that the claim is a row of a register."""
        return self.speaker_role is SpeakerRole.DATA_SET

    @property
    def refers(self) -> tuple[str, ...]:
        """Ids of the other transfers and losses that the claim names."""
        part_of = (self.part_of,) if self.part_of else ()
        return self.exchange_for + self.concerns + self.returns + part_of
