"""Why something was not done, for who asked."""

import streamlit as st

from floor.i18n import Words
from floor.loader_words import loader_words
from floor.ui.logs.loader import CannotLoad


def cannot_load(error: CannotLoad, t: Words) -> None:
    """Another load runs, or why the loader did nothing."""
    if error.busy:
        st.warning(t("Another load is running. Nothing was done; try again in a moment."), icon=":material/hourglass:")
        return
    st.error(t("This could not be done. All is as before."), icon=":material/error:")
    st.text(loader_words(str(error), t))
