"""Claims as they are shown: what each says, who says so, on whose word, and what stands against it."""

from dataclasses import dataclass
from datetime import date

from graph.words import Act, Basis, Kind, Precision, SpeakerRole, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A report as it is named beside a claim."""

    source: str
    name: str
    published: date | None = None
    precision: Precision | None = None
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class Against:
    """A claim that contradicts another: about what, within one report or several, its caption and place."""

    about: str
    within: str
    name: str
    locator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim about a transfer, as it is shown: what it says, who says so and how sure that is.

    Parties, item, ``acted_by``, ``comes_from`` and ``via`` are names; None (or empty) where the claim names none. The
    value is money in whole units of ``currency`` (ISO 4217). ``origins`` are the reports it rests on.
    ``independent_sources`` are those of the transfer.
    """

    id: str
    transfer: str
    name: str
    locator: str
    stance: Stance
    report: Publication
    act: Act | None = None
    kind: Kind | None = None
    counts: bool = True
    withdrawn: bool = False
    supplier: str | None = None
    recipient: str | None = None
    item: str | None = None
    description: str | None = None
    acted_by: tuple[str, ...] = ()
    comes_from: str | None = None
    via: str | None = None
    value_low: int | None = None
    value_high: int | None = None
    currency: str | None = None
    marks: tuple[str, ...] = ()
    quantity_low: int | None = None
    quantity_high: int | None = None
    quantity_basis: Basis | None = None
    ordered: int | None = None
    ordered_estimated: bool | None = None
    delivered: int | None = None
    delivered_estimated: bool | None = None
    order_year: int | None = None
    order_year_estimated: bool | None = None
    delivery_years: tuple[int, ...] = ()
    delivery_range: bool = False
    expected_by: date | None = None
    expected_by_precision: Precision | None = None
    speaker: str | None = None
    speaker_role: SpeakerRole | None = None
    reliability: str | None = None
    credibility: int | None = None
    hedge: str | None = None
    quotation: str | None = None
    comment: str | None = None
    origins: tuple[Publication, ...] = ()
    against: tuple[Against, ...] = ()
    independent_sources: int = 0

    @property
    def is_register(self) -> bool:
        """Whether a data set speaks: the claim is a row of a register."""
        return self.speaker_role is SpeakerRole.DATA_SET


@dataclass(frozen=True, slots=True)
class Page:
    """The first claims of several, and how many there are altogether."""

    statements: tuple[Statement, ...]
    total: int
