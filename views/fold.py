"""A list that stands open on a wide screen and is folded away on a narrow one, behind a button. Knows no page."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from views.assets import read, read_markup

_fold = st.components.v2.component(
    "fold", html=read_markup("fold.html"), css=read("fold.css"), js=read("marks.js", "fold.js")
)
_STYLE = """<style>
@media (max-width: 640px) { :root:not([data-folded=no]) :has(> .st-key-folding) { display: none; } }
@media (min-width: 641px) { :has(> .st-key-folding_button) { display: none; } }
</style>"""


@contextmanager
def folded(*, words: str, close: str, chosen: str) -> Iterator[None]:
    """Hold what stands in the block in a list that can be folded away.

    ``words`` and ``close`` stand on the button, ``chosen`` is what was picked in the list: a new choice folds it again.
    """
    st.html(_STYLE)
    with st.container(key="folding_button"):
        _fold(key="fold", data={"open": words, "close": close, "chosen": chosen})
    with st.container(key="folding"):
        yield
