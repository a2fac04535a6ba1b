"""From when to when each team works, where it is not the floor's hours."""

from collections.abc import Sequence
from datetime import date, time

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.settings import settings
from floor.store.people import team_names
from floor.store.records import records
from floor.store.team_hours import KnownHours, known_hours
from floor.tasks.calendar_refusals import Sentence
from floor.tasks.set_team_hours import WantedHours, remove_team_hours, set_team_hours
from floor.tasks.task import Actor, Impossible
from floor.ui.calendar.fields import day_field, why_field
from floor.ui.deeds import deed
from floor.ui.people.fields import day_written, written


def team_hours(actor: Actor, t: Words) -> None:
    """The form, and what holds."""
    house = settings()
    today = house.today(house.now())
    with records().reading() as session:
        teams, known = team_names(session), known_hours(session)
    st.markdown(
        t(
            "A team without hours of its own works the floor's, {opens} to {closes}. Pace follows them.",
            opens=f"{house.opens_at:%H:%M}",
            closes=f"{house.closes_at:%H:%M}",
        )
    )
    if not teams:
        st.info(t("There is no team yet. An administrator makes one under People."), icon=":material/groups:")
        return
    there, beside = st.columns([2, 3], gap="large")
    with there:
        _new(actor, teams, (house.opens_at, house.closes_at), today, known, t)
    with beside:
        _known(actor, known, t)


def _new(
    actor: Actor, teams: Sequence[str], usual: tuple[time, time], today: date, known: Sequence[KnownHours], t: Words
) -> None:
    mark = f"hours:{hash(tuple(known)):x}"
    with st.form(key=mark, border=True):
        st.selectbox(t("Team"), teams, key=f"{mark}:team")
        with st.container(horizontal=True):
            st.time_input(t("Opens at"), value=usual[0], step=900, key=f"{mark}:opens")
            st.time_input(t("Closes at"), value=usual[1], step=900, key=f"{mark}:closes")
        st.caption(t("Closing before opening means after midnight."))
        day_field(t("From this day on"), today, f"{mark}:from", t("Days before keep their hours."))
        why_field(f"{mark}:why", t)
        st.form_submit_button(
            t("Save the hours"), icon=":material/save:", type="primary", on_click=_save, args=(actor, mark)
        )


def _save(actor: Actor, mark: str) -> None:
    team, day_from, why = written(f"{mark}:team"), day_written(f"{mark}:from"), written(f"{mark}:why")
    opens_at, closes_at = st.session_state.get(f"{mark}:opens"), st.session_state.get(f"{mark}:closes")

    def save() -> None:
        if day_from is None:
            raise Impossible(Sentence.DAY_NEEDED)
        if not isinstance(opens_at, time) or not isinstance(closes_at, time):
            raise Impossible(Sentence.HOURS)
        set_team_hours(actor, WantedHours(team, day_from, opens_at, closes_at), why)

    deed(save)


def _known(actor: Actor, known: Sequence[KnownHours], t: Words) -> None:
    if not known:
        st.info(t("Every team works the floor's hours."), icon=":material/schedule:")
        return
    st.dataframe(
        pd.DataFrame(
            {
                t("Team"): [one.team for one in known],
                t("From"): [one.day_from.isoformat() for one in known],
                t("Opens at"): [f"{one.opens_at:%H:%M}" for one in known],
                t("Closes at"): [f"{one.closes_at:%H:%M}" for one in known],
            }
        ),
        hide_index=True,
        alt=t("Hours of the teams, newest first"),
    )
    mark = f"hours_gone:{hash(tuple(known)):x}"
    with st.form(key=mark, border=False):
        st.selectbox(t("Take back"), known, format_func=lambda one: f"{one.team} · {one.day_from}", key=f"{mark}:which")
        why_field(f"{mark}:why", t)
        st.form_submit_button(t("Take back"), icon=":material/undo:", on_click=_removed, args=(actor, mark))


def _removed(actor: Actor, mark: str) -> None:
    gone, why = st.session_state.get(f"{mark}:which"), written(f"{mark}:why")
    if isinstance(gone, KnownHours):
        deed(lambda: remove_team_hours(actor, gone, why))
