"""What counts as a click: a run of the page that nobody asked for must not keep a session alive."""

import streamlit as st

from floor.store.viewers import Viewer
from floor.tasks.click import note_click

BY_ITSELF = "run_by_itself"
CONNECTION = "run_over"


def run_again_by_itself() -> None:
    """Draw the page anew without that counting as a click of its reader."""
    st.session_state[BY_ITSELF] = True
    st.rerun()


def note_activity(viewer: Viewer) -> None:
    """Note a click. The first run of a page is none: the guard has noted the visit that brought it.

    Nor is the first run over another connection: a page that was cut off runs anew as soon as it is back.
    """
    connection = st.context.headers.get("Sec-WebSocket-Key")  # each handshake has its own
    came_back = st.session_state.get(CONNECTION) != connection
    if not st.session_state.pop(BY_ITSELF, True) and not came_back:
        note_click(viewer.sign_in_id)
    st.session_state[BY_ITSELF] = False
    st.session_state[CONNECTION] = connection
