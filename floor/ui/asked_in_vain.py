"""A page asked for by its address whose right the reader does not have: Streamlit says there is none, we note it."""

from pathlib import PurePath

from streamlit.runtime.scriptrunner import get_script_run_ctx

from floor.store.viewers import Viewer
from floor.tasks.refusals import note_refused_page
from floor.ui.guard import actor_of
from floor.ui.menu import SCREENS


def note_page_asked_in_vain(viewer: Viewer) -> None:
    """The page's own guard never runs there, because no menu of this viewer has the page."""
    context = get_script_run_ctx()
    asked = context.pages_manager.intended_page_name if context is not None else None
    for screen in SCREENS:
        if PurePath(screen.file).stem == asked and viewer.scope(screen.permission) is None:
            note_refused_page(actor_of(viewer), screen.permission)
