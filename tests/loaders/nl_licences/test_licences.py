"""A row of a list of Dutch export licences: what it states, what is told about it, and what refuses it."""

from datetime import date

import pytest

from graph.claims import Claim
from graph.words import Act, Precision, Side, SpeakerRole, Stance
from loaders.checking import Checked, check
from loaders.contract import IssueKind, LoadOptions
from loaders.files import read_file
from tests.conftest import ROOT
from tests.loaders.nl_licences.licence_rows import licence, listed, load

SAMPLE = ROOT / "loaders" / "nl_licences" / "sample" / "licences.csv"


def one(row: str) -> Claim:
    """The claim of a row about which nothing is to be told."""
    checked = load(listed(row))
    assert () == checked.issues
    [claim] = checked.claims
    return claim


def told(checked: Checked, kind: IssueKind) -> list[tuple[int | None, str | None, str]]:
    """Line, what was found, and the reason of the issues of a kind."""
    return [(issue.line, issue.found, issue.reason) for issue in checked.issues if issue.kind is kind]


def refusal(row: str) -> tuple[int | None, str | None]:
    """The column and what was found of the only refusal, of a list with one good row besides."""
    checked = load(listed(licence(), row))
    assert (2, 1) == (checked.rows_read, len(checked.claims))
    [issue] = checked.refusals
    assert 3 == issue.line and issue.expected and issue.reason.endswith("; the row was not loaded")
    return issue.column, issue.found


def test_a_licence_is_licensed_by_the_netherlands_and_no_more() -> None:
    """Act, speaker, day and term; no number, no kind, no TIV, nothing delivered or ordered."""
    claim = one(licence())
    assert (Act.LICENSED, Stance.ASSERTS, None, None) == (claim.act, claim.stance, claim.kind, claim.measure)
    assert ["NLD"] == [actor.id for actor in claim.acted_by]
    assert claim.supplier and claim.recipient and claim.spoken_by
    assert ("NLD", "CHL", "NLD") == (claim.supplier.id, claim.recipient.id, claim.spoken_by.id)
    assert (SpeakerRole.DOCUMENT, Side.SUPPLIER) == (claim.speaker_role, claim.speaker_side)
    assert (date(2004, 1, 13), date(2004, 1, 13), Precision.DAY) == (
        claim.event_date,
        claim.event_latest,
        claim.event_precision,
    )
    assert "2004-01-13/2005-01-31" == claim.period
    numbers = (claim.quantity_low, claim.ordered, claim.delivered, claim.tiv_order, claim.tiv_delivered)
    assert (None,) * 5 == numbers
    assert () == claim.delivery_years and claim.order_year is None and not claim.is_register
    assert ("line 2", licence()) == (claim.locator, claim.raw)


def test_a_value_is_a_ceiling_in_euro() -> None:
    """Only the upper end is given."""
    claim = one(licence(waarde="4200000"))
    assert (None, 4200000, "EUR") == (claim.value_low, claim.value_high, claim.currency)


def test_goods_keep_their_words_and_codes() -> None:
    """The item is what the file writes; the EU's number gives the category, two numbers give none."""
    claim = one(licence(goederen="Verzonnen  radar, delen van "))
    assert claim.item and claim.category
    assert ("Verzonnen radar, delen van", "Verzonnen radar, delen van") == (claim.item.id, claim.item_text)
    assert ("EU military list ML5b, Dutch group B10", "eu-ml5") == (claim.description, claim.category.id)
    assert one(licence(SGP="ML6/10")).category is None
    assert "EU military list DIV" == one(licence(SGP="DIV", CAT="")).description


def test_origin_declared_and_final_destination_stand_apart() -> None:
    """The recipient is the final destination; the declared one is kept only where it is another."""
    claim = one(licence(land_van_b="VK", land_van_e="OMAN", oorsprong="VS"))
    assert claim.comes_from and claim.via and claim.recipient
    assert ("USA", "GBR", "OMN") == (claim.comes_from.id, claim.via.id, claim.recipient.id)
    assert ("VS", "VK", "OMAN") == (claim.comes_from_text, claim.via_text, claim.recipient_text)
    direct = one(licence(to="OMAN"))
    assert (None, None) == (direct.via, direct.via_text)
    assert direct.comes_from == direct.supplier


def test_the_other_column_of_origins_stands_in_or_is_told() -> None:
    """It is blank in the lists that were seen."""
    claim = one(licence(oorsprong="", land_van_oorsprong="ZWEDEN"))
    assert claim.comes_from and "SWE" == claim.comes_from.id
    checked = load(listed(licence(oorsprong="VS", land_van_oorsprong="ZWEDEN")))
    assert [(2, "ZWEDEN", "another origin than the column before it: left out")] == told(checked, IssueKind.NOTICE)
    assert [] == told(load(listed(licence(oorsprong="VS", land_van_oorsprong="VS"))), IssueKind.NOTICE)


@pytest.mark.parametrize("text", ["ONBEKEND", "NIET BEPAALD"])
def test_an_origin_that_is_not_known_is_absent_with_its_words(text: str) -> None:
    """It is no actor, and nothing to be told."""
    claim = one(licence(oorsprong=text))
    assert (None, text) == (claim.comes_from, claim.comes_from_text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Diverse landen", "names a group or area that no table knows: the claim keeps the words alone"),
        ("EG-landen", "names a group or area that no table knows: the claim keeps the words alone"),
        ("VS, CANADA", "names several states: the claim keeps the words alone"),
        ("ITALIË EN FRANKRIJK", "names several states: the claim keeps the words alone"),
    ],
)
def test_several_places_on_the_way_are_kept_as_words(text: str, reason: str) -> None:
    """Of an origin and of a declared destination alike, and told."""
    checked = load(listed(licence(oorsprong=text), licence(nummer="2", land_van_b=text)))
    assert [(2, text, reason), (3, text, reason)] == told(checked, IssueKind.NOTICE)
    first, second = checked.claims
    assert (None, text) == (first.comes_from, first.comes_from_text)
    assert (None, text) == (second.via, second.via_text)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("VS", "USA"),
        ("VK", "GBR"),
        ("VAE", "ARE"),
        ("MALEISIË", "MYS"),
        ("BOSNIË-H", "BIH"),
        ("DOM. REPUBLIEK", "DOM"),
        ("VOORM. JOEGOSL. REPUBL. MACEDONIË", "MKD"),
        ("NEDERLANDSE ANTILLEN", "netherlands-antilles"),
        ("SERVIË EN M.", "serbia-and-montenegro"),
        ("SERVIE EN MONTENEGRO", "serbia-and-montenegro"),
        ("  Filippijnen ", "PHL"),
    ],
)
def test_dutch_names(text: str, actor: str) -> None:
    """In any capitals; a former state stays what it was."""
    claim = one(licence(to=text))
    assert claim.recipient and actor == claim.recipient.id


@pytest.mark.parametrize(
    ("text", "actor"), [("NAVO ", "nato"), ("EU", "european-union"), ("EU landen", "european-union")]
)
def test_a_group_that_is_an_actor_is_said_to_mean_its_members(text: str, actor: str) -> None:
    """In a mark with the words of the file."""
    claim = one(licence(to=text))
    assert claim.recipient and actor == claim.recipient.id
    assert (("members",), (text.strip(),)) == (claim.marks, claim.mark_words)


@pytest.mark.parametrize(
    "text",
    [
        *("NAVO+", "EG LANDEN", "EEG", "DIVERSE LANDEN", "VS-bases", "Demo wereldwijd"),
        *(
            "NAVO, ZWEDEN",
            "SPANJE, CH, BE",
            "ITALIË, FRANKRIJK, DUITSLAND",
            "BELGIË EN ATLANTIS",
            "EU, NAVO, ZUID-AFRIKA",
        ),
    ],
)
def test_several_recipients_are_refused_by_name(text: str) -> None:
    """One licence for several is no claim about any of them, and nobody picks the first."""
    assert (12, text) == refusal(licence(to=text))


def test_a_final_destination_at_home_is_told_as_it_stands() -> None:
    """Goods that go abroad and come back: the chain is the Netherlands, Sweden, the Netherlands."""
    claim = one(licence(land_van_b="ZWEDEN", land_van_e="NEDERLAND"))
    assert claim.via and claim.recipient == claim.supplier
    assert "SWE" == claim.via.id


def test_an_unknown_recipient_is_nobody_s_neighbour() -> None:
    """Each stays apart, as unknown suppliers do."""
    first, second = load(listed(licence(to="ONBEKEND"), licence(to="ONBEKEND", nummer="2"))).claims
    assert first.recipient and second.recipient and first.recipient.id != second.recipient.id


def test_a_name_that_no_table_knows_is_a_notice() -> None:
    """The claim keeps it, and no nearest state takes its place."""
    checked = load(listed(licence(to="Freedonia")))
    assert [(2, "Freedonia", "name not matched: the claim keeps it")] == told(checked, IssueKind.NOTICE)
    assert checked.report and ("Freedonia",) == checked.report.unmatched_names
    [claim] = checked.claims
    assert claim.recipient and "unmatched-freedonia" == claim.recipient.id


@pytest.mark.parametrize(
    ("cells", "marks", "words"),
    [
        ({}, (), ()),
        ({"D/T": "T"}, ("temporary",), ("D/T T",)),
        ({"Verl.": "J"}, ("renewed",), ("Verl. J",)),
        ({"T.v.v.": "25439740"}, ("replacement",), ("T.v.v. 25439740",)),
        ({"T.v.v.": "12/23/2005"}, (), ()),
        ({"T.v.v.": "30-0920-04"}, (), ()),
        ({"D/T": "T", "Verl.": "J"}, ("temporary", "renewed"), ("D/T T", "Verl. J")),
    ],
)
def test_marks(cells: dict[str, str], marks: tuple[str, ...], words: tuple[str, ...]) -> None:
    """Temporary, renewed, in place of another: with the words that say so; a day in that column says nothing."""
    claim = one(licence(**cells))
    assert (marks, words) == (claim.marks, claim.mark_words)


def test_a_renewed_licence_is_one_transfer_with_two_claims() -> None:
    """The same number, places and value; another value or destination is another transfer."""
    rows = [licence(), licence(**{"Verl.": "J", "afgifte": "01/14/2005", "verval": "01/31/2006"}), licence(waarde="1")]
    first, renewed, other = load(listed(*rows)).claims
    assert first.about == renewed.about != other.about
    assert 3 == len({first.id, renewed.id, other.id})


def test_ids_do_not_depend_on_the_order_of_the_rows() -> None:
    """Rows of one number, equal ones too, have the same ids in any order."""
    rows = [licence(), licence(), licence(**{"Verl.": "J"}), licence(nummer="2")]

    def ids(*given: str) -> set[tuple[str, str | None]]:
        claims = load(listed(*given)).claims
        assert 4 == len({claim.id for claim in claims})
        return {(claim.id.partition(":")[2], claim.raw) for claim in claims}

    assert ids(*rows) == ids(*reversed(rows)) == ids(rows[2], rows[0], rows[3], rows[1])


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"nummer": ""}, 2),
        ({"nummer": "123 45"}, 2),
        ({"D/T": "X"}, 6),
        ({"Verl.": ""}, 7),
        ({"waarde": ""}, 15),
        ({"waarde": "1.000"}, 15),
        ({"waarde": "95000,50"}, 15),
        ({"waarde": "-3"}, 15),
        ({"waarde": "9" * 16}, 15),
        ({"waarde": "²"}, 15),
        ({"land_van_e": ""}, 12),
        ({"afgifte": ""}, 1),
        ({"afgifte": "13/13/2004"}, 1),
        ({"afgifte": "02/30/2004"}, 1),
        ({"afgifte": "01/13/3006"}, 1),
        ({"verval": "99999999"}, 16),
        ({"verval": "31/12/05"}, 16),
        ({"verval": "20047"}, 16),
    ],
)
def test_a_cell_that_cannot_be_read_refuses_its_row(cells: dict[str, str], column: int) -> None:
    """With column, what was found and what was expected; the other row stays."""
    assert (column, next(iter(cells.values()))) == refusal(licence(**cells))


@pytest.mark.parametrize("row", [licence() + ",more", licence().rpartition(",")[0], licence(nummer='"11')])
def test_a_row_that_is_not_whole_is_refused(row: str) -> None:
    """More or fewer cells, or a quotation mark that is not closed, cost one row and never the next."""
    checked = load(listed(licence(), row, licence(nummer="3")))
    assert (3, 2) == (checked.rows_read, len(checked.claims))
    [issue] = checked.refusals
    assert 3 == issue.line


def test_a_sign_that_is_no_character_refuses_its_row() -> None:
    """In a file that is UTF-8 otherwise."""
    damaged = listed(licence(to="MALEISIË"), licence(goederen="?"), licence(to="ITALIË", nummer="2")).encode()
    checked = load(damaged.replace(b"?", b"\x81"))
    assert (3, 2) == (checked.rows_read, len(checked.claims))
    assert ["\\x81"] == [issue.found for issue in checked.refusals]


def test_the_invented_sample() -> None:
    """All quirks at once: every row is a claim or refused, with its line and column."""
    checked = check("nl_licences", read_file(SAMPLE), LoadOptions())
    assert (20, 12) == (checked.rows_read, len(checked.claims))
    assert [(7, 12), (8, 12), (14, 1), (15, 6), (16, 15), (18, None), (20, None), (21, 12)] == [
        (issue.line, issue.column) for issue in checked.refusals
    ]
    assert [(4, "38748")] == [(line, found) for line, found, _ in told(checked, IssueKind.REPAIRED)]
    assert [3, 6, 9, 10, 13, 17] == [line for line, _, _ in told(checked, IssueKind.NOTICE)]
    assert {"temporary", "renewed", "replacement", "members"} == {
        mark for claim in checked.claims for mark in claim.marks
    }
    assert checked.report and checked.report.report.name.endswith("issued 2004 to 2006")
