"""One's own password on the page of one's own account: the way to change it, and the word that it was changed."""

import streamlit as st

from floor.i18n import Words
from floor.tasks.fixed_password import Fixed, fixed_sentence

# A page of our own, outside Streamlit. Its link button would open another tab, and leave this one signed out.
LINK = """<div class="floor-form"><a href="/password?lang={language}">{label}</a></div>"""
CHANGED = "changed"


def own_password(why: Fixed | None, t: Words) -> None:
    """The link, or why there is none."""
    if why is None:
        st.html(LINK.format(language=t.language, label=t("Change your password")), width="content")
    else:
        st.caption(fixed_sentence(why, t))


def tell_of_new_password(t: Words) -> None:
    """What the page that changed it says by its link. Said once: the address is cleared."""
    if CHANGED in st.query_params:
        del st.query_params[CHANGED]
        st.success(
            t("Your new password holds from now on. You are signed out everywhere but here."),
            icon=":material/check:",
        )


def unknown_device_advice(why: Fixed | None, t: Words) -> str:
    """What to do about a session that one does not know."""
    if why is None:
        return t("If you do not know one of them, change your password: it ends every other session.")
    return t("If you do not know one of them, sign out everywhere and tell an administrator.")
