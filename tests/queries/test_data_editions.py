"""Questions about editions and joined deals, each on a small graph made for it, on both engines."""

from datetime import date
from typing import Any

from graph.actors import Item
from graph.claims import Claim
from graph.reports import LoadedReport
from graph.store.base import Node
from graph.words import Act, SourceKind, Subject, Verdict
from tests.graph.build import claim, report, row
from tests.queries.conftest import SmallGraph


def edition(key: str, day: date | None, window: tuple[int, int]) -> LoadedReport:
    """An edition of the register."""
    return report(key, kind=SourceKind.COMPILER, generated=day, window_from=window[0], window_to=window[1])


def deal(key: str, edition_id: str, recipient: str = "Egypt", years: tuple[int, ...] = (2001,), **values: Any) -> Claim:
    """A row about the deal of its key, which China supplied."""
    given: dict[str, Any] = {"supplier": "China", "item": Item("Z-9", "Z-9"), "act": Act.DELIVERED, "delivered": 5}
    told = {**given, "about": key, "match_key": ord(key), **values}
    return row(key, report=edition_id, recipient=recipient, delivery_years=years, **told)


def load_editions(small: SmallGraph) -> None:
    """A world edition of 2024 and one of China's deals of 2026."""
    small.write(
        edition("old", date(2024, 3, 1), (1950, 2023)),
        deal("a", "old"),
        deal("b", "old", item=Item("WZ-551", "WZ-551")),
        deal("c", "old", "Sudan"),
        deal("d", "old", "Sudan", (1999, 2001)),
        deal("e", "old", "Sudan", ()),
        deal("f", "old", supplier="France"),
    )
    small.write(
        edition("new", date(2026, 7, 1), (2000, 2025)),
        deal("a", "new", delivered=6, comment="Aid"),
        deal("b", "new", item=Item("Type-92", "Type-92")),
        deal("g", "new", "Mali", (2002, 2003)),
        deal("h", "new", "Mali", (2024,)),
    )


def test_what_an_edition_changed(small: SmallGraph) -> None:
    """One row a field, of one country, one field, or deals of late alone."""
    assert [] == small.rows("what-an-edition-changed")
    load_editions(small)
    changed = [
        ("CHN", "EGY", "a", "comment", "not given", "Aid", "old", "new"),
        ("CHN", "EGY", "a", "number delivered", "5", "6", "old", "new"),
        ("CHN", "EGY", "b", "designation", "WZ-551", "Type-92", "old", "new"),
    ]
    assert changed == small.rows("what-an-edition-changed")
    assert changed[2:] == small.rows("what-an-edition-changed", field="Designation")
    assert [] == small.rows("what-an-edition-changed", country="Sudan")
    assert [] == small.rows("what-an-edition-changed", since=2002)
    assert changed == small.rows("what-an-edition-changed", newer="new", country="China")
    assert (
        "China → Egypt: Z-9, delivered: number delivered 5 in the older edition, 6 in the newer one"
        == small.aloud("what-an-edition-changed")[1]
    )


def test_added_and_dropped(small: SmallGraph) -> None:
    """Only what both cover, by years and by parties: not what France supplied, nor an open order."""
    load_editions(small)
    found = [
        ("added", "CHN", "MLI", "g", [2002, 2003], "old", "new"),
        ("no longer listed", "CHN", "SDN", "c", [2001], "old", "new"),
    ]
    assert found == small.rows("added-and-dropped")
    assert found == small.rows("added-and-dropped", older="old", newer="new")
    assert found[1:] == small.rows("added-and-dropped", country="Sudan")
    assert "no longer listed in the newer edition: China → Sudan: Z-9, delivered" == small.aloud("added-and-dropped")[1]
    turned = small.rows("added-and-dropped", older="new", newer="old")
    assert [("added", "c"), ("no longer listed", "g")] == [(line[0], line[3]) for line in turned]


def test_a_file_of_one_country_on_either_side(small: SmallGraph) -> None:
    """What others gave each other is not missed in it, nor editions whose day is not known."""
    load_editions(small)
    small.write(
        edition("egypt", date(2025, 1, 1), (1950, 2023)),
        deal("a", "egypt"),
        deal("k", "egypt", "Sudan", supplier="Egypt"),
    )
    small.write(edition("undated", None, (1950, 2023)), deal("a", "undated"))
    rows = [line for line in small.rows("added-and-dropped") if line[6] == "egypt"]
    assert [("added", "k"), ("no longer listed", "b"), ("no longer listed", "f")] == [
        (line[0], line[3]) for line in rows
    ]
    assert {"old", "egypt"} == {line[5] for line in small.rows("added-and-dropped")}


def test_joined_deals(small: SmallGraph) -> None:
    """By rule or by judgement, with the ids that met and the files that have them."""
    small.write(
        edition("deals", None, (1950, 2023)),
        deal("a", "deals", match_key=1),
        deal("b", "deals", "Mali", match_key=2),
        deal("c", "deals", "Sudan", match_key=3),
    )
    small.write(
        edition("years", None, (2000, 2001)),
        deal("x", "years", match_key=1, deal_given=True, yearly=True),
        deal("y", "years", "Mali", match_key=9, deal_given=True, yearly=True),
    )
    small.write(
        report("mine"),
        claim(
            "b|y",
            report="mine",
            subject=Subject.CONTEXT,
            about="judgement:b|y",
            concerns=("b", "y"),
            judgement=Verdict.SAME,
            text="b and y are one deal, judged by A",
        ),
    )
    by_rule = ("CHN", "EGY", "x", ["a", "x"], ["deals", "years"], [])
    judged = ("CHN", "MLI", "y", ["b", "y"], ["deals", "years"], ["b and y are one deal, judged by A"])
    assert [by_rule, judged] == small.rows("joined-deals")
    assert [judged] == small.rows("joined-deals", judged=True)
    assert [by_rule] == small.rows("joined-deals", country="Egypt")
    assert [
        "China → Egypt: Z-9, delivered: 2 ids in 2 files",
        "China → Mali: Z-9, delivered: 2 ids in 2 files; b and y are one deal, judged by A",
    ] == small.aloud("joined-deals")
    assert all(isinstance(line["deal"], Node) for line in small.answer("joined-deals").rows)
