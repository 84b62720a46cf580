"""The story that the project starts with: one article, eleven things that it says, by whom and how sure."""

from collections import defaultdict

from graph.claims import Claim
from graph.contradictions import find_contradictions
from graph.status import judge
from graph.words import Subject
from loaders.reports.checking import count_words

EGYPT, BELARUS = "egypt-russia-return-2023", "belarus-russia-return-2023"
BRAZIL, PAKISTAN = "brazil-russia-return-2023", "pakistan-russia-return-2023"
ROCKETS, AID = "egypt-russia-rockets-2023", "united-states-ukraine-aid"
ASKED = "habe … zurückgefordert, berichtete das Wall Street Journal"


def by_id(claims: list[Claim]) -> dict[str, Claim]:
    return {claim.id.removeprefix("article-2023-11-de:"): claim for claim in claims}


def about(claims: list[Claim]) -> dict[str, list[Claim]]:
    found = defaultdict(list)
    for claim in claims:
        if claim.subject in (Subject.TRANSFER, Subject.CONCESSION):
            found[claim.about].append(claim)
    return dict(found)


def test_each_transfer_claim_says_one_thing(story):
    told = [
        (
            claim.id.removeprefix("article-2023-11-de:"),
            claim.about,
            claim.act,
            claim.kind,
            claim.stance,
            claim.speaker,
            claim.hedge,
            claim.counts,
        )
        for claim in story.claims
        if claim.subject is Subject.TRANSFER
    ]

    said, wsj = "asserts", "anonymous sources"
    paper, heading = "the article", "heading of the article"
    assert told == [
        ("egypt-asked", EGYPT, "requested", "return", said, wsj, ASKED, True),
        ("egypt-agreed", EGYPT, "agreed", "return", said, wsj, "Demnach sei … eingegangen und gebe … zurück", True),
        (
            "caption-buys-back", EGYPT, "agreed", "buy-back", said,
            "caption of the photograph", "Berichten zufolge", True,
        ),
        ("belarus-asked", BELARUS, "requested", "return", said, wsj, ASKED, True),
        ("belarus-agreed", BELARUS, "agreed", "return", said, wsj, "Den anonymen WSJ-Quellen zufolge", True),
        ("brazil-asked", BRAZIL, "requested", "return", said, wsj, ASKED, True),
        (
            "brazil-refused", BRAZIL, "refused", "return", said,
            'not named ("it was said")', "habe … abgelehnt, hieß es", True,
        ),
        ("brazil-heading", BRAZIL, "agreed", None, said, heading, "offenbar", False),
        ("pakistan-asked", PAKISTAN, "requested", "return", said, wsj, ASKED, True),
        ("pakistan-denied", PAKISTAN, "requested", "return", "denies", "Pakistan", None, False),
        ("rockets-planned", ROCKETS, "planned", "planned production", said, paper, None, True),
        ("rockets-heading", ROCKETS, "planned", "planned production", said, heading, None, False),
        ("rockets-blocked", ROCKETS, "blocked", "planned production", said, "Washington Post", None, True),
        ("aid-article", AID, "mentioned", "aid", said, paper, None, True),
        ("aid-austin", AID, "mentioned", "aid", said, "Lloyd Austin, US-Verteidigungsminister", None, True),
    ]  # fmt: skip


def test_parties_doers_and_numbers(story):
    told = {
        name: (
            claim.supplier.id if claim.supplier else None,
            claim.recipient.id if claim.recipient else None,
            [actor.id for actor in claim.acted_by],
            claim.item.id if claim.item else None,
            (claim.quantity_low, claim.quantity_high, claim.quantity_basis, claim.measure),
        )
        for name, claim in by_id(story.claims).items()
        if claim.subject is Subject.TRANSFER
    }

    none, engines, rockets = (None, None, None, None), "helicopter engines", "rockets or missiles"
    assert told == {
        "egypt-asked": ("EGY", "RUS", ["RUS"], None, none),
        "egypt-agreed": ("EGY", "RUS", ["EGY"], engines, (150, 150, "exact", "agreed")),
        "caption-buys-back": (None, "RUS", [], engines, none),
        "belarus-asked": ("BLR", "RUS", ["RUS"], None, none),
        "belarus-agreed": ("BLR", "RUS", ["BLR"], engines, none),
        "brazil-asked": ("BRA", "RUS", ["RUS"], None, none),
        "brazil-refused": ("BRA", "RUS", ["BRA"], None, none),
        "brazil-heading": ("BRA", "RUS", ["BRA"], engines, (150, 150, "exact", "agreed")),
        "pakistan-asked": ("PAK", "RUS", ["RUS"], None, none),
        "pakistan-denied": ("PAK", "RUS", [], None, none),
        "rockets-planned": ("EGY", "RUS", ["EGY"], rockets, (40000, 40000, "exact", "planned")),
        "rockets-heading": ("EGY", "RUS", ["EGY"], rockets, (40000, 40000, "exact", "planned")),
        "rockets-blocked": ("EGY", "RUS", ["USA"], rockets, none),
        "aid-article": ("USA", "UKR", [], None, none),
        "aid-austin": ("USA", "UKR", [], None, none),
    }


def test_what_is_offered_in_exchange_is_two_concessions(story):
    told = [
        (claim.about, claim.grantor.id, claim.grantee.id, claim.concession, claim.act, claim.hedge, claim.exchange_for)
        for claim in story.claims
        if claim.subject is Subject.CONCESSION
    ]

    assert told == [
        ("russia-egypt-debt-relief-2023", "RUS", "EGY", "debt relief", "offered", "offenbar", (EGYPT,)),
        ("russia-egypt-wheat-2023", "RUS", "EGY", "goods", "offered", "offenbar", (EGYPT,)),
    ]


def test_losses_are_floors_that_contain_one_another(story):
    told = [
        (claim.about, claim.outcome, claim.count_low, claim.quantity_high, claim.quantity_basis, claim.part_of)
        for claim in story.claims
        if claim.subject is Subject.LOSS
    ]

    everything = "russia-losses-oryx-2023-11-11"
    assert told == [
        (everything, "lost", 13077, None, "at least", None),
        (f"{everything}-helicopters", "lost", 132, None, "at least", everything),
        (f"{everything}-helicopters-captured", "captured", 2, 2, "exact", f"{everything}-helicopters"),
    ]
    assert [claim.captured_by.id for claim in story.claims if claim.captured_by] == ["UKR"]
    assert {claim.as_of.isoformat() for claim in story.claims if claim.as_of} == {"2023-11-11"}
    assert {claim.loser.id for claim in story.claims if claim.loser} == {"RUS"}


def test_context_concerns_transfers_or_actors(story):
    told = {
        claim.topic: (claim.concerns, [actor.id for actor in claim.concerns_actors], claim.hedge, claim.speaker)
        for claim in story.claims
        if claim.subject is Subject.CONTEXT
    }

    returns = (EGYPT, BELARUS, BRAZIL, PAKISTAN)
    assert told == {
        "warning": (returns, [], None, "the article"),
        "buying back": (returns, [], "wohl", "headline of the article"),
        "cause": (returns, [], "Womöglich könnten", "the article"),
        "possible sanctions": ((), ["EGY", "RUS", "USA"], "könnten", "the article"),
        "war economy": ((), ["RUS"], None, "the article"),
        "defence spending": ((), ["RUS"], "sollen", "the article"),
        "arms industry": ((), ["UKR"], None, "Wolodymyr Selenskyj, president of Ukraine"),
    }
    spending = by_id(story.claims)["defence-spending"]
    assert (spending.change_percent, spending.context_measure) == (68.0, "defence spending")


def test_the_status_of_each_event(story):
    told = {}
    for transfer, claims in about(story.claims).items():
        judgement = judge(claims)
        told[transfer] = (
            judgement.status,
            judgement.standing,
            judgement.independent_sources,
            judgement.sources_against,
            judgement.expected_by.isoformat() if judgement.expected_by else None,
        )

    assert told == {
        EGYPT: ("agreed", "reported", 1, 0, "2023-12-08"),
        BELARUS: ("agreed", "reported", 1, 0, None),
        BRAZIL: ("refused", "reported", 1, 0, None),
        PAKISTAN: ("requested", "contested", 1, 1, None),
        ROCKETS: ("blocked", "reported", 1, 0, None),
        AID: ("mentioned", "reported", 1, 0, None),
        "russia-egypt-debt-relief-2023": ("offered", "reported", 1, 0, None),
        "russia-egypt-wheat-2023": ("offered", "reported", 1, 0, None),
    }


def test_the_article_contradicts_itself_three_times_and_once_tells_a_denial(story):
    told = [
        (found.first.split(":")[1], found.second.split(":")[1], found.about, found.within)
        for claims in about(story.claims).values()
        for found in find_contradictions(claims, {})
    ]

    assert told == [
        ("caption-buys-back", "egypt-agreed", "kind", "one report"),
        ("caption-buys-back", "egypt-asked", "kind", "one report"),
        ("brazil-heading", "brazil-refused", "act", "one report"),
        ("pakistan-asked", "pakistan-denied", "act", "one report"),
        ("rockets-blocked", "rockets-heading", "act", "one report"),
    ]


def test_only_the_slips_of_headings_are_graded_improbable(story):
    assert {name for name, claim in by_id(story.claims).items() if claim.credibility == 5} == {
        "brazil-heading",
        "rockets-heading",
    }


def test_every_grade_says_who_when_and_why(story):
    graded = [claim for claim in story.claims if claim.credibility is not None]

    assert len(graded) == 18
    assert all(claim.reliability and claim.graded_by and claim.graded_on and claim.grade_reason for claim in graded)


def test_a_plan_is_current_in_the_heading_alone(story):
    claims = by_id(story.claims)

    assert (claims["rockets-planned"].current, claims["rockets-heading"].current) == (False, True)
    assert claims["rockets-planned"].event_date.isoformat() == "2023-01-01"
    assert claims["rockets-planned"].event_precision == "year"


def test_no_event_has_a_date_that_the_article_does_not_give(story):
    assert {name for name, claim in by_id(story.claims).items() if claim.event_date} == {
        "rockets-planned",
        "ukraine-industry",
    }


def test_what_rests_on_whom(story):
    told = defaultdict(set)
    for name, claim in by_id(story.claims).items():
        assert len(claim.rests_on) == len(claim.rests_on_sources)
        told[claim.rests_on_sources].add(name)

    assert told[("washington-post",)] == {"rockets-blocked"}
    assert told[("oryx",)] == {"losses-all", "losses-helicopters", "losses-helicopters-captured"}
    assert told[("wsj",)] == {
        "egypt-asked", "egypt-agreed", "caption-buys-back", "belarus-asked", "belarus-agreed", "brazil-asked",
        "brazil-refused", "pakistan-asked", "pakistan-denied",
    }  # fmt: skip


def test_origins_are_mentioned_and_not_loaded(story):
    assert [(report.id, report.source.id, report.loaded, report.name) for report in story.report.mentions] == [
        ("wsj-2023-11-08", "wsj", False, "Wall Street Journal, 8 November 2023"),
        ("washington-post-2023-04", "washington-post", False, "Washington Post, April 2023"),
        ("oryx-2023-11-11", "oryx", False, "Oryx, 11 November 2023"),
    ]


def test_claims_of_one_sentence_share_a_statement(story):
    shared = defaultdict(set)
    for name, claim in by_id(story.claims).items():
        if claim.statement:
            shared[claim.statement].add(name)

    assert shared == {
        "article-2023-11-de:p1-s3": {"egypt-asked", "belarus-asked", "brazil-asked", "pakistan-asked"},
        "article-2023-11-de:p3-s3": {"egypt-agreed"},
        "article-2023-11-de:p3-s4": {"debt-relief", "wheat"},
        "article-2023-11-de:p2-s3": {"losses-helicopters", "losses-helicopters-captured"},
    }


def test_captions_name_who_says_so(story):
    claims = by_id(story.claims)

    assert claims["egypt-agreed"].name == (
        "Egypt → Russia: return of 150 helicopter engines, agreed (anonymous sources, Wall Street Journal)"
    )
    assert claims["pakistan-denied"].name == (
        "Pakistan → Russia: return of something not named, requested: denied (Pakistan, Wall Street Journal)"
    )
    assert claims["losses-helicopters"].name == (
        "Russia: at least 132 helicopters recorded as destroyed, damaged, abandoned or captured (Oryx)"
    )


def test_every_entry_is_a_claim_and_nothing_is_left_to_tell(story):
    assert (story.rows_read, len(story.claims), story.notices) == (27, 27, [])


def test_quotations_are_short_and_stand_in_the_article(story, shared_data):
    article = " ".join((shared_data / "reports" / "article-2023-11-de.txt").read_text(encoding="utf-8").split())
    quotations = [claim.quotation for claim in story.claims if claim.quotation]

    assert [quotation for quotation in quotations if quotation not in article] == []
    assert [count_words(quotation) for quotation in quotations] == [19, 10, 7, 7, 7, 12]


def test_every_hedge_stands_in_the_article(story, shared_data):
    article = " ".join((shared_data / "reports" / "article-2023-11-de.txt").read_text(encoding="utf-8").split())
    hedges = {claim.hedge for claim in story.claims if claim.hedge}

    assert {hedge for hedge in hedges if not all(part in article for part in hedge.split(" … "))} == set()
