"""The content of a picture without the picture: sentences, a table to sort and take along, and the Cypher behind it."""

from collections.abc import Sequence

import streamlit as st

from graph.summaries import status_words, tell_sources
from graph.surroundings import Line, Surroundings
from graph.telling import with_article
from queries.files import as_csv
from queries.library import own_folder
from queries.of_picture import LIMIT, CannotSave, ask_for, save_question
from queries.statement import with_parameters
from views.claims import line_entry, show_entries
from views.links import address_of
from views.plain_table import show_way
from views.scene import Scene
from views.text import as_text
from views.viewpoint import Viewpoint
from views.writing import may_load

TABS = "below"
"""The key of the tabs."""

_TIV = "million TIV delivered"

_FIRST = 100
"""So many sentences are shown at once; more on demand."""


def show_content(view: Viewpoint, scene: Scene) -> None:
    """Show the tabs below a picture; what stands in the second and third is made when one of them is opened.

    The browser needs megabytes of program for a table and for coloured code, which the picture would wait for.
    """
    sentences, table, cypher = st.tabs(["As sentences", "As a table", "Cypher"], key=TABS, on_change="rerun")
    lines = sorted(scene.around.lines.values(), key=lambda line: (-line.transfers, line.id))
    if sentences.open:
        with sentences:
            if lines:
                _show_sentences(scene, lines)
            else:
                st.markdown("No line is left to tell. Take off a filter above.")
    if table.open:
        with table:
            _show_table(scene, lines)
    if cypher.open:
        with cypher:
            _show_cypher(view, scene)


def _show_table(scene: Scene, lines: Sequence[Line]) -> None:
    rows = [row_of(line, scene.around) for line in lines]
    if rows:
        st.dataframe(rows, hide_index=True, column_config={_TIV: st.column_config.NumberColumn(format="localized")})
    else:
        st.markdown("No row is left. Take off a filter above.")
    text = as_csv(list(rows[0]) if rows else [], rows)
    st.download_button("Download CSV", _with_source(text, scene.around), "transfers.csv", "text/csv", key="csv")
    st.markdown("The picture itself can be downloaded under it, as a PNG file with the same source line.")
    st.markdown(f":small[:gray[{as_text(tell_sources(scene.around.cited))}]]")


def row_of(line: Line, around: Surroundings) -> dict[str, str | int | float | None]:
    """Return a line as a row of the table."""
    return {
        "supplier": around.actors[line.supplier].name,
        "recipient": around.actors[line.recipient].name,
        "status": status_words(line),
        "transfers": line.transfers,
        "in the register": line.in_registers,
        "in reports": line.in_reports,
        "first ordered": line.first_year,
        "last ordered": line.last_year,
        _TIV: line.tiv,
        "claims disagree": "≠" if line.disputed else "",
    }


def _show_sentences(scene: Scene, lines: list[Line]) -> None:
    shown = _FIRST * (1 + int(st.session_state.get("sentence_pages", 0)))
    entries = [line_entry(line, scene.around) for line in lines[:shown]]
    show_entries(entries, key="sentences", aloud=f"All lines of {scene.name}", compact=True)
    if len(lines) > shown:
        st.markdown(f":small[{shown:,} of {len(lines):,} lines shown, those with the most transfers first.]")
        st.button(f"Show {min(_FIRST, len(lines) - shown):,} more", key="more_sentences", on_click=_more)


def _more() -> None:
    st.session_state["sentence_pages"] = int(st.session_state.get("sentence_pages", 0)) + 1


def _with_source(text: str, around: Surroundings) -> str:
    """Put under a table of values from where they are."""
    return f"{text}\r\n{as_csv(['source'], [{'source': tell_sources(around.cited)}])}"


def _show_cypher(view: Viewpoint, scene: Scene) -> None:
    asked = ask_for(view.actors, view.items, view.filters)
    text = with_parameters(asked.cypher, asked.values)
    st.markdown(
        f"The transfers of this picture, one a row, with the same filters and at most {LIMIT:,} rows. "
        "A transfer with a party that is not named is not among them."
    )
    if view.expand or view.links:
        st.markdown("What was expanded and the links between neighbours are not in it.")
    st.code(text, language="cypher", wrap_lines=True)
    show_way("Open it on the Cypher page", address_of("cypher", text=text), key="open_cypher")
    if not may_load():
        st.markdown(
            "Saving is off here: this app was not started for one person (`ALLOW_LOADS=1`, as `make run` does)."
        )
        return
    with st.form("save_query", border=False):
        given = st.text_input(
            "Save as a query of your own, as a question", f"Who is tied to {with_article(scene.name)}?", key="title"
        )
        if st.form_submit_button("Save as query"):
            try:
                path = save_question(given if given.strip().endswith("?") else f"{given.strip()}?", asked)
            except CannotSave as error:
                st.error(as_text(str(error)))
            else:
                st.info(
                    as_text(f"Saved as {path.name} in {own_folder()}. It stands under Saved queries, among your own.")
                )
