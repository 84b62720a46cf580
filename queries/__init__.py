"""Saved queries: questions that somebody asks, written once as ``.cypher`` files with a header."""
