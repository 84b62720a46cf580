"""``python -m loaders``: what a person types to check, load and withdraw reports."""

from graph.interruption import end_quietly, heed

if __name__ == "__main__":
    end_quietly()  # Before the imports below, which take most of a second.

import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from graph.store import open_reader, open_store
from loaders.checking import Progress, source_ids
from loaders.command import PastDay, tell_nearest, with_format
from loaders.command import clear_errors as _clear_errors
from loaders.comparing import diff_editions
from loaders.contract import LoadOptions
from loaders.files import expand
from loaders.judging import judge
from loaders.loading import Outcome, check_path, load_checked
from loaders.manifest import list_manifests
from loaders.output import as_json, as_text, write_rejects
from loaders.proposals.registry import PROPOSERS

F = TypeVar("F", bound=Callable[..., Any])


class _Window(click.ParamType[tuple[int, int]]):
    name = "A-B"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        first, dash, last = str(value).partition("-")
        if not dash or not first.isdigit() or not last.isdigit() or not 1900 <= int(first) <= int(last) <= 2100:
            self.fail(f"{value!r} is no window of years; expected two years like 1950-2023", param, ctx)
        return int(first), int(last)


def _source(command: F) -> F:
    return click.argument("source", type=click.Choice(source_ids()))(command)


def _files(command: F) -> F:
    paths = click.Path(path_type=Path, allow_dash=True)
    command = click.argument("files", nargs=-1, required=True, type=paths, metavar="FILE...")(command)
    command = click.option("--edition", help="Which edition it is, where the file does not say.")(command)
    command = click.option("--generated", type=PastDay(), help="When the file was made, where it does not say.")(
        command
    )
    command = click.option("--window", type=_Window(), help="First and last delivery year that the file covers.")(
        command
    )
    return click.option(
        "--rejects", type=click.Path(path_type=Path, dir_okay=False), help="Write refused rows to this CSV file."
    )(command)


@click.group()
def main() -> None:
    """Turn files of reported transfers into the claim graph.

    Exit code 0: done; 1: the input was refused, or the store could not be used; 2: the command was wrong.
    """


@main.command("list")
@with_format
def list_sources(form: str) -> None:
    """List the sources that have a loader.

    Example: python -m loaders list
    """
    manifests = list_manifests()
    if form == "json":
        keys = ("id", "name", "kind", "url", "data_licence", "citation")
        told = [
            {key: getattr(m.source, key) for key in keys}
            | {"covers": m.covers, "does_not_cover": m.does_not_cover}
            | {"expected_claims": m.expected_claims, "seen": m.seen}
            for m in manifests
        ]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for manifest in manifests:
        click.echo(f"{manifest.source.id}: {manifest.source.name}")
        click.echo(f"  covers: {manifest.covers}\n  does not cover: {manifest.does_not_cover}")
        sizes = ", ".join(f"{number:,} ({layout})" for layout, number in manifest.expected_claims.items())
        click.echo(f"  a whole file states at least so many claims: {sizes}")
        if manifest.layouts_seen:
            click.echo(f"  real files were loaded: {', '.join(manifest.layouts_seen)}")
        if manifest.layouts_not_seen:
            click.echo(f"  only invented samples were loaded so far: {', '.join(manifest.layouts_not_seen)}")


@main.command()
@_source
@_files
@with_format
def check(
    source: str,
    files: tuple[Path, ...],
    edition: str | None,
    generated: datetime | None,
    window: tuple[int, int] | None,
    rejects: Path | None,
    form: str,
) -> None:
    """Read files and tell what would be loaded; writes nothing to the graph.

    Example: python -m loaders check sipri trade-register.csv
    """
    options = _options(edition, generated, window)
    _prepare_rejects(rejects)
    outcomes = []
    for path in expand(files):
        with _bar(f"reading {path.name}") as progress:
            outcome = Outcome(check_path(source, path, options, progress))
        _tell(outcome, form)
        outcomes.append(outcome)
    _finish(outcomes, files, form, rejects, with_transfers=False)


@main.command()
@_source
@_files
@with_format
def load(
    source: str,
    files: tuple[Path, ...],
    edition: str | None,
    generated: datetime | None,
    window: tuple[int, int] | None,
    rejects: Path | None,
    form: str,
) -> None:
    """Load files, or the files of folders, each in one transaction: all of it or nothing.

    Example: python -m loaders load sipri trade-register.csv --window 1950-2023 --rejects rejects.csv
    """
    options = _options(edition, generated, window)
    _prepare_rejects(rejects)
    outcomes = []
    with _clear_errors(), closing(open_store()) as store:
        for path in expand(files):
            with _bar(f"reading {path.name}") as progress:
                checked = check_path(source, path, options, progress)
            with _bar(f"writing {path.name}") as progress:
                outcome = load_checked(store, checked, progress)
            _tell(outcome, form)
            outcomes.append(outcome)
    _finish(outcomes, files, form, rejects, with_transfers=True)


@main.command()
@click.argument("report")
@with_format
def remove(report: str, form: str) -> None:
    """Withdraw a report: takes back exactly what no other report states.

    Example: python -m loaders remove sipri-0123456789ab
    """
    with _clear_errors():
        with closing(open_reader()) as reader:
            loaded = "MATCH (r:Report) WHERE r.loaded = true RETURN r.id AS id ORDER BY id"
            known = [row["id"] for row in reader.run(loaded, row_limit=None).rows]
        if report not in known:
            near = tell_nearest(report, known, 0.4, "python -m graph status lists what is loaded")
            raise click.ClickException(f"no report {report!r} is loaded; {near}")
        with closing(open_store()) as store:
            summary = store.remove(report)
    told = {"report": report, "transfers": {"changed": summary.transfers_changed}, "seconds": round(summary.seconds, 3)}
    click.echo(json.dumps(told) if form == "json" else f"{report}: withdrawn ({summary.seconds:.1f} s).")


@main.command()
@click.argument("source", type=click.Choice(["reports"]))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def new(source: str, file: Path) -> None:
    """Write a commented template to fill in.

    Example: python -m loaders new reports my-article.yml
    """
    if file.exists():
        raise click.ClickException(f"{file} is there already; choose another name")
    loader = import_module(f"loaders.{source}.loader")
    schema = os.path.relpath(loader.SCHEMA_FILE, file.resolve().parent)
    with _clear_errors():
        file.write_text(loader.template(Path(schema).as_posix()), encoding="utf-8")
    click.echo(f"{file}: written. Fill it in, then: python -m loaders check {source} {file}")


@main.command()
@click.option("--kind", type=click.Choice([one.kind for one in PROPOSERS]), help="Only this kind; all without it.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Of each kind, at most.")
@with_format
def propose(kind: str | None, limit: int, form: str) -> None:
    """List pairs in the graph that may be one thing, with the reasons. A person decides; nothing is changed.

    Example: python -m loaders propose --kind "item names"
    """
    told, notes = [], []
    with _clear_errors(), closing(open_reader()) as reader:
        for one in PROPOSERS:
            if kind in (None, one.kind):
                answers = {name: reader.run(text, row_limit=None).rows for name, text in one.queries.items()}
                told.append((one, list(one.propose(answers))))
                notes += [f"{one.kind}: {note}." for note in (one.note(answers),) if note]
    if form == "json":
        keys = ("first", "second", "told", "reasons")
        rows = [
            {"kind": one.kind} | {key: getattr(p, key) for key in keys} for one, found in told for p in found[:limit]
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        click.echo("".join(f"{note}\n" for note in notes), err=True, nl=False)
        return
    for one, found in told:
        click.echo(f"{one.kind}: {len(found):,} proposed. If you agree, {one.then}.")
        for proposal in found[:limit]:
            click.echo(f"  {proposal.told}: {'; '.join(proposal.reasons)}")
        if len(found) > limit:
            click.echo(f"  … and {len(found) - limit:,} more; --limit shows them")
    click.echo("".join(f"{note}\n" for note in notes), nl=False)


main.add_command(judge)
main.add_command(diff_editions)


def _prepare_rejects(rejects: Path | None) -> None:
    """Find out that the rejects cannot be written before anything is loaded."""
    if rejects is not None:
        with _clear_errors():
            write_rejects(rejects, ())


def _options(edition: str | None, generated: datetime | None, window: tuple[int, int] | None) -> LoadOptions:
    day: date | None = generated.date() if generated else None
    return LoadOptions(edition=edition, generated=day, window=window)


@contextmanager
def _bar(doing: str) -> Any:
    """Show a progress bar on a terminal, on stderr; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=doing, file=sys.stderr) as bar:

        def advance(done: int, of: int | None) -> None:
            bar.length = max(of or done, 1)
            bar.update(done - bar.pos)

        progress: Progress = advance
        yield progress


def _tell(outcome: Outcome, form: str) -> None:
    if form == "text":
        click.echo(as_text(outcome))


def _finish(
    outcomes: list[Outcome], files: Sequence[Path], form: str, rejects: Path | None, *, with_transfers: bool
) -> None:
    if form == "json":
        told = [as_json(outcome, with_transfers=with_transfers) for outcome in outcomes]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    if rejects is not None:
        number = write_rejects(rejects, outcomes)
        click.echo(f"{rejects}: {number:,} refused rows written.", err=True)
    if not outcomes:
        raise click.ClickException(f"no file was found to read in {', '.join(map(str, files))}")
    if any(outcome.checked.report is None for outcome in outcomes):
        raise SystemExit(1)


if __name__ == "__main__":
    heed()
    main(prog_name="python -m loaders")
