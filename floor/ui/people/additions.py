"""Beside the list: somebody whom no log has named yet, and another name for a team."""

from collections.abc import Sequence

import streamlit as st

from floor.i18n import Words
from floor.tasks.name_agent import name_new_person
from floor.tasks.rename_team import rename_team
from floor.tasks.task import Actor
from floor.ui.deeds import deed
from floor.ui.people.fields import field_names, team_field, written


def additions(actor: Actor, teams: Sequence[str], t: Words) -> None:
    """Two buttons, each with its form behind it."""
    with st.container(horizontal=True):
        with st.popover(t("Add a person"), icon=":material/person_add:"):
            _add(actor, teams, t)
        if teams:
            with st.popover(t("Rename a team"), icon=":material/edit:"):
                _rename(actor, teams, t)


def _add(actor: Actor, teams: Sequence[str], t: Words) -> None:
    names = field_names(t)
    with st.form(key="add_person", border=False, clear_on_submit=True):
        st.text_input(names["name"], key="add_name")
        st.text_input(names["agent_id"], help=t("The name by which the dialer knows them."), key="add_id")
        team_field(teams, "", "add_team", t)
        st.form_submit_button(t("Add"), icon=":material/person_add:", on_click=_added, args=(actor,))


def _added(actor: Actor) -> None:
    agent_id, name, team = written("add_id"), written("add_name"), written("add_team")
    deed(lambda: name_new_person(actor, agent_id, name, team))


def _rename(actor: Actor, teams: Sequence[str], t: Words) -> None:
    with st.form(key="rename_team", border=False, clear_on_submit=True):
        st.selectbox(t("Team"), teams, key="rename_from")
        st.text_input(t("New name"), help=t("It stays the same team, on old days too."), key="rename_to")
        st.form_submit_button(t("Rename"), icon=":material/edit:", on_click=_renamed, args=(actor,))


def _renamed(actor: Actor) -> None:
    name, new_name = written("rename_from"), written("rename_to")
    deed(lambda: rename_team(actor, name, new_name))
