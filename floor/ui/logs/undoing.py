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


def undoing(actor: Actor, loader: Loader, load: LogLoad, mended_by: tuple[str, ...], t: Words) -> None:
    """The way to take this load back. People are not undone: what their file said went into the records."""
    if load.undone_at is not None or load.log == "people":
        return
    also = _with_it(mended_by, t)
    if st.button(t("What would change if it is taken back?"), icon=":material/undo:", key="logs_preview"):
        _look(loader, load, also, t)
    seen = st.session_state.get(SEEN)
    if seen is not None and (seen.load_id, seen.also) == (load.load_id, also):
        _preview(actor, loader, seen, t)


def tell_what_was_undone(t: Words) -> None:
    """Once, after the click: whether it was what had been foreseen, and what changed if not."""
    told = st.session_state.pop(DONE, None)
    if told is None:
        return
    seen, done = told
    st.success(t("The load is taken back; that is noted in the audit."), icon=":material/check:")
    if seen == done:
        st.caption(t("What changed is what was foreseen: {what}", what=_sums(done, t)))
        return
    st.warning(
        t("Since you looked, other loads came: what changed is not what was foreseen."), icon=":material/warning:"
    )
    st.markdown(t("Foreseen: {what}", what=_sums(seen, t)))
    st.markdown(t("Changed: {what}", what=_sums(done, t)))
    st.dataframe(_frame(done, t), hide_index=True, alt=t("What has changed"))


def _sums(told: UndoPreview, t: Words) -> str:
    return t(
        "rows {rows}, days {days}, agents {agents}",
        rows=t.number(told.rows),
        days=t.number(len(told.days)),
        agents=t.number(told.agents),
    )


def _with_it(mended_by: tuple[str, ...], t: Words) -> tuple[str, ...]:
    """Which of the loads that mend it go with it: all, unless somebody wants their rows to stay."""
    if not mended_by:
        return ()
    label = t("Take back also what mends it: {loads}", loads=", ".join(mended_by))
    told = t("Otherwise the mended rows go on counting.")
    return mended_by if st.checkbox(label, value=True, help=told, key="logs_undo_also") else ()


def _look(loader: Loader, load: LogLoad, also: tuple[str, ...], t: Words) -> None:
    st.session_state.pop(SEEN, None)
    try:
        with st.spinner(t("Working it out…")):
            st.session_state[SEEN] = loader.preview_undo(load.load_id, also)
    except CannotLoad as error:
        cannot_load(error, t)


def _preview(actor: Actor, loader: Loader, seen: UndoPreview, t: Words) -> None:
    with st.container(border=True):
        st.markdown(t.plural("{n} row would no longer count.", "{n} rows would no longer count.", seen.rows))
        if seen.days:
            st.markdown(
                t.plural("{n} agent would have other figures.", "{n} agents would have other figures.", seen.agents)
            )
            st.markdown(t.plural("{n} day would change:", "{n} days would change:", len(seen.days)))
            st.dataframe(_frame(seen, t), hide_index=True, alt=t("What would change"))
        else:
            st.markdown(t("No day's calls, orders or revenue would change."))
        if st.button(t("Take this load back"), type="primary", icon=":material/undo:", key="logs_undo"):
            _undo(actor, loader, seen, t)


def _undo(actor: Actor, loader: Loader, seen: UndoPreview, t: Words) -> None:
    try:
        done = undo_load(actor, seen, lambda: loader.undo(seen.load_id, seen.also))
    except CannotLoad as error:
        cannot_load(error, t)
        return
    except NotAllowed:
        st.rerun()  # the page's own guard says so
    st.session_state.pop(SEEN, None)
    st.session_state[DONE] = (seen, done)
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
