"""The register that is loaded: the real one where it is on this machine, else an invented one; and copies of it."""

import gzip
from dataclasses import dataclass
from pathlib import Path

from bench.invented import DESIGNATION, ROWS, invent

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"
WORLD = SHARED / "sipri" / "register_16col_2024_world_1950-2023_nopreamble.csv.gz"
"""The world register of 1950 to 2023. Its licence keeps it out of the repository."""

STORY = ROOT / "loaders" / "reports" / "sample"
"""The reports that the graph begins with."""

COMPONENTS = ROOT / "loaders" / "components" / "engines.csv"
"""Which machine carries which engine; loaded beside the story, as ``make run`` does."""

ITEM_NAMES = ROOT / "loaders" / "item_names" / "names.csv"
"""Which designations stand for one weapon system; losses need it."""

SOURCE = "sipri"
"""The source of the register."""

REAL_FILES = {
    "nl_licences": SHARED / "nl" / "export_licences_military_2004-_first5000.csv",
    "oryx": SHARED / "oryx" / "totals_by_system2023-02-26.csv",
    "sipri_tables": SHARED / "sipri" / "TIV-Export-RUS-1950-2021.csv",
}
"""Real files of other sources, where they are on this machine."""


@dataclass(frozen=True, slots=True)
class Register:
    """A register in the 16-column layout, as a file; ``name`` says in a table what it is."""

    path: Path
    name: str
    is_real: bool


def choose_register(folder: Path, rows: int | None = None) -> Register:
    """Return the real register, or an invented one in ``folder``: of so many rows, or where there is no real one."""
    if rows is None and WORLD.exists():
        return Register(WORLD, "the world register of 1950 to 2023", is_real=True)
    path = folder / "invented.csv.gz"
    path.write_bytes(gzip.compress(invent(rows or ROWS), mtime=0))
    return Register(path, f"an invented register of {rows or ROWS:,} rows", is_real=False)


def choose_losses(register: Register) -> Path:
    """Return the losses that are loaded beside a register: a sample beside an invented one, or where none are real."""
    if register.is_real and REAL_FILES["oryx"].exists():
        return REAL_FILES["oryx"]
    return ROOT / "loaders" / "oryx" / "sample" / "by_system.csv"


def choose_file(source: str, register: Register) -> tuple[Path, str]:
    """Return what a loader's reading is timed with, a file or a folder, and what it is in a table."""
    if source == SOURCE:
        return register.path, "the register"
    if register.is_real and source in REAL_FILES and REAL_FILES[source].exists():
        return REAL_FILES[source], "a real file"
    return ROOT / "loaders" / source / "sample", "its sample"


def write_copies(register: Register, folder: Path, copies: int) -> list[Path]:
    """Write copies in which every deal is another one; raises ValueError where a row has quotes before its item."""
    packed = register.path.read_bytes()
    content = gzip.decompress(packed) if packed.startswith(b"\x1f\x8b") else packed
    paths = [folder / f"copy-{number:02}.csv" for number in range(1, copies + 1)]
    for number, path in enumerate(paths, 1):
        path.write_bytes(rename_items(content, number))
    return paths


def rename_items(content: bytes, number: int) -> bytes:
    """Give every designation a suffix: deal ids are made of it, so that every row is about another transfer.

    >>> rename_items(b"Recipient,Supplier\\nPeru,France,1979,,20,,Mi-8,helicopter\\nrest of a broken row", 3)
    b'Recipient,Supplier\\nPeru,France,1979,,20,,Mi-8 copy 3,helicopter\\nrest of a broken row'
    """
    header, *lines = content.split(b"\n")
    suffix = b" copy %d" % number
    return b"\n".join([header, *(_rename_item(line, suffix) for line in lines)])


def _rename_item(line: bytes, suffix: bytes) -> bytes:
    cells = line.split(b",")
    # The second half of a broken record is shorter.
    if len(cells) <= DESIGNATION:
        return line
    if b'"' in b"".join(cells[: DESIGNATION + 1]):
        raise ValueError(f"a row with quotes cannot be copied: {line[:80]!r}; expected one as SIPRI writes it")
    cells[DESIGNATION] += suffix
    return b",".join(cells)
