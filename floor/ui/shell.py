"""The frame around every page: what Streamlit runs first, for every reader and every click."""

import logging
from pathlib import Path

import streamlit as st

from floor.i18n import Words
from floor.settings import settings
from floor.store.records import RecordsUnreachable
from floor.store.viewers import Viewer
from floor.ui.activity import note_activity
from floor.ui.asked_in_vain import note_page_asked_in_vain
from floor.ui.follow import try_again
from floor.ui.guard import viewer_now
from floor.ui.language import keep_language, reader_words
from floor.ui.menu import menu
from floor.ui.reader import reader_bar
from floor.ui.refused import signed_out
from floor.ui.sample_banner import sample_banner
from floor.ui.trouble import broken_page, records_unreachable

log = logging.getLogger(__name__)

STYLE = Path(__file__).with_name("frame.css")


def run() -> None:
    """One run of the program for one reader."""
    # A menu entry of our own keeps Streamlit's menu, and with it the choice between light and dark.
    st.set_page_config(page_title="Floorboard", page_icon="📊", layout="wide", menu_items={"About": "Floorboard"})
    keep_language()
    t = reader_words()
    st.html(STYLE)
    viewer = _viewer_or_stop(t)
    note_activity(viewer)
    note_page_asked_in_vain(viewer)
    page = st.navigation(menu(viewer, t), position="top")
    reader_bar(viewer, t)
    if settings().is_sample:
        sample_banner(t)
    _run_safely(page, t)


def _viewer_or_stop(t: Words) -> Viewer:
    """Who is signed in. Nobody any more: no menu, and a sentence that says so."""
    try:
        viewer = viewer_now()
    except RecordsUnreachable:
        records_unreachable(t)
        try_again()
        st.stop()
    if viewer is None:
        signed_out(t)
        st.stop()
    return viewer


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
