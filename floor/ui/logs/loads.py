"""The list of loads, the newest first, and the one that is looked into."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.store.load_list import LoadsQuery, LogLoad
from floor.ui.logs.names import log_name

AT_ONCE = 20
Mended = Mapping[str, Mapping[int, str]]
"""By load and line, the load that has mended it."""


def loads_list(loads: Sequence[LogLoad], mended: Mended, t: Words) -> LogLoad | None:
    """Filters, list and the choice of one; what is chosen, if anything is."""
    if not loads:
        st.info(t("Nothing has been loaded yet."))
        return None
    query = _filters(loads, t)
    shown = [load for load in loads if query.fits(load)]
    if not shown:
        st.info(t("No load fits these filters."))
        return None
    st.caption(t.plural("{n} load", "{n} loads", len(shown)))
    # A pager for each number of pages: a filter may leave fewer than the one that was open.
    pages = -(-len(shown) // AT_ONCE)
    pager = f"logs_page:{pages}"
    page = int(st.session_state.get(pager, 1))
    some = shown[(page - 1) * AT_ONCE : page * AT_ONCE]
    st.dataframe(_frame(some, mended, t), hide_index=True, alt=t("Loads"))
    if pages > 1:
        st.pagination(pages, key=pager)
    by_id = {load.load_id: load for load in some}
    chosen = st.selectbox(
        t("Look into a load"),
        list(by_id),
        index=None,
        format_func=lambda load_id: f"{load_id} · {by_id[load_id].file}",
        placeholder=t("Choose one of this list"),
        key=f"logs_chosen:{page}",
    )
    return by_id.get(chosen or "")


def _filters(loads: Sequence[LogLoad], t: Words) -> LoadsQuery:
    with st.container(horizontal=True):
        log = st.selectbox(
            t("Log"),
            sorted({load.log for load in loads}),
            index=None,
            format_func=lambda one: log_name(one, t),
            placeholder=t("All"),
            key="logs_log",
        )
        formats = sorted({load.format for load in loads})
        chosen = st.selectbox(t("Format"), formats, index=None, placeholder=t("All"), key="logs_format")
        day = st.date_input(t("Day"), value=None, key="logs_day")
    return LoadsQuery(log, chosen, day if isinstance(day, date) else None)


def _frame(loads: Sequence[LogLoad], mended: Mended, t: Words) -> pd.DataFrame:
    any_mended = any(load.load_id in mended for load in loads)
    return pd.DataFrame(
        {
            t("Load number"): [load.load_id for load in loads],
            t("Log"): [log_name(load.log, t) for load in loads],
            t("Format"): [load.format for load in loads],
            t("File"): [load.file for load in loads],
            t("When"): [_moment(load.loaded_at, t) for load in loads],
            t("Days"): [_days(load, t) for load in loads],
            t("Read"): [t.number(load.rows_read) for load in loads],
            t("Loaded"): [t.number(load.loaded) for load in loads],
            t("Refused"): [t.number(load.rejected) for load in loads],
            **({t("Mended"): [_mended(mended.get(load.load_id, {}), t) for load in loads]} if any_mended else {}),
            t("Known already"): [t.number(load.duplicates) for load in loads],
            t("Counts"): [_state(load, t) for load in loads],
        }
    )


def _mended(mended: Mapping[int, str], t: Words) -> str:
    """How many of its refused rows, and by which loads."""
    by = ", ".join(sorted(set(mended.values())))
    return t("{n} by {load}", n=t.number(len(mended)), load=by) if mended else ""


def _state(load: LogLoad, t: Words) -> str:
    return t("yes") if load.undone_at is None else t("taken back {moment}", moment=_moment(load.undone_at, t))


def _days(load: LogLoad, t: Words) -> str:
    if load.first_day is None or load.last_day is None:
        return ""
    first, last = t.date(load.first_day, "short"), t.date(load.last_day, "short")
    return first if first == last else f"{first} – {last}"


def _moment(moment: datetime, t: Words) -> str:
    return f"{t.date(moment.date(), 'short')} {t.time(moment)}"
