"""Mistakes in a typed report: each with its place, what was found and what is allowed, and all of them at once."""

import pytest

NO_NUMBER = "number, or low and high; low alone with at least, high alone with up to; none with unknown"
ACTS = (
    "mentioned, requested, offered, planned, notified, licensed, agreed, ordered, partly delivered, delivered, "
    "refused, licence refused, blocked, cancelled"
)


def one(refuse, text):
    refused = refuse(text)
    assert len(refused.mistakes) == 1, refused.mistakes
    return refused.mistakes[0]


def test_all_mistakes_are_told_at_once_in_file_order(refuse):
    text = """\
report:
  id: The Report
  source: {id: s, name: The Source, kind: paper}
  published: 2023-02-30
claims:
  - supplier: Egyppt
    recipient: Russia
    akt: agreed
    act: requestd
    rests_on: [wsj]
    quantity: {number: "150", basis: exact}
  - supplier: Egypt
    act: blocked
    locator: x
losses:
  - loser: Russia
    outcome: lost
    count: 3
    locator: x
"""
    refused = refuse(text)

    assert refused.rows_read == 3
    assert [(line, column, reason, found) for line, column, reason, found, _ in refused.mistakes] == [
        (2, 7, "id is not written as it must be", "The Report"),
        (3, 43, "kind has a word that is not in its list", "paper"),
        (4, 14, "published has a day 30, and that month has 28", "2023-02-30"),
        (6, 5, "the key 'locator' is missing from a claim", None),
        (6, 15, "no actor is known by this name", "Egyppt"),
        (8, 5, "'akt' is not a key of a claim", "akt"),
        (9, 10, "act has a word that is not in its list", "requestd"),
        (10, 16, "no origin of this file has this id", "wsj"),
        (11, 24, "number has the wrong type", '"150"'),
        (13, 10, "who blocked is not named", "blocked"),
        (18, 12, "count stands without basis", None),
    ]


def test_an_unknown_key_is_told_with_the_nearest_and_all_others(refuse, head, claim):
    line, column, reason, found, expected = one(refuse, head + claim + "    hegde: offenbar\n")

    assert (line, column, reason, found) == (12, 5, "'hegde' is not a key of a claim", "hegde")
    assert expected is not None
    assert expected.startswith("'hedge' perhaps; allowed are: act, acted_by, category, current, date, ")


def test_an_unknown_key_of_the_file_is_told(refuse, head, claim):
    assert one(refuse, head + claim + "origin: []\n") == (
        12,
        1,
        "'origin' is not a key of the file",
        "origin",
        "'origins' perhaps; allowed are: claims, concessions, context, losses, origins, report",
    )


def test_an_unknown_word_is_told_with_the_nearest_and_all_others(refuse, head, claim):
    assert one(refuse, head + claim.replace("act: agreed", "act: agred")) == (
        9,
        10,
        "act has a word that is not in its list",
        "agred",
        f"'agreed' perhaps; allowed are: {ACTS}",
    )


def test_a_missing_key_is_told_with_what_it_is_for(refuse, head, claim):
    assert one(refuse, head + claim.replace("    locator: line 1\n", "")) == (
        5,
        5,
        "the key 'locator' is missing from a claim",
        None,
        "where in the report it stands, so that another person finds it",
    )


def test_a_key_without_a_value_is_told(refuse, head, claim):
    assert one(refuse, head + claim + "    hedge:\n") == (
        12,
        11,
        "hedge has no value",
        None,
        "text (a number, true or false in quotes)",
    )


def test_an_unknown_actor_is_told_with_the_nearest(refuse, head, claim):
    assert one(refuse, head + claim.replace("recipient: Russia", "recipient: Rusia Federation")) == (
        8,
        16,
        "no actor is known by this name",
        "Rusia Federation",
        "perhaps Russia (RUS); or a group, organisation or company as {name: …, kind: …}",
    )


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("acted_by: Egyppt", 15),
        ("acted_by: [Egypt, Egyppt]", 23),
        ("speaker: {role: outlet, for: Egyppt}", 34),
    ],
)
def test_every_place_of_an_actor_is_checked(refuse, head, claim, written, column):
    text = head + claim.replace("    acted_by: Egypt\n", "    withdrawn: true\n") + f"    {written}\n"

    assert one(refuse, text)[:4] == (12, column, "no actor is known by this name", "Egyppt")


def test_a_name_with_a_kind_that_it_does_not_have_is_told(refuse, head, claim):
    assert one(refuse, head + claim.replace("recipient: Russia", "recipient: {name: NATO, kind: company}")) == (
        8,
        23,
        "this name is known as something else",
        "NATO",
        "the name alone, by which it is NATO (nato), organisation",
    )


def test_supplier_and_recipient_are_two(refuse, head, claim):
    assert one(refuse, head + claim.replace("recipient: Russia", "recipient: Ägypten")) == (
        8,
        16,
        "supplier and recipient are the same",
        "Egypt",
        "another",
    )


def test_a_claim_names_a_party_or_a_transfer(refuse, head):
    assert one(refuse, head + "claims:\n  - {act: mentioned, locator: x}\n") == (
        5,
        5,
        "the claim names neither supplier nor recipient nor transfer",
        None,
        "at least one of them",
    )


@pytest.mark.parametrize(
    ("written", "column", "reason", "found", "expected"),
    [
        ("date: 2023-02-30", 11, "date has a day 30, and that month has 28", "2023-02-30", "a date of the calendar"),
        ("date: 2023-13", 11, "date has a month 13", "2023-13", "a date of the calendar"),
        (
            "date: {date: 2023-11-31, precision: about}",
            18,
            "date has a day 31, and that month has 30",
            "2023-11-31",
            "a date of the calendar",
        ),
        ("date: 8.11.2023", 11, "date is not written as it must be", "8.11.2023",
         "a date like 2023, 2023-11 or 2023-11-08"),
        ("date: 23", 11, "date is too small", "23", "1000 or more"),
        ("expected_by: soon", 18, "expected_by is not written as it must be", "soon",
         "a date like 2023, 2023-11 or 2023-11-08"),
        ("date: {date: 2023, precision: month}", 35, "precision has a word that is not in its list", "month",
         "one of: about"),
    ],
)  # fmt: skip
def test_a_wrong_date_is_told(refuse, head, claim, written, column, reason, found, expected):
    assert one(refuse, f"{head}{claim}    {written}\n") == (12, column, reason, found, expected)


@pytest.mark.parametrize(
    ("written", "column", "reason", "found", "expected"),
    [
        ("{number: 40.000, basis: exact}", 24, "number has the wrong type", "40.000",
         "a whole number without separators, fraction or quotes"),
        ("{number: '40,000', basis: exact}", 24, "number has the wrong type", "'40,000'",
         "a whole number without separators, fraction or quotes"),
        ("{number: -1, basis: exact}", 24, "number is too small", "-1", "0 or more"),
        ("{number: 150}", 15, "the key 'basis' is missing from a quantity", None,
         "one of: exact, about, at least, up to, estimated, unknown"),
        ("{basis: about}", 23, "no number stands beside basis about", None, NO_NUMBER),
        ("{number: 150, basis: unknown}", 36, "a number stands beside basis unknown", "number 150", NO_NUMBER),
        ("{low: 5, high: 4, basis: exact}", 40, "low is greater than high", "low 5, high 4", NO_NUMBER),
        ("{low: 4, high: 5, basis: at least}", 40, "basis at least has one end only", "low 4, high 5", NO_NUMBER),
        ("{low: 4, basis: up to}", 31, "basis up to has one end only", "low 4", NO_NUMBER),
        ("{low: 4, basis: exact}", 31, "only one end stands beside basis exact", "low 4", NO_NUMBER),
        ("{number: 5, low: 4, basis: exact}", 15, "number stands beside low or high", "keys number, low, basis",
         "number, or low and high"),
        ("150", 15, "quantity has the wrong type", "150", "keys and values"),
    ],
)  # fmt: skip
def test_a_wrong_quantity_is_told(refuse, head, claim, written, column, reason, found, expected):
    assert one(refuse, f"{head}{claim}    quantity: {written}\n") == (12, column, reason, found, expected)


def test_a_number_that_was_blocked_needs_its_measure(refuse, head, claim):
    blocked = claim.replace("act: agreed", "act: blocked").replace("acted_by: Egypt", "acted_by: USA")

    assert one(refuse, f"{head}{blocked}    quantity: {{number: 5, basis: exact}}\n") == (
        12,
        15,
        "what the number counts is not told by the act blocked",
        None,
        "measure, such as planned, agreed or ordered",
    )


@pytest.mark.parametrize("nobody", ["", "    acted_by: []\n"])
def test_who_blocked_is_always_named(refuse, head, claim, nobody):
    text = head + claim.replace("act: agreed", "act: blocked").replace("    acted_by: Egypt\n", nobody)

    assert one(refuse, text) == (9, 10, "who blocked is not named", "blocked", "acted_by with who blocked")


def test_a_quotation_of_26_words_is_too_long(refuse, load, head, claim):
    assert load(f"{head}{claim}    quotation: {'word ' * 25}\n").claim.quotation == " ".join(["word"] * 25)
    assert one(refuse, f"{head}{claim}    quotation: {'word ' * 26}\n") == (
        12,
        16,
        "the quotation is longer than what may be quoted",
        "26 words",
        "at most 25",
    )


def test_a_quotation_in_a_script_without_blanks_is_measured_too(refuse, head, claim):
    _, _, reason, found, _ = one(refuse, f"{head}{claim}    quotation: {'俄' * 51}\n")

    assert (reason, found) == ("the quotation is longer than what may be quoted", "26 words")


def test_an_origin_that_is_not_declared_is_told_with_the_nearest(refuse, head, claim):
    origins = "origins:\n  - {id: wsj-2023-11-08, source: {id: wsj, name: WSJ, kind: outlet}}\n"

    assert one(refuse, head + origins + claim + "    rests_on: [wsj-2023-11]\n")[:4] == (
        14,
        16,
        "no origin of this file has this id",
        "wsj-2023-11",
    )


def test_two_entries_with_one_id_are_told_across_lists(refuse, head, claim):
    text = head + claim + "context:\n  - id: a\n    topic: x\n    text: y\n    locator: z\n"

    assert one(refuse, text) == (
        13,
        9,
        "two entries have this id; the first stands in line 5",
        "a",
        "an id of its own for each entry",
    )


def test_an_id_that_another_entry_gets_by_its_place_is_told(refuse, head, claim):
    text = head + claim.replace("id: a", "id: claims-2") + "  - {supplier: Egypt, act: mentioned, locator: x}\n"
    _, _, reason, found, _ = one(refuse, text)

    assert (reason, found) == ("two entries have this id; the first stands in line 5", "claims-2")


def test_a_report_cannot_be_its_own_origin(refuse, head, claim):
    origin = "origins:\n  - {id: r, source: {id: s, name: The Source, kind: outlet}}\n"

    assert one(refuse, head + origin + claim + "    rests_on: [r]\n") == (
        5,
        10,
        "the id stands twice; it stands first in line 2",
        "r",
        "an id of its own for each report",
    )


def test_a_source_is_told_in_one_way(refuse, head, claim):
    origin = "origins:\n  - {id: o, source: {id: s, name: Another, kind: outlet}}\n"

    assert one(refuse, head + origin + claim + "    rests_on: [o]\n") == (
        5,
        21,
        "the source is told in another way in line 3",
        "s",
        "the same source to have the same keys and values",
    )


def test_a_part_needs_its_whole_in_the_same_file(refuse, head):
    text = head + "losses:\n  - {loss: all, loser: Russia, outcome: lost, locator: x}\n"
    text += "  - {loss: some, loser: Russia, outcome: lost, part_of: al, locator: x}\n"

    assert one(refuse, text) == (
        6,
        57,
        "no loss of this file has this key; a count is part only of one that the same report gives",
        "al",
        "'all' perhaps; allowed are: all, some",
    )


def test_a_loss_is_no_part_of_itself(refuse, head):
    text = head + "losses:\n  - {loss: a, loser: Russia, outcome: lost, part_of: b, locator: x}\n"
    text += "  - {loss: b, loser: Russia, outcome: lost, part_of: a, locator: x}\n"
    refused = refuse(text)

    assert [(line, reason) for line, _, reason, _, _ in refused.mistakes] == [
        (5, "this loss is part of itself"),
        (6, "this loss is part of itself"),
    ]


def test_only_what_was_captured_has_a_captor(refuse, head):
    text = head + "losses:\n  - {loser: Russia, outcome: lost, captured_by: Ukraine, locator: x}\n"

    assert one(refuse, text) == (5, 49, "captured_by stands beside another outcome", "lost", "captured")


def test_a_named_official_has_a_name(refuse, head, claim):
    assert one(refuse, head + claim + "    speaker: {role: named official}\n") == (
        12,
        14,
        "a named official has no name",
        None,
        "a name, or the role unnamed official",
    )


@pytest.mark.parametrize(
    ("grade", "column", "reason", "expected"),
    [
        ("{reliability: F, by: me, on: 2023-11-12}", 12, "the key 'why' is missing from a grade", "why this grade"),
        ("{by: me, on: 2023-11-12, why: x}", 12, "a grade needs reliability or credibility",
         "reliability or credibility"),
        ("{reliability: G, by: me, on: 2023-11-12, why: x}", 26, "reliability has a word that is not in its list",
         "one of: A, B, C, D, E, F"),
        ("{credibility: 0, by: me, on: 2023-11-12, why: x}", 26, "credibility has a word that is not in its list",
         "one of: 1, 2, 3, 4, 5, 6"),
        ("{credibility: 3, by: me, on: 2023-11, why: x}", 41, "on is not written as it must be",
         "a full day like 2023-11-08"),
        ("F6", 12, "grade has the wrong type", "keys and values"),
    ],
)  # fmt: skip
def test_a_wrong_grade_is_told(refuse, head, claim, grade, column, reason, expected):
    line, found_column, found_reason, _, found_expected = one(refuse, f"{head}{claim}    grade: {grade}\n")

    assert (line, found_column, found_reason, found_expected) == (12, column, reason, expected)


def test_a_report_that_states_nothing_is_refused(refuse, head):
    assert one(refuse, head) == (
        1,
        1,
        "the report states nothing",
        None,
        "an entry under claims, concessions, losses or context",
    )


def test_a_transfer_of_another_file_is_a_notice(load, head, claim):
    text = head + claim + "concessions:\n"
    text += (
        "  - {grantor: Russia, text: wheat, act: offered, acted_by: Russia, locator: x, exchange_for: [elsewhere]}\n"
    )
    text += "context:\n  - {topic: x, text: y, locator: z, concerns: [t, Egypt, Egyppt]}\n"
    loaded = load(text)

    assert [(notice.line, notice.reason, notice.found, notice.expected) for notice in loaded.notices] == [
        (13, "no transfer of this file has this key; it is kept as a transfer told elsewhere", "elsewhere", None),
        (
            15,
            "no transfer of this file has this key, and no actor this name; it is kept as a transfer told elsewhere",
            "Egyppt",
            "perhaps Egypt",
        ),
    ]
    assert loaded.claims[1].exchange_for == ("elsewhere",)
    assert loaded.claims[2].concerns == ("t", "Egyppt")
    assert [actor.id for actor in loaded.claims[2].concerns_actors] == ["EGY"]


@pytest.mark.parametrize(
    ("added", "line", "reason"),
    [
        (
            "    grade: {credibility: 1, by: me, on: 2023-11-12, why: x}\n",
            12,
            "credibility 1 needs two independent origins, and the claim names 0",
        ),
        (
            "origins:\n  - {id: o, source: {id: o, name: O, kind: outlet}}\n",
            13,
            "no claim rests on this origin",
        ),
    ],
)
def test_what_is_odd_but_possible_is_a_notice(load, head, claim, added, line, reason):
    assert [(notice.line, notice.reason) for notice in load(head + claim + added).notices] == [(line, reason)]


def test_an_act_without_who_did_it_is_a_notice(load, head, claim):
    loaded = load(head + claim.replace("    acted_by: Egypt\n", ""))

    assert [(notice.line, notice.reason) for notice in loaded.notices] == [
        (9, "nobody is named as having agreed; give acted_by, an empty list where the report does not say")
    ]


def test_a_date_after_the_report_is_a_notice(load, head, claim):
    loaded = load(head + "  published: 2023-11\n" + claim + "    date: 2032-11-08\n")

    assert [(notice.line, notice.column, notice.reason, notice.expected) for notice in loaded.notices] == [
        (13, 11, "the date is after the report was published", "2023-11-30 or before")
    ]


def test_no_more_than_a_hundred_mistakes_are_told(refuse, head):
    refused = refuse(head + "claims:\n" + "  - {supplier: Egypt}\n" * 300)

    assert refused.rows_read == 300
    assert len(refused.mistakes) == 101
    assert refused.mistakes[-1] == (None, None, "there are more than these 100 mistakes", None, None)
