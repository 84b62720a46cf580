"""Totals of two countries as a view part: what registers list by category, and what other reports claim by kind."""

from collections.abc import Iterable

import streamlit as st

from graph.pair import Way
from graph.pair_telling import tell_edition
from graph.tallies import tally, tell_sum, tell_told
from views.plain_table import Column, show_note, show_table
from views.text import as_text


def show_totals(ways: Iterable[Way]) -> None:
    """Show the totals of both ways, each measure in a column of its own."""
    st.subheader("Totals, each measure by itself", anchor=False)
    columns = (
        *(Column("category"), Column("transfers", is_number=True), Column("pieces ordered", is_number=True)),
        *(Column("pieces delivered", is_number=True), Column("order TIV", is_number=True)),
        Column("delivered TIV", is_number=True),
    )
    for place, way in enumerate(ways):
        for listing in way.listings:
            st.markdown(as_text(f"{way.ends}, {tell_edition(listing.edition)}"))
            rows = [
                [
                    *(one.category, f"{one.transfers:,}", tell_sum(one.ordered), tell_sum(one.delivered)),
                    *(tell_sum(one.tiv_order, 2), tell_sum(one.tiv_delivered, 2)),
                ]
                for one in tally(listing)
            ]
            key = f"totals_{place}_{listing.edition.source}"
            show_table(columns, rows, key=key, aloud=f"Totals of {way.ends}, {listing.edition.source_name}")
        if way.told:
            st.markdown(as_text(f"{way.ends}, in other reports"))
            heads = (Column("kind"), Column("status"), Column("transfers"), Column("numbers claimed"))
            show_table(heads, tell_told(way.told), key=f"totals_told_{place}", aloud=f"{way.ends} in other reports")
    show_note(
        "Sums computed here, from one edition for each direction. Pieces are added up inside one category only. "
        "TIV is a volume in millions, not money; order TIV and delivered TIV are two measures. Delivered numbers count "
        "deliveries inside the years of the edition. “?” = number uncertain. Numbers of other reports are not added.",
        key="totals_note",
    )
