"""The documentation against the code: its commands, links, paths, words, examples and outputs are tried."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest
import yaml

from graph import words
from graph.contradictions import find_contradictions
from graph.status import judge
from loaders.checking import check
from loaders.contract import LoadOptions
from loaders.files import read_file
from tests.conftest import ROOT
from views import first_start

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
FOLDERS = ("bench", "docs", "graph", "loaders", "queries", "tests", "views")
FENCE = re.compile(r"^```([a-z]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"python -m ([\w.]+)([^\n`#]*)")
FLAG = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
# A line with a path alone before a block: the block is a file, to be pasted there.
FILE = re.compile(r"^`([^`\n]+)`:\n\n```[a-z]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MACHINE = re.compile(r"(?<![\w.:/])/(?:home|root|work|tmp|Users|mnt|opt|var)/|\b[A-Z]:\\")
NOT_OUR_WORDS = re.compile(r"\b(?:exporter|importer|seller|buyer|successfully|oops)s?\b", re.IGNORECASE)
CHANGING = re.compile(r"\d+\.\d+ s\b|\d{4}-\d\d-\d\d \d\d:\d\d UTC")


def read(page: Path) -> str:
    """Return a page of the documentation."""
    return page.read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """Return the blocks of one language."""
    return [content for kind, content in FENCE.findall(text) if kind == language]


def code(text: str) -> Iterator[str]:
    """Yield the lines of all blocks, and all code inside sentences."""
    for _, content in FENCE.findall(text):
        yield from content.replace("\\\n", " ").splitlines()
    yield from SPAN.findall(FENCE.sub("", text))


def commands() -> set[tuple[str, str]]:
    """Return each module of ours that the pages tell to run, with what follows it."""
    found = {match for page in PAGES for line in code(read(page)) for match in COMMAND.findall(line)}
    return {(module, rest.strip()) for module, rest in found if module.partition(".")[0] in FOLDERS}


def subcommand(rest: str) -> str:
    """Return the first word after the module where it names a command of it."""
    first = rest.split(" ")[0]
    return first if re.fullmatch(r"[a-z]+", first) else ""


@cache
def help_of(module: str, command: str = "") -> str:
    """Return what --help says; a command that is not there fails."""
    line = [sys.executable, "-m", module, *filter(None, [command]), "--help"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert 0 == done.returncode, f"python -m {module} {command}: {done.stderr}"
    return done.stdout


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", read(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_is_read() -> None:
    """The pages that the README names are there, and there is no page that it does not name."""
    named = {match.partition("#")[0] for match in LINK.findall(read(ROOT / "README.md"))}
    pages = {page.relative_to(ROOT).as_posix() for page in PAGES} - {"README.md"}
    assert set() == pages - named


@pytest.mark.parametrize("module_and_rest", sorted(commands()), ids=lambda pair: " ".join(pair)[:60])
def test_every_command_exists_with_its_flags(module_and_rest: tuple[str, str]) -> None:
    """Each `python -m …` answers --help, and each flag beside it stands in that help."""
    module, rest = module_and_rest
    told = help_of(module, subcommand(rest))
    assert set() == {flag for flag in FLAG.findall(rest) if flag not in told}


def test_every_flag_alone_exists() -> None:
    """A flag in a sentence is one of a command that the pages name."""
    spans = {span for page in PAGES for span in code(read(page)) if span.startswith("--")}
    told = "".join(help_of(module, subcommand(rest)) for module, rest in commands())
    assert set() == {flag for span in spans for flag in FLAG.findall(span) if flag not in told}


def test_every_target_of_make_exists() -> None:
    """`make x` in the pages is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z0-9]+):", read(ROOT / "Makefile"), re.MULTILINE))
    named = {
        name for page in PAGES for line in code(read(page)) for name in re.findall(r"^make ([a-z0-9]+)\b", line.strip())
    }
    assert {"run", "test", "neo4j"} <= named <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Each link to a file, and to a heading in it, resolves."""
    broken = []
    for link in LINK.findall(FENCE.sub("", read(page))):
        if re.match(r"https?://", link):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert [] == broken


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_in_the_text_exist(page: Path) -> None:
    """Each file or folder of the checkout that a page names is there, but for those that it tells to make."""
    text = read(page)
    pasted = {path for path, _ in FILE.findall(text)}
    named = {span for span in SPAN.findall(FENCE.sub("", text)) if re.fullmatch(r"[\w.-]+/[\w./-]*", span)}
    named = {span for span in named if span.partition("/")[0] in FOLDERS}
    assert set() == {span for span in named - pasted if not (ROOT / span).exists()}


def test_pages_that_the_code_names_exist() -> None:
    """A docstring that points to a page points to one."""
    sources = [ROOT / "app.py", *(path for name in FOLDERS for path in (ROOT / name).rglob("*.py"))]
    named = {(path.name, page) for path in sources for page in re.findall(r"\bdocs/[\w-]+\.md\b", read(path))}
    assert set() == {(name, page) for name, page in named if not (ROOT / page).exists()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_tells_of_a_machine(page: Path) -> None:
    """No absolute path of anybody's machine stands in the documentation."""
    assert [] == MACHINE.findall(read(page))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_project_s_words_are_used(page: Path) -> None:
    """Supplier and recipient, and none of the words that the project does without."""
    assert [] == NOT_OUR_WORDS.findall(read(page))


def test_the_readme_is_short_and_has_the_figures() -> None:
    """It can be read in one go."""
    text = read(ROOT / "README.md")
    assert len(text.splitlines()) < 310
    assert 1 == text.count("| figure | measured | baseline | ratio | budget | holds |")


def test_the_words_page_has_every_word() -> None:
    """Each allowed value of each list stands on it."""
    text = " ".join(read(ROOT / "docs" / "words.md").split())
    lists = [one for one in vars(words).values() if isinstance(one, type) and issubclass(one, StrEnum)]
    missing = {word.value for one in lists if one not in (StrEnum, words.Subject) for word in one if word not in text}
    assert set() == missing


def test_the_story_s_table_is_what_the_rule_says() -> None:
    """The table on the words page is computed anew from the shipped files."""
    rows = re.findall(r"^\| `([\w-]+)` \| (.+) \|$", read(ROOT / "docs" / "words.md"), re.MULTILINE)
    told = {key: cells.split(" | ") for key, cells in rows}
    found: dict[str, list[str]] = {}
    files = sorted((ROOT / "loaders" / "reports" / "sample").glob("*.yml"))
    claims = [claim for path in files for claim in check("reports", read_file(path), LoadOptions()).claims]
    for key in {claim.about for claim in claims if claim.subject is words.Subject.TRANSFER}:
        about = [claim for claim in claims if claim.about == key]
        judgement = judge(about)
        numbers = (judgement.independent_sources, judgement.sources_against, len(find_contradictions(about, {})))
        found[key] = [str(judgement.status), judgement.standing.value, *map(str, numbers)]
    assert found == told


def test_typed_reports_explains_every_key() -> None:
    """Each key and each word of the schema stands on the page."""
    schema = json.loads(read(ROOT / "loaders" / "reports" / "report.schema.json"))
    text = read(ROOT / "docs" / "typed-reports.md")
    tables = "\n".join(line for line in text.splitlines() if line.startswith("|"))
    spans = set(SPAN.findall(FENCE.sub("", text)))
    definitions = [schema, *schema["$defs"].values()]
    keys = {key for one in definitions for key in one.get("properties", {})}
    # Of an actor that no table knows, and of a date that is given roughly: both are shown as they are written.
    shown = {key for key in keys if any(re.search(rf"\b{key}: ", span) for span in spans)}
    assert set() == keys - shown - spans
    parts = [part for one in definitions for part in (one, *one.get("properties", {}).values())]
    allowed = {str(word) for part in parts for word in part.get("enum", ())}
    missing = {word for word in allowed if not re.search(rf"\b{re.escape(word)}\b", tables)}
    assert missing <= {"about", "armed group", "B", "C", "D", "E", "2", "3", "4", "5"}


def test_the_example_of_a_typed_report_is_read(tmp_path: Path) -> None:
    """It has no mistake and leaves nothing to tell."""
    (example,) = blocks(read(ROOT / "docs" / "typed-reports.md"), "yaml")
    path = tmp_path / "example.yml"
    path.write_text(example, encoding="utf-8")
    checked = check("reports", read_file(path), LoadOptions())
    assert () == checked.issues
    assert len(checked.claims) == checked.rows_read == 4


MISTAKES = """\
report:
  id: example-times-2023-11-09
  source: {id: example-times, name: The Example Times, kind: outlet}
claims:
  - id: egypt-agreed
    transfer: egypt-russia-return-2023
    recipient: Russia
    act: agrees
    supplier: Egyt
    acted_by: Egypt
    locator: paragraph 2
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A checkout to paste into, with its own embedded graph, and the files that the pages speak of."""
    for name in ("graph", "loaders", "queries"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    register = (ROOT / "loaders" / "sipri" / "sample" / "deals_2026.csv").read_bytes()
    (tmp_path / "trade-register.csv").write_bytes(register.replace(b",2010,,12,", b",n/a,,12,", 1))
    return tmp_path


def run(folder: Path, command: str) -> str:
    """Run a command of a page in a copy of the checkout and return all that it says."""
    program, *rest = shlex.split(command)
    assert "python" == program
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "GRAPH_"))}
    # Windows would else write in another encoding.
    environment |= {"PYTHONUTF8": "1", "PYTHONPATH": str(folder), "QUERY_PATH": str(folder / "own")}
    done = subprocess.run(
        [sys.executable, *rest],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    return done.stdout + done.stderr


def sessions(page: Path) -> list[tuple[str, list[str]]]:
    """Return the commands of a page's console blocks, each with the lines of its output."""
    found: list[tuple[str, list[str]]] = []
    for block in blocks(read(page), "console"):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line.removeprefix("$ "), []))
            else:
                found[-1][1].append(line)
    return found


def same(told: list[str], said: list[str]) -> bool:
    """Whether an output is as told; a line with … stands for any number of lines, times may differ."""
    if not told:
        return not said
    if told[0].strip() == "…":
        return any(same(told[1:], said[skipped:]) for skipped in range(len(said) + 1))
    if not said or CHANGING.sub("*", told[0]) != CHANGING.sub("*", said[0]):
        return False
    return same(told[1:], said[1:])


def assert_sessions(page: Path, folder: Path) -> None:
    """Run what a page shows, one after the other, and compare."""
    for command, told in sessions(page):
        said = run(folder, command).splitlines()
        assert same(told, said), f"{page.name}: {command}\n" + "\n".join(said)


def test_the_readme_s_outputs_are_real(copy: Path) -> None:
    """Each console block is run in order on a graph with the story, and says what the README shows."""
    run(copy, "python -m loaders load reports loaders/reports/sample")
    assert len(sessions(ROOT / "README.md")) >= 5
    assert_sessions(ROOT / "README.md", copy)


def test_the_mistakes_of_a_typed_report_are_told_as_shown(copy: Path) -> None:
    """The messages on the page are the program's own."""
    (copy / "my-article.yml").write_text(MISTAKES, encoding="utf-8")
    assert_sessions(ROOT / "docs" / "typed-reports.md", copy)


def test_the_example_of_a_source_works_when_pasted(copy: Path) -> None:
    """Its files make a source: it is listed, checked as shown, loaded, and its own tests pass."""
    page = ROOT / "docs" / "add-a-source.md"
    for path, content in FILE.findall(read(page)):
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_text(content, encoding="utf-8")
    (check_session, test_session) = sessions(page)
    assert same(check_session[1], run(copy, check_session[0]).splitlines())
    assert "2 passed" in run(copy, test_session[0])
    assert "3 new" in run(copy, "python -m loaders load licences loaders/licences/sample/decisions.csv")
    assert "licences: " in run(copy, "python -m loaders list")


def test_the_contract_s_manifest_is_told_whole() -> None:
    """The page on sources explains each key of a manifest."""
    text = read(ROOT / "docs" / "add-a-source.md")
    keys = yaml.safe_load(read(ROOT / "loaders" / "sipri" / "source.yml"))
    assert set() == set(keys) - set(SPAN.findall(FENCE.sub("", text)))


def test_the_example_of_a_query_runs(copy: Path) -> None:
    """On an empty graph it finds nothing, on the story it finds the refusal."""
    example, *_ = blocks(read(ROOT / "docs" / "add-a-query-or-page.md"), "python")
    (copy / "example.py").write_text(example, encoding="utf-8")
    assert "" == run(copy, "python example.py")
    run(copy, "python -m loaders load reports loaders/reports/sample")
    assert run(copy, "python example.py").startswith("Brazil refused Russia - Brazil → Russia: return of")


def test_the_example_of_a_page_runs(copy: Path) -> None:
    """It shows a sentence on an empty graph and a table on the story."""
    text = read(ROOT / "docs" / "add-a-query-or-page.md")
    ((path, content),) = FILE.findall(text)
    shutil.copytree(ROOT / "views", copy / "views", ignore=shutil.ignore_patterns("__pycache__"))
    (copy / path).write_text(content, encoding="utf-8")
    (copy / "look.py").write_text(
        "from streamlit.testing.v1 import AppTest\n"
        "def page():\n"
        "    from graph.store import open_reader\n"
        "    from views import refusals\n"
        "    refusals.show_page(open_reader())\n"
        "shown = AppTest.from_function(page).run(timeout=30)\n"
        "print([one.message for one in shown.exception], [m.value for m in shown.markdown], len(shown.dataframe))\n",
        encoding="utf-8",
    )
    empty = run(copy, "python look.py")
    assert "[] ['No refusal in the loaded sources. That does not mean that nobody refused.'] 0" in empty
    run(copy, "python -m loaders load reports loaders/reports/sample")
    assert "[] [] 1" in run(copy, "python look.py")


def test_every_start_loads_the_same() -> None:
    """`make run`, the lines of README.md without make, and the first start on an empty graph."""
    loads = re.compile(r"python -m loaders load (\w+) (loaders/\S+)")
    expected = [
        ("reports", "loaders/reports/sample"),
        ("components", "loaders/components/engines.csv"),
        ("item_names", "loaders/item_names/names.csv"),
    ]
    without_make = read(ROOT / "README.md").partition("## Start without make")[2].partition("\n## ")[0]
    assert expected == loads.findall(read(ROOT / "Makefile")) == loads.findall(without_make)
    started = [first_start.STORY, first_start.COMPONENTS, first_start.ITEM_NAMES]
    assert [ROOT / path for _, path in expected] == started
