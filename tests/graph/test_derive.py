"""A transfer's own numbers: from one edition, added up where a report tells them apart, never averaged or made up."""

from datetime import date

from graph.actors import Item
from graph.claims import Claim
from graph.derive import derive_transfer
from graph.ranks import EditionRank
from graph.transfers import Transfer
from graph.words import Act, Basis, Kind, Standing
from tests.graph.build import claim, row

RANKS = {
    "wide": EditionRank("wide", 74, date(2024, 3, 11), 100, is_register=True),
    "narrow": EditionRank("narrow", 3, date(2026, 3, 9), 10, is_register=True),
    "r": EditionRank("r", 0, date(2023, 11, 9), 1),
    "s": EditionRank("s", 0, date(2023, 11, 8), 1),
}


def derive(*claims: Claim) -> Transfer:
    """The transfer that some claims make, the same in any order."""
    found = derive_transfer("t", claims, RANKS)
    assert found == derive_transfer("t", claims[::-1], RANKS)
    return found


def interval(transfer: Transfer) -> tuple[int | None, int | None, Basis | None]:
    """The number of a transfer."""
    return transfer.quantity_low, transfer.quantity_high, transfer.quantity_basis


def delivered(key: str, number: int | None, act: Act = Act.DELIVERED, report: str = "wide", **values: object) -> Claim:
    """A register row with a number."""
    basis = Basis.UNKNOWN if number is None else Basis.EXACT
    numbers = {"delivered": number, "quantity_low": number, "quantity_high": number, "quantity_basis": basis}
    return row(key, report=report, act=act, **numbers, **values)


def test_reports_rank_alike_as_numbers_and_as_text() -> None:
    """Each fact decides where those before it are equal; the graph keeps the text."""
    day = date(2024, 3, 11)
    ranks = [
        EditionRank("z", 74, day, 100, is_register=True),
        EditionRank("y", 10, date(2026, 3, 9), 9, is_register=True),
        EditionRank("x", 9, day, 10, is_register=True),
        EditionRank("w", 9, day, 9, is_register=True),
        EditionRank("v", 9, None, 2000, is_register=True),
        EditionRank("a", 0, None, 1, is_register=True),
        EditionRank("b", 0, None, 1, is_register=True),
        EditionRank("c", 100, day, 5000),
    ]
    by_id = sorted(ranks, key=lambda rank: rank.report)
    assert ranks == sorted(by_id, key=lambda rank: rank.order)
    assert ranks == sorted(by_id, key=lambda rank: rank.text, reverse=True)


def test_a_narrower_edition_has_no_say() -> None:
    """Inside a narrow window a partly delivered deal looks delivered; the better edition decides, alone."""
    found = derive(
        delivered("a", 20, Act.PARTLY_DELIVERED, tiv_delivered=2.0),
        delivered("a", 4, Act.DELIVERED, "narrow", tiv_delivered=0.4),
    )
    assert (Act.PARTLY_DELIVERED, Standing.RECORDED) == (found.judgement.status, found.judgement.standing)
    assert ((20, 20, Basis.EXACT), 20, 2.0) == (interval(found), found.delivered, found.tiv_delivered)
    assert (2, 1) == (found.claims, found.judgement.registers)


def test_rows_by_year_add_up() -> None:
    """A year without a number makes the sum a floor, never a number of its own."""
    years = [
        delivered(str(year), number, yearly=True, delivery_years=(year,), tiv_delivered=1.0)
        for year, number in ((2012, 6), (2014, 7))
    ]
    assert (13, 13, Basis.EXACT) == interval(derive(*years))
    blank = delivered("2013", None, yearly=True, delivery_years=(2013,))
    found = derive(*years, blank)
    assert ((13, None, Basis.AT_LEAST), None) == (interval(found), found.delivered)
    assert (2012, 2013, 2014) == found.delivery_years
    assert [6, None, 7] == [delivery.quantity for delivery in found.deliveries]


def test_a_list_of_years_is_not_spread() -> None:
    """A total over several years gives no yearly delivery."""
    found = derive(delivered("a", 13, delivery_years=(2012, 2014)))
    assert ((), (2012, 2014)) == (found.deliveries, found.delivery_years)


def test_dated_deliveries_of_one_report_add_up() -> None:
    """Ten in 2020 and twenty in 2021 are thirty; what another report says is not added."""
    numbers = {"act": Act.DELIVERED, "quantity_basis": Basis.EXACT}
    first = claim("a", quantity_low=10, quantity_high=10, event_date=date(2020, 5, 1), **numbers)
    second = claim("b", quantity_low=20, quantity_high=20, event_date=date(2021, 5, 1), **numbers)
    assert (30, 30, Basis.EXACT) == interval(derive(first, second))


def test_the_number_that_most_claims_give() -> None:
    """Nothing is averaged; of two numbers told equally often the less exact one stands."""
    told = {"act": Act.AGREED, "quantity_low": 150, "quantity_high": 150}
    about = claim("a", quantity_basis=Basis.ABOUT, **told)
    exact = claim("b", quantity_basis=Basis.EXACT, **told)
    assert (150, 150, Basis.ABOUT) == interval(derive(about, exact))
    assert (150, 150, Basis.EXACT) == interval(derive(about, exact, claim("c", quantity_basis=Basis.EXACT, **told)))


def test_an_ending_keeps_the_number_that_it_closed() -> None:
    """A blocked plan for 40,000 is about 40,000."""
    planned = claim("a", act=Act.PLANNED, quantity_low=40000, quantity_high=40000, quantity_basis=Basis.EXACT)
    assert (40000, 40000, Basis.EXACT) == interval(derive(planned, claim("b", act=Act.BLOCKED)))


def test_the_kind_that_most_origins_give() -> None:
    """Two origins say return, one caption says buy-back."""
    found = derive(
        claim("a", act=Act.AGREED, kind=Kind.BUY_BACK),
        claim("b", act=Act.AGREED, kind=Kind.RETURN),
        claim("a", act=Act.AGREED, kind=Kind.RETURN, report="s"),
    )
    assert Kind.RETURN is found.kind


def test_the_number_of_a_refused_return_is_that_of_the_request() -> None:
    """It stands apart in the name, so that it does not read as a fact of the refusal."""
    numbers = {"quantity_low": 12, "quantity_high": 12, "quantity_basis": Basis.EXACT}
    parties = {"supplier": "Brazil", "recipient": "Russia", "kind": Kind.RETURN}
    asked = claim("a", act=Act.REQUESTED, item=Item("engines", "engines"), **parties, **numbers)
    refused = claim("b", act=Act.REFUSED, **parties)
    found = derive(asked, refused)
    assert "Brazil → Russia: return of engines (12 asked for), refused" == found.name
    assert (12, 12, Basis.EXACT) == interval(found)
    assert "Brazil → Russia: return of 12 engines, requested" == derive(asked).name
