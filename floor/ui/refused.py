"""What is shown instead of a page to whoever may not see it."""

import streamlit as st

from floor.i18n import Words

# Not Streamlit's link button: a screen that has none yet would fetch its script, and who is signed out gets no script.
TO_SIGN_IN = """<div class="floor-form"><a href="/sign-in">{label}</a></div>"""
HOME = "/"


def signed_out(t: Words) -> None:
    """The session has ended: here, elsewhere, or by itself."""
    with st.container(border=True):
        st.subheader(t("You are signed out"), anchor=False)
        st.markdown(t("Your session has ended. Nothing you did is lost."))
        st.html(TO_SIGN_IN.format(label=t("Sign in")), width="content")


def may_not_see(t: Words) -> None:
    """Signed in, but not for this page."""
    with st.container(border=True):
        st.subheader(t("This page is not for your role"), anchor=False)
        st.markdown(t("If you need it for your work, ask your administrator."))
        st.link_button(t("To the whiteboard"), HOME, icon=":material/leaderboard:")
