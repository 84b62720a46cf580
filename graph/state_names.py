"""What states are called: one short name each, and the spellings that people type.

A *state* is a state or territory with a present ISO 3166 code, or Kosovo (XKX). Everything here is a function of the
code alone, so that the order in which files are loaded never changes a name.
"""

import re
import unicodedata
import warnings
from collections.abc import Callable
from functools import cache

import countrynames
from babel import Locale
from countrynames.mappings import mappings

from graph.actors import Actor
from graph.words import ActorKind

LANGUAGES = ("en", "de", "ru", "fr")
"""The languages whose CLDR names are understood."""

ALPHA_3: dict[str, str] = {alpha_2: alpha_3 for alpha_2, alpha_3 in mappings.items() if alpha_2 != "EU"}
"""The ISO 3166 alpha-3 code of each alpha-2 code."""

SHORT_NAMES = {
    "AE": "UAE",
    "BA": "Bosnia-Herzegovina",
    "CD": "DR Congo",
    "CG": "Congo",
    "CI": "Cote d'Ivoire",
    "CV": "Cabo Verde",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "MO": "Macao",
    "PS": "Palestine",
    "SZ": "eSwatini",
    "TR": "Turkiye",
    "VC": "Saint Vincent",
    "VN": "Viet Nam",
}
"""The register's spelling where it is not CLDR's English one (and two names that CLDR makes long)."""

# A table is read by rows.
# fmt: off
OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "AE": ("Emirates", "VAE", "Emirate", "ОАЭ", "Эмираты", "EAU", "Émirats"),
    "AU": ("Commonwealth of Australia",),
    "BA": ("Bosnia and Herzegovina", "Bosnia", "BiH", "Bosnien", "Босния", "Bosnie"),
    "BF": ("Upper Volta", "Obervolta", "Верхняя Вольта", "Haute-Volta"),
    "BJ": ("Dahomey", "Дагомея"),
    "BO": ("Bolivia (Plurinational State of)",),
    "BY": ("Byelorussia", "Belorussia", "Weißrussland", "Белоруссия", "Biélorussie"),
    "CD": (
        "DRC", "D.R. Congo", "Dem. Rep. of the Congo", "Democratic Republic of the Congo",
        "Democratic Republic of Congo", "Congo, Democratic Republic of the", "Congo (Kinshasa)", "Zaire", "DR Kongo",
        "Demokratische Republik Kongo", "ДРК", "ДР Конго", "Демократическая Республика Конго", "Заир", "RDC",
        "RD Congo", "République démocratique du Congo", "Zaïre",
    ),
    "CF": ("CAR", "ЦАР", "RCA"),
    "CG": (
        "Republic of the Congo", "Republic of Congo", "Congo (Brazzaville)", "Republik Kongo", "Республика Конго",
        "République du Congo",
    ),
    "CI": ("Ivory Coast", "Elfenbeinküste", "Берег Слоновой Кости", "Кот д'Ивуар"),
    "CN": ("PRC", "People's Republic of China", "Volksrepublik China", "VR China", "КНР", "RPC"),
    "CV": ("Cape Verde", "Kapverden", "Острова Зелёного Мыса"),
    "CZ": ("Czech Republic", "Tschechische Republik", "Чешская Республика", "République tchèque"),
    "DE": (
        "Germany (FRG)", "FRG", "West Germany", "Germany, West", "Federal Republic of Germany",
        "Germany, Federal Republic of", "BRD", "Westdeutschland", "Bundesrepublik Deutschland", "ФРГ", "RFA",
        "Западная Германия", "Allemagne de l'Ouest",
    ),
    "DO": ("Dominican Rep.",),
    "EG": ("Arab Republic of Egypt",),
    "FM": ("Micronesia (Federated States of)", "Federated States of Micronesia"),
    "GB": (
        "UK", "Great Britain", "Britain", "Großbritannien", "Vereinigtes Königreich", "Великобритания",
        "Соединённое Королевство", "Grande-Bretagne",
    ),
    "IR": ("Islamic Republic of Iran", "Iran (Islamic Republic of)", "Persia", "Persien"),
    "KE": ("Kenia",),
    "KG": ("Kyrgyz Republic", "Kirgistan", "Kirgisien", "Киргизия", "Кыргызстан", "Kirghizistan", "Kirghizie"),
    "KH": ("Kampuchea", "Kampuchea (Cambodia)", "Кампучия"),
    "KP": (
        "DPRK", "Dem. People's Rep. of Korea", "Democratic People's Republic of Korea", "Korea, North", "Korea (North)",
        "DVRK", "КНДР", "Северная Корея", "RPDC",
    ),
    "KR": ("ROK", "Republic of Korea", "Korea, South", "Korea (South)", "Republik Korea", "Южная Корея"),
    "KZ": ("Kazakstan",),
    "LA": ("Lao PDR", "Lao People's Democratic Republic"),
    "LK": ("Ceylon", "Цейлон", "Ceylan"),
    "LY": ("Libyan Arab Jamahiriya",),
    "MD": ("Republic of Moldova", "Moldawien", "Moldau", "Молдавия", "Молдова", "Moldavie"),
    "MG": ("Malagasy Republic",),
    "MK": (
        "Macedonia", "Macedonia (FYROM)", "FYROM", "FYR Macedonia", "The former Yugoslav Republic of Macedonia",
        "Mazedonien", "Македония", "Macédoine",
    ),
    "MM": ("Burma", "Birma", "Бирма", "Birmanie"),
    "NL": ("Holland", "Голландия", "The Netherlands"),
    "PG": ("PNG",),
    "PS": ("State of Palestine", "Palestinian Authority", "Palästina", "Палестина"),
    "RU": ("Russian Federation", "Russische Föderation", "Российская Федерация", "РФ", "Fédération de Russie"),
    "RW": ("Rwandese Republic",),
    "SA": ("KSA", "Saudi-Arabien"),
    "ST": ("Sao Tome and Principe",),
    "SY": ("Syrian Arab Republic",),
    "SZ": ("Swaziland", "Swasiland", "Свазиленд"),
    "TH": ("Siam",),
    "TL": ("East Timor", "Osttimor", "Восточный Тимор", "Timor oriental"),
    "TM": ("Туркмения", "Turkmenien", "Turkménie"),
    "TR": ("Turkey",),
    "TW": ("Republic of China", "Formosa", "Taiwan (ROC)"),
    "TZ": ("United Republic of Tanzania",),
    "US": (
        "USA", "US", "United States of America", "America", "Amerika", "Vereinigte Staaten von Amerika", "США",
        "Америка", "Соединённые Штаты Америки", "États-Unis d'Amérique",
    ),
    "VC": ("Saint Vincent and the Grenadines",),
    "VE": ("Venezuela (Bolivarian Republic of)",),
    "VN": ("Vietnam", "Socialist Republic of Vietnam"),
    "XK": ("Republic of Kosovo",),
    "ZA": ("RSA", "Republic of South Africa", "Republik Südafrika", "ЮАР"),
    "ZW": ("Rhodesia", "Southern Rhodesia", "Rhodesien", "Родезия", "Rhodésie"),
}
# fmt: on
"""Spellings that CLDR lacks, with earlier names of states that were only renamed. By alpha-2 code."""


def key(text: str) -> str:
    """What two spellings have in common: no case, accents, hyphens, full stops; ``&`` is *and*, ``St.`` is *saint*.

    >>> key("Côte d’Ivoire") == key("cote d'ivoire") == "cote d ivoire"
    True
    >>> key("St. Kitts & Nevis"), key("Weißrussland"), key("The U.S.")
    ('saint kitts and nevis', 'weissrussland', 'us')
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", " and ").replace(".", ". "))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.sub(r"\b(\w)\. (?=\w\b)", r"\1", letters)  # u. s. a. -> usa
    words = re.sub(r"[\W_]+", " ", words).strip().removeprefix("the ")
    return re.sub(r"\bst\b", "saint", words)


NO_STATE = frozenset(
    key(name)
    for name in (
        "Korea", "Corea", "Corée", "Корея", "Kongo", "Конго", "Chechnya", "Chechen Republic", "Ichkeria",
        "Tschetschenien", "Чечня", "Ичкерия", "Tchétchénie", "North Vietnam", "North Viet Nam", "Vietnam, North",
        "Viet Nam, North", "Democratic Republic of Vietnam", "Democratic Republic of Viet Nam",
        "Viet Nam, Democratic Republic of", "Vietnam, Democratic Republic of", "Nordvietnam", "Северный Вьетнам",
        "Nord-Vietnam", "Vietnam du Nord", "Viêt Nam du Nord", "Russian Empire",
    )
)  # fmt: skip
"""Keys of names that countrynames gives a state to, where that would be a guess or would hide another actor."""


@cache
def _territories(language: str) -> dict[str, str]:
    """The CLDR names of territories in one language, by alpha-2 code."""
    return {str(code): str(name) for code, name in Locale(language).territories.items()}


@cache
def state(alpha_2: str) -> Actor:
    """The state with an ISO 3166 alpha-2 code in capitals; KeyError if there is none.

    >>> state("CI").id, state("CI").name, "Elfenbeinküste" in state("CI").names
    ('CIV', "Cote d'Ivoire", True)
    """
    alpha_3 = ALPHA_3[alpha_2]
    english = _territories("en")[alpha_2].replace(" & ", " and ").replace("St. ", "Saint ").replace("’", "'")
    name = SHORT_NAMES.get(alpha_2, english)
    names = {name, *OTHER_NAMES.get(alpha_2, ()), *(_territories(language)[alpha_2] for language in LANGUAGES)}
    return Actor(alpha_3, name, ActorKind.STATE, alpha_3, tuple(sorted(names)))


@cache
def states() -> tuple[Actor, ...]:
    """All states, by id."""
    return tuple(sorted((state(alpha_2) for alpha_2 in ALPHA_3), key=lambda actor: actor.id))


def spellings(actor: Actor) -> frozenset[str]:
    """The keys of an actor's names, umlauts also written out.

    >>> sorted(spellings(Actor("x", "Süd", ActorKind.STATE)))
    ['sud', 'sued']
    """
    written_out = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
    names = {actor.name, *actor.names}
    return frozenset(key(form) for name in names for form in (name, name.translate(written_out)))


@cache
def _to_code() -> Callable[[str], str | None]:
    """``countrynames.to_code`` with its data loaded; its advice to install ICU comes only once, here, unheard."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        countrynames.to_code("Ägypten")
    return countrynames.to_code


def find_state(text: str) -> Actor | None:
    """The state that countrynames knows by exactly this name, in any language it has; never a fuzzy match.

    Names of fewer than five letters do not count, since its list holds many short transliterations, abbreviations and
    districts (``IRA`` is Iran in it, ``Ohio`` the United States), nor do parts of states with a code of their own.
    It also has a few provinces without one, which stay their state's (``Texas`` is the United States).

    >>> found = find_state("Suomi")
    >>> found.id if found else None
    'FIN'
    >>> find_state("IRA"), find_state("Scotland"), find_state("Korea")
    (None, None, None)
    """
    if len(key(text)) < 5 or key(text) in NO_STATE:
        return None
    alpha_2 = _to_code()(text)
    return state(alpha_2) if alpha_2 in ALPHA_3 else None
