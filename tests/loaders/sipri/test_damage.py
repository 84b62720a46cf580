"""Whatever happens to a file, every row is either stated or refused with a reason."""

import random

import pytest

from loaders.contract import RefusedFile
from tests.loaders.sipri.registers import SAMPLE, Loaded, load_file

FILES = {path.name: path.read_bytes().split(b"\n") for path in sorted(SAMPLE.iterdir())}
ROUNDS = 60


def damage(lines: list[bytes], chance: random.Random) -> None:
    """Do one bad thing to a file: remove, double, cut, swap, change."""
    place = chance.randrange(len(lines))
    line = lines[place]
    inside = chance.randrange(len(line) + 1)
    match chance.randrange(11):
        case 0:
            lines.pop(place)
        case 1:
            lines.insert(place, line)
        case 2:
            lines[place] = line[:inside]
        case 3:
            lines[place] = line[:inside] + bytes([chance.randrange(256)]) + line[inside + 1 :]
        case 4:
            lines[place] = (
                line[:inside] + chance.choice([b"\n", b"\r\n", b"\r", b'"', b",", b";", b"\0"]) + line[inside:]
            )
        case 5:
            lines[place] = line.translate(bytes.maketrans(b",;", b";,"))
        case 6:
            other = chance.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
        case 7:
            separator = max((b",", b";", b"\t", b"\\tab"), key=line.count)
            cells = line.split(separator)
            chance.shuffle(cells)
            lines[place] = separator.join(cells)
        case 8:
            lines[place] = (
                line[:inside] + chance.choice([b"\t", b"(", b")", b"{", b"}", b"\\", b"\\u-1"]) + line[inside:]
            )
        case 9:
            lines[place] = line.replace(b"\t", b" ", chance.randint(1, 9))
        case _:
            del lines[place + 1 :]
            lines[place] = line[:inside]
    if not lines:
        lines.append(b"")


def load_damaged(name: str, seed: int) -> Loaded | None:
    chance = random.Random(f"{name} {seed}")
    lines = list(FILES[name])
    for _ in range(chance.randint(1, 3)):
        damage(lines, chance)
    try:
        return load_file(b"\n".join(lines))
    except RefusedFile as refused:
        assert refused.issues and all(issue.reason for issue in refused.issues)
        return None


def check_damaged(name: str, seeds: range) -> int:
    """Load so many damaged files, and return how many were read at least in part."""
    read = 0
    for seed in seeds:
        loaded = load_damaged(name, seed)
        if loaded is None:
            continue
        read += 1
        assert loaded.rows_read == len(loaded.claims) + len(loaded.refused), f"seed {seed}"
        assert all(issue.line and issue.reason for issue in loaded.refused), f"seed {seed}"
        assert all(issue.sentence().isprintable() for issue in loaded.issues), f"seed {seed}"
        assert all((claim.raw or "").encode() for claim in loaded.claims), f"seed {seed}"
        assert len({claim.id for claim in loaded.claims}) == len(loaded.claims), f"seed {seed}"
        assert all(
            claim.delivery_years == tuple(sorted(claim.delivery_years))
            for claim in loaded.claims
            if claim.delivery_range
        )
    return read


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_never_lost_in_silence(name: str) -> None:
    assert check_damaged(name, range(ROUNDS)) > ROUNDS // 8


@pytest.mark.parametrize(
    ("name", "side"), [("printed_2014.txt", "recipient_text"), ("printed_2020.rtf", "supplier_text")]
)
def test_a_line_lost_or_doubled_gives_no_row_to_another_country(name: str, side: str) -> None:
    """It may cost rows, and those that are left stay with the country of their group.

    Not so with the partner: where the row that names one is gone altogether, nothing tells that the next rows are not
    those of the partner before.
    """
    whole = {claim.item_text: getattr(claim, side) for claim in load_file(b"\n".join(FILES[name])).claims}
    for place, line in enumerate(FILES[name]):
        for change in ([], [line, line]):
            try:
                loaded = load_file(b"\n".join(FILES[name][:place] + change + FILES[name][place + 1 :]))
            except RefusedFile:
                continue
            found = {claim.item_text: getattr(claim, side) for claim in loaded.claims}
            assert found.items() <= whole.items(), f"line {place + 1} {'doubled' if change else 'lost'}"
