"""Dates as they are written in a report: a year, a month, a day, or roughly one of these."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from graph.words import Precision


@dataclass(frozen=True, slots=True)
class When:
    """Earliest and latest day that a written date leaves possible, and how exactly it is known."""

    earliest: date
    latest: date
    precision: Precision

    def words(self) -> str:
        """Return the date as words.

        >>> read_date("2023-11").words(), read_date("2023-11-08").words()
        ('November 2023', '8 November 2023')
        """
        if self.earliest == self.latest:
            return f"{self.latest.day} {self.latest:%B %Y}"
        return f"{self.latest:%B %Y}" if self.earliest.month == self.latest.month else f"{self.latest.year}"


def has_shape(value: object) -> bool:
    """Say whether a value is written as a date, be it in the calendar or not.

    >>> has_shape("2023-02-30"), has_shape(2023), has_shape("soon"), has_shape(True)
    (True, True, False, False)
    """
    if isinstance(value, dict):
        return not isinstance(value.get("date"), dict) and has_shape(value.get("date"))
    if not isinstance(value, int | str):
        return False
    return re.fullmatch(r"[1-9][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?", str(value), re.ASCII) is not None


def read_date(value: object) -> When:
    """Read what has the shape of a date; raises ValueError with the reason where it is not in the calendar.

    >>> read_date("2023-11")
    When(earliest=datetime.date(2023, 11, 1), latest=datetime.date(2023, 11, 30), precision=<Precision.MONTH: 'month'>)
    >>> read_date({"date": "2023-12-08", "precision": "about"}).precision
    <Precision.ABOUT: 'about'>
    """
    if isinstance(value, dict):
        when = read_date(value.get("date"))
        return When(when.earliest, when.latest, Precision.ABOUT)
    numbers = [int(part) for part in str(value).split("-")]
    year = numbers[0]
    if len(numbers) == 1:
        return When(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
    month = numbers[1]
    if not 1 <= month <= 12:
        raise ValueError(f"has a month {month}")
    last = monthrange(year, month)[1]
    if len(numbers) == 2:
        return When(date(year, month, 1), date(year, month, last), Precision.MONTH)
    if not 1 <= numbers[2] <= last:
        raise ValueError(f"has a day {numbers[2]}, and that month has {last}")
    day = date(year, month, numbers[2])
    return When(day, day, Precision.DAY)
