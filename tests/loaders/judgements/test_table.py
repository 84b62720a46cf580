"""The table of judgements: what a row says, what is refused, and how one row is added, replaced and taken out."""

from datetime import date
from pathlib import Path

import pytest

from graph.words import Verdict
from loaders.checking import Checked, check
from loaders.contract import IssueKind, LoadOptions
from loaders.files import make_file, read_file
from loaders.judgements import loader
from loaders.judgements.editing import rows_of, with_row, without_row
from loaders.judgements.table import HEADER, Row, contradicts

SAMPLE = Path(loader.__file__).parent / "sample" / "invented.csv"
DAY = date(2025, 3, 1)


def row(first: str, second: str, verdict: Verdict = Verdict.SAME, why: str = "a reason") -> Row:
    """A judgement of the first of March."""
    return Row(first, second, verdict, "A. Researcher", DAY, why)


def checked(*lines: str, end: str = "\n") -> Checked:
    """A table with these lines below its column names."""
    return check("judgements", make_file("mine.csv", ("\n".join((HEADER, *lines)) + end).encode()), LoadOptions())


def test_the_sample_states_three_judgements_and_refuses_five() -> None:
    """Each refusal has its line, its column where one is at fault, and what was expected."""
    found = check("judgements", read_file(SAMPLE), LoadOptions())
    assert (8, 3, 5) == (found.rows_read, len(found.claims), len(found.refusals))
    assert [(5, None), (6, 2), (7, 3), (8, 4), (9, 5)] == [(issue.line, issue.column) for issue in found.refusals]
    first = found.claims[0]
    assert ("sipri-0123456789abcdef", "sipri-90001") == first.concerns
    assert (Verdict.SAME, "A. Researcher", DAY) == (first.judgement, first.speaker, first.event_date)
    assert first.text is not None and "are one deal, judged by A. Researcher on 2025-03-01: Both list" in first.text
    assert [Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE] == [claim.judgement for claim in found.claims]


def test_the_shipped_table_has_no_judgement_of_ours() -> None:
    """It is there to be filled, and says so when it is loaded."""
    assert HEADER == loader.FILE.read_text(encoding="utf-8").strip()
    found = check("judgements", read_file(loader.FILE), LoadOptions())
    assert found.report is None
    assert "python -m loaders judge" in found.refusals[0].sentence()


def test_a_table_is_known_by_its_name_and_its_content() -> None:
    """Two deals in either order are one claim; the report is the file's."""
    one, other = (checked(row(*pair).line) for pair in (("a", "b"), ("b", "a")))
    assert one.report is not None and other.report is not None
    assert "judgements-mine" == one.report.report.id == other.report.report.id
    assert one.claims[0].id == other.claims[0].id == "judgements-mine:a|b"
    assert loader.detects(read_file(SAMPLE)) and not loader.detects(make_file("a.csv", b"first,second\n"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", "lacks the columns first, second"),
        (HEADER.encode() + b"\n", "no row below"),
        (HEADER.encode() + b"\na,b,same,I,2025-01-01,why", "cut short"),
        (HEADER.encode() + b"\n\xff\n", "not UTF-8"),
    ],
)
def test_a_file_that_is_none_is_refused_whole(content: bytes, reason: str) -> None:
    """With the reason and what is expected."""
    found = check("judgements", make_file("a.csv", content), LoadOptions())
    assert found.report is None and reason in found.refusals[0].sentence()


def test_a_row_that_contradicts_a_chain_is_refused() -> None:
    """What is the same as the same is the same; the lines that say so are named."""
    found = checked(row("a", "b").line, row("b", "c").line, row("c", "a", Verdict.UNSURE).line, row("c", "d").line)
    assert [4] == [issue.line for issue in found.issues if issue.kind is IssueKind.REFUSED]
    assert "contradicts the lines 2, 3" in found.refusals[0].reason
    assert 3 == len(found.claims)


def test_what_contradicts_names_the_chain() -> None:
    """A new "same" may close a ring around a "different" as well; the pair's own old row says nothing."""
    said = [row("a", "b"), row("c", "d"), row("a", "d", Verdict.DIFFERENT)]
    assert said == contradicts(said, row("b", "c"))
    assert () == contradicts(said, row("a", "d"))
    assert () == contradicts([row("a", "b")], row("b", "a", Verdict.DIFFERENT))


def test_a_row_that_is_broken_is_refused_by_itself() -> None:
    """An open quotation mark swallows no other row, too few cells and blank lines neither."""
    found = checked('a,b,same,I,2025-01-01,"open', "a,b", "", row("c", "d", why='with "quotes", and commas').line)
    assert [(2, None), (3, None)] == [(issue.line, issue.column) for issue in found.refusals]
    assert ['with "quotes", and commas'] == [claim.evidence for claim in found.claims]


def test_one_row_is_added_replaced_and_taken_out() -> None:
    """All other lines, readable or not, stay as they are."""
    table = f"{HEADER}\n{row('a', 'b').line}\na line of a person\n{row('c', 'd').line}\n"
    more = with_row(table, row("e", "f"))
    assert more == table + row("e", "f").line + "\n"
    turned = with_row(table, row("b", "a", Verdict.DIFFERENT))
    assert turned == table.replace(row("a", "b").line, row("b", "a", Verdict.DIFFERENT).line)
    assert table == without_row(more, ("e", "f"))
    assert without_row(table, ("a", "d")) is None
    assert [row("a", "b"), row("c", "d")] == rows_of(table)
    assert f"{HEADER}\n" == without_row(with_row("", row("a", "b")), ("a", "b"))
