"""The rows of a load that could not be taken, by reason, and the way to take them along."""

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.loader_words import loader_words
from floor.store.load_list import LogLoad
from floor.store.mending import Mending
from floor.store.rejects import Reject, count_reasons

SHOWN = 200


def refused_rows(load: LogLoad, mending: Mending, t: Words) -> None:
    """Where each stood, what is wrong with it, who mended it; the first of them, all in the file to take along."""
    if not load.rejected:
        return
    rejects = mending.rejects
    st.subheader(t("Refused rows"), anchor=False)
    if not rejects:
        st.info(t("The file that kept them is not there any more."))
        return
    counts = count_reasons(rejects)
    reason = st.selectbox(
        t("Reason"),
        list(counts),
        index=None,
        format_func=lambda one: f"{loader_words(one, t)} ({t.number(counts[one])})",
        placeholder=t("All reasons ({n})", n=t.number(len(rejects))),
        key=f"logs_reason:{load.load_id}",
    )
    chosen = [one for one in rejects if reason in {None, one.reason}]
    st.dataframe(_frame(chosen[:SHOWN], mending, t), hide_index=True, alt=t("Refused rows"))
    if len(chosen) > SHOWN:
        st.caption(t("The first {n}; the file has all of them.", n=SHOWN))
    _links(load, reason, t)


def _frame(rejects: list[Reject], mending: Mending, t: Words) -> pd.DataFrame:
    by = mending.by_line
    mended = {t("Mended by"): [by.get(one.line, "") for one in rejects]} if by else {}
    return pd.DataFrame(
        {
            t("Line"): [one.line for one in rejects],
            t("Column"): [one.column for one in rejects],
            t("Value"): [one.value for one in rejects],
            t("Reason"): [loader_words(one.reason, t) for one in rejects],
            t("Row as it stood"): [one.row for one in rejects],
            **mended,
        }
    )


def _links(load: LogLoad, reason: str | None, t: Words) -> None:
    narrowed = {} if reason is None else {"reason": reason}
    link = urlencode({"load": load.load_id, **narrowed, "lang": t.language})
    with st.container(horizontal=True):
        for kind, label in (("csv", t("CSV")), ("xlsx", t("Excel"))):
            address = f"/files/rejects.{kind}?{link}"
            told = t("The refused rows as a file for a spreadsheet")
            st.link_button(label, address, icon=":material/download:", help=told)
