"""Sources and reports as nodes: who published what, told by all reports that mention them.

A source or an origin may be described by several reports. Its node is made of all their descriptions, those of its
own reports first, then the report with the smallest id, so that the order of loading never shows.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.claims import Claim
from graph.digests import digest_of
from graph.ranks import EditionRank
from graph.reports import LoadedReport, Report, Source
from graph.scope import Scope, find_scope
from graph.store import batch
from graph.store.base import NodeKey, Properties, Transaction
from graph.store.elements import Tie
from graph.words import SourceKind

_SOURCE_FIELDS = ("id", "name", "publisher", "kind", "url", "data_licence", "citation")
_REPORT_FIELDS = (
    "id",
    "name",
    "url",
    "language",
    "published",
    "published_latest",
    "published_precision",
    "accessed",
    "generated",
    "edition",
    "window_from",
    "window_to",
    "layout",
    "file",
    "sha256",
)
_LOAD_FIELDS = ("rows_read", "claims", "refused", "repaired", "span_from", "span_to", "uncategorised", "recorded_to")
GIVEN, MADE, JUDGED = "given", "made", "judged"
"""What a report adds to the joining of deals: ids of the publisher's own, ids made of rows, or judgements."""

_DATES = {"published", "published_latest", "accessed", "generated"}


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A loaded report as its node tells it."""

    properties: Mapping[str, Any]

    @property
    def id(self) -> str:
        """The report's id."""
        return str(self.properties["id"])

    @property
    def refers(self) -> frozenset[str]:
        """Ids of transfers and losses that its claims name beside what they are about."""
        return frozenset(self.properties.get("refers", ()))

    @property
    def joins(self) -> str | None:
        """What it adds to the joining of deals: ``GIVEN``, ``MADE``, ``JUDGED`` or nothing."""
        return self.properties.get("joins")

    @property
    def mentions(self) -> list[dict[str, Any]]:
        """What it says of its own source and of its origins."""
        return [json.loads(text) for text in self.properties.get("mentions", ())]

    @property
    def source(self) -> str:
        """The id of its source."""
        return str(self.mentions[0]["source"]["id"])

    @property
    def rank(self) -> EditionRank:
        """Its place among the editions of its source."""
        return rank_of(self.properties, is_register=self.mentions[0]["source"]["kind"] == SourceKind.COMPILER.value)


def read_reports(transaction: Transaction) -> dict[str, StoredReport]:
    """Read all loaded reports, by id."""
    rows = transaction.run("MATCH (r:Report) WHERE r.loaded = true RETURN r ORDER BY r.id")
    return {row["r"].id: StoredReport(row["r"].properties) for row in rows}


def rank_of(properties: Mapping[str, Any], *, is_register: bool) -> EditionRank:
    """Return the rank of a report from the properties of its node; a compiler's report is a register."""
    first, last = properties.get("covers_from"), properties.get("covers_to")
    published = properties.get("published_latest", properties.get("published"))
    return EditionRank(
        report=properties["id"],
        years=last - first + 1 if first is not None and last is not None else 0,
        generated=properties.get("generated", published or properties.get("recorded_to")),
        rows=properties.get("rows_read", 0),
        published=published or properties.get("generated"),
        is_register=is_register,
        window=(first, last) if first is not None and last is not None else None,
    )


def scope_of(properties: Mapping[str, Any]) -> Scope:
    """Return which countries the rows of a report are limited to, from the properties of its node."""
    return Scope(
        supplier=properties.get("only_supplier"),
        recipient=properties.get("only_recipient"),
        parties=tuple(properties.get("only_parties", ())),
    )


def report_properties(loaded: LoadedReport, claims: Sequence[Claim]) -> Properties:
    """Return the properties of a loaded report's node; ``digest`` leaves out when it was loaded."""
    report = loaded.report
    properties: dict[str, Any] = {name: getattr(report, name) for name in _REPORT_FIELDS}
    properties |= {name: getattr(loaded, name) for name in _LOAD_FIELDS}
    properties["published_precision"] = report.published_precision.value if report.published_precision else None
    properties["loaded"] = True
    properties["compared"] = loaded.compared or None
    properties["refusals"] = list(loaded.refusals)
    properties["repairs"] = list(loaded.repairs)
    properties["unmatched_names"] = list(loaded.unmatched_names)
    properties["refers"] = sorted({name for claim in claims for name in claim.refers})
    properties["joins"] = _find_joins(claims)
    properties["covers_from"] = loaded.span_from if report.window_from is None else report.window_from
    properties["covers_to"] = loaded.span_to if report.window_to is None else report.window_to
    scope = find_scope(claim.pair for claim in claims if claim.is_register and claim.pair != (None, None))
    properties["only_supplier"], properties["only_recipient"] = scope.supplier, scope.recipient
    properties["only_parties"] = list(scope.parties)
    mentions = [{"source": _source_description(report.source)}]
    mentions += [{"report": _report_description(origin)} for origin in report.mentions]
    properties["mentions"] = [json.dumps(mention, sort_keys=True, ensure_ascii=False) for mention in mentions]
    properties = {name: value for name, value in properties.items() if value is not None and value != []}
    properties["rank"] = rank_of(properties, is_register=report.source.kind is SourceKind.COMPILER).text
    properties["digest"] = digest_of(sorted(properties.items()))
    if loaded.loaded_at is not None:
        properties["loaded_at"] = loaded.loaded_at
    return properties


def put_publications(
    transaction: Transaction,
    reports: Mapping[str, StoredReport],
    before: StoredReport | None,
    after: Properties | None,
) -> None:
    """Write the nodes of a report, its source and its origins anew, from all loaded reports.

    ``reports`` are the loaded reports without the one in question; ``before`` is how it stood, ``after`` how it
    is to stand, None where it was not, or is no longer, loaded.
    """
    standing = dict(reports)
    if after is not None:
        standing[str(after["id"])] = StoredReport(after)
    sources: set[str] = set()
    named: set[str] = set()
    for report in (before, standing.get(str(after["id"])) if after is not None else None):
        if report is None:
            continue
        named.add(report.id)
        for mention in report.mentions:
            description = mention.get("report")
            sources.add(mention["source"]["id"] if description is None else description["source"]["id"])
            if description is not None:
                named.add(description["id"])
    _put_sources(transaction, standing, sources)
    _put_reports(transaction, standing, named)


def _put_sources(transaction: Transaction, standing: Mapping[str, StoredReport], ids: set[str]) -> None:
    # Its own reports carry its licence and citation, which a report that only rests on it knows by hearsay.
    own: dict[str, list[dict[str, Any]]] = {source: [] for source in ids}
    hearsay: dict[str, list[dict[str, Any]]] = {source: [] for source in ids}
    for _, report in sorted(standing.items()):
        for mention in report.mentions:
            told, description = (
                (own, mention["source"]) if "source" in mention else (hearsay, mention["report"]["source"])
            )
            if description["id"] in told:
                told[description["id"]].append(description)
    nodes = [_joined(own[source] + hearsay[source]) for source in sorted(ids) if own[source] or hearsay[source]]
    batch.put_nodes(transaction, "Source", nodes)
    batch.delete_nodes(transaction, "Source", sorted(ids - {str(node["id"]) for node in nodes}))


def _put_reports(transaction: Transaction, standing: Mapping[str, StoredReport], ids: set[str]) -> None:
    told: dict[str, list[dict[str, Any]]] = {report: [] for report in ids}
    for _, report in sorted(standing.items()):
        for mention in report.mentions:
            description = mention.get("report")
            if description is not None and description["id"] in told:
                told[description["id"]].append(description)
    nodes, ties = [], []
    for report_id in sorted(ids):
        own = standing.get(report_id)
        if own is not None:
            node: Properties = dict(own.properties)
            source = own.source
        elif told[report_id]:
            node = _joined(told[report_id])
            source = str(node.pop("source"))
            node["loaded"] = False
        else:
            continue
        nodes.append(node)
        ties.append(Tie("PUBLISHED", NodeKey("Source", source), NodeKey("Report", report_id)))
    batch.put_nodes(transaction, "Report", nodes)
    transaction.run(
        "UNWIND $ids AS id MATCH (:Source)-[p:PUBLISHED]->(r:Report {id: id}) DELETE p", {"ids": sorted(ids)}
    )
    batch.create_ties(transaction, ties)
    batch.delete_nodes(transaction, "Report", sorted(ids - {str(node["id"]) for node in nodes}))


def _find_joins(claims: Iterable[Claim]) -> str | None:
    """Return what some claims of one report add to the joining of deals."""
    for claim in claims:
        if claim.judgement is not None:
            return JUDGED
        if claim.match_key is not None:
            return GIVEN if claim.deal_given else MADE
    return None


def _joined(descriptions: list[dict[str, Any]]) -> Properties:
    """Take each property from the first description that has it; of an origin's source only the id."""
    joined: Properties = {}
    for description in descriptions:
        for name, value in description.items():
            if value is None or name in joined:
                continue
            if name == "source":
                joined[name] = value["id"]
            else:
                joined[name] = date.fromisoformat(value) if name in _DATES else value
    return joined


def _source_description(source: Source) -> dict[str, Any]:
    values = {name: getattr(source, name) for name in _SOURCE_FIELDS}
    values["kind"] = source.kind.value
    return {name: value for name, value in values.items() if value is not None}


def _report_description(report: Report) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(report, name) for name in _REPORT_FIELDS}
    values["published_precision"] = report.published_precision.value if report.published_precision else None
    values = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    values["source"] = _source_description(report.source)
    return {name: value for name, value in values.items() if value is not None}
