"""Samples with lines dropped, doubled, swapped and garbled: each is read or refused, and every entry is counted."""

from random import Random

import pytest

from loaders.contract import Issue, IssueKind, LoadOptions, RefusedFile
from loaders.reports import loader
from tests.loaders.reports.conftest import SAMPLE, as_file

LETTERS = "abc:-#{}[]&*!|>'\"%@`, \t\n\\0129üя\u2028\x00"


def mutate(text: str, random: Random) -> str:
    lines = text.splitlines(keepends=True)
    for _ in range(random.randint(1, 4)):
        place = random.randrange(len(lines))
        match random.randrange(7):
            case 0:
                del lines[place]
            case 1:
                lines.insert(place, lines[random.randrange(len(lines))])
            case 2:
                other = random.randrange(len(lines))
                lines[place], lines[other] = lines[other], lines[place]
            case 3:
                column = random.randrange(len(lines[place]) + 1)
                lines[place] = lines[place][:column] + random.choice(LETTERS) + lines[place][column + 1 :]
            case 4:
                lines[place] = " " * random.randint(0, 8) + lines[place].lstrip()
            case 5:
                lines[place] = (
                    lines[place].split(":")[0] + ": " + random.choice(["[]", "{}", "5", "true", "''", "~", "[[]]"])
                )
                lines[place] += "\n"
            case _:
                lines = lines[: max(place, 1)]
        if not lines:
            return ""
    return "".join(lines)


@pytest.mark.parametrize(
    ("name", "times"),
    [("article-2023-11-de", 120), ("ukrinform-3784632", 400), ("polish-radio-2023-11-08", 400), ("scmp-3240982", 300)],
)
def test_a_mutated_sample_is_read_or_refused_and_every_entry_is_counted(name, times):
    random = Random(name)
    text = (SAMPLE / f"{name}.yml").read_text(encoding="utf-8")
    read = refused = 0
    for _ in range(times):
        mutated = mutate(text, random)
        try:
            reading = loader.read(as_file(mutated), LoadOptions())
        except RefusedFile as refusal:
            refused += 1
            assert refusal.issues
            assert all(issue.kind is IssueKind.REFUSED and issue.file == "r.yml" for issue in refusal.issues)
            assert refusal.rows_read >= 0
            continue
        entries = list(reading.entries)
        issues = [entry for entry in entries if isinstance(entry, Issue)]
        assert all(issue.kind is IssueKind.NOTICE for issue in issues)
        assert reading.rows_read == reading.rows_expected == len(entries) - len(issues)
        read += 1

    assert min(read, refused) > times // 20


def test_a_sample_cut_off_anywhere_is_read_or_refused():
    text = (SAMPLE / "polish-radio-2023-11-08.yml").read_bytes()
    for end in range(0, len(text), 7):
        try:
            reading = loader.read(as_file(text[:end]), LoadOptions())
        except RefusedFile as refusal:
            assert refusal.issues
        else:
            assert len(list(reading.entries)) >= reading.rows_read > 0


def test_random_bytes_are_refused():
    random = Random(11)
    for length in range(1, 300):
        with pytest.raises(RefusedFile):
            loader.read(as_file(random.randbytes(length)), LoadOptions())
