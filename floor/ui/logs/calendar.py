"""Which day of a month has which logs; a working day that lacks one is red and says so."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.log_calendar import DAILY_LOGS, CalendarDay, Days, Mark, calendar
from floor.rules.periods import period_of
from floor.ui.logs.names import log_name, mark_name

MONTH = "logs_month"
# Readable on both themes; the word in the cell says the same.
RED = "background-color: #b3261e; color: #ffffff"


def log_calendar(days: Days, today: date, t: Words) -> None:
    """One month with the ways to the ones beside it."""
    shown = st.session_state.setdefault(MONTH, today.replace(day=1))
    month = period_of("month", shown)
    _pages(month.day_from, month.day_to, today, t)
    every = [month.day_from + timedelta(days=n) for n in range(month.days)]
    marked = calendar(days, every, today)
    missing = sum(mark is Mark.MISSING for one in marked for mark in one.marks.values())
    if missing:
        st.error(t.plural("{n} log is missing.", "{n} logs are missing.", missing), icon=":material/event_busy:")
    else:
        st.success(t("No log is missing on a working day of this month."), icon=":material/event_available:")
    frame = _frame(marked, t)
    there, word = frame.style, mark_name(Mark.MISSING, t)
    st.dataframe(
        there.map(lambda cell: RED if cell == word else ""),
        hide_index=True,
        height=36 * len(frame) + 40,
        alt=t("Which day has which logs"),
    )


def _pages(first: date, last: date, today: date, t: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        _page("logs_month_before", ":material/chevron_left:", t("Month before"), first - timedelta(days=1))
        st.subheader(t.month(first), anchor=False)
        after = last + timedelta(days=1)
        _page("logs_month_after", ":material/chevron_right:", t("Month after"), after if after <= today else None)


def _page(key: str, icon: str, label: str, day: date | None) -> None:
    st.button(label, icon=icon, key=key, disabled=day is None, on_click=_turn, args=(day,))


def _turn(day: date) -> None:
    st.session_state[MONTH] = day.replace(day=1)


def _frame(days: Sequence[CalendarDay], t: Words) -> pd.DataFrame:
    columns = {t("Day"): [t.date(one.day, "weekday") for one in days]}
    for log in DAILY_LOGS:
        columns[log_name(log, t)] = [mark_name(one.marks[log], t) for one in days]
    return pd.DataFrame(columns)
