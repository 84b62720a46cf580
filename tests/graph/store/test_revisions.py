"""``REVISES`` in the graph: there while both editions are, in any order of loads."""

import random
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from graph.claims import Claim
from graph.reports import LoadedReport
from graph.store import Store
from graph.words import SourceKind
from tests.graph.build import report
from tests.graph.store.snapshot import snapshot
from tests.graph.store.test_joins import deal, years

Load = tuple[LoadedReport, list[Claim]]

_TIES = (
    "MATCH (n:Claim)-[r:REVISES]->(o:Claim) RETURN n.id AS newer, o.id AS older, r.fields AS fields, "
    "r.before AS before, r.after AS after ORDER BY newer, older"
)


def edition(day: date | None, *rows: Claim, window: tuple[int, int] = (1990, 2023)) -> Load:
    """An edition of the register made on a day."""
    made = report(
        rows[0].report,
        kind=SourceKind.COMPILER,
        rows_read=len(rows),
        claims=len(rows),
        generated=day,
        window_from=window[0],
        window_to=window[1],
    )
    return made, list(rows)


OLD = edition(date(2024, 3, 1), deal("a", "old"), deal("b", "old"))
NEW = edition(date(2025, 3, 1), deal("a", "new", delivered=9, tiv_delivered=4.5), deal("b", "new"))
LATE = edition(date(2026, 3, 1), deal("a", "late", delivered=10, tiv_delivered=5.0))


def ties(store: Store) -> list[tuple[object, ...]]:
    """Every tie with its fields."""
    return [tuple(line.values()) for line in store.reader().run(_TIES).rows]


def test_each_edition_revises_the_one_before_in_any_order(store: Store) -> None:
    """What stands between two editions takes the tie between them over, and gives it back."""
    wanted = [
        ("late:a", "new:a", ["number delivered", "TIV delivered"], ["9", "4.5"], ["10", "5"]),
        ("new:a", "old:a", ["number delivered", "TIV delivered"], ["8", "4"], ["9", "4.5"]),
    ]
    for order in permutations([OLD, NEW, LATE]):
        for load in order:
            store.write(*load)
        assert wanted == ties(store)
        store.remove("new")
        assert [("late:a", "old:a")] == [tie[:2] for tie in ties(store)]
        for key in ("old", "late"):
            store.remove(key)
    assert ["Graph"] == list(store.reader().counts().nodes)


def test_a_row_or_a_day_that_changes_changes_the_tie(store: Store) -> None:
    """Loaded again with another number, another day or another window under its id; and back."""
    for load in (OLD, NEW):
        store.write(*load)
    before = snapshot(store.reader())
    store.write(*edition(date(2025, 3, 1), deal("a", "new", delivered=7), deal("b", "new", delivered=1)))
    assert [("new:a", ["7"]), ("new:b", ["1"])] == [(tie[0], tie[4]) for tie in ties(store)]
    store.write(*edition(date(2023, 3, 1), *NEW[1]))
    assert [("old:a", "new:a")] == [tie[:2] for tie in ties(store)]
    store.write(*edition(date(2025, 3, 1), *NEW[1], window=(2001, 2023)))
    assert [] == ties(store)
    store.write(*edition(None, *NEW[1]))
    assert [] == ties(store)
    store.write(*NEW)
    assert before == snapshot(store.reader())


def test_loading_an_edition_again_writes_nothing(store: Store) -> None:
    """The version stays."""
    for load in (OLD, NEW):
        store.write(*load)
    version = store.reader().version
    for load in (NEW, OLD):
        store.write(*load)
    assert version == store.reader().version


def test_two_editions_contradict_each_other_in_nothing(store: Store) -> None:
    """A number that a publisher changed is a revision; the status is of the better edition alone."""
    for load in (OLD, NEW):
        store.write(*load)
    assert "CONTRADICTS" not in store.reader().counts().relationships
    [one] = store.reader().run("MATCH (t:Transfer {id: 'made-a'}) RETURN t.delivered AS n, t.standing AS standing").rows
    assert {"n": 9, "standing": "recorded"} == one


def test_rows_by_year_revise_as_one_deal(store: Store) -> None:
    """Their first rows are tied, with each year that differs."""
    older = years("x", "old")
    newer = [replace(row, delivered=row.delivered + 1 if row.delivered else None) for row in years("x", "new")]
    store.write(*edition(date(2024, 3, 1), *older))
    store.write(*edition(date(2025, 3, 1), *newer))
    [tie] = ties(store)
    assert ("new:x.2000", "old:x.2000") == tie[:2]
    assert ["number delivered", "delivered in 2000", "delivered in 2001"] == tie[2]


@pytest.mark.parametrize("seed", range(4))
def test_random_editions_give_one_graph(store: Store, seed: int) -> None:
    """Editions by deal and by year, of changing days and windows, loaded, replaced and withdrawn."""
    chance = random.Random(seed)
    standing: dict[str, Load] = {}
    for _ in range(14):
        key = chance.choice("pqrs")
        if key in standing and chance.random() < 0.3:
            store.remove(key)
            del standing[key]
            continue
        rows: list[Claim] = []
        for letter in chance.sample("abc", 2):
            number = chance.choice([7, 8])
            if key in "pq":
                rows.append(deal(letter, key, delivered=number, match=ord(letter)))
            else:
                rows += [replace(row, delivered=number) for row in years(letter, key, match=ord(letter))]
        day = chance.choice([date(2024, 1, 1), date(2025, 1, 1), None])
        standing[key] = edition(day, *rows, window=(chance.choice([1990, 2001]), 2023))
        store.write(*standing[key])
    found = snapshot(store.reader())
    for key in list(standing):
        store.remove(key)
    for key in sorted(standing, reverse=True):
        store.write(*standing[key])
    assert found == snapshot(store.reader())
