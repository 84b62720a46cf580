"""Deals of several files that may be one, and why the rule does not say so. A person judges; nothing is joined here.

Three kinds of doubt: several deals fit each other, a person is unsure or judgements contradict each other, and a newer
edition has no longer a deal that looks like one it has anew (``graph.edition_diff``).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from graph.edition_diff import Side, diff
from graph.editions import NOT_GIVEN, Account, Change, Window
from graph.joining import DealFact, Doubt, Undecided, join_deals
from graph.rulings import Ruling
from graph.words import Verdict
from loaders.proposals.proposal import Proposal, Proposer, Rows

_FACTS = """
MATCH (s:Source)-[:PUBLISHED]->(r:Report)-[:STATES]->(c:Claim)
WHERE c.match_key IS NOT NULL
RETURN s.id AS source, r.id AS report, c.deal AS deal, c.deal_given AS given, c.match_key AS key,
       coalesce(c.item_text, c.item) AS designation, c.description AS description, c.name AS name
ORDER BY report, deal, c.id
"""

_RULINGS = """
MATCH (c:Claim) WHERE c.judgement IS NOT NULL AND c.counts = true
RETURN c.concerns AS deals, c.judgement AS judgement, c.event_date AS day
ORDER BY c.id
"""

_MADE = """
MATCH (s:Source)-[:PUBLISHED]->(r:Report)-[:STATES]->(c:Claim)-[:ABOUT]->(t:Transfer)
WHERE c.speaker_role = 'data set' AND c.yearly IS NULL AND c.deal_given IS NULL AND c.counts = true
RETURN s.id AS source, r.id AS report, r.generated AS generated,
       r.covers_from AS first, r.covers_to AS last,
       t.id AS transfer, c.deal AS deal, c.id AS claim,
       c.supplier AS supplier, c.recipient AS recipient, coalesce(c.item_text, c.item) AS designation,
       c.order_year AS order_year, c.ordered AS ordered, c.delivered AS delivered, c.delivery_years AS years,
       c.condition AS condition, c.name AS name
ORDER BY source, generated, report, claim
"""

_TOLD = {
    Doubt.SEVERAL: "parties, years and numbers are equal, and more than one deal fits",
    Doubt.UNSURE: "a person is unsure",
    Doubt.CONFLICT: "judgements contradict each other: change or undo one of them",
}
_PARTIES = ("supplier", "recipient")
"""What a person has to say twice: ``judge`` joins no deals of two parties without being told to."""
_MOST = 6
"""Deals of one doubt up to which every pair is proposed; of more only those with the first."""


def propose(answers: Mapping[str, Rows]) -> list[Proposal]:
    """Return the pairs of deals that a person may judge, doubtful joins first, then what may have been renamed."""
    rulings = [
        Ruling(row["deals"][0], row["deals"][1], Verdict(row["judgement"]), row["day"])
        for row in answers["rulings"]
        if len(row["deals"]) == 2
    ]
    judged = {ruling.pair for ruling in rulings}
    facts: list[DealFact] = []
    names: dict[str, str] = {}
    for row in answers["facts"]:
        names.setdefault(row["deal"], row["name"])
        facts.append(_fact(row))
    for row in answers["made"]:
        names.setdefault(row["deal"], row["name"])
    present = {deal: False for ruling in rulings for deal in ruling.pair}
    found = []
    for doubt in join_deals(facts, rulings, present).undecided:
        for first, second in _pairs(doubt):
            found.append(_tell(first, second, names, _TOLD[doubt.doubt]))
    for first, second, change in dict.fromkeys(_find_renamed(answers["made"])):
        if (min(first, second), max(first, second)) not in judged:
            reason = f"perhaps changed by the publisher: {change.field} {change.before} → {change.after}"
            found.append(_tell(first, second, names, reason, with_flag=change.field in _PARTIES))
    return found


def _fact(row: Mapping[str, Any]) -> DealFact:
    return DealFact(
        source=row["source"],
        report=row["report"],
        deal=row["deal"],
        is_given=bool(row["given"]),
        key=row["key"],
        designation=row["designation"] or "",
        description=row["description"],
    )


def _pairs(doubt: Undecided) -> Iterator[tuple[str, str]]:
    """Yield the pairs that a person may judge: each made id with each given one, or all with the first."""
    if doubt.made and doubt.given:
        firsts = doubt.made if len(doubt.made) + len(doubt.given) <= _MOST else doubt.made[:1]
        yield from ((first, second) for first in firsts for second in doubt.given)
    else:
        members = doubt.made or doubt.given
        yield from ((members[0], second) for second in members[1:])


def _find_renamed(rows: Rows) -> Iterator[tuple[str, str, Change]]:
    """Yield deals that an edition no longer has beside those that it has anew.

    Each edition whose day is known is set beside the last one before it of the same source that has a deal in common.
    """
    accounts: dict[tuple[str, date, str], dict[str, Account]] = defaultdict(dict)
    windows: dict[str, Window] = {}
    for row in rows:
        if row["generated"] is not None and row["first"] is not None and row["last"] is not None:
            accounts[row["source"], row["generated"], row["report"]][row["transfer"]] = _account(row)
            windows[row["report"]] = row["first"], row["last"]
    editions = sorted(accounts)
    for place, newer in enumerate(editions):
        for older in reversed(editions[:place]):
            if older[0] != newer[0] or older[1] >= newer[1]:
                continue
            sides = [Side(key[2], key[2], key[1], windows[key[2]], accounts[key]) for key in (older, newer)]
            found = diff(*sides)
            for one in found.perhaps:
                yield one.dropped.deal, one.added.deal, one.change
            if found.compared:
                break


def tell_undated(answers: Mapping[str, Rows]) -> str:
    """Return which reports no other could be set beside since their day is not known, and what to do; "" for none.

    >>> editions = (("r", None), ("s", "2026-07-01"))
    >>> made = [{"source": "sipri", "report": name, "generated": day} for name, day in editions]
    >>> tell_undated({"made": made})[:81]
    'not set beside other editions, since the day on which they were made is not known'
    >>> tell_undated({"made": made[:1]})
    ''
    """
    reports: dict[str, set[str]] = defaultdict(set)
    for row in answers["made"]:
        reports[row["source"]].add(row["report"])
    undated = {row["report"] for row in answers["made"] if row["generated"] is None and len(reports[row["source"]]) > 1}
    if not undated:
        return ""
    return (
        f"not set beside other editions, since the day on which they were made is not known: "
        f"{', '.join(sorted(undated))}. If you know the day, load the file again with --generated DATE"
    )


def _account(row: Mapping[str, Any]) -> Account:
    numbers = {"order year": row["order_year"], "number ordered": row["ordered"], "number delivered": row["delivered"]}
    values = {name: str(number) for name, number in numbers.items() if number is not None}
    values |= {name: row[name] or NOT_GIVEN for name in ("supplier", "recipient", "designation", "condition")}
    years = row["years"] or ()
    values["delivery years"] = ", ".join(map(str, years))
    parties = row["supplier"] or "", row["recipient"] or ""
    return Account(row["report"], row["claim"], row["deal"], (False, False), frozenset(years), values, parties)


def _tell(first: str, second: str, names: Mapping[str, str], reason: str, *, with_flag: bool = False) -> Proposal:
    told = f"{first} ({names.get(first, 'not loaded')}) and {second} ({names.get(second, 'not loaded')})"
    flag = " --although-they-differ" if with_flag else ""
    line = (
        f"type: python -m loaders judge {first} {second} same{flag} --who NAME --why REASON (or different, or unsure)"
    )
    return Proposal(first, second, told, (reason, line))


PROPOSER = Proposer(
    kind="deals",
    queries={"facts": _FACTS, "rulings": _RULINGS, "made": _MADE},
    propose=propose,
    note=tell_undated,
    then="type the line below a pair, with your name and your reason",
)
"""Deals that may be one."""
