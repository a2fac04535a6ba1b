"""The floor's week: how much of each weekday is worked, from a day on."""

from datetime import date

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.working_days import OwnWeek
from floor.settings import settings
from floor.store.calendar_days import read_working_days
from floor.store.floor_weeks import Weeks, read_floor_weeks
from floor.store.records import records
from floor.tasks.set_week import remove_week, set_week
from floor.tasks.task import Actor
from floor.ui.calendar.fields import day_field, week_fields, week_written, why_field
from floor.ui.calendar.names import amount, week_text
from floor.ui.deeds import deed
from floor.ui.people.fields import day_written, written


def floor_week(actor: Actor, t: Words) -> None:
    """What holds now, the form for another one, and the weeks through time."""
    house = settings()
    today = house.today(house.now())
    with records().reading() as session:
        seen, working = read_floor_weeks(session), read_working_days(session)
    week, mark = working.week_on(today), f"{hash(seen):x}"
    st.markdown(t("Who has no week of their own works this one. 100 percent is a full day, 0 a free one."))
    st.metric(t("Working days a week"), amount(sum(week), t))
    with st.form(key=f"week:{mark}", border=True):
        week_fields(week, f"week:{mark}", t)
        explained = t("Left empty, since ever. Days before keep their week.")
        day_field(t("From this day on"), today, f"week_from:{mark}", explained)
        why_field(f"week_why:{mark}", t)
        st.form_submit_button(
            t("Save the week"), icon=":material/save:", type="primary", on_click=_save, args=(actor, seen, mark)
        )
    _history(actor, seen, mark, t)


def _save(actor: Actor, seen: Weeks, mark: str) -> None:
    week, day_from = week_written(f"week:{mark}"), day_written(f"week_from:{mark}")
    why = written(f"week_why:{mark}")
    deed(lambda: set_week(actor, week, day_from, seen, why))


def _history(actor: Actor, seen: Weeks, mark: str, t: Words) -> None:
    first, later = seen
    newest = later[::-1]
    st.dataframe(
        pd.DataFrame(
            {
                t("From"): [*(one.day_from.isoformat() for one in newest), t("since ever")],
                t("Week"): [*(week_text(one.week, t) for one in newest), week_text(first, t)],
            }
        ),
        hide_index=True,
        alt=t("The floor's weeks, newest first"),
    )
    if later:
        _removing(actor, seen, newest, mark, t)


def _removing(actor: Actor, seen: Weeks, newest: tuple[OwnWeek, ...], mark: str, t: Words) -> None:
    with st.form(key=f"remove_week:{mark}", border=False):
        days = [one.day_from for one in newest]
        st.selectbox(t("Take back the week from"), days, format_func=date.isoformat, key=f"week_gone:{mark}")
        why_field(f"week_gone_why:{mark}", t)
        st.form_submit_button(t("Take back"), icon=":material/undo:", on_click=_removed, args=(actor, seen, mark))


def _removed(actor: Actor, seen: Weeks, mark: str) -> None:
    day_from, why = day_written(f"week_gone:{mark}"), written(f"week_gone_why:{mark}")
    if day_from:
        deed(lambda: remove_week(actor, day_from, seen, why))
