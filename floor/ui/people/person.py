"""One person, opened: what is known of them, to correct, and their teams, to move."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.memberships import team_on
from floor.rules.person import Details, KnownPerson
from floor.tasks.edit_person import edit_person
from floor.tasks.move_person import move_person
from floor.tasks.set_left import set_left
from floor.tasks.task import Actor
from floor.ui.deeds import deed
from floor.ui.people.fields import day_field, day_written, field_names, label_of, team_field, written


def open_person(actor: Actor, person: KnownPerson, teams: Sequence[str], today: date, t: Words) -> None:
    """Three forms and the dated history. Keys hang on what is known: after a change the forms begin anew."""
    mark = f"{hash(person):x}"
    with st.container(border=True, key="opened_person"):
        st.text(label_of(person))
        _edit(actor, person, mark, t)
        _history(person, t)
        _move(actor, person, mark, teams, today, t)
        _leave(actor, person, mark, today, t)


def _edit(actor: Actor, person: KnownPerson, mark: str, t: Words) -> None:
    names, details = field_names(t), person.details
    with st.form(key=f"edit:{mark}", border=False):
        st.text_input(names["name"], value=details.name, key=f"name:{mark}")
        shown = t("The short form that a wall can hold. Left empty, it is the name.")
        st.text_input(names["display_name"], value=details.display_name, help=shown, key=f"display_name:{mark}")
        with st.container(horizontal=True):
            day_field(names["hire_date"], details.hire_date, f"hire_date:{mark}")
            day_field(names["left_date"], details.left_date, f"left_date:{mark}")
        st.text_input(names["level"], value=details.level, key=f"level:{mark}")
        ids = t("Several between semicolons. The first one stands for the person in files.")
        together = "; ".join(person.agent_ids)
        st.text_input(names["agent_ids"], value=together, help=ids, key=f"agent_ids:{mark}")
        st.form_submit_button(t("Save"), icon=":material/save:", on_click=_save, args=(actor, person, mark))


def _save(actor: Actor, person: KnownPerson, mark: str) -> None:
    details = Details(
        name=written(f"name:{mark}"),
        display_name=written(f"display_name:{mark}"),
        hire_date=day_written(f"hire_date:{mark}"),
        left_date=day_written(f"left_date:{mark}"),
        level=written(f"level:{mark}"),
    )
    ids = tuple(dict.fromkeys(one.strip() for one in written(f"agent_ids:{mark}").split(";") if one.strip()))
    deed(lambda: edit_person(actor, person, details, ids))


def _history(person: KnownPerson, t: Words) -> None:
    if not person.stays:
        st.caption(t("In no team so far."))
        return
    stays = person.stays[::-1]
    st.dataframe(
        pd.DataFrame(
            {
                t("Team"): [stay.team for stay in stays],
                t("From"): [stay.day_from.isoformat() if stay.day_from else t("since ever") for stay in stays],
                t("To"): [stay.day_to.isoformat() if stay.day_to else "" for stay in stays],
            }
        ),
        hide_index=True,
        alt=t("Teams of this person, newest first"),
    )


def _move(actor: Actor, person: KnownPerson, mark: str, teams: Sequence[str], today: date, t: Words) -> None:
    with st.form(key=f"move:{mark}", border=False):
        team_field(teams, team_on(person.stays, today), f"team:{mark}", t)
        explained = t("Left empty, since ever. Days before keep their team; what stands there of later is replaced.")
        day_field(t("From this day on"), today, f"team_since:{mark}", explained)
        st.form_submit_button(t("Move"), icon=":material/swap_horiz:", on_click=_moved, args=(actor, person, mark))


def _moved(actor: Actor, person: KnownPerson, mark: str) -> None:
    team, day_from = written(f"team:{mark}"), day_written(f"team_since:{mark}")
    deed(lambda: move_person(actor, person, team, day_from))


def _leave(actor: Actor, person: KnownPerson, mark: str, today: date, t: Words) -> None:
    if person.here(today):
        label, icon, left_date = t("Today is their last day"), ":material/logout:", today
    else:
        label, icon, left_date = t("They are back"), ":material/login:", None
    st.button(label, icon=icon, key=f"leave:{mark}", on_click=_left, args=(actor, person, left_date))


def _left(actor: Actor, person: KnownPerson, left_date: date | None) -> None:
    deed(lambda: set_left(actor, person, left_date))
