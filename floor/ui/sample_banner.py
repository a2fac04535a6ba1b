"""The band that says: nothing here is real."""

import streamlit as st

from floor.i18n import Words


def sample_banner(t: Words) -> None:
    """One line; behind it the way to one's own floor, and how to be rid of the sample."""
    label = f":orange-badge[{t('Sample floor')}] {t('everything here is invented')}"
    with st.popover(label, icon=":material/science:", key="sample"):
        st.markdown(t("Load your own logs. They get a folder of their own and never mix with the sample:"))
        st.code('make load FILES="calls.csv sales.csv"\nmake run', language="sh")
        st.markdown(t("To remove the sample, stop the program and delete its folder:"))
        st.code("make remove-sample", language="sh")
