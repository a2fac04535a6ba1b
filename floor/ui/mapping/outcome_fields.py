"""What each outcome code of the file means: the codes with their counts, the most frequent first."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from floor.i18n import Words
from floor.ui.mapping.names import outcome_names
from floor.ui.mapping.reader import ReadDraft

CODE = "outcome_code"
NONE = ""
MOST = 80


def outcome_fields(draft: ReadDraft, key: str, t: Words) -> Mapping[str, Any]:
    """The format with what was chosen. A code that is left open is loaded, counted as a call, and listed."""
    given = dict(draft.given)
    if not draft.codes:
        return given
    st.subheader(t("What its outcome codes mean"), anchor=False)
    names = outcome_names(t)
    source = given["columns"][CODE]
    mapped = dict(given["values"].get(CODE, {}))
    for number, one in enumerate(draft.codes[:MOST]):
        with st.container(horizontal=True, vertical_alignment="center"):
            # As text: a code is whatever a dialer's owner wrote, and would be read as markup.
            st.text(one.code, width=180)
            st.text(t.plural("{n} row", "{n} rows", one.count), width=90)
            guess = mapped.get(one.code, one.outcome)
            chosen = st.selectbox(
                t("Outcome of code {n}", n=number + 1),
                [NONE, *names],
                index=1 + list(names).index(guess) if guess in names else 0,
                key=f"code:{number}:{source}:{key}",
                format_func=lambda outcome: names.get(outcome) or t("not known"),
                label_visibility="collapsed",
                width=280,
            )
        mapped.pop(one.code, None)
        if chosen:
            mapped[one.code] = chosen
    values = {name: one for name, one in given["values"].items() if name != CODE}
    return {**given, "values": {**values, CODE: mapped} if mapped else values}
