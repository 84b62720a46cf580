"""Bytes become the right letters, and a byte that is no letter costs one row."""

import pytest

from tests.loaders.sipri.registers import HEADER, load_file, make_row

TEXT = f"{HEADER}\n{make_row(recipient='Türkiye', comment='Café; ± 2')}\n{make_row()}\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252"])
def test_the_encodings_that_registers_come_in(encoding: str) -> None:
    claim = load_file(TEXT.encode(encoding)).claims[0]
    assert (claim.recipient_text, claim.comment) == ("Türkiye", "Café; ± 2")


def test_letters_that_only_cp1252_has() -> None:
    assert load_file(TEXT.replace("±", "–").encode("cp1252")).claims[0].comment == "Café; – 2"


def test_a_byte_that_is_no_letter_refuses_its_row_alone() -> None:
    loaded = load_file(TEXT.encode("latin-1").replace(b"Norway", b"Nor\x81ay"))
    assert [claim.recipient_text for claim in loaded.claims] == ["Türkiye"]
    [issue] = loaded.refused
    assert (issue.line, issue.expected) == (3, r"text without \x81")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
def test_one_bad_byte_does_not_change_the_letters_of_a_utf_8_file(encoding: str) -> None:
    text = TEXT + make_row(recipient="Côte d'Ivoire") + "\n"
    loaded = load_file(text.encode(encoding).replace(b"Norway", b"Nor\xe4ay"))
    assert [claim.recipient_text for claim in loaded.claims] == ["Türkiye", "Côte d'Ivoire"]
    assert len(loaded.refused) == 1
