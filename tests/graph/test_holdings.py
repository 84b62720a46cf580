"""What is loaded, in words: editions, coverage, rows and citations."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.holding_rows import list_weapons, read_holdings
from graph.holdings import (
    HeldReport,
    HeldSource,
    Holdings,
    tell_citations,
    tell_holdings,
    tell_origin,
    tell_rows,
    tell_window,
)
from graph.store import Store
from graph.words import Act, Precision, SourceKind, Stance
from tests.graph.build import claim, report, row


def held(**values: Any) -> HeldReport:
    return HeldReport(**({"id": "r", "name": "report", "loaded": True} | values))


def source(key: str, *reports: HeldReport, kind: SourceKind = SourceKind.OUTLET, **values: Any) -> HeldSource:
    given: dict[str, Any] = {"publisher": None, "url": None, "data_licence": None, "citation": None} | values
    return HeldSource(id=key, name=key, kind=kind, reports=reports, **given)


@pytest.mark.parametrize(
    ("window", "span", "told"),
    [
        ((1950, 2023), (1960, 2020), "deliveries of 1950 to 2023"),
        ((2023, 2023), (None, None), "deliveries of 2023"),
        ((1990, None), (None, None), "deliveries from 1990"),
        ((None, 2020), (None, None), "deliveries to 2020"),
        ((None, None), (1992, 2020), "window not stated; its rows are of 1992 to 2020"),
        ((None, None), (None, None), "window not stated"),
    ],
)
def test_coverage(window: Any, span: Any, told: str) -> None:
    assert told == tell_window(held(window=window, span=span))


def test_rows_add_up_in_words() -> None:
    told = held(rows_read=10, claims=9, refused=1, repaired=2, uncategorised=1)
    assert "10 read = 9 claims + 1 refused; 2 repaired; 1 claim about an item without a category" == tell_rows(told)


def test_an_origin_says_that_it_is_not_loaded() -> None:
    origin = held(name="Report on engines", loaded=False, published=date(2023, 11, 8), rests=1, retold_by=1)
    assert "Report on engines, 8 November 2023: not loaded. 1 claim of 1 loaded report rests on it." == tell_origin(
        origin
    )


def test_a_source_line_names_registers_first_and_says_who_counted() -> None:
    register = held(id="a", window=(1950, 2023), edition="generated 2024-03-11")
    holdings = Holdings(
        (
            source("paper", held(id="b"), citation="A Paper, 8 November 2023."),
            source("SIPRI Database", register, kind=SourceKind.COMPILER, citation="Source: SIPRI © SIPRI"),
            source("other", held(id="c")),
        )
    )
    assert tell_citations(holdings, ["a", "b"]) == (
        "Source: SIPRI © SIPRI, generated 2024-03-11, 1950 to 2023. Counts computed here, not by SIPRI. "
        "Reports: A Paper, 8 November 2023."
    )
    assert "Counts computed here. Reports: other." == tell_citations(holdings, ["c"])


def test_a_source_line_is_not_endless() -> None:
    many = [source(f"paper {number:02}", held(id=str(number))) for number in range(15)]
    line = tell_citations(Holdings(tuple(many)), map(str, range(15)))
    assert line.endswith("paper 11; and 3 more, on the page Sources.")


def test_what_is_read_is_what_was_loaded(store: Store) -> None:
    """Both engines: acts and stances counted, origins with what rests on them, nothing loaded told as such."""
    with closing(store.reader()) as reader:
        assert "Nothing is loaded." == tell_holdings(read_holdings(reader))
    loaded = report("r", rows_read=3, claims=3, published=date(2023, 11, 1), published_precision=Precision.MONTH)
    origin = replace(report("wsj").report, loaded=False)
    loaded = replace(
        loaded,
        refusals=("line 4: no",),
        unmatched_names=("Freedonia",),
        report=replace(loaded.report, mentions=(origin,)),
    )
    claims = [
        claim("a", supplier="Egypt", recipient="Russia", act=Act.AGREED, rests_on=("wsj",)),
        claim("b", supplier="Egypt", recipient="Russia", act=Act.REQUESTED, stance=Stance.DENIES, rests_on=("wsj",)),
        claim("c", supplier="Egypt", recipient="Russia", act=Act.AGREED),
    ]
    store.write(loaded, claims)
    store.write(report("s", kind=SourceKind.COMPILER, rows_read=1, claims=1), [row("x", report="s", act=Act.ORDERED)])
    with closing(store.reader()) as reader:
        found = read_holdings(reader)
        assert [] == list_weapons(reader)
    assert ["source of r", "sipri", "source of wsj"] == [one.id for one in found.sources]
    told = found.sources[0].loaded[0]
    assert ((Act.AGREED, Stance.ASSERTS, 2), (Act.REQUESTED, Stance.DENIES, 1)) == told.acts
    assert (("line 4: no",), ("Freedonia",)) == (told.refusals, told.unmatched_names)
    assert Precision.MONTH is told.precision
    origins = [one for one in found.sources[2].reports if not one.loaded]
    assert [("wsj", 2, 1)] == [(one.id, one.rests, one.retold_by) for one in origins]
    assert tell_holdings(found).startswith("4 claims of 2 reports by 2 sources; 1 more report known only because")
