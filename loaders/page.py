"""``python -m loaders.page``: writes ``docs/sources.md`` from the manifests of the sources.

The page is a pure function of the files ``loaders/*/source.yml``; a test compares it with the file. What stands in a
manifest is data: it never becomes Markdown.
"""

from collections.abc import Iterator, Sequence

import click

from graph.markdown import escape
from graph.words import SourceKind
from loaders.manifest import FOLDER, Manifest, list_manifests

PAGE = FOLDER.parent / "docs" / "sources.md"

_HEAD = """# The sources

<!-- Written by `python -m loaders.page` from the files `loaders/*/source.yml`. Change those and run it again. -->

{count} sources can be read, each by one folder of `loaders/`. `python -m loaders list` lists them, and `python -m
loaders check SOURCE FILE` reads a file and writes nothing. [Add a source](add-a-source.md) tells how one is added.

A file that is read is one report of its source. Its layout is found by what stands in it. Every row is a claim, or a
total to compare with a register, or refused with a reason; every column is used, ignored by name, or told.

| source | name | kind | real files were loaded |
|---|---|---|---|
"""
_KINDS = {
    SourceKind.COMPILER: "compiler: makes a data set of the reports of others",
    SourceKind.GOVERNMENT: "government",
    SourceKind.ORGANISATION: "organisation",
    SourceKind.OUTLET: "outlet",
    SourceKind.COMPANY: "company",
}


def page(manifests: Sequence[Manifest]) -> str:
    """Return the page as Markdown, the sources in the order given."""
    rows = [
        f"| `{one.source.id}` | {escape(one.source.name)} | {one.source.kind} | {_tell_seen(one)} |"
        for one in manifests
    ]
    sections = ["\n".join(_tell(manifest)) for manifest in manifests]
    return _HEAD.format(count=len(manifests)) + "\n".join([*rows, "", *sections])


def _tell(manifest: Manifest) -> Iterator[str]:
    source = manifest.source
    yield f"## {escape(source.name)}\n"
    at = f", <{source.url}>" if source.url is not None else ""
    yield f"`{source.id}`: {_KINDS[source.kind]}. Published by {escape(source.publisher or 'nobody named')}{at}.\n"
    yield f"**Covers.** {_sentence(manifest.covers)}\n"
    yield f"**Does not cover.** {_sentence(manifest.does_not_cover)}\n"
    yield f"**Data licence.** {_sentence(source.data_licence or 'Not stated')}\n"
    yield f"**Citation.** {_sentence(source.citation or 'Not stated')}\n"
    yield "| layout | a whole file states at least | a real file was loaded |"
    yield "|---|---|---|"
    for layout, seen in _layouts(manifest).items():
        least = manifest.expected_claims.get(layout)
        yield f"| {escape(layout)} | {_tell_least(least)} | {'yes' if seen else 'no, only invented samples'} |"
    yield ""
    if manifest.ignored_columns:
        names = ", ".join(f"`{name}`" for name in manifest.ignored_columns)
        yield f"**Columns ignored by name.** {names}. All others are used, or told as unknown.\n"
    if manifest.questions:
        names = ", ".join(f"`{name}`" for name in manifest.questions)
        yield f"**Saved queries that answer what it tells** ([all of them](queries.md)). {names}.\n"


def _layouts(manifest: Manifest) -> dict[str, bool]:
    """Return every layout that is named, with whether a real file was loaded."""
    return {layout: manifest.seen.get(layout, False) for layout in [*manifest.expected_claims, *manifest.seen]}


def _tell_least(least: int | None) -> str:
    if least is None:
        return "as the layout that it varies"
    return f"{least:,} claim{'' if least == 1 else 's'}" if least else "no claims: its rows are compared"


def _tell_seen(manifest: Manifest) -> str:
    if not manifest.layouts_not_seen:
        return "yes"
    return f"of {len(manifest.layouts_seen)} of {len(_layouts(manifest))} layouts" if manifest.layouts_seen else "no"


def _sentence(text: str) -> str:
    """Return text with its full stop.

    >>> _sentence("Covers this "), _sentence("Covers that.")
    ('Covers this.', 'Covers that.')
    """
    return f"{escape(text).rstrip('.')}."


@click.command()
def main() -> None:
    """Write docs/sources.md from the manifests of the sources.

    Example: python -m loaders.page
    """
    manifests = list_manifests()
    PAGE.write_text(page(manifests), encoding="utf-8", newline="\n")
    click.echo(f"docs/{PAGE.name}: {len(manifests)} sources written.")


if __name__ == "__main__":
    main(prog_name="python -m loaders.page")
