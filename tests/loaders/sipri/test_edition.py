"""Which edition and which years a file is of: its own words first, then what a person adds."""

from datetime import date

import pytest

from loaders.contract import IssueKind
from tests.loaders.sipri.registers import HEADER, ROW, load_file, load_rows

TITLE = (
    "Transfers of major conventional arms from {} to {} . Deals with deliveries made for the year range '{}' to '{}' "
)
GENERATED = "Data generated: 14 Jul 2026 2:55:04 PM"


def make(*lines: str) -> str:
    return "".join(f"{line}\n" for line in (*lines, HEADER, ROW))


def test_the_lines_above_the_header_tell() -> None:
    loaded = load_file(make(TITLE.format("China  ", "All countries", 2000, 2025), GENERATED))
    report = loaded.report
    assert report.name == "SIPRI trade register, China as supplier, 2000 to 2025"
    assert (report.generated, report.edition) == (date(2026, 7, 14), "generated 2026-07-14")
    assert (report.window_from, report.window_to) == (2000, 2025)
    assert (loaded.claims[0].window_from, loaded.claims[0].window_to) == (2000, 2025)
    assert (report.layout, report.file, report.source.id, loaded.issues) == ("16 columns", "register.csv", "sipri", [])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (("All countries", "All countries", 2000, 2001), "all countries, 2000 to 2001"),
        (("All countries", "Egypt", 1950, "Not specified"), "Egypt as recipient, from 1950"),
        (("Peru", "Chile", "Not specified", "Not specified"), "Peru as supplier, Chile as recipient, all years"),
    ],
)
def test_the_name_tells_what_was_chosen(title: tuple[object, ...], name: str) -> None:
    assert load_file(make(TITLE.format(*title))).report.name == f"SIPRI trade register, {name}"


def test_the_older_title_is_read() -> None:
    title = TITLE.format("Peru", "Chile", 1990, 2000).replace(
        "deliveries made for the", "deliveries or orders made for"
    )
    assert load_file(make(title)).report.window_from == 1990


def test_lines_that_a_spreadsheet_has_quoted_are_read() -> None:
    title = f'"{TITLE.format("Peru", "Chile", 1990, 2020)}",,,,,,,,,,,,,,,'
    loaded = load_file(make(title, f"{GENERATED},,,,,,,,,,,,,,,"))
    assert (loaded.report.window_to, loaded.report.generated, loaded.issues) == (2020, date(2026, 7, 14), [])


def test_a_bare_file_says_that_it_does_not_say() -> None:
    report = load_rows(ROW).report
    assert report.edition == "edition not stated in the file"
    assert report.name == "SIPRI trade register, edition not stated in the file"
    assert (report.generated, report.window_from, report.window_to) == (None, None, None)


def test_options_fill_in_what_a_file_lacks() -> None:
    loaded = load_rows(ROW, edition="2024 edition", generated=date(2024, 3, 11), window=(1950, 2023))
    report = loaded.report
    assert (report.edition, report.name) == ("2024 edition", "SIPRI trade register, 2024 edition")
    assert (report.generated, report.window_from, report.window_to) == (date(2024, 3, 11), 1950, 2023)
    assert loaded.issues == []


def test_the_file_stands_over_the_options_and_says_so() -> None:
    text = make(TITLE.format("Peru", "Chile", 2000, 2025), GENERATED)
    loaded = load_file(text, generated=date(2020, 1, 1), window=(1950, 2023))
    assert (loaded.report.generated, loaded.report.window_from) == (date(2026, 7, 14), 2000)
    assert [issue.found for issue in loaded.of(IssueKind.NOTICE)] == ["2020-01-01", "1950 to 2023"]


@pytest.mark.parametrize(
    "line",
    [
        "Data generated: 31 Feb 2026",
        "Data generated: yesterday",
        TITLE.format("Peru", "Chile", 2025, 2000),
        TITLE.format("Peru", "Chile", "20O0", 2025),
        "Transfers of major conventional arms",
        "Something else",
    ],
)
def test_a_line_that_does_not_tell_is_noticed(line: str) -> None:
    loaded = load_file(make(line))
    assert [(issue.kind, issue.line, issue.found) for issue in loaded.issues] == [(IssueKind.NOTICE, 1, line.strip())]
    assert (loaded.report.generated, loaded.report.window_from) == (None, None)


def test_deliveries_outside_the_window_are_noticed_once() -> None:
    loaded = load_rows(ROW, ROW.replace(",12,,Inv", ",3,,Inv"), window=(1990, 2012))
    [notice] = loaded.issues
    assert notice.reason == "a delivery outside the window of years, 1990 to 2012; rows like this one: 2"
