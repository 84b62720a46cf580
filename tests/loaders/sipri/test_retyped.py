"""The 12 columns that somebody typed from the printed tables: marks in words, ranges, and every deal listed twice."""

from pathlib import Path

import pytest

from graph.store import Store
from graph.words import Act
from loaders.contract import IssueKind
from loaders.loading import load_paths
from tests.loaders.sipri.registers import Loaded, load_file, load_rows

HEADER = (
    "Recipient,Supplier,No. ordered,uncertain,Weapon designation,Weapon description,Year of order,uncertain, "
    "Year of delivery,No. delivered,uncertain,Comments"
)
ROW = "Norway,Sweden,12,FALSE,Invented-1,mortar,2010,TRUE,2012-2013,12,,Invented row"
OTHER = ROW.replace("Invented-1", "Invented-2")
SECTION = "Types of weapons,,,,,,,,,,,"
RUSSIA = "sipri/register_legacy2020_Russia-to-Africa_rtf-derived.csv"
NAMES = HEADER.split(",")


def load_all(*rows: str) -> Loaded:
    return load_rows(*rows, header=HEADER)


def make_row(place: int, cell: str) -> str:
    cells = ROW.split(",")
    cells[place] = cell
    return ",".join(cells)


def test_a_row_is_a_deal_with_its_marks() -> None:
    [claim] = load_all(ROW).claims
    assert (claim.ordered, claim.ordered_estimated, claim.order_year_estimated) == (12, False, True)
    assert (claim.delivered, claim.delivered_estimated) == (12, None)
    assert (claim.delivery_years, claim.delivery_range) == ((2012, 2013), True)
    assert (claim.condition, claim.tiv_delivered, claim.comment) == (None, None, "Invented row")


@pytest.mark.parametrize(
    ("place", "cell", "expected"),
    [
        (0, "", "a text; the cell is blank"),
        (1, "", "a text; the cell is blank"),
        (2, "a few", "a whole number"),
        (3, "?", "TRUE, FALSE or blank"),
        (4, "", "a text; the cell is blank"),
        (6, "", "a year of four digits"),
        (6, "(2010)", "a year of four digits"),
        (7, "yes", "TRUE, FALSE or blank"),
        (8, "2013-2012", "years or ranges"),
        (8, "soon", "years or ranges"),
        (9, "12.5", "a whole number"),
        (10, "1", "TRUE, FALSE or blank"),
    ],
)
def test_a_bad_cell_refuses_its_row_alone(place: int, cell: str, expected: str) -> None:
    loaded = load_all(make_row(place, cell), OTHER)
    [issue] = loaded.refused
    assert (issue.line, issue.column, len(loaded.claims)) == (2, place + 1, 1)
    assert issue.expected is not None and expected in issue.expected


def test_a_deal_listed_again_by_type_of_weapon_counts_once() -> None:
    loaded = load_all(ROW, OTHER, ",,,,,,,,,24,,", ",,,,,,,,,,,", SECTION, OTHER, ROW, ROW, make_row(0, "Chile"))
    assert [claim.locator for claim in loaded.claims] == ["line 2", "line 3", "line 10"]
    assert [(issue.line, issue.reason.split(";")[0]) for issue in loaded.refused] == [
        (4, "has nothing but No. delivered, so it is a heading or a sum and no deal"),
        (6, "has nothing but Recipient, so it is a heading or a sum and no deal"),
        (7, "tells the deal of line 3 once more"),
        (8, "tells the deal of line 2 once more"),
        (9, "tells the deal of line 2 once more"),
    ]
    assert loaded.rows_read == 8


def test_two_rows_alike_in_one_list_are_two_deals() -> None:
    loaded = load_all(ROW, ROW)
    assert len({claim.about for claim in loaded.claims}) == 2
    assert ["both count, as two deals" in issue.reason for issue in loaded.of(IssueKind.NOTICE)] == [True]


def test_a_deal_has_the_id_of_the_same_deal_in_sixteen_columns() -> None:
    from tests.loaders.sipri.registers import ROW as ROW_16

    assert load_all(ROW).claims[0].about == load_rows(ROW_16).claims[0].about


def test_a_designation_that_a_spreadsheet_made_a_number_is_told() -> None:
    loaded = load_all(make_row(4, "57000000"))
    assert [issue.found for issue in loaded.of(IssueKind.NOTICE)] == ["57000000"]
    assert loaded.claims[0].item_text == "57000000"


def test_slashes_in_comments_stay_and_marks_are_found_between_them() -> None:
    [claim] = load_all(make_row(11, "Second-hand/ aid/ via Denmark")).claims
    assert (claim.comment, claim.marks) == ("Second-hand/ aid/ via Denmark", ("second-hand", "aid", "via"))


def test_the_real_file_is_read_whole(shared_data: Path) -> None:
    """174 deals by recipient, their sum, a heading, and 149 of them once more by type of weapon."""
    loaded = load_file((shared_data / RUSSIA).read_bytes())
    assert (loaded.rows_read, len(loaded.claims), len(loaded.refused)) == (325, 174, 151)
    assert len({claim.about for claim in loaded.claims}) == 174
    assert sum("once more" in issue.reason for issue in loaded.refused) == 149
    assert sum(claim.delivered or 0 for claim in loaded.claims) == 21211  # the sum that the file itself gives
    assert {claim.supplier_text for claim in loaded.claims} == {"Russia"}
    assert len({claim.recipient_text for claim in loaded.claims}) == 28
    assert sum(claim.delivery_range is True for claim in loaded.claims) == 81
    acts = [claim.act for claim in loaded.claims]
    assert (acts.count(Act.ORDERED), acts.count(Act.PARTLY_DELIVERED)) == (3, 6)
    assert loaded.report.layout == "12 columns"


def test_the_real_file_is_loaded_once_and_then_unchanged(store: Store, shared_data: Path) -> None:
    """On both engines; the deals of its second list add nothing to what Algeria has received."""
    [first] = load_paths(store, "sipri", [shared_data / RUSSIA])
    assert first.summary is not None and first.summary.transfers_new == 174
    algeria = "MATCH (:Actor {id: 'RUS'})-[d:DELIVERED_TO]->(:Actor {id: 'DZA'}) RETURN d.deals AS deals, d.tiv AS tiv"
    assert store.reader().run(algeria).rows == [{"deals": 54, "tiv": None}]
    version = store.reader().version
    [second] = load_paths(store, "sipri", [shared_data / RUSSIA])
    assert second.summary is not None and second.summary.transfers_unchanged == 174
    assert store.reader().version == version
