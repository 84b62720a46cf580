"""What the entries of a file name beside what they are about: origins, transfers, other losses."""

from difflib import get_close_matches

from graph import names
from loaders.reports.entries import Entry
from loaders.reports.fields import Fields
from loaders.reports.findings import Findings, allow
from loaders.reports.parties import read_actor
from loaders.reports.positions import Path


def transfer_keys(entries: list[Entry]) -> list[str]:
    """Return the ids of the transfers that the claims of a file are about."""
    return sorted({entry.about for entry in entries if entry.section == "claims"})


def check_references(root: Fields, entries: list[Entry], findings: Findings) -> None:
    """Add a mistake or notice for each name that leads nowhere; a transfer may well stand in another file."""
    _check_ids(entries, findings)
    origins = sorted(filter(None, (origin.text("id") for origin in root.each("origins"))))
    transfers = transfer_keys(entries)
    used = set()
    for entry in entries:
        for path, origin in entry.fields.exact_list("rests_on"):
            used.add(origin)
            if origin not in origins:
                expected = allow(origin, origins) if origins else "an entry with this id under origins"
                findings.mistake(path, "no origin of this file has this id", found=origin, expected=expected)
        for path, transfer in entry.fields.exact_list("exchange_for"):
            if transfer not in transfers:
                _notice_transfer(path, transfer, transfers, findings)
        for path, concerned in entry.fields.exact_list("concerns"):
            if concerned not in transfers and read_actor(concerned, entry.about) is None:
                _notice_transfer(path, concerned, transfers, findings, actor=True)
    for declared in root.each("origins"):
        if declared.text("id") not in used:
            findings.notice(declared.at("id"), "no claim rests on this origin", found=declared.text("id"))
    _check_parts([entry for entry in entries if entry.section == "losses"], findings)


def _check_ids(entries: list[Entry], findings: Findings) -> None:
    lines: dict[str, int] = {}
    for entry in entries:
        line = findings.place(entry.fields.path).line
        if entry.id in lines:
            reason = f"two entries have this id; the first stands in line {lines[entry.id]}"
            findings.mistake(entry.fields.at("id"), reason, found=entry.id, expected="an id of its own for each entry")
        lines.setdefault(entry.id, line)


def _notice_transfer(path: Path, key: str, transfers: list[str], findings: Findings, actor: bool = False) -> None:
    near = [repr(name) for name in get_close_matches(key[:80], transfers, 1)]
    if actor:
        near += [found.name for found in names.suggest(key[:80], 1)]
    reason = "no transfer of this file has this key" + (", and no actor this name" if actor else "")
    expected = f"perhaps {' or '.join(near)}" if near else None
    findings.notice(path, f"{reason}; it is kept as a transfer told elsewhere", found=key, expected=expected)


def _check_parts(losses: list[Entry], findings: Findings) -> None:
    """Add a mistake for each part whose whole is not in the file, for then it would be added up a second time."""
    whole = {entry.about: entry.fields.exact("part_of") for entry in losses}
    for entry in losses:
        part_of = entry.fields.exact("part_of")
        if part_of is None:
            continue
        if part_of not in whole:
            reason = "no loss of this file has this key; a count is part only of one that the same report gives"
            findings.mistake(entry.fields.at("part_of"), reason, found=part_of, expected=allow(part_of, sorted(whole)))
        elif _leads_back(entry.about, whole):
            findings.mistake(
                entry.fields.at("part_of"), "this loss is part of itself", found=part_of, expected="a greater loss"
            )


def _leads_back(start: str, whole: dict[str, str | None]) -> bool:
    seen: set[str] = set()
    here = whole.get(start)
    while here is not None and here not in seen:
        if here == start:
            return True
        seen.add(here)
        here = whole.get(here)
    return False
