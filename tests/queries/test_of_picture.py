"""The Cypher of a picture: it finds what the picture shows, on both engines, and can be kept as a question."""

from pathlib import Path
from typing import Any

import pytest

from graph.actors import Item
from graph.deal_rows import read_deals
from graph.filters import Direction, Filters, part
from graph.store import Store
from graph.words import Act, Kind, SourceKind
from queries.checking import check_cypher
from queries.header import parse_question, read_question
from queries.of_picture import CannotSave, as_question, ask_for, save_question
from tests.graph.build import claim, report, row

EVERY = Filters(
    direction=Direction.TO,
    statuses=frozenset({"delivered", "uncounted"}),
    kinds=frozenset({"return", "not stated"}),
    categories=frozenset({"aircraft", "not stated"}),
    first=1900,
    last=2100,
    sources=1,
    grades=frozenset({"B3", "not graded"}),
    contested=True,
    hidden=frozenset({"USA"}),
)
CHOICES = [
    Filters(),
    Filters(direction=Direction.FROM),
    Filters(statuses=frozenset({"delivered"})),
    Filters(kinds=frozenset({"return"})),
    Filters(first=1990),
    Filters(sources=2),
    Filters(grades=frozenset({"B3"})),
    Filters(contested=True),
    Filters(hidden=frozenset({"SDN"})),
]


@pytest.fixture
def filled(store: Store) -> Store:
    """Two editions of a register, the narrower with one deal more, and an article about a return."""
    given: dict[str, Any] = {
        "supplier": "Russia",
        "recipient": "Egypt",
        "act": Act.DELIVERED,
        "item": Item("Mi-17", "Mi-17"),
    }
    deals = [
        row("1", report="wide", about="one", order_year=1985, **given),
        row("2", report="wide", about="two", order_year=1995, **given),
        row("3", report="wide", about="three", order_year=1995, **given | {"recipient": "Sudan", "supplier": "Egypt"}),
    ]
    store.write(report("wide", kind=SourceKind.COMPILER, window_from=1950, window_to=2023, rows_read=3), deals)
    narrow = [row("4", report="narrow", about="two", **given), row("5", report="narrow", about="extra", **given)]
    store.write(report("narrow", kind=SourceKind.COMPILER, window_from=1990, window_to=2000, rows_read=2), narrow)
    common: dict[str, Any] = {"report": "article", "about": "return", "supplier": "Egypt", "recipient": "Russia"}
    agreed = claim("agreed", **common, kind=Kind.RETURN, act=Act.AGREED, reliability="B", credibility=3)
    store.write(report("article", rows_read=1), [agreed])
    return store


def test_it_finds_what_the_picture_shows(filled: Store) -> None:
    """With each filter the same transfers as the picture; never one that only the lesser edition lists."""
    reader = filled.reader()
    read = read_deals(reader, actors=["EGY"])
    assert ["one", "return", "three", "two"] == [deal.id for deal in read.deals]
    for filters in CHOICES:
        asked = ask_for(("EGY",), (), filters)
        found = sorted(line["transfer"].id for line in reader.run(asked.cypher, asked.values).rows)
        assert [deal.id for deal in part(read.deals, filters, ["EGY"])[0]] == found, filters


def test_an_item_in_focus_has_one_edition_a_pair(filled: Store) -> None:
    reader = filled.reader()
    (item,) = {deal.item for deal in read_deals(reader, actors=["SDN"]).deals}
    assert item is not None
    asked = ask_for((), (item,), Filters())
    found = sorted(line["transfer"].id for line in reader.run(asked.cypher, asked.values).rows)
    assert ["one", "three", "two"] == found == [deal.id for deal in read_deals(reader, items=[item]).deals]


@pytest.mark.parametrize(("actors", "items"), [(("EGY", "RUS"), ()), ((), ("Mi-17",)), (("EGY",), ("Mi-17",))])
@pytest.mark.parametrize("filters", [Filters(), EVERY])
def test_it_is_a_valid_question(actors: tuple[str, ...], items: tuple[str, ...], filters: Filters) -> None:
    text = as_question("What is there?", ask_for(actors, items, filters))
    question = parse_question(text, Path("mine.cypher"), trusted=False)
    assert [] == check_cypher(question)
    assert all(not parameter.required for parameter in question.parameters)


def test_saving_never_writes_over_a_file(tmp_path: Path) -> None:
    asked = ask_for(("EGY",), (), Filters(first=1990))
    where = {"QUERY_PATH": str(tmp_path / "mine")}
    first = save_question('Who is "tied": to <b>Egypt</b>?', asked, where)
    second = save_question('Who is "tied": to <b>Egypt</b>?', asked, where)
    assert ("who-is-tied-to-b-egypt-b.cypher", "who-is-tied-to-b-egypt-b-2.cypher") == (first.name, second.name)
    question = read_question(first, trusted=False)
    assert ('Who is "tied": to <b>Egypt</b>?', 1990) == (question.title, question.parameters[1].default)
    assert "coverage-2.cypher" == save_question("Coverage?", asked, where).name


def test_what_cannot_be_saved_says_why(tmp_path: Path) -> None:
    asked = ask_for(("EGY",), (), Filters())
    with pytest.raises(CannotSave, match="no letter or digit"):
        save_question("?!", asked, {"QUERY_PATH": str(tmp_path)})
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotSave, match="cannot be written"):
        save_question("Who?", asked, {"QUERY_PATH": str(tmp_path / "file" / "folder")})
