"""The corner that is the reader's own: who is signed in, the way out, and the language."""

import streamlit as st

from floor.i18n import Words
from floor.store.viewers import Viewer
from floor.ui.language import language_switch
from floor.ui.menu import PAGES
from floor.ui.roles import role_name

# A form of our own and no button: signing out is a POST to our route, and works even when this page hangs.
SIGN_OUT = """<form method="post" action="/sign-out" class="floor-form"><button type="submit">{label}</button></form>"""

ACCOUNT = str(PAGES / "everyone" / "account.py")


def reader_bar(viewer: Viewer, t: Words) -> None:
    """Stands in the top bar, on every page."""
    with st.container(key="reader", horizontal=True, gap="small", vertical_alignment="center"):
        language_switch(t)
        with st.popover("", icon=":material/account_circle:", help=t("Your account"), key="account"):
            st.text(viewer.name)
            st.caption(role_name(viewer.role, t))
            st.page_link(ACCOUNT, label=t("My account"), icon=":material/manage_accounts:")
            st.html(SIGN_OUT.format(label=t("Sign out")))
