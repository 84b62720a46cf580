"""Samples with rows dropped, doubled, cut and garbled: each is read or refused, and every row is accounted for."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from graph.claims import Claim
from loaders.contract import Issue, IssueKind, Loader, LoadOptions, RefusedFile
from loaders.files import make_file
from loaders.item_names import loader as item_names
from loaders.oryx import loader as oryx

SIGNS = "abcXYZ019 ,;:\"'|-_/\\\t\n\r\x00\x0b\x1c\u2028üМ\ud800<>{}()[]"
LOADERS: dict[str, Loader] = {"oryx": oryx, "item_names": item_names}
ORYX, NAMES = (Path(str(loader.__file__)).parent for loader in (oryx, item_names))
SAMPLES = {
    "oryx": (ORYX / "sample" / "by_system.csv", ORYX / "sample" / "by_type.csv"),
    "item_names": (NAMES / "sample" / "invented.csv", NAMES / "names.csv"),
}
OPTIONS = LoadOptions(generated=date(2025, 7, 19))


def read(source: str, name: str, content: bytes) -> tuple[int, list[Claim], list[Issue]] | list[Issue]:
    """Rows read, claims and issues; only the issues where the file is refused whole."""
    try:
        reading = LOADERS[source].read(make_file(name, content), OPTIONS)
    except RefusedFile as refused:
        return refused.issues
    entries = list(reading.entries)
    claims = [entry for entry in entries if isinstance(entry, Claim)]
    return reading.rows_read, claims, [entry for entry in entries if isinstance(entry, Issue)]


def mutate(content: bytes, random: Random) -> bytes:
    """Change a file in one to four places: bytes, cells and whole rows."""
    for _ in range(random.randint(1, 4)):
        rows = content.split(b"\n")
        place = random.randrange(len(rows))
        match random.randrange(8):
            case 0:
                del rows[place]
            case 1:
                rows.insert(place, rows[random.randrange(len(rows))])
            case 2:
                cells = rows[place].split(b",")
                cells[random.randrange(len(cells))] = random.choice(
                    [b"", b"NA", b"0", b"-1", b'"', b"x" * 200, b"\xff"]
                )
                rows[place] = b",".join(cells)
            case 3:
                cells = rows[place].split(b",")
                random.shuffle(cells)
                rows[place] = b",".join(cells)
            case 4:
                other = random.randrange(len(rows))
                rows[place], rows[other] = rows[other], rows[place]
            case 5:
                rows[place] = rows[place][: random.randrange(len(rows[place]) + 1)]
            case 6:
                sign = random.choice(SIGNS).encode("utf-8", "surrogatepass")
                column = random.randrange(len(rows[place]) + 1)
                rows[place] = rows[place][:column] + sign + rows[place][column + random.randrange(2) :]
            case _:
                rows = rows[: place + 1]
        content = b"\n".join(rows)
    return content


@pytest.mark.parametrize("source", SAMPLES)
@pytest.mark.parametrize("which", [0, 1])
def test_a_mutated_file_is_read_or_refused_and_every_row_is_counted(source: str, which: int) -> None:
    """A thousand of each: no exception, rows read = claims + refused, each refusal with a reason that prints."""
    path = SAMPLES[source][which]
    random = Random(f"{source} {which}")
    content = path.read_bytes()
    taken = whole = rows = 0
    for _ in range(1000):
        found = read(source, path.name, mutate(content, random))
        issues = found if isinstance(found, list) else found[2]
        for issue in issues:
            assert issue.reason
            issue.sentence().encode()
        if isinstance(found, list):
            whole += 1
            assert found
            continue
        number, claims, _ = found
        taken += 1
        rows += number
        assert number == len(claims) + sum(issue.kind is IssueKind.REFUSED for issue in issues)
        assert len({claim.id for claim in claims}) == len(claims)
        for claim in claims:
            (claim.raw or "").encode()
            assert claim.about and claim.item_text and (claim.loser is not None) == (source == "oryx")
    assert min(taken, whole) > 50 and rows > 3 * taken


@pytest.mark.parametrize("source", SAMPLES)
@pytest.mark.parametrize("which", [0, 1])
def test_no_row_is_lost(source: str, which: int) -> None:
    """Where only cells change, and no line end or quotation mark, as many rows are read as stand in the file."""
    path = SAMPLES[source][which]
    random = Random(f"{which} {source}")
    head, *lines = path.read_text(encoding="utf-8").replace('Ships\n"', 'Ships"').split("\n")
    lines = [line for line in lines if line.strip() and line.count('"') % 2 == 0]
    for _ in range(200):
        changed = list(lines)
        for _ in range(3):
            place = random.randrange(len(changed))
            column = random.randrange(len(changed[place]))
            if changed[place][column] not in '",':
                changed[place] = changed[place][:column] + random.choice("xÜ9 .?") + changed[place][column + 1 :]
        found = read(source, path.name, "\n".join([head, *changed, ""]).encode())
        assert not isinstance(found, list)
        _, claims, issues = found
        refused = {issue.line for issue in issues if issue.kind is IssueKind.REFUSED}
        assert set(range(2, len(changed) + 2)) == refused | {line_of(claim) for claim in claims}


def line_of(claim: Claim) -> int:
    """The line at which a claim stands."""
    return int(claim.locator.removeprefix("line ").split(",")[0])
