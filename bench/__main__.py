"""``python -m bench``: measures against the budgets, and prints a table."""

import os
import sys
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bench.figures import NotMeasured
from bench.machine import digest_code
from bench.measures import MEASURES
from bench.output import Findings, as_json, as_text
from bench.register import WORLD, Register, choose_register
from bench.workbench import Workbench


@click.command()
@click.option("--only", multiple=True, type=click.Choice(list(MEASURES)), help="Measure this; may be given again.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
@click.option(
    "--copies", type=click.IntRange(min=2), default=10, show_default=True, help="How many registers in one graph."
)
@click.option("--runs", type=click.IntRange(min=1), default=3, show_default=True, help="How often, where it is short.")
@click.option("--rows", type=click.IntRange(min=10), help="Take an invented register of so many rows.")
def main(only: tuple[str, ...], form: str, copies: int, runs: int, rows: int | None) -> None:
    """Measure loading, memory and reading on this machine, as ratios to a baseline of the same run.

    Everything is measured in a process of its own. The world register is read from ../shared/data/sipri; where it is
    not there, an invented one of the same size stands in. Whether a budget holds is told and never an error.

    Exit code 0: measured; 1: a measure failed to run; 2: the command was wrong.

    Example: python -m bench --only embedded --only page
    """
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        register = choose_register(folder, rows)
        _announce(register, rows)
        found = measure(Workbench(folder, register, copies, runs, _say), only or tuple(MEASURES))
    click.echo(as_json(found) if form == "json" else as_text(found))
    if found.failed:
        raise SystemExit(1)


def measure(bench: Workbench, names: tuple[str, ...]) -> Findings:
    """Run measures by their names; one that fails is told and does not stop the others, but Ctrl-C does."""
    code = digest_code()
    found = Findings(bench.register.name, bench.runs, os.getloadavg()[0])
    for name in (name for name in MEASURES if name in names):
        try:
            found.figures += MEASURES[name](bench)
        except NotMeasured as reason:
            click.secho(f"NOT MEASURED: {name}. {reason}", err=True, bold=True)
            found.not_measured[name] = str(reason)
        except KeyboardInterrupt:
            # What took minutes to measure is worth printing.
            click.secho(f"INTERRUPTED: {name}. What was measured before it follows.", err=True, bold=True)
            found.failed[name] = "interrupted"
            break
        except Exception as error:
            traceback.print_exc(file=sys.stderr)
            click.secho(f"FAILED: {name}. {error}", err=True, bold=True)
            found.failed[name] = " ".join(f"{type(error).__name__}: {error}".split())
    if digest_code() != code:
        click.secho(
            "THE CODE WAS EDITED DURING THE RUN. Measure again before showing it to anybody.", err=True, bold=True
        )
        found.code_changed = True
    return found


def _announce(register: Register, rows: int | None) -> None:
    if register.is_real or rows is not None:
        return
    message = f"THE REAL REGISTER IS NOT HERE: no ../shared/data/sipri/{WORLD.name}. Measuring with {register.name}."
    click.secho(message, err=True, bold=True)


def _say(doing: str) -> None:
    click.echo(f"{doing} …", err=True)


if __name__ == "__main__":
    main(prog_name="python -m bench")
