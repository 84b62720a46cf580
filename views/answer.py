"""An answer as both pages of questions show it: picture, table, sentences, files to take away, and what it rests on.

Knows no page. What was found is told as what somebody states; each row is also there as a sentence.
"""

import json
from collections.abc import Callable, Sequence
from itertools import count as numbers
from typing import Any

import streamlit as st

from graph.grammar import stroke
from graph.store.base import Value
from graph.summaries import count, word
from queries.charting import bars_of, timeline_of
from queries.citations import by_number
from queries.drawing import Drawing
from queries.files import as_csv, as_graphml, as_json
from queries.linking import has_elements, target_of, targets
from queries.printing import Told, sources_lines
from queries.question import Column, ColumnType, ViewKind
from queries.ties import status_of
from queries.wording import read_aloud, write_value
from views.charts import show_bars, show_timeline
from views.claims import Entry, show_entries
from views.links import address_of
from views.network import show_network
from views.plain_table import show_way
from views.text import as_text

PAGE = 100
"""So many sentences are listed at first, and so many more each time."""
_PICKED = 12
_LISTED = 12
_NUMBERS = (ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.YEAR)
_OTHERS = "A diamond is no party but a transfer, a claim or another thing."


def show_answer(
    told: Told,
    *,
    key: str,
    name: str,
    cypher: str,
    drawing: Drawing | None,
    selected: str,
    on_pick: Callable[[str], None],
) -> None:
    """Show an answer.

    ``key`` tells it from other answers on the page, ``name`` is that of its files and picture, ``cypher`` the statement
    with its parameters. ``selected`` is the picked row (``row.1``), node or line, "" for none.
    """
    st.markdown(f"{as_text(tell_rows(told))}")
    if told.rows:
        _show_view(told, key=key, name=name, drawing=drawing, selected=selected, on_pick=on_pick)
        _show_picked(told, key=key, drawing=drawing, selected=selected)
    _show_tabs(told, key=key, cypher=cypher, on_pick=on_pick)
    if told.rows:
        _show_files(told, key=key, name=name)
    _show_sources(told)


def tell_rows(told: Told) -> str:
    """Return how many rows there are, and whether these are all."""
    rows = count(len(told.rows), "row")
    if not told.more:
        whole = "all shown" if told.question is not None else "all that the statement returns"
        return f"{rows}, {whole}." if told.rows else told.nothing
    if told.total is not None:
        return f"{len(told.rows):,} of {count(told.total, 'row')} shown."
    return (
        f"{rows} shown, there are more. Add a LIMIT or a filter."
        if told.question is None
        else f"{rows} shown, of more."
    )


def row_of(selected: str) -> int | None:
    """Return the place, from 0, of the row that an address names.

    >>> row_of("row.3"), row_of("row.x"), row_of("BRA")
    (2, None, None)
    """
    number = selected.removeprefix("row.")
    is_row = selected.startswith("row.") and number.isascii() and number.isdigit() and 0 < int(number) <= 100_000
    return int(number) - 1 if is_row else None


def tell_no_pick(told: Told, drawing: Drawing | None, selected: str) -> list[str]:
    """Return a remark where an address picks something that is not in the answer; none where it picks nothing."""
    at = row_of(selected)
    if not selected or (at is not None and at < len(told.rows)) or (drawing is not None and selected in drawing.behind):
        return []
    return [f"“{selected[:60]}” in the address is no row, country or line of this answer, so nothing is picked."]


def _show_view(
    told: Told, *, key: str, name: str, drawing: Drawing | None, selected: str, on_pick: Callable[[str], None]
) -> None:
    if drawing is not None:
        others = any(node["shape"] == "diamond" for node in drawing.picture.nodes)
        show_network(
            drawing.picture,
            key=f"{key}.network",
            name=name,
            source=" ".join(dict.fromkeys(f"{one.citation.rstrip('.')}." for one in told.citations)),
            selected=selected if selected in drawing.behind else "",
            on_pick=on_pick,
            free=True,
            rule=" ".join(filter(None, (drawing.remark, _OTHERS if others else ""))),
        )
    elif told.question is not None and told.question.view.kind is ViewKind.BARS:
        bars = bars_of(told.question, told.rows)
        if bars is not None:
            show_bars(bars, key=f"{key}.bars")
    elif told.question is not None and told.question.view.kind is ViewKind.TIMELINE:
        line = timeline_of(told.question, told.rows)
        if line is not None:
            show_timeline(line, key=f"{key}.timeline")


def _show_picked(told: Told, *, key: str, drawing: Drawing | None, selected: str) -> None:
    """Show the rows behind what is picked, with the pages that show more of it."""
    at = row_of(selected)
    if at is not None and at < len(told.rows):
        places: Sequence[int] = (at,)
        st.subheader(f"Row {at + 1:,}", anchor=False)
    elif drawing is not None and selected in drawing.behind:
        places = drawing.behind[selected]
        node = drawing.nodes.get(selected)
        target = target_of(node) if node is not None else None
        st.subheader(as_text(node.name if node is not None else "The line you picked"), anchor=False)
        if target is not None:
            opened = "its card" if target.page == "link" else f"{target.words} in {target.page.capitalize()}"
            show_way(f"Open {opened}", address_of(target.page, **dict(target.parts)), key=f"{key}.open_picked")
    else:
        return
    entries = [_entry(told, place) for place in places[:_PICKED]]
    show_entries(entries, key=f"{key}.picked", aloud="Rows behind what is picked")
    if len(places) > _PICKED:
        st.markdown(f":small[:gray[{_PICKED} of {count(len(places), 'row')}; the sentences below have them all.]]")


def _show_tabs(told: Told, *, key: str, cypher: str, on_pick: Callable[[str], None]) -> None:
    names = [*(("As a table", "As sentences") if told.rows else ()), *(("Cypher",) if told.question else ())]
    tabs = dict(zip(names, st.tabs(names), strict=True)) if names else {}
    if told.rows:
        with tabs["As a table"]:
            _show_table(told, key=key, on_pick=on_pick)
        with tabs["As sentences"]:
            _show_sentences(told, key=key)
    if told.question:
        with tabs["Cypher"]:
            st.markdown("The statement with its parameters, to paste into Neo4j Browser.")
            st.code(cypher, language="cypher", wrap_lines=True)
            show_way("Open it on the Cypher page", address_of("cypher", text=cypher), key=f"{key}.open_cypher")


def _show_table(told: Told, *, key: str, on_pick: Callable[[str], None]) -> None:
    columns = _typed(told)
    cited = by_number(told.citations)
    heads = {name: _head(name, column) for name, column in zip(told.names, columns, strict=True)}
    cells: dict[str, list[Any]] = {}
    config: dict[str, Any] = {}
    for name, column in zip(told.names, columns, strict=True):
        values = [row[name] for row in told.rows]
        head = heads[name]
        if _is_numeric(values, column):
            cells[head] = values
            year = column is not None and column.type is ColumnType.YEAR
            config[head] = st.column_config.NumberColumn(format="%d" if year else "localized")
        else:
            cells[head] = [_cell(value, column, cited) for value in values]
    table = f"{key}.table"

    def pick() -> None:
        rows = st.session_state[table]["selection"]["rows"]
        on_pick(f"row.{rows[0] + 1}" if rows else "")

    st.dataframe(
        cells,
        hide_index=True,
        column_config=config,
        key=table,
        on_select=pick,
        selection_mode="single-row",
        placeholder="",
        alt="The rows as a table. The same content is in the sentences beside it.",
    )


def _show_sentences(told: Told, *, key: str) -> None:
    shown = PAGE * (1 + int(st.session_state.get(f"{key}.pages", 0)))
    entries = [_entry(told, at) for at in range(min(shown, len(told.rows)))]
    show_entries(entries, key=f"{key}.sentences", aloud="Rows as sentences")
    left = len(told.rows) - len(entries)
    if left > 0:
        st.markdown(f":small[{len(entries):,} of {count(len(told.rows), 'row')} listed.]")
        st.button(f"List {min(PAGE, left)} more", key=f"{key}.more", on_click=_list_more, args=(f"{key}.pages",))


def _list_more(pages: str) -> None:
    st.session_state[pages] = st.session_state.get(pages, 0) + 1


def _entry(told: Told, at: int) -> Entry:
    """Return a row as a sentence: of a saved query its own, of typed Cypher the values by their names."""
    row = told.rows[at]
    links = tuple((target.words, address_of(target.page, **dict(target.parts))) for target in targets(row))
    if told.question is None:
        pairs = zip(told.names, _typed(told), strict=True)
        text = "; ".join(f"{name}: {write_value(row[name], column) or 'no value'}" for name, column in pairs)
        return Entry(word=f"{at + 1:,}", text=text, links=links)
    text = read_aloud(told.question, row)
    text = f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?')) else '.'}"
    status, standing = status_of(told.question, row)
    if status is None:
        return Entry(word=f"{at + 1:,}", text=text, links=links)
    drawn = stroke(status, standing)
    return Entry(word=word(status, drawn), text=text, stroke=drawn, links=links)


def _show_files(told: Told, *, key: str, name: str) -> None:
    """Offer the answer as files; each is made when it is asked for."""

    def table() -> str:
        return as_csv(told.names, told.rows, told.columns)

    def content() -> str:
        more = {"total": told.total, "caveat": told.caveat}
        made = as_json(told.names, told.rows, told.more, told.seconds, told.citations, **more)
        return json.dumps(made, ensure_ascii=False, indent=2)

    files: list[tuple[str, str, str, Callable[[], str]]] = [
        ("Download CSV", "csv", "text/csv", table),
        ("Download JSON", "json", "application/json", content),
    ]
    if has_elements(told.rows):
        graph = ("Download GraphML", "graphml", "application/xml", lambda: as_graphml(told.rows, told.question))
        files.append(graph)
    if told.citations:
        sources = sources_lines(told.citations, told.caveat) + "\n"
        files.append(("Download sources", "sources.txt", "text/plain", lambda: sources))
    with st.container(horizontal=True):
        for words, ending, kind, make in files:
            st.download_button(
                words, make, file_name=f"{name}.{ending}", mime=kind, on_click="ignore", key=f"{key}.{ending}"
            )


def _show_sources(told: Told) -> None:
    """Show what the answer is not, and the numbered reports on which its rows rest."""
    if told.caveat:
        st.markdown(as_text(told.caveat))
    lines = [f":small[:gray[{as_text(f'[{number}] {one.line()}')}]]" for number, one in zip(numbers(1), told.citations)]
    if lines:
        st.markdown("  \n".join(lines[:_LISTED]))
    if len(lines) > _LISTED:
        with st.expander(f"{len(lines) - _LISTED} more reports"):
            st.markdown("  \n".join(lines[_LISTED:]))
    if told.rows and not told.citations:
        st.markdown(":small[:gray[The rows name no report. Return claims or transfers to see on what they rest.]]")


def _typed(told: Told) -> Sequence[Column | None]:
    return told.columns or [None] * len(told.names)


def _head(name: str, column: Column | None) -> str:
    if column is None:
        return name
    plain = name.replace("_", " ")
    return f"{plain} ({column.unit})" if column.unit else plain


def _is_numeric(values: Sequence[Value], column: Column | None) -> bool:
    if column is not None and (column.type not in _NUMBERS or column.many or column.at_least):
        return False
    found = [value for value in values if value is not None]
    return bool(found) and all(
        isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 2**53 for value in found
    )


def _cell(value: Value, column: Column | None, cited: dict[str, int]) -> str:
    if column is not None and column.type is ColumnType.REPORT:
        ids = value if isinstance(value, list) else [value] if value is not None else []
        return ", ".join(f"[{cited[one]}]" if one in cited else str(one) for one in ids)
    return write_value(value, column)
