"""The list of people: searched, by team, here or left; a row opens its person."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from floor.i18n import Words
from floor.rules.memberships import team_on
from floor.rules.person import KnownPerson
from floor.ui.people.fields import field_names

ALL = "*"
NO_TEAM = ""
OPENED = "people_opened"
"""Under this key of the session lies the number of the person who is open."""


def opened_person(people: Sequence[KnownPerson]) -> KnownPerson | None:
    """Who is open, if anybody is."""
    opened = st.session_state.get(OPENED)
    return next((person for person in people if person.person_id == opened), None)


def people_table(people: Sequence[KnownPerson], shown: Sequence[KnownPerson], today: date, t: Words) -> None:
    """The list of those that the filters leave."""
    st.caption(t.plural("{n} person", "{n} people", len(shown)))
    if shown:
        _list(shown, today, t)
    else:
        st.info(_why_empty(people, t), icon=":material/groups:")


def _list(shown: Sequence[KnownPerson], today: date, t: Words) -> None:
    # Another list is another widget: a row that stays chosen by its number would be somebody else.
    key = f"people_table:{hash(tuple(shown))}"
    st.dataframe(
        _frame(shown, today, t),
        hide_index=True,
        height=min(36 * len(shown) + 40, 520),
        on_select=lambda: _open(key, [person.person_id for person in shown]),
        selection_mode="single-row",
        key=key,
        alt=t("People with their team, dialer ids and dates"),
    )


def _open(key: str, shown: Sequence[int]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    st.session_state[OPENED] = shown[rows[0]] if rows else None


def filtered(people: Sequence[KnownPerson], teams: Sequence[str], today: date, t: Words) -> list[KnownPerson]:
    """Draw the filters; those whom they leave, by name."""
    there = {"here": t("Here"), "left": t("Have left"), ALL: t("All")}
    names = {ALL: t("All teams"), NO_TEAM: t("No team"), **{team: team for team in teams}}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(t("Search"), placeholder=t("Name, id or level"), key="people_search", width=260)
        st.selectbox(t("Team"), list(names), format_func=names.__getitem__, key="people_team", width=200)
        st.segmented_control(
            t("Here or left"),
            list(there),
            format_func=there.__getitem__,
            default="here",
            required=True,
            key="people_here",
        )
    wanted = str(st.session_state["people_search"]).strip().casefold()
    team, here = st.session_state["people_team"], st.session_state["people_here"]
    return sorted(
        (
            person
            for person in people
            if wanted in _searched(person)
            and team in {ALL, team_on(person.stays, today)}
            and here in {ALL, "here" if person.here(today) else "left"}
        ),
        key=lambda person: (person.details.name.casefold(), person.person_id),
    )


def _searched(person: KnownPerson) -> str:
    details = person.details
    return "\n".join((details.name, details.display_name, details.level, *person.agent_ids)).casefold()


def _why_empty(people: Sequence[KnownPerson], t: Words) -> str:
    if people:
        return t("Nobody fits these choices.")
    return t("Nobody is known yet. Import a people file, or say above who the agents of the logs are.")


def _frame(people: Sequence[KnownPerson], today: date, t: Words) -> pd.DataFrame:
    names = field_names(t)
    return pd.DataFrame(
        {
            names["name"]: [person.details.name for person in people],
            names["team"]: [team_on(person.stays, today) for person in people],
            names["agent_ids"]: [", ".join(person.agent_ids) for person in people],
            names["level"]: [person.details.level for person in people],
            names["hire_date"]: [_day(person.details.hire_date) for person in people],
            names["left_date"]: [_day(person.details.left_date) for person in people],
            names["display_name"]: [person.details.display_name for person in people],
        }
    )


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
