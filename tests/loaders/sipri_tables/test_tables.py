"""Tables of TIV of both sites: whose they are, what their cells mean, and what is refused with a reason."""

import re
from datetime import date
from pathlib import Path

import pytest

from graph.totals import Total
from graph.words import Party
from loaders.checking import Checked, check
from loaders.contract import IssueKind, LoadOptions
from loaders.files import make_file, read_file
from loaders.sipri_tables import loader

SAMPLE = Path(loader.__file__).parent / "sample"
NEW = "Recipient,2001,2002,2001-2002,Percentage,Sum total years,Percentage of total"
OLD = '"TIV of arms exports from Norway, 2001-2002",,,\n,2001,2002,Total\n'
WHOLE = "Total imports from Norway,1,2,3,100%,3,"


def load(*lines: str, **options: object) -> Checked:
    """Check a file of these lines."""
    file = make_file("table.csv", "".join(f"{line}\n" for line in lines).encode())
    return check("sipri_tables", file, LoadOptions(**options))  # type: ignore[arg-type]


def sample(name: str) -> Checked:
    """Check a sample."""
    return check("sipri_tables", read_file(SAMPLE / name), LoadOptions())


def cells(total: Total) -> tuple[str | None, str | None, bool, int, dict[int, int]]:
    """Parties, whether it is the table's own total, TIV and the cells by year."""
    supplier, recipient = (actor.id if actor else None for actor in (total.supplier, total.recipient))
    return supplier, recipient, total.whole, total.tiv, dict(zip(total.years, total.values, strict=True))


def test_the_old_layout() -> None:
    """Ten lines above, an empty row before the total; an empty cell is left out and a 0 stays."""
    found = sample("exports_until_2023.csv")
    assert found.report is not None
    report = found.report.report
    assert ("sipri", "TIV table until 2023", date(2022, 7, 28)) == (report.source.id, report.layout, report.generated)
    assert (2001, 2005) == (report.window_from, report.window_to)
    assert "SIPRI TIV table, Norway as supplier, 2001 to 2005" == report.name
    assert (8, 8, 0, 0) == (found.rows_read, found.report.compared, found.report.claims, found.report.refused)
    key = report.id
    assert [
        ("NOR", "CIV", False, 0, {2002: 0}),
        ("NOR", "CHL", False, 27, {2001: 12, 2002: 12, 2005: 4}),
        ("NOR", "invented-front-chile", False, 1, {2003: 1}),
        ("NOR", "nato", False, 3, {2004: 3}),
        ("NOR", "soviet-union", False, 2, {2001: 2}),
        ("NOR", f"unknown-recipient-{key}", False, 0, {2004: 0}),
        ("NOR", "unmatched-freedonia", False, 5, {2002: 5}),
        ("NOR", None, True, 38, {2001: 14, 2002: 17, 2003: 1, 2004: 3, 2005: 4}),
    ] == [cells(total) for total in found.totals]
    assert ("Freedonia",) == found.report.unmatched_names
    assert [(IssueKind.NOTICE, 18, "Freedonia")] == [(one.kind, one.line, one.found) for one in found.issues]
    assert {Party.RECIPIENT} == {total.lists for total in found.totals}
    assert (12, "line 12", ",0") == (found.totals[0].line, found.totals[0].locator, found.totals[0].raw[-2:])


def test_the_new_layout() -> None:
    """Nine lines above, shares ignored by name, ``0 `` with its blank; the last row tells whose table it is."""
    found = sample("exports_from_2024.csv")
    assert found.report is not None and not found.issues
    assert ("TIV table from 2024", date(2026, 7, 14)) == (found.report.report.layout, found.report.report.generated)
    assert [
        ("NOR", "CHL", False, 28, {2001: 12, 2002: 12, 2005: 4}),
        ("NOR", "TUR", False, 5, {2002: 3, 2003: 3}),
        ("NOR", "PNG", False, 0, {2003: 0}),
        ("NOR", f"unknown-recipient-{found.report.report.id}", False, 4, {2004: 4}),
        ("NOR", None, True, 37, {2001: 12, 2002: 15, 2003: 3, 2004: 4, 2005: 4}),
    ] == [cells(total) for total in found.totals]


def test_imports_and_the_world() -> None:
    """Rows of suppliers, in semicolons; rows of countries to everybody, and the world's total without a party."""
    found = sample("imports_from_2024.csv")
    assert [("NOR", "CHL", False, 24), ("SWE", "CHL", False, 6), (None, "CHL", True, 30)] == [
        cells(total)[:4] for total in found.totals
    ]
    assert found.report is not None and found.report.report.name.endswith("Chile as recipient, 2001 to 2002")
    found = sample("world_from_2024.csv")
    assert [
        ("NOR", None, False, 27),
        ("SWE", None, False, 9),
        ("european-union", None, False, 0),
        (None, None, True, 36),
    ] == [cells(total)[:4] for total in found.totals]
    assert found.report is not None and "all countries, by supplier" in found.report.report.name


def test_an_old_table_of_imports() -> None:
    """The title tells the side."""
    found = load('"TIV of arms imports to Chile, 2001-2002",,,', ",2001,2002,Total", "Norway,1,,1", "Total,1,,1")
    assert [("NOR", "CHL", False, 1), (None, "CHL", True, 1)] == [cells(total)[:4] for total in found.totals]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("Chile,1,x,3,9%,3,9%", 3, "a cell cannot be read"),
        ("Chile,1,1.5,3,9%,3,9%", 3, "a cell cannot be read"),
        ("Chile,1,-2,3,9%,3,9%", 3, "a cell cannot be read"),
        ("Chile,..,2,3,9%,3,9%", 2, "a cell cannot be read"),
        ("Chile,1,2,,9%,3,9%", 4, "the row has no total"),
        ("Chile,1,2,3", 1, "the row has 4 cells"),
        ("Chile,1,2,3,9%,3,9%,x", 1, "the row has 8 cells"),
        (",1,2,3,9%,3,9%", 1, "the row has no name"),
        ("Chi\x00le,1,2,3,9%,3,9%", 1, "the row has a byte that is no character"),
        ("Total imports from Sweden,1,2,3,9%,3,9%", 1, "the total is of another table"),
    ],
)
def test_a_row_that_cannot_be_read(row: str, column: int, reason: str) -> None:
    """It is refused with its place, and the others are read."""
    found = load(NEW, "Peru,1,2,3,91%,3,91%", row, WHOLE)
    assert (3, 2) == (found.rows_read, len(found.totals))
    (refused,) = found.refusals
    assert (3, column, f"{reason}; the row was not loaded") == (refused.line, refused.column, refused.reason)


def test_a_party_that_stands_twice() -> None:
    """The second row is refused, also where its name is another spelling; the total likewise."""
    found = load(NEW, "Turkey,1,,1,50%,1,50%", "Turkiye,,2,2,50%,2,50%", WHOLE, WHOLE)
    assert [("Turkiye", 3), ("Total imports from Norway", 5)] == [(one.found, one.line) for one in found.refusals]
    assert 2 == len(found.totals)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "the file is empty"),
        ("Recipient,Supplier,Year of order\nChile,Norway,2001\n", "no line has the column names"),
        (",2001,2002,2001-2002,Percentage\nAircraft,1,2,3,9%\n", "no line has the column names"),
        (",2001,2002,Total\nChile,1,2,3\n", "does not say whose table it is"),
        (f"{NEW}\nChile,1,2,3,9%,3,9%\n", "does not say whose table it is"),
        (f"{NEW}\nTotal exports to Chile,1,2,3,9%,3,\n", "the last row says otherwise"),
        (f"{NEW.replace('2002,', '2001,', 1)}\n{WHOLE}\n", "no line has the column names"),
        (f"{NEW.replace('2001-2002', '2002-2005')}\n{WHOLE}\n", "no line has the column names"),
        (f"{NEW}\n{WHOLE}\nVolume of transfers of major arms\n{NEW}\n{WHOLE}\n", "a second export begins at line 3"),
        (f"{NEW}\n{WHOLE}\n\nTransfers of major conventional arms from X to Y .\n", "a second export begins at line 4"),
        (f"{OLD}Norway,x,,x\nTotal,x,,x\n", "no row of the file states a claim"),
        (f"{OLD}Chile,1,,1\n,,,\n", "the table has no last row Total, so it is cut after line 3"),
        (f"{OLD}Chile,1,,1\nTot", "the table has no last row Total, so it is cut after line 4"),
    ],
)
def test_a_file_that_is_no_single_table(content: str, reason: str) -> None:
    """It is refused whole, with a reason."""
    found = check("sipri_tables", make_file("table.csv", content.encode()), LoadOptions())
    assert found.report is None
    assert any(reason in issue.reason for issue in found.issues), found.issues


def test_what_is_worth_telling() -> None:
    """Lines and columns that no table has, years that do not agree, rows that do not add up."""
    found = load(
        '"TIV of arms exports from Norway, 2001-2009"',
        "Generated: 31 February 2022",
        "A line of somebody's own",
        ",2001,2002,Total,Rank",
        "Chile,1,2,9,1",
        "Peru,1,2,4,2",
        "Total,2,4,12,",
        window=(2001, 2009),
        generated=date(2022, 7, 28),
        edition="2022",
    )
    assert [
        ("a line above the table that no TIV table has, or that cannot be read", 2),
        ("a line above the table that no TIV table has, or that cannot be read", 3),
        ("a column that no TIV table has is left out", 4),
        ("the columns are of 2001 to 2002, which is what counts, and not as the title says", None),
        ("the columns are of 2001 to 2002, which is what counts, and not as --window says", None),
        ("the years add up to 3: more apart than rounding explains", 5),
        ("the years add up to 6: more apart than rounding explains", 7),
    ] == [(issue.reason, issue.line) for issue in found.issues]
    assert found.report is not None
    assert (date(2022, 7, 28), "2022") == (found.report.report.generated, found.report.report.edition)


def test_an_owner_that_nobody_knows() -> None:
    """Its rows keep the name, and it is told."""
    found = load(NEW, "Chile,1,2,3,9%,3,9%", WHOLE.replace("Norway", "Freedonia"))
    assert ["Freedonia"] == [issue.found for issue in found.issues if issue.kind is IssueKind.NOTICE]
    assert {"unmatched-freedonia"} == {total.supplier.id for total in found.totals if total.supplier}


def test_a_day_that_the_file_says_itself() -> None:
    """It goes before the option, and the difference is told."""
    found = load("Data generated: 14 Jul 2026 2:57:40 AM", NEW, WHOLE, generated=date(2025, 1, 1))
    assert found.report is not None and date(2026, 7, 14) == found.report.report.generated
    assert ["--generated"] == [issue.found for issue in found.issues]


@pytest.mark.parametrize("name", [path.name for path in sorted(SAMPLE.glob("*.csv"))])
def test_a_spreadsheet_keeps_the_table(name: str) -> None:
    """Other line ends, a mark in front, semicolons and spare empty cells change no total."""
    text = (SAMPLE / name).read_text(encoding="utf-8")
    plain = [cells(total)[2:] for total in sample(name).totals]
    mark, other = (";", ",") if ";" in text else (",", ";")
    # A blank follows only the commas of a sentence.
    swapped = re.sub(f"{mark}(?! )", other, text)
    for changed in (text.replace("\n", "\r\n"), "\ufeff" + text, swapped, text.replace("\n", f"{mark}{mark}\n")):
        found = check("sipri_tables", make_file("t.csv", changed.encode()), LoadOptions())
        assert plain == [cells(total)[2:] for total in found.totals], changed[:40]


def test_it_is_recognised() -> None:
    """By its content: tables and what is refused with a reason of its own, and no register."""
    for path in SAMPLE.glob("*.csv"):
        assert loader.detects(read_file(path))
    assert loader.detects(make_file("t.csv", b"Volume of transfers of major arms\n"))
    register = Path(loader.__file__).parents[1] / "sipri" / "sample"
    assert not [path.name for path in register.iterdir() if loader.detects(read_file(path))]


def test_real_tables(shared_data: Path) -> None:
    """Every row of the six real tables is read, and their totals are the publisher's."""
    found = {}
    for path in sorted((shared_data / "sipri").glob("*")):
        if path.name.casefold().startswith("tiv"):
            checked = check("sipri_tables", read_file(path), LoadOptions())
            assert checked.report is not None and not checked.issues, path
            whole = checked.totals[-1]
            assert whole.whole
            party = whole.supplier
            assert party is not None
            found[party.id, whole.first_year, whole.last_year] = checked.rows_read, whole.tiv
    assert {
        ("BLR", 1950, 2021): (31, 3365),
        ("BRA", 1950, 2021): (51, 3912),
        ("EGY", 1950, 2021): (29, 954),
        ("PAK", 1950, 2021): (14, 289),
        ("RUS", 1950, 2021): (108, 152936),
        ("CHN", 2000, 2025): (84, 31795),
    } == found
