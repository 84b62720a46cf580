"""From an entry to a claim: what is typed is kept, what is not typed stays missing."""

from datetime import date
from pathlib import Path

import pytest

from loaders.contract import LoadOptions
from loaders.manifest import read_manifest
from loaders.reports import loader
from tests.loaders.reports.conftest import as_file


def test_what_is_not_typed_is_missing(load, head, claim):
    stated = load(head + claim).claim

    assert (stated.kind, stated.item, stated.item_text, stated.category, stated.current) == (
        None,
        None,
        None,
        None,
        None,
    )
    assert (stated.hedge, stated.quotation, stated.speaker, stated.speaker_role, stated.spoken_by) == (None,) * 5
    assert (stated.measure, stated.quantity_low, stated.quantity_high, stated.quantity_basis) == (None,) * 4
    assert (stated.event_date, stated.expected_by, stated.reliability, stated.credibility) == (None,) * 4
    assert (stated.withdrawn, stated.counts, stated.rests_on) == (False, True, ())


def test_the_ids_of_a_claim(load, head, claim):
    stated = load(head + claim).claim

    assert (stated.id, stated.report, stated.source, stated.subject, stated.about) == ("r:a", "r", "s", "Transfer", "t")


def test_an_entry_without_id_or_key_is_called_by_its_list_and_place(load, head):
    text = head + "claims:\n  - {supplier: Egypt, act: mentioned, locator: x}\n"
    text += "losses:\n  - {loser: Russia, outcome: lost, locator: x}\n  - {loser: Russia, outcome: lost, locator: x}\n"

    assert [(claim.id, claim.about) for claim in load(text).claims] == [
        ("r:claims-1", "r:claims-1"),
        ("r:losses-1", "r:losses-1"),
        ("r:losses-2", "r:losses-2"),
    ]


def test_parties_are_kept_as_typed_beside_the_actors(load, head, claim):
    stated = load(head + claim.replace("Egypt", "Ägypten").replace("Russia", "Россия")).claim

    assert (stated.supplier.id, stated.supplier_text) == ("EGY", "Ägypten")
    assert (stated.recipient.id, stated.recipient_text) == ("RUS", "Россия")


def test_a_former_state_is_not_its_successor(load, head, claim):
    assert load(head + claim.replace("Russia", "Soviet Union")).claim.recipient.id == "soviet-union"


@pytest.mark.parametrize(
    ("written", "actor"),
    [
        ("{name: Wagner Group, kind: armed group}", ("wagner-group", "Wagner Group", "armed group")),
        ("{name: Example Arms, kind: company}", ("example-arms-company-be05", "Example Arms", "company")),
        ("{name: Arab League, kind: organisation}", ("arab-league", "Arab League", "organisation")),
    ],
)
def test_an_actor_that_no_table_knows_is_typed_with_its_kind(load, head, claim, written, actor):
    stated = load(head + claim.replace("Russia", written)).claim

    assert (stated.recipient.id, stated.recipient.name, stated.recipient.kind) == actor
    assert stated.recipient_text == actor[1]


def test_an_unknown_supplier_is_one_of_its_transfer_alone(load, head, claim):
    stated = load(head + claim.replace("supplier: Egypt", "supplier: unknown supplier")).claim

    assert (stated.supplier.id, stated.supplier.kind) == ("unknown-supplier-t", "unknown")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{number: 150, basis: exact}", (150, 150, "exact", "agreed", None)),
        ("{number: 150, basis: about, text: some 150}", (150, 150, "about", "agreed", "some 150")),
        ("{number: 132, basis: at least}", (132, None, "at least", "agreed", None)),
        ("{low: 132, basis: at least}", (132, None, "at least", "agreed", None)),
        ("{number: 9, basis: up to}", (None, 9, "up to", "agreed", None)),
        ("{high: 9, basis: up to}", (None, 9, "up to", "agreed", None)),
        ("{low: 100, high: 150, basis: estimated}", (100, 150, "estimated", "agreed", None)),
        ("{basis: unknown, text: several}", (None, None, "unknown", "agreed", "several")),
        ("{number: 12, basis: exact, measure: requested}", (12, 12, "exact", "requested", None)),
        ("{number: 0, basis: exact}", (0, 0, "exact", "agreed", None)),
    ],
)
def test_quantities(load, head, claim, written, told):
    stated = load(f"{head}{claim}    quantity: {written}\n").claim

    assert (
        stated.quantity_low,
        stated.quantity_high,
        stated.quantity_basis,
        stated.measure,
        stated.quantity_text,
    ) == told


@pytest.mark.parametrize(
    ("act", "measure"), [("partly delivered", "delivered"), ("licence refused", "refused"), ("requested", "requested")]
)
def test_what_a_number_counts_follows_the_act(load, head, claim, act, measure):
    text = f"{head}{claim.replace('act: agreed', f'act: {act}')}    quantity: {{number: 1, basis: exact}}\n"

    assert load(text).claim.measure == measure


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2023", (date(2023, 1, 1), date(2023, 12, 31), "year")),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29), "month")),
        ("2023-11-08", (date(2023, 11, 8), date(2023, 11, 8), "day")),
        ("{date: 2023-11-08, precision: about}", (date(2023, 11, 8), date(2023, 11, 8), "about")),
        ("{date: 2023-11, precision: about}", (date(2023, 11, 1), date(2023, 11, 30), "about")),
    ],
)
def test_dates_keep_their_precision(load, head, claim, written, told):
    stated = load(f"{head}{claim}    date: {written}\n    expected_by: {written}\n").claim

    assert (stated.event_date, stated.event_latest, stated.event_precision) == told
    assert (stated.expected_by, stated.expected_by_precision) == told[1:]


def test_the_claim_keeps_the_entry_as_typed(load, head, claim):
    stated = load(head + claim + "    # a remark\n\n# another\ncontext: []\n").claim

    assert stated.raw == (
        "id: a\ntransfer: t\nsupplier: Egypt\nrecipient: Russia\nact: agreed\nacted_by: Egypt\nlocator: line 1"
    )


def test_text_over_several_lines_becomes_one_line(load, head, claim):
    assert load(head + claim + "    quotation: >-\n      one\n      two\n").claim.quotation == "one two"


def test_a_withdrawn_claim_is_read_and_does_not_count(load, head, claim):
    stated = load(head + claim + "    withdrawn: true\n").claim

    assert (stated.withdrawn, stated.counts) == (True, False)


def test_item_and_category(load, head, claim):
    stated = load(
        head + claim + "    item: Mi-17\n    category: Armoured vehicles\n    description: second hand\n"
    ).claim

    assert (stated.item.id, stated.item.name, stated.item_text) == ("Mi-17", "Mi-17", "Mi-17")
    assert (stated.category.id, stated.category.name) == ("armoured-vehicles", "Armoured vehicles")
    assert stated.description == "second hand"


def test_a_deal_that_is_returned_is_named_as_written(load, head, claim):
    assert load(head + claim + "    returns: ['RUS|EGY|Mi-17|1981|10|1']\n").claim.returns == (
        "RUS|EGY|Mi-17|1981|10|1",
    )


def test_claims_and_notices_come_in_file_order_and_each_entry_is_counted(load, head, claim):
    text = head + "context:\n  - {topic: x, text: y, locator: z}\n" + claim.replace("    acted_by: Egypt\n", "")
    reading = loader.read(as_file(text), LoadOptions())

    assert (reading.rows_expected, reading.rows_read) == (2, 0)
    assert [getattr(entry, "id", "notice") for entry in reading.entries] == ["r:context-1", "r:a", "notice"]
    assert reading.rows_read == 2


def test_the_report(load, claim):
    text = """\
report:
  id: times-2023-11-09
  source:
    id: times
    name: The Example Times
    kind: outlet
    publisher: Example Media
    url: https://example.org
    data_licence: All rights reserved
    citation: The Example Times, 9 November 2023
  headline: "Engines: back to Russia?"
  url: https://example.org/engines
  language: "en"
  published: 2023-11
  accessed: 2023-11-12
"""
    report = load(text + claim, "times.yml").report

    assert (report.id, report.name, report.loaded, report.layout) == (
        "times-2023-11-09",
        "Engines: back to Russia?",
        True,
        "typed report",
    )
    assert (report.published, report.published_latest, report.published_precision) == (
        date(2023, 11, 1),
        date(2023, 11, 30),
        "month",
    )
    assert (report.url, report.language, report.accessed) == ("https://example.org/engines", "en", date(2023, 11, 12))
    assert (report.source.id, report.source.kind, report.source.publisher) == ("times", "outlet", "Example Media")
    assert (report.file, report.sha256) == ("times.yml", as_file(text + claim).sha256)


def test_options_fill_in_what_a_typed_report_has_no_key_for(load, head, claim):
    options = LoadOptions(edition="second", generated=date(2023, 12, 1), window=(2000, 2023))
    report = load(head + claim, options=options).report

    assert (report.edition, report.generated, report.window_from, report.window_to) == (
        "second",
        date(2023, 12, 1),
        2000,
        2023,
    )


@pytest.mark.parametrize(
    "text",
    ["report:\n", "# remark\nreport: {}\n", "claims:\n- {}\n", '{"report": {}}', "\ufeffreport:\n", "losses :\n"],
)
def test_a_typed_report_is_known_by_its_keys(text):
    assert loader.detects(as_file(text))


@pytest.mark.parametrize(
    "text", ["", "Recipient,Supplier\nEgypt,Russia\n", "  report: nested\n", "the report: x\n", "{}"]
)
def test_other_files_are_not_typed_reports(text):
    assert not loader.detects(as_file(text))


def test_the_manifest_is_complete():
    manifest = read_manifest(Path(loader.__file__).parent)

    assert (manifest.source.id, manifest.expected_claims) == ("reports", {"typed report": 1})
    assert manifest.seen == {"typed report": True}
