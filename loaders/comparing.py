"""``python -m loaders diff``: what a newer edition of a register adds, changes, names otherwise and no longer lists."""

import json
from contextlib import closing
from typing import Any

import click

from graph.edition_diff import Difference, Perhaps, Revised, Side, diff
from graph.edition_rows import read_registers, read_side
from graph.editions import Account
from graph.store import open_reader
from loaders.command import clear_errors, tell_nearest, with_format

_SHOWN = 20
"""Deals of each kind that are printed; all are in ``--format json``."""


@click.command("diff")
@click.argument("older", metavar="OLD")
@click.argument("newer", metavar="NEW")
@with_format
def diff_editions(older: str, newer: str, form: str) -> None:
    """Compare two loaded editions of a register, by the ids of their reports.

    Compares only deals whose delivery years both files cover, and counts the others. What a publisher changed is news
    about what it knows now, and no error.

    Example: python -m loaders diff sipri-0123456789ab sipri-ba9876543210
    """
    with clear_errors(), closing(open_reader()) as reader:
        registers = read_registers(reader)
        for report in (older, newer):
            if report not in registers:
                near = tell_nearest(report, registers, 0.4, "python -m graph status lists what is loaded")
                raise click.ClickException(f"no register {report!r} is loaded; {near}")
        if registers[older].source != registers[newer].source:
            sources = f"{registers[older].source} and {registers[newer].source}"
            raise click.ClickException(f"{older} and {newer} are of two sources ({sources}); expected two of one")
        first, second = read_side(reader, older), read_side(reader, newer)
    try:
        found = diff(first, second)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    if form == "json":
        click.echo(json.dumps(as_json(first, second, found), ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(first, second, found))


def as_json(older: Side, newer: Side, found: Difference) -> dict[str, Any]:
    """Return the shape that scripts rely on; keys may be added, never renamed."""
    renamed = [one for one in found.revised if one.is_renamed]
    added, dropped = _count_perhaps(found)
    return {
        "older": _side_json(older),
        "newer": _side_json(newer),
        "limited_to": found.scope,
        "compared": found.compared,
        "unchanged": found.unchanged,
        "outside": found.outside,
        "open_in_one": found.open_in_one,
        "perhaps_one_of_added": added,
        "perhaps_one_of_dropped": dropped,
        "added": [_account_json(account) for account in found.added],
        "changed": [_revised_json(one) for one in found.revised if not one.is_renamed],
        "renamed": [_revised_json(one) for one in renamed],
        "perhaps_one": [_perhaps_json(one) for one in found.perhaps],
        "dropped": [_account_json(account) for account in found.dropped],
    }


def as_text(older: Side, newer: Side, found: Difference) -> str:
    """Return what two editions say otherwise as lines for a person."""
    lines = [f"older: {_tell_side(older)}", f"newer: {_tell_side(newer)}"]
    if older.generated and newer.generated and older.generated >= newer.generated:
        lines.append("Note: by its own date the first file is not the older one.")
    if found.scope:
        lines.append(f"limited to {found.scope}, as one of the files is")
    lines.append(
        f"{found.compared:,} deals compared, {found.unchanged:,} of them told alike; {found.outside:,} lie outside the "
        f"years that both files cover, {found.open_in_one:,} are open orders that only one of them lists"
    )
    renamed = [one for one in found.revised if one.is_renamed]
    changed = [one for one in found.revised if not one.is_renamed]
    added, dropped = _count_perhaps(found)
    lines += _section("added: listed now, not before", [tell_account(account) for account in found.added], added)
    lines += _section("changed by the publisher", [_tell_revised(one) for one in changed])
    lines += _section("renamed by the publisher", [_tell_revised(one) for one in renamed])
    lines += _section("perhaps one deal (python -m loaders judge decides)", [_tell_perhaps(p) for p in found.perhaps])
    gone = [tell_account(account) for account in found.dropped]
    lines += _section("dropped: listed before, not now", gone, dropped)
    lines.append("What a publisher changed is news about what it knows now, and no error of either file.")
    return "\n".join(lines)


def tell_account(account: Account) -> str:
    """Return a deal in one line, with its id."""
    told = account.values
    years = told.get("delivery years", "no delivery")
    number = told.get("number delivered")
    delivered = f"{number} delivered in {years}" if number and account.years else f"delivered: {years}"
    return (
        f"{told.get('supplier', 'not given')} → {told.get('recipient', 'not given')}: "
        f"{told.get('designation', 'not given')}, ordered {told.get('order year', 'in a year that is not given')}, "
        f"{delivered} ({account.deal})"
    )


def _count_perhaps(found: Difference) -> tuple[int, int]:
    """Return how many of the added and of the dropped deals are perhaps one deal with another, and listed there too."""
    added, dropped = {account.deal for account in found.added}, {account.deal for account in found.dropped}
    return (
        sum(one.added.deal in added for one in found.perhaps),
        sum(one.dropped.deal in dropped for one in found.perhaps),
    )


def _section(title: str, told: list[str], perhaps: int = 0) -> list[str]:
    # A deal that was perhaps named otherwise is in three lists: without a word on it a reader would count it thrice.
    besides = f", of which {perhaps:,} {'is' if perhaps == 1 else 'are'} perhaps one deal with another (see there)"
    lines = [f"{title}: {len(told):,}{besides if perhaps else ''}", *(f"  {line}" for line in told[:_SHOWN])]
    if len(told) > _SHOWN:
        lines.append(f"  … and {len(told) - _SHOWN:,} more; --format json lists all")
    return lines


def _tell_side(side: Side) -> str:
    window = f"{side.window[0]} to {side.window[1]}" if side.window else "years not known"
    made = f"made on {side.generated}" if side.generated else "its day is not known"
    return f"{side.report}: {side.name}; {window}; {made}; {len(side.accounts):,} deals"


def _tell_revised(one: Revised) -> str:
    changes = "; ".join(f"{change.field}: {change.before} → {change.after}" for change in one.changes)
    return f"{tell_account(one.newer)}: {changes}"


def _tell_perhaps(one: Perhaps) -> str:
    change = f"{one.change.field}: {one.change.before} → {one.change.after}"
    return f"{tell_account(one.dropped)} and {one.added.deal}: {change}"


def _side_json(side: Side) -> dict[str, Any]:
    return {
        "report": side.report,
        "name": side.name,
        "generated": side.generated.isoformat() if side.generated else None,
        "window": list(side.window) if side.window else None,
        "deals": len(side.accounts),
    }


def _account_json(account: Account) -> dict[str, Any]:
    return {"deal": account.deal, "claim": account.claim, **account.values, "years": sorted(account.years)}


def _revised_json(one: Revised) -> dict[str, Any]:
    changes = [{"field": change.field, "from": change.before, "to": change.after} for change in one.changes]
    return {"deal": one.newer.deal, "told": tell_account(one.newer), "changes": changes}


def _perhaps_json(one: Perhaps) -> dict[str, Any]:
    change = {"field": one.change.field, "from": one.change.before, "to": one.change.after}
    return {"dropped": one.dropped.deal, "added": one.added.deal, "told": tell_account(one.dropped), "differs": change}
