"""From a line to its cells."""

import csv

SEPARATORS = {",": "commas", ";": "semicolons"}


def cut(text: str, separator: str) -> list[str]:
    """Return the cells of a line.

    SIPRI quotes nothing and puts no separator into a cell. A spreadsheet may quote, so a properly quoted line is
    read as such; where the quotes do not fit together they are letters of the text.

    >>> cut('Egypt,"2012; 2013",Aid', ","), cut('Egypt;"2012; 2013";Aid', ";")
    (['Egypt', '2012; 2013', 'Aid'], ['Egypt', '2012; 2013', 'Aid'])
    >>> cut('12" gun,"Aid" programme', ",")
    ['12" gun', '"Aid" programme']
    """
    if '"' not in text:
        return text.split(separator)
    return _unquote(text, separator) or text.split(separator)


def is_quoted(text: str, separator: str) -> bool:
    """Say whether a text has cells in quotes, all of them closed.

    >>> is_quoted('Egypt,"a line end,\\n quoted",Aid', ","), is_quoted('Egypt,"a line end', ",")
    (True, False)
    """
    return '"' in text and _unquote(text, separator) is not None


def is_blank(text: str, separator: str) -> bool:
    """Say whether a line holds nothing but separators: a spreadsheet's empty row."""
    return not text.strip().strip(separator + '" \t')


def _unquote(text: str, separator: str) -> list[str] | None:
    try:
        return next(csv.reader([text], delimiter=separator, strict=True), None)
    except csv.Error:
        return None
