"""Who is away: noted, ended earlier, or deleted."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.person import LONGEST_TEXT, KnownPerson
from floor.rules.special_day import HALF
from floor.rules.working_days import WHOLE, Away
from floor.settings import settings
from floor.store.absences import KnownAbsence, known_absences
from floor.store.people import known_people
from floor.store.records import records
from floor.tasks.calendar_refusals import Sentence
from floor.tasks.set_absence import delete_absence, end_absence, set_absence
from floor.tasks.task import Actor, Impossible
from floor.ui.calendar.fields import day_field, why_field
from floor.ui.deeds import deed
from floor.ui.people.fields import day_written, label_of, written

LOOKED_BACK = timedelta(days=31)
# A form that was sent well begins anew.
TURN = "absence_turn"


def absences(actor: Actor, t: Words) -> None:
    """The form for a new one; those that are and will be, and of the last month those that were."""
    house = settings()
    today = house.today(house.now())
    with records().reading() as session:
        known, people = known_absences(session, today - LOOKED_BACK), known_people(session)
    here = sorted((one for one in people if one.here(today)), key=lambda one: one.details.name.casefold())
    if not here:
        st.info(t("Nobody is known yet. An administrator says under People who works here."), icon=":material/groups:")
        return
    there, beside = st.columns([2, 3], gap="large")
    with there:
        _new(actor, here, today, t)
    with beside:
        _known(actor, known, today, t)


def _new(actor: Actor, people: Sequence[KnownPerson], today: date, t: Words) -> None:
    key = f"absence:{st.session_state.setdefault(TURN, 0)}"
    parts = {WHOLE: t("The whole day"), HALF: t("Half of each day")}
    with st.form(key=key, border=True):
        st.subheader(t("Somebody is away"), anchor=False)
        st.selectbox(t("Who"), people, index=None, format_func=label_of, placeholder=t("Type a name"), key=f"{key}:who")
        with st.container(horizontal=True):
            day_field(t("From"), today, f"{key}:from")
            day_field(t("To"), today, f"{key}:to")
        st.segmented_control(
            t("How much"), list(parts), format_func=parts.__getitem__, default=WHOLE, required=True, key=f"{key}:share"
        )
        explained = t("One word, such as holiday or training. What somebody suffers from does not belong here.")
        st.text_input(t("Reason"), help=explained, max_chars=LONGEST_TEXT, key=f"{key}:reason")
        st.form_submit_button(
            t("Note the absence"), icon=":material/event_busy:", type="primary", on_click=_save, args=(actor, key)
        )


def _save(actor: Actor, key: str) -> None:
    person = st.session_state.get(f"{key}:who")
    day_from, day_to = day_written(f"{key}:from"), day_written(f"{key}:to")
    share = st.session_state.get(f"{key}:share")

    def save() -> None:
        if day_from is None or day_to is None:
            raise Impossible(Sentence.DAY_NEEDED)
        away = Away(day_from, day_to, share if isinstance(share, Fraction) else WHOLE, written(f"{key}:reason"))
        set_absence(actor, person.person_id if isinstance(person, KnownPerson) else None, away)

    if deed(save):
        st.session_state[TURN] += 1


def _known(actor: Actor, known: Sequence[KnownAbsence], today: date, t: Words) -> None:
    if not known:
        st.info(t("Nobody is away, was in the last month, or will be."), icon=":material/event_available:")
        return
    st.dataframe(
        pd.DataFrame(
            {
                t("Who"): [one.name for one in known],
                t("From"): [one.away.day_from.isoformat() for one in known],
                t("To"): [one.away.day_to.isoformat() for one in known],
                t("How much"): [_part(one.away.share, t) for one in known],
                t("Reason"): [one.away.reason for one in known],
            }
        ),
        hide_index=True,
        alt=t("Absences, by first day"),
    )
    _changing(actor, known, today, t)


def _part(share: Fraction, t: Words) -> str:
    return t("The whole day") if share == WHOLE else t("Half of each day") if share == HALF else t.percent(share, 0)


def _changing(actor: Actor, known: Sequence[KnownAbsence], today: date, t: Words) -> None:
    chosen = st.selectbox(
        t("Change an absence"),
        known,
        index=None,
        format_func=lambda one: f"{one.name} · {one.away.day_from} – {one.away.day_to}",
        placeholder=t("Type a name"),
        key=f"absence_chosen:{hash(tuple(known)):x}",
    )
    if chosen is None:
        return
    mark = f"absence:{chosen.absence_id}:{hash(chosen):x}"
    last = min(max(today - timedelta(days=1), chosen.away.day_from), chosen.away.day_to)
    with st.form(key=f"change:{mark}", border=True):
        day_field(t("Their last day away"), last, f"{mark}:last")
        why_field(f"{mark}:why", t)
        with st.container(horizontal=True):
            st.form_submit_button(
                t("End it then"), icon=":material/event_available:", on_click=_end, args=(actor, chosen, mark)
            )
            st.form_submit_button(
                t("Delete the absence"), icon=":material/delete:", on_click=_delete, args=(actor, chosen, mark)
            )


def _end(actor: Actor, chosen: KnownAbsence, mark: str) -> None:
    last_day, why = day_written(f"{mark}:last"), written(f"{mark}:why")

    def end() -> None:
        if last_day is None:
            raise Impossible(Sentence.DAY_NEEDED)
        end_absence(actor, chosen, last_day, why)

    deed(end)


def _delete(actor: Actor, chosen: KnownAbsence, mark: str) -> None:
    why = written(f"{mark}:why")
    deed(lambda: delete_absence(actor, chosen, why))
