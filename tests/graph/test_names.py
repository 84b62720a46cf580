import csv
import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.actors import Actor
from graph.former_states import FORMER_STATES
from graph.names import apart, classify, suggest, understand
from graph.state_names import states
from graph.words import ActorKind

COUNTRIES = [one for one in (*states(), *(former.actor for former in FORMER_STATES)) if one.is_country]
WORLD = "register_16col_2024_world_1950-2023_nopreamble.csv.gz"

SOVIET_UNION = (
    "Soviet Union", "soviet union", "USSR", "U.S.S.R.", "UdSSR", "Sowjetunion", "СССР", "Советский Союз",
    "Сове́тский Сою́з", "Союз ССР", "Союз Советских Социалистических Республик", "URSS", "Union soviétique",
    "Union of Soviet Socialist Republics", "Soviet", "Russia (USSR)", "Unión Soviética", "ZSRR",
)  # fmt: skip


def id_of(actor: Actor | None) -> str | None:
    return actor.id if actor else None


def parties(path: Path) -> Iterator[str]:
    """The names in the columns Recipient and Supplier of a register; records broken by a line end are left out."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = list(csv.reader(raw.decode("latin-1").splitlines()))
    start = next(at for at, row in enumerate(rows) if {"Recipient", "Supplier"} <= set(row))
    columns = [rows[start].index(column) for column in ("Recipient", "Supplier")]
    for row in rows[start + 1 :]:
        if len(row) == len(rows[start]):
            yield from (row[column] for column in columns)


def partners(path: Path) -> Iterator[str]:
    """The names in the first column of a table of TIVs, below the header and above its total."""
    with path.open(encoding="latin-1") as lines:
        rows = list(csv.reader(lines))
    start = next(at for at, row in enumerate(rows) if len(row) > 2 and row[1].isdigit() and len(row[1]) == 4)
    names = (row[0] for row in rows[start + 1 :] if row)
    yield from (name for name in names if name and not name.startswith("Total"))


@pytest.fixture
def world(shared_data: Path) -> list[str]:
    return sorted(set(parties(shared_data / "sipri" / WORLD)))


def test_every_name_of_the_world_register_is_classified(world: list[str]) -> None:
    kinds = Counter(actor.kind if actor else None for actor in map(classify, world))
    assert len(world) == 264
    assert kinds == {
        ActorKind.STATE: 190,  # Kosovo among them
        ActorKind.FORMER_STATE: 10,
        ActorKind.ARMED_GROUP: 53,
        ActorKind.ORGANISATION: 8,  # six with two stars, Northern Cyprus, Libya GNC
        ActorKind.UNKNOWN: 3,
    }


def test_no_two_names_of_the_world_register_share_an_id(world: list[str]) -> None:
    assert len({id_of(classify(name)) for name in world}) == len(world)


def test_stars_of_the_world_register_say_the_kind(world: list[str]) -> None:
    for name in world:
        actor = classify(name)
        assert actor is not None
        if name.endswith("**"):
            assert actor.kind is ActorKind.ORGANISATION
        elif name.endswith("*") and not name.startswith("unknown"):
            assert actor.kind is ActorKind.ARMED_GROUP
        assert name.endswith("*") <= (actor.iso3 is None)


def test_actors_are_called_what_the_register_calls_them(world: list[str]) -> None:
    known = [(name, classify(name)) for name in world if not name.startswith("unknown")]
    assert [name for name, actor in known if actor and actor.name != name.rstrip("*")] == []


def test_names_of_the_other_registers_are_classified(shared_data: Path) -> None:
    found = {
        path.name: {name for name in parties(path) if name and name != "Types of weapons"}
        for path in (shared_data / "sipri").glob("*register*.csv")
    }
    assert {name: len(names) for name, names in found.items()} == {
        "register_16col_2026-07_supplier-China_2000-2025.csv": 85,
        "register_17col_2025-02_world_2000-2001_from-api.csv": 137,
        "register_legacy2020_Russia-to-Africa_rtf-derived.csv": 29,
    }
    assert [name for names in found.values() for name in names if classify(name) is None] == []


def test_names_of_the_extracts_are_classified(shared_data: Path) -> None:
    names = {name for path in (shared_data / "sipri").glob("extract_16col*.csv") for name in parties(path)}
    assert len(names) > 100
    assert [name for name in names if classify(name) is None] == []


def test_names_of_the_tables_of_tivs_are_classified(shared_data: Path) -> None:
    tables = [*(shared_data / "sipri").glob("TIV-*.csv"), *(shared_data / "sipri").glob("tivtable*.csv")]
    names = {name for path in tables for name in partners(path)}
    assert len(tables) == 6
    assert len(names) > 100
    assert [name for name in names if classify(name) is None] == []


def test_names_of_the_older_list_of_entities_are_classified(shared_data: Path) -> None:
    with (shared_data / "sipri" / "legacy_entity_codes.csv").open(encoding="latin-1") as lines:
        names = [row["name"] for row in csv.DictReader(lines)]
    assert len(names) > 150
    assert [name for name in names if classify(name) is None] == []


@pytest.mark.parametrize("name", SOVIET_UNION)
def test_the_soviet_union_is_never_russia(name: str) -> None:
    assert id_of(classify(name)) == "soviet-union"
    assert id_of(understand(name)) == "soviet-union"


@pytest.mark.parametrize(
    ("name", "actor_id", "kind"),
    [
        ("MPLA (Portugal)*", "mpla-portugal", ActorKind.ARMED_GROUP),
        ("Provisional IRA (UK)*", "provisional-ira-uk", ActorKind.ARMED_GROUP),
        ("PRC (Israel/Palestine)*", "prc-israel-palestine", ActorKind.ARMED_GROUP),
        ("Ukraine Rebels*", "ukraine-rebels", ActorKind.ARMED_GROUP),
        ("Libya HoR*", "libya-hor", ActorKind.ARMED_GROUP),
        ("HoR (Libya)*", "libya-hor", ActorKind.ARMED_GROUP),
        ("Libya HoR", "libya-hor", ActorKind.ARMED_GROUP),
        ("PKK (Turkey)*", "pkk-turkiye", ActorKind.ARMED_GROUP),
        ("Katanga*", "katanga-armed-group", ActorKind.ARMED_GROUP),
        ("African Union**", "african-union", ActorKind.ORGANISATION),
        ("European Union", "european-union", ActorKind.ORGANISATION),
        ("EU", "european-union", ActorKind.ORGANISATION),
        ("United Nations", "united-nations", ActorKind.ORGANISATION),
        ("Libya GNC", "libya-gnc", ActorKind.ORGANISATION),
        ("Northern Cyprus", "northern-cyprus", ActorKind.ORGANISATION),
        ("unknown supplier(s)", "unknown-supplier", ActorKind.UNKNOWN),
        ("Unknown recipient(s)", "unknown-recipient", ActorKind.UNKNOWN),
        ("Unknown rebel group*", "unknown-rebel-group", ActorKind.UNKNOWN),
        ("Yemen Arab Republic (North Yemen)", "yemen-arab-republic", ActorKind.FORMER_STATE),
        ("Yemen Arab Republic", "yemen-arab-republic", ActorKind.FORMER_STATE),
        ("North Yemen", "north-yemen", ActorKind.FORMER_STATE),
        ("Yemen", "YEM", ActorKind.STATE),
        ("German Democratic Republic", "east-germany-gdr", ActorKind.FORMER_STATE),
        ("West Germany", "DEU", ActorKind.STATE),
        ("Germany", "DEU", ActorKind.STATE),
        ("Macedonia (FYROM)", "MKD", ActorKind.STATE),
        ("Zaire", "COD", ActorKind.STATE),
        ("Congo", "COG", ActorKind.STATE),
        ("Kosovo", "XKX", ActorKind.STATE),
        ("  United   Kingdom ", "GBR", ActorKind.STATE),
    ],
)
def test_classify(name: str, actor_id: str, kind: ActorKind) -> None:
    actor = classify(name)
    assert actor is not None
    assert (actor.id, actor.kind) == (actor_id, kind)


@pytest.mark.parametrize(
    "name",
    (
        "", " ", "*", "***", "---", "3", "Total", "World", "Asia", "Types of weapons", "Atlantis", "Nigerr", "Korea",
        "Kongo", "Scotland", "Kurdistan", "Chechnya", "North Vietnam", "United Arab Republic",
        "IRA", "ИРА", "no", "CHE", "Ohio",
    ),
)  # fmt: skip
def test_what_is_not_known_is_not_guessed(name: str) -> None:
    assert classify(name) is None


@pytest.mark.parametrize(
    ("actor_id", "spellings"),
    [
        ("EGY", "EGY egy eg Egypt EGYPT Ägypten Aegypten agypten Египет ЕГИПЕТ Égypte egypte"),
        ("RUS", "RUS ru Russia Russland Россия Russie"),
        ("BRA", "BRA br Brazil Brasilien Бразилия Brésil"),
        ("PAK", "PAK pk Pakistan Пакистан"),
        ("BLR", "BLR by Belarus Weißrussland Weissrussland Беларусь Белоруссия Biélorussie"),
        ("NER", "NER ne Niger Нигер"),
        ("NGA", "NGA ng Nigeria Нигерия Nigéria"),
        ("ZAF", "ZAF za ЮАР Südafrika Suedafrika South-Africa"),
        ("MMR", "MMR mm Myanmar Burma Birma Мьянма Бирма Birmanie"),
        ("CIV", "CIV ci Elfenbeinküste elfenbeinkuste Elfenbeinkueste"),
        ("TUR", "TUR tr Turkiye Türkiye Turkey Türkei Турция Turquie"),
        ("USA", "USA us usa U.S. U.S.A. США États-Unis"),
        ("GBR", "GBR gb UK u.k. Großbritannien Великобритания Royaume-Uni"),
        ("PRK", "PRK kp North-Korea Nordkorea КНДР DPRK"),
        ("GNB", "GNB gw Guinea-Bissau"),
        ("TWN", "TWN tw Taiwan Тайвань Taïwan"),
        ("XKX", "XKX xk Kosovo Косово"),
        ("czechoslovakia", "czechoslovakia Tschechoslowakei Чехословакия Tchécoslovaquie"),
        ("yugoslavia", "Yugoslavia Jugoslawien Югославия Yougoslavie"),
        ("east-germany-gdr", "GDR DDR ГДР RDA Ostdeutschland east-germany-gdr"),
        ("south-yemen", "south-yemen Südjemen PDRY"),
        ("nato", "NATO НАТО OTAN"),
        ("libya-gnc", "libya-gnc"),
    ],
)
def test_what_people_type(actor_id: str, spellings: str) -> None:
    assert {spelling: id_of(understand(spelling)) for spelling in spellings.split()} == dict.fromkeys(
        spellings.split(), actor_id
    )


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("cote d'ivoire", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("Guinea Bissau", "GNB"),
        ("St. Kitts & Nevis", "KNA"),
        ("the Netherlands", "NLD"),
        ("Demokratische Republik Kongo", "COD"),
        ("Bosnia and Herzegovina", "BIH"),
        ("south vietnam", "south-vietnam"),
        ("Hezbollah (Lebanon)*", "hezbollah-lebanon"),
    ],
)
def test_what_people_type_with_spaces(text: str, actor_id: str) -> None:
    assert id_of(understand(text)) == actor_id


def test_every_name_and_id_of_every_actor_is_understood() -> None:
    known = [*states(), *(former.actor for former in FORMER_STATES)]
    wrong = [
        (name, actor.id) for actor in known for name in (actor.id, *actor.names) if id_of(understand(name)) != actor.id
    ]
    assert wrong == []


def test_names_are_sorted_and_hold_all_four_languages_and_the_registers_spelling() -> None:
    egypt = understand("EGY")
    assert egypt is not None
    assert {"Egypt", "Ägypten", "Египет", "Égypte"} <= set(egypt.names)
    assert {"Cote d'Ivoire", "Côte d’Ivoire"} <= set(next(actor for actor in states() if actor.id == "CIV").names)
    assert all(list(actor.names) == sorted(set(actor.names)) for actor in states())


def test_short_names_are_unique() -> None:
    names = [actor.name for actor in COUNTRIES]
    assert len(names) == len(set(names))


def test_unknown_suppliers_stay_apart() -> None:
    unknown = classify("unknown supplier(s)")
    assert unknown is not None
    one, other = apart(unknown, "t1"), apart(unknown, "t2")
    assert (one.id, one.name, one.kind) == ("unknown-supplier-t1", "unknown supplier", ActorKind.UNKNOWN)
    assert one != other


@pytest.mark.parametrize(("name", "key"), [("Egypt", "t1"), ("NATO**", "t1"), ("unknown supplier(s)", "")])
def test_only_unknown_actors_are_kept_apart_and_only_by_a_key(name: str, key: str) -> None:
    actor = classify(name)
    assert actor is not None
    with pytest.raises(ValueError, match="apart"):
        apart(actor, key)


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [("Pakstan", "PAK"), ("Sovjet Uniom", "soviet-union"), ("Elfenbein", "CIV"), ("Чехословак", "czechoslovakia")],
)
def test_suggest_the_nearest_first(text: str, actor_id: str) -> None:
    assert suggest(text)[0].id == actor_id


def test_suggest_both_where_a_name_is_ambiguous() -> None:
    assert {"PRK", "KOR"} <= {actor.id for actor in suggest("Korea")}
    assert {"COD", "COG"} <= {actor.id for actor in suggest("Kongo")}


@pytest.mark.parametrize(("text", "limit"), [("xyzzy", 5), ("", 5), ("Egypt", 0)])
def test_suggest_nothing(text: str, limit: int) -> None:
    assert suggest(text, limit) == []


def test_suggest_keeps_to_its_limit() -> None:
    assert len(suggest("Guinea", limit=2)) == 2


def test_countries_are_states_and_former_states() -> None:
    assert Counter(actor.kind for actor in COUNTRIES) == {ActorKind.STATE: 250, ActorKind.FORMER_STATE: 12}
    assert len({actor.id for actor in COUNTRIES}) == 262
