"""The address of a page holds what it shows, so that a link shows the same tomorrow."""

import streamlit as st


def get(name: str) -> str:
    """Return a part of the address, "" where it is not there."""
    return str(st.query_params.get(name, ""))


def get_number(name: str) -> int:
    """Return a part of the address as a number of at most three digits, 0 where it is none."""
    value = get(name)
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 3 else 0


def put(**parts: str) -> None:
    """Set parts of the address; an empty one is taken out."""
    for name, value in parts.items():
        if value:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]
