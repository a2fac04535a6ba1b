"""What a reader sees when the data cannot be read: a sentence and what next, never a traceback or a path."""

import streamlit as st

from floor.i18n import Words


def unreadable(t: Words) -> None:
    """Neither the newest data nor an older version opens."""
    with st.container(border=True):
        st.subheader(t("The data cannot be read just now"), anchor=False)
        st.markdown(
            t("Nothing is lost: the logs lie safe in the lake. This page tries again by itself every few seconds.")
        )
        st.markdown(t("If it stays like this, tell your administrator; the program's own log says what is wrong."))


def records_unreachable(t: Words) -> None:
    """Who may see what cannot be looked up, so nobody sees anything."""
    with st.container(border=True):
        st.subheader(t("The records cannot be reached just now"), anchor=False)
        st.markdown(t("Without them nobody can be let in. This page tries again by itself every few seconds."))


def broken_page(t: Words) -> None:
    """Something nobody thought of."""
    st.error(t("This page could not be shown. It tries again by itself; if it stays, tell your administrator."))


def shows_an_older_version(t: Words) -> None:
    """The newest version does not open, the one before it does."""
    st.warning(t("The newest data cannot be read. This is the version before it."), icon=":material/history:")


def keeps_the_last_board(t: Words, read_at: str) -> None:
    """Reading failed now, but went well before."""
    st.warning(
        t("The board could not be read anew. This is how it stood at {time}.", time=read_at), icon=":material/history:"
    )


def unknown_in_link(t: Words, unknown: dict[str, str]) -> None:
    """Say which part of a link nobody knows; the page shows the default instead."""
    for part, given in unknown.items():
        st.info(
            t(
                "The link asks for {part} “{value}”, which does not exist here. You see the usual choice instead.",
                part=part,
                value=_plain(given),
            ),
            icon=":material/link_off:",
        )


def _plain(given: str) -> str:
    """A foreign text as plain words: short, and without what Markdown would make a link or a picture of."""
    return "".join(sign if sign.isalnum() or sign in " -_." else "·" for sign in given[:40])
