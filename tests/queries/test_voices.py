"""Questions about who says so: dossiers, contradictions, retellings and speakers, on small graphs, on both engines."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.reports import Report, Source
from graph.words import Act, Basis, Kind, Measure, Precision, Side, SourceKind, SpeakerRole, Stance, Subject
from loaders.loading import load_paths
from queries.library import FOLDER
from queries.values import WrongValues
from tests.graph.build import claim, report, row
from tests.queries.conftest import SmallGraph, shipped

STORY = Path(__file__).resolve().parents[2] / "loaders" / "reports" / "sample"
VOICES = sorted(path.stem for path in (FOLDER / "voices").glob("*.cypher"))
EGYPT: dict[str, Any] = {"supplier": "Egypt", "recipient": "Russia", "kind": Kind.RETURN, "about": "egypt"}
BRAZIL: dict[str, Any] = {"supplier": "Brazil", "recipient": "Russia", "kind": Kind.RETURN, "about": "brazil"}
ANONYMOUS = SpeakerRole.ANONYMOUS_SOURCE
OUTLET = SpeakerRole.OUTLET
UNNAMED = SpeakerRole.UNNAMED_OFFICIAL
NAMED = SpeakerRole.NAMED_OFFICIAL


def number(low: int | None, high: int | None, basis: Basis, measure: Measure) -> dict[str, Any]:
    """The quantity of a claim."""
    return {"quantity_low": low, "quantity_high": high, "quantity_basis": basis, "measure": measure}


def origin(key: str) -> Report:
    """A report that is known only through those that retell it."""
    source = Source(id=f"source of {key}", name=key, kind=SourceKind.OUTLET)
    return Report(id=key, source=source, name=key, loaded=False)


@pytest.mark.parametrize("name", VOICES)
def test_an_empty_graph_has_no_rows(small: SmallGraph, name: str) -> None:
    """Each question runs where nothing is loaded and says nothing; one about a report says what to do first."""
    if name in ("what-a-report-says", "what-retellings-changed"):
        with pytest.raises(WrongValues, match="there is no report in the graph yet; load a report first"):
            small.rows(name, **shipped(name).example)
    else:
        assert [] == small.rows(name, **shipped(name).example)


def test_the_story_alone(small: SmallGraph) -> None:
    """Without a register and a table of components, the two questions that need them have no rows."""
    load_paths(small.store, "reports", [STORY])
    found = {name: len(small.rows(name, **shipped(name).example)) for name in VOICES}
    assert found == {
        "low-or-no-grade": 21,
        "more-than-received": 0,
        "newest-claims": 30,
        "nobody-named": 4,
        "not-in-the-register": 0,
        "one-origin-only": 6,
        "what-a-report-says": 27,
        "what-retellings-changed": 25,
        "who-contradicts-whom": 17,
        "who-speaks-for-whom": 7,
    }
    assert [
        "Egypt → Russia: return of about 150 helicopter engines, agreed: in 6 loaded reports, "
        "all of it from Wall Street Journal"
    ] == small.aloud("one-origin-only", actor="Egypt")[:1]


def test_what_a_report_says_goes_down_the_page(small: SmallGraph) -> None:
    """Headings and captions stand where they stood, ten comes after nine, and others' contradictions are counted."""
    grade = {"reliability": "F", "credibility": 5}
    small.write(
        report("a"),
        claim("late", report="a", locator="paragraph 10", act=Act.REFUSED, hedge="it was said", **BRAZIL),
        claim("text", report="a", locator="paragraph 9, sentence 1", act=Act.MENTIONED, **BRAZIL),
        claim("caption", report="a", locator="caption, after paragraph 9", act=Act.MENTIONED, **BRAZIL),
        claim(
            "heading",
            report="a",
            locator="heading, before paragraph 9",
            act=Act.AGREED,
            speaker="the heading",
            speaker_role=OUTLET,
            **number(150, 150, Basis.EXACT, Measure.AGREED),
            **grade,
            **BRAZIL,
        ),
        claim("top", report="a", locator="headline", subject=Subject.CONTEXT, about="c", topic="t", text="war"),
    )
    small.write(report("b"), claim("1", report="b", act=Act.REFUSED, **BRAZIL))
    many = {"low": 150, "high": 150, "basis": "exact"}
    said = "asserts"
    before, after = "heading, before paragraph 9", "caption, after paragraph 9"
    heading, late = ["a:heading"], "it was said"
    assert [
        ("headline", "a:top", said, None, None, None, None, None, None, None, True, [], 0),
        (
            before,
            "a:heading",
            said,
            "agreed",
            "brazil",
            many,
            None,
            "the heading",
            "outlet",
            "F5",
            False,
            ["a:late"],
            1,
        ),
        ("paragraph 9, sentence 1", "a:text", said, "mentioned", "brazil", None, None, None, None, None, True, [], 0),
        (after, "a:caption", said, "mentioned", "brazil", None, None, None, None, None, True, [], 0),
        ("paragraph 10", "a:late", said, "refused", "brazil", None, late, None, None, None, True, heading, 0),
    ] == small.rows("what-a-report-says", report="a")
    assert (
        "paragraph 10: claim late, hedged “it was said”; the same report also has: claim heading"
        == small.aloud("what-a-report-says", report="a")[-1]
    )
    with pytest.raises(WrongValues, match="is no report in the graph"):
        small.rows("what-a-report-says", report="nobody's")


def test_a_register_is_told_in_the_order_of_its_lines(small: SmallGraph) -> None:
    """Line 10 comes after line 9."""
    rows = [row(str(line), report="s", about=f"t{line}", locator=f"line {line}") for line in (10, 9)]
    small.write(report("s"), *rows)
    assert ["line 9", "line 10"] == [found[0] for found in small.rows("what-a-report-says", report="s")]


def test_who_contradicts_whom_says_what_each_has(small: SmallGraph) -> None:
    """Act, kind, quantity and party each show the point in question; claims that agree are no row."""
    small.write(
        report("a"),
        claim("asked", report="a", act=Act.REQUESTED, locator="p 1", **BRAZIL),
        claim("denied", report="a", act=Act.REQUESTED, stance=Stance.DENIES, locator="p 2", **BRAZIL),
        claim("six", report="a", act=Act.AGREED, **number(6, 6, Basis.EXACT, Measure.AGREED), **EGYPT),
    )
    nine = number(9, None, Basis.AT_LEAST, Measure.AGREED)
    sold: dict[str, Any] = {**EGYPT, "kind": Kind.BUY_BACK, "supplier": "Libya"}
    small.write(report("b"), claim("nine", report="b", act=Act.AGREED, quantity_text="nine or more", **nine, **sold))
    sa, sb = "source of a", "source of b"
    p = "paragraph 1"
    assert [
        ("brazil", "one report", "act", sa, "p 1", "requested", "a:asked", sa, "p 2", "not requested", "a:denied"),
        ("egypt", "several", "kind", sa, p, "return", "a:six", sb, p, "buy-back", "b:nine"),
        ("egypt", "several", "party", sa, p, "Egypt to Russia", "a:six", sb, p, "Libya to Russia", "b:nine"),
        ("egypt", "several", "quantity", sa, p, "6", "a:six", sb, p, "nine or more", "b:nine"),
    ] == small.rows("who-contradicts-whom")
    assert ["act"] == [found[2] for found in small.rows("who-contradicts-whom", within="one report")]
    assert ["kind", "party", "quantity"] == [found[2] for found in small.rows("who-contradicts-whom", actor="Libya")]
    assert [] == small.rows("who-contradicts-whom", actor="Brazil", within="several")
    assert [
        "Brazil → Russia: return of something not named, requested: source of a (p 1) has “requested”, "
        "source of a (p 2) has “not requested”"
    ] == small.aloud("who-contradicts-whom", actor="Brazil")


def test_what_retellings_changed_compares_one_origin(small: SmallGraph) -> None:
    """Dates are told as exactly as they are known; another origin and a transfer told once are left out."""
    small.write(
        report("a", mentions=(origin("wire"),), published=date(2023, 11, 1), published_precision=Precision.MONTH),
        claim("1", report="a", act=Act.AGREED, rests_on=("wire",), quotation="gives back", **EGYPT),
        claim("2", report="a", act=Act.REFUSED, rests_on=("wire",), **BRAZIL),
    )
    small.write(
        report("b", mentions=(origin("wire"),), published=date(2023, 10, 9), published_precision=Precision.DAY),
        claim(
            "1",
            report="b",
            act=Act.AGREED,
            rests_on=("wire",),
            quantity_text="some 150",
            speaker="three people",
            expected_by=date(2023, 12, 8),
            expected_by_precision=Precision.ABOUT,
            event_date=date(2023, 7, 1),
            event_latest=date(2023, 7, 31),
            event_precision=Precision.MONTH,
            **number(150, 150, Basis.ABOUT, Measure.AGREED),
            **EGYPT,
        ),
    )
    sold = {**EGYPT, "kind": Kind.BUY_BACK}
    small.write(
        report("c"),
        claim("1", report="c", act=Act.AGREED, rests_on=("b",), **sold),
        claim("2", report="c", act=Act.AGREED, rests_on=("b",), **EGYPT),
    )
    small.write(
        report("d", mentions=(origin("other"),)), claim("1", report="d", act=Act.AGREED, rests_on=("other",), **EGYPT)
    )
    kind, about = ["kind"], {"low": 150, "high": 150, "basis": "about"}
    first = ("egypt", "source of b", "2023-10-09", "b:1", "asserts", "agreed", "return", about)
    second = ("egypt", "source of a", "2023-11", "a:1", "asserts", "agreed", "return", None)
    third = ("egypt", "source of c", None, "c:1", "asserts", "agreed", "buy-back", None)
    assert [
        (*first, "some 150", "2023-07", "about 2023-12-08", "three people", kind, []),
        (*second, "gives back", None, None, None, kind, []),
        (*third, None, None, None, None, kind, kind),
        (*third[:3], "c:2", *third[4:6], "return", None, None, None, None, None, [], kind),
    ] == small.rows("what-retellings-changed", origin="wire")
    assert [
        "source of b, 2023-10-09, has: claim 1, worded “some 150”, dated 2023-07, expected by about 2023-12-08; "
        "another retelling differs on the kind",
        "source of a, 2023-11, has: claim 1, worded “gives back”; another retelling differs on the kind",
        "source of c has: claim 1; another retelling differs on the kind; the same report differs on the kind",
        "source of c has: claim 2; the same report differs on the kind",
    ] == small.aloud("what-retellings-changed", origin="wire")
    assert ["b:1", "c:1", "c:2"] == [found[3] for found in small.rows("what-retellings-changed", origin="b")]
    assert [] == small.rows("what-retellings-changed", origin="other")


def test_one_origin_only_follows_retellings_to_their_end(small: SmallGraph) -> None:
    """A retelling of a retelling is the same origin; two origins, a register and another act make no row."""
    small.write(
        report("a", mentions=(origin("wire"),)), claim("1", report="a", act=Act.AGREED, rests_on=("wire",), **EGYPT)
    )
    small.write(
        report("b"),
        claim("1", report="b", act=Act.AGREED, rests_on=("a",), **EGYPT),
        claim("2", report="b", act=Act.MENTIONED, **EGYPT),
        claim("3", report="b", act=Act.REQUESTED, **BRAZIL),
        claim("4", report="b", act=Act.ORDERED, supplier="Iran", recipient="Russia", about="iran"),
        claim("no", report="b", act=Act.AGREED, stance=Stance.DENIES, spoken_by="Egypt", **EGYPT),
    )
    small.write(
        report("c"),
        claim("1", report="c", act=Act.ORDERED, supplier="Iran", recipient="Russia", about="iran"),
        claim("2", report="c", act=Act.DELIVERED, supplier="Russia", recipient="Egypt", about="listed"),
    )
    small.write(
        report("s"), row("1", report="s", act=Act.DELIVERED, supplier="Russia", recipient="Egypt", about="listed")
    )
    egypt = ("egypt", "EGY", "RUS", "agreed", "contested", ["source of wire"], 2, 1, ["a", "b"])
    brazil = ("brazil", "BRA", "RUS", "requested", "reported", ["source of b"], 1, None, ["b"])
    assert [egypt, brazil] == small.rows("one-origin-only")
    assert [brazil] == small.rows("one-origin-only", actor="Brazil")
    assert [
        "Brazil → Russia: return of something not named, requested: in 1 loaded report, all of it from source of b"
    ] == small.aloud("one-origin-only", actor="BRA")


def test_nobody_named_wants_a_voice_with_a_name(small: SmallGraph) -> None:
    """Passing on is no voice; a named official, a document or the outlet's own word is, for the status act alone."""
    wire = {"rests_on": ("wire",), "report": "a"}
    deals = {
        "officials": [{"speaker_role": UNNAMED, "speaker": "an aide"}, {"speaker_role": ANONYMOUS}],
        "retold": [{"speaker_role": ANONYMOUS, "speaker": "two people"}, {"speaker_role": OUTLET}],
        "signed": [{"speaker_role": ANONYMOUS}, {"speaker_role": NAMED}],
        "written": [{"speaker_role": ANONYMOUS}, {"speaker_role": SpeakerRole.DOCUMENT}],
        "own-word": [{"speaker_role": ANONYMOUS}, {"speaker_role": OUTLET, "rests_on": ()}],
        "only-retold": [{"speaker_role": OUTLET}],
    }
    claims = [
        claim(f"{about}{at}", supplier="Egypt", recipient="Russia", about=about, act=Act.AGREED, **{**wire, **voice})
        for about, voices in deals.items()
        for at, voice in enumerate(voices)
    ]
    named = claim(
        "x", supplier="Egypt", recipient="Russia", about="retold", act=Act.REQUESTED, speaker_role=NAMED, **wire
    )
    improbable = claim(
        "y",
        supplier="Egypt",
        recipient="Russia",
        about="retold",
        act=Act.AGREED,
        speaker_role=NAMED,
        credibility=5,
        **wire,
    )
    small.write(report("a"), *claims, named, improbable)
    both = ["“an aide”", "“anonymous source”"]
    assert [
        ("officials", "EGY", "RUS", "agreed", "reported", both, 1, 1, 0, ["a"]),
        ("retold", "EGY", "RUS", "agreed", "reported", ["“two people”"], 0, 1, 0, ["a"]),
    ] == small.rows("nobody-named")
    assert [] == small.rows("nobody-named", actor="Brazil")
    assert [
        "Egypt → Russia: something not named, agreed: said by “an aide” and “anonymous source”, nobody by name "
        "(1 independent source)"
    ] == small.aloud("nobody-named", actor="RUS")[:1]


def test_who_speaks_for_whom_by_side_and_name(small: SmallGraph) -> None:
    """Officials, and whoever has a side; an outlet, an anonymous source and what was withdrawn are left out."""
    small.write(
        report("a"),
        claim("0", report="a", act=Act.AGREED, speaker_role=ANONYMOUS, **EGYPT),
        claim("1", report="a", act=Act.AGREED, speaker_role=OUTLET, speaker_side=Side.NONE, **EGYPT),
        claim(
            "2",
            report="a",
            act=Act.AGREED,
            stance=Stance.DECLINES,
            speaker="Diaa Rashwan",
            speaker_role=NAMED,
            speaker_side=Side.SUPPLIER,
            spoken_by="Egypt",
            quotation="no comment",
            **EGYPT,
        ),
        claim(
            "3",
            report="a",
            act=Act.REQUESTED,
            speaker="a general",
            speaker_side=Side.ENEMY,
            spoken_by="Ukraine",
            **BRAZIL,
        ),
        claim("4", report="a", act=Act.REQUESTED, speaker="an aide", speaker_role=UNNAMED, **BRAZIL),
        claim("5", report="a", act=Act.REFUSED, speaker_role=NAMED, withdrawn=True, spoken_by="Egypt", **EGYPT),
    )
    of_a = "source of a"
    declines = "declines to comment"
    egypt = (
        "EGY",
        "Diaa Rashwan",
        "named official",
        "supplier",
        declines,
        "agreed",
        "a:2",
        "egypt",
        "no comment",
        of_a,
    )
    enemy = ("UKR", "a general", None, "enemy of one", "asserts", "requested", "a:3", "brazil", None, of_a)
    aide = (None, "an aide", "unnamed official", None, "asserts", "requested", "a:4", "brazil", None, of_a)
    assert [egypt, enemy, aide] == small.rows("who-speaks-for-whom")
    assert [egypt] == small.rows("who-speaks-for-whom", named=True)
    assert [enemy] == small.rows("who-speaks-for-whom", side="enemy of one")
    assert [egypt] == small.rows("who-speaks-for-whom", actor="Egypt")
    assert [
        "Diaa Rashwan (named official, side: supplier), for Egypt: claim 2, “no comment”, as source of a has it"
    ] == small.aloud("who-speaks-for-whom", actor="Egypt")
