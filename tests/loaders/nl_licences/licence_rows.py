"""Rows of a list of licences for tests, with everything that a test does not care about filled in."""

from loaders.checking import Checked, check
from loaders.contract import LoadOptions
from loaders.files import make_file
from loaders.nl_licences.rows import COLUMNS, DESTINATION, FINAL

HEADER = ",".join(COLUMNS)

_PLAIN = {
    "afgifte datum": "01/13/2004",
    "nummer": "11100001",
    "SGP": "ML5b",
    "CAT": "B10",
    "goederen omschrijving": "Verzonnen radar",
    "D/T": "D",
    "Verl.": "N",
    "V/N": "N",
    "U/D": "2",
    "T.v.v.": "",
    "land van bestemming": "CHILI",
    "land van eindbestemming": "CHILI",
    "oorsprong /herkomst": "NEDERLAND",
    "land van oorsprong": "",
    "waarde (€)": "95000",
    "verval datum": "01/31/2005",
}


def licence(to: str = "CHILI", **cells: str) -> str:
    """A row; ``to`` stands for both destinations, other cells are given by the first letters of their column."""
    row = _PLAIN | {DESTINATION: to, FINAL: to}
    for start, text in cells.items():
        [column] = [name for name in COLUMNS if name.startswith(start.replace("_", " "))]
        row[column] = text
    return ",".join(f'"{row[column]}"' if "," in row[column] else row[column] for column in COLUMNS)


def listed(*rows: str, header: str = HEADER) -> str:
    """A list with some rows."""
    return "\n".join([header, *rows, ""])


def load(content: str | bytes, name: str = "licences.csv") -> Checked:
    """What the loader makes of a file."""
    packed = content.encode() if isinstance(content, str) else content
    return check("nl_licences", make_file(name, packed), LoadOptions())
