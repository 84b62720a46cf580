"""What the commands of ``python -m loaders`` share: how they print, and what an error comes to."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeVar

import click

from graph.store.errors import StoreError

F = TypeVar("F", bound=Callable[..., Any])


class PastDay(click.DateTime):
    """A day like 2024-03-11 that is not in the future: nothing is known from later on."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the day; a wrong command where it is none, or lies in the future."""
        day = super().convert(value, param, ctx)
        if day.date() > date.today():
            self.fail(f"{day:%Y-%m-%d} is in the future; expected a day until today", param, ctx)
        return day


def with_format(command: F) -> F:
    """Add ``--format text|json`` to a command, as its argument ``form``."""
    choice = click.Choice(["text", "json"])
    return click.option("--format", "form", type=choice, default="text", show_default=True, help="How to print.")(
        command
    )


@contextmanager
def clear_errors() -> Iterator[None]:
    """Turn an error of the store, or of a file to write, into one line and exit code 1."""
    try:
        yield
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error


def tell_nearest(word: str, known: Iterable[str], cutoff: float, otherwise: str) -> str:
    """Return the end of a refusal of an unknown id: which known ones are nearest, or else what to do.

    >>> tell_nearest("sipri-1", ["sipri-12", "oryx"], 0.6, "python -m graph status lists them")
    'nearest: sipri-12'
    >>> tell_nearest("x", ["sipri-12", "oryx"], 0.6, "python -m graph status lists them")
    'none is like it; python -m graph status lists them'
    """
    near = ", ".join(get_close_matches(word, list(known), 3, cutoff))
    return f"nearest: {near}" if near else f"none is like it; {otherwise}"
