"""What Explore shows for a viewpoint: deals read, filtered and gathered, kept while the graph stays the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.deals import Deal, Deals, join
from graph.filters import Facets, Filters, facets_of, part
from graph.free_picture import draw_freely
from graph.gathering import gather, line_of
from graph.picture import Picture, draw
from graph.sides import Fold
from graph.store.base import Reader
from graph.surroundings import Surroundings
from views import graph_access
from views.viewpoint import Viewpoint

LINKED = 30
"""Links are drawn between so many neighbours, those with the most transfers."""

_NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Deals before and after the filters, and what surrounds the focus; ``links_left_out`` neighbours have no links."""

    read: Deals
    kept: tuple[Deal, ...]
    hidden: tuple[Deal, ...]
    around: Surroundings
    item_names: tuple[str, ...]
    links_left_out: int = 0

    @property
    def name(self) -> str:
        """What is in focus, in words."""
        return ": ".join(filter(None, (_listed([focus.name for focus in self.around.foci]), self.about)))

    @property
    def about(self) -> str:
        """The items in focus, in words; "" for none."""
        return _listed(self.item_names)

    def shows(self, picked: str) -> bool:
        """Say whether a line or an actor is in the picture, by its id."""
        return picked in self.around.lines or picked in self.around.actors

    def knows(self, picked: str, view: Viewpoint) -> bool:
        """Say whether a line or an actor can be picked here, or could be with fewer filters; no single focus can."""
        if view.is_bracketed and picked in view.actors:
            return False
        return self.shows(picked) or any(picked == line_of(one) or picked in one.pair for one in self.read.deals)


def scene_of(graph: Reader, view: Viewpoint, names: dict[str, str]) -> Scene:
    """Read and filter what a viewpoint shows; ``names`` are those of its items by id."""
    return graph_access.kept(graph, "scene", view.content, lambda: _make(graph, view, names))


def facets_of_scene(graph: Reader, view: Viewpoint, scene: Scene) -> Facets:
    """Return what filters can choose, which no filter changes."""
    told = replace(view.content, filters=Filters())
    return graph_access.kept(graph, "facets", told, lambda: facets_of(scene.read.deals))


def picture_of(graph: Reader, view: Viewpoint, scene: Scene, fold: Fold) -> Picture:
    """Draw a scene: brackets around one country, else a free layout."""
    told = replace(view, selected="", other="")
    if view.is_bracketed:
        return graph_access.kept(graph, "picture", (told, fold), lambda: draw(scene.around, fold, view.width))
    return graph_access.kept(
        graph, "picture", (told, None), lambda: draw_freely(scene.around, graph_access.place, view.width, scene.about)
    )


def could_come_from(graph: Reader, scene: Scene, picked: str) -> tuple[str, ...]:
    """Return the lines of the deliveries from which the returns of a picked line could come, by id."""
    asked = tuple(one.id for one in scene.around.told if one.line == picked)
    found = graph_access.possibilities(graph, asked) if asked and picked else {}
    deals = {one.deal for candidates in found.values() for one in candidates}
    return tuple(line.id for line in scene.around.lines.values() if deals and not deals.isdisjoint(line.deals))


def neighbours_of(graph: Reader, actor: str) -> Deals:
    """Return all deals of a neighbour, to tell how many neighbours it has itself."""
    return graph_access.deals(graph, (actor,))


def _make(graph: Reader, view: Viewpoint, names: dict[str, str]) -> Scene:
    read = graph_access.deals(graph, view.actors, () if view.actors else view.items)
    own: Iterable[Deal] = read.deals
    if view.actors and view.items:
        own = [deal for deal in read.deals if deal.item in view.items]
    parts, deals = [read], list(own)
    for actor, number in view.expand:
        more = neighbours_of(graph, actor)
        present = {one for deal in deals for one in deal.pair}
        entering = [one for one in more.partners(actor) if one not in present][:number]
        drawn = present.union(entering, view.actors, (actor,))
        parts.append(more)
        deals += [deal for deal in more.deals if len(deal.pair) == 2 and deal.pair <= drawn]
    left_out = 0
    if view.links:
        around = sorted({one for deal in deals for one in deal.pair} - set(view.actors))
        ranked = _by_transfers(deals, around)
        left_out = max(0, len(ranked) - LINKED)
        among = graph_access.deals_among(graph, tuple(sorted(ranked[:LINKED])))
        parts.append(among)
        deals += among.deals
    whole = join(parts, deals)
    kept, hidden = part(whole.deals, view.filters, view.actors)
    known = graph_access.actors(graph)
    foci = [known[one] for one in view.actors]
    return Scene(
        read=whole,
        kept=tuple(kept),
        hidden=tuple(hidden),
        around=gather(whole, foci, kept, hidden, whole=not view.items),
        item_names=tuple(names.get(one, one) for one in view.items),
        links_left_out=left_out,
    )


def _listed(names: Sequence[str]) -> str:
    """Return names as a list in words, of many the first ones: a heading of 35 fills the window of a phone."""
    if len(names) > _NAMED:
        names = [*names[:_NAMED], f"{len(names) - _NAMED} more"]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _by_transfers(deals: Iterable[Deal], actors: Iterable[str]) -> list[str]:
    counts = dict.fromkeys(actors, 0)
    for deal in deals:
        for one in deal.pair & counts.keys():
            counts[one] += 1
    return sorted(counts, key=lambda one: (-counts[one], one))
