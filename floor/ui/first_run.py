"""A new floor without any data: two ways to begin, and the page that comes alive by itself."""

from pathlib import Path

import streamlit as st

from floor.i18n import Words
from floor.settings import settings


def first_run(t: Words) -> None:
    """Two cards; whoever calls lets the page follow the data, so that the first load shows without a click."""
    st.title(t("Welcome to your whiteboard"))
    st.markdown(t("There is no data yet. This page shows the board as soon as the first log is loaded."))
    with st.grid(2, min_column_width=300):
        with st.container(border=True, height="stretch"):
            _sample_card(t)
        with st.container(border=True, height="stretch"):
            _own_log_card(t, _inbox(settings().data))


def _sample_card(t: Words) -> None:
    st.subheader(t("Try it with a sample floor"), anchor=False)
    st.markdown(
        t("60 invented agents in five teams, six months of calls and sales up to this minute. Ready in about a minute.")
    )
    st.code("make run FLOOR_DATA=data/sample", language="sh")
    st.caption(t("It has a folder of its own and can be removed at any time."))


def _own_log_card(t: Words, inbox: str) -> None:
    st.subheader(t("Start with your own log"), anchor=False)
    st.markdown(t("Put the file that your dialer or your shop exports, CSV or XLSX, into this folder:"))
    st.code(inbox, language=None)
    st.markdown(t("or load it at once:"))
    st.code('make load FILES="calls.csv"', language="sh")
    st.caption(t("To see first what would happen to a file: {command}", command="`python -m etl check calls.csv`"))


def _inbox(data: Path) -> str:
    """The inbox as the reader knows it: never the machine's own path."""
    return "inbox/" if data.is_absolute() else (data / "inbox").as_posix() + "/"
