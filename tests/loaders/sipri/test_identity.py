"""The same deal in two files is one transfer; two deals alike are two."""

from hashlib import sha256

from tests.loaders.sipri.registers import ROW, load_rows, make_row

LATER = make_row(years="2014", comment="Later")


def test_the_id_is_made_of_raw_values() -> None:
    digest = sha256(b"Sweden|Norway|Invented-1|2010|12|0").hexdigest()[:16]
    assert load_rows(ROW).claims[0].about == f"sipri-{digest}"


def test_marks_and_blanks_at_the_ends_of_cells_are_no_part_of_it() -> None:
    other = make_row(ordered_mark="?", order_mark="?", designation=" Invented-1 ")
    assert load_rows(ROW).claims[0].about == load_rows(other).claims[0].about


def test_twins_are_numbered_by_what_they_say_and_not_by_the_order_of_the_file() -> None:
    one = {claim.comment: claim.about for claim in load_rows(ROW, LATER).claims}
    more = make_row(ordered="3", comment="No twin")
    other = {claim.comment: claim.about for claim in load_rows(LATER, more, ROW).claims}
    assert len(set(other.values())) == 3
    assert {comment: other[comment] for comment in one} == one


def test_a_narrower_window_does_not_renumber_twins() -> None:
    """Numbers and years delivered change with the window; what else tells the twins apart does not."""
    other = make_row(delivered="11", years="2011; 2014", comment="Another")
    narrow = make_row(delivered="1", years="2014", comment="Another")
    whole = {claim.comment: claim.about for claim in load_rows(ROW, other).claims}
    assert {claim.comment: claim.about for claim in load_rows(ROW, narrow).claims} == whole


def test_a_damaged_twin_does_not_renumber_the_other() -> None:
    whole = {claim.comment: claim.about for claim in load_rows(ROW, LATER).claims}
    damaged = load_rows(make_row(tiv_unit="x"), LATER)
    assert damaged.claims[0].about == whole["Later"]


def test_a_report_is_its_bytes() -> None:
    one, other = load_rows(ROW), load_rows(ROW, "")
    assert one.report.id == f"sipri-{one.report.sha256[:12] if one.report.sha256 else ''}"
    assert one.report.id != other.report.id
