"""Accounts: who may sign in, as what, and the links with which they choose a password."""

import streamlit as st

from floor.rules.access import Permission
from floor.ui.accounts.screen import accounts_screen
from floor.ui.guard import actor_of, guard
from floor.ui.language import reader_words

viewer = guard(Permission.MANAGE_ACCOUNTS)
t = reader_words()

st.title(t("Accounts"), anchor=False)
st.markdown(t("Everybody signs in with an account of their own. A password is chosen by its owner and seen by nobody."))
accounts_screen(actor_of(viewer), t)
