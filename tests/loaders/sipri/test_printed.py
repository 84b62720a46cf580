"""The printed tables: groups by country, brackets, unknowns, ranges, and names of columns over several lines."""

import pytest

from graph.words import Act
from loaders.contract import IssueKind
from tests.loaders.sipri.registers import SAMPLE, Loaded, load_file, refuse

HEADER = (
    "Recipient/\t\t\t\tYear\tYear(s)\tNo.\n"
    "supplier (S)\tNo.\tWeapon\tWeapon\tof order/\tof\tdelivered/\n"
    "or licenser (L)\tordered\tdesignation\tdescription\tlicence\tdeliveries\tproduced\tComments\n"
)
BY_SUPPLIER = (
    "Supplier/recipient (R)\tNo. ordered\tWeapon designation\tWeapon description\tYear(s) of order\t"
    "Year(s) of delivery\tNo. delivered\tComments\n"
)
ROW = "S: Peru\t12\tInvented-1\tmortar\t2010\t2012\t12\tInvented row"
NOTE = "Note: The 'No. delivered/produced' columns refer to all deliveries since the beginning of the contract.\n"


def load_lines(*lines: str, header: str = HEADER) -> Loaded:
    return load_file(header + "".join(f"{line}\n" for line in lines))


def parties(loaded: Loaded) -> list[tuple[str, str]]:
    """Supplier and recipient of each claim."""
    return [(claim.supplier_text or "", claim.recipient_text or "") for claim in loaded.claims]


def make_row(**changes: str) -> str:
    cells = dict(
        zip(
            ["partner", "ordered", "designation", "description", "order_year", "years", "delivered", "comment"],
            ROW.split("\t"),
            strict=True,
        )
    )
    assert set(changes) <= set(cells)
    return "\t".join((cells | changes).values())


def test_a_partner_and_the_letter_of_its_group_hold_for_the_rows_below() -> None:
    loaded = load_lines(
        "Chile",
        ROW,
        make_row(partner="", designation="Invented-2"),
        make_row(partner="Norway"),
        make_row(partner="L: Sweden"),
        make_row(partner="", designation="Invented-3"),
        "",
        "Kenya",
        ROW,
    )
    expected = [("Peru", "Chile")] * 2 + [("Norway", "Chile")] + [("Sweden", "Chile")] * 2 + [("Peru", "Kenya")]
    assert (parties(loaded), loaded.issues, loaded.rows_read) == (expected, [], 6)
    assert [claim.local_production for claim in loaded.claims] == [None, None, None, True, True, None]


def test_sorted_by_supplier_the_country_of_the_group_delivers() -> None:
    loaded = load_lines("Chile", ROW.replace("S:", "R:"), header=BY_SUPPLIER)
    assert parties(loaded) == [("Chile", "Peru")]
    assert loaded.report.layout == "8 columns in groups"


@pytest.mark.parametrize(
    "header",
    [
        BY_SUPPLIER.replace("Supplier/recipient (R)", "Recipient/ supplier (S) or licenser (L)"),
        "\tNo.\t\t\tYear\t\t\t\nRecipient/\tordered\tWeapon\tWeapon\tof order/\tYear(s) of\tNo.\t\n"
        "supplier (S)\t\tdesignation\tdescription\tlicence\tdeliveries\tdelivered\t\n\t\t\t\t\t\t\tComments\n",
        # The tabs of the lines do not stand one below the other.
        "\t\t\tNo.\tWeapon\tWeapon\tYear(s)\tYear(s)\tNo.\nRecipient/ supplier (S)\tordered\tdesignation\tdescription\t"
        "of order\tof delivery\tdelivered\tComments\n",
    ],
)
def test_the_names_of_the_columns_may_be_spread_over_up_to_four_lines(header: str) -> None:
    loaded = load_lines("Chile", ROW, header=header)
    [claim] = loaded.claims
    assert (claim.supplier_text, claim.ordered, claim.order_year, claim.delivered) == ("Peru", 12, 2010, 12)
    assert claim.comment == "Invented row"


def test_columns_in_another_order_are_read_by_name() -> None:
    order = [0, 2, 3, 1, 4, 6, 5, 7]
    header, row = BY_SUPPLIER.rstrip("\n").split("\t"), ROW.replace("S:", "R:").split("\t")
    loaded = load_lines(
        "Chile", "\t".join(row[place] for place in order), header="\t".join(header[place] for place in order) + "\n"
    )
    assert [(claim.item_text, claim.ordered, claim.delivered) for claim in loaded.claims] == [("Invented-1", 12, 12)]


@pytest.mark.parametrize(
    ("cell", "number", "estimated"),
    [("(12)", 12, True), ("12", 12, False), (". .", None, None), ("x", None, None), ("", None, None)],
)
def test_brackets_mark_what_is_uncertain_and_dots_what_is_unknown(
    cell: str, number: int | None, estimated: bool | None
) -> None:
    [claim] = load_lines("Chile", make_row(ordered=cell)).claims
    assert (claim.ordered, claim.ordered_estimated) == (number, estimated)


@pytest.mark.parametrize(
    ("cell", "year", "estimated"), [("(2011)", 2011, True), ("2011", 2011, False), ("x", None, None)]
)
def test_a_year_of_order_may_be_uncertain_or_unknown(cell: str, year: int | None, estimated: bool | None) -> None:
    [claim] = load_lines("Chile", make_row(order_year=cell)).claims
    assert (claim.order_year, claim.order_year_estimated) == (year, estimated)


@pytest.mark.parametrize(
    ("cell", "years", "is_range", "told"),
    [
        ("2012", (2012,), None, "delivered 2012"),
        ("2012; 2014", (2012, 2014), None, "delivered 2012 and 2014"),
        ("1989-1990", (1989, 1990), True, "delivered between 1989 and 1990, not said in which years"),
        ("1985-2004", (1985, 2004), True, "delivered between 1985 and 2004, not said in which years"),
        ("2000-2000", (2000,), None, "delivered 2000"),
        ("1990; 1992-1994", (1990, 1992, 1994), True, "delivered between 1990 and 1994, not said in which years"),
        ("(1990)", (1990,), None, "delivered 1990 (years uncertain)"),
    ],
)
def test_a_range_states_its_ends_and_nothing_between(
    cell: str, years: tuple[int, ...], is_range: bool | None, told: str
) -> None:
    [claim] = load_lines("Chile", make_row(years=cell)).claims
    assert (claim.delivery_years, claim.delivery_range) == (years, is_range)
    assert claim.name.endswith(told)


@pytest.mark.parametrize(
    ("changes", "column", "expected"),
    [
        ({"ordered": "a dozen"}, 2, "a whole number, in brackets"),
        ({"ordered": "(12"}, 2, "a whole number, in brackets"),
        ({"ordered": "10-12"}, 2, "a whole number, in brackets"),
        ({"designation": ""}, 3, "a text; the cell is blank"),
        ({"order_year": ""}, 5, "a year like 2011"),
        ({"order_year": "2010-2011"}, 5, "a year like 2011"),
        ({"order_year": "(1011)"}, 5, "a year like 2011"),
        ({"years": "1990-1989"}, 6, "years or ranges"),
        ({"years": "1990-91"}, 6, "years or ranges"),
        ({"years": "2012 and 2013"}, 6, "years or ranges"),
        ({"years": "1890"}, 6, "years or ranges"),
        ({"delivered": "-4"}, 7, "a whole number, in brackets"),
    ],
)
def test_a_bad_cell_refuses_its_row_alone(changes: dict[str, str], column: int, expected: str) -> None:
    loaded = load_lines("Chile", make_row(**changes), make_row(partner="", designation="Invented-2"))
    [issue] = loaded.refused
    assert (issue.line, issue.column, len(loaded.claims)) == (5, column, 1)
    assert issue.expected is not None and expected in issue.expected
    assert parties(loaded) == [("Peru", "Chile")]


def test_numbers_count_all_deliveries_where_the_note_says_so() -> None:
    """So fewer than ordered is partly delivered whenever the order was made, and the claim has no window."""
    title = (
        "Transfers of major conventional weapons: sorted by recipient. Deals with deliveries or orders made for year "
        "range 2000 to 2013\n"
    )
    row = make_row(order_year="1985", years="1988-1999", delivered="8")
    whole = load_file(f"{title}{NOTE}Information generated: 26 November 2014\n{HEADER}Chile\n{row}\n")
    assert (whole.report.window_from, whole.report.window_to, str(whole.report.generated)) == (2000, 2013, "2014-11-26")
    assert [(c.act, c.window_from, c.window_to) for c in whole.claims] == [(Act.PARTLY_DELIVERED, None, None)]
    assert whole.issues == []
    inside = load_file(f"{title}{HEADER}Chile\n{row}\n")
    assert [(c.act, c.window_from) for c in inside.claims] == [(Act.DELIVERED, 2000)]
    assert ["outside the window" in issue.reason for issue in inside.issues] == [True]


def test_an_order_without_a_delivery_is_an_order() -> None:
    [claim] = load_lines("Chile", make_row(years="", delivered="")).claims
    assert (claim.act, claim.delivery_years, claim.quantity_low) == (Act.ORDERED, (), 12)


def test_a_deal_has_the_id_of_the_same_deal_in_sixteen_columns() -> None:
    from tests.loaders.sipri.registers import ROW as ROW_16
    from tests.loaders.sipri.registers import load_rows

    newer = load_rows(ROW_16.replace("Norway", "Chile").replace("Sweden", "Peru")).claims[0]
    [older] = load_lines("Chile", make_row(ordered="(12)")).claims
    assert older.about == newer.about


def test_twins_stay_apart_from_those_of_other_layouts() -> None:
    one, other = (make_row(partner=partner, years=year) for partner, year in (("S: Peru", "2012"), ("", "2014")))
    there = {claim.delivery_years: claim.about for claim in load_lines("Chile", one, other).claims}
    alone = load_lines("Chile", one).claims[0].about
    turned = load_lines("Chile", one.replace("2012", "2014"), other.replace("2014", "2012")).claims
    assert len({*there.values(), alone}) == 3
    assert {claim.delivery_years: claim.about for claim in turned} == there


@pytest.mark.parametrize("second", ["\t\t6\tInvented-2\ttank\t2005\t\t\t", "\t6\tInvented-2\ttank\t2005\t\t\t"])
def test_a_row_without_a_partner_may_begin_with_a_tab_more(second: str) -> None:
    loaded = load_lines("Chile", ROW, second)
    assert [(claim.ordered, claim.item_text) for claim in loaded.claims] == [(12, "Invented-1"), (6, "Invented-2")]


def test_blank_cells_that_an_editor_cut_off_are_blank() -> None:
    loaded = load_lines(
        "Chile",
        make_row(comment="").rstrip("\t"),
        make_row(partner="Norway", years="", delivered="", comment="").rstrip("\t"),
    )
    assert [(claim.act, claim.comment) for claim in loaded.claims] == [(Act.DELIVERED, None), (Act.ORDERED, None)]


def test_a_short_row_is_refused_where_no_editor_was_at_work() -> None:
    loaded = load_lines("Chile", make_row(comment=""), "Norway\t12\tInvented-1\tmortar\t2010", make_row(partner=""))
    assert [issue.line for issue in loaded.refused] == [6, 7]
    assert "has 5 cells" in loaded.refused[0].reason
    assert "rests on line 6" in loaded.refused[1].reason
    assert (loaded.rows_read, len(loaded.claims)) == (3, 1)


@pytest.mark.parametrize(
    ("lines", "refused", "words"),
    [
        # No country above.
        ([ROW, make_row(partner="")], 2, "stands below no name of a country"),
        # The second country's name is missing: its rows are not the first one's.
        (["Chile", ROW, make_row(partner="S: Norway"), make_row(partner="")], 2, "above which no country is named"),
        (["Chile", make_row(partner="L: Peru"), ROW, make_row(partner="")], 2, "above which no country is named"),
        # The name of a country that cannot be one.
        (["Chile", ROW, "ch1le; damaged", "", ROW, make_row(partner="")], 3, "rests on line 6"),
        # A partner without a group, a group without a partner.
        (["Chile", make_row(partner="Peru")], 2, "stands below no name of a country"),
        (["Chile", make_row(partner="R: Peru"), make_row(partner="Norway")], 2, "stands in no group"),
        (["Chile", make_row(partner="S:"), make_row(partner="")], 2, "stands below no partner"),
        # A letter of the other order.
        (["Chile", make_row(partner="R: Peru"), make_row(partner="")], 2, "is in a group R:"),
    ],
)
def test_no_row_is_given_to_the_wrong_party(lines: list[str], refused: int, words: str) -> None:
    loaded = load_lines(*lines)
    assert len(loaded.refused) == refused
    assert any(words in issue.reason for issue in loaded.refused), loaded.refused
    assert loaded.rows_read == len(loaded.claims) + refused


def test_the_column_names_once_more_are_one_row_refused() -> None:
    loaded = load_lines("Chile", ROW, *HEADER.rstrip("\n").split("\n"), make_row(partner="", designation="Invented-2"))
    assert [(issue.line, "column names once more" in issue.reason) for issue in loaded.refused] == [(6, True)]
    assert (loaded.rows_read, parties(loaded)) == (3, [("Peru", "Chile")] * 2)


def test_an_unknown_column_is_reported() -> None:
    loaded = load_lines("Chile", f"{ROW}\tmine", header=HEADER.replace("Comments", "Comments\tMy notes"))
    [notice] = loaded.issues
    assert (notice.kind, notice.column, len(loaded.claims)) == (IssueKind.NOTICE, 9, 1)
    assert "'my notes' is not known" in notice.reason


def test_blanks_between_the_cells_are_refused_with_what_to_do() -> None:
    [issue] = refuse(f"{HEADER}Chile\n{ROW}\n".replace("\t", " "))
    assert "whose columns are lost" in issue.reason
    assert issue.expected is not None and "the RTF file itself" in issue.expected


def test_a_control_character_refuses_its_row_and_those_that_rest_on_it() -> None:
    loaded = load_lines("Chile", ROW.replace("mortar", "mor\x00tar"), make_row(partner=""), make_row(partner="Norway"))
    assert [issue.line for issue in loaded.refused] == [5, 6]
    assert parties(loaded) == [("Norway", "Chile")]


def test_the_samples_say_what_was_put_in() -> None:
    tabs = load_file((SAMPLE / "printed_2014.txt").read_bytes())
    assert [claim.item_text for claim in tabs.claims if claim.local_production] == ["Invented-24", "Invented-25"]
    assert [claim.act for claim in tabs.claims].count(Act.PARTLY_DELIVERED) == 1
    assert tabs.claims[-1].supplier is not None and tabs.claims[-1].supplier.id == "CIV"
    assert tabs.report.window_from == 1980
