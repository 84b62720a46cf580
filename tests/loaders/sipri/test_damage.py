"""Whatever happens to a file, every row is either stated or refused with a reason."""

import random

import pytest

from loaders.contract import RefusedFile
from tests.loaders.sipri.registers import SAMPLE, Loaded, load_file

FILES = [path.read_bytes().split(b"\n") for path in sorted(SAMPLE.glob("*.csv"))]
ROUNDS = 400


def damage(lines: list[bytes], chance: random.Random) -> None:
    """Do one bad thing to a file: remove, double, cut, swap, change."""
    place = chance.randrange(len(lines))
    line = lines[place]
    inside = chance.randrange(len(line) + 1)
    match chance.randrange(9):
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
            cells = line.split(b",")
            chance.shuffle(cells)
            lines[place] = b",".join(cells)
        case _:
            del lines[place + 1 :]
            lines[place] = line[:inside]
    if not lines:
        lines.append(b"")


def load_damaged(seed: int) -> Loaded | None:
    chance = random.Random(seed)
    lines = list(chance.choice(FILES))
    for _ in range(chance.randint(1, 3)):
        damage(lines, chance)
    try:
        return load_file(b"\n".join(lines))
    except RefusedFile as refused:
        assert refused.issues and all(issue.reason for issue in refused.issues)
        return None


@pytest.mark.parametrize("part", range(4))
def test_a_damaged_file_is_never_lost_in_silence(part: int) -> None:
    read = 0
    for seed in range(part, ROUNDS, 4):
        loaded = load_damaged(seed)
        if loaded is None:
            continue
        read += 1
        assert loaded.rows_read == len(loaded.claims) + len(loaded.refused), f"seed {seed}"
        assert all(issue.line and issue.reason for issue in loaded.refused), f"seed {seed}"
        assert all(issue.sentence().isprintable() for issue in loaded.issues), f"seed {seed}"
        assert all((claim.raw or "").encode() for claim in loaded.claims), f"seed {seed}"
    assert read > ROUNDS // 8
