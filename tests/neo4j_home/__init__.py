"""What a local Neo4j is made of; `tests.neo4j_server` runs it."""
