"""The real tables: every row accounted for, counts equal to those of the file, twice without a change."""

import csv
import time
from collections import Counter
from datetime import date
from pathlib import Path

from graph.store import Store
from graph.store.settings import EmbeddedSettings, Settings
from loaders.checking import check
from loaders.contract import LoadOptions
from loaders.files import read_file
from loaders.loading import load_paths

PIECES = "oryx/totals_by_system2023-02-26.csv"
TYPES = "oryx/totals_by_type.csv"
DAY = date(2025, 7, 19)


def test_pieces_are_those_of_the_file(store: Store, settings: Settings, shared_data: Path, tmp_path: Path) -> None:
    """By country and outcome the losses sum to the rows of the file, read without any of our code.

    On a server, which takes a minute for all of them, every tenth row and those that name no system.
    """
    path, (read, refused, lost) = shared_data / PIECES, (13937, 4, 1462)
    if not isinstance(settings, EmbeddedSettings):
        header, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path, (read, refused, lost) = tmp_path / PIECES.rpartition("/")[2], (1398, 4, 499)
        kept = (line for number, line in enumerate(lines) if number % 10 == 0 or ",NA," in line)
        path.write_text(header + "".join(kept), encoding="utf-8")
    with path.open(encoding="utf-8", newline="") as source:
        rows = list(csv.reader(source))[1:]
    wanted = Counter((row[0], row[3]) for row in rows if row[2] != "NA")
    if read == 13937:
        assert (3185, 990) == (wanted["Russia", "captured"], wanted["Ukraine", "captured"])
    [outcome] = load_paths(store, "oryx", [path])
    assert outcome.checked.report is not None
    counts = outcome.checked.report
    assert (read, read - refused, refused) == (counts.rows_read, counts.claims, counts.refused)
    assert ["NA"] * refused == [issue.found for issue in outcome.checked.refusals]
    found = store.reader().run(
        "MATCH (a:Actor)-[:LOST]->(l:Loss) RETURN a.name AS loser, l.outcome AS outcome, sum(l.count_low) AS number, "
        "count(l) AS losses ORDER BY loser, outcome"
    )
    assert wanted == {(row["loser"], row["outcome"]): row["number"] for row in found.rows}
    assert lost == sum(row["losses"] for row in found.rows)
    version = store.reader().version
    load_paths(store, "oryx", [path])
    assert version == store.reader().version


def test_types_add_up_but_for_one_piece(store: Store, shared_data: Path) -> None:
    """All 280 counts are claims; the publisher's totals are the sums of their parts, but for one piece of Ukraine's."""
    [outcome] = load_paths(store, "oryx", [shared_data / TYPES], LoadOptions(generated=DAY))
    assert outcome.checked.report is not None
    counts = outcome.checked.report
    assert (280, 280, 0) == (counts.rows_read, counts.claims, counts.refused)
    assert [(31, "5,700", "5,701"), (31, "7,712", "7,713")] == [
        (issue.line, issue.found, issue.expected) for issue in outcome.checked.issues
    ]
    found = store.reader().run(
        "MATCH (l:Loss)-[:PART_OF]->(whole:Loss {id: 'oryx:Russia|All Types|lost'}) WHERE l.outcome <> 'lost' "
        "RETURN l.outcome AS outcome, l.count_low AS number, whole.count_low AS all ORDER BY outcome"
    )
    assert [("abandoned", 1178), ("captured", 3096), ("damaged", 909), ("destroyed", 17198)] == [
        (row["outcome"], row["number"]) for row in found.rows
    ]
    assert {22381} == {row["all"] for row in found.rows} and 22381 == sum(row["number"] for row in found.rows)
    chain = store.reader().run(
        "MATCH p = (:Loss {id: 'oryx:Ukraine|Tanks|destroyed'})-[:PART_OF*1..6]->(whole:Loss) "
        "RETURN whole.id AS id, length(p) AS steps ORDER BY steps"
    )
    assert [
        "oryx:Ukraine|Tanks|lost",
        "oryx:Ukraine|Losses of Armoured Combat Vehicles [Tanks, AFVs, IFVs, APCs, and MRAPs]|lost",
        "oryx:Ukraine|Losses excluding Recon Drones and Trucks|lost",
        "oryx:Ukraine|All Types|lost",
    ] == [row["id"] for row in chain.rows]


def test_reading_is_not_slow(shared_data: Path) -> None:
    """14,000 rows are read in less than sixty times what the csv module alone takes, as a register's are."""
    file = read_file(shared_data / PIECES)

    def bare() -> float:
        started = time.perf_counter()
        assert 13938 == sum(1 for _ in csv.reader(file.content.decode().splitlines()))
        return time.perf_counter() - started

    def ours() -> float:
        started = time.perf_counter()
        assert 13933 == len(check("oryx", file, LoadOptions()).claims)
        return time.perf_counter() - started

    assert min(ours() for _ in range(3)) < 60 * min(bare() for _ in range(5))
