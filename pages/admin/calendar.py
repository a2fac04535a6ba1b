"""Calendar: which days the floor works and how much of them, who is away, and who works other days or hours."""

import streamlit as st

from floor.rules.access import Permission
from floor.ui.calendar.screen import calendar_screen
from floor.ui.guard import actor_of, guard
from floor.ui.language import reader_words

viewer = guard(Permission.SET_CALENDAR)

t = reader_words()
st.title(t("Calendar"), anchor=False)
calendar_screen(actor_of(viewer), t)
