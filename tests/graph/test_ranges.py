"""Years of delivery of which a register gives only the first and the last: known as a span, not as years."""

import pytest

from graph.contradictions import find_contradictions
from graph.derive import derive_transfer
from graph.ranks import EditionRank
from graph.statements import Publication, Statement
from graph.store import Store
from graph.telling import tell
from graph.words import Act, Measure, SpeakerRole, Stance
from loaders.loading import load_paths
from tests.graph.build import row
from tests.loaders.sipri.registers import SAMPLE

RANKS = {key: EditionRank(key, 1, None, 1, is_register=True) for key in ("r", "s")}


def test_a_transfer_knows_that_its_years_are_the_ends_of_a_range() -> None:
    ends = row("c", report="r", act=Act.DELIVERED, delivery_years=(1995, 2002), delivery_range=True)
    found = derive_transfer("t", [ends], RANKS)
    assert (found.delivery_years, found.delivery_range) == ((1995, 2002), True)
    listed = row("c", report="r", act=Act.DELIVERED, delivery_years=(1995, 2002))
    assert derive_transfer("t", [listed], RANKS).delivery_range is None


@pytest.mark.parametrize(("is_range", "contradictions"), [(None, 1), (True, 0)])
def test_a_number_over_a_range_is_not_compared_with_one_over_two_years(
    is_range: bool | None, contradictions: int
) -> None:
    same = {"act": Act.DELIVERED, "measure": Measure.DELIVERED, "delivery_years": (1995, 2002)}
    first = row("a", report="r", quantity_low=9, quantity_high=9, delivery_range=is_range, **same)
    second = row("b", report="s", source="another register", quantity_low=4, quantity_high=4, **same)
    assert len(find_contradictions([first, second], {})) == contradictions


def test_a_range_is_told_by_its_ends() -> None:
    claim = Statement(
        id="c",
        transfer="t",
        name="n",
        locator="line 2",
        stance=Stance.ASSERTS,
        report=Publication(source="SIPRI", name="register"),
        act=Act.DELIVERED,
        supplier="Russia",
        recipient="Algeria",
        item="AK-630",
        delivered=2,
        delivery_years=(1995, 2002),
        delivery_range=True,
        speaker_role=SpeakerRole.DATA_SET,
    )
    told = tell(claim)
    assert "delivered between 1995 and 2002, not said in which years" in told


def test_the_graph_keeps_the_range_and_the_years_that_are_possible(store: Store) -> None:
    """On both engines, added up as one report or from the graph anew."""
    load_paths(store, "sipri", [SAMPLE / "retyped_2020.csv"])
    transfer = store.reader().run(
        "MATCH (t:Transfer)-[:OF]->(:Item {id: 'Invented-40'}) MATCH (c:Claim)-[:ABOUT]->(t) "
        "RETURN t.first_delivery AS first, t.last_delivery AS last, t.delivery_range AS range, c.delivery_range AS said"
    )
    assert transfer.rows == [{"first": 1995, "last": 2002, "range": True, "said": True}]
    sums = (
        "MATCH (:Actor {id: 'PER'})-[d:DELIVERED_TO]->(:Actor {id: 'CHL'}) "
        "RETURN d.years AS years, d.possible_years AS possible"
    )
    expected = [{"years": [1995, 2002, 2012, 2016], "possible": [*range(1996, 2002), 2013, 2014, 2015]}]
    assert store.reader().run(sums).rows == expected
    load_paths(store, "sipri", [SAMPLE / "export_2022.csv"])
    [other] = load_paths(store, "sipri", [SAMPLE / "printed_2014.txt"])
    assert other.checked.report is not None
    store.remove(other.checked.report.report.id)
    assert store.reader().run(sums).rows == expected
