"""A row of the 17-column layout becomes a claim about one year's delivery of a deal."""

from graph.words import Act, Basis, Measure
from loaders.contract import IssueKind
from tests.loaders.sipri.registers import HEADER_17, ROW_17, Loaded, load_rows


def load(*rows: str) -> Loaded:
    return load_rows(*rows, header=HEADER_17)


def test_rows_of_one_deal_share_its_transfer() -> None:
    loaded = load(ROW_17, ROW_17.replace("2012", "2013"))
    assert [claim.about for claim in loaded.claims] == ["sipri-990001"] * 2
    assert [claim.delivery_years for claim in loaded.claims] == [(2012,), (2013,)]
    assert len({claim.id for claim in loaded.claims}) == 2


def test_everything_in_the_row_is_kept() -> None:
    claim = load(ROW_17).claims[0]
    assert (claim.act, claim.measure, claim.quantity_basis) == (Act.DELIVERED, Measure.DELIVERED, Basis.EXACT)
    assert (claim.quantity_low, claim.delivered, claim.ordered, claim.tiv_order) == (6, 6, None, None)
    assert (claim.tiv_estimate, claim.tiv_unit, claim.tiv_delivered) == (1.5, 1.5, 9.0)
    assert (claim.category and claim.category.name, claim.local_production) == ("Artillery", False)
    assert claim.name == "SIPRI: Sweden → Norway, 6 Invented-1, delivered 2012"


def test_a_number_that_may_be_an_estimate_has_no_basis() -> None:
    claim = load(ROW_17.replace("6,No,2012", "6,,2012")).claims[0]
    assert (claim.quantity_low, claim.quantity_basis, claim.delivered_estimated) == (6, None, None)


def test_a_delivery_told_twice_counts_once() -> None:
    loaded = load(ROW_17, ROW_17)
    assert (loaded.rows_read, len(loaded.claims)) == (2, 1)
    assert "the delivery of line 2 once more" in loaded.refused[0].reason


def test_another_delivery_of_a_deal_in_the_same_year_is_noticed() -> None:
    loaded = load(ROW_17, ROW_17.replace(",6,", ",7,"))
    assert len(loaded.claims) == 2
    assert [issue.kind for issue in loaded.issues] == [IssueKind.NOTICE]


def test_a_new_category_is_kept_and_noticed() -> None:
    loaded = load(ROW_17.replace("Artillery", "SALW"))
    assert loaded.claims[0].category is not None and loaded.claims[0].category.name == "SALW"
    assert [issue.found for issue in loaded.issues] == ["SALW"]
