"""The words of Cypher that reading takes, and why the others are refused."""

STARTS = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"})
"""Words with which a statement or a subquery may begin."""

AFTER_RETURN = frozenset({"ORDER", "SKIP", "OFFSET", "LIMIT", "UNION"})
CLAUSES = STARTS | AFTER_RETURN | {"WHERE"}

SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT"})
"""Words that, with a curly bracket behind them, begin a subquery inside an expression."""

BEFORE_VALUES = SUBQUERIES | {"NOT", "DISTINCT", "CASE", "WHEN", "TYPED"}
"""Words that may be keywords where a name or a value is expected."""

LOGIC = frozenset({"AND", "OR", "XOR"})
OPERATORS = LOGIC | {"IN", "IS", "CONTAINS", "STARTS", "ENDS"}
DIRECTIONS = frozenset({"ASC", "ASCENDING", "DESC", "DESCENDING"})
CASE = frozenset({"WHEN", "THEN", "ELSE", "END"})

_TIMES = "truncate transaction statement realtime"
_SPACES = {
    "date": _TIMES,
    "datetime": f"{_TIMES} fromepoch fromepochmillis",
    "duration": "between inmonths indays inseconds",
    "localdatetime": _TIMES,
    "localtime": _TIMES,
    "point": "distance withinbbox",
    "time": _TIMES,
    "vector.similarity": "cosine euclidean",
}
DOTTED = frozenset(f"{space}.{name}" for space, names in _SPACES.items() for name in names.split())
"""The functions with a dot in their name that may be called. On a server with plugins others reach files and hosts."""

ONLY_READ = "Only read: MATCH, WHERE, WITH, UNWIND, RETURN, ORDER BY, SKIP, LIMIT, UNION, and CALL { } with these."

_WRITES = ("it writes", "Only read here; files are loaded with python -m loaders load.")
_ADMINISTERS = ("it administers the server", ONLY_READ)
_PLANS = ("it changes how the statement is run", "Leave it out.")
_OTHER = ("only one of the engines has it", ONLY_READ)

REFUSED: dict[str, tuple[str, str]] = {
    "LOAD": ("it reads files on the machine that runs the query", "Load files with python -m loaders load."),
    "SHOW": ("it looks into the server instead of the graph", ONLY_READ),
    "USE": ("it chooses another database", "Leave it out."),
    "YIELD": ("it takes what a procedure gives", ONLY_READ),
    "FINISH": ("it returns nothing", "End with RETURN."),
    "FILTER": ("only one of the engines has it", "Write WITH * WHERE."),
    **dict.fromkeys(("CYPHER", "EXPLAIN", "PROFILE", "USING"), _PLANS),
    **dict.fromkeys(("CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "INSERT", "FOREACH"), _WRITES),
    **dict.fromkeys(("DROP", "ALTER", "GRANT", "DENY", "REVOKE", "RENAME", "START", "STOP", "TERMINATE"), _ADMINISTERS),
    **dict.fromkeys(("DEALLOCATE", "REALLOCATE", "ENABLE", "DRYRUN"), _ADMINISTERS),
    **dict.fromkeys(("FORMAT", "FOR", "SEARCH", "EXCEPT", "INTERSECT", "HAVING", "LET", "NEXT"), _OTHER),
}
"""Words that begin something else than reading: why each is refused, and what to do instead."""

LONGER = {
    "LOAD": "LOAD CSV",
    "DETACH": "DETACH DELETE",
    "NODETACH": "NODETACH DELETE",
    "FORMAT": "FORMAT CSV",
    "FOR": "FOR VALID_TIME",
}
"""How a refusal names a word of which a person knows more than the first part."""

NO_FUNCTIONS = frozenset(REFUSED) - {"FILTER"} | CLAUSES | {"BY", "AS"}
"""Words that are no function: one of them with a round bracket behind it, where a value is expected, is a clause."""
