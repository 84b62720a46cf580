"""How the command line tells an answer: on the terminal, or into a file with its sources beside it."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import click

from graph.store.base import Result, Value
from graph.store.dump import whole_file
from graph.summaries import count
from queries.citations import Citation
from queries.files import as_csv, as_graphml, as_json
from queries.question import Column, Question
from queries.running import Answer
from queries.tables import harmless, table
from queries.wording import read_aloud

_FILE_WIDTH = 160
_NOTHING_FOUND = "No row. That nothing is found in what is loaded is not evidence that it did not happen."
_NO_REGISTER = (
    f"{_NOTHING_FOUND} This question reads registers, and none is loaded: load one on the page Sources, or with "
    "python -m loaders load sipri FILE."
)


class Form(StrEnum):
    """The forms in which an answer can be told."""

    TABLE = "table"
    SENTENCES = "sentences"
    CSV = "csv"
    JSON = "json"
    GRAPHML = "graphml"


_ENDINGS = {".csv": Form.CSV, ".json": Form.JSON, ".graphml": Form.GRAPHML, ".txt": Form.TABLE}


@dataclass(frozen=True, slots=True)
class Told:
    """An answer to tell, of a saved question or of Cypher that somebody typed (``question`` is None then).

    ``nothing`` is what to say where there is no row.
    """

    names: tuple[str, ...]
    rows: list[dict[str, Value]]
    more: bool
    total: int | None
    seconds: float
    citations: Sequence[Citation]
    question: Question | None
    nothing: str = _NOTHING_FOUND

    @classmethod
    def of(cls, found: Answer) -> "Told":
        """Return what to tell of a question's answer."""
        nothing = _NO_REGISTER if found.lacks_register else _NOTHING_FOUND
        counted = (found.rows, found.more, found.total, found.seconds)
        return cls(found.columns, *counted, found.citations, found.question, nothing)

    @classmethod
    def of_result(cls, found: Result, citations: Sequence[Citation]) -> "Told":
        """Return what to tell of the rows of a statement that somebody typed."""
        return cls(found.columns, found.rows, found.more, None, found.seconds, citations, None)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The declared columns; none for typed Cypher."""
        return self.question.columns if self.question else ()

    @property
    def caveat(self) -> str:
        """What the answer is not; "" for typed Cypher."""
        return self.question.caveat if self.question else ""

    def how_many(self) -> str:
        """Return how many rows there are, and of how many."""
        if self.more and self.total is None:
            return f"The first {len(self.rows):,} rows, there are more; --limit raises it"
        if self.more:
            return f"{len(self.rows):,} of {self.total:,} rows; --limit raises it"
        return count(len(self.rows), "row")


def tell(told: Told, form: Form | None, output: Path | None) -> None:
    """Print an answer, or write it to a file with its sources in another beside it.

    Without ``form`` the ending of the file decides, else it is a table. Raises click.ClickException where the
    answer cannot take the form, OSError where the file cannot be written.
    """
    chosen = form or (_form_of(output) if output else Form.TABLE)
    text = _written(told, chosen, _FILE_WIDTH if output else shutil.get_terminal_size().columns)
    if output is not None:
        _write(told, text, output)
        return
    if chosen is Form.CSV:
        click.echo(text.encode("utf-8"), nl=False)
    else:
        click.echo(text)
    if chosen in (Form.CSV, Form.GRAPHML):
        click.echo(f"{told.how_many()}\n{sources_lines(told.citations, told.caveat)}", err=True)
    elif chosen is Form.JSON and told.more:
        click.echo(told.how_many(), err=True)


def sources_lines(citations: Sequence[Citation], caveat: str) -> str:
    """Return what an answer is not, and the numbered citations of the reports on which its rows rest."""
    lines = [f"[{number}] {citation.line()}" for number, citation in enumerate(citations, 1)]
    return harmless("\n".join([*([caveat] if caveat else []), *lines]))


def _form_of(output: Path) -> Form:
    if not output.parent.is_dir():
        raise click.ClickException(f"{output}: there is no folder {output.parent}; make it first")
    if output.suffix.lower() not in _ENDINGS:
        known = ", ".join(_ENDINGS)
        raise click.ClickException(f"{output} ends in none of {known}; rename it, or choose a --format")
    return _ENDINGS[output.suffix.lower()]


def _write(told: Told, text: str, output: Path) -> None:
    beside = output.with_name(f"{output.name}.sources.txt")
    with whole_file(output) as target:
        target.write(text)
    with whole_file(beside) as target:
        target.write((sources_lines(told.citations, told.caveat) or "The rows name no report.") + "\n")
    click.echo(f"{output}: {told.how_many()}. On what they rest: {beside.name}")


def _written(told: Told, form: Form, width: int) -> str:
    if form is Form.CSV:
        return as_csv(told.names, told.rows, told.columns)
    if form is Form.GRAPHML:
        return _graphml(told)
    if form is Form.JSON:
        more = {"total": told.total, "caveat": told.caveat}
        content = as_json(told.names, told.rows, told.more, told.seconds, told.citations, **more)
        return json.dumps(content, ensure_ascii=False, indent=2)
    body = told.nothing
    if told.rows and form is Form.SENTENCES:
        body = _sentences(told)
    elif told.rows:
        rows = ([row[name] for name in told.names] for row in told.rows)
        body = table(told.names, rows, width, told.columns, told.citations)
    if told.rows:
        body += f"\n\n{told.how_many()} ({told.seconds:.2f} s)"
    below = sources_lines(told.citations, told.caveat)
    return f"{body}\n{below}" if below else body


def _graphml(told: Told) -> str:
    try:
        return as_graphml(told.rows, told.question)
    except ValueError as error:
        raise click.ClickException(str(error)) from error


def _sentences(told: Told) -> str:
    if told.question is None:
        raise click.ClickException("only saved questions have a sentence; choose another --format")
    return harmless("\n".join(read_aloud(told.question, row) for row in told.rows))
