"""What is charted of an answer: sums in their places, gaps for years without, and what is left out."""

from datetime import date

from graph.words import Act
from queries.charting import MOST_BARS, bars_of, timeline_of
from tests.queries.conftest import shipped
from tests.queries.test_drawing import country


def test_years_have_gaps_where_nothing_stands() -> None:
    rows = [
        {"year": 2003, "supplier": country("FRA"), "deals": 2},
        {"year": 2003, "supplier": country("RUS"), "deals": 1},
        {"year": 2000, "supplier": country("FRA"), "deals": None},
        {"year": 2001, "supplier": country("FRA"), "deals": 4},
    ]
    bars = bars_of(shipped("deliveries-by-year"), rows)
    assert bars is not None
    assert (("2001", "2002", "2003"), ("Fra", "Rus"), True) == (bars.order, bars.groups, bars.by_year)
    assert {("2003", "Fra"): 2, ("2003", "Rus"): 1, ("2001", "Fra"): 4} == {(b.x, b.group): b.y for b in bars.bars}
    assert bars_of(shipped("deliveries-by-year"), rows[2:3]) is None


def test_of_many_bars_the_longest_are_shown() -> None:
    rows = [{"recipient": country(f"c{number:02}"), "open": number} for number in range(1, MOST_BARS + 11)]
    bars = bars_of(shipped("open-orders-of-a-supplier"), rows)
    assert bars is not None
    assert (MOST_BARS, f"C{MOST_BARS + 10}") == (len(bars.bars), bars.order[0])
    assert f"The {MOST_BARS} longest of {MOST_BARS + 10} bars are shown." == bars.remark


def test_marks_of_one_time_and_lane_are_one() -> None:
    question = shipped("expected-and-not-heard-of")
    lane, time = question.view.columns["lane"], question.view.columns["time"]
    blank = dict.fromkeys(column.name for column in question.columns)
    rows = [
        {**blank, time: date(1970, 1, 11), lane: country("EGY"), "status": "agreed"},
        {**blank, time: date(1970, 1, 11), lane: country("EGY"), "status": "agreed"},
        {**blank, time: None, lane: country("BLR"), "status": "agreed"},
    ]
    line = timeline_of(question, rows)
    assert line is not None
    (mark,) = line.marks
    assert (10, "Egy", 2, (Act.AGREED,), True) == (mark.time, mark.lane, mark.rows, mark.statuses, line.is_date)
    assert "1 of 3 rows name no time; they stand in the table." == line.remark
    assert timeline_of(question, rows[2:]) is None
