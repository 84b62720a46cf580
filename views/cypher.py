"""Cypher: a statement that a person types, behind the guard, with the schema beside it.

The address holds the text, but a text that came with a link is never run before the person presses Run.
"""

import re
from dataclasses import dataclass

import streamlit as st

from graph.store.base import Reader
from graph.store.errors import QueryRefused, QueryTooLarge, QueryTooLong, Refused, StoreError
from graph.store.limits import Limits, read_limits
from queries.citations import cite
from queries.drawing import Drawing, draw_answer
from queries.printing import Told
from queries.schema_search import names, search_schema
from queries.typed import NotAValue, hint, line_with_caret, link_of, read_link, read_typed
from views import address, question_access
from views.answer import show_answer, tell_no_pick, tell_rows
from views.plain_table import Column, show_table
from views.reveal import reveal
from views.text import as_text

EXAMPLES = {
    "Refusals": "MATCH (asked:Actor)-[refused:REFUSED]->(what:Transfer)<-[of:RECIPIENT_OF]-(asking:Actor)\n"
    "RETURN asked, refused, what, of, asking\nORDER BY asked.name, what.id\nLIMIT 25",
    "Suppliers": ":param recipient => 'EGY';\n"
    "MATCH (supplier:Actor)-[deals:DELIVERED_TO]->(recipient:Actor {id: $recipient})\n"
    "RETURN supplier, deals, recipient\nORDER BY deals.deals DESC, supplier.name\nLIMIT 25",
    "Who says so": ":param speaker => 'Wall Street';\n"
    "MATCH (source:Source)-[:PUBLISHED]->(:Report)-[:STATES]->(claim:Claim)\n"
    "WHERE source.name CONTAINS $speaker OR claim.speaker CONTAINS $speaker\n"
    "RETURN claim, claim.act AS act, claim.hedge AS hedge, claim.speaker AS speaker, source\n"
    "ORDER BY claim.id\nLIMIT 50",
    "Contradictions": "MATCH (one:Claim)-[against:CONTRADICTS]->(other:Claim)\n"
    "RETURN one, against, against.about AS about, other\nORDER BY one.id, other.id\nLIMIT 50",
    "Losses": "MATCH (loser:Actor)-[:LOST]->(loss:Loss)\n"
    "RETURN loser, loss, loss.outcome AS outcome, loss.count_low AS at_least, loss.as_of AS as_of\n"
    "ORDER BY at_least DESC, loss.id\nLIMIT 50",
}
"""Statements to begin with, by their titles."""

LONGEST_LINK = 6000
"""A text of more characters does not go into the address: browsers and servers cut or refuse longer ones."""

_TEXT, _LINES, _RAN, _HELD = "cypher_text", "cypher_values", "cypher_ran", "cypher_held"
_TURN = "cypher_turn"
_STYLE = (
    "<style>.st-key-cypher_text textarea, .st-key-cypher_values textarea "
    "{font-family: 'Source Code Pro', monospace; font-size: 0.875rem;}</style>"
)


@dataclass(frozen=True, slots=True)
class _Run:
    """What came of a statement that was run in this session: an answer, or why there is none."""

    text: str
    lines: str
    told: Told | None = None
    drawing: Drawing | None = None
    error: str = ""
    at: tuple[int, int] = (0, 0)


def show_page(graph: Reader) -> None:
    """Show the page; raises StoreError where the graph cannot be read."""
    st.html(_STYLE)
    st.title("Cypher", anchor=False)
    address.show_remarks(address.read_unknown(("text", "p", "selected")))
    st.markdown("A question of your own. It can only read: what would write, load files or call procedures is refused.")
    limits = read_limits()
    # Its processes start now, so that the first answer need not wait for them.
    question_access.guarded()
    left, right = st.columns([65, 35], gap="large")
    with right:
        _show_schema()
    with left:
        text, lines = _show_editor(limits)
        run = st.session_state.get(_HELD)
        turn = 0
        if st.session_state.get(_RAN):
            turn = st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
            run = _run(graph, text, lines, limits)
            # Not before: where another press ends this run of the page, the next one answers.
            st.session_state[_HELD], st.session_state[_RAN] = run, False
        if run is None or (run.text, run.lines) != (text, lines):
            run = None
            _show_waiting(text)
        elif run.told is not None:
            st.markdown(as_text(f"{tell_rows(run.told)}{' The answer is below.' if run.told.rows else ''}"))
        else:
            _show_refusal(run)
        if run is None or not run.at[0]:
            _show_hints(text, lines)
    if run is not None and run.told is not None:
        reveal(turn, key="cypher_reveal")
        st.subheader("Answer", anchor=False)
        address.show_remarks(tell_no_pick(run.told, run.drawing, address.get("selected")))
        show_answer(
            run.told,
            key="cypher_answer",
            name="cypher",
            cypher=run.text,
            drawing=run.drawing,
            selected=address.get("selected"),
            on_pick=_pick,
        )


def tell_limits(limits: Limits) -> str:
    """Return what a statement may take.

    >>> tell_limits(Limits())
    'Read only, 5 s, 1,000 rows, 10 MB.'
    """
    return f"Read only, {limits.seconds:g} s, {limits.rows:,} rows, {limits.size / 1_000_000:g} MB."


def _show_editor(limits: Limits) -> tuple[str, str]:
    """Show the editor and Run; returns the text and the lines of values as they now stand."""
    if _TEXT not in st.session_state or address.get("text") not in ("", st.session_state[_TEXT]):
        st.session_state[_TEXT] = address.get("text")[: limits.characters]
    lines = _lines()
    st.pills("Examples", list(EXAMPLES), key="cypher_example", on_change=_use_example, wrap=True)
    st.text_area(
        "Statement",
        key=_TEXT,
        height=190,
        max_chars=limits.characters,
        placeholder="MATCH (a:Actor)-[r:REFUSED]->(t:Transfer) RETURN a, r, t LIMIT 25",
        on_change=_take,
    )
    st.text_area(
        "Values of its parameters – one a line, such as who = 'EGY' or since = 1990",
        key=_LINES,
        height=76,
        on_change=_take,
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Run", key="cypher_run", type="primary", on_click=_ask_to_run, width="content")
        st.markdown(f":small[:gray[{as_text(tell_limits(limits))}]]", width="content")
    return st.session_state[_TEXT], lines


def _lines() -> str:
    """Return the lines of values: what was typed, else those of the link."""
    if _LINES not in st.session_state or st.session_state.get("cypher_link") != address.get("p"):
        st.session_state["cypher_link"] = address.get("p")
        try:
            st.session_state[_LINES] = read_link(address.get("p"))
        except NotAValue as error:
            st.session_state[_LINES] = ""
            st.warning(as_text(f"In the link, {error}."))
    return str(st.session_state[_LINES])


def _run(graph: Reader, text: str, lines: str, limits: Limits) -> _Run:
    """Run a statement once. What goes wrong with it is told; the graph's own errors go on to the page."""
    try:
        typed = read_typed(text, lines)
    except NotAValue as error:
        return _Run(text, lines, error=str(error))
    try:
        with st.spinner(f"Running, at most {limits.seconds:g} s …"):
            found = question_access.guarded().run(typed.cypher, typed.values)
            told = Told.of_result(found, cite(graph, None, found.rows))
            return _Run(text, lines, told, draw_answer(None, found.rows))
    except Refused as error:
        return _Run(text, lines, error=str(error), at=(error.line, error.column))
    except (QueryRefused, QueryTooLong, QueryTooLarge) as error:
        return _Run(text, lines, error=str(error), at=_place_in(str(error)))
    except StoreError:
        st.session_state.pop(_HELD, None)
        st.session_state[_RAN] = False
        raise


def _place_in(error: str) -> tuple[int, int]:
    """Return the line and column that an engine names in what it says, (0, 0) where it names none.

    >>> _place_in("Invalid input 'x' (line 2, column 5 (offset: 9))"), _place_in("no")
    ((2, 5), (0, 0))
    """
    found = re.search(r"line (\d+), column (\d+)", error)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _show_waiting(text: str) -> None:
    if not text.strip():
        st.markdown("Write a statement, or pick an example. Nothing runs before you press Run.")
    elif address.get("text") == text:
        st.markdown("Not run yet. Read it, then press Run: what comes with a link is never run by itself.")


def _show_refusal(run: _Run) -> None:
    """Say why there is no answer, with the line and a caret under the word."""
    told = " ".join(run.error.split())
    st.error(as_text(told[:1].upper() + told[1:]))
    line, column = run.at
    pointed = line_with_caret(run.text, line, column) if line else ""
    if pointed:
        st.code(pointed, language=None)


def _show_hints(text: str, lines: str) -> None:
    """Show what is likely a slip; hints refuse nothing."""
    try:
        found = hint(read_typed(text, lines).cypher) if text.strip() else []
    except NotAValue:
        return
    if found:
        st.markdown("**Hints**")
        told = [f"Line {line}: {message.rstrip('.?')}." for line, message in found[:10]]
        st.markdown("\n".join(f"- {as_text(one)}" for one in told))


def _show_schema() -> None:
    st.subheader("What there is", anchor=False)
    search = st.text_input("Search the schema", key="schema_search", placeholder="refused, quantity, iso3 …")
    label = st.selectbox(
        "With the properties of", names(), index=None, key="schema_label", placeholder="A label or relationship type"
    )
    found = search_schema(search, label or "")
    if not found:
        st.markdown("Nothing in the schema has these words. Take one out.")
        return
    with st.container(height=360, border=False, key="schema_lines"):
        rows = [(line.cypher, line.meaning) for line in found]
        heads = (Column("in Cypher"), Column("what it is"))
        show_table(heads, rows, key="schema", aloud="The schema", scrolls=True)


def _take() -> None:
    """Put the text into the address, where it is short enough, and let go of what was picked."""
    text, lines = str(st.session_state[_TEXT]), str(st.session_state[_LINES])
    address.put(text=text if len(text) <= LONGEST_LINK else "", p=link_of(lines), selected="")
    st.session_state["cypher_link"] = address.get("p")


def _use_example() -> None:
    chosen = st.session_state.get("cypher_example")
    if chosen in EXAMPLES:
        st.session_state[_TEXT] = EXAMPLES[chosen]
        st.session_state[_LINES] = ""
        st.session_state["cypher_link"] = ""
        address.put(text=EXAMPLES[chosen], p="", selected="")


def _ask_to_run() -> None:
    _take()
    st.session_state[_RAN] = True


def _pick(chosen: str) -> None:
    address.put(selected=chosen)
