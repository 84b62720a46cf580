"""Real registers, where they lie beside the checkout: nothing is lost, nothing is made up."""

import gzip
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from graph.words import Act, ActorKind, Condition
from loaders.contract import IssueKind
from loaders.sipri.cells import cut
from tests.loaders.sipri.registers import Loaded, load_file

WORLD = "register_16col_2024_world_1950-2023_nopreamble.csv.gz"
CHINA = "register_16col_2026-07_supplier-China_2000-2025.csv"
YEARLY = "register_17col_2025-02_world_2000-2001_from-api.csv"
EGYPT = "extract_16col_2024_Egypt-as-either-party.csv"
EDGES = "extract_16col_2024_edge-cases.csv"

Open = Callable[[str], Loaded]


@pytest.fixture(scope="module")
def opened(shared_data: Path) -> Open:
    """Load a real file, once for all tests."""

    @cache
    def open_register(name: str) -> Loaded:
        return load_file(unpack(shared_data / "sipri" / name))

    return open_register


def unpack(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def total(loaded: Loaded) -> Decimal:
    return sum((Decimal(str(claim.tiv_delivered)) for claim in loaded.claims if claim.tiv_delivered), Decimal())


def test_the_world_register_is_read_whole(opened: Open, shared_data: Path) -> None:
    world = opened(WORLD)
    assert (world.rows_read, len(world.claims)) == (29056, 29056)
    assert Counter(issue.kind for issue in world.issues) == {IssueKind.REPAIRED: 2, IssueKind.NOTICE: 9}
    lines = unpack(shared_data / "sipri" / WORLD).decode("latin-1").split("\n")[1:-1]
    column = sum(Decimal(line.rsplit(",", 1)[1]) for line in lines if not line.endswith("\r") and "," in line)
    assert total(world) == column == Decimal("2065055.21")


def test_the_world_register_in_numbers(opened: Open) -> None:
    claims = opened(WORLD).claims
    acts = Counter(claim.act for claim in claims)
    assert acts == {Act.DELIVERED: 27376, Act.ORDERED: 1105, Act.PARTLY_DELIVERED: 575}
    conditions = Counter(claim.condition for claim in claims)
    assert conditions == {Condition.NEW: 21655, Condition.SECOND_HAND: 6885, Condition.MODERNIZED: 516}
    assert sum(claim.ordered is None for claim in claims) == 229
    assert sum(claim.category is not None for claim in claims) == 27350
    assert len({claim.about for claim in claims}) == 29056
    assert sum(claim.kind is not None for claim in claims) == 0


def test_the_words_in_the_world_register_s_comments(opened: Open) -> None:
    marks = Counter(mark for claim in opened(WORLD).claims for mark in set(claim.marks))
    expected = {"aid": 2874, "debt": 38, "via": 259, "returned": 81, "cancelled": 126, "captured": 19, "barter": 13}
    assert {mark: marks[mark] for mark in expected} == expected
    assert (marks["supplier uncertain"], marks["probably"], marks["possibly"]) == (138, 1063, 747)


def test_every_name_is_known_and_unknown_suppliers_stay_apart(opened: Open) -> None:
    claims = opened(WORLD).claims
    parties = [actor for claim in claims for actor in (claim.supplier, claim.recipient) if actor]
    assert not [actor for actor in parties if actor.id.startswith("unmatched-")]
    unknown = [claim.supplier.id for claim in claims if claim.supplier and claim.supplier.kind is ActorKind.UNKNOWN]
    assert len(unknown) == len(set(unknown)) > 200


def test_china_s_register_is_read_whole(opened: Open) -> None:
    china = opened(CHINA)
    assert (china.rows_read, len(china.claims), china.issues) == (692, 692, [])
    assert total(china) == Decimal("31794.58")
    assert china.report.name == "SIPRI trade register, China as supplier, 2000 to 2025"
    assert sum(claim.delivered is None for claim in china.claims) == 17


def test_the_yearly_register_is_read_whole(opened: Open) -> None:
    yearly = opened(YEARLY)
    assert (yearly.rows_read, len(yearly.claims), yearly.issues) == (1414, 1414, [])
    assert len({claim.about for claim in yearly.claims}) == 1086
    assert all(claim.category for claim in yearly.claims)


@pytest.mark.parametrize(("name", "rows", "repaired"), [(EGYPT, 737, 0), (EDGES, 309, 2)])
def test_an_extract_has_the_transfers_of_the_world_register(opened: Open, name: str, rows: int, repaired: int) -> None:
    extract = opened(name)
    assert (extract.rows_read, len(extract.claims), len(extract.of(IssueKind.REPAIRED))) == (rows, rows, repaired)
    assert {claim.about for claim in extract.claims} <= {claim.about for claim in opened(WORLD).claims}


@pytest.mark.parametrize("name", [EGYPT, EDGES, CHINA])
def test_every_mark_blank_and_condition_is_kept_apart(opened: Open, name: str) -> None:
    for claim in opened(name).claims:
        cells = [cell.strip() for cell in cut(claim.raw or "", ",")]
        marks = (claim.order_year_estimated, claim.ordered_estimated, claim.delivered_estimated)
        assert marks == tuple(cell == "?" for cell in (cells[3], cells[5], cells[9]))
        numbers = (claim.ordered, claim.delivered)
        assert numbers == tuple(int(cell) if cell else None for cell in (cells[4], cells[8]))
        assert claim.delivery_years == tuple(int(year) for year in cells[10].split(";") if year)
        assert str(claim.condition) == cells[11].casefold()
        assert (claim.comment or "") == " ".join(cells[12].split("\r\n")).strip()
