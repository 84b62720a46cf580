"""What both engines run alike: the clauses, functions and names that a saved query may use.

Each was tried on both engines. A function that is not listed is missing on one of them, or is not Cypher.
"""

CLAUSES = frozenset(
    {"MATCH", "OPTIONAL", "WHERE", "WITH", "UNWIND", "RETURN", "ORDER", "SKIP", "OFFSET", "LIMIT", "CALL", "UNION"}
)
"""The words that begin a clause of a reading statement."""

WRITES = frozenset(
    {
        *("CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "DROP", "FOREACH", "INSERT", "LOAD"),
        *("ALTER", "GRANT", "REVOKE", "DENY", "TERMINATE", "START", "STOP", "RENAME", "ENABLE"),
    }
)
"""The words that begin a clause which writes, reads files or runs the server."""

SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT"})
"""The words before the braces of a subquery inside an expression."""

QUANTIFIERS = frozenset({"any", "all", "none", "single"})
"""The functions that bind a variable: ``any(x IN list WHERE …)``."""

JOINING = frozenset(
    {
        *("AND", "OR", "XOR", "IN", "IS", "STARTS", "ENDS", "CONTAINS", "AS", "ASC", "ASCENDING", "DESC"),
        *("DESCENDING", "WHEN", "THEN", "ELSE", "END"),
    }
)
"""The words that may stand behind a whole expression without beginning a clause."""

OPENING = frozenset(
    {
        *("AND", "OR", "XOR", "NOT", "IN", "IS", "STARTS", "ENDS", "CONTAINS", "AS", "WHEN", "THEN", "ELSE", "CASE"),
        *("WITH", "WHERE", "RETURN", "MATCH", "BY", "UNWIND", "DISTINCT", "LIMIT", "SKIP", "OFFSET", "ORDER", "CALL"),
        *("OPTIONAL", "UNION"),
    }
)
"""The words behind which an expression is still to come."""

LITERALS = frozenset({"TRUE", "FALSE", "NULL"})

_KEYS = frozenset(
    {
        *("AND", "CASE", "ELSE", "END", "EXISTS", "LIMIT", "MATCH", "OPTIONAL", "OR", "RETURN", "SKIP", "THEN"),
        *("UNWIND", "WHEN", "WHERE", "WITH"),
    }
)
_RESERVED = (
    CLAUSES
    | JOINING
    | OPENING
    | LITERALS
    | {"CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "FOREACH", "ON"}
    | {"ALL", "EXISTS", "HAVING", "EXCEPT", "INTERSECT"}
) - {"OFFSET", "ASCENDING", "DESCENDING"}

FUNCTIONS = frozenset(
    {
        *("abs", "all", "any", "avg", "ceil", "coalesce", "collect", "count", "date", "date.truncate", "datetime"),
        *("duration", "duration.indays", "duration.inmonths", "exists", "exp", "floor", "head", "labels", "last"),
        *("left", "length", "log", "ltrim", "max", "min", "nodes", "none", "pi", "range", "reduce", "relationships"),
        *("replace", "reverse", "right", "round", "rtrim", "sign", "single", "size", "split", "sqrt", "substring"),
        *("sum", "tail", "toboolean", "tofloat", "tointeger", "tolower", "tostring", "toupper", "trim", "type"),
        *("startnode", "endnode", "shortestpath", "allshortestpaths"),
    }
)
"""The functions that both engines have and answer alike, in small letters."""

INSTEAD = {
    "collect {": "COLLECT { } is not run by the embedded engine; use collect() after a WITH",
    "duration.between": "duration.between is answered with 0 months by the embedded engine; use duration.inDays",
    "elementid": "elementId answers an id that an engine makes for itself; use .id",
    "id": "id() answers an id that an engine makes for itself; use .id",
    "isempty": "isEmpty is not run by the embedded engine; compare size() with 0",
    "keys": "keys() has title and type besides on the embedded engine; name the properties that you want",
    "lpad": "lpad is not run by both engines; write the number as it is",
    "lower": "lower is not run by the embedded engine; use toLower",
    "percentilecont": "percentileCont is not run by the embedded engine; collect the values in order and pick one",
    "percentiledisc": "percentileDisc is not run by the embedded engine; collect the values in order and pick one",
    "properties": "properties() has title and type besides on the embedded engine; name those that you want",
    "rpad": "rpad is not run by both engines; write the text as it is",
    "stdev": "stDev answers otherwise on the embedded engine; give least and greatest instead",
    "upper": "upper is not run by the embedded engine; use toUpper",
}
"""What to say of functions that are often reached for."""


def reserved(name: str) -> bool:
    """Whether the embedded engine takes a bare word for a keyword where a variable is read.

    >>> reserved("call"), reserved("by"), reserved("status")
    (True, True, False)
    """
    return name.upper() in _RESERVED


def reserved_key(name: str) -> bool:
    """Whether the embedded engine takes a bare word for a keyword behind a point.

    >>> reserved_key("end"), reserved_key("by")
    (True, False)
    """
    return name.upper() in _KEYS
