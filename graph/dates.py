"""When something claimed took place, as far as the claim and its report tell."""

from collections.abc import Mapping
from datetime import date

from graph.claims import Claim
from graph.words import DELIVERIES, Act

Span = tuple[date | None, date | None]
"""Earliest and latest day; None where that end is open."""


def event_span(claim: Claim, published: Mapping[str, date]) -> Span:
    """Return between which days the claimed event lies.

    A stated event date stands. A register row has its order year, or its delivery years, as span. Otherwise the
    event is not after the report (rule 4); ``published`` maps report ids to the latest day of publication.
    """
    if claim.event_date is not None:
        return claim.event_date, claim.event_latest or claim.event_date
    if claim.act in DELIVERIES and claim.delivery_years:
        return date(min(claim.delivery_years), 1, 1), date(max(claim.delivery_years), 12, 31)
    if claim.act is Act.ORDERED and claim.order_year is not None:
        return date(claim.order_year, 1, 1), date(claim.order_year, 12, 31)
    return None, published.get(claim.report)


def is_later(claim: Claim, other: Claim, published: Mapping[str, date]) -> bool:
    """Say whether the event of one claim certainly comes after that of the other.

    Claims of one report are ordered by stated event dates only, never by the report's date (rule 4).
    """
    same = claim.report == other.report
    earliest = event_span(claim, {} if same else published)[0]
    latest = event_span(other, {} if same else published)[1]
    return earliest is not None and latest is not None and earliest > latest
