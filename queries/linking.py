"""Where the nodes of an answer can be opened in the app: pages and parts of their addresses, as plain data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.store.base import Node, Value, elements_in

_PAGES = {"Actor": ("explore", "country"), "Item": ("explore", "item"), "Claim": ("link", "claim")}
_SOURCES = {"Source": ("sources", "source")}
_MOST = 6


@dataclass(frozen=True, slots=True)
class Target:
    """A page that shows a thing: the words for it, the page, and the parts of its address."""

    words: str
    page: str
    parts: tuple[tuple[str, str], ...]


def target_of(node: Node) -> Target | None:
    """Return where a node can be opened, None where no page shows it by itself.

    >>> target_of(Node(("Actor", "Country"), {"id": "EGY", "name": "Egypt"}))
    Target(words='Egypt', page='explore', parts=(('country', 'EGY'),))
    """
    for label, (page, part) in (_PAGES | _SOURCES).items():
        if label in node.labels:
            words = "Its card" if label == "Claim" else node.name
            return Target(words, page, ((part, node.id),))
    return None


def targets(row: Mapping[str, Value]) -> list[Target]:
    """Return where what stands in a row can be opened; last the page of two actors, where there are just two."""
    nodes = list({(node.labels, node.id): node for node in _nodes(row.values())}.values())
    found = [target for target in map(target_of, nodes) if target is not None]
    actors = sorted((node.id, node.name) for node in nodes if "Actor" in node.labels)
    if len(actors) == 2:
        (one, first), (other, second) = actors
        found.append(Target(f"{first} and {second}", "link", (("a", one), ("b", other))))
    return list(dict.fromkeys(found))[:_MOST]


def has_elements(rows: Iterable[Mapping[str, Value]]) -> bool:
    """Say whether there are nodes or relationships in some rows, so that a graph file can be made of them."""
    return any(True for row in rows for _ in elements_in(row))


def _nodes(values: Iterable[Value]) -> Iterable[Node]:
    return (element for element in elements_in(list(values)) if isinstance(element, Node))
