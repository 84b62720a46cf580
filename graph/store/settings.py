"""Which engine is used and where its graph is: read from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT_GRAPH = "data/graph.kgl"


@dataclass(frozen=True, slots=True)
class EmbeddedSettings:
    """The embedded graph: one file."""

    path: Path


@dataclass(frozen=True, slots=True)
class Neo4jSettings:
    """A Neo4j server; ``neo4j://`` and ``neo4j+s://`` route over a cluster."""

    uri: str
    username: str
    password: str
    database: str


Settings = EmbeddedSettings | Neo4jSettings


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Choose the engine: Neo4j where ``NEO4J_URI`` is set, else the file at ``GRAPH_PATH``.

    >>> read_settings({})
    EmbeddedSettings(path=PosixPath('data/graph.kgl'))
    >>> read_settings({"NEO4J_URI": "bolt://localhost", "NEO4J_PASSWORD": "x"}).database
    'neo4j'
    """
    values = os.environ if environment is None else environment
    if values.get("NEO4J_URI"):
        return neo4j_settings(values)
    return EmbeddedSettings(Path(values.get("GRAPH_PATH") or DEFAULT_GRAPH))


def embedded_settings(environment: Mapping[str, str] | None = None) -> EmbeddedSettings:
    """Return where the embedded graph is, whatever ``NEO4J_URI`` says."""
    values = os.environ if environment is None else environment
    return EmbeddedSettings(Path(values.get("GRAPH_PATH") or DEFAULT_GRAPH))


def neo4j_settings(environment: Mapping[str, str] | None = None) -> Neo4jSettings:
    """Return which server ``NEO4J_URI`` names; raises KeyError where it is not set."""
    values = os.environ if environment is None else environment
    return Neo4jSettings(
        uri=values["NEO4J_URI"],
        username=values.get("NEO4J_USERNAME") or "neo4j",
        password=values.get("NEO4J_PASSWORD", ""),
        database=values.get("NEO4J_DATABASE") or "neo4j",
    )
