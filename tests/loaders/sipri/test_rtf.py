"""The register as RTF: paragraphs with tabs, as the old site wrote it, and tables, as a word processor does."""

import pytest

from loaders.sipri.rtf import read_text
from tests.loaders.sipri.registers import SAMPLE, load_file, refuse

TABLE = (
    r"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}"
    r"\trowd\cellx1000\intbl Supplier/\par recipient (R)\cell No.\par ordered\cell Weapon designation\cell "
    r"Weapon\line description\cell Year(s) of order\cell Year(s) of delivery\cell No. delivered\cell Comments\cell\row"
    "\n"
    r"\trowd\cellx9000\intbl Chile\cell\row"
    "\n"
    r"\trowd\intbl R: Peru\cell (12)\cell Invented-1\cell mortar\cell 2010\cell 2011-2012\cell 12\cell "
    r"Invented row; \'80 2 m\cell\row\pard "
    r"\trowd\intbl\cell 3\cell Invented-2\cell mortar\cell 2010\cell\cell\cell\cell\row}"
)


def test_the_paragraphs_of_the_old_site_are_read() -> None:
    loaded = load_file((SAMPLE / "printed_2020.rtf").read_bytes())
    assert [(c.supplier_text, c.recipient_text, c.ordered) for c in loaded.claims] == [
        ("Peru", "Burkina Faso", 12),
        ("Peru", "Chile", 413),
        ("Peru", "Chile", 6),
        ("Peru", "Türkiye", 40),
        ("Soviet Union", "Egypt", 80),
    ]
    assert loaded.claims[3].item_text == "Invented-33 –B"
    assert loaded.claims[3].comment == "Invented row; {part} of a $10 m deal"
    assert [claim.locator for claim in loaded.claims][:2] == ["text line 11", "text line 12"]
    assert [issue.reason for issue in loaded.issues] == [
        "the file is RTF, so lines are counted in the text that it shows"
    ]


def test_the_rows_of_a_table_are_read() -> None:
    loaded = load_file(TABLE)
    assert [(c.recipient_text, c.ordered, c.delivery_years) for c in loaded.claims] == [
        ("Peru", 12, (2011, 2012)),
        ("Peru", 3, ()),
    ]
    assert loaded.claims[0].comment == "Invented row; € 2 m"
    assert (loaded.rows_read, loaded.refused) == (2, [])


def test_a_file_that_ends_inside_a_group_may_have_been_cut_short() -> None:
    loaded = load_file(TABLE[:-1])
    assert ["cut short" in issue.reason for issue in loaded.issues][-1]
    cut = load_file(TABLE[: TABLE.index(r"\cell 2011-2012")])
    assert "the file ends inside it" in cut.refused[0].reason if cut.refused else False


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rb"{\rtf1 a\par b}", "a\nb"),
        (rb"{\rtf1 a\tab b\~c\_d\{e\}\\}", "a\tb c-d{e}\\"),
        (rb"{\rtf1\ansicpg1251 \'cc\'e8}", "Ми"),
        (rb"{\rtf1\ansicpg99999 \'fc}", "ü"),
        (rb"{\rtf1\uc2 \u1052XX\u1080??!}", "Ми!"),
        (rb"{\rtf1\uc0 \u-3 x}", "�x".replace("�", chr(65533))),
        (rb"{\rtf1{\*\unknown hidden}{\pict 0102}{\info{\title hidden}}shown}", "shown"),
        (b"{\\rtf1 one\r\ntwo}", "onetwo"),
        (rb"{\rtf1 a}}}} b", "a b"),
        (rb"{\rtf1 \emdash\bullet}", "—•"),
    ],
)
def test_what_is_shown_is_read(rtf: bytes, text: str) -> None:
    assert read_text(rtf)[0] == text


def test_rtf_without_a_register_is_refused() -> None:
    [issue] = refuse(r"{\rtf1 A letter.\par}")
    assert "no line has the column names" in issue.reason
