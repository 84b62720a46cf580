"""``python -m queries.page``: writes ``docs/queries.md`` from the files of the shipped questions.

The page is a pure function of those files; a test compares it with the file. What stands in a question is data: it
never becomes Markdown.
"""

import re
import shlex
from collections.abc import Iterator, Sequence

import click

from graph.markdown import escape
from queries.header import read_question
from queries.library import FOLDER, TOPICS, shipped_files
from queries.question import Column, NotAQuestion, Parameter, Question
from queries.values import write_given

PAGE = FOLDER.parent / "docs" / "queries.md"

_HEAD = """# The saved queries

<!-- Written by `python -m queries.page` from the files in `queries/`. Change those and run the command again. -->

{count} questions, each one file in a folder of `queries/`, which pastes into Neo4j Browser as it stands. `python -m
queries list` lists them, `python -m queries show NAME` shows one with its Cypher. Countries may be given in any
spelling or by code. [Add a query or a page](add-a-query-or-page.md#a-saved-query-is-one-file) tells how one is written.
"""
_SAFE = re.compile(r"[A-Za-z0-9_.,:/+-]+")


def page(questions: Sequence[Question]) -> str:
    """Return the page as Markdown; the topics in their order, the questions of each in the order given."""
    parts = [_HEAD.format(count=len(questions))]
    for topic, heading in TOPICS.items():
        found = [question for question in questions if question.topic == topic]
        if found:
            parts.append(f"## {heading}\n")
            parts += [_tell(question) for question in found]
    return "\n".join(parts)


def command(question: Question) -> str:
    """Return the command that asks a question with its own example, as a shell takes it."""
    given = " ".join(
        _quoted(f"{name}={write_given(value)}") for name, value in question.example.items() if value is not None
    )
    return f"python -m queries run {question.name} {given}".rstrip()


def _tell(question: Question) -> str:
    lines = [
        f"### {escape(question.title)}\n",
        f"`{question.name}`: {escape(question.description)}\n",
        *_parameters(question),
        f"Columns: {', '.join(_column(column) for column in question.columns)}. Seen best as {question.view.kind}.\n",
        f"Caveat: {escape(question.caveat)}\n",
        f"Example: {_span(command(question))}\n",
    ]
    return "\n".join(lines)


def _parameters(question: Question) -> Iterator[str]:
    rows = [f"| `{one.name}` | {_type(one)} | {_default(one)} | {escape(one.help)} |" for one in question.parameters]
    if rows:
        yield "\n".join(["| parameter | type | default | |", "|---|---|---|---|", *rows]) + "\n"


def _type(parameter: Parameter) -> str:
    text = f"list of {parameter.type}" if parameter.many else str(parameter.type)
    if parameter.choices:
        text = f"{text}: {', '.join(map(escape, parameter.choices))}"
    least, most = parameter.minimum, parameter.maximum
    if least is not None and most is not None:
        return f"{text}, {least} to {most}"
    if least is not None:
        return f"{text}, at least {least}"
    return text if most is None else f"{text}, at most {most}"


def _default(parameter: Parameter) -> str:
    if parameter.required:
        return "needed"
    return "open" if parameter.default is None else escape(write_given(parameter.default))


def _column(column: Column) -> str:
    kind = f"list of {column.type}" if column.many else str(column.type)
    marks = [kind]
    marks += ["at least"] if column.at_least else []
    marks += [escape(column.unit)] if column.unit else []
    return f"`{column.name}` ({', '.join(marks)})"


def _span(text: str) -> str:
    """Return text as code within a sentence."""
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{ticks}{text}{ticks}" if len(ticks) == 1 else f"{ticks} {text} {ticks}"


def _quoted(text: str) -> str:
    """Return a word as a shell takes it; in double quotation marks where these do, which every shell has."""
    if _SAFE.fullmatch(text.replace("=", "", 1)):
        return text
    return shlex.quote(text) if re.search(r'["\\$`!]', text) else f'"{text}"'


@click.command()
def main() -> None:
    """Write docs/queries.md from the files of the shipped questions.

    Example: python -m queries.page
    """
    questions = []
    for path in shipped_files():
        try:
            questions.append(read_question(path, trusted=True))
        except NotAQuestion as error:
            raise click.ClickException(str(error)) from error
    PAGE.write_text(page(questions), encoding="utf-8", newline="\n")
    click.echo(f"docs/{PAGE.name}: {len(questions)} questions written.")


if __name__ == "__main__":
    main(prog_name="python -m queries.page")
