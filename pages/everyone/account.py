"""My account: who I am here, what I may see, and where I am signed in."""

import streamlit as st

from floor.rules.access import Permission
from floor.ui.accounts.mine import my_account
from floor.ui.guard import guard
from floor.ui.language import reader_words

viewer = guard(Permission.SEE_BOARDS)
t = reader_words()

st.title(t("My account"), anchor=False)
my_account(viewer, t)
