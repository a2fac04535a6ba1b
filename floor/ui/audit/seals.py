"""The button that checks whether anybody changed the audit below the program."""

import streamlit as st

from floor.i18n import Words
from floor.rules.sealing import Broken, Unbroken
from floor.store.audit import verify
from floor.store.audit_search import AuditPage
from floor.store.audit_words import fault_text
from floor.store.records import records


def count_and_seals(page: AuditPage, t: Words) -> None:
    """How many entries were found, and a button that walks all there are and says whether they are whole."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(t.plural("{n} entry", "{n} entries", page.found), width="content")
        label, why = t("Check the seals"), t("Was the audit changed by hand?")
        asked = st.button(label, icon=":material/verified_user:", help=why)
    if not asked:
        return
    with st.spinner(t("Checking every entry ...")), records().reading() as session:
        found = verify(session)
    _say(found, t)


def _say(found: Broken | Unbroken, t: Words) -> None:
    if isinstance(found, Unbroken):
        n = found.head.entries
        st.success(
            t.plural("Unbroken: {n} entry, as it was written.", "Unbroken: {n} entries, all as they were written.", n),
            icon=":material/verified_user:",
        )
        st.caption(t("The last seal, to be noted elsewhere: {seal}", seal=f"{n}:{found.head.seal}"))
        return
    st.error(fault_text(found, t), icon=":material/gpp_bad:")
    st.markdown(
        t("Somebody wrote to the database past the program. Keep a copy of it as it is, and ask who could reach it.")
    )
