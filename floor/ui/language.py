"""Which language this reader reads, and the switch for it."""

import streamlit as st

from floor.i18n import LANGUAGES, Words, language_of, words

KEY = "lang"


def reader_words() -> Words:
    """The words of this reader: as the link says, else as chosen before, else as the browser asks."""
    return words(_language())


def keep_language() -> None:
    """Carry the choice along: Streamlit empties the link when the reader goes to another page."""
    chosen = _language()
    st.session_state["language"] = chosen
    if chosen != language_of(st.context.locale) or KEY in st.query_params:
        st.query_params[KEY] = chosen


def language_switch(t: Words) -> None:
    """Two buttons, each in its own language, so that whoever is lost finds theirs."""
    st.session_state["language_switch"] = t.language
    st.segmented_control(
        t("Language"),
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        required=True,
        key="language_switch",
        label_visibility="collapsed",
        on_change=_switch,
    )


def _switch() -> None:
    st.query_params[KEY] = st.session_state["language_switch"]


def _language() -> str:
    for wanted in (st.query_params.get(KEY), st.session_state.get("language")):
        if wanted in LANGUAGES:
            return str(wanted)
    return language_of(st.context.locale)
