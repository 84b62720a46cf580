"""Questions that every reader answers the same way on both engines."""

from graph import schema
from graph.store.base import Counts, Neighbours, Reader
from graph.store.errors import StoreOutdated


def counts(reader: Reader) -> Counts:
    """Count nodes by label and relationships by type; zeros are left out."""
    nodes: dict[str, int] = {}
    for row in reader.run("MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS number", row_limit=None).rows:
        nodes[row["label"]] = row["number"]
    ties = reader.run("MATCH ()-[r]->() RETURN type(r) AS kind, count(*) AS number", row_limit=None).rows
    relationships = {row["kind"]: row["number"] for row in ties}
    return Counts(
        {name: nodes[name] for name in schema.LABEL_NAMES if name in nodes},
        {name: relationships[name] for name in schema.RELATIONSHIP_NAMES if name in relationships},
    )


def neighbours(reader: Reader, label: str, node_id: str, skip: int, limit: int) -> Neighbours:
    """Return one page of what a node is tied to; raises ValueError for a label the schema does not have."""
    if label not in schema.LABEL_NAMES:
        raise ValueError(f"the schema has no label {label!r}")
    match = f"MATCH (n:{label} {{id: $id}})-[r]-(m)"
    total = reader.run(f"{match} RETURN count(r) AS total", {"id": node_id}).rows[0]["total"]
    page = reader.run(
        f"{match} RETURN r, m ORDER BY type(r), m.id SKIP $skip LIMIT $limit",
        {"id": node_id, "skip": skip, "limit": limit},
        row_limit=None,
    )
    return Neighbours(total, [(row["r"], row["m"]) for row in page.rows])


def check_schema_version(found: int | None) -> None:
    """Raise StoreOutdated where a graph was written with another schema version than this program's."""
    if found != schema.VERSION:
        raise StoreOutdated(
            f"The graph was written with schema version {found}, this program reads {schema.VERSION}. "
            "Load the files again into a new graph (set GRAPH_PATH), or use the version that wrote it."
        )
