"""Other outlets that retell the same report: many voices, one origin, and a story that changes on its way."""

from itertools import chain

import pytest

from graph.contradictions import find_contradictions
from graph.status import judge

RETELLINGS = [
    "arabi21-1550458",
    "giaoducthoidai-112284",
    "polish-radio-2023-11-08",
    "scmp-3240982",
    "ukrinform-3784632",
]


def claims_about(samples, about):
    return [claim for loaded in samples.values() for claim in loaded.claims if claim.about == about]


def test_the_sample_is_the_article_and_its_retellings(samples):
    assert sorted(samples) == sorted(["article-2023-11-de", *RETELLINGS])


@pytest.mark.parametrize("name", RETELLINGS)
def test_a_retelling_is_read_without_anything_left_to_tell(samples, name):
    loaded = samples[name]

    assert loaded.report.id == name
    assert (loaded.rows_read, loaded.notices) == (len(loaded.claims), [])


@pytest.mark.parametrize(
    ("transfer", "status", "sources"),
    [
        ("egypt-russia-return-2023", "agreed", 1),
        ("belarus-russia-return-2023", "agreed", 1),
        ("brazil-russia-return-2023", "refused", 1),
        ("pakistan-russia-return-2023", "requested", 1),
        ("egypt-russia-rockets-2023", "blocked", 1),
    ],
)
def test_however_many_outlets_retell_it_there_is_one_origin(samples, transfer, status, sources):
    judgement = judge(claims_about(samples, transfer))

    assert (judgement.status, judgement.independent_sources) == (status, sources)


def test_six_outlets_tell_of_the_return_by_egypt(samples):
    assert {claim.source for claim in claims_about(samples, "egypt-russia-return-2023")} == {
        "german-outlet-2023-11", "arabi21", "giaoducthoidai", "polish-radio", "scmp", "ukrinform",
    }  # fmt: skip


def test_only_the_origin_or_the_word_of_a_party_stands_behind_a_retelling(samples):
    resting = {claim.id: claim.rests_on for name in RETELLINGS for claim in samples[name].claims}

    assert {name: origins for name, origins in resting.items() if origins != ("wsj-2023-11-08",)} == {
        "scmp-3240982:rockets-blocked": ("washington-post-2023-04",),
    }


def test_an_origin_is_described_alike_in_every_file(samples):
    mentions = set(chain.from_iterable(loaded.report.mentions for loaded in samples.values()))

    assert sorted(report.id for report in mentions) == ["oryx-2023-11-11", "washington-post-2023-04", "wsj-2023-11-08"]


def test_the_number_of_engines_changes_on_its_way(samples):
    told = {
        claim.id: (claim.act, claim.quantity_low, claim.quantity_high, claim.quantity_basis)
        for claim in claims_about(samples, "egypt-russia-return-2023")
        if claim.quantity_basis
    }

    assert told == {
        "article-2023-11-de:egypt-agreed": ("agreed", 150, 150, "exact"),
        "arabi21-1550458:egypt-agreed": ("agreed", 150, 150, "about"),
        "polish-radio-2023-11-08:egypt-asked": ("requested", 100, None, "at least"),
        "polish-radio-2023-11-08:egypt-agreed": ("agreed", 150, 150, "about"),
        "scmp-3240982:egypt-agreed": ("agreed", 150, 150, "exact"),
        "ukrinform-3784632:egypt-agreed": ("agreed", 150, 150, "about"),
    }


def test_begins_within_a_month_is_not_expected_by(samples):
    told = {
        claim.id: claim.expected_by.isoformat() if claim.expected_by else None
        for claim in claims_about(samples, "egypt-russia-return-2023")
        if claim.act == "agreed" and claim.stance == "asserts"
    }

    assert told == {
        "article-2023-11-de:egypt-agreed": "2023-12-08",
        "article-2023-11-de:caption-buys-back": None,
        "arabi21-1550458:egypt-agreed": None,
        "giaoducthoidai-112284:egypt-agreed": None,
        "polish-radio-2023-11-08:egypt-agreed": None,
        "scmp-3240982:egypt-agreed": "2023-12-08",
        "ukrinform-3784632:egypt-agreed": "2023-12-31",
    }


def test_sold_engines_are_a_buy_back_that_contradicts_the_return(samples):
    claims = claims_about(samples, "belarus-russia-return-2023")
    sold = next(claim for claim in claims if claim.id == "ukrinform-3784632:belarus-sold")

    assert (sold.kind, sold.act, sold.quantity_low, sold.description) == (
        "buy-back", "agreed", 6, "engines of the Mi-26",
    )  # fmt: skip
    assert [(found.first, found.second, found.about, found.within) for found in find_contradictions(claims, {})] == [
        ("article-2023-11-de:belarus-agreed", "ukrinform-3784632:belarus-sold", "kind", "several"),
        ("article-2023-11-de:belarus-asked", "ukrinform-3784632:belarus-sold", "kind", "several"),
    ]


def test_egypt_declined_to_comment_which_is_no_denial(samples):
    claims = claims_about(samples, "egypt-russia-return-2023")

    assert {(claim.id, claim.speaker, claim.speaker_role) for claim in claims if claim.stance != "asserts"} == {
        ("arabi21-1550458:egypt-declined", "spokesman of Egypt", "unnamed official"),
        ("giaoducthoidai-112284:egypt-declined", "Diaa Rashwan, spokesman", "named official"),
    }
    assert judge(claims).sources_against == 0


def test_brazil_was_asked_for_twelve_and_an_official_said_it_refused(samples):
    told = {
        claim.id: (claim.act, claim.quantity_low, claim.speaker_role)
        for claim in claims_about(samples, "brazil-russia-return-2023")
        if claim.report != "article-2023-11-de"
    }

    assert told == {
        "scmp-3240982:brazil-asked": ("requested", 12, "anonymous source"),
        "scmp-3240982:brazil-refused": ("refused", None, "unnamed official"),
        "ukrinform-3784632:brazil-asked": ("requested", 12, "anonymous source"),
        "ukrinform-3784632:brazil-refused": ("refused", None, "unnamed official"),
    }


def test_what_a_page_does_not_give_is_missing(samples):
    report = samples["arabi21-1550458"].report

    assert (report.url, report.published, report.accessed) == (None, None, None)
    assert report.name == "arabi21, date not known"
    assert {claim.locator for name in RETELLINGS for claim in samples[name].claims} == {
        "as noted; the page was not kept"
    }
