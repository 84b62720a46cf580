"""``python -m loaders judge``: a person says whether two deals are one; the table in git and the graph follow."""

import json
import os
from collections.abc import Iterable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from graph.store import Reader, Store, open_reader, open_store
from graph.words import Verdict
from loaders.checking import check
from loaders.command import PastDay, clear_errors, tell_nearest, with_format
from loaders.contract import LoadOptions
from loaders.files import make_file
from loaders.judgements.editing import rows_of, with_row, without_row
from loaders.judgements.loader import FILE, FORM
from loaders.judgements.table import COLUMNS, HEADER, Row, contradicts, read_row
from loaders.kept_tables import find_report_id
from loaders.loading import load_checked
from loaders.tables import Fault

_KNOWN = "MATCH (c:Claim) WHERE c.deal IN $ids RETURN DISTINCT c.deal AS deal"
_DEALS = "MATCH (c:Claim) WHERE c.deal IS NOT NULL RETURN DISTINCT c.deal AS deal ORDER BY deal"
_ALIKE = (
    "MATCH (c:Claim) WHERE c.deal IN $ids AND c.counts = true RETURN DISTINCT c.deal AS deal, c.name AS name, "
    "c.supplier AS supplier, c.recipient AS recipient, c.kind AS kind, c.report AS report, c.deal_given AS given "
    "ORDER BY deal, name"
)
_PLACES = (
    "MATCH (c:Claim)-[:ABOUT]->(t:Transfer) WHERE c.deal IN $ids "
    "RETURN DISTINCT c.deal AS deal, t.id AS transfer, t.name AS name ORDER BY deal"
)


@click.command("judge")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.argument("verdict", required=False, type=click.Choice([verdict.value for verdict in Verdict]))
@click.option("--who", help="Who judges.")
@click.option("--why", help="On what grounds, in one line.")
@click.option("--when", type=PastDay(), help="On which day; today without it.")
@click.option(
    "--although-they-differ",
    is_flag=True,
    help="Judge them the same although party or kind differ, or one report has both.",
)
@click.option("--undo", is_flag=True, help="Take the judgement on these two deals back.")
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="JUDGEMENTS_PATH",
    default=FILE,
    help="The table to keep it in. [default: loaders/judgements/judgements.csv, or JUDGEMENTS_PATH]",
)
@with_format
def judge(
    first: str,
    second: str,
    verdict: str | None,
    who: str | None,
    why: str | None,
    when: datetime | None,
    although_they_differ: bool,
    undo: bool,
    path: Path,
    form: str,
) -> None:
    """Judge whether the deals A and B are the same, different, or undecided (unsure).

    Writes one row to a plain table and loads it. A judgement goes before the rule that joins deals of several files.

    Example: python -m loaders judge sipri-0123456789abcdef sipri-34091 same --who "A. Name" --why "One comment"
    """
    if undo == bool(verdict):
        raise click.UsageError("give a judgement (same, different, unsure), or --undo without one")
    with clear_errors():
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if undo:
            after = without_row(before, (min(first, second), max(first, second)))
            if after is None:
                raise click.ClickException(f"{path.name} has no judgement on {first} and {second}")
        else:
            row = _read(first, second, verdict, who, why, when)
            with closing(open_reader()) as reader:
                _check_known(reader, row)
                if row.verdict is Verdict.SAME and not although_they_differ:
                    _check_alike(reader, row)
            _check_chain(before, row)
            after = with_row(before, row)
        with closing(open_store()) as store:
            _keep(store, path, before, after)
        with closing(open_reader()) as reader:
            places = reader.run(_PLACES, {"ids": [first, second]}).rows
    if form == "json":
        told = {"first": first, "second": second, "judgement": verdict, "file": path.name}
        click.echo(json.dumps(told | {"transfers": {row["deal"]: row["transfer"] for row in places}}))
        return
    said = "judgement taken back" if undo else f"judged {verdict}"
    click.echo(f"{first} and {second}: {said}; {path.name} is written.")
    for place in places:
        click.echo(f"  {place['deal']} is told as {place['transfer']}: {place['name']}")


def _read(first: str, second: str, verdict: str | None, who: str | None, why: str | None, when: datetime | None) -> Row:
    """Return the judgement as a row; a wrong command where it is none."""
    if not who or not who.strip() or not why or not why.strip():
        raise click.UsageError("a judgement needs --who and --why, so that others can weigh it")
    day = when.date() if when else date.today()
    cells = (first, second, verdict or "", who.strip(), day.isoformat(), why.strip())
    try:
        return read_row(dict(zip(COLUMNS, cells, strict=True)))
    except Fault as fault:
        raise click.UsageError(f"{fault.column}: found {fault.found!r}, expected {fault.expected}") from fault


def _check_known(reader: Reader, row: Row) -> None:
    """Refuse an id that no claim is about, naming the nearest that one is."""
    known = {found["deal"] for found in reader.run(_KNOWN, {"ids": [row.first, row.second]}).rows}
    for deal in (row.first, row.second):
        if deal not in known:
            deals = [found["deal"] for found in reader.run(_DEALS, row_limit=None).rows]
            near = tell_nearest(deal, deals, 0.6, "python -m loaders propose lists pairs with their ids")
            raise click.ClickException(f"no loaded claim is about a deal {deal!r}; {near}")


def _check_alike(reader: Reader, row: Row) -> None:
    """Refuse to call two deals the same that differ in a party or the kind, or that one report lists as two.

    A claim that does not name a party, or says no kind, goes with any.
    """
    told: dict[str, list[dict[str, Any]]] = {row.first: [], row.second: []}
    for found in reader.run(_ALIKE, {"ids": list(told)}, row_limit=None).rows:
        told[found["deal"]].append(found)
    reasons = []
    for name in ("supplier", "recipient", "kind"):
        one, other = ({found[name] for found in rows if found[name] is not None} for rows in told.values())
        if one and other and one.isdisjoint(other):
            reasons.append(f"they differ in {name} ({_list(one)} beside {_list(other)})")
    one, other = ({found["report"] for found in rows if found["given"]} for rows in told.values())
    if one & other:
        reasons.append(f"the publisher itself gave them two ids in {_list(one & other)}")
    if reasons:
        deals = "; ".join(f"{deal} is {rows[0]['name']}" for deal, rows in told.items())
        raise click.ClickException(
            f"{'; '.join(reasons)}. {deals}. If they are one deal all the same, add --although-they-differ"
        )


def _list(values: Iterable[str]) -> str:
    return ", ".join(sorted(values))


def _check_chain(text: str, row: Row) -> None:
    against = contradicts(rows_of(text), row)
    if against:
        chain = "; ".join(f"{other.first} and {other.second} {other.verdict}" for other in against)
        raise click.ClickException(
            f"{row.first} and {row.second} {row.verdict} contradicts what the table says: {chain}. Change or undo one "
            "of these first"
        )


def _keep(store: Store, path: Path, before: str, after: str) -> None:
    """Write the table and bring the graph up to date; the table is as before where the graph cannot be written."""
    _write(path, after)
    try:
        if any(line.strip() for line in after.splitlines()[1:]):
            checked = check("judgements", make_file(path.name, after.encode()), LoadOptions())
            if checked.report is None:
                raise click.ClickException("; ".join(issue.sentence() for issue in checked.issues))
            load_checked(store, checked)
        else:
            # Without a row the table states nothing, so it is no report either.
            _withdraw(store, find_report_id(FORM.kind, path.name.split(".")[0]))
    except BaseException:
        _write(path, before or f"{HEADER}\n")
        raise


def _withdraw(store: Store, report: str) -> None:
    with store.reader() as reader:
        loaded = reader.run("MATCH (r:Report {id: $id}) WHERE r.loaded = true RETURN r.id AS id", {"id": report}).rows
    if loaded:
        store.remove(report)


def _write(path: Path, text: str) -> None:
    """Put the text in place whole: a table that is cut short would be loaded without its last rows."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)
