"""The list of statements: line sample, status word, sentence, grade, who says so, and what stands beside it.

A view part that knows no page. Text from the graph goes to the browser as data and is set as text.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from graph.grammar import STROKES, Stroke, claim_word, stroke
from graph.statements import Against, Statement
from graph.summaries import count, status_words, tell_count
from graph.surroundings import Line, Surroundings
from graph.telling import tell, tell_disagreement, tell_grade, tell_who
from graph.words import Stance, Standing, Within
from views.assets import read, read_markup
from views.links import address_of
from views.network import style_of

_list = st.components.v2.component(
    "claims", html=read_markup("claims.html"), css=read("claims.css"), js=read("marks.js", "claims.js")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the list; ``pick`` is the id of the line whose claims can be read, "" for none.

    ``links`` are pairs of words and an address inside the app (``views.links.address_of``).
    """

    word: str
    text: str
    stroke: Stroke | None = None
    grade: str = ""
    grade_words: str = ""
    who: str = ""
    notes: tuple[str, ...] = field(default=())
    pick: str = ""
    links: tuple[tuple[str, str], ...] = ()


def show_entries(
    entries: Iterable[Entry],
    *,
    key: str,
    aloud: str,
    compact: bool = False,
    on_pick: Callable[[str], None] | None = None,
) -> None:
    """Show a list; ``aloud`` is its name for a screen reader."""

    def pick() -> None:
        if on_pick is not None:
            on_pick(str(st.session_state[key].get("pick") or ""))

    rows = [
        {
            "style": style_of(entry.stroke),
            "tone": STROKES[entry.stroke].tone if entry.stroke else None,
            "word": entry.word,
            "text": entry.text,
            "grade": entry.grade,
            "gradeWords": entry.grade_words,
            "who": entry.who,
            "notes": entry.notes,
            "pick": entry.pick if on_pick is not None else "",
            "links": entry.links,
        }
        for entry in entries
    ]
    _list(key=key, data={"entries": tuple(rows), "aloud": aloud, "compact": compact}, on_pick_change=pick)


def entry_of(claim: Statement, *, pick: str = "") -> Entry:
    """Return a claim as a row, with its hedge and all that stands against it; in short where it can be picked.

    The sample shows the claim's own act; what only reports say is never drawn solid.
    """
    graded = claim.reliability is not None and claim.credibility is not None
    said = claim.act if claim.stance is Stance.ASSERTS else None
    return Entry(
        word=claim_word(claim.act, claim.stance, claim.kind),
        text=tell(claim),
        stroke=stroke(said, Standing.RECORDED if claim.is_register else Standing.REPORTED),
        grade=f"{claim.reliability}{claim.credibility}" if graded else "",
        grade_words=tell_grade(claim.reliability or "", claim.credibility or 0) if graded else "",
        who=_who(claim, graded=graded),
        notes=tell_disagreement([claim]) if pick else (*_notes(claim), *_against(claim)),
        pick=pick,
    )


def entry_with_card(claim: Statement, *, pick: str = "") -> Entry:
    """Return a claim as a row that leads to its card."""
    return replace(entry_of(claim, pick=pick), links=(("Its card", address_of("link", claim=claim.id)),))


def entry_beside(claim: Statement, where: str) -> Entry:
    """Return a claim as a row that leads to its card; what contradicts it stands elsewhere, which ``where`` says."""
    return replace(entry_with_card(claim), notes=(*_notes(claim), *tell_disagreement([claim], where)))


def line_entry(line: Line, around: Surroundings, *, pick: str = "") -> Entry:
    """Return a line as a row: the same content as in the picture, in words."""
    ends = f"{around.actors[line.supplier].name} → {around.actors[line.recipient].name}"
    return Entry(word=status_words(line), text=f"{ends}: {tell_count(line)}.", stroke=line.stroke, pick=pick)


def _who(claim: Statement, *, graded: bool) -> str:
    if claim.is_register:
        return tell_who(claim)
    grade = "" if graded else " · not graded"
    return f"{tell_who(claim)}{grade} · {count(claim.independent_sources, 'independent source')}"


def _notes(claim: Statement) -> Iterable[str]:
    if claim.quotation:
        yield f"“{claim.quotation}”"
    if claim.hedge:
        yield f"Hedge: “{claim.hedge}”"
    if claim.comment:
        yield f"Register's comment: {claim.comment}"
    if claim.withdrawn:
        yield "Withdrawn by its report: shown, not counted."
    elif claim.credibility == 5:
        yield "Graded improbable: shown, not counted."


def _against(claim: Statement) -> Iterable[str]:
    for about in sorted({other.about for other in claim.against}):
        yield _tell_against(about, [other for other in claim.against if other.about == about])


def _tell_against(about: str, others: Sequence[Against]) -> str:
    """Return what contradicts a claim about one matter: named where it is one claim, else counted."""
    within = sum(other.within == Within.ONE_REPORT for other in others)
    if len(others) == 1:
        where = "the same report" if within else "another report"
        return f"≠ About the {about}, {where} contradicts this ({others[0].locator}): {others[0].name}"
    where = f", {within} of them in the same report" if within else ", all in other reports"
    return f"≠ About the {about}, {len(others)} claims contradict this{where}."
