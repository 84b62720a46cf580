"""What is drawn around several actors, or around an item, as plain data: a free layout instead of brackets."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from graph.free_layout import FreeLayout
from graph.picture import (
    DASHED,
    LEAST_MAXIMUM,
    SHAPES,
    Picture,
    Width,
    assemble,
    edges_of,
    legend_of,
    radius_of,
    short_name,
)
from graph.summaries import count, tell_country
from graph.surroundings import Surroundings
from graph.telling import with_article
from graph.words import ActorKind

MOST = 1000
"""So many nodes are drawn at most, those with the most transfers first."""

_ROW = 24
"""Pixels between two nodes, which bounds their radius."""

Place = Callable[[tuple[str, ...], tuple[tuple[str, str], ...], tuple[tuple[str, int], ...]], FreeLayout]


def draw_freely(around: Surroundings, place: Place, width: Width = Width.TRANSFERS, about: str = "") -> Picture:
    """Draw actors and the lines between them; ``about`` names what is in focus where it is an item.

    ``place`` computes where nodes stand from their ids, their ties and their sizes, and may keep what it computed.
    """
    transfers: Counter[str] = Counter({focus.id: 0 for focus in around.foci})
    drawn = [line for line in around.lines.values() if line.stroke]
    for line in drawn:
        for end in {line.supplier, line.recipient}:
            transfers[end] += line.transfers
    foci = {focus.id for focus in around.foci}
    ranked = sorted(transfers, key=lambda one: (one not in foci, -transfers[one], one))
    shown = set(ranked[:MOST])
    drawn = [line for line in drawn if line.supplier in shown and line.recipient in shown]
    ties = sorted({(min(line.supplier, line.recipient), max(line.supplier, line.recipient)) for line in drawn})
    layout = place(tuple(sorted(shown)), tuple(ties), tuple((one, transfers[one]) for one in sorted(shown)))
    nodes, edges, options = assemble(
        _nodes(around, layout, transfers), edges_of(around, drawn, width, in_the_middle=False, own=drawn)
    )
    names = " and ".join(with_article(focus.name) for focus in around.foci)
    subject = ": ".join(filter(None, (names, about)))
    # How many names are written is said by the browser, which knows how long they are.
    undrawn = f"{MOST:,} of {len(ranked):,} actors drawn, those with the most transfers" if len(ranked) > MOST else ""
    partners = f"{count(len(around.suppliers), 'supplier')}, {count(len(around.recipients), 'recipient')}"
    alone = around.foci[0].name if len(around.foci) == 1 and around.other_transfers else ""
    return Picture(
        nodes=nodes,
        edges=edges,
        options=options,
        height=layout.height,
        heads=(": ".join(filter(None, (alone, partners))), undrawn),
        aloud=f"Network around {subject}. {tell_country(around, about)} The same content is in the tabs below.",
        legend=legend_of(around.lines.values()),
        kinds=tuple(kind for kind in ActorKind if any(around.actors[one].kind is kind for one in shown)),
        disputes=sum(line.disputed for line in around.lines.values()),
    )


def _nodes(around: Surroundings, layout: FreeLayout, transfers: Counter[str]) -> Iterator[dict[str, Any]]:
    foci = {focus.id for focus in around.foci}
    largest = max([LEAST_MAXIMUM, *transfers.values()])
    for one, place in layout.places.items():
        actor = around.actors[one]
        node = {
            **{"n_id": one, "label": " ", "x": place.x, "y": place.y, "side": place.side},
            **{
                "name": short_name(actor.name),
                "title": f"{actor.name}: {count(transfers[one], 'transfer')} shown here",
            },
        }
        if one in foci:
            yield {**node, "shape": "dot", "color": "ink", "size": 44, "role": "focus"}
            continue
        yield {
            **node,
            **{
                "shape": SHAPES[actor.kind],
                "color": "node",
                "size": radius_of(actor.kind, transfers[one], largest, _ROW),
            },
            "shapeProperties": {"borderDashes": [3, 2] if actor.kind in DASHED else False},
            "role": "unknown" if actor.kind is ActorKind.UNKNOWN else "neighbour",
            **{"italic": actor.kind in DASHED, "count": f"{transfers[one]:,}", "quiet": not place.is_named},
        }
