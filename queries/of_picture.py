"""The Cypher of a picture of Explore: its transfers with the same filters and the same choice of editions.

It is a statement with parameters, and it can be written as a file among a person's own questions.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.deals import NOT_GRADED
from graph.filters import NOT_STATED, UNCOUNTED, Direction, Filters
from graph.names import slug
from queries.checking import check_cypher
from queries.header import parse_question
from queries.library import own_folder, shipped_files
from queries.question import NotAQuestion, Problem

LIMIT = 1000
"""The most rows of the statement."""

_OF_ACTORS = """
MATCH (focus:Actor)-[:SUPPLIER_OF|RECIPIENT_OF]->(transfer:Transfer)
WHERE focus.id IN $actors
WITH DISTINCT transfer
MATCH (supplier:Actor)-[:SUPPLIER_OF]->(transfer)
MATCH (recipient:Actor)-[:RECIPIENT_OF]->(transfer)
"""

_OF_ITEMS = """
MATCH (of:Transfer)-[:OF]->(focus:Item)
WHERE focus.id IN $items
MATCH (supplier:Actor)-[:SUPPLIER_OF]->(of)
MATCH (recipient:Actor)-[:RECIPIENT_OF]->(of)
WITH DISTINCT supplier, recipient
MATCH (supplier)-[:SUPPLIER_OF]->(transfer:Transfer)<-[:RECIPIENT_OF]-(recipient)
"""

_EDITIONS = """
OPTIONAL MATCH (transfer)-[:OF]->(item:Item)
MATCH (transfer)<-[:ABOUT]-(c:Claim)
WITH DISTINCT supplier, recipient, transfer, item, c.report AS report,
     coalesce(c.speaker_role = 'data set', false) AS listed
MATCH (e:Report {id: report})<-[:PUBLISHED]-(publisher:Source)
WITH supplier, recipient, transfer, item, publisher.id AS publisher, e, report, listed
ORDER BY e.rank DESC, report
WITH supplier, recipient, publisher,
     collect({transfer: transfer, item: item, report: report, listed: listed}) AS told
WITH supplier, recipient, told, head([part IN told WHERE part.listed | part.report]) AS edition
UNWIND told AS part
WITH supplier, recipient, edition, part.transfer AS transfer, part.item AS item, part.report AS report,
     part.listed AS listed
WHERE listed = false OR report = edition
WITH supplier, recipient, transfer, item, report, listed
ORDER BY report
WITH supplier, recipient, transfer, item, collect(DISTINCT report) AS reports,
     size([l IN collect(listed) WHERE l = false]) AS told_by
"""

_RETURN = """
RETURN transfer, supplier, recipient, item, transfer.status AS status, transfer.standing AS standing,
       transfer.kind AS kind, transfer.order_year AS year,
       {low: transfer.quantity_low, high: transfer.quantity_high, basis: transfer.quantity_basis} AS quantity,
       transfer.tiv_delivered AS tiv, transfer.independent_sources AS sources, transfer.registers AS registers, reports
ORDER BY coalesce(year, 9999) DESC, supplier.name, recipient.name, transfer.id
"""

_COLUMNS = {
    "transfer": {"type": "transfer", "key": True},
    "supplier": "actor",
    "recipient": "actor",
    "item": "item",
    "status": "status",
    "standing": "standing",
    "kind": "text",
    "year": "year",
    "quantity": "quantity",
    "tiv": {"type": "number", "unit": "million TIV"},
    "sources": "integer",
    "registers": "integer",
    "reports": "list of report",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement without its limit's number changed, the values of its parameters, and the type of each."""

    cypher: str
    values: Mapping[str, Any]
    types: Mapping[str, tuple[str, str]]


class CannotSave(ValueError):
    """A question could not be written; the message says why, in one line."""


def ask_for(actors: tuple[str, ...], items: tuple[str, ...], filters: Filters) -> Asked:
    """Return the statement for what is in focus, with only the conditions that are set."""
    values: dict[str, Any] = {}
    types: dict[str, tuple[str, str]] = {}
    conditions: list[str] = []

    def add(name: str, value: Any, kind: str, words: str, condition: str = "") -> None:
        values[name], types[name] = value, (kind, words)
        if condition:
            conditions.append(condition)

    if actors:
        add("actors", list(actors), "list of actor", "who is in focus")
    if items:
        add("items", list(items), "list of item", "which items are in focus", "item.id IN $items")
    if filters.direction is not None and actors:
        end = "recipient" if filters.direction is Direction.TO else "supplier"
        conditions.append(f"{end}.id IN $actors")
    for name, chosen, field, absent in (
        ("statuses", filters.statuses, "transfer.status", UNCOUNTED),
        ("kinds", filters.kinds, "transfer.kind", NOT_STATED),
        ("categories", filters.categories, "transfer.category", NOT_STATED),
    ):
        if chosen:
            condition = f"coalesce({field}, '{absent}') IN ${name}"
            add(name, sorted(chosen), "list of text", f"{name} to be shown", condition)
    if filters.first is not None:
        add("first", filters.first, "year", "first year ordered", "transfer.order_year >= $first")
    if filters.last is not None:
        add("last", filters.last, "year", "last year ordered", "transfer.order_year <= $last")
    if filters.sources:
        condition = "(transfer.independent_sources >= $sources OR told_by = 0)"
        add("sources", filters.sources, "integer", "least number of independent sources", condition)
    if filters.grades:
        add("grades", sorted(filters.grades), "list of text", "grades to be shown", _grades(filters))
    if filters.contested:
        conditions.append(
            "(transfer.standing = 'contested' OR "
            "EXISTS { MATCH (transfer)<-[:ABOUT]-(:Claim)-[:CONTRADICTS]-(:Claim) })"
        )
    if filters.hidden:
        condition = "NOT supplier.id IN $hidden AND NOT recipient.id IN $hidden"
        add("hidden", sorted(filters.hidden), "list of actor", "who is left out", condition)
    where = "WHERE " + "\n  AND ".join(conditions) + "\n" if conditions else ""
    scope = _OF_ACTORS if actors else _OF_ITEMS
    cypher = scope.lstrip() + _EDITIONS.lstrip() + where + _RETURN.lstrip() + f"LIMIT {LIMIT}"
    return Asked(cypher, values, types)


def as_question(title: str, asked: Asked) -> str:
    """Return a statement as the file of a saved question; its values become the defaults of its parameters."""
    params = {
        name: {"type": kind, "default": asked.values[name], "help": words}
        for name, (kind, words) in asked.types.items()
    }
    header = {
        "title": title,
        "description": "One row a transfer as Explore showed it when this was saved, the latest year of order first. "
        "Of each register one edition a direction; what other reports tell stands beside it.",
        "tags": ["explore"],
        "params": params,
        "example": dict(asked.values),
        "columns": _COLUMNS,
        "view": {"kind": "network", "from": "supplier", "to": "recipient", "label": "item"},
        "sentence": "{transfer}[ (ordered {year})]; {standing}, {sources|independent source|independent sources}",
        "caveat": "What loaded reports and registers tell. A transfer with a party that is not named is not among the "
        "rows, and what is not listed may have taken place.",
    }
    lines = [f"// {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in header.items()]
    return "\n".join([*lines, asked.cypher, ""])


def save_question(title: str, asked: Asked, environment: Mapping[str, str] | None = None) -> Path:
    """Write a question into the person's folder and return its file; an existing file is never written over.

    Raises CannotSave where the title makes no question, or the folder cannot be written.
    """
    name = slug(title)[:60].strip("-")
    if not name:
        raise CannotSave("The title has no letter or digit; write a question such as: What has Egypt received?")
    folder = own_folder(environment)
    taken = {path.stem for path in shipped_files()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken |= {path.stem for path in folder.glob("*.cypher")}
        free = next(one for one in (name, *(f"{name}-{turn}" for turn in range(2, 1000))) if one not in taken)
        path = folder / f"{free}.cypher"
        text = as_question(title, asked)
        problems = _problems(text, path)
        if problems:
            raise CannotSave(problems[0].message)
        part = path.with_name(path.name + ".part")
        part.write_text(text, encoding="utf-8")
        os.replace(part, path)
    except OSError as error:
        raise CannotSave(f"{folder} cannot be written: {error.strerror}. Set QUERY_PATH to another folder.") from error
    return path


def _problems(text: str, path: Path) -> list[Problem]:
    try:
        return check_cypher(parse_question(text, path, trusted=False))
    except NotAQuestion as error:
        return list(error.problems)


def _grades(filters: Filters) -> str:
    graded = "MATCH (transfer)<-[:ABOUT]-(g:Claim)"
    condition = f"EXISTS {{ {graded} WHERE g.reliability + toString(g.credibility) IN $grades }}"
    if NOT_GRADED in filters.grades:
        condition += f" OR NOT EXISTS {{ {graded} WHERE g.reliability IS NOT NULL }}"
    return f"({condition})"
