"""Small registers made in the test, and what the loader makes of them."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from graph.claims import Claim
from graph.reports import Report
from loaders.contract import Issue, IssueKind, LoadOptions, RefusedFile, SourceFile
from loaders.sipri import loader

SAMPLE = Path(loader.__file__).parent / "sample"
HEADER = (
    "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,"
    "Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons"
)
HEADER_17 = (
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,"
    "Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,"
    "Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production"
)
ROW = "Norway,Sweden,2010,,12,,Invented-1,mortar,12,,2012; 2013,New,Invented row,1.5,18,18"
CELLS = [
    "recipient",
    "supplier",
    "order_year",
    "order_mark",
    "ordered",
    "ordered_mark",
    "designation",
    "description",
    "delivered",
    "delivered_mark",
    "years",
    "status",
    "comment",
    "tiv_unit",
    "tiv_order",
    "tiv_delivered",
]
ROW_17 = "990001,Sweden,Norway,Invented-1,mortar,Artillery,2010,No,6,No,2012,No,New,1.5,1.5,9,No"


@dataclass(frozen=True)
class Loaded:
    report: Report
    claims: list[Claim]
    issues: list[Issue]
    rows_read: int

    def of(self, kind: IssueKind) -> list[Issue]:
        return [issue for issue in self.issues if issue.kind is kind]

    @property
    def refused(self) -> list[Issue]:
        return self.of(IssueKind.REFUSED)


def make_file(content: bytes | str, name: str = "register.csv") -> SourceFile:
    content = content.encode() if isinstance(content, str) else content
    return SourceFile(name, content, sha256(content).hexdigest())


def load_file(content: bytes | str, **options: object) -> Loaded:
    reading = loader.read(make_file(content), LoadOptions(**options))  # type: ignore[arg-type]
    entries = list(reading.entries)
    claims = [entry for entry in entries if isinstance(entry, Claim)]
    issues = [entry for entry in entries if isinstance(entry, Issue)]
    return Loaded(reading.report, claims, issues, reading.rows_read)


def load_rows(*rows: str, header: str = HEADER, **options: object) -> Loaded:
    return load_file("".join(f"{line}\n" for line in (header, *rows)), **options)


def make_row(**changes: str) -> str:
    """A row of the 16-column layout that differs from ROW in some cells."""
    assert set(changes) <= set(CELLS), changes
    return ",".join(changes.get(name, cell) for name, cell in zip(CELLS, ROW.split(","), strict=True))


def load_row(**changes: str) -> Claim:
    """The claim of one row that is read without a word."""
    loaded = load_rows(make_row(**changes))
    assert not loaded.refused, loaded.refused
    return loaded.claims[0]


def refuse(content: bytes | str) -> list[Issue]:
    """The issues of a file that is refused whole."""
    with pytest.raises(RefusedFile) as refused:
        load_file(content)
    return refused.value.issues
