"""Lists that come by pages: how many pages are shown stands in the address, one part of it for each list."""

from collections.abc import Iterable

from views import address

_MOST = 400
"""More pages than that are not shown at once."""


def pages(name: str) -> int:
    """Return how many pages of a list the address asks for; 1 where it names no such number."""
    number = address.get_number(name)
    return number if 0 < number <= _MOST else 1


def show_more(name: str) -> None:
    """Ask for one page more of a list."""
    address.put(**{name: str(pages(name) + 1)})


def tell_wrong(names: Iterable[str]) -> list[str]:
    """Return a remark on each number of pages in the address that is none."""
    wrong = [name for name in names if address.get(name) and not 0 < address.get_number(name) <= _MOST]
    return [f"“{address.get(name)[:20]}” is not a number of pages for {name}, so it is ignored." for name in wrong]
