"""Claims for tests, with everything that a test does not care about filled in."""

from typing import Any

from graph import names
from graph.actors import Actor
from graph.claims import Claim
from graph.reports import LoadedReport, Report, Source
from graph.words import SourceKind, SpeakerRole, Subject


def actor(name: str) -> Actor:
    """The actor that a name means."""
    found = names.understand(name)
    assert found is not None, name
    return found


def claim(key: str = "a", **values: Any) -> Claim:
    """A claim of report ``r`` about transfer ``t``; parties may be given as names."""
    for party in ("supplier", "recipient", "spoken_by", "loser", "captured_by", "grantor", "grantee"):
        if isinstance(values.get(party), str):
            values[party] = actor(values[party])
    values["acted_by"] = tuple(actor(name) for name in values.get("acted_by", ()))
    report = values.setdefault("report", "r")
    values.setdefault("source", f"source of {report}")
    values.setdefault("subject", Subject.TRANSFER)
    values.setdefault("about", "t")
    values.setdefault("name", f"claim {key}")
    values.setdefault("locator", "paragraph 1")
    if values.get("rests_on") and "rests_on_sources" not in values:
        values["rests_on_sources"] = tuple(f"source of {origin}" for origin in values["rests_on"])
    return Claim(id=f"{report}:{key}", **values)


def row(key: str = "a", **values: Any) -> Claim:
    """A row of a register."""
    values.setdefault("speaker_role", SpeakerRole.DATA_SET)
    values.setdefault("source", "sipri")
    return claim(key, **values)


def report(key: str = "r", *, kind: SourceKind = SourceKind.OUTLET, **values: Any) -> LoadedReport:
    """A loaded report with its source."""
    counts = {name: values.pop(name, 0) for name in ("rows_read", "claims", "compared", "refused", "repaired")}
    loads = {name: values.pop(name) for name in ("span_from", "span_to", "loaded_at") if name in values}
    source = values.pop("source", "sipri" if kind is SourceKind.COMPILER else f"source of {key}")
    made = Report(id=key, source=Source(id=source, name=source, kind=kind), name=f"report {key}", **values)
    return LoadedReport(report=made, **counts, **loads)
