"""What counts as a click: a run of the page that nobody asked for must not keep a session alive."""

import streamlit as st

from floor.store.viewers import Viewer
from floor.tasks.click import note_click

BY_ITSELF = "run_by_itself"


def run_again_by_itself() -> None:
    """Draw the page anew without that counting as a click of its reader."""
    st.session_state[BY_ITSELF] = True
    st.rerun()


def note_activity(viewer: Viewer) -> None:
    """Note a click. The first run of a page is none: the guard has noted the visit that brought it."""
    if not st.session_state.pop(BY_ITSELF, True):
        note_click(viewer.sign_in_id)
    st.session_state[BY_ITSELF] = False
