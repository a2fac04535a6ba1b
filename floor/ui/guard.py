"""The guard of every page: who is looking, as the records say it at this moment, and whether they may."""

import streamlit as st

from floor.rules.access import Permission
from floor.settings import settings
from floor.store.records import records
from floor.store.viewers import Viewer, read_viewer
from floor.tasks.refusals import note_refused_page
from floor.tasks.task import Actor
from floor.ui.language import reader_words
from floor.ui.refused import may_not_see, signed_out

# What the guard in front of Streamlit (floor/web/guard.py) tells us, by server.trustedUserHeaders.
IDENTITY = "sign_in"
ADDRESS = "X-Floor-Address"


def viewer_now() -> Viewer | None:
    """Who is signed in behind this screen; None once the session has ended. Read anew each time, never remembered."""
    told = st.user.to_dict().get(IDENTITY)
    if not isinstance(told, str) or not told.isdecimal():
        return None
    with records().reading() as session:
        return read_viewer(session, int(told), settings().utc_now())


def guard(permission: Permission) -> Viewer:
    """First statement of every page and fragment: return the viewer, or say why not and end the run."""
    viewer = viewer_now()
    if viewer is None:
        signed_out(reader_words())
        st.stop()
    if viewer.scope(permission) is None:
        note_refused_page(actor_of(viewer), permission)
        may_not_see(reader_words())
        st.stop()
    return viewer


def actor_of(viewer: Viewer) -> Actor:
    """The viewer as the one who asks for a task."""
    return Actor.of(viewer, st.context.headers.get(ADDRESS) or "")
