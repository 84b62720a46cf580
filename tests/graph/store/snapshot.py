"""A graph as a value that tests compare: everything in it but when it was loaded."""

from graph.store.base import Node, Reader
from graph.store.dump import elements

VOLATILE = {"loaded_at", "version", "last_change", "last_report"}


def snapshot(reader: Reader) -> dict[tuple[str, ...], object]:
    """Every node and relationship of the graph with its properties."""
    found: dict[tuple[str, ...], object] = {}
    for element in elements(reader):
        properties = {name: value for name, value in element.properties.items() if name not in VOLATILE}
        if isinstance(element, Node):
            found[(*element.labels, element.id)] = properties
        else:
            key = (element.type, element.start.label, element.start.id, element.end.label, element.end.id)
            while key in found:
                key = (*key, "again")
            found[key] = properties
    return found
