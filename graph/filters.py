"""Filters over deals: what each asks, which deals it leaves, and how it is written in an address.

Filters hide and never delete: whatever they hide is counted, so that a page can say how much that is.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from graph.deals import NOT_GRADED, Deal
from graph.grammar import NOT_COUNTED, WORDS
from graph.words import Act, Kind

NOT_STATED = "not stated"
"""In place of a kind or a category where no claim names one."""
UNCOUNTED = "uncounted"
"""In place of a status where no claim counts."""


class Direction(StrEnum):
    """Which way transfers go, seen from what is in focus."""

    TO = "to"
    FROM = "from"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is to be left; an empty one leaves all.

    ``statuses`` are acts or ``UNCOUNTED``, ``kinds`` kinds or ``NOT_STATED``, ``categories`` ids or ``NOT_STATED``,
    ``grades`` as in B3 or ``NOT_GRADED``. ``first`` and ``last`` bound the year ordered; a deal that names no such
    year is left out where one of them is set. ``sources`` is the least number of independent sources; what only a
    register lists has none and passes. ``hidden`` are ids of actors whose deals a person took away.
    """

    direction: Direction | None = None
    statuses: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    first: int | None = None
    last: int | None = None
    sources: int = 0
    grades: frozenset[str] = frozenset()
    contested: bool = False
    hidden: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether it leaves all."""
        return self == Filters()


NAMES = {
    "direction": "Direction",
    "statuses": "Status",
    "kinds": "Kind",
    "categories": "Item category",
    "years": "Years",
    "sources": "Independent sources",
    "grades": "Grade",
    "contested": "Claims disagree",
    "hidden": "Hidden by hand",
}
"""The filters in the order in which they stand, with their names on screen."""


def fails(deal: Deal, filters: Filters, foci: Collection[str]) -> list[str]:
    """Return which filters hide a deal, by the keys of ``NAMES``; none where it is left.

    >>> from graph.words import Standing
    >>> deal = Deal(id="t", supplier="EGY", recipient="RUS", status=Act.AGREED, standing=Standing.REPORTED)
    >>> fails(deal, Filters(direction=Direction.TO, first=1990), ["EGY"])
    ['direction', 'years']
    """
    found = []
    if filters.direction is not None and foci:
        end = deal.recipient if filters.direction is Direction.TO else deal.supplier
        if end not in foci and not deal.pair.isdisjoint(foci):
            found.append("direction")
    if filters.statuses and status_key(deal) not in filters.statuses:
        found.append("statuses")
    if filters.kinds and (deal.kind or NOT_STATED) not in filters.kinds:
        found.append("kinds")
    if filters.categories and (deal.category or NOT_STATED) not in filters.categories:
        found.append("categories")
    if not _in_years(deal.order_year, filters.first, filters.last):
        found.append("years")
    if deal.sources < filters.sources and not deal.is_register_only:
        found.append("sources")
    if filters.grades and filters.grades.isdisjoint(deal.grades or (NOT_GRADED,)):
        found.append("grades")
    if filters.contested and not deal.disputed:
        found.append("contested")
    if filters.hidden and not filters.hidden.isdisjoint(deal.pair):
        found.append("hidden")
    return found


def part(deals: Iterable[Deal], filters: Filters, foci: Collection[str]) -> tuple[list[Deal], list[Deal]]:
    """Return the deals that are left and those that are hidden."""
    kept: list[Deal] = []
    hidden: list[Deal] = []
    if filters.is_empty:
        return list(deals), hidden
    for deal in deals:
        (hidden if fails(deal, filters, foci) else kept).append(deal)
    return kept, hidden


def tell_hidden(hidden: int, total: int) -> str:
    """Return what filters hide.

    >>> tell_hidden(41, 96), tell_hidden(0, 96)
    ('Hidden by filters: 41 of 96 transfers', 'Hidden by filters: nothing')
    """
    return f"Hidden by filters: {hidden:,} of {total:,} transfers" if hidden else "Hidden by filters: nothing"


def tell_nothing_left(hidden: Sequence[Deal], filters: Filters, foci: Collection[str]) -> tuple[str, list[str]]:
    """Return why nothing is left, and the filters that hide most, the first of which is the one to clear."""
    reasons = Counter(reason for deal in hidden for reason in fails(deal, filters, foci))
    most = [name for name, _ in sorted(reasons.items(), key=lambda one: (-one[1], list(NAMES).index(one[0])))]
    words = [NAMES[name] for name in most]
    listed = " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
    number = f"{len(hidden):,} {'transfer is' if len(hidden) == 1 else 'transfers are'}"
    return f"Nothing left: {number} hidden by {listed}. Clear {words[0]}.", most


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What filters can choose among some deals, with the number of deals of each; named as in ``Filters``."""

    statuses: Counter[str]
    kinds: Counter[str]
    categories: Counter[str]
    grades: Counter[str]


def facets_of(deals: Collection[Deal]) -> Facets:
    """Return what filters can choose among deals."""
    return Facets(
        statuses=Counter(map(status_key, deals)),
        kinds=Counter(deal.kind.value if deal.kind else NOT_STATED for deal in deals),
        categories=Counter(deal.category or NOT_STATED for deal in deals),
        grades=Counter(grade for deal in deals for grade in deal.grades or (NOT_GRADED,)),
    )


def years_of(deals: Iterable[Deal]) -> Counter[int]:
    """Return how many deals were ordered in each year that any of them names."""
    return Counter(deal.order_year for deal in deals if deal.order_year is not None)


def status_key(deal: Deal) -> str:
    """Return a deal's status as a filter names it."""
    return deal.status.value if deal.status is not None else UNCOUNTED


def status_name(key: str) -> str:
    """Return the word of a status on screen.

    >>> status_name("requested"), status_name("uncounted")
    ('Asked', 'No claim that counts')
    """
    return NOT_COUNTED if key == UNCOUNTED else WORDS[Act(key)]


def clear(filters: Filters, name: str) -> Filters:
    """Return filters without one of them, by its key of ``NAMES``."""
    empty = Filters()
    if name == "years":
        return replace(filters, first=None, last=None)
    return replace(filters, **{name: getattr(empty, name)})


def read_filters(parts: Mapping[str, str], *, categories: Collection[str]) -> tuple[Filters, list[str]]:
    """Read filters from an address; what cannot be meant is named in one line each and left out.

    >>> read_filters({"direction": "to", "from": "x"}, categories=[])[1]
    ['The address says from=x; expected a year such as 1990. It is ignored.']
    """
    wrong: list[str] = []

    def complain(name: str, value: str, what: str) -> None:
        wrong.append(f"The address says {name}={value[:60]}; expected {what}. It is ignored.")

    def many(name: str, known: Collection[str], what: str) -> frozenset[str]:
        found = set()
        for value in split_list(parts.get(name, "")):
            key = next((one for one in known if token(one) == token(value)), None)
            if key is None:
                complain(name, value, what)
            else:
                found.add(key)
        return frozenset(found)

    def number(name: str, low: int, high: int, what: str) -> int | None:
        value = parts.get(name, "")
        if not value:
            return None
        if value.isascii() and value.isdigit() and len(value) <= 4 and low <= int(value) <= high:
            return int(value)
        complain(name, value, what)
        return None

    def flag(name: str) -> bool:
        value = parts.get(name, "")
        if value not in ("", "yes"):
            complain(name, value, "yes, or nothing")
        return value == "yes"

    direction = parts.get("direction", "")
    if direction and direction not in list(Direction):
        complain("direction", direction, "to or from")
    first, last = (number(name, 1000, 2999, "a year such as 1990") for name in ("from", "until"))
    if first is not None and last is not None and first > last:
        wrong.append(f"The address says from={first} until={last}, which leaves no year. from={first} is ignored.")
        first = None
    grades = [NOT_GRADED, *(f"{letter}{digit}" for letter in "ABCDEF" for digit in range(1, 7))]
    filters = Filters(
        direction=Direction(direction) if direction in list(Direction) else None,
        statuses=many("status", [*(act.value for act in Act), UNCOUNTED], "a status such as delivered"),
        kinds=many("kind", [*(kind.value for kind in Kind), NOT_STATED], "a kind of transfer such as return"),
        categories=many("category", [*categories, NOT_STATED], "an item category that is loaded"),
        first=first,
        last=last,
        sources=number("sources", 0, 99, "a number of sources") or 0,
        grades=many("grade", grades, "a grade such as B3"),
        contested=flag("contested"),
        hidden=frozenset(split_list(parts.get("hide", ""))),
    )
    return filters, wrong


def write_filters(filters: Filters) -> dict[str, str]:
    """Return the parts of an address for filters; "" for what is not set.

    >>> {name: part for name, part in write_filters(Filters(statuses=frozenset({"partly delivered"}))).items() if part}
    {'status': 'partly-delivered'}
    """
    return {
        "direction": filters.direction or "",
        "status": join_list(map(token, filters.statuses)),
        "kind": join_list(map(token, filters.kinds)),
        "category": join_list(map(token, filters.categories)),
        "from": str(filters.first or ""),
        "until": str(filters.last or ""),
        "sources": str(filters.sources or ""),
        "grade": join_list(map(token, filters.grades)),
        "contested": "yes" if filters.contested else "",
        "hide": join_list(filters.hidden),
    }


def token(value: str) -> str:
    """Return a word as it stands in an address."""
    return value.replace(" ", "-")


def split_list(text: str) -> list[str]:
    """Split a list in an address at its commas; a comma inside a value is written %2C.

    >>> split_list("EGY,a%2Cb,,EGY")
    ['EGY', 'a,b']
    """
    return list(dict.fromkeys(part.strip().replace("%2C", ",") for part in text.split(",") if part.strip()))


def join_list(values: Iterable[str], *, sort: bool = True) -> str:
    """Return a list as it stands in an address, the reverse of ``split_list``."""
    given = sorted(values) if sort else list(values)
    return ",".join(value.replace(",", "%2C") for value in given)


def _in_years(year: int | None, first: int | None, last: int | None) -> bool:
    if first is None and last is None:
        return True
    return year is not None and (first is None or first <= year) and (last is None or year <= last)
