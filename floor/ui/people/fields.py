"""What the columns of a person are called on the screen, and the two fields that several forms have."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from floor.i18n import Words
from floor.rules.person import KnownPerson

OLDEST = date(1950, 1, 1)
NEWEST = date(2099, 12, 31)


def field_names(t: Words) -> dict[str, str]:
    """By the name of the column in a people file."""
    return {
        "agent_id": t("Dialer id"),
        "agent_ids": t("Dialer ids"),
        "name": t("Name"),
        "display_name": t("Name on boards"),
        "team": t("Team"),
        "hire_date": t("Hired"),
        "left_date": t("Left"),
        "level": t("Level"),
    }


def label_of(person: KnownPerson) -> str:
    """In a list to choose from: two of one name are told apart by their ids."""
    return " · ".join(part for part in (person.details.name, person.agent_id) if part)


def team_field(teams: Sequence[str], team: str, key: str, t: Words) -> None:
    """One of the teams, none, or the name of a new one."""
    choices = sorted({*teams, team} - {""})
    st.selectbox(
        t("Team"),
        choices,
        index=choices.index(team) if team else None,
        placeholder=t("No team"),
        accept_new_options=True,
        help=t("A name that is new here makes a team."),
        key=key,
    )


def day_field(label: str, value: date | None, key: str, explained: str | None = None) -> None:
    """A day, or none."""
    st.date_input(label, value=value, min_value=OLDEST, max_value=NEWEST, format="YYYY-MM-DD", help=explained, key=key)


def written(key: str) -> str:
    """What stands in a field of a form that was sent, "" for nothing."""
    return str(st.session_state.get(key) or "").strip()


def day_written(key: str) -> date | None:
    """The day in a field of a form that was sent."""
    value = st.session_state.get(key)
    return value if isinstance(value, date) else None
