"""How a row's numbers and years are put into the short sentence that names its claim."""

from collections.abc import Sequence

from graph.sentences import quantity_words
from graph.words import Basis


def find_basis(number: int | None, estimated: bool | None) -> Basis | None:
    """Return how a number is meant; None where the register does not say whether it is an estimate.

    >>> [basis and basis.value for basis in (find_basis(9, True), find_basis(9, False), find_basis(9, None))]
    ['estimated', 'exact', None]
    >>> find_basis(None, False).value
    'unknown'
    """
    if number is None:
        return Basis.UNKNOWN
    if estimated is None:
        return None
    return Basis.ESTIMATED if estimated else Basis.EXACT


def tell_pieces(number: int | None, basis: Basis | None, of: int | None, item: str) -> str:
    """Return how many of what; ``of`` is the larger number that was ordered.

    >>> tell_pieces(12, Basis.ESTIMATED, 20, "Fahd"), tell_pieces(None, Basis.UNKNOWN, None, "Fahd")
    ('12 (number uncertain) of 20 ordered Fahd', 'Fahd (number not given)')
    """
    if number is None:
        return f"{item} (number not given)"
    words = quantity_words(number, number, basis)
    return f"{words} {item}" if of is None else f"{words} of {of:,} ordered {item}"


def tell_range(years: Sequence[int]) -> str:
    """Return years of which only the ends of a range are known.

    >>> tell_range([1995, 2002])
    'between 1995 and 2002, not said in which years'
    """
    return f"between {min(years)} and {max(years)}, not said in which years"


def tell_years(years: Sequence[int]) -> str:
    """Return the years of a list; "to" only where none is left out between.

    >>> tell_years([1985, 1986, 1987]), tell_years([2010, 2012]), tell_years([1996]), tell_years([])
    ('1985 to 1987', '2010 and 2012', '1996', 'in years not given')
    >>> tell_years([1976, 1979, 1980, 1985])
    'in 4 years from 1976 to 1985'
    """
    if not years:
        return "in years not given"
    years = sorted(set(years))
    first, last = years[0], years[-1]
    if len(years) == 1:
        return str(first)
    if last - first == len(years) - 1:
        return f"{first} to {last}" if len(years) > 2 else f"{first} and {last}"
    if len(years) <= 3:
        return ", ".join(str(year) for year in years[:-1]) + f" and {last}"
    return f"in {len(years)} years from {first} to {last}"
