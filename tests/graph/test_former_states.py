import pytest

from graph.former_states import FORMER_STATES
from graph.names import successors
from graph.state_names import states


def test_successors_are_states_with_a_year() -> None:
    ids = {actor.id for actor in states()}
    for former in FORMER_STATES:
        assert all(state in ids and 1950 < year < 2030 for state, year in successors(former.id))
        assert bool(successors(former.id)) == (former.id != "northern-cyprus")


def test_the_soviet_union_has_fifteen_successors() -> None:
    assert successors("soviet-union")[0] == ("RUS", 1991)
    assert len(set(successors("soviet-union"))) == 15
    assert {year for _, year in successors("soviet-union")} == {1991}


@pytest.mark.parametrize(
    ("actor_id", "expected"),
    [
        ("east-germany-gdr", (("DEU", 1990),)),
        ("north-yemen", (("YEM", 1990),)),
        ("yemen-arab-republic", (("YEM", 1990),)),
        ("south-yemen", (("YEM", 1990),)),
        ("south-vietnam", (("VNM", 1976),)),
        ("biafra", (("NGA", 1970),)),
        ("katanga", (("COD", 1963),)),
        ("serbia-and-montenegro", (("MNE", 2006), ("SRB", 2006))),
        ("netherlands-antilles", (("BES", 2010), ("CUW", 2010), ("SXM", 2010))),
        ("libya-gnc", (("LBY", 2021),)),
        ("RUS", ()),
        ("no such actor", ()),
    ],
)
def test_successors(actor_id: str, expected: tuple[tuple[str, int], ...]) -> None:
    assert successors(actor_id) == expected
