"""A figure: what was measured, what it is compared with, what the budget allows, and whether it holds."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a figure is measured in."""

    SECONDS = "s"
    MILLISECONDS = "ms"
    MICROSECONDS = "µs"
    MEBIBYTES = "MiB"
    ROWS = "rows/s"

    def tell(self, value: float) -> str:
        """Return a value with its unit.

        >>> Unit.SECONDS.tell(1.234), Unit.MEBIBYTES.tell(1234.5), Unit.ROWS.tell(25000)
        ('1.23 s', '1,234 MiB', '25,000 rows/s')
        """
        return f"{value:,.{2 if self is Unit.SECONDS else 0}f} {self.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most that is allowed, of the ratio or of the measured value itself; ``also`` is a condition in words."""

    most: float
    of_ratio: bool = False
    inclusive: bool = False
    also: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row of the table; ``condition`` says whether what the budget asks for besides is so.

    ``notes`` tell where the time went.
    """

    measure: str
    name: str
    unit: Unit
    measured: float
    baseline: float | None = None
    budget: Budget | None = None
    condition: bool = True
    notes: tuple[str, ...] = ()

    @property
    def ratio(self) -> float | None:
        """How many times the baseline it is; of rates, how many times as long a row takes."""
        if self.baseline is None:
            return None
        return self.baseline / self.measured if self.unit is Unit.ROWS else self.measured / self.baseline

    @property
    def holds(self) -> bool | None:
        """Whether the budget holds; None where there is none."""
        if self.budget is None:
            return None
        value = self.ratio if self.budget.of_ratio else self.measured
        assert value is not None, f"{self.name}: a budget of a ratio needs a baseline"
        inside = value <= self.budget.most if self.budget.inclusive else value < self.budget.most
        return inside and self.condition

    @property
    def budget_words(self) -> str:
        """The budget as it stands in the table, "–" where there is none."""
        if self.budget is None:
            return "–"
        most = f"{self.budget.most:g} ×" if self.budget.of_ratio else self.unit.tell(self.budget.most)
        return f"{'≤' if self.budget.inclusive else '<'} {most}" + (f", {self.budget.also}" if self.budget.also else "")


class NotMeasured(Exception):
    """Something that a measure needs is not on this machine; the message says what, and what to do."""
