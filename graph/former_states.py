"""Former states, and administrations without an ISO 3166 code, that arms transfers are reported for.

None of them is ever turned into its successor: a delivery by the Soviet Union is not one by Russia. How they relate is
said by ``successors``, which becomes (:Actor)-[:SUCCEEDED_BY {year}]->(:Actor).

*Former states* are those that ended, also the two secessions that were hardly recognised (Biafra, Katanga) and
the Netherlands Antilles. Two entities of the register are neither that nor in ISO 3166: Northern Cyprus, which still
exists, and the government in Tripoli that the register calls Libya GNC. The register gives them no star, so they are no
armed groups to it; here they are organisations, the kind that says least, and they carry no label ``Country``.
"""

from dataclasses import dataclass

from graph.actors import Actor
from graph.words import ActorKind


@dataclass(frozen=True, slots=True)
class Former:
    """An entity of this table: what it is called, and which states took its place in which year."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    successors: tuple[tuple[str, int], ...] = ()
    kind: ActorKind = ActorKind.FORMER_STATE

    @property
    def actor(self) -> Actor:
        """The entity as an actor; ``names`` are sorted and hold the name itself."""
        return Actor(self.id, self.name, self.kind, names=tuple(sorted({self.name, *self.names})))


# A table is read by rows.
# fmt: off
FORMER_STATES: tuple[Former, ...] = (
    # Dissolved on 26 December 1991 (Supreme Soviet, declaration 142-N), after the Minsk agreement of 8 and the Alma-Ata
    # declaration of 21 December. The three Baltic states, which see themselves as restored rather than as successors,
    # were recognised by the State Council of the USSR on 6 September 1991.
    Former(
        "soviet-union",
        "Soviet Union",
        (
            "USSR", "SU", "SUN", "Union of Soviet Socialist Republics", "Soviet", "The Soviets", "Russia (USSR)",
            "USSR (Russia)", "Former Soviet Union", "Sowjetunion", "UdSSR", "Sovjetunion",
            "Union der Sozialistischen Sowjetrepubliken", "СССР", "Советский Союз", "Союз ССР",
            "Союз Советских Социалистических Республик", "URSS", "Union soviétique",
            "Union des républiques socialistes soviétiques", "Unión Soviética", "União Soviética", "Unione Sovietica",
            "ZSRR", "Związek Radziecki",
        ),
        (
            ("RUS", 1991), ("ARM", 1991), ("AZE", 1991), ("BLR", 1991), ("EST", 1991), ("GEO", 1991), ("KAZ", 1991),
            ("KGZ", 1991), ("LTU", 1991), ("LVA", 1991), ("MDA", 1991), ("TJK", 1991), ("TKM", 1991), ("UKR", 1991),
            ("UZB", 1991),
        ),
    ),
    # Acceded to the Federal Republic on 3 October 1990 (Unification Treaty of 31 August 1990, article 1).
    Former(
        "east-germany-gdr",
        "East Germany (GDR)",
        (
            "East Germany", "GDR", "DD", "DDR", "German Democratic Republic", "German DR", "GDR (East Germany)",
            "Germany, East", "Germany (East)", "Germany, Democratic Republic", "Germany, Democratic Republic (GDR)",
            "Former German Democratic Republic", "Ostdeutschland", "Deutsche Demokratische Republik", "ГДР",
            "Восточная Германия", "Германская Демократическая Республика", "RDA", "Allemagne de l'Est",
            "République démocratique allemande",
        ),
        (("DEU", 1990),),
    ),
    # Ended with 31 December 1992 (constitutional act 542/1992, article 1); its successors began on 1 January 1993,
    # which is the year given here.
    Former(
        "czechoslovakia",
        "Czechoslovakia",
        (
            "CSK", "CSSR", "ČSSR", "ČSFR", "Czecho-Slovakia", "Czechoslovak Republic",
            "Czechoslovak Socialist Republic", "Czech and Slovak Federal Republic",
            "Czech and Slovak Federative Republic", "Tschechoslowakei", "Tschecho-Slowakei", "Чехословакия", "ЧССР",
            "ЧСФР", "Tchécoslovaquie", "Československo",
        ),
        (("CZE", 1993), ("SVK", 1993)),
    ),
    # Arbitration Commission of the Conference on Yugoslavia, opinion 8 (4 July 1992): it no longer exists; opinion 11
    # (16 July 1993) dates the succession of Slovenia and Croatia to 8 October 1991, of Macedonia to 17 November 1991,
    # of Bosnia and Herzegovina to 6 March 1992, of the federation of Serbia and Montenegro to 27 April 1992. The
    # register calls that federation Serbia. Montenegro left it on 3 June 2006 (UN member from 28 June 2006).
    Former(
        "yugoslavia",
        "Yugoslavia",
        (
            "YU", "YUG", "SFRY", "SFR Yugoslavia", "Former Yugoslavia", "Socialist Federal Republic of Yugoslavia",
            "Federal People's Republic of Yugoslavia", "Federal Republic of Yugoslavia", "FR Yugoslavia", "Jugoslawien",
            "SFRJ", "Югославия", "СФРЮ", "Yougoslavie", "Jugoslavija", "Југославија",
        ),
        (("SVN", 1991), ("HRV", 1991), ("MKD", 1991), ("BIH", 1992), ("SRB", 1992), ("MNE", 2006)),
    ),
    # The state union that took the place of the Federal Republic of Yugoslavia with its Constitutional Charter of
    # 4 February 2003. Montenegro declared its independence on 3 June 2006; Serbia kept the seat at the UN.
    Former(
        "serbia-and-montenegro",
        "Serbia and Montenegro",
        (
            "SCG", "State Union of Serbia and Montenegro", "Serbien und Montenegro", "Serbien-Montenegro",
            "Сербия и Черногория", "Србија и Црна Гора", "Serbie-et-Monténégro", "Servië en Montenegro",
        ),
        (("MNE", 2006), ("SRB", 2006)),
    ),
    # A country of the Kingdom of the Netherlands, as Aruba is (which has a code of ISO 3166 still). It was dissolved on
    # 10 October 2010; Bonaire, Saba and Sint Eustatius have one code together.
    Former(
        "netherlands-antilles",
        "Netherlands Antilles",
        (
            "ANT", "Dutch Antilles", "Nederlandse Antillen", "Niederländische Antillen",
            "Нидерландские Антильские острова", "Antilles néerlandaises",
        ),
        (("BES", 2010), ("CUW", 2010), ("SXM", 2010)),
    ),
    # The two Yemens merged on 22 May 1990 (their joint letter of 19 May 1990 to the UN Secretary-General).
    Former(
        "north-yemen",
        "North Yemen",
        ("Yemen, North", "Yemen (North)", "Nordjemen", "Северный Йемен", "Yémen du Nord"),
        (("YEM", 1990),),
    ),
    # A second entry of the register for North Yemen (orders of 1966 to 1968), kept apart as the register does.
    Former(
        "yemen-arab-republic",
        "Yemen Arab Republic (North Yemen)",
        (
            "Yemen Arab Republic", "Arabische Republik Jemen", "Jemenitische Arabische Republik",
            "Йеменская Арабская Республика", "République arabe du Yémen",
        ),
        (("YEM", 1990),),
    ),
    Former(
        "south-yemen",
        "South Yemen",
        (
            "YD", "YMD", "PDRY", "Yemen, South", "Yemen (South)", "Democratic Yemen", "Yemen, Democratic",
            "South Yemen (PDRY)", "People's Democratic Republic of Yemen", "Südjemen",
            "Demokratische Volksrepublik Jemen", "Южный Йемен", "Народная Демократическая Республика Йемен",
            "Yémen du Sud", "République démocratique populaire du Yémen",
        ),
        (("YEM", 1990),),
    ),
    # Saigon fell on 30 April 1975; the state ended with the unification of 2 July 1976 (National Assembly, Hanoi).
    Former(
        "south-vietnam",
        "South Vietnam",
        (
            "South Viet Nam", "Republic of Vietnam", "Republic of Viet Nam", "Vietnam, South", "Vietnam (South)",
            "Viet Nam, South", "Südvietnam", "Republik Vietnam", "Южный Вьетнам", "Республика Вьетнам",
            "Viêt Nam du Sud", "Vietnam du Sud", "Sud-Vietnam", "Sud Viêt Nam", "République du Viêt Nam",
        ),
        (("VNM", 1976),),
    ),
    # Seceded from Nigeria on 30 May 1967; the act of surrender was signed in Lagos on 15 January 1970.
    Former(
        "biafra",
        "Biafra",
        ("Republic of Biafra", "Republik Biafra", "Биафра", "République du Biafra"),
        (("NGA", 1970),),
    ),
    # Seceded from the Congo (Leopoldville) on 11 July 1960; the secession ended in January 1963 (UN operation, ONUC).
    Former(
        "katanga",
        "Katanga",
        ("State of Katanga", "Катанга", "État du Katanga"),
        (("COD", 1963),),
    ),
    # Declared on 15 November 1983, recognised by Turkiye alone (Security Council resolution 541); it exists, so nothing
    # succeeded it.
    Former(
        "northern-cyprus",
        "Northern Cyprus",
        (
            "North Cyprus", "TRNC", "KKTC", "Turkish Republic of Northern Cyprus", "Nordzypern",
            "Türkische Republik Nordzypern", "Северный Кипр", "Турецкая Республика Северного Кипра", "Chypre du Nord",
            "République turque de Chypre du Nord",
        ),
        kind=ActorKind.ORGANISATION,
    ),
    # The General National Congress and, in the register's use of the name (orders to 2020), the government in Tripoli
    # that followed it. Libya's Government of National Unity took office on 15 March 2021. Releases of the register
    # since about 2026 write "Libya" instead.
    Former(
        "libya-gnc",
        "Libya GNC",
        ("GNC (Libya)", "General National Congress", "General National Congress (Libya)"),
        (("LBY", 2021),),
        kind=ActorKind.ORGANISATION,
    ),
)
# fmt: on
