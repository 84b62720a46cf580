"""The head of a file: the report, its source, and the origins that are known only through it."""

from dataclasses import replace
from datetime import date

from graph.reports import Report, Source
from graph.words import SourceKind
from loaders.contract import LoadOptions, SourceFile
from loaders.reports.dates import When, has_shape, read_date
from loaders.reports.fields import Fields
from loaders.reports.findings import Findings

LAYOUT = "typed report"


def read_report(root: Fields, file: SourceFile, options: LoadOptions) -> Report:
    """Return the report that a checked file holds, with its origins as mentions."""
    window = options.window or (None, None)
    return replace(
        _read_one(root.under("report")),
        generated=options.generated,
        edition=options.edition,
        window_from=window[0],
        window_to=window[1],
        layout=LAYOUT,
        file=file.name,
        sha256=file.sha256,
        mentions=tuple(replace(_read_one(origin), loaded=False) for origin in root.each("origins")),
    )


def _read_one(fields: Fields) -> Report:
    source = _read_source(fields.under("source"))
    when = read_date(fields.values["published"]) if fields.has("published") else None
    accessed = fields.text("accessed")
    return Report(
        id=fields.text("id") or "",
        source=source,
        name=fields.text("headline") or _name(source, when),
        url=fields.text("url"),
        language=fields.text("language"),
        published=when.earliest if when else None,
        published_latest=when.latest if when else None,
        published_precision=when.precision if when else None,
        accessed=date.fromisoformat(accessed) if accessed else None,
    )


def _name(source: Source, when: When | None) -> str:
    """Return the caption of a report without a headline."""
    return f"{source.name}, {when.words()}" if when else f"{source.name}, date not known"


def _read_source(fields: Fields) -> Source:
    return Source(
        id=fields.text("id") or "",
        name=fields.text("name") or "",
        kind=SourceKind(fields.text("kind") or ""),
        publisher=fields.text("publisher"),
        url=fields.text("url"),
        data_licence=fields.text("data_licence"),
        citation=fields.text("citation"),
    )


def check_head(root: Fields, findings: Findings) -> None:
    """Add a mistake for each date that is none, each id that stands twice and each source told in two ways."""
    report, origins = root.under("report"), root.each("origins")
    seen: dict[str, int] = {}
    sources: dict[str, Fields] = {}
    for fields in (report, *origins):
        check_date(fields, "published", findings)
        check_date(fields, "accessed", findings)
        name = fields.text("id")
        if name is not None:
            line = findings.place(fields.at("id")).line
            if name in seen:
                reason = f"the id stands twice; it stands first in line {seen[name]}"
                findings.mistake(fields.at("id"), reason, found=name, expected="an id of its own for each report")
            seen.setdefault(name, line)
        _check_source(fields.under("source"), sources, findings)


def _check_source(source: Fields, sources: dict[str, Fields], findings: Findings) -> None:
    name = source.text("id")
    if name is None:
        return
    first = sources.setdefault(name, source)
    if first.values != source.values:
        line = findings.place(first.path).line
        reason = f"the source is told in another way in line {line}"
        findings.mistake(source.path, reason, found=name, expected="the same source to have the same keys and values")


def check_date(fields: Fields, key: str, findings: Findings) -> When | None:
    """Return a written date, adding a mistake where it is not in the calendar; None where there is none."""
    value = fields.values.get(key)
    if not has_shape(value):
        return None  # the schema tells what is wrong with it
    try:
        return read_date(value)
    except ValueError as error:
        path = fields.at(key, "date") if isinstance(value, dict) else fields.at(key)
        found = findings.written(path, None)
        findings.mistake(path, f"{key} {error}", found=found, expected="a date of the calendar")
        return None
