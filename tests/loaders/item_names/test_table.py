"""The table of item names: what ships, what a row states, what it makes of the graph, and what is refused."""

from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest

from graph.actors import Item
from graph.claims import Claim
from graph.store import Store, open_store
from graph.store.settings import EmbeddedSettings
from graph.words import Certainty, Relation, Side, SpeakerRole, Subject
from loaders.checking import Checked, check
from loaders.contract import Issue, LoadOptions
from loaders.files import make_file, read_file
from loaders.item_names import loader
from loaders.loading import load_checked, load_paths
from tests.graph.store.snapshot import snapshot

TABLE = Path(loader.__file__).parent / "names.csv"
INVENTED = Path(loader.__file__).parent / "sample" / "invented.csv"
WORLD = "sipri/register_16col_2024_world_1950-2023_nopreamble.csv.gz"
PIECES = "oryx/totals_by_system2023-02-26.csv"
HEADER = "designation,source,other,other_source,relation,evidence,certainty"
ROW = "A-1 tank,a list,A-1,a register,same system,a leaflet,certain"


def load(content: str | bytes, name: str = "some names.csv") -> Checked:
    """What the loader makes of a file."""
    packed = content.encode() if isinstance(content, str) else content
    return check("item_names", make_file(name, packed), LoadOptions())


def table(*rows: str) -> str:
    """A table with some rows."""
    return "\n".join([HEADER, *rows, ""])


def only_refusal(content: str | bytes) -> Issue:
    """The one reason why nothing of a file is loaded."""
    checked = load(content)
    assert checked.report is None
    [issue] = checked.refusals
    assert issue.reason.endswith("; nothing was loaded")
    return issue


@pytest.fixture(scope="module")
def shipped() -> tuple[Claim, ...]:
    """The claims of the table that ships."""
    checked = check("item_names", read_file(TABLE), LoadOptions())
    assert () == checked.issues
    assert checked.rows_read == len(checked.claims)
    return checked.claims


def test_the_table_that_ships_names_the_helicopters_of_the_story(shipped: tuple[Claim, ...]) -> None:
    """The spellings of one machine meet; what names several machines is no machine; each row has its evidence."""
    assert all(claim.evidence and len(claim.evidence) > 30 for claim in shipped)
    tied: dict[str, set[tuple[str, str]]] = {}
    for claim in shipped:
        assert claim.item and claim.other and claim.relation
        tied.setdefault(claim.item.id, set()).add((claim.relation.value, claim.other.id))
    same = {("same system", "Mi-35M")}
    assert same == tied['Mi-35M "Hind"'] == tied["Ми-35М"] == tied["Mi-35M attack helicopter"]
    assert {"group of several"} == {relation for relation, _ in tied["Mi-24/35"] | tied["Mi-8 transport helicopter"]}
    assert {("variant of", "Mi-17")} == tied["Mi-8MT"]
    assert {("group of several", "Mi-8T"), ("group of several", "Mi-17")} == tied["Mi-8 transport helicopter"]


def test_each_name_stands_in_its_source(shipped: tuple[Claim, ...], shared_data: Path) -> None:
    """What the table says that Oryx and the register write is in the real files."""
    real = {
        "oryx": check("oryx", read_file(shared_data / PIECES), LoadOptions()).claims,
        "sipri": check("sipri", read_file(shared_data / WORLD), LoadOptions()).claims,
    }
    written = {source: {claim.item.id for claim in claims if claim.item} for source, claims in real.items()}
    checked = 0
    for claim in shipped:
        _, source, _, other_source, *_ = (claim.raw or "").split(",")
        for item, where in ((claim.item, source), (claim.other, other_source)):
            if item is not None and where in written:
                assert item.id in written[where], item.id
                checked += 1
    assert checked > 150


def test_a_row_is_a_claim() -> None:
    """It keeps its raw text and its line, and says what a reader needs in a sentence."""
    [claim] = load(table('A-1 tank,a list,A-1,a register,same system,"a leaflet, page 3",probable')).claims
    assert claim == Claim(
        id="item-names-some-names:A-1 tank|A-1",
        report="item-names-some-names",
        source="item_names",
        subject=Subject.CONTEXT,
        about="item-name:A-1 tank|A-1",
        name=(
            "Table of item names of this project: A-1 tank (a list) is the same system as A-1 (a register): probable"
        ),
        locator="line 2",
        raw='A-1 tank,a list,A-1,a register,same system,"a leaflet, page 3",probable',
        item=Item("A-1 tank", "A-1 tank"),
        item_text="A-1 tank",
        speaker="The authors of this project",
        speaker_role=SpeakerRole.DOCUMENT,
        speaker_side=Side.NONE,
        topic="item name",
        text="A-1 tank (a list) is the same system as A-1 (a register): probable",
        other=Item("A-1", "A-1"),
        relation=Relation.SAME,
        certainty=Certainty.PROBABLE,
        evidence="a leaflet, page 3",
    )


@pytest.mark.parametrize(
    ("row", "column", "found"),
    [
        (ROW.replace("A-1 tank", ""), 1, ""),
        (ROW.replace("a list", " "), 2, ""),
        (ROW.replace("A-1 tank", "A-1"), 3, "A-1"),
        (ROW.replace("same system", "same"), 5, "same"),
        (ROW.replace("same system", "Same system"), 5, "Same system"),
        (ROW.replace("a leaflet", ""), 6, ""),
        (ROW.replace("certain", "0.97"), 7, "0.97"),
        (ROW.replace("a list", "a\x07list"), 2, "a\\x07list"),
        (ROW + ",more", None, "8 cells"),
        (ROW.replace("a leaflet", '"a leaflet'), None, "a quotation mark that is not closed"),
        ("A-1,a register,A-1 tank,a list,same system,a leaflet,certain", None, "A-1 and A-1 tank"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_alone(row: str, column: int | None, found: str) -> None:
    """With line, column, what was found and what was expected; the other rows stay."""
    checked = load(table(ROW, row))
    assert (2, 1) == (checked.rows_read, len(checked.claims))
    [issue] = checked.refusals
    assert (3, column, found) == (issue.line, issue.column, issue.found)
    assert issue.expected


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (table(), "the table has the column names and no row below them"),
        (table(ROW).replace(",", ";"), "the first line lacks the columns designation"),
        (table(ROW).replace("evidence", "why"), "the first line lacks the columns evidence"),
        (table(ROW).replace("certainty", "certainty,more"), "the first line has columns that are not known: more"),
        (table(ROW)[:-1], "the file ends without a line end"),
        (table(ROW.replace("leaflet", "Prüfblatt")).encode("latin-1"), "the file is not UTF-8"),
    ],
)
def test_a_file_of_no_use_is_refused_whole(content: str | bytes, reason: str) -> None:
    """With one reason: a table cut short would replace the one that is loaded."""
    assert only_refusal(content).reason.startswith(reason)


def test_the_invented_sample() -> None:
    """Quotation marks and a blank line are read; the other way round, a score and an open mark are refused."""
    checked = check("item_names", read_file(INVENTED), LoadOptions())
    assert (5, 2) == (checked.rows_read, len(checked.claims))
    assert [(5, None), (6, 5), (7, None)] == [(issue.line, issue.column) for issue in checked.refusals]


def ties(store: Store) -> list[tuple[str, ...]]:
    """What the graph says of designations."""
    found = store.reader().run(
        "MATCH (a:Item)-[t:CORRESPONDS_TO]->(b:Item) RETURN a.id AS a, t.relation AS relation, b.id AS b, "
        "t.certainty AS certainty, t.evidence AS evidence, t.context AS context ORDER BY a, b"
    )
    return [tuple(row.values()) for row in found.rows]


def test_items_are_tied_and_never_merged(store: Store) -> None:
    """A relationship between two nodes; another table under the same name replaces it; removing takes it back."""
    load_checked(store, load(table(ROW, ROW.replace("A-1 tank", "A-1B").replace("same system", "variant of"))))
    assert [
        ("A-1 tank", "same system", "A-1", "certain", "a leaflet", "item-name:A-1 tank|A-1"),
        ("A-1B", "variant of", "A-1", "certain", "a leaflet", "item-name:A-1B|A-1"),
    ] == ties(store)
    assert 3 == store.reader().counts().nodes["Item"]
    version = store.reader().version
    load_checked(store, load(table(ROW, ROW.replace("A-1 tank", "A-1B").replace("same system", "variant of"))))
    assert version == store.reader().version

    load_checked(store, load(table(ROW.replace("certain", "assumed"))))
    assert [("A-1 tank", "same system", "A-1", "assumed", "a leaflet", "item-name:A-1 tank|A-1")] == ties(store)
    assert 2 == store.reader().counts().nodes["Item"]
    store.remove("item-names-some-names")
    assert [] == ties(store) and not store.reader().counts().nodes.get("Item")


def test_two_tables_may_say_the_same(store: Store) -> None:
    """The tie stays until the last of them goes; it says what the first by id says."""
    load_checked(store, load(table(ROW.replace("a leaflet", "a book")), "b.csv"))
    load_checked(store, load(table(ROW), "a.csv"))
    assert ["a leaflet"] == [tie[4] for tie in ties(store)]
    store.remove("item-names-a")
    assert ["a book"] == [tie[4] for tie in ties(store)]


def test_any_order_gives_the_same_graph(tmp_path: Path) -> None:
    """Losses, names and components in any order; taken out and put back, the names are as before."""
    paths = {
        "item_names": INVENTED,
        "oryx": Path(loader.__file__).parents[1] / "oryx" / "sample" / "by_system.csv",
        "components": Path(loader.__file__).parents[1] / "components" / "sample" / "invented.csv",
    }
    found = []
    for number, order in enumerate(permutations(paths)):
        with closing(open_store(EmbeddedSettings(tmp_path / f"{number}.kgl"))) as store:
            for source in order:
                load_paths(store, source, [paths[source]])
            store.remove("item-names-invented")
            load_paths(store, "item_names", [INVENTED])
            found.append(snapshot(store.reader()))
    assert all(graph == found[0] for graph in found) and len(found) == 6
