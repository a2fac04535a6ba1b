"""The frame around every page: what Streamlit runs first, for every reader and every click."""

import logging
from pathlib import Path

import streamlit as st

from floor.i18n import Words
from floor.settings import settings
from floor.ui.follow import try_again
from floor.ui.language import keep_language, language_switch, reader_words
from floor.ui.sample_banner import sample_banner
from floor.ui.trouble import broken_page

log = logging.getLogger(__name__)

STYLE = Path(__file__).with_name("frame.css")
PAGES = Path(__file__).parents[2] / "pages"


def menu(t: Words) -> list[st.Page]:
    """The pages a reader may open, in order. Pages lie one folder down: see the layout test."""
    return [
        st.Page(
            PAGES / "everyone" / "whiteboard.py", title=t("Whiteboard"), icon=":material/leaderboard:", default=True
        ),
        st.Page(PAGES / "everyone" / "definitions.py", title=t("Definitions"), icon=":material/menu_book:"),
    ]


def run() -> None:
    """One run of the program for one reader."""
    # A menu entry of our own keeps Streamlit's menu, and with it the choice between light and dark.
    st.set_page_config(page_title="Floorboard", page_icon="📊", layout="wide", menu_items={"About": "Floorboard"})
    keep_language()
    t = reader_words()
    st.html(STYLE)
    with st.container(key="reader"):
        language_switch(t)
    page = st.navigation(menu(t), position="top")
    if settings().is_sample:
        sample_banner(t)
    _run_safely(page, t)


def _run_safely(page: st.Page, t: Words) -> None:
    """A page that breaks says so in the reader's language; the log has the rest."""
    try:
        page.run()
    except Exception:
        log.exception("The page %s broke", page.url_path or "whiteboard")
        broken_page(t)
        try_again()


if __name__ == "__main__":  # Streamlit runs this file as the main script; tests import it
    run()
