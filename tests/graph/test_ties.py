"""One item's way onward between two actors: in time order, of one item, delivered, and nothing else."""

from typing import Any

from graph.deals import Deal
from graph.ties import find_onward
from graph.words import Act, Standing


def deal(key: str, supplier: str, recipient: str, year: int | None, **values: Any) -> Deal:
    given = {"status": Act.DELIVERED, "item": "Mi-8"} | values
    return Deal(id=key, supplier=supplier, recipient=recipient, standing=Standing.RECORDED, order_year=year, **given)


def test_a_way_goes_on_only_later_and_with_the_same_item() -> None:
    deals = [
        deal("first", "RUS", "EGY", 1970),
        deal("too early", "EGY", "LBY", 1969),
        deal("later", "EGY", "LBY", 1980),
        deal("latest", "EGY", "LBY", 1990),
        deal("other item", "EGY", "LBY", 1985, item="T-55"),
        deal("only ordered", "EGY", "LBY", 1986, status=Act.ORDERED),
        deal("no year", "EGY", "LBY", None),
        deal("not between them", "EGY", "SDN", 1986),
    ]
    (way,) = find_onward(deals, "LBY", "RUS")
    assert ("RUS", "EGY", "LBY", "Mi-8") == (way.supplier, way.over, way.recipient, way.item)
    assert ((1970, 1970), (1980, 1990)) == (way.first_years, way.later_years)
    assert (("first",), ("later", "latest")) == (way.first_deals, way.later_deals)
    assert [way] == find_onward(reversed(deals), "RUS", "LBY")


def test_a_tie_in_the_same_year_is_no_way_onward() -> None:
    assert [] == find_onward([deal("a", "RUS", "EGY", 1980), deal("b", "EGY", "LBY", 1980)], "RUS", "LBY")


def test_a_direct_deal_is_no_way_onward() -> None:
    assert [] == find_onward([deal("a", "RUS", "EGY", 1970), deal("b", "EGY", "RUS", 1980)], "RUS", "EGY")
