"""Questions about requests, refusals, denials, blocked plans, expectations and exchanges, on both engines."""

from datetime import date
from typing import Any

from graph.actors import Item
from graph.claims import Claim
from graph.words import Act, Basis, ConcessionKind, Kind, Precision, SourceKind, Stance, Subject
from tests.graph.build import claim, report, row
from tests.queries.conftest import SmallGraph

ENGINES = Item("helicopter engines", "helicopter engines")


def back(country: str, key: str, act: Act, **values: Any) -> Claim:
    """A claim about a return from a country to Russia; ``about`` is the country's name in small letters."""
    values.setdefault("about", country.lower())
    values.setdefault("item", ENGINES)
    values.setdefault("kind", Kind.RETURN)
    return claim(key, supplier=country, recipient="Russia", act=act, **values)


def test_who_asked_whom_tells_the_answer_and_both_numbers(small: SmallGraph) -> None:
    """The number asked for stands as written; an answer's number only where something was agreed to."""
    asked: dict[str, Any] = {"report": "a", "acted_by": ["Russia"], "rests_on": ("wire",)}
    small.write(
        report("a"),
        back("Egypt", "1", Act.REQUESTED, quantity_low=100, quantity_text="more than 100", **asked),
        back(
            "Egypt",
            "2",
            Act.AGREED,
            report="a",
            acted_by=["Egypt"],
            quantity_low=150,
            quantity_high=150,
            rests_on=("wire",),
        ),
        back("Brazil", "3", Act.REQUESTED, quantity_low=12, quantity_high=12, quantity_text="12", **asked),
        back("Brazil", "4", Act.REFUSED, report="a", acted_by=["Brazil"], rests_on=("wire",)),
        back("Pakistan", "5", Act.REQUESTED, **asked),
        back("Pakistan", "6", Act.REQUESTED, report="a", stance=Stance.DENIES, spoken_by="Pakistan"),
        back("Belarus", "7", Act.REQUESTED, item=None, **asked),
        back("India", "8", Act.REQUESTED, credibility=5, **asked),
        back("Peru", "9", Act.AGREED, report="a", acted_by=["Peru"]),
    )
    small.write(report("b"), back("Egypt", "1", Act.AGREED, report="b", acted_by=["Egypt"], rests_on=("wire",)))
    agreed = {"low": 150, "high": 150, "basis": None}
    assert [
        ("RUS", "BLR", "belarus", None, "return", [], "none is loaded", None, "reported", 1, 0, ["a"]),
        ("RUS", "BRA", "brazil", ENGINES.id, "return", ["12"], "refused", None, "reported", 1, 0, ["a"]),
        (
            "RUS",
            "EGY",
            "egypt",
            ENGINES.id,
            "return",
            ["more than 100"],
            "agreed",
            agreed,
            "reported",
            1,
            0,
            ["a", "b"],
        ),
        (
            "RUS",
            "PAK",
            "pakistan",
            ENGINES.id,
            "return",
            [],
            "denies having been asked",
            None,
            "contested",
            1,
            1,
            ["a"],
        ),
    ] == small.rows("who-asked-whom")
    assert ["belarus"] == [row[2] for row in small.rows("who-asked-whom", asked="Belarus")]
    assert [] == small.rows("who-asked-whom", asking="Egypt")
    assert [
        "Russia asked Egypt for helicopter engines (return), it is reported; number asked for: more than 100. "
        "Answer: agreed, 150 (1 independent source)"
    ] == small.aloud("who-asked-whom", asked="Egypt")


def test_who_refused_whom_names_both_and_who_says_so(small: SmallGraph) -> None:
    """Two outlets that rest on one report are one source; what was only asked, or is improbable, is no refusal."""
    refused: dict[str, Any] = {"acted_by": ["Brazil"], "rests_on": ("wire",)}
    small.write(
        report("a"),
        back("Brazil", "1", Act.REFUSED, report="a", item=None, **refused),
        back("Brazil", "2", Act.REQUESTED, report="a", item=None, acted_by=["Russia"]),
        back("Egypt", "3", Act.REQUESTED, report="a", acted_by=["Russia"]),
        back("India", "4", Act.REFUSED, report="a", acted_by=["India"], credibility=5),
        back("Peru", "5", Act.REFUSED, report="a", acted_by=["Peru"], stance=Stance.DENIES),
    )
    small.write(report("b"), back("Brazil", "1", Act.REFUSED, report="b", item=None, **refused))
    small.write(report("wire"), back("Brazil", "1", Act.MENTIONED, report="wire", item=None))
    assert [
        ("BRA", "RUS", "brazil", None, ["source of wire"], 1, 0, "refused", "reported", ["a", "b", "wire"])
    ] == small.rows("who-refused-whom")
    assert [] == small.rows("who-refused-whom", asking="Egypt")
    assert ["Brazil refused Russia's request (source of wire, 1 independent source)"] == small.aloud(
        "who-refused-whom", asked="BRA"
    )


def test_a_refused_licence_names_the_recipient_and_what_came_of_it(small: SmallGraph) -> None:
    """Where the refusing state is no party the recipient had asked; each refuses for itself; see the status."""
    deal: dict[str, Any] = {"supplier": "Spain", "recipient": "Egypt", "about": "deal", "item": ENGINES}
    small.write(
        report("a", published=date(2020, 1, 1)),
        claim("1", report="a", act=Act.LICENCE_REFUSED, acted_by=["Germany"], event_date=date(2019, 5, 1), **deal),
        claim("2", report="a", act=Act.LICENCE_REFUSED, acted_by=["Norway"], event_date=date(2019, 5, 1), **deal),
    )
    small.write(
        report("b", published=date(2021, 1, 1)),
        claim("1", report="b", act=Act.DELIVERED, event_date=date(2020, 5, 1), **deal),
        claim("2", report="b", act=Act.LICENCE_REFUSED, acted_by=["Germany"], event_date=date(2019, 5, 1), **deal),
    )
    sources = ["source of a", "source of b"]
    assert [
        ("DEU", "EGY", "deal", ENGINES.id, sources, 2, 0, "delivered", "reported", ["a", "b"]),
        ("NOR", "EGY", "deal", ENGINES.id, ["source of a"], 1, 0, "delivered", "reported", ["a", "b"]),
    ] == small.rows("who-refused-whom")
    assert [
        "Germany refused Egypt's request for helicopter engines (source of a and source of b, 2 independent sources)"
    ] == small.aloud("who-refused-whom", asked="Germany")


def test_a_refusal_retold_from_a_loaded_report_is_one_source(small: SmallGraph) -> None:
    """Report b rests on a, which is loaded and rests on a wire: what a rests on is the source of both."""
    refused: dict[str, Any] = {"acted_by": ["Brazil"]}
    small.write(report("a"), back("Brazil", "1", Act.REFUSED, report="a", rests_on=("wire",), **refused))
    small.write(report("b"), back("Brazil", "1", Act.REFUSED, report="b", rests_on=("a",), **refused))
    assert [(["source of wire"], 1)] == [row[4:6] for row in small.rows("who-refused-whom")]


def test_who_denied_what_parts_denials_from_no_comment(small: SmallGraph) -> None:
    """One row a claim; what asserts, is improbable or is withdrawn is no denial."""
    small.write(
        report("a"),
        back("Pakistan", "1", Act.REQUESTED, report="a", acted_by=["Russia"]),
        back(
            "Pakistan", "2", Act.REQUESTED, report="a", stance=Stance.DENIES, spoken_by="Pakistan", speaker="Pakistan"
        ),
        back("Egypt", "3", Act.AGREED, report="a", acted_by=["Egypt"], quantity_low=150, quantity_high=150),
        back("Egypt", "4", Act.AGREED, report="a", stance=Stance.DECLINES, spoken_by="Egypt", speaker="a spokesman"),
        back("Egypt", "5", Act.AGREED, report="a", stance=Stance.DENIES, spoken_by="Egypt", credibility=5),
        back("Egypt", "6", Act.AGREED, report="a", stance=Stance.DENIES, spoken_by="Egypt", withdrawn=True),
        back("Brazil", "7", Act.AGREED, report="a", stance=Stance.DENIES, speaker="somebody"),
    )
    of_a = "source of a"
    assert [
        (None, "denied", "agreed", "brazil", "somebody", "a:7", of_a, None, "reported", 0),
        ("EGY", "declined to comment on", "agreed", "egypt", "a spokesman", "a:4", of_a, "agreed", "reported", 1),
        ("PAK", "denied", "requested", "pakistan", None, "a:2", of_a, "requested", "contested", 1),
    ] == small.rows("who-denied-what")
    assert [
        "Egypt (a spokesman) declined to comment on what is reported as agreed: Egypt → Russia: return of 150 "
        "helicopter engines, agreed (source of a; 1 independent source for it)"
    ] == small.aloud("who-denied-what", who="Egypt")


def test_who_blocked_what_names_the_third_party(small: SmallGraph) -> None:
    """The number is that of the plan; a plan that nobody stopped, or only an improbable claim, is no row."""
    rockets = Item("rockets", "rockets")
    plan: dict[str, Any] = {"kind": Kind.PLANNED_PRODUCTION, "item": rockets}
    small.write(
        report("a"),
        back(
            "Egypt", "1", Act.PLANNED, report="a", acted_by=["Egypt"], quantity_low=40000, quantity_high=40000, **plan
        ),
        back("Egypt", "2", Act.BLOCKED, report="a", acted_by=["United States"], rests_on=("wire",), **plan),
        back("Brazil", "3", Act.BLOCKED, report="a", acted_by=["United States"], credibility=5, **plan),
        back("India", "4", Act.PLANNED, report="a", acted_by=["India"], **plan),
    )
    number = {"low": 40000, "high": 40000, "basis": None}
    kind = "planned production"
    assert [
        ("USA", "EGY", "RUS", "egypt", "rockets", kind, number, ["source of wire"], 1, "blocked", "reported", ["a"])
    ] == small.rows("who-blocked-what")
    assert [] == small.rows("who-blocked-what", blocker="Egypt")
    assert ["egypt"] == [row[3] for row in small.rows("who-blocked-what", party="Russia")]
    assert [
        "The United States is reported to have stopped this between Egypt and Russia: planned production, 40,000 "
        "rockets (source of wire, 1 independent source)"
    ] == small.aloud("who-blocked-what")


def test_expected_and_not_heard_of_leaves_out_what_came_or_is_to_come(small: SmallGraph) -> None:
    """Only a day before the given one; what was delivered, ended, or has a later event is heard of.

    A register's file that is limited to Russia as supplier cannot list what Egypt gave back, so its years say nothing.
    """
    by = date(2023, 12, 8)
    agreed: dict[str, Any] = {"report": "a", "expected_by": by}
    small.write(
        report("a", published=date(2023, 11, 8)),
        back("Egypt", "1", Act.AGREED, quantity_low=150, quantity_high=150, quantity_basis=Basis.ABOUT, **agreed),
        back("Brazil", "2", Act.AGREED, **agreed),
        back("Peru", "3", Act.AGREED, **agreed),
        back("India", "4", Act.AGREED, **agreed),
        back("Belarus", "5", Act.AGREED, report="a", expected_by=date(2030, 1, 1)),
        back("Pakistan", "6", Act.AGREED, report="a"),
    )
    small.write(
        report(
            "b", published=date(2023, 11, 1), published_latest=date(2023, 11, 30), published_precision=Precision.MONTH
        ),
        back("Egypt", "1", Act.AGREED, report="b"),
        back("Brazil", "2", Act.DELIVERED, report="b", event_date=date(2023, 12, 20)),
        back("Peru", "3", Act.CANCELLED, report="b"),
        back("India", "4", Act.MENTIONED, report="b", event_date=date(2024, 1, 15)),
    )
    small.write(
        report("register", kind=SourceKind.COMPILER, window_from=2000, window_to=2023),
        row("1", report="register", supplier="Russia", recipient="Egypt", act=Act.DELIVERED, about="other"),
        row("2", report="register", supplier="Egypt", recipient="Sudan", act=Act.DELIVERED, about="another"),
    )
    small.write(
        report("limited", kind=SourceKind.COMPILER, window_from=2000, window_to=2030),
        row("3", report="limited", supplier="Russia", recipient="Egypt", act=Act.DELIVERED, about="other"),
    )
    number = {"low": 150, "high": 150, "basis": "about"}
    since = "nothing later is loaded"
    egypt = ("egypt", "EGY", "RUS", ENGINES.id, number, "agreed", "reported", by, "2023-11", since, 2023, 2, ["a", "b"])
    assert [egypt] == small.rows("expected-and-not-heard-of")
    assert [] == small.rows("expected-and-not-heard-of", today="2023-12-08")
    assert [egypt] == small.rows("expected-and-not-heard-of", today="2023-12-09", party="Egypt")
    assert [] == small.rows("expected-and-not-heard-of", party="Belarus")
    assert [
        "Egypt to Russia: about 150 helicopter engines, agreed, expected by about 2023-12-08; nothing later is loaded, "
        "and the registers loaded reach to 2023 (2 independent sources)"
    ] == small.aloud("expected-and-not-heard-of")


def test_what_is_told_again_after_the_day_expected_is_said_so(small: SmallGraph) -> None:
    """The later report names no end and no delivery; a report without a date says nothing of when."""
    small.write(report("a", published=date(2023, 11, 8)))
    small.write(report("b", published=date(2024, 3, 5)), back("Egypt", "1", Act.AGREED, report="b"))
    small.write(
        report("c"),
        back("Egypt", "1", Act.AGREED, report="c", expected_by=date(2023, 12, 8)),
        back("Peru", "2", Act.AGREED, report="c", expected_by=date(2023, 12, 31)),
    )
    assert [("egypt", "2024-03-05"), ("peru", None)] == [
        (line[0], line[8]) for line in small.rows("expected-and-not-heard-of")
    ]
    assert [
        "Egypt to Russia: helicopter engines, agreed, expected by about 2023-12-08; last told 2024-03-05, without an "
        "end or a delivery (2 independent sources)",
        "Peru to Russia: helicopter engines, agreed, expected by about 2023-12-31; nothing later is loaded "
        "(1 independent source)",
    ] == small.aloud("expected-and-not-heard-of")


def test_offered_in_exchange_ties_the_offer_to_the_transfer(small: SmallGraph) -> None:
    """A concession that is tied to no transfer is no row."""
    offer: dict[str, Any] = {"subject": Subject.CONCESSION, "grantor": "Russia", "grantee": "Egypt"}
    offer |= {
        "acted_by": ["Russia"],
        "act": Act.OFFERED,
        "concession": ConcessionKind.DEBT_RELIEF,
        "text": "debt relief",
    }
    small.write(
        report("a"),
        back("Egypt", "1", Act.AGREED, report="a", acted_by=["Egypt"]),
        claim("2", report="a", about="relief", hedge="apparently", exchange_for=("egypt",), **offer),
        claim("3", report="a", about="loose", **offer),
    )
    small.write(report("b"), claim("2", report="b", about="relief", exchange_for=("egypt",), **offer))
    told = ["source of a", "source of b"]
    kinds = ("debt relief", "debt relief", "offered")
    assert [("RUS", "EGY", "relief", *kinds, "egypt", "agreed", ["apparently"], told, ["a", "b"])] == small.rows(
        "offered-in-exchange"
    )
    assert [] == small.rows("offered-in-exchange", grantor="Egypt")
    assert [
        "Russia to Egypt: debt relief, told as offered in exchange for Egypt → Russia: return of helicopter engines, "
        "agreed (source of a and source of b)"
    ] == small.aloud("offered-in-exchange", grantee="Egypt")


def test_swaps_are_told_so_or_stand_in_a_comment(small: SmallGraph) -> None:
    """A comment's words are quoted whole; a comment without them, or a claim that does not count, is no row."""
    leopard = Item("Leopard 2A4", "Leopard 2A4")
    ring: dict[str, Any] = {"supplier": "Germany", "recipient": "Czechia", "act": Act.AGREED, "kind": Kind.SWAP}
    small.write(
        report("a"),
        claim("1", report="a", about="ring", item=leopard, **ring),
        claim("2", report="a", about="doubt", item=leopard, credibility=5, **ring),
    )
    sale: dict[str, Any] = {
        "report": "register",
        "act": Act.DELIVERED,
        "order_year": 1995,
        "quantity_basis": Basis.EXACT,
    }
    jets = {"supplier": "Czechia", "recipient": "Poland", "quantity_low": 10, "quantity_high": 10}
    small.write(
        report("register", kind=SourceKind.COMPILER),
        row(
            "1",
            about="jets",
            item=Item("MiG-29", "MiG-29"),
            comment="Second-hand; Exchanged for 11 W-3",
            **jets,
            **sale,
        ),
        row("2", about="plain", item=leopard, comment="Second-hand; aid", **jets, **sale),
        row("3", about="bare", item=leopard, **jets, **sale),
    )
    ten = {"low": 10, "high": 10, "basis": "exact"}
    words = ["Second-hand; Exchanged for 11 W-3"]
    assert [
        ("jets", "CZE", "POL", "MiG-29", 1995, ten, "delivered", False, words, ["register"]),
        ("ring", "DEU", "CZE", "Leopard 2A4", None, None, "agreed", True, [], ["a"]),
    ] == small.rows("swaps")
    assert ["ring"] == [row[0] for row in small.rows("swaps", party="Germany")]
    assert [
        "Told of Czechia to Poland, 1995: 10 MiG-29, delivered. The register's comment: Second-hand; "
        "Exchanged for 11 W-3",
        "Told of Germany to Czechia: Leopard 2A4, agreed",
    ] == small.aloud("swaps")
