"""docs/queries.md: it is what the files say, and text of a file never becomes Markdown."""

import re
import shlex
from dataclasses import replace

import pytest

from queries import page
from queries.header import read_question
from queries.library import TOPICS, shipped_files
from queries.question import Question
from tests.queries.conftest import shipped


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    """All shipped questions."""
    return [read_question(path, trusted=True) for path in shipped_files()]


def test_the_page_is_what_the_files_say(questions: list[Question]) -> None:
    """After a change of a question: python -m queries.page."""
    assert page.page(questions) == page.PAGE.read_text(encoding="utf-8")


def test_every_question_stands_once_under_its_topic(questions: list[Question]) -> None:
    text = page.page(questions)
    assert [heading for heading in TOPICS.values() if f"## {heading}" in text] == re.findall(r"^## (.+)$", text, re.M)
    assert [question.name for question in questions] == re.findall(r"^`([\w-]+)`: ", text, re.M)
    for question in questions:
        assert all(f"| `{one.name}` | " in text for one in question.parameters)


def test_the_example_is_a_command_that_a_shell_takes_apart(questions: list[Question]) -> None:
    odd = replace(
        shipped("who-refused-whom"), example={"asked": 'a "b" $c, `d`\\', "asking": ["x", "y, z"], "open": None}
    )
    for question in (*questions, odd):
        words = shlex.split(page.command(question))
        assert ["python", "-m", "queries", "run", question.name] == words[:5]
        assert [name for name, value in question.example.items() if value is not None] == [
            word.partition("=")[0] for word in words[5:]
        ]
    assert ['asked=a "b" $c, `d`\\', 'asking=x,"y, z"'] == shlex.split(page.command(odd))[5:]


def test_text_of_a_file_is_text(questions: list[Question]) -> None:
    question = replace(questions[0], title="A *b* [c](d)?", description="<b> | `x` $y$ &amp; _z_\n# no heading")
    told = page.page([question])
    assert r"### A \*b\* \[c\](d)?" in told
    assert r"\<b\> \| \`x\` \$y\$ &amp;amp; \_z\_ # no heading" in told
