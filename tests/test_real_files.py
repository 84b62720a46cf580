"""The real registers on both engines: counts, sums and marks, and what each loader makes of each file."""

import csv
import gzip
from math import fsum
from pathlib import Path

from graph.store import Store
from graph.words import ActorKind
from loaders.checking import check, source_ids
from loaders.contract import LoadOptions
from loaders.files import make_file, read_file
from loaders.loading import Outcome, load_paths
from tests.conftest import ROOT

WORLD = "sipri/register_16col_2024_world_1950-2023_nopreamble.csv.gz"
EGYPT = "sipri/extract_16col_2024_Egypt-as-either-party.csv"
CHINA = "sipri/register_16col_2026-07_supplier-China_2000-2025.csv"
DELIVERIES = "sipri/register_17col_2025-02_world_2000-2001_from-api.csv"
EDGES = "sipri/extract_16col_2024_edge-cases.csv"
WORLD_TIV = 2065055.21
COMPONENTS = ROOT / "loaders" / "components" / "engines.csv"
STORY = ROOT / "loaders" / "reports" / "sample"


def load(store: Store, path: Path) -> Outcome:
    """Load one register."""
    outcomes = load_paths(store, "sipri", [path])
    assert 1 == len(outcomes)
    return outcomes[0]


def new_changed_unchanged(outcome: Outcome) -> tuple[int, int, int]:
    """What a load did to the transfers."""
    assert outcome.summary is not None
    return outcome.summary.transfers_new, outcome.summary.transfers_changed, outcome.summary.transfers_unchanged


def delivered_tiv(store: Store) -> float:
    """The sum over all pairs of actors, to the cent."""
    found = store.reader().run("MATCH ()-[d:DELIVERED_TO]->() RETURN sum(d.tiv) AS tiv").rows[0]["tiv"]
    return round(float(found), 2)


def test_the_file_s_own_sum(shared_data: Path) -> None:
    """The expected total is the sum of the file's last column, read without any of our code."""
    with gzip.open(shared_data / WORLD, "rt", encoding="latin-1", newline="\n") as source:
        # Of the two rows that a line end breaks, the TIV stands at the end of the second part.
        cells = [row[-1] for row in csv.reader(source) if len(row) in (16, 4)]
    assert WORLD_TIV == round(fsum(float(cell) for cell in cells[1:] if cell), 2)


def test_china_and_rows_by_year(store: Store, shared_data: Path) -> None:
    """The 2026 header and the 17 columns: as many deals, deliveries and TIV as the files hold."""
    assert (692, 0, 0) == new_changed_unchanged(load(store, shared_data / CHINA))
    assert 31794.58 == delivered_tiv(store)
    outcome = load(store, shared_data / DELIVERIES)
    assert outcome.checked.report is not None
    assert (1414, 1414) == (outcome.checked.report.rows_read, outcome.checked.report.claims)
    # 21 of the 1,086 deals by year are deals of the first file, wholly delivered in 2000 and 2001.
    assert (1065, 21, 0) == new_changed_unchanged(outcome)
    assert 1414 == store.reader().counts().nodes["Delivery"]


def test_marks_and_former_states_are_kept_apart(store: Store, shared_data: Path) -> None:
    """Every ``?``, blank and status of the extracts is in the graph, and eight former states are."""
    for path in (EGYPT, EDGES):
        load(store, shared_data / path)
    reader = store.reader()
    former = reader.run(
        "MATCH (a:Country) WHERE a.kind = $kind RETURN a.name AS name ORDER BY name",
        {"kind": ActorKind.FORMER_STATE.value},
    )
    assert [
        "Czechoslovakia",
        "East Germany (GDR)",
        "North Yemen",
        "South Vietnam",
        "South Yemen",
        "Soviet Union",
        "Yemen Arab Republic (North Yemen)",
        "Yugoslavia",
    ] == [row["name"] for row in former.rows]

    with (shared_data / EGYPT).open(encoding="latin-1", newline="") as source:
        rows = list(csv.reader(source))[1:]
    wanted = {
        "ordered": sum(row[4] != "" for row in rows),
        "marked": sum(row[5] == "?" for row in rows),
        "unmarked": sum(row[5] == "" for row in rows),
        "used": sum(row[11] == "Second hand" for row in rows),
    }
    found = reader.run(
        "MATCH (r:Report)-[:STATES]->(c:Claim) WHERE r.claims = 737 RETURN count(c.ordered) AS ordered, "
        "sum(CASE WHEN c.ordered_estimated = true THEN 1 ELSE 0 END) AS marked, "
        "sum(CASE WHEN c.ordered_estimated = false THEN 1 ELSE 0 END) AS unmarked, "
        "sum(CASE WHEN c.condition = 'second hand' THEN 1 ELSE 0 END) AS used"
    )
    assert [wanted] == found.rows


def test_every_file_is_read_or_refused_with_a_reason(shared_data: Path) -> None:
    """Each real file, given to each loader, is loaded with every row accounted for, or refused with reasons.

    Of a long one the first 2,000 lines; the tests of its own loader read the whole.
    """
    for path in sorted(found for found in shared_data.rglob("*") if found.is_file()):
        file = read_file(path)
        lines = file.content.splitlines(keepends=True)
        if len(lines) > 2000:
            file = make_file(file.name, b"".join(lines[:2000]))
        for source in source_ids():
            checked = check(source, file, LoadOptions())
            if checked.report is None:
                assert checked.refusals and all(issue.reason for issue in checked.refusals), path
            else:
                told = len(checked.claims) + len(checked.totals)
                assert checked.rows_read == told + len(checked.refusals), path
