"""Reads what stands beside a table's totals: the same answer as the question `table-against-register` gives."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.comparison import Delivered, Edition, Finding, Listed, Made, add_up, best_edition, compare, tell_findings
from graph.store.base import Reader
from graph.words import DELIVERIES, ActorKind, Party, SpeakerRole

_TABLE = """
MATCH (s:Source)-[:PUBLISHED]->(t:Report {id: $table})-[:TABULATES]->(x:Total)
RETURN s.id AS source, t.generated AS made, t.window_to AS until, x AS total
ORDER BY x.line
"""

_NAMES = """
MATCH (t:Report {id: $table})-[:TABULATES]->(x:Total)
MATCH (x)-[:SUPPLIED_BY|RECEIVED_BY]->(a:Actor)
RETURN DISTINCT a.id AS id, a.name AS name, a.kind AS kind
ORDER BY id
"""

_ROWS = """
MATCH (a:Actor)
WHERE $owner IS NULL OR a.id = $owner
MATCH (a)-[side:SUPPLIER_OF|RECIPIENT_OF]->(deal:Transfer)
WHERE type(side) = $side
MATCH (deal)<-[across:SUPPLIER_OF|RECIPIENT_OF]-(b:Actor)
WHERE type(across) <> type(side)
MATCH (deal)<-[:ABOUT]-(c:Claim)
WHERE c.counts = true AND c.speaker_role = $role AND c.act IN $deliveries AND c.delivery_years IS NOT NULL
RETURN c.id AS claim, c.report AS report, b.id AS id, b.name AS name, b.kind AS kind, deal.id AS deal,
       c.delivery_years AS years, c.tiv_delivered AS tiv, c.yearly AS yearly,
       c.delivery_range AS is_range
ORDER BY claim, id
"""

_EDITIONS = """
MATCH (s:Source {id: $source})-[:PUBLISHED]->(e:Report)
WHERE e.loaded = true
RETURN e AS edition
ORDER BY e.id
"""


@dataclass(frozen=True, slots=True)
class Compared:
    """One row of a table beside a register; ``given`` is None for a party that the table does not list.

    ``supplier`` and ``recipient`` are ids, None where all are meant; ``line`` is None without a row.
    """

    supplier: str | None
    recipient: str | None
    given: int | None
    listed: Listed | None
    finding: Finding
    line: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table beside the register that fits it best; ``register`` is None where none is loaded."""

    register: str | None
    register_name: str | None
    rows: tuple[Compared, ...]

    @property
    def findings(self) -> Mapping[Finding, int]:
        """How many rows there are of each finding."""
        return Counter(row.finding for row in self.rows)

    @property
    def told(self) -> str:
        """In one line what was found."""
        return tell_findings(self.findings, self.register_name)


def read_comparison(reader: Reader, table: str) -> Comparison:
    """Compare a loaded table with the register of the same source whose years fit it best.

    Raises KeyError where no such table is loaded.
    """
    found = reader.run(_TABLE, {"table": table}, row_limit=None).rows
    if not found:
        raise KeyError(table)
    totals = [row["total"].properties for row in found]
    first, last, lists = totals[0]["first_year"], totals[0]["last_year"], Party(totals[0]["lists"])
    side = Party.RECIPIENT if lists is Party.SUPPLIER else Party.SUPPLIER
    owner: str | None = totals[0].get(side.value)
    deals = _read_deals(reader, owner, side, first, last)
    edition = best_edition(_read_editions(reader, found[0]["source"], deals), first, last)
    beside = _Beside(first, last, Made(found[0]["made"], found[0]["until"]), edition)
    parts = deals[edition.id] if edition is not None else {}
    keys = {row["id"]: _key(row) for row in reader.run(_NAMES, {"table": table}, row_limit=None).rows}
    rows: list[Compared] = []
    for total in totals:
        ends = total.get("supplier"), total.get("recipient")
        if total["whole"]:
            mine = [row for _, some in parts.values() for row in some]
        else:
            mine = parts.get(keys[total[lists.value]], ("", []))[1]
        rows.append(beside.compare(*ends, total["tiv"], mine, total["line"]))
    known = {keys[total[lists.value]] for total in totals if not total["whole"]}
    for key in sorted(parts.keys() - known):
        party, mine = parts[key]
        supplier, recipient = (party, owner) if lists is Party.SUPPLIER else (owner, party)
        rows.append(beside.compare(supplier, recipient, None, mine, None))
    return Comparison(edition.id if edition else None, edition.name if edition else None, tuple(rows))


Parts = dict[str, tuple[str, list[Delivered]]]
"""Rows of one register by the key of the party on the other side, with its id."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """A table's years and day, and the register beside it."""

    first: int
    last: int
    table: Made
    edition: Edition | None

    def compare(
        self, supplier: str | None, recipient: str | None, given: int | None, rows: list[Delivered], line: int | None
    ) -> Compared:
        listed = add_up(rows, self.first, self.last)
        finding = Finding.NOTHING_LOADED
        if self.edition is not None:
            register = Made(self.edition.generated, self.edition.last)
            covers = self.edition.covers(self.first, self.last)
            finding = compare(given, listed, covers=covers, table=self.table, register=register)
        return Compared(supplier, recipient, given, listed, finding, line)


def _read_deals(reader: Reader, owner: str | None, side: Party, first: int, last: int) -> dict[str, Parts]:
    """Return what each report of a data set lists of a party, by report and by the party on the other side."""
    parameters = {
        "owner": owner,
        "side": "SUPPLIER_OF" if side is Party.SUPPLIER else "RECIPIENT_OF",
        "role": SpeakerRole.DATA_SET.value,
        "deliveries": sorted(act.value for act in DELIVERIES),
    }
    found: dict[str, Parts] = defaultdict(dict)
    for row in reader.run(_ROWS, parameters, row_limit=None).rows:
        told = Delivered(row["deal"], tuple(row["years"]), row["tiv"], bool(row["yearly"]), bool(row["is_range"]))
        if told.touches(first, last):
            key = _key(row)
            party, rows = found[row["report"]].setdefault(key, (row["id"], []))
            found[row["report"]][key] = (min(party, row["id"]), rows)
            rows.append(told)
    return found


def _read_editions(reader: Reader, source: str, deals: Mapping[str, Parts]) -> list[Edition]:
    """Return the registers of a source that list something with TIV."""
    editions = []
    for row in reader.run(_EDITIONS, {"source": source}, row_limit=None).rows:
        own = row["edition"].properties
        rows = [one for _, some in deals.get(own["id"], {}).values() for one in some]
        if all(one.tiv is None for one in rows):
            continue
        stated = own.get("window_from") is not None and own.get("window_to") is not None
        editions.append(
            Edition(
                id=own["id"],
                name=own["name"],
                first=own.get("covers_from"),
                last=own.get("covers_to"),
                stated=stated,
                yearly=all(one.yearly for one in rows),
                generated=own.get("generated"),
                rank=own["rank"],
            )
        )
    return editions


def _key(row: Mapping[str, Any]) -> str:
    """Return by what a party is found on both sides: unknown ones, each apart in a register, by their name."""
    return str(row["name"] if row["kind"] == ActorKind.UNKNOWN.value else row["id"])
