"""The declared schema of the claim graph: every label, relationship type and property, with a description.

This is the only place that spells them. Constraints, ``docs/schema.md`` and the checks of queries read it from
here. A property is written ``name: type = description``; types are text, integer, float, boolean, date,
datetime, and list of one of these.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

VERSION = 3
"""The schema version that a graph carries. A graph with another one is not read (``StoreOutdated``)."""


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its name, the type of its values, and what it means."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Label:
    """A node label. ``also`` names the label that every such node carries as well."""

    name: str
    description: str
    properties: tuple[Property, ...]
    also: str | None = None


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A relationship type with the labels it may join. ``derived`` ones are computed from claims."""

    name: str
    description: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...] = ()
    derived: bool = False


def _properties(lines: str) -> tuple[Property, ...]:
    """Read ``name: type = description`` lines."""
    found = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        head, description = line.split(" = ", 1)
        name, kind = head.split(": ", 1)
        found.append(Property(name, kind, description))
    return tuple(found)


_EVERY_NODE = """
id: text = unique among the nodes of the label; made of raw source values, so that cleaning never renames it
name: text = the caption that a person reads
"""

_QUANTITY = """
quantity_low: integer = least number that is meant; absent where there is none
quantity_high: integer = greatest number that is meant; absent for "at least"
quantity_basis: text = exact, about, at least, up to, estimated, unknown
"""

_REGISTER = """
order_year: integer = year of the order
order_year_estimated: boolean = whether the source marks that year as uncertain; absent where it does not say
ordered: integer = pieces ordered, as the register says
ordered_estimated: boolean = whether the source marks that number as uncertain
delivered: integer = pieces delivered inside the window, as the register says
delivered_estimated: boolean = whether the source marks that number as uncertain
delivery_years: list of integer = years in which deliveries were made; a number is never spread over them
delivery_range: boolean = true where a row gives only the first and last year of a range; others between are possible
condition: text = new, second hand, second hand but modernized
local_production: boolean = whether the recipient produces under licence; absent where the layout does not say
tiv_unit: float = TIV of one piece, in millions; rounded by the source, not to be multiplied
tiv_order: float = TIV of the whole order, in millions; never added to delivered TIV
tiv_delivered: float = TIV of what was delivered inside the window, in millions; 0 means under half a million
"""

LABELS: tuple[Label, ...] = (
    Label(
        "Source",
        "A publisher or a data set.",
        _properties(
            _EVERY_NODE
            + """
            publisher: text = who publishes it
            kind: text = outlet, government, company, organisation, compiler
            url: text = its address
            data_licence: text = what its terms allow
            citation: text = the line to show beside its numbers
            """
        ),
    ),
    Label(
        "Report",
        "One edition of a source: an article, an export of a register, a page.",
        _properties(
            _EVERY_NODE
            + """
            url: text = its address
            language: text = ISO 639-1 code
            published: date = earliest day of publication
            published_latest: date = latest day of publication, where only month or year is known
            published_precision: text = day, about, month, year
            accessed: date = when it was read
            generated: date = when the file was made, as it says itself or as the person who loaded it says
            edition: text = which edition it is; "edition not stated in the file" where nobody said
            window_from: integer = first year whose deliveries the file covers; absent where not stated
            window_to: integer = last such year
            span_from: integer = first year in its rows; stands in for a window that is not stated
            span_to: integer = last year in its rows
            covers_from: integer = first year that it covers: of its window, or else of its rows
            covers_to: integer = last such year
            rank: text = which edition of a register gives the numbers: the one with the greatest, then the smallest id
            only_supplier: text = id of the supplier that all its register rows have; absent where there are several
            only_recipient: text = id of the recipient that all its register rows have
            only_parties: list of text = ids of those who stand in each of its register rows, on either side
            layout: text = the layout of the file, as the loader names it
            file: text = the name of the loaded file, without its folder
            sha256: text = of the unpacked bytes
            loaded: boolean = false for a report known only because another names it as its origin
            rows_read: integer = rows (or entries) read; equals claims plus compared plus refused
            claims: integer = claims stated
            compared: integer = rows of a table of totals, which states no claims; absent for all other reports
            refused: integer = rows refused
            repaired: integer = rows mended and loaded
            refusals: list of text = each refused row with line and reason
            repairs: list of text = each mended row with line and what was done
            unmatched_names: list of text = names of parties that no table knows, as they stand
            uncategorised: integer = claims about an item without a category
            recorded_to: date = last day on which one of its rows was recorded; stands in for a day that is not stated
            loaded_at: datetime = when it was loaded
            refers: list of text = ids of transfers and losses that its claims name beside what they are about
            joins: text = what its claims add to the joining of deals: given or made (ids of deals), judged (judgements)
            mentions: list of text = how it describes its own source and its origins, as JSON
            digest: integer = of the report's own properties; tells whether a second load changes anything
            """
        ),
    ),
    Label(
        "Claim",
        "What one report says about one thing, at one place in it. Never edited.",
        _properties(
            _EVERY_NODE
            + """
            report: text = id of the report that states it
            statement: text = shared by the claims that come from one sentence
            stance: text = asserts, denies, declines to comment
            act: text = what was done: mentioned, requested, offered, planned … delivered, refused, blocked, cancelled
            kind: text = sale, aid, loan, lease, swap, return, buy-back and others, as told; absent for register rows
            current: boolean = true where a plan or an offer is told as still standing
            counts: boolean = asserts, is not graded improbable, is not withdrawn: only then has it a say in the status
            withdrawn: boolean = whether its report has taken it back
            supplier: text = actor id as stated
            supplier_text: text = the supplier as written, where that is not the actor's name
            recipient: text = actor id as stated
            recipient_text: text = the recipient as written, where that is not the actor's name
            item: text = item id as stated
            item_text: text = the item as written, where that is not the item's name
            description: text = the source's description of the item
            category: text = category id
            acted_by: list of text = ids of the actors who did the act
            returns: list of text = ids of the transfers that a source names as the returned deal
            comes_from: text = id of the actor from which the goods come, where the report states it beside the supplier
            comes_from_text: text = that origin as written, where it is not the actor's name, or names none or several
            via: text = id of the destination that is declared before the final one, which is the recipient
            via_text: text = that destination as written, where it is not the actor's name, or names several
            speaker: text = name and office of who speaks
            speaker_role: text = named official, unnamed official, anonymous source, outlet, document, data set
            speaker_side: text = supplier, recipient, enemy of one, third state, none
            spoken_by: text = id of the actor that the speaker speaks for
            rests_on: list of text = ids of the reports it names as its origin
            rests_on_sources: list of text = the sources of those reports, in the same order
            reliability: text = A to F, of the speaker in this matter; F cannot be judged
            credibility: integer = 1 to 6, of the claim; 6 cannot be judged
            graded_by: text = who graded
            graded_on: date = when
            grade_reason: text = why
            hedge: text = the hedge as the report words it
            locator: text = line, record, paragraph or heading
            raw: text = the raw row or words
            quotation: text = at most 25 words of the report
            event_date: date = earliest day of what is claimed
            event_latest: date = latest day of it
            event_precision: text = day, about, month, year
            expected_by: date = when the report expects it to be done
            expected_by_precision: text = day, about, month, year
            value_low: integer = least value in whole units of the currency; a licence gives none
            value_high: integer = greatest value; for a licence its ceiling, not a price paid; never beside TIV
            currency: text = ISO 4217 code of the currency
            measure: text = what the quantity counts: requested, offered, planned, agreed, ordered, delivered, lost …
            quantity_text: text = the number as written
            """
            + _QUANTITY
            + _REGISTER
            + """
            yearly: boolean = true where the row is about the delivery of one year, with a number of its own
            delivery_year_estimated: boolean = whether the source marks the delivery year as uncertain
            tiv_estimate: float = TIV of one new piece on which the unit value rests, in millions
            comment: text = the register's comment, raw
            marks: list of text = kinds of words found in the comment (aid, second-hand …); searchable, never acts
            mark_words: list of text = the words found, in the order of the marks
            window_from: integer = first year of the window in which the delivered numbers count
            window_to: integer = last such year
            deal: text = id of the transfer by the claim alone; ABOUT leads to the one that the deal is joined with
            deal_given: boolean = true where that id is the publisher's own; absent where it is made of the row
            match_key: integer = digest of what every layout says of the deal; by it two files' deals are joined
            loser: text = id of the actor that lost equipment
            outcome: text = lost, destroyed, damaged, abandoned, captured
            count_low: integer = at least so many
            as_of: date = the day of the count
            part_of: text = id of the loss that contains this one
            captured_by: text = id of the actor into whose hands it fell
            piece: boolean = true where the row is about one lost piece; such rows of one report are counted
            image: text = address of the picture that shows the piece
            origin: text = country that made the piece, as the source writes it; never a supplier
            concession: text = debt relief, goods, money, other
            grantor: text = id of the actor that grants
            grantee: text = id of the actor that is granted
            exchange_for: list of text = ids of the transfers it is given for
            topic: text = what a piece of context is about
            text: text = what it says, in our own words
            context_measure: text = what its number measures
            change_percent: float = a change in per cent
            period: text = the period it speaks of
            concerns: list of text = ids of the transfers it concerns
            concerns_actors: list of text = ids of the actors it concerns
            machine: text = id of the item that carries the component which is the item
            general: text = id of the item by whose name reports speak of the component when they name no type
            each: integer = pieces of the component in one machine
            certainty: text = certain, probable, assumed
            evidence: text = where it is said that the machine carries the component, or what a designation means
            judgement: text = same, different, unsure: what a person judged of the two deals that it concerns
            other: text = id of the item whose designation stands beside that of the item in a table of item names
            relation: text = same system, variant of, group of several: what the item is to the other
            digest: integer = of all its properties; tells whether a second load changes anything
            """
        ),
    ),
    Label(
        "Transfer",
        "The event that claims talk about; everything in it is computed from them.",
        _properties(
            _EVERY_NODE
            + """
            kind: text = the kind that most independent origins give it; absent for register rows
            status: text = furthest stage that a counting claim asserts, or the ending; absent where no claim counts
            standing: text = recorded, contested, reported
            independent_sources: integer = distinct origins that assert the status act, followed along RESTS_ON
            sources_against: integer = distinct origins of denials
            registers: integer = data sets that list it, counted apart
            claims: integer = claims about it
            category: text = id of the category
            expected_by: date = when it was expected to be done, while it is not
            """
            + _QUANTITY
            + _REGISTER
            + """
            value_low: integer = least value in whole units of the currency, by its leading counting claim
            value_high: integer = greatest value, by the same claim: the ceiling of an export licence, not a price
            currency: text = ISO 4217 code of the currency; values in two currencies, or beside TIV, are never added
            first_delivery: integer = first delivery year
            last_delivery: integer = last delivery year
            deal_ids: list of text = ids of the deals that are joined in it; absent where it is the one deal of its id
            digest: integer = of all that hangs on it; tells whether a load changes anything
            """
        ),
    ),
    Label(
        "Actor",
        "A party: a state, former state, armed group, organisation, company, or an unknown one (each apart).",
        _properties(
            _EVERY_NODE
            + """
            kind: text = state, former state, armed group, organisation, company, unknown
            iso3: text = ISO 3166 alpha-3 code of a state (Kosovo: XKX)
            names: list of text = other spellings
            """
        ),
    ),
    Label("Country", "An actor that is a state or a former state.", (), also="Actor"),
    Label(
        "Item",
        "A weapon system or component by its designation. Some name several weapons: see Transfer.category.",
        _properties(_EVERY_NODE + "description: text = the source's most frequent description"),
    ),
    Label(
        "Category",
        "A category of weapons.",
        _properties(_EVERY_NODE + "description: text = what belongs to it"),
    ),
    Label(
        "Delivery",
        "What a report says arrived in one year; only where it gives a number for the year.",
        _properties(
            _EVERY_NODE
            + """
            year: integer = the year
            year_estimated: boolean = whether the source marks the year as uncertain
            quantity: integer = pieces
            quantity_estimated: boolean = whether the source marks the number as uncertain
            tiv: float = TIV, in millions
            report: text = id of the report whose row it is, which need not be the one that gives the transfer's numbers
            """
        ),
    ),
    Label(
        "Total",
        "One row of a publisher's own table of TIV, to compare with a register. No claim: no transfer rests on it.",
        _properties(
            _EVERY_NODE
            + """
            report: text = id of the report whose row it is
            locator: text = the line
            line: integer = the line, as a number
            raw: text = the raw row
            lists: text = supplier, recipient: the side that its table lists, one row each
            whole: boolean = whether it is the table's own total of all its rows
            supplier: text = actor id; absent where all suppliers are meant
            recipient: text = actor id; absent where all recipients are meant
            party_text: text = the name of the row as written
            first_year: integer = first year added up
            last_year: integer = last year added up
            tiv: integer = delivered TIV, in whole millions as rounded by the source; 0 means under half a million
            years: list of integer = years whose cell is not empty
            values: list of integer = the cells of those years, in the same order, rounded in the same way
            digest: integer = of all its properties; tells whether a second load changes anything
            """
        ),
    ),
    Label(
        "Loss",
        "Recorded losses of one actor, as a floor. Never a transfer.",
        _properties(
            _EVERY_NODE
            + """
            outcome: text = lost, destroyed, damaged, abandoned, captured
            count_low: integer = at least so many
            as_of: date = the day of the count; where pieces were counted, the last day on which one was recorded
            edition: text = id of the report that gives the count
            digest: integer = of all that hangs on it
            """
        ),
    ),
    Label(
        "Concession",
        "What one actor grants another in exchange for a transfer.",
        _properties(
            _EVERY_NODE
            + """
            kind: text = debt relief, goods, money, other
            text: text = what it is, in our own words
            status: text = as the status of a transfer
            digest: integer = of all that hangs on it
            """
        ),
    ),
    Label(
        "Context",
        "Something a report says around the transfers: a warning, a budget, an announcement.",
        _properties(
            _EVERY_NODE
            + """
            topic: text = what it is about
            text: text = what it says, in our own words
            measure: text = what its number measures
            change_percent: float = a change in per cent
            period: text = the period it speaks of
            digest: integer = of all that hangs on it
            """
        ),
    ),
    Label(
        "Graph",
        "One node: the state of the graph itself.",
        _properties(
            _EVERY_NODE
            + """
            schema_version: integer = the version of this schema
            version: text = changes with every load and withdrawal: the key of every cache
            last_report: text = the report that was loaded or withdrawn last
            last_change: datetime = when
            """
        ),
    ),
)

_CLAIM_COUNT = _properties("claims: integer = counting claims that say so")


def _act(name: str, description: str) -> RelationshipType:
    return RelationshipType(name, description, (("Actor", "Transfer"),), _CLAIM_COUNT, derived=True)


RELATIONSHIPS: tuple[RelationshipType, ...] = (
    RelationshipType("PUBLISHED", "The source published the report.", (("Source", "Report"),)),
    RelationshipType("STATES", "The report states the claim.", (("Report", "Claim"),)),
    RelationshipType(
        "ABOUT",
        "What the claim is about: exactly one thing.",
        (("Claim", "Transfer"), ("Claim", "Loss"), ("Claim", "Concession"), ("Claim", "Context")),
    ),
    RelationshipType("RESTS_ON", "The claim names this report as its origin.", (("Claim", "Report"),)),
    RelationshipType("SPOKEN_BY", "The state or organisation that the speaker speaks for.", (("Claim", "Actor"),)),
    RelationshipType("ACTED_BY", "Who did the act that is claimed.", (("Claim", "Actor"),)),
    RelationshipType(
        "CONTRADICTS",
        "The two claims exclude each other, whether they count or not; from the smaller claim id to the greater.",
        (("Claim", "Claim"),),
        _properties("about: text = act, quantity, party, kind\nwithin: text = one report, several"),
        derived=True,
    ),
    RelationshipType(
        "REVISES",
        "A newer edition of a register says something else of the deal than the older; from its first row to the "
        "other's. Only on deals whose delivery years both files cover. What a publisher changed is news, no error.",
        (("Claim", "Claim"),),
        _properties(
            """
            fields: list of text = what is told otherwise, such as number delivered
            before: list of text = how the older edition has it, in the same order; "not given" where it has nothing
            after: list of text = how the newer edition has it, in the same order
            """
        ),
        derived=True,
    ),
    RelationshipType("SUPPLIER_OF", "Supplier of the transfer.", (("Actor", "Transfer"),), derived=True),
    RelationshipType("RECIPIENT_OF", "Recipient of the transfer.", (("Actor", "Transfer"),), derived=True),
    RelationshipType(
        "COMES_FROM",
        "Whence the goods come, where a report states that beside the supplier, as an export licence does.",
        (("Transfer", "Actor"),),
        derived=True,
    ),
    RelationshipType(
        "VIA",
        "The destination that is declared before the final one, which is the recipient.",
        (("Transfer", "Actor"),),
        derived=True,
    ),
    _act("REQUESTED", "The actor asked for the transfer."),
    _act("OFFERED", "The actor offered the transfer."),
    _act("AGREED_TO", "The actor agreed to the transfer."),
    _act("REFUSED", "The actor refused the transfer, or the licence for it."),
    _act("DENIED", "The actor denies what is claimed of the transfer."),
    _act("BLOCKED", "The actor, a third party, blocked the transfer."),
    RelationshipType(
        "OF",
        "What is transferred or lost.",
        (("Transfer", "Item"), ("Loss", "Item"), ("Loss", "Category")),
        derived=True,
    ),
    RelationshipType("IN_CATEGORY", "The item belongs to the category.", (("Item", "Category"),), derived=True),
    RelationshipType(
        "COMPONENT_OF",
        "The item is a component of the other, such as an engine family of a helicopter. The general words for it, "
        "such as helicopter engines, are tied to the machine as well.",
        (("Item", "Item"),),
        _properties(
            """
            component: text = id of the component; another than the start where that is only a general word for it
            each: integer = pieces in one machine
            certainty: text = certain, probable, assumed
            evidence: text = where it is said
            context: text = id of the context whose claims say so
            """
        ),
        derived=True,
    ),
    RelationshipType(
        "CORRESPONDS_TO",
        "What the first designation is to the second, by a table that a person keeps: the items stay two.",
        (("Item", "Item"),),
        _properties(
            """
            relation: text = same system, variant of, group of several: what the start is to the end
            certainty: text = certain, probable, assumed
            evidence: text = on what grounds
            context: text = id of the context whose claims say so
            """
        ),
        derived=True,
    ),
    RelationshipType("DELIVERED_IN", "A yearly delivery of the transfer.", (("Transfer", "Delivery"),), derived=True),
    RelationshipType(
        "CONCERNS", "Whom or what the context concerns.", (("Context", "Actor"), ("Context", "Transfer")), derived=True
    ),
    RelationshipType(
        "RETURNS",
        "The transfer gives back what the other delivered, by a source that names it.",
        (("Transfer", "Transfer"),),
        derived=True,
    ),
    RelationshipType(
        "COULD_COME_FROM",
        "Calculated here, or a person's judgement: the deal that a claimed return or buy-back could come from. It says "
        "what fits, never that something was or will be given back.",
        (("Transfer", "Transfer"),),
        _properties(
            """
            by: text = who says so: calculated here, or a person
            why: text = on what grounds, with how sure it is
            component: text = id of the component that fits; absent where the deal is of the item asked for itself
            positions: integer = pieces delivered × components in each; never added over two editions of one register
            """
        ),
        derived=True,
    ),
    RelationshipType(
        "IN_EXCHANGE_FOR", "The concession is given for the transfer.", (("Transfer", "Concession"),), derived=True
    ),
    RelationshipType("GRANTS", "Who grants the concession.", (("Actor", "Concession"),), derived=True),
    RelationshipType("GRANTED_TO", "To whom the concession is granted.", (("Concession", "Actor"),), derived=True),
    RelationshipType("TABULATES", "The report is a table that has this total in a row.", (("Report", "Total"),)),
    RelationshipType("SUPPLIED_BY", "Whose deliveries the total adds up.", (("Total", "Actor"),)),
    RelationshipType("RECEIVED_BY", "The recipient whose deliveries the total adds up.", (("Total", "Actor"),)),
    RelationshipType("LOST", "Whose loss it is.", (("Actor", "Loss"),), derived=True),
    RelationshipType(
        "PART_OF", "The loss is contained in the other and never added to it.", (("Loss", "Loss"),), derived=True
    ),
    RelationshipType("CAPTURED_BY", "Into whose hands it fell.", (("Loss", "Actor"),), derived=True),
    RelationshipType(
        "SUCCEEDED_BY",
        "The former state was succeeded by the other; never a reason to merge them.",
        (("Actor", "Actor"),),
        _properties("year: integer = the year"),
    ),
    RelationshipType(
        "DELIVERED_TO",
        "Deliveries claimed between two actors, from one edition; never returns, captures or what was refused.",
        (("Actor", "Actor"),),
        _properties(
            """
            deals: integer = transfers with a delivery
            first_year: integer = first delivery year
            last_year: integer = last delivery year
            years: list of integer = all delivery years that are stated
            possible_years: list of integer = years between the ends of ranges, in which there may have been deliveries
            tiv: float = delivered TIV, in millions; absent where the edition gives none
            edition: text = id of the report that these numbers come from
            """
        ),
        derived=True,
    ),
)

LABEL_NAMES = tuple(label.name for label in LABELS)
KEYED_LABELS = tuple(label.name for label in LABELS if label.also is None)
"""Labels whose ``id`` is unique; the first label of every node is one of these."""
RELATIONSHIP_NAMES = tuple(relationship.name for relationship in RELATIONSHIPS)
ALL_PROPERTIES: tuple[Property, ...] = tuple(
    chain(
        chain.from_iterable(label.properties for label in LABELS),
        chain.from_iterable(relationship.properties for relationship in RELATIONSHIPS),
    )
)
PROPERTY_NAMES = frozenset(prop.name for prop in ALL_PROPERTIES)


def label(name: str) -> Label:
    """Return the declared label of this name; raises KeyError where there is none."""
    return {label.name: label for label in LABELS}[name]


def relationship_type(name: str) -> RelationshipType:
    """Return the declared relationship type of this name; raises KeyError where there is none."""
    return {relationship.name: relationship for relationship in RELATIONSHIPS}[name]


def first_label(labels: Iterable[str]) -> str:
    """Return the label within which a node's id is unique, "" where the schema declares none of its labels.

    >>> first_label(("Country", "Actor")), first_label(("Nothing",))
    ('Actor', '')
    """
    return next((label for label in labels if label in KEYED_LABELS), "")


def constraints() -> list[str]:
    """Return the statements that make ``id`` unique within each label; harmless when run again.

    >>> constraints()[0]
    'CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE'
    """
    return [
        f"CREATE CONSTRAINT {name.lower()}_id IF NOT EXISTS FOR (n:{name}) REQUIRE n.id IS UNIQUE"
        for name in KEYED_LABELS
    ]
