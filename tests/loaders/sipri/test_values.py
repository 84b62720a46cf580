"""Cells: strict values, three states, and a blank that is never 0."""

import pytest

from graph.words import Condition
from loaders.sipri import values
from loaders.sipri.values import Fault
from tests.loaders.sipri.registers import HEADER_17, ROW_17, load_row, load_rows, make_row


@pytest.mark.parametrize(
    ("name", "cell", "column"),
    [
        ("recipient", "", 1),
        ("supplier", " ", 2),
        ("order_year", "", 3),
        ("order_year", "n/a", 3),
        ("order_year", "1899", 3),
        ("order_year", "2101", 3),
        ("order_year", "２０１０", 3),
        ("order_mark", "X", 4),
        ("ordered", "about 12", 5),
        ("ordered", "-1", 5),
        ("ordered", "1e3", 5),
        ("ordered", "12.0", 5),
        ("ordered", "1234567890", 5),
        ("designation", "", 7),
        ("delivered", "(12)", 9),
        ("delivered_mark", "yes", 10),
        ("years", "1985-2004", 11),
        ("years", "2012;", 11),
        ("years", "3012", 11),
        ("status", "Used", 12),
        ("status", "", 12),
        ("tiv_unit", "nan", 14),
        ("tiv_order", "inf", 15),
        ("tiv_delivered", "-1.5", 16),
        ("tiv_delivered", "3.", 16),
    ],
)
def test_a_cell_that_cannot_be_read_refuses_its_row_with_the_place(name: str, cell: str, column: int) -> None:
    loaded = load_rows(make_row(**{name: cell}), make_row())
    [issue] = loaded.refused
    assert (issue.line, issue.column, issue.found) == (2, column, cell.strip())
    assert issue.expected and "the row was not loaded" in issue.reason
    assert (loaded.rows_read, len(loaded.claims)) == (2, 1)


def test_all_bad_cells_of_a_row_are_named() -> None:
    [issue] = load_rows(make_row(order_year="x", status="y", tiv_unit="z")).refused
    assert issue.reason == (
        "Year of order cannot be read (nor can status or SIPRI TIV per unit); the row was not loaded"
    )


def test_a_blank_number_is_none_and_a_stated_zero_stays() -> None:
    claim = load_row(ordered="", delivered="0", years="", tiv_unit="", tiv_order="0", tiv_delivered="0")
    assert (claim.ordered, claim.delivered) == (None, 0)
    assert (claim.tiv_unit, claim.tiv_order, claim.tiv_delivered) == (None, 0.0, 0.0)


@pytest.mark.parametrize(("cell", "expected"), [("?", True), ("", False)])
def test_a_mark_is_yes_or_no(cell: str, expected: bool) -> None:
    claim = load_row(order_mark=cell, ordered_mark=cell, delivered_mark=cell)
    found = {claim.order_year_estimated, claim.ordered_estimated, claim.delivered_estimated}
    assert found == {expected}


@pytest.mark.parametrize(("cell", "expected"), [("Yes", True), ("No", False), ("", None)])
def test_a_flag_of_the_17_column_layout_has_three_states(cell: str, expected: bool | None) -> None:
    row = ROW_17.replace("No", cell).replace(f"{cell}rway", "Norway")
    claim = load_rows(row, header=HEADER_17).claims[0]
    flags = (claim.order_year_estimated, claim.delivered_estimated, claim.delivery_year_estimated)
    assert {*flags, claim.local_production} == {expected}


@pytest.mark.parametrize("condition", list(Condition))
def test_every_condition_is_kept_apart(condition: Condition) -> None:
    assert load_row(status=str(condition).capitalize()).condition is condition


@pytest.mark.parametrize("cell", ["1,250", "1,2,3", ".5", "5e3", "01. Jan", "−5"])
def test_a_value_that_could_mean_two_things_is_refused(cell: str) -> None:
    with pytest.raises(Fault):
        values.read_value(cell)
