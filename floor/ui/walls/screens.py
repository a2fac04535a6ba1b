"""The list of screens: what each shows, until when, whether it is on, and the way to end it."""

import streamlit as st

from floor.i18n import Words
from floor.store.models import WallLink
from floor.store.records import records
from floor.store.wall_links import all_links, boards_of, is_live
from floor.tasks.revoke_wall_link import revoke_wall_link
from floor.tasks.task import Actor
from floor.ui.filter_parts import today
from floor.ui.moments import written_moment
from floor.ui.walls.names import board_name


def screens(actor: Actor, t: Words) -> None:
    """The live ones, newest first; the ended ones behind a line of their own."""
    with records().reading() as session:
        links = all_links(session)
    live = [link for link in links if is_live(link, today())]
    ended = [link for link in links if not is_live(link, today())]
    st.subheader(t("Screens"), anchor=False)
    if not live:
        st.info(t("No screen has a link yet. Make one, and open its address on the television."), icon=":material/tv:")
    for link in live:
        with st.container(border=True, gap="xsmall"):
            _live(actor, link, t)
    if ended:
        with st.expander(t.plural("{n} ended screen", "{n} ended screens", len(ended))):
            for link in ended:
                _ended(link, t)


def _live(actor: Actor, link: WallLink, t: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.text(link.name)
        st.badge(t("Live"), icon=":material/check:", color="green")
    _shows(link, t)
    until = t("until {day}", day=t.date(link.last_day, "short")) if link.last_day else t("until revoked")
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(f"{_last_seen(link, t)} · {until}")
        with st.popover(t("Revoke"), icon=":material/link_off:"):
            st.markdown(t("Within seconds the screen shows no board any more. This cannot be taken back."))
            if st.button(t("Revoke this link"), key=f"revoke-{link.id}", type="primary"):
                revoke_wall_link(actor, link.id)
                st.rerun()


def _ended(link: WallLink, t: Words) -> None:
    st.text(link.name)
    _shows(link, t)
    how = t("revoked {time}", time=written_moment(link.revoked_at, t)) if link.revoked_at else ""
    past = t("ended after {day}", day=t.date(link.last_day, "short")) if link.last_day else ""
    st.caption(f"{how or past} · {_last_seen(link, t)}")


def _shows(link: WallLink, t: Words) -> None:
    # As text: the name of a team is whatever somebody called it, and would be read as markup.
    boards = ", ".join(board_name(board, t) for board in boards_of(link))
    st.text(f"{t('All teams') if link.team is None else link.team} — {boards}")


def _last_seen(link: WallLink, t: Words) -> str:
    return t("last seen {time}", time=written_moment(link.seen_at, t)) if link.seen_at else t("never opened yet")
