"""A month, day by day: how much each is worked and why; a day is opened to change it."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.calendar_month import CalendarMonth, MonthDay, calendar_month
from floor.rules.working_days import DayKind
from floor.settings import settings
from floor.store.calendar_days import read_working_days
from floor.store.records import records
from floor.tasks.task import Actor
from floor.ui.calendar.day import OPENED, open_day
from floor.ui.calendar.names import amount, kind_names

MONTH = "calendar_month"
STYLE = Path(__file__).with_name("month.css")
WEEK = 7


def month(actor: Actor, t: Words) -> None:
    """The month with the ways to those beside it, and the day that is open."""
    house = settings()
    today = house.today(house.now())
    first = st.session_state.setdefault(MONTH, today.replace(day=1))
    opened = st.session_state.setdefault(OPENED, today)
    with records().reading() as session:
        working = read_working_days(session)
    shown = calendar_month(working, first)
    st.html(STYLE)
    there, beside = st.columns([3, 2], gap="large")
    with there:
        _pages(first, shown.days[-1].day, t)
        _figures(shown, today, t)
        _grid(shown.days, opened, today, t)
        _list(shown, t)
    with beside:
        open_day(actor, opened, working, t)


def _pages(first: date, last: date, t: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="calendar_pages"):
        _page("calendar_before", ":material/chevron_left:", t("Month before"), first - timedelta(days=1))
        st.subheader(t.month(first), anchor=False, width="content")
        _page("calendar_after", ":material/chevron_right:", t("Month after"), last + timedelta(days=1))


def _page(key: str, icon: str, label: str, day: date) -> None:
    st.button(label, icon=icon, key=key, on_click=_turn, args=(day,))


def _turn(day: date) -> None:
    st.session_state[MONTH] = day.replace(day=1)


def _figures(shown: CalendarMonth, today: date, t: Words) -> None:
    with st.grid(2, min_column_width=140, key="calendar_figures"):
        st.metric(t("Working days of the month"), amount(shown.working_days, t))
        st.metric(t("Of them from today on"), amount(shown.to_come(today), t))


def _grid(days: Sequence[MonthDay], opened: date, today: date, t: Words) -> None:
    names = {**_short(t), None: t("free")}
    with st.grid(WEEK, min_column_width=36, gap="xxsmall", key="calendar_grid"):
        for number in range(WEEK):
            st.caption(t.weekday(number), text_alignment="center")
        for number in range(days[0].day.weekday()):
            st.container(key=f"calendar_gap_{number}", height=1, border=False)
        for one in days:
            _day(one, names, opened, today, t)


def _day(one: MonthDay, names: dict[DayKind | None, str], opened: date, today: date, t: Words) -> None:
    kind = one.special.kind if one.special else None
    look = kind.value if kind else "free" if one.is_free else "usual"
    number = f"**{one.day.day}**" if one.day == today else str(one.day.day)
    why = f" :small[{names[kind]}]" if kind or one.is_free else ""
    # Our own words alone: what somebody wrote as a reason would be read as Markdown here.
    label = f"{number} :small[{amount(one.weight, t)}]{why}"
    st.button(
        label,
        key=f"calendar_day_{look}_{one.day}",
        type="primary" if one.day == opened else "secondary",
        width="stretch",
        on_click=_open,
        args=(one.day,),
    )


def _open(day: date) -> None:
    st.session_state[OPENED] = day


def _short(t: Words) -> dict[DayKind | None, str]:
    """As short as a phone's seventh."""
    return {
        DayKind.HOLIDAY: t("holiday"),
        DayKind.HALF_DAY: t("half"),
        DayKind.EXCLUDED: t("lost"),
        DayKind.EXTRA: t("extra"),
    }


def _list(shown: CalendarMonth, t: Words) -> None:
    if not shown.special:
        st.caption(t("Every day of this month is like others of its weekday. Choose a day to change that."))
        return
    weights = {one.day: one.weight for one in shown.days}
    st.dataframe(
        pd.DataFrame(
            {
                t("Day"): [t.date(one.day, "weekday") for one in shown.special],
                t("Kind of day"): [kind_names(t)[one.kind] for one in shown.special],
                t("Weight"): [amount(weights[one.day], t) for one in shown.special],
                t("Reason"): [one.reason for one in shown.special],
            }
        ),
        hide_index=True,
        alt=t("Days of this month that are not like others, and why"),
    )
