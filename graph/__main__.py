"""``python -m graph``: what the graph holds, and how it gets out, across and back."""

from graph.interruption import end_quietly, heed

if __name__ == "__main__":
    end_quietly()  # Before the imports below, which take most of a second.

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import click

from graph import schema
from graph.store import Reader, open_reader, open_store
from graph.store.dump import Element, elements, fill, read_backup
from graph.store.dump import backup as write_backup
from graph.store.dump import export as write_export
from graph.store.errors import StoreError
from graph.store.past import Past, write_past
from graph.store.settings import EmbeddedSettings, embedded_settings, neo4j_settings
from graph.store.status import GraphStatus, read_status
from graph.totals import tell_stated

_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
_FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
_REPLACE = click.option("--replace", is_flag=True, help="Replace what the target graph holds.")


@click.group()
def main() -> None:
    """Look after the claim graph: the embedded file at GRAPH_PATH, or the Neo4j at NEO4J_URI.

    Exit code 0: done; 1: the graph or the file could not be used; 2: the command was wrong.
    """


@main.command()
@_FORMAT
def status(form: str) -> None:
    """Tell what the graph holds: counts, reports, and which edition the sums come from.

    Example: python -m graph status --format json
    """
    with _clear_errors(), closing(open_reader()) as reader:
        found = read_status(reader)
    click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2) if form == "json" else _as_text(found))


@main.command()
@_FILE
def export(file: Path) -> None:
    """Write the whole graph to FILE, as .graphml or .json by its ending.

    Example: python -m graph export graph.graphml
    """
    with _clear_errors(), closing(open_reader()) as reader:
        number = write_export(_shown(elements(reader), _number(reader), f"writing {file.name}"), file)
    click.echo(f"{file}: {number:,} nodes and relationships written.")


@main.command()
@_REPLACE
def copy(replace: bool) -> None:
    """Copy the embedded graph into the Neo4j that NEO4J_URI names.

    Example: NEO4J_URI=bolt://localhost:7687 NEO4J_PASSWORD=… python -m graph copy
    """
    try:
        target = neo4j_settings()
    except KeyError as error:
        raise click.UsageError("NEO4J_URI is not set; it names the server to copy to") from error
    with _clear_errors(), closing(open_reader(embedded_settings())) as reader, closing(open_store(target)) as store:
        if not reader.version:
            raise StoreError(f"There is no graph at {reader.location}. Load a file first, or set GRAPH_PATH.")
        number = fill(store, _shown(elements(reader), _number(reader), "reading"), replace=replace)
    click.echo(f"{store.location}: {number:,} nodes and relationships copied from {reader.location}.")


@main.command()
@_FILE
def backup(file: Path) -> None:
    """Write everything to one FILE that restore reads, on either engine.

    Example: python -m graph backup monday.backup.gz
    """
    with _clear_errors(), closing(open_reader()) as reader:
        number = write_backup(_shown(elements(reader), _number(reader), f"writing {file.name}"), file)
    click.echo(f"{file}: {number:,} nodes and relationships written.")


@main.command()
@_FILE
@_REPLACE
def restore(file: Path, replace: bool) -> None:
    """Put back what backup wrote to FILE; all of it or nothing.

    Example: python -m graph restore monday.backup.gz --replace
    """
    with _clear_errors():
        found = read_backup(file)
        with closing(open_store()) as store:
            number = fill(store, _shown(found, len(found), "restoring"), replace=replace)
    click.echo(f"{store.location}: {number:,} nodes and relationships restored.")


@main.command("as-known-on")
@click.argument("day", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]))
@_FILE
@click.option("--with-undated", is_flag=True, help="Keep the reports whose day is not known.")
@_REPLACE
@_FORMAT
def as_known_on(day: datetime, file: Path, with_undated: bool, replace: bool, form: str) -> None:
    """Write the graph as it was known on DATE to a new embedded graph FILE.

    It has the reports that were published, or whose file was made, until then, and all is computed from these alone.
    Look at it with GRAPH_PATH=FILE.

    Example: python -m graph as-known-on 2024-12-31 then.kgl
    """
    with _clear_errors(), closing(open_reader()) as reader:
        settings = EmbeddedSettings(file)
        if Path(reader.location).resolve() == file.resolve():
            raise click.ClickException(f"{file} is the graph itself; name another file")
        if not reader.version:
            raise StoreError(f"There is no graph at {reader.location}. Load a file first, or set GRAPH_PATH.")
        with closing(open_store(settings)) as store:
            past = write_past(reader, store, day.date(), with_undated=with_undated, replace=replace)
    if form == "json":
        told = {"day": past.day.isoformat(), "kept": past.kept, "later": past.later, "undated": past.undated}
        click.echo(json.dumps(told | {"undated_kept": past.dateless_kept}, indent=2))
    else:
        click.echo(_tell_past(past, file))


def _tell_past(past: Past, file: Path) -> str:
    lines = [f"{file}: the graph as known on {past.day}, from {_count(past.kept)}."]
    if past.later:
        lines.append(f"  {_count(past.later)} left out as later: {', '.join(past.later)}")
    if past.undated:
        what = "kept all the same" if past.dateless_kept else "left out (--with-undated keeps them)"
        lines.append(
            f"  {_count(past.undated)} {what}, since neither a day of publication nor one on which the file was made "
            f"is known: {', '.join(past.undated)}"
        )
    return "\n".join(lines)


def _count(reports: tuple[str, ...]) -> str:
    return f"{len(reports):,} report{'' if len(reports) == 1 else 's'}"


def _shown(found: Iterable[Element], number: int, label: str) -> Iterator[Element]:
    """Pass elements on, with a progress bar on a terminal."""
    if not sys.stderr.isatty():
        yield from found
        return
    with click.progressbar(found, length=number, label=label, file=sys.stderr) as bar:
        yield from bar


def _number(reader: Reader) -> int:
    counts = reader.counts()
    keyed = (counts.nodes.get(label, 0) for label in schema.KEYED_LABELS)
    return sum(keyed) + sum(counts.relationships.values())


def _as_text(found: GraphStatus) -> str:
    lines = [f"{found.engine} graph at {found.location}"]
    if not found.reports:
        lines.append("No report is loaded. Start with: python -m loaders load reports loaders/reports/sample")
    for report in found.reports:
        sums = f"; gives the sums of {report.pairs:,} pairs of actors" if report.pairs else ""
        edition = f", {report.edition}" if report.edition and report.edition not in report.name else ""
        lines.append(f"  {report.id}: {report.name}{edition} (file {report.file})")
        lines.append(f"    {tell_stated(report.claims, report.compared)}, {report.refused:,} refused{sums}")
    lines.append("nodes: " + (", ".join(f"{n:,} {name}" for name, n in found.counts.nodes.items()) or "none"))
    ties = ", ".join(f"{n:,} {name}" for name, n in found.counts.relationships.items())
    lines.append("relationships: " + (ties or "none"))
    if found.last_change is not None:
        lines.append(f"last change: {found.last_change:%Y-%m-%d %H:%M} UTC")
    return "\n".join(lines)


@contextmanager
def _clear_errors() -> Iterator[None]:
    """Turn an error of the store, or of a file, into one line and exit code 1."""
    try:
        yield
    except (StoreError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error


if __name__ == "__main__":
    heed()
    main(prog_name="python -m graph")
