"""The whole screen: one question at a time, chosen at the top and kept in the link."""

from collections.abc import Callable, Mapping

import streamlit as st

from floor.i18n import Words
from floor.tasks.task import Actor
from floor.ui.calendar.absences import absences
from floor.ui.calendar.hours import team_hours
from floor.ui.calendar.month import month
from floor.ui.calendar.own_weeks import own_weeks
from floor.ui.calendar.public_holidays import public_holidays
from floor.ui.calendar.reasons import sentence
from floor.ui.calendar.week import floor_week
from floor.ui.deeds import tell_what_was_done

PART = "part"
CHOSEN = "calendar_part"

Draw = Callable[[Actor, Words], None]
PARTS: Mapping[str, Draw] = {
    "month": month,
    "week": floor_week,
    "holidays": public_holidays,
    "absences": absences,
    "weeks": own_weeks,
    "hours": team_hours,
}


def calendar_screen(actor: Actor, t: Words) -> None:
    """Draw the part that is chosen."""
    asked = st.query_params.get(PART)
    if CHOSEN not in st.session_state:
        st.session_state[CHOSEN] = asked if asked in PARTS else "month"
    names = _names(t)
    st.segmented_control(
        t("What about the calendar?"),
        list(PARTS),
        format_func=names.__getitem__,
        required=True,
        key=CHOSEN,
        label_visibility="collapsed",
        on_change=_turned,
    )
    tell_what_was_done(sentence, t)
    PARTS[st.session_state[CHOSEN]](actor, t)


def _turned() -> None:
    st.query_params[PART] = st.session_state[CHOSEN]


def _names(t: Words) -> Mapping[str, str]:
    return {
        "month": t("Month"),
        "week": t("The floor's week"),
        "holidays": t("Public holidays"),
        "absences": t("Absences"),
        "weeks": t("Own weeks"),
        "hours": t("Team hours"),
    }
