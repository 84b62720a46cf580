"""What a file is that is not a register of a layout we read: named, so that a person knows what to do."""

import re
from collections.abc import Sequence

from loaders.sipri.header import find_header
from loaders.sipri.preamble import is_known
from loaders.sipri.printed_header import is_untabbed

_AGAIN = "download the trade register from https://armstransfers.sipri.org as CSV"

# The tables of TIV by words of their first lines; the first that fits a line is named.
_LINES = (
    (r"tiv of arms (exports|imports)|volume of transfers of major arms", "a table of TIV by country and year"),
    (r"(recipient|supplier|exports by|imports by)[,;](19|20)\d\d[,;](19|20)\d\d", "a table of TIV by country and year"),
)


def name_lines(lines: Sequence[str]) -> str | None:
    """Return which other product of SIPRI's a text is, judged by its first hundred lines.

    >>> name_lines(["Volume of transfers of major arms"])
    'a table of TIV by country and year'
    """
    for line in lines[:100]:
        text = line.casefold().lstrip('" ')
        for words, name in _LINES:
            if re.match(words, text):
                return name
    return None


def explain(lines: Sequence[str]) -> tuple[str, str]:
    """Return why a text without a header line is refused, and what is expected instead."""
    if is_untabbed(lines):
        return (
            "this is the printed register as text whose columns are lost: blanks alone stand between the cells",
            "the RTF file itself, or its text with the tabs between the cells",
        )
    if lines and re.fullmatch(r"\W*code[,;]name\W*", lines[0].casefold()):
        return "this is a list of codes and names of countries, without a deal", f"a trade register; {_AGAIN}"
    name = name_lines(lines)
    if name is not None:
        return f"this is {name}, and no register", f"a trade register ({_AGAIN}); tables are the source sipri_tables"
    if find_header([line.replace("\t", ",") for line in lines[:100]]):
        return "the cells are separated by tabs", "a file saved as CSV, with commas or semicolons"
    if any(is_known(line) for line in lines[:100]):
        return "the lines above the table are SIPRI's, and the line with the column names is missing", _AGAIN
    return (
        "no line has the column names of a SIPRI trade register",
        "a header with Recipient, Supplier, Year of order … (16 columns) or SIPRI AT Database ID, Supplier … (17)",
    )
