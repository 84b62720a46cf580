"""Text and tables of text: what is loaded, what a source says of itself, which rows were refused. Knows no page.

Text goes to the browser as data and is set as text, so nothing from the graph or from a file becomes markup: not even
an address becomes a link, as it does in Markdown. A table is a real one for a screen reader, and blocks on a phone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st

from views.assets import read, read_markup

_table = st.components.v2.component(
    "plain_table",
    html=read_markup("plain_table.html"),
    css=read("plain_table.css"),
    js=read("marks.js", "plain_table.js"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that opens an address of the app (``views.links.address_of``)."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; numbers stand to the right."""

    name: str
    is_number: bool = False


Cell = str | Link


def show_table(
    columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, key: str, aloud: str, scrolls: bool = False
) -> None:
    """Show rows under column heads; the first cell names the row. ``aloud`` is its name for a screen reader.

    ``scrolls`` says that it stands in a box of fixed height, which the keyboard then reaches.
    """
    _show(key, columns=columns, rows=rows, aloud=aloud, scrolls=scrolls)


def show_facts(facts: Iterable[tuple[str, Cell]], *, key: str, heading: str, level: int = 0) -> None:
    """Show pairs of a word and what is to be said of it, one under the other; pairs without text are left out.

    ``heading`` is shown over them at level 2 or 3, at level 0 only read out.
    """
    told = [fact for fact in facts if fact[1]]
    _show(key, rows=told, aloud=heading, heading=heading if level else "", level=level)


def show_heading(text: str, *, level: int, key: str) -> None:
    """Show a heading of level 2 or 3 that holds text from the graph."""
    _show(key, heading=text, level=level)


def show_note(text: str, *, key: str) -> None:
    """Show a source line or a note in small muted letters; an address in it is no link."""
    _show(key, note=text)


def _show(
    key: str,
    *,
    columns: Sequence[Column] = (),
    rows: Iterable[Sequence[Cell]] = (),
    aloud: str = "",
    heading: str = "",
    level: int = 0,
    note: str = "",
    scrolls: bool = False,
) -> None:
    heads = [{"name": column.name, "number": column.is_number} for column in columns]
    told = [_plain(row) for row in rows]
    data = {"columns": heads, "rows": told, "aloud": aloud, "heading": heading, "level": level, "note": note}
    data["scrolls"] = scrolls
    _table(key=key, data=data)


def _plain(row: Sequence[Cell]) -> list[dict[str, str]]:
    return [
        {"text": cell.text, "address": cell.address} if isinstance(cell, Link) else {"text": cell, "address": ""}
        for cell in row
    ]


def show_way(words: str, target: str, *, key: str) -> None:
    """Show a link to another page, by which the browser goes back as well; one in Markdown would open a new window."""
    show_table([], [[Link(words, target)]], key=key, aloud=words)
