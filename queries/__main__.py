"""``python -m queries``: ask saved questions, and questions of one's own, of the claim graph."""

from graph.interruption import end_quietly, heed

if __name__ == "__main__":
    end_quietly()  # Before the imports below, which take most of a second.

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from graph.store import Reader, open_guarded, open_reader
from graph.store.base import Result, Value
from graph.store.guard import check as check_guard
from graph.store.guarded import GuardedReader
from graph.store.limits import read_limits
from graph.summaries import count
from queries.citations import cite
from queries.command_words import check_all_used, clear_errors, given_values
from queries.library import OWN, TOPICS, own_folder, read_library
from queries.listing import as_entry, topic_of
from queries.printing import Form, Told, sources_lines, tell
from queries.question import Question
from queries.running import Answer, ask
from queries.statement import ROWS, with_parameters
from queries.tables import harmless
from queries.typed import hint, read_typed, read_value
from queries.watches import Change, compare, keep, read_kept, watch_file

_VALUES = click.argument("values", nargs=-1, metavar="KEY=VALUE...")
_SHOW = click.option("--show-cypher", is_flag=True, help="Print the Cypher with its parameters, and do not run it.")
_LIMIT = click.option("--limit", type=click.IntRange(1, ROWS), help="The most rows; the question has its own.")
_OUTPUT = click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file, and the sources beside it."
)
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Form]),
    help="How to print; by default as the ending of --output says, else a table.",
)


@click.group()
def main() -> None:
    """Ask the claim graph: the embedded file at GRAPH_PATH, or the Neo4j at NEO4J_URI.

    Questions of your own are .cypher files in the folder QUERY_PATH (by default .arms-graph/queries in your home
    folder). They and Cypher that you type run behind a guard that lets them only read.

    Exit code 0: done; 1: the input was refused, or the graph could not be used; 2: the command was wrong.
    """


@main.command("list")
@click.option("--topic", type=click.Choice([*TOPICS, OWN]), help="Only the questions of one topic.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def list_questions(topic: str | None, form: str) -> None:
    """List all questions, with what each asks for.

    Example: python -m queries list --topic returns
    """
    questions = [question for question in _library() if topic in (None, topic_of(question))]
    if form == "json":
        click.echo(json.dumps([as_entry(question) for question in questions], ensure_ascii=False, indent=2))
        return
    headings = {**TOPICS, OWN: f"Your own, in {own_folder()}"}
    for key, heading in headings.items():
        found = [question for question in questions if topic_of(question) == key]
        if found:
            click.echo(f"{heading}")
        for question in found:
            needed = " ".join(f"{p.name}=…" for p in question.parameters if p.required)
            click.echo(f"  {question.name} {needed}".rstrip())
            click.echo(f"    {harmless(question.title)}")
    if not questions:
        click.echo(
            f"There is no question here. Write one as a .cypher file in {own_folder()}: docs/add-a-query-or-page.md"
        )


@main.command()
@click.argument("name")
def show(name: str) -> None:
    """Tell what a question asks for and answers, and print its Cypher.

    Example: python -m queries show who-refused-whom
    """
    question = _find(name)
    lines = [question.title, "", question.description, ""]
    for parameter in question.parameters:
        kind = f"list of {parameter.type}" if parameter.many else str(parameter.type)
        default = (
            "needed"
            if parameter.required
            else "may be left out"
            if parameter.default is None
            else f"default {parameter.default}"
        )
        lines.append(f"  {parameter.name} ({kind}; {default}): {parameter.help}")
    columns = ", ".join(f"{c.name} ({'list of ' if c.many else ''}{c.type})" for c in question.columns)
    lines += [
        f"  columns: {columns}",
        f"  not told: {question.caveat}",
        f"  file: {question.path.name}",
        "",
        question.cypher,
    ]
    click.echo(harmless("\n".join(lines)))


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="[FILE]...")
def check(files: tuple[Path, ...]) -> None:
    """Check every question, or the given files: header, Cypher, and a run on an empty graph and on the story.

    Example: python -m queries check
    """
    from queries.checking import check_files

    with clear_errors():
        checked, problems = check_files(files, progress=_bar("checking"))
    for problem in problems:
        click.echo(harmless(problem.sentence()))
    click.echo(f"{checked} questions checked, {len(problems)} problems found.")
    sys.exit(1 if problems else 0)


@main.command()
@click.argument("name")
@_VALUES
@_FORMAT
@_OUTPUT
@_LIMIT
@_SHOW
def run(
    name: str, values: tuple[str, ...], form: str | None, output: Path | None, limit: int | None, show_cypher: bool
) -> None:
    """Ask a question. Actors may be given in any spelling or by code.

    Example: python -m queries run who-refused-whom asking=Russia
    """
    question = _find_sound(name)
    given = given_values(values, question)
    with clear_errors(), closing(open_reader()) as reader:
        if show_cypher:
            click.echo(_shown_cypher(question, given, reader, limit))
            return
        answer = _ask(question, given, reader, limit)
        tell(Told.of(answer), Form(form) if form else None, output)


@main.command()
@click.argument("name")
@_VALUES
@click.option(
    "--keep/--no-keep", "keeping", default=True, show_default=True, help="Keep the answer to compare next time."
)
def watch(name: str, values: tuple[str, ...], keeping: bool) -> None:
    """Ask a question and tell what is new, changed, gone or overdue since it was last watched.

    Example: python -m queries watch expected-and-not-heard-of
    """
    question, today = _find_sound(name), date.today()
    given = given_values(values, question)
    with clear_errors(), closing(open_reader()) as reader:
        version = reader.version
        answer = _ask(question, given, reader, None)
        path = watch_file(question, {key: answer.values[key] for key in given}, reader.location)
        kept = read_kept(path)
        changes = compare(kept, answer, today)
        if keeping:
            keep(path, answer, version, today)
    rows = count(len(answer.rows), "row")
    if kept is None:
        begun = "watched from now on" if keeping else "nothing was kept to compare with, and nothing is now"
        click.echo(f"{harmless(question.title)} {rows}; {begun}.")
    else:
        same = " Nothing has been loaded or withdrawn since." if kept.version == version else ""
        click.echo(f"{harmless(question.title)} {rows}; compared with {kept.asked_on.isoformat()}.{same}")
    for heading, found in (
        ("not among the rows kept" if kept is not None and kept.more else "new", changes.new),
        ("changed", changes.changed),
        ("gone", changes.gone),
        ("overdue", changes.overdue),
    ):
        for change in found:
            click.echo(harmless(f"  {heading}: {change.sentence}{_differences(change)}"))
    if kept is not None and not (changes.new or changes.changed or changes.gone or changes.overdue):
        click.echo("  nothing new, changed, gone or overdue")
    if kept is not None and kept.more and changes.new:
        click.echo("  The answer kept was cut at its limit: what is not among its rows need not be new.")
    if changes.cut:
        click.echo("  The answer is cut at its limit, so rows that are gone are not told.")
    click.echo(sources_lines(answer.citations, question.caveat))


@main.command()
@click.argument("statement")
@_VALUES
@_FORMAT
@_OUTPUT
@click.option("--limit", type=click.IntRange(1, ROWS), help="The most rows; else QUERY_ROWS, or 1,000.")
def cypher(statement: str, values: tuple[str, ...], form: str | None, output: Path | None, limit: int | None) -> None:
    """Run Cypher of your own, behind the guard: it can read, and nothing else. `-` reads it from standard input.

    Values are written as in Cypher (numbers, true, null, lists, texts in quotes), and what is none of these is a text.
    ``:param`` lines above the statement set values too. Example:
    python -m queries cypher 'MATCH (a:Actor {id: $who}) RETURN a.name AS name' who=EGY
    """
    with clear_errors():
        typed = read_typed(sys.stdin.read() if statement == "-" else statement)
        stated = {key: read_value(value, key) for key, value in given_values(values).items()}
    given = typed.values | stated
    with clear_errors(), closing(_open_guarded(limit)) as guarded, closing(open_reader()) as reader:
        check_all_used(stated, list(check_guard(typed.cypher, given).parameters))
        for line, message in hint(typed.cypher):
            click.echo(harmless(f"hint, line {line}: {message}"), err=True)
        found = guarded.run(typed.cypher, given)
        tell(Told.of_result(found, cite(reader, None, found.rows)), Form(form) if form else None, output)


def _ask(question: Question, given: Mapping[str, str], reader: Reader, limit: int | None) -> Answer:
    if question.trusted:
        return ask(question, given, reader, today=date.today(), limit=limit)
    with closing(_open_guarded(limit)) as guarded:

        def run_guarded(statement: str, values: Mapping[str, Value], rows: int) -> Result:
            return guarded.run(statement, values, row_limit=rows)

        return ask(question, given, reader, today=date.today(), limit=limit, guarded=run_guarded)


def _open_guarded(rows: int | None) -> GuardedReader:
    """Open the graph behind the guard; who asks for more rows on a command line may have them."""
    limits = read_limits()
    return open_guarded(limits=limits if rows is None else replace(limits, rows=rows))


def _shown_cypher(question: Question, given: Mapping[str, str], reader: Reader, limit: int | None) -> str:
    from queries.statement import limited
    from queries.values import read_values

    values = read_values(question, given, reader, date.today())
    return with_parameters(limited(question, limit, spare=0)[0], values)


def _library() -> list[Question]:
    questions, problems = read_library()
    files = len({problem.file for problem in problems})
    if files:
        some = "1 file is" if files == 1 else f"{files} files are"
        click.echo(f"{some} left out; python -m queries check tells why", err=True)
    return questions


def _find(name: str) -> Question:
    questions = {question.name: question for question in _library()}
    if name not in questions:
        for problem in read_library()[1]:
            if problem.file == f"{name}.cypher":
                click.echo(harmless(problem.sentence()), err=True)
        near = get_close_matches(name, questions, n=3, cutoff=0.5)
        hint = f"Nearest: {', '.join(near)}." if near else "python -m queries list tells all."
        raise click.UsageError(f"There is no question {name!r}. {hint}")
    return questions[name]


def _find_sound(name: str) -> Question:
    """Return the question of a name where it may be asked; of a person's own all that is wrong with it is told."""
    question = _find(name)
    if not question.trusted:
        from queries.checking import require_sound

        with clear_errors():
            require_sound(question)
    return question


def _differences(change: Change) -> str:
    if not change.columns:
        return ""
    told = (
        f"{name.replace('_', ' ')} {_short(before)} → {_short(now)}" for name, (before, now) in change.columns.items()
    )
    return f" ({'; '.join(told)})"


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return str(value["name"]) if "name" in value else json.dumps(value, ensure_ascii=False)
    return "absent" if value is None else str(value)


def _bar(label: str) -> Any:
    return lambda items: (
        click.progressbar(items, label=label, file=sys.stderr) if sys.stderr.isatty() else _quiet(items)
    )


@contextmanager
def _quiet(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    yield items


if __name__ == "__main__":
    heed()
    main(prog_name="python -m queries")
