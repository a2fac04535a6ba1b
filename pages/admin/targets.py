"""Targets: what is expected of floor, teams, levels and people, from which day on."""

import streamlit as st

from floor.rules.access import Permission
from floor.ui.guard import actor_of, guard
from floor.ui.language import reader_words
from floor.ui.targets.screen import targets_screen

viewer = guard(Permission.SET_TARGETS)

t = reader_words()
st.title(t("Targets"), anchor=False)
targets_screen(actor_of(viewer), t)
