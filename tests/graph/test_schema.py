"""The declared schema: whole, described, and the same in the docs, in the README's picture and in the code."""

import re
from collections import Counter
from dataclasses import fields

import pytest

from graph import schema
from graph.claims import Claim
from graph.schema import Label, RelationshipType
from graph.schema_page import PAGE, page
from tests.conftest import ROOT

DECLARED: list[Label | RelationshipType] = [*schema.LABELS, *schema.RELATIONSHIPS]
TYPES = {"text", "integer", "float", "boolean", "date", "datetime", "list of text", "list of integer"}
# The embedded engine answers these on nodes that have no such property, so nothing is called so.
TAKEN = {"title", "type", "label"}
TOLD_BY_TIES = {"subject", "about", "source"}
EDGE = re.compile(r'^ {4}(\w+) -->\|"?([A-Z_, ]+)"?\| (\w+)$')


def picture() -> list[tuple[str, str, str]]:
    """Return the ties that the README's picture draws: label, type, label."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```mermaid\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert 1 == len(blocks)
    first, *lines = blocks[0].splitlines()
    assert "flowchart LR" == first
    found = []
    for line in lines:
        edge = EDGE.match(line)
        assert edge is not None, f"the picture has a line of another form: {line!r}"
        found += [(edge[1], name, edge[3]) for name in edge[2].split(", ")]
    return found


@pytest.mark.parametrize("declared", DECLARED, ids=lambda one: one.name)
def test_everything_is_described(declared: Label | RelationshipType) -> None:
    """Labels, types and properties say what they mean, and each property has a type that both engines keep."""
    assert declared.description.strip().endswith((".", ")"))
    for prop in declared.properties:
        assert prop.description.strip(), prop.name
        assert prop.type in TYPES, prop.name


def test_names_are_unique() -> None:
    """No label, type or property of one thing is declared twice."""
    for names in (schema.LABEL_NAMES, schema.RELATIONSHIP_NAMES):
        assert [] == [name for name, number in Counter(names).items() if number > 1]
    for declared in DECLARED:
        names = tuple(prop.name for prop in declared.properties)
        assert len(set(names)) == len(names), declared.name


def test_no_property_has_a_name_that_the_embedded_engine_invents() -> None:
    """It would answer something else where Neo4j gives null."""
    assert set() == schema.PROPERTY_NAMES & TAKEN


def test_every_node_has_an_id_and_a_name() -> None:
    """They come first; a second label such as Country adds to the first one's."""
    for label in schema.LABELS:
        if label.also is None:
            assert ["id", "name"] == [prop.name for prop in label.properties[:2]]
        else:
            assert label.also in schema.KEYED_LABELS


def test_relationships_join_labels_that_carry_an_id() -> None:
    """Both ends are declared, and each pair stands once."""
    for relationship in schema.RELATIONSHIPS:
        assert relationship.ends, relationship.name
        assert len(set(relationship.ends)) == len(relationship.ends)
        assert {label for pair in relationship.ends for label in pair} <= set(schema.KEYED_LABELS), relationship.name


def test_constraints_make_each_id_unique() -> None:
    """One a label that has ids of its own, each harmless when run again."""
    labels = (
        *("Source", "Report", "Claim", "Transfer", "Actor", "Item", "Category"),
        *("Delivery", "Total", "Loss", "Concession", "Context", "Graph"),
    )
    expected = [
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE" for label in labels
    ]
    assert expected == schema.constraints()


def test_a_claim_keeps_only_what_is_declared() -> None:
    """Each field of a claim is a property, or is told by a relationship."""
    declared = {prop.name for prop in schema.label("Claim").properties}
    assert set() == {item.name for item in fields(Claim)} - declared - TOLD_BY_TIES


def test_look_ups_know_only_declared_names() -> None:
    """A name from elsewhere never gets into a statement."""
    assert "Claim" == schema.label("Claim").name
    assert "STATES" == schema.relationship_type("STATES").name
    with pytest.raises(KeyError):
        schema.label("Claim) DETACH DELETE (n")
    with pytest.raises(KeyError):
        schema.relationship_type("NOTHING")


def test_the_page_is_up_to_date() -> None:
    """After a change of the schema: python -m graph.schema_page."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_page_names_everything() -> None:
    """Every label, type and property has its place on it."""
    text = page()
    for declared in DECLARED:
        assert f"\n### {declared.name}\n" in text
        for prop in declared.properties:
            assert f"| `{prop.name}` | {prop.type} |" in text


def test_the_picture_draws_only_what_is_declared() -> None:
    """Each tie in the README joins labels that the schema lets it join."""
    for start, name, end in picture():
        assert name in schema.RELATIONSHIP_NAMES
        assert (start, end) in schema.relationship_type(name).ends, f"({start})-[{name}]->({end})"


def test_the_picture_leaves_out_no_relationship() -> None:
    """Each declared pair of each type is drawn once; Graph stands alone and Country is a second label."""
    drawn = picture()
    assert len(set(drawn)) == len(drawn)
    declared = {(start, one.name, end) for one in schema.RELATIONSHIPS for start, end in one.ends}
    assert set() == declared - set(drawn)
    joined = {label for start, _, end in drawn for label in (start, end)}
    assert {"Graph"} == set(schema.KEYED_LABELS) - joined
