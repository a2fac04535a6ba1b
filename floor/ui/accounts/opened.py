"""One account, opened: what an administrator may change of it. Its password is nobody's but its owner's."""

import streamlit as st

from floor.i18n import Words
from floor.rules.access import ROLES
from floor.store.account_list import ListedAccount, State
from floor.tasks.change_account import change_role, link_person
from floor.tasks.close_account import disable_account, enable_account, end_sessions
from floor.tasks.new_password_link import new_password_link
from floor.tasks.task import Actor
from floor.ui.accounts.deeds import deed, deed_with_link
from floor.ui.accounts.people_field import People, people_field
from floor.ui.roles import role_name


def opened_account(actor: Actor, one: ListedAccount, people: People, t: Words) -> None:
    """Keys hang on what is known: after a change the fields begin anew."""
    mark = f"{hash(one):x}"
    with st.container(border=True, key="opened_account"):
        # As text: a name is whatever somebody called it, and would be read as markup.
        st.text(one.name)
        left, right = st.columns(2, gap="large")
        with left:
            _role(actor, one, mark, t)
            _person(actor, one, people, mark, t)
        with right:
            _way_in(actor, one, mark, t)


def _role(actor: Actor, one: ListedAccount, mark: str, t: Words) -> None:
    with st.form(key=f"role:{mark}", border=False):
        role = st.selectbox(
            t("Role"),
            ROLES,
            index=ROLES.index(one.role),
            format_func=lambda it: role_name(it, t),
            key=f"role_is:{mark}",
        )
        st.caption(t("Holds from its owner's next click, wherever they are signed in."))
        asked = st.form_submit_button(t("Change the role"), icon=":material/badge:")
    if asked:
        deed(lambda: change_role(actor, one.account_id, role))


def _person(actor: Actor, one: ListedAccount, people: People, mark: str, t: Words) -> None:
    with st.form(key=f"person:{mark}", border=False):
        person_id = people_field(people, one.person_id, f"person_is:{mark}", t)
        asked = st.form_submit_button(t("Link to this person"), icon=":material/link:")
    if asked:
        deed(lambda: link_person(actor, one.account_id, person_id))


def _way_in(actor: Actor, one: ListedAccount, mark: str, t: Words) -> None:
    if one.state is State.DISABLED:
        st.markdown(t("Nobody can sign in to this account. Its history stays."))
        if st.button(t("Enable"), icon=":material/lock_open:", key=f"enable:{mark}"):
            deed(lambda: enable_account(actor, one.account_id))
        return
    if st.button(t("Make a new link"), icon=":material/add_link:", key=f"link:{mark}"):
        deed_with_link(one.name, lambda: new_password_link(actor, one.account_id))
    st.caption(t("Its owner chooses a new password by it. Until then the old one holds; then every session ends."))
    if st.button(t("End its sessions"), icon=":material/logout:", key=f"end:{mark}", disabled=not one.live_sessions):
        deed(lambda: end_sessions(actor, one.account_id))
    st.caption(t.plural("{n} live session", "{n} live sessions", one.live_sessions))
    with st.popover(t("Disable"), icon=":material/lock:"):
        st.markdown(t("Nobody can sign in to it any more, and its sessions end at once. It can be enabled again."))
        if st.button(t("Disable this account"), key=f"disable:{mark}", type="primary"):
            deed(lambda: disable_account(actor, one.account_id))
