"""The words of a command: its KEY=VALUE pairs, and how it ends where they cannot be used."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import click

from graph.store.errors import StoreError
from queries.question import NotAQuestion, Question
from queries.tables import harmless
from queries.typed import NotAValue
from queries.values import WrongValues
from queries.watches import WatchUnusable


def given_values(values: Sequence[str], question: Question | None = None) -> dict[str, str]:
    """Return KEY=VALUE pairs by key; a parameter that takes a list may be given several times.

    Raises click.UsageError for what is no pair, and for another parameter that is given twice.

    >>> given_values(["supplier=Russia", "since=1990"])
    {'supplier': 'Russia', 'since': '1990'}
    """
    given: dict[str, str] = {}
    for pair in values:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise click.UsageError(f"{pair!r} is no KEY=VALUE; write for example supplier=Russia")
        if name in given:
            parameter = question.parameter(name) if question is not None else None
            if parameter is None or not parameter.many:
                raise click.UsageError(f"{name!r} is given twice; give one value")
            value = f"{given[name]},{value}"
        given[name] = value
    return given


def check_all_used(stated: Iterable[str], used: Sequence[str]) -> None:
    """Raise click.UsageError where a statement does not name a parameter for which a value is given."""
    unused = [name for name in stated if name not in used]
    if unused:
        named = f"it names {', '.join(f'${name}' for name in used)}" if used else "it names none"
        raise click.UsageError(f"the statement has no parameter ${', $'.join(unused)}; {named}")


@contextmanager
def clear_errors() -> Iterator[None]:
    """Turn what cannot be used into one line each and exit code 1, or 2 where the command names what is not there."""
    try:
        yield
    except (StoreError, WrongValues, NotAValue, NotAQuestion, WatchUnusable) as error:
        is_wrong = isinstance(error, WrongValues) and any(one.is_unknown for one in error.wrong)
        raise (_WrongCommand if is_wrong else click.ClickException)(harmless(str(error))) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error


class _WrongCommand(click.ClickException):
    exit_code = 2
