"""Watches: asked again after a load, they tell what is new, changed, gone or overdue. On both engines."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.words import Act, Kind
from queries.header import parse_question
from queries.question import Question
from queries.running import Answer, ask
from queries.watches import Changes, WatchUnusable, compare, keep, read_kept, watch_file
from tests.graph.build import claim, report
from tests.queries.conftest import SmallGraph

RETURNS = """// title: What is to be given back?
// description: Each return that somebody told of, with its status and the day by which it was expected.
// tags: [test]
// columns:
//   what: {type: transfer, key: true}
//   status: status
//   expected: {type: date, due: true}
//   reports: list of report
// sentence: "{what}[, expected by {expected}]"
// caveat: It is only a test.
MATCH (c:Claim)-[:ABOUT]->(what:Transfer)
WHERE what.kind = 'return'
WITH what, c ORDER BY c.report
RETURN what, what.status AS status, what.expected_by AS expected, collect(DISTINCT c.report) AS reports
ORDER BY what.id
LIMIT 100
"""
FIRST, SECOND = date(2023, 11, 20), date(2024, 1, 5)


def question(text: str = RETURNS) -> Question:
    return parse_question(text, Path("own/to-be-given-back.cypher"), trusted=True)


def answer(small: SmallGraph, limit: int | None = None) -> Answer:
    return ask(question(), {}, small.reader, today=FIRST, limit=limit)


def watched(small: SmallGraph, path: Path, today: date) -> Changes:
    """Ask, compare with what was kept, and keep."""
    found = answer(small)
    changes = compare(read_kept(path), found, today)
    keep(path, found, small.reader.version, today)
    return changes


def given_back(about: str, act: Act, where: str = "a", **more: object) -> object:
    parties = {"supplier": "Egypt", "recipient": "Russia", "kind": Kind.RETURN}
    return claim(f"{about}-{act}", report=where, about=about, act=act, **parties, **more)


def test_a_load_shows_what_is_new_changed_gone_and_overdue(small: SmallGraph, tmp_path: Path) -> None:
    """The whole life of a watch; a further report about the same thing alone is no change."""
    path = tmp_path / "watch.json"
    due = {"expected_by": date(2023, 12, 8)}
    small.write(report("a"), given_back("engines", Act.AGREED, **due), given_back("rockets", Act.REQUESTED))  # type: ignore[arg-type]
    first = watched(small, path, FIRST)
    assert (None, [], [], [], []) == (first.since, first.new, first.changed, first.gone, first.overdue)

    small.write(report("b"), given_back("engines", Act.AGREED, "b", **due))  # type: ignore[arg-type]
    nothing = watched(small, path, FIRST)
    assert ([], [], [], []) == (nothing.new, nothing.changed, nothing.gone, nothing.overdue)

    small.write(report("c"), given_back("tanks", Act.REQUESTED, "c"), given_back("rockets", Act.REFUSED, "c"))  # type: ignore[arg-type]
    small.store.remove("b")
    later = watched(small, path, SECOND)
    assert ["Egypt → Russia: return of something not named, requested"] == [change.sentence for change in later.new]
    (changed,) = later.changed
    assert ("requested", "refused") == changed.columns["status"]
    assert ["Egypt → Russia: return of something not named, agreed, expected by 2023-12-08"] == [
        change.sentence for change in later.overdue
    ]
    assert [] == later.gone

    small.store.remove("a")
    end = watched(small, path, SECOND)
    assert ["Egypt → Russia: return of something not named, agreed, expected by 2023-12-08"] == [
        change.sentence for change in end.gone
    ]
    assert [] == end.overdue


def test_what_a_cut_answer_does_not_show_is_not_gone(small: SmallGraph, tmp_path: Path) -> None:
    """With fewer rows than there are, a missing row may only be out of sight."""
    small.write(report("a"), given_back("x", Act.AGREED), given_back("y", Act.AGREED))  # type: ignore[arg-type]
    path = tmp_path / "watch.json"
    keep(path, answer(small), small.reader.version, FIRST)
    changes = compare(read_kept(path), answer(small, limit=1), SECOND)
    assert ([], True) == (changes.gone, changes.cut)


def test_what_a_cut_answer_did_not_show_is_told_apart_from_what_is_new(small: SmallGraph, tmp_path: Path) -> None:
    """Where what was kept is not whole, a row that it lacks may have been there; one that is gone is gone."""
    small.write(report("a"), given_back("x", Act.AGREED), given_back("y", Act.AGREED))  # type: ignore[arg-type]
    path = tmp_path / "watch.json"
    keep(path, answer(small, limit=1), small.reader.version, FIRST)
    kept = read_kept(path)
    changes = compare(kept, answer(small), SECOND)
    assert kept is not None
    assert (True, 1, [], False) == (kept.more, len(changes.new), changes.gone, changes.cut)
    small.store.remove("a")
    assert 1 == len(compare(kept, answer(small), SECOND).gone)


def test_rows_need_a_key(small: SmallGraph) -> None:
    without = replace(answer(small), question=question(RETURNS.replace(", key: true", "")))
    with pytest.raises(WatchUnusable, match="to-be-given-back marks no column with key: true"):
        compare(None, without, FIRST)


def test_a_damaged_file_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "watch.json"
    for text in ("", "[]", '{"format": "other"}', '{"format": "arms-graph watch 1"}'):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(WatchUnusable, match="Delete it to begin anew"):
            read_kept(path)


def test_each_set_of_values_is_a_watch_of_its_own(tmp_path: Path) -> None:
    """Its file stands beside the person's questions, whatever the values are."""
    own = {"QUERY_PATH": str(tmp_path)}
    one, other = (watch_file(question(), {"who": who}, "graph", own) for who in ("a/../b", "a b"))
    assert one != other
    assert one != watch_file(question(), {"who": "a/../b"}, "another graph", own)
    assert {tmp_path / "watches"} == {one.parent, other.parent}
    assert len(watch_file(question(), {"who": "x" * 500}, "graph", own).name) < 120
