"""Questions about a publisher's own tables beside its register, each on a small graph made for it, on both engines."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any

from graph.actors import Actor
from graph.claims import Claim
from graph.reports import LoadedReport
from graph.store.comparisons import read_comparison
from graph.totals import Total
from graph.words import Act, ActorKind, Party, SourceKind
from tests.graph.build import actor, claim, report, row
from tests.queries.conftest import SmallGraph

QUESTION = "table-against-register"
BY_YEAR = "table-by-year"


def register(key: str, first: int, last: int, **values: Any) -> LoadedReport:
    """An edition of the register that covers some years."""
    return report(key, kind=SourceKind.COMPILER, window_from=first, window_to=last, rows_read=1, **values)


def deal(
    report: str, key: str, recipient: str | Actor, years: tuple[int, ...], tiv: float | None, **values: Any
) -> Claim:
    """What a register lists from Norway."""
    values = {"supplier": "Norway", "act": Act.DELIVERED, "about": key} | values
    return row(key, report=report, recipient=recipient, delivery_years=years, tiv_delivered=tiv, **values)


def yearly(report: str, key: str, recipient: str | Actor, year: int, tiv: float | None, **values: Any) -> Claim:
    """A row of a register about one year of a deal."""
    return deal(report, f"{key}-{year}", recipient, (year,), tiv, **({"about": key, "yearly": True} | values))


def table(
    key: str, *rows: tuple[Any, ...], lists: Party = Party.RECIPIENT, owner: str | None = "Norway", **values: Any
) -> tuple[LoadedReport, list[Total]]:
    """A table of 2001 to 2005: each row is a party (None for all), its TIV and the cells by year."""
    loaded = report(key, kind=SourceKind.COMPILER, window_from=2001, window_to=2005, compared=len(rows), **values)
    totals = []
    for line, (party, tiv, cells) in enumerate(rows, start=12):
        one = party if isinstance(party, Actor) or party is None else actor(party)
        other = actor(owner) if owner is not None else None
        totals.append(
            Total(
                id=f"{key}:L{line}",
                report=key,
                locator=f"line {line}",
                line=line,
                raw="raw",
                lists=lists,
                whole=party is None,
                supplier=one if lists is Party.SUPPLIER else other,
                recipient=other if lists is Party.SUPPLIER else one,
                party_text=str(party),
                first_year=2001,
                last_year=2005,
                tiv=tiv,
                years=tuple(cells),
                values=tuple(cells.values()),
            )
        )
    return loaded, totals


def between(low: float, high: float | None) -> dict[str, Any]:
    """What a register lists of a window."""
    return {"low": low, "high": high, "basis": None}


def put(small: SmallGraph, loaded: LoadedReport, totals: list[Total]) -> None:
    """Load a table."""
    small.store.write(loaded, [], totals)


def agrees(small: SmallGraph, key: str) -> bool:
    """Whether the question and the comparison that a load prints say the same of every row."""
    with closing(small.store.reader()) as reader:
        found = read_comparison(reader, key)
    rows = small.rows(QUESTION, table=key)
    asked = {(line[0], line[1], line[3], line[5], line[6], line[8], line[9], line[11]) for line in rows}
    told = {
        (
            one.supplier,
            one.recipient,
            one.given,
            one.listed.deals if one.listed else 0,
            one.listed.cut if one.listed else 0,
            one.finding.value,
            one.line,
            found.register,
        )
        for one in found.rows
    }
    return asked == told and len(rows) == len(found.rows)


def test_a_table_against_a_register(small: SmallGraph) -> None:
    """Every finding of a wide register beside an old table, with floor and ceiling, and what only one of them has."""
    apart = [Actor(f"unknown-recipient-{key}", "unknown recipient", ActorKind.UNKNOWN) for key in ("a", "b", "t")]
    small.write(
        register("wide", 1950, 2023),
        deal("wide", "c1", "Chile", (2001, 2003), 20.2),
        deal("wide", "c2", "Chile", (2005,), 3.3),
        deal("wide", "p1", "Peru", (2001,), 10.0),
        deal("wide", "p2", "Peru", (2000, 2001), 4.0),
        deal("wide", "b1", "Brazil", (2002,), 10.0),
        deal("wide", "i1", "India", (2002,), None),
        deal("wide", "e1", "Egypt", (2004, 2009), 81.0),
        deal("wide", "m1", "Mali", (2004,), 0.3),
        deal("wide", "q1", "Qatar", (2006,), 7.0),
        deal("wide", "u1", apart[0], (2003,), 1.0),
        deal("wide", "u2", apart[1], (2004,), 1.2),
        deal("wide", "x1", "Kenya", (2004,), 9.0, credibility=5),
        deal("wide", "o1", "Kenya", (), None, act=Act.ORDERED),
        deal("wide", "s1", "Chile", (2002,), 50.0, supplier="Sweden"),
    )
    rows = [
        ("Chile", 24, {2001: 10, 2003: 10, 2005: 3}),
        ("Peru", 12, {2001: 12}),
        ("Brazil", 12, {2002: 12}),
        ("India", 3, {2002: 3}),
        ("Niger", 0, {2002: 0}),
        (apart[2], 2, {2003: 1, 2004: 1}),
        (None, 53, {2001: 22}),
    ]
    put(small, *table("t", *rows, generated=date(2022, 7, 28)))
    years, newer = "2001 to 2005", "the register is newer"
    ends = ("t", "wide")
    wanted = [
        ("NOR", "CHL", years, 24, between(23.5, 23.5), 2, 0, 0.5, "within rounding", 12, *ends),
        ("NOR", "PER", years, 12, between(10.0, 14.0), 2, 1, None, "between floor and ceiling", 13, *ends),
        ("NOR", "BRA", years, 12, between(10.0, 10.0), 1, 0, 2.0, newer, 14, *ends),
        ("NOR", "IND", years, 3, between(0.0, None), 1, 0, None, "deals without TIV", 15, *ends),
        ("NOR", "NER", years, 0, None, 0, 0, None, "not in the register", 16, *ends),
        ("NOR", "unknown-recipient-t", years, 2, between(2.2, 2.2), 2, 0, -0.2, "within rounding", 17, *ends),
        ("NOR", None, years, 53, between(46.0, None), 10, 2, None, "deals without TIV", 18, *ends),
        ("NOR", "EGY", years, None, between(0.0, 81.0), 1, 1, None, "between floor and ceiling", None, *ends),
        ("NOR", "MLI", years, None, between(0.3, 0.3), 1, 0, None, "not in the table", None, *ends),
    ]
    assert wanted == small.rows(QUESTION)
    assert agrees(small, "t")
    different = [line for line in wanted if line[8] not in ("within rounding", "between floor and ceiling")]
    assert different == small.rows(QUESTION, differing=True)
    assert [wanted[1]] == small.rows(QUESTION, party="Peru")
    assert [] == small.rows(QUESTION, party="Sweden")
    assert (
        "Norway as supplier, Peru as recipient, 2001 to 2005: between floor and ceiling; 12 million TIV by the table; "
        "10 to 14 million TIV by the register, 2 deals"
    ) == small.aloud(QUESTION, party="Peru")[0]


def test_the_register_that_fits_is_chosen(small: SmallGraph) -> None:
    """One with the table's own years before a wider one; a person may name another; one of another source is none."""
    small.write(register("wide", 1950, 2023), deal("wide", "c1", "Chile", (2001, 2006), 20.0))
    small.write(
        register("same", 2001, 2005, generated=date(2026, 7, 14)), deal("same", "c1", "Chile", (2001, 2005), 12.0)
    )
    small.write(
        report("other", kind=SourceKind.COMPILER, source="other", window_from=2001, window_to=2005),
        deal("other", "c9", "Chile", (2001,), 12.0, source="other"),
    )
    put(small, *table("t", ("Chile", 12, {2001: 12}), generated=date(2026, 7, 14)))
    assert [(12, between(12.0, 12.0), "within rounding", "same")] == [
        (line[3], line[4], line[8], line[11]) for line in small.rows(QUESTION)
    ]
    assert agrees(small, "t")
    assert [(12, between(0.0, 20.0), "between floor and ceiling", "wide")] == [
        (line[3], line[4], line[8], line[11]) for line in small.rows(QUESTION, register="wide")
    ]
    small.store.remove("same")
    assert ["wide"] == [line[11] for line in small.rows(QUESTION)]
    small.store.remove("wide")
    assert [("no register to compare with", None)] == [(line[8], line[11]) for line in small.rows(QUESTION)]
    assert agrees(small, "t")


def test_a_register_of_fewer_years(small: SmallGraph) -> None:
    """It has no ceiling; a range of years may have deliveries in a window without an end in it."""
    small.write(
        register("part", 2003, 2023, generated=date(2021, 1, 1)),
        deal("part", "c1", "Chile", (2003,), 4.0),
        deal("part", "p1", "Peru", (1990, 2010), 8.0, delivery_range=True),
    )
    rows = [("Chile", 24, {2001: 20, 2003: 4}), ("Peru", 6, {2001: 6}), ("Mali", 1, {2001: 1})]
    put(small, *table("t", *rows, generated=date(2022, 7, 28)))
    assert [
        ("CHL", between(4.0, None), 0, "the register does not cover all years"),
        ("PER", between(0.0, None), 1, "the register does not cover all years"),
        ("MLI", None, 0, "not in the register"),
    ] == [(line[1], line[4], line[6], line[8]) for line in small.rows(QUESTION)]
    assert agrees(small, "t")


def test_tables_of_suppliers_and_of_the_world(small: SmallGraph) -> None:
    """Rows of who supplied a country; rows of countries to everybody, with the world's total."""
    small.write(
        register("wide", 1950, 2021),
        deal("wide", "c1", "Chile", (2001,), 4.0),
        deal("wide", "c2", "Chile", (2002,), 6.0, supplier="Sweden"),
        deal("wide", "p1", "Peru", (2002,), 2.0),
    )
    imports = [("Norway", 4, {2001: 4}), ("Sweden", 6, {2002: 6}), (None, 10, {2001: 4})]
    world = [("Norway", 6, {2001: 4}), (None, 13, {2001: 4})]
    put(small, *table("i", *imports, lists=Party.SUPPLIER, owner="Chile"))
    put(small, *table("w", *world, lists=Party.SUPPLIER, owner=None))
    assert [
        ("NOR", "CHL", 4, between(4.0, 4.0), "within rounding", 12, "i"),
        ("SWE", "CHL", 6, between(6.0, 6.0), "within rounding", 13, "i"),
        (None, "CHL", 10, between(10.0, 10.0), "within rounding", 14, "i"),
        ("NOR", None, 6, between(6.0, 6.0), "within rounding", 12, "w"),
        (None, None, 13, between(12.0, 12.0), "no reason found", 13, "w"),
        ("SWE", None, None, between(6.0, 6.0), "not in the table", None, "w"),
    ] == [(*line[:2], line[3], line[4], *line[8:11]) for line in small.rows(QUESTION)]
    assert agrees(small, "i") and agrees(small, "w")
    assert [
        "2001 to 2005: no reason found; 13 million TIV by the table; 12 million TIV by the register, 3 deals",
        "Sweden as supplier, 2001 to 2005: not in the table; 6 million TIV by the register, 1 deal",
    ] == small.aloud(QUESTION)[-2:]


def test_a_table_by_year(small: SmallGraph) -> None:
    """Only years of a register with rows by year; an empty cell is no 0, and a number is never spread over years."""
    apart = [Actor(f"unknown-recipient-{key}", "unknown recipient", ActorKind.UNKNOWN) for key in ("a", "t")]
    small.write(register("wide", 1950, 2023), deal("wide", "x", "Chile", (2001, 2003), 40.0))
    small.write(
        register("years", 2002, 2023),
        yearly("years", "c1", "Chile", 2002, 10.2),
        yearly("years", "c2", "Chile", 2002, 2.0),
        yearly("years", "c1", "Chile", 2003, 9.0),
        yearly("years", "c1", "Chile", 2004, None),
        yearly("years", "p1", "Peru", 2002, 0.4),
        yearly("years", "p1", "Peru", 2006, 5.0),
        yearly("years", "u1", apart[0], 2005, 1.0),
    )
    rows = [
        ("Chile", 24, {2001: 5, 2002: 12, 2003: 7, 2004: 3, 2005: 0}),
        (apart[1], 1, {2005: 1}),
        (None, 25, {2001: 5, 2002: 12, 2003: 7, 2004: 3, 2005: 1}),
    ]
    put(small, *table("t", *rows, generated=date(2022, 7, 28)))
    newer, ends = "the register is newer", ("t", "years")
    wanted = [
        ("NOR", "CHL", 2002, 12, 12.2, 2, -0.2, "within rounding", 12, *ends),
        ("NOR", "CHL", 2003, 7, 9.0, 1, -2.0, newer, 12, *ends),
        ("NOR", "CHL", 2004, 3, 0.0, 1, 3.0, "deals without TIV", 12, *ends),
        ("NOR", "CHL", 2005, 0, None, 0, None, "not in the register", 12, *ends),
        ("NOR", "unknown-recipient-t", 2005, 1, 1.0, 1, 0.0, "within rounding", 13, *ends),
        ("NOR", None, 2002, 12, 12.6, 3, -0.6, newer, 14, *ends),
        ("NOR", None, 2003, 7, 9.0, 1, -2.0, newer, 14, *ends),
        ("NOR", None, 2004, 3, 0.0, 1, 3.0, "deals without TIV", 14, *ends),
        ("NOR", None, 2005, 1, 1.0, 1, 0.0, "within rounding", 14, *ends),
        ("NOR", "PER", 2002, None, 0.4, 1, None, "not in the table", None, *ends),
    ]
    assert wanted == small.rows(BY_YEAR)
    assert [line for line in wanted if line[7] != "within rounding"] == small.rows(BY_YEAR, differing=True)
    assert [line for line in wanted if line[2] == 2005] == small.rows(BY_YEAR, since=2005)
    assert wanted[-1:] == small.rows(BY_YEAR, party="Peru")
    assert wanted == small.rows(BY_YEAR, table="t")
    assert (
        "Norway as supplier, Chile as recipient, 2003: the register is newer; 7 million TIV by the table; 9 million "
        "TIV by the register, 1 deal"
    ) == small.aloud(BY_YEAR)[1]
    small.store.remove("years")
    assert [] == small.rows(BY_YEAR)


def test_a_table_is_no_register_in_other_questions(small: SmallGraph) -> None:
    """It extends no register's years, and is listed as an edition that gives no sums."""
    small.write(register("wide", 1950, 2023), deal("wide", "c1", "Chile", (2001,), 4.0))
    late, totals = table("t", ("Chile", 4, {2001: 4}))
    put(small, replace(late, report=replace(late.report, window_to=2025)), totals)
    listed = small.answer("editions-loaded").rows
    assert {("t", 0, 0), ("wide", 0, 1)} == {(line["report"], line["claims"], line["pairs"]) for line in listed}
    promised = claim(
        "p", report="paper", supplier="Norway", recipient="Chile", act=Act.AGREED, expected_by=date(2023, 12, 8)
    )
    small.write(report("paper"), promised)
    (told,) = small.answer("expected-and-not-heard-of").rows
    assert 2023 == told["register_until"]
