"""Opening another page of the app from within a run, with what it is to show."""

from typing import NoReturn

import streamlit as st


def open_page(page: str, **parts: str) -> NoReturn:
    """Go to a page by the last part of its address; ends the run. Empty parts are left out.

    ``page`` is the address that ``app.py`` gives the page, such as explore. Streamlit tells pages apart by it alone,
    so this part of the views need not know the pages.
    """
    given = {name: value for name, value in parts.items() if value}
    st.switch_page(st.Page(_unused, title=page, url_path=page), query_params=given)


def _unused() -> None:
    """Stand in for the page, which ``app.py`` runs under the same address."""
