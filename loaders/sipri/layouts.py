"""The layouts of a trade register since 2024: their columns by name, and how each cell is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.sipri import values
from loaders.sipri.rows import Deal, Row, YearOfDeal
from loaders.sipri.values import Fault


@dataclass(frozen=True)
class Column:
    """A column: the names that its header cell may have, and the reader of its cells.

    A mark stands right of the column that it marks. In newer layouts it has no name; in an older one all marks have
    the same, ``also``. Its name here is for messages.
    """

    name: str
    read: Callable[[str], object]
    also: str | None = None
    is_mark: bool = False

    @cached_property
    def names(self) -> frozenset[str]:
        """The names as compared: without capitals and spare blanks; none for an unnamed mark."""
        return frozenset(normal(name) for name in (None if self.is_mark else self.name, self.also) if name)


@dataclass(frozen=True, eq=False)
class Layout:
    """A layout, each equal to itself alone; ``make`` takes the values of a row in the order of the columns.

    ``key`` gives the cells that tell a deal from others, each where the 16-column layout has it; None where the rows
    have an id of their own. ``spills`` is the column whose text may contain the separator, which shifts all others;
    ``is_sure`` then says of a row whose cells were joined there that nothing else can be meant.
    ``repeats`` says that a file may list its deals a second time below a line of its own, sorted in another way.
    """

    name: str
    columns: tuple[Column, ...]
    make: Callable[..., Row]
    key: Callable[[Sequence[str]], Sequence[str]] | None = None
    spills: int | None = None
    is_sure: Callable[[Sequence[str]], bool] = lambda cells: True
    repeats: bool = False

    @cached_property
    def readers(self) -> tuple[Callable[[str], object], ...]:
        """The reader of each column, in order."""
        return tuple(column.read for column in self.columns)

    @cached_property
    def names(self) -> frozenset[str]:
        """All names that its columns may have, as compared."""
        return frozenset().union(*(column.names for column in self.columns))

    def read_row(self, cells: Sequence[str]) -> Row:
        """Return what a row says; raises Fault at the first cell that cannot be read."""
        return self.make(*[read(cell) for read, cell in zip(self.readers, cells, strict=True)])

    def find_faults(self, cells: Sequence[str]) -> list[tuple[int, Fault]]:
        """Return every cell of a row that cannot be read, by the position of its column."""
        found = []
        for position, (read, cell) in enumerate(zip(self.readers, cells, strict=True)):
            try:
                read(cell)
            except Fault as fault:
                found.append((position, fault))
        return found


def normal(name: str) -> str:
    """Return the name of a column as it is compared.

    >>> normal(" Year(s)  of delivery")
    'year(s) of delivery'
    """
    return " ".join(name.split()).casefold()


def _mark(of: str) -> Column:
    return Column(f"the unnamed mark right of {of}", values.read_mark, is_mark=True)


DEALS = Layout(
    "16 columns",
    (
        Column("Recipient", values.read_name),
        Column("Supplier", values.read_name),
        Column("Year of order", values.read_year),
        _mark("Year of order"),
        Column("Number ordered", values.read_number),
        _mark("Number ordered"),
        Column("Weapon designation", values.read_name),
        Column("Weapon description", values.read_text),
        # The site renamed this column in 2026; it always counted only what falls into the window of years.
        Column("Number delivered", values.read_number, also="Deliveries in the Year Range"),
        _mark("Number delivered"),
        Column("Year(s) of delivery", values.read_years),
        Column("status", values.read_condition),
        Column("Comments", values.read_text),
        Column("SIPRI TIV per unit", values.read_value),
        Column("SIPRI TIV for total order", values.read_value),
        Column("SIPRI TIV of delivered weapons", values.read_value),
    ),
    Deal,
    key=lambda cells: cells,
)

DELIVERIES = Layout(
    "17 columns",
    (
        Column("SIPRI AT Database ID", values.read_deal_id),
        Column("Supplier", values.read_name),
        Column("Recipient", values.read_name),
        Column("Designation", values.read_name),
        Column("Description", values.read_text),
        Column("Armament category", values.read_text),
        Column("Order date", values.read_year),
        Column("Order date is estimate", values.read_answer),
        Column("Numbers delivered", values.read_number),
        Column("Numbers delivered is estimate", values.read_answer),
        Column("Delivery year", values.read_year),
        Column("Delivery year is estimate", values.read_answer),
        Column("Status", values.read_condition),
        Column("SIPRI estimate", values.read_value),
        Column("TIV deal unit", values.read_value),
        Column("TIV delivery values", values.read_value),
        Column("Local production", values.read_answer),
    ),
    YearOfDeal,
)

LAYOUTS = (DEALS, DELIVERIES)
"""The layouts of the site since 2024."""
