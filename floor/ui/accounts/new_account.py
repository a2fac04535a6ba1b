"""The form that makes an account."""

import streamlit as st

from floor.i18n import Words
from floor.rules.access import ROLES
from floor.tasks.make_account import NewAccount, make_account
from floor.tasks.task import Actor
from floor.ui.accounts.deeds import deed_with_link
from floor.ui.accounts.people_field import People, people_field
from floor.ui.roles import role_name


def new_account(actor: Actor, people: People, t: Words) -> None:
    """A name, a role, a person; never a password."""
    with (
        st.popover(t("Make an account"), icon=":material/person_add:", type="primary"),
        st.form(key="new_account", border=False),
    ):
        name = st.text_input(
            t("User name"),
            help=t("What its owner types in to sign in: a name, a staff number or an e-mail address."),
            key="new_name",
        )
        role = st.selectbox(t("Role"), ROLES, format_func=lambda one: role_name(one, t), key="new_role")
        person_id = people_field(people, None, "new_person", t)
        asked = st.form_submit_button(t("Make it and show the link"), type="primary", icon=":material/add_link:")
    if asked:
        deed_with_link(name, lambda: make_account(actor, NewAccount(name, role, person_id)))
