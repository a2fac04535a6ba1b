"""Weeks that people work who do not work the floor's: those the logs speak for, and those set by hand."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.own_weeks import WeekProposal
from floor.rules.person import KnownPerson
from floor.rules.working_days import OwnWeek, WorkingDays
from floor.settings import settings
from floor.store.calendar_days import read_working_days
from floor.store.own_weeks import Weeks, known_weeks, week_proposals
from floor.store.people import known_people
from floor.store.records import records
from floor.store.warehouse import NoWarehouse, WarehouseUnreadable
from floor.tasks.calendar_refusals import Sentence
from floor.tasks.set_own_week import accept_own_weeks, remove_own_week, set_own_week
from floor.tasks.task import Actor, Impossible
from floor.ui import cached
from floor.ui.calendar.fields import day_field, week_fields, week_written, why_field
from floor.ui.calendar.names import amount, week_text
from floor.ui.calendar.ticked import TICK, ticked
from floor.ui.deeds import deed
from floor.ui.people.fields import day_written, label_of, written


def own_weeks(actor: Actor, t: Words) -> None:
    """First what the logs propose, then one person by hand."""
    house = settings()
    today = house.today(house.now())
    with records().reading() as session:
        people, weeks, working = known_people(session), known_weeks(session), read_working_days(session)
    here = sorted((one for one in people if one.here(today)), key=lambda one: one.details.name.casefold())
    st.markdown(t("Who works other weekdays than the floor has a week of their own; targets and pace follow it."))
    if not here:
        st.info(t("Nobody is known yet. An administrator says under People who works here."), icon=":material/groups:")
        return
    _proposals(actor, today, t)
    _everybody(here, weeks, t)
    _by_hand(actor, here, weeks, working, today, t)


def _proposals(actor: Actor, today: date, t: Words) -> None:
    found = _proposed(today)
    st.subheader(t("What the logs show"), anchor=False)
    if not found:
        st.caption(t("The logs show nobody here without a week of their own who works other weekdays than the floor."))
        return
    st.caption(
        t("Weekdays worked in at least half of the weeks with work, of the last half-year; at least four such weeks.")
    )
    mark = f"weeks:{hash(found):x}"
    wanted = [True] * len(found)
    st.data_editor(
        pd.DataFrame(
            {
                TICK: wanted,
                t("Who"): [one.name for one in found],
                t("Week"): [week_text(one.week.week, t) for one in found],
                t("Days a week"): [amount(sum(one.week.week), t) for one in found],
                t("Seen in weeks"): [t.number(one.worked_weeks) for one in found],
                t("From"): [one.week.day_from.isoformat() for one in found],
            }
        ),
        hide_index=True,
        height=min(36 * len(found) + 40, 420),
        column_config={TICK: st.column_config.CheckboxColumn(t("Take over"), width="small")},
        disabled=[t("Who"), t("Week"), t("Days a week"), t("Seen in weeks"), t("From")],
        key=mark,
    )
    with st.form(key=f"accept:{mark}", border=False):
        why_field(f"why:{mark}", t, t("As the logs show it"))
        st.form_submit_button(
            t("Take over what is ticked"),
            icon=":material/done_all:",
            type="primary",
            on_click=_accept,
            args=(actor, found, wanted, mark),
        )


def _proposed(today: date) -> tuple[WeekProposal, ...]:
    try:
        warehouse = cached.open_warehouse()
    except (NoWarehouse, WarehouseUnreadable):
        return ()
    with records().reading() as session:
        return week_proposals(session, warehouse, today)


def _accept(actor: Actor, found: Sequence[WeekProposal], wanted: Sequence[bool], mark: str) -> None:
    chosen, why = ticked(found, wanted, mark), written(f"why:{mark}")
    deed(lambda: accept_own_weeks(actor, chosen, why))


def _everybody(people: Sequence[KnownPerson], weeks: Weeks, t: Words) -> None:
    rows = [(one, week) for one in people for week in reversed(weeks.get(one.person_id, ()))]
    st.subheader(t("Weeks of their own"), anchor=False)
    if not rows:
        st.caption(t("Everybody works the floor's week so far."))
        return
    st.dataframe(
        pd.DataFrame(
            {
                t("Who"): [one.details.name for one, _ in rows],
                t("From"): [week.day_from.isoformat() for _, week in rows],
                t("Week"): [week_text(week.week, t) for _, week in rows],
                t("Days a week"): [amount(sum(week.week), t) for _, week in rows],
            }
        ),
        hide_index=True,
        height=min(36 * len(rows) + 40, 420),
        alt=t("People with a week of their own"),
    )


def _by_hand(
    actor: Actor, people: Sequence[KnownPerson], weeks: Weeks, working: WorkingDays, today: date, t: Words
) -> None:
    st.subheader(t("By hand"), anchor=False)
    chosen = st.selectbox(
        t("Who"), people, index=None, format_func=label_of, placeholder=t("Type a name"), key="week_person"
    )
    if chosen is None:
        return
    seen = weeks.get(chosen.person_id, ())
    begun = [one.week for one in seen if one.day_from <= today]
    mark = f"own:{chosen.person_id}:{hash(seen):x}"
    with st.form(key=f"form:{mark}", border=True):
        week_fields(begun[-1] if begun else working.week_on(today), mark, t)
        day_field(t("From this day on"), today, f"{mark}:from", t("Days before keep their week."))
        why_field(f"{mark}:why", t)
        st.form_submit_button(
            t("Save the week"), icon=":material/save:", type="primary", on_click=_save, args=(actor, chosen, seen, mark)
        )
    if seen:
        _removing(actor, chosen, seen, mark, t)


def _save(actor: Actor, person: KnownPerson, seen: tuple[OwnWeek, ...], mark: str) -> None:
    week, day_from, why = week_written(mark), day_written(f"{mark}:from"), written(f"{mark}:why")

    def save() -> None:
        if day_from is None:
            raise Impossible(Sentence.DAY_NEEDED)
        set_own_week(actor, person.person_id, OwnWeek(day_from, week), seen, why)

    deed(save)


def _removing(actor: Actor, person: KnownPerson, seen: tuple[OwnWeek, ...], mark: str, t: Words) -> None:
    with st.form(key=f"remove:{mark}", border=False):
        days = [one.day_from for one in reversed(seen)]
        st.selectbox(t("Take back the week from"), days, format_func=date.isoformat, key=f"{mark}:gone")
        why_field(f"{mark}:gone_why", t)
        st.form_submit_button(
            t("Take back"), icon=":material/undo:", on_click=_removed, args=(actor, person, seen, mark)
        )


def _removed(actor: Actor, person: KnownPerson, seen: tuple[OwnWeek, ...], mark: str) -> None:
    day_from, why = day_written(f"{mark}:gone"), written(f"{mark}:gone_why")
    if day_from:
        deed(lambda: remove_own_week(actor, person.person_id, day_from, seen, why))
