"""Adding, replacing and taking out one row of a table of judgements; all other lines stay as they are."""

from collections.abc import Iterator

from loaders.judgements.table import COLUMNS, HEADER, Row, read_row
from loaders.kept_tables import cut
from loaders.tables import Fault


def rows_of(text: str) -> list[Row]:
    """Return the rows of a table that can be read, in the order of its lines."""
    return [row for _, row in _read(text)]


def with_row(text: str, row: Row) -> str:
    """Return the table with a judgement: in place of the one on the same two deals, else at the end.

    >>> from datetime import date
    >>> from graph.words import Verdict
    >>> print(with_row("", Row("a", "b", Verdict.SAME, "I", date(2025, 1, 1), "one, two")), end="")
    first,second,judgement,who,when,why
    a,b,same,I,2025-01-01,"one, two"
    """
    lines = text.splitlines() or [HEADER]
    for position, other in _read(text):
        if other.ruling.pair == row.ruling.pair:
            lines[position] = row.line
            break
    else:
        lines.append(row.line)
    return "\n".join(lines) + "\n"


def without_row(text: str, pair: tuple[str, str]) -> str | None:
    """Return the table without its judgement on two deals, whose ids are in order; None where it has none."""
    lines = text.splitlines()
    places = {position for position, row in _read(text) if row.ruling.pair == pair}
    if not places:
        return None
    return "\n".join(line for position, line in enumerate(lines) if position not in places) + "\n"


def _read(text: str) -> Iterator[tuple[int, Row]]:
    """Yield each row that can be read with the position of its line."""
    for position, line in enumerate(text.splitlines()):
        cells = cut(line)
        if position == 0 or cells is None or len(cells) != len(COLUMNS):
            continue
        try:
            yield position, read_row(dict(zip(COLUMNS, cells, strict=True)))
        except Fault:
            continue
