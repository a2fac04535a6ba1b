"""Log formats: what the columns of a log are that no format fits."""

import streamlit as st

from etl.guess.upload import UploadReader
from floor.rules.access import Permission
from floor.settings import settings
from floor.ui.guard import actor_of, guard
from floor.ui.language import reader_words
from floor.ui.mapping.screen import mapping_screen

viewer = guard(Permission.MANAGE_LOGS)
t = reader_words()
st.title(t("Log formats"), anchor=False)
mapping_screen(actor_of(viewer), UploadReader(settings()), t)
