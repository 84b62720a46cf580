"""Saved queries: questions by topic, a form made from their parameters, and the answer in its own view.

The address holds the question, its values and what is picked, so that a link asks the same.
"""

from collections.abc import Iterable, Sequence

import streamlit as st

from graph.store.base import Reader
from graph.store.errors import QueryRefused, QueryTooLarge, QueryTooLong
from queries.library import OWN, TOPICS, own_folder
from queries.listing import topic_of
from queries.printing import Told
from queries.question import NotAQuestion, Problem, Question
from queries.running import Answer
from queries.statement import with_parameters
from views import address, question_access
from views.answer import show_answer, tell_no_pick
from views.fold import folded
from views.question_form import RESERVED, Filled, address_parts, fill, part_of, show_form
from views.text import as_text

FIRST = "who-refused-whom"
"""The question that is shown where the address names none."""

_YOURS = "Yours"
_OTHERS = "Choose another of {} saved queries"
# Streamlit pales captions until they are hard to read.
_STYLE = "<style>.st-key-question [data-testid=stCaptionContainer] {opacity: 1;}</style>"
_STEP, _MOST = 5, 10_000


def show_page(graph: Reader) -> None:
    """Show the page; raises StoreError where the graph cannot be read."""
    st.html(_STYLE)
    questions, problems = question_access.questions()
    question, remarks = _asked(questions)
    left, right = st.columns([1, 3], gap="large")
    with left, folded(words=_OTHERS.format(len(questions)), close="Fold the list away", chosen=question.name):
        _show_list(questions, question)
        _show_own(questions, problems)
    with right:
        st.title(as_text(question.title), anchor=False)
        st.markdown(as_text(question.description))
        if not question.trusted:
            st.markdown(
                f":small[:gray[Yours, from {as_text(question.path.name)}. It runs behind the guard: it can only read.]]"
            )
        filled = fill(question, {name: address.get(name) for name in st.query_params}, graph)
        limit, wrong = _limit()
        known = {*RESERVED, *(part_of(parameter.name) for parameter in question.parameters)}
        address.show_remarks([*remarks, *address.read_unknown(known), *wrong])
        show_form(question, filled, graph)
        mistakes = [one for one in problems if one.file == question.path.name and not question.trusted]
        if filled.values is None:
            _show_waiting(question, filled)
        elif mistakes:
            _show_mistakes(mistakes)
        else:
            _show_found(graph, question, filled, limit)


def _asked(questions: Sequence[Question]) -> tuple[Question, list[str]]:
    """Return the question that the address means, and remarks on what it cannot mean.

    Where it names none, that is the first of the topic, or of what is found by the search, that it names.
    """
    by_name = {question.name: question for question in questions}
    wanted, topic, search = (address.get(part) for part in ("q", "topic", "search"))
    found = find(questions, search) if search else [one for one in questions if topic_of(one) == topic]
    question = by_name.get(wanted) or (found[0] if found and not wanted else by_name[FIRST])
    remarks = []
    if wanted and wanted not in by_name:
        remarks.append(f"There is no saved query “{wanted[:60]}”. Shown instead: {question.title}")
    if topic == OWN and OWN not in _headings(questions):
        remarks.append("You have no questions of your own yet, so the topic in the address is ignored.")
    elif topic and topic not in _headings(questions):
        remarks.append(f"There is no topic “{topic[:60]}”, so it is ignored.")
    return question, remarks


def find(questions: Iterable[Question], text: str) -> list[Question]:
    """Return the questions that hold every word of a text in their title, description, tags or name."""
    words = text.casefold().split()
    return [question for question in questions if all(word in _said(question) for word in words)]


def _headings(questions: Iterable[Question]) -> dict[str, str]:
    """Return the topics with their words; that of a person's own questions where there are any."""
    return TOPICS | ({OWN: _YOURS} if any(not question.trusted for question in questions) else {})


def _said(question: Question) -> str:
    return " ".join((question.title, question.description, question.name, *question.tags)).casefold()


def _show_list(questions: Sequence[Question], current: Question) -> None:
    """Show search, topics, and the questions of the topic; a search goes through all of them."""
    st.session_state["search_questions"] = address.get("search")
    search = st.text_input(
        "Search saved queries", key="search_questions", placeholder="refused, engines …", on_change=_search
    )
    headings = _headings(questions)
    asked = address.get("topic")
    topic = asked if asked in headings else topic_of(current)
    st.session_state["topic"] = None if search else topic
    st.pills(
        "Topic",
        list(headings),
        format_func=lambda one: headings.get(one, one),
        key="topic",
        on_change=_choose_topic,
        wrap=True,
    )
    listed = find(questions, search) if search else [one for one in questions if topic_of(one) == topic]
    if not listed:
        st.markdown("No saved query has these words. Take one out, or choose a topic.")
        return
    names = {question.name: question for question in listed}
    st.session_state["question"] = current.name if current.name in names else None
    st.radio(
        f"{len(listed)} of {len(questions)} saved queries",
        list(names),
        format_func=lambda name: as_text(names[name].title) if name in names else name,
        captions=[_caption(question) for question in listed],
        key="question",
        on_change=_choose,
    )


def _caption(question: Question) -> str:
    tags = as_text(", ".join(question.tags))
    return f":gray[{tags if question.trusted else ' · '.join(filter(None, ('yours', tags)))}]"


def _show_own(questions: Sequence[Question], problems: Sequence[Problem]) -> None:
    """Say where a person's own questions are, and what is wrong with files there."""
    own = [question for question in questions if not question.trusted]
    folder = as_text(str(own_folder()))
    if problems:
        files = sorted({problem.file for problem in problems})
        st.markdown(f"**Your files with problems: {len(files)}**")
        st.markdown("\n".join(f"- {as_text(problem.sentence())}" for problem in problems[:20]))
    elif not own:
        st.markdown(f":small[:gray[Your own questions are .cypher files in {folder}. There are none yet.]]")


def _show_waiting(question: Question, filled: Filled) -> None:
    """Say what is needed before the question is asked, with an example that works."""
    missing = [one.parameter.replace("_", " ") for one in filled.wrong]
    st.markdown(f"Not asked yet. To be filled in or put right: {as_text(', '.join(missing))}.")
    if question.example:
        parts = address_parts(question, question.example)
        told = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in question.example.items())
        st.button(f"Try the example: {as_text(told)}", on_click=_use_example, args=(question, parts))


def _show_found(graph: Reader, question: Question, filled: Filled, limit: int | None) -> None:
    try:
        with st.spinner("Asking …"):
            found = question_access.answer(graph, question, filled.given, limit)
    except NotAQuestion as error:
        _show_mistakes(error.problems)
        return
    except (QueryRefused, QueryTooLong, QueryTooLarge) as error:
        # Only a person's own question comes here; the page and its other questions go on.
        if question.trusted:
            raise
        st.error(as_text(str(error)))
        return
    statement = with_parameters(found.cypher, found.values)
    drawing = question_access.drawing(graph, found, limit)
    told = Told.of(found)
    address.show_remarks(tell_no_pick(told, drawing, address.get("selected")))
    show_answer(
        told,
        key=f"answer.{question.name}",
        name=question.name,
        cypher=statement,
        drawing=drawing,
        selected=address.get("selected"),
        on_pick=_pick,
    )
    _show_more(question, found, limit)


def _show_mistakes(mistakes: Iterable[Problem]) -> None:
    for one in mistakes:
        st.error(as_text(one.sentence()))


def _show_more(question: Question, found: Answer, limit: int | None) -> None:
    """Offer more rows than the question has by itself, up to a bound."""
    now = limit or len(found.rows)
    raised = min(now * _STEP, _MOST)
    if found.more and question.trusted and raised > now:
        st.button(f"Show up to {raised:,} rows", key="more_rows", on_click=_raise_limit, args=(raised,))


def _limit() -> tuple[int | None, list[str]]:
    """Return the number of rows that the address asks for, None for the question's own, and what is wrong with it."""
    text = address.get("rows")
    if not text:
        return None, []
    if text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= _MOST:
        return int(text), []
    return None, [f"rows={text[:20]} in the address is no number from 1 to {_MOST:,}, so it is ignored."]


def _choose() -> None:
    name = st.session_state["question"]
    if name:
        address.replace(**_place(), q=name)


def _choose_topic() -> None:
    address.put(topic=st.session_state["topic"] or "", search="")


def _search() -> None:
    address.put(search=st.session_state["search_questions"].strip()[:100], topic="")


def _place() -> dict[str, str]:
    """Return the parts of the address that say where in the library somebody is, without those of a question."""
    return {name: address.get(name) for name in ("search", "topic")}


def _use_example(question: Question, parts: dict[str, str]) -> None:
    address.replace(**_place(), q=question.name, **parts)


def _pick(chosen: str) -> None:
    address.put(selected=chosen)


def _raise_limit(rows: int) -> None:
    address.put(rows=str(rows))
