"""A row of the 16-column layout becomes one claim that says what the row says."""

import pytest

from graph.words import Act, ActorKind, Basis, Measure, Side, SpeakerRole, Stance, Subject
from loaders.contract import IssueKind
from tests.loaders.sipri.registers import HEADER, load_file, load_row, load_rows, make_row

TITLE = (
    "Transfers of major conventional arms from All countries  to All countries . Deals with deliveries made for the "
    "year range '{}' to '{}' \n"
)


@pytest.mark.parametrize(
    ("cells", "act", "measure", "number", "basis"),
    [
        ({}, Act.DELIVERED, Measure.DELIVERED, 12, Basis.EXACT),
        ({"delivered_mark": "?"}, Act.DELIVERED, Measure.DELIVERED, 12, Basis.ESTIMATED),
        ({"delivered": "13"}, Act.DELIVERED, Measure.DELIVERED, 13, Basis.EXACT),
        ({"delivered": "5"}, Act.PARTLY_DELIVERED, Measure.DELIVERED, 5, Basis.EXACT),
        ({"delivered": "5", "ordered": ""}, Act.DELIVERED, Measure.DELIVERED, 5, Basis.EXACT),
        ({"delivered": ""}, Act.DELIVERED, Measure.DELIVERED, None, Basis.UNKNOWN),
        ({"delivered": "0", "years": ""}, Act.ORDERED, Measure.ORDERED, 12, Basis.EXACT),
        ({"delivered": "", "years": ""}, Act.ORDERED, Measure.ORDERED, 12, Basis.EXACT),
        ({"delivered": "", "years": "", "ordered_mark": "?"}, Act.ORDERED, Measure.ORDERED, 12, Basis.ESTIMATED),
        ({"delivered": "", "years": "", "ordered": ""}, Act.ORDERED, Measure.ORDERED, None, Basis.UNKNOWN),
    ],
)
def test_the_act_and_its_quantity(
    cells: dict[str, str], act: Act, measure: Measure, number: int | None, basis: Basis
) -> None:
    loaded = load_file(TITLE.format(2000, 2025) + f"{HEADER}\n{make_row(**cells)}\n")
    claim = loaded.claims[0]
    assert (claim.act, claim.measure) == (act, measure)
    assert (claim.quantity_low, claim.quantity_high, claim.quantity_basis) == (number, number, basis)


@pytest.mark.parametrize(
    ("first", "order_year", "act"),
    [
        ("2000", "1999", Act.DELIVERED),
        ("2000", "2000", Act.PARTLY_DELIVERED),
        ("Not specified", "1960", Act.PARTLY_DELIVERED),
    ],
)
def test_fewer_than_ordered_is_partly_delivered_only_where_the_order_lies_in_the_window(
    first: str, order_year: str, act: Act
) -> None:
    row = make_row(order_year=order_year, delivered="5", years="2012")
    assert load_file(f"{TITLE.format(first, 2025)}{HEADER}\n{row}\n").claims[0].act is act


def test_without_a_window_the_span_of_the_years_stands_in() -> None:
    loaded = load_rows(
        make_row(order_year="2009", delivered="5", years="2012"),
        make_row(order_year="2010", delivered="5", years="2010; 2011"),
    )
    assert [claim.act for claim in loaded.claims] == [Act.DELIVERED, Act.PARTLY_DELIVERED]


def test_a_row_that_contradicts_itself_is_kept_and_noticed() -> None:
    loaded = load_rows(make_row(delivered="0"), make_row(years=""))
    assert [claim.act for claim in loaded.claims] == [Act.ORDERED, Act.DELIVERED]
    assert [issue.kind for issue in loaded.issues] == [IssueKind.NOTICE] * 2


def test_the_data_set_speaks() -> None:
    claim = load_row()
    assert (claim.speaker, claim.speaker_role) == ("SIPRI Arms Transfers Database", SpeakerRole.DATA_SET)
    assert (claim.speaker_side, claim.stance, claim.subject) == (Side.NONE, Stance.ASSERTS, Subject.TRANSFER)
    assert (claim.kind, claim.source) == (None, "sipri")
    assert claim.is_register and claim.counts


def test_everything_in_the_row_is_kept() -> None:
    claim = load_row(comment=" Aid; $5 m ", designation="Invented-2 ")
    assert claim.supplier is not None and claim.recipient is not None and claim.item is not None
    assert (claim.supplier.id, claim.recipient.id, claim.item.id) == ("SWE", "NOR", "Invented-2")
    assert (claim.supplier_text, claim.recipient_text, claim.item_text) == ("Sweden", "Norway", "Invented-2")
    assert (claim.description, claim.category and claim.category.id) == ("mortar", "artillery")
    assert (claim.order_year, claim.ordered, claim.delivered) == (2010, 12, 12)
    assert claim.delivery_years == (2012, 2013)
    assert (claim.tiv_unit, claim.tiv_order, claim.tiv_delivered) == (1.5, 18.0, 18.0)
    assert claim.comment == "Aid; $5 m"
    assert claim.raw == make_row(comment=" Aid; $5 m ", designation="Invented-2 ")
    assert claim.locator == "line 2"
    assert claim.id == f"{claim.report}:L2"


def test_a_description_that_no_table_has_gets_no_category() -> None:
    assert load_row(description="armed UAV").category is None
    assert load_row(description="").description is None


def test_marks_are_kept_with_their_words_and_are_no_acts() -> None:
    claim = load_row(comment="Second-hand; delivery cancelled; returned; released via Peru")
    assert claim.marks == ("second-hand", "cancelled", "returned", "via")
    assert claim.mark_words == ("Second-hand", "cancelled", "returned", "via")
    assert claim.act is Act.DELIVERED


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({}, "SIPRI: Sweden → Norway, 12 Invented-1, delivered 2012 and 2013"),
        (
            {"delivered_mark": "?", "years": "2012; 2013; 2014"},
            "SIPRI: Sweden → Norway, 12 (number uncertain) Invented-1, delivered 2012 to 2014",
        ),
        ({"delivered": ""}, "SIPRI: Sweden → Norway, Invented-1 (number not given), delivered 2012 and 2013"),
        (
            {"delivered": "", "years": "", "order_mark": "?"},
            "SIPRI: Sweden → Norway, 12 Invented-1, ordered 2010 (year uncertain)",
        ),
    ],
)
def test_the_name_says_who_speaks(cells: dict[str, str], name: str) -> None:
    assert load_row(**cells).name == name


def test_each_unknown_supplier_stays_apart() -> None:
    loaded = load_rows(make_row(supplier="unknown supplier(s)"), make_row(supplier="Unknown supplier(s)", ordered="3"))
    suppliers = [claim.supplier for claim in loaded.claims]
    assert len({supplier.id for supplier in suppliers if supplier}) == 2
    assert {supplier.kind for supplier in suppliers if supplier} == {ActorKind.UNKNOWN}
    assert loaded.issues == []


def test_a_name_that_is_not_known_is_told_once_and_kept() -> None:
    loaded = load_rows(make_row(supplier="Freedonia"), make_row(supplier="Freedonia", ordered="3"))
    [notice] = loaded.issues
    assert (notice.kind, notice.line, notice.found) == (IssueKind.NOTICE, 2, "Freedonia")
    assert {claim.supplier.id for claim in loaded.claims if claim.supplier} == {"unmatched-freedonia"}
    assert {claim.supplier_text for claim in loaded.claims} == {"Freedonia"}


def test_two_rows_alike_are_two_deals() -> None:
    loaded = load_rows(make_row(), make_row())
    assert len({claim.about for claim in loaded.claims}) == 2
    [notice] = loaded.issues
    assert (notice.line, "an identical row stands at line 2" in notice.reason) == (3, True)
