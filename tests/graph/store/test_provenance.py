"""``COMPONENT_OF`` and ``COULD_COME_FROM`` in the graph: there as long as claims say so, in any order of loads."""

import random
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from graph.actors import Item
from graph.claims import Claim
from graph.reports import LoadedReport
from graph.store import Store, open_reader, open_store
from graph.store.base import Transaction
from graph.store.dump import backup, elements, export, fill, read_backup
from graph.store.settings import EmbeddedSettings
from graph.words import Act, Certainty, Kind, SourceKind, Stance, Subject
from loaders.components.loader import TOPIC
from tests.graph.build import claim, report, row
from tests.graph.store.snapshot import snapshot

Load = tuple[LoadedReport, list[Claim]]

_TIES = """
MATCH (a:Transfer)-[f:COULD_COME_FROM]->(b:Transfer)
RETURN a.id AS asked, b.id AS received, f.by AS by, f.component AS component, f.positions AS positions
ORDER BY asked, received
"""


def carries(component: str, machine: str, each: int = 2, report_id: str = "table", **values: Any) -> Claim:
    """A row of a table of components."""
    values.setdefault("certainty", Certainty.CERTAIN)
    values.setdefault("general", Item("helicopter engines", "helicopter engines"))
    return claim(
        f"{component}|{machine}",
        report=report_id,
        subject=Subject.CONTEXT,
        about=f"component:{component}|{machine}",
        item=Item(component, component),
        machine=Item(machine, machine),
        each=each,
        evidence="a leaflet",
        topic=TOPIC,
        text=f"{machine} carries {each} {component}",
        **values,
    )


def table(*rows: Claim) -> Load:
    """A table of components."""
    return report(rows[0].report, kind=SourceKind.ORGANISATION), list(rows)


def asked(key: str = "return", supplier: str = "Egypt", **values: Any) -> Claim:
    """Russia asked for helicopter engines, and they were promised."""
    values.setdefault("kind", Kind.RETURN)
    values.setdefault("act", Act.AGREED)
    item = values.pop("item", "helicopter engines")
    thing = Item(item, item) if item else None
    return claim(key, report="story", about=key, supplier=supplier, recipient="Russia", item=thing, **values)


def delivered(key: str, machine: str, number: int | None = 10, report_id: str = "register", **values: Any) -> Claim:
    """Russia delivered some machines to Egypt, as a register says."""
    given: dict[str, Any] = {"supplier": "Russia", "recipient": "Egypt", "act": Act.DELIVERED, "delivered": number}
    return row(key, report=report_id, about=key, item=Item(machine, machine), **{**given, **values})


def register(*rows: Claim) -> Load:
    """A register."""
    return report(rows[0].report, kind=SourceKind.COMPILER, rows_read=len(rows), claims=len(rows)), list(rows)


STORY: Load = report("story"), [asked(), asked("refused", "Brazil", act=Act.REFUSED), asked("blank", item=None)]
REGISTER = register(
    delivered("mi17", "Mi-17"),
    delivered("unknown", "Mi-17", None),
    delivered("soviet", "Mi-8T", 80, supplier="Soviet Union"),
    delivered("mi35", "Mi-35M", 12, recipient="Brazil"),
    delivered("open", "Mi-17", act=Act.ORDERED),
    delivered("french", "Mi-17", supplier="France"),
    delivered("tanks", "T-72"),
)
TABLE = table(carries("TV3-117", "Mi-17"), carries("TV3-117", "Mi-35M"), carries("TV2-117", "Mi-8T"))
WANTED = [
    ("refused", "mi35", "TV3-117", 24),
    ("return", "mi17", "TV3-117", 20),
    ("return", "soviet", "TV2-117", 160),
    ("return", "unknown", "TV3-117", None),
]


def ties(store: Store) -> list[tuple[str, str, str | None, int | None]]:
    """Return, delivery, component and positions of each tie, all of them calculated here."""
    rows = store.reader().run(_TIES).rows
    assert all("calculated here" == found["by"] for found in rows)
    return [(found["asked"], found["received"], found["component"], found["positions"]) for found in rows]


def components(store: Store) -> list[tuple[Any, ...]]:
    """Start, machine and properties of each component."""
    rows = store.reader().run(
        "MATCH (a:Item)-[k:COMPONENT_OF]->(m:Item) RETURN a.id AS part, m.id AS machine, k.component AS component, "
        "k.each AS each, k.certainty AS certainty, k.evidence AS evidence, k.context AS context "
        "ORDER BY part, machine, component"
    )
    return [tuple(found[name] for name in rows.columns) for found in rows.rows]


@pytest.mark.parametrize(
    "order", list(permutations(range(3))), ids=lambda order: "".join("srt"[place] for place in order)
)
def test_story_register_and_table_in_any_order(store: Store, order: tuple[int, int, int]) -> None:
    """Each order gives the same ties; without an item, an order alone, or another supplier there is none."""
    for place in order:
        store.write(*(STORY, REGISTER, TABLE)[place])
    assert WANTED == ties(store)


def test_a_component_is_tied_by_its_type_and_by_the_general_word(store: Store) -> None:
    """Both ties say which component it is and which context its claims are about."""
    store.write(*table(carries("TV3-117", "Mi-17"), carries("D-136", "Mi-26", general=None)))
    told = (2, "certain", "a leaflet")
    assert [
        ("D-136", "Mi-26", "D-136", *told, "component:D-136|Mi-26"),
        ("TV3-117", "Mi-17", "TV3-117", *told, "component:TV3-117|Mi-17"),
        ("helicopter engines", "Mi-17", "TV3-117", *told, "component:TV3-117|Mi-17"),
    ] == components(store)
    context = "MATCH (c:Claim)-[:ABOUT]->(x:Context {id: $id}) RETURN x.name AS name, c.machine AS machine"
    found = store.reader().run(context, {"id": "component:TV3-117|Mi-17"}).rows
    assert [{"name": "component: Mi-17 carries 2 TV3-117", "machine": "Mi-17"}] == found


@pytest.mark.parametrize("gone", ["story", "register", "table"])
def test_withdrawing_takes_back_what_it_gave(store: Store, gone: str) -> None:
    """Without one of the three nothing fits; with it again, everything is as it was."""
    loads = {"story": STORY, "register": REGISTER, "table": TABLE}
    for load in loads.values():
        store.write(*load)
    before = snapshot(store.reader())
    store.remove(gone)
    assert [] == ties(store)
    store.write(*loads[gone])
    assert before == snapshot(store.reader())
    for name in loads:
        store.remove(name)
    assert ["Graph"] == list(store.reader().counts().nodes)


def test_items_that_only_a_table_names_go_with_it(store: Store) -> None:
    """What a register names stays, with its description; what only the table names goes."""
    store.write(*register(delivered("mi17", "Mi-17", description="transport helicopter")))
    before = snapshot(store.reader())
    store.write(*TABLE)
    assert 6 == store.reader().counts().nodes["Item"]
    store.remove("register")
    assert 6 == store.reader().counts().nodes["Item"]
    store.write(*register(delivered("mi17", "Mi-17", description="transport helicopter")))
    store.remove("table")
    assert before == snapshot(store.reader())


def test_a_changed_table_changes_what_rests_on_it(store: Store) -> None:
    """Another number, another certainty, a row less: loaded again under its name, it replaces what it said."""
    for load in (STORY, REGISTER, TABLE):
        store.write(*load)
    store.write(*table(carries("TV3-117", "Mi-17", 3, certainty=Certainty.ASSUMED), carries("TV2-117", "Mi-8T")))
    assert [
        ("return", "mi17", "TV3-117", 30),
        ("return", "soviet", "TV2-117", 160),
        ("return", "unknown", "TV3-117", None),
    ] == ties(store)
    [why] = (
        store.reader().run("MATCH (:Transfer)-[f:COULD_COME_FROM]->(:Transfer {id: 'mi17'}) RETURN f.why AS why").rows
    )
    assert why["why"].startswith("Mi-17 carries three TV3-117 (assumed)")


def test_what_changes_elsewhere_changes_the_ties(store: Store) -> None:
    """A story told otherwise, a delivery corrected, withdrawn from one of two registers or turned into a return."""
    for load in (STORY, REGISTER, TABLE):
        store.write(*load)
    story: Load = report("story"), [asked(kind=Kind.SALE), asked("refused", "Brazil", item="Mi-35M", act=Act.REFUSED)]
    store.write(*story)
    assert [("refused", "mi35", None, None)] == ties(store)
    store.write(*STORY)
    store.write(*register(delivered("mi17", "Mi-17", 7), delivered("tanks", "T-72")))
    assert [("return", "mi17", "TV3-117", 14)] == ties(store)
    turned = report("other"), [claim("a", report="other", about="mi17", kind=Kind.RETURN, act=Act.DELIVERED)]
    store.write(*turned)
    assert [] == ties(store)
    store.remove("other")
    assert [("return", "mi17", "TV3-117", 14)] == ties(store)


def test_claims_that_do_not_count_tie_nothing(store: Store) -> None:
    """A row that is withdrawn, denied or held for improbable gives no component; its items stay as long as it."""
    doubted = (
        carries("TV3-117", "Mi-17", withdrawn=True),
        carries("TV3-117", "Mi-35M", credibility=5),
        carries("TV2-117", "Mi-8T", stance=Stance.DENIES),
    )
    for load in (STORY, REGISTER, table(*doubted)):
        store.write(*load)
    assert ([], []) == (components(store), ties(store))
    store.remove("register")
    assert {"Mi-17", "Mi-35M", "Mi-8T", "TV3-117", "TV2-117", "helicopter engines"} == {
        found["id"] for found in store.reader().run("MATCH (i:Item) RETURN i.id AS id").rows
    }


def test_two_tables_that_speak_of_one_component(store: Store) -> None:
    """They speak of one thing: one tie, from one of them in any order, and the other's when that one is gone."""
    other = table(carries("TV3-117", "Mi-17", 3, "annex", general=Item("engines", "engines")))
    for load in (TABLE, other):
        store.write(*load)
    found = snapshot(store.reader())
    starts = {(part, each) for part, machine, _, each, *_ in components(store) if machine == "Mi-17"}
    assert {("TV3-117", 3), ("engines", 3), ("helicopter engines", 3)} == starts
    store.remove("annex")
    store.remove("table")
    for load in (other, TABLE):
        store.write(*load)
    assert found == snapshot(store.reader())
    store.remove("annex")
    assert {("TV3-117", 2), ("helicopter engines", 2)} == {
        (part, each) for part, machine, _, each, *_ in components(store) if machine == "Mi-17"
    }


def test_loading_again_writes_nothing(store: Store) -> None:
    """The version stays, for each of the three."""
    for load in (STORY, REGISTER, TABLE):
        store.write(*load)
    version = store.reader().version
    for load in (TABLE, REGISTER, STORY):
        store.write(*load)
    assert version == store.reader().version


def test_ties_that_stand_are_not_written_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A load that adds one delivery, one that touches other pairs: one tie is written, then none, and none deleted."""
    for load in (STORY, REGISTER, TABLE):
        store.write(*load)
    said: list[str] = []
    with store.transaction() as transaction:
        kind = type(transaction)
    plain = kind.run

    def listen(self: Transaction, cypher: str, parameters: Any = None) -> Any:
        said.extend([cypher] * len((parameters or {}).get("rows", [])) if "COULD_COME_FROM" in cypher else [])
        return plain(self, cypher, parameters)

    monkeypatch.setattr(kind, "run", listen)
    store.write(*register(delivered("more", "Mi-17", 5, "second")))
    assert 1 == len(said) and "CREATE" in said[0]
    store.write(*register(delivered("elsewhere", "Mi-17", 5, "third", recipient="Algeria")))
    assert 1 == len(said)


def test_a_person_s_judgement_stays(store: Store) -> None:
    """What somebody else than the program has tied is neither counted nor deleted."""
    for load in (STORY, REGISTER, TABLE):
        store.write(*load)
    with store.transaction() as transaction:
        transaction.run(
            "MATCH (a:Transfer {id: 'return'}) MATCH (b:Transfer {id: 'tanks'}) "
            "CREATE (a)-[:COULD_COME_FROM {by: 'A. Researcher', why: 'a guess'}]->(b)"
        )
    store.remove("table")
    found = store.reader().run(_TIES).rows
    assert [("return", "tanks", "A. Researcher")] == [(tie["asked"], tie["received"], tie["by"]) for tie in found]


def test_backup_copy_and_exports_keep_them(store: Store, tmp_path: Path) -> None:
    """Nodes, ties and their properties come back as they were; GraphML and JSON are written."""
    for load in (STORY, REGISTER, TABLE):
        store.write(*load)
    before = snapshot(store.reader())
    backup(elements(store.reader()), tmp_path / "a.backup.gz")
    copied = EmbeddedSettings(tmp_path / "copy.kgl")
    with open_store(copied) as target:
        fill(target, read_backup(tmp_path / "a.backup.gz"), replace=False)
    with open_reader(copied) as reader:
        assert before == snapshot(reader)
    fill(store, read_backup(tmp_path / "a.backup.gz"), replace=True)
    assert before == snapshot(store.reader())
    for name in ("a.graphml", "a.json"):
        assert export(elements(store.reader()), tmp_path / name) == len(before)
        assert "calculated here" in (tmp_path / name).read_text(encoding="utf-8")


def _invented(chance: random.Random, key: str) -> Load:
    """A story, a register or a table, by its name, with some of what fits together and some that does not."""
    if key in "ab":
        pairs = [(part, machine) for part in ("TV3-117", "TV2-117") for machine in ("Mi-17", "Mi-8T")]
        rows = [
            carries(part, machine, chance.randint(1, 4), key, certainty=chance.choice(list(Certainty)))
            for part, machine in chance.sample(pairs, chance.randint(1, 3))
        ]
        return table(*(replace(one, credibility=chance.choice([None, None, 5])) for one in rows))
    about = [f"t{number}" for number in range(8)]
    if key in "cd":
        return register(
            *(
                delivered(
                    one,
                    chance.choice(["Mi-17", "Mi-8T", "T-72"]),
                    chance.choice([None, 3, 5]),
                    key,
                    supplier=chance.choice(["Russia", "Soviet Union", "Russia", "France"]),
                    recipient=chance.choice(["Egypt", "Egypt", "Brazil"]),
                    act=chance.choice([Act.DELIVERED, Act.PARTLY_DELIVERED, Act.DELIVERED, Act.ORDERED]),
                )
                for one in chance.sample(about, 5)
            )
        )
    told = [
        claim(
            one,
            report=key,
            about=one,
            supplier=chance.choice(["Egypt", "Brazil"]),
            recipient="Russia",
            kind=chance.choice([Kind.RETURN, Kind.BUY_BACK, Kind.RETURN, Kind.SALE]),
            act=chance.choice([Act.AGREED, Act.REFUSED, Act.REQUESTED, Act.DELIVERED]),
            item=Item(item := chance.choice(["helicopter engines", "TV3-117", "Mi-17"]), item),
        )
        for one in (*chance.sample(about, 1), *chance.sample(["r1", "r2", "r3"], 2))
    ]
    return report(key), told


@pytest.mark.parametrize("seed", [0, 3, 6, 11])
def test_any_history_ends_in_the_same_ties(store: Store, seed: int) -> None:
    """Loads, replacements and withdrawals in any order leave what loading the remaining reports afresh gives."""
    chance = random.Random(seed)
    standing: dict[str, Load] = {}
    for _ in range(20):
        key = chance.choice("abcdef")
        if key in standing and chance.random() < 0.3:
            store.remove(key)
            del standing[key]
        else:
            standing[key] = _invented(chance, key)
            store.write(*standing[key])
    found = snapshot(store.reader())
    assert [key for key in found if key[0] == "COULD_COME_FROM"]
    for key in list(standing):
        store.remove(key)
    assert ["Graph"] == list(store.reader().counts().nodes)
    for key in sorted(standing, reverse=True):
        store.write(*standing[key])
    assert snapshot(store.reader()) == found
