"""SIPRI's real tables of TIV beside its real registers, on both engines: every row has its finding."""

from contextlib import closing
from pathlib import Path

import pytest

from graph.comparison import Finding
from graph.store import Store
from graph.store.comparisons import Comparison, read_comparison
from loaders.loading import Outcome, load_paths
from queries.header import read_question
from queries.library import FOLDER
from queries.running import Answer, ask
from tests.graph.store.snapshot import snapshot
from tests.queries.conftest import TODAY

pytestmark = pytest.mark.slow
CHINA = "sipri/register_16col_2026-07_supplier-China_2000-2025.csv"
DELIVERIES = "sipri/register_17col_2025-02_world_2000-2001_from-api.csv"
NEW_TABLE = "sipri/tivtable_new_2026-07_China-by-recipient_2000-2025.csv"
OLD_TABLES = {code: f"sipri/TIV-Export-{code}-1950-2021.csv" for code in ("RUS", "EGY", "BLR", "BRA", "PAK")}


def load(store: Store, source: str, path: Path) -> Outcome:
    """Load one file."""
    (outcome,) = load_paths(store, source, [path])
    assert outcome.checked.report is not None, outcome.checked.issues
    return outcome


def compared(store: Store, outcome: Outcome) -> Comparison:
    """What stands in the graph beside a table that was loaded."""
    assert outcome.checked.report is not None
    with closing(store.reader()) as reader:
        return read_comparison(reader, outcome.checked.report.report.id)


def asked(store: Store, name: str, **given: object) -> Answer:
    """The answer of a shipped question."""
    with closing(store.reader()) as reader:
        return ask(read_question(FOLDER / "registers" / f"{name}.cypher", trusted=True), given, reader, today=TODAY)


def test_china_beside_its_register(store: Store, shared_data: Path) -> None:
    """31,794.58 by the register of the same window against 31,795: all 84 rows agree, in any order of loads."""
    outcome = load(store, "sipri_tables", shared_data / NEW_TABLE)
    assert outcome.comparison is not None and outcome.comparison.register is None
    load(store, "sipri", shared_data / CHINA)
    first = snapshot(store.reader())
    found = compared(store, outcome)
    assert {Finding.ROUNDING: 84} == found.findings
    whole = next(row for row in found.rows if row.recipient is None)
    assert whole.listed is not None
    assert (31795, 31794.58, 31794.58, 0) == (whole.given, whole.listed.floor, whole.listed.ceiling, whole.listed.cut)
    rows = asked(store, "table-against-register").rows
    assert 84 == len(rows) and {"within rounding"} == {row["finding"] for row in rows}
    (total,) = [row for row in rows if row["recipient"] is None]
    assert (31795, {"low": 31794.58, "high": 31794.58, "basis": None}, 0.42) == (
        total["table_tiv"],
        total["register_tiv"],
        total["apart"],
    )
    again = load(store, "sipri_tables", shared_data / NEW_TABLE)
    assert again.comparison is not None and {Finding.ROUNDING: 84} == again.comparison.findings
    assert outcome.checked.report is not None
    store.remove(outcome.checked.report.report.id)
    load(store, "sipri_tables", shared_data / NEW_TABLE)
    assert first == snapshot(store.reader())


def test_two_years_of_every_table(store: Store, shared_data: Path) -> None:
    """2000 and 2001, the years of the register with rows by year: what agrees, and what a later edition changed."""
    for path in (NEW_TABLE, *OLD_TABLES.values()):
        load(store, "sipri_tables", shared_data / path)
    load(store, "sipri", shared_data / DELIVERIES)
    rows = asked(store, "table-by-year").rows
    assert {2000, 2001} == {row["year"] for row in rows}
    findings: dict[tuple[str, str], int] = {}
    for row in rows:
        key = row["supplier"].id, row["finding"]
        findings[key] = findings.get(key, 0) + 1
    assert {
        ("BLR", "within rounding"): 12,
        ("CHN", "the table is newer"): 6,
        ("CHN", "within rounding"): 19,
        ("PAK", "the register is newer"): 2,
        ("RUS", "the register is newer"): 23,
        ("RUS", "within rounding"): 28,
    } == findings
