"""The measures of loading: time beside the bare floor, memory, many registers, and the same one again."""

from collections.abc import Sequence
from statistics import mean, median

from bench.figures import Budget, Figure, Unit
from bench.floor import Floor, embedded_floor, neo4j_floor
from bench.fresh import Fresh, fresh
from bench.loads import Load, load
from bench.register import SOURCE, write_copies
from bench.workbench import Workbench, tell_parts, tell_ratios
from graph.store.settings import EmbeddedSettings
from tests.neo4j_home.jars import VERSION

_MIB = 1024**2
_AGAIN = Budget(most=1, of_ratio=True, inclusive=True, also="nothing changed")


def measure_embedded(bench: Workbench) -> list[Figure]:
    """Load the register into an empty embedded graph, and the same rows by the bare floor, in turn."""
    prepared = bench.prepared
    loads, floors = [bench.loads()[0]], []
    for number in range(1, bench.runs + 1):
        bench.say(f"bare floor of the embedded graph ({number} of {bench.runs})")
        graph = bench.new_graph(f"floor-{number}")
        floors.append(fresh(embedded_floor, graph, bench.register.path, prepared).value)
        if number < bench.runs:
            loads.append(bench.load_once())
    values = [one.value for one in loads]
    return [
        Figure(
            measure="embedded",
            name="loading the register into the embedded graph, beside the bare floor",
            unit=Unit.SECONDS,
            measured=median(one.seconds for one in values),
            baseline=median(one.seconds for one in floors),
            budget=Budget(most=3, of_ratio=True),
            notes=(
                tell_parts("embedded load", values),
                tell_parts("its floor", floors),
                tell_ratios(values, floors, processor=True),
            ),
        )
    ]


def measure_neo4j(bench: Workbench) -> list[Figure]:
    """Load the register into an empty Neo4j, and then once more; the same rows by hand into another, in turn."""
    loads: list[Fresh[Load]] = []
    again: list[Load] = []
    floors: list[Floor] = []

    def load_twice() -> None:
        with bench.server() as settings:
            bench.say(f"loading {bench.register.name} into Neo4j, twice ({len(loads) + 1} of {bench.runs})")
            loads.append(fresh(load, settings, SOURCE, [bench.register.path]))
            again.append(fresh(load, settings, SOURCE, [bench.register.path]).value)

    def send_by_hand() -> None:
        with bench.server() as settings:
            bench.say(f"the same batches by hand into Neo4j ({len(floors) + 1} of {bench.runs})")
            floors.append(fresh(neo4j_floor, settings, bench.register.path, bench.prepared).value)

    for number in range(bench.runs):
        # Whichever goes first finds a colder disk, and the machine may grow busier: so they take turns.
        for step in (load_twice, send_by_hand) if number % 2 else (send_by_hand, load_twice):
            step()
    first = [one.value for one in loads]
    return [
        Figure(
            measure="neo4j",
            name="loading the register into Neo4j, beside the same batches by hand",
            unit=Unit.SECONDS,
            measured=median(one.seconds for one in first),
            baseline=median(one.seconds for one in floors),
            budget=Budget(most=1.5, of_ratio=True),
            notes=(
                f"Neo4j {VERSION}, heap 2 GB, new and empty for each load and each floor, on the same machine",
                tell_parts("load into Neo4j", first),
                tell_parts("its floor", floors),
                tell_ratios(first, floors),
            ),
        ),
        Figure(
            measure="neo4j",
            name="loading it into Neo4j again, beside the first time",
            unit=Unit.SECONDS,
            measured=median(one.seconds for one in again),
            baseline=median(one.seconds for one in first),
            budget=_AGAIN,
            condition=not any(one.transfers_touched for one in again),
            notes=(tell_parts("second load into Neo4j", again),),
        ),
        _peak("neo4j", "peak memory of loading the register into Neo4j, without the server", loads),
    ]


def measure_memory(bench: Workbench) -> list[Figure]:
    """Take the peak memory of the loads of one register."""
    return [_peak("memory", "peak memory of loading the register", bench.loads())]


def measure_copies(bench: Workbench) -> list[Figure]:
    """Load copies of the register, in which every deal is another one, one after the other into one graph."""
    paths = write_copies(bench.register, bench.folder, bench.copies)
    # One alone just before and one just after: other programs on the machine may slow down one hour and not the next.
    single = [bench.load_once()]
    bench.say(f"loading {bench.copies} copies of the register into one embedded graph")
    found = fresh(load, EmbeddedSettings(bench.new_graph("copies")), SOURCE, paths)
    single.append(bench.load_once())
    busy = found.value.processor / mean(one.value.processor for one in single)
    files = found.value.files
    return [
        Figure(
            measure="copies",
            name=f"loading {bench.copies} copies into one graph, beside one",
            unit=Unit.SECONDS,
            measured=found.value.seconds,
            baseline=mean(one.value.seconds for one in single),
            budget=Budget(most=round(1.1 * bench.copies, 1), of_ratio=True, inclusive=True),
            notes=(
                tell_parts(f"{bench.copies} copies", [found.value]),
                f"reading and writing the first copy {files[0]:.2f} s, the last {files[-1]:.2f} s; "
                f"of processor time {busy:.2f} × one",
            ),
        ),
        Figure(
            measure="copies",
            name=f"peak memory of loading {bench.copies} copies",
            unit=Unit.MEBIBYTES,
            measured=found.peak / _MIB,
            baseline=max(one.peak for one in single) / _MIB,
            budget=Budget(most=2048) if bench.copies <= 10 else None,
        ),
    ]


def measure_again(bench: Workbench) -> list[Figure]:
    """Load the register into the embedded graph that holds it already."""
    graph, again = bench.graph, []
    for number in range(1, bench.runs + 1):
        bench.say(f"loading it into the embedded graph again ({number} of {bench.runs})")
        again.append(fresh(load, EmbeddedSettings(graph), SOURCE, [bench.register.path]).value)
    return [
        Figure(
            measure="again",
            name="loading it into the embedded graph again, beside the first time",
            unit=Unit.SECONDS,
            measured=median(one.seconds for one in again),
            baseline=median(one.value.seconds for one in bench.loads()),
            budget=_AGAIN,
            condition=not any(one.transfers_touched for one in again),
            notes=(tell_parts("second load", again),),
        )
    ]


def _peak(measure: str, name: str, loads: Sequence[Fresh[Load]]) -> Figure:
    peak = max(one.peak for one in loads) / _MIB
    return Figure(measure=measure, name=name, unit=Unit.MEBIBYTES, measured=peak, budget=Budget(most=1024))
