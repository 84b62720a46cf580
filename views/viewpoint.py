"""What Explore shows, as its address says it: what is in focus, filters, what is picked and opened. No Streamlit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.actors import Actor
from graph.filters import Filters, join_list, read_filters, split_list, write_filters
from graph.matches import Weapon, find_near, find_one
from graph.names import understand
from graph.picture import Width
from graph.shared_names import tell_shared

FIRST = "EGY"
"""The country of the first picture: the story begins there."""

STEP = 25
"""How many further neighbours of a neighbour come into the picture at a time."""

PARTS = (
    *("country", "item", "direction", "status", "kind", "category", "from", "until", "sources", "grade", "contested"),
    *("links", "hide", "expand", "width", "selected", "with", "left", "right"),
)
"""The parts of the address of Explore."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewpoint:
    """What is shown: ids of actors and items in focus, filters, and how the picture is opened and drawn.

    ``links`` adds lines between neighbours; ``expand`` says for a neighbour how many of its own neighbours come in;
    ``left`` and ``right`` how often "and more" was asked for; ``other`` is the second of two picked countries.
    """

    actors: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    links: bool = False
    expand: tuple[tuple[str, int], ...] = ()
    width: Width = Width.TRANSFERS
    selected: str = ""
    other: str = ""
    left: int = 0
    right: int = 0

    @property
    def is_bracketed(self) -> bool:
        """Whether one country stands in the middle, suppliers left and recipients right of it."""
        return len(self.actors) == 1 and not self.expand

    @property
    def content(self) -> "Viewpoint":
        """The same without what is picked and without further rows of a side: what decides which deals there are."""
        return replace(self, selected="", other="", left=0, right=0)


def read_viewpoint(
    parts: Mapping[str, str], actors: Mapping[str, Actor], weapons: Sequence[Weapon], categories: Sequence[str]
) -> tuple[Viewpoint, list[str]]:
    """Read an address; what it cannot mean is named, one line each, and ignored.

    ``actors`` are those of the graph by id, ``weapons`` its items, ``categories`` the ids of its item categories.
    Where nothing is in focus, the first country of the story is, or else any.
    """
    filters, wrong = read_filters(parts, categories=categories)
    found: list[str] = []
    for name in _names(parts.get("country", ""), actors):
        actor = _find_actor(name, actors)
        if actor is None:
            wrong.append(tell_unknown(name, actors, weapons))
        else:
            found.append(actor)
    items = []
    known = {weapon.id: weapon for weapon in weapons}
    for name in split_list(parts.get("item", "")):
        match = None if name in known else find_one(name, {}, weapons)
        if name not in known and match is None:
            wrong.append(tell_unknown(name, actors, weapons))
        else:
            items.append(match.id if match else name)
    if not found and not items and actors:
        first = actors.get(FIRST) or next(iter(actors.values()))
        found = [first.id]
        if parts.get("country") or parts.get("item"):
            wrong[-1] += f" Shown instead: {first.name}."
    expand: list[tuple[str, int]] = []
    for value in split_list(parts.get("expand", "")):
        name, _, number = value.rpartition(".")
        if name in dict(expand):
            wrong.append(f"The address says expand={name[:60]} twice; the first number counts.")
        elif name in actors and number.isascii() and number.isdigit() and 0 < int(number) <= 999:
            expand.append((name, int(number)))
        else:
            wrong.append(tell_wrong("expand", value, "an id and a number, as in RUS.25"))
    width, links, other = (parts.get(name, "") for name in ("width", "links", "with"))
    if width not in ("", *Width):
        wrong.append(tell_wrong("width", width, "transfers or tiv"))
    if links not in ("", "yes"):
        wrong.append(tell_wrong("links", links, "yes, or nothing"))
    if other and other not in actors:
        wrong.append(tell_wrong("with", other, "the id of an actor that is loaded, as in RUS"))
    elif other and (parts.get("selected", "") not in actors or parts.get("selected") == other):
        wrong.append(tell_wrong("with", other, "another actor than the one that is picked, as in selected=EGY"))
        other = ""
    for one in sorted(filters.hidden - actors.keys()):
        wrong.append(tell_wrong("hide", one, "ids of actors that are loaded, as in RUS"))
    for one in sorted(filters.hidden.intersection(found)):
        wrong.append(f"{actors[one].name} is in focus, so hide={one[:60]} is ignored.")
    if filters.direction is not None and not found:
        wrong.append(f"A weapon in focus has no direction, so direction={filters.direction} is ignored.")
        filters = replace(filters, direction=None)
    for side in ("left", "right"):
        if parts.get(side, "") and not _times(parts[side]):
            wrong.append(tell_wrong(side, parts[side], "how often more rows were asked for, from 1 to 999"))
    return (
        Viewpoint(
            actors=tuple(dict.fromkeys(found)),
            items=tuple(dict.fromkeys(items)),
            filters=replace(filters, hidden=filters.hidden.intersection(actors) - set(found)),
            links=links == "yes",
            expand=tuple(expand),
            width=Width(width) if width in list(Width) else Width.TRANSFERS,
            selected=parts.get("selected", ""),
            other=other if other in actors else "",
            left=_times(parts.get("left", "")),
            right=_times(parts.get("right", "")),
        ),
        wrong,
    )


def write_viewpoint(view: Viewpoint) -> dict[str, str]:
    """Return the parts of the address of a viewpoint, "" for what stands at its default."""
    return {
        "country": join_list(view.actors, sort=False),
        "item": join_list(view.items, sort=False),
        **write_filters(view.filters),
        "links": "yes" if view.links else "",
        "expand": join_list((f"{one}.{number}" for one, number in view.expand), sort=False),
        "width": "" if view.width is Width.TRANSFERS else view.width.value,
        "selected": view.selected,
        "with": view.other,
        "left": str(view.left or ""),
        "right": str(view.right or ""),
    }


def focus_on(view: Viewpoint, actors: Sequence[str], items: Sequence[str], *, picked: str = "") -> Viewpoint:
    """Return the viewpoint with something else in focus; filters stay, what was opened goes, and what was picked too.

    ``picked`` is what stays picked. A direction is one of actors, so it goes with the last of them.
    """
    filters = replace(
        view.filters,
        direction=view.filters.direction if actors else None,
        hidden=view.filters.hidden - set(actors),
    )
    return Viewpoint(
        actors=tuple(actors),
        items=tuple(items),
        filters=filters,
        links=view.links,
        width=view.width,
        selected=picked,
    )


def expand_more(view: Viewpoint, actor: str) -> Viewpoint:
    """Return the viewpoint with further neighbours of a neighbour."""
    opened = dict(view.expand)
    opened[actor] = opened.get(actor, 0) + STEP
    return replace(view, expand=tuple(opened.items()))


def tell_wrong(name: str, value: str, expected: str) -> str:
    """Say that a part of the address is ignored, and what was expected there.

    >>> tell_wrong("width", "x", "transfers or tiv")
    'The address says width=x; expected transfers or tiv. It is ignored.'
    """
    return f"The address says {name}={value[:60]}; expected {expected}. It is ignored."


def tell_unknown(text: str, actors: Mapping[str, Actor], weapons: Sequence[Weapon]) -> str:
    """Say why a name cannot be put in focus: several share it, no transfer is loaded, or nobody here knows it."""
    shared = tell_shared(text)
    if shared:
        return f"{shared} It is ignored: choose one of them."
    meant = understand(text)
    if meant is not None and meant.id not in actors:
        return f"No transfer to or from {meant.name} in the loaded sources. That does not mean none took place."
    near = " or ".join(match.name for match in find_near(text, actors, weapons, limit=3))
    told = f"“{text[:60]}” is not a country, group or weapon that is known here."
    return told + (f" Did you mean {near}?" if near else "")


def _names(text: str, actors: Mapping[str, Actor]) -> list[str]:
    """Split a list of names; a name with a comma of its own, such as "Korea, North", may stand alone."""
    found = split_list(text)
    is_one = "," in text and not actors.keys() >= set(found) and _find_actor(text, actors)
    return [text] if is_one else found


def _find_actor(text: str, actors: Mapping[str, Actor]) -> str | None:
    if text in actors:
        return text
    match = find_one(text, actors, ())
    return match.id if match is not None else None


def _times(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else 0
