"""The screens on the walls: which there are, what each shows, and a link for a new one."""

import streamlit as st

from floor.rules.access import Permission
from floor.ui.guard import actor_of, guard
from floor.ui.language import reader_words
from floor.ui.walls.new_screen import new_screen, show_address
from floor.ui.walls.screens import screens

viewer = guard(Permission.MANAGE_WALLS)
actor, t = actor_of(viewer), reader_words()

st.title(t("Walls"), anchor=False)
st.markdown(t("A link shows its boards to whoever opens it, without signing in: give it to a screen, not to people."))
form, there = st.columns([2, 3], gap="large")
with form:
    address = new_screen(actor, t)
with there:
    if address is not None:
        show_address(address, t)
    screens(actor, t)
