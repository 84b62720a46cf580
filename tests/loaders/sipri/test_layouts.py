"""Which files are read, found by what they say, and why the others are not."""

from pathlib import Path

import pytest

from graph.words import Act
from loaders.contract import IssueKind
from loaders.sipri import loader
from tests.loaders.sipri.registers import HEADER, HEADER_17, ROW, ROW_17, load_file, load_rows, make_file, refuse

UNTABBED = (
    "Recipient/ Year Year(s) No.\nsupplier (S) No. Weapon Weapon of order/ of delivered/\n"
    "or licenser (L) ordered designation description licence deliveries produced Comments\n"
    "Chile\nS: Peru (50) Invented-1 APC 2013 For 50 others\n"
)
PREAMBLE = (
    "Transfers of major conventional arms from China   to All countries . Deals with deliveries made for the year "
    "range '2000' to '2025' \nSIPRI trend-indicator values (TIVs) are in millions.\n\n"
    "Source: SIPRI Arms Transfers Database (c) SIPRI.\nData generated: 14 Jul 2026 2:55:04 PM\n"
)


@pytest.mark.parametrize("name", ["Number delivered", "Deliveries in the Year Range", "NUMBER  DELIVERED"])
def test_both_spellings_of_the_renamed_column_are_read(name: str) -> None:
    loaded = load_rows(ROW, header=HEADER.replace("Number delivered", name))
    assert loaded.claims[0].delivered == 12
    assert loaded.report.layout == "16 columns"


@pytest.mark.parametrize("above", ["", PREAMBLE, "\n\n", PREAMBLE.split("\n")[0] + "\n", "Data generated: x\n"])
def test_the_header_is_found_with_or_without_lines_above_it(above: str) -> None:
    assert [claim.delivered for claim in load_file(f"{above}{HEADER}\n{ROW}\n").claims] == [12]


@pytest.mark.parametrize("end", ["\n", "\r\n", ";\n", ";\r\n"])
def test_semicolons_and_line_ends_of_a_spreadsheet_are_read(end: str) -> None:
    text = "".join(line.replace(",", ";") + end for line in (HEADER_17, ROW_17))
    loaded = load_file(text)
    assert [claim.about for claim in loaded.claims] == ["sipri-990001"]
    assert (loaded.issues, loaded.report.layout) == ([], "17 columns with semicolons")


def test_a_decimal_comma_is_read_where_semicolons_stand_between() -> None:
    row = ROW_17.replace(",", ";").replace("1.5", "1,5")
    assert load_file(f"{HEADER_17.replace(',', ';')}\n{row}\n").claims[0].tiv_unit == 1.5


def test_a_quoted_file_is_read() -> None:
    quoted = ",".join(f'"{cell}"' for cell in ROW.replace("Invented row", 'a ""word"" and\na line end').split(","))
    loaded = load_file(f"{HEADER}\n{quoted}\n{ROW}\n")
    assert [claim.comment for claim in loaded.claims] == ['a "word" and a line end', "Invented row"]
    assert loaded.issues == []


def test_quotes_that_do_not_fit_together_are_letters() -> None:
    loaded = load_rows(ROW.replace("Invented row", '"Aid" programme'), ROW.replace("Invented row", '5" gun'))
    assert [claim.comment for claim in loaded.claims] == ['"Aid" programme', '5" gun']


def test_columns_in_another_order_are_read_by_name() -> None:
    header, row = HEADER_17.split(","), ROW_17.split(",")
    loaded = load_rows(",".join(reversed(row)), header=",".join(reversed(header)))
    assert (loaded.claims[0].order_year, loaded.claims[0].tiv_delivered) == (2010, 9.0)


def test_an_unknown_column_is_reported_and_not_read() -> None:
    loaded = load_rows(f"{ROW},mine", header=f"{HEADER},My notes")
    [notice] = loaded.issues
    assert (notice.kind, notice.line, notice.column) == (IssueKind.NOTICE, 1, 17)
    assert "'my notes' is not known" in notice.reason
    assert loaded.claims[0].act is Act.DELIVERED


def test_a_missing_column_is_named_with_the_nearest_one() -> None:
    [issue] = refuse(f"{HEADER.replace('Supplier', 'Suplier')}\n{ROW}\n")
    assert (issue.line, issue.column, issue.found, issue.expected) == (1, 2, "suplier", "Supplier")


def test_every_missing_column_has_a_reason() -> None:
    issues = refuse(f"{HEADER.replace(',Comments', '').replace(',status', '')}\n{ROW}\n")
    assert [issue.expected for issue in issues] == ["status", "Comments"]


def test_a_missing_mark_column_is_named_by_its_neighbour() -> None:
    [issue] = refuse(f"{HEADER.replace('Year of order, ,', 'Year of order,')}\n{ROW}\n")
    assert "the unnamed mark right of Year of order" in issue.reason


def test_a_column_that_stands_twice_is_refused() -> None:
    [issue] = refuse(f"{HEADER},Supplier\n{ROW},Sweden\n")
    assert "more than once" in issue.reason


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \r\n\n", "empty"),
        (b"%PDF-1.7\n...", "a PDF"),
        (b"PK\x03\x04...", "a zip archive or a spreadsheet"),
        (b"\x1f\x8b\x08...", "gzip"),
        (b"{\\rtf1 Transfers", "no line has the column names"),
        (b'{"bytes":"UmVj"}', "JSON"),
        (b"<!DOCTYPE html><html>", "web page"),
        (f"{HEADER}\n{ROW}\n".encode("utf-16"), "UTF-16"),
        (f"{HEADER}\n{ROW}\n".encode("utf-16-le"), "UTF-16"),
        (UNTABBED.encode(), "whose columns are lost"),
        (b"code,name\nAFG,Afghanistan\n", "codes and names of countries"),
        (b"Volume of transfers of major arms\nRecipient,2000,2001\nPeru,1,2\n", "a table of TIV"),
        (b'"TIV of arms exports from Peru, 1950-2021",,\n,1950,1951\n', "a table of TIV"),
        (b"Supplier,2022,2023,2022-2023\nPeru,1,2,3\n", "a table of TIV"),
        (HEADER.replace(",", "\t").encode(), "separated by tabs"),
        (PREAMBLE.encode() + ROW.encode(), "line with the column names is missing"),
        (ROW.encode(), "no line has the column names"),
        (HEADER.encode() + b"\n\n", "no row below"),
    ],
)
def test_another_file_is_refused_with_its_name(content: bytes, words: str) -> None:
    [issue] = refuse(content)
    assert words in issue.reason


@pytest.mark.parametrize(
    "header",
    [
        "tidn,buyercod,sellercod,odat,odai,onum,onai,ldat,term,desig2,wcat,desc,coprod,nrdel,nrdelai,delyears,buyer,"
        "seller,status,tivunit,tivorder",
        "Deal ID;Seller;Buyer;Designation;Description;Armament category;Order date;Order date is estimate;Numbers "
        "delivered;Numbers delivered is estimate;Delivery year;Delivery year is estimate;Status;SIPRI estimate;TIV "
        "deal unit;TIV delivery values",
        "Recipient,Supplier,No. ordered,uncertain,Weapon designation,Weapon description,Year of order,uncertain, "
        "Year of delivery,No. delivered,uncertain",
    ],
)
def test_an_older_header_that_lacks_a_column_is_told_which(header: str) -> None:
    missing = {"t": "tivdel", "D": "Local production", "R": "Comments"}[header[0]]
    [issue] = refuse(f"{header}\n{header}\n")
    assert (issue.line, issue.expected) == (1, missing)
    assert "is missing from the header" in issue.reason


@pytest.mark.parametrize(
    ("above", "words"),
    [
        (
            "Volume of transfers of major arms\nRecipient,2000,2001\nPeru,1,2\n",
            "above the register stands a table of TIV",
        )
    ],
)
def test_a_register_below_another_table_is_refused(above: str, words: str) -> None:
    [issue] = refuse(f"{above}{HEADER}\n{ROW}\n")
    assert words in issue.reason


def test_two_layouts_in_one_file_are_refused() -> None:
    [issue] = refuse(f"{HEADER}\n{ROW}\n{HEADER_17}\n{ROW_17}\n")
    assert "a second export begins at line 3" in issue.reason


@pytest.mark.parametrize(("preamble", "line"), [(PREAMBLE, 8), ("", 3)])
def test_two_exports_in_one_file_are_refused(preamble: str, line: int) -> None:
    export = f"{preamble}{HEADER}\n{ROW}\n"
    [issue] = refuse(export + export)
    assert f"a second export begins at line {line}" in issue.reason


def test_rows_above_the_header_are_refused_and_counted() -> None:
    loaded = load_file(f"{ROW}\n{HEADER}\n{ROW}\n")
    assert (loaded.rows_read, len(loaded.claims)) == (2, 1)
    assert "above the line with the column names" in loaded.refused[0].reason


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"{HEADER}\n{ROW}\n", True),
        (f"{HEADER_17}\n{ROW_17}\n", True),
        (HEADER.replace("Supplier", "Suplier"), True),
        (PREAMBLE, True),
        ("Volume of transfers of major arms\n", False),
        (UNTABBED, True),
        ("{\\rtf1 Transfers of major conventional weapons: sorted by recipient.\\par}", True),
        ("{\\rtf1 A letter about something else.\\par}", False),
        ("code,name\nAFG,Afghanistan\n", False),
        ("source: sipri\nid: story\n", False),
        ("<p>SIPRI says</p>", False),
        ("country,1950,1951\nPeru,1,2\n", False),
        ("", False),
    ],
)
def test_a_file_is_known_by_its_content(content: str, expected: bool) -> None:
    assert loader.detects(make_file(content)) is expected


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("sipri/excerpt_2026-09-28_real-lines.txt", "above the register stands a table of TIV"),
        ("sipri/excerpt_legacy_formats.txt", "a second export begins at line 9"),
        ("sipri/legacy_entity_codes.csv", "a list of codes and names of countries"),
        ("reports/article-2023-11-de.txt", "no line has the column names"),
        ("sipri/TIV-Export-EGY-1950-2021.csv", "a table of TIV by country and year, and no register"),
    ],
)
def test_what_is_no_register_is_refused_whole(name: str, words: str, shared_data: Path) -> None:
    [issue] = refuse((shared_data / name).read_bytes())
    assert words in issue.reason
