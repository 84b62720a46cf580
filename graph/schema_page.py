"""``python -m graph.schema_page``: writes ``docs/schema.md`` from the declared schema.

The page is a pure function of ``graph.schema``; a test compares it with the file.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from graph import schema
from graph.schema import Label, Property, RelationshipType

PAGE = Path(__file__).parents[1] / "docs" / "schema.md"

_HEAD = f"""# The schema of the claim graph

<!-- Written by `python -m graph.schema_page` from `graph/schema.py`. Change that file and run the command again. -->

Schema version {schema.VERSION}. A graph that carries another version is not used: load the files again.

- Every node has an `id`, which is unique within its label, and a `name`, which is the caption that a person reads.
- What is not known is missing (null in Cypher). It is never 0 and never an empty text.
- Words stand as they are listed, with spaces: `partly delivered`. [Words](words.md) explains them.
- No property is called `title`, `type` or `label`: the embedded engine would answer those from something else.
- *Derived* relationships are computed from the claims and are rebuilt by loads. Nobody writes them by hand.
- A type can be declared here before anything writes it. `python -m graph status` lists what a graph has.
"""


def page() -> str:
    """Return the page as Markdown.

    >>> page().splitlines()[0]
    '# The schema of the claim graph'
    """
    return "\n".join([_HEAD, *_tell_labels(), *_tell_relationships(), *_tell_constraints()])


def drawing(relationship: RelationshipType) -> str:
    """Return a relationship type as it is drawn in Cypher, one line for each pair of labels that it joins.

    >>> drawing(schema.relationship_type("STATES"))
    '(:Report)-[:STATES]->(:Claim)'
    """
    return "\n".join(f"(:{start})-[:{relationship.name}]->(:{end})" for start, end in relationship.ends)


def _tell_labels() -> Iterator[str]:
    yield "## Labels\n"
    for label in schema.LABELS:
        yield f"### {label.name}\n"
        yield f"{label.description}{_also(label)}\n"
        yield from _table(label.properties)


def _also(label: Label) -> str:
    return f" Such a node carries the label `{label.also}` as well, with its properties." if label.also else ""


def _tell_relationships() -> Iterator[str]:
    yield "## Relationships\n"
    for relationship in schema.RELATIONSHIPS:
        yield f"### {relationship.name}\n"
        yield f"```\n{drawing(relationship)}\n```\n"
        yield relationship.description + (" *Derived.*" if relationship.derived else "") + "\n"
        yield from _table(relationship.properties)


def _table(properties: Iterable[Property]) -> Iterator[str]:
    rows = [f"| `{one.name}` | {one.type} | {_cell(one.description)} |" for one in properties]
    if rows:
        yield "\n".join(["| property | type | meaning |", "|---|---|---|", *rows]) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _tell_constraints() -> Iterator[str]:
    yield "## Constraints\n"
    yield "Set by the first load; setting them again does nothing. Each brings the index by which a node is found.\n"
    yield "\n".join(["```cypher", *(f"{statement};" for statement in schema.constraints()), "```", ""])


@click.command()
def main() -> None:
    """Write docs/schema.md from the declared schema.

    Example: python -m graph.schema_page
    """
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    click.echo(f"docs/{PAGE.name}: written.")


if __name__ == "__main__":
    main(prog_name="python -m graph.schema_page")
