"""Whole files: encodings, separators and headers of lists of licences, and what is no such list."""

from pathlib import Path
from random import Random

import pytest

from graph.claims import Claim
from loaders.checking import check, source_ids
from loaders.contract import Issue, IssueKind, LoadOptions, RefusedFile
from loaders.files import make_file, read_file
from loaders.nl_licences import loader
from loaders.nl_licences.rows import COLUMNS
from tests.conftest import ROOT
from tests.loaders.nl_licences.licence_rows import HEADER, licence, listed, load

SAMPLE = ROOT / "loaders" / "nl_licences" / "sample" / "licences.csv"
REAL = "nl/export_licences_military_2004-_first5000.csv"
ROW = licence(to="MALEISIË")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings_and_line_ends(encoding: str, ending: str) -> None:
    """The sign of the euro in the header and the letters of the names come through each."""
    checked = load(listed(ROW).replace("\n", ending).encode(encoding))
    assert () == checked.issues
    [claim] = checked.claims
    assert claim.recipient and ("MYS", ROW) == (claim.recipient.id, claim.raw)


def test_semicolons_and_filled_up_lines() -> None:
    """As a spreadsheet saves a list, with blank cells behind each line and a blank line at the end."""
    content = listed(ROW).replace(",", ";").replace("\n", ";;;\n") + ";" * 18 + "\n"
    checked = load(content)
    assert (1, 1, ()) == (checked.rows_read, len(checked.claims), checked.issues)


def test_the_header_is_found_by_its_names() -> None:
    """Below a title and a blank line, in other capitals, and in another order."""
    names = list(COLUMNS)
    cells = ROW.split(",")
    header, row = ",".join(reversed(names)).upper(), ",".join(reversed(cells))
    checked = load(f"Overzicht\n\n{header}\n{row}\n")
    [claim] = checked.claims
    assert ("line 4", 95000, "2004-01-13/2005-01-31") == (claim.locator, claim.value_high, claim.period)


def test_a_column_that_is_not_known_is_told() -> None:
    """Once, and its cells stay in the raw row."""
    checked = load(listed(f"{ROW},nieuw", header=f"{HEADER},opmerking"))
    assert [(1, "opmerking", IssueKind.NOTICE)] == [(one.line, one.found, one.kind) for one in checked.issues]
    assert [f"{ROW},nieuw"] == [claim.raw for claim in checked.claims]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_missing_column_refuses_the_file_and_is_named(column: str) -> None:
    """Each of them, since none is guessed; so does one that stands there twice."""
    place = COLUMNS.index(column)
    for names in (HEADER.split(",")[:place] + HEADER.split(",")[place + 1 :], [*HEADER.split(","), column]):
        checked = load(listed(ROW, header=",".join(names)))
        [issue] = checked.refusals
        assert checked.report is None
        # Without a number, a day of issue or a final destination nothing says that it is such a list.
        known = f"the columns {column} are missing, or stand there twice; nothing was loaded"
        assert issue.reason in (known, "no line names the columns of a list of licences; nothing was loaded")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (listed(ROW).encode("utf-16"), "this is text as UTF-16, or no text; save it as CSV in UTF-8"),
        (b"%PDF-1.7 lijst", "this is a PDF"),
        (b"PK\x03\x04 sheet", "this is a zip archive or a spreadsheet (.xlsx)"),
        (b"lijst", "no line names the columns of a list of licences"),
        (f"{listed(ROW)}\n{listed(ROW)}".encode(), "a second list begins at line 4; give each a file of its own"),
        (listed(ROW).encode() * 2, "a second list begins at line 3; give each a file of its own"),
        (HEADER.encode(), "the file has the column names and no row below them"),
    ],
)
def test_what_is_no_list_is_refused(content: bytes, reason: str) -> None:
    """The whole file, for one clear reason."""
    checked = load(content)
    assert checked.report is None
    assert [f"{reason}; nothing was loaded"] == [issue.reason for issue in checked.refusals]


def test_a_row_that_the_end_of_the_file_cuts_is_refused_as_such() -> None:
    """Not as one of too few cells: the same row with a line end has another fault."""
    whole = listed(ROW, licence(nummer="2"))
    checked = load(whole[: len(whole) - 40])
    [issue] = checked.refusals
    assert (3, 1) == (issue.line, len(checked.claims))
    assert issue.reason == "the file ends inside the row, so it was cut short; the row was not loaded"
    [issue] = load(whole[: len(whole) - 40] + "\n").refusals
    assert issue.reason == "the row cannot be taken apart; the row was not loaded"


def test_detection_takes_these_lists_alone() -> None:
    """Not the samples of other sources, and no other loader takes this one."""
    own = read_file(SAMPLE)
    assert loader.detects(own)
    assert loader.detects(make_file("a", own.content.decode().encode("cp1252")))
    others = [path for path in sorted((ROOT / "loaders").glob("*/sample/*")) if path != SAMPLE]
    assert others
    for path in others:
        assert not loader.detects(read_file(path)), path.name
    for source in set(source_ids()) - {"nl_licences"}:
        checked = check(source, own, LoadOptions())
        assert checked.report is None and checked.refusals, source


def test_each_cut_of_the_sample_is_whole_rows_or_refused() -> None:
    """Wherever a download stopped: what is loaded of a row is the row, but for a last day that is cut short."""
    content = SAMPLE.read_bytes()
    whole = {claim.raw for claim in load(content).claims}
    for end in range(0, len(content), 5):
        try:
            entries = list(loader.read(make_file("cut.csv", content[:end]), LoadOptions()).entries)
        except RefusedFile as refused:
            assert refused.issues
            continue
        assert {entry.raw for entry in entries if isinstance(entry, Claim)} <= whole


def mutate(text: str, random: Random) -> str:
    """The text with a few lines dropped, doubled, swapped, garbled, cut or joined."""
    lines = text.splitlines(keepends=True)
    for _ in range(random.randint(1, 4)):
        place, other = random.randrange(len(lines)), random.randrange(len(lines))
        match random.randrange(7):
            case 0:
                del lines[place]
            case 1:
                lines.insert(place, lines[other])
            case 2:
                lines[place], lines[other] = lines[other], lines[place]
            case 3:
                column = random.randrange(len(lines[place]) + 1)
                sign = random.choice(',;"\n\r\t 09/-TJVNЯ€\x00\u2028\ud800')
                lines[place] = lines[place][:column] + sign + lines[place][column + 1 :]
            case 4:
                cells = lines[place].split(",")
                random.shuffle(cells)
                lines[place] = ",".join(cells)
            case 5:
                lines[place] = lines[place].rstrip("\n")
            case _:
                lines[place] = lines[place][: random.randrange(len(lines[place]) + 1)]
        if not lines:
            return ""
    return "".join(lines)


def run_mutations(times: int) -> tuple[int, int]:
    """How many mutated samples are read and how many refused; each row of the former is a claim or refused."""
    random = Random(f"licences {times}")
    text = SAMPLE.read_text(encoding="utf-8")
    read = refused = 0
    for _ in range(times):
        content = mutate(text, random).encode("utf-8", "surrogatepass")
        file = make_file("m.csv", content)
        try:
            reading = loader.read(file, LoadOptions())
        except RefusedFile as whole:
            refused += 1
            assert whole.issues and all(issue.reason and issue.file == "m.csv" for issue in whole.issues)
            continue
        entries = list(reading.entries)
        issues = [entry for entry in entries if isinstance(entry, Issue)]
        claims = [entry for entry in entries if isinstance(entry, Claim)]
        assert all(issue.reason and issue.file == "m.csv" for issue in issues)
        refusals = sum(issue.kind is IssueKind.REFUSED for issue in issues)
        assert reading.rows_read == reading.rows_expected == len(claims) + refusals
        assert len({claim.id for claim in claims}) == len(claims)
        read += 1
    return read, refused


def test_mutated_samples_are_read_or_refused() -> None:
    """No traceback, nothing lost, reasons given."""
    read, refused = run_mutations(300)
    assert min(read, refused) > 10


@pytest.mark.slow
def test_two_thousand_mutations() -> None:
    """The same at length."""
    read, refused = run_mutations(2000)
    assert 2000 == read + refused


def test_the_real_list(shared_data: Path) -> None:
    """5,000 rows read = 4,932 claims + 68 refused by name, 102 renewals or repeats, three days mended."""
    checked = check("nl_licences", read_file(shared_data / REAL), LoadOptions())
    assert (5000, 4932, 68) == (checked.rows_read, len(checked.claims), len(checked.refusals))
    assert {"land van eindbestemming"} == {COLUMNS[(issue.column or 0) - 1] for issue in checked.refusals}
    assert 4830 == len({claim.about for claim in checked.claims})
    repaired = [issue.found for issue in checked.issues if issue.kind is IssueKind.REPAIRED]
    assert ["38837", "39478", "39599"] == repaired
    assert checked.report and () == checked.report.unmatched_names
    assert 343 == len({claim.about for claim in checked.claims if claim.via is not None})
    assert {"EUR"} == {claim.currency for claim in checked.claims}


def test_no_other_real_file_is_taken_for_a_list(shared_data: Path) -> None:
    """Each is refused with a reason."""
    for path in sorted(found for found in shared_data.rglob("*") if found.is_file() and found.name != Path(REAL).name):
        file = read_file(path)
        assert not loader.detects(file), path.name
        checked = check("nl_licences", file, LoadOptions())
        assert checked.report is None and checked.refusals, path.name
