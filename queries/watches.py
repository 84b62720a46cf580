"""A watch: an answer that was kept, and what is new, changed, gone or overdue when it is asked again."""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from queries.files import plain
from queries.library import own_folder
from queries.question import Question
from queries.running import Answer
from queries.wording import read_aloud

_FORMAT = "arms-graph watch 1"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept when a watch was last asked: when, of which version of the graph, and its rows by key."""

    asked_on: date
    version: str
    more: bool
    rows: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Change:
    """A row that differs from what was kept: its sentence now (when it is gone, as it was), and what changed in it.

    ``columns`` maps the name of each changed column to what stood there and what stands there now.
    """

    sentence: str
    columns: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs since a watch was last asked. ``overdue`` rows are those whose date has passed since.

    ``cut`` says that the answer of today was cut at its limit, ``since.more`` that the one kept was.
    """

    since: Kept | None
    new: Sequence[Change]
    changed: Sequence[Change]
    gone: Sequence[Change]
    overdue: Sequence[Change]
    cut: bool


class WatchUnusable(ValueError):
    """A question cannot be watched, or what was kept cannot be read; the message says what to do."""


def watch_file(
    question: Question, values: Mapping[str, Any], location: str, environment: Mapping[str, str] | None = None
) -> Path:
    """Return the file of a watch, in ``watches`` beside a person's questions: one for each graph, question and values.

    ``values`` are those that the person gave; defaults, such as today, are not part of what is watched.
    """
    told = [f"{name}={_short(value)}" for name, value in sorted(values.items()) if value is not None]
    name = "".join(sign if sign.isalnum() or sign in "=-_." else "-" for sign in ",".join([question.name, *told]))
    digest = _digest(json.dumps([location, plain(dict(values))], sort_keys=True))
    return own_folder(environment) / "watches" / f"{name[:80]}-{digest}.json"


def read_kept(path: Path) -> Kept | None:
    """Read what was kept; None where nothing was. Raises WatchUnusable for a damaged file."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["format"] != _FORMAT:
            raise KeyError("format")
        return Kept(date.fromisoformat(content["asked_on"]), content["version"], content["more"], content["rows"])
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise WatchUnusable(f"{path} is no watch of this program, or is damaged. Delete it to begin anew.") from error


def keep(path: Path, answer: Answer, version: str, today: date) -> None:
    """Write an answer down, whole or not at all."""
    content = {
        "format": _FORMAT,
        "question": answer.question.name,
        "values": plain(dict(answer.values)),
        "kept_at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "asked_on": today.isoformat(),
        "version": version,
        "more": answer.more,
        "rows": _by_key(answer),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def compare(kept: Kept | None, answer: Answer, today: date) -> Changes:
    """Say what differs between what was kept and an answer of today.

    A row that is missing is "gone" only where the answer of today is whole; else it may just not be shown. Where what
    was kept is not whole, a row that is ``new`` may have been behind the limit. Raises WatchUnusable where the question
    has no ``key: true`` column.
    """
    now = _by_key(answer)
    if kept is None:
        return Changes(None, [], [], [], _overdue(answer.question, now, None, today), answer.more)
    new = [Change(now[key]["sentence"], {}) for key in now.keys() - kept.rows.keys()]
    gone = [] if answer.more else [Change(kept.rows[key]["sentence"], {}) for key in kept.rows.keys() - now.keys()]
    changed = []
    for key in now.keys() & kept.rows.keys():
        before, after = kept.rows[key]["values"], now[key]["values"]
        columns = {
            name: (before.get(name), after.get(name))
            for name in after
            if before.get(name) != after.get(name) and not _is_reports(answer.question, name)
        }
        if columns:
            changed.append(Change(now[key]["sentence"], columns))
    late = _overdue(answer.question, now, kept.asked_on, today)
    return Changes(kept, _sorted(new), _sorted(changed), _sorted(gone), late, answer.more)


def _by_key(answer: Answer) -> dict[str, dict[str, Any]]:
    keys = [column.name for column in answer.question.columns if column.key]
    if not keys:
        raise WatchUnusable(f"{answer.question.name} marks no column with key: true, so its rows cannot be told apart")
    rows: dict[str, dict[str, Any]] = {}
    for row in answer.rows:
        values = {name: _told(value) for name, value in row.items()}
        key = json.dumps([_identity(values[name]) for name in keys], ensure_ascii=False)
        while key in rows:
            key += "+"
        rows[key] = {"values": values, "sentence": read_aloud(answer.question, row)}
    return rows


def _told(value: Any) -> Any:
    """What of a value is compared: nodes by their id and name, lists in any order."""
    found = plain(value)
    if isinstance(found, dict) and {"label", "id", "name"} <= found.keys():
        return {"id": found["id"], "name": found["name"]}
    if isinstance(found, list):
        return sorted((_told(part) for part in value), key=lambda part: json.dumps(part, sort_keys=True))
    return found


def _identity(value: Any) -> Any:
    """What tells a row from all others: of a node its id alone, for its name says how it stands."""
    if isinstance(value, dict) and value.keys() == {"id", "name"}:
        return value["id"]
    return [_identity(part) for part in value] if isinstance(value, list) else value


def _overdue(question: Question, now: Mapping[str, Any], since: date | None, today: date) -> list[Change]:
    due = [column.name for column in question.columns if column.due]
    late = []
    for row in now.values():
        days = [date.fromisoformat(row["values"][name]) for name in due if row["values"][name] is not None]
        if any(day < today and (since is None or day >= since) for day in days):
            late.append(Change(row["sentence"], {}))
    return _sorted(late)


def _sorted(changes: list[Change]) -> list[Change]:
    return sorted(changes, key=lambda change: change.sentence)


def _is_reports(question: Question, name: str) -> bool:
    column = question.column(name)
    return column is not None and column.type == "report"


def _short(value: Any) -> str:
    return "+".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()
