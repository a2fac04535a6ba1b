"""A load taken back: first what that would change, then, if it is wanted, done."""

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.undo_preview import UndoPreview
from floor.store.load_list import LogLoad
from floor.tasks.task import Actor, NotAllowed
from floor.tasks.undo_load import undo_load
from floor.ui.logs.loader import CannotLoad, Loader
from floor.ui.logs.trouble import cannot_load

SEEN = "logs_undo_seen"
DONE = "logs_undo_done"


def undoing(actor: Actor, loader: Loader, load: LogLoad, t: Words) -> None:
    """The way to take this load back. People are not undone: what their file said went into the records."""
    if load.undone_at is not None or load.log == "people":
        return
    if st.button(t("What would change if it is taken back?"), icon=":material/undo:", key="logs_preview"):
        _look(loader, load, t)
    seen = st.session_state.get(SEEN)
    if seen is not None and seen.load_id == load.load_id:
        _preview(actor, loader, seen, t)


def tell_what_was_undone(t: Words) -> None:
    """Once, after the click."""
    if st.session_state.pop(DONE, False):
        st.success(t("The load is taken back; that is noted in the audit."), icon=":material/check:")


def _look(loader: Loader, load: LogLoad, t: Words) -> None:
    st.session_state.pop(SEEN, None)
    try:
        with st.spinner(t("Working it out…")):
            st.session_state[SEEN] = loader.preview_undo(load.load_id)
    except CannotLoad as error:
        cannot_load(error, t)


def _preview(actor: Actor, loader: Loader, seen: UndoPreview, t: Words) -> None:
    with st.container(border=True):
        st.markdown(t.plural("{n} row would no longer count.", "{n} rows would no longer count.", seen.rows))
        if seen.days:
            st.markdown(t.plural("{n} day would change:", "{n} days would change:", len(seen.days)))
            st.dataframe(_frame(seen, t), hide_index=True, alt=t("What would change"))
        else:
            st.markdown(t("No day's calls, orders or revenue would change."))
        if st.button(t("Take this load back"), type="primary", icon=":material/undo:", key="logs_undo"):
            _undo(actor, loader, seen, t)


def _undo(actor: Actor, loader: Loader, seen: UndoPreview, t: Words) -> None:
    try:
        undo_load(actor, seen, lambda: loader.undo(seen.load_id))
    except CannotLoad as error:
        cannot_load(error, t)
        return
    except NotAllowed:
        st.rerun()  # the page's own guard says so
    st.session_state.pop(SEEN, None)
    st.session_state[DONE] = True
    st.rerun()


def _frame(seen: UndoPreview, t: Words) -> pd.DataFrame:
    def change(before: str, after: str) -> str:
        return before if before == after else f"{before} → {after}"

    return pd.DataFrame(
        {
            t("Day"): [t.date(one.day, "short") for one in seen.days],
            t("Calls"): [change(t.number(one.before.calls), t.number(one.after.calls)) for one in seen.days],
            t("Orders"): [change(t.number(one.before.orders), t.number(one.after.orders)) for one in seen.days],
            t("Revenue"): [
                change(t.money(one.before.revenue_minor, cents=True), t.money(one.after.revenue_minor, cents=True))
                for one in seen.days
            ],
        }
    )
