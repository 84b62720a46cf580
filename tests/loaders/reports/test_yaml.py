"""The traps of YAML: what looks like one thing and is another, and files that are made to hurt."""

from time import perf_counter

import pytest

TEXT = "text (a number, true or false in quotes)"


def test_norway_is_a_country_and_no_truth_value(load, head, claim):
    assert load(head + claim.replace("recipient: Russia", "recipient: NO")).claim.recipient.id == "NOR"


def test_on_is_a_key(load, head, claim):
    grade = "    grade: {reliability: F, by: me, on: 2023-11-12, why: x}\n"

    assert load(head + claim + grade).claim.graded_on.isoformat() == "2023-11-12"


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "y", "n"])
def test_only_true_and_false_are_truth_values(refuse, head, claim, word):
    assert refuse(f"{head}{claim}    current: {word}\n").mistakes == [
        (12, 14, "current has the wrong type", word, "true or false")
    ]


def test_a_date_is_read_with_and_without_quotes(load, head, claim):
    texts = [f"{head}{claim}    date: {written}\n" for written in ("2023-11-08", "'2023-11-08'")]

    assert [load(text).claim.event_date.isoformat() for text in texts] == ["2023-11-08", "2023-11-08"]


@pytest.mark.parametrize("written", ["0150", "1_500", "0x96", "1e3", "12:30", "13,077"])
def test_only_plain_digits_are_a_number(refuse, head, claim, written):
    ((line, column, reason, found, _),) = refuse(
        f"{head}{claim}    quantity:\n      number: {written}\n      basis: exact\n"
    ).mistakes

    assert (line, column, reason, found) == (13, 15, "number has the wrong type", written)


def test_a_number_where_text_belongs_is_told(refuse, head, claim):
    assert refuse(head + claim + "    hedge: 150\n    item_text: true\n").mistakes == [
        (12, 12, "hedge has the wrong type", "150", TEXT),
        (13, 16, "item_text has the wrong type", "true", TEXT),
    ]


def test_a_key_that_stands_twice_is_told_with_its_first_line(refuse, head, claim):
    assert refuse(head + claim + "    act: refused\n").mistakes == [
        (12, 5, "the key 'act' stands twice; it stands first in line 9", "act", "each key once")
    ]


def test_a_tab_is_told(refuse, head, claim):
    refused = refuse(head + claim + "\thedge: offenbar\n")

    assert refused.mistakes == [
        (12, 1, "a tab stands where only blanks may indent", "hedge: offenbar", "blanks in place of the tab")
    ]
    assert refused.rows_read == 1


@pytest.mark.parametrize(
    ("written", "line", "column", "reason", "expected"),
    [
        ("    hedge: it said: perhaps", 12, 19, "not YAML: mapping values are not allowed here",
         "text with a colon and a blank in it to stand in quotes"),
        ('    hedge: "perhaps', 13, 1, "not YAML: found unexpected end of stream",
         "each quotation mark and bracket to be closed"),
        ("    rests_on: [a", 13, 1, "not YAML: expected ',' or ']', but got '<stream end>'", None),
        ("    hedge: @x", 12, 12, "not YAML: found character '@' that cannot start any token",
         "text that begins with a special character to stand in quotes"),
    ],
)  # fmt: skip
def test_what_is_no_yaml_is_told_with_a_hint(refuse, head, claim, written, line, column, reason, expected):
    ((told_line, told_column, told_reason, _, told_expected),) = refuse(f"{head}{claim}{written}\n").mistakes

    assert (told_line, told_column, told_reason, told_expected) == (line, column, reason, expected)


def test_anchors_aliases_and_tags_are_told(refuse, head, claim):
    text = head + claim + "    hedge: &h offenbar\n    item_text: *h\n    description: !!str 3\n"

    assert refuse(text).mistakes == [
        (12, 12, "anchors are not used here; write each value out", "&h", None),
        (13, 16, "aliases are not followed here; write the value out", "*h", None),
        (14, 18, "tags are not used here; leave the word out", "!!str", None),
    ]


def test_a_tag_constructs_nothing(refuse, head, claim, tmp_path):
    made = tmp_path / "made"
    text = f"{head}{claim}    hedge: !!python/object/apply:os.mkdir ['{made}']\n"

    assert "tags are not used here; leave the word out" in [reason for _, _, reason, _, _ in refuse(text).mistakes]
    assert not made.exists()


def test_a_merge_key_is_a_key_like_any_other(refuse, head, claim):
    ((line, column, reason, _, _),) = refuse(head + claim + "    <<: {hedge: offenbar}\n").mistakes

    assert (line, column, reason) == (12, 5, "'<<' is not a key of a claim")


def test_a_second_document_is_told(refuse, head, claim):
    assert refuse(head + claim + "---\n" + head + claim).mistakes == [
        (12, 1, "a second document begins here; one file is one report", "---", "a file of its own for each report")
    ]


def test_a_list_as_a_key_is_told(refuse, head, claim):
    assert refuse(head + claim + "    ? [a, b]\n    : c\n").mistakes == [
        (12, 7, "a list, mapping or alias cannot be a key", None, "a word")
    ]


@pytest.mark.parametrize("text", ["", "   \n\n", "# nothing yet\n", "---\n", "---\n...\n", "\ufeff", "~\n"])
def test_an_empty_file_is_told(refuse, text):
    refused = refuse(text)

    assert refused.rows_read == 0
    assert refused.mistakes == [
        (1, 1, "the file is empty", None, "a report; `python -m loaders new reports FILE` begins one")
    ]


@pytest.mark.parametrize(("text", "found"), [("- a\n- b\n", "a list of 2"), ("a report\n", "a report")])
def test_what_is_no_mapping_is_told(refuse, text, found):
    assert refuse(text).mistakes == [(1, 1, "the file has the wrong type", found, "keys and values")]


def test_bytes_that_are_not_utf_8_are_told_with_their_place(refuse, head, claim):
    text = (head + claim).encode() + "    hedge: angeblich für\n".encode("latin-1")

    assert refuse(text).mistakes == [(12, 23, "the file is not UTF-8", "byte 0xFC", "a file saved as UTF-8")]


def test_utf_16_is_told(refuse, head, claim):
    assert refuse((head + claim).encode("utf-16-le")).mistakes[0][2] == "a control character stands in the text"
    assert refuse((head + claim).encode("utf-16")).mistakes[0][2] == "the file is not UTF-8"


def test_a_byte_order_mark_and_windows_line_ends_are_no_mistake(load, head, claim):
    plain = load(head + claim)
    marked = load("\ufeff" + (head + claim).replace("\n", "\r\n"))

    assert marked.claims == plain.claims


@pytest.mark.parametrize(
    ("written", "column", "found"), [("a\x07b", 13, "U+0007"), ('"a\\0b"', 12, "'a\\x00b'"), ('"\\ud800"', 12, None)]
)
def test_control_characters_and_lone_surrogates_are_told(refuse, head, claim, written, column, found):
    ((line, told_column, reason, told_found, _),) = refuse(f"{head}{claim}    hedge: {written}\n").mistakes

    assert (line, told_column, reason) == (12, column, "a control character stands in the text")
    assert found is None or told_found == found


def billion_laughs() -> str:
    lines = ["l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join([*lines, "claims: *l9"]) + "\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (billion_laughs(), "aliases are not followed here; write the value out"),
        ("a: &a [*a]\n", "aliases are not followed here; write the value out"),
        ("[" * 100_000, "nested more than 12 deep"),
        ("{" * 100_000, "nested more than 12 deep"),
        ("- " * 100_000, "nested more than 12 deep"),
        ("? " * 100_000, "nested more than 12 deep"),
        ("claims: [" + "a," * 400_000, "more than 20,000 values; a report that is typed in has far fewer"),
        ("claims:\n" + "- {}\n" * 190_000, "more than 20,000 values; a report that is typed in has far fewer"),
        ('a: "\\UFFFFFFFF"\n', "not YAML: an escape or a version number is too large"),
        ("%YAML 1." + "9" * 5_000 + "\n---\na: 1\n", "not YAML: an escape or a version number is too large"),
        ("x" * 10_000_000, "the file is too large for a report that is typed in"),
        ("claims: " + "9" * 900_000, "claims has the wrong type"),
        ("report: '" + "a" * 900_000 + "'", "report has the wrong type"),
    ],
    ids=[
        "billion laughs", "alias of itself", "brackets", "braces", "dashes", "question marks", "long list",
        "many entries", "escape", "version", "ten megabytes", "long number", "long text",
    ],
)  # fmt: skip
def test_a_file_that_is_made_to_hurt_is_refused_quickly(refuse, text, reason):
    begun = perf_counter()
    refused = refuse(text)
    seconds = perf_counter() - begun

    assert reason in [told for _, _, told, _, _ in refused.mistakes]
    assert seconds < 5
