"""Years ordered under a picture: bars a year, and a slider of the same field and width below them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from graph.deals import Deal
from graph.filters import part, years_of
from graph.summaries import count
from views.assets import read, read_markup
from views.filters import Change, set_widget
from views.viewpoint import Viewpoint

_bars = st.components.v2.component(
    "years", html=read_markup("years.html"), css=read("years.css"), js=read("marks.js", "years.js")
)


def show_years(view: Viewpoint, deals: Iterable[Deal], change: Change) -> None:
    """Show in which years transfers were ordered; ``deals`` are all before filters, those of others are left out.

    ``change`` is called with the filters ``first`` and ``last`` when others are chosen.
    """
    filters = replace(view.filters, first=None, last=None)
    left, _ = part(deals, filters, view.actors)
    every = years_of(left)
    if len(every) < 2:
        return
    first, last = min(every), max(every)
    low = min(max(view.filters.first or first, first), last)
    high = max(min(view.filters.last or last, last), first)
    st.markdown("**Year ordered**, transfers per year")
    with st.container(gap="xsmall", key="years_box"):
        _bars(
            key="year_bars",
            data={
                "first": first,
                "counts": tuple(every[year] for year in range(first, last + 1)),
                "low": low,
                "high": high,
                "aloud": tell_years_ordered(every),
            },
        )
        set_widget("years", (min(low, high), max(low, high)))

        def take() -> None:
            chosen_low, chosen_high = st.session_state["years"]
            change(
                first=chosen_low if chosen_low > first else None,
                last=chosen_high if chosen_high < last else None,
            )

        st.slider("Year ordered", first, last, key="years", on_change=take, label_visibility="collapsed")
    undated = len(left) - every.total()
    if undated:
        noun = "transfer names" if undated == 1 else "transfers name"
        what = "it is" if undated == 1 else "they are"
        st.markdown(f":small[:gray[{undated:,} {noun} no year of order; {what} hidden when years are chosen.]]")


def tell_years_ordered(counts: Counter[int]) -> str:
    """Return bars of years in words.

    >>> tell_years_ordered(Counter({1990: 1, 1992: 3}))
    'Transfers by year ordered, 1990 to 1992: 4 transfers, the most in 1992 (3).'
    """
    most = max(counts, key=lambda year: (counts[year], year))
    total = count(counts.total(), "transfer")
    return f"Transfers by year ordered, {min(counts)} to {max(counts)}: {total}, the most in {most} ({counts[most]:,})."
