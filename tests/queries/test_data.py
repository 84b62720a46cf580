"""Questions about the data itself, each on a small graph made for it, on both engines."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from graph.actors import Actor
from graph.claims import Claim
from graph.reports import LoadedReport
from graph.words import Act, ActorKind, Kind, Precision, SourceKind, Stance
from tests.graph.build import claim, report, row
from tests.queries.conftest import SmallGraph

_FREEDONIA = Actor("unmatched-freedonia", "Freedonia", ActorKind.UNKNOWN)


def register(key: str = "wide", **values: Any) -> LoadedReport:
    """An edition of the register."""
    return report(key, kind=SourceKind.COMPILER, **values)


def deal(key: str, supplier: str | Actor, recipient: str | Actor, years: list[int], **values: Any) -> Claim:
    """A row of the edition ``wide`` about the deal of its key."""
    values = {"report": "wide", "about": key, "act": Act.DELIVERED if years else Act.ORDERED, **values}
    return row(key, supplier=supplier, recipient=recipient, delivery_years=tuple(years), **values)


def story(small: SmallGraph) -> None:
    """Two editions of the register and a newspaper that tells of a return."""
    small.write(
        register(window_from=1990, window_to=2023),
        deal("a", "Russia", "Egypt", [1999, 2001]),
        deal("b", "Russia", "Egypt", [2004, 2005]),
        deal("c", "France", "Egypt", [], order_year=2015),
        deal("d", "Egypt", "Sudan", [1999]),
    )
    small.write(register("narrow", span_from=2001, span_to=2003), deal("a", "Russia", "Egypt", [2001], report="narrow"))
    back: dict[str, Any] = {"report": "paper", "supplier": "Egypt", "recipient": "Russia", "about": "back"}
    small.write(
        report("paper"),
        claim("1", act=Act.AGREED, kind=Kind.RETURN, **back),
        claim("2", act=Act.REQUESTED, kind=Kind.RETURN, event_date=date(2023, 4, 1), **back),
    )


def test_coverage_counts_claims_of_each_decade(small: SmallGraph) -> None:
    """A deal over two decades stands in both, each edition by itself, a claim without a year without a decade."""
    story(small)
    of_the_register = [
        ("narrow", "sipri", 2000, 1, 1, 1, None),
        ("wide", "sipri", 1990, 2, 2, 2, "1990 to 2023"),
        ("wide", "sipri", 2000, 2, 1, 1, "1990 to 2023"),
        ("wide", "sipri", 2010, 1, 1, 1, "1990 to 2023"),
    ]
    of_the_paper = [
        ("paper", "source of paper", 2020, 1, 1, 1, None),
        ("paper", "source of paper", None, 1, 1, 1, None),
    ]
    assert small.rows("coverage") == [*of_the_register, *of_the_paper]
    assert small.rows("coverage", source="sipri") == of_the_register
    assert small.aloud("coverage")[1::4] == [
        "sipri (window 1990 to 2023): 2 claims dated in the decade from 1990, with 2 suppliers and 2 recipients",
        "source of paper: 1 claim, with 1 supplier and 1 recipient",
    ]


def test_coverage_of_a_country_keeps_its_two_roles_apart(small: SmallGraph) -> None:
    """Claims about others do not count, and two editions stand one below the other."""
    story(small)
    assert small.rows("coverage-of-a-country", country="Egypt") == [
        ("narrow", "sipri", "EGY", 2000, 0, 1, 1),
        ("wide", "sipri", "EGY", 1990, 1, 1, 2),
        ("wide", "sipri", "EGY", 2000, 0, 2, 1),
        ("wide", "sipri", "EGY", 2010, 0, 1, 1),
        ("paper", "source of paper", "EGY", 2020, 1, 0, 1),
        ("paper", "source of paper", "EGY", None, 1, 0, 1),
    ]
    caption = claim("caption", report="other", recipient="Russia", act=Act.AGREED, kind=Kind.BUY_BACK, about="back")
    small.write(report("other"), caption)
    assert "other" not in {line[0] for line in small.rows("coverage-of-a-country", country="Egypt")}
    assert small.rows("coverage-of-a-country", country="Sudan") == [("wide", "sipri", "SDN", 1990, 0, 1, 1)]
    assert small.aloud("coverage-of-a-country", country="Egypt")[1::4] == [
        "sipri on Egypt in the decade from 1990: 1 claim as supplier, 1 claim as recipient, 2 partners",
        "source of paper on Egypt: 1 claim as supplier, 0 claims as recipient, 1 partner",
    ]


def test_names_that_no_table_knows(small: SmallGraph) -> None:
    """An unmatched name leads to the actor that stands in for it; an unknown supplier is no such name."""
    unknown = Actor("unknown-supplier-1", "unknown supplier", ActorKind.UNKNOWN)
    small.write(
        replace(register(), unmatched_names=("Atlantis", "Freedonia")),
        deal("a", _FREEDONIA, "Portugal", [1999]),
        deal("b", "Portugal", _FREEDONIA, [2001]),
        deal("c", unknown, "Egypt", [2001]),
    )
    small.write(report("paper"), claim("1", report="paper", supplier="Egypt", recipient="Russia", act=Act.OFFERED))
    assert small.rows("names-not-matched") == [
        ("Atlantis", "wide", "sipri", None, 0),
        ("Freedonia", "wide", "sipri", "unmatched-freedonia", 2),
    ]
    assert small.rows("names-not-matched", source="source of paper") == []
    assert small.aloud("names-not-matched")[1] == (
        'sipri writes "Freedonia", which no table knows; it is kept as an actor of its own, party to 2 transfers'
    )


def test_refused_and_repaired_rows_with_their_reasons(small: SmallGraph) -> None:
    """One row a reason, by report and outcome; a report without any has no row."""
    counts = {"rows_read": 9, "claims": 7, "refused": 2, "repaired": 1}
    lines = ("a.csv line 3: no recipient", "a.csv line 8: 'x' is no year")
    mended = ("a.csv line 5: two lines were joined",)
    small.write(replace(register(**counts), refusals=lines, repairs=mended), deal("a", "Russia", "Egypt", [1999]))
    small.write(report("paper"), claim("1", report="paper", supplier="Egypt", recipient="Russia", act=Act.OFFERED))
    assert small.rows("refused-and-repaired-rows") == [
        ("wide", "sipri", "refused", lines[0], 9, 2, 1),
        ("wide", "sipri", "refused", lines[1], 9, 2, 1),
        ("wide", "sipri", "repaired", mended[0], 9, 2, 1),
    ]
    assert small.rows("refused-and-repaired-rows", source="source of paper") == []
    assert small.aloud("refused-and-repaired-rows")[2] == (
        "A row of sipri was repaired: a.csv line 5: two lines were joined"
    )


def test_editions_say_which_years_and_whose_sums(small: SmallGraph) -> None:
    """A window that is not stated is the span of the rows; an origin that is only named is no edition."""
    loaded = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)
    counts = {"rows_read": 3, "claims": 3, "repaired": 1}
    made = {"edition": "generated 2024-03-11", "generated": date(2024, 3, 11), "loaded_at": loaded}
    small.write(
        register(window_from=1990, window_to=2023, **counts, **made),
        deal("a", "Russia", "Egypt", [1999]),
        deal("b", "France", "Egypt", [2001]),
        deal("c", "France", "Sudan", []),
    )
    small.write(
        register(
            "narrow", span_from=2001, span_to=2003, rows_read=2, claims=2, edition="edition not stated in the file"
        ),
        deal("a", "Russia", "Egypt", [2001], report="narrow"),
        deal("n", "China", "Egypt", [2003], report="narrow"),
    )
    small.write(
        report("paper", rows_read=1, claims=1, published=date(2023, 11, 8)),
        claim("1", report="paper", supplier="Egypt", recipient="Russia", act=Act.OFFERED, rests_on=("wire",)),
    )
    assert small.rows("editions-loaded") == [
        ("wide", "report wide", "sipri", "generated 2024-03-11", "2024-03-11", 1990, 2023, True, 3, 3, 0, 1, 2,
         date(2024, 5, 6)),
        ("narrow", "report narrow", "sipri", "edition not stated in the file", None, 2001, 2003, False, 2, 2, 0, 0, 1,
         None),
        ("paper", "report paper", "source of paper", None, "2023-11-08", None, None, False, 1, 1, 0, 0, 0, None),
    ]  # fmt: skip
    assert [line[0] for line in small.rows("editions-loaded", source="source of paper")] == ["paper"]
    assert small.aloud("editions-loaded")[1:] == [
        "report narrow: 2 claims from 2 rows, years 2001 to 2003; gives the sums of 1 pair of actors",
        "report paper: 1 claim from 1 row; gives the sums of 0 pairs of actors",
    ]


def test_when_a_report_was_made_is_told_as_far_as_it_is_known(small: SmallGraph) -> None:
    """A month is no day, nor is a year."""
    for key, precision in (("y", Precision.YEAR), ("m", Precision.MONTH), ("a", Precision.ABOUT), ("d", Precision.DAY)):
        loaded = report(key, published=date(2023, 11, 1), published_precision=precision)
        small.write(loaded, claim("1", report=key, supplier="Egypt", recipient="Russia", act=Act.OFFERED))
    made = {line["report"]: line["made"] for line in small.answer("editions-loaded").rows}
    assert {"y": "2023", "m": "2023-11", "a": "about 2023-11-01", "d": "2023-11-01"} == made


def test_the_last_load_is_told_by_its_transfers(small: SmallGraph) -> None:
    """What others tell of as well stands first; after a withdrawal nothing is left to show."""
    assert small.rows("last-load") == []
    story(small)
    back: dict[str, Any] = {"report": "late", "supplier": "Egypt", "recipient": "Russia", "about": "back"}
    small.write(
        report("late"),
        claim("1", act=Act.AGREED, stance=Stance.DENIES, spoken_by="Egypt", **back),
        claim("2", report="late", supplier="Brazil", recipient="Russia", act=Act.REFUSED, about="brazil"),
    )
    found = small.rows("last-load")
    assert [line[:1] + line[2:] for line in found] == [
        ("late", "back", "agreed", "contested", 1, 2),
        ("late", "brazil", "refused", "reported", 1, 0),
    ]
    today = datetime.now(UTC).date()
    assert {line[1] for line in found} <= {today, date.fromordinal(today.toordinal() - 1)}
    assert [line[2] for line in small.rows("last-load", alone=True)] == ["brazil"]
    assert small.aloud("last-load")[1] == (
        "Brazil → Russia: something not named, refused (reported): 1 claim of the report loaded last, 0 claims of "
        "others"
    )
    small.store.remove("late")
    assert small.rows("last-load") == []
