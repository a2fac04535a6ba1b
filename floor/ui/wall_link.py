"""From a board on the desk to the same board on the wall."""

from urllib.parse import urlencode

import streamlit as st

from floor.i18n import Words
from floor.rules.access import Permission
from floor.store.boards import BoardQuery
from floor.store.viewers import Viewer
from floor.ui.address import write_address
from floor.ui.filter_parts import today
from floor.ui.menu import PAGES
from floor.ui.walls.names import reading_names

WALLS = PAGES / "admin" / "walls.py"
SHOWS = ("metric", "kind", "by", "team")
"""What a screen's link takes over from a board: it has no day and no campaign."""


def wall_link(query: BoardQuery, viewer: Viewer, t: Words) -> None:
    """A preview for each reading distance; for whoever may, the way to a link for a screen."""
    with st.popover(t("Wall"), icon=":material/tv:"):
        st.markdown(t("This board for a large screen"))
        st.caption(t("How far away do they read it?"))
        for reading, label in reading_names(t).items():
            st.link_button(label, wall_address(query, reading, t.language), width="stretch")
        if viewer.scope(Permission.MANAGE_WALLS) is not None:
            board = {part: value for part, value in write_address(query, today()).items() if part in SHOWS}
            label = t("Make a link for a screen")
            st.page_link(WALLS, label=label, icon=":material/add_link:", query_params=board)
        else:
            st.caption(t("It needs your sign-in. For a screen where nobody signs in, ask your administrator."))


def wall_address(query: BoardQuery, reading: str, language: str) -> str:
    """/wall with the filters of this board; without a day it goes on with the days."""
    parts = {**write_address(query, today()), "reading": reading, "lang": language}
    return f"/wall?{urlencode(parts)}"
