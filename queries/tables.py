"""An answer as a table that fits the terminal: wide text folded, what it rests on below."""

import io
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.store.base import Value
from queries.citations import Citation, by_number
from queries.question import Column, ColumnType
from queries.wording import write_value

_LONGEST_WORD = 16
"""A longer word may be cut to make a table fit."""
_GAP = 3
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the direction in which text is shown, so that it reads otherwise than it is."""
_NUMBERS = frozenset({ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.YEAR, ColumnType.MARKED})


def table(
    names: Sequence[str],
    rows: Iterable[Sequence[Value]],
    width: int,
    columns: Sequence[Column | None] = (),
    citations: Sequence[Citation] = (),
) -> str:
    """Return rows as a table of at most ``width`` characters a line.

    ``columns`` tell how values are written, one for each name, or none of them for an answer without types. A
    column of reports shows the numbers of the citations below the table. Where so many columns do not fit even with
    their text folded between words, each row becomes a block of lines.
    """
    typed = list(columns) or [None] * len(names)
    numbers = by_number(citations)
    heads = [_head(name, column) for name, column in zip(names, typed, strict=True)]
    cells = [[_cell(value, column, numbers) for value, column in zip(row, typed, strict=True)] for row in rows]
    least = [
        min(_LONGEST_WORD, max(map(_longest_word, (head, *(row[at] for row in cells))), default=1))
        for at, head in enumerate(heads)
    ]
    if sum(least) + _GAP * (len(least) - 1) > width:
        return _blocks(heads, cells, width)
    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="")
    for head, column, wide in zip(heads, typed, _widths(heads, cells, least, width), strict=True):
        side: Literal["left", "right"] = "right" if _is_number(column) else "left"
        made.add_column(head, overflow="fold", justify=side, width=wide)
    for row in cells:
        made.add_row(*row)
    return _printed(made, width)


def _widths(heads: Sequence[Text], cells: Sequence[Sequence[Text]], least: Sequence[int], width: int) -> list[int]:
    """Return the width of each column: as wide as its text, the widest made narrower until all fit."""
    widths = [
        max(cell_len(text.plain) for text in (head, *(row[at] for row in cells))) for at, head in enumerate(heads)
    ]
    while sum(widths) + _GAP * (len(widths) - 1) > width:
        at = max((at for at, wide in enumerate(widths) if wide > least[at]), key=widths.__getitem__)
        widths[at] -= 1
    return widths


def _blocks(heads: Sequence[Text], cells: Sequence[Sequence[Text]], width: int) -> str:
    blocks = []
    for row in cells:
        block = Table.grid(padding=(0, 2))
        block.add_column(overflow="fold", max_width=max(width // 3, 6))
        block.add_column(overflow="fold")
        for head, cell in zip(heads, row, strict=True):
            if cell.plain:
                block.add_row(head, cell)
        blocks.append(_printed(block, width))
    return "\n\n".join(blocks)


def _printed(made: Table, width: int) -> str:
    target = io.StringIO()
    console = Console(file=target, width=max(width, 20), force_terminal=False, color_system=None, legacy_windows=False)
    console.print(made)
    return "\n".join(line.rstrip() for line in target.getvalue().rstrip("\n").split("\n"))


def _longest_word(text: Text) -> int:
    return max(map(cell_len, text.plain.split()), default=1)


def harmless(text: str) -> str:
    """Return text with a blank for each sign that steers a terminal or turns its direction; line ends stay.

    >>> harmless("a\\x1b[2Jb\\nc\\u202ed")
    'a [2Jb\\nc d'
    """
    return "".join(" " if _steers(sign) else sign for sign in text)


def _steers(sign: str) -> bool:
    return sign != "\n" and (sign in _TURNING or unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp"))


def _head(name: str, column: Column | None) -> Text:
    words = harmless(name.replace("_", " ")) if column is not None else harmless(name)
    return Text(f"{words} ({column.unit})" if column is not None and column.unit else words)


def _cell(value: Value, column: Column | None, numbers: dict[str, int]) -> Text:
    if column is not None and column.type is ColumnType.REPORT:
        ids = value if isinstance(value, list) else [value] if value is not None else []
        known = sorted(numbers[key] for key in ids if key in numbers)
        return Text(", ".join([*(f"[{number}]" for number in known), *(harmless(k) for k in ids if k not in numbers)]))
    return Text(harmless(write_value(value, column)))


def _is_number(column: Column | None) -> bool:
    return column is not None and column.type in _NUMBERS and not column.many
