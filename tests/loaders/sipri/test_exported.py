"""The files that the old site made for programs: 22 columns, one row a deal, and DealsAndTIVs.txt, one a delivery."""

import pytest

from graph.words import Act, Condition
from loaders.contract import IssueKind
from tests.loaders.sipri.registers import ROW_17, SAMPLE, Loaded, load_file, load_rows

HEADER_22 = (
    "tidn,buyercod,sellercod,odat,odai,onum,onai,ldat,term,desig2,wcat,desc,coprod,nrdel,nrdelai,delyears,buyer,"
    "seller,status,tivunit,tivorder,tivdel"
)
ROW_22 = "990101,NOR,SWE,2010,,12,X,2013,N/A,Invented-1,AC,UAV,L,12,,2012; 2013,Norway,Sweden,N,1.5,18,18"
HEADER_TIVS = (
    "Deal ID;Seller;Buyer;Designation;Description;Armament category;Order date;Order date is estimate;Numbers "
    "delivered;Numbers delivered is estimate;Delivery year;Delivery year is estimate;Status;SIPRI estimate;TIV deal "
    "unit;TIV delivery values;Local production"
)
ROW_TIVS = ROW_17.replace(",", ";")


def load_deals(*rows: str) -> Loaded:
    return load_rows(*rows, header=HEADER_22)


def load_tivs(*rows: str) -> Loaded:
    return load_rows(*rows, header=HEADER_TIVS)


def change(row: str, place: int, cell: str, separator: str = ",") -> str:
    cells = row.split(separator)
    cells[place] = cell
    return separator.join(cells)


def test_a_row_of_22_columns_is_a_deal() -> None:
    loaded = load_deals(ROW_22)
    [claim] = loaded.claims
    assert (claim.about, claim.supplier_text, claim.recipient_text) == ("sipri-tidn-990101", "Sweden", "Norway")
    assert (claim.ordered, claim.ordered_estimated, claim.order_year_estimated) == (12, True, False)
    assert (claim.delivered, claim.delivered_estimated, claim.delivery_years) == (12, False, (2012, 2013))
    assert (claim.condition, claim.tiv_unit, claim.tiv_order, claim.tiv_delivered) == (Condition.NEW, 1.5, 18.0, 18.0)
    assert (claim.act, claim.marks, claim.local_production, claim.comment) == (Act.DELIVERED, (), None, None)
    assert claim.category is not None and claim.category.name == "Aircraft"
    assert loaded.issues == []


@pytest.mark.parametrize(("term", "marks"), [("LIC", ("licence",)), ("VIA", ("via",)), ("", ()), ("N/A", ())])
def test_the_terms_are_marks_and_no_acts(term: str, marks: tuple[str, ...]) -> None:
    loaded = load_deals(change(ROW_22, 8, term))
    assert (loaded.claims[0].marks, loaded.claims[0].act, loaded.issues) == (marks, Act.DELIVERED, [])


@pytest.mark.parametrize(
    ("place", "cell", "words"),
    [(8, "XYZ", "in term is not known"), (18, "Q", "in status is not known"), (10, "ZZ", "in wcat is not known")],
)
def test_a_code_that_is_not_known_is_told_and_not_guessed(place: int, cell: str, words: str) -> None:
    loaded = load_deals(change(ROW_22, place, cell), change(change(ROW_22, 0, "990102"), place, cell))
    assert [(words in issue.reason, issue.line) for issue in loaded.issues] == [(True, 2)]
    assert len(loaded.claims) == 2
    if place == 18:
        assert loaded.claims[0].condition is None


def test_a_last_year_that_does_not_agree_is_told() -> None:
    assert ["ldat" in issue.reason for issue in load_deals(change(ROW_22, 7, "2014")).issues] == [True]
    assert load_deals(change(ROW_22, 7, "0")).issues == []


def test_a_range_states_its_ends() -> None:
    [claim] = load_deals(change(ROW_22, 15, "2010-2013")).claims
    assert (claim.delivery_years, claim.delivery_range) == ((2010, 2013), True)


@pytest.mark.parametrize(
    ("place", "cell", "expected"),
    [
        (0, "x", "the whole number of a deal"),
        (3, "", "a year of four digits"),
        (4, "?", "X or blank"),
        (5, "many", "a whole number"),
        (6, "yes", "X or blank"),
        (9, "", "a text; the cell is blank"),
        (13, "1.5", "a whole number"),
        (14, "1", "X or blank"),
        (15, "12/13", "years or ranges"),
        (16, "", "a text; the cell is blank"),
        (17, "", "a text; the cell is blank"),
        (19, "n/a", "a number of millions of TIV"),
        (20, "1e3", "a number of millions of TIV"),
        (21, "-1", "a number of millions of TIV"),
    ],
)
def test_a_bad_cell_refuses_its_row_alone(place: int, cell: str, expected: str) -> None:
    loaded = load_deals(change(ROW_22, place, cell), change(ROW_22, 0, "990102"))
    [issue] = loaded.refused
    assert (issue.line, issue.column, len(loaded.claims)) == (2, place + 1, 1)
    assert issue.expected is not None and expected in issue.expected


def test_an_id_that_stands_twice_is_two_deals_told_apart() -> None:
    one, other = ROW_22, change(ROW_22, 15, "2012")
    loaded = load_deals(one, other)
    assert {claim.about for claim in loaded.claims} == {"sipri-tidn-990101", "sipri-tidn-990101-1"}
    turned = {claim.delivery_years: claim.about for claim in load_deals(other, one).claims}
    assert turned == {claim.delivery_years: claim.about for claim in loaded.claims}
    assert any("stands at line 2 as well" in issue.reason for issue in loaded.of(IssueKind.NOTICE))


def test_deals_and_tivs_means_what_17_columns_mean() -> None:
    older, newer = load_tivs(ROW_TIVS), load_file(f"{HEADER_TIVS}\n{ROW_TIVS}\n")
    assert [claim.about for claim in older.claims] == ["sipri-990001"]
    [claim] = newer.claims
    assert (claim.yearly, claim.delivered, claim.tiv_delivered, claim.delivery_years) == (True, 6, 9.0, (2012,))
    assert older.report.layout == "17 columns of DealsAndTIVs"


@pytest.mark.parametrize(
    ("description", "end"),
    [("radar; for ships", ""), ("a;b;c", ""), ("radar;", ""), ("radar; for ships", ";"), ("radar", ";")],
)
def test_semicolons_inside_a_description_are_joined(description: str, end: str) -> None:
    loaded = load_tivs(change(ROW_TIVS, 4, description, ";") + end, ROW_TIVS.replace("990001", "990002"))
    assert [claim.description for claim in loaded.claims] == [description, "mortar"]
    assert [(claim.delivered, claim.delivery_years) for claim in loaded.claims] == [(6, (2012,))] * 2
    repaired = loaded.of(IssueKind.REPAIRED)
    assert [issue.line for issue in repaired] == ([2] if ";" in description else [])
    assert all("Description contains the separator" in issue.reason for issue in repaired)


@pytest.mark.parametrize(
    "row",
    [
        change(ROW_TIVS, 4, "radar; for ships", ";").replace("2012", "soon"),  # no way makes all cells readable
        change(ROW_TIVS, 6, "2010;2010", ";"),  # the surplus cell is another one
        ";".join(ROW_TIVS.split(";")[:15]),
        ROW_TIVS + ";x",
    ],
)
def test_a_shift_that_cannot_be_undone_refuses_the_row(row: str) -> None:
    loaded = load_tivs(row, ROW_TIVS)
    assert ([issue.line for issue in loaded.refused], len(loaded.claims), loaded.rows_read) == ([2], 1, 2)


def test_the_title_of_deals_and_tivs_gives_parties_window_and_day() -> None:
    loaded = load_file((SAMPLE / "DealsAndTIVs.txt").read_bytes())
    assert loaded.report.name == "SIPRI trade register, all countries, 2012 to 2014"
    assert (str(loaded.report.generated), loaded.report.window_from) == ("2023-03-12", 2012)
    title = (
        " Database search results for buyer 'Chile' and seller  'Peru' and the years from 2012 to 2014 - "
        "(created: 03-04-23)"
    )
    doubtful = load_file(f"{title}\n\n{HEADER_TIVS}\n{ROW_TIVS}\n")
    assert doubtful.report.name == "SIPRI trade register, Peru as supplier, Chile as recipient, 2012 to 2014"
    assert doubtful.report.generated is None
    assert ["could not be read from it" in issue.reason for issue in doubtful.of(IssueKind.NOTICE)] == [True]
