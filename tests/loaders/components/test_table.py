"""The table of components: what ships, what a row states, and what is refused with which reason."""

from pathlib import Path

import pytest

from graph.claims import Claim
from graph.words import Certainty, Side, SpeakerRole, Subject
from loaders.checking import Checked, check
from loaders.components import loader
from loaders.contract import Issue, LoadOptions
from loaders.files import make_file, read_file
from tests.conftest import ROOT

TABLE = Path(loader.__file__).parent / "engines.csv"
INVENTED = Path(loader.__file__).parent / "sample" / "invented.csv"
WORLD = "sipri/register_16col_2024_world_1950-2023_nopreamble.csv.gz"
HEADER = "component,machine,each,evidence,certainty,also"
ROW = "A-1,B-2,2,a leaflet,certain,engines"


def load(content: str | bytes, name: str = "some engines.csv") -> Checked:
    """What the loader makes of a file."""
    packed = content.encode() if isinstance(content, str) else content
    return check("components", make_file(name, packed), LoadOptions())


def table(*rows: str) -> str:
    """A table with some rows."""
    return "\n".join([HEADER, *rows, ""])


def only_refusal(content: str | bytes) -> Issue:
    """The one reason why nothing of a file is loaded."""
    checked = load(content)
    assert checked.report is None
    [issue] = checked.refusals
    assert issue.reason.endswith("; nothing was loaded")
    assert issue.expected
    return issue


@pytest.fixture(scope="module")
def shipped() -> tuple[Claim, ...]:
    """The claims of the table that ships."""
    checked = check("components", read_file(TABLE), LoadOptions())
    assert () == checked.issues
    assert checked.rows_read == len(checked.claims)
    return checked.claims


def test_the_table_that_ships_is_whole(shipped: tuple[Claim, ...]) -> None:
    """Each row says what, in what, how many, how surely and on what evidence; no pair stands twice."""
    pairs = [(claim.item, claim.machine) for claim in shipped]
    assert len(set(pairs)) == len(pairs)
    for claim in shipped:
        assert claim.each is not None and claim.each in range(1, 5)
        assert claim.evidence
        assert claim.general is not None and "helicopter engines" == claim.general.id
    assert {"TV3-117", "TV2-117", "D-136"} == {claim.item.id for claim in shipped if claim.item}


def test_what_was_not_checked_says_so(shipped: tuple[Claim, ...]) -> None:
    """An assumption names no publisher; all else names the page where it was read."""
    for claim in shipped:
        assert claim.evidence is not None
        if claim.certainty is Certainty.ASSUMED:
            assert "not checked against the manufacturer" in claim.evidence
        else:
            assert any(ending in claim.evidence for ending in (".com", ".eu", ".pl", ".vn", ".ru/", "article"))


def test_each_machine_is_a_helicopter_of_the_register(shipped: tuple[Claim, ...], shared_data: Path) -> None:
    """Its designation stands in the world register, there only with descriptions of helicopters."""
    register = check("sipri", read_file(shared_data / WORLD), LoadOptions()).claims
    described: dict[str, set[str]] = {}
    for claim in register:
        if claim.item is not None:
            described.setdefault(claim.item.id, set()).add(claim.description or "")
    for claim in shipped:
        assert claim.machine is not None
        assert described.get(claim.machine.id), claim.machine.id
        assert all("helicopter" in text for text in described[claim.machine.id]), claim.machine.id
    families = (
        "Mi-8",
        "Mi-9",
        "Mi-14",
        "Mi-17",
        "Mi-24",
        "Mi-26",
        "Mi-28",
        "Mi-35",
        "Ka-27",
        "Ka-31",
        "Ka-32",
        "Ka-52",
    )
    wanted = {key for key, texts in described.items() if key.startswith(families) and "helicopter" in str(texts)}
    assert wanted == {claim.machine.id for claim in shipped if claim.machine}


def test_a_row_is_a_claim() -> None:
    """It keeps its raw text and its line, and says what a reader needs in a sentence."""
    [claim] = load(table('A-1,B-2,2,"a leaflet, page 3: ""two""",probable,engines')).claims
    assert claim == Claim(
        id="components-some-engines:A-1|B-2",
        report="components-some-engines",
        source="components",
        subject=Subject.CONTEXT,
        about="component:A-1|B-2",
        name="Table of components of this project: B-2 carries two A-1 (probable)",
        locator="line 2",
        raw='A-1,B-2,2,"a leaflet, page 3: ""two""",probable,engines',
        item=loader.Item("A-1", "A-1"),
        item_text="A-1",
        speaker="The authors of this project",
        speaker_role=SpeakerRole.DOCUMENT,
        speaker_side=Side.NONE,
        topic="component",
        text="B-2 carries two A-1 (probable)",
        machine=loader.Item("B-2", "B-2"),
        general=loader.Item("engines", "engines"),
        each=2,
        certainty=Certainty.PROBABLE,
        evidence='a leaflet, page 3: "two"',
    )


def test_a_table_is_known_by_its_name() -> None:
    """Another content under the same name is the same report; its bytes are told apart by the digest."""
    first, second = load(table(ROW)), load(table(ROW.replace(",2,", ",3,")))
    assert first.report is not None and second.report is not None
    assert first.report.report.id == second.report.report.id == "components-some-engines"
    assert first.report.report.sha256 != second.report.report.sha256
    unnamed = load(table(ROW), "-")
    assert unnamed.report is not None and "components-table" == unnamed.report.report.id


def test_no_general_word_is_none() -> None:
    """It is not an item without a name."""
    [claim] = load(table("A-1,B-2,2,a leaflet,certain,")).claims
    assert claim.general is None


@pytest.mark.parametrize(
    ("row", "column", "found"),
    [
        (",B-2,2,a leaflet,certain,engines", 1, ""),
        ("A-1,  ,2,a leaflet,certain,engines", 2, ""),
        ("A-1,A-1,2,a leaflet,certain,engines", 2, "A-1"),
        ("A-1,B-2,,a leaflet,certain,engines", 3, ""),
        ("A-1,B-2,0,a leaflet,certain,engines", 3, "0"),
        ("A-1,B-2,5,a leaflet,certain,engines", 3, "5"),
        ("A-1,B-2,2.0,a leaflet,certain,engines", 3, "2.0"),
        ("A-1,B-2,²,a leaflet,certain,engines", 3, "²"),
        ("A-1,B-2,2,,certain,engines", 4, ""),
        ("A-1,B-2,2,a leaflet,Certain,engines", 5, "Certain"),
        ("A-1,B-2,2,a leaflet,,engines", 5, ""),
        ("A-1,B-2,2,a leaflet,certain,A-1", 6, "A-1"),
        ('A-1,B-2,2,"a leaflet,certain,engines', None, "a quotation mark that is not closed"),
        ("A-1,B-2,2,a leaflet,certain,B-2", 6, "B-2"),
        ("A-1,B\x00-2,2,a leaflet,certain,engines", 2, "B\\x00-2"),
    ],
)
def test_a_cell_that_cannot_be_read_refuses_its_row(row: str, column: int | None, found: str) -> None:
    """With line, column, what was found and what was expected; the other rows stay."""
    checked = load(table(ROW, row))
    assert (2, 1) == (checked.rows_read, len(checked.claims))
    [issue] = checked.refusals
    assert (3, column, found) == (issue.line, issue.column, issue.found)
    assert issue.expected


@pytest.mark.parametrize("row", ["A-1,B-2,2,a leaflet,certain", "A-1,C-3,2,a leaflet,certain,engines,more"])
def test_a_row_with_more_or_fewer_cells_is_refused(row: str) -> None:
    """Nothing is moved to where it might belong."""
    checked = load(table(ROW, row))
    [issue] = checked.refusals
    assert (3, f"{len(row.split(','))} cells", "6 cells") == (issue.line, issue.found, issue.expected)


def test_an_open_quotation_mark_takes_no_other_line() -> None:
    """A cell over two lines is two rows that are refused, and the next row has the line where it stands."""
    checked = load(table('A-1,B-2,2,"a\nleaflet",certain,engines', "A-1,C-3,2,a leaflet,certain,engines"))
    assert [2, 3] == [issue.line for issue in checked.refusals]
    assert ["line 4"] == [claim.locator for claim in checked.claims]


def test_the_invented_sample() -> None:
    """Quotation marks, a blank line and no general word are read; a word for a number and a second telling are not."""
    checked = check("components", read_file(INVENTED), LoadOptions())
    assert (5, 3) == (checked.rows_read, len(checked.claims))
    assert [(6, 3), (7, None)] == [(issue.line, issue.column) for issue in checked.refusals]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks(ending: str, mark: bytes) -> None:
    """Any line end, with or without the mark that spreadsheets write, gives the same row."""
    [claim] = load(mark + table(ROW).replace("\n", ending).encode()).claims
    assert (ROW, "line 2") == (claim.raw, claim.locator)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"%PDF-1.7 table", "this is a PDF"),
        (b"PK\x03\x04 sheet", "this is a zip archive or a spreadsheet (.xlsx)"),
        (table(ROW).encode("utf-16"), "this is text as UTF-16"),
        (table(ROW.replace("leaflet", "Prüfblatt")).encode("latin-1"), "the file is not UTF-8"),
        (table(), "the table has the column names and no row below them"),
        (table(ROW).replace(",", ";"), "the first line lacks the columns component, machine"),
        (table(ROW).replace("each", "number"), "the first line lacks the columns each"),
        (table(ROW).replace("also", "also,notes"), "the first line has columns that are not known: notes"),
        (table(ROW).replace("component,machine", "machine,component"), "the columns stand in another order"),
        (table(ROW)[:-3], "the file ends without a line end"),
        (b"\x00" * 40, "this is text as UTF-16, or no text"),
    ],
)
def test_what_is_no_whole_table_is_refused(content: str | bytes, reason: str) -> None:
    """The whole file, for one clear reason: it would take the place of the table that is loaded."""
    assert only_refusal(content).reason.startswith(reason)


def test_every_cut_of_the_table_is_refused_or_is_a_table_of_whole_rows() -> None:
    """Wherever a download stopped: nothing but whole rows is ever loaded."""
    content = TABLE.read_bytes()
    whole = {claim.raw for claim in load(content).claims}
    for end in range(0, len(content), 7):
        checked = load(content[:end])
        assert checked.report is not None or checked.refusals
        assert {claim.raw for claim in checked.claims} <= whole


def test_detection_takes_tables_of_components_alone() -> None:
    """Not SIPRI's files, not typed reports, not the manifest; its own also with a mistake in the header."""
    for path in (TABLE, INVENTED):
        assert loader.detects(read_file(path))
    assert loader.detects(make_file("a.csv", b"\xef\xbb\xbfcomponent,machine,number\n"))
    others = [path for folder in ("sipri", "reports") for path in (ROOT / "loaders" / folder / "sample").iterdir()]
    assert others
    for path in (*others, TABLE.with_name("source.yml")):
        assert not loader.detects(read_file(path)), path.name


def test_real_files_of_other_sources_are_refused(shared_data: Path) -> None:
    """Each for a reason, none of them taken for a table of components."""
    for path in sorted(found for found in shared_data.rglob("*") if found.is_file()):
        file = read_file(path)
        assert not loader.detects(file), path.name
        checked = check("components", file, LoadOptions())
        assert checked.report is None and checked.refusals, path.name
