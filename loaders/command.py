"""What the commands of ``python -m loaders`` share: how they print, and what an error comes to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from graph.store.errors import StoreError

F = TypeVar("F", bound=Callable[..., Any])


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
