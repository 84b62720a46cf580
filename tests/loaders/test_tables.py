"""What every loader of tables says of a file that is plainly no table as text."""

import pytest

from loaders.checking import check
from loaders.contract import LoadOptions
from loaders.files import make_file

TABLES = ("components", "item_names", "judgements", "nl_licences", "oryx", "sipri", "sipri_tables")


@pytest.mark.parametrize("source", TABLES)
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"%PDF-1.7\n%\xe2\xe3\n", "is a PDF"),
        (b"PK\x03\x04 sheet", "is a zip archive or a spreadsheet (.xlsx)"),
        (b"\xd0\xcf\x11\xe0 sheet", "is an old spreadsheet (.xls)"),
        (b"<!DOCTYPE html><p>no table</p>", "is a web page or XML"),
        ("country,origin,system\n".encode("utf-16"), "UTF-16, or no text"),
        ("country,origin,system\n".encode("utf-16-le"), "UTF-16, or no text"),
        ("country,origin,system\n".encode("utf-16-be"), "UTF-16, or no text"),
    ],
)
def test_what_is_no_text_is_named(source: str, content: bytes, words: str) -> None:
    """In one plain refusal, and never as columns that are missing."""
    checked = check(source, make_file("file", content), LoadOptions())
    assert checked.report is None
    [issue] = checked.refusals
    assert words in issue.reason
    assert issue.sentence().isprintable()
