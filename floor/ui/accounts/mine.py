"""Everybody's own account: who they are here, what they may see, and where they are signed in."""

import streamlit as st

from floor.i18n import Words
from floor.rules.device_names import device_name
from floor.settings import settings
from floor.store.live_sign_ins import LiveSignIn, live_sign_ins
from floor.store.models import Person
from floor.store.records import records
from floor.store.viewers import Viewer
from floor.tasks.fixed_password import why_fixed
from floor.ui.accounts.own_password import own_password, tell_of_new_password, unknown_device_advice
from floor.ui.accounts.rights import rights_in_words
from floor.ui.moments import written_moment
from floor.ui.roles import role_name

# Forms of our own, which go to our routes and not through Streamlit: they end sessions, this one included.
ELSEWHERE = """<form method="post" action="/sign-out-everywhere" class="floor-form">
<input type="hidden" name="keep" value="this"><button type="submit">{label}</button></form>"""
EVERYWHERE = """<form method="post" action="/sign-out-everywhere" class="floor-form">
<button type="submit">{label}</button></form>"""


def my_account(viewer: Viewer, t: Words) -> None:
    """Draw it from one view of the records."""
    with records().reading() as session:
        sessions = live_sign_ins(session, viewer.account_id, settings().utc_now())
        person = session.get(Person, viewer.person_id) if viewer.person_id is not None else None
    fixed = why_fixed(viewer.account_id)
    tell_of_new_password(t)
    left, right = st.columns([2, 3], gap="large")
    with left, st.container(border=True):
        _who(viewer, person, t)
        own_password(fixed, t)
    with right:
        _where(viewer, sessions, unknown_device_advice(fixed, t), t)


def _who(viewer: Viewer, person: Person | None, t: Words) -> None:
    # As text: a name is whatever somebody called it, and would be read as markup.
    st.text(viewer.name)
    st.badge(role_name(viewer.role, t), icon=":material/badge:")
    if person is not None:
        st.text(t("The account of {name}", name=person.name))
    else:
        st.caption(t("This account is nobody's of the floor, so it has no orders of its own."))
    st.markdown(t("**What you may see and do**"))
    st.markdown("\n".join(f"- {line}" for line in rights_in_words(viewer, t)))


def _where(viewer: Viewer, sessions: list[LiveSignIn], advice: str, t: Words) -> None:
    st.subheader(t("Where you are signed in"), anchor=False)
    for one in sessions:
        with st.container(border=True, gap="xsmall"):
            _session(one, t, here=one.sign_in_id == viewer.sign_in_id)
    st.caption(advice)
    with st.container(horizontal=True):
        if len(sessions) > 1:
            st.html(ELSEWHERE.format(label=t("Sign out everywhere else")), width="content")
        st.html(EVERYWHERE.format(label=t("Sign out everywhere")), width="content")


def _session(one: LiveSignIn, t: Words, *, here: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.text(device_name(one.device) or t("Unknown device"))
        if here:
            st.badge(t("This device"), icon=":material/check:", color="green")
    since, seen = written_moment(one.created_at, t), written_moment(one.seen_at, t)
    st.caption(t("Since {since} · last seen {seen}", since=since, seen=seen))
    if one.address:
        st.text(one.address)
