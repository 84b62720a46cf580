"""What a file is that is not a register of a layout we read: named, so that a person knows what to do."""

import re
from collections.abc import Sequence

from loaders.sipri.header import find_header
from loaders.sipri.preamble import is_known

_AGAIN = "download the trade register from https://armstransfers.sipri.org as CSV"

_BYTES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or a spreadsheet (.xlsx)"),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet (.xls)"),
    (b"\x1f\x8b", "packed with gzip"),
    (b"{\\rtf", "the register as RTF, as the site gave it until 2023"),
    (b"{", "JSON, as SIPRI's service answers to programs"),
    (b"<", "a web page or XML"),
)

# Old layouts by words of their headers, and the tables of TIV; the first that fits a line is named.
_LINES = (
    (r"tidn,buyercod,sellercod\b", "the layout of export_trade_register.php (2014 to 2023: tidn, buyercod …)"),
    (r"deal id[;,]seller[;,]buyer[;,]", "the layout of DealsAndTIVs.txt (until 2023: Deal ID, Seller, Buyer …)"),
    (r".*\bno\. ordered\b.*weapon", "a register made from SIPRI's RTF files (until 2023, column No. ordered)"),
    (r"(recipient|supplier)/ *(supplier|recipient)? *\(?", "the register as pasted text (until 2023)"),
    (r"tiv of arms (exports|imports)|volume of transfers of major arms", "a table of TIV by country and year"),
    (r"(recipient|supplier|exports by|imports by)[,;](19|20)\d\d[,;](19|20)\d\d", "a table of TIV by country and year"),
)


def name_bytes(content: bytes) -> str | None:
    """Return what a file is by its first bytes, where it is no table as text.

    >>> name_bytes(b"%PDF-1.7 ..."), name_bytes(b"Recipient,Supplier")
    ('a PDF', None)
    """
    start = content.lstrip(b" \t\r\n")
    return next((name for beginning, name in _BYTES if start.startswith(beginning)), None)


def name_lines(lines: Sequence[str]) -> str | None:
    """Return which other product or layout of SIPRI's a text is, judged by its first hundred lines.

    >>> name_lines(["Deal ID;Seller;Buyer;Designation;Description"])
    'the layout of DealsAndTIVs.txt (until 2023: Deal ID, Seller, Buyer …)'
    """
    for line in lines[:100]:
        text = line.casefold().lstrip('" ')
        for words, name in _LINES:
            if re.match(words, text):
                return name
    return None


def explain(lines: Sequence[str]) -> tuple[str, str]:
    """Return why a text without a header line is refused, and what is expected instead."""
    name = name_lines(lines)
    if name is not None:
        return f"this is {name}, which is not read", f"a trade register with 16 or 17 columns; {_AGAIN}"
    if find_header([line.replace("\t", ",") for line in lines[:100]]):
        return "the cells are separated by tabs", "a file saved as CSV, with commas or semicolons"
    if any(is_known(line) for line in lines[:100]):
        return "the lines above the table are SIPRI's, and the line with the column names is missing", _AGAIN
    return (
        "no line has the column names of a SIPRI trade register",
        "a header with Recipient, Supplier, Year of order … (16 columns) or SIPRI AT Database ID, Supplier … (17)",
    )
