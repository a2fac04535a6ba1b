"""From a board on the desk to the same board on the wall."""

from urllib.parse import urlencode

import streamlit as st

from floor.i18n import Words
from floor.store.boards import BoardQuery
from floor.ui.address import write_address
from floor.ui.filters import today


def wall_link(query: BoardQuery, t: Words) -> None:
    """One link for each reading distance."""
    distances = {
        "near": t("Near: everybody at once, to 2.5 m"),
        "room": t("Room: the top ten large, to 4 m"),
        "floor": t("Floor: ten a page, to 6 m"),
        "hall": t("Hall: six a page, to 9 m"),
    }
    with st.popover(t("Wall"), icon=":material/tv:", help=t("This board for a large screen")):
        st.markdown(t("How far away do they read it?"))
        for reading, label in distances.items():
            st.link_button(label, wall_address(query, reading, t.language), width="stretch")


def wall_address(query: BoardQuery, reading: str, language: str) -> str:
    """/wall with the filters of this board; without a day it goes on with the days."""
    parts = {**write_address(query, today()), "reading": reading, "lang": language}
    return f"/wall?{urlencode(parts)}"
